/* pane_tasks: the tasks of the chosen action, or all of them, under headings: their actions and plans, or what their
 * order goes by. */
#include <stdlib.h>

#include "panes/cite.h"
#include "base/lang.h"
#include "panes/pane.h"
#include "term/rows.h"

enum {
    NO_COLS = 7,     /* columns that the number of a task takes at most */
    MEASURED = 1000, /* how many numbers at either end of the list are measured to find the widest */
};

struct pane_tasks {
    /* Their numbers: the place of a task.  Headings are numbered through: the actions, then the plans, the relations to
     * an agency, the keys of the order. */
    struct rows rows;
    struct view_version version; /* of the view that the rows were made from */
    int no_cols;                 /* columns of the widest number */
};

static void pane_tasks_init(void *pane) { rows_init(&((struct pane_tasks *)pane)->rows); }

static void pane_tasks_done(void *pane) { rows_done(&((struct pane_tasks *)pane)->rows); }

static void pane_tasks_forget(void *pane)
{
    struct pane_tasks *t = pane;
    rows_clear(&t->rows);
    t->version = (struct view_version){.changes = {0}};
}

static size_t pane_tasks_relation_heading(const struct view *v, enum view_relation relation)
{
    return v->nactions + v->plans->count + relation;
}
static size_t pane_tasks_key_heading(const struct view *v, uint32_t key)
{
    return pane_tasks_relation_heading(v, VIEW_RELATIONS) + key;
}

/* What the headings say: nothing, the action, or what the order goes by. */
enum pane_tasks_heading { NO_HEADING, ACTION_HEADING, KEY_HEADING };

static enum pane_tasks_heading pane_tasks_heading_of(const struct view *v)
{
    if (v->agency >= 0 || v->order == TASK_ORDER_NUMBER || view_is_unsorted(v)) return NO_HEADING;
    if (v->order == TASK_ORDER_AGENCY || v->order == TASK_ORDER_QUANTITY) return KEY_HEADING;
    return v->action < 0 && view_has_actions(v) ? ACTION_HEADING : NO_HEADING;
}

/* The number of the heading that a task stands under. */
static size_t pane_tasks_heading_number(const struct view *v, enum pane_tasks_heading heading, size_t place)
{
    uint32_t key = view_order_key(v, place);
    if (heading == ACTION_HEADING) return plans_action_of(v->plans, place);
    if (v->order == TASK_ORDER_QUANTITY) return pane_tasks_key_heading(v, (uint32_t)task_order_quantities(key));
    return pane_tasks_key_heading(v, key != TASK_KEY_NONE ? key : (uint32_t)agencies_count(v->agencies));
}

/* Tasks stand under up to three headings: their relation to the chosen agency, their plan, and what the order goes
 * by. */
static void pane_tasks_make_rows(struct pane_tasks *t, const struct view *v)
{
    enum pane_tasks_heading heading = pane_tasks_heading_of(v);
    enum view_relation relation = VIEW_RELATIONS;
    size_t plan = SIZE_MAX, group = SIZE_MAX, count, *shown = view_shown_places(v, &count);
    bool plans = v->plans->count > 1 && v->action < 0;
    rows_clear(&t->rows);
    for (size_t i = 0; i < count; i++) {
        struct place at = plans_at(v->plans, shown[i]);
        if (view_relation(v, shown[i]) != relation) {
            relation = view_relation(v, shown[i]);
            plan = SIZE_MAX;
            rows_add(&t->rows, (uint32_t)pane_tasks_relation_heading(v, relation) | ROWS_HEADING);
        }
        if (plans && at.plan_index != plan) rows_add(&t->rows, (uint32_t)(v->nactions + at.plan_index) | ROWS_HEADING);
        size_t here = heading != NO_HEADING ? pane_tasks_heading_number(v, heading, shown[i]) : SIZE_MAX;
        bool named = heading == KEY_HEADING || (heading == ACTION_HEADING && view_action_name(v, here).n > 0);
        if (named && (here != group || at.plan_index != plan)) rows_add(&t->rows, (uint32_t)here | ROWS_HEADING);
        plan = at.plan_index;
        group = here;
        rows_add(&t->rows, (uint32_t)shown[i]);
    }
    free(shown);
}

static struct slice pane_tasks_task_no(const struct view *v, size_t place)
{
    struct place at = plans_at(v->plans, place);
    return plan_task_no(at.plan, at.task);
}

static int pane_tasks_widest_no(const struct pane_tasks *t, const struct view *v, int ambiguous)
{
    int widest = 1;
    for (size_t i = 0; i < t->rows.count; i++) {
        if (i == MEASURED && t->rows.count > 2 * MEASURED) i = t->rows.count - MEASURED;
        if (rows_is_heading(&t->rows, i)) continue;
        int ncols = text_cols(pane_tasks_task_no(v, rows_number(&t->rows, i)), ambiguous);
        if (ncols > widest) widest = ncols;
    }
    return widest < NO_COLS ? widest : NO_COLS;
}

static void pane_tasks_fit(void *pane, const struct view *v, const struct box *box, int ambiguous)
{
    struct pane_tasks *t = pane;
    if (view_is_newer(v, &t->version, VIEW_FILTERED | VIEW_CHOICE | VIEW_ORDER)) {
        pane_tasks_make_rows(t, v);
        t->version = view_version(v);
        t->no_cols = pane_tasks_widest_no(t, v, ambiguous);
    }
    if (v->place >= 0 && rows_current(&t->rows) != v->place) rows_select(&t->rows, (uint32_t)v->place);
    rows_fit(&t->rows, (size_t)box->nrows);
}

static void pane_tasks_title(const void *pane, const struct view *v, struct buf *out)
{
    (void)pane;
    buf_addf(out, "%s %zu", _("Tasks"), view_listed(v));
    if (v->order != TASK_ORDER_FILE) buf_addf(out, " · %s", _(task_order_class(v->order)->label));
}

/* The text of a heading for a relation to the agency, or for what the order goes by. */
static void pane_tasks_add_heading(const struct view *v, size_t number, struct buf *out)
{
    size_t relation = number - pane_tasks_relation_heading(v, 0), key = number - pane_tasks_key_heading(v, 0);
    if (number < pane_tasks_key_heading(v, 0))
        buf_addf(out, "%s %zu", view_relation_label((enum view_relation)relation), v->related.count[relation]);
    else if (v->order == TASK_ORDER_QUANTITY && key == 0) buf_adds(out, _("no quantities"));
    else if (v->order == TASK_ORDER_QUANTITY) buf_addf(out, key == 1 ? _("%zu quantity") : _("%zu quantities"), key);
    else if (key < agencies_count(v->agencies)) buf_add(out, agencies_name(v->agencies, key));
    else buf_adds(out, _("(no leading agency)"));
}

static void pane_tasks_draw_heading(const struct view *v, struct screen *s, const struct box *box, int row,
                                    size_t number)
{
    int col = box->col + 1, ncols = box->ncols - 2;
    if (number >= pane_tasks_relation_heading(v, 0)) {
        struct buf text;
        buf_init(&text);
        pane_tasks_add_heading(v, number, &text);
        draw_plain(s, row, col, ncols, buf_slice(&text), STYLE_HEADING);
        buf_done(&text);
        return;
    }
    if (number >= v->nactions) {
        draw_plain(s, row, col, ncols, plan_title(v->plans->plan[number - v->nactions]), STYLE_PLAN);
        return;
    }
    size_t place = v->first_task[number];
    struct draw_text t = draw_whole_cell(v, place, plan_column_of(plans_at(v->plans, place).plan, COLUMN_ACTION),
                                         view_action_name(v, number), STYLE_HEADING);
    draw_text(s, row, col, ncols, &t);
}

/* The column that plan_task_name took the name from; -1 if none is it. */
static int pane_tasks_name_column(const struct place *at, struct slice name)
{
    for (size_t column = 0; column < plan_columns(at->plan); column++) {
        struct slice cell = plan_cell(at->plan, at->task, column);
        if (name.s >= cell.s && name.s + name.n <= cell.s + cell.n && name.n > 0) return (int)column;
    }
    return -1;
}

static void pane_tasks_draw_task(const struct pane_tasks *t, const struct view *v, struct screen *s,
                                 const struct box *box, int row, size_t place, unsigned overlay)
{
    struct place at = plans_at(v->plans, place);
    int no_end = box->col + 1 + t->no_cols, name_col = no_end + 1;
    struct slice name = plan_task_name(at.plan, at.task);
    bool found = view_is_searching(v) && hits_match(&v->hits, place);
    if (overlay) {
        screen_fill(s, row, box->col, box->ncols, STYLE_TEXT | overlay);
        screen_glyph(s, row, box->col, 1, GLYPH_POINTER, STYLE_TEXT | overlay);
    }
    draw_right(s, row, box->col + 1, no_end, plan_task_no(at.plan, at.task),
               (found ? STYLE_HIT : STYLE_NUMBER) | overlay);
    int column = pane_tasks_name_column(&at, name);
    struct draw_text text = draw_whole_cell(v, place, column, name, STYLE_TEXT | overlay);
    if (column >= 0) { /* hits are given in bytes from the start of the cell */
        text.cell = plan_cell(at.plan, at.task, (size_t)column);
        text.start = (size_t)(name.s - text.cell.s);
        text.end = text.start + name.n;
    }
    draw_text(s, row, name_col, box->col + box->ncols - 1 - name_col, &text);
}

static void pane_tasks_draw(const void *pane, const struct view *v, struct screen *s, const struct box *box,
                            bool focused)
{
    const struct pane_tasks *t = pane;
    for (int i = 0; i < box->nrows && t->rows.top + (size_t)i < t->rows.count; i++) {
        size_t index = t->rows.top + (size_t)i, number = rows_number(&t->rows, index);
        unsigned overlay = (ptrdiff_t)index != t->rows.cursor ? 0 : focused ? ON_CURSOR : ON_IDLE;
        if (rows_is_heading(&t->rows, index)) pane_tasks_draw_heading(v, s, box, box->row + i, number);
        else pane_tasks_draw_task(t, v, s, box, box->row + i, number, overlay);
    }
    if (t->rows.count == 0)
        draw_plain(s, box->row, box->col + 1, box->ncols - 2,
                   slice_of(filters_on(&v->filters) ? _("The filters hide every task.") : _("This plan has no tasks.")),
                   STYLE_QUIET);
}

static struct pane_extent pane_tasks_extent(const void *pane)
{
    const struct pane_tasks *t = pane;
    return (struct pane_extent){t->rows.top, t->rows.count};
}

static void pane_tasks_scroll(void *pane, size_t top) { ((struct pane_tasks *)pane)->rows.top = top; }

static unsigned pane_tasks_choose(struct pane_tasks *t, struct view *v)
{
    ptrdiff_t place = rows_current(&t->rows);
    return place >= 0 && view_choose_task(v, (size_t)place) ? APP_REDRAW : APP_NOTHING;
}

static unsigned pane_tasks_command(void *pane, struct view *v, enum cmd cmd)
{
    struct pane_tasks *t = pane;
    if (cmd == CMD_ENTER) return APP_IN;
    unsigned moved = pane_move_rows(&t->rows, cmd);
    return moved == APP_REDRAW ? pane_tasks_choose(t, v) | APP_REDRAW : moved;
}

static unsigned pane_tasks_press(void *pane, struct view *v, int row, int col)
{
    struct pane_tasks *t = pane;
    size_t index = t->rows.top + (size_t)row;
    (void)col;
    if (index >= t->rows.count || rows_is_heading(&t->rows, index)) return APP_NOTHING;
    t->rows.cursor = (ptrdiff_t)index;
    return pane_tasks_choose(t, v);
}

/* The names of tasks, and those of actions, which are its headings. */
static bool pane_tasks_holds(const struct view *v, const struct hit *hit)
{
    struct place at = plans_at(v->plans, hit->place);
    enum column_role role = plan_column(at.plan, hit->column)->role;
    return role == COLUMN_ACTION ||
           (role == COLUMN_TASK && (int)hit->column == pane_tasks_name_column(&at, plan_task_name(at.plan, at.task)));
}

static bool pane_tasks_has_hit(const void *pane, const struct view *v, size_t from, size_t to)
{
    const struct pane_tasks *t = pane;
    for (size_t i = from; i < to && i < t->rows.count; i++)
        if (!rows_is_heading(&t->rows, i) && hits_match(&v->hits, rows_number(&t->rows, i))) return true;
    return false;
}

static void pane_tasks_cite(const void *pane, const struct view *v, struct buf *out)
{
    (void)pane;
    if (v->place < 0) return;
    struct place at = plans_at(v->plans, (size_t)v->place);
    cite_place(v, out);
    buf_adds(out, _(": "));
    buf_add(out, plan_task_name(at.plan, at.task));
}

static const char *pane_tasks_why_empty(const struct view *v)
{
    (void)v;
    return NULL; /* never left out: without tasks it says that there are none */
}

static enum range pane_tasks_prints(const struct view *v)
{
    return filters_on(&v->filters) ? RANGE_FILTERED : RANGE_TASK;
}

const struct pane_class pane_tasks = {
    .size = sizeof(struct pane_tasks),
    .init = pane_tasks_init,
    .done = pane_tasks_done,
    .forget = pane_tasks_forget,
    .why_empty = pane_tasks_why_empty,
    .fit = pane_tasks_fit,
    .title = pane_tasks_title,
    .draw = pane_tasks_draw,
    .extent = pane_tasks_extent,
    .command = pane_tasks_command,
    .press = pane_tasks_press,
    .scroll = pane_tasks_scroll,
    .has_hit = pane_tasks_has_hit,
    .cite = pane_tasks_cite,
    .holds = pane_tasks_holds,
    .prints = pane_tasks_prints,
};
