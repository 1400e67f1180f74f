/* sheet_order: a sheet as it is ordered: which tasks, as which kind, in which format, how it looks; and how its file is called. */
#ifndef JIHUA_SHEET_ORDER_H
#define JIHUA_SHEET_ORDER_H

#include "sheet/sheet.h"

struct sheet_order {
    const struct sheet_kind *kind;
    const struct sheet_format *format;
    struct sheet_look look;
    struct sheet_choice choice;
    bool full_width; /* sheet.h */
};

/* Makes the sheet and adds the document to `out`; what is to be said of it to *made.  A sheet that would be empty is
 * not made. */
bool sheet_order_render(const struct sheet_order *, struct buf *out, struct sheet_made *, struct err *);
/* Whether a text of it needs paper on its side. */
bool sheet_order_lies(const struct sheet_order *);
/* 责任清单-市人社局.pdf; with the number of a task 任务单-05-壮大产业技术人才队伍.pdf; the second of that name (again: 2) ends in -2.pdf.
 * free() it. */
char *sheet_order_file(const struct sheet_order *, struct slice no, struct slice name, unsigned again);

#endif
