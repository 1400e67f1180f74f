/* match: a word or phrase of a query, matched against the original text under folding.
 *
 * A word is a few *patterns* (30名 is also 三十名), each a row of *glyphs* (the characters that count as one), and,
 * where it holds letters, one *reading* pattern whose letters stand for pinyin.  Nothing is folded while matching: a
 * glyph lists what the text may hold, so every place found is a place of the original.
 * Invariant: a match starts and ends with a character that a glyph or a reading took. */
#ifndef JIHUA_MATCH_H
#define JIHUA_MATCH_H

#include "base/pinyin.h"
#include "base/scan.h"

struct match_glyph {
    uint32_t *cp; /* owned; the folded one first; none: the blanks between two ASCII words */
    uint32_t count;
};

enum match_guard { MATCH_UNGUARDED, MATCH_NO_DIGIT, MATCH_NO_CHINESE }; /* what may not stand beside a number */

struct match_pattern {
    struct match_glyph *glyph; /* owned */
    size_t n;
    enum match_guard before, after;
};

/* One step of the reading pattern: a glyph, or a run of letters. */
struct match_part {
    bool is_pinyin;
    struct match_glyph glyph;
    struct pinyin pinyin;
};

#define MATCH_PATTERNS 16

struct match_word {
    unsigned kinds; /* the foldings in force, FOLD_… */
    struct match_pattern pattern[MATCH_PATTERNS];
    size_t patterns;
    struct match_part *part; /* owned; NULL without a reading pattern */
    size_t parts;
};

struct match_place {
    size_t start, nbytes;
    bool by_pinyin;
};

/* `text` is not empty; kinds 0: exactly these characters. */
void match_compile(struct match_word *, struct slice text, unsigned kinds);
/* Any of several literal texts, without numerals and pinyin: what a /regex/ cannot do without. */
void match_compile_any(struct match_word *, const struct slice *texts, size_t count, unsigned kinds);
void match_done(struct match_word *);

/* The leftmost match that starts at byte `from` or behind it; the longest, by text rather than by pinyin. */
bool match_find(const struct match_word *, struct slice text, size_t from, struct match_place *);
/* Only by text; only by the reading pattern. */
bool match_find_text(const struct match_word *, struct slice text, size_t from, struct match_place *);
bool match_find_pinyin(const struct match_word *, struct slice text, size_t from, struct match_place *);

/* ---- finding candidates in much text ---- */

/* One glyph of each pattern is looked for by scan; where it stands, the pattern is tried. */
struct match_scan {
    const struct match_word *word; /* borrowed */
    struct scan scan;
    size_t anchor[MATCH_PATTERNS]; /* the glyph of each pattern */
};

/* Takes the glyphs that are rarest in the sample.  False if there are too many to scan for. */
bool match_scan_init(struct match_scan *, const struct match_word *, struct slice sample);
/* The match of any pattern whose anchor stands at byte pos of text and is the needle `which`. */
bool match_at_anchor(const struct match_scan *, size_t which, struct slice text, size_t pos, struct match_place *);
/* Whether a reading pattern has a glyph of its own; if so, a scan for its rarest. */
bool match_pinyin_scan(const struct match_word *, struct slice sample, struct scan *);

#endif
