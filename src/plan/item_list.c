#include "plan/item_list.h"

#include "base/chars.h"
#include "plan/quantity.h"

#define SKIP_MAX 9u /* items that may have been left out before a number out of order; further ahead it is no item's */

/* What stands before a possible number. */
enum item_before {
    BEFORE_NOTHING,
    BEFORE_STRONG, /* ; 。 */
    BEFORE_LINE_BREAK,
    BEFORE_COLON,
    BEFORE_COMMA,
    BEFORE_ENUMERATION,
    BEFORE_TEXT,
    BEFORE_JOINT
};

#define STRONG (CHARS_SEMICOLON | CHARS_FULL_STOP)
#define CLOSING (CHARS_ROUND_CLOSE | CHARS_QUOTE_CLOSE | CHARS_TITLE_CLOSE | CHARS_QUOTE_DOUBLE)
/* Begins the text of a clause, as a Han character does. */
#define BEGINNING (CHARS_ROUND_OPEN | CHARS_QUOTE_OPEN | CHARS_TITLE_OPEN | CHARS_QUOTE_DOUBLE | CHARS_LATIN)
/* Cannot begin it. */
#define GOING_ON \
    (STRONG | CHARS_COMMA | CHARS_ENUMERATION | CHARS_COLON | CHARS_DOT | CHARS_DASH | CHARS_ROUND_CLOSE | \
     CHARS_QUOTE_CLOSE | CHARS_TITLE_CLOSE)

static bool item_list_is_joint(uint32_t cp)
{
    switch (cp) {
#define JOINT(char) case char:
#include "plan/item_list.def"
        return true;
    default: return text_is_digit(cp) || chars_is(cp, CHARS_LATIN);
    }
}

static bool item_list_is_han_joint(uint32_t cp)
{
    switch (cp) {
#define HAN_JOINT(char) case char:
#include "plan/item_list.def"
        return true;
    default: return text_is_digit(cp);
    }
}

/* （2）班, （二）期工程, （三）项: behind the bracket at byte pos. */
static bool item_list_refers(struct slice t, const struct item_mark *m, size_t pos)
{
    if (m->style != ITEM_BRACKETS && m->style != ITEM_HAN_BRACKETS) return false;
    switch (text_peek(t, pos)) {
#define REFERS(char) case char:
#include "plan/item_list.def"
        return !text_is_han(text_peek(t, text_step(t, pos)));
    case L'班':
    case L'期': return true;
    default: return false;
    }
}

static bool item_list_is_class(uint32_t cp)
{
    switch (cp) {
#define CLASSES(char) case char:
#include "plan/item_list.def"
        return true;
    default: return false;
    }
}

/* ---- the numbers of a text, one after the other ---- */

struct item_scan {
    struct slice t;
    size_t pos;
    uint32_t last, inner; /* the last two characters before pos that are no blanks */
    bool line_break;      /* stands behind the last one */
    uint32_t bullet;      /* with which the cell begins, if it can stand anywhere; else 0 */
};

static struct item_scan item_list_scan(struct slice t, size_t from, bool first)
{
    struct item_scan s = {.t = t, .pos = from};
    struct item_mark m;
    if (item_form_bullet(t, chars_skip_blanks(t, 0), &m) == ITEM_BULLET_FREE) s.bullet = m.sign;
    if (!first) s.last = text_peek_back(t, from);
    return s;
}

static enum item_before item_list_before(const struct item_scan *s, const struct item_mark *m)
{
    uint32_t last = chars_is(s->last, CLOSING) && chars_is(s->inner, STRONG) ? s->inner : s->last;
    bool han = m->style == ITEM_HAN_DOT || m->style == ITEM_SAYS || m->style == ITEM_ORDINAL;
    if (last == 0) return BEFORE_NOTHING;
    if (chars_is(last, STRONG)) return BEFORE_STRONG;
    if (s->line_break) return BEFORE_LINE_BREAK;
    if (chars_is(last, CHARS_COLON | CHARS_LENTICULAR_CLOSE)) return BEFORE_COLON; /* 【目标】1. */
    if (chars_is(last, CHARS_COMMA)) return BEFORE_COMMA;
    if (chars_is(last, CHARS_ENUMERATION)) return BEFORE_ENUMERATION;
    if (m->style == ITEM_SAYS && chars_is(last, CHARS_QUOTE_OPEN | CHARS_TITLE_OPEN)) return BEFORE_JOINT;
    if (han ? item_list_is_han_joint(last) : item_list_is_joint(last)) return BEFORE_JOINT;
    return BEFORE_TEXT;
}

/* Only at the start of a line, those that can mean nothing else also behind a full stop, and anywhere in a cell that
 * begins with them. */
static bool item_list_bullet_at(const struct item_scan *s, struct item_mark *m)
{
    bool line = s->last == 0 || s->line_break, stop = chars_is(s->last, STRONG);
    if (!line && !stop && s->bullet == 0) return false;
    enum item_bullet_kind kind = item_form_bullet(s->t, s->pos, m);
    if (kind == ITEM_BULLET_FREE && m->sign == s->bullet) return true;
    if (kind == ITEM_BULLET_NONE || (!line && !stop)) return false;
    bool dash = kind == ITEM_BULLET_DASH, twice = dash && m->end > text_step(s->t, m->start);
    uint32_t follows = text_peek(s->t, m->end);
    if (dash && !twice && text_is_digit(follows)) return false;
    return line || !(dash || kind == ITEM_BULLET_NOTE) || twice;
}

/* Goes on behind byte `to`, which is behind pos. */
static void item_list_step(struct item_scan *s, size_t to)
{
    size_t last = text_previous(s->t, to);
    s->inner = last > s->pos ? text_peek_back(s->t, last) : s->last;
    s->last = text_peek(s->t, last);
    if (s->last == 0) s->last = 0xFFFD; /* a NUL in the text is not its beginning */
    s->line_break = false;
    s->pos = to;
}

/* Whether no number and no bullet begins with the character: most Han characters and signs. */
static inline bool item_list_is_plain(uint32_t cp)
{
    switch (cp) {
    case L'、':
    case L'。':
    case L'，':
    case L'；':
    case L'：': return true;
    case L'一':
    case L'二':
    case L'三':
    case L'四':
    case L'五':
    case L'六':
    case L'七':
    case L'八':
    case L'九':
    case L'十':
    case L'第': return false;
    default: return cp >= 0x4E00 && cp <= 0x9FFF;
    }
}

/* Such a character of three bytes, told fast; 0 for any other. */
static inline uint32_t item_list_plain(struct slice t, size_t pos)
{
    const unsigned char *s = (const unsigned char *)t.s + pos;
    if (t.n - pos < 3 || s[0] < 0xE3 || s[0] > 0xEF || (s[1] & 0xC0) != 0x80 || (s[2] & 0xC0) != 0x80) return 0;
    uint32_t cp = (uint32_t)(s[0] & 0xF) << 12 | (uint32_t)(s[1] & 0x3F) << 6 | (s[2] & 0x3F);
    return item_list_is_plain(cp) ? cp : 0;
}

static void item_list_skip_plain(struct item_scan *s)
{
    uint32_t last = s->last, inner = s->inner, cp;
    size_t pos = s->pos;
    while (pos < s->t.n && (cp = item_list_plain(s->t, pos)) != 0) inner = last, last = cp, pos += 3;
    if (pos > s->pos) *s = (struct item_scan){.t = s->t, .pos = pos, .last = last, .inner = inner, .bullet = s->bullet};
}

/* The next number or bullet and what stands before it; false at the end of the text. */
static bool item_list_scan_next(struct item_scan *s, struct item_mark *m, enum item_before *before)
{
    for (item_list_skip_plain(s); s->pos < s->t.n; item_list_skip_plain(s)) {
        size_t next, end;
        uint32_t cp = text_decode(s->t, s->pos, &next);
        if (text_is_blank(cp)) {
            s->line_break |= (cp == '\n' || cp == '\r') && s->last != 0;
            s->pos = next;
            continue;
        }
        bool found = item_form_number(s->t, s->pos, m) || item_list_bullet_at(s, m);
        if (found) {
            *before = item_list_before(s, m);
            m->line = s->line_break;
            item_list_step(s, m->end);
            return true;
        }
        /* the rest of a number is no item's number: 12. is not 2. */
        item_form_digits(s->t, s->pos, &end);
        if (end == s->pos) item_form_han(s->t, s->pos, &end);
        item_list_step(s, end > s->pos ? end : next);
    }
    return false;
}

/* ---- where a clause can begin ---- */

/* 1.15年, 1.3000名: no decimal number, so the dot is an item's.  pos: behind the dot. */
static bool item_list_is_no_decimal(struct slice t, size_t pos)
{
    size_t end;
    item_form_digits(t, pos, &end);
    return end - pos > 1 && quantity_is_whole_measure(t, end);
}

/* 3.2020年: no decimal number has a year behind its dot.  pos: behind the dot. */
static bool item_list_is_year(struct slice t, size_t pos)
{
    size_t end;
    unsigned first = item_form_digits(slice_cut(t, 0, pos + 2), pos, &end);
    item_form_digits(t, pos, &end);
    return end == pos + 4 && (first == 19 || first == 20) && text_peek(t, end) == L'年';
}

/* Whether 2 with its dot, or without one, follows behind byte `from`. */
static bool item_list_has_second(struct slice t, size_t from, bool dotless)
{
    struct item_mark first = {.style = ITEM_DOT, .no = 1}, second = item_list_next(t, from, &first);
    return second.style != ITEM_NO_STYLE && !second.unexpected && (dotless || !second.missing_dot);
}

/* A number without a dot: only behind a separator, only before text that cannot belong to a quantity. */
static bool item_list_accepts_dotless(struct slice t, const struct item_mark *m, enum item_before before)
{
    size_t pos = chars_skip_blanks(t, m->end);
    if (!text_is_han(text_peek(t, pos)) || quantity_goes_on(t, m->end) || quantity_goes_on(t, pos)) return false;
    bool apart = pos > m->end; /* 1 加强, at the start of a line */
    if (before == BEFORE_STRONG || (before == BEFORE_LINE_BREAK && apart)) return m->no > 1;
    return before == BEFORE_NOTHING && m->no == 1 && item_list_has_second(t, m->end, true);
}

/* N. before a digit: 1.15年…;2.… is item 1, 1.5万人次 is not. */
static bool item_list_accepts_before_digit(struct slice t, const struct item_mark *m, enum item_before before)
{
    bool no_decimal = !m->enumerates && item_list_is_no_decimal(t, m->end);
    if (before == BEFORE_STRONG) return m->no > 1 || no_decimal;
    if (before == BEFORE_LINE_BREAK || before == BEFORE_COLON) return no_decimal;
    if (before != BEFORE_NOTHING || m->no != 1) return false;
    return no_decimal || item_list_has_second(t, m->end, false);
}

/* 一、二级, 第一、第二产业, （一）（二）, ①②: numbers that are named, not counted with. */
static bool item_list_names_next(struct slice t, const struct item_mark *m, size_t pos)
{
    size_t end;
    struct item_mark next;
    if (m->style == ITEM_DOT || m->style == ITEM_BRACKET || m->style == ITEM_BULLET) return false;
    if (item_form_number(t, pos, &next) && next.style == m->style) return true;
    if (m->style != ITEM_HAN_DOT && m->style != ITEM_ORDINAL) return false;
    if (text_peek(t, pos) == L'第') return m->style == ITEM_ORDINAL;
    unsigned value = item_form_han(t, pos, &end);
    return end > pos && (value == 0 || value == m->no + 1) && (value == 0 || item_list_is_class(text_peek(t, end)));
}

static bool item_list_can_follow_text(const struct item_mark *m, bool first, uint32_t follows)
{
    if (m->style == ITEM_BRACKET || m->style == ITEM_ORDINAL) return false;
    if (m->enumerates ? !first : !first && m->no < 2) return false;
    return text_is_han(follows) || text_is_digit(follows) || chars_is(follows, BEGINNING);
}

/* Whether a clause can begin with mark m; `first`: with the first number of a list. */
static bool item_list_can_begin(struct slice t, const struct item_mark *m, enum item_before before, bool first)
{
    size_t pos = chars_skip_blanks(t, m->end);
    uint32_t follows = text_peek(t, pos);
    if (before == BEFORE_JOINT || follows == 0 || chars_is(follows, GOING_ON)) return false;
    if (m->missing_dot) return item_list_accepts_dotless(t, m, before);
    if (m->style == ITEM_DOT && text_is_digit(text_peek(t, m->end)) && !item_list_is_year(t, m->end))
        return item_list_accepts_before_digit(t, m, before);
    if (item_list_names_next(t, m, pos)) return false;
    switch (before) {
    case BEFORE_COLON: return first || (m->style != ITEM_BRACKET && !m->enumerates);
    case BEFORE_COMMA: return !(first && m->style == ITEM_HAN_DOT) && !(m->enumerates && text_is_digit(follows));
    case BEFORE_ENUMERATION:
        return m->style != ITEM_BRACKET && m->style != ITEM_HAN_DOT && !m->enumerates && !item_list_refers(t, m, pos);
    case BEFORE_TEXT: return item_list_can_follow_text(m, first, follows) && !item_list_refers(t, m, pos);
    default: return true;
    }
}

/* A number out of order still begins an item where nothing else can be meant: behind a separator, with dot and text. */
static bool item_list_is_out_of_order(struct slice t, const struct item_mark *m, unsigned expected,
                                      enum item_before before)
{
    uint32_t follows = text_peek(t, m->end);
    bool again = m->no == 1 && expected > 2 && before == BEFORE_COLON; /* 1.…；2.…。保障：1.… */
    if (before != BEFORE_STRONG && before != BEFORE_LINE_BREAK && !again) return false;
    if (m->style == ITEM_SAYS || m->style == ITEM_ORDINAL) return false;
    if (expected < 2 || m->missing_dot || m->enumerates || m->no > expected + SKIP_MAX) return false;
    if (item_list_names_next(t, m, m->end)) return false;
    return text_is_han(follows) || chars_is(follows, BEGINNING);
}

struct item_mark item_list_next(struct slice t, size_t from, const struct item_mark *list)
{
    struct item_mark m;
    enum item_before before;
    for (struct item_scan s = item_list_scan(t, from, false); item_list_scan_next(&s, &m, &before);) {
        if (m.style != list->style || m.sign != list->sign) continue;
        if (m.style == ITEM_BULLET) return m;
        bool expected = m.no == list->no + 1;
        if (expected && item_list_can_begin(t, &m, before, false)) {
            m.missing_separator = before == BEFORE_TEXT;
            return m;
        }
        m.unexpected = !expected && item_list_is_out_of_order(t, &m, list->no + 1, before);
        if (m.unexpected) return m;
    }
    return (struct item_mark){.start = t.n, .end = t.n};
}

/* ---- which lists there are ---- */

struct item_list { /* the numbers of one style, as far as they follow each other */
    struct item_mark first;
    enum item_before before; /* the first */
    size_t last, again;      /* the last that follows; a later 1 */
    unsigned next_no, count;
    bool alone; /* the first would do alone */
};

struct item_survey { /* of a text */
    struct slice t;
    const struct item_around *around; /* NULL: a whole cell */
    struct item_list list[ITEM_STYLES];
};

/* Whether the numbering of the clauses around goes on here. */
static bool item_list_runs_on(const struct item_survey *s, const struct item_mark *m)
{
    return s->around && m->no > 1 && (s->around->running >> m->style & 1);
}

/* 七是…, 三要…: a cell of a longer list; but not 三要素. */
static bool item_list_says(struct slice t, const struct item_mark *m)
{
    if (m->style != ITEM_SAYS || text_peek_back(t, m->end) != L'要') return m->style == ITEM_SAYS;
    switch (text_peek(t, m->end)) {
#define REQUIRED(char) case char:
#include "plan/item_list.def"
        return false;
    default: return true;
    }
}

/* Whether the number would be a list if no other followed. */
static bool item_list_stands_alone(const struct item_survey *s, const struct item_mark *m, enum item_before before)
{
    bool inside = s->around != NULL, apart = m->line || before == BEFORE_STRONG || before == BEFORE_COLON;
    if (m->style == ITEM_BULLET) {
        struct item_mark again;
        return before == BEFORE_NOTHING && item_form_bullet(s->t, m->start, &again) != ITEM_BULLET_NOTE && !inside;
    }
    if (item_list_runs_on(s, m)) return true;
    if (m->no == 1 && inside && apart && (s->around->several >> m->style & 1)) return true;
    if (before == BEFORE_NOTHING && item_list_says(s->t, m)) return !inside;
    if (m->style == ITEM_SAYS || m->style == ITEM_ORDINAL) return m->no == 1 && m->line;
    if (before == BEFORE_NOTHING) return m->no == 1 || !inside;
    if (m->line) return m->no == 1 || inside;
    return m->no == 1 && apart && !inside;
}

/* Lists begin with 1; where a cell is a part of a longer list, with another number at the start of a line. */
static bool item_list_can_start(const struct item_survey *s, const struct item_mark *m, enum item_before before)
{
    if (m->style == ITEM_BULLET) return true;
    bool says = m->style == ITEM_SAYS || m->style == ITEM_ORDINAL;
    bool later = says ? before == BEFORE_NOTHING && item_list_says(s->t, m)
                      : !m->missing_dot && (before == BEFORE_NOTHING || m->line || item_list_runs_on(s, m));
    return (m->no == 1 || later) && item_list_can_begin(s->t, m, before, true);
}

static void item_list_start(struct item_survey *s, const struct item_mark *m, enum item_before before)
{
    s->list[m->style] = (struct item_list){.first = *m,
                                           .before = before,
                                           .last = m->start,
                                           .next_no = m->no + 1,
                                           .count = 1,
                                           .alone = item_list_stands_alone(s, m, before)};
}

static void item_list_go_on(struct item_list *l, const struct item_mark *m)
{
    l->count++;
    l->last = m->start;
    l->next_no = m->no + 1;
}

static void item_list_add(struct item_survey *s, const struct item_mark *m, enum item_before before)
{
    struct item_list *l = &s->list[m->style];
    if (l->count == 0) {
        if (item_list_can_start(s, m, before)) item_list_start(s, m, before);
    } else if (m->style == ITEM_BULLET) {
        if (m->sign == l->first.sign) item_list_go_on(l, m);
    } else if (m->no == l->next_no && item_list_can_begin(s->t, m, before, false)) {
        item_list_go_on(l, m);
    } else if (m->no == 1 && item_list_can_start(s, m, before)) {
        l->again = m->start;
        if (l->count == 1 && !l->alone) item_list_start(s, m, before);
    } else if (item_list_is_out_of_order(s->t, m, l->next_no, before)) {
        item_list_go_on(l, m);
    }
}

static bool item_list_is_one(const struct item_list *l) { return l->count > 1 || (l->count == 1 && l->alone); }

/* Whether list b holds list a, though a begins first: a stands in the text before b, or goes on inside b. */
static bool item_list_holds(const struct item_list *b, const struct item_list *a)
{
    return (b->first.line || b->before == BEFORE_STRONG) && b->count > 1 && b->first.style < a->first.style &&
           (a->last < b->first.start || a->again > b->first.start);
}

static const struct item_list *item_list_outer(const struct item_survey *s)
{
    const struct item_list *outer = NULL;
    for (const struct item_list *l = s->list; l < s->list + ITEM_STYLES; l++)
        if (item_list_is_one(l) && (!outer || l->first.start < outer->first.start)) outer = l;
    for (const struct item_list *l = s->list; outer && l < s->list + ITEM_STYLES; l++)
        if (item_list_is_one(l) && item_list_holds(l, outer)) outer = l;
    return outer;
}

struct item_lists item_lists_of(struct slice t, size_t start, const struct item_around *around)
{
    struct item_survey s = {.t = t, .around = around};
    struct item_lists found = {.first = {.start = t.n, .end = t.n}};
    struct item_mark m;
    enum item_before before;
    unsigned seen = 0;
    for (struct item_scan scan = item_list_scan(t, start, true); item_list_scan_next(&scan, &m, &before);) {
        seen |= 1u << m.style;
        if (!around || m.style != around->style || m.sign != around->sign) item_list_add(&s, &m, before);
    }
    const struct item_list *outer = item_list_outer(&s);
    if (outer) found.first = outer->first;
    found.around = (struct item_around){.style = found.first.style, .sign = found.first.sign, .seen = seen};
    for (unsigned style = 0; style < ITEM_STYLES; style++) {
        if (s.list[style].count < 2) continue;
        found.around.several |= 1u << style;
        if (s.list[style].again == 0) found.around.running |= 1u << style;
    }
    return found;
}
