#include "layers/bars.h"

#include "base/fold.h"
#include "base/lang.h"

/* ---- top ---- */

static void bars_add_count(const struct view *v, struct buf *out)
{
    size_t listed = view_listed(v), all = plans_tasks(v->plans);
    if (listed == all) buf_addf(out, all == 1 ? _("%zu task") : _("%zu tasks"), all);
    else buf_addf(out, _("%zu of %zu tasks"), listed, all);
}

/* Adds where the user is: 产业人才培养行动 › 5 壮大产业技术人才队伍; in the list of agencies 市教育局·牵头 › 10 推动… */
static void bars_add_crumbs(const struct view *v, struct buf *out)
{
    if (v->place < 0) return;
    char no[64];
    struct place at = plans_at(v->plans, (size_t)v->place);
    struct slice action = plan_action_name(at.plan, plan_action_of(at.plan, at.task));
    if (v->agency >= 0) action = agencies_name(v->agencies, (size_t)v->agency);
    plans_task_no(v->plans, (size_t)v->place, no, sizeof no);
    if (action.n > 0) {
        buf_add(out, action);
        if (v->agency >= 0) buf_addf(out, "·%s", view_relation_label(view_relation(v, (size_t)v->place)));
        buf_adds(out, " › ");
    }
    buf_addf(out, "%s ", no);
    buf_add(out, plan_task_name(at.plan, at.task));
}

void bars_draw_top(const struct app *app)
{
    struct screen *s = app->screen;
    const struct plan *plan = view_plan(&app->view);
    int ncols = screen_cols(s), col = 1;
    struct buf text;
    buf_init(&text);
    bars_add_count(&app->view, &text);
    int end = draw_right(s, 0, ncols / 2, ncols - 1, buf_slice(&text), STYLE_QUIET);
    if (plan != NULL) col += draw_plain(s, 0, col, (end - 2) * 2 / 5, plan_title(plan), STYLE_PLAN);
    buf_clear(&text);
    bars_add_crumbs(&app->view, &text);
    if (end - 2 - (col + 3) > 3) draw_plain(s, 0, col + 3, end - 2 - (col + 3), buf_slice(&text), STYLE_TEXT);
    buf_done(&text);
}

/* ---- bottom ---- */

void bars_add_found(const struct view *v, struct buf *out)
{
    bool busy = view_is_busy(v);
    if (v->hits.tasks == 0 && !busy) buf_adds(out, _("not found"));
    else buf_addf(out, _("%zu tasks, %zu hits"), v->hits.tasks, v->hits.count);
    if (view_hit(v) != NULL) buf_addf(out, _(" · no. %zu"), v->at + 1);
    if (busy) buf_addf(out, _(" · searching %u%%"), view_progress(v));
    if (v->hits.cut_off) buf_adds(out, _(" · cut off: there may be more"));
}

/* Adds "隐藏 24 项".  It is always shown while a filter is on. */
void bars_add_hidden(const struct view *v, struct buf *out)
{
    if (!filters_on(&v->filters)) return;
    buf_addf(out, _("%zu hidden"), filters_hidden(&v->filters));
    if (!filters_are_done(&v->filters)) buf_addf(out, _(" · searching %u%%"), view_progress(v));
    if (filters_cut_off(&v->filters)) buf_adds(out, _(" · cut off: tasks may be missing"));
}

void bars_add_foldings(const struct view *v, struct buf *out)
{
    bool first = true;
    if (v->kinds == FOLD_ALL) {
        buf_adds(out, _(" · all foldings on"));
        return;
    }
    for (size_t i = 0; i < FOLD_KINDS; i++) {
        if (v->kinds & fold_kinds[i].bit) continue;
        buf_addf(out, first ? _(" · not folded: %s") : _(", %s"), _(fold_kinds[i].label));
        first = false;
    }
}

/* Draws a label, a name, and what is to be said about it, from column col on and not beyond `end`.  Returns the
 * column behind it. */
static int bars_draw_named(struct screen *s, int row, int col, int end, const char *label, const struct buf *name,
                           enum style style, const struct buf *more)
{
    int ambiguous = screen_ambiguous(s), rest = text_cols(buf_slice(more), ambiguous) + 2;
    col += draw_plain(s, row, col, end - col, slice_of(label), STYLE_QUIET) + 1;
    int room = end - col - rest; /* a long name is cut, but not what is said about it */
    if (room < 8) room = 8;
    col += draw_plain(s, row, col, room < end - col ? room : end - col, buf_slice(name), style) + 2;
    return col + draw_plain(s, row, col, end - col, buf_slice(more), STYLE_QUIET);
}

static int bars_draw_query(const struct app *app, int row, int col, int end)
{
    struct buf found;
    buf_init(&found);
    bars_add_found(&app->view, &found);
    if (app->view.kinds != FOLD_ALL) bars_add_foldings(&app->view, &found);
    col = bars_draw_named(app->screen, row, col, end, _("Search"), &app->view.query_text, STYLE_HIT, &found);
    buf_done(&found);
    return col;
}

static int bars_draw_filters(const struct app *app, int row, int col, int end)
{
    struct buf hidden, query;
    buf_init(&hidden);
    buf_init(&query);
    bars_add_hidden(&app->view, &hidden);
    filters_add_query(&app->view.filters, &query);
    col = bars_draw_named(app->screen, row, col, end, _("Filter"), &query, STYLE_STRONG, &hidden);
    buf_done(&hidden);
    buf_done(&query);
    return col;
}

int bars_draw_search(const struct app *app, int row)
{
    const struct view *v = &app->view;
    int col = 1, end = screen_cols(app->screen) - 1;
    bool both = view_is_searching(v) && filters_on(&v->filters);
    if (view_is_searching(v)) col = bars_draw_query(app, row, col, both ? end / 2 : end);
    if (both) col += draw_plain(app->screen, row, col, 3, SLICE(" · "), STYLE_QUIET);
    if (filters_on(&v->filters)) col = bars_draw_filters(app, row, col, end);
    return col - 1;
}

/* The text, and behind it how many tasks are hidden. */
int bars_draw_text(const struct app *app, int row, const struct buf *text, enum style style)
{
    struct screen *s = app->screen;
    struct buf hidden;
    buf_init(&hidden);
    bars_add_hidden(&app->view, &hidden);
    int end = screen_cols(s) - 1, least = hidden.n > 0 ? text_cols(buf_slice(&hidden), screen_ambiguous(s)) + 3 : 0;
    int col = 1 + draw_plain(s, row, 1, end - 1 - least, buf_slice(text), style);
    if (hidden.n > 0) col += 3 + draw_plain(s, row, col + 3, end - col - 3, buf_slice(&hidden), STYLE_QUIET);
    buf_done(&hidden);
    return col - 1;
}

/* Draws the message, or the progress of work; returns 0 if there is neither. */
static int bars_draw_notice(const struct app *app, int row)
{
    const struct app_work *work = app_busy_work(app);
    if (app->message.n > 0) return bars_draw_text(app, row, &app->message, app->warning ? STYLE_WARNING : STYLE_NOTICE);
    if (work == NULL) return 0;
    struct buf text;
    buf_init(&text);
    work->add_progress(app, &text);
    int used = bars_draw_text(app, row, &text, STYLE_NOTICE);
    buf_done(&text);
    return used;
}

/* ---- hints ---- */

/* Sets *hint to the hint at a position of a scope, CMD_NONE if it would do nothing now; false behind the last
 * position. */
static bool bars_hint_at(const struct app *app, enum command_scope scope, int place, enum cmd *hint)
{
    for (enum cmd cmd = 0; cmd < CMDS; cmd++) {
        if (command_at(cmd)->scope != scope || command_at(cmd)->hint != place) continue;
        *hint = app_applies(app, cmd) ? cmd : CMD_NONE;
        return true;
    }
    return false;
}

static int bars_hint_cols(const struct app *app, enum cmd cmd, char key[24])
{
    int ambiguous = screen_ambiguous(app->screen);
    keys_label(command_key(cmd, 0), ambiguous == 2, key);
    return text_cols(slice_of(key), ambiguous) + 1 + text_cols(slice_of(_(command_at(cmd)->label)), ambiguous);
}

/* Draws as many hints as there is room for.  Those of the highest positions (help, commands, quit) are left out
 * last. */
static void bars_draw_hints(const struct app *app, int row, enum command_scope scope, int least)
{
    struct screen *s = app->screen;
    enum cmd hints[16], cmd;
    int count = 0,
        /* the last column stays empty: tmux in an xterm cuts a wide character in the column before the corner */
        col = screen_cols(s) - 2;
    char key[24];
    for (int place = 1; count < 16 && bars_hint_at(app, scope, place, &cmd); place++)
        if (cmd != CMD_NONE) hints[count++] = cmd;
    while (count-- > 0) {
        int ncols = bars_hint_cols(app, hints[count], key);
        if (col - ncols < least) break;
        col -= ncols;
        int used = draw_plain(s, row, col, ncols, slice_of(key), STYLE_KEY);
        draw_plain(s, row, col + used + 1, ncols - used - 1, slice_of(_(command_at(hints[count])->label)), STYLE_QUIET);
        col -= 3;
    }
}

void bars_draw_bottom(const struct app *app, int row, enum command_scope hints,
                      int (*draw_state)(const struct app *, int row))
{
    int used = bars_draw_notice(app, row);
    if (used == 0) used = draw_state(app, row);
    bars_draw_hints(app, row, hints, used > 0 ? used + 4 : 1);
}
