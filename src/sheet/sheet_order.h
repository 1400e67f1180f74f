/* sheet_order: an order for a sheet: which tasks, which kind, which format, how it looks; and what its file is
 * called. */
#ifndef JIHUA_SHEET_ORDER_H
#define JIHUA_SHEET_ORDER_H

#include "sheet/sheet.h"
#include "write/format.h"

/* A kind of sheet: it is one file that fills a sheet, and a row of kinds[] in sheet_order.c. */
struct sheet_kind {
    const char *name;  /* --kind task */
    const char *label; /* msgid: 任务单 */
    void (*make)(struct sheet *, const struct sheet_choice *);
};
size_t sheet_kinds(void);
const struct sheet_kind *sheet_kind_at(size_t);
const struct sheet_kind *sheet_kind_named(const char *name); /* NULL if there is none */
/* Fills an empty sheet: its title and source, then its blocks. */
void sheet_make(struct sheet *, const struct sheet_kind *, const struct sheet_choice *);

/* A format of sheets: it is one file that renders a sheet, a row of formats[] in sheet_order.c, and rows of
 * write/format.def. */
struct sheet_format {
    enum format_id id;
    bool binary;     /* not to be printed on a terminal */
    bool paper;      /* a printer accepts it */
    bool paged_text; /* its pages have ncols columns and nlines lines */
    /* Adds the document to `out` and sets *made. */
    bool (*render)(const struct sheet *, const struct sheet_look *, struct buf *out, struct sheet_made *, struct err *);
};
size_t sheet_formats(void);
const struct sheet_format *sheet_format_at(size_t);
const struct sheet_format *sheet_format_of(enum format_id);      /* NULL if sheets have no such format */
const struct sheet_format *sheet_format_named(const char *name); /* likewise */

struct sheet_order {
    const struct sheet_kind *kind;
    const struct sheet_format *format;
    struct sheet_look look;
    struct sheet_choice choice;
    bool full_width; /* sheet.h */
};

/* Makes the sheet and adds the document to `out`; *made says what was found out.  A sheet that has nothing to say is
 * not rendered (made->empty).  False and *err if rendering fails. */
bool sheet_order_render(const struct sheet_order *, struct buf *out, struct sheet_made *, struct err *);
/* Whether, as text, it needs landscape paper. */
bool sheet_order_lies(const struct sheet_order *);
/* The name of the file, free() it: 责任清单-市人社局.pdf, or with the number of a task 任务单-05-壮大产业技术人才队伍.pdf.  again: 1 for
 * the first of that name; the second (2) ends in -2.pdf. */
char *sheet_order_file(const struct sheet_order *, struct slice no, struct slice name, unsigned again);

#endif
