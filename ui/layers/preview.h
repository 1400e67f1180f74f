/* preview: the pages of a sheet on the screen, one at a time: turned, scrolled, searched. */
#ifndef JIHUA_PREVIEW_H
#define JIHUA_PREVIEW_H

#include "term/layout.h"
#include "term/screen.h"
#include "sheet/sheet_pages.h"

struct preview {
    struct sheet_pages pages;
    int ncols;                   /* the width of the pages in columns */
    size_t page;                 /* the page that is shown, from 0 */
    size_t top;                  /* the first line of it that is shown */
    int left;                    /* columns that are scrolled away on the left */
    struct buf wanted;           /* the searched word, "" if there is none */
    size_t *hit, hits, hits_cap; /* owned: the lines in which the word begins */
    size_t found;                /* index of the present hit; `hits` if there is none */
    struct box box;              /* as last drawn */
};

void preview_init(struct preview *);
void preview_done(struct preview *);
/* Sets the pages to those of a rendered text sheet, which is taken over; stays on the same page number if there is
 * such a page. */
void preview_set_text(struct preview *, struct buf *text, int ncols);
bool preview_has_pages(const struct preview *);

/* Each moves and returns whether anything changed. */
/* shows the part of the page that is not visible yet, else the next page */
bool preview_turn(struct preview *, int by);
bool preview_scroll(struct preview *, int by); /* by lines, also from page to page */
bool preview_sideways(struct preview *, int by);
bool preview_end(struct preview *, bool last); /* to the first or the last page */
/* Sets the searched word; the page does not change before preview_find. */
void preview_search(struct preview *, struct slice wanted);
/* Goes to a line in which the word begins: by 0 the first one from here on, 1 the next, -1 the one before; after the
 * last comes the first. */
bool preview_find(struct preview *, int by);

void preview_draw(struct preview *, struct screen *, const struct box *);
size_t preview_lines(const struct preview *); /* lines of the page that is shown */

#endif
