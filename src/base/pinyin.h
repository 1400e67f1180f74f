/* pinyin: how Chinese characters are read, without tones, and texts found by what is typed for them.
 *
 * What is typed takes each character by the first letter of a reading or by the whole reading (zh, ch and sh count as
 * a first letter too), the last one by any beginning of it; v and u stand for ü; a digit 1-5 after a whole reading is
 * its tone and does not matter; an apostrophe may stand between characters. */
#ifndef JIHUA_PINYIN_H
#define JIHUA_PINYIN_H

#include "base/text.h"

/* The readings of a character in lower case, ü as v: 长 → "chang", "zhang".  The strings are static. */
#define PINYIN_READINGS_MAX 8
size_t pinyin_readings(uint32_t cp, const char *out[PINYIN_READINGS_MAX]);

/* What is typed, made ready: which readings can go on from each of its places. */
#define PINYIN_TYPED_MAX 63
struct pinyin {
    size_t n; /* letters, digits and apostrophes typed */
    char typed[PINYIN_TYPED_MAX + 1];
    uint64_t *ways; /* owned: [place][syllable]: bit m, from `place` the syllable can lead to place m */
    uint8_t *roles; /* owned, NULL before pinyin_index: PINYIN_… of each character below PINYIN_ROLES */
};

/* False if `typed` is no pinyin: letters of either case and width; free with pinyin_done. */
bool pinyin_init(struct pinyin *, struct slice typed);
void pinyin_done(struct pinyin *);
/* What a character can be to what is typed, after pinyin_index. */
enum {
    PINYIN_STARTS = 1,
    PINYIN_SECOND = 2,
    PINYIN_ALONE = 4, /* all that is typed stands for it alone */
    PINYIN_BLANK = 8
};
#define PINYIN_FIRST 0x3400
#define PINYIN_LAST 0x9FFF
#define PINYIN_ROLES 0x10000
void pinyin_index(struct pinyin *);
/* A set of places reached (bit m: m letters used up; start with 1) and the next character → the places reached after
 * it; 0 if it does not go on.  Bit n set: all of what was typed is used up. */
uint64_t pinyin_step(const struct pinyin *, uint64_t places, uint32_t cp);

/* Whether `typed` stands for characters of `name` that follow each other: "jyj" and "jiaoyuju" for 市教育局.
 * `whole`: from its first to its last character.  Blanks do not matter. */
bool pinyin_matches(struct slice name, struct slice typed, bool whole);

#endif
