#include "plan/agency.h"

#include "plan/agency_clause.h"

#define NAMED_CHARS 40 /* how far a name behind a blank or a joint word is looked at */

/* One step of the walk: a name, or, with an empty span, what is said of the names before it. */
struct agency_step {
    size_t start, end;
    enum agency_mark mark;
    bool own;    /* the mark is of this name alone: （牵头） */
    bool with;   /* 会同 stands before it */
    bool breaks; /* 。 or ; or a label stands before it: what is said behind it does not reach over that */
    bool comma;  /* a comma stands before it */
};

/* ---- where names stand ---- */

/* Whether something other than a name begins at pos that ends the name before it: a label, a number of a list. */
static bool agency_is_cut_at(struct slice t, size_t pos)
{
    struct agency_label ignored;
    enum agency_mark mark;
    size_t behind = pos;
    if (agency_phrase_opens(text_peek(t, pos))) behind = agency_phrase_bracket(t, pos);
    if (behind > pos) return agency_phrase_remark(agency_phrase_inside(t, pos, behind), &mark) != AGENCY_REMARK_NAME;
    return agency_phrase_label(t, pos, &ignored) > pos || agency_phrase_number(t, pos) > pos;
}

/* Whether the words at pos are the end of a name that began before a blank: 办公室; 组织部 behind 市委. */
static bool agency_goes_on_at(struct slice t, size_t end, size_t pos)
{
    struct slice words = slice_cut(t, pos, agency_clause_words_end(t, pos));
    uint32_t cp = text_peek_back(t, end);
    if (agency_word_is(AGENCY_HEADS, words)) return true;
    return (cp == 0x59D4 /* 委 */ || cp == 0x5E9C /* 府 */) && agency_word_is(AGENCY_OFFICES, words);
}

/* Whether the name [start, end) is complete at the blanks that end at `behind`. */
static bool agency_ends_at_blank(struct slice t, size_t start, size_t end, size_t behind, bool line)
{
    size_t ignored;
    int left = agency_word_ending(t, end);
    if (behind >= t.n || agency_is_cut_at(t, behind)) return true;
    if (agency_phrase_opens(text_peek(t, behind))) return false;
    bool begins = agency_word_at(AGENCY_BEGINNINGS, t, behind, &ignored) != NULL;
    int right = agency_word_ending(t, agency_clause_words_end(t, behind));
    if (left && agency_goes_on_at(t, end, behind)) return false;
    if (line) return left || begins || !right;
    if (!left || end - start < 2 * 3 || (!begins && !right)) return false;
    return begins || left == AGENCY_ORGAN || right == AGENCY_PLACE; /* 秦州区 教育局 is one */
}

/* Whether 和 between end and behind stands between two names. */
static bool agency_ends_at_joint(struct slice t, size_t start, size_t end, size_t behind)
{
    size_t words_end = agency_clause_words_end(t, behind), alone;
    uint32_t cp = text_peek(t, behind);
    if (cp == 0 || chars_is(cp, AGENCY_SEPARATOR) || agency_phrase_opens(cp)) return false;
    if (end - start < 2 * 3 || !agency_word_ending(t, end)) return false;
    if (slice_equals(slice_cut(t, end, behind), "以及")) return true;
    if (agency_word_is(AGENCY_SHARED, slice_cut(t, behind, words_end))) return false; /* 各县区党委和政府 */
    if (agency_word_at(AGENCY_NOBODY_ALONE, t, behind, &alone) &&
        (alone == words_end || agency_word_at(AGENCY_JOINTS, t, alone, &alone)))
        return false; /* 各有关部门和单位 */
    return agency_clause_names(t, behind);
}

/* Whether a name ends at pos because the next one begins without a mark: 市海洋渔业局市农业农村局. */
static bool agency_ends_unmarked(struct slice t, size_t start, size_t pos)
{
    size_t from, end;
    bool each = text_peek(t, pos) == 0x5404 /* 各 */;
    if (pos - start < 3 * 3 || (!each && !agency_word_at(AGENCY_LEVELS, t, pos, &end))) return false;
    if (agency_word_at(AGENCY_NOT_LEVELS, t, pos, &end)) return false;
    bool bracket = agency_phrase_closes(text_peek_back(t, pos)) && pos - start > 6 * 3;
    if (!(each && bracket) && !agency_word_before(AGENCY_FOLLOWED, t, pos, &from)) return false;
    if (slice_has_prefix(slice_cut(t, pos - 6, pos), SLICE("总局"))) return false; /* 国家税务总局市税务局 */
    return each || agency_word_ending(t, agency_clause_words_end(t, pos)) == AGENCY_ORGAN;
}

/* The next mark between parts at or behind pos; one that stands in a bracket or inside 各县、区 is none. */
static size_t agency_part_end(struct slice t, size_t pos)
{
    for (size_t next; pos < t.n; pos = next) {
        uint32_t cp = text_decode(t, pos, &next);
        if (chars_is(cp, AGENCY_SEPARATOR) && !agency_phrase_shares(t, pos)) return pos;
        if (chars_is(cp, CHARS_COLON) || agency_phrase_closes(cp)) return pos;
        if (chars_is(cp, CHARS_DOT) && text_is_han(text_peek_back(t, pos)) &&
            !chars_is(text_peek(t, next), CHARS_LATIN))
            return pos;
        if (!agency_phrase_opens(cp)) continue;
        size_t behind = agency_phrase_bracket(t, pos);
        if (behind > pos) next = behind;
    }
    return t.n;
}

/* ---- one name ---- */

/* A bracket at pos: whether the name ends before it; if not, *next is behind it. */
static bool agency_ends_at_bracket(struct slice t, size_t pos, bool begin, struct agency_tail *tail, size_t *next)
{
    enum agency_mark mark = AGENCY_UNMARKED;
    size_t behind = agency_phrase_bracket(t, pos);
    tail->behind = pos;
    if (behind == pos) /* a long list, or an end that is missing */
        return agency_word_ending(t, pos) == AGENCY_ORGAN &&
               agency_word_ending(t, agency_clause_words_end(t, text_step(t, pos)));
    *next = behind;
    switch (agency_phrase_remark(agency_phrase_inside(t, pos, behind), &mark)) {
    case AGENCY_REMARK_NAME: return false;
    case AGENCY_REMARK_LIST: tail->behind = pos; return true;
    case AGENCY_REMARK_ASIDE: tail->behind = behind; return true;
    case AGENCY_REMARK_MARK: break;
    }
    tail->behind = begin ? pos : behind;
    tail->mark = begin ? AGENCY_UNMARKED : mark;
    tail->own = !begin;
    return true;
}

/* A blank at pos: whether the name ends there; if not, *next is behind the blanks.  A person behind it is skipped. */
static bool agency_ends_before_blank(struct slice t, size_t start, size_t pos, struct agency_tail *tail, size_t *next)
{
    size_t behind = chars_skip_blanks(t, pos), words = agency_clause_words_end(t, behind);
    bool line = false;
    for (size_t i = pos; i < behind; i++) line |= t.s[i] == '\n' || t.s[i] == '\r';
    *next = behind;
    tail->behind = behind;
    if (agency_ends_at_blank(t, start, pos, behind, line)) return true;
    if (agency_word_ending(t, pos) != AGENCY_ORGAN || !agency_phrase_is_person(slice_cut(t, behind, words)))
        return false;
    tail->behind = words;
    return true;
}

/* Whether the name that begins at start ends at pos; if not, *next is where it goes on. */
static bool agency_ends(const struct agency_names *walk, size_t start, size_t pos, struct agency_tail *tail,
                        size_t *next)
{
    struct slice t = walk->cell;
    uint32_t cp = text_decode(t, pos, next);
    size_t joint_end;
    *tail = (struct agency_tail){.behind = pos};
    if (agency_phrase_opens(cp)) return agency_ends_at_bracket(t, pos, walk->brackets_begin, tail, next);
    if (pos == start) return false;
    if (text_is_blank(cp)) return agency_ends_before_blank(t, start, pos, tail, next);
    if (agency_clause_at(t, start, pos, walk->part_end, tail)) return true;
    if (agency_word_at(AGENCY_JOINTS, t, pos, &joint_end) && agency_ends_at_joint(t, start, pos, joint_end)) {
        tail->behind = joint_end;
        return true;
    }
    size_t closed = agency_phrase_closer(t, pos);
    if (closed > pos) {
        agency_clause_behind_closer(t, closed, walk->part_end, tail);
        return true;
    }
    if (agency_ends_unmarked(t, start, pos)) return true;
    int ending = agency_phrase_number(t, pos) > pos ? agency_word_ending(t, pos) : 0;
    return ending && (ending == AGENCY_ORGAN || cp != 0x2014 /* — */); /* 1.市教育局2.市财政局 */
}

/* The name that begins at start. */
static struct agency_tail agency_tail_of(const struct agency_names *walk, size_t start)
{
    struct agency_tail tail;
    for (size_t pos = start, next; pos < walk->part_end; pos = next)
        if (agency_ends(walk, start, pos, &tail, &next)) {
            tail.end = pos;
            return tail;
        }
    size_t end = agency_clause_name_end(walk->cell, start, walk->part_end);
    bool does = end < walk->part_end;
    return (struct agency_tail){.end = end, .behind = walk->part_end, .strict = does, .object = does};
}

/* ---- between names ---- */

/* Skips marks, blanks and closing brackets, and notes what they were. */
static void agency_skip_marks(struct agency_names *walk, struct agency_step *step)
{
    struct slice t = walk->cell;
    bool listed = false, line = false, ended = false;
    for (size_t next; walk->pos < t.n; walk->pos = next) {
        uint32_t cp = text_decode(t, walk->pos, &next);
        bool mark = chars_is(cp, AGENCY_SEPARATOR | CHARS_COLON | CHARS_DOT | CHARS_EXCLAMATION);
        if (!mark && !text_is_blank(cp) && !text_is_unseen(cp) && !agency_phrase_closes(cp)) break;
        listed |= chars_is(cp, CHARS_ENUMERATION | CHARS_COMMA | CHARS_COMMA_SMALL);
        line |= chars_is(cp, CHARS_LINE_BREAK);
        step->comma |= chars_is(cp, CHARS_COMMA | CHARS_COMMA_SMALL);
        ended |= chars_is(cp, AGENCY_CLAUSE_END);
    }
    ended |= line && !listed;
    if (ended) walk->with = walk->aside = walk->strict = false;
    if (ended || step->comma) walk->object = false;
    step->breaks |= ended;
}

/* A label, or a bracket that marks what follows; false if none stands at the place of the walk. */
static bool agency_skip_label(struct agency_names *walk, struct agency_step *step)
{
    struct slice t = walk->cell;
    struct agency_label label = {AGENCY_UNMARKED, false};
    size_t behind = agency_phrase_label(t, walk->pos, &label);
    if (behind == walk->pos && agency_phrase_opens(text_peek(t, walk->pos))) {
        size_t end = agency_phrase_bracket(t, walk->pos);
        struct slice inside = agency_phrase_inside(t, walk->pos, end);
        if (end > walk->pos && agency_phrase_remark(inside, &label.mark) == AGENCY_REMARK_MARK && inside.n <= 8 * 3)
            behind = end;
    }
    if (behind == walk->pos) return false;
    walk->pos = behind;
    walk->label = label.mark;
    walk->aside = label.nobody;
    walk->with = walk->strict = walk->object = false;
    step->breaks = true;
    return true;
}

/* A bracket before a name, which says nothing of it, is skipped whole or opened. */
static size_t agency_open_bracket(struct agency_names *walk, struct agency_step *step)
{
    struct slice t = walk->cell;
    enum agency_mark ignored;
    size_t behind = agency_phrase_bracket(t, walk->pos);
    if (behind == walk->pos) return step->breaks = true, text_step(t, walk->pos);
    walk->part_end = 0; /* marks inside count */
    struct slice inside = agency_phrase_inside(t, walk->pos, behind);
    enum agency_remark remark = agency_phrase_remark(inside, &ignored);
    step->breaks |= remark == AGENCY_REMARK_LIST;
    return remark == AGENCY_REMARK_ASIDE ? behind : text_step(t, walk->pos);
}

/* Behind 由 before a name, and behind what that one is to do: 中小企业由各县区负责; pos if it does not stand there.
 * 自由贸易区 is a name. */
static size_t agency_behind_by(struct slice t, size_t pos, size_t part_end)
{
    size_t at = pos, next;
    for (int chars = 0; at < part_end && chars < NAMED_CHARS; chars++, at = next) {
        uint32_t cp = text_decode(t, at, &next);
        if (chars == 0 && cp == 0x7531 /* 由 */) return next;
        if (!text_is_han(cp)) return pos;
        if (cp != 0x7531 || text_peek_back(t, at) == 0x81EA /* 自 */) continue;
        size_t end;
        bool named = agency_word_at(AGENCY_BEGINNINGS, t, next, &end) &&
                     agency_word_ending(t, agency_clause_words_end(t, next));
        return named ? next : pos;
    }
    return pos;
}

/* Behind 由, 以 (…为主), 会同, 和 before a name; the place of the walk if none stands there. */
static size_t agency_behind_word(struct agency_names *walk)
{
    struct slice t = walk->cell, part = slice_cut(t, walk->pos, walk->part_end);
    size_t next, end;
    if (slice_has_prefix(part, SLICE("会同")) && !slice_has_prefix(part, SLICE("会同县"))) {
        walk->with = true;
        return walk->pos + SLICE("会同").n;
    }
    if (agency_word_at(AGENCY_JOINTS, t, walk->pos, &next) && agency_word_at(AGENCY_BEGINNINGS, t, next, &end))
        return slice_has_prefix(part, SLICE("和县")) ? walk->pos : next;
    size_t by = agency_behind_by(t, walk->pos, walk->part_end);
    if (by > walk->pos) return by;
    bool mainly = slice_has_prefix(part, SLICE("以")) && slice_find(part, SLICE("为主")) != SIZE_MAX;
    return mainly ? walk->pos + SLICE("以").n : agency_clause_behind_verb(t, walk->pos);
}

/* What stands before a name and is none of it: numbers, brackets, 由, 会同, 等部门; false if nothing does. */
static bool agency_skip_words(struct agency_names *walk, struct agency_step *step)
{
    size_t end = agency_phrase_number(walk->cell, walk->pos);
    if (end == walk->pos && agency_phrase_opens(text_peek(walk->cell, walk->pos)))
        end = agency_open_bracket(walk, step);
    if (end == walk->pos) end = agency_behind_word(walk);
    if (end == walk->pos) end = agency_phrase_closer(walk->cell, walk->pos);
    bool skipped = end > walk->pos;
    walk->pos = end;
    return skipped;
}

/* Skips a sentence, or words that a label says are no agency; false if there are none. */
static bool agency_skip_aside(struct agency_names *walk)
{
    struct slice t = walk->cell;
    size_t end;
    if (agency_word_at(AGENCY_SENTENCES, t, walk->pos, &end)) {
        walk->pos = agency_phrase_sentence_end(t, end);
        return true;
    }
    if (!walk->aside) return false;
    for (end = walk->pos; end < walk->part_end && !text_is_blank(text_peek(t, end));) end = text_step(t, end);
    walk->pos = end > walk->pos ? end : text_step(t, walk->pos);
    return true;
}

/* Whether what stands before the colon at pos is no agency, as one follows it: 综合协调组：市应急局; 市应急局：负责… */
static bool agency_is_topic(struct slice t, size_t pos)
{
    size_t behind = chars_skip_blanks(t, text_step(t, pos)), end;
    if (agency_word_at(AGENCY_DUTIES, t, behind, &end) || agency_word_at(AGENCY_WORKS, t, behind, &end)) return false;
    return agency_word_ending(t, agency_clause_words_end(t, behind)) != 0;
}

/* The step over the part that begins at the place of the walk; false if it holds nothing. */
static bool agency_read_part(struct agency_names *walk, struct agency_step *step)
{
    struct slice t = walk->cell;
    size_t start = walk->pos, behind = agency_phrase_duty(t, start, &step->mark);
    if (behind > start) { /* 按职责分工负责 alone: said of the names before it */
        step->start = step->end = start;
        walk->pos = behind;
        return true;
    }
    struct agency_tail tail = agency_tail_of(walk, start);
    struct slice name = slice_trim(slice_cut(t, start, tail.end));
    while (name.n > 0 && text_is_unseen(text_peek_back(name, name.n))) name.n = text_previous(name, name.n);
    bool ended = agency_word_ending(name, name.n) || agency_phrase_closes(text_peek_back(name, name.n));
    bool topic = tail.end == walk->part_end && chars_is(text_peek(t, tail.end), CHARS_COLON);
    if (topic && agency_is_topic(t, tail.end)) ended = false;
    bool nobody = name.n == 0 || agency_phrase_is_nobody(name, ended) || ((walk->strict || topic) && !ended) ||
                  (walk->strict && agency_phrase_is_work(name)) || (walk->object && tail.end == walk->part_end);
    walk->pos = tail.behind > start ? tail.behind : text_step(t, start);
    step->with = walk->with;
    walk->with = tail.with || (walk->with && (tail.own || tail.mark == AGENCY_UNMARKED));
    step->mark = tail.mark, step->own = tail.own;
    step->start = nobody ? start : (size_t)(name.s - t.s);
    step->end = nobody ? start : step->start + name.n;
    walk->strict |= tail.strict || topic;
    walk->object |= tail.object;
    if (topic && nobody) walk->label = AGENCY_UNMARKED, walk->strict = false;
    return !nobody || (tail.mark != AGENCY_UNMARKED && !tail.own);
}

static bool agency_names_step(struct agency_names *walk, struct agency_step *step)
{
    *step = (struct agency_step){0};
    while (agency_skip_marks(walk, step), walk->pos < walk->cell.n) {
        if (agency_skip_label(walk, step)) continue;
        bool bracket = agency_phrase_opens(text_peek(walk->cell, walk->pos)); /* its parts are looked for inside it */
        if (walk->part_end <= walk->pos && !bracket) walk->part_end = agency_part_end(walk->cell, walk->pos);
        if (agency_skip_aside(walk) || agency_skip_words(walk, step)) {
            if (walk->part_end < walk->pos) walk->part_end = 0;
            continue;
        }
        if (agency_read_part(walk, step)) return true;
    }
    return false;
}

/* ---- the walk ---- */

struct agency_names agency_names_of(struct slice cell)
{
    enum agency_mark mark = AGENCY_UNMARKED;
    struct agency_names walk = {.cell = text_is_placeholder(cell) ? SLICE("") : cell};
    size_t first = chars_skip_blanks(cell, 0), behind = first;
    if (agency_phrase_opens(text_peek(cell, first))) behind = agency_phrase_bracket(cell, first);
    walk.brackets_begin = behind > first &&
                          agency_phrase_remark(agency_phrase_inside(cell, first, behind), &mark) == AGENCY_REMARK_MARK;
    return walk;
}

/* Looks for what is said behind a name and those that follow it (A、B牵头): the walk is behind that name. */
static void agency_look_ahead(struct agency_names *walk)
{
    struct agency_names ahead = *walk;
    struct agency_step step;
    size_t from = walk->pos;
    bool comma = false;
    walk->mark = AGENCY_UNMARKED;
    walk->mark_until = walk->cell.n;
    while (agency_names_step(&ahead, &step)) {
        if (step.comma) comma = true, from = step.start;
        walk->mark_until = step.start;
        if (step.breaks) return;
        if (step.mark == AGENCY_UNMARKED || step.own) continue;
        walk->mark_until = comma && step.mark == AGENCY_MARKED_SUPPORT ? from : ahead.pos; /* A，B、C配合: not A */
        if (!comma || step.mark != AGENCY_MARKED_SUPPORT) walk->mark = step.mark;
        return;
    }
    walk->mark_until = walk->cell.n;
}

/* What holds for a name: what is said of it, what the label before it says, what is said behind those that follow. */
static enum agency_mark agency_mark_of(struct agency_names *walk, const struct agency_step *step)
{
    if (step->own) return step->mark;
    enum agency_mark said = step->mark;
    if (said == AGENCY_UNMARKED) {
        if (step->start >= walk->mark_until) agency_look_ahead(walk);
        said = walk->mark;
    }
    if (step->with) return AGENCY_MARKED_SUPPORT;
    if (walk->label != AGENCY_UNMARKED && said != AGENCY_MARKED_LEAD && said != AGENCY_MARKED_SUPPORT)
        return walk->label;
    return said;
}

bool agency_names_next(struct agency_names *walk, struct agency_name *name)
{
    struct agency_step step;
    do {
        if (!agency_names_step(walk, &step)) return false;
    } while (step.end == step.start);
    *name = (struct agency_name){step.start, step.end, agency_mark_of(walk, &step)};
    return true;
}
