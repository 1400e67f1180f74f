/* preview: the pages of a sheet on the screen, one at a time: turned, scrolled, searched. */
#ifndef JIHUA_PREVIEW_H
#define JIHUA_PREVIEW_H

#include "term/layout.h"
#include "term/screen.h"
#include "sheet/sheet_pages.h"

struct preview {
    struct sheet_pages pages;
    int ncols;                   /* that the pages are wide */
    size_t page;                 /* the one that shows, from 0 */
    size_t top;                  /* of its lines the first that shows */
    int left;                    /* columns that are scrolled away */
    struct buf wanted;           /* what is searched, "" if nothing */
    size_t *hit, hits, hits_cap; /* owned: the lines in which it begins */
    size_t found;                /* the hit that we stand on; hits: none */
    struct box box;              /* as last drawn */
};

void preview_init(struct preview *);
void preview_done(struct preview *);
/* Takes a text sheet over; stays on the page that showed, if it has one, else on the first. */
void preview_set_text(struct preview *, struct buf *text, int ncols);
bool preview_has_pages(const struct preview *);

/* Each returns whether anything moved. */
bool preview_turn(struct preview *, int by);   /* on to what does not show yet of the page, else to the next page */
bool preview_scroll(struct preview *, int by); /* by lines, over the ends of pages */
bool preview_sideways(struct preview *, int by);
bool preview_end(struct preview *, bool last); /* to the first or the last page */
/* What is searched from here on; stays where we are until preview_find. */
void preview_search(struct preview *, struct slice wanted);
/* To a line in which it begins: the first from what shows on (by 0), the next (1), the one before (-1), around the
 * ends. */
bool preview_find(struct preview *, int by);

void preview_draw(struct preview *, struct screen *, const struct box *);
size_t preview_lines(const struct preview *); /* of the page that shows */

#endif
