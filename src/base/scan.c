#include "base/scan.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#define WINDOW 32u                           /* places looked at together */
#define REACH (WINDOW + SCAN_NEEDLE_MAX - 1) /* bytes read for them */

bool scan_add(struct scan *scan, uint32_t cp)
{
    if (scan->count == SCAN_NEEDLES) return false;
    struct scan_needle *needle = &scan->needle[scan->count++];
    needle->n = (uint8_t)text_encode(cp, needle->s);
    memcpy(&needle->word, needle->s, needle->n);
    memset(&needle->mask, 0xFF, needle->n);
    needle->last = (uint8_t)(needle->n - 1);
    /* its last two bytes are compared first: thousands of characters share a lead byte */
    needle->first = needle->n > 1 ? (uint8_t)(needle->n - 2) : 0;
    return true;
}

/* ---- the 32 places from p where two bytes of a needle fit: REACH bytes are read ---- */

#if defined(__x86_64__)
__attribute__((target("avx2"), always_inline)) static inline __m256i scan_load(const char *p)
{
    return _mm256_loadu_si256((const __m256i *)(const void *)p);
}

static inline uint32_t scan_mask_sse2_half(const struct scan *scan, const char *p)
{
    __m128i fits = _mm_setzero_si128();
    for (size_t i = 0; i < scan->count; i++) {
        const struct scan_needle *n = &scan->needle[i];
        __m128i a = _mm_loadu_si128((const __m128i *)(const void *)(p + n->first));
        __m128i b = _mm_loadu_si128((const __m128i *)(const void *)(p + n->last));
        a = _mm_cmpeq_epi8(a, _mm_set1_epi8(n->s[n->first]));
        b = _mm_cmpeq_epi8(b, _mm_set1_epi8(n->s[n->last]));
        fits = _mm_or_si128(fits, _mm_and_si128(a, b));
    }
    return (uint32_t)_mm_movemask_epi8(fits);
}

static inline uint32_t scan_mask_plain(const struct scan *scan, const char *p)
{
    return scan_mask_sse2_half(scan, p) | scan_mask_sse2_half(scan, p + 16) << 16;
}

#define FITS(p, i) \
    _mm256_and_si256(_mm256_cmpeq_epi8(scan_load((p) + at_first[i]), first[i]), \
                     _mm256_cmpeq_epi8(scan_load((p) + at_last[i]), last[i]))

/* The loop for a number of needles that the compiler knows, so that they stay in registers. */
__attribute__((target("avx2"), always_inline)) static inline void scan_seek_count(struct scan_cursor *c, size_t count)
{
    __m256i first[SCAN_NEEDLES], last[SCAN_NEEDLES];
    size_t at_first[SCAN_NEEDLES], at_last[SCAN_NEEDLES];
#pragma GCC unroll 8
    for (size_t i = 0; i < count; i++) {
        const struct scan_needle *n = &c->scan->needle[i];
        first[i] = _mm256_set1_epi8(n->s[n->first]);
        last[i] = _mm256_set1_epi8(n->s[n->last]);
        at_first[i] = n->first;
        at_last[i] = n->last;
    }
    const char *p = c->next, *end = c->end;
    unsigned found = 0;
    for (; (size_t)(end - p) >= WINDOW + REACH && found + 2 <= SCAN_WINDOWS; p += 2 * WINDOW) {
        __m256i one = _mm256_setzero_si256(), two = one;
#pragma GCC unroll 8
        for (size_t i = 0; i < count; i++) {
            one = _mm256_or_si256(one, FITS(p, i));
            two = _mm256_or_si256(two, FITS(p + WINDOW, i));
        }
        __m256i both = _mm256_or_si256(one, two);
        if (_mm256_testz_si256(both, both)) continue;
        uint32_t mask = (uint32_t)_mm256_movemask_epi8(one);
        if (mask) c->window[found++] = (struct scan_window){p, mask};
        mask = (uint32_t)_mm256_movemask_epi8(two);
        if (mask) c->window[found++] = (struct scan_window){p + WINDOW, mask};
    }
    c->count = found;
    c->next = p; /* the last bytes are looked at in a padded copy */
}

__attribute__((target("avx2"))) static void scan_seek_avx2(struct scan_cursor *c)
{
    switch (c->scan->count) {
    case 0: c->next = c->end; break;
    case 1: scan_seek_count(c, 1); break;
    case 2: scan_seek_count(c, 2); break;
    case 3: scan_seek_count(c, 3); break;
    case 4: scan_seek_count(c, 4); break;
    case 5: scan_seek_count(c, 5); break;
    case 6: scan_seek_count(c, 6); break;
    case 8: scan_seek_count(c, 8); break;
    default: scan_seek_count(c, c->scan->count); break;
    }
}
#else
static inline uint32_t scan_mask_plain(const struct scan *scan, const char *p)
{
    uint32_t mask = 0;
    for (size_t i = 0; i < scan->count; i++) {
        const struct scan_needle *n = &scan->needle[i];
        for (uint32_t k = 0; k < WINDOW; k++)
            if (p[k + n->first] == n->s[n->first] && p[k + n->last] == n->s[n->last]) mask |= 1u << k;
    }
    return mask;
}
#endif

static void scan_seek_plain(struct scan_cursor *c)
{
    const char *p = c->next;
    for (; (size_t)(c->end - p) >= REACH && c->count < SCAN_WINDOWS; p += WINDOW) {
        uint32_t mask = scan_mask_plain(c->scan, p);
        if (mask) c->window[c->count++] = (struct scan_window){p, mask};
    }
    c->next = p;
}

/* The last bytes, looked at in a padded copy so that nothing behind the text is read. */
static uint32_t scan_mask_of_rest(const struct scan *scan, const char *p, const char *end)
{
    char copy[WINDOW + REACH] = {0};
    size_t left = (size_t)(end - p);
    memcpy(copy, p, left < REACH ? left : REACH);
    uint32_t mask = scan_mask_plain(scan, copy);
    return left < WINDOW ? mask & ((1u << left) - 1) : mask;
}

/* ---- the cursor ---- */

void scan_start(struct scan_cursor *c, const struct scan *scan, struct slice text)
{
    c->scan = scan;
    c->now = c->count = 0;
    c->next = text.s;
    c->end = text.s + text.n;
}

void scan_skip(struct scan_cursor *c, const char *to)
{
    while (c->now < c->count && to >= c->window[c->now].at + WINDOW) c->now++;
    if (c->now < c->count) {
        struct scan_window *w = &c->window[c->now];
        if (to > w->at) w->mask &= ~0u << (to - w->at);
    } else if (to > c->next) {
        c->next = to < c->end ? to : c->end;
    }
}

/* More windows with a place that fits; false at the end of the text. */
static bool scan_fill(struct scan_cursor *c)
{
    c->now = c->count = 0;
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) scan_seek_avx2(c);
    else scan_seek_plain(c);
#else
    scan_seek_plain(c);
#endif
    while (c->count == 0) {
        if (c->next >= c->end) return false;
        uint32_t mask = scan_mask_of_rest(c->scan, c->next, c->end);
        if (mask) c->window[c->count++] = (struct scan_window){c->next, mask};
        c->next = (size_t)(c->end - c->next) < WINDOW ? c->end : c->next + WINDOW;
    }
    return true;
}

/* The needle that stands at `at`, count if none does. */
static inline size_t scan_needle_at(const struct scan *scan, const char *at, const char *end)
{
    uint32_t word = 0;
    size_t left = (size_t)(end - at), i = 0;
    if (left >= sizeof word) memcpy(&word, at, sizeof word);
    else memcpy(&word, at, left); /* no needle holds a NUL, so what is not there never fits */
    while (i < scan->count && (word & scan->needle[i].mask) != scan->needle[i].word) i++;
    return i;
}

const char *scan_next(struct scan_cursor *c, size_t *which)
{
    do {
        for (; c->now < c->count; c->now++) {
            struct scan_window *w = &c->window[c->now];
            while (w->mask) {
                const char *at = w->at + __builtin_ctz(w->mask);
                w->mask &= w->mask - 1;
                *which = scan_needle_at(c->scan, at, c->end);
                if (*which < c->scan->count) return at;
            }
        }
    } while (scan_fill(c));
    return NULL;
}

size_t scan_count(const struct scan *scan, struct slice text)
{
    struct scan_cursor c;
    size_t count = 0, which;
    for (scan_start(&c, scan, text); scan_next(&c, &which);) count++;
    return count;
}
