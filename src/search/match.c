#include "search/match.h"

#include "base/fold.h"
#include "base/numeral.h"
#include "base/decode.h"

/* ---- characters and blanks ---- */

static inline bool match_glyph_has(const struct match_glyph *g, uint32_t cp)
{
    for (uint32_t i = 0; i < g->count; i++)
        if (g->cp[i] == cp) return true;
    return false;
}

/* Behind the blanks at pos that do not count; pos itself where none are. */
static inline size_t match_skip_folded(struct slice t, size_t pos)
{
    size_t next;
    if (pos >= t.n || !decode_may_be_blank(t.s[pos]) || !fold_is_blank(decode_char(t.s, t.n, pos, &next))) return pos;
    size_t end = fold_blank_end(t, pos);
    return fold_blank_stays(t, pos, end) ? pos : end;
}

static size_t match_blank_start(struct slice t, size_t pos)
{
    while (pos > 0) {
        size_t next, at = decode_previous(t.s, pos);
        if (!fold_is_blank(decode_char(t.s, t.n, at, &next))) break;
        pos = at;
    }
    return pos;
}

/* The start of the glyph before byte pos, SIZE_MAX if there is none. */
static size_t match_previous_glyph(struct slice t, size_t pos, bool blanks)
{
    while (pos > 0) {
        size_t next, at = decode_previous(t.s, pos);
        if (!blanks || !decode_may_be_blank(t.s[at]) || !fold_is_blank(decode_char(t.s, t.n, at, &next))) return at;
        size_t start = match_blank_start(t, pos);
        if (fold_blank_stays(t, start, pos)) return start;
        pos = start;
    }
    return SIZE_MAX;
}

static bool match_stands_against(uint32_t cp, enum match_guard guard)
{
    if (guard == MATCH_NO_CHINESE) return numeral_is(cp, NUMERAL_CHINESE);
    return guard == MATCH_NO_DIGIT && text_is_digit(cp);
}

/* ---- patterns ---- */

/* The end of the pattern's match that starts at pos, SIZE_MAX if it does not match there. */
static size_t match_pattern_end(const struct match_pattern *p, struct slice t, size_t pos, bool blanks)
{
    size_t next;
    if (p->before && pos > 0 &&
        match_stands_against(decode_char(t.s, t.n, decode_previous(t.s, pos), &next), p->before))
        return SIZE_MAX;
    for (size_t i = 0; i < p->n; i++) {
        if (blanks && i > 0) pos = match_skip_folded(t, pos);
        if (pos >= t.n) return SIZE_MAX;
        if (p->glyph[i].count == 0) { /* blanks between words */
            size_t end = fold_blank_end(t, pos);
            if (end == pos || !fold_blank_stays(t, pos, end)) return SIZE_MAX;
            pos = end;
            continue;
        }
        if (!match_glyph_has(&p->glyph[i], decode_char(t.s, t.n, pos, &pos))) return SIZE_MAX;
    }
    if (p->after && pos < t.n && match_stands_against(decode_char(t.s, t.n, pos, &next), p->after)) return SIZE_MAX;
    return pos;
}

static bool match_patterns_at(const struct match_word *w, struct slice t, size_t pos, struct match_place *place)
{
    bool found = false;
    for (size_t i = 0; i < w->patterns; i++) {
        size_t end = match_pattern_end(&w->pattern[i], t, pos, w->kinds & FOLD_BLANKS);
        if (end == SIZE_MAX || (found && end - pos <= place->nbytes)) continue;
        *place = (struct match_place){pos, end - pos, false};
        found = true;
    }
    return found;
}

/* ---- readings ---- */

static size_t match_parts_end(const struct match_word *w, size_t part, struct slice t, size_t pos);

/* The letters of one part from pos on, then the other parts: as many characters as they can stand for. */
static size_t match_letters_end(const struct match_word *w, size_t part, struct slice t, size_t pos)
{
    const struct pinyin *p = &w->part[part].pinyin;
    uint64_t places = 1, all = (uint64_t)1 << p->n;
    size_t longest = SIZE_MAX;
    while (pos < t.n) {
        places = pinyin_step(p, places, decode_char(t.s, t.n, pos, &pos));
        if (places == 0) break;
        if (places & all) {
            size_t end = match_parts_end(w, part + 1, t, pos);
            if (end != SIZE_MAX) longest = end;
        }
        if (w->kinds & FOLD_BLANKS) pos = match_skip_folded(t, pos);
    }
    return longest;
}

static size_t match_parts_end(const struct match_word *w, size_t part, struct slice t, size_t pos)
{
    for (; part < w->parts; part++) {
        if ((w->kinds & FOLD_BLANKS) && part > 0) pos = match_skip_folded(t, pos);
        if (w->part[part].is_pinyin) return match_letters_end(w, part, t, pos);
        if (pos >= t.n || !match_glyph_has(&w->part[part].glyph, decode_char(t.s, t.n, pos, &pos))) return SIZE_MAX;
    }
    return pos;
}

_Static_assert(PINYIN_SECOND == PINYIN_STARTS << 1, "what starts is compared with what comes second");

/* Letters first: a place is worth a closer look where a character that can come first is followed by one that can come
 * second, or stands for all letters.  One rare branch a character is what makes this quick. */
static bool match_find_letters(const struct match_word *w, struct slice t, size_t from, struct match_place *place)
{
    const uint8_t *roles = w->part[0].pinyin.roles;
    unsigned before = 0, blank = w->kinds & FOLD_BLANKS ? PINYIN_BLANK : 0;
    size_t previous = from;
    for (size_t pos = from, next; pos < t.n; pos = next) {
        uint32_t cp = decode_char(t.s, t.n, pos, &next);
        unsigned role = cp < PINYIN_ROLES ? roles[cp] : 0;
        if ((before << 1 & role & PINYIN_SECOND) | (role & (PINYIN_ALONE | PINYIN_BLANK))) {
            if (role & blank) continue;
            for (size_t start = before & PINYIN_STARTS ? previous : pos;; start = pos) {
                size_t end = match_parts_end(w, 0, t, start);
                if (end != SIZE_MAX) return *place = (struct match_place){start, end - start, true}, true;
                if (start == pos || !(role & PINYIN_ALONE)) break;
            }
        }
        before = role;
        previous = pos;
    }
    return false;
}

bool match_find_pinyin(const struct match_word *w, struct slice t, size_t from, struct match_place *place)
{
    if (!w->part) return false;
    if (w->part[0].is_pinyin) return match_find_letters(w, t, from, place);
    for (size_t pos = from, next; pos < t.n; pos = next) {
        if (!match_glyph_has(&w->part[0].glyph, decode_char(t.s, t.n, pos, &next))) continue;
        size_t end = match_parts_end(w, 0, t, pos);
        if (end == SIZE_MAX) continue;
        *place = (struct match_place){pos, end - pos, true};
        return true;
    }
    return false;
}

bool match_find_text(const struct match_word *w, struct slice t, size_t from, struct match_place *place)
{
    for (size_t pos = from, next; pos < t.n; pos = next) {
        if (match_patterns_at(w, t, pos, place)) return true;
        decode_char(t.s, t.n, pos, &next);
    }
    return false;
}

bool match_find(const struct match_word *w, struct slice t, size_t from, struct match_place *place)
{
    struct match_place reading;
    bool by_text = match_find_text(w, t, from, place), by_pinyin = match_find_pinyin(w, t, from, &reading);
    if (by_pinyin && (!by_text || reading.start < place->start)) *place = reading;
    return by_text || by_pinyin;
}

/* ---- candidates ---- */

static bool match_scan_glyph(struct scan *scan, const struct match_glyph *g)
{
    for (uint32_t i = 0; i < g->count; i++) {
        bool known = false;
        char s[TEXT_CHAR_MAX];
        size_t n = text_encode(g->cp[i], s);
        for (size_t k = 0; k < scan->count && !known; k++)
            known = scan->needle[k].n == n && memcmp(scan->needle[k].s, s, n) == 0;
        if (!known && !scan_add(scan, g->cp[i])) return false;
    }
    return true;
}

/* What looking for a glyph costs, in candidates that must be looked at closely.  One more needle slows the scan of a
 * kilobyte by as much as two candidates do (measured). */
static size_t match_glyph_cost(const struct match_glyph *g, struct slice sample)
{
    struct scan scan = {0};
    if (g->count == 0 || !match_scan_glyph(&scan, g)) return SIZE_MAX;
    return scan_count(&scan, sample) + g->count * (1 + sample.n / 512);
}

bool match_scan_init(struct match_scan *m, const struct match_word *w, struct slice sample)
{
    *m = (struct match_scan){.word = w};
    for (size_t i = 0; i < w->patterns; i++) {
        const struct match_pattern *p = &w->pattern[i];
        size_t best = SIZE_MAX;
        for (size_t k = 0; k < p->n && k < 16; k++) {
            size_t cost = match_glyph_cost(&p->glyph[k], sample);
            if (cost < best) best = cost, m->anchor[i] = k;
        }
        if (best == SIZE_MAX || !match_scan_glyph(&m->scan, &p->glyph[m->anchor[i]])) return false;
    }
    return true;
}

bool match_at_anchor(const struct match_scan *m, size_t which, struct slice t, size_t pos, struct match_place *place)
{
    const struct match_word *w = m->word;
    bool found = false, blanks = w->kinds & FOLD_BLANKS;
    size_t next;
    uint32_t cp = decode_char(t.s, t.n, pos, &next);
    (void)which;
    for (size_t i = 0; i < w->patterns; i++) {
        const struct match_pattern *p = &w->pattern[i];
        if (w->patterns > 1 && !match_glyph_has(&p->glyph[m->anchor[i]], cp)) continue;
        size_t start = pos;
        for (size_t k = m->anchor[i]; k > 0 && start != SIZE_MAX; k--) start = match_previous_glyph(t, start, blanks);
        if (start == SIZE_MAX) continue;
        size_t end = match_pattern_end(p, t, start, blanks);
        if (end == SIZE_MAX || end <= pos || (found && end - start <= place->nbytes)) continue;
        *place = (struct match_place){start, end - start, false};
        found = true;
    }
    return found;
}

bool match_pinyin_scan(const struct match_word *w, struct slice sample, struct scan *scan)
{
    const struct match_glyph *rarest = NULL;
    size_t best = SIZE_MAX;
    for (size_t i = 0; i < w->parts && i < 16; i++) {
        if (w->part[i].is_pinyin) continue;
        size_t cost = match_glyph_cost(&w->part[i].glyph, sample);
        if (cost < best) best = cost, rarest = &w->part[i].glyph;
    }
    *scan = (struct scan){0};
    return rarest && match_scan_glyph(scan, rarest);
}
