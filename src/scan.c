#include "scan.h"

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
    needle->last = (uint8_t)(needle->n - 1);
    needle->first = needle->n > 1 ? (uint8_t)(needle->n - 2) : 0; /* lead bytes are the common ones */
    return true;
}

/* ---- the 32 places from p where two bytes of a needle fit: REACH bytes are read ---- */

typedef uint32_t mask_fn(const struct scan *, const char *p);

#if defined(__x86_64__)
__attribute__((target("avx2"))) static inline uint32_t mask_avx2(const struct scan *scan, const char *p)
{
    __m256i fits = _mm256_setzero_si256();
    for (size_t i = 0; i < scan->count; i++) {
        const struct scan_needle *n = &scan->needle[i];
        __m256i a = _mm256_loadu_si256((const __m256i *)(const void *)(p + n->first));
        __m256i b = _mm256_loadu_si256((const __m256i *)(const void *)(p + n->last));
        a = _mm256_cmpeq_epi8(a, _mm256_set1_epi8(n->s[n->first]));
        b = _mm256_cmpeq_epi8(b, _mm256_set1_epi8(n->s[n->last]));
        fits = _mm256_or_si256(fits, _mm256_and_si256(a, b));
    }
    return (uint32_t)_mm256_movemask_epi8(fits);
}

static inline uint32_t mask_sse2_half(const struct scan *scan, const char *p)
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

static inline uint32_t mask_plain(const struct scan *scan, const char *p)
{
    return mask_sse2_half(scan, p) | mask_sse2_half(scan, p + 16) << 16;
}

__attribute__((target("avx2"))) static const char *seek_avx2(const struct scan *scan, const char *p, const char *end,
                                                             uint32_t *mask)
{
    if (scan->count == 1) { /* the usual case, with the needle kept in registers */
        const struct scan_needle *n = &scan->needle[0];
        __m256i first = _mm256_set1_epi8(n->s[n->first]), last = _mm256_set1_epi8(n->s[n->last]);
        for (; (size_t)(end - p) >= REACH; p += WINDOW) {
            __m256i a = _mm256_cmpeq_epi8(_mm256_loadu_si256((const __m256i *)(const void *)(p + n->first)), first);
            __m256i b = _mm256_cmpeq_epi8(_mm256_loadu_si256((const __m256i *)(const void *)(p + n->last)), last);
            *mask = (uint32_t)_mm256_movemask_epi8(_mm256_and_si256(a, b));
            if (*mask) return p;
        }
        return p;
    }
    for (; (size_t)(end - p) >= REACH; p += WINDOW)
        if ((*mask = mask_avx2(scan, p))) return p;
    return p;
}
#else
static inline uint32_t mask_plain(const struct scan *scan, const char *p)
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

/* The first window from p with a place that fits, its mask in *mask; where fewer than REACH bytes are left, there. */
static const char *seek(const struct scan *scan, const char *p, const char *end, uint32_t *mask)
{
    *mask = 0;
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) return seek_avx2(scan, p, end, mask);
#endif
    for (; (size_t)(end - p) >= REACH; p += WINDOW)
        if ((*mask = mask_plain(scan, p))) return p;
    return p;
}

/* The last bytes, looked at in a padded copy so that nothing behind the text is read. */
static uint32_t mask_of_rest(const struct scan *scan, const char *p, const char *end)
{
    char copy[WINDOW + REACH] = {0};
    size_t left = (size_t)(end - p);
    memcpy(copy, p, left < REACH ? left : REACH);
    uint32_t mask = mask_plain(scan, copy);
    return left < WINDOW ? mask & ((1u << left) - 1) : mask;
}

/* ---- the cursor ---- */

void scan_start(struct scan_cursor *c, const struct scan *scan, struct slice text)
{
    *c = (struct scan_cursor){.scan = scan, .at = text.s, .next = text.s, .end = text.s + text.n};
}

void scan_skip(struct scan_cursor *c, const char *to)
{
    if (to < c->next) {
        c->mask &= ~0u << (to - c->at);
        return;
    }
    c->next = to < c->end ? to : c->end;
    c->mask = 0;
}

/* The next window with a place that fits; false at the end of the text. */
static bool fill(struct scan_cursor *c)
{
    c->at = seek(c->scan, c->next, c->end, &c->mask);
    while (c->mask == 0) {
        if (c->at >= c->end) return c->next = c->end, false;
        c->mask = mask_of_rest(c->scan, c->at, c->end);
        if (c->mask == 0) c->at = (size_t)(c->end - c->at) < WINDOW ? c->end : c->at + WINDOW;
    }
    c->next = (size_t)(c->end - c->at) < WINDOW ? c->end : c->at + WINDOW;
    return true;
}

static bool fits_whole(const struct scan_needle *n, const char *at, const char *end)
{
    if ((size_t)(end - at) < n->n) return false;
    for (size_t i = 0; i < n->n; i++)
        if (at[i] != n->s[i]) return false;
    return true;
}

const char *scan_next(struct scan_cursor *c, size_t *which)
{
    for (;;) {
        while (c->mask) {
            const char *at = c->at + __builtin_ctz(c->mask);
            c->mask &= c->mask - 1;
            for (size_t i = 0; i < c->scan->count; i++)
                if (fits_whole(&c->scan->needle[i], at, c->end)) return *which = i, at;
        }
        if (!fill(c)) return NULL;
    }
}

size_t scan_count(const struct scan *scan, struct slice text)
{
    struct scan_cursor c;
    size_t count = 0, which;
    for (scan_start(&c, scan, text); scan_next(&c, &which);) count++;
    return count;
}
