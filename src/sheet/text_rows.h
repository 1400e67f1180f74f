/* text_rows: the lines and ruled rows of a text sheet, flowing over pages of a fixed number of lines.
 *
 * Pages are parted by a form feed.  A short row moves to the next page whole, a long one is split between lines, never
 * leaving a single line behind where that can be helped; the head of a table stands on every page, a merged cell is
 * printed again with （续）.  Invariant: no page has more lines than sheet_look.nlines, and each has as many once
 * text_rows_done has put the feet below them; with 0 pages end only where the sheet says. */
#ifndef JIHUA_TEXT_ROWS_H
#define JIHUA_TEXT_ROWS_H

#include "sheet/sheet.h"

/* Where a renderer stands. */
struct text_pen {
    struct buf *out;
    const struct sheet_look *look;
    size_t start; /* of the document in out */
    size_t room;  /* lines of a page but for its foot; SIZE_MAX: endless */
    size_t used;  /* lines of this page */
    size_t pages;
};

/* The columns of a ruled row: a row is as wide as their widths, three for each and one. */
struct text_ruled {
    const int *width;
    size_t count; /* 0: nothing is there */
};

struct text_row {
    struct text_ruled ruled;
    const struct slice *cell;
    const struct sheet_column *column; /* NULL: the cells of a form, or of a section */
    bool label;                        /* the first cell is the label of the others: printed again where they go on */
    bool whole;                        /* never split */
    size_t least;                      /* lines, at least */
    size_t keep;                       /* lines that must stand on the same page after it */
};

/* Rows that follow each other between two gaps. */
struct text_flow {
    struct text_pen *pen;
    const struct text_row *head; /* NULL: none; printed once if it is high */
    struct text_ruled above;     /* the row that was placed last on this page */
    const struct slice *last; /* cells of the row of the table before this one, on any page; NULL: none, or a section */
    bool fresh;               /* nothing but the head stands on the page */
};

void text_rows_init(struct text_pen *, const struct sheet_look *, struct buf *out);
/* The foot of each page, `source` and its number; endless: the source below the last line. */
void text_rows_done(struct text_pen *, struct slice source);

void text_new_page(struct text_pen *);
void text_gap(struct text_pen *); /* an empty line, but not at the top of a page */
/* `keep`: lines that must stand on the same page after it. */
void text_paragraph(struct text_pen *, struct slice text, bool centred, size_t keep);

size_t text_row_lines(const struct text_pen *, const struct text_row *); /* without rules */
/* Lines that the beginning of a row needs, with the rules around it. */
size_t text_row_start(const struct text_pen *, const struct text_row *);
int text_ruled_cols(struct text_ruled);

void text_flow_start(struct text_flow *, struct text_pen *, const struct text_row *head, size_t keep);
void text_flow_row(struct text_flow *, const struct text_row *); /* its cells live until the next one was placed */
void text_flow_end(struct text_flow *);

#endif
