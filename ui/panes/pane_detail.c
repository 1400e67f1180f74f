/* pane_detail: the task itself: name, content, who leads and supports, and every cell that is no yearly target. */
#include "panes/cite.h"
#include "panes/flow.h"
#include "base/lang.h"
#include "panes/pane.h"

enum {
    HANGING_COLS = 40, /* columns of a box in which labels stand to the left of the text, else above it */
    MEASURED = 16,     /* labels that are measured to align the text: those of further columns can be wider */
};

struct pane_detail {
    struct flow flow;
    struct view_version version; /* of the view that the lines were made from */
    int height;
};

static void pane_detail_init(void *pane) { flow_init(&((struct pane_detail *)pane)->flow); }

static void pane_detail_done(void *pane) { flow_done(&((struct pane_detail *)pane)->flow); }

static void pane_detail_forget(void *pane)
{
    struct pane_detail *d = pane;
    flow_clear(&d->flow);
    d->version = (struct view_version){.changes = {0}};
}

static bool pane_detail_has(const struct view *v) { return plans_tasks(v->plans) > 0; }

/* Not among the labelled cells: years have their own pane, the number is in the title, names stand at the top. */
static bool pane_detail_is_set_apart(const struct plan *plan, size_t column)
{
    enum column_role role = plan_column(plan, column)->role;
    if (role == COLUMN_YEAR) return true;
    return (role == COLUMN_NO || role == COLUMN_ACTION || role == COLUMN_TASK) &&
           plan_column_of(plan, role) == (int)column;
}

static void pane_detail_make(struct pane_detail *d, const struct view *v, int ncols, int ambiguous)
{
    struct {
        size_t column[MEASURED], count;
    } fields = {{0}, 0}; /* whose labels are measured */
    flow_begin(&d->flow, v, ncols, ambiguous);
    const struct plan *plan = d->flow.plan;
    for (size_t column = 0; column < plan_columns(plan) && fields.count < MEASURED; column++)
        if (!pane_detail_is_set_apart(plan, column)) fields.column[fields.count++] = column;
    int label_cols = flow_label_cols(plan, fields.column, fields.count, ambiguous);
    if (ncols < HANGING_COLS || label_cols > ncols / 3) label_cols = 0;
    int task = plan_column_of(plan, COLUMN_TASK), action = plan_column_of(plan, COLUMN_ACTION);
    if (task >= 0) flow_cell(&d->flow, (size_t)task, -1, STYLE_STRONG);
    if (action >= 0 && plan_cell_of(plan, d->flow.task, COLUMN_ACTION).n > 0)
        flow_cell(&d->flow, (size_t)action, -1, STYLE_QUIET);
    for (size_t column = 0; column < plan_columns(plan); column++) {
        if (pane_detail_is_set_apart(plan, column)) continue;
        flow_gap(&d->flow);
        flow_cell(&d->flow, column, label_cols, STYLE_TEXT);
    }
}

static struct box pane_detail_inner(const struct box *box)
{
    return (struct box){box->row, box->col + 1, box->nrows, box->ncols - 2};
}

static void pane_detail_fit(void *pane, const struct view *v, const struct box *box, int ambiguous)
{
    struct pane_detail *d = pane;
    struct box in = pane_detail_inner(box);
    d->height = in.nrows;
    if (v->place < 0) {
        pane_detail_forget(d);
        return;
    }
    bool same = !view_is_newer(v, &d->version, VIEW_PLACE);
    if (!same || d->flow.ncols != in.ncols || d->flow.ambiguous != ambiguous)
        pane_detail_make(d, v, in.ncols, ambiguous);
    if (!same) d->flow.top = 0;
    d->version = view_version(v);
    flow_scroll(&d->flow, 0, (size_t)in.nrows);
}

static void pane_detail_title(const void *pane, const struct view *v, struct buf *out)
{
    char no[64];
    (void)pane;
    if (v->place < 0) {
        buf_adds(out, _("Task"));
        return;
    }
    plans_task_no(v->plans, (size_t)v->place, no, sizeof no);
    buf_addf(out, _("Task %s"), no);
}

static void pane_detail_draw(const void *pane, const struct view *v, struct screen *s, const struct box *box,
                             bool focused)
{
    const struct pane_detail *d = pane;
    struct box in = pane_detail_inner(box);
    (void)focused;
    if (d->flow.count > 0) flow_draw(&d->flow, v, s, &in, NULL);
}

static struct pane_extent pane_detail_extent(const void *pane)
{
    const struct pane_detail *d = pane;
    return (struct pane_extent){d->flow.top, d->flow.count};
}

static void pane_detail_scroll(void *pane, size_t top)
{
    struct pane_detail *d = pane;
    d->flow.top = top;
    flow_scroll(&d->flow, 0, (size_t)d->height);
}

static unsigned pane_detail_command(void *pane, struct view *v, enum cmd cmd)
{
    struct pane_detail *d = pane;
    ptrdiff_t by;
    (void)v;
    if (cmd == CMD_ENTER) return APP_IN;
    if (!pane_scroll_of(cmd, (size_t)d->height, d->flow.count, &by)) return APP_UNKNOWN;
    size_t before = d->flow.top;
    flow_scroll(&d->flow, by, (size_t)d->height);
    return d->flow.top != before ? APP_REDRAW : APP_NOTHING;
}

static bool pane_detail_reveal(void *pane, const struct view *v, const struct hit *hit)
{
    struct pane_detail *d = pane;
    (void)v;
    return flow_reveal(&d->flow, hit->column, hit->start, (size_t)d->height);
}

static bool pane_detail_has_hit(const void *pane, const struct view *v, size_t from, size_t to)
{
    return flow_has_hit(&((const struct pane_detail *)pane)->flow, v, from, to);
}

static void pane_detail_cite(const void *pane, const struct view *v, struct buf *out)
{
    (void)pane;
    if (v->place < 0) return;
    struct place at = plans_at(v->plans, (size_t)v->place);
    int content = plan_column_of(at.plan, COLUMN_CONTENT);
    if (content >= 0) cite_cell(v, (size_t)content, out);
    else cite_task(v, out);
}

static const char *pane_detail_why_empty(const struct view *v)
{
    return pane_detail_has(v) ? NULL : _("This plan has no tasks.");
}

/* Every column but the years. */
static bool pane_detail_holds(const struct view *v, const struct hit *hit)
{
    return plan_column(plans_at(v->plans, hit->place).plan, hit->column)->role != COLUMN_YEAR;
}

const struct pane_class pane_detail = {
    .size = sizeof(struct pane_detail),
    .init = pane_detail_init,
    .done = pane_detail_done,
    .forget = pane_detail_forget,
    .why_empty = pane_detail_why_empty,
    .fit = pane_detail_fit,
    .title = pane_detail_title,
    .draw = pane_detail_draw,
    .extent = pane_detail_extent,
    .command = pane_detail_command,
    .scroll = pane_detail_scroll,
    .follows_wheel = true,
    .reveal = pane_detail_reveal,
    .has_hit = pane_detail_has_hit,
    .cite = pane_detail_cite,
    .holds = pane_detail_holds,
};
