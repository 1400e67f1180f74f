#include "base/measure.h"

#include "base/chars.h"
#include "base/numeral.h"

enum { WHOLE = MEASURE_WHOLE, RATE = MEASURE_RATE, HEAD = MEASURE_HEAD, SHOWN = MEASURE_SHOWN, TIME = MEASURE_TIME };

static const struct word measures[] = {
#define MEASURE(word, flags) WORD(word, flags),
#include "base/measure.def"
};
static const struct word no_measures[] = {
#define NOT(word) WORD(word, 0),
#include "base/measure.def"
};
static const struct word no_counts[] = {
#define NO_COUNT(word) WORD(word, 0),
#include "base/measure.def"
};
static const struct word prefixes[] = {
#define UNIT_PREFIX(word) WORD(word, 0),
#include "base/measure.def"
};
static const struct word units[] = {
#define UNIT(word) WORD(word, 0),
#include "base/measure.def"
};
static const struct word per_times[] = {
#define TIME_UNIT(word) WORD(word, 0),
#include "base/measure.def"
};
static const struct word counters[] = {
#define COUNTER(word) WORD(word, 0),
#include "base/measure.def"
};
static const struct word bounds[] = {
#define SUFFIX(word, flags) WORD(word, 0),
#include "base/measure.def"
};

const struct word *measure_word_at(struct slice t, size_t pos)
{
    static struct words_index index;
    return words_find(measures, WORDS_COUNT(measures), &index, t, pos);
}

const struct word *measure_at(struct slice t, size_t pos)
{
    const struct word *measure = measure_word_at(t, pos),
                      *other = measure ? words_at(no_measures, WORDS_COUNT(no_measures), t, pos) : NULL;
    if (!measure || (other && other->n >= measure->n)) return NULL;
    if (chars_is((unsigned char)measure->text[0], CHARS_LATIN) && chars_is(text_peek(t, pos + measure->n), CHARS_LATIN))
        return NULL;
    return measure;
}

#define FORMS_MOST 4 /* in one pair of brackets */
#define AT(table, text, pos) words_at(table, WORDS_COUNT(table), text, pos)

/* ---- measures by grammar ---- */

/* Whether a measure can end at pos: nothing follows it that would make a longer word of it. */
static bool measure_ends_at(struct slice t, size_t pos)
{
    uint32_t cp = text_peek(t, pos);
    return cp == 0 || text_is_blank(cp) || AT(bounds, t, pos) ||
           chars_is(cp, CHARS_COMMA | CHARS_ENUMERATION | CHARS_SEMICOLON | CHARS_COLON | CHARS_DOT | CHARS_FULL_STOP |
                            CHARS_EXCLAMATION | CHARS_ROUND_CLOSE | CHARS_SLASH | CHARS_LINE_BREAK);
}

/* The end of one unit in Latin letters at pos: a prefix of the International System of Units, a unit, an exponent
 * (kWh, Gbps, mg, m³); pos if there is none. */
static size_t measure_latin_unit_end(struct slice t, size_t pos)
{
    const struct word *unit = AT(units, t, pos), *prefix = AT(prefixes, t, pos);
    size_t end = unit ? pos + unit->n : pos;
    if (prefix && (unit = AT(units, t, pos + prefix->n)) && pos + prefix->n + unit->n > end)
        end = pos + prefix->n + unit->n;
    if (end == pos) return pos;
    uint32_t cp = text_peek(t, end);
    if (cp == '2' || cp == '3' || cp == 0xB2 || cp == 0xB3) end = text_step(t, end), cp = text_peek(t, end);
    return chars_is(cp, CHARS_LATIN) || text_is_digit(cp) ? pos : end;
}

/* 剂次, 件次, 盘: a counting word that the table lacks, followed by the end of its clause or a bound; two characters of
 * which the second counts, or a single one.  pos if none stands there. */
static size_t measure_unlisted_end(struct slice t, size_t pos)
{
    size_t next, after;
    uint32_t cp = text_peek_next(t, pos, &next);
    if (!text_is_han(cp) || AT(no_measures, t, pos) || AT(no_counts, t, pos) || numeral_is(cp, NUMERAL_CHINESE))
        return pos;
    if (measure_ends_at(t, next)) return next;
    const struct word *counter = AT(counters, t, next);
    after = counter ? next + counter->n : next;
    return counter && measure_ends_at(t, after) ? after : pos;
}

size_t measure_divisor_end(struct slice t, size_t pos)
{
    static const struct word multipliers[] = {WORD("万", 0), WORD("亿", 0), WORD("千", 0), WORD("百", 0),
                                              WORD("十", 0)};
    for (int i = 0; i < 2; i++) {
        size_t from;
        uint32_t cp = text_peek_next(t, pos, &from);
        if (!chars_is(cp, CHARS_SLASH) && !(i > 0 && (cp == 0xB7 || cp == 0x2022))) break;
        for (const struct word *w; !measure_word_at(t, from) && (w = AT(multipliers, t, from)) != NULL;) from += w->n;
        const struct word *time = AT(per_times, t, from), *measure = measure_word_at(t, from);
        size_t end = from;
        if (time) end = from + time->n;
        if (measure && from + measure->n > end) end = from + measure->n;
        if (end == from) end = measure_latin_unit_end(t, from);
        if (end == from) break;
        pos = end;
    }
    return pos;
}

/* The end of (个), （台、套） at pos; pos if there is none. */
static size_t measure_form_end(struct slice t, size_t pos)
{
    if (!chars_is(text_peek(t, pos), CHARS_ROUND_OPEN)) return pos;
    size_t inner = text_step(t, pos);
    for (int i = 0; i < FORMS_MOST; i++) {
        const struct word *second = measure_word_at(t, inner);
        if (!second) return pos;
        inner += second->n;
        uint32_t cp = text_peek(t, inner);
        if (chars_is(cp, CHARS_ROUND_CLOSE)) return text_step(t, inner);
        if (!chars_is(cp, CHARS_ENUMERATION | CHARS_COMMA | CHARS_SLASH)) return pos;
        inner = text_step(t, inner);
    }
    return pos;
}

/* 件次, 户次, 例次: a measure of whole things counted each time. */
static size_t measure_times_end(struct slice t, size_t pos)
{
    return text_peek(t, pos) == 0x6B21 /* 次 */ && !AT(no_measures, t, pos) ? text_step(t, pos) : pos;
}

size_t measure_end(struct slice t, size_t pos, unsigned *flags)
{
    const struct word *measure = measure_at(t, pos);
    size_t end = measure ? pos + measure->n : pos, latin = measure_latin_unit_end(t, pos), other;
    if (latin > end) return *flags = 0, latin;
    if (measure) {
        *flags = measure->value;
        other = measure->value & MEASURE_WHOLE ? measure_times_end(t, end) : end;
        return measure_form_end(t, other);
    }
    return pos;
}

size_t measure_end_behind_number(struct slice t, size_t pos, unsigned *flags)
{
    size_t end = measure_end(t, pos, flags);
    if (end == pos && (end = measure_unlisted_end(t, pos)) > pos) *flags = WHOLE | MEASURE_UNLISTED;
    return end;
}

const struct word *measure_before(struct slice text, size_t pos)
{
    return words_before(measures, WORDS_COUNT(measures), text, pos);
}

size_t measure_whole_end(struct slice text, size_t pos)
{
    unsigned flags;
    size_t end = measure_end_behind_number(text, pos, &flags);
    if (end == pos) {
        const struct word *other = words_at(no_measures, WORDS_COUNT(no_measures), text, pos);
        return other != NULL ? pos + other->n : pos;
    }
    for (const struct word *bound; (bound = words_at(bounds, WORDS_COUNT(bounds), text, end)) != NULL;) end += bound->n;
    return end;
}

bool measure_has_form_at(struct slice text, size_t pos)
{
    return measure_form_end(text, pos) > pos && measure_before(text, pos) != NULL;
}

const struct word *measure_words(size_t *count)
{
    *count = WORDS_COUNT(measures);
    return measures;
}
