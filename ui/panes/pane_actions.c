/* pane_actions: the actions of all plans, each with how many tasks it has, below 全部. */
#include "panes/cite.h"
#include "base/lang.h"
#include "panes/pane.h"
#include "term/rows.h"

struct pane_actions {
    struct rows rows; /* their numbers: 0 for all actions, else 1 + the action; of a heading: the index of its plan */
    struct view_version version; /* of the view that the rows were made from */
};

static void pane_actions_init(void *pane) { rows_init(&((struct pane_actions *)pane)->rows); }

static void pane_actions_done(void *pane) { rows_done(&((struct pane_actions *)pane)->rows); }

static void pane_actions_forget(void *pane)
{
    struct pane_actions *a = pane;
    rows_clear(&a->rows);
    a->version = (struct view_version){.changes = {0}};
}

static void pane_actions_make_rows(struct pane_actions *a, const struct view *v)
{
    size_t plan_before = SIZE_MAX;
    rows_clear(&a->rows);
    rows_add(&a->rows, 0);
    for (size_t action = 0; action < v->nactions; action++) {
        size_t plan = plans_action_at(v->plans, action).plan_index;
        if (v->plans->count > 1 && plan != plan_before) rows_add(&a->rows, (uint32_t)plan | ROWS_HEADING);
        plan_before = plan;
        if (v->task_count[action] > 0 || !filters_on(&v->filters)) rows_add(&a->rows, (uint32_t)action + 1);
    }
    a->version = view_version(v);
}

static void pane_actions_fit(void *pane, const struct view *v, const struct box *box, int ambiguous)
{
    struct pane_actions *a = pane;
    (void)ambiguous;
    if (view_is_newer(v, &a->version, VIEW_FILTERED)) pane_actions_make_rows(a, v);
    if (rows_current(&a->rows) != v->action + 1) rows_select(&a->rows, (uint32_t)(v->action + 1));
    rows_fit(&a->rows, (size_t)box->nrows);
}

static void pane_actions_title(const void *pane, const struct view *v, struct buf *out)
{
    const struct pane_actions *a = pane;
    (void)v;
    size_t shown = 0;
    for (size_t i = 0; i < a->rows.count; i++) shown += !rows_is_heading(&a->rows, i);
    buf_addf(out, "%s %zu", _("Actions"), shown > 0 ? shown - 1 : 0);
}

/* How many tasks an action has: "4"; while something is searched, how many of them match as well: "2/4". */
static void pane_actions_add_count(const struct view *v, ptrdiff_t action, struct buf *out)
{
    size_t tasks = action < 0 ? v->filtered : v->task_count[action];
    size_t matches = action < 0 ? v->hits.tasks : v->match_count[action];
    if (view_is_searching(v) && matches > 0) buf_addf(out, "%zu/", matches);
    buf_addf(out, "%zu", tasks);
}

static void pane_actions_draw_name(const struct view *v, struct screen *s, int row, int col, int ncols,
                                   ptrdiff_t action, unsigned overlay)
{
    struct slice name = action < 0 ? slice_of(_("All")) : view_action_name(v, (size_t)action);
    bool of_task = v->place >= 0 && v->action < 0 && action >= 0 &&
                   plans_action_of(v->plans, (size_t)v->place) == (size_t)action;
    unsigned style = (of_task ? STYLE_STRONG : STYLE_TEXT) | overlay;
    if (name.n == 0) name = slice_of(_("(no action)"));
    if (action < 0 || v->first_task[action] == UINT32_MAX) {
        draw_plain(s, row, col, ncols, name, style);
        return;
    }
    size_t place = v->first_task[action];
    struct place at = plans_at(v->plans, place);
    struct draw_text t = draw_whole_cell(v, place, plan_column_of(at.plan, COLUMN_ACTION), name, style);
    draw_text(s, row, col, ncols, &t);
}

static void pane_actions_draw_row(const struct pane_actions *a, const struct view *v, struct screen *s,
                                  const struct box *box, int row, size_t index, bool focused)
{
    uint32_t number = rows_number(&a->rows, index);
    if (rows_is_heading(&a->rows, index)) {
        draw_plain(s, row, box->col + 1, box->ncols - 1, plan_title(v->plans->plan[number]), STYLE_HEADING);
        return;
    }
    bool here = (ptrdiff_t)index == a->rows.cursor;
    unsigned overlay = !here ? 0 : focused ? ON_CURSOR : ON_IDLE;
    ptrdiff_t action = (ptrdiff_t)number - 1;
    struct buf count;
    buf_init(&count);
    pane_actions_add_count(v, action, &count);
    if (here) {
        screen_fill(s, row, box->col, box->ncols, STYLE_TEXT | overlay);
        screen_glyph(s, row, box->col, 1, GLYPH_POINTER, STYLE_TEXT | overlay);
    }
    bool matches = view_is_searching(v) && action >= 0 && v->match_count[action] > 0;
    int end = draw_right(s, row, box->col + 2, box->col + box->ncols - 1, buf_slice(&count),
                         (matches ? STYLE_STRONG : STYLE_QUIET) | overlay);
    pane_actions_draw_name(v, s, row, box->col + 1, end - box->col - 2, action, overlay);
    buf_done(&count);
}

static void pane_actions_draw(const void *pane, const struct view *v, struct screen *s, const struct box *box,
                              bool focused)
{
    const struct pane_actions *a = pane;
    for (int i = 0; i < box->nrows && a->rows.top + (size_t)i < a->rows.count; i++)
        pane_actions_draw_row(a, v, s, box, box->row + i, a->rows.top + (size_t)i, focused);
}

static struct pane_extent pane_actions_extent(const void *pane)
{
    const struct pane_actions *a = pane;
    return (struct pane_extent){a->rows.top, a->rows.count};
}

static void pane_actions_scroll(void *pane, size_t top) { ((struct pane_actions *)pane)->rows.top = top; }

static unsigned pane_actions_choose(struct pane_actions *a, struct view *v)
{
    return view_choose_action(v, rows_current(&a->rows) - 1) ? APP_REDRAW : APP_NOTHING;
}

static unsigned pane_actions_command(void *pane, struct view *v, enum cmd cmd)
{
    struct pane_actions *a = pane;
    if (cmd == CMD_ENTER) return APP_IN;
    unsigned moved = pane_move_rows(&a->rows, cmd);
    return moved == APP_REDRAW ? pane_actions_choose(a, v) | APP_REDRAW : moved;
}

static unsigned pane_actions_press(void *pane, struct view *v, int row, int col)
{
    struct pane_actions *a = pane;
    size_t index = a->rows.top + (size_t)row;
    (void)col;
    if (index >= a->rows.count || rows_is_heading(&a->rows, index)) return APP_NOTHING;
    a->rows.cursor = (ptrdiff_t)index;
    return pane_actions_choose(a, v);
}

static void pane_actions_cite(const void *pane, const struct view *v, struct buf *out)
{
    (void)pane;
    if (v->action >= 0) cite_action(v, (size_t)v->action, out);
    else if (view_plan(v) != NULL) buf_add(out, plan_title(view_plan(v)));
}

static const char *pane_actions_why_empty(const struct view *v)
{
    return view_has_actions(v) ? NULL : _("This plan does not group its tasks into actions.");
}

/* p prints the tasks of the row under the cursor, unless filters say which tasks the user means. */
static enum range pane_actions_prints(const struct view *v)
{
    return filters_on(&v->filters) ? RANGE_FILTERED : v->action >= 0 ? RANGE_ACTION : RANGE_ALL;
}

const struct pane_class pane_actions = {
    .size = sizeof(struct pane_actions),
    .init = pane_actions_init,
    .done = pane_actions_done,
    .forget = pane_actions_forget,
    .why_empty = pane_actions_why_empty,
    .fit = pane_actions_fit,
    .title = pane_actions_title,
    .draw = pane_actions_draw,
    .extent = pane_actions_extent,
    .command = pane_actions_command,
    .press = pane_actions_press,
    .scroll = pane_actions_scroll,
    .cite = pane_actions_cite,
    .prints = pane_actions_prints,
};
