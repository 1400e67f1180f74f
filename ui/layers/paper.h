/* paper: the form of the print window: which tasks, as which kind of sheet, how, and where to.
 *
 * Every row of the form is a choice between values or a typed text, and is shown only where it has a meaning.  The
 * form looks at the view, but between two calls of paper_refresh it borrows nothing from the plans.  It draws
 * itself; it knows nothing of jobs and writes no files. */
#ifndef JIHUA_PAPER_H
#define JIHUA_PAPER_H

#include "term/layout.h"
#include "sheet/print.h"
#include "term/screen.h"
#include "sheet/sheet_order.h"
#include "panes/range.h"

enum paper_row {
    PAPER_RANGE,
    PAPER_KIND,
    PAPER_YEAR,
    PAPER_FORMAT,
    PAPER_SIZE,
    PAPER_TURN,
    PAPER_MARKS,
    PAPER_BESIDE,
    PAPER_TO,
    PAPER_FILE,
    PAPER_COPIES,
    PAPER_SIDES,
    PAPER_PAGES,
    PAPER_OPTIONS,
    PAPER_ROWS
};

/* What the value of PAPER_TO means. */
enum paper_to { PAPER_TO_FILE, PAPER_TO_PRINTER, PAPER_TO_CLIPBOARD };

struct paper {
    const struct view *view; /* borrowed */
    enum paper_row row;      /* the row under the cursor */
    size_t value[PAPER_ROWS];
    struct buf text[PAPER_ROWS]; /* of the rows that are typed; "": the default */
    struct buf year;             /* the label chosen, "": all */
    bool kind_chosen;            /* the user has chosen the kind, so another range does not change it */
    size_t tasks[RANGES];        /* how many tasks each range has; 0: it cannot be chosen now */
    size_t *place, count;        /* owned: places of the tasks of the chosen range, in the order of the list */
    struct print_queues queues;
    bool asked;           /* the printers have been asked for, and the answer is there */
    char no_printer[256]; /* why there is no printer; "" if there is one */
    size_t top;           /* the first line of rows that is visible; set by drawing */
};

void paper_init(struct paper *);
void paper_done(struct paper *);
/* Sets the form to what fits where the user is; format, paper and printer stay as they were chosen before. */
void paper_open(struct paper *, const struct view *, enum range);
/* To be called when the view has changed: renews counts, places and years; a range that cannot be chosen any more is
 * replaced by the next one. */
void paper_refresh(struct paper *);

/* ---- what the user does ---- */

bool paper_shows(const struct paper *, enum paper_row);
bool paper_is_typed(enum paper_row);
/* whether the key is typed into the row; else it is a command */
bool paper_takes(enum paper_row, uint32_t key);
void paper_move(struct paper *, int by);                           /* to the next visible row; stops at the ends */
bool paper_change(struct paper *, int by);                         /* the row's next value; false if it has no other */
bool paper_check(enum paper_row, struct slice text, struct err *); /* whether a typed text is one for the row */
void paper_type(struct paper *, enum paper_row, struct slice text);
void paper_add_value(const struct paper *, enum paper_row, struct buf *);
const char *paper_label(enum paper_row); /* not translated yet */

/* ---- what comes of it ---- */

/* the order that the form describes; it borrows from form and view; look.ncols is 80 */
void paper_order(const struct paper *, struct sheet_order *);
/* adds a cache key: two orders with the same key give the same sheet */
void paper_add_cache_key(const struct paper *, struct buf *);
enum paper_to paper_to(const struct paper *);
const char *paper_queue(const struct paper *); /* the printer chosen */
char *paper_file(const struct paper *);        /* the path to write to; free() it */
struct print_job paper_job(const struct paper *, const char *file, const char *title); /* borrows */
/* Tells the form which printers there are, and takes the queues over; or NULL, with the reason in *why. */
void paper_set_queues(struct paper *, struct print_queues *, const struct err *why);

/* ---- drawing (paper_draw.c) ---- */

int paper_lines(const struct paper *, int ncols); /* how many lines it needs, without remarks below */
void paper_draw(struct paper *, struct screen *, const struct box *, bool focused, struct slice action,
                struct slice remark);
/* The row at a position on the screen; PAPER_ROWS: the line that says what Enter does; -1: none. */
int paper_row_at(const struct paper *, const struct box *, int row, int col);

#endif
