#include "layers/app.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "layers/app_inside.h"
#include "base/lang.h"
#include "base/mem.h"

enum {
    AGENCY_COLS = 27,        /* of the list of agencies: a usual name and three counts */
    MEASURED = 400,          /* names that are measured for the width of a list */
    PREPARED_AT_ONCE = 3000, /* tasks that are sorted, or their agencies, before anybody notices */
    PROGRESS_MS = 100,       /* how often progress is shown */
    WORK_MS = 6,             /* searching between two looks at the keyboard */
    DRAIN_EVENTS = 64,       /* keys that are handled at most before the screen is drawn again */
};

static const struct pane_class *const classes[PANES] = {
#define PANE(id, class, place) [PANE_##id] = &pane_##class,
#include "term/pane.def"
};

/* ---- what the other parts of the app use ---- */

void app_say(struct app *app, bool warning, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    buf_clear(&app->message);
    buf_addv(&app->message, fmt, args);
    va_end(args);
    app->warning = warning;
}

bool app_could_show(const struct app *app, enum pane_id pane) { return pane_has(app->pane[pane].class, &app->view); }

bool app_is_list(enum pane_id pane) { return pane == PANE_ACTIONS || pane == PANE_AGENCIES; }

bool app_has(const struct app *app, enum pane_id pane)
{
    return (!app_is_list(pane) || pane == app->list) && app_could_show(app, pane);
}

void app_focus(struct app *app, enum pane_id pane)
{
    app->focus = pane;
    if (pane == PANE_TARGETS || pane == PANE_DETAIL) app->companion = pane;
}

void app_say_err(struct app *app, const struct err *err)
{
    char line[600];
    err_format(err, line, sizeof line);
    app_say(app, true, "%s", line);
}

struct app_before app_before(const struct app *app)
{
    struct app_before before = {view_here(&app->view), app->focus, app->companion, app->list, {0}};
    for (int i = 0; i < PANES; i++) before.top[i] = app->pane[i].class->extent(app->pane[i].own).top;
    return before;
}

void app_return(struct app *app, const struct app_before *before)
{
    view_return(&app->view, &before->stop);
    app->focus = before->focus;
    app->companion = before->companion;
    app->list = before->list;
    memcpy(app->restore_top, before->top, sizeof app->restore_top);
    app->restore = true;
}

/* ---- drawing ---- */

/* What a pane of agencies and the list of tasks need. */
static void app_prepare(struct app *app)
{
    if (app_has(app, PANE_AGENCIES)) view_index_agencies(&app->view);
    view_sort(&app->view);
}

/* Where that takes long, the screen says so first. */
static void app_prepare_or_say(struct app *app)
{
    bool unsorted = view_is_unsorted(&app->view),
         needed = unsorted || (app_has(app, PANE_AGENCIES) && app->view.agencies == NULL);
    app->indexing = needed && plans_tasks(app->view.plans) > PREPARED_AT_ONCE;
    if (!app->indexing) app_prepare(app);
    else app_say(app, false, "%s", unsorted ? _("Sorting the tasks …") : _("Sorting out the agencies …"));
}

static void app_lay_out(struct app *app)
{
    struct layout_wish wish = {
        .nrows = screen_rows(app->screen),
        .ncols = screen_cols(app->screen),
        .focus = app->focus,
        .companion = app->companion,
        .zoomed = app->zoomed,
        .list_cols = app->list == PANE_AGENCIES ? app->agency_cols : app->list_cols,
        .name_cols = app->name_cols,
    };
    for (int i = 0; i < PANES; i++) {
        wish.has[i] = app_has(app, (enum pane_id)i);
        wish.widen[i] = app->widen[i];
    }
    if (!wish.has[app->focus]) {
        app_focus(app, app->focus == PANE_TARGETS && wish.has[PANE_DETAIL] ? PANE_DETAIL : PANE_TASKS);
        wish.focus = app->focus;
    }
    app_prepare_or_say(app);
    layout_make(&wish, &app->layout);
    for (int i = 0; i < PANES; i++) {
        struct pane *pane = &app->pane[i];
        if (!app->layout.shown[i]) continue;
        pane->class->fit(pane->own, &app->view, &app->layout.content[i], screen_ambiguous(app->screen));
        if (!app->restore) continue;
        pane->class->scroll(pane->own, app->restore_top[i]);
        pane->class->fit(pane->own, &app->view, &app->layout.content[i], screen_ambiguous(app->screen));
    }
    app->restore = false;
}

/* The pane that shows the column of a hit. */
enum pane_id app_pane_of_hit(const struct app *app, const struct hit *hit)
{
    for (enum pane_id id = 0; id < PANES; id++) {
        const struct pane_class *class = app->pane[id].class;
        if (class->holds && class->holds(&app->view, hit)) return id;
    }
    return PANE_TASKS;
}

/* Brings the current hit into view, in a pane that is shown, or by showing the pane that has it. */
static void app_reveal(struct app *app)
{
    const struct hit *hit = view_hit(&app->view);
    app->reveal = false;
    if (hit == NULL || app->layout.too_small || (ptrdiff_t)hit->place != app->view.place) return;
    enum pane_id pane = app_pane_of_hit(app, hit);
    if (app_is_view(app->focus)) { /* below the list stands what holds the hit */
        app->companion = pane == PANE_TARGETS ? PANE_TARGETS : PANE_DETAIL;
        app_lay_out(app);
    } else if (!app->layout.shown[pane] && app_has(app, pane)) {
        bool text_has_focus = app->focus == PANE_TARGETS || app->focus == PANE_DETAIL;
        bool one_pane = app->zoomed || app->layout.ncols < LAYOUT_TWO;
        if (pane == PANE_TASKS || text_has_focus || one_pane) app_focus(app, pane);
        else app->companion = pane;
        app_lay_out(app);
    }
    for (int i = 0; i < PANES; i++) {
        struct pane *p = &app->pane[i];
        if (app->layout.shown[i] && p->class->reveal) p->class->reveal(p->own, &app->view, hit);
    }
}

static void app_draw_heading(struct app *app, enum pane_id id)
{
    const struct box *box = &app->layout.title[id];
    const struct pane *pane = &app->pane[id];
    struct buf title;
    buf_init(&title);
    pane->class->title(pane->own, &app->view, &title);
    int col = 1 + draw_title(app->screen, box, buf_slice(&title), id == app->focus);
    buf_done(&title);
    if (!app->layout.shares[id]) return;
    enum pane_id other = id == PANE_TARGETS ? PANE_DETAIL : PANE_TARGETS; /* the one that stands behind it */
    buf_init(&title);
    app->pane[other].class->title(app->pane[other].own, &app->view, &title);
    int room = box->col + box->ncols - 2 - col;
    if (room > 6) {
        screen_fill(app->screen, box->row, col, 1, STYLE_TEXT);
        int used = draw_plain(app->screen, box->row, col + 1, room - 1, buf_slice(&title), STYLE_TITLE);
        screen_fill(app->screen, box->row, col + 1 + used, 1, STYLE_TEXT);
    }
    buf_done(&title);
}

/* The lines between panes meet in tees. */
static void app_draw_corners(const struct app *app, enum pane_id id)
{
    const struct layout *l = &app->layout;
    int row = l->title[id].row, left = l->title[id].col - 1;
    if (left < 0) return;
    screen_glyph(app->screen, row, left, 1, row == 1 ? GLYPH_TEE_DOWN : GLYPH_TEE_RIGHT, STYLE_FRAME);
}

/* Where on the scroll bar hits are. */
static void app_draw_ticks(const struct app *app, enum pane_id id, size_t total)
{
    const struct pane *pane = &app->pane[id];
    const struct box *box = &app->layout.content[id];
    size_t height = (size_t)box->nrows;
    if (pane->class->has_hit == NULL || total <= height) return;
    for (size_t i = 0; i < height; i++)
        if (pane->class->has_hit(pane->own, &app->view, i * total / height, (i + 1) * total / height))
            screen_glyph(app->screen, box->row + (int)i, app->layout.bar[id], 1, GLYPH_TICK, STYLE_TICK);
}

static void app_draw_pane(struct app *app, enum pane_id id)
{
    struct pane *pane = &app->pane[id];
    const struct box *box = &app->layout.content[id];
    struct pane_extent extent = pane->class->extent(pane->own);
    bool rightmost = app->layout.bar[id] == app->layout.ncols - 1;
    pane->class->draw(pane->own, &app->view, app->screen, box, id == app->focus && !app->popup);
    draw_bar(app->screen, box, app->layout.bar[id], !rightmost, extent.top, extent.total);
    if (view_is_searching(&app->view)) app_draw_ticks(app, id, extent.total);
    app_draw_heading(app, id);
}

static void app_draw_panes(struct app *app)
{
    for (int i = 0; i < PANES; i++)
        if (app->layout.shown[i]) app_draw_pane(app, (enum pane_id)i);
    for (int i = 0; i < PANES; i++)
        if (app->layout.shown[i]) app_draw_corners(app, (enum pane_id)i);
}

static void app_draw_too_small(struct app *app)
{
    char text[128];
    snprintf(text, sizeof text, _("Too small: %d×%d at least"), LAYOUT_MIN_COLS, LAYOUT_MIN_ROWS);
    draw_plain(app->screen, 0, 0, screen_cols(app->screen), slice_of(text), STYLE_TEXT);
}

static void app_draw(struct app *app)
{
    screen_clear(app->screen);
    app_lay_out(app);
    if (app->layout.too_small) {
        app_draw_too_small(app);
    } else {
        if (app->reveal) app_reveal(app);
        app_draw_top(app);
        if (app_is_printing(app)) app_print_draw(app);
        else app_draw_panes(app);
        app_draw_bottom(app);
        if (app->popup) popup_draw(app->popup, app->screen);
    }
    screen_show(app->screen);
}

/* ---- start, loop, end ---- */

/* How wide the lists would like to be: their longest name, as far as it is measured, and what stands beside it. */
void app_measure(struct app *app)
{
    const struct view *v = &app->view;
    int ambiguous = screen_ambiguous(app->screen), widest = 8;
    for (size_t i = 0; i < v->nactions && i < MEASURED; i++) {
        int ncols = text_cols(view_action_name(v, i), ambiguous);
        if (ncols > widest) widest = ncols;
    }
    app->list_cols = widest + 7;
    widest = 8;
    for (size_t i = 0; i < plans_tasks(v->plans) && i < MEASURED; i++) {
        struct place at = plans_at(v->plans, i);
        int ncols = text_cols(plan_task_name(at.plan, at.task), ambiguous);
        if (ncols > widest) widest = ncols;
    }
    app->name_cols = widest + 6;
    app->agency_cols = AGENCY_COLS;
}

static void app_init(struct app *app, struct plans *plans)
{
    app->focus = PANE_TASKS;
    app->companion = PANE_TARGETS;
    app->list = PANE_ACTIONS;
    app->view_opened = PANE_TASKS;
    app->from_view = PANES;
    view_init(&app->view, plans);
    edit_init(&app->line);
    buf_init(&app->message);
    buf_init(&app->query_before);
    buf_init(&app->found);
    buf_init(&app->wanted);
    for (int i = 0; i < PANES; i++) {
        app->pane[i].class = classes[i];
        app->pane[i].own = mem_zalloc(classes[i]->size);
        classes[i]->init(app->pane[i].own);
    }
    app_measure(app);
    app_plans_begin(app);
}

static void app_done(struct app *app)
{
    app_plans_end(app);
    for (int i = 0; i < PANES; i++) {
        app->pane[i].class->done(app->pane[i].own);
        free(app->pane[i].own);
    }
    popup_free(app->popup);
    undo_done(&app->undo);
    app_completion_done(app);
    history_done(&app->history);
    buf_done(&app->typed);
    app_file_done(app);
    app_print_done(app);
    edit_done(&app->line);
    buf_done(&app->message);
    buf_done(&app->query_before);
    buf_done(&app->found);
    buf_done(&app->wanted);
    check_done(&app->check);
    view_done(&app->view);
}

/* Searches a little, if there is anything to search; what is found is drawn at once at first, then now and then. */
static unsigned app_work(struct app *app, bool at_once)
{
    struct timespec now;
    if (!view_is_busy(&app->view)) return APP_NOTHING;
    unsigned change = view_work(&app->view, WORK_MS);
    clock_gettime(CLOCK_MONOTONIC, &now);
    long long ms = (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
    if (change & VIEW_LANDED) app->reveal = true;
    if (!at_once && !(change & VIEW_LANDED) && view_is_busy(&app->view) && ms - app->drawn_ms < PROGRESS_MS)
        return APP_NOTHING;
    app->drawn_ms = ms;
    app_filter_menu_again(app);
    return APP_REDRAW;
}

/* A long list is made bit by bit, with each drawing of it. */
static bool app_is_listing(const struct app *app)
{
    const struct pane *pane = &app->pane[app->focus];
    return pane->class->is_busy && pane->class->is_busy(pane->own);
}

/* Draws, waits, handles all that has come, draws again.  A key never waits for a search. */
static void app_loop(struct app *app)
{
    unsigned change = APP_REDRAW;
    while (!(change & APP_QUIT)) {
        struct event event;
        change |= app_work(app, (change & (APP_REDRAW | APP_RELAYOUT)) != 0);
        if (change & (APP_REDRAW | APP_RELAYOUT)) app_draw(app);
        change = 0;
        if (app->indexing) { /* the screen says so now */
            app_prepare(app);
            buf_clear(&app->message);
            change = APP_REDRAW;
            continue;
        }
        for (int i = 0; i < DRAIN_EVENTS && !(change & APP_QUIT); i++) {
            bool lists = app_is_listing(app), loading = app_is_loading(app), busy = view_is_busy(&app->view) || lists;
            screen_event(app->screen, i > 0 || busy ? 0 : loading ? PROGRESS_MS : -1, &event);
            if (event.kind == EVENT_NONE) {
                if (i == 0 && (lists || (loading && !busy))) change |= APP_REDRAW;
                break;
            }
            change |= app_event(app, &event);
            if (change & APP_RELAYOUT) break; /* the next key is for what stands there now */
        }
    }
}

int app_run(struct plans *plans, const struct app_options *options, struct err *err)
{
    static const enum screen_colour colours[] = {
        [APP_COLOUR_AUTO] = SCREEN_COLOUR_AUTO,
        [APP_COLOUR_ALWAYS] = SCREEN_COLOUR_ALWAYS,
        [APP_COLOUR_NEVER] = SCREEN_COLOUR_NEVER,
    };
    struct app app = {.options = options};
    app.screen = screen_open(colours[options->colour], options->ambiguous, err);
    if (app.screen == NULL) return 2;
    app_init(&app, plans);
    app_loop(&app);
    app_done(&app);
    screen_close(app.screen);
    if (app.signal != 0) screen_die(app.signal);
    return 0;
}
