#include "plan/agency_clause.h"

#define NAMED_CHARS 40 /* how far a name behind a blank or a joint word is looked at */
#define MANNER_WORDS 12
#define HAN 3 /* bytes of a Han character */
#define NAME_CHARS 3
#define DONE_CHARS \
    4 /* what is done by a verb that no table holds, or whom it is done to, is at least so long: 巡护林地 */

/* ---- words before and behind names ---- */

/* 要, 及时 at pos: a word that says that something is done and that no name holds; NULL if none stands there. */
static const struct word *agency_clause_manner_word(struct slice t, size_t pos, size_t *end)
{
    size_t ignored;
    const struct word *manner = agency_word_at(AGENCY_MANNERS, t, pos, end);
    return manner && !agency_word_at(AGENCY_NOT_DOING, t, pos, &ignored) ? manner : NULL;
}

size_t agency_clause_words_end(struct slice t, size_t pos)
{
    enum agency_mark ignored;
    size_t start = pos, end;
    for (int chars = 0; pos < t.n && chars < NAMED_CHARS; chars++) {
        uint32_t cp = text_peek(t, pos);
        if (text_is_blank(cp) || chars_is(cp, AGENCY_SEPARATOR | CHARS_COLON) || agency_phrase_opens(cp) ||
            agency_phrase_closes(cp) || (cp == 0x7B49 /* 等 */ && agency_phrase_closer(t, pos) > pos))
            return pos;
        if (pos > start && agency_phrase_duty(t, pos, &ignored) > pos) return pos;
        const struct word *manner = pos > start ? agency_clause_manner_word(t, pos, &end) : NULL;
        if (manner && !(manner->value & AGENCY_WEAK) && agency_word_ending(t, pos) == AGENCY_ORGAN) return pos;
        pos = text_step(t, pos);
    }
    return pos;
}

bool agency_clause_names(struct slice t, size_t pos)
{
    size_t end;
    return agency_word_at(AGENCY_BEGINNINGS, t, pos, &end) ||
           agency_word_ending(t, agency_clause_words_end(t, pos)) != 0;
}

size_t agency_clause_behind_verb(struct slice t, size_t pos)
{
    size_t at = pos, end;
    const struct word *duty = agency_word_at(AGENCY_DUTIES, t, pos, &at);
    for (int words = 0; duty && words < MANNER_WORDS && agency_word_at(AGENCY_DUTIES, t, at, &end); words++) at = end;
    if (!duty || !agency_word_at(AGENCY_BEGINNINGS, t, at, &end)) return pos;
    return agency_word_ending(t, agency_clause_words_end(t, at)) ? at : pos;
}

/* Behind a name and 负责 or 牵头: what is done is skipped up to the part's end, or to a blank and another name. */
static size_t agency_clause_object_end(struct slice t, size_t pos, size_t part_end)
{
    for (size_t next; pos < part_end; pos = next) {
        uint32_t cp = text_decode(t, pos, &next);
        if (text_is_blank(cp) && agency_clause_names(t, chars_skip_blanks(t, pos))) return pos;
    }
    return part_end;
}

/* Whether words up to `end` hold the end of a name that others follow: 财政部 of 财政部汇总形成报告. */
static bool agency_clause_holds_organ(struct slice t, size_t pos, size_t end)
{
    for (int chars = 1; pos < end; chars++) {
        pos = text_step(t, pos);
        if (chars >= NAME_CHARS - 1 && agency_word_ending(t, pos) == AGENCY_ORGAN) return true;
    }
    return false;
}

/* ---- what is done ---- */

/* What a name can be complete before: ORGAN also stands for a closing bracket. */
static int agency_clause_ending(struct slice t, size_t start, size_t pos)
{
    size_t end;
    int ending = agency_word_ending(t, pos);
    if (agency_word_at(AGENCY_OFFICES, t, pos, &end)) return 0; /* 市委组织部 */
    if (ending) return ending;
    return agency_phrase_closes(text_peek_back(t, pos)) && pos - start > NAME_CHARS * HAN ? AGENCY_ORGAN : 0;
}

/* 会同 at pos, or 联合, 商 and another name; 怀化市会同县 is a county, 市总商会 an agency. */
static bool agency_clause_with(struct slice t, size_t pos, int ending, struct agency_tail *tail)
{
    size_t behind, end;
    const struct word *with = agency_word_at(AGENCY_WITHS, t, pos, &behind);
    if (!with || !ending || agency_word_at(AGENCY_NOT_DOING, t, pos, &end)) return false;
    if (ending != AGENCY_ORGAN && slice_has_prefix(slice_cut(t, pos, t.n), SLICE("会同县"))) return false;
    if (!(with->value & AGENCY_TAKES_OBJECT) && !agency_word_at(AGENCY_BEGINNINGS, t, behind, &end)) {
        end = agency_clause_words_end(t, behind);
        if (ending != AGENCY_ORGAN || !agency_clause_holds_organ(t, behind, end)) return false;
        if ((with->value & AGENCY_WEAK) && agency_word_ending(t, end)) return false; /* 市委联合执法办 */
    }
    *tail = (struct agency_tail){.behind = behind, .mark = AGENCY_MARKED_LEAD, .with = true};
    return true;
}

/* Behind the words that say that something is done, or how: 要按照职责分工; pos if there are none.  *strong: no name holds
 * them.  A place has few of them behind it: 应城市. */
static size_t agency_clause_manner(struct slice t, size_t pos, int ending, bool *strong)
{
    size_t at = pos, end;
    for (int words = 0; words < MANNER_WORDS; words++, at = end) {
        const struct word *manner = agency_clause_manner_word(t, at, &end);
        if (manner && at == pos && ending != AGENCY_ORGAN && (manner->value & AGENCY_OF_ORGANS)) break;
        bool ground = !manner && agency_word_at(AGENCY_GROUNDS, t, at, &end);
        if (manner || ground) {
            *strong |= ground || !(manner->value & AGENCY_WEAK);
            continue;
        }
        const struct word *duty = agency_word_at(AGENCY_DUTIES, t, at, &end);
        size_t with;
        if (at == pos || !duty || (duty->value & AGENCY_VERB) || agency_word_at(AGENCY_WITHS, t, at, &with)) break;
    }
    return at;
}

/* Reads what is done from pos, behind 要 or 等部门: 会同 and names, 配合, or something else. */
static void agency_clause_does(struct slice t, size_t pos, size_t part_end, struct agency_tail *tail)
{
    if (agency_clause_with(t, pos, AGENCY_ORGAN, tail)) return;
    tail->behind = agency_phrase_duty(t, pos, &tail->mark);
    if (tail->behind > pos) return;
    size_t verb = agency_phrase_verb(t, pos, &tail->mark);
    tail->behind = agency_clause_object_end(t, verb, part_end);
    tail->strict = true;
    tail->object = verb == pos;
}

static bool agency_clause_duty(struct slice t, size_t start, size_t pos, size_t part_end, struct agency_tail *tail)
{
    size_t behind;
    const struct word *duty = agency_word_at(AGENCY_DUTIES, t, pos, &behind);
    if (!duty || ((duty->value & AGENCY_WEAK) && !agency_word_ending(t, pos))) return false;
    behind = agency_phrase_duty(t, pos, &tail->mark);
    if (behind > pos) {
        tail->behind = behind;
        return true;
    }
    behind = agency_phrase_verb(t, pos, &tail->mark);
    if (behind == pos || !agency_clause_ending(t, start, pos)) return false;
    tail->behind = agency_clause_object_end(t, behind, part_end);
    tail->strict = true;
    return true;
}

/* 加强, 采取 at pos, or behind 积极 and such words: what begins to be done, with *end behind it; NULL if nothing does, or
 * nothing follows. */
static const struct word *agency_clause_work(struct slice t, size_t pos, size_t part_end, size_t *end)
{
    size_t at = pos;
    const struct word *work = agency_word_at(AGENCY_WORKS, t, at, end);
    for (int words = 0; !work && words < MANNER_WORDS && agency_word_at(AGENCY_DUTIES, t, at, &at); words++)
        work = agency_word_at(AGENCY_WORKS, t, at, end);
    return work && *end < part_end ? work : NULL;
}

/* Whether the name goes on at pos, as far as words that names hold tell: 市教育局|督导室, but 市金融局|协调银行机构. */
static bool agency_clause_goes_on(struct slice t, size_t pos, size_t work_end)
{
    size_t end = agency_clause_words_end(t, pos), from;
    if (agency_word_ending(t, end) != AGENCY_ORGAN) return false;
    const struct word *many = agency_word_before(AGENCY_CLOSERS, t, end, &from);
    bool object = many && (many->value & AGENCY_HEADS_LABEL) && work_end > pos && end >= work_end + DONE_CHARS * HAN;
    return !object;
}

bool agency_clause_at(struct slice t, size_t start, size_t pos, size_t part_end, struct agency_tail *tail)
{
    if (agency_clause_duty(t, start, pos, part_end, tail)) return true;
    int ending = agency_clause_ending(t, start, pos);
    if (!ending) return false;
    if (agency_clause_with(t, pos, ending, tail)) return true;
    size_t named = ending == AGENCY_ORGAN ? agency_clause_behind_verb(t, pos) : pos;
    if (named > pos) {
        tail->behind = named;
        return true;
    }
    if (ending == AGENCY_PLACE && pos - start < 2 * HAN) return false;
    bool strong = false;
    size_t work_end, said = agency_clause_manner(t, pos, ending, &strong);
    const struct word *work = agency_clause_work(t, said, part_end, &work_end);
    if (said == pos && !work) return false;
    strong |= work && !(work->value & AGENCY_WEAK);
    if (!strong && (ending != AGENCY_ORGAN || agency_clause_goes_on(t, pos, work ? work_end : pos))) return false;
    agency_clause_does(t, said, part_end, tail);
    return true;
}

void agency_clause_behind_closer(struct slice t, size_t pos, size_t part_end, struct agency_tail *tail)
{
    enum agency_mark ignored;
    bool strong = false;
    size_t end;
    tail->behind = pos;
    if (!text_is_han(text_peek(t, pos)) || agency_phrase_duty(t, pos, &ignored) > pos ||
        agency_word_at(AGENCY_JOINTS, t, pos, &end))
        return;
    size_t said = agency_clause_manner(t, pos, AGENCY_ORGAN, &strong);
    if (!strong && agency_clause_names(t, pos)) return;
    agency_clause_does(t, said, part_end, tail);
}

size_t agency_clause_name_end(struct slice t, size_t start, size_t part_end)
{
    size_t found = part_end, from, end;
    if (agency_word_ending(t, part_end) || agency_phrase_closes(text_peek_back(t, part_end))) return part_end;
    for (size_t pos = start, chars = 0; pos < part_end; pos = text_step(t, pos), chars++) {
        if (!text_is_han(text_peek(t, pos))) return part_end;
        if (found < part_end || chars < NAME_CHARS || !agency_word_before(AGENCY_FOLLOWED, t, pos, &from)) continue;
        if (agency_word_at(AGENCY_HEADS, t, pos, &end) || agency_word_at(AGENCY_OFFICES, t, pos, &end)) continue;
        if (!agency_word_ending(t, text_step(t, pos))) found = pos; /* 财政部门 is one */
    }
    return part_end - found >= DONE_CHARS * HAN ? found : part_end;
}
