/* layout: where on the screen each pane stands: only geometry, without a terminal.
 *
 *   120 columns and more   actions or agencies │ tasks │ targets over detail
 *   80-119                 tasks under the headings of their actions │ targets over detail, or one of them if there
 *   are few rows
 *   below 80               one pane at a time
 *   panes of PLACE_TOP     over all columns; below them, if there are rows enough, the text of the current row
 *   panes of PLACE_FULL    over the whole screen
 *   below 20 × 6           only a line that says so
 *
 * Row 0 is the top line, the last row the status line.  Each pane has a title row, its content below, and a column
 * to its right for the line between panes, which is its scroll bar as well.  Boxes never overlap and never leave the
 * screen. */
#ifndef JIHUA_LAYOUT_H
#define JIHUA_LAYOUT_H

#include <stdbool.h>

enum pane_id {
#define PANE(id, class, place) PANE_##id,
#include "term/pane.def"
    PANES
};

enum pane_place { PLACE_LEFT, PLACE_MIDDLE, PLACE_RIGHT, PLACE_TOP, PLACE_FULL }; /* pane.def says what each means */

struct box {
    int row, col, nrows, ncols;
};

enum { LAYOUT_WIDE = 120, LAYOUT_TWO = 80, LAYOUT_MIN_COLS = 20, LAYOUT_MIN_ROWS = 6 };

struct layout_wish {
    int nrows, ncols;       /* of the screen */
    bool has[PANES];        /* the pane has something to show; of actions and agencies only the one in use has */
    enum pane_id focus;     /* where panes share a place, this one is shown */
    enum pane_id companion; /* which of targets and detail is shown when neither has the focus and they share a place */
    bool zoomed;            /* the focus alone */
    int list_cols, name_cols; /* columns that the list on the left and that of tasks would need */
    int widen[PANES];         /* columns that the user added to (or took from) the lists */
};

struct layout {
    int nrows, ncols;
    bool too_small;
    bool shown[PANES];
    struct box title[PANES];   /* one row, also over the column of the bar */
    struct box content[PANES]; /* can have no rows */
    int bar[PANES];            /* column of the line to the right of the content, -1 if none is drawn */
    bool shares[PANES];        /* targets and detail share one place */
};

enum pane_place layout_place(enum pane_id);
void layout_make(const struct layout_wish *, struct layout *);
/* The pane at a screen position, PANES if none. */
enum pane_id layout_at(const struct layout *, int row, int col);

#endif
