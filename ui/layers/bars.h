/* bars: the top line (plan, where we are, how many tasks) and the bottom line (messages, search and filters, hints). */
#ifndef JIHUA_BARS_H
#define JIHUA_BARS_H

#include "layers/app.h"

void bars_draw_top(const struct app *);
/* The bottom line: a message or work under way, else what `draw_state` draws from column 1 on (it returns the columns
 * used), and to the right the hints of the commands of a scope. */
void bars_draw_bottom(const struct app *, int row, enum command_scope hints,
                      int (*draw_state)(const struct app *, int row));
/* 检索 人才 11 项 43 处 · 筛选 …: what is searched and filtered.  Returns the columns used. */
int bars_draw_search(const struct app *, int row);
int bars_draw_text(const struct app *, int row, const struct buf *text, enum style);

/* How much the search has found so far, and which hit we stand on. */
void bars_add_found(const struct view *, struct buf *);
/* How many tasks the filters hide; nothing without a filter. */
void bars_add_hidden(const struct view *, struct buf *);
/* Which foldings are off. */
void bars_add_foldings(const struct view *, struct buf *);

#endif
