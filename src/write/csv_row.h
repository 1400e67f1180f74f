/* csv_row: rows of CSV while they are written: a cell is quoted only where RFC 4180 needs it.
 *
 * For Excel and WPS rows end in CRLF, and a cell that a spreadsheet would take for a formula (it begins with = + - @
 * of either width, a tab or a line break) gets an apostrophe before it (OWASP, "CSV Injection"). */
#ifndef JIHUA_CSV_ROW_H
#define JIHUA_CSV_ROW_H

#include "base/buf.h"

struct csv_row {
    struct buf *out;
    bool first; /* no cell was added yet */
    bool only;  /* the row has only this cell: if it is blank it is quoted, or the row would look like a blank line */
    bool excel;
};

void csv_row_add(struct csv_row *, struct slice cell);
void csv_row_add_number(struct csv_row *, size_t);
void csv_row_end(const struct csv_row *);

#endif
