/* paste: tables that lost their rows when they were copied: a cell a line, or rows broken at the paragraphs of a cell.
 *
 * Such a table is held together by its header words, by what cells look like and by numbers that go on in order: every
 * way of the lines through the columns is weighed.  Where no way is clearly the best, the table is refused with the
 * line where the pattern broke: a table that is wrong and looks right would be worse.  What was guessed is in the
 * report. */
#ifndef JIHUA_PASTE_H
#define JIHUA_PASTE_H

#include "base/err.h"
#include "table/table.h"

/* A cell a line: rows of one cell each → *out, an empty table.  Its rows are lines above (one cell), the header,
 * sections (one cell), tasks as wide as the header, lines below (one cell). */
bool paste_lines(const struct table *lines, struct table *out, struct report *, struct err *);

/* Rows that paragraphs broke: the last cell of a line goes on with the first of the next.  Where rows were put
 * together *changed is set and *out has all rows; otherwise *out is of no use. */
bool paste_tabs(const struct table *rows, struct table *out, bool *changed, struct report *, struct err *);

#endif
