#include "base/measure.h"

#include "base/chars.h"

enum { WHOLE = MEASURE_WHOLE, RATE = MEASURE_RATE, HEAD = MEASURE_HEAD, SHOWN = MEASURE_SHOWN, TIME = MEASURE_TIME };

static const struct word measures[] = {
#define MEASURE(word, flags) WORD(word, flags),
#include "base/measure.def"
};
static const struct word no_measures[] = {
#define NOT(word) WORD(word, 0),
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

/* The end of (个) at pos; pos if there is none. */
static size_t measure_form_end(struct slice t, size_t pos)
{
    if (!chars_is(text_peek(t, pos), CHARS_ROUND_OPEN)) return pos;
    size_t inner = text_step(t, pos);
    const struct word *second = measure_word_at(t, inner);
    return second && chars_is(text_peek(t, inner + second->n), CHARS_ROUND_CLOSE) ? text_step(t, inner + second->n)
                                                                                  : pos;
}

size_t measure_end(struct slice t, size_t pos, unsigned *flags)
{
    const struct word *measure = measure_at(t, pos);
    if (!measure) return pos;
    *flags = measure->value;
    return measure_form_end(t, pos + measure->n);
}

const struct word *measure_before(struct slice text, size_t pos)
{
    return words_before(measures, WORDS_COUNT(measures), text, pos);
}

size_t measure_whole_end(struct slice text, size_t pos)
{
    unsigned flags;
    size_t end = measure_end(text, pos, &flags);
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
