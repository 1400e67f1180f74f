/* bars: the top line (plan, where the user is, how many tasks) and the bottom line (message, search and filters,
 * hints). */
#ifndef JIHUA_BARS_H
#define JIHUA_BARS_H

#include "layers/app.h"

void bars_draw_top(const struct app *);
/* Draws the bottom line: a message or the progress of work, else what `draw_state` draws from column 1 on (it
 * returns the columns used); on the right the hints of a scope. */
void bars_draw_bottom(const struct app *, int row, enum command_scope hints,
                      int (*draw_state)(const struct app *, int row));
/* Draws what is searched and filtered: 检索 人才 11 项 43 处 · 筛选 ….  Returns the columns used. */
int bars_draw_search(const struct app *, int row);
int bars_draw_text(const struct app *, int row, const struct buf *text, enum style);

/* Adds how much the search has found so far, and the number of the present hit. */
void bars_add_found(const struct view *, struct buf *);
/* Adds how many tasks the filters hide; nothing without a filter. */
void bars_add_hidden(const struct view *, struct buf *);
/* Adds which foldings are off. */
void bars_add_foldings(const struct view *, struct buf *);

#endif
