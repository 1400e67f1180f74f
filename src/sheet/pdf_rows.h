/* pdf_rows: ruled rows that are laid out over pages: the head is repeated, long rows are split, merged cells are
 * printed again with （续）.
 *
 * A row is as high as its highest cell.  A short row moves to the next page whole, a long one is split between
 * lines, never leaving a single line behind where that can be avoided. */
#ifndef JIHUA_PDF_ROWS_H
#define JIHUA_PDF_ROWS_H

#include "sheet/pdf_pages.h"

/* The place that the layout has reached. */
struct pdf_pen {
    struct pdf_pages *out;
    struct pdf_fonts *fonts;
    double y;       /* where the next thing will stand */
    double size;    /* of the text in cells */
    double stretch; /* points by which the largest box for handwriting is made higher */
    bool fresh;     /* nothing is on the page yet */
};

struct pdf_cell {
    double x, width;          /* of the cell, with its rules */
    struct slice text;        /* printable (pdf_rows_visible); in the arena */
    const struct slice *line; /* the text broken into lines, and how many */
    size_t lines;
    /* lines of the text with （续）, printed on a later page where the cell has no lines left; NULL: nothing is printed
     * there */
    const struct slice *again;
    size_t agains;
    enum pdf_face face;
    enum pdf_align align;
    bool middle; /* the text stands in the middle of the height */
    bool merge;  /* it is merged with the cell above if both have the same text */
};

struct pdf_row {
    struct pdf_cell *cell; /* in the arena */
    size_t cells;
    double least;      /* the least height in points */
    bool whole;        /* never split */
    bool keep;         /* stays on the same page as the beginning of the next row */
    struct slice mark; /* the bookmark; empty: none */
    unsigned level;
};

double pdf_leading(double size); /* the distance from one baseline to the next in points */
void pdf_new_page(struct pdf_pen *);
void pdf_add_mark(struct pdf_pen *, unsigned level, struct slice name);
/* Adds one line of text whose top is at y, between x and x2. */
void pdf_add_line(struct pdf_pen *, struct slice text, enum pdf_face, double size, enum pdf_align, double x, double x2,
                  double y);
/* Breaks a text into lines of a width in points; they are in the arena, *count of them, at least one. */
const struct slice *pdf_break(struct pdf_pen *, struct slice text, enum pdf_face, double size, double width,
                              size_t *count);
/* Sets text, lines and agains of a cell whose other fields are set.  `again`: it gets lines with （续）. */
void pdf_set_cell(struct pdf_pen *, struct pdf_cell *, struct slice text, bool again);
/* The height in points of the head and the first rows, which must stay together at the beginning of a table. */
double pdf_rows_start(const struct pdf_pen *, const struct pdf_row *head, const struct pdf_row *row, size_t rows);
void pdf_flow(struct pdf_pen *, const struct pdf_row *head, const struct pdf_row *row, size_t rows);

#endif
