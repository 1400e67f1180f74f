/* sheet_pages: a sheet as pages of lines, for a preview that turns pages and searches them.
 *
 * The lines are those of the text format at the look's width, without line feeds and form feeds. */
#ifndef JIHUA_SHEET_PAGES_H
#define JIHUA_SHEET_PAGES_H

#include "sheet/sheet.h"

struct sheet_pages {
    struct buf text;    /* what the lines borrow from */
    struct slice *line; /* owned: all lines, page after page */
    size_t lines, lines_cap;
    size_t *first; /* owned: the first line of each page, and the number of lines as one more entry */
    size_t pages, pages_cap;
};

/* *pages is ready for sheet_pages_done in any case; there is always one page. */
bool sheet_pages_make(struct sheet_pages *, const struct sheet *, const struct sheet_look *, struct err *);
/* The same from a text sheet that was rendered before; takes it over. */
void sheet_pages_of_text(struct sheet_pages *, struct buf *text);
void sheet_pages_done(struct sheet_pages *);
/* ---- searching: what is broken over lines of a page is found too, each cell of a table by itself ---- */

struct sheet_span {
    size_t start, end; /* bytes of a line */
};

/* The first line at or after `from` in which `part` begins, SIZE_MAX if there is none; *page: the page it is on. */
size_t sheet_pages_find(const struct sheet_pages *, struct slice part, size_t from, size_t *page);
/* What of a line belongs to `part`, from left to right within each cell; how many, at most `most` of them in `span`. */
size_t sheet_pages_spans(const struct sheet_pages *, size_t line, struct slice part, struct sheet_span *span,
                         size_t most);

#endif
