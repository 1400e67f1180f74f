/* paper: the form of the print window: which tasks, as what, how, and where to.
 *
 * Every row is a choice among values or a text that is typed; it shows only where it means something.  It looks at the
 * view and borrows nothing from its plans between two calls of paper_refresh.  It draws itself and knows neither jobs
 * nor files. */
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
    enum paper_row row;      /* the cursor */
    size_t value[PAPER_ROWS];
    struct buf text[PAPER_ROWS]; /* of the rows that are typed; "": as it is by itself */
    struct buf year;             /* the label chosen, "": all */
    bool kind_chosen;            /* by the user: another range leaves it */
    size_t tasks[RANGES];        /* how many each has; 0: it means nothing now */
    size_t *place, count;        /* owned: the tasks of the range chosen, in the order of the list */
    struct print_queues queues;
    bool asked;           /* what is known of printers is known */
    char no_printer[256]; /* why there is none; "" */
    size_t top;           /* the first line of rows that shows; set by drawing */
};

void paper_init(struct paper *);
void paper_done(struct paper *);
/* The form as it is best for where the user is; what was chosen of format, paper and printer before stays. */
void paper_open(struct paper *, const struct view *, enum range);
/* After the view changed: counts, places, years; a range that means nothing now gives way to the next. */
void paper_refresh(struct paper *);

/* ---- what the user does ---- */

bool paper_shows(const struct paper *, enum paper_row);
bool paper_is_typed(enum paper_row);
bool paper_takes(enum paper_row, uint32_t key);                    /* typed into the row; else the key is a command */
void paper_move(struct paper *, int by);                           /* to the next row that shows; stops at the ends */
bool paper_change(struct paper *, int by);                         /* the row's next value; false if it has no other */
bool paper_check(enum paper_row, struct slice text, struct err *); /* whether a typed text is one for the row */
void paper_type(struct paper *, enum paper_row, struct slice text);
void paper_add_value(const struct paper *, enum paper_row, struct buf *);
const char *paper_label(enum paper_row); /* not translated yet */

/* ---- what comes of it ---- */

void paper_order(const struct paper *, struct sheet_order *); /* borrows from the form and the view; look.ncols is 80 */
void paper_add_cache_key(const struct paper *, struct buf *); /* other orders have other stamps */
enum paper_to paper_to(const struct paper *);
const char *paper_queue(const struct paper *); /* the printer chosen */
char *paper_file(const struct paper *);        /* the path to write to; free() it */
struct print_job paper_job(const struct paper *, const char *file, const char *title); /* borrows */
/* What printers there are: NULL with the reason, if there are none.  Takes the queues over. */
void paper_set_queues(struct paper *, struct print_queues *, const struct err *why);

/* ---- drawing (paper_draw.c) ---- */

int paper_lines(const struct paper *, int ncols); /* how many it would like to have, without remarks below */
void paper_draw(struct paper *, struct screen *, const struct box *, bool focused, struct slice action,
                struct slice remark);
/* The row at a place of the box; PAPER_ROWS: what Enter does; -1: none. */
int paper_row_at(const struct paper *, const struct box *, int row, int col);

#endif
