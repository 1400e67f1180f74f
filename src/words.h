/* words: small tables of words, and which of them stands at a place of a text.
 *
 * A table is a plain array; its order does not matter, the longest word wins.  Floor 0. */
#ifndef JIHUA_WORDS_H
#define JIHUA_WORDS_H

#include "text.h"

struct word {
    const char *text;
    unsigned char n;     /* bytes */
    unsigned char value; /* what the table says of the word: an enum or flags of its owner */
};

#define WORD(literal, meaning) {(literal), sizeof(literal) - 1, (meaning)}
#define WORDS_COUNT(table) (sizeof(table) / sizeof(table)[0])

/* The longest word of the table that begins at byte pos of the text, or that ends there; NULL if none does. */
const struct word *words_at(const struct word *table, size_t count, struct slice text, size_t pos);
const struct word *words_before(const struct word *table, size_t count, struct slice text, size_t pos);

#endif
