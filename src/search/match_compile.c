/* Words made ready: characters into glyphs, numbers into their written forms, letters into readings. */
#include <stdio.h>
#include <stdlib.h>

#include "base/fold.h"
#include "search/match.h"
#include "base/mem.h"
#include "base/numeral.h"

#define FORMS (NUMERAL_FORMS + 3) /* of one number: as typed, in digits, in 万, in Chinese */

struct code_points {
    uint32_t *cp;
    size_t n;
};

/* One way to write a stretch of the word. */
struct form {
    uint32_t cp[NUMERAL_FORM_MAX + 2];
    size_t n;
    enum match_guard guard;
};

static struct match_glyph match_compile_make_glyph(uint32_t cp, unsigned kinds)
{
    uint32_t set[FOLD_CLASS_MAX];
    size_t count = fold_class(cp, kinds & FOLD_CHARS, set);
    struct match_glyph g = {mem_alloc(count * sizeof *set), (uint32_t)count};
    memcpy(g.cp, set, count * sizeof *set);
    return g;
}

/* The word as characters, folded blanks dropped or, between ASCII words, one 0. */
static struct code_points match_compile_read_chars(struct slice text, unsigned kinds)
{
    struct code_points c = {mem_alloc((text.n + 1) * sizeof *c.cp), 0};
    for (size_t pos = 0, next; pos < text.n; pos = next) {
        uint32_t cp = text_decode(text, pos, &next);
        if ((kinds & FOLD_BLANKS) && fold_is_blank(cp)) {
            next = fold_blank_end(text, pos);
            if (fold_blank_stays(text, pos, next)) c.cp[c.n++] = 0;
        } else {
            c.cp[c.n++] = cp;
        }
    }
    return c;
}

/* ---- patterns ---- */

static void match_compile_append(struct match_pattern *p, const uint32_t *cp, size_t n, unsigned kinds)
{
    p->glyph = mem_realloc(p->glyph, (p->n + n + 1) * sizeof *p->glyph);
    for (size_t i = 0; i < n; i++)
        p->glyph[p->n++] = cp[i] ? match_compile_make_glyph(cp[i], kinds) : (struct match_glyph){0};
}

static void match_compile_pattern_done(struct match_pattern *p)
{
    for (size_t i = 0; i < p->n; i++) free(p->glyph[i].cp);
    free(p->glyph);
}

static struct match_pattern match_compile_pattern_copy(const struct match_pattern *p)
{
    struct match_pattern copy = *p;
    copy.glyph = mem_alloc((p->n + 1) * sizeof *copy.glyph);
    for (size_t i = 0; i < p->n; i++) {
        size_t size = p->glyph[i].count * sizeof(uint32_t);
        copy.glyph[i] = (struct match_glyph){size ? mem_alloc(size) : NULL, p->glyph[i].count};
        if (size) memcpy(copy.glyph[i].cp, p->glyph[i].cp, size);
    }
    return copy;
}

/* Goes on with a stretch of the word that can be written in several forms: each pattern so far becomes one pattern a
 * form.  Where they would be too many, only the first form, as typed, goes on. */
static void match_compile_append_forms(struct match_word *w, const struct form *form, size_t forms)
{
    if (w->patterns * forms > MATCH_PATTERNS) forms = 1;
    size_t before = w->patterns;
    for (size_t f = forms; f-- > 0;) {
        for (size_t i = 0; i < before; i++) {
            struct match_pattern *p = &w->pattern[i];
            if (f > 0) {
                w->pattern[w->patterns] = match_compile_pattern_copy(p);
                p = &w->pattern[w->patterns++];
            }
            if (p->n == 0) p->before = form[f].guard;
            match_compile_append(p, form[f].cp, form[f].n, w->kinds);
            p->after = form[f].guard;
        }
    }
}

static void match_compile_append_char(struct match_word *w, uint32_t cp)
{
    struct form one = {.cp = {cp}, .n = 1};
    match_compile_append_forms(w, &one, 1);
}

/* ---- numbers ---- */

static bool match_compile_is_digit(uint32_t cp, unsigned kinds)
{
    cp = fold_char(cp, kinds & FOLD_WIDTH);
    return cp >= '0' && cp <= '9';
}

static void match_compile_add_digits(struct form *forms, size_t *count, uint32_t value, bool myriads)
{
    char digits[16];
    struct form *f = &forms[(*count)++];
    int n = snprintf(digits, sizeof digits, "%u", myriads ? value / 10000 : value);
    *f = (struct form){.guard = MATCH_NO_DIGIT};
    for (int i = 0; i < n; i++) f->cp[f->n++] = (uint32_t)digits[i];
    if (myriads) f->cp[f->n++] = 0x4E07; /* 万 */
}

static bool match_compile_same_form(const struct form *f, const struct numeral_form *n)
{
    return f->n == n->n && memcmp(f->cp, n->cp, f->n * sizeof *f->cp) == 0;
}

static void match_compile_add_chinese(struct form *forms, size_t *count, uint32_t value)
{
    struct numeral_form chinese[NUMERAL_FORMS];
    size_t n = numeral_forms(value, chinese);
    for (size_t i = 0; i < n; i++) {
        if (match_compile_same_form(&forms[0], &chinese[i])) continue;
        struct form *f = &forms[(*count)++];
        *f = (struct form){.n = chinese[i].n, .guard = MATCH_NO_CHINESE};
        memcpy(f->cp, chinese[i].cp, chinese[i].n * sizeof *f->cp);
    }
}

/* The digits c[from, to) in all their forms; `alone`: the word is nothing else. */
static bool match_compile_digit_forms(struct code_points c, size_t from, size_t to, unsigned kinds, struct form *forms,
                                      size_t *count)
{
    uint32_t value = 0;
    if (to - from > NUMERAL_FORM_MAX) return false;
    forms[0] = (struct form){.n = to - from, .guard = MATCH_NO_DIGIT};
    for (size_t i = from; i < to; i++) {
        uint32_t d = fold_char(c.cp[i], kinds & FOLD_WIDTH) - '0';
        forms[0].cp[i - from] = c.cp[i];
        value = value < NUMERAL_LIMIT ? value * 10 + d : NUMERAL_LIMIT;
    }
    *count = 1;
    bool alone = from == 0 && to == c.n;
    bool leading_zero = to - from > 1 && fold_char(c.cp[from], kinds & FOLD_WIDTH) == '0';
    /* a single digit alone stays one: 1 is not every 统一 and 一批 */
    if (!leading_zero && value < NUMERAL_LIMIT && !(alone && value < 10))
        match_compile_add_chinese(forms, count, value);
    return true;
}

static bool match_compile_chinese_forms(struct code_points c, size_t from, size_t to, struct form *forms, size_t *count)
{
    uint32_t value;
    bool alone = from == 0 && to == c.n;
    if (!numeral_parse(c.cp + from, to - from, &value) || (alone && value < 10)) return false;
    forms[0] = (struct form){.n = to - from};
    memcpy(forms[0].cp, c.cp + from, (to - from) * sizeof *c.cp);
    *count = 1;
    match_compile_add_digits(forms, count, value, false);
    if (value >= 10000 && value % 10000 == 0) match_compile_add_digits(forms, count, value, true);
    match_compile_add_chinese(forms, count, value);
    return true;
}

/* The end of the run of numerals of one kind that starts at c[from]; from if there is none. */
static size_t match_compile_number_end(struct code_points c, size_t from, unsigned kinds, bool chinese)
{
    size_t to = from;
    while (to < c.n && (chinese ? numeral_is(c.cp[to], NUMERAL_CHINESE) : match_compile_is_digit(c.cp[to], kinds)))
        to++;
    return to;
}

static void match_compile_patterns(struct match_word *w, struct code_points c)
{
    struct form forms[FORMS];
    w->patterns = 1;
    for (size_t i = 0; i < c.n;) {
        size_t count, to = match_compile_number_end(c, i, w->kinds, false);
        bool number = to > i && match_compile_digit_forms(c, i, to, w->kinds, forms, &count);
        if (to == i) {
            to = match_compile_number_end(c, i, w->kinds, true);
            number = to > i && match_compile_chinese_forms(c, i, to, forms, &count);
        }
        if (to == i) to++;
        if (number && (w->kinds & FOLD_NUMERALS)) match_compile_append_forms(w, forms, count);
        else
            for (size_t k = i; k < to; k++) match_compile_append_char(w, c.cp[k]);
        i = to;
    }
}

/* ---- readings ---- */

static bool match_compile_is_letter(uint32_t cp)
{
    return fold_is_letter(cp) || fold_char(cp, FOLD_WIDTH | FOLD_CASE) == L'ü';
}

/* A run of letters with the tones and apostrophes among them. */
static size_t match_compile_letters_end(struct code_points c, size_t from)
{
    size_t to = from;
    while (to < c.n && match_compile_is_letter(c.cp[to])) to++;
    if (to == from) return from;
    for (; to < c.n; to++) {
        uint32_t cp = fold_char(c.cp[to], FOLD_WIDTH | FOLD_QUOTES);
        if (!match_compile_is_letter(cp) && !(cp >= '1' && cp <= '5') && cp != '\'') break;
    }
    return to;
}

static bool match_compile_add_letters(struct match_part *part, const uint32_t *cp, size_t n)
{
    char letters[PINYIN_TYPED_MAX * TEXT_CHAR_MAX];
    size_t nbytes = 0;
    if (n > PINYIN_TYPED_MAX) return false;
    for (size_t i = 0; i < n; i++)
        nbytes += text_encode(fold_char(cp[i], FOLD_WIDTH | FOLD_CASE | FOLD_QUOTES), letters + nbytes);
    part->is_pinyin = true;
    return pinyin_init(&part->pinyin, slice_make(letters, nbytes));
}

static void match_compile_parts_done(struct match_word *w)
{
    for (size_t i = 0; i < w->parts; i++) {
        free(w->part[i].glyph.cp);
        pinyin_done(&w->part[i].pinyin);
    }
    free(w->part);
    w->part = NULL;
    w->parts = 0;
}

static void match_compile_reading(struct match_word *w, struct code_points c)
{
    bool letters = false;
    w->part = mem_zalloc((c.n + 1) * sizeof *w->part);
    for (size_t i = 0; i < c.n;) {
        size_t to = match_compile_letters_end(c, i);
        struct match_part *part = &w->part[w->parts++];
        if (to == i) {
            if (c.cp[i]) part->glyph = match_compile_make_glyph(c.cp[i], w->kinds);
            i++;
            continue;
        }
        /* one letter begins so many readings that half of all characters would be found */
        if ((to - i == c.n && c.n < 2) || !match_compile_add_letters(part, c.cp + i, to - i))
            return match_compile_parts_done(w);
        letters = true;
        i = to;
    }
    if (!letters) match_compile_parts_done(w);
    else if (w->part[0].is_pinyin) pinyin_index(&w->part[0].pinyin);
}

void match_compile(struct match_word *w, struct slice text, unsigned kinds)
{
    *w = (struct match_word){.kinds = kinds};
    struct code_points c = match_compile_read_chars(text, kinds);
    if (c.n == 0)
        c = (free(c.cp), match_compile_read_chars(text, kinds & ~(unsigned)FOLD_BLANKS)); /* nothing but blanks */
    match_compile_patterns(w, c);
    if (kinds & FOLD_PINYIN) match_compile_reading(w, c);
    free(c.cp);
}

void match_compile_any(struct match_word *w, const struct slice *texts, size_t count, unsigned kinds)
{
    *w = (struct match_word){.kinds = kinds & (FOLD_CHARS | FOLD_BLANKS)};
    for (size_t i = 0; i < count && i < MATCH_PATTERNS; i++) {
        struct code_points c = match_compile_read_chars(texts[i], w->kinds);
        match_compile_append(&w->pattern[w->patterns++], c.cp, c.n, w->kinds);
        free(c.cp);
    }
}

void match_done(struct match_word *w)
{
    for (size_t i = 0; i < w->patterns; i++) match_compile_pattern_done(&w->pattern[i]);
    match_compile_parts_done(w);
    *w = (struct match_word){0};
}
