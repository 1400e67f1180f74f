#include "plan/item_lines.h"

#include "base/chars.h"
#include "base/words.h"

static const struct word goes_on[] = {
#define GOES_ON(word) WORD(word, 0),
#include "plan/item_lines.def"
};

static const struct word dangles[] = {
#define DANGLES(word) WORD(word, 0),
#include "plan/item_lines.def"
};

static const struct word begins[] = {
#define BEGINS(word) WORD(word, 0),
#include "plan/item_lines.def"
};
static struct words_index begins_index;

enum item_lines_break {
    ITEM_LINES_INSIDE, /* the sentence goes on */
    ITEM_LINES_OPEN,   /* nothing says whether it does */
    ITEM_LINES_BRACKET,
    ITEM_LINES_BETWEEN,
    ITEM_LINES_BEHIND_LEAD
};

#define ENDS (CHARS_SEMICOLON | CHARS_FULL_STOP | CHARS_EXCLAMATION)
#define CLOSES (CHARS_ROUND_CLOSE | CHARS_QUOTE_CLOSE | CHARS_QUOTE_DOUBLE)
#define OPENS (CHARS_COMMA | CHARS_ENUMERATION | CHARS_ROUND_OPEN | CHARS_QUOTE_OPEN | CHARS_TITLE_OPEN | CHARS_DASH)
#define PAUSES (ENDS | CHARS_COMMA | CHARS_ENUMERATION | CHARS_COLON)

#define TAIL_MOST 6u  /* characters behind the digits of a figure: 平方公里以上 */
#define WRAP_SLACK 2u /* by which lines differ that a column's width has broken */

/* What the line break between text that ends at byte `end` and text that begins at byte `start` is. */
static enum item_lines_break item_lines_break_at(struct slice t, size_t end, size_t start)
{
    uint32_t last = text_peek_back(t, end), first = text_peek(t, start);
    if (chars_is(first, CHARS_ROUND_OPEN)) return ITEM_LINES_BRACKET;
    if (last == 0 || first == 0 || chars_is(first, CHARS_ROUND_CLOSE | ENDS | CHARS_COMMA) ||
        words_at(goes_on, WORDS_COUNT(goes_on), t, start))
        return ITEM_LINES_INSIDE;
    if (chars_is(last, CLOSES) && chars_is(text_peek_back(t, text_previous(t, end)), ENDS)) return ITEM_LINES_BETWEEN;
    if (chars_is(last, ENDS)) return ITEM_LINES_BETWEEN;
    if (chars_is(last, CHARS_COLON)) return ITEM_LINES_BEHIND_LEAD;
    if (chars_is(last, OPENS) || words_before(dangles, WORDS_COUNT(dangles), t, end)) return ITEM_LINES_INSIDE;
    bool verb = words_find(begins, WORDS_COUNT(begins), &begins_index, t, start) != NULL;
    return verb ? ITEM_LINES_BETWEEN : ITEM_LINES_OPEN;
}

/* The next line break at or behind byte pos: where the text before it ends and that behind it begins.  False if there
 * is none with text behind it. */
static bool item_lines_find(struct slice t, size_t pos, size_t *end, size_t *start)
{
    while (pos < t.n && t.s[pos] != '\n' && t.s[pos] != '\r') pos++;
    if (pos >= t.n) return false;
    *end = chars_skip_blanks_back(t, pos);
    *start = chars_skip_blanks(t, pos);
    return *start < t.n;
}

/* ---- lines that are alike ---- */

struct item_lines_survey {
    size_t lines, breaks[ITEM_LINES_BEHIND_LEAD + 1];
    size_t narrowest, widest, last; /* characters of a line: of those that another follows, of all, of the last */
    bool figures, same_end, pauses; /* all end with a figure, with the same two characters; one holds a comma */
    struct slice end;               /* the last two characters of the first */
};

/* Whether the line, without the separator at its end, ends with a number and its measure; 2025年 is none. */
static bool item_lines_has_figure(struct slice line)
{
    if (text_is_digit(text_peek(line, 0)) || chars_is(text_peek_back(line, line.n), CHARS_ROUND_CLOSE)) return false;
    uint32_t last = text_peek_back(line, line.n);
    if (last == L'年' || last == L'月' || last == L'日' || last == L'期' || text_is_digit(last)) return false;
    size_t pos = line.n;
    for (unsigned tail = 0; pos > 0 && tail <= TAIL_MOST; tail++, pos = text_previous(line, pos)) {
        uint32_t cp = text_peek_back(line, pos);
        if (text_is_digit(cp)) return true;
        if (chars_is(cp, PAUSES)) return false;
    }
    return false;
}

static struct slice item_lines_two_last(struct slice line)
{
    size_t last = line.n ? text_previous(line, line.n) : 0;
    return slice_cut(line, last > 0 ? text_previous(line, last) : 0, line.n);
}

static void item_lines_add(struct item_lines_survey *s, struct slice line)
{
    while (line.n && chars_is(text_peek_back(line, line.n), ENDS)) line.n = text_previous(line, line.n);
    if (s->lines > 0 && (s->lines == 1 || s->last < s->narrowest)) s->narrowest = s->last;
    s->last = 0;
    for (size_t pos = 0, next; pos < line.n; pos = next, s->last++)
        s->pauses |= chars_is(text_decode(line, pos, &next), PAUSES);
    if (s->last > s->widest) s->widest = s->last;
    if (s->lines == 0) s->end = item_lines_two_last(line);
    s->figures = (s->lines == 0 || s->figures) && item_lines_has_figure(line);
    s->same_end = (s->lines == 0 || s->same_end) && slice_equal(s->end, item_lines_two_last(line));
    s->lines++;
}

static struct item_lines_survey item_lines_survey(struct slice t)
{
    struct item_lines_survey s = {0};
    size_t pos = chars_skip_blanks(t, 0), end, start;
    for (; item_lines_find(t, pos, &end, &start); pos = start) {
        item_lines_add(&s, slice_cut(t, pos, end));
        s.breaks[item_lines_break_at(t, end, start)]++;
    }
    item_lines_add(&s, slice_cut(t, pos, chars_skip_blanks_back(t, t.n)));
    return s;
}

enum item_lines item_lines_of(struct slice t)
{
    if (memchr(t.s, '\n', t.n) == NULL && memchr(t.s, '\r', t.n) == NULL) return ITEM_LINES_NONE;
    struct item_lines_survey s = item_lines_survey(t);
    bool wrapped = s.narrowest + WRAP_SLACK >= s.widest;
    bool alike = s.figures || s.same_end || (s.lines > 2 && !s.pauses && !wrapped);
    bool sound = s.breaks[ITEM_LINES_INSIDE] == 0 && s.breaks[ITEM_LINES_BEHIND_LEAD] == 0;
    if (s.lines > 1 && alike && sound) return ITEM_LINES_ALL;
    bool most = s.breaks[ITEM_LINES_BETWEEN] > s.breaks[ITEM_LINES_INSIDE] + s.breaks[ITEM_LINES_OPEN];
    return most ? ITEM_LINES_SOME : ITEM_LINES_NONE;
}

size_t item_lines_next(struct slice t, size_t pos, enum item_lines lines)
{
    size_t end, start;
    for (; item_lines_find(t, pos, &end, &start); pos = start) {
        enum item_lines_break kind = item_lines_break_at(t, end, start);
        if (kind >= ITEM_LINES_BETWEEN || (kind == ITEM_LINES_OPEN && lines == ITEM_LINES_ALL)) return start;
    }
    return t.n;
}
