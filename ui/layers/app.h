/* app: what the layers of the browser share: the screen, the view and its panes, the stack of layers, the message in
 * the bottom line.
 *
 * A layer takes keys, mouse and pasted text while no other lies above it: the panes, a line that is typed, a pop-up,
 * the print window.  It owns all of its state and knows no other layer; the loop (browser.h) knows nothing of a
 * layer but its class.  Invariant: the stack is never empty; its bottom are the panes (browse.c). */
#ifndef JIHUA_APP_H
#define JIHUA_APP_H

#include "load/load.h"
#include "panes/panes.h"
#include "sys/history.h"
#include "layers/undo.h"

struct app;
struct layer;

/* A plan is about to be replaced.  This is the moment to turn numbers of tasks in the old plans into those of the
 * new ones (view_place_after); afterwards nothing may hold a number, a row or a text of the old plan. */
struct app_swap {
    const struct view *view;
    size_t plan_index;
    const struct plan *replacement;
};

/* What a layer can do.  A function that is NULL does nothing.  Handlers return what changed (APP_… in pane.h), and
 * the loop draws. */
struct layer_class {
    enum command_scope scope; /* the commands of its keys */
    bool covers;              /* it fills the screen: the layers below are not drawn */
    bool takes_cursor;        /* while it lies above, the layers below draw no cursor */
    unsigned (*key)(struct layer *, uint32_t key);
    unsigned (*interrupt)(struct layer *);                /* Ctrl-C; NULL: the same as Esc */
    unsigned (*paste)(struct layer *, struct slice text); /* pasted text is never treated as keys */
    unsigned (*press)(struct layer *, const struct event *);
    unsigned (*wheel)(struct layer *, const struct event *);
    void (*draw)(struct layer *, bool active); /* active: no layer above it takes the cursor */
    void (*footer)(struct layer *, int row);   /* draws the bottom line; NULL: the layer below does */
    /* The plans are about to be replaced: changes what it holds of the old ones to what will be valid then; false:
     * it cannot go on, and is closed.  NULL: it never can. */
    bool (*renew)(struct layer *, const struct app_swap *);
    void (*renewed)(struct layer *); /* the plans have been replaced; NULL: nothing is to be done */
    void (*close)(struct layer *);   /* frees what it owns, and itself; never NULL */
};

struct layer {
    const struct layer_class *class;
    struct app *app;
    struct layer *below; /* NULL: it is the bottom */
};

/* The function of a command, and the one that says whether it would do something now.  They get the highest layer of
 * the scope of the command. */
struct binding {
    unsigned (*run)(struct layer *, enum cmd);
    bool (*applies)(const struct layer *, enum cmd);
};

/* Work under way, which Esc and Ctrl-C stop and whose progress the bottom line shows. */
struct app_work {
    bool (*is_busy)(const struct app *);
    void (*add_progress)(const struct app *, struct buf *);
    void (*stop)(struct app *);
};

/* A descriptor that is waited for, and the function to call when it can be read. */
struct app_listener {
    int fd;
    unsigned (*ready)(void *owner, int fd); /* returns APP_… */
    void *owner;
};

/* State that outlives its layer and is freed when the browser ends. */
struct app_service {
    void *state;
    void (*free)(void *state);
};

enum { APP_WORKS = 4, APP_SERVICES = 8 };

struct reading;  /* reading.h */
struct writing;  /* writing.h */
struct printing; /* printing_inside.h */

struct app {
    struct screen *screen;
    struct view view;
    struct panes panes;
    struct layer *top;              /* of the stack */
    const struct binding *bindings; /* borrowed: for each command */
    struct load_options load;       /* how the plans were read, for reading them again */

    struct buf message; /* shown until the next key; "" if there is none */
    bool warning;
    struct undo undo;
    struct history history; /* of searches and filters; read when first needed */
    bool history_is_open;
    struct buf wanted; /* what n and N look for in a list that has its own search (finding.c) */
    enum cmd deferred; /* a command that the loop runs after the present key; CMD_NONE: none */
    /* called once the screen has been drawn, for work that takes long; NULL: nothing */
    void (*after_draw)(struct app *);

    struct app_listener *listener; /* owned */
    size_t listeners, listeners_cap;
    struct app_work work[APP_WORKS];
    size_t works;
    struct app_service service[APP_SERVICES];
    size_t services;
    struct reading *reading;
    struct writing *writing;
    struct printing *printing; /* NULL until the print window is opened for the first time */
};

/* Initialises it.  The screen is taken over; plans and bindings stay the caller's. */
void app_init(struct app *, struct screen *, struct plans *, const struct binding *, const struct load_options *);
/* Gives the terminal back first, then frees everything. */
void app_done(struct app *);

/* ---- messages ---- */

void app_say(struct app *, bool warning, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
void app_say_err(struct app *, const struct err *);
/* Shows a warning and returns APP_REDRAW, for a handler that does nothing else. */
unsigned app_warn(struct app *, const char *text);

/* ---- the stack ---- */

/* Puts a layer on top of the stack, which owns it from now on.  It is closed by app_close, or when the plans are
 * replaced and it cannot go on. */
void app_open(struct app *, struct layer *, const struct layer_class *);
void app_close(struct layer *); /* closes and frees the layer and all above it */
struct layer *app_bottom(const struct app *);
struct layer *app_layer_of(const struct app *,
                           enum command_scope); /* the highest layer of that scope; NULL if there is none */
bool app_is_top(const struct layer *);
void app_draw(struct app *);

/* ---- commands ---- */

unsigned app_run(struct app *, enum cmd);       /* calls the function of a command on the highest layer of its scope */
bool app_applies(const struct app *, enum cmd); /* whether it would do something now */
/* Makes the loop run a command after the present key is handled: for a window that must close itself first. */
void app_defer(struct app *, enum cmd);

/* ---- descriptors, work, services ---- */

void app_listen(struct app *, int fd, unsigned (*ready)(void *owner, int fd), void *owner);
void app_ignore(struct app *, int fd);
unsigned app_ready(struct app *, int fd);
void app_add_work(struct app *, struct app_work);
const struct app_work *app_busy_work(const struct app *); /* the first work that is under way; NULL if none is */
void app_add_service(struct app *, void *state, void (*free)(void *state));

/* ---- another plan ---- */

/* Puts `replacement`, which it takes over, in the place of the plan with that index, and frees the old one.  This is
 * the one place where everything that was remembered of the old plan is renewed or dropped: in every layer, the
 * panes, the view. */
void app_swap_plan(struct app *, size_t plan_index, struct plan *replacement);

#endif
