/* sheet_order: a sheet as it is ordered: which tasks, as which kind, in which format, how it looks; and how its file is
 * called. */
#ifndef JIHUA_SHEET_ORDER_H
#define JIHUA_SHEET_ORDER_H

#include "sheet/sheet.h"
#include "write/format.h"

/* A kind is one file that fills a sheet, and its row here. */
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

/* A format is one file that renders a sheet, its row in a table here and its rows in write/format.def. */
struct sheet_format {
    enum format_id id;
    bool binary;     /* nothing for a terminal */
    bool paper;      /* a print queue takes it */
    bool paged_text; /* paper of so many columns and lines */
    /* Adds the document to `out`; fills *made, which is empty. */
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

/* Makes the sheet and adds the document to `out`; what is to be said of it to *made.  A sheet that would be empty is
 * not made. */
bool sheet_order_render(const struct sheet_order *, struct buf *out, struct sheet_made *, struct err *);
/* Whether a text of it needs paper on its side. */
bool sheet_order_lies(const struct sheet_order *);
/* 责任清单-市人社局.pdf; with the number of a task 任务单-05-壮大产业技术人才队伍.pdf; the second of that name (again: 2) ends in -2.pdf.
 * free() it. */
char *sheet_order_file(const struct sheet_order *, struct slice no, struct slice name, unsigned again);

#endif
