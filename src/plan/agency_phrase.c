#include "plan/agency_phrase.h"

#include "base/numeral.h"

#define REMARK_CHARS 64 /* a bracket that is longer is none */
#define WORDS_MOST 12   /* of a duty or a label */
#define LABEL_CHARS 16  /* before the colon of a label */
#define SHARED_MOST 8   /* words of 各县（市、区）、特区人民政府 */
#define PERSON_CHARS 4
#define NUMBER_CHARS 3
#define WORK_CHARS 5 /* what is to be done: 建立工作专班, but 组织部 */

bool agency_phrase_opens(uint32_t cp)
{
    return chars_is(cp, CHARS_ROUND_OPEN | CHARS_SQUARE_OPEN | CHARS_LENTICULAR_OPEN) || cp == 0x3014 /* 〔 */;
}

bool agency_phrase_closes(uint32_t cp)
{
    return chars_is(cp, CHARS_ROUND_CLOSE | CHARS_SQUARE_CLOSE | CHARS_LENTICULAR_CLOSE) || cp == 0x3015 /* 〕 */;
}

size_t agency_phrase_bracket(struct slice t, size_t pos)
{
    size_t next = pos;
    int depth = 0;
    for (int chars = 0; next < t.n && chars < REMARK_CHARS; chars++) {
        uint32_t cp = text_decode(t, next, &next);
        depth += agency_phrase_opens(cp) - agency_phrase_closes(cp);
        if (depth <= 0) return next;
    }
    return pos;
}

struct slice agency_phrase_inside(struct slice t, size_t pos, size_t end)
{
    return end > pos ? slice_trim(slice_cut(t, text_step(t, pos), text_previous(t, end))) : SLICE("");
}

/* ---- duties ---- */

static enum agency_mark agency_phrase_mark_of(unsigned flags)
{
    if (flags & AGENCY_LEADS_IT) return AGENCY_MARKED_LEAD;
    return flags & AGENCY_SUPPORTS_IT ? AGENCY_MARKED_SUPPORT : AGENCY_MARKED_DUTY;
}

/* Whether something said of agencies can end at pos. */
static bool agency_phrase_stops(struct slice t, size_t pos)
{
    uint32_t cp = text_peek(t, pos);
    return cp == 0 || text_is_blank(cp) || text_is_unseen(cp) || agency_phrase_opens(cp) || agency_phrase_closes(cp) ||
           chars_is(cp, AGENCY_SEPARATOR | CHARS_DOT | CHARS_COLON | CHARS_EXCLAMATION);
}

size_t agency_phrase_duty(struct slice t, size_t pos, enum agency_mark *mark)
{
    unsigned flags = 0;
    size_t at = pos, end = pos;
    for (int words = 0; words < WORDS_MOST; words++) {
        bool blank = words > 0 && !(flags & AGENCY_VERB); /* 分工 / 负责 over two lines */
        const struct word *word = agency_word_at(AGENCY_DUTIES, t, blank ? chars_skip_blanks(t, at) : at, &at);
        if (!word) break;
        flags |= word->value;
        end = at;
    }
    if (!(flags & AGENCY_VERB) || !agency_phrase_stops(t, end)) return pos;
    *mark = agency_phrase_mark_of(flags);
    return end;
}

size_t agency_phrase_verb(struct slice t, size_t pos, enum agency_mark *mark)
{
    static const struct word others[] = {WORD("人", 0),   WORD("单位", 0), WORD("办", 0),   WORD("组", 0),
                                         WORD("部门", 0), WORD("企业", 0), WORD("机构", 0), WORD("医院", 0),
                                         WORD("学校", 0), WORD("高校", 0), WORD("院校", 0)};
    size_t end;
    const struct word *word = agency_word_at(AGENCY_DUTIES, t, pos, &end);
    if (!word || !(word->value & AGENCY_TAKES_OBJECT)) return pos;
    if (words_at(others, WORDS_COUNT(others), t, end)) return pos;
    *mark = agency_phrase_mark_of(word->value);
    return end;
}

bool agency_phrase_says_first(struct slice t)
{
    /* all those words hold one of the two */
    if (slice_find(t, SLICE("第")) == SIZE_MAX && slice_find(t, SLICE("首")) == SIZE_MAX) return false;
    return agency_word_within(AGENCY_FIRSTS, t);
}

/* ---- labels ---- */

/* The words of a label that begin at pos: behind them, and what they say together. */
static size_t agency_phrase_label_words(struct slice t, size_t pos, unsigned *flags)
{
    size_t at = pos;
    *flags = 0;
    for (int words = 0; words < WORDS_MOST; words++) {
        const struct word *word = agency_word_at(AGENCY_LABELS, t, at, &at);
        if (!word) return at;
        *flags |= word->value;
    }
    return at;
}

static bool agency_phrase_read_label(unsigned flags, struct agency_label *label)
{
    unsigned who = flags & (AGENCY_LEADS_IT | AGENCY_SUPPORTS_IT | AGENCY_ANSWERS | AGENCY_HEADS_LABEL);
    label->nobody = (flags & AGENCY_NAMES_NOBODY) && !(flags & AGENCY_HEADS_LABEL);
    label->mark = who && !(flags & AGENCY_PLAIN_LABEL) ? agency_phrase_mark_of(flags) : AGENCY_UNMARKED;
    return who || label->nobody || (flags & AGENCY_PLAIN_LABEL);
}

/* A label that begins with other words, by what it ends in: 项目验收单位：, 县级包抓领导：.  Behind its colon, or pos. */
static size_t agency_phrase_other_label(struct slice t, size_t pos, struct agency_label *label)
{
    size_t at = pos, from, end;
    for (int chars = 0; chars < LABEL_CHARS && text_is_han(text_peek(t, at)); chars++) at = text_step(t, at);
    const struct word *last = chars_is(text_peek(t, at), CHARS_COLON) ? agency_word_before(AGENCY_LABELS, t, at, &from)
                                                                      : NULL;
    if (!last || from < pos || !(last->value & (AGENCY_HEADS_LABEL | AGENCY_NAMES_NOBODY))) return pos;
    unsigned flags = last->value;
    for (size_t word = pos; word < from; word = text_step(t, word)) {
        const struct word *said = agency_word_at(AGENCY_LABELS, t, word, &end);
        if (said && end <= from) flags |= said->value & ~(unsigned)(AGENCY_HEADS_LABEL | AGENCY_NAMES_NOBODY);
    }
    return agency_phrase_read_label(flags, label) ? text_step(t, at) : pos;
}

size_t agency_phrase_label(struct slice t, size_t pos, struct agency_label *label)
{
    unsigned flags;
    size_t ignored, end = agency_phrase_label_words(t, pos, &flags), behind = chars_skip_blanks(t, end);
    if (end == pos || !agency_phrase_read_label(flags, label) || text_is_han(text_peek(t, end))) {
        size_t other = agency_phrase_other_label(t, pos, label);
        if (other > pos) return other;
    }
    if (end == pos || !agency_phrase_read_label(flags, label)) return pos;
    if (chars_is(text_peek(t, behind), CHARS_COLON)) return text_step(t, behind);
    if (!(flags & AGENCY_HEADS_LABEL) || !(flags & (AGENCY_LEADS_IT | AGENCY_SUPPORTS_IT | AGENCY_ANSWERS))) return pos;
    if (behind >= t.n) return pos;
    return behind > end || agency_word_at(AGENCY_BEGINNINGS, t, end, &ignored) ? behind : pos;
}

bool agency_phrase_is_label(struct slice t, struct agency_label *label)
{
    unsigned flags;
    return t.n > 0 && agency_phrase_label_words(t, 0, &flags) == t.n && agency_phrase_read_label(flags, label);
}

/* ---- remarks ---- */

/* Whether a text holds a word that says who leads or supports. */
static bool agency_phrase_tells(struct slice t, enum agency_mark *mark)
{
    *mark = AGENCY_UNMARKED;
    for (size_t pos = 0, end; pos < t.n; pos = text_step(t, pos)) {
        const struct word *word = agency_word_at(AGENCY_DUTIES, t, pos, &end);
        if (!word || !(word->value & (AGENCY_LEADS_IT | AGENCY_SUPPORTS_IT))) continue;
        if (*mark != AGENCY_MARKED_LEAD) *mark = agency_phrase_mark_of(word->value);
    }
    return *mark != AGENCY_UNMARKED;
}

/* 主 and 协 alone in a bracket. */
static enum agency_mark agency_phrase_one_character(struct slice t)
{
    static const char *const leads[] = {"主", "牵"}, *const supports[] = {"协", "配", "辅"};
    for (size_t i = 0; i < sizeof leads / sizeof *leads; i++)
        if (slice_equals(t, leads[i])) return AGENCY_MARKED_LEAD;
    for (size_t i = 0; i < sizeof supports / sizeof *supports; i++)
        if (slice_equals(t, supports[i])) return AGENCY_MARKED_SUPPORT;
    return AGENCY_UNMARKED;
}

/* Whether names stand in a bracket with what they do: （市财政局、市人社局配合）, （牵头单位：市财政局）. */
static bool agency_phrase_lists(struct slice t)
{
    struct agency_label label;
    size_t behind = agency_phrase_label(t, 0, &label);
    if (behind > 0) return behind < t.n && !label.nobody;
    for (size_t pos = 0, end; pos < t.n; pos = text_step(t, pos)) {
        bool mark = chars_is(text_peek(t, pos), AGENCY_SEPARATOR);
        if (mark || (pos > 0 && agency_word_at(AGENCY_DUTIES, t, pos, &end) && agency_word_ending(t, pos)))
            return agency_word_ending(t, pos) != 0;
    }
    return false;
}

enum agency_remark agency_phrase_remark(struct slice t, enum agency_mark *mark)
{
    struct agency_label label;
    size_t end;
    *mark = agency_phrase_one_character(t);
    if (*mark != AGENCY_UNMARKED) return AGENCY_REMARK_MARK;
    if (agency_phrase_says_first(t)) return AGENCY_REMARK_ASIDE;
    if (agency_word_at(AGENCY_SENTENCES, t, 0, &end)) return AGENCY_REMARK_ASIDE;
    unsigned flags;
    if (t.n > 0 && agency_phrase_label_words(t, 0, &flags) == t.n && flags == AGENCY_HEADS_LABEL)
        return AGENCY_REMARK_NAME; /* 有关部门（单位） */
    if (agency_phrase_is_label(t, &label) && !label.nobody) {
        *mark = label.mark;
        return AGENCY_REMARK_MARK;
    }
    if (t.n > 0 && agency_phrase_duty(t, 0, mark) == t.n) return AGENCY_REMARK_MARK;
    if (agency_phrase_tells(t, mark)) return agency_phrase_lists(t) ? AGENCY_REMARK_LIST : AGENCY_REMARK_MARK;
    return agency_phrase_is_nobody(t, agency_word_ending(t, t.n) != 0) && agency_word_ending(t, t.n) != AGENCY_PLACE
               ? AGENCY_REMARK_ASIDE
               : AGENCY_REMARK_NAME;
}

/* ---- lists ---- */

/* ① ⑴ ⒈ ㈠ ➀: a number of a list in one sign. */
static bool agency_phrase_is_ringed(uint32_t cp)
{
    return (cp >= 0x2460 && cp <= 0x249B) || (cp >= 0x24EB && cp <= 0x24FF) || (cp >= 0x2776 && cp <= 0x2793) ||
           (cp >= 0x3220 && cp <= 0x3229) || (cp >= 0x3280 && cp <= 0x3289);
}

/* The digits or Chinese numerals of a number of a list, from pos: behind them. */
static size_t agency_phrase_digits(struct slice t, size_t pos)
{
    size_t at = pos;
    bool arabic = text_is_digit(text_peek(t, pos));
    for (int chars = 0; chars <= NUMBER_CHARS; chars++) {
        uint32_t cp = text_peek(t, at);
        if (cp == 0 || !(arabic ? text_is_digit(cp) : numeral_is(cp, NUMERAL_ONE_TO_NINE | NUMERAL_TEN))) return at;
        at = text_step(t, at);
    }
    return pos;
}

/* • ● ★ before a name, + or — between two. */
static bool agency_phrase_is_bullet(uint32_t cp)
{
    return cp == '+' || cp == 0xFF0B || cp == '&' || cp == '*' || cp == 0xB7 || cp == 0x2022 || cp == 0x30FB ||
           cp == 0x203B || cp == 0x2014 || cp == 0x2500 || (cp >= 0x25A0 && cp <= 0x25FF) || cp == 0x2605 ||
           cp == 0x2606;
}

size_t agency_phrase_number(struct slice t, size_t pos)
{
    uint32_t cp = text_peek(t, pos);
    if (agency_phrase_is_ringed(cp) || agency_phrase_is_bullet(cp)) return text_step(t, pos);
    bool opened = chars_is(cp, CHARS_ROUND_OPEN);
    size_t from = opened ? text_step(t, pos) : pos, end = agency_phrase_digits(t, from);
    if (end == from) return pos;
    uint32_t after = text_peek(t, end);
    if (opened) return chars_is(after, CHARS_ROUND_CLOSE) ? text_step(t, end) : pos;
    bool arabic = text_is_digit(cp);
    bool marked = chars_is(after, CHARS_ENUMERATION | CHARS_DOT) || (arabic && chars_is(after, CHARS_ROUND_CLOSE));
    if (marked && !(arabic && text_is_digit(text_peek(t, text_step(t, end))))) return text_step(t, end);
    return arabic && text_is_blank(after) ? end : pos;
}

/* Behind the words that close a list, from pos: 有关部门和单位, 8家单位.  *head: the last says what the names are. */
static size_t agency_phrase_closers(struct slice t, size_t pos, bool *head)
{
    bool closed = false;
    *head = false;
    for (int words = 0; words < WORDS_MOST; words++) {
        size_t end;
        const struct word *word = agency_word_at(AGENCY_CLOSERS, t, pos, &end);
        if (!word && closed && agency_word_at(AGENCY_JOINTS, t, pos, &end) &&
            (agency_word_at(AGENCY_CLOSERS, t, end, &end) && agency_phrase_stops(t, end)))
            return end; /* 部门和单位 */
        if (!word && (end = agency_phrase_digits(t, pos)) == pos) return pos;
        closed = word != NULL;
        *head = closed && (word->value & AGENCY_HEADS_LABEL);
        pos = end;
    }
    return pos;
}

/* Behind a bracket at pos that says the same in another word: 部门（单位）. */
static size_t agency_phrase_closers_bracket(struct slice t, size_t pos)
{
    bool head;
    size_t behind = agency_phrase_opens(text_peek(t, pos)) ? agency_phrase_bracket(t, pos) : pos;
    struct slice inside = agency_phrase_inside(t, pos, behind);
    return inside.n > 0 && agency_phrase_closers(inside, 0, &head) == inside.n && head ? behind : pos;
}

size_t agency_phrase_closer(struct slice t, size_t pos)
{
    enum agency_mark ignored;
    size_t from, end;
    if (text_peek(t, pos) != 0x7B49 /* 等 */) return pos;
    size_t behind = text_step(t, pos);
    if (agency_word_before(AGENCY_NO_CLOSE, t, behind, &from) && from < pos) return pos;
    if (agency_phrase_duty(t, behind, &ignored) > behind) return behind; /* 等配合, but 等配合单位 */
    bool head;
    size_t closed = agency_phrase_closers(t, behind, &head);
    if (head) closed = agency_phrase_closers_bracket(t, closed);
    if (agency_phrase_stops(t, closed) || agency_phrase_duty(t, closed, &ignored) > closed) return closed;
    if (agency_word_at(AGENCY_JOINTS, t, closed, &end)) return closed;
    if (agency_phrase_stops(t, behind)) return behind;
    if (head && text_is_han(text_peek(t, closed))) return closed; /* 等部门建立机制 */
    if (agency_word_at(AGENCY_DUTIES, t, behind, &end) || agency_word_at(AGENCY_WORKS, t, behind, &end)) return behind;
    return agency_word_at(AGENCY_BEGINNINGS, t, behind, &end) ? behind : pos; /* 等各县区政府 names them */
}

/* ---- 各县、区人民政府 ---- */

/* Whether words of levels stand before pos, and 各 or nothing before them: 市、县（区）人民政府. */
static bool agency_phrase_each_level_before(struct slice t, size_t pos)
{
    bool listed = false;
    size_t at = pos;
    for (int words = 0; words < SHARED_MOST && at > 0; words++) {
        size_t start;
        uint32_t cp = text_peek_back(t, at);
        if (words > 0 && cp == 0x5404 /* 各 */) return true;
        if (words > 0 && cp == 0x5173 /* 关 */ && at >= 6) {
            struct slice word = slice_cut(t, at - 6, at);
            return slice_equals(word, "有关") || slice_equals(word, "相关");
        }
        if (agency_word_before(AGENCY_LEVELS, t, at, &start)) at = start;
        else if (words > 0 && chars_is(cp, CHARS_ENUMERATION)) at = text_previous(t, at), listed = true;
        else return words > 0 && (listed || text_is_blank(cp) || chars_is(cp, AGENCY_SEPARATOR | CHARS_COLON));
    }
    return at == 0;
}

bool agency_phrase_shares(struct slice t, size_t pos)
{
    size_t at = text_step(t, pos), end;
    if (!chars_is(text_peek(t, pos), CHARS_ENUMERATION)) return false;
    struct slice office = slice_cut(t, at, t.n);
    size_t government = slice_has_prefix(office, SLICE("政府"))       ? SLICE("政府").n
                        : slice_has_prefix(office, SLICE("人民政府")) ? SLICE("人民政府").n
                                                                      : 0;
    if (government && agency_phrase_stops(t, at + government)) return true; /* 党委、政府 */
    if (!agency_phrase_each_level_before(t, pos)) return false;
    const struct word *level = agency_word_at(AGENCY_LEVELS, t, at, &end);
    if (!level || slice_equals(slice_cut(t, at, end), "街道")) return false;
    size_t start; /* 各镇、街道 and 各街道、镇 are two */
    if (agency_word_before(AGENCY_LEVELS, t, pos, &start) && slice_equals(slice_cut(t, start, pos), "街道"))
        return false;
    for (int words = 0; words < SHARED_MOST; words++) {
        at = end;
        if (agency_phrase_opens(text_peek(t, at))) at = end = agency_phrase_bracket(t, at);
        if (!agency_word_at(AGENCY_LEVELS, t, at, &end) && !agency_word_at(AGENCY_SHARED, t, at, &end)) break;
    }
    enum agency_mark ignored;
    return agency_phrase_stops(t, at) || agency_phrase_duty(t, at, &ignored) > at;
}

/* ---- nobody ---- */

size_t agency_phrase_sentence_end(struct slice t, size_t pos)
{
    for (size_t next; pos < t.n; pos = next) {
        uint32_t cp = text_decode(t, pos, &next);
        if (chars_is(cp, AGENCY_CLAUSE_END | CHARS_LINE_BREAK) || agency_phrase_closes(cp)) return pos;
        if (!agency_phrase_opens(cp)) continue;
        size_t behind = agency_phrase_bracket(t, pos);
        if (behind > pos) next = behind;
    }
    return t.n;
}

/* 2025年12月底前, 12月, 30日: a digit and then a word of the calendar. */
static bool agency_phrase_is_date(struct slice t)
{
    static const struct word calendar[] = {WORD("年", 0), WORD("月", 0), WORD("日", 0), WORD("季度", 0)};
    size_t pos = 0;
    while (pos < t.n && (text_is_digit(text_peek(t, pos)) || text_is_blank(text_peek(t, pos)))) pos = text_step(t, pos);
    return pos > 0 && words_at(calendar, WORDS_COUNT(calendar), t, pos);
}

static bool agency_phrase_has_letters(struct slice t)
{
    for (size_t pos = 0; pos < t.n; pos = text_step(t, pos)) {
        uint32_t cp = text_peek(t, pos);
        if (text_is_han(cp) || chars_is(cp, CHARS_LATIN) || cp > 0xFFFF || (cp > 0xA0 && cp < 0x2000)) return true;
    }
    return false;
}

/* 部门, 有关部门（单位）: no agency, if nothing else is said. */
static bool agency_phrase_is_nobody_alone(struct slice t)
{
    size_t end;
    return agency_word_at(AGENCY_NOBODY_ALONE, t, 0, &end) &&
           (end == t.n || agency_phrase_closers_bracket(t, end) == t.n);
}

bool agency_phrase_is_work(struct slice t)
{
    size_t end;
    return agency_word_at(AGENCY_WORKS, t, 0, &end) && t.n >= WORK_CHARS * 3;
}

/* 及时反馈各单位, 要健全机制: what is done, without who does it.  What ends as a name does can begin with 应 (应城市). */
static bool agency_phrase_is_done(struct slice t, bool ended)
{
    size_t end;
    const struct word *manner = agency_word_at(AGENCY_MANNERS, t, 0, &end);
    if (!manner || agency_word_at(AGENCY_NOT_DOING, t, 0, &end)) return false;
    return manner->n == 3 ? !ended : !(manner->value & AGENCY_WEAK);
}

bool agency_phrase_is_nobody(struct slice t, bool ended)
{
    struct agency_label ignored;
    size_t place;
    if (!agency_phrase_has_letters(t) || agency_phrase_is_date(t)) return true;
    if (agency_phrase_is_nobody_alone(t) || agency_phrase_is_label(t, &ignored) || agency_phrase_is_done(t, ended))
        return true;
    if (agency_word_at(AGENCY_SENTENCES, t, 0, &place) || agency_word_at(AGENCY_GROUNDS, t, 0, &place)) return true;
    if (ended) return false;
    if (slice_find(t, SLICE("某某")) != SIZE_MAX) return true; /* a person, as models of such tables have it */
    if (agency_word_at(AGENCY_WORKS, t, 0, &place) || agency_word_before(AGENCY_NOBODY_ENDS, t, t.n, &place))
        return true;
    return agency_phrase_says_first(t) || slice_find(t, SLICE("的")) != SIZE_MAX;
}

bool agency_phrase_is_person(struct slice t)
{
    size_t chars = 0, end;
    for (size_t pos = 0; pos < t.n; pos = text_step(t, pos), chars++)
        if (!text_is_han(text_peek(t, pos)) || chars == PERSON_CHARS) return false;
    if (chars < 2 || agency_word_ending(t, t.n) == AGENCY_ORGAN) return false;
    return agency_word_at(AGENCY_SURNAMES, t, 0, &end) || slice_find(t, SLICE("某")) != SIZE_MAX ||
           agency_word_before(AGENCY_NOBODY_ENDS, t, t.n, &end);
}
