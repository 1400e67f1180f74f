#include "words.h"

static const struct word *longer(const struct word *best, const struct word *w)
{
    return best && best->n >= w->n ? best : w;
}

const struct word *words_at(const struct word *table, size_t count, struct slice text, size_t pos)
{
    const struct word *best = NULL;
    if (pos >= text.n) return NULL;
    for (const struct word *w = table; w < table + count; w++)
        if (w->text[0] == text.s[pos] && w->n <= text.n - pos && memcmp(w->text, text.s + pos, w->n) == 0)
            best = longer(best, w);
    return best;
}

const struct word *words_before(const struct word *table, size_t count, struct slice text, size_t pos)
{
    const struct word *best = NULL;
    if (pos > text.n) return NULL;
    for (const struct word *w = table; w < table + count; w++)
        if (w->n <= pos && memcmp(w->text, text.s + pos - w->n, w->n) == 0) best = longer(best, w);
    return best;
}
