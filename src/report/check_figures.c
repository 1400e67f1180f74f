/* What check finds in the figures of a cell: bounds, ranges, rates, parts of a whole. */
#include "base/chars.h"
#include "base/lang.h"
#include "base/measure.h"
#include "base/mem.h"
#include "base/numeral.h"
#include "plan/item.h"
#include "plan/quantity.h"
#include "plan/quantity_frame.h"
#include "report/check_inside.h"

/* ---- bounds ---- */

enum { LEAST = 1, MOST = 2, ABOUT = 4, REACH = 8, LEVEL = 16 }; /* of a bound, as in the tables of words */

static const struct word check_figures_prefixes[] = {
#define PREFIX(word, flags) WORD(word, flags),
#include "plan/quantity.def"
};
static const struct word check_figures_suffixes[] = {
#define SUFFIX(word, flags) WORD(word, flags),
#include "base/measure.def"
};

static const struct word check_figures_early[] = {
#define EARLY(word, flags) WORD(word, flags),
#include "report/check_words.def"
};

/* The bound that stands before the verb: 至少培训50人. */
static unsigned check_figures_early_bound(struct slice text, size_t start)
{
    enum { NEAR = 8 }; /* characters */
    size_t pos = start;
    for (int i = 0; i < NEAR && pos > 0 && text_is_han(text_peek_back(text, pos)); i++) {
        const struct word *word = words_before(check_figures_early, WORDS_COUNT(check_figures_early), text, pos);
        if (word) return word->value;
        pos = text_previous(text, pos);
    }
    return 0;
}

/* The bounds that stand at once before byte `number`; *earlier: those before them, 最多|不超过 or 至少培训|不少于.  In 突破20项以上关键技术
 * the word is a verb. */
static unsigned check_figures_bounds_before(struct slice said, size_t number, unsigned *earlier)
{
    const struct word *word = words_before(check_figures_prefixes, WORDS_COUNT(check_figures_prefixes), said, number);
    *earlier = 0;
    if (!word || slice_equals(slice_cut(said, number - word->n, number), "突破")) return 0;
    size_t start = number - word->n;
    const struct word *first = words_before(check_figures_early, WORDS_COUNT(check_figures_early), said, start);
    *earlier = first ? first->value : check_figures_early_bound(said, start);
    return word->value;
}

/* The bounds that a quantity names both before its number and behind its measure, or twice before it: 不少于100名以上,
 * 最多不超过3次. */
static unsigned check_figures_said_twice(struct slice text, const struct quantity *q)
{
    struct slice said = slice_cut(text, 0, q->end);
    size_t number = chars_skip_blanks_back(said, q->number);
    unsigned earlier = 0, before = q->number > q->start ? check_figures_bounds_before(said, number, &earlier) : 0;
    const struct word *word = words_before(check_figures_suffixes, WORDS_COUNT(check_figures_suffixes), said, q->end);
    unsigned after = word && q->end - word->n >= q->number_end ? word->value : 0;
    if (after) earlier |= check_figures_early_bound(text, q->start);
    return ((before & after) | (earlier & (before | after))) & (LEAST | MOST | ABOUT);
}

/* The same where a number stands that promises nothing (现有约30人左右): from the bound before byte `number` to where it
 * is said again; false if it is not. */
static bool check_figures_bound_again(struct slice text, size_t number, size_t *start, size_t *end)
{
    double value;
    const struct word *before = words_before(check_figures_prefixes, WORDS_COUNT(check_figures_prefixes), text, number);
    if (!before || !(before->value & (LEAST | MOST | ABOUT))) return false;
    size_t measure = quantity_number_end(text, number, &value);
    if (measure == number) return false;
    size_t suffix = measure_end(text, measure, &(unsigned){0});
    const struct word *after = words_at(check_figures_suffixes, WORDS_COUNT(check_figures_suffixes), text, suffix);
    if (!after || !(before->value & after->value & (LEAST | MOST | ABOUT))) return false;
    *start = number - before->n, *end = suffix + after->n;
    return true;
}

/* Finds those between quantities, in bytes [from, to) of the text. */
static void check_figures_other_bounds(struct checking *c, const struct check_cell *cell, size_t base,
                                       struct slice text, size_t from, size_t to)
{
    size_t start, end;
    for (size_t pos = from; pos < to; pos = text_step(text, pos)) {
        bool first = text_is_digit(text_peek(text, pos)) && !text_is_digit(text_peek_back(text, pos));
        if (!first || check_is_full(c, CHECK_DOUBLED_BOUND, cell->column) ||
            !check_figures_bound_again(text, pos, &start, &end))
            continue;
        check_found(c, CHECK_DOUBLED_BOUND, cell->column, base + start, base + end,
                    mem_format(_("the bound is said twice: %.*s"), CHECK_TEXT(slice_cut(text, start, end))));
    }
}

/* ---- shares ---- */

enum { UNLIMITED, SHARE };
#define CHECK_CLAUSE_ENDS (CHARS_COMMA | CHARS_SEMICOLON | CHARS_FULL_STOP | CHARS_LINE_BREAK)
static const struct word check_figures_rates[] = {
#define RATE(word, kind) WORD(word, kind),
#include "report/check_words.def"
};
static const struct word check_figures_changes[] = {
#define CHANGE(word) WORD(word, 0),
#include "report/check_words.def"
};
static const struct word check_figures_verbs[] = {
#define VERB(word) WORD(word, 0),
#include "report/check_words.def"
#define DOES(word) WORD(word, 0),
#include "plan/object.def"
#define MAKES(word) WORD(word, 0),
#include "plan/object.def"
};
static const struct word check_figures_beside[] = {
#define BESIDE(word) WORD(word, 0),
#include "report/check_words.def"
};

/* The last rate that the clause before byte `end` names; NULL if it names none.  One that can be more decides for
 * all. */
static const struct word *check_figures_rate(struct slice text, size_t end)
{
    enum { NEAR = 120 };
    size_t from = end;
    while (from > 0 && end - from < NEAR && !chars_is(text_peek_back(text, from), CHECK_CLAUSE_ENDS))
        from = text_previous(text, from);
    const struct word *rate = NULL;
    struct slice clause = slice_cut(text, from, end);
    for (size_t pos = clause.n; pos > 0; pos = text_previous(clause, pos)) {
        const struct word *here = words_before(check_figures_rates, WORDS_COUNT(check_figures_rates), clause, pos);
        if (here && (!rate || here->value == UNLIMITED)) rate = here;
    }
    return rate;
}

/* It says at least 1 % more than all: 110%, 100%以上, but not 不超过100%. */
static bool check_figures_is_more_than_all(struct slice said, const struct quantity *q)
{
    bool percent = slice_equals(q->measure, "%") || slice_equals(q->measure, "％") || slice_equals(q->measure, "﹪");
    double all = percent ? 100 : slice_equals(q->measure, "‰") ? 1000 : 0;
    if (all == 0 || q->low < all) return false;
    bool more = slice_find(said, SLICE("以上")) != SIZE_MAX || slice_find(said, SLICE("超")) != SIZE_MAX;
    return q->low > all || (more && slice_find(said, SLICE("不超")) == SIZE_MAX);
}

static bool check_figures_is_above_all(const struct quantity_frame *frame, struct slice text, const struct quantity *q)
{
    if (q->kind == QUANTITY_GROWTH || q->kind == QUANTITY_DECLINE || q->kind == QUANTITY_MULTIPLE) return false;
    if (!check_figures_is_more_than_all(slice_cut(text, q->start, q->end), q)) return false;
    struct slice before = slice_cut(text, 0, q->start);
    if (words_before(check_figures_changes, WORDS_COUNT(check_figures_changes), before, before.n)) return false;
    struct slice object = quantity_object_in(frame, text, q);
    const struct word *rate = check_figures_rate(text, q->start);
    if (!rate) rate = words_before(check_figures_rates, WORDS_COUNT(check_figures_rates), object, object.n);
    return rate && rate->value == SHARE;
}

/* ---- parts of a whole ---- */

/* A sentence's figures in one measure: those that can be the whole, and the parts behind 其中 or in brackets. */
struct check_figures_sum {
    struct slice measure;
    double wholes[4]; /* the last of them, the nearest first */
    size_t count;
    bool open; /* a whole that can be more (以上) or so (左右) */
    double parts, greatest;
    size_t named;      /* parts */
    size_t start, end; /* of the first whole and the last part, bytes of the text */
    bool in_parts, is_bracket, claims_all;
    bool described; /* a part that a clause tells (加装电梯的60个), not a name: others can hold some of it too */
};

static bool check_figures_can_sum(const struct quantity *q)
{
    return !q->rate && !q->each && q->kind != QUANTITY_GROWTH && q->kind != QUANTITY_DECLINE &&
           q->kind != QUANTITY_MULTIPLE;
}

static bool check_figures_fits(const struct check_figures_sum *sum)
{
    double most = 0;
    for (size_t i = 0; i < sum->count; i++) {
        if (sum->wholes[i] == sum->parts) return true;
        if (sum->wholes[i] > most) most = sum->wholes[i];
    }
    if (sum->named == 0 || sum->count == 0 || sum->open) return true;
    if (sum->described) return sum->greatest <= most;
    return sum->parts < most && !(sum->claims_all && sum->named > 1);
}

static void check_figures_end_sum(struct checking *c, const struct check_cell *cell, size_t base,
                                  struct check_figures_sum *sum)
{
    if (!check_figures_fits(sum)) {
        char parts[32];
        struct slice said = check_excerpt(cell, base + sum->start, base + sum->end);
        check_found(
            c, CHECK_PARTS_SUM, cell->column, base + sum->start, base + sum->end,
            mem_format(_("the parts add up to %s: %.*s"), quantity_number(sum->parts, parts), CHECK_TEXT(said)));
    }
    sum->in_parts = sum->is_bracket = sum->claims_all = sum->described = false;
    sum->parts = sum->greatest = 0, sum->named = 0;
}

static void check_figures_add_whole(struct check_figures_sum *sum, const struct quantity *q)
{
    enum { WHOLES = sizeof sum->wholes / sizeof *sum->wholes };
    if (!quantity_same_measure(sum->measure, q->measure)) *sum = (struct check_figures_sum){.measure = q->measure};
    if (sum->count == 0) sum->start = q->start;
    memmove(sum->wholes + 1, sum->wholes, (WHOLES - 1) * sizeof *sum->wholes);
    sum->wholes[0] = q->has_high ? q->high : q->low;
    if (sum->count < WHOLES) sum->count++;
    sum->open = q->bound == QUANTITY_AT_LEAST || q->bound == QUANTITY_ABOUT || q->bound == QUANTITY_ABOUT_AT_LEAST;
}

/* `text` is what the quantity stands in. */
static void check_figures_add_part(struct check_figures_sum *sum, struct slice text, const struct quantity *q)
{
    if (!quantity_same_measure(sum->measure, q->measure)) return;
    uint32_t before = text_peek_back(text, chars_skip_blanks_back(text, q->start));
    struct slice has = SLICE("的有");
    if (before == L'的' || (q->start > has.n && slice_equal(slice_cut(text, q->start - has.n, q->start), has)))
        sum->described = true;
    if (q->low > sum->greatest) sum->greatest = q->low;
    sum->parts += q->low;
    sum->named++;
    sum->end = q->end;
}

/* A bracket opens right behind a figure or the name of what it counts, and lists its parts: 泊位30个（A 12个、B 18个）. */
static bool check_figures_opens_list(struct slice between)
{
    enum { NAME = 30 }; /* bytes */
    size_t pos = 0;
    for (uint32_t cp; pos < between.n && pos <= NAME; pos = text_step(between, pos)) {
        cp = text_peek(between, pos);
        if (chars_is(cp, CHARS_ROUND_OPEN)) break;
        if (!text_is_han(cp)) return false;
    }
    for (size_t at = pos; at < between.n; at = text_step(between, at))
        if (words_at(check_figures_beside, WORDS_COUNT(check_figures_beside), between, at)) return false;
    for (size_t end = pos; end < between.n; end = text_step(between, end))
        if (chars_is(text_peek(between, end), CHARS_ROUND_CLOSE)) return false;
    return pos < between.n && pos <= NAME;
}

/* Words by which the text between two quantities begins, ends or rounds off a list of parts. */
static bool check_figures_says(struct slice between, const char *const words[])
{
    for (size_t i = 0; words[i]; i++)
        if (slice_find(between, slice_of(words[i])) != SIZE_MAX) return true;
    return false;
}

/* The list of parts is over: another sentence, 其中 again, or behind a comma something else than one more name. */
static bool check_figures_is_over(const struct check_figures_sum *sum, struct slice between)
{
    static const char *const closes[] = {"）", ")", NULL};
    enum { NAME = 27 }; /* bytes */
    if (sum->is_bracket) return check_figures_says(between, closes);
    if (!sum->in_parts || sum->named == 0) return false;
    size_t pos = 0;
    while (pos < between.n && !chars_is(text_peek(between, pos), CHARS_COMMA)) pos = text_step(between, pos);
    if (pos == between.n) return false;
    pos = text_step(between, pos);
    return between.n - pos > NAME || words_at(check_figures_verbs, WORDS_COUNT(check_figures_verbs), between, pos);
}

/* What the text between two quantities says of the sum. */
static void check_figures_between(struct checking *c, const struct check_cell *cell, size_t base, struct slice between,
                                  struct check_figures_sum *sum)
{
    static const char *const ends[] = {"。", "；", ";", NULL}, *const parts[] = {"其中", "包括", "包含", NULL},
                             *const rest[] = {"其余", "余下", "剩余", NULL}, *const some[] = {"其中", "含",   "包括",
                                                                                              "原",   "上年", "分别",
                                                                                              "已",   NULL};
    bool ended = check_figures_says(between, ends), begins = check_figures_says(between, parts);
    bool left = check_figures_says(between, rest);
    if (ended || begins || (!left && check_figures_is_over(sum, between))) check_figures_end_sum(c, cell, base, sum);
    if (ended) *sum = (struct check_figures_sum){0};
    if (begins && !ended) {
        sum->in_parts = true;
    } else if (!sum->in_parts && sum->count > 0 && check_figures_opens_list(between)) {
        sum->in_parts = sum->is_bracket = sum->claims_all = true;
    }
    if (sum->is_bracket && check_figures_says(between, some)) sum->claims_all = false;
    if (left) sum->claims_all = true;
}

/* ---- all quantities of a cell ---- */

static void check_figures_quantity(struct checking *c, const struct check_cell *cell,
                                   const struct quantity_frame *frame, size_t base, struct slice text,
                                   const struct quantity *q)
{
    struct slice said = slice_cut(text, q->start, q->end);
    size_t start = base + q->start, end = base + q->end;
    if (q->contradictory)
        check_found(c, CHECK_CONTRADICTORY_BOUND, cell->column, start, end,
                    mem_format(_("the bounds exclude each other: %.*s"), CHECK_TEXT(said)));
    else if (check_figures_said_twice(text, q))
        check_found(c, CHECK_DOUBLED_BOUND, cell->column, start, end,
                    mem_format(_("the bound is said twice: %.*s"), CHECK_TEXT(said)));
    if (check_figures_is_above_all(frame, text, q))
        check_found(c, CHECK_RATE_ABOVE_100, cell->column, start, end,
                    mem_format(_("a share of more than 100 %%: %.*s"), CHECK_TEXT(check_excerpt(cell, start, end))));
}

static size_t check_figures_of_item(struct checking *c, const struct check_cell *cell,
                                    const struct quantity_frame *frame, size_t base, struct slice text)
{
    struct check_figures_sum sum = {0};
    struct quantity q;
    size_t count = 0, before = 0, told = 0, found = c->check->count;
    for (size_t pos = 0; quantity_next_in(frame, text, &pos, &q);) {
        count++;
        if (q.start > told) check_figures_other_bounds(c, cell, base, text, told, q.start);
        told = q.end;
        if (c->check->count - found < CHECK_PER_CELL) check_figures_quantity(c, cell, frame, base, text, &q);
        if (!check_figures_can_sum(&q)) continue;
        check_figures_between(c, cell, base, slice_cut(text, before, q.start), &sum);
        if (sum.in_parts) check_figures_add_part(&sum, text, &q);
        else check_figures_add_whole(&sum, &q);
        before = q.end;
    }
    check_figures_other_bounds(c, cell, base, text, told, text.n);
    check_figures_end_sum(c, cell, base, &sum);
    return count;
}

void check_figures_quantities(struct checking *c, struct check_cell *cell)
{
    struct item item, part;
    struct quantity_frame frame = quantity_frame_of(c->plan, c->task, cell->column);
    size_t count = 0;
    for (struct items walk = items_of(cell->text); items_next(&walk, &item);)
        for (struct item_parts parts = item_parts_of(cell->text, &item); item_parts_next(&parts, &part);)
            count += check_figures_of_item(c, cell, &frame, part.start, item_text(cell->text, &part));
    check_years_amounts(c, cell, count);
}

/* ---- ranges ---- */

static size_t check_figures_number_end(const struct check_cell *cell, size_t i)
{
    while (i < cell->n && (text_is_digit(cell->c[i].cp) || (cell->c[i].cp == '.' && text_is_digit(cell->c[i + 1].cp) &&
                                                            i > 0 && text_is_digit(cell->c[i - 1].cp))))
        i++;
    return i;
}

static double check_figures_value(const struct check_cell *cell, size_t from, size_t to)
{
    double value = 0;
    int decimals;
    struct slice number = check_cell_cut(cell, from, to);
    if (numeral_read_digits(number, 0, &value, &decimals) != number.n) return 0;
    return value / numeral_power10(decimals);
}

/* What goes down is said from its higher end: 由10天缩短至5天. */
static bool check_figures_goes_down(const struct check_cell *cell, size_t i)
{
    enum { NEAR = 8 };
    for (size_t k = i; k > 0 && i - k < NEAR; k--) {
        uint32_t cp = cell->c[k - 1].cp;
        if (chars_is(cp, CHARS_COMMA | CHARS_SEMICOLON | CHARS_FULL_STOP | CHARS_ENUMERATION)) return false;
        if (check_is_one_of(cp, L"由从自降减缩压第比分")) return true;
    }
    return false;
}

/* Two numbers and what joins them: 5—3个. */
struct check_figures_range {
    size_t start, first_end, dash, second, end; /* characters of the cell */
    struct slice unit; /* what stands behind the first number: % 万 万元; empty for nothing */
};

/* Behind the 万 and the measure at character i. */
static size_t check_figures_unit_end(const struct check_cell *cell, size_t i)
{
    unsigned flags;
    size_t from = i + (numeral_is(cell->c[i].cp, NUMERAL_UNITS | NUMERAL_TEN) ? 1 : 0);
    return check_cell_index(cell, measure_end(cell->text, cell->c[from].at, &flags));
}

/* The range whose first number begins at i; false if there is none, or one of dates, codes, scores, without a
 * measure. */
static bool check_figures_range_at(const struct check_cell *cell, size_t i, struct check_figures_range *r)
{
    *r = (struct check_figures_range){.start = i, .first_end = check_figures_number_end(cell, i)};
    uint32_t before = i > 0 ? cell->c[i - 1].cp : 0;
    r->dash = r->end = r->first_end;
    if (!chars_is(cell->c[r->dash].cp, CHARS_DASH | CHARS_UP_TO)) r->dash = check_figures_unit_end(cell, r->first_end);
    bool unit = r->dash > r->first_end;
    if (!chars_is(cell->c[r->dash].cp, unit ? CHARS_DASH : CHARS_DASH | CHARS_UP_TO) && cell->c[r->dash].cp != L'至')
        return false;
    r->unit = check_cell_cut(cell, r->first_end, r->dash);
    r->second = r->dash + 1;
    if (cell->c[r->second].cp == cell->c[r->dash].cp) r->second++; /* —— */
    size_t end = check_figures_number_end(cell, r->second);
    if (end == r->second || cell->c[r->second].cp == '0') return false;
    r->end = end;
    return !check_is_letter(before) && !chars_is(before, CHARS_DASH | CHARS_DOT | CHARS_SLASH | CHARS_COLON);
}

/* 2027—2025年: both are years. */
static bool check_figures_is_years(const struct check_cell *cell, const struct check_figures_range *r)
{
    double first = check_figures_value(cell, r->start, r->first_end),
           last = check_figures_value(cell, r->second, r->end);
    return r->first_end - r->start == 4 && r->end - r->second == 4 && cell->c[r->end].cp == L'年' && first >= 1990 &&
           first < 2100 && last >= 1990 && first > last;
}

/* 22-4.1个百分点 out of a table that lost its columns: the hyphen is the minus of a change. */
static bool check_figures_is_minus(const struct check_cell *cell, const struct check_figures_range *r, unsigned flags)
{
    double first = check_figures_value(cell, r->start, r->first_end),
           all = check_figures_value(cell, r->second, r->end);
    bool point = slice_find(check_cell_cut(cell, r->second, r->end), SLICE(".")) != SIZE_MAX;
    return cell->c[r->dash].cp == '-' && r->dash == r->first_end && (flags & MEASURE_RATE) &&
           (first > 100 || (point && first > 2 * all));
}

static bool check_figures_is_reversed(const struct check_cell *cell, const struct check_figures_range *r)
{
    unsigned flags = 0;
    bool tenfold = numeral_is(cell->c[r->end].cp, NUMERAL_UNITS | NUMERAL_TEN); /* of both numbers: 3—2万 */
    size_t measure = cell->c[r->end + tenfold].at;
    if (check_figures_is_years(cell, r)) return true;
    if (measure_end(cell->text, measure, &flags) == measure || flags & MEASURE_TIME) return false;
    if (r->unit.n && !slice_has_prefix(slice_cut(cell->text, cell->c[r->end].at, cell->text.n), r->unit)) return false;
    double first = check_figures_value(cell, r->start, r->first_end);
    if (first <= check_figures_value(cell, r->second, r->end) || (tenfold && !r->unit.n && first >= 100))
        return false; /* 3000—1万 */
    return !check_figures_goes_down(cell, r->start) && !check_figures_is_minus(cell, r, flags);
}

/* 5—3个, 100-80名, 2%至1%: the number before the dash is the greater one. */
void check_figures_ranges(struct checking *c, struct check_cell *cell)
{
    struct check_figures_range r;
    int count = 0;
    for (size_t i = 0; i < cell->n && count < CHECK_PER_CELL; i++) {
        if (!text_is_digit(cell->c[i].cp)) continue;
        bool reversed = check_figures_range_at(cell, i, &r) && check_figures_is_reversed(cell, &r);
        i = r.end - 1;
        if (!reversed) continue;
        struct slice said = check_excerpt(cell, cell->c[r.start].at, cell->text.n);
        check_found(c, CHECK_REVERSED_RANGE, cell->column, cell->c[r.start].at, cell->c[r.end].at,
                    mem_format(_("the range ends below its beginning: %.*s"), CHECK_TEXT(said)));
        count++;
    }
}
