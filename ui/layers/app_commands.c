/* app_commands: what each command does, where the pane that has the keyboard does not do it itself. */
#include "layers/app_inside.h"
#include "panes/cite.h"
#include "base/lang.h"

static bool app_commands_is_reachable(const struct app *app, enum pane_id pane)
{
    /* between 80 and 119 columns Tab leaves the actions out: they stand in the place of the tasks */
    bool two = !app->zoomed && app->layout.ncols >= LAYOUT_TWO && app->layout.ncols < LAYOUT_WIDE;
    if (app_is_view(pane)) return false; /* in the place of all others */
    if (two && app_is_list(pane) && app->focus != pane) return false;
    return app_has(app, pane);
}

enum pane_id app_next_pane(const struct app *app, enum pane_id pane, int by)
{
    for (int i = 0; i < PANES; i++) {
        pane = (enum pane_id)(((int)pane + by + PANES) % PANES);
        if (app_commands_is_reachable(app, pane)) break;
    }
    return pane;
}

/* The pane before or after in the chain actions or agencies › tasks › targets › detail; false at its end. */
static bool app_commands_step(struct app *app, int by)
{
    for (int pane = (int)app->focus + by; pane >= 0 && pane < PANES; pane += by) {
        if (app_is_view((enum pane_id)pane) || !app_has(app, (enum pane_id)pane)) continue;
        app_focus(app, (enum pane_id)pane);
        return true;
    }
    return false;
}

static bool app_commands_is_text(enum pane_id pane) { return pane == PANE_TARGETS || pane == PANE_DETAIL; }

static unsigned app_commands_move_sideways(struct app *app, int by)
{
    if (app_is_view(app->focus)) return APP_NOTHING;
    if (by < 0 && app_commands_is_text(app->focus)) {
        app_focus(app, PANE_TASKS);
    } else if (by > 0 && app->focus == PANE_TASKS && app_has(app, app->companion)) {
        app_focus(app, app->companion);
    } else if (app_commands_is_text(app->focus) || !app_commands_step(app, by)) {
        return APP_NOTHING;
    }
    return APP_REDRAW;
}

static unsigned app_commands_widen(struct app *app, int by)
{
    enum pane_id list = app_is_list(app->focus) ? app->focus : PANE_TASKS;
    if (app->layout.ncols < LAYOUT_TWO || app->zoomed || app_is_view(app->focus)) {
        app_say(app, true, "%s", _("There is no pane beside this one."));
        return APP_REDRAW;
    }
    int before = app->layout.content[list].ncols, limit = app->layout.ncols;
    app->widen[list] += by;
    if (app->widen[list] > limit) app->widen[list] = limit;
    if (app->widen[list] < -limit) app->widen[list] = -limit;
    /* what the layout would not give is not kept, or the way back would seem dead */
    if ((by < 0 && before <= 12) || (by > 0 && before >= limit - 60)) app->widen[list] -= by;
    return APP_RELAYOUT;
}

static unsigned app_commands_copy(struct app *app, bool task)
{
    struct buf text;
    const struct pane *pane = &app->pane[app->focus];
    buf_init(&text);
    if (task && app->view.place >= 0) cite_task(&app->view, &text);
    else if (!task) pane->class->cite(pane->own, &app->view, &text);
    if (text.n == 0) {
        app_say(app, true, "%s", _("There is nothing to copy."));
    } else if (screen_copy(app->screen, buf_slice(&text))) {
        size_t line = strcspn(text.s, "\n");
        app_say(app, false, _("Copied: %.*s"), (int)line, text.s);
    } else {
        app_say(app, true, "%s", _("This is too long for the clipboard of a terminal."));
    }
    buf_done(&text);
    return APP_REDRAW;
}

static unsigned app_commands_history(struct app *app, int by)
{
    ptrdiff_t place = view_stop_ahead(&app->view, by);
    if (place >= 0) return app_go_to(app, by < 0 ? JUMP_BACK : JUMP_ON, (size_t)place);
    app_say(app, true, "%s", _("There is no other place in the history."));
    return APP_REDRAW;
}

static bool app_commands_enabled(void *app, enum cmd cmd) { return app_can(app, cmd); }

unsigned app_open_menu(struct app *app, struct popup *popup, bool (*menu)(struct app *, enum cmd, int value))
{
    popup_free(app->popup);
    app->popup = popup;
    app->menu = menu;
    return APP_REDRAW;
}

unsigned app_open_popup(struct app *app, struct popup *popup) { return app_open_menu(app, popup, NULL); }

void app_close_popup(struct app *app) { app_open_menu(app, NULL, NULL); }

static unsigned app_commands_suspend(struct app *app)
{
    screen_suspend(app->screen);
    return APP_REDRAW;
}

/* Out of the pane; out of the outermost one, the search ends. */
static unsigned app_commands_go_out(struct app *app)
{
    if (!app_commands_step(app, -1) && view_is_searching(&app->view)) app_clear_search(app);
    return APP_REDRAW;
}

static void app_commands_show_list(struct app *app, enum pane_id list)
{
    if (list != PANE_AGENCIES) view_choose_agency(&app->view, VIEW_ALL);
    app->list = list;
    app->from_view = PANES;
    app_focus(app, app_has(app, list) ? list : PANE_TASKS);
}

/* n and N step through the rows that were found in a list, not through the hits in the plan. */
static bool app_commands_finds_rows(const struct app *app) { return app_can_find(app) && app->wanted.n > 0; }

/* What no pane does itself. */
static unsigned app_commands_global(struct app *app, enum cmd cmd)
{
    bool plain = screen_ambiguous(app->screen) == 2;
    switch (cmd) {
    case CMD_LEFT: return app_commands_move_sideways(app, -1);
    case CMD_RIGHT: return app_commands_move_sideways(app, 1);
    case CMD_BACK:
        if (app_is_loading(app)) return app_stop_loading(app), APP_REDRAW;
        if (app_can_return_to_view(app)) return app_open_view(app, app->from_view);
        return app_commands_go_out(app);
    case CMD_NEXT_PANE:
    case CMD_PREVIOUS_PANE:
        if (app_is_view(app->focus)) return app_view_in(app);
        app_focus(app, app_next_pane(app, app->focus, cmd == CMD_NEXT_PANE ? 1 : -1));
        return APP_REDRAW;
    case CMD_GOTO: app_say(app, false, "%s", _("Type the number of a task, then Enter.")); return APP_REDRAW;
    case CMD_HISTORY_BACK: return app_commands_history(app, -1);
    case CMD_HISTORY_ON: return app_commands_history(app, 1);
    case CMD_SEARCH:
        if (app_can_find(app)) app_find_open(app);
        else app_search_open(app);
        return APP_REDRAW;
    case CMD_NEXT_HIT: return app_commands_finds_rows(app) ? app_find_next(app, 1) : app_next_hit(app, 1);
    case CMD_PREVIOUS_HIT: return app_commands_finds_rows(app) ? app_find_next(app, -1) : app_next_hit(app, -1);
    case CMD_CLEAR_SEARCH: app_clear_search(app); return APP_REDRAW;
    case CMD_FILTER: app_filter_open(app); return APP_REDRAW;
    case CMD_FILTERS: return app_filter_menu(app);
    case CMD_FILTER_INVERT:
    case CMD_FILTER_REMOVE: return app_filter_newest(app, cmd);
    case CMD_FILTER_SAVE: return app_save_open(app);
    case CMD_FOLDINGS: return app_foldings(app);
    case CMD_EXPORT: return app_export_open(app);
    case CMD_PRINT: return app_print_open(app);
    case CMD_UNDO: return app_undo(app, -1);
    case CMD_REDO: return app_undo(app, 1);
    case CMD_VIEW_ACTIONS:
        app_commands_show_list(app, PANE_ACTIONS);
        if (!app_has(app, PANE_ACTIONS))
            app_say(app, true, "%s", _("This plan does not group its tasks into actions."));
        return APP_REDRAW;
    case CMD_VIEW_AGENCIES:
        if (app_could_show(app, PANE_AGENCIES)) app_commands_show_list(app, PANE_AGENCIES);
        else app_say(app, true, "%s", _("This plan names no agencies."));
        return APP_REDRAW;
    case CMD_VIEW_INDICATORS: return app_open_view(app, PANE_INDICATORS);
    case CMD_VIEW_HITS: return app_open_view(app, PANE_HITS);
    case CMD_VIEW_COMPARE: return app_open_view(app, PANE_COMPARE);
    case CMD_SORT:
        if (!app_is_view(app->focus)) return app_sort_menu(app);
        app_say(app, true, "%s", _("This list has one order only."));
        return APP_REDRAW;
    case CMD_ZOOM: app->zoomed = !app->zoomed; return APP_RELAYOUT;
    case CMD_NARROWER: return app_commands_widen(app, -2);
    case CMD_WIDER: return app_commands_widen(app, 2);
    case CMD_COPY: return app_commands_copy(app, false);
    case CMD_COPY_TASK: return app_commands_copy(app, true);
    case CMD_HELP: return app_open_popup(app, popup_help(plain));
    case CMD_PALETTE:
        app_open_popup(app, popup_palette(plain, app_commands_enabled, app));
        app_add_saved(app, app->popup);
        return APP_REDRAW;
    case CMD_RELOAD: app_reload(app); return APP_REDRAW;
    case CMD_LOAD_REPORT: return app_open_popup(app, app_load_report(app));
    case CMD_FINDINGS: return app_findings(app);
    case CMD_REDRAW: screen_repaint(app->screen); return APP_REDRAW;
    case CMD_SUSPEND: return app_commands_suspend(app);
    case CMD_QUIT: return app_file_is_free(app) ? APP_QUIT : APP_REDRAW;
    default: return APP_NOTHING;
    }
}

unsigned app_command(struct app *app, enum cmd cmd)
{
    struct pane *pane = &app->pane[app->focus];
    if (cmd >= CMDS) return APP_NOTHING;
    if (cmd == CMD_BACK && app_file_is_writing(app)) return app_file_stop(app), APP_REDRAW;
    unsigned change = pane->class->command(pane->own, &app->view, cmd);
    if (change & APP_UNKNOWN) return app_commands_global(app, cmd);
    if (app_is_view(app->focus)) {
        if (change & APP_IN) return app_view_in(app);
        if (change & APP_OUT) return app_view_out(app);
        app->reveal = app->reveal || (app->focus == PANE_HITS && (change & APP_REDRAW));
    }
    if (change & APP_IN) return app_commands_step(app, 1) ? APP_REDRAW : APP_NOTHING;
    if (change & APP_OUT) return app_commands_step(app, -1) ? APP_REDRAW : APP_NOTHING;
    return change;
}

bool app_can(const struct app *app, enum cmd cmd)
{
    const struct view *v = &app->view;
    if (command_at(cmd)->scope == SCOPE_PRINT) return app_print_can(app, cmd);
    switch (cmd) {
    case CMD_PRINT: return plans_tasks(v->plans) > 0;
    case CMD_NEXT_HIT:
    case CMD_PREVIOUS_HIT: return app_commands_finds_rows(app) || v->hits.tasks > 0;
    case CMD_CLEAR_SEARCH: return view_is_searching(v);
    case CMD_FILTERS:
    case CMD_FILTER_INVERT:
    case CMD_FILTER_REMOVE: return v->filters.count > 0;
    case CMD_FILTER_SAVE: return filters_on(&v->filters);
    case CMD_EXPORT: return view_listed(v) > 0 || v->hits.count > 0;
    case CMD_UNDO: return app->undo.at > 0;
    case CMD_REDO: return app->undo.at < app->undo.count;
    case CMD_HISTORY_BACK: return view_can_go_back(v);
    case CMD_HISTORY_ON: return view_can_go_on(v);
    case CMD_VIEW_ACTIONS: return app_could_show(app, PANE_ACTIONS);
    case CMD_VIEW_AGENCIES: return app_could_show(app, PANE_AGENCIES);
    case CMD_SORT: return app->focus != PANE_COMPARE;
    case CMD_NARROWER:
    case CMD_WIDER: return app->layout.ncols >= LAYOUT_TWO && !app->zoomed;
    case CMD_VIEW_HITS: return view_is_searching(v);
    case CMD_VIEW_INDICATORS: return app_could_show(app, PANE_INDICATORS);
    case CMD_VIEW_COMPARE: return app_could_show(app, PANE_COMPARE);
    case CMD_ENTER: return app->focus != PANE_DETAIL;
    case CMD_COPY_TASK:
    case CMD_GOTO: return v->place >= 0;
    case CMD_NEXT_PANE:
    case CMD_PREVIOUS_PANE: return app_next_pane(app, app->focus, 1) != app->focus;
    default: return true;
    }
}
