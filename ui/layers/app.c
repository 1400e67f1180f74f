#include "layers/app.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"

void app_init(struct app *app, struct screen *screen, struct plans *plans, const struct binding *bindings,
              const struct load_options *load)
{
    *app = (struct app){.screen = screen, .bindings = bindings, .load = *load, .deferred = CMD_NONE};
    view_init(&app->view, plans);
    panes_init(&app->panes, &app->view);
    panes_measure(&app->panes, screen_ambiguous(screen));
    buf_init(&app->message);
    buf_init(&app->wanted);
}

void app_done(struct app *app)
{
    screen_close(app->screen); /* first of all: the user should not wait for what follows */
    app->screen = NULL;
    while (app->top != NULL) app_close(app->top);
    for (; app->services > 0; app->services--) {
        const struct app_service *service = &app->service[app->services - 1];
        service->free(service->state);
    }
    undo_done(&app->undo);
    history_done(&app->history);
    panes_done(&app->panes);
    view_done(&app->view);
    free(app->listener);
    buf_done(&app->message);
    buf_done(&app->wanted);
}

/* ---- messages ---- */

void app_say(struct app *app, bool warning, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    buf_clear(&app->message);
    buf_addv(&app->message, fmt, args);
    va_end(args);
    app->warning = warning;
}

void app_say_err(struct app *app, const struct err *err)
{
    char line[600];
    err_format(err, line, sizeof line);
    app_say(app, true, "%s", line);
}

unsigned app_warn(struct app *app, const char *text)
{
    app_say(app, true, "%s", text);
    return APP_REDRAW;
}

/* ---- the stack ---- */

void app_open(struct app *app, struct layer *layer, const struct layer_class *class)
{
    *layer = (struct layer){class, app, app->top};
    app->top = layer;
}

void app_close(struct layer *layer)
{
    struct app *app = layer->app;
    bool last = false;
    while (!last && app->top != NULL) {
        struct layer *top = app->top;
        last = top == layer;
        app->top = top->below;
        top->class->close(top);
    }
}

struct layer *app_bottom(const struct app *app)
{
    struct layer *layer = app->top;
    while (layer->below != NULL) layer = layer->below;
    return layer;
}

struct layer *app_layer_of(const struct app *app, enum command_scope scope)
{
    for (struct layer *layer = app->top; layer != NULL; layer = layer->below)
        if (layer->class->scope == scope) return layer;
    return NULL;
}

bool app_is_top(const struct layer *layer) { return layer->app->top == layer; }

/* Draws the layers from the lowest visible one up: those below a layer that covers the screen are not visible. */
static void app_draw_layers(struct layer *layer, bool active)
{
    if (!layer->class->covers && layer->below != NULL)
        app_draw_layers(layer->below, active && !layer->class->takes_cursor);
    if (layer->class->draw) layer->class->draw(layer, active);
}

static void app_draw_footer(struct app *app)
{
    struct layer *layer = app->top;
    while (layer->class->footer == NULL) layer = layer->below;
    layer->class->footer(layer, screen_rows(app->screen) - 1);
}

static bool app_is_too_small(const struct app *app)
{
    return screen_rows(app->screen) < LAYOUT_MIN_ROWS || screen_cols(app->screen) < LAYOUT_MIN_COLS;
}

static void app_draw_too_small(struct app *app)
{
    char text[128];
    snprintf(text, sizeof text, _("Too small: %d×%d at least"), LAYOUT_MIN_COLS, LAYOUT_MIN_ROWS);
    draw_plain(app->screen, 0, 0, screen_cols(app->screen), slice_of(text), STYLE_TEXT);
}

void app_draw(struct app *app)
{
    screen_clear(app->screen);
    if (app_is_too_small(app)) {
        app_draw_too_small(app);
    } else {
        app_draw_layers(app->top, true);
        app_draw_footer(app);
    }
    screen_show(app->screen);
}

/* ---- commands ---- */

unsigned app_run(struct app *app, enum cmd cmd)
{
    if (cmd >= CMDS) return APP_NOTHING;
    struct layer *layer = app_layer_of(app, command_at(cmd)->scope);
    return layer != NULL ? app->bindings[cmd].run(layer, cmd) : APP_NOTHING;
}

void app_defer(struct app *app, enum cmd cmd) { app->deferred = cmd; }

bool app_applies(const struct app *app, enum cmd cmd)
{
    const struct layer *layer = app_layer_of(app, command_at(cmd)->scope);
    return layer != NULL && app->bindings[cmd].applies(layer, cmd);
}

/* ---- descriptors, work, services ---- */

void app_listen(struct app *app, int fd, unsigned (*ready)(void *owner, int fd), void *owner)
{
    if (app->listeners == app->listeners_cap)
        app->listener = mem_grow(app->listener, &app->listeners_cap, app->listeners + 1, sizeof *app->listener);
    app->listener[app->listeners++] = (struct app_listener){fd, ready, owner};
    screen_listen(app->screen, fd);
}

void app_ignore(struct app *app, int fd)
{
    for (size_t i = 0; i < app->listeners; i++) {
        if (app->listener[i].fd != fd) continue;
        app->listener[i] = app->listener[--app->listeners];
        break;
    }
    if (app->screen != NULL) screen_ignore(app->screen, fd);
}

unsigned app_ready(struct app *app, int fd)
{
    for (size_t i = 0; i < app->listeners; i++)
        if (app->listener[i].fd == fd) return app->listener[i].ready(app->listener[i].owner, fd);
    return APP_NOTHING;
}

void app_add_work(struct app *app, struct app_work work)
{
    if (app->works < APP_WORKS) app->work[app->works++] = work;
}

const struct app_work *app_busy_work(const struct app *app)
{
    for (size_t i = 0; i < app->works; i++)
        if (app->work[i].is_busy(app)) return &app->work[i];
    return NULL;
}

void app_add_service(struct app *app, void *state, void (*free_state)(void *state))
{
    if (app->services < APP_SERVICES) app->service[app->services++] = (struct app_service){state, free_state};
}

/* ---- another plan ---- */

/* How many columns “ … ① take; 1 where there is no screen, in tests. */
static int app_ambiguous(const struct app *app) { return app->screen != NULL ? screen_ambiguous(app->screen) : 1; }

/* Tells every layer about the swap.  One that cannot go on is closed with all layers above it, for these were opened
 * from it. */
static void app_renew_layers(struct app *app, const struct app_swap *swap)
{
    struct layer *first = NULL; /* the lowest layer that cannot go on */
    for (struct layer *layer = app->top; layer != NULL; layer = layer->below)
        if (layer->class->renew == NULL || !layer->class->renew(layer, swap)) first = layer;
    if (first != NULL) app_close(first);
}

void app_swap_plan(struct app *app, size_t plan_index, struct plan *replacement)
{
    app_renew_layers(app, &(struct app_swap){&app->view, plan_index, replacement});
    panes_forget(&app->panes);
    view_replace_plan(&app->view, plan_index, replacement);
    panes_measure(&app->panes, app_ambiguous(app));
    for (struct layer *layer = app->top; layer != NULL; layer = layer->below)
        if (layer->class->renewed) layer->class->renewed(layer);
}
