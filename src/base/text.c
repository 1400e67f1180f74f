#include "base/text.h"

#include <utf8proc.h>

#include "base/utf8.h"
#include "base/width_table.h"

#define REPLACEMENT 0xFFFDu
#define INVISIBLE 0x2426u /* ␦ symbol for substitute form two */

bool slice_equal(struct slice a, struct slice b) { return a.n == b.n && (a.n == 0 || memcmp(a.s, b.s, a.n) == 0); }

bool slice_equals(struct slice a, const char *cstring) { return slice_equal(a, slice_of(cstring)); }

int slice_compare(struct slice a, struct slice b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int order = n ? memcmp(a.s, b.s, n) : 0;
    return order ? order : (a.n > b.n) - (a.n < b.n);
}

bool slice_has_prefix(struct slice t, struct slice prefix)
{
    return t.n >= prefix.n && slice_equal(slice_cut(t, 0, prefix.n), prefix);
}

size_t slice_find(struct slice t, struct slice needle)
{
    if (needle.n == 0) return 0;
    if (needle.n > t.n) return SIZE_MAX;
    const char *at = memmem(t.s, t.n, needle.s, needle.n);
    return at ? (size_t)(at - t.s) : SIZE_MAX;
}

/* Most cells neither begin nor end with a blank, and one byte tells: blanks are ASCII or U+0085, U+00A0, U+3000. */
static bool text_may_begin_blank(unsigned char c) { return c <= ' ' || c == 0xC2 || c == 0xE3; }
static bool text_may_end_blank(unsigned char c) { return c <= ' ' || c == 0x80 || c == 0x85 || c == 0xA0; }

struct slice slice_trim(struct slice t)
{
    size_t from = 0, to = t.n, next;
    while (from < t.n && text_may_begin_blank((unsigned char)t.s[from]) && text_is_blank(text_decode(t, from, &next)))
        from = next;
    while (to > from && text_may_end_blank((unsigned char)t.s[to - 1])) {
        size_t at = text_previous(t, to);
        if (!text_is_blank(text_decode(t, at, &next))) break;
        to = at;
    }
    return slice_cut(t, from, to);
}

bool slice_is_blank(struct slice t)
{
    return t.n == 0 || (text_may_begin_blank((unsigned char)t.s[0]) && slice_trim(t).n == 0);
}

/* ---- code points ---- */

/* Whether the three bytes are a character that begins with E1 to EC: nearly all that are Chinese are, and no check but
 * this is needed. */
static bool text_is_plain_three(const unsigned char *s)
{
    return s[0] >= 0xE1 && s[0] <= 0xEC && (s[1] & 0xC0) == 0x80 && (s[2] & 0xC0) == 0x80;
}

uint32_t text_decode(struct slice t, size_t pos, size_t *next)
{
    uint32_t cp;
    const unsigned char *s = (const unsigned char *)t.s + pos;
    if (t.n - pos >= 3 && text_is_plain_three(s)) {
        *next = pos + 3;
        return (uint32_t)(s[0] & 0x0F) << 12 | (uint32_t)(s[1] & 0x3F) << 6 | (s[2] & 0x3F);
    }
    size_t n = utf8_sequence(s, t.n - pos, &cp);
    *next = pos + (n ? n : 1);
    return n ? cp : REPLACEMENT;
}

uint32_t text_peek(struct slice t, size_t pos)
{
    size_t next;
    return pos < t.n ? text_decode(t, pos, &next) : 0;
}

uint32_t text_peek_back(struct slice t, size_t pos)
{
    size_t next;
    return pos > 0 ? text_decode(t, text_previous(t, pos), &next) : 0;
}

size_t text_step(struct slice t, size_t pos)
{
    size_t next;
    text_decode(t, pos, &next);
    return next;
}

size_t text_encode(uint32_t cp, char out[TEXT_CHAR_MAX])
{
    if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF)) cp = REPLACEMENT;
    if (cp < 0x80) return out[0] = (char)cp, 1;
    if (cp < 0x800) {
        out[0] = (char)(0xC0 | cp >> 6);
        out[1] = (char)(0x80 | (cp & 0x3F));
        return 2;
    }
    if (cp < 0x10000) {
        out[0] = (char)(0xE0 | cp >> 12);
        out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
        out[2] = (char)(0x80 | (cp & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | cp >> 18);
    out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
    out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
    out[3] = (char)(0x80 | (cp & 0x3F));
    return 4;
}

size_t text_previous(struct slice t, size_t pos)
{
    size_t at = pos - 1, next;
    if (pos >= 3 && text_is_plain_three((const unsigned char *)t.s + pos - 3)) return pos - 3;
    while (at > 0 && pos - at < 4 && utf8_is_trail(t.s[at])) at--;
    text_decode(t, at, &next);
    return next == pos ? at : pos - 1; /* a stray trail byte stands for itself */
}

size_t text_chars(struct slice t)
{
    size_t count = 0;
    for (size_t pos = 0; pos < t.n; count++) text_decode(t, pos, &pos);
    return count;
}

size_t text_invalid_at(struct slice t) { return utf8_invalid_at(t.s, t.n); }

bool text_is_unseen(uint32_t cp)
{
    return (cp >= 0x200B && cp <= 0x200F) || cp == 0x2060 || cp == 0xFEFF || cp == 0x00AD;
}

bool text_is_placeholder(struct slice t)
{
    static const char *const words[] = {"无", "—", "－", "/", "-", "——", "／", "–", "--", "無"};
    t = slice_trim(t);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (slice_equals(t, words[i])) return true;
    return false;
}

bool text_is_blank(uint32_t cp)
{
    return cp == ' ' || (cp >= 9 && cp <= 13) || cp == 0x85 || cp == 0xA0 || cp == 0x3000;
}

bool text_is_han(uint32_t cp)
{
    return (cp >= 0x4E00 && cp <= 0x9FFF) || (cp >= 0x3400 && cp <= 0x4DBF) || (cp >= 0x20000 && cp <= 0x3FFFD) ||
           (cp >= 0xF900 && cp <= 0xFAFF) || cp == 0x3005 || cp == 0x3007 || (cp >= 0x2E80 && cp <= 0x2FD5);
}

uint32_t text_halfwidth(uint32_t cp)
{
    if (cp >= 0xFF01 && cp <= 0xFF5E) return cp - 0xFEE0;
    switch (cp) {
    case 0x3000: return ' ';
    case 0x3001: return '/'; /* 、 is the key / of a Chinese input method */
    case 0x3002: return '.';
    case 0x300A:
    case 0x3008: return '<';
    case 0x300B:
    case 0x3009: return '>';
    case 0x3010:
    case 0x300C: return '[';
    case 0x3011:
    case 0x300D: return ']';
    case 0x201C:
    case 0x201D: return '"';
    case 0x2018:
    case 0x2019: return '\'';
    case 0xFFE5: return '$';
    case 0x00B7: return '`';
    default: return cp;
    }
}

/* ---- columns ---- */

/* Conjoining vowels and final consonants of Hangul: letters, but they take no column of their own. */
static bool text_is_conjoining(uint32_t cp) { return (cp >= 0x1160 && cp <= 0x11FF) || (cp >= 0xD7B0 && cp <= 0xD7FF); }

/* Letters that show as nothing. */
static bool text_is_filler(uint32_t cp) { return cp == 0x115F || cp == 0x3164 || cp == 0xFFA0 || cp == 0x034F; }

uint32_t text_visible(uint32_t cp)
{
    if (cp < 0x20) return 0x2400 + cp;
    if (cp < 0x7F || (cp >= 0x4E00 && cp <= 0x9FFF)) return cp;
    if (cp == 0x7F) return 0x2421;
    if (text_is_filler(cp)) return INVISIBLE;
    if (text_is_conjoining(cp)) return cp;
    switch (utf8proc_category((utf8proc_int32_t)cp)) {
    case UTF8PROC_CATEGORY_CC: /* C1 */
    case UTF8PROC_CATEGORY_CF: /* bidirectional controls, zero width, tags, byte order mark */
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP: return INVISIBLE;
    case UTF8PROC_CATEGORY_CS: return REPLACEMENT;
    case UTF8PROC_CATEGORY_CN: return text_is_han(cp) ? cp : INVISIBLE; /* Han of a later Unicode */
    default: return cp;
    }
}

static bool text_is_ambiguous(uint32_t cp)
{
    size_t low = 0, high = sizeof width_ambiguous / sizeof *width_ambiguous;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (cp > width_ambiguous[middle][1]) low = middle + 1;
        else if (cp < width_ambiguous[middle][0]) high = middle;
        else return true;
    }
    return false;
}

int text_char_cols(uint32_t cp, int ambiguous)
{
    if (cp < 0xA1) return 1;
    if (text_is_han(cp)) return 2;
    if (ambiguous == 2 && text_is_ambiguous(cp) && text_visible(cp) == cp) return 2;
    if (cp < 0x300) return 1;
    if (text_is_conjoining(cp)) return 0;
    uint32_t shown = text_visible(cp);
    if (shown != cp) return 1;
    switch (utf8proc_category((utf8proc_int32_t)cp)) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_ME: return 0;
    default: return utf8proc_charwidth((utf8proc_int32_t)cp) == 2 ? 2 : 1;
    }
}

int text_cols(struct slice t, int ambiguous)
{
    int ncols = 0;
    for (size_t pos = 0; pos < t.n;) ncols += text_char_cols(text_decode(t, pos, &pos), ambiguous);
    return ncols;
}

/* ---- grapheme clusters ---- */

/* Two Han characters, or two printable ASCII ones, never share a cluster: spares the table look-up. */
static bool text_surely_breaks(uint32_t a, uint32_t b)
{
    bool plain_a = (a >= 0x20 && a < 0x7F) || (a >= 0x4E00 && a <= 0x9FFF);
    bool plain_b = (b >= 0x20 && b < 0x7F) || (b >= 0x4E00 && b <= 0x9FFF);
    return plain_a && plain_b;
}

size_t text_cluster_end(struct slice t, size_t pos)
{
    utf8proc_int32_t state = 0;
    uint32_t previous = text_decode(t, pos, &pos);
    while (pos < t.n) {
        size_t next;
        uint32_t cp = text_decode(t, pos, &next);
        if (text_surely_breaks(previous, cp)) break;
        if (utf8proc_grapheme_break_stateful((utf8proc_int32_t)previous, (utf8proc_int32_t)cp, &state)) break;
        previous = cp;
        pos = next;
    }
    return pos;
}

int text_cluster_cols(struct slice cluster, int ambiguous) { return text_cols(cluster, ambiguous); }

size_t text_fit(struct slice t, int ncols, int ambiguous, int *used)
{
    size_t pos = 0;
    int total = 0;
    while (pos < t.n) {
        size_t end = text_cluster_end(t, pos);
        int cols = text_cluster_cols(slice_cut(t, pos, end), ambiguous);
        if (total + cols > ncols) break;
        total += cols;
        pos = end;
    }
    if (used) *used = total;
    return pos;
}

void text_visible_copy(struct slice t, char *out, size_t size)
{
    size_t n = 0;
    for (size_t pos = 0; pos < t.n;) {
        char bytes[TEXT_CHAR_MAX];
        size_t nbytes = text_encode(text_visible(text_decode(t, pos, &pos)), bytes);
        if (n + nbytes + 1 > size) break;
        memcpy(out + n, bytes, nbytes);
        n += nbytes;
    }
    if (size > 0) out[n] = '\0';
}
