#include "base/fold.h"

#include <stdlib.h>

#include "base/decode.h"
#include "base/lang.h"
#include "base/mem.h"

struct fold_step {
    uint32_t from, to;
    uint8_t kind;
};

#include "base/fold_table.h"

#define STEPS (sizeof fold_steps / sizeof *fold_steps)

const struct fold_kind fold_kinds[FOLD_KINDS] = {
    {FOLD_WIDTH, "width", N_("full and half width")},
    {FOLD_CASE, "case", N_("upper and lower case")},
    {FOLD_TRAD, "trad", N_("traditional and simplified characters")},
    {FOLD_QUOTES, "quotes", N_("quotation marks and dashes")},
    {FOLD_BLANKS, "blanks", N_("blanks between Chinese characters")},
    {FOLD_NUMERALS, "numerals", N_("Arabic and Chinese numerals")},
    {FOLD_PINYIN, "pinyin", N_("pinyin")},
};

static bool fold_remove_kind(struct slice name, unsigned *kinds)
{
    for (size_t i = 0; i < FOLD_KINDS; i++) {
        if (!slice_equals(name, fold_kinds[i].name)) continue;
        *kinds &= ~fold_kinds[i].bit;
        return true;
    }
    return false;
}

bool fold_without(struct slice list, unsigned *kinds, struct slice *bad)
{
    size_t from = 0;
    while (from < list.n) {
        struct slice rest = slice_cut(list, from, list.n);
        size_t comma = slice_find(rest, SLICE(","));
        struct slice name = slice_trim(comma == SIZE_MAX ? rest : slice_cut(rest, 0, comma));
        if (name.n && !fold_remove_kind(name, kinds)) return *bad = name, false;
        from += comma == SIZE_MAX ? rest.n : comma + 1;
    }
    return true;
}

/* ---- characters ---- */

/* Steps are sorted by the character they lead from, and fold_by_target sorts them by the one they lead to.  The place
 * of the first step from (to) this character; if there is none, the place where it would stand. */
static size_t fold_first_from(uint32_t cp)
{
    size_t low = 0, high = STEPS;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (fold_steps[middle].from < cp) low = middle + 1;
        else high = middle;
    }
    return low;
}

static size_t fold_first_to(uint32_t cp)
{
    size_t low = 0, high = STEPS;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (fold_steps[fold_by_target[middle]].to < cp) low = middle + 1;
        else high = middle;
    }
    return low;
}

/* One step, false if no kind takes one. */
static bool fold_step(uint32_t *cp, unsigned kinds)
{
    for (size_t i = fold_first_from(*cp); i < STEPS && fold_steps[i].from == *cp; i++) {
        if (!(fold_steps[i].kind & kinds)) continue;
        *cp = fold_steps[i].to;
        return true;
    }
    return false;
}

uint32_t fold_char(uint32_t cp, unsigned kinds)
{
    if (cp < 0x80) return (kinds & FOLD_CASE) && cp >= 'A' && cp <= 'Z' ? cp + 32 : cp;
    while (fold_step(&cp, kinds)) continue;
    return cp;
}

static bool fold_contains(const uint32_t *set, size_t count, uint32_t cp)
{
    for (size_t i = 0; i < count; i++)
        if (set[i] == cp) return true;
    return false;
}

size_t fold_class(uint32_t cp, unsigned kinds, uint32_t out[FOLD_CLASS_MAX])
{
    size_t count = 0;
    out[count++] = fold_char(cp, kinds);
    for (size_t done = 0; done < count; done++) { /* walk the steps backwards from each member found */
        for (size_t i = fold_first_to(out[done]); i < STEPS && fold_steps[fold_by_target[i]].to == out[done]; i++) {
            const struct fold_step *s = &fold_steps[fold_by_target[i]];
            if (!(s->kind & kinds) || fold_contains(out, count, s->from) || count == FOLD_CLASS_MAX) continue;
            if (fold_char(s->from, kinds) == out[0]) out[count++] = s->from;
        }
    }
    return count;
}

/* ---- blanks ---- */

bool fold_is_blank(uint32_t cp)
{
    if (cp < 0x85) return cp == ' ' || (cp >= 9 && cp <= 13);
    return text_is_blank(cp) || (cp >= 0x200B && cp <= 0x200D) || cp == 0x2028 || cp == 0x2029 || cp == 0x2060 ||
           cp == 0xFEFF;
}

size_t fold_blank_end(struct slice text, size_t pos)
{
    for (size_t next; pos < text.n; pos = next)
        if (!fold_is_blank(text_decode(text, pos, &next))) break;
    return pos;
}

bool fold_is_letter(uint32_t cp)
{
    cp = fold_char(cp, FOLD_WIDTH | FOLD_CASE);
    return cp >= 'a' && cp <= 'z';
}

bool fold_is_digit(uint32_t cp)
{
    cp = fold_char(cp, FOLD_WIDTH);
    return cp >= '0' && cp <= '9';
}

static bool fold_is_word(uint32_t cp) { return fold_is_letter(cp) || fold_is_digit(cp); }

bool fold_blank_stays(struct slice text, size_t start, size_t end)
{
    size_t next;
    if (start == 0 || end >= text.n) return false;
    return fold_is_word(text_decode(text, text_previous(text, start), &next)) &&
           fold_is_word(text_decode(text, end, &next));
}

/* ---- a folded copy ---- */

static void fold_add(struct folded *f, uint32_t cp, size_t from)
{
    size_t n = text_encode(cp, f->s + f->n);
    while (n-- > 0) f->from[f->n++] = (uint32_t)from;
}

/* Copies from byte pos on up to the first byte that could begin a blank; returns where that is. */
static size_t fold_copy_plain(struct folded *f, size_t pos)
{
    size_t from = pos;
    for (; pos < f->text.n && !decode_may_be_blank(f->text.s[pos]); pos++) {
        if (!utf8_is_trail(f->text.s[pos])) from = pos;
        f->s[f->n] = f->text.s[pos];
        f->from[f->n++] = (uint32_t)from;
    }
    return pos;
}

void fold_text(struct slice text, unsigned kinds, struct folded *f)
{
    size_t most = text_replaced_max(text.n);
    *f = (struct folded){.s = mem_alloc(most), .from = mem_alloc(most * sizeof *f->from), .text = text};
    for (size_t pos = 0, next; pos < text.n; pos = next) {
        if (!(kinds & FOLD_CHARS) && (next = fold_copy_plain(f, pos)) > pos) continue;
        uint32_t cp = text_decode(text, pos, &next);
        if (!(kinds & FOLD_BLANKS) || !fold_is_blank(cp)) {
            fold_add(f, kinds & FOLD_CHARS ? fold_char(cp, kinds) : cp, pos);
            continue;
        }
        next = fold_blank_end(text, pos);
        if (fold_blank_stays(text, pos, next)) fold_add(f, ' ', pos);
    }
}

void folded_done(struct folded *f)
{
    free(f->s);
    free(f->from);
    *f = (struct folded){0};
}

void folded_place(const struct folded *f, size_t *start, size_t *nbytes)
{
    size_t from = *start < f->n ? f->from[*start] : f->text.n;
    size_t to = from;
    if (*nbytes > 0) text_decode(f->text, f->from[*start + *nbytes - 1], &to);
    *start = from;
    *nbytes = to - from;
}
