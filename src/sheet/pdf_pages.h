/* pdf_pages: the pages of a PDF before they are drawn: texts, rules and entries of the outline (bookmarks), each
 * with its place.
 *
 * Lengths are points (1/72 inch) from the top left corner of the paper. */
#ifndef JIHUA_PDF_PAGES_H
#define JIHUA_PDF_PAGES_H

#include "sheet/pdf_fonts.h"
#include "sheet/sheet.h"

enum pdf_align { PDF_LEFT, PDF_CENTRE, PDF_RIGHT };

struct pdf_op {
    bool rule; /* true: a line from (x, y) to (x2, y2); false: a text on the baseline y between x and x2 */
    double x, y, x2, y2;
    struct slice text; /* in the arena of struct pdf_pages */
    enum pdf_face face;
    enum pdf_align align;
    double size;
};

struct pdf_mark { /* an entry of the outline, a bookmark */
    struct slice name;
    unsigned level;
    size_t page; /* from 0 */
    double y;
};

struct pdf_pages {
    struct arena arena;
    double width, height;            /* of the paper */
    double left, top, right, bottom; /* the text area */
    /* how pages are numbered: true as a document (— 1 —), false as a table (第 1 页，共 9 页) */
    bool form;
    struct pdf_op *op; /* owned */
    size_t ops, ops_cap;
    size_t *page; /* owned: the index of the first op of each page */
    size_t pages, pages_cap;
    struct pdf_mark *mark; /* owned */
    size_t marks, marks_cap;
};

void pdf_pages_done(struct pdf_pages *);

#define PDF_MM (72.0 / 25.4)

#endif
