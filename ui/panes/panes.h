/* panes: all panes together: which one has the keyboard, where they stand, which of them a place of the plan shows in.
 *
 * It owns the panes and looks at one view.  What a pane shows is made when the panes are laid out; between a change of
 * the plans (panes_forget) and the next layout every pane is empty.  Rows and columns are those of the screen. */
#ifndef JIHUA_PANES_H
#define JIHUA_PANES_H

#include "panes/pane.h"

struct pane {
    const struct pane_class *class;
    void *own; /* owned: the class's state */
};

/* Where the user is: the place in the plan, the pane, and how far each pane is scrolled; to come back to. */
struct panes_spot {
    struct view_place at;
    enum pane_id focus, companion, list;
    size_t top[PANES];
};

struct panes {
    struct view *view; /* borrowed */
    struct pane pane[PANES];
    struct layout layout;   /* as last laid out */
    enum pane_id focus;     /* has the keyboard */
    enum pane_id companion; /* of targets and detail, the one seen last */
    enum pane_id list;      /* on the left: actions or agencies */
    bool zoomed;            /* the focus alone */
    int widen[PANES], list_cols, name_cols;
    enum pane_id opened_from; /* the pane that the view over all panes was opened from */
    enum pane_id from_view;   /* we came from that view: Backspace goes there; PANES: from none */
    bool reveal;              /* the hit that we stand on must come into view */
    bool restores;            /* panes scroll to `top` once they are laid out */
    size_t top[PANES];
};

void panes_init(struct panes *, struct view *);
void panes_done(struct panes *);
/* The plans are about to be others: nothing that was made for them is kept, but orders and how far panes are
 * scrolled. */
void panes_forget(struct panes *);
/* How wide the lists would like to be, by the names of the plans. */
void panes_measure(struct panes *, int ambiguous);

/* ---- which pane ---- */

bool panes_is_list(enum pane_id);                           /* stands to the left of the tasks */
bool panes_is_view(enum pane_id);                           /* stands in the place of all others */
const struct pane_class *panes_class(const struct panes *); /* of the pane that has the keyboard */
bool panes_could_show(const struct panes *, enum pane_id);  /* it would have something to show */
bool panes_has(const struct panes *, enum pane_id);         /* so it has, and of the lists it is the one looked at */
bool panes_is_listing(const struct panes *);                /* the one with the keyboard is shown and not whole yet */
void panes_focus(struct panes *, enum pane_id);
enum pane_id panes_next(const struct panes *, int by); /* that Tab goes to; the same if there is no other */
enum pane_id panes_of_hit(const struct panes *, const struct hit *);

/* ---- going; each returns what changed (pane.h) ---- */

unsigned panes_step(struct panes *, int by);     /* in (1) or out (-1); APP_NOTHING at the end of the chain */
unsigned panes_sideways(struct panes *, int by); /* left (-1) or right (1) */
/* Opens a pane by its own key; NULL, or why it cannot be. */
const char *panes_open(struct panes *, enum pane_id);
unsigned panes_view_in(struct panes *);          /* from a view over all panes to what its cursor is on */
unsigned panes_view_out(struct panes *);         /* to where it was opened */
bool panes_came_from_view(const struct panes *); /* and can go back there */
void panes_show_task(struct panes *);            /* after a jump: in a pane where the task can be read */
bool panes_can_widen(const struct panes *);
unsigned panes_widen(struct panes *, int by); /* columns; the list that has the keyboard, else that of the tasks */

struct panes_spot panes_here(const struct panes *);
void panes_return(struct panes *, const struct panes_spot *);
/* A spot in the plans as they will be once the plan of that index has been replaced (view_move_place). */
void panes_spot_renew(struct panes_spot *, const struct view *, size_t plan_index, const struct plan *replacement);

/* ---- what the pane with the keyboard, or the one under the mouse, does ---- */

unsigned panes_command(struct panes *, enum cmd); /* APP_UNKNOWN: it has no such command */
void panes_cite(const struct panes *, struct buf *);
unsigned panes_press(struct panes *, int row, int col, bool twice);
unsigned panes_wheel(struct panes *, int row, int col, int by);

/* ---- on the screen (panes_draw.c) ---- */

/* Whether that takes so long that the screen should say so first; panes_prepare then does it. */
bool panes_must_prepare(const struct panes *);
void panes_prepare(struct panes *);
void panes_lay_out(struct panes *, const struct screen *);
void panes_reveal(struct panes *, const struct screen *); /* the hit that we stand on, if that is due */
/* `active`: the keyboard is theirs, so that the cursor shows. */
void panes_draw(const struct panes *, struct screen *, bool active);

#endif
