/* pane_targets: what the task must reach in each year: the years side by side where there is width, else one below the other. */
#include <stdlib.h>

#include "cite.h"
#include "flow.h"
#include "lang.h"
#include "mem.h"
#include "pane.h"

enum {
    YEAR_COLS = 16,    /* a year side by side with others is not narrower */
    BETWEEN_COLS = 3,  /* blank, line, blank */
    HANGING_COLS = 40, /* one below the other: from this width on labels stand to the left of the text */
};

struct targets {
    struct flow *year;   /* owned: one for each year side by side, else the first holds them all */
    size_t cap, years;   /* years: of the plan */
    bool side_by_side;
    size_t top, count;   /* of the longest year */
    ptrdiff_t place;
    unsigned made_for;
    int ncols, ambiguous, height; /* height: rows of text */
    bool made;
};

static void init(void *pane) { (void)pane; }

static void done(void *pane)
{
    struct targets *t = pane;
    for (size_t i = 0; i < t->cap; i++) flow_done(&t->year[i]);
    free(t->year);
}

static bool has(const struct view *v) { return view_years(v) > 0; }

static struct box inner(const struct box *box) { return (struct box){box->row, box->col + 1, box->nrows, box->ncols - 2}; }

/* The column where a year begins, and with the next one the room it has. */
static int year_col(const struct targets *t, size_t year)
{
    return (int)((size_t)(t->ncols + BETWEEN_COLS) * year / t->years);
}

static void reserve(struct targets *t)
{
    size_t before = t->cap;
    if (t->years > t->cap) t->year = mem_grow(t->year, &t->cap, t->years, sizeof *t->year);
    for (size_t i = before; i < t->cap; i++) flow_init(&t->year[i]);
}

static void make_side_by_side(struct targets *t, const struct view *v)
{
    for (size_t i = 0; i < t->years; i++) {
        flow_begin(&t->year[i], v, year_col(t, i + 1) - year_col(t, i) - BETWEEN_COLS, t->ambiguous);
        flow_cell(&t->year[i], plan_year_column(t->year[i].plan, i), -1, STYLE_TEXT);
        if (t->year[i].count > t->count) t->count = t->year[i].count;
    }
}

static void make_stacked(struct targets *t, const struct view *v)
{
    struct flow *flow = &t->year[0];
    size_t columns[8], count = t->years < 8 ? t->years : 8;
    flow_begin(flow, v, t->ncols, t->ambiguous);
    for (size_t i = 0; i < count; i++) columns[i] = plan_year_column(flow->plan, i);
    int label_cols = flow_label_cols(flow->plan, columns, count, t->ambiguous);
    if (t->ncols < HANGING_COLS || label_cols > t->ncols / 3) label_cols = 0;
    for (size_t i = 0; i < t->years; i++) {
        if (i > 0) flow_gap(flow);
        flow_cell(flow, plan_year_column(flow->plan, i), label_cols, STYLE_TEXT);
    }
    t->count = flow->count;
}

static void make(struct targets *t, const struct view *v)
{
    t->years = view_years(v);
    t->count = 0;
    reserve(t);
    t->side_by_side = t->years > 0 && t->ncols + BETWEEN_COLS >= (int)t->years * (YEAR_COLS + BETWEEN_COLS);
    if (t->years == 0) return;
    if (t->side_by_side) make_side_by_side(t, v);
    else make_stacked(t, v);
}

static void scroll_to(struct targets *t, ptrdiff_t top)
{
    ptrdiff_t height = t->height, furthest = (ptrdiff_t)t->count > height ? (ptrdiff_t)t->count - height : 0;
    t->top = top < 0 ? 0 : top > furthest ? (size_t)furthest : (size_t)top;
    for (size_t i = 0; i < t->cap; i++) t->year[i].top = t->top;
}

static void fit(void *pane, const struct view *v, const struct box *box, int ambiguous)
{
    struct targets *t = pane;
    struct box in = inner(box);
    if (v->place < 0) {
        t->years = 0;
        return;
    }
    bool same = t->made && t->place == v->place && t->made_for == v->plans_change;
    if (!same || t->ncols != in.ncols || t->ambiguous != ambiguous) {
        t->ncols = in.ncols;
        t->ambiguous = ambiguous;
        make(t, v);
    }
    t->made = true;
    t->place = v->place;
    t->made_for = v->plans_change;
    t->height = in.nrows - (t->side_by_side ? 1 : 0);
    if (t->height < 0) t->height = 0;
    scroll_to(t, same ? (ptrdiff_t)t->top : 0);
}

static void title(const void *pane, const struct view *v, struct buf *out)
{
    (void)pane;
    (void)v;
    buf_adds(out, _("Yearly targets"));
}

static void draw_year(const struct targets *t, const struct view *v, struct screen *s, const struct box *in, size_t i, bool focused)
{
    const struct flow *flow = &t->year[i];
    int col = in->col + year_col(t, i);
    struct box box = {in->row + 1, col, in->nrows - 1, flow->ncols};
    bool chosen = focused && i == v->year && t->years > 1;
    struct slice label = plan_column(flow->plan, plan_year_column(flow->plan, i))->label;
    if (chosen) screen_fill(s, in->row, col - 1, flow->ncols + 2, STYLE_TEXT | ON_CURSOR);
    draw_plain(s, in->row, col, flow->ncols, label, STYLE_HEADING | (chosen ? ON_CURSOR : 0u));
    if (box.nrows > 0) flow_draw(flow, v, s, &box);
    if (i + 1 == t->years) return;
    int line = in->col + year_col(t, i + 1) - 2;
    for (int row = 0; row < in->nrows; row++) screen_glyph(s, in->row + row, line, 1, GLYPH_VERTICAL, STYLE_FRAME);
}

static void draw(const void *pane, const struct view *v, struct screen *s, const struct box *box, bool focused)
{
    const struct targets *t = pane;
    struct box in = inner(box);
    if (t->years == 0 || in.nrows < 1) return;
    if (!t->side_by_side) {
        flow_draw(&t->year[0], v, s, &in);
        return;
    }
    for (size_t i = 0; i < t->years; i++) draw_year(t, v, s, &in, i, focused);
}

static struct pane_extent extent(const void *pane)
{
    const struct targets *t = pane;
    return (struct pane_extent){t->top, t->count + (t->side_by_side ? 1 : 0)};
}

static void scroll(void *pane, size_t top) { scroll_to(pane, (ptrdiff_t)top); }

/* Where years stand below each other, the chosen one comes into view. */
static void show_year(struct targets *t, const struct view *v)
{
    if (t->side_by_side || t->years == 0) return;
    uint32_t column = (uint32_t)plan_year_column(t->year[0].plan, v->year);
    for (size_t i = 0; i < t->year[0].count; i++) {
        if (t->year[0].line[i].column != column) continue;
        scroll_to(t, (ptrdiff_t)i);
        return;
    }
}

static unsigned command(void *pane, struct view *v, enum cmd cmd)
{
    struct targets *t = pane;
    ptrdiff_t by;
    if (cmd == CMD_ENTER) return APP_IN;
    if (cmd == CMD_LEFT || cmd == CMD_RIGHT) {
        if (t->years < 2 || !view_choose_year(v, cmd == CMD_LEFT ? v->year - 1 : v->year + 1)) return APP_UNKNOWN;
        show_year(t, v);
        return APP_REDRAW;
    }
    if (!pane_scroll_of(cmd, (size_t)t->height, t->count, &by)) return APP_UNKNOWN;
    size_t before = t->top;
    scroll_to(t, (ptrdiff_t)t->top + by);
    return t->top != before ? APP_REDRAW : APP_NOTHING;
}

static unsigned press(void *pane, struct view *v, int row, int col)
{
    struct targets *t = pane;
    (void)row;
    for (size_t i = 0; t->side_by_side && i < t->years; i++)
        if (col - 1 < year_col(t, i + 1)) return view_choose_year(v, i) ? APP_REDRAW : APP_NOTHING;
    return APP_NOTHING;
}

static bool reveal(void *pane, const struct view *v, const struct hit *hit)
{
    struct targets *t = pane;
    (void)v;
    for (size_t i = 0; i < (t->side_by_side ? t->years : t->years ? 1 : 0); i++) {
        if (!flow_reveal(&t->year[i], hit->column, hit->start, (size_t)t->height)) continue;
        scroll_to(t, (ptrdiff_t)t->year[i].top);
        return true;
    }
    return false;
}

static void cite(const void *pane, const struct view *v, struct buf *out)
{
    const struct targets *t = pane;
    if (v->place >= 0 && t->years > 0) cite_cell(v, plan_year_column(view_plan(v), v->year), out);
}

const struct pane_class pane_targets = {
    .name = "targets", .size = sizeof(struct targets), .init = init, .done = done, .has = has, .fit = fit, .title = title,
    .draw = draw, .extent = extent, .command = command, .press = press, .scroll = scroll, .follows_wheel = true, .reveal = reveal, .cite = cite,
};
