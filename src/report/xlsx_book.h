/* xlsx_book: a workbook that is being written, sheet by sheet, row by row from above.
 *
 * Every cell is text, whatever it looks like: 0012, 1-2 and =1 stay what they are.  Any text comes back from a reader
 * of the format as it was given.  The same calls make the same bytes.  Rows and columns count from 0. */
#ifndef JIHUA_XLSX_BOOK_H
#define JIHUA_XLSX_BOOK_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"

enum xlsx_look { XLSX_TITLE, XLSX_HEADER, XLSX_TEXT, XLSX_CENTRED, XLSX_LOOKS };

/* The most that a file for Excel can hold. */
enum { XLSX_ROWS = 1048576, XLSX_CELL_UNITS = 32767 /* of UTF-16 */ };

/* How large letters are, in points: the body's, the title's; and a line of the body with its leading. */
enum { XLSX_BODY = 10, XLSX_TITLE_SIZE = 18, XLSX_LINE = 15, XLSX_HEIGHT_MAX = 409 };

struct xlsx_book;

/* `title`: that of the document.  NULL and *err if the library is not there or nothing can be written. */
struct xlsx_book *xlsx_book_new(struct slice title, struct err *);
/* Without writing anything; NULL is nothing. */
void xlsx_book_free(struct xlsx_book *);

/* Begins a worksheet; its name is made from the title, unlike those of the others.  A4 on its side, as wide as the
 * page. */
void xlsx_book_add_sheet(struct xlsx_book *, struct slice title);
/* `width` in digits of the body's script at 11 points. */
void xlsx_book_set_column(struct xlsx_book *, size_t column, double width);
void xlsx_book_set_row(struct xlsx_book *, size_t row, double points);
/* Rows up to this one stay on the screen; this one is printed on each page. */
void xlsx_book_keep_header(struct xlsx_book *, size_t row);
/* Buttons in the header row to choose rows down to `last` by. */
void xlsx_book_add_filter(struct xlsx_book *, size_t header, size_t last, size_t columns);

/* Cells, both ends included, that are one if they are several. */
struct xlsx_place {
    size_t top, left, bottom, right;
};
/* False if no cell of Excel holds so long a text; nothing is written then. */
bool xlsx_book_write(struct xlsx_book *, struct xlsx_place, struct slice text, enum xlsx_look);

/* Ends the book and adds its bytes.  False and *err if there is no room for what is put together on the way. */
bool xlsx_book_finish(struct xlsx_book *, struct buf *out, struct err *);

#endif
