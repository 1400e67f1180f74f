/* wrap: breaking Chinese text into lines by the kinsoku rules (which signs may not begin or end a line).
 *
 * A line breaks between any two Han characters and at blanks; never before closing punctuation, never after an
 * opening bracket or quote, never inside a number with its measure and the bounds behind it (3—4个, 300名(个)以上) nor
 * an item number with its text (1.支), never inside a Latin word that fits a line, never inside a grapheme cluster that
 * fits one.  A unit wider than the line breaks between clusters, a cluster wider than the line between characters.
 * No line is wider than asked.  Line feeds in the text break too.  The text is UTF-8, as all text of a plan is;
 * anything else is wrapped somehow. */
#ifndef JIHUA_WRAP_H
#define JIHUA_WRAP_H

#include "base/text.h"

struct wrap_line {
    size_t start, end; /* bytes of the text; blanks at the break are in no line */
    int ncols;         /* columns of [start, end) */
};

/* The line that starts at byte *pos of text, at most ncols (>= 2) columns wide; moves *pos to the next line's
 * start.  False when the text is used up.  An empty text has no line; an empty line between two line feeds is one.
 *     for (size_t pos = 0; wrap_next(text, &pos, 40, 1, &line);) ... */
bool wrap_next(struct slice text, size_t *pos, int ncols, int ambiguous, struct wrap_line *line);
int wrap_count(struct slice text, int ncols, int ambiguous); /* lines */
/* The columns of the widest piece that no line of enough room breaks: a quantity, a word, characters with their
 * punctuation. */
int wrap_widest_unit(struct slice text, int ambiguous);

/* Widths of another sort than columns: points on paper. */
struct wrap_measure {
    double (*width)(void *context, struct slice cluster);
    void *context;
};
/* The same, lines at most `room` wide in units of the measure; line->ncols is 0. */
bool wrap_next_measured(struct slice text, size_t *pos, double room, const struct wrap_measure *,
                        struct wrap_line *line);
double wrap_widest_unit_measured(struct slice text, const struct wrap_measure *);

#endif
