/* pane: what a pane can do.  A pane is a table of functions and a state of its own; a new one touches its own file and
 * its row in term/pane.def.
 *
 * A pane draws the view and changes it through view.h; it never draws unasked, never waits, knows no other pane. */
#ifndef JIHUA_PANE_H
#define JIHUA_PANE_H

#include "base/buf.h"
#include "term/command.h"
#include "panes/draw.h"
#include "term/layout.h"
#include "panes/range.h"
#include "term/screen.h"

/* What a handler asks for.  The event loop does it, nothing else does. */
enum {
    APP_NOTHING = 0,
    APP_REDRAW = 1,   /* something shown has changed */
    APP_RELAYOUT = 2, /* so has where things stand */
    APP_QUIT = 4,
    APP_IN = 8,       /* into what the cursor is on: the next pane */
    APP_OUT = 16,     /* back to the pane before */
    APP_UNKNOWN = 32, /* the pane has no such command */
};

/* How much there is and which part of it shows, for the scroll bar. */
struct pane_extent {
    size_t top, total; /* rows; the height is that of the box */
};

/* What a pane's lines are, as data. */
enum pane_data { DATA_TASKS, DATA_HITS, DATA_INDICATORS, PANE_DATA };

struct pane_class {
    size_t size; /* bytes of the pane's own state, zeroed before init */
    void (*init)(void *pane);
    void (*done)(void *pane);
    /* A plan was replaced: drops all that was made from the one before (rows, lines, slices of its text); what the user
     * wished (an order, a pair of years) stays.  A pane that has forgotten, or was never fitted, is empty: every
     * function is safe. */
    void (*forget)(void *pane);
    /* Why it has nothing to show, translated; NULL: it has something.  A pane that has nothing is left out of the
     * layout. */
    const char *(*why_empty)(const struct view *);
    /* Makes its lists and lines for the view and the box; called before each drawing, cheap where nothing changed. */
    void (*fit)(void *pane, const struct view *, const struct box *, int ambiguous);
    /* Its title: 任务 4. */
    void (*title)(const void *pane, const struct view *, struct buf *);
    void (*draw)(const void *pane, const struct view *, struct screen *, const struct box *, bool focused);
    struct pane_extent (*extent)(const void *pane);
    unsigned (*command)(void *pane, struct view *, enum cmd); /* APP_… */
    /* Button 1 at a row and column counted from the box: APP_….  NULL: the click means nothing. */
    unsigned (*press)(void *pane, struct view *, int row, int col);
    void (*scroll)(void *pane, size_t top); /* this row or line becomes the first one shown, as far as that can be */
    bool follows_wheel;                     /* the wheel scrolls; else it moves the cursor */
    /* Scrolls so that a hit of the current task shows; false if this pane does not show its column.  NULL: never
     * does. */
    bool (*reveal)(void *pane, const struct view *, const struct hit *);
    /* Finds the next row of its list, from the one under the cursor on (by 0), after (1) or before (-1) it, that what
     * is typed names; goes there, writes what there is to say about it, returns how many rows fit.  NULL: / searches
     * the plan. */
    size_t (*find)(void *pane, struct view *, struct slice typed, int by, struct buf *said);
    /* Whether there is a hit in the rows [from, to) of the extent, for ticks on the scroll bar; NULL: no ticks. */
    bool (*has_hit)(const void *pane, const struct view *, size_t from, size_t to);
    bool (*is_busy)(const void *pane); /* its list is not whole yet: each fit goes on with it; NULL: it always is */
    void (*opened)(void *pane, struct view *); /* it was opened by its key; NULL: nothing is to be done */
    /* Whether it is this pane that shows the column of a hit; NULL: it never is. */
    bool (*holds)(const struct view *, const struct hit *);
    enum range (*prints)(const struct view *); /* what p begins with; NULL: the task */
    enum pane_data exports;                    /* what e begins with */
    /* What y copies. */
    void (*cite)(const void *pane, const struct view *, struct buf *);
};

#define PANE(id, class, place) extern const struct pane_class pane_##class;
#include "term/pane.def"

/* Whether it has anything to show. */
bool pane_has(const struct pane_class *, const struct view *);

/* The movements of a list: APP_UNKNOWN if the command is none. */
struct rows;
unsigned pane_move_rows(struct rows *, enum cmd);
/* How far a command scrolls a text of so many lines in so many rows; false if it is no scrolling command. */
bool pane_scroll_of(enum cmd, size_t height, size_t count, ptrdiff_t *by);

#endif
