/* html_table: a table of HTML whose columns hold running text.
 *
 * Columns divide the room by their shares, none narrower than four characters.  On the screen they are wide enough for what they
 * hold, so that a narrow window moves a table sideways; on paper a table of many columns is set smaller and no row is torn that
 * a page holds. */
#ifndef JIHUA_HTML_TABLE_H
#define JIHUA_HTML_TABLE_H

#include "base/buf.h"

struct html_column {
    struct slice header;
    /* its part of the width that is left when narrow columns have what they need; 0: it takes what it needs */
    unsigned share;
    bool right;   /* flush right, never broken */
    size_t ncols; /* how many columns of the screen its average cell takes on one line */
};

/* The least width of a column in ems: four characters, padding and rules. */
#define HTML_COLUMN_EMS 5.2

extern const char html_table_style[]; /* rules for a style sheet */
/* another rule: makes a table fit paper that is `width` points wide */
void html_table_add_fit(struct buf *, double width);
/* Opens the table and adds its header row.  `class`: the CSS classes, "list" or that and others. */
void html_table_start(struct buf *, const char *class, const struct html_column *, size_t count);
void html_table_end(struct buf *);
/* Adds the text of a cell, escaped; a number stays on one line with its measure and bound. */
void html_text_add(struct buf *, struct slice text);

#endif
