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
    unsigned share; /* of the width that is left when narrow columns have what they need; 0: takes no more than that */
    bool right;     /* flush right, never broken */
    size_t ncols;   /* of the screen, that a cell takes on one line, on average */
};

/* What a column takes at least, in ems: four characters, padding and rules. */
#define HTML_COLUMN_EMS 5.2

extern const char html_table_style[];                /* rules for a style sheet */
void html_table_add_fit(struct buf *, double width); /* another one: a table fits paper so many points wide */
/* Opens the table, up to its first row.  `class`: "list" or that and others. */
void html_table_start(struct buf *, const char *class, const struct html_column *, size_t count);
void html_table_end(struct buf *);
/* Text of a cell, escaped; no line breaks inside a number with its measure and the bounds behind it. */
void html_text_add(struct buf *, struct slice text);

#endif
