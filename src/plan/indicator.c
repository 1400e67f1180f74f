#include "plan/indicator.h"

#include <stdlib.h>

#include "base/chars.h"
#include "base/lang.h"
#include "plan/item.h"
#include "plan/quantity_frame.h"
#include "base/mem.h"

#define TOLERANCE 0.2 /* 8 to 12 are about 10 (10名左右) */
#define SHORT_NAME 12 /* bytes, four characters: a shorter name is too general to join by its ending */
#define CUMULATED_BYTES 90

/* ---- the same object ---- */

static uint32_t indicator_half(uint32_t cp) { return cp >= 0xFF01 && cp <= 0xFF5E ? cp - 0xFEE0 : cp; }

/* The last character before *pos that matters, 0 at the start. */
static uint32_t indicator_last_of(struct slice t, size_t *pos)
{
    while (*pos > 0) {
        size_t next;
        *pos = text_previous(t, *pos);
        uint32_t cp = text_decode(t, *pos, &next);
        if (!chars_is(cp, CHARS_QUOTE | CHARS_TITLE) && !text_is_blank(cp)) return indicator_half(cp);
    }
    return 0;
}

/* How many bytes of a remain when b is taken off its end; SIZE_MAX if a does not end in b. */
static size_t indicator_without_ending(struct slice a, struct slice b)
{
    size_t i = a.n, j = b.n;
    for (;;) {
        size_t before = i;
        uint32_t want = indicator_last_of(b, &j);
        if (want == 0) return before;
        if (indicator_last_of(a, &i) != want) return SIZE_MAX;
    }
}

/* 5G基站总数 is 5G基站. */
static struct slice indicator_without_total(struct slice t)
{
    static const char *const totals[] = {"总数", "总量", "数量", "保有量"};
    for (size_t i = 0; i < sizeof totals / sizeof *totals; i++) {
        size_t n = strlen(totals[i]);
        if (t.n > n + 3 && memcmp(t.s + t.n - n, totals[i], n) == 0) return slice_cut(t, 0, t.n - n);
    }
    return t;
}

static bool indicator_same_object(struct slice a, struct slice b)
{
    a = indicator_without_total(a), b = indicator_without_total(b);
    size_t rest = indicator_without_ending(a, b);
    return rest != SIZE_MAX && indicator_last_of(a, &rest) == 0;
}

static bool indicator_ends_alike(struct slice a, struct slice b)
{
    if (a.n < b.n) return indicator_ends_alike(b, a);
    return b.n == 0 || (b.n >= SHORT_NAME && indicator_without_ending(a, b) != SIZE_MAX);
}

/* ---- collecting ---- */

static struct indicator_value *indicator_value_at(const struct indicators *all, size_t indicator, size_t slot)
{
    return &all->value[indicator * all->slots + slot];
}

/* What can stand in one row: numbers and states, changes, multiples. */
static unsigned indicator_sort(enum quantity_kind kind)
{
    switch (kind) {
    case QUANTITY_GROWTH:
    case QUANTITY_DECLINE: return 1;
    case QUANTITY_MULTIPLE: return 2;
    default: return 0;
    }
}

static bool indicator_same_sort(const struct indicator *of, const struct quantity *q)
{
    return quantity_same_measure(of->measure, q->measure) && indicator_sort(of->kind) == indicator_sort(q->kind);
}

static bool indicator_same_per(struct slice a, struct slice b)
{
    size_t rest = indicator_without_ending(a, b);
    return rest != SIZE_MAX && indicator_last_of(a, &rest) == 0;
}

static size_t add_indicator(struct indicators *all, struct slice object, const struct quantity *q)
{
    size_t cap = all->cap;
    all->at = mem_grow(all->at, &all->cap, all->count + 1, sizeof *all->at);
    if (all->cap != cap) all->value = mem_realloc(all->value, all->cap * all->slots * sizeof *all->value);
    all->at[all->count] = (struct indicator){.object = object, .measure = q->measure, .per = q->per, .kind = q->kind};
    memset(indicator_value_at(all, all->count, 0), 0, all->slots * sizeof *all->value);
    return all->count++;
}

static void indicator_add_value(struct indicators *all, size_t slot, const struct indicator_value *value)
{
    struct slice object = value->object;
    size_t i = 0;
    while (i < all->count &&
           (indicator_value_at(all, i, slot)->present || !indicator_same_sort(&all->at[i], &value->quantity) ||
            !indicator_same_per(all->at[i].per, value->quantity.per) ||
            !indicator_same_object(all->at[i].object, object)))
        i++;
    if (i == all->count) add_indicator(all, object, &value->quantity);
    *indicator_value_at(all, i, slot) = *value;
}

/* No plan has a task of so many indicators.  Further ones are left out: each is compared with each, so a hostile cell
 * would take the square of its length. */
#define VALUES_MAX 1000

/* Whether a bracket is open at `to`; goes on from *at, where *depth of them are. */
static bool indicator_is_in_brackets(struct slice t, size_t *at, size_t to, int *depth)
{
    for (size_t next; *at < to; *at = next) {
        uint32_t cp = text_decode(t, *at, &next);
        *depth += chars_is(cp, CHARS_ROUND_OPEN) - chars_is(cp, CHARS_ROUND_CLOSE);
    }
    return *depth > 0;
}

/* The quantities of an item or of a clause inside it; value: all but the quantity.  Parts in brackets that name
 * nothing, 公厕46座（新建20座，改建26座）, are no indicators of their own: the years of the whole would be joined with them. */
static void indicator_collect_part(struct indicators *all, size_t slot, const struct quantity_frame *frame,
                                   struct indicator_value value)
{
    size_t seen = 0;
    int depth = 0;
    for (size_t pos = 0; all->count < VALUES_MAX && quantity_next_in(frame, value.text, &pos, &value.quantity);) {
        bool follows = seen > 0, inside = indicator_is_in_brackets(value.text, &seen, value.quantity.start, &depth);
        value.object = quantity_object_in(frame, value.text, &value.quantity);
        if (!(follows && inside && value.object.n == 0)) indicator_add_value(all, slot, &value);
    }
}

static void indicator_collect(struct indicators *all, size_t slot, const struct quantity_frame *frame, bool before)
{
    struct slice cell = plan_cell(frame->plan, frame->task, frame->column);
    struct item item, part;
    unsigned index = 0;
    for (struct items walk = items_of(cell); items_next(&walk, &item); index++)
        for (struct item_parts parts = item_parts_of(cell, &item); item_parts_next(&parts, &part);)
            indicator_collect_part(all, slot, frame,
                                   (struct indicator_value){.present = true,
                                                            .before = before,
                                                            .item = index,
                                                            .item_no = item.no,
                                                            .text = item_text(cell, &part)});
}

/* ---- joining what is left over ---- */

static bool indicator_can_join(const struct indicators *all, size_t a, size_t b)
{
    const struct indicator *x = &all->at[a], *y = &all->at[b];
    struct quantity q = {.measure = y->measure, .kind = y->kind};
    /* Where no object is named, the other's is meant, for each of the same. */
    bool unnamed = (x->object.n == 0 && x->per.n == 0) || (y->object.n == 0 && y->per.n == 0);
    if (!indicator_same_sort(x, &q) || !indicator_ends_alike(x->object, y->object) ||
        !(unnamed || indicator_same_per(x->per, y->per)))
        return false;
    for (size_t slot = 0; slot < all->slots; slot++)
        if (indicator_value_at(all, a, slot)->present && indicator_value_at(all, b, slot)->present) return false;
    return true;
}

/* The only indicator that another can be joined to, SIZE_MAX if none or several. */
static size_t indicator_partner(const struct indicators *all, size_t of)
{
    size_t found = SIZE_MAX;
    for (size_t i = 0; i < all->count; i++) {
        if (i == of || !indicator_can_join(all, of, i)) continue;
        if (found != SIZE_MAX) return SIZE_MAX;
        found = i;
    }
    return found;
}

static void indicator_remove(struct indicators *all, size_t indicator)
{
    all->count--;
    memmove(all->at + indicator, all->at + indicator + 1, (all->count - indicator) * sizeof *all->at);
    memmove(indicator_value_at(all, indicator, 0), indicator_value_at(all, indicator + 1, 0),
            (all->count - indicator) * all->slots * sizeof *all->value);
}

/* What was there before the plan and is promised nothing about is no indicator. */
static void indicator_remove_unpromised(struct indicators *all)
{
    for (size_t i = all->count; i-- > 0;) {
        bool promised = false;
        for (size_t slot = 0; slot < all->slots; slot++) {
            const struct indicator_value *value = indicator_value_at(all, i, slot);
            promised |= value->present && !value->before;
        }
        if (!promised) indicator_remove(all, i);
    }
}

static void indicator_join(struct indicators *all, size_t into, size_t from)
{
    if (all->at[into].object.n == 0) all->at[into].object = all->at[from].object;
    if (all->at[into].per.n == 0) all->at[into].per = all->at[from].per;
    for (size_t slot = 0; slot < all->slots; slot++)
        if (indicator_value_at(all, from, slot)->present)
            *indicator_value_at(all, into, slot) = *indicator_value_at(all, from, slot);
    indicator_remove(all, from);
}

static void indicator_join_leftovers(struct indicators *all)
{
    if (all->count > 100) return; /* more than the task of any plan has; comparing each with each would take too long */
    for (size_t i = 0; i < all->count; i++) {
        size_t other = indicator_partner(all, i);
        if (other == SIZE_MAX || indicator_partner(all, other) != i) continue;
        indicator_join(all, i < other ? i : other, i < other ? other : i);
        i = (size_t)-1; /* from the start again: joining moved the others */
    }
}

/* ---- sums ---- */

/* 累计建成30个: the figure holds the years before it. */
static bool indicator_is_cumulated(const struct indicator_value *value)
{
    size_t start = value->quantity.start;
    struct slice before = slice_cut(value->text, start > CUMULATED_BYTES ? start - CUMULATED_BYTES : 0, start);
    return slice_find(before, SLICE("累计")) != SIZE_MAX;
}

static bool indicator_is_addable(const struct indicators *all, size_t indicator)
{
    for (size_t slot = 0; slot < all->slots; slot++) {
        const struct indicator_value *value = indicator_value_at(all, indicator, slot);
        if (value->present && (!quantity_adds(&value->quantity) || (slot > 0 && indicator_is_cumulated(value))))
            return false;
    }
    return true;
}

static enum indicator_sum indicator_compare_sum(const struct quantity *whole, double low, double high)
{
    double slack = whole->low * TOLERANCE > 1 ? whole->low * TOLERANCE : 1;
    switch (whole->bound) {
    case QUANTITY_AT_LEAST:
    case QUANTITY_ABOUT_AT_LEAST: return high < whole->low ? INDICATOR_SHORT : INDICATOR_FITS;
    case QUANTITY_AT_MOST: return low > whole->low ? INDICATOR_OVER : INDICATOR_FITS;
    case QUANTITY_ABOUT:
        return high < whole->low - slack ? INDICATOR_SHORT : low > whole->low + slack ? INDICATOR_OVER : INDICATOR_FITS;
    default: return high < whole->low ? INDICATOR_SHORT : low > whole->high ? INDICATOR_OVER : INDICATOR_FITS;
    }
}

static void indicator_sum_up(struct indicators *all, size_t indicator)
{
    struct indicator *ind = &all->at[indicator];
    size_t years = 0;
    if (!indicator_is_addable(all, indicator)) {
        ind->sum = INDICATOR_NOT_ADDABLE;
        return;
    }
    for (size_t slot = 1; slot < all->slots; slot++) {
        const struct indicator_value *value = indicator_value_at(all, indicator, slot);
        if (!value->present || value->before) continue;
        ind->low += value->quantity.low;
        ind->high += value->quantity.high;
        years++;
    }
    const struct indicator_value *whole = indicator_value_at(all, indicator, 0);
    if (whole->present && years > 0 && all->slots > 2)
        ind->sum = indicator_compare_sum(&whole->quantity, ind->low, ind->high);
}

void indicators_of(const struct plan *plan, size_t task, struct indicators *all)
{
    *all = (struct indicators){.slots = plan_years(plan) + 1};
    int clauses = plan_column_of(plan, plan_clauses_role(plan));
    for (size_t slot = 0; slot <= plan_years(plan); slot++) {
        if (slot == 0 && clauses < 0) continue;
        size_t column = slot == 0 ? (size_t)clauses : plan_year_column(plan, slot - 1);
        struct quantity_frame frame = quantity_frame_of(plan, task, column);
        bool before = frame.before;
        frame.before = false; /* here its figures are wanted, too */
        indicator_collect(all, slot, &frame, before);
    }
    indicator_join_leftovers(all);
    indicator_remove_unpromised(all);
    for (size_t i = 0; i < all->count; i++) {
        indicator_sum_up(all, i);
        if (all->at[i].object.n == 0) all->at[i].object = plan_task_name(plan, task);
    }
}

void indicators_done(struct indicators *all)
{
    free(all->at);
    free(all->value);
    *all = (struct indicators){0};
}

const struct indicator_value *indicators_value(const struct indicators *all, size_t indicator, size_t slot)
{
    return indicator_value_at(all, indicator, slot);
}

/* A state, or a figure that holds the years before it: not the same as what a year adds. */
static bool indicator_is_state(const struct indicator_value *value)
{
    return value->quantity.kind == QUANTITY_LEVEL || indicator_is_cumulated(value);
}

static enum indicator_trend indicator_trend_between(double before, double now)
{
    return now > before ? INDICATOR_UP : now < before ? INDICATOR_DOWN : INDICATOR_FLAT;
}

enum indicator_trend indicators_trend(const struct indicators *all, size_t indicator, size_t from, size_t to)
{
    const struct indicator_value *a = indicator_value_at(all, indicator, from),
                                 *b = indicator_value_at(all, indicator, to);
    if (!a->present || !b->present)
        return b->present ? INDICATOR_NEW : a->present ? INDICATOR_DROPPED : INDICATOR_ABSENT;
    if (a->quantity.kind == QUANTITY_DECLINE && b->quantity.kind == QUANTITY_GROWTH) return INDICATOR_UP;
    if (a->quantity.kind == QUANTITY_GROWTH && b->quantity.kind == QUANTITY_DECLINE) return INDICATOR_DOWN;
    double before = a->quantity.low, now = b->quantity.low;
    if (now >= before && now <= before) before = a->quantity.high, now = b->quantity.high;
    /* What a year adds is no step down from what was to stand there at the end, nor the other way round. */
    bool compares = indicator_is_state(a) == indicator_is_state(b) || (indicator_is_state(b) && now > before);
    return compares ? indicator_trend_between(before, now) : INDICATOR_ABSENT;
}

enum indicator_trend indicators_change(const struct indicators *all, size_t indicator, size_t slot)
{
    const struct indicator_value *value = indicator_value_at(all, indicator, slot);
    bool has_before = slot > 1 && indicator_value_at(all, indicator, slot - 1)->present;
    if (value->present && value->quantity.has_from && !has_before)
        return indicator_trend_between(value->quantity.from, value->quantity.low);
    return slot > 1 ? indicators_trend(all, indicator, slot - 1, slot) : INDICATOR_ABSENT;
}

void indicator_add_figure(const struct indicator_value *value, struct buf *out)
{
    const struct quantity *q = &value->quantity;
    buf_add(out, slice_cut(value->text, q->start, q->end));
    if (q->scale > 0) quantity_add_scale(q->scale, out), buf_add(out, q->measure);
}

void indicator_add_name(const struct indicator *of, struct buf *out)
{
    if (of->per.n > 0 && slice_find(of->object, of->per) == SIZE_MAX) buf_add(out, of->per);
    buf_add(out, of->object);
}

const char *indicator_no_sum(const struct indicator *of)
{
    static const char *const kinds[QUANTITY_KINDS] = {
        [QUANTITY_AMOUNT] = N_("cumulative"), [QUANTITY_LEVEL] = N_("level"),       [QUANTITY_GROWTH] = N_("growth"),
        [QUANTITY_DECLINE] = N_("decline"),   [QUANTITY_MULTIPLE] = N_("multiple"),
    };
    if (of->sum != INDICATOR_NOT_ADDABLE) return "";
    return of->kind == QUANTITY_AMOUNT && of->per.n > 0 ? N_("for each") : kinds[of->kind];
}

const char *indicator_trend_name(enum indicator_trend trend)
{
    static const char *const names[INDICATOR_TRENDS] = {"", "up", "flat", "down", "new", "dropped"};
    return names[trend];
}

const char *indicator_trend_mark(enum indicator_trend trend)
{
    static const char *const marks[INDICATOR_TRENDS] = {"", "↑", "=", "↓", "新", "止"};
    return marks[trend];
}

const char *indicator_sum_name(enum indicator_sum sum)
{
    static const char *const names[INDICATOR_SUMS] = {"", "fits", "short", "over", "not_addable"};
    return names[sum];
}
