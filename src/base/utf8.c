#include "base/utf8.h"

#include <string.h>

#if defined(__x86_64__) && defined(__GNUC__)
#define HAVE_AVX2_PATH 1
#include <immintrin.h>
#endif

/* ---- one character at a time ---- */

size_t utf8_sequence(const unsigned char *s, size_t n, uint32_t *cp)
{
    unsigned char a = s[0];
    if (a < 0x80) return *cp = a, 1;
    if (a < 0xC2 || a > 0xF4 || n < 2) return 0;
    if (a < 0xE0) {
        if (!utf8_is_trail((char)s[1])) return 0;
        *cp = (uint32_t)(a & 0x1F) << 6 | (s[1] & 0x3F);
        return 2;
    }
    unsigned char low = a == 0xE0 ? 0xA0 : a == 0xF0 ? 0x90 : 0x80;
    unsigned char high = a == 0xED ? 0x9F : a == 0xF4 ? 0x8F : 0xBF;
    if (s[1] < low || s[1] > high || n < 3 || !utf8_is_trail((char)s[2])) return 0;
    if (a < 0xF0) {
        *cp = (uint32_t)(a & 0x0F) << 12 | (uint32_t)(s[1] & 0x3F) << 6 | (s[2] & 0x3F);
        return 3;
    }
    if (n < 4 || !utf8_is_trail((char)s[3])) return 0;
    *cp = (uint32_t)(a & 7) << 18 | (uint32_t)(s[1] & 0x3F) << 12 | (uint32_t)(s[2] & 0x3F) << 6 | (s[3] & 0x3F);
    return 4;
}

static size_t utf8_invalid_at_plain(const unsigned char *s, size_t n, size_t pos)
{
    while (pos < n) {
        uint64_t word;
        if (n - pos >= sizeof word) { /* eight ASCII bytes at once */
            memcpy(&word, s + pos, sizeof word);
            if (!(word & 0x8080808080808080u)) {
                pos += sizeof word;
                continue;
            }
        }
        uint32_t cp;
        size_t nbytes = utf8_sequence(s + pos, n - pos, &cp);
        if (nbytes == 0) return pos;
        pos += nbytes;
    }
    return n;
}

/* E1, E2, E3 and EF lead many ordinary characters (“ ” … 、 ，): what follows must be that of an invisible one. */
static bool utf8_is_suspect(const unsigned char *s, size_t n)
{
    unsigned char second = n > 1 ? s[1] : 0, third = n > 2 ? s[2] : 0;
    switch (s[0]) {
    case 0x7F:
    case 0xC2:
    case 0xCD: return true;
    case 0xD8: return second == 0x9C; /* U+061C Arabic letter mark */
    case 0xE1: return second <= 0xA0;
    case 0xE2: return second == 0x81 || (second <= 0x80 && (third <= 0x8F || third >= 0xA8));
    case 0xE3: return second == 0x85;
    case 0xEF: return second == 0xBB || (second > 0xBB && third > 0x9F); /* not ，：（１ */
    default: return s[0] >= 0xF0 || (s[0] < 0x20 && s[0] != '\t' && s[0] != '\n' && s[0] != '\r');
    }
}

static size_t utf8_next_suspect_plain(const unsigned char *s, size_t n, size_t pos)
{
    while (pos < n && !utf8_is_suspect(s + pos, n - pos)) pos++;
    return pos;
}

/* ---- 32 bytes at a time ----
 *
 * Each byte and the one before it are looked up by their nibbles in three tables whose rows are sets of faults; a fault
 * that all three agree on is one.  What is left is that the second byte after E0-FF and the third after F0-FF are trail
 * bytes.  The method is Keiser and Lemire's ("Validating UTF-8 In Less Than One Instruction Per Byte", 2021). */

#if HAVE_AVX2_PATH

enum fault {
    TOO_SHORT = 1,   /* lead, then no trail byte */
    TOO_LONG = 2,    /* ASCII, then a trail byte */
    OVERLONG_3 = 4,  /* E0 80-9F */
    TOO_LARGE = 8,   /* F4 90-BF, F5-FF */
    SURROGATE = 16,  /* ED A0-BF */
    OVERLONG_2 = 32, /* C0 C1 */
    OVERLONG_4 = 64, /* F0 80-8F; shares its bit with the larger of TOO_LARGE, F5-FF 80-8F */
    TWO_TRAILS = 128 /* trail after trail: right only where a longer sequence asks for it */
};

#define CARRY (TOO_SHORT | TOO_LONG | TWO_TRAILS) /* faults that the low nibble of the lead byte does not decide */
#define TWICE(...) _mm256_setr_epi8(__VA_ARGS__, __VA_ARGS__)

__attribute__((target("avx2"))) static __m256i utf8_shifted(__m256i now, __m256i before, int by)
{
    __m256i middle = _mm256_permute2x128_si256(before, now, 0x21);
    return by == 1   ? _mm256_alignr_epi8(now, middle, 15)
           : by == 2 ? _mm256_alignr_epi8(now, middle, 14)
                     : _mm256_alignr_epi8(now, middle, 13);
}

__attribute__((target("avx2"))) static __m256i utf8_faults(__m256i now, __m256i before)
{
    const __m256i lead_high = TWICE(
        TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, /* ASCII */
        (char)TWO_TRAILS, (char)TWO_TRAILS, (char)TWO_TRAILS, (char)TWO_TRAILS, TOO_SHORT | OVERLONG_2, TOO_SHORT,
        TOO_SHORT | OVERLONG_3 | SURROGATE, TOO_SHORT | TOO_LARGE | OVERLONG_4);
    const __m256i lead_low = TWICE((char)(CARRY | OVERLONG_3 | OVERLONG_2 | OVERLONG_4), (char)(CARRY | OVERLONG_2),
                                   (char)CARRY, (char)CARRY, (char)(CARRY | TOO_LARGE),
                                   (char)(CARRY | TOO_LARGE | OVERLONG_4), (char)(CARRY | TOO_LARGE | OVERLONG_4),
                                   (char)(CARRY | TOO_LARGE | OVERLONG_4), (char)(CARRY | TOO_LARGE | OVERLONG_4),
                                   (char)(CARRY | TOO_LARGE | OVERLONG_4), (char)(CARRY | TOO_LARGE | OVERLONG_4),
                                   (char)(CARRY | TOO_LARGE | OVERLONG_4), (char)(CARRY | TOO_LARGE | OVERLONG_4),
                                   (char)(CARRY | TOO_LARGE | OVERLONG_4 | SURROGATE),
                                   (char)(CARRY | TOO_LARGE | OVERLONG_4), (char)(CARRY | TOO_LARGE | OVERLONG_4));
    const __m256i trail_high = TWICE(TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT,
                                     TOO_SHORT, (char)(TOO_LONG | OVERLONG_2 | TWO_TRAILS | OVERLONG_3 | OVERLONG_4),
                                     (char)(TOO_LONG | OVERLONG_2 | TWO_TRAILS | OVERLONG_3 | TOO_LARGE),
                                     (char)(TOO_LONG | OVERLONG_2 | TWO_TRAILS | SURROGATE | TOO_LARGE),
                                     (char)(TOO_LONG | OVERLONG_2 | TWO_TRAILS | SURROGATE | TOO_LARGE), TOO_SHORT,
                                     TOO_SHORT, TOO_SHORT, TOO_SHORT);
    const __m256i nibble = _mm256_set1_epi8(0x0F);
    __m256i one = utf8_shifted(now, before, 1);
    __m256i fault = _mm256_shuffle_epi8(lead_high, _mm256_and_si256(_mm256_srli_epi16(one, 4), nibble));
    fault = _mm256_and_si256(fault, _mm256_shuffle_epi8(lead_low, _mm256_and_si256(one, nibble)));
    fault = _mm256_and_si256(fault,
                             _mm256_shuffle_epi8(trail_high, _mm256_and_si256(_mm256_srli_epi16(now, 4), nibble)));
    /* high bit set where a third or fourth byte has to stand; TWO_TRAILS is exactly right there, and a fault
     * elsewhere */
    __m256i third = _mm256_subs_epu8(utf8_shifted(now, before, 2), _mm256_set1_epi8(0xE0 - 0x80));
    __m256i fourth = _mm256_subs_epu8(utf8_shifted(now, before, 3), _mm256_set1_epi8(0xF0 - 0x80));
    __m256i due = _mm256_and_si256(_mm256_or_si256(third, fourth), _mm256_set1_epi8((char)0x80));
    return _mm256_xor_si256(due, fault);
}

/* A byte up to which all is well and where a character begins; what follows is for the plain way. */
__attribute__((target("avx2"))) static size_t utf8_valid_prefix_avx2(const unsigned char *s, size_t n)
{
    __m256i before = _mm256_setzero_si256();
    size_t pos = 0;
    for (; pos + 32 <= n; pos += 32) {
        __m256i now = _mm256_loadu_si256((const __m256i *)(const void *)(s + pos));
        __m256i fault = utf8_faults(now, before);
        if (!_mm256_testz_si256(fault, fault)) break;
        before = now;
    }
    for (int back = 1; back <= 3 && pos >= (size_t)back; back++) /* a sequence begun before pos and not yet ended */
        if (s[pos - (size_t)back] >= 0xC0) return pos - (size_t)back;
    return pos;
}

#define AVX2 __attribute__((target("avx2"))) static inline

AVX2 __m256i utf8_load(const unsigned char *s) { return _mm256_loadu_si256((const __m256i *)(const void *)s); }
AVX2 __m256i utf8_equal(__m256i v, int byte) { return _mm256_cmpeq_epi8(v, _mm256_set1_epi8((char)byte)); }
AVX2 __m256i utf8_at_most(__m256i v, int byte)
{
    return _mm256_cmpeq_epi8(_mm256_min_epu8(v, _mm256_set1_epi8((char)byte)), v);
}
AVX2 __m256i utf8_at_least(__m256i v, int byte)
{
    return _mm256_cmpeq_epi8(_mm256_max_epu8(v, _mm256_set1_epi8((char)byte)), v);
}
AVX2 __m256i utf8_or4(__m256i a, __m256i b, __m256i c, __m256i d)
{
    return _mm256_or_si256(_mm256_or_si256(a, b), _mm256_or_si256(c, d));
}

__attribute__((target("avx2"))) static size_t utf8_next_suspect_avx2(const unsigned char *s, size_t n, size_t pos)
{
    for (; pos + 34 <= n; pos += 32) {
        __m256i v = utf8_load(s + pos), second = utf8_load(s + pos + 1), third = utf8_load(s + pos + 2);
        __m256i layout = utf8_or4(utf8_equal(v, ' '), utf8_equal(v, '\n'), utf8_equal(v, '\r'), utf8_equal(v, '\t'));
        __m256i hit = _mm256_andnot_si256(layout, utf8_at_most(v, 0x20));
        hit = utf8_or4(hit, utf8_equal(v, 0x7F), utf8_equal(v, 0xC2), utf8_equal(v, 0xCD));
        hit = _mm256_or_si256(hit, utf8_at_least(v, 0xF0));
        /* as utf8_is_suspect has it */
        __m256i e2_third = utf8_or4(utf8_at_most(third, 0x8F), utf8_at_least(third, 0xA8), utf8_equal(second, 0x81),
                                    utf8_equal(second, 0x81));
        __m256i e2 = _mm256_and_si256(_mm256_and_si256(utf8_equal(v, 0xE2), utf8_at_most(second, 0x81)), e2_third);
        __m256i e1 = _mm256_and_si256(utf8_equal(v, 0xE1), utf8_at_most(second, 0xA0));
        __m256i e3 = _mm256_and_si256(utf8_equal(v, 0xE3), utf8_equal(second, 0x85));
        __m256i ef = _mm256_and_si256(utf8_equal(v, 0xEF), utf8_at_least(second, 0xBB));
        ef = _mm256_andnot_si256(_mm256_and_si256(utf8_at_least(second, 0xBC), utf8_at_most(third, 0x9F)),
                                 ef);                                                 /* ，：（１ */
        __m256i d8 = _mm256_and_si256(utf8_equal(v, 0xD8), utf8_equal(second, 0x9C)); /* U+061C Arabic letter mark */
        hit = _mm256_or_si256(_mm256_or_si256(hit, d8), utf8_or4(e1, e2, e3, ef));
        unsigned mask = (unsigned)_mm256_movemask_epi8(hit);
        if (mask) return pos + (size_t)__builtin_ctz(mask);
    }
    return utf8_next_suspect_plain(s, n, pos);
}

#endif

size_t utf8_invalid_at(const char *s, size_t n)
{
    const unsigned char *bytes = (const unsigned char *)s;
    size_t pos = 0;
#if HAVE_AVX2_PATH
    if (n >= 64 && __builtin_cpu_supports("avx2")) pos = utf8_valid_prefix_avx2(bytes, n);
#endif
    return utf8_invalid_at_plain(bytes, n, pos);
}

size_t utf8_next_suspect(const char *s, size_t n, size_t from)
{
    const unsigned char *bytes = (const unsigned char *)s;
#if HAVE_AVX2_PATH
    if (n - from >= 64 && __builtin_cpu_supports("avx2")) return utf8_next_suspect_avx2(bytes, n, from);
#endif
    return utf8_next_suspect_plain(bytes, n, from);
}
