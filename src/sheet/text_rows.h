/* text_rows: the lines and ruled rows of a text sheet, laid out over pages of a fixed number of lines.
 *
 * Between pages stands a form feed.  A short row moves to the next page whole, a long one is split between lines,
 * never leaving a single line behind where that can be avoided; the head of a table stands on every page, a merged
 * cell is printed again with （续）.  Invariant: no page has more lines than sheet_look.nlines, and each has just as
 * many once text_rows_done has added the feet.  With nlines 0 a page ends only where the sheet says so. */
#ifndef JIHUA_TEXT_ROWS_H
#define JIHUA_TEXT_ROWS_H

#include "sheet/sheet.h"

/* The place that a renderer has reached. */
struct text_pen {
    struct buf *out;
    const struct sheet_look *look;
    size_t start; /* the byte of `out` at which the document begins */
    size_t room;  /* lines of a page without its foot; SIZE_MAX: pages are endless */
    size_t used;  /* lines of this page so far */
    size_t pages;
};

/* The widths of the cells of a ruled row, in columns.  A row is as wide as these, three columns more for each cell,
 * and one. */
struct text_ruled {
    const int *width;
    size_t count; /* 0: there is no row */
};

struct text_row {
    struct text_ruled ruled;
    const struct slice *cell;
    const struct sheet_column *column; /* the columns of the table; NULL: the row is of a form, or a section */
    /* the first cell is a label, which is printed again where the row goes on on another page */
    bool label;
    bool whole;   /* never split */
    size_t least; /* the least number of lines */
    size_t keep;  /* how many lines must follow on the same page */
};

/* The rows of one table or form. */
struct text_flow {
    struct text_pen *pen;
    const struct text_row *head; /* NULL: none; repeated on every page unless it is high */
    struct text_ruled above;     /* the widths of the row above on this page */
    /* cells of the table row before this one, on any page; NULL: none, or it was a section */
    const struct slice *last;
    bool fresh; /* only the head is on the page */
};

void text_rows_init(struct text_pen *, const struct sheet_look *, struct buf *out);
/* Ends the document: adds the foot of each page, `source` and page number; with endless pages `source` below the
 * last line. */
void text_rows_done(struct text_pen *, struct slice source);

void text_new_page(struct text_pen *);
void text_gap(struct text_pen *); /* an empty line, except at the top of a page */
/* Adds a paragraph.  `keep`: how many lines must follow on the same page. */
void text_paragraph(struct text_pen *, struct slice text, bool centred, size_t keep);

/* how many lines the row has, without its rules */
size_t text_row_lines(const struct text_pen *, const struct text_row *);
/* How many lines the beginning of a row needs, with the rules around it. */
size_t text_row_start(const struct text_pen *, const struct text_row *);
int text_ruled_cols(struct text_ruled);

void text_flow_start(struct text_flow *, struct text_pen *, const struct text_row *head, size_t keep);
/* the cells must stay valid until the next row was added */
void text_flow_row(struct text_flow *, const struct text_row *);
void text_flow_end(struct text_flow *);

#endif
