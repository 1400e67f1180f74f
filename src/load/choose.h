/* choose: which of the tables of a file is read: as --sheet says, else the one whose header fits best.
 *
 * A workbook's worksheets have numbers and names; a table of theirs is `2`, `主要指标`, or, where a worksheet holds
 * several, `2#1`.  The tables of a document or a text have numbers, and the words that stand above them. */
#ifndef JIHUA_CHOOSE_H
#define JIHUA_CHOOSE_H

#include "base/buf.h"
#include "base/err.h"
#include "load/regions.h"

/* The table that `sheet` names (NULL: any), as its place in *regions.  False and *err, which lists them, if there is
 * none such, or several. */
bool choose_table(const struct regions *, const struct table *, const char *sheet, size_t *chosen, struct err *);
/* What --sheet is to be given for a table. */
void choose_add_address(const struct regions *, const struct table *, size_t i, struct buf *);
/* That, and how the table is called. */
void choose_add_name(const struct regions *, const struct table *, size_t i, struct buf *);
/* Notes which table was taken, and which others there are; `asked`: the user has named it. */
void choose_report(const struct regions *, const struct table *, size_t chosen, bool asked, struct report *);
/* The worksheet that a table stands on, NULL in a document or a text. */
const struct table_part *choose_sheet_of(const struct table *, const struct region *);

#endif
