/* fold: which characters count as the same when text is searched.
 *
 * Each kind of folding can be switched off.  A character folds to one character; its *class* is every character that
 * folds to the same one, so that a search can look for the class in the original text and needs no folded copy.
 * Where one is wanted (blanks drop out, so places move), struct folded keeps the way back to the original.
 * Invariant: fold_char(fold_char(c)) == fold_char(c) for any kinds. */
#ifndef JIHUA_FOLD_H
#define JIHUA_FOLD_H

#include "base/text.h"

enum {
    FOLD_WIDTH = 1,     /* ３ 3, ⼈ 人: full and half width, other codes of one character */
    FOLD_CASE = 2,      /* A a */
    FOLD_TRAD = 4,      /* 養 养 */
    FOLD_QUOTES = 8,    /* “ 「 ", — - */
    FOLD_BLANKS = 16,   /* 引进 “高 = 引进“高: blanks and line breaks drop out but between two ASCII words */
    FOLD_NUMERALS = 32, /* 30 三十 */
    FOLD_PINYIN = 64,   /* letters that stand for readings */
    FOLD_ALL = 127,
    FOLD_CHARS = FOLD_WIDTH | FOLD_CASE | FOLD_TRAD | FOLD_QUOTES
};

/* The table behind --no-fold, the browser's menu and the JSON. */
struct fold_kind {
    unsigned bit;
    const char *name;  /* "trad" */
    const char *label; /* for _(): "traditional and simplified characters" */
};
#define FOLD_KINDS 7
extern const struct fold_kind fold_kinds[FOLD_KINDS];
/* Takes the kinds named in `list` ("trad,width") out of *kinds.  False at a name that is none: *bad is that name. */
bool fold_without(struct slice list, unsigned *kinds, struct slice *bad);

uint32_t fold_char(uint32_t cp, unsigned kinds);
/* Every character that folds to fold_char(cp), that one first; returns how many. */
#define FOLD_CLASS_MAX 48
size_t fold_class(uint32_t cp, unsigned kinds, uint32_t out[FOLD_CLASS_MAX]);

/* A Latin letter, or a digit, of either case and width. */
bool fold_is_letter(uint32_t cp);
bool fold_is_digit(uint32_t cp);
/* Blanks, line breaks and the invisible characters that editors leave behind (zero-width space, byte order mark). */
bool fold_is_blank(uint32_t cp);
/* Whether the blanks [start, end) of text separate two ASCII words, letters and digits of either width. */
bool fold_blank_stays(struct slice text, size_t start, size_t end);
/* The end of the run of blanks that starts at byte pos; pos if none does. */
size_t fold_blank_end(struct slice text, size_t pos);

struct folded {
    char *s;        /* owned, n bytes */
    uint32_t *from; /* owned: for each byte, the byte of the original where its character starts */
    size_t n;
    struct slice text; /* the original, borrowed */
};
void fold_text(struct slice text, unsigned kinds, struct folded *);
void folded_done(struct folded *);
/* The bytes [*start, *start + *nbytes) of the folded text as bytes of the original, whole characters. */
void folded_place(const struct folded *, size_t *start, size_t *nbytes);

#endif
