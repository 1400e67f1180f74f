/* words: small tables of words, and which of them stands at a place of a text.
 *
 * A table is a plain array; its order does not matter, the longest word wins. */
#ifndef JIHUA_WORDS_H
#define JIHUA_WORDS_H

#include <stdatomic.h>

#include "base/text.h"

struct word {
    const char *text;
    unsigned char n;     /* bytes */
    unsigned char value; /* what the table says of the word: an enum or flags of its owner */
};

#define WORD(literal, meaning) \
    { \
        (literal), sizeof(literal) - 1, (meaning) \
    }
#define WORDS_COUNT(table) (sizeof(table) / sizeof(table)[0])

/* The longest word of the table that begins at byte pos of the text, or that ends there; NULL if none does. */
const struct word *words_at(const struct word *table, size_t count, struct slice text, size_t pos);
const struct word *words_before(const struct word *table, size_t count, struct slice text, size_t pos);

/* The same as words_at for a long table that is asked often: words lie in chains by how they begin.  Static and zeroed,
 * it is made by the first look-up, in whichever thread; a table of more words than it holds is read from end to end. */
#define WORDS_INDEXED 400
#define WORDS_CHAINS 256
struct words_index {
    atomic_int state;
    uint16_t first[WORDS_CHAINS], next[WORDS_INDEXED]; /* 1 + the word, 0: none */
};
const struct word *words_find(const struct word *table, size_t count, struct words_index *, struct slice text,
                              size_t pos);
/* For a reader with its own notion of equal: the words of the table that can begin at byte pos, told by their first
 * character, or that can end there, told by their last, one after the other: behind `last`, NULL for the first; NULL at
 * the end.  Each needs an index of its own. */
const struct word *words_beginning(const struct word *table, size_t count, struct words_index *, struct slice text,
                                   size_t pos, const struct word *last);
const struct word *words_ending(const struct word *table, size_t count, struct words_index *, struct slice text,
                                size_t pos, const struct word *last);

#endif
