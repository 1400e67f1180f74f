#include "base/words.h"

static const struct word *words_longer(const struct word *best, const struct word *w)
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
        if (w->n > 2 && more && (w->text[2] != at[2] || w->text[1] != at[1]))
            continue; /* the third byte tells most apart */
        if (memcmp(w->text, at, w->n) == 0) best = words_longer(best, w);
    }
    return best;
}

const struct word *words_before(const struct word *table, size_t count, struct slice text, size_t pos)
{
    const struct word *best = NULL;
    if (pos > text.n) return NULL;
    if (pos == 0) return NULL;
    char last = text.s[pos - 1], before = pos > 1 ? text.s[pos - 2] : 0;
    for (const struct word *w = table; w < table + count; w++) {
        if (w->text[w->n - 1] != last || w->n > pos || (w->n > 1 && w->text[w->n - 2] != before)) continue;
        if (memcmp(w->text, text.s + pos - w->n, w->n) == 0) best = words_longer(best, w);
    }
    return best;
}

/* ---- long tables ---- */

enum { INDEX_NONE, INDEX_UNDER_WAY, INDEX_READY };

/* The chain of a word, told by its first three bytes: a Chinese character, or else the first byte alone. */
static size_t words_chain_of(const char *at, size_t n)
{
    const unsigned char *s = (const unsigned char *)at;
    if (s[0] < 0xE0 || n < 3) return s[0];
    return (s[0] * 31u + s[1] * 7u + s[2]) % WORDS_CHAINS;
}

/* The chain of a word's last three bytes, or of its last one alone if it ends in no Chinese character. */
static size_t words_chain_before(const char *end, size_t n)
{
    const unsigned char *s = (const unsigned char *)end - 3;
    if (n < 3 || s[0] < 0xE0) return (unsigned char)end[-1];
    return words_chain_of(end - 3, 3);
}

static bool words_make_index(const struct word *table, size_t count, struct words_index *x, bool ends)
{
    int none = INDEX_NONE;
    if (count > WORDS_INDEXED || !atomic_compare_exchange_strong(&x->state, &none, INDEX_UNDER_WAY)) return false;
    for (size_t i = 0; i < count; i++) {
        const struct word *w = &table[i];
        uint16_t *chain = &x->first[ends ? words_chain_before(w->text + w->n, w->n) : words_chain_of(w->text, w->n)];
        x->next[i] = *chain;
        *chain = (uint16_t)(i + 1);
    }
    atomic_store_explicit(&x->state, INDEX_READY, memory_order_release);
    return true;
}

static bool words_have_index(const struct word *table, size_t count, struct words_index *x, bool ends)
{
    return atomic_load_explicit(&x->state, memory_order_acquire) == INDEX_READY ||
           words_make_index(table, count, x, ends);
}

const struct word *words_find(const struct word *table, size_t count, struct words_index *x, struct slice text,
                              size_t pos)
{
    const struct word *best = NULL;
    if (pos >= text.n) return NULL;
    if (!words_have_index(table, count, x, false)) return words_at(table, count, text, pos);
    const char *at = text.s + pos;
    size_t left = text.n - pos;
    for (size_t i = x->first[words_chain_of(at, left)]; i > 0; i = x->next[i - 1])
        if (table[i - 1].n <= left && memcmp(table[i - 1].text, at, table[i - 1].n) == 0)
            best = words_longer(best, &table[i - 1]);
    return best;
}

static const struct word *words_next(const struct word *table, size_t count, const struct words_index *x, bool indexed,
                                     size_t chain, const struct word *last)
{
    size_t after = last ? (size_t)(last - table) + 1 : 0;
    if (!indexed) return after < count ? &table[after] : NULL;
    size_t i = last ? x->next[after - 1] : x->first[chain];
    return i > 0 ? &table[i - 1] : NULL;
}

const struct word *words_beginning(const struct word *table, size_t count, struct words_index *x, struct slice text,
                                   size_t pos, const struct word *last)
{
    if (pos >= text.n) return NULL;
    bool indexed = words_have_index(table, count, x, false);
    return words_next(table, count, x, indexed, words_chain_of(text.s + pos, text.n - pos), last);
}

const struct word *words_ending(const struct word *table, size_t count, struct words_index *x, struct slice text,
                                size_t pos, const struct word *last)
{
    if (pos == 0 || pos > text.n) return NULL;
    bool indexed = words_have_index(table, count, x, true);
    return words_next(table, count, x, indexed, words_chain_before(text.s + pos, pos), last);
}
