/* app_keys: events to commands: keys, the numbers of tasks, the mouse, signals. */
#include <time.h>

#include "layers/app_inside.h"
#include "base/lang.h"

enum { DOUBLE_CLICK_MS = 400, WHEEL_ROWS = 3 };

/* ---- the number of a task, typed digit by digit ---- */

/* A digit can be the key of a view too: the view is shown at once, and taken back if it was the start of a number. */
static unsigned app_keys_begin_number(struct app *app, uint32_t digit)
{
    enum cmd cmd = command_of_key(SCOPE_MAIN, digit);
    app->before_number = app_before(app);
    app->number[0] = (char)digit;
    app->number[1] = '\0';
    return cmd != CMD_NONE && cmd != CMD_GOTO ? app_command(app, cmd) | APP_REDRAW : APP_REDRAW;
}

static void app_keys_end_number(struct app *app, bool take_back)
{
    if (take_back) app_return(app, &app->before_number);
    app->number[0] = '\0';
}

void app_show_task(struct app *app)
{
    app->restore = false;
    bool one_pane = app->layout.ncols < LAYOUT_TWO;
    if (app_is_list(app->focus) || app_is_view(app->focus)) app_focus(app, PANE_TASKS);
    app->from_view = PANES;
    if (one_pane && app->focus == PANE_TASKS) app_focus(app, app_has(app, PANE_TARGETS) ? PANE_TARGETS : PANE_DETAIL);
}

static unsigned app_keys_jump(struct app *app)
{
    struct err err = {.line = 0};
    char number[sizeof app->number];
    size_t place;
    memcpy(number, app->number, sizeof number);
    app_keys_end_number(app, true);
    if (!plans_find(app->view.plans, slice_of(number), &place, &err)) {
        app_say(app, true, "%s", err.what);
        return APP_REDRAW;
    }
    size_t next; /* a number that several tasks have: from one of them on to the next */
    if (app->view.place >= 0 && plans_same_number(app->view.plans, place, (size_t)app->view.place) &&
        plans_find_next(app->view.plans, slice_of(number), (size_t)app->view.place, &next))
        place = next;
    app_go_to(app, JUMP_TO, place);
    if (app->popup == NULL) app_show_task(app);
    return APP_REDRAW;
}

/* A key while a number is being typed; false: the number ends here and the key means what it always does. */
static bool app_keys_number_key(struct app *app, uint32_t key, unsigned *change)
{
    uint32_t half = key < K_UP ? text_halfwidth(key) : key;
    size_t n = strlen(app->number);
    *change = APP_REDRAW;
    if (half < 0x80 && (text_is_digit(half) || (half == ':' && app->view.plans->count > 1))) {
        if (n == 1) app_return(app, &app->before_number);
        if (n + 1 < sizeof app->number) {
            app->number[n] = (char)half;
            app->number[n + 1] = '\0';
        }
        return true;
    }
    if (key == K_ENTER) {
        *change = app_keys_jump(app);
        return true;
    }
    if (key == K_ESC || (key == K_BACKSPACE && n == 1)) {
        app_keys_end_number(app, true);
        return true;
    }
    if (key == K_BACKSPACE) {
        app->number[n - 1] = '\0';
        return true;
    }
    app_keys_end_number(app, false);
    return false;
}

/* ---- keys ---- */

static unsigned app_keys_popup_done(struct app *app, enum popup_result result, const int *value)
{
    if (result == POPUP_CHOSEN && app->menu) {
        app->menu(app, CMD_ENTER, *value);
        return APP_REDRAW | APP_RELAYOUT; /* the next key is for what stands there now */
    }
    if (result != POPUP_STAYS) app_close_popup(app);
    if (result == POPUP_CHOSEN && *value >= CMDS) return app_use_saved(app, (size_t)(*value - CMDS));
    return result == POPUP_CHOSEN ? app_command(app, (enum cmd) * value) | APP_REDRAW : APP_REDRAW;
}

static unsigned app_keys_popup_key(struct app *app, uint32_t key)
{
    int value = 0;
    struct popup *popup = app->popup;
    enum cmd cmd = command_of_key(popup_scope(popup), key);
    if (cmd == CMD_SUSPEND || cmd == CMD_REDRAW) return app_command(app, cmd);
    if (app->menu && cmd != CMD_ENTER && popup_value(popup, &value) && app->menu(app, cmd, value)) return APP_REDRAW;
    if (cmd != CMD_NONE) return app_keys_popup_done(app, popup_command(popup, cmd, &value), &value);
    if (popup_scope(popup) == SCOPE_LINE && key >= 0x20 && key < K_UP) {
        char bytes[4];
        popup_type(popup, slice_make(bytes, text_encode(key, bytes)));
    }
    return APP_REDRAW;
}

static unsigned app_keys_main_key(struct app *app, uint32_t key)
{
    unsigned change;
    uint32_t half = key < K_UP ? text_halfwidth(key) : key;
    app->view.seeks = false; /* the user goes elsewhere */
    if (app->number[0] != '\0' && app_keys_number_key(app, key, &change)) return change;
    if (half < 0x80 && text_is_digit(half)) return app_keys_begin_number(app, half);
    return app_command(app, command_of_key(SCOPE_MAIN, key));
}

static unsigned app_keys_key_event(struct app *app, uint32_t key)
{
    bool said = app->message.n > 0;
    buf_clear(&app->message);
    unsigned change = app->popup             ? app_keys_popup_key(app, key)
                      : app->typing          ? app_line_key(app, key)
                      : app_is_printing(app) ? app_print_key(app, key)
                                             : app_keys_main_key(app, key);
    return said ? change | APP_REDRAW : change;
}

static unsigned app_keys_paste_event(struct app *app, struct slice text)
{
    if (app->popup) popup_type(app->popup, text);
    else if (app->typing) return app_line_type(app, text);
    else return APP_NOTHING; /* pasted text is never taken for keys */
    return APP_REDRAW;
}

/* ---- mouse ---- */

static long long app_keys_now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static bool app_keys_is_double_click(struct app *app, const struct event *event)
{
    long long now = app_keys_now_ms();
    bool twice = now - app->press_ms < DOUBLE_CLICK_MS && app->press_row == event->row && app->press_col == event->col;
    app->press_ms = twice ? 0 : now;
    app->press_row = event->row;
    app->press_col = event->col;
    return twice;
}

static unsigned app_keys_press_event(struct app *app, const struct event *event)
{
    int value = 0;
    bool twice = app_keys_is_double_click(app, event);
    if (app->popup)
        return app_keys_popup_done(app, popup_press(app->popup, event->row, event->col, app->screen, &value), &value);
    if (app_is_printing(app) && !app->typing) return app_print_press(app, event->row, event->col);
    enum pane_id id = layout_at(&app->layout, event->row, event->col);
    if (app->typing || id == PANES) return APP_NOTHING;
    const struct box *box = &app->layout.content[id];
    struct pane *pane = &app->pane[id];
    app_focus(app, id);
    if (event->row < box->row) return APP_REDRAW; /* on the title */
    if (twice) return app_command(app, CMD_ENTER) | APP_REDRAW;
    app->reveal = id == PANE_HITS;
    return pane->class->press(pane->own, &app->view, event->row - box->row, event->col - box->col) | APP_REDRAW;
}

static unsigned app_keys_wheel_event(struct app *app, const struct event *event)
{
    if (app->popup) {
        popup_wheel(app->popup, event->by);
        return APP_REDRAW;
    }
    if (app_is_printing(app)) return app_print_wheel(app, event->by);
    enum pane_id id = layout_at(&app->layout, event->row, event->col);
    if (id == PANES || app->typing) return APP_NOTHING;
    struct pane *pane = &app->pane[id];
    if (!pane->class->follows_wheel) {
        unsigned change = 0;
        for (int i = 0; i < WHEEL_ROWS; i++)
            change |= pane->class->command(pane->own, &app->view, event->by < 0 ? CMD_UP : CMD_DOWN);
        return change;
    }
    size_t top = pane->class->extent(pane->own).top, by = WHEEL_ROWS;
    pane->class->scroll(pane->own, event->by > 0 ? top + by : top > by ? top - by : 0);
    return APP_REDRAW;
}

static unsigned app_keys_ready_event(struct app *app, int fd)
{
    unsigned change;
    return app_print_ready(app, fd, &change) || app_file_ready(app, fd, &change) ? change : app_plans_ready(app, fd);
}

unsigned app_event(struct app *app, const struct event *event)
{
    switch (event->kind) {
    case EVENT_KEY: return app_keys_key_event(app, event->key);
    case EVENT_PASTE: return app_keys_paste_event(app, event->text);
    case EVENT_PRESS: return app_keys_press_event(app, event);
    case EVENT_WHEEL: return app_keys_wheel_event(app, event);
    case EVENT_RESIZE: return APP_RELAYOUT;
    case EVENT_READY: return app_keys_ready_event(app, event->fd);
    case EVENT_SUSPEND: return app_command(app, CMD_SUSPEND);
    case EVENT_END: app->signal = event->signal; return APP_QUIT;
    default: return APP_NOTHING;
    }
}
