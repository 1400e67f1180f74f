/* csv_row: rows of CSV while they are written: quotes only where RFC 4180 needs them.
 *
 * For Excel and WPS rows end in CRLF and no cell is one that a spreadsheet would take for a formula: one that begins
 * with = + - @ (either width), a tab or a line break gets an apostrophe before it (OWASP, "CSV Injection"). */
#ifndef JIHUA_CSV_ROW_H
#define JIHUA_CSV_ROW_H

#include "base/buf.h"

struct csv_row {
    struct buf *out;
    bool first; /* no cell was added yet */
    bool only;  /* the only cell of its row: blank, it must not look like a blank line */
    bool excel;
};

void csv_row_add(struct csv_row *, struct slice cell);
void csv_row_add_number(struct csv_row *, size_t);
void csv_row_end(const struct csv_row *);

#endif
