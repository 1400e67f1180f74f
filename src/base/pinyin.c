#include "base/pinyin.h"

#include <stdlib.h>

#include "base/fold.h"
#include "base/mem.h"
#include "base/pinyin_table.h"

#define SEVERAL 0x8000
#define SYLLABLES (sizeof pinyin_syllables / sizeof *pinyin_syllables)

/* The numbers of a character's syllables, *count of them. */
static const uint16_t *pinyin_syllables_of(uint32_t cp, size_t *count)
{
    *count = 0;
    if (cp < PINYIN_FIRST || cp > PINYIN_LAST) return NULL;
    const uint16_t *id = &pinyin_of[cp - PINYIN_FIRST];
    if (*id < SEVERAL) return *count = *id != 0, id;
    id = &pinyin_several[*id - SEVERAL];
    while (id[*count]) ++*count;
    return id;
}

size_t pinyin_readings(uint32_t cp, const char *out[PINYIN_READINGS_MAX])
{
    size_t count;
    const uint16_t *id = pinyin_syllables_of(cp, &count);
    for (size_t i = 0; i < count; i++) out[i] = pinyin_syllables[id[i]];
    return count;
}

/* ---- what is typed ---- */

static bool pinyin_same_letter(char typed, char letter) { return typed == letter || (letter == 'v' && typed == 'u'); }

/* How many letters of `typed` can stand for the syllable: bit n set for n of them. */
static uint64_t pinyin_lengths(const char *syllable, const char *typed)
{
    size_t same = 0;
    while (syllable[same] && pinyin_same_letter(typed[same], syllable[same])) same++;
    if (same == 0) return 0;
    uint64_t ways = 1u << 1; /* the first letter */
    if (same >= 2 && syllable[1] == 'h') ways |= 1u << 2;
    if (typed[same] == '\0') ways |= 1u << same; /* being typed */
    if (syllable[same] == '\0') {
        ways |= 1u << same;
        if (typed[same] >= '1' && typed[same] <= '5') ways |= 1u << (same + 1);
    }
    for (size_t n = 1; n <= same + 1 && typed[n - 1]; n++)
        if ((ways >> n & 1) && typed[n] == '\'') ways |= 1u << (n + 1);
    return ways;
}

static bool pinyin_read_typed(struct pinyin *p, struct slice typed)
{
    for (size_t pos = 0, next; pos < typed.n; pos = next) {
        uint32_t cp = fold_char(text_decode(typed, pos, &next), FOLD_CHARS);
        if (cp == 0xFC) cp = 'v';
        bool known = (cp >= 'a' && cp <= 'z') || (p->n > 0 && ((cp >= '1' && cp <= '5') || cp == '\''));
        if (!known || p->n == PINYIN_TYPED_MAX) return false;
        p->typed[p->n++] = (char)cp;
    }
    return p->n > 0;
}

bool pinyin_init(struct pinyin *p, struct slice typed)
{
    *p = (struct pinyin){0};
    if (!pinyin_read_typed(p, typed)) return false;
    p->ways = mem_alloc(p->n * SYLLABLES * sizeof *p->ways);
    for (size_t place = 0; place < p->n; place++)
        for (size_t id = 0; id < SYLLABLES; id++)
            p->ways[place * SYLLABLES + id] = pinyin_lengths(pinyin_syllables[id], p->typed + place) << place;
    return true;
}

void pinyin_done(struct pinyin *p)
{
    free(p->ways);
    free(p->roles);
    *p = (struct pinyin){0};
}

void pinyin_index(struct pinyin *p)
{
    uint8_t of[SYLLABLES];
    uint64_t after_one = 0, all = (uint64_t)1 << p->n;
    for (size_t id = 0; id < SYLLABLES; id++) after_one |= p->ways[id];
    for (size_t id = 0; id < SYLLABLES; id++) {
        uint64_t second = 0;
        for (size_t place = 1; place < p->n; place++)
            if (after_one >> place & 1) second |= p->ways[place * SYLLABLES + id];
        of[id] = (uint8_t)((p->ways[id] ? PINYIN_STARTS : 0) | (second ? PINYIN_SECOND : 0) |
                           (p->ways[id] & all ? PINYIN_ALONE : 0));
    }
    p->roles = mem_zalloc(PINYIN_ROLES);
    for (uint32_t cp = 0; cp < PINYIN_ROLES; cp++)
        if (fold_is_blank(cp)) p->roles[cp] = PINYIN_BLANK;
    for (uint32_t cp = PINYIN_FIRST; cp <= PINYIN_LAST; cp++) {
        size_t count;
        const uint16_t *id = pinyin_syllables_of(cp, &count);
        for (size_t i = 0; i < count; i++) p->roles[cp] |= of[id[i]];
    }
}

uint64_t pinyin_step(const struct pinyin *p, uint64_t places, uint32_t cp)
{
    size_t count;
    const uint16_t *id = pinyin_syllables_of(cp, &count);
    uint64_t reached = 0;
    places &= ((uint64_t)1 << p->n) - 1;
    for (; count && places; places &= places - 1) {
        const uint64_t *ways = p->ways + (size_t)__builtin_ctzll(places) * SYLLABLES;
        for (size_t i = 0; i < count; i++) reached |= ways[id[i]];
    }
    return reached;
}

/* ---- names ---- */

static bool pinyin_matches_from(struct slice name, size_t pos, const struct pinyin *p, bool whole)
{
    uint64_t places = 1, all = (uint64_t)1 << p->n;
    while (pos < name.n && places) {
        size_t next;
        places = pinyin_step(p, places, text_decode(name, pos, &next));
        pos = fold_blank_end(name, next);
        if ((places & all) && (!whole || pos == name.n)) return true;
    }
    return false;
}

bool pinyin_matches(struct slice name, struct slice typed, bool whole)
{
    struct pinyin p;
    bool found = false;
    if (!pinyin_init(&p, typed)) return false;
    for (size_t pos = fold_blank_end(name, 0), next; pos < name.n && !found; pos = next) {
        found = pinyin_matches_from(name, pos, &p, whole);
        if (whole) break;
        text_decode(name, pos, &next);
    }
    pinyin_done(&p);
    return found;
}
