#include "words.h"

static const struct word *longer(const struct word *best, const struct word *w)
{
    return best && best->n >= w->n ? best : w;
}

const struct word *words_at(const struct word *table, size_t count, struct slice text, size_t pos)
{
    const struct word *best = NULL;
    if (pos >= text.n) return NULL;
    const char *at = text.s + pos;
    bool more = text.n - pos > 2;
    for (const struct word *w = table; w < table + count; w++) {
        if (w->text[0] != at[0] || w->n > text.n - pos) continue;
        if (w->n > 2 && more && (w->text[2] != at[2] || w->text[1] != at[1])) continue; /* the third byte tells most apart */
        if (memcmp(w->text, at, w->n) == 0) best = longer(best, w);
    }
    return best;
}

const struct word *words_before(const struct word *table, size_t count, struct slice text, size_t pos)
{
    const struct word *best = NULL;
    if (pos > text.n) return NULL;
    if (pos == 0) return NULL;
    char last = text.s[pos - 1];
    for (const struct word *w = table; w < table + count; w++)
        if (w->text[w->n - 1] == last && w->n <= pos && memcmp(w->text, text.s + pos - w->n, w->n) == 0) best = longer(best, w);
    return best;
}
