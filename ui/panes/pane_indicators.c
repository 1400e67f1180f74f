/* pane_indicators: what the tasks of the list count, one indicator a row: the whole period, each year with how it
 * changed, the years as bars, and whether they add up to the whole. */
#include <stdio.h>
#include <stdlib.h>

#include "panes/cite.h"
#include "plan/indicator.h"
#include "base/lang.h"
#include "base/mem.h"
#include "panes/pane.h"
#include "sys/clock.h"
#include "term/rows.h"

enum pane_indicators_order { BY_TASK, BY_AMOUNT, BY_SUM, ORDERS };

enum {
    NO_COLS = 7, /* columns that the number of a task takes at most */
    OBJECT_MIN = 16,
    OBJECT_MAX = 44,
    MEASURE_COLS = 7,
    WHOLE_COLS = 10,
    YEAR_MIN = 9,
    YEAR_MAX = 14,
    SUM_COLS = 15,
    LISTING_MS = 25,     /* how long each fit goes on with the list: a key must not wait for all of it */
    LISTED_BETWEEN = 64, /* tasks that are listed before the clock is read again */
};

struct pane_indicators_entry { /* one indicator of a task */
    uint32_t place;
    uint16_t indicator; /* its index among those of the task */
    uint16_t sum;       /* enum indicator_sum */
    double most;        /* the largest yearly figure */
};

/* How many columns of the screen each column of the table takes; 0: it is not shown. */
struct pane_indicators_columns {
    int no, object, measure, whole, year, spark, sum;
    size_t first_year, years; /* which years are shown */
};

struct pane_indicators {
    struct pane_indicators_entry *entry; /* owned, in the order shown */
    size_t count, cap;
    struct rows rows; /* indices into entry */
    ptrdiff_t listed; /* the last task that was listed; -1: none yet, PTRDIFF_MAX: all are */
    size_t tasks;     /* how many tasks have been listed, for the progress */
    enum pane_indicators_order order, entry_order; /* the order wished for, and that of the entries */
    struct view_version version;                   /* of the view that the list was begun for */
    int no_cols, header, ambiguous;
    size_t at; /* the hit that was followed last */
    struct pane_indicators_columns columns;
};

static void pane_indicators_init(void *pane)
{
    struct pane_indicators *p = pane;
    rows_init(&p->rows);
    p->listed = -1;
}

static void pane_indicators_done(void *pane)
{
    struct pane_indicators *p = pane;
    free(p->entry);
    rows_done(&p->rows);
}

static void pane_indicators_forget(void *pane)
{
    struct pane_indicators *p = pane;
    rows_clear(&p->rows);
    p->count = p->tasks = 0;
    p->listed = -1;
    p->version = (struct view_version){.changes = {0}};
}

static bool pane_indicators_has(const struct view *v)
{
    for (size_t i = 0; i < v->plans->count && v->place >= 0; i++)
        if (plan_years(v->plans->plan[i]) > 0 || plan_column_of(v->plans->plan[i], COLUMN_CONTENT) >= 0) return true;
    return false;
}

/* ---- the list ---- */

static double pane_indicators_most_of(const struct indicators *in, size_t indicator)
{
    double most = 0;
    for (size_t slot = 0; slot < in->slots; slot++) {
        const struct indicator_value *value = indicators_value(in, indicator, slot);
        if (value->present && value->quantity.high > most) most = value->quantity.high;
    }
    return most;
}

static void pane_indicators_add_task(struct pane_indicators *p, const struct view *v, size_t place)
{
    struct place at = plans_at(v->plans, place);
    struct indicators in;
    indicators_of(at.plan, at.task, &in);
    int no_cols = text_cols(plan_task_no(at.plan, at.task), p->ambiguous);
    if (v->plans->count > 1) no_cols += 2;
    if (no_cols > p->no_cols) p->no_cols = no_cols < NO_COLS ? no_cols : NO_COLS;
    for (size_t i = 0; i < in.count && i <= UINT16_MAX; i++) {
        if (p->count == p->cap) p->entry = mem_grow(p->entry, &p->cap, p->count + 1, sizeof *p->entry);
        rows_add(&p->rows, (uint32_t)p->count);
        p->entry[p->count++] = (struct pane_indicators_entry){(uint32_t)place, (uint16_t)i, (uint16_t)in.at[i].sum,
                                                              pane_indicators_most_of(&in, i)};
    }
    indicators_done(&in);
}

static int pane_indicators_sum_rank(unsigned sum)
{
    switch (sum) {
    case INDICATOR_SHORT: return 0;
    case INDICATOR_OVER: return 1;
    case INDICATOR_FITS: return 2;
    default: return 3;
    }
}

static int pane_indicators_compare(const void *a, const void *b, void *data)
{
    const struct pane_indicators_entry *x = a, *y = b;
    enum pane_indicators_order order = *(const enum pane_indicators_order *)data;
    if (order == BY_AMOUNT && (x->most > y->most || x->most < y->most)) return x->most > y->most ? -1 : 1;
    if (order == BY_SUM && pane_indicators_sum_rank(x->sum) != pane_indicators_sum_rank(y->sum))
        return pane_indicators_sum_rank(x->sum) - pane_indicators_sum_rank(y->sum);
    if (x->place != y->place) return x->place < y->place ? -1 : 1;
    return x->indicator < y->indicator ? -1 : 1;
}

static bool pane_indicators_is_busy(const void *pane)
{
    return ((const struct pane_indicators *)pane)->listed != PTRDIFF_MAX;
}

/* Goes on with the list, for LISTING_MS at most. */
static void pane_indicators_list_more(struct pane_indicators *p, const struct view *v)
{
    double start = clock_now_ms();
    ptrdiff_t place = p->listed;
    for (size_t n = 1; (place = view_listed_after(v, place)) >= 0; n++) {
        pane_indicators_add_task(p, v, (size_t)place);
        p->listed = place;
        p->tasks++;
        if (n % LISTED_BETWEEN == 0 && clock_now_ms() - start > LISTING_MS) return;
    }
    p->listed = PTRDIFF_MAX;
    if (p->order != BY_TASK) p->entry_order = ORDERS; /* in none: to be sorted */
}

static void pane_indicators_begin(struct pane_indicators *p, const struct view *v)
{
    pane_indicators_forget(p);
    p->no_cols = 2;
    p->version = view_version(v);
    p->entry_order = BY_TASK;
}

static const struct pane_indicators_entry *pane_indicators_current(const struct pane_indicators *p)
{
    ptrdiff_t index = rows_current(&p->rows);
    return index < 0 || (size_t)index >= p->count ? NULL : &p->entry[index];
}

static void pane_indicators_sort(struct pane_indicators *p)
{
    struct pane_indicators_entry here = {0};
    const struct pane_indicators_entry *before = pane_indicators_current(p);
    if (before) here = *before;
    mem_sort(p->entry, p->count, sizeof *p->entry, pane_indicators_compare, &p->order);
    p->entry_order = p->order;
    for (size_t i = 0; before && i < p->count; i++)
        if (p->entry[i].place == here.place && p->entry[i].indicator == here.indicator)
            rows_select(&p->rows, (uint32_t)i);
}

static int pane_indicators_slot_column(const struct plan *plan, size_t slot)
{
    if (slot > 0) return (int)plan_year_column(plan, slot - 1);
    int content = plan_column_of(plan, COLUMN_CONTENT);
    return content >= 0 ? content : plan_column_of(plan, COLUMN_TASK);
}

/* Whether a hit lies in the figure; `only`: the hit that n and N stand on. */
static bool pane_indicators_is_hit(const struct view *v, size_t place, const struct place *at,
                                   const struct indicator_value *value, size_t slot, bool only)
{
    size_t count = 0;
    int column = pane_indicators_slot_column(at->plan, slot);
    if (column < 0 || !view_is_searching(v)) return false;
    struct slice cell = plan_cell(at->plan, at->task, (size_t)column);
    const struct hit *hit = hits_of_cell(&v->hits, place, (size_t)column, &count);
    size_t start = (size_t)(value->text.s - cell.s) + value->quantity.start,
           end = (size_t)(value->text.s - cell.s) + value->quantity.end;
    for (size_t i = 0; i < count; i++)
        if ((!only || &hit[i] == view_hit(v)) && hit[i].start < end && hit[i].start + hit[i].nbytes > start)
            return true;
    return false;
}

/* Whether the hit that n and N stand on lies in one of the figures of an indicator. */
static bool pane_indicators_has_current_hit(const struct view *v, const struct pane_indicators_entry *entry,
                                            const struct indicators *in)
{
    struct place at = plans_at(v->plans, entry->place);
    for (size_t slot = 0; slot < in->slots && entry->indicator < in->count; slot++) {
        const struct indicator_value *value = indicators_value(in, entry->indicator, slot);
        if (value->present && pane_indicators_is_hit(v, entry->place, &at, value, slot, true)) return true;
    }
    return false;
}

/* The entry of the current task whose figures have the current hit, else its first one; SIZE_MAX: the task has none. */
static size_t pane_indicators_entry_of_task(const struct pane_indicators *p, const struct view *v)
{
    struct place at = plans_at(v->plans, (size_t)v->place);
    struct indicators in;
    size_t first = SIZE_MAX, hit = SIZE_MAX;
    indicators_of(at.plan, at.task, &in);
    for (size_t i = 0; i < p->count && hit == SIZE_MAX; i++) {
        if ((ptrdiff_t)p->entry[i].place != v->place) continue;
        if (first == SIZE_MAX) first = i;
        if (pane_indicators_has_current_hit(v, &p->entry[i], &in)) hit = i;
    }
    indicators_done(&in);
    return hit != SIZE_MAX ? hit : first;
}

/* When the task or hit was changed elsewhere (by n, say), the cursor follows; if that task has no indicators, it
 * stays. */
static void pane_indicators_follow(struct pane_indicators *p, const struct view *v)
{
    const struct pane_indicators_entry *here = pane_indicators_current(p);
    if (here == NULL || v->place < 0) return;
    if ((ptrdiff_t)here->place == v->place && (p->at == v->at || view_hit(v) == NULL)) return;
    p->at = v->at;
    size_t index = pane_indicators_entry_of_task(p, v);
    if (index != SIZE_MAX) rows_select(&p->rows, (uint32_t)index);
}

/* ---- columns ---- */

static void pane_indicators_make_columns(struct pane_indicators *p, const struct view *v, int ncols)
{
    struct pane_indicators_columns *c = &p->columns;
    size_t years = view_years(v);
    *c = (struct pane_indicators_columns){.no = p->no_cols + 1,
                                          .measure = MEASURE_COLS,
                                          .whole = WHOLE_COLS,
                                          .year = YEAR_MAX,
                                          .sum = SUM_COLS,
                                          .years = years};
    c->spark = (int)years < 2 ? 0 : (int)years * p->ambiguous + 2;
    /* Where there is no room, they are left out in this order. */
    int *const optional[] = {&c->spark, &c->whole, &c->sum};
    for (size_t i = 0;; i++) {
        int fixed = 1 + c->no + c->measure + c->whole + c->spark + c->sum;
        int room = ncols - 1 - fixed - OBJECT_MIN;
        c->year = years == 0 ? 0 : room / (int)years > YEAR_MAX ? YEAR_MAX : room / (int)years;
        if (c->year >= YEAR_MIN || years == 0 || i == sizeof optional / sizeof *optional) break;
        *optional[i] = 0;
    }
    if (years > 0 && c->year < YEAR_MIN) { /* some years are left out, but not the chosen one */
        int room = ncols - 1 - 1 - c->no - c->measure - c->whole - c->spark - c->sum - OBJECT_MIN;
        c->year = YEAR_MIN;
        c->years = room / YEAR_MIN > 0 ? (size_t)(room / YEAR_MIN) : 1;
        if (v->year >= c->years) c->first_year = v->year + 1 - c->years;
    }
    c->object = ncols - 2 - c->no - c->measure - c->whole - (int)c->years * c->year - c->spark - c->sum;
    if (c->object > OBJECT_MAX) c->object = OBJECT_MAX;
}

static void pane_indicators_fit(void *pane, const struct view *v, const struct box *box, int ambiguous)
{
    struct pane_indicators *p = pane;
    p->ambiguous = ambiguous;
    if (view_is_newer(v, &p->version, VIEW_FILTERED | VIEW_CHOICE)) pane_indicators_begin(p, v);
    if (pane_indicators_is_busy(p)) pane_indicators_list_more(p, v);
    if (!pane_indicators_is_busy(p) && p->entry_order != p->order) pane_indicators_sort(p);
    pane_indicators_follow(p, v);
    pane_indicators_make_columns(p, v, box->ncols);
    p->header = box->nrows >= 4;
    rows_fit(&p->rows, (size_t)(box->nrows - p->header));
}

static void pane_indicators_title(const void *pane, const struct view *v, struct buf *out)
{
    static const char *const orders[ORDERS] = {
        [BY_TASK] = N_("by task"), [BY_AMOUNT] = N_("largest first"), [BY_SUM] = N_("by sum check")};
    const struct pane_indicators *p = pane;
    size_t all = view_listed(v);
    buf_addf(out, "%s %zu · %s", _("Indicators"), p->count, _(orders[p->order]));
    if (pane_indicators_is_busy(p) && all > 0) buf_addf(out, " · %zu%%", p->tasks * 100 / all);
}

/* ---- drawing ---- */

/* The number as the plan writes it, after a sign for its bound and for what it says: 30, ≥30, 3—4, →3万 (a level), +6
 * (growth), 80→95 (from a baseline). */
static void pane_indicators_add_value(const struct indicator_value *value, struct buf *out)
{
    static const char *const bounds[QUANTITY_BOUNDS] = {
        [QUANTITY_EXACTLY] = "", [QUANTITY_AT_LEAST] = "≥", [QUANTITY_AT_MOST] = "≤",         [QUANTITY_ABOUT] = "≈",
        [QUANTITY_RANGE] = "",   [QUANTITY_REACH] = "→",    [QUANTITY_ABOUT_AT_LEAST] = "≥≈",
    };
    static const char *const kinds[QUANTITY_KINDS] = {
        [QUANTITY_AMOUNT] = "",   [QUANTITY_LEVEL] = "→",    [QUANTITY_GROWTH] = "+",
        [QUANTITY_DECLINE] = "-", [QUANTITY_MULTIPLE] = "×",
    };
    const struct quantity *q = &value->quantity;
    char from[32];
    bool arrow = q->has_from || q->kind != QUANTITY_AMOUNT; /* says more than that it is to be reached */
    bool level = q->kind == QUANTITY_LEVEL && (q->bound != QUANTITY_EXACTLY && q->bound != QUANTITY_REACH);
    if (!value->before) {
        if (q->has_from) buf_addf(out, "%s→", quantity_number(q->from, from));
        if (q->bound != QUANTITY_REACH || !arrow) buf_adds(out, bounds[q->bound]);
        if (!level && !q->has_from) buf_adds(out, kinds[q->kind]);
    }
    buf_add(out, slice_cut(value->text, q->number, q->number_end));
    quantity_add_scale(q->scale, out);
}

struct pane_indicators_row { /* what the parts of a row need to draw themselves */
    const struct view *view;
    struct screen *screen;
    const struct indicators *in;
    struct place at;
    size_t place, indicator;
    int row;
    unsigned overlay;
};

static void pane_indicators_draw_value(const struct pane_indicators_row *r, int col, int ncols, size_t slot,
                                       int mark_cols)
{
    const struct indicator_value *value = indicators_value(r->in, r->indicator, slot);
    int end = col + ncols - 1 - mark_cols;
    if (value->present) {
        struct buf text;
        buf_init(&text);
        pane_indicators_add_value(value, &text);
        bool hit = pane_indicators_is_hit(r->view, r->place, &r->at, value, slot, false);
        draw_right(r->screen, r->row, col, end, buf_slice(&text),
                   (hit             ? STYLE_HIT
                    : value->before ? STYLE_QUIET
                                    : STYLE_STRONG) |
                       r->overlay);
        buf_done(&text);
    }
    if (slot == 0) return;
    const char *mark = indicator_trend_mark(indicators_change(r->in, r->indicator, slot));
    draw_plain(r->screen, r->row, end + 1, mark_cols, slice_of(mark), STYLE_TREND | r->overlay);
}

/* A bar a year, the highest for the largest figure. */
static void pane_indicators_draw_spark(const struct pane_indicators_row *r, int col, int ambiguous)
{
    static const char *const bars[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇"}, *const plain[] = {"_", ".", ",", "-",
                                                                                             "=", "*", "#"};
    double most = 0;
    for (size_t slot = 1; slot < r->in->slots; slot++) {
        const struct indicator_value *value = indicators_value(r->in, r->indicator, slot);
        if (value->present && value->quantity.high > most) most = value->quantity.high;
    }
    for (size_t slot = 1; slot < r->in->slots; slot++, col += ambiguous) {
        const struct indicator_value *value = indicators_value(r->in, r->indicator, slot);
        if (!value->present || most <= 0) continue;
        int level = (int)(value->quantity.high / most * 6 + 0.5);
        level = level < 0 ? 0 : level > 6 ? 6 : level;
        draw_plain(r->screen, r->row, col, ambiguous, slice_of(ambiguous == 2 ? plain[level] : bars[level]),
                   STYLE_LABEL | r->overlay);
    }
}

static void pane_indicators_add_sum(const struct indicators *in, size_t indicator, struct buf *out)
{
    const struct indicator *of = &in->at[indicator];
    const struct indicator_value *whole = indicators_value(in, indicator, 0);
    char low[32], high[32];
    if (of->sum == INDICATOR_NOT_ADDABLE) buf_adds(out, _(indicator_no_sum(of)));
    if (of->sum == INDICATOR_NOT_ADDABLE || of->high <= 0) return;
    const char *labels[INDICATOR_SUMS] = {
        [INDICATOR_UNCHECKED] = _("sum"),
        [INDICATOR_FITS] = _("fits"),
        [INDICATOR_SHORT] = _("short"),
        [INDICATOR_OVER] = _("over"),
    };
    quantity_number(of->low, low);
    buf_addf(out, "%s %s", labels[of->sum], low);
    if (of->high > of->low) buf_addf(out, "—%s", quantity_number(of->high, high));
    if (!whole->present || of->sum == INDICATOR_UNCHECKED) return;
    buf_addf(out, "/%s", quantity_number(whole->quantity.low, low));
    if (whole->quantity.has_high) buf_addf(out, "—%s", quantity_number(whole->quantity.high, high));
}

static void pane_indicators_draw_sum(const struct pane_indicators_row *r, int col, int ncols)
{
    struct buf text;
    enum indicator_sum sum = r->in->at[r->indicator].sum;
    buf_init(&text);
    pane_indicators_add_sum(r->in, r->indicator, &text);
    enum style style = sum == INDICATOR_SHORT || sum == INDICATOR_OVER ? STYLE_WARNING
                       : sum == INDICATOR_FITS                         ? STYLE_TEXT
                                                                       : STYLE_QUIET;
    draw_plain(r->screen, r->row, col, ncols, buf_slice(&text), style | r->overlay);
    buf_done(&text);
}

static void pane_indicators_draw_entry(const struct pane_indicators *p, const struct pane_indicators_row *r,
                                       const struct box *box, bool same_task)
{
    const struct pane_indicators_columns *c = &p->columns;
    const struct indicator *of = &r->in->at[r->indicator];
    int col = box->col + 1;
    char no[64];
    plans_task_no(r->view->plans, r->place, no, sizeof no);
    if (!same_task) draw_right(r->screen, r->row, col, col + c->no - 1, slice_of(no), STYLE_NUMBER | r->overlay);
    col += c->no;
    struct buf name;
    buf_init(&name);
    indicator_add_name(of, &name);
    draw_plain(r->screen, r->row, col, c->object - 1, buf_slice(&name), STYLE_TEXT | r->overlay);
    buf_done(&name);
    col += c->object;
    draw_plain(r->screen, r->row, col, c->measure - 1, of->measure, STYLE_QUIET | r->overlay);
    col += c->measure;
    if (c->whole > 0) pane_indicators_draw_value(r, col, c->whole, 0, 0);
    col += c->whole;
    for (size_t year = c->first_year; year < c->first_year + c->years; year++, col += c->year)
        if (year + 1 < r->in->slots) pane_indicators_draw_value(r, col, c->year, year + 1, 2);
    if (c->spark > 0) pane_indicators_draw_spark(r, col + 1, p->ambiguous);
    col += c->spark;
    if (c->sum > 0) pane_indicators_draw_sum(r, col + 1, c->sum - 1);
}

static void pane_indicators_draw_header(const struct pane_indicators *p, const struct view *v, struct screen *s,
                                        const struct box *box)
{
    const struct pane_indicators_columns *c = &p->columns;
    const struct plan *plan = view_plan(v);
    int col = box->col + 1 + c->no;
    draw_plain(s, box->row, col, c->object - 1, slice_of(_("What is counted")), STYLE_HEADING);
    col += c->object;
    draw_plain(s, box->row, col, c->measure - 1, slice_of(_("Measure")), STYLE_HEADING);
    col += c->measure;
    if (c->whole > 0) draw_right(s, box->row, col, col + c->whole - 1, slice_of(_("Whole")), STYLE_HEADING);
    col += c->whole;
    for (size_t year = c->first_year; year < c->first_year + c->years && year < plan_years(plan);
         year++, col += c->year)
        draw_right(s, box->row, col, col + c->year - 2, plan_column(plan, plan_year_column(plan, year))->label,
                   STYLE_HEADING);
    col += c->spark + 1;
    if (c->sum > 0) draw_plain(s, box->row, col, c->sum - 1, slice_of(_("Sum of the years")), STYLE_HEADING);
}

static void pane_indicators_draw(const void *pane, const struct view *v, struct screen *s, const struct box *box,
                                 bool focused)
{
    const struct pane_indicators *p = pane;
    struct indicators in = {0};
    ptrdiff_t place = -1;
    if (p->header) pane_indicators_draw_header(p, v, s, box);
    for (int i = p->header; i < box->nrows && p->rows.top + (size_t)(i - p->header) < p->rows.count; i++) {
        size_t index = p->rows.top + (size_t)(i - p->header);
        const struct pane_indicators_entry *entry = &p->entry[rows_number(&p->rows, index)];
        bool here = (ptrdiff_t)index == p->rows.cursor, same = place == (ptrdiff_t)entry->place;
        unsigned overlay = !here ? 0 : focused ? ON_CURSOR : ON_IDLE;
        struct pane_indicators_row row = {
            v, s, &in, plans_at(v->plans, entry->place), entry->place, entry->indicator, box->row + i, overlay};
        if (!same) {
            indicators_done(&in);
            indicators_of(row.at.plan, row.at.task, &in);
            place = (ptrdiff_t)entry->place;
        }
        if (here) {
            screen_fill(s, row.row, box->col, box->ncols, STYLE_TEXT | overlay);
            screen_glyph(s, row.row, box->col, 1, GLYPH_POINTER, STYLE_TEXT | overlay);
        }
        if (entry->indicator < in.count) pane_indicators_draw_entry(p, &row, box, same);
    }
    indicators_done(&in);
    if (p->count == 0 && box->nrows > p->header)
        draw_plain(s, box->row + p->header, box->col + 1, box->ncols - 2,
                   slice_of(pane_indicators_is_busy(p) ? _("Listing …") : _("These tasks promise no numbers.")),
                   STYLE_QUIET);
}

static struct pane_extent pane_indicators_extent(const void *pane)
{
    const struct pane_indicators *p = pane;
    return (struct pane_extent){p->rows.top, p->rows.count + (size_t)p->header};
}

static void pane_indicators_scroll(void *pane, size_t top) { ((struct pane_indicators *)pane)->rows.top = top; }

/* ---- what the user does ---- */

/* Goes to the task of the entry, and to the item with its figure: of the chosen year, else of the next year that has
 * one. */
static unsigned pane_indicators_choose(struct pane_indicators *p, struct view *v)
{
    const struct pane_indicators_entry *entry = pane_indicators_current(p);
    if (entry == NULL || view_is_newer(v, &p->version, 0)) return APP_NOTHING;
    struct place at = plans_at(v->plans, entry->place);
    struct indicators in;
    view_choose_task(v, entry->place);
    indicators_of(at.plan, at.task, &in);
    for (size_t i = 0; i + 1 < in.slots && entry->indicator < in.count; i++) {
        size_t year = (v->year + i) % (in.slots - 1);
        const struct indicator_value *value = indicators_value(&in, entry->indicator, year + 1);
        if (!value->present) continue;
        view_choose_item(v, year, value->item);
        break;
    }
    indicators_done(&in);
    return APP_REDRAW;
}

static unsigned pane_indicators_command(void *pane, struct view *v, enum cmd cmd)
{
    struct pane_indicators *p = pane;
    switch (cmd) {
    case CMD_ENTER: pane_indicators_choose(p, v); return APP_IN;
    case CMD_BACK: return APP_OUT;
    case CMD_SORT:
        p->order = (p->order + 1) % ORDERS;
        if (!pane_indicators_is_busy(p)) pane_indicators_sort(p);
        return APP_REDRAW;
    case CMD_LEFT: return v->year > 0 && view_choose_year(v, v->year - 1) ? pane_indicators_choose(p, v) : APP_NOTHING;
    case CMD_RIGHT: return view_choose_year(v, v->year + 1) ? pane_indicators_choose(p, v) : APP_NOTHING;
    default: break;
    }
    unsigned moved = pane_move_rows(&p->rows, cmd);
    return moved == APP_REDRAW ? pane_indicators_choose(p, v) | APP_REDRAW : moved;
}

static unsigned pane_indicators_press(void *pane, struct view *v, int row, int col)
{
    struct pane_indicators *p = pane;
    size_t index = p->rows.top + (size_t)(row - p->header);
    (void)col;
    if (row < p->header || index >= p->rows.count) return APP_NOTHING;
    p->rows.cursor = (ptrdiff_t)index;
    return pane_indicators_choose(p, v);
}

/* The figures of the indicator under the cursor, a line each. */
static void pane_indicators_cite(const void *pane, const struct view *v, struct buf *out)
{
    const struct pane_indicators *p = pane;
    const struct pane_indicators_entry *entry = pane_indicators_current(p);
    struct indicators in;
    if (entry == NULL || view_is_newer(v, &p->version, 0) || (ptrdiff_t)entry->place != v->place) return;
    struct place at = plans_at(v->plans, entry->place);
    indicators_of(at.plan, at.task, &in);
    cite_place(v, out);
    buf_adds(out, "·");
    indicator_add_name(&in.at[entry->indicator], out);
    for (size_t slot = 0; slot < in.slots; slot++) {
        const struct indicator_value *value = indicators_value(&in, entry->indicator, slot);
        int column = pane_indicators_slot_column(at.plan, slot);
        if (!value->present || column < 0) continue;
        buf_adds(out, "\n");
        buf_add(out, plan_column(at.plan, (size_t)column)->label);
        buf_adds(out, _(": "));
        indicator_add_figure(value, out);
    }
    indicators_done(&in);
}

static const char *pane_indicators_why_empty(const struct view *v)
{
    return pane_indicators_has(v) ? NULL : _("This plan has no yearly targets with quantities to list.");
}

const struct pane_class pane_indicators = {
    .size = sizeof(struct pane_indicators),
    .init = pane_indicators_init,
    .done = pane_indicators_done,
    .forget = pane_indicators_forget,
    .why_empty = pane_indicators_why_empty,
    .fit = pane_indicators_fit,
    .title = pane_indicators_title,
    .draw = pane_indicators_draw,
    .extent = pane_indicators_extent,
    .command = pane_indicators_command,
    .press = pane_indicators_press,
    .scroll = pane_indicators_scroll,
    .is_busy = pane_indicators_is_busy,
    .cite = pane_indicators_cite,
    .exports = DATA_INDICATORS,
};
