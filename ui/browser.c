#include "browser.h"

#include "base/lang.h"
#include "layers/browse.h"
#include "layers/commands.h"
#include "layers/filtering.h"
#include "layers/reading.h"
#include "layers/writing.h"
#include "sys/clock.h"

enum {
    PROGRESS_MS = 100,     /* milliseconds between two displays of progress */
    WORK_MS = 6,           /* milliseconds of searching between two looks at the keyboard */
    DRAIN_EVENTS = 64,     /* the most events that are handled before the screen is drawn again */
    DOUBLE_CLICK_MS = 400, /* milliseconds between two clicks in the same place */
};

static const struct binding bindings[CMDS] = {
#define COMMAND(id, name, keys, scope, group, hint, label, help, run, applies) [CMD_##id] = {run, applies},
#include "term/command.def"
#undef COMMAND
};

struct browser {
    struct app app;
    long long drawn_ms; /* when the progress of a search was last drawn (clock_ms) */
    long long press_ms; /* when and where the mouse was last pressed */
    int press_row, press_col;
    int signal; /* the signal that ended the program; 0: none */
};

/* ---- events ---- */

static bool browser_is_double_click(struct browser *b, const struct event *event)
{
    long long now = clock_ms();
    bool twice = now - b->press_ms < DOUBLE_CLICK_MS && b->press_row == event->row && b->press_col == event->col;
    b->press_ms = twice ? 0 : now;
    b->press_row = event->row;
    b->press_col = event->col;
    return twice;
}

/* A key goes to the top layer, and the message disappears. */
static unsigned browser_key(struct app *app, uint32_t key)
{
    bool said = app->message.n > 0;
    buf_clear(&app->message);
    unsigned change = app->top->class->key(app->top, key);
    if (app->deferred != CMD_NONE) {
        enum cmd cmd = app->deferred;
        app->deferred = CMD_NONE;
        change |= app_run(app, cmd) | APP_REDRAW;
    }
    return said ? change | APP_REDRAW : change;
}

static unsigned browser_interrupt(struct app *app)
{
    if (app->top->class->interrupt == NULL) return browser_key(app, K_ESC);
    buf_clear(&app->message);
    return app->top->class->interrupt(app->top);
}

static unsigned browser_press(struct browser *b, struct event *event)
{
    struct layer *top = b->app.top;
    event->twice = browser_is_double_click(b, event);
    unsigned change = top->class->press ? top->class->press(top, event) : APP_NOTHING;
    if (b->app.deferred == CMD_NONE) return change;
    enum cmd cmd = b->app.deferred;
    b->app.deferred = CMD_NONE;
    return change | app_run(&b->app, cmd) | APP_REDRAW;
}

static unsigned browser_event(struct browser *b, struct event *event)
{
    struct app *app = &b->app;
    struct layer *top = app->top;
    switch (event->kind) {
    case EVENT_KEY: return browser_key(app, event->key);
    case EVENT_PASTE: return top->class->paste ? top->class->paste(top, event->text) : APP_NOTHING;
    case EVENT_PRESS: return browser_press(b, event);
    case EVENT_WHEEL: return top->class->wheel ? top->class->wheel(top, event) : APP_NOTHING;
    case EVENT_RESIZE: return APP_RELAYOUT;
    case EVENT_READY: return app_ready(app, event->fd);
    case EVENT_INTERRUPT: return browser_interrupt(app);
    case EVENT_SUSPEND: return app_run(app, CMD_SUSPEND);
    case EVENT_END: b->signal = event->signal; return APP_QUIT;
    default: return APP_NOTHING;
    }
}

/* ---- the loop ---- */

/* Searches for a moment if a search is under way.  The first results are drawn at once, later ones now and then. */
static unsigned browser_search(struct browser *b, bool at_once)
{
    struct app *app = &b->app;
    if (!view_is_busy(&app->view)) return APP_NOTHING;
    unsigned change = view_work(&app->view, WORK_MS);
    long long now = clock_ms();
    bool landed = change & VIEW_LANDED;
    if (landed) app->panes.reveal = true;
    if (!at_once && !landed && view_is_busy(&app->view) && now - b->drawn_ms < PROGRESS_MS) return APP_NOTHING;
    b->drawn_ms = now;
    filtering_refresh_menu(app);
    return APP_REDRAW;
}

static unsigned browser_draw(struct app *app)
{
    void (*after_draw)(struct app *);
    app_draw(app);
    after_draw = app->after_draw;
    app->after_draw = NULL;
    if (after_draw == NULL) return APP_NOTHING;
    after_draw(app);
    return APP_REDRAW;
}

/* How many milliseconds to wait for an event: 0 while a search or a list has work to do, -1 for ever. */
static int browser_patience(const struct app *app)
{
    if (view_is_busy(&app->view) || panes_is_listing(&app->panes)) return 0;
    return reading_is_busy(app) ? PROGRESS_MS : -1;
}

/* Handles the events that have come.  If there is none, returns APP_REDRAW if something that is shown goes on by
 * itself. */
static unsigned browser_handle_events(struct browser *b)
{
    struct app *app = &b->app;
    unsigned change = APP_NOTHING;
    for (int i = 0; i < DRAIN_EVENTS && !(change & (APP_QUIT | APP_RELAYOUT)); i++) {
        struct event event;
        screen_event(app->screen, i > 0 ? 0 : browser_patience(app), &event);
        if (event.kind == EVENT_NONE) {
            bool goes_on = panes_is_listing(&app->panes) || (reading_is_busy(app) && !view_is_busy(&app->view));
            return i == 0 && goes_on ? APP_REDRAW : change;
        }
        change |= browser_event(b, &event);
    }
    return change; /* after APP_RELAYOUT the screen is drawn first: the next key is for what stands there then */
}

/* Draws, waits, handles all events that have come, draws again.  A search never makes a key wait. */
static void browser_loop(struct browser *b)
{
    unsigned change = APP_REDRAW;
    while (!(change & APP_QUIT)) {
        change |= browser_search(b, (change & (APP_REDRAW | APP_RELAYOUT)) != 0);
        change = change & (APP_REDRAW | APP_RELAYOUT) ? browser_draw(&b->app) : APP_NOTHING;
        if (change == APP_NOTHING) change = browser_handle_events(b);
    }
}

int browser_run(struct plans *plans, const struct browser_options *options, struct err *err)
{
    static const enum screen_colour colours[] = {
        [BROWSER_COLOUR_AUTO] = SCREEN_COLOUR_AUTO,
        [BROWSER_COLOUR_ALWAYS] = SCREEN_COLOUR_ALWAYS,
        [BROWSER_COLOUR_NEVER] = SCREEN_COLOUR_NEVER,
    };
    struct browser b = {.signal = 0};
    struct screen *screen = screen_open(colours[options->colour], options->ambiguous, err);
    if (screen == NULL) return 2;
    app_init(&b.app, screen, plans, bindings, &options->load);
    writing_begin(&b.app);
    reading_begin(&b.app, options->loading);
    browse_open(&b.app);
    browser_loop(&b);
    app_done(&b.app);
    if (b.signal != 0) screen_die(b.signal);
    return 0;
}
