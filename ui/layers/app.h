/* app: what the layers of the browser share: the screen, the view and its panes, the stack of layers, what the bottom
 * line says.
 *
 * A layer takes keys, mouse and pasted text while nothing lies above it: the panes, a line that is typed, a pop-up, the
 * print window.  It owns its state whole and knows no other layer; the loop (browser.h) knows nothing of a layer but
 * its class.  Invariant: the stack is never empty, the panes (browse.c) are its bottom. */
#ifndef JIHUA_APP_H
#define JIHUA_APP_H

#include "load/load.h"
#include "panes/panes.h"
#include "sys/history.h"
#include "layers/undo.h"

struct app;
struct layer;

/* A plan is about to be replaced: numbers of tasks in the old plans can still be turned into those of the new ones
 * (view_place_after).  Afterwards nothing may hold a number, a row or a text of the old plan. */
struct app_swap {
    const struct view *view;
    size_t plan_index;
    const struct plan *replacement;
};

/* What a layer can do.  Functions that are NULL do nothing.  Handlers return what changed (pane.h: APP_…); the loop
 * draws. */
struct layer_class {
    enum command_scope scope; /* what its keys mean */
    bool covers;              /* it fills the screen: nothing of the layers below is drawn */
    bool takes_cursor;        /* while it lies above, the layers below draw no cursor */
    unsigned (*key)(struct layer *, uint32_t key);
    unsigned (*interrupt)(struct layer *);                /* Ctrl-C; NULL: as Esc */
    unsigned (*paste)(struct layer *, struct slice text); /* NULL: pasted text is never taken for keys */
    unsigned (*press)(struct layer *, const struct event *);
    unsigned (*wheel)(struct layer *, const struct event *);
    void (*draw)(struct layer *, bool active); /* active: nothing above it takes the cursor */
    void (*footer)(struct layer *, int row);   /* draws the bottom line; NULL: that of the layer below stays */
    /* Turns what it holds of the plans into what that will be; false: it cannot go on, and is closed.  NULL: it
     * cannot. */
    bool (*renew)(struct layer *, const struct app_swap *);
    void (*renewed)(struct layer *); /* the plans are the others now; NULL: nothing is to be done */
    void (*close)(struct layer *);   /* frees what it owns, and itself; never NULL */
};

struct layer {
    const struct layer_class *class;
    struct app *app;
    struct layer *below; /* NULL: it is the bottom */
};

/* The function of a command, and whether it would do something now.  The layer is the one of the command's scope. */
struct binding {
    unsigned (*run)(struct layer *, enum cmd);
    bool (*applies)(const struct layer *, enum cmd);
};

/* Work under way that Esc and Ctrl-C stop and the bottom line tells of. */
struct app_work {
    bool (*is_busy)(const struct app *);
    void (*add_progress)(const struct app *, struct buf *);
    void (*stop)(struct app *);
};

/* A descriptor that is listened to, and who wants to know that it can be read. */
struct app_listener {
    int fd;
    unsigned (*ready)(void *owner, int fd); /* returns APP_… */
    void *owner;
};

/* State that outlives its layer: freed at the end. */
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
    const struct binding *bindings; /* borrowed: of each command */
    struct load_options load;       /* how the plans were read, for reading them again */

    struct buf message; /* until the next key */
    bool warning;
    struct undo undo;
    struct history history; /* of searches and filters; read when it is needed first */
    bool history_is_open;
    struct buf wanted;                /* what n and N look for in a list that finds its rows itself */
    enum cmd deferred;                /* to be run next; CMD_NONE */
    void (*after_draw)(struct app *); /* to be done once the screen says so; NULL: nothing */

    struct app_listener *listener; /* owned */
    size_t listeners, listeners_cap;
    struct app_work work[APP_WORKS];
    size_t works;
    struct app_service service[APP_SERVICES];
    size_t services;
    struct reading *reading;
    struct writing *writing;
    struct printing *printing; /* NULL until the print window is opened first */
};

/* Takes the screen over; the view looks at the plans, which stay the caller's. */
void app_init(struct app *, struct screen *, struct plans *, const struct binding *, const struct load_options *);
/* Gives the terminal back first, then frees all there is. */
void app_done(struct app *);

/* ---- messages ---- */

void app_say(struct app *, bool warning, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
void app_say_err(struct app *, const struct err *);
/* The same, for a handler that has done nothing else: APP_REDRAW. */
unsigned app_warn(struct app *, const char *text);

/* ---- the stack ---- */

/* Lies on top from now on; it is closed by app_close, or when the plans change under it. */
void app_open(struct app *, struct layer *, const struct layer_class *);
void app_close(struct layer *); /* and all that lies above it */
struct layer *app_bottom(const struct app *);
struct layer *app_layer_of(const struct app *,
                           enum command_scope); /* the highest one of that scope; NULL if there is none */
bool app_is_top(const struct layer *);
void app_draw(struct app *);

/* ---- commands ---- */

unsigned app_run(struct app *, enum cmd);       /* by its binding, on the highest layer of its scope */
bool app_applies(const struct app *, enum cmd); /* it would do something now */
/* To be run by the loop once the key that asked for it is handled: for a window that closes itself first. */
void app_defer(struct app *, enum cmd);

/* ---- descriptors, work, services ---- */

void app_listen(struct app *, int fd, unsigned (*ready)(void *owner, int fd), void *owner);
void app_ignore(struct app *, int fd);
unsigned app_ready(struct app *, int fd);
void app_add_work(struct app *, struct app_work);
const struct app_work *app_busy_work(const struct app *); /* the first that is under way; NULL */
void app_add_service(struct app *, void *state, void (*free)(void *state));

/* ---- another plan ---- */

/* Puts the replacement in the place of the plan with that index and frees the plan before.  The one place where
 * everything that was remembered of the old plan is renewed or dropped: every layer, the panes, the view. */
void app_swap_plan(struct app *, size_t plan_index, struct plan *replacement);

#endif
