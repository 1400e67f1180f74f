/* decode: reading characters in the innermost loops of search, inlined.
 *
 * For text that is known to be UTF-8; what is not decodes to some character, but nothing past the end is read. */
#ifndef JIHUA_DECODE_H
#define JIHUA_DECODE_H

#include "base/text.h"
#include "base/utf8.h"

/* The character at s[pos], pos < n; *next: the byte after it. */
static inline uint32_t decode_char(const char *s, size_t n, size_t pos, size_t *next)
{
    const unsigned char *p = (const unsigned char *)s + pos;
    uint32_t a = p[0];
    if (a < 0x80) return *next = pos + 1, a;
    if (a >= 0xE0 && a < 0xF0 && n - pos >= 3) {
        *next = pos + 3;
        return (a & 0xF) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
    }
    size_t after; /* not *next: its address would keep the caller's variable in memory */
    uint32_t cp = text_decode(slice_make(s, n), pos, &after);
    return *next = after, cp;
}

/* The start of the character that ends at byte pos > 0. */
static inline size_t decode_previous(const char *s, size_t pos)
{
    size_t at = pos - 1;
    while (at > 0 && pos - at < 4 && utf8_is_trail(s[at])) at--;
    return at;
}

/* Whether the character that starts with this byte can be a blank: saves decoding most others. */
static inline bool decode_may_be_blank(char lead)
{
    unsigned char a = (unsigned char)lead;
    return a <= 0x20 || a == 0xC2 || a == 0xE2 || a == 0xE3 || a == 0xEF;
}

#endif
