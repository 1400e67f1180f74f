/* sheet_pages: a sheet as pages of lines, for a preview that turns pages and searches them.
 *
 * The lines are those of the text format at the look's width, without line feeds and form feeds. */
#ifndef JIHUA_SHEET_PAGES_H
#define JIHUA_SHEET_PAGES_H

#include "sheet/sheet.h"

struct sheet_pages {
    struct buf text;    /* the lines are slices of it */
    struct slice *line; /* owned: all lines, page after page */
    size_t lines, lines_cap;
    size_t *first; /* owned: index of the first line of each page; one more entry is the number of lines */
    size_t pages, pages_cap;
};

/* Renders the sheet as text and splits it into pages; there is always at least one.  Call sheet_pages_done in any
 * case. */
bool sheet_pages_make(struct sheet_pages *, const struct sheet *, const struct sheet_look *, struct err *);
/* The same from a rendered text sheet, which is taken over. */
void sheet_pages_of_text(struct sheet_pages *, struct buf *text);
void sheet_pages_done(struct sheet_pages *);
/* ---- searching: a word that is broken over lines of a page is found too, each cell of a table by itself ---- */

struct sheet_span {
    size_t start, end; /* bytes of a line */
};

/* The index of the first line at or after `from` in which `part` begins, and its *page; SIZE_MAX if there is none. */
size_t sheet_pages_find(const struct sheet_pages *, struct slice part, size_t from, size_t *page);
/* The spans of a line that belong to `part`, from left to right within each cell.  Returns how many there are; at
 * most `most` are written. */
size_t sheet_pages_spans(const struct sheet_pages *, size_t line, struct slice part, struct sheet_span *span,
                         size_t most);

#endif
