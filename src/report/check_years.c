/* What check finds by comparing the years of a task: sums, totals, measures, dates of another year, empty targets. */
#include <stdlib.h>

#include "base/chars.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/numeral.h"
#include "base/words.h"
#include "plan/indicator.h"
#include "plan/item.h"
#include "report/check_inside.h"

/* ---- targets ---- */

/* A target that promises no quantity; `count`: its quantities. */
void check_years_amounts(struct checking *c, const struct check_cell *cell, size_t count)
{
    if (plan_column(c->plan, cell->column)->role != COLUMN_YEAR || slice_is_blank(cell->text) ||
        text_is_placeholder(cell->text))
        return;
    struct slice year = plan_column(c->plan, cell->column)->label;
    c->filled.clauses++;
    c->filled.amounts += count > 0;
    if (count == 0)
        check_found(c, CHECK_VAGUE_TARGET, cell->column, 0, 0,
                    mem_format(_("the target for %.*s promises no quantity"), CHECK_TEXT(year)));
}

/* Months and quarters are left empty where nothing is planned. */
static bool check_years_is_year(struct slice label)
{
    return slice_find(label, SLICE("年")) != SIZE_MAX && slice_find(label, SLICE("月")) == SIZE_MAX &&
           slice_find(label, SLICE("季")) == SIZE_MAX && slice_find(label, SLICE("旬")) == SIZE_MAX;
}

static size_t check_years_filled(const struct checking *c)
{
    size_t filled = 0;
    for (size_t year = 0; year < plan_years(c->plan); year++)
        filled += !slice_is_blank(plan_cell(c->plan, c->task, plan_year_column(c->plan, year)));
    return filled;
}

/* A year is empty where other tasks have a target for it, and the task has targets for other years: not only one, as
 * what is done once. */
void check_years_empty(struct checking *c)
{
    size_t years = plan_years(c->plan), filled = check_years_filled(c), tasks = plan_tasks(c->plan);
    if (filled == years || filled == 0 || (filled == 1 && years > 2)) return;
    for (size_t year = 0; year < years; year++) {
        size_t column = plan_year_column(c->plan, year);
        struct slice label = plan_column(c->plan, column)->label;
        if (!slice_is_blank(plan_cell(c->plan, c->task, column)) || !check_years_is_year(label)) continue;
        if (tasks > 1 && c->filled.year[year] * 2 < c->filled.any_year) continue;
        check_found(c, CHECK_EMPTY_YEAR, column, 0, 0, mem_format(_("no target for %.*s"), CHECK_TEXT(label)));
    }
}

/* ---- dates of another year ---- */

/* The year that a text names at byte pos: 2025 of 2025年; 0 if it names none. */
static unsigned check_years_at(const struct check_cell *cell, size_t i)
{
    unsigned value = 0;
    for (size_t k = i; k < i + 4; k++) {
        if (k >= cell->n || !text_is_digit(cell->c[k].cp)) return 0;
        value = value * 10 + (cell->c[k].cp & 0xF);
    }
    return value >= 1990 && value < 2100 && cell->c[i + 4].cp == L'年' ? value : 0;
}

/* The year of a column's header, 0 unless it names one and only one. */
static unsigned check_years_label(struct slice label)
{
    unsigned year = 0, count = 0;
    for (size_t pos = 0, digits = 0, value = 0; pos <= label.n;) {
        size_t next = pos + 1;
        uint32_t cp = pos < label.n ? text_decode(label, pos, &next) : 0;
        if (text_is_digit(cp)) {
            value = value * 10 + (cp & 0xF), digits++;
        } else {
            if (digits == 4) year = (unsigned)value, count++;
            digits = value = 0;
        }
        if (digits > 8) return 0;
        pos = next;
    }
    return count == 1 ? year : 0;
}

static const struct word check_years_verbs[] = {
#define VERB(word) WORD(word, 0),
#include "report/check_words.def"
};

/* 2026年底, 2026年6月底前, or 2026年 at the start of a clause with what is to be done. */
static bool check_years_is_date(const struct check_cell *cell, size_t i)
{
    size_t after = i + 5;
    uint32_t before = i > 0 ? cell->c[i - 1].cp : 0, cp = cell->c[after].cp;
    if (check_is_one_of(cp, L"底末内前")) return true;
    if (text_is_digit(cp)) {
        while (text_is_digit(cell->c[after].cp)) after++;
        return cell->c[after].cp == L'月';
    }
    if (check_is_one_of(cp, L"上下") && cell->c[after + 1].cp == L'半') return true;
    if (cp == L'第' && cell->c[after + 2].cp == L'季') return true;
    bool starts = before == 0 || chars_is(before, CHARS_SEMICOLON | CHARS_FULL_STOP | CHARS_COMMA | CHARS_LINE_BREAK) ||
                  text_is_blank(before) || before == '.' || before == L'、';
    return starts && words_at(check_years_verbs, WORDS_COUNT(check_years_verbs), cell->text, cell->c[after].at);
}

/* An outlook (到2027年), a baseline (比2020年), a period (2021—2025年), what is known by then (截至2024年底), a title
 * or a number of a document. */
static bool check_years_is_other(const struct check_cell *cell, size_t i)
{
    enum { NEAR = 4, TITLE = 60 };
    size_t after = i + 5;
    if (check_is_one_of(cell->c[after].cp, L"度版级届以—–-~～至到")) return true;
    for (size_t k = i; k > 0 && i - k < NEAR; k--) {
        uint32_t cp = cell->c[k - 1].cp;
        if (chars_is(cp, CHARS_DASH | CHARS_UP_TO) || check_is_one_of(cp, L"比较自从以截由按超为据《（(〔“"))
            return true;
        if (!text_is_han(cp)) break;
    }
    for (size_t k = i; k > 0 && i - k < TITLE; k--) {
        if (chars_is(cell->c[k - 1].cp, CHARS_TITLE_CLOSE | CHARS_QUOTE_CLOSE | CHARS_ROUND_CLOSE)) return false;
        if (chars_is(cell->c[k - 1].cp, CHARS_TITLE_OPEN | CHARS_QUOTE_OPEN | CHARS_ROUND_OPEN)) return true;
    }
    return false;
}

void check_years_dates(struct checking *c, struct check_cell *cell)
{
    int count = 0;
    unsigned own = check_years_label(plan_column(c->plan, cell->column)->label);
    for (size_t i = 0; own && i + 4 < cell->n && count < CHECK_PER_CELL; i++) {
        if (!text_is_digit(cell->c[i].cp) || (i > 0 && text_is_digit(cell->c[i - 1].cp))) continue;
        unsigned year = check_years_at(cell, i);
        if (!year || year == own || !check_years_is_date(cell, i) || check_years_is_other(cell, i)) continue;
        struct slice said = check_excerpt(cell, cell->c[i].at, cell->text.n);
        check_found(c, CHECK_OTHER_YEAR, cell->column, cell->c[i].at, cell->c[i + 5].at,
                    mem_format(_("a date of %u among the targets of %u: %.*s"), year, own, CHECK_TEXT(said)));
        count++;
    }
}

/* ---- what is counted through the years ---- */

/* Where the text of a value stands in the plan. */
static size_t check_years_place(const struct checking *c, const struct indicator_value *value, size_t column)
{
    return (size_t)(value->text.s + value->quantity.start - plan_cell(c->plan, c->task, column).s);
}

/* ---- in what it is counted ---- */

/* Measures of one dimension that are the same (名 and 人), or measure the same in another way (人 and 人次). */
enum check_years_unit {
    UNIT_DIMENSION = 8,
    PERSON = 1 * UNIT_DIMENSION,
    ATTENDANCE,
    EVENT = 2 * UNIT_DIMENSION,
    OCCASION,
    AREA = 3 * UNIT_DIMENSION,
    MU,
    HECTARE,
    SQUARE_KILOMETRE,
    LENGTH = 4 * UNIT_DIMENSION,
    KILOMETRE,
    WEIGHT = 5 * UNIT_DIMENSION,
    KILOGRAM,
    VOLUME = 6 * UNIT_DIMENSION,
    POWER = 7 * UNIT_DIMENSION,
    MEGAWATT,
};

static const struct word check_years_units[] = {
#define UNIT_OF(word, unit) WORD(word, unit),
#include "report/check_words.def"
};

/* A measure without the alternative in its bracket, 人(次), and without the 个 of 个泊位. */
static struct slice check_years_base(struct slice measure)
{
    struct slice general = SLICE("个");
    size_t end = 0;
    while (end < measure.n && !chars_is(text_peek(measure, end), CHARS_ROUND_OPEN)) end = text_step(measure, end);
    size_t start = end > general.n && slice_has_prefix(measure, general) ? general.n : 0;
    return slice_cut(measure, start, end);
}

static unsigned check_years_unit(struct slice base)
{
    const struct word *word = words_at(check_years_units, WORDS_COUNT(check_years_units), base, 0);
    return word && word->n == base.n ? word->value : 0;
}

static bool check_years_extends(struct slice a, struct slice b)
{
    return slice_has_prefix(a, b) || slice_has_prefix(b, a);
}

static bool check_years_same_measure(struct slice a, struct slice b)
{
    struct slice x = check_years_base(a), y = check_years_base(b);
    bool alternative = (x.s + x.n != a.s + a.n || y.s + y.n != b.s + b.n) && check_years_extends(x, y);
    unsigned unit = check_years_unit(x);
    return slice_equal(x, y) || alternative || (unit != 0 && unit == check_years_unit(y));
}

/* Either could be taken for the other: 场 and 场次, 亩 and 公顷. */
static bool check_years_related(struct slice a, struct slice b)
{
    struct slice x = check_years_base(a), y = check_years_base(b);
    unsigned dimension = check_years_unit(x) / UNIT_DIMENSION;
    return check_years_extends(x, y) || check_years_extends(a, b) ||
           (dimension != 0 && dimension == check_years_unit(y) / UNIT_DIMENSION);
}

/* ---- what is counted ---- */

enum { CHECK_YEARS_COMPARED = 60 }; /* further indicators of a task are not compared: each would be with each */

/* The first year in which an indicator has a value; slots if it has none. */
static size_t check_years_first(const struct indicators *all, size_t i)
{
    size_t slot = 1;
    while (slot < all->slots && !indicators_value(all, i, slot)->present) slot++;
    return slot;
}

static bool check_years_apart(const struct indicators *all, size_t a, size_t b)
{
    for (size_t slot = 1; slot < all->slots; slot++)
        if (indicators_value(all, a, slot)->present && indicators_value(all, b, slot)->present) return false;
    return true;
}

static const struct word check_years_doings[] = {
#define VERB(word) WORD(word, 0),
#include "report/check_words.def"
#define DOES(word) WORD(word, 0),
#include "plan/object.def"
#define MAKES(word) WORD(word, 0),
#include "plan/object.def"
};

/* A thing is named, not only what is done: 护理员, not 培训, which counts people, events and terms alike. */
static bool check_years_is_name(struct slice object)
{
    enum { NAME = 6 }; /* bytes */
    const struct word *doing = words_at(check_years_doings, WORDS_COUNT(check_years_doings), object, 0);
    return object.n >= NAME && !(doing && doing->n == object.n);
}

/* Both count the same thing by name; where none is named, both cells say the same before the figure, and the measures
 * are alike (200场, 200场次). */
static bool check_years_same_object(const struct indicator_value *x, const struct indicator_value *y)
{
    if (check_years_is_name(x->object) && slice_equal(x->object, y->object)) return true;
    struct slice before = slice_cut(x->text, 0, x->quantity.start);
    return slice_equal(slice_trim(before), slice_trim(slice_cut(y->text, 0, y->quantity.start))) &&
           check_years_related(x->quantity.measure, y->quantity.measure);
}

/* They could count the same thing: one names none, or names it more shortly. */
static bool check_years_may_be_same(struct slice a, struct slice b)
{
    struct slice end = a.n < b.n ? a : b, all = a.n < b.n ? b : a;
    return slice_equal(end, slice_cut(all, all.n - end.n, all.n));
}

/* A year has a figure of the same thing in this measure, by whatever words. */
static bool check_years_has(const struct indicators *all, size_t slot, struct slice object, struct slice measure)
{
    for (size_t i = 0; i < all->count && i < CHECK_YEARS_COMPARED; i++) {
        const struct indicator_value *value = indicators_value(all, i, slot);
        if (value->present && check_years_same_measure(value->quantity.measure, measure) &&
            check_years_may_be_same(value->object, object))
            return true;
    }
    return false;
}

/* Plain counts of one thing in two measures, each in other years, which the whole period does not have side by side;
 * money, rates and lengths are counted in several measures. */
static bool check_years_changes(const struct indicators *all, size_t a, size_t b)
{
    size_t first_a = check_years_first(all, a), first_b = check_years_first(all, b);
    if (first_a == all->slots || first_b == all->slots || all->at[a].measure.n == 0 || all->at[b].measure.n == 0 ||
        (indicators_value(all, a, 0)->present && indicators_value(all, b, 0)->present) ||
        check_years_same_measure(all->at[a].measure, all->at[b].measure))
        return false;
    const struct indicator_value *x = indicators_value(all, a, first_a), *y = indicators_value(all, b, first_b);
    struct slice money = SLICE("元");
    if (x->quantity.kind != y->quantity.kind || x->quantity.rate || y->quantity.rate ||
        slice_find(x->quantity.measure, money) != SIZE_MAX || slice_find(y->quantity.measure, money) != SIZE_MAX)
        return false;
    return check_years_same_object(x, y) && check_years_apart(all, a, b) &&
           !check_years_has(all, first_b, x->object, x->quantity.measure) &&
           !check_years_has(all, first_a, y->object, y->quantity.measure);
}

/* The figure can be of what the indicator counts, though it is none of its own: in a measure alike (场 beside 场次), of
 * something that is not plainly another thing.  `in_whole`: the whole period has it too. */
static bool check_years_is_alike(const struct indicator *of, const struct indicator_value *value, bool in_whole)
{
    struct slice measure = value->quantity.measure;
    if (slice_equal(value->object, of->object)) return true;
    if (!check_years_related(measure, of->measure)) return false;
    return check_years_may_be_same(value->object, of->object) ||
           (!in_whole && !check_years_same_measure(measure, of->measure));
}

/* A year without a figure of the indicator has one that is alike. */
static bool check_years_counts_otherwise(const struct indicators *all, size_t i)
{
    for (size_t slot = 1; slot < all->slots; slot++) {
        if (indicators_value(all, i, slot)->present) continue;
        for (size_t k = 0; k < all->count && k < CHECK_YEARS_COMPARED; k++) {
            const struct indicator_value *value = indicators_value(all, k, slot);
            bool in_whole = indicators_value(all, k, 0)->present;
            if (k != i && value->present && check_years_is_alike(&all->at[i], value, in_whole)) return true;
        }
    }
    return false;
}

/* ---- sums and totals ---- */

/* The last year counts what all years before it reached, up to the whole: 建成10个, 建成20个, 建成30个 of 30个. */
static bool check_years_go_on(const struct indicators *all, size_t i)
{
    double last = 0;
    for (size_t slot = 1; slot < all->slots; slot++) {
        const struct indicator_value *value = indicators_value(all, i, slot);
        if (!value->present) continue;
        if (value->quantity.low < last) return false;
        last = value->quantity.low;
    }
    return last == indicators_value(all, i, 0)->quantity.low;
}

static void check_years_sum(struct checking *c, const struct indicators *all, size_t i)
{
    enum indicator_sum sum = all->at[i].sum;
    int column = plan_column_of(c->plan, COLUMN_CONTENT);
    if (column < 0) column = plan_column_of(c->plan, COLUMN_TASK);
    if ((sum != INDICATOR_SHORT && sum != INDICATOR_OVER) || column < 0 || check_years_go_on(all, i) ||
        check_years_counts_otherwise(all, i))
        return;
    const struct indicator_value *whole = indicators_value(all, i, 0);
    struct slice said = slice_cut(whole->text, whole->quantity.start, whole->quantity.end), object = all->at[i].object;
    size_t start = check_years_place(c, whole, (size_t)column);
    char number[32];
    check_found(c, CHECK_YEAR_SUM, (size_t)column, start, start + said.n,
                mem_format(_("the years add up to %s, the whole period says %.*s: %.*s"),
                           quantity_number(all->at[i].low, number), CHECK_TEXT(said), CHECK_TEXT(object)));
}

/* Says that a figure is a total, which only grows: 累计建成100个, 总数达到50家. */
static bool check_years_is_total(const struct indicator_value *value, struct slice object)
{
    static const char *const totals[] = {"累计", "累积", "总数", "总量", "保有量"};
    static const char *const falls[] = {"降", "减", "压", "缩", "控制", "不超", "以内"};
    enum { NEAR = 90 };
    size_t from = value->quantity.start > NEAR ? value->quantity.start - NEAR : 0;
    struct slice before = slice_cut(value->text, from, value->quantity.end);
    for (size_t pos = 0, next; pos < before.n; pos = next)
        if (chars_is(text_decode(before, pos, &next), CHARS_SEMICOLON | CHARS_FULL_STOP))
            before = slice_cut(before, next, before.n), next = 0;
    bool total = false;
    for (size_t i = 0; i < sizeof totals / sizeof *totals; i++)
        total |= slice_find(before, slice_of(totals[i])) != SIZE_MAX ||
                 slice_find(object, slice_of(totals[i])) != SIZE_MAX;
    for (size_t i = 0; i < sizeof falls / sizeof *falls; i++)
        total &= slice_find(before, slice_of(falls[i])) == SIZE_MAX &&
                 slice_find(object, slice_of(falls[i])) == SIZE_MAX;
    return total && !value->quantity.rate && value->quantity.kind != QUANTITY_DECLINE;
}

static void check_years_total(struct checking *c, const struct indicators *all, size_t i)
{
    const struct indicator_value *before = NULL;
    for (size_t slot = 1; slot < all->slots; slot++) {
        const struct indicator_value *value = indicators_value(all, i, slot);
        if (!value->present || !check_years_is_total(value, all->at[i].object)) continue;
        if (before && value->quantity.low < before->quantity.low) {
            size_t column = plan_year_column(c->plan, slot - 1), start = check_years_place(c, value, column);
            struct slice said = slice_cut(value->text, value->quantity.start, value->quantity.end);
            char number[32];
            check_found(c, CHECK_CUMULATIVE_FALLS, column, start, start + said.n,
                        mem_format(_("a total that falls from %s: %.*s"), quantity_number(before->quantity.low, number),
                                   CHECK_TEXT(said)));
        }
        before = value;
    }
}

/* ---- the same thing in another measure ---- */

static void check_years_measures(struct checking *c, const struct indicators *all, size_t i)
{
    for (size_t k = 0; k < i && i < CHECK_YEARS_COMPARED; k++) {
        if (!check_years_changes(all, k, i)) continue;
        size_t later = check_years_first(all, k) > check_years_first(all, i) ? k : i, other = later == k ? i : k;
        size_t slot = check_years_first(all, later), column = plan_year_column(c->plan, slot - 1);
        const struct indicator_value *value = indicators_value(all, later, slot);
        struct slice said = slice_cut(value->text, value->quantity.start, value->quantity.end);
        size_t start = check_years_place(c, value, column);
        check_found(c, CHECK_MEASURE_CHANGES, column, start, start + said.n,
                    mem_format(_("counted in %.*s in another year: %.*s"), CHECK_TEXT(all->at[other].measure),
                               CHECK_TEXT(said)));
        return;
    }
}

void check_years_indicators(struct checking *c)
{
    struct indicators all;
    if (plan_years(c->plan) == 0) return;
    indicators_of(c->plan, c->task, &all);
    for (size_t i = 0; i < all.count; i++) {
        check_years_sum(c, &all, i);
        check_years_total(c, &all, i);
        check_years_measures(c, &all, i);
    }
    indicators_done(&all);
}
