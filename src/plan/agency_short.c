#include "plan/agency_short.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/words.h"

enum {
    BRIEF_CHARS = 10, /* of a short form, without level and end */
    FULL_CHARS = 28,  /* of a name */
    LEFT_OUT = 2,     /* words that a short form leaves out, besides those that many names have */
    CANDIDATES = 200, /* names that one short form is compared with */
    HAN = 3,          /* bytes of a Chinese character */
    IMPOSSIBLE = LEFT_OUT + 1
};

static const struct {
    const char *brief, *full;
} agency_short_heads[] = {
#define SHORT_HEAD(brief, full) {brief, full},
#include "plan/agency_short.def"
};
static const struct word agency_short_common[] = {
#define SHORT_COMMON(word) WORD(word, 0),
#include "plan/agency_short.def"
};
static const struct word agency_short_small[] = {
#define SHORT_SMALL(word) WORD(word, 0),
#include "plan/agency_short.def"
};
static const struct word agency_short_joints[] = {WORD("和", 0), WORD("与", 0), WORD("及", 0)};
static const struct word agency_short_not[] = {
#define SHORT_NOT(word) WORD(word, 0),
#include "plan/agency_short.def"
};

/* ---- the middle of a name: without level and end ---- */

/* How few words of the full name are left out (IMPOSSIBLE: too many) to come to a place, by whether a word before it
 * is shortened. */
struct agency_short_cost {
    uint8_t left_out[2];
};

struct agency_short_table {
    struct agency_short_cost at[BRIEF_CHARS + 1][FULL_CHARS + 1]; /* by the characters of both that are read */
};

static void agency_short_reach(struct agency_short_table *t, size_t i, size_t j, bool shortened, int left_out)
{
    uint8_t *cost = &t->at[i][j].left_out[shortened];
    if (left_out < *cost) *cost = (uint8_t)left_out;
}

static bool agency_short_same(struct slice a, size_t i, struct slice b, size_t j)
{
    return (i + 1) * HAN <= a.n && (j + 1) * HAN <= b.n && memcmp(a.s + i * HAN, b.s + j * HAN, HAN) == 0;
}

/* Whether the two characters at j can be a word: none of them is 和. */
static bool agency_short_is_word(struct slice full, size_t j)
{
    return (j + 2) * HAN <= full.n && !words_at(agency_short_joints, WORDS_COUNT(agency_short_joints), full, j * HAN) &&
           !words_at(agency_short_joints, WORDS_COUNT(agency_short_joints), full, (j + 1) * HAN);
}

/* The ways on from a place: the next word of the full name is taken, shortened to its first character, or left out. */
static void agency_short_go_on(struct agency_short_table *t, struct slice brief, struct slice full, size_t i, size_t j,
                               bool shortened, int left_out)
{
    bool word = agency_short_is_word(full, j);
    const struct word *common = words_at(agency_short_common, WORDS_COUNT(agency_short_common), full, j * HAN);
    if (agency_short_same(brief, i, full, j)) {
        agency_short_reach(t, i + 1, j + 1, shortened, left_out);
        if (common) agency_short_reach(t, i + 1, j + common->n / HAN, true, left_out); /* 委 of 委员会 */
        if (word) agency_short_reach(t, i + 1, j + 2, true, left_out);
    }
    if (i == 0) return; /* it begins with the first word */
    if (common) agency_short_reach(t, i, j + common->n / HAN, shortened, left_out);
    if (words_at(agency_short_small, WORDS_COUNT(agency_short_small), full, j * HAN) ||
        words_at(agency_short_joints, WORDS_COUNT(agency_short_joints), full, j * HAN))
        agency_short_reach(t, i, j + 1, shortened, left_out);
    if (word && left_out < LEFT_OUT) agency_short_reach(t, i, j + 2, shortened, left_out + 1);
}

/* `alone`: how many words a form of one character can leave out. */
static bool agency_short_middle(struct slice brief, struct slice full, int alone)
{
    struct agency_short_table t;
    size_t i = 0, j = 0, m = brief.n / HAN, n = full.n / HAN;
    if (m == 0 || n == 0 || m > BRIEF_CHARS || n > FULL_CHARS || m > n) return false;
    if (m == n) return slice_equal(brief, full); /* 市委办, 市委办公室 */
    for (i = 0; i <= m; i++)
        for (j = 0; j <= n; j++) t.at[i][j] = (struct agency_short_cost){{IMPOSSIBLE, IMPOSSIBLE}};
    t.at[0][0].left_out[0] = 0;
    for (i = 0; i <= m; i++)
        for (j = 0; j < n; j++)
            for (int shortened = 0; shortened < 2; shortened++)
                if (t.at[i][j].left_out[shortened] < IMPOSSIBLE)
                    agency_short_go_on(&t, brief, full, i, j, shortened, t.at[i][j].left_out[shortened]);
    if (t.at[m][n].left_out[0] == 0) return true;
    return t.at[m][n].left_out[1] <= (m == 1 ? alone : LEFT_OUT);
}

/* ---- a name ---- */

/* Chinese characters and nothing else: the bytes can be counted in threes. */
static bool agency_short_is_plain(struct slice t)
{
    for (size_t pos = 0; pos < t.n;) {
        size_t start = pos;
        if (!text_is_han(text_decode(t, pos, &pos)) || pos - start != HAN) return false;
    }
    return t.n > 0;
}

static bool agency_short_ends(struct slice t, struct slice end)
{
    return t.n >= end.n && slice_equal(slice_cut(t, t.n - end.n, t.n), end);
}

static bool agency_short_without_head(struct slice brief, struct slice full)
{
    for (size_t i = 0; i < sizeof agency_short_heads / sizeof *agency_short_heads; i++) {
        struct slice a = slice_of(agency_short_heads[i].brief), b = slice_of(agency_short_heads[i].full);
        if (!agency_short_ends(brief, a) || !agency_short_ends(full, b)) continue;
        struct slice middle = slice_cut(brief, 0, brief.n - a.n);
        struct slice rest = slice_cut(full, 0, full.n - b.n);
        if (agency_short_ends(rest, SLICE("总")) != agency_short_ends(middle, SLICE("总"))) continue; /* …总局 */
        if (a.n == b.n && slice_equal(rest, middle)) continue; /* only the level differs: agencies.h */
        bool name = words_at(agency_short_not, WORDS_COUNT(agency_short_not), middle, 0) != NULL;
        if (!name && agency_short_middle(middle, rest, a.n < b.n)) return true;
    }
    return false;
}

/* Behind the level at the beginning of a name: 市, 秦州区; 0 if there is none. */
static size_t agency_short_level_end(struct slice name, size_t from)
{
    enum { LEVEL_CHARS = 7 };
    for (size_t pos = from; pos < name.n && pos < LEVEL_CHARS * HAN; pos += HAN) {
        size_t end, ignored;
        if (agency_word_at(AGENCY_NOT_LEVELS, name, pos, &ignored)) continue;
        if (agency_word_at(AGENCY_LEVELS, name, pos, &end)) return end;
    }
    return 0;
}

bool agency_short_is_of(struct slice brief, struct slice full)
{
    if (brief.n >= full.n || !agency_short_is_plain(brief) || !agency_short_is_plain(full)) return false;
    for (size_t end = 0; (end = agency_short_level_end(brief, end)) > 0;) { /* the same level: 市, 青河市 */
        struct slice level = slice_cut(brief, 0, end);
        if (!slice_has_prefix(full, level)) break;
        if (agency_short_without_head(slice_cut(brief, end, brief.n), slice_cut(full, end, full.n))) return true;
    }
    size_t own = agency_short_level_end(brief, 0), other = agency_short_level_end(full, 0);
    if (own == 0 && other == HAN) return agency_short_without_head(brief, slice_cut(full, other, full.n));
    return own == 0 && other == 0 && agency_short_without_head(brief, full);
}

/* ---- all agencies ---- */

struct agency_short_entry {
    uint32_t key; /* the character behind the level */
    uint32_t agency;
};

static int agency_short_by_key(const void *a, const void *b)
{
    const struct agency_short_entry *x = a, *y = b;
    if (x->key != y->key) return x->key < y->key ? -1 : 1;
    return x->agency < y->agency ? -1 : x->agency > y->agency;
}

static uint32_t agency_short_key(struct slice name)
{
    size_t end = agency_short_level_end(name, 0);
    return text_peek(name, end == HAN ? end : 0); /* of 青河市 the first */
}

static size_t agency_short_guess(const struct agencies *a, const struct agency_short_entry *all, size_t count,
                                 size_t from)
{
    size_t found = SIZE_MAX;
    struct slice name = agencies_name(a, all[from].agency);
    size_t first = from, compared = 0;
    while (first > 0 && all[first - 1].key == all[from].key && from - first < CANDIDATES) first--;
    for (size_t i = first; i < count && all[i].key == all[from].key && compared < 2 * CANDIDATES; i++, compared++) {
        if (i == from || agencies_is_group(a, all[i].agency)) continue;
        if (!agency_short_is_of(name, agencies_name(a, all[i].agency))) continue;
        if (found != SIZE_MAX) return SIZE_MAX;
        found = all[i].agency;
    }
    return found;
}

size_t *agency_short_guesses(const struct agencies *a)
{
    size_t count = agencies_count(a);
    size_t *guess = mem_alloc((count + 1) * sizeof *guess);
    struct agency_short_entry *all = mem_alloc((count + 1) * sizeof *all);
    for (size_t i = 0; i < count; i++)
        all[i] = (struct agency_short_entry){agency_short_key(agencies_name(a, i)), (uint32_t)i};
    qsort(all, count, sizeof *all, agency_short_by_key);
    for (size_t i = 0; i < count; i++)
        guess[all[i].agency] = agencies_is_group(a, all[i].agency) ? SIZE_MAX : agency_short_guess(a, all, count, i);
    free(all);
    return guess;
}
