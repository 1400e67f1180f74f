/* utf8: how much of some bytes is UTF-8, at the speed of memory. */
#ifndef JIHUA_UTF8_H
#define JIHUA_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Whether a byte goes on with a character that another byte began (10xxxxxx). */
static inline bool utf8_is_trail(char byte) { return ((unsigned char)byte & 0xC0) == 0x80; }

/* The sequence at s, n > 0 bytes long at most: its length (1-4) and code point, or 0 if it is not UTF-8.
 * The bounds of the second byte are Unicode 15, table 3-7. */
size_t utf8_sequence(const unsigned char *s, size_t n, uint32_t *cp);
/* Byte offset of the first byte that is not UTF-8 (Unicode 15, table 3-7), n if all of it is. */
size_t utf8_invalid_at(const char *s, size_t n);
/* Byte offset at or after `from` of the first byte that could begin a character which is shown as a substitute:
 * a control other than tab and line breaks, or the lead byte of an invisible character (bidirectional, zero width,
 * tag); n if there is none.  Unassigned characters and Arabic number signs are shown as substitutes too, but are not
 * looked for. */
size_t utf8_next_suspect(const char *s, size_t n, size_t from);

#endif
