#include "layers/browse.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "layers/bars.h"
#include "layers/commands.h"
#include "layers/go.h"
#include "sys/clock.h"

/* milliseconds in which a second digit takes back the view of the first: both together begin the number of a task */
enum { SECOND_DIGIT_MS = 1000 };

struct browse {
    struct layer layer;
    bool has_number;         /* a number is being typed */
    char number[32];         /* its digits so far */
    char view_digit;         /* the digit that has just shown a view; 0: none */
    long long view_digit_ms; /* when */
    struct panes_spot spot;  /* where the user was before the number */
};

static struct panes *browse_panes(struct layer *layer) { return &layer->app->panes; }

/* ---- the number of a task, typed digit by digit ---- */

static void browse_begin_number(struct browse *b, const char *digits)
{
    b->has_number = true;
    snprintf(b->number, sizeof b->number, "%s", digits);
}

static void browse_add_digit(struct browse *b, uint32_t digit)
{
    size_t n = strlen(b->number);
    if (n + 1 >= sizeof b->number) return;
    b->number[n] = (char)digit;
    b->number[n + 1] = '\0';
}

static unsigned browse_jump(struct browse *b)
{
    struct app *app = b->layer.app;
    char number[sizeof b->number];
    memcpy(number, b->number, sizeof number);
    b->has_number = false;
    if (number[0] == '\0') return APP_REDRAW;
    panes_return(&app->panes, &b->spot);
    return go_to_number(app, slice_of(number));
}

/* A first digit.  One that is the key of a view shows the view; otherwise it begins the number of a task. */
static unsigned browse_digit(struct browse *b, uint32_t digit)
{
    struct app *app = b->layer.app;
    enum cmd cmd = command_of_key(SCOPE_MAIN, digit);
    b->spot = panes_here(&app->panes);
    if (cmd == CMD_NONE || cmd == CMD_GOTO) {
        browse_begin_number(b, (const char[]){(char)digit, '\0'});
        return APP_REDRAW;
    }
    unsigned change = app_run(app, cmd) | APP_REDRAW;
    b->view_digit = (char)digit;
    b->view_digit_ms = clock_ms();
    return change;
}

/* A key after the digit of a view: if it comes within a second and can be part of a number, the view is taken back
 * and the digit begins a number.  Returns whether it does. */
static bool browse_goes_on(struct browse *b, uint32_t half)
{
    char digits[] = {b->view_digit, '\0'};
    bool soon = b->view_digit != 0 && clock_ms() - b->view_digit_ms < SECOND_DIGIT_MS;
    b->view_digit = 0;
    bool of_plan = half == ':' && b->layer.app->view.plans->count > 1;
    if (!soon || !(half == '#' || of_plan || text_is_digit(half))) return false;
    panes_return(&b->layer.app->panes, &b->spot);
    browse_begin_number(b, digits);
    return true;
}

/* A key while a number is being typed; false: it ends the number and still has its usual meaning. */
static bool browse_number_key(struct browse *b, uint32_t key, uint32_t half, unsigned *change)
{
    size_t n = strlen(b->number);
    *change = APP_REDRAW;
    if (text_is_digit(half) || (half == ':' && n > 0 && b->layer.app->view.plans->count > 1)) {
        browse_add_digit(b, half);
    } else if (key == K_ENTER || half == '#') {
        *change = browse_jump(b);
    } else if (key == K_ESC || (key == K_BACKSPACE && n <= 1)) {
        b->has_number = false;
    } else if (key == K_BACKSPACE) {
        b->number[n - 1] = '\0';
    } else {
        b->has_number = false;
        return false;
    }
    return true;
}

unsigned browse_goto(struct layer *layer, enum cmd cmd)
{
    struct browse *b = (struct browse *)layer;
    (void)cmd;
    b->spot = panes_here(browse_panes(layer));
    browse_begin_number(b, "");
    return APP_REDRAW;
}

/* ---- keys and mouse ---- */

static unsigned browse_key(struct layer *layer, uint32_t key)
{
    struct browse *b = (struct browse *)layer;
    unsigned change;
    uint32_t half = key < K_UP ? text_halfwidth(key) : key;
    /* the user does something else, so a search that is still running must not move the cursor */
    layer->app->view.jump_pending = false;
    if (browse_goes_on(b, half) && half != '#') return browse_number_key(b, key, half, &change), change;
    if (b->has_number && browse_number_key(b, key, half, &change)) return change;
    if (text_is_digit(half)) return browse_digit(b, half);
    return app_run(layer->app, command_of_key(SCOPE_MAIN, key));
}

/* Ctrl-C drops a number or stops what is under way; it never ends the program. */
static unsigned browse_interrupt(struct layer *layer)
{
    struct browse *b = (struct browse *)layer;
    struct app *app = layer->app;
    const struct app_work *work = app_busy_work(app);
    if (b->has_number) b->has_number = false;
    else if (work != NULL) work->stop(app);
    else if (view_is_searching(&app->view) && view_is_busy(&app->view)) app_run(app, CMD_CLEAR_SEARCH);
    else app_say(app, false, "%s", _("There is nothing to stop; q quits."));
    return APP_REDRAW | APP_RELAYOUT;
}

static unsigned browse_press(struct layer *layer, const struct event *event)
{
    struct browse *b = (struct browse *)layer;
    b->has_number = false;
    b->view_digit = 0;
    return panes_press(browse_panes(layer), event->row, event->col, event->twice);
}

static unsigned browse_wheel(struct layer *layer, const struct event *event)
{
    return panes_wheel(browse_panes(layer), event->row, event->col, event->by);
}

/* ---- on the screen ---- */

static void browse_prepare(struct app *app)
{
    panes_prepare(&app->panes);
    buf_clear(&app->message);
}

/* Makes what the panes show ready.  Where that takes long, the screen says so first. */
static void browse_prepare_or_say(struct app *app)
{
    bool unsorted = view_is_unsorted(&app->view);
    if (!panes_must_prepare(&app->panes)) {
        panes_prepare(&app->panes);
        return;
    }
    app_say(app, false, "%s", unsorted ? _("Sorting the tasks …") : _("Sorting out the agencies …"));
    app->after_draw = browse_prepare;
}

static void browse_draw(struct layer *layer, bool active)
{
    struct app *app = layer->app;
    browse_prepare_or_say(app);
    panes_lay_out(&app->panes, app->screen);
    panes_reveal(&app->panes, app->screen);
    bars_draw_top(app);
    panes_draw(&app->panes, app->screen, active);
}

static int browse_draw_state(const struct app *app, int row)
{
    const struct browse *b = (const struct browse *)app_bottom(app);
    if (!b->has_number) return bars_draw_search(app, row);
    struct buf text;
    buf_init(&text);
    buf_addf(&text, _("Go to task %s"), b->number);
    int used = bars_draw_text(app, row, &text, STYLE_PROMPT);
    buf_done(&text);
    return used;
}

static void browse_footer(struct layer *layer, int row)
{
    bars_draw_bottom(layer->app, row, SCOPE_MAIN, browse_draw_state);
}

/* ---- opened and closed ---- */

static bool browse_renew(struct layer *layer, const struct app_swap *swap)
{
    struct browse *b = (struct browse *)layer;
    panes_spot_renew(&b->spot, swap->view, swap->plan_index, swap->replacement);
    b->view_digit = 0;
    return true;
}

static void browse_close(struct layer *layer) { free(layer); }

static const struct layer_class browse_layer = {
    .scope = SCOPE_MAIN,
    .covers = true,
    .key = browse_key,
    .interrupt = browse_interrupt,
    .press = browse_press,
    .wheel = browse_wheel,
    .draw = browse_draw,
    .footer = browse_footer,
    .renew = browse_renew,
    .close = browse_close,
};

void browse_open(struct app *app)
{
    struct browse *b = mem_zalloc(sizeof *b);
    app_open(app, &b->layer, &browse_layer);
}

/* ---- commands: the pane that has the keyboard comes first ---- */

/* Lets the pane with the keyboard carry out a command; false if it has no use for it. */
static bool browse_pane_does(struct layer *layer, enum cmd cmd, unsigned *change)
{
    *change = panes_command(browse_panes(layer), cmd);
    return !(*change & APP_UNKNOWN);
}

unsigned browse_move(struct layer *layer, enum cmd cmd)
{
    unsigned change;
    return browse_pane_does(layer, cmd, &change) ? change : APP_NOTHING;
}

unsigned browse_sideways(struct layer *layer, enum cmd cmd)
{
    unsigned change;
    if (browse_pane_does(layer, cmd, &change)) return change;
    return panes_sideways(browse_panes(layer), cmd == CMD_LEFT ? -1 : 1);
}

unsigned browse_next_pane(struct layer *layer, enum cmd cmd)
{
    struct panes *p = browse_panes(layer);
    if (panes_is_view(p->focus)) return panes_view_in(p);
    panes_focus(p, panes_next(p, cmd == CMD_NEXT_PANE ? 1 : -1));
    return APP_REDRAW;
}

/* Stops what is under way; else leaves the pane; in the outermost pane it ends the search. */
unsigned browse_back(struct layer *layer, enum cmd cmd)
{
    unsigned change;
    struct app *app = layer->app;
    struct panes *p = &app->panes;
    const struct app_work *work = app_busy_work(app);
    if (work != NULL) return work->stop(app), APP_REDRAW;
    if (browse_pane_does(layer, cmd, &change)) return change;
    if (panes_came_from_view(p)) return browse_show(layer, CMD_NONE), APP_RELAYOUT;
    if (!panes_step(p, -1) && view_is_searching(&app->view)) return app_run(app, CMD_CLEAR_SEARCH);
    return APP_REDRAW;
}

static const enum pane_id pane_of_command[CMDS] = {
#define VIEW(id, class, place, name, keys, label, help) [CMD_VIEW_##id] = PANE_##id,
#include "term/pane.def"
};

/* Shows the pane of a command; CMD_NONE: the one that the user came from. */
unsigned browse_show(struct layer *layer, enum cmd cmd)
{
    unsigned change;
    struct panes *p = browse_panes(layer);
    if (cmd != CMD_NONE && browse_pane_does(layer, cmd, &change)) return change;
    const char *why_not = panes_open(p, cmd == CMD_NONE ? p->from_view : pane_of_command[cmd]);
    return why_not != NULL ? app_warn(layer->app, why_not) : APP_RELAYOUT;
}

bool browse_could_show(const struct layer *layer, enum cmd cmd)
{
    return panes_could_show(&layer->app->panes, pane_of_command[cmd]);
}

unsigned browse_zoom(struct layer *layer, enum cmd cmd)
{
    struct panes *p = browse_panes(layer);
    (void)cmd;
    p->zoomed = !p->zoomed;
    return APP_RELAYOUT;
}

unsigned browse_widen(struct layer *layer, enum cmd cmd)
{
    struct panes *p = browse_panes(layer);
    if (!panes_can_widen(p)) return app_warn(layer->app, _("There is no pane beside this one."));
    return panes_widen(p, cmd == CMD_WIDER ? 2 : -2);
}

bool browse_can_widen(const struct layer *layer, enum cmd cmd)
{
    const struct panes *p = &layer->app->panes;
    (void)cmd;
    return p->layout.ncols >= LAYOUT_TWO && !p->zoomed;
}

bool browse_can_enter(const struct layer *layer, enum cmd cmd)
{
    (void)cmd;
    return layer->app->panes.focus != PANE_DETAIL;
}

bool browse_has_other_pane(const struct layer *layer, enum cmd cmd)
{
    const struct panes *p = &layer->app->panes;
    (void)cmd;
    return panes_next(p, 1) != p->focus;
}

bool browse_has_task(const struct layer *layer, enum cmd cmd)
{
    (void)cmd;
    return layer->app->view.place >= 0;
}
