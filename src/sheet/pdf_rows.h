/* pdf_rows: ruled rows that flow over pages: the head repeated, long rows split, merged cells reprinted with （续）.
 *
 * A row is as high as its highest cell.  A short row moves to the next page whole, a long one is split between lines,
 * never leaving a single line behind where that can be helped. */
#ifndef JIHUA_PDF_ROWS_H
#define JIHUA_PDF_ROWS_H

#include "sheet/pdf_pages.h"

/* Where the layout stands. */
struct pdf_pen {
    struct pdf_pages *out;
    struct pdf_fonts *fonts;
    double y;       /* where the next thing begins */
    double size;    /* of the text in cells */
    double stretch; /* points that the largest box of the section is made higher by */
    bool fresh;     /* nothing stands on the page yet */
};

struct pdf_cell {
    double x, width;          /* of its box, rules included */
    struct slice text;        /* visible, in the arena */
    const struct slice *line; /* broken */
    size_t lines;
    const struct slice *again; /* what a later page has where nothing is left of it: text（续）; NULL: nothing */
    size_t agains;
    enum pdf_face face;
    enum pdf_align align;
    bool middle; /* in the middle of its height */
    bool merge;  /* one with the cell above if they say the same */
};

struct pdf_row {
    struct pdf_cell *cell; /* in the arena */
    size_t cells;
    double least;      /* height, at least */
    bool whole;        /* never split */
    bool keep;         /* on the same page as the beginning of the next row */
    struct slice mark; /* entry of the outline, empty: none */
    unsigned level;
};

double pdf_leading(double size); /* from baseline to baseline */
void pdf_new_page(struct pdf_pen *);
void pdf_add_mark(struct pdf_pen *, unsigned level, struct slice name);
/* One line of text whose top is at y. */
void pdf_add_line(struct pdf_pen *, struct slice text, enum pdf_face, double size, enum pdf_align, double x, double x2,
                  double y);
/* Lines of a text within a width, in the arena; *count of them, at least one. */
const struct slice *pdf_break(struct pdf_pen *, struct slice text, enum pdf_face, double size, double width,
                              size_t *count);
/* Fills in text, lines and agains of a cell whose other fields are set. */
void pdf_set_cell(struct pdf_pen *, struct pdf_cell *, struct slice text, bool again);
/* The height that the first rows need if they are not to be torn from what stands before them. */
double pdf_rows_start(const struct pdf_pen *, const struct pdf_row *head, const struct pdf_row *row, size_t rows);
void pdf_flow(struct pdf_pen *, const struct pdf_row *head, const struct pdf_row *row, size_t rows);

#endif
