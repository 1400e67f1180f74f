#include "plan/agency_word.h"

#define BLANKS_MOST 8 /* inside a word: more are no broken line */

#define VERB AGENCY_VERB
#define LEADS AGENCY_LEADS_IT
#define SUPPORTS AGENCY_SUPPORTS_IT
#define OBJECT AGENCY_TAKES_OBJECT
#define ANSWERS AGENCY_ANSWERS
#define HEADS AGENCY_HEADS_LABEL
#define PLAIN AGENCY_PLAIN_LABEL
#define NOBODY AGENCY_NAMES_NOBODY
#define WEAK AGENCY_WEAK
#define ORGANS AGENCY_OF_ORGANS
#define ORGAN AGENCY_ORGAN
#define PLACE AGENCY_PLACE

static const struct word endings[] = {
#define ENDING(word, kind) WORD(word, kind),
#include "plan/agency_word.def"
};
static const struct word no_endings[] = {
#define NO_ENDING(word) WORD(word, 0),
#include "plan/agency_word.def"
};
static const struct word heads[] = {
#define HEAD(word) WORD(word, 0),
#include "plan/agency_word.def"
};
static const struct word offices[] = {
#define OFFICE(word) WORD(word, 0),
#include "plan/agency_word.def"
};
static const struct word beginnings[] = {
#define BEGINNING(word) WORD(word, 0),
#include "plan/agency_word.def"
};
static const struct word levels[] = {
#define LEVEL(word) WORD(word, 0),
#include "plan/agency_word.def"
};
static const struct word shared[] = {
#define SHARED(word) WORD(word, 0),
#include "plan/agency_word.def"
};
static const struct word followed[] = {
#define FOLLOWED(word) WORD(word, 0),
#include "plan/agency_word.def"
};
static const struct word not_levels[] = {
#define NOT_LEVEL(word) WORD(word, 0),
#include "plan/agency_word.def"
};
static const struct word withs[] = {
#define WITH(word, flags) WORD(word, flags),
#include "plan/agency_word.def"
};
static const struct word joints[] = {
#define JOINT(word) WORD(word, 0),
#include "plan/agency_word.def"
};
static const struct word duties[] = {
#define DUTY(word, flags) WORD(word, flags),
#include "plan/agency_word.def"
};
static const struct word labels[] = {
#define LABEL(word, flags) WORD(word, flags),
#include "plan/agency_word.def"
};
static const struct word firsts[] = {
#define FIRST(word) WORD(word, 0),
#include "plan/agency_word.def"
};
static const struct word closers[] = {
#define CLOSER(word, flags) WORD(word, flags),
#include "plan/agency_word.def"
};
static const struct word no_close[] = {
#define NO_CLOSE(word) WORD(word, 0),
#include "plan/agency_word.def"
};
static const struct word sentences[] = {
#define SENTENCE(word) WORD(word, 0),
#include "plan/agency_word.def"
};
static const struct word works[] = {
#define WORK(word, flags) WORD(word, flags),
#include "plan/agency_word.def"
};
static const struct word manners[] = {
#define MANNER(word, flags) WORD(word, flags),
#include "plan/agency_word.def"
};
static const struct word not_doing[] = {
#define NOT_DOING(word) WORD(word, 0),
#include "plan/agency_word.def"
};
static const struct word grounds[] = {
#define GROUND(word) WORD(word, 0),
#include "plan/agency_word.def"
};
static const struct word nobody_ends[] = {
#define NOBODY_ENDS(word) WORD(word, 0),
#include "plan/agency_word.def"
};
static const struct word nobody_alone[] = {
#define NOBODY_ALONE(word) WORD(word, 0),
#include "plan/agency_word.def"
};
static const struct word surnames[] = {
#define SURNAME(word) WORD(word, 0),
#include "plan/agency_word.def"
};

#define TABLE(name) \
    { \
        (name), WORDS_COUNT(name) \
    }
static const struct {
    const struct word *word;
    size_t count;
} tables[AGENCY_TABLES] = {
    [AGENCY_ENDINGS] = TABLE(endings),
    [AGENCY_NO_ENDINGS] = TABLE(no_endings),
    [AGENCY_HEADS] = TABLE(heads),
    [AGENCY_OFFICES] = TABLE(offices),
    [AGENCY_BEGINNINGS] = TABLE(beginnings),
    [AGENCY_LEVELS] = TABLE(levels),
    [AGENCY_SHARED] = TABLE(shared),
    [AGENCY_FOLLOWED] = TABLE(followed),
    [AGENCY_NOT_LEVELS] = TABLE(not_levels),
    [AGENCY_WITHS] = TABLE(withs),
    [AGENCY_JOINTS] = TABLE(joints),
    [AGENCY_DUTIES] = TABLE(duties),
    [AGENCY_LABELS] = TABLE(labels),
    [AGENCY_FIRSTS] = TABLE(firsts),
    [AGENCY_CLOSERS] = TABLE(closers),
    [AGENCY_NO_CLOSE] = TABLE(no_close),
    [AGENCY_SENTENCES] = TABLE(sentences),
    [AGENCY_WORKS] = TABLE(works),
    [AGENCY_MANNERS] = TABLE(manners),
    [AGENCY_NOT_DOING] = TABLE(not_doing),
    [AGENCY_GROUNDS] = TABLE(grounds),
    [AGENCY_NOBODY_ENDS] = TABLE(nobody_ends),
    [AGENCY_NOBODY_ALONE] = TABLE(nobody_alone),
    [AGENCY_SURNAMES] = TABLE(surnames),
};

/* Behind the blanks at pos that can break a word; pos if none do. */
static size_t agency_word_over_blanks(struct slice t, size_t pos)
{
    size_t at = pos;
    for (int i = 0; i <= BLANKS_MOST && at < t.n; i++) {
        size_t next;
        uint32_t cp = text_decode(t, at, &next);
        if (!text_is_blank(cp) && !text_is_unseen(cp)) return at;
        at = next;
    }
    return pos;
}

static size_t agency_word_back_over_blanks(struct slice t, size_t pos)
{
    size_t at = pos;
    for (int i = 0; i <= BLANKS_MOST && at > 0; i++) {
        uint32_t cp = text_peek_back(t, at);
        if (!text_is_blank(cp) && !text_is_unseen(cp)) return at;
        at = text_previous(t, at);
    }
    return pos;
}

/* Where the word ends that begins at pos, SIZE_MAX if it is not there.  Words are Han characters: three bytes each. */
static size_t agency_word_match(struct slice t, size_t pos, const struct word *w)
{
    for (size_t i = 0; i < w->n; i += 3) {
        if (i > 0) pos = agency_word_over_blanks(t, pos);
        if (t.n - pos < 3 || memcmp(t.s + pos, w->text + i, 3) != 0) return SIZE_MAX;
        pos += 3;
    }
    return pos;
}

static size_t agency_word_match_back(struct slice t, size_t pos, const struct word *w)
{
    for (size_t i = w->n; i > 0; i -= 3) {
        if (i < w->n) pos = agency_word_back_over_blanks(t, pos);
        if (pos < 3 || memcmp(t.s + pos - 3, w->text + i - 3, 3) != 0) return SIZE_MAX;
        pos -= 3;
    }
    return pos;
}

const struct word *agency_word_at(enum agency_table table, struct slice t, size_t pos, size_t *end)
{
    static struct words_index index[AGENCY_TABLES];
    const struct word *best = NULL, *w = NULL;
    while ((w = words_beginning(tables[table].word, tables[table].count, &index[table], t, pos, w)) != NULL) {
        if (best && best->n >= w->n) continue;
        size_t to = agency_word_match(t, pos, w);
        if (to == SIZE_MAX) continue;
        best = w;
        *end = to;
    }
    return best;
}

const struct word *agency_word_before(enum agency_table table, struct slice t, size_t pos, size_t *start)
{
    static struct words_index index[AGENCY_TABLES];
    const struct word *best = NULL, *w = NULL;
    while ((w = words_ending(tables[table].word, tables[table].count, &index[table], t, pos, w)) != NULL) {
        if (best && best->n >= w->n) continue;
        size_t from = agency_word_match_back(t, pos, w);
        if (from == SIZE_MAX) continue;
        best = w;
        *start = from;
    }
    return best;
}

bool agency_word_is(enum agency_table table, struct slice t)
{
    size_t end;
    return agency_word_at(table, t, 0, &end) && end == t.n;
}

bool agency_word_within(enum agency_table table, struct slice t)
{
    for (const struct word *w = tables[table].word; w < tables[table].word + tables[table].count; w++)
        if (slice_find(t, slice_make(w->text, w->n)) != SIZE_MAX) return true;
    return false;
}

int agency_word_ending(struct slice t, size_t pos)
{
    size_t start, other;
    const struct word *ending = agency_word_before(AGENCY_ENDINGS, t, pos, &start),
                      *none = agency_word_before(AGENCY_NO_ENDINGS, t, pos, &other);
    return !ending || (none && none->n > ending->n) ? 0 : ending->value;
}
