/* pane_targets: what the task must reach in each year: the years side by side where there is width, else one below the
 * other. */
#include <stdlib.h>

#include "panes/cite.h"
#include "panes/flow.h"
#include "plan/indicator.h"
#include "plan/item.h"
#include "base/lang.h"
#include "base/mem.h"
#include "panes/pane.h"

enum {
    YEAR_COLS = 16,    /* columns of a year, at least: where there is less room, years stand below each other */
    BETWEEN_COLS = 3,  /* columns between years: a blank, a line, a blank */
    HANGING_COLS = 40, /* years below each other: columns of a box in which labels stand to the left of the text */
};

struct pane_targets {
    struct flow *year; /* owned: one for each year where they stand side by side; else the first has them all */
    size_t cap, years; /* how many are allocated; how many years the plan has */
    bool side_by_side;
    size_t top, count;            /* lines: the first shown, and those of the longest year */
    struct view_version version;  /* of the view that the lines were made from */
    int ncols, ambiguous, height; /* height: rows for lines */
};

static void pane_targets_init(void *pane) { (void)pane; }

static void pane_targets_done(void *pane)
{
    struct pane_targets *t = pane;
    for (size_t i = 0; i < t->cap; i++) flow_done(&t->year[i]);
    free(t->year);
}

static void pane_targets_forget(void *pane)
{
    struct pane_targets *t = pane;
    for (size_t i = 0; i < t->cap; i++) flow_clear(&t->year[i]);
    t->years = t->count = t->top = 0;
    t->version = (struct view_version){.changes = {0}};
}

static bool pane_targets_has(const struct view *v) { return v->place >= 0 && view_years(v) > 0; }

static struct box pane_targets_inner(const struct box *box)
{
    return (struct box){box->row, box->col + 1, box->nrows, box->ncols - 2};
}

/* The column, counted from the box, where a year begins; the one after the last begins behind the box. */
static int pane_targets_year_col(const struct pane_targets *t, size_t year)
{
    return (int)((size_t)(t->ncols + BETWEEN_COLS) * year / t->years);
}

static void pane_targets_reserve(struct pane_targets *t)
{
    size_t before = t->cap;
    if (t->years > t->cap) t->year = mem_grow(t->year, &t->cap, t->years, sizeof *t->year);
    for (size_t i = before; i < t->cap; i++) flow_init(&t->year[i]);
}

static const char *pane_targets_at(const struct indicator_value *value)
{
    return value->text.s + value->quantity.start;
}

/* The next quantity of an item, at or behind a place of its text (NULL: its beginning), as the figure of *indicator in
 * that slot; NULL: it has no more. */
static const struct indicator_value *pane_targets_next_value(const struct indicators *in, size_t slot, size_t item,
                                                             const char *from, size_t *indicator)
{
    const struct indicator_value *next = NULL;
    for (size_t i = 0; i < in->count; i++) {
        const struct indicator_value *value = indicators_value(in, i, slot);
        if (!value->present || value->item != item || (from != NULL && pane_targets_at(value) < from)) continue;
        if (next != NULL && pane_targets_at(next) <= pane_targets_at(value)) continue;
        next = value;
        *indicator = i;
    }
    return next;
}

/* Marks each item with how its quantities changed from the year before, in their order: ↑ = ↓ 新; one mark where all
 * changed alike. */
static void pane_targets_mark_trends(struct flow *flow, size_t year, const struct indicators *in)
{
    size_t column = plan_year_column(flow->plan, year), items = items_count(plan_cell(flow->plan, flow->task, column));
    for (size_t item = 0; item < items; item++) {
        const struct indicator_value *value;
        const char *before = NULL;
        bool agree = true;
        struct buf text;
        buf_init(&text);
        const char *from = NULL;
        for (size_t i; text.n < 12 && (value = pane_targets_next_value(in, year + 1, item, from, &i));
             from = value->text.s + value->quantity.end) {
            const char *mark = indicator_trend_mark(indicators_change(in, i, year + 1));
            agree = agree && (before == NULL || strcmp(before, mark) == 0);
            before = mark;
            buf_adds(&text, mark);
        }
        if (text.n > 0) flow_mark(flow, column, item, agree ? before : text.s);
        buf_done(&text);
    }
}

static void pane_targets_make_side_by_side(struct pane_targets *t, const struct view *v, const struct indicators *in)
{
    for (size_t i = 0; i < t->years; i++) {
        flow_begin(&t->year[i], v, pane_targets_year_col(t, i + 1) - pane_targets_year_col(t, i) - BETWEEN_COLS,
                   t->ambiguous);
        pane_targets_mark_trends(&t->year[i], i, in);
        flow_cell(&t->year[i], plan_year_column(t->year[i].plan, i), -1, STYLE_TEXT);
        if (t->year[i].count > t->count) t->count = t->year[i].count;
    }
}

static void pane_targets_make_stacked(struct pane_targets *t, const struct view *v, const struct indicators *in)
{
    struct flow *flow = &t->year[0];
    size_t columns[8], count = t->years < 8 ? t->years : 8;
    flow_begin(flow, v, t->ncols, t->ambiguous);
    for (size_t i = 0; i < count; i++) columns[i] = plan_year_column(flow->plan, i);
    int label_cols = flow_label_cols(flow->plan, columns, count, t->ambiguous);
    if (t->ncols < HANGING_COLS || label_cols > t->ncols / 3) label_cols = 0;
    for (size_t i = 0; i < t->years; i++) pane_targets_mark_trends(flow, i, in);
    for (size_t i = 0; i < t->years; i++) {
        if (i > 0) flow_gap(flow);
        flow_cell(flow, plan_year_column(flow->plan, i), label_cols, STYLE_TEXT);
    }
    t->count = flow->count;
}

static void pane_targets_make(struct pane_targets *t, const struct view *v)
{
    t->years = view_years(v);
    t->count = 0;
    pane_targets_reserve(t);
    t->side_by_side = t->years > 0 && t->ncols + BETWEEN_COLS >= (int)t->years * (YEAR_COLS + BETWEEN_COLS);
    if (t->years == 0) return;
    struct place at = plans_at(v->plans, (size_t)v->place);
    struct indicators in;
    indicators_of(at.plan, at.task, &in);
    if (t->side_by_side) pane_targets_make_side_by_side(t, v, &in);
    else pane_targets_make_stacked(t, v, &in);
    indicators_done(&in);
}

static void pane_targets_scroll_to(struct pane_targets *t, ptrdiff_t top)
{
    ptrdiff_t height = t->height, furthest = (ptrdiff_t)t->count > height ? (ptrdiff_t)t->count - height : 0;
    t->top = top < 0 ? 0 : top > furthest ? (size_t)furthest : (size_t)top;
    for (size_t i = 0; i < t->cap; i++) t->year[i].top = t->top;
}

/* ---- the item under the cursor ---- */

static size_t pane_targets_column_of(const struct view *v, size_t year) { return plan_year_column(view_plan(v), year); }

static size_t pane_targets_count_items(const struct view *v, size_t year)
{
    struct place at = plans_at(v->plans, (size_t)v->place);
    return items_count(plan_cell(at.plan, at.task, pane_targets_column_of(v, year)));
}

static size_t pane_targets_item_of(const struct view *v)
{
    size_t count = pane_targets_count_items(v, v->year);
    return v->item < count ? v->item : count > 0 ? count - 1 : 0;
}

/* The lines are those of the task that we are at: not always, as keys can come faster than the screen is drawn. */
static bool pane_targets_is_laid_out(const struct pane_targets *t, const struct view *v)
{
    return t->years > 0 && !view_is_newer(v, &t->version, VIEW_PLACE);
}

static const struct flow *pane_targets_flow_of(const struct pane_targets *t, size_t year)
{
    return &t->year[t->side_by_side ? year : 0];
}

static bool pane_targets_item_lines(const struct pane_targets *t, const struct view *v, size_t year, size_t item,
                                    size_t *first, size_t *last)
{
    return pane_targets_is_laid_out(t, v) &&
           flow_item_lines(pane_targets_flow_of(t, year), pane_targets_column_of(v, year), item, first, last);
}

/* Steps to the item after (1) or before (-1) *item; where years stand below each other, also to another year.  False at
 * the end. */
static bool pane_targets_next_item(const struct pane_targets *t, const struct view *v, int by, size_t *year,
                                   size_t *item)
{
    if (by < 0 ? *item > 0 : *item + 1 < pane_targets_count_items(v, *year)) {
        *item += (size_t)by;
        return true;
    }
    for (size_t y = *year; !t->side_by_side && (by < 0 ? y > 0 : y + 1 < view_years(v));) {
        y += (size_t)by;
        size_t count = pane_targets_count_items(v, y);
        if (count == 0) continue;
        *year = y;
        *item = by < 0 ? count - 1 : 0;
        return true;
    }
    return false;
}

/* Scrolls as little as is needed to show all these lines; the first of them where there are too many. */
static void pane_targets_show_lines(struct pane_targets *t, size_t first, size_t last)
{
    size_t height = (size_t)t->height;
    if (last >= t->top + height) pane_targets_scroll_to(t, (ptrdiff_t)last + 1 - t->height);
    if (first < t->top) pane_targets_scroll_to(t, (ptrdiff_t)first);
}

/* After another task was laid out, from its first line on: down to the current item, unless that is the first. */
static void pane_targets_show_item(struct pane_targets *t, const struct view *v)
{
    size_t first, last;
    if ((v->item > 0 || v->year > 0) && pane_targets_item_lines(t, v, v->year, pane_targets_item_of(v), &first, &last))
        pane_targets_show_lines(t, first, last);
}

static void pane_targets_fit(void *pane, const struct view *v, const struct box *box, int ambiguous)
{
    struct pane_targets *t = pane;
    struct box in = pane_targets_inner(box);
    if (v->place < 0) {
        pane_targets_forget(t);
        return;
    }
    bool same = !view_is_newer(v, &t->version, VIEW_PLACE);
    if (!same || t->ncols != in.ncols || t->ambiguous != ambiguous) {
        t->ncols = in.ncols;
        t->ambiguous = ambiguous;
        pane_targets_make(t, v);
    }
    t->version = view_version(v);
    t->height = in.nrows - (t->side_by_side ? 1 : 0);
    if (t->height < 0) t->height = 0;
    pane_targets_scroll_to(t, same ? (ptrdiff_t)t->top : 0);
    if (!same) pane_targets_show_item(t, v);
}

/* Down and up go from item to item.  An item that reaches beyond the box is scrolled through before it is left. */
static unsigned pane_targets_step(struct pane_targets *t, struct view *v, int by)
{
    size_t year = v->year, item = pane_targets_item_of(v), first, last, top = t->top;
    bool known = pane_targets_item_lines(t, v, year, item, &first, &last);
    bool hidden = known && (by > 0 ? last >= t->top + (size_t)t->height : first < t->top);
    if (hidden || !pane_targets_next_item(t, v, by, &year, &item)) {
        pane_targets_scroll_to(t, (ptrdiff_t)t->top + by);
        return t->top != top ? APP_REDRAW : APP_NOTHING;
    }
    view_choose_item(v, year, item);
    if (pane_targets_item_lines(t, v, year, item, &first, &last)) pane_targets_show_lines(t, first, last);
    return APP_REDRAW;
}

static size_t pane_targets_year_of(const struct view *v, const struct flow_line *line)
{
    for (size_t year = 0; year < view_years(v); year++)
        if (pane_targets_column_of(v, year) == line->column) return year;
    return v->year;
}

static bool pane_targets_begins_item(const struct flow *flow, size_t i)
{
    const struct flow_line *line = &flow->line[i];
    return line->item != FLOW_NO_ITEM && (i == 0 || line[-1].item != line->item || line[-1].column != line->column);
}

/* After scrolling: the first item that begins in the lines shown becomes the current one. */
static void pane_targets_choose_shown(struct pane_targets *t, struct view *v)
{
    const struct flow *flow = pane_targets_is_laid_out(t, v) ? pane_targets_flow_of(t, v->year) : NULL;
    for (size_t i = t->top; flow && i < flow->count && i < t->top + (size_t)t->height; i++) {
        if (!pane_targets_begins_item(flow, i)) continue;
        view_choose_item(v, pane_targets_year_of(v, &flow->line[i]), flow->line[i].item);
        return;
    }
}

static unsigned pane_targets_go_to_end(struct pane_targets *t, struct view *v, bool first)
{
    size_t year = t->side_by_side ? v->year : first ? 0 : view_years(v) - 1, count = pane_targets_count_items(v, year);
    view_choose_item(v, year, first || count == 0 ? 0 : count - 1);
    pane_targets_scroll_to(t, first ? 0 : (ptrdiff_t)t->count);
    return APP_REDRAW;
}

static void pane_targets_title(const void *pane, const struct view *v, struct buf *out)
{
    (void)pane;
    (void)v;
    buf_adds(out, _("Yearly targets"));
}

static void pane_targets_draw_year(const struct pane_targets *t, const struct view *v, struct screen *s,
                                   const struct box *in, size_t i, bool focused, const struct flow_here *here)
{
    const struct flow *flow = &t->year[i];
    int col = in->col + pane_targets_year_col(t, i);
    struct box box = {in->row + 1, col, in->nrows - 1, flow->ncols};
    bool chosen = focused && i == v->year && t->years > 1;
    struct slice label = plan_column(flow->plan, plan_year_column(flow->plan, i))->label;
    if (chosen) screen_fill(s, in->row, col - 1, flow->ncols + 2, STYLE_TEXT | ON_CURSOR);
    draw_plain(s, in->row, col, flow->ncols, label, STYLE_HEADING | (chosen ? ON_CURSOR : 0u));
    if (box.nrows > 0) flow_draw(flow, v, s, &box, here);
    if (i + 1 == t->years) return;
    int line = in->col + pane_targets_year_col(t, i + 1) - 2;
    for (int row = 0; row < in->nrows; row++) screen_glyph(s, in->row + row, line, 1, GLYPH_VERTICAL, STYLE_FRAME);
}

static void pane_targets_draw(const void *pane, const struct view *v, struct screen *s, const struct box *box,
                              bool focused)
{
    const struct pane_targets *t = pane;
    struct box in = pane_targets_inner(box);
    if (t->years == 0 || in.nrows < 1) return;
    struct flow_here cursor = {.overlay = ON_CURSOR}, *here = focused ? &cursor : NULL;
    if (here) {
        here->column = (uint32_t)pane_targets_column_of(v, v->year);
        here->item = (uint32_t)pane_targets_item_of(v);
    }
    if (!t->side_by_side) {
        flow_draw(&t->year[0], v, s, &in, here);
        return;
    }
    for (size_t i = 0; i < t->years; i++) pane_targets_draw_year(t, v, s, &in, i, focused, here);
}

static struct pane_extent pane_targets_extent(const void *pane)
{
    const struct pane_targets *t = pane;
    return (struct pane_extent){t->top, t->count + (t->side_by_side ? 1 : 0)};
}

static void pane_targets_scroll(void *pane, size_t top) { pane_targets_scroll_to(pane, (ptrdiff_t)top); }

/* Where years stand below each other: scrolls to the chosen one. */
static void pane_targets_show_year(struct pane_targets *t, const struct view *v)
{
    if (t->side_by_side || !pane_targets_is_laid_out(t, v)) return;
    uint32_t column = (uint32_t)plan_year_column(t->year[0].plan, v->year);
    for (size_t i = 0; i < t->year[0].count; i++) {
        if (t->year[0].line[i].column != column) continue;
        pane_targets_scroll_to(t, (ptrdiff_t)i);
        return;
    }
}

static unsigned pane_targets_command(void *pane, struct view *v, enum cmd cmd)
{
    struct pane_targets *t = pane;
    ptrdiff_t by;
    if (cmd == CMD_ENTER) return APP_IN;
    if (cmd == CMD_LEFT || cmd == CMD_RIGHT) {
        if (view_years(v) < 2 || !view_choose_year(v, cmd == CMD_LEFT ? v->year - 1 : v->year + 1)) return APP_UNKNOWN;
        pane_targets_show_year(t, v);
        return APP_REDRAW;
    }
    if (pane_targets_has(v) && (cmd == CMD_DOWN || cmd == CMD_UP))
        return pane_targets_step(t, v, cmd == CMD_DOWN ? 1 : -1);
    if (pane_targets_has(v) && (cmd == CMD_FIRST || cmd == CMD_LAST))
        return pane_targets_go_to_end(t, v, cmd == CMD_FIRST);
    if (!pane_scroll_of(cmd, (size_t)t->height, t->count, &by)) return APP_UNKNOWN;
    size_t before = t->top;
    pane_targets_scroll_to(t, (ptrdiff_t)t->top + by);
    if (t->top == before) return APP_NOTHING;
    pane_targets_choose_shown(t, v);
    return APP_REDRAW;
}

/* Chooses the item whose line was pressed; beside the text, its year. */
static unsigned pane_targets_press(void *pane, struct view *v, int row, int col)
{
    struct pane_targets *t = pane;
    size_t year = 0, index = t->top + (size_t)row - (t->side_by_side && row > 0);
    while (t->side_by_side && year + 1 < t->years && col - 1 >= pane_targets_year_col(t, year + 1)) year++;
    if (!pane_targets_is_laid_out(t, v)) return APP_NOTHING;
    const struct flow *flow = pane_targets_flow_of(t, year);
    const struct flow_line *line = index < flow->count ? &flow->line[index] : NULL;
    if (line == NULL || line->item == FLOW_NO_ITEM)
        return t->side_by_side && view_choose_year(v, year) ? APP_REDRAW : APP_NOTHING;
    return view_choose_item(v, pane_targets_year_of(v, line), line->item) ? APP_REDRAW : APP_NOTHING;
}

static bool pane_targets_reveal(void *pane, const struct view *v, const struct hit *hit)
{
    struct pane_targets *t = pane;
    (void)v;
    for (size_t i = 0; i < (t->side_by_side ? t->years : t->years ? 1 : 0); i++) {
        if (!flow_reveal(&t->year[i], hit->column, hit->start, (size_t)t->height)) continue;
        pane_targets_scroll_to(t, (ptrdiff_t)t->year[i].top);
        return true;
    }
    return false;
}

/* In any of the years.  Where they stand side by side, the first row has their names. */
static bool pane_targets_has_hit(const void *pane, const struct view *v, size_t from, size_t to)
{
    const struct pane_targets *t = pane;
    size_t above = t->side_by_side ? 1 : 0;
    from = from > above ? from - above : 0;
    to = to > above ? to - above : 0;
    for (size_t i = 0; i < (t->side_by_side ? t->years : t->years ? 1 : 0); i++)
        if (flow_has_hit(&t->year[i], v, from, to)) return true;
    return false;
}

static void pane_targets_cite(const void *pane, const struct view *v, struct buf *out)
{
    (void)pane;
    if (pane_targets_has(v)) cite_item(v, plan_year_column(view_plan(v), v->year), pane_targets_item_of(v), out);
}

static const char *pane_targets_why_empty(const struct view *v)
{
    return pane_targets_has(v) ? NULL : _("This task has no yearly targets.");
}

static bool pane_targets_holds(const struct view *v, const struct hit *hit)
{
    return plan_column(plans_at(v->plans, hit->place).plan, hit->column)->role == COLUMN_YEAR;
}

const struct pane_class pane_targets = {
    .size = sizeof(struct pane_targets),
    .init = pane_targets_init,
    .done = pane_targets_done,
    .forget = pane_targets_forget,
    .why_empty = pane_targets_why_empty,
    .fit = pane_targets_fit,
    .title = pane_targets_title,
    .draw = pane_targets_draw,
    .extent = pane_targets_extent,
    .command = pane_targets_command,
    .press = pane_targets_press,
    .scroll = pane_targets_scroll,
    .follows_wheel = true,
    .reveal = pane_targets_reveal,
    .has_hit = pane_targets_has_hit,
    .cite = pane_targets_cite,
    .holds = pane_targets_holds,
};
