/* xls_inside: what the files of the .xls reader share: a workbook (BIFF8, or BIFF5 of Excel 5 and 95) while it is
 * read. */
#ifndef JIHUA_XLS_INSIDE_H
#define JIHUA_XLS_INSIDE_H

#include <iconv.h>

#include "base/arena.h"
#include "office/biff.h"
#include "table/grid.h"

/* A sheet as the list of them has it. */
struct xls_sheet {
    size_t start; /* of its records in the stream */
    bool worksheet, hidden;
    struct slice name;
};

/* How cells of one kind are shown. */
struct xls_look {
    unsigned format; /* its number */
    struct slice text;
    bool changes_text; /* not only numbers are shown by it */
};

struct xls_format {
    unsigned number;
    struct slice text;
};

/* A string of the table of shared strings (SST): where its record goes on; what it is in the grid. */
struct xls_string {
    uint32_t at, end;
    uint32_t text; /* 1 above the grid's number of it, 0: not told yet */
};

struct xls {
    struct slice stream;
    struct grid_out *out;
    unsigned version; /* BIFF5 or BIFF8 */
    bool epoch_1904, locked;
    struct arena arena; /* names and formats */
    struct xls_sheet *sheet;
    size_t sheets, sheet_cap;
    struct xls_format *format;
    size_t formats, format_cap;
    struct xls_look *look;
    size_t looks, look_cap;
    struct xls_string *string;
    size_t strings, string_cap;
    iconv_t decode;  /* strings of BIFF5, (iconv_t)-1: they are Latin-1 */
    struct buf text; /* the cell that is being made */
    size_t left;     /* bytes of sheets that may still be read: no sheet is read twice */
};

void xls_fail_as_damaged(struct xls *);

/* ---- xls_strings.c ---- */

void xls_strings_init(struct xls *);
void xls_strings_done(struct xls *);
void xls_strings_set_codepage(struct xls *, unsigned codepage);
void xls_strings_find(struct xls *, struct biff_reader); /* where each shared string is */
/* Adds a string of that many characters (BIFF8) or bytes (BIFF5) to `out`. */
void xls_strings_read(struct xls *, struct biff_reader *, size_t count, struct buf *out);
void xls_strings_add_shared(struct xls *, uint32_t number, struct buf *out);
/* The number in the grid of a shared string; *empty: it has no characters. */
uint32_t xls_strings_tell_shared(struct xls *, uint32_t number, bool *empty);

/* ---- xls_book.c ---- */

/* Reads what holds for all sheets; false if that failed, and it is told. */
bool xls_book_read(struct xls *);
const struct xls_look *xls_book_look(const struct xls *, unsigned number); /* General, if there is no such look */

/* ---- xls_sheet.c ---- */

void xls_sheet_read(struct xls *, const struct xls_sheet *);

#endif
