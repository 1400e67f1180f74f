/* app_bars: the top line (plan, where we are, how many tasks) and the bottom line (search, messages, hints). */
#include "layers/app_inside.h"
#include "base/fold.h"
#include "base/lang.h"

/* ---- top ---- */

static void app_bars_add_count(const struct view *v, struct buf *out)
{
    size_t listed = view_listed(v), all = plans_tasks(v->plans);
    if (listed == all) buf_addf(out, all == 1 ? _("%zu task") : _("%zu tasks"), all);
    else buf_addf(out, _("%zu of %zu tasks"), listed, all);
}

/* 产业人才培养行动 › 5 壮大产业技术人才队伍; of an agency: 市教育局·牵头 › 10 推动… */
static void app_bars_add_crumbs(const struct view *v, struct buf *out)
{
    if (v->place < 0) return;
    char no[64];
    struct place at = plans_at(v->plans, (size_t)v->place);
    struct slice action = plan_action_name(at.plan, plan_action_of(at.plan, at.task));
    if (v->agency >= 0) action = agencies_name(v->agencies, (size_t)v->agency);
    plans_task_no(v->plans, (size_t)v->place, no, sizeof no);
    if (action.n > 0) {
        buf_add(out, action);
        if (v->agency >= 0) buf_addf(out, "·%s", view_tie_label(view_tie(v, (size_t)v->place)));
        buf_adds(out, " › ");
    }
    buf_addf(out, "%s ", no);
    buf_add(out, plan_task_name(at.plan, at.task));
}

void app_draw_top(const struct app *app)
{
    struct screen *s = app->screen;
    const struct plan *plan = view_plan(&app->view);
    int ncols = screen_cols(s), col = 1;
    struct buf text;
    buf_init(&text);
    app_bars_add_count(&app->view, &text);
    int end = draw_right(s, 0, ncols / 2, ncols - 1, buf_slice(&text), STYLE_QUIET);
    if (plan != NULL) col += draw_plain(s, 0, col, (end - 2) * 2 / 5, plan_title(plan), STYLE_PLAN);
    buf_clear(&text);
    app_bars_add_crumbs(&app->view, &text);
    if (end - 2 - (col + 3) > 3) draw_plain(s, 0, col + 3, end - 2 - (col + 3), buf_slice(&text), STYLE_TEXT);
    buf_done(&text);
}

/* ---- bottom ---- */

void app_add_found(const struct app *app, struct buf *out)
{
    const struct view *v = &app->view;
    bool busy = view_is_busy(v);
    if (v->hits.tasks == 0 && !busy) buf_adds(out, _("not found"));
    else buf_addf(out, _("%zu tasks, %zu hits"), v->hits.tasks, v->hits.count);
    if (view_hit(v) != NULL) buf_addf(out, _(" · no. %zu"), v->at + 1);
    if (busy) buf_addf(out, _(" · searching %u%%"), view_progress(v));
    if (v->hits.cut_off) buf_adds(out, _(" · cut off: there may be more"));
}

/* 隐藏 24 项: never left out while a filter is on. */
static void app_bars_add_hidden(const struct view *v, struct buf *out)
{
    if (!filters_on(&v->filters)) return;
    buf_addf(out, _("%zu hidden"), filters_hidden(&v->filters));
    if (!filters_are_done(&v->filters)) buf_addf(out, _(" · searching %u%%"), view_progress(v));
    if (filters_cut_off(&v->filters)) buf_adds(out, _(" · cut off: tasks may be missing"));
}

/* Of so many columns those that are kept for what is typed: what it needs, but at least one third, and two at most. */
static int app_bars_typed_cols(const struct app *app, int ncols)
{
    int needed = text_cols(edit_text(&app->line), screen_ambiguous(app->screen)) + 3;
    return needed < ncols / 3 ? ncols / 3 : needed > ncols * 2 / 3 ? ncols * 2 / 3 : needed;
}

/* The line that is typed, the caret in it; to the right what it finds or why it is no query. */
static void app_bars_draw_line(struct app *app, int row)
{
    struct screen *s = app->screen;
    int ncols = screen_cols(s), caret;
    bool bad = app->line_err.what[0] != '\0';
    struct buf text;
    buf_init(&text);
    if (bad) {
        if (app->line_err.column > 0) buf_addf(&text, _("character %u: "), app->line_err.column);
        buf_adds(&text, app->line_err.what);
    } else {
        app_line_class(app)->add_state(app, &text);
    }
    if (filters_on(&app->view.filters)) buf_adds(&text, " · ");
    app_bars_add_hidden(&app->view, &text);
    int col = draw_plain(s, row, 1, ncols, slice_of(_(app_line_class(app)->label)), STYLE_PROMPT) + 2;
    int end = draw_right(s, row, col + app_bars_typed_cols(app, ncols - col), ncols - 1, buf_slice(&text),
                         bad ? STYLE_WARNING : STYLE_QUIET);
    int room = end - col - 2 > 4 ? end - col - 2 : ncols - col - 1;
    if (room == ncols - col - 1) screen_fill(s, row, col, ncols - col, STYLE_TEXT);
    struct slice shown = edit_shown(&app->line, room > 0 ? room : 1, screen_ambiguous(s), &caret);
    screen_text(s, row, col, room, shown, STYLE_TEXT);
    screen_cursor(s, row, col + caret);
    buf_done(&text);
}

/* A label, what it names, what is to be said about it; from column col, at most to `end`.  Returns the column after it. */
static int app_bars_draw_named(struct screen *s, int row, int col, int end, const char *label, const struct buf *name,
                               enum style style, const struct buf *more)
{
    int ambiguous = screen_ambiguous(s), rest = text_cols(buf_slice(more), ambiguous) + 2;
    col += draw_plain(s, row, col, end - col, slice_of(label), STYLE_QUIET) + 1;
    int room = end - col - rest; /* what is said is not cut for a long name */
    if (room < 8) room = 8;
    col += draw_plain(s, row, col, room < end - col ? room : end - col, buf_slice(name), style) + 2;
    return col + draw_plain(s, row, col, end - col, buf_slice(more), STYLE_QUIET);
}

static int app_bars_draw_search(const struct app *app, int row, int col, int end)
{
    struct buf found;
    buf_init(&found);
    app_add_found(app, &found);
    if (app->view.kinds != FOLD_ALL) app_add_foldings(app, &found);
    col = app_bars_draw_named(app->screen, row, col, end, _("Search"), &app->view.query_text, STYLE_HIT, &found);
    buf_done(&found);
    return col;
}

static int app_bars_draw_filters(const struct app *app, int row, int col, int end)
{
    struct buf hidden, query;
    buf_init(&hidden);
    buf_init(&query);
    app_bars_add_hidden(&app->view, &hidden);
    filters_add_query(&app->view.filters, &query);
    col = app_bars_draw_named(app->screen, row, col, end, _("Filter"), &query, STYLE_STRONG, &hidden);
    buf_done(&hidden);
    buf_done(&query);
    return col;
}

/* The digit is the key of a view too, which is shown. */
static bool app_bars_has_opened_view(const struct app *app)
{
    return app->number[1] == '\0' && command_of_key(SCOPE_MAIN, (uint32_t)(unsigned char)app->number[0]) != CMD_GOTO;
}

static bool app_bars_is_working(const struct app *app) { return app_is_loading(app) || app_file_is_writing(app); }

/* A message, a number being typed, progress; with how many tasks are hidden behind it. */
static int app_bars_draw_notice(struct app *app, int row)
{
    struct screen *s = app->screen;
    struct buf text, hidden;
    buf_init(&text);
    buf_init(&hidden);
    if (app->message.n > 0) buf_add(&text, buf_slice(&app->message));
    else if (app_file_is_writing(app)) app_file_add_progress(app, &text);
    else if (app_is_loading(app)) app_add_progress(app, &text);
    else
        buf_addf(&text,
                 app_bars_has_opened_view(app) ? _("Enter goes to task %s, another key stays here")
                                               : _("Go to task %s"),
                 app->number);
    app_bars_add_hidden(&app->view, &hidden);
    enum style style = app->message.n > 0 && app->warning               ? STYLE_WARNING
                       : app->message.n > 0 || app_bars_is_working(app) ? STYLE_NOTICE
                                                                        : STYLE_PROMPT;
    int end = screen_cols(s) - 1, least = hidden.n > 0 ? text_cols(buf_slice(&hidden), screen_ambiguous(s)) + 3 : 0;
    int col = 1 + draw_plain(s, row, 1, end - 1 - least, buf_slice(&text), style);
    if (hidden.n > 0) col += 3 + draw_plain(s, row, col + 3, end - col - 3, buf_slice(&hidden), STYLE_QUIET);
    buf_done(&text);
    buf_done(&hidden);
    return col - 1;
}

static int app_bars_draw_printing(const struct app *app, int row)
{
    struct buf text;
    buf_init(&text);
    app_print_add_state(app, &text);
    int used = draw_plain(app->screen, row, 1, screen_cols(app->screen) - 2, buf_slice(&text), STYLE_NOTICE);
    buf_done(&text);
    return used;
}

/* What is going on.  Returns the columns used. */
static int app_bars_draw_state(struct app *app, int row)
{
    const struct view *v = &app->view;
    int col = 1, end = screen_cols(app->screen) - 1;
    if (app->message.n > 0 || app_bars_is_working(app) || app->number[0] != '\0') return app_bars_draw_notice(app, row);
    if (app_is_printing(app)) return app_bars_draw_printing(app, row);
    bool both = view_is_searching(v) && filters_on(&v->filters);
    if (view_is_searching(v)) col = app_bars_draw_search(app, row, col, both ? end / 2 : end);
    if (both) col += draw_plain(app->screen, row, col, 3, SLICE(" · "), STYLE_QUIET);
    if (filters_on(&v->filters)) col = app_bars_draw_filters(app, row, col, end);
    return col - 1;
}

static enum cmd app_bars_hint_at(const struct app *app, int place)
{
    enum command_scope scope = app_is_printing(app) ? SCOPE_PRINT : SCOPE_MAIN;
    for (enum cmd cmd = 0; cmd < CMDS; cmd++)
        if (command_at(cmd)->scope == scope && command_at(cmd)->hint == place)
            return app_can(app, cmd) ? cmd : CMD_NONE;
    return CMDS + 1;
}

static int app_bars_hint_cols(const struct app *app, enum cmd cmd, char key[24])
{
    int ambiguous = screen_ambiguous(app->screen);
    keys_label(command_key(cmd, 0), ambiguous == 2, key);
    return text_cols(slice_of(key), ambiguous) + 1 + text_cols(slice_of(_(command_at(cmd)->label)), ambiguous);
}

/* As many hints as there is room for; those of the highest places (help, commands, quit) are the last to go. */
static void app_bars_draw_hints(const struct app *app, int row, int least)
{
    struct screen *s = app->screen;
    enum cmd hints[16], cmd;
    int count = 0,
        col = screen_cols(s) - 2; /* tmux in an xterm cuts a wide character that ends one column before the corner */
    char key[24];
    for (int place = 1; count < 16 && (cmd = app_bars_hint_at(app, place)) != CMDS + 1; place++)
        if (cmd != CMD_NONE) hints[count++] = cmd;
    while (count-- > 0) {
        int ncols = app_bars_hint_cols(app, hints[count], key);
        if (col - ncols < least) break;
        col -= ncols;
        int used = draw_plain(s, row, col, ncols, slice_of(key), STYLE_KEY);
        draw_plain(s, row, col + used + 1, ncols - used - 1, slice_of(_(command_at(hints[count])->label)), STYLE_QUIET);
        col -= 3;
    }
}

void app_draw_bottom(struct app *app)
{
    int row = screen_rows(app->screen) - 1;
    if (app->typing) {
        app_bars_draw_line(app, row);
        return;
    }
    int used = app_bars_draw_state(app, row);
    app_bars_draw_hints(app, row, used > 0 ? used + 4 : 1);
}
