/* cite: a piece of a plan as text that says where it comes from: 产业人才培养行动·任务5·第一年：…. */
#ifndef JIHUA_CITE_H
#define JIHUA_CITE_H

#include "base/buf.h"
#include "panes/view.h"

void cite_action(const struct view *, size_t action, struct buf *);
void cite_place(const struct view *, struct buf *);               /* action and number of the task */
void cite_cell(const struct view *, size_t column, struct buf *); /* one cell of the task */
/* One item of a cell, with its number: …·第一年·第2项：… */
void cite_item(const struct view *, size_t column, size_t item, struct buf *);
void cite_task(const struct view *, struct buf *); /* every filled cell, one a line */

#endif
