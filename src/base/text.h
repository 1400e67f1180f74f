/* text: UTF-8 text as slices: reading code points and grapheme clusters, their width, what may reach a terminal.
 *
 * Three measures that are never mixed: bytes (nbytes, size_t), code points (nchars) and terminal columns (ncols).
 * A slice borrows its bytes and has no NUL at its end.  All text of a plan is valid UTF-8 (checked once, at load);
 * these functions still never read past a slice and take U+FFFD for a broken byte. */
#ifndef JIHUA_TEXT_H
#define JIHUA_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct slice {
    const char *s;
    size_t n; /* bytes */
};

#define SLICE(literal) ((struct slice){(literal), sizeof(literal) - 1})
static inline struct slice slice_of(const char *cstring) { return (struct slice){cstring, strlen(cstring)}; }
static inline struct slice slice_make(const char *s, size_t n) { return (struct slice){s, n}; }
/* Bytes [from, to); both are cut to the slice.  (C gives NULL + 0 no meaning.) */
static inline struct slice slice_cut(struct slice t, size_t from, size_t to)
{
    if (to > t.n) to = t.n;
    if (from > to) from = to;
    return (struct slice){from > 0 ? t.s + from : t.s, to - from};
}
bool slice_equal(struct slice a, struct slice b);
bool slice_equals(struct slice a, const char *cstring);
int slice_compare(struct slice a, struct slice b); /* by bytes, which is by code point in UTF-8 */
bool slice_has_prefix(struct slice t, struct slice prefix);
size_t slice_find(struct slice t, struct slice needle); /* byte offset, SIZE_MAX if absent */
/* Without the blanks (ASCII, U+3000, U+00A0, line breaks) at both ends / anywhere. */
struct slice slice_trim(struct slice t);
bool slice_is_blank(struct slice t);

/* Code points. */
uint32_t text_decode(struct slice t, size_t pos, size_t *next); /* at byte pos < n; *next: the byte after it */
uint32_t text_peek(struct slice t, size_t pos);                 /* at byte pos; 0 at the end */
uint32_t text_peek_back(struct slice t, size_t pos);      /* the code point that ends at byte pos; 0 at the start */
size_t text_step(struct slice t, size_t pos);             /* the byte after the code point at pos < n */
#define TEXT_CHAR_MAX 4                                   /* bytes of one code point */
size_t text_encode(uint32_t cp, char out[TEXT_CHAR_MAX]); /* bytes written; U+FFFD for no scalar value */
size_t text_previous(struct slice t, size_t pos);         /* start of the code point that ends at pos > 0 */
size_t text_chars(struct slice t);                        /* number of code points */
/* Room for what `nbytes` bytes of any text become when every code point is replaced by one other (folded, narrowed,
 * made visible): at most this many bytes.  A code point is read from one byte at least, also where that byte is no
 * UTF-8 and counts as U+FFFD, and is written in TEXT_CHAR_MAX bytes at most. */
static inline size_t text_replaced_max(size_t nbytes) { return nbytes * TEXT_CHAR_MAX; }
/* The code point at byte pos, *next: the byte after it; 0 and t.n at the end. */
static inline uint32_t text_peek_next(struct slice t, size_t pos, size_t *next)
{
    if (pos < t.n) return text_decode(t, pos, next);
    *next = t.n;
    return 0;
}
/* Byte offset of the first byte that is not UTF-8 (Unicode 15, table 3-7), n if all of it is. */
size_t text_invalid_at(struct slice t);

bool text_is_blank(uint32_t cp); /* space, tab, line breaks, U+00A0, U+3000 */
/* Takes no place on a screen: zero-width characters, marks of byte order, soft hyphens. */
bool text_is_unseen(uint32_t cp);
/* 无 — － / - alone, blanks around them: what stands in a cell for nothing. */
bool text_is_placeholder(struct slice);
bool text_is_han(uint32_t cp); /* script Han, the characters only: no 、。《 */
static inline bool text_is_digit(uint32_t cp) /* 0-9 and ０-９ */ { return cp - '0' < 10 || cp - 0xFF10 < 10; }
/* Full-width ASCII forms, the ideographic space and 、。！ from an input method as their half-width key;
 * others as is. */
uint32_t text_halfwidth(uint32_t cp);

/* Columns.  `ambiguous` is the width, 1 or 2, that the terminal gives East Asian Ambiguous characters (“ … ①). */
int text_char_cols(uint32_t cp, int ambiguous); /* 0, 1 or 2; what is shown instead of a control counts */
int text_cols(struct slice t, int ambiguous);

/* Grapheme clusters (UAX #29).  Text is only ever cut between them. */
size_t text_cluster_end(struct slice t, size_t pos); /* byte after the cluster at pos < n */
int text_cluster_cols(struct slice cluster, int ambiguous);
/* The longest run of whole clusters from the start within ncols columns: its bytes; *used: its columns. */
size_t text_fit(struct slice t, int ncols, int ambiguous, int *used);

/* What stands on a screen for a code point that must not reach a terminal as itself: a control picture (␛) for
 * C0 and DEL, ␦ for C1, bidirectional controls, zero-width and tag characters, noncharacters; itself otherwise.
 * Line feed and tab are controls too: lay text out before showing it. */
uint32_t text_visible(uint32_t cp);
/* The whole slice made visible, as a NUL-terminated copy of at most size - 1 bytes, cut between characters. */
void text_visible_copy(struct slice t, char *out, size_t size);

#endif
