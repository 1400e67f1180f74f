/* What check finds in any text: blanks, punctuation, words that stand there twice, brackets. */
#include "base/chars.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/numeral.h"
#include "base/words.h"
#include "report/check_inside.h"

/* ---- blanks ---- */

static bool check_text_is_plain(uint32_t cp)
{
    return text_is_digit(cp) || check_is_letter(cp) || cp == '%' || cp == '.';
}

static bool check_text_joins_number(uint32_t before, uint32_t after)
{
    return (text_is_han(before) && text_is_digit(after)) || (text_is_digit(before) && text_is_han(after));
}

static void check_text_count_style(struct check_cell *cell)
{
    struct check_style style = {.known = true};
    uint32_t before = 0;
    bool blank = false, blank_in_line = false, sentence = false;
    for (size_t i = 0; i <= cell->n; i++) {
        uint32_t cp = cell->c[i].cp;
        if (i == cell->n || cp == '\n') {
            style.rows += blank_in_line && !sentence;
            blank_in_line = sentence = false;
        }
        if (chars_is(cp, CHARS_COMMA | CHARS_SEMICOLON | CHARS_FULL_STOP)) sentence = true;
        if (text_is_blank(cp)) {
            style.wide += cp == 0x3000;
            blank = true;
            continue;
        }
        if (blank && before && check_is_wide(before)) blank_in_line = true;
        if (check_text_joins_number(before, cp)) ++*(blank ? &style.spaced : &style.close);
        before = cp;
        blank = false;
    }
    cell->style = style;
}

/* A blank before and behind the number: so it is written on purpose (到 2025 年). */
static bool check_text_is_spaced_out(const struct check_cell *cell, size_t before, size_t after)
{
    size_t i = after;
    if (text_is_digit(cell->c[after].cp)) {
        while (i < cell->n && check_text_is_plain(cell->c[i].cp)) i++;
        return i < cell->n && text_is_blank(cell->c[i].cp);
    }
    for (i = before + 1; i > 0 && check_text_is_plain(cell->c[i - 1].cp); i--) continue;
    return i == 0 || text_is_blank(cell->c[i - 1].cp);
}

/* What stands before the blank only numbers what follows: 第二章 采购业务, 专栏6 监测网络, 一 就业方面, （二） 扶贫. */
static bool check_text_is_heading(const struct check_cell *cell, size_t from, size_t blank)
{
    enum { LONGEST = 12 };
    bool ordinal = false;
    for (size_t i = blank; i > from && blank - i < LONGEST; i--) {
        uint32_t cp = cell->c[i - 1].cp;
        bool mark = numeral_is(cp, NUMERAL_ARABIC | NUMERAL_COUNTED) || check_is_one_of(cp, L"（）()、.．");
        bool unit = check_is_one_of(cp, L"章节条部分篇编项");
        if (ordinal && check_is_one_of(cp, L"第栏表图件")) return true;
        if (cp == 0x203A) return ordinal; /* ›, between the names of sections */
        if (!mark && !unit && !text_is_blank(cp)) return false;
        ordinal |= mark;
        if (i - 1 == from) return ordinal;
    }
    return false;
}

/* Both sides of the blank are parts of a slogan: “好客山东 好品山东”. */
static bool check_text_is_slogan(const struct check_cell *cell, size_t blank, size_t after)
{
    enum { SLOGAN = 2, FAR = 30 };
    size_t left = 0, right = 0;
    while (left < FAR && left < blank && text_is_han(cell->c[blank - 1 - left].cp)) left++;
    while (right < FAR && after + right < cell->n && text_is_han(cell->c[after + right].cp)) right++;
    return left >= SLOGAN && right >= SLOGAN && left < blank && left < FAR &&
           chars_is(cell->c[blank - 1 - left].cp, CHARS_QUOTE | CHARS_TITLE_OPEN) && after + right < cell->n &&
           right < FAR &&
           (chars_is(cell->c[after + right].cp, CHARS_QUOTE | CHARS_TITLE_CLOSE) ||
            text_is_blank(cell->c[after + right].cp));
}

static bool check_text_is_stray(uint32_t before, uint32_t after)
{
    if (chars_is(before, CHARS_ROUND_OPEN) && chars_is(after, CHARS_ROUND_CLOSE)) return false; /* to be filled in */
    return (check_is_wide(before) && (check_is_wide(after) || text_is_digit(after))) ||
           (text_is_digit(before) && check_is_wide(after));
}

/* A mark of a clause or a heading begins at i: 一、 （二） 3. ① 一是. */
static bool check_text_is_mark(const struct check_cell *cell, size_t i)
{
    size_t end = i + (chars_is(cell->c[i].cp, CHARS_ROUND_OPEN) || cell->c[i].cp == L'第'), from = end;
    while (end < cell->n && end - from < 4 && numeral_is(cell->c[end].cp, NUMERAL_ARABIC | NUMERAL_COUNTED)) end++;
    if (numeral_is(cell->c[i].cp, NUMERAL_COUNTED) && !text_is_han(cell->c[i].cp)) return true; /* ① */
    if (end == from) return false;
    if (from > i) return chars_is(cell->c[end].cp, CHARS_ROUND_CLOSE) || check_is_one_of(cell->c[end].cp, L"章节条");
    return chars_is(cell->c[end].cp, CHARS_ENUMERATION | CHARS_DOT) || cell->c[end].cp == L'是';
}

/* The blanks set off a paragraph: there are several, as at its beginning, or a mark follows. */
static bool check_text_is_paragraph(const struct check_cell *cell, size_t blank, size_t after)
{
    size_t wide = 0, breaks = 0;
    for (size_t i = blank; i < after; i++) {
        wide += cell->c[i].cp == 0x3000;
        breaks += cell->c[i].cp == '\n';
    }
    bool ended = chars_is(cell->c[blank - 1].cp, CHARS_FULL_STOP | CHARS_SEMICOLON | CHARS_COLON);
    return wide >= 2 || breaks >= 2 || after - blank >= 4 || (ended && after - blank >= 2) ||
           check_text_is_mark(cell, after);
}

/* A line break that cuts a sentence, not one behind a heading: its line is a long one or has a comma in it. */
static bool check_text_is_cut(const struct check_cell *cell, size_t from, size_t blank)
{
    enum { HEADING = 20 };
    size_t i = blank;
    for (; i > from && !chars_is(cell->c[i - 1].cp, CHARS_LINE_BREAK); i--)
        if (chars_is(cell->c[i - 1].cp, CHARS_COMMA | CHARS_ENUMERATION | CHARS_SEMICOLON)) return true;
    return i > from || blank - i > HEADING;
}

/* A person behind an office or a role, and what follows the name: 局长 张某某 负责. */
static bool check_text_is_person(const struct check_cell *cell, size_t blank, size_t after)
{
    size_t end = after, start = blank;
    while (end < cell->n && end - after < 4 && text_is_han(cell->c[end].cp)) end++;
    if (check_is_one_of(cell->c[blank - 1].cp, L"长任记员者授师") && (end - after == 2 || end - after == 3))
        return true;
    while (start > 0 && blank - start < 4 && text_is_han(cell->c[start - 1].cp)) start--;
    return start > 1 && (blank - start == 2 || blank - start == 3) && text_is_blank(cell->c[start - 1].cp) &&
           check_is_one_of(cell->c[start - 2].cp, L"长任记员者授师");
}

/* The blank ends the heading that begins behind another one: 第二章 公共服务 新建…. */
static bool check_text_ends_heading(const struct check_cell *cell, size_t from, size_t blank)
{
    enum { LONGEST = 24 };
    size_t i = blank;
    while (i > from && blank - i < LONGEST && text_is_han(cell->c[i - 1].cp)) i--;
    if (i == from || i == blank || !text_is_blank(cell->c[i - 1].cp)) return false;
    while (i > from && text_is_blank(cell->c[i - 1].cp)) i--;
    return check_text_is_heading(cell, from, i);
}

/* Whether the blanks from `blank` to `after` stand there on purpose. */
static bool check_text_is_meant(struct check_cell *cell, size_t from, size_t blank, size_t after)
{
    bool number = check_text_joins_number(cell->c[blank - 1].cp, cell->c[after].cp);
    if (!cell->style.known) check_text_count_style(cell);
    if (cell->style.rows >= 2 || (cell->c[blank].cp == 0x3000 && cell->style.wide >= 3)) return true;
    if (number && (cell->style.spaced > cell->style.close || check_text_is_spaced_out(cell, blank - 1, after)))
        return true;
    return check_text_is_heading(cell, from, blank) || check_text_is_slogan(cell, blank, after) ||
           check_text_is_paragraph(cell, blank, after) || check_text_is_person(cell, blank, after) ||
           check_text_ends_heading(cell, from, blank);
}

void check_text_blanks_in(struct checking *c, struct check_cell *cell, size_t from, size_t to, bool breaks)
{
    int count = 0;
    for (size_t i = from, blank; i < to && count < CHECK_PER_CELL; i++) {
        if (!text_is_blank(cell->c[i].cp)) continue;
        bool broken = false;
        for (blank = i; i < to && text_is_blank(cell->c[i].cp); i++)
            broken |= chars_is(cell->c[i].cp, CHARS_LINE_BREAK);
        if (i == to || blank == from || !check_text_is_stray(cell->c[blank - 1].cp, cell->c[i].cp)) continue;
        bool words = text_is_han(cell->c[blank - 1].cp) && text_is_han(cell->c[i].cp);
        if ((broken && !(breaks && words && check_text_is_cut(cell, from, blank))) ||
            check_text_is_meant(cell, from, blank, i))
            continue;
        struct slice around = check_excerpt(cell, cell->c[blank - 1].at, cell->c[to].at);
        check_found(c, CHECK_STRAY_BLANK, cell->column, cell->c[blank].at, cell->c[i].at,
                    mem_format(_("a stray blank: %.*s"), CHECK_TEXT(around)));
        count++;
    }
}

void check_text_blanks(struct checking *c, struct check_cell *cell)
{
    check_text_blanks_in(c, cell, 0, cell->n, false);
}

/* ---- half and full width ---- */

/* The characters before and behind place i, blanks left out; 0 at the ends. */
static uint32_t check_text_before(const struct check_cell *cell, size_t i)
{
    while (i > 0 && text_is_blank(cell->c[i - 1].cp)) i--;
    return i > 0 ? cell->c[i - 1].cp : 0;
}

static uint32_t check_text_after(const struct check_cell *cell, size_t i)
{
    do i++;
    while (i < cell->n && text_is_blank(cell->c[i].cp));
    return i < cell->n ? cell->c[i].cp : 0;
}

/* A half-width mark belongs to the Chinese text: 建设(一期) 完成:, but not 8:30, 3,000, 5G(SA), (1), PM2.5(ug/m3). */
static bool check_text_is_chinese(const struct check_cell *cell, size_t i)
{
    uint32_t mark = cell->c[i].cp, before = check_text_before(cell, i), after = check_text_after(cell, i);
    if (mark == '%') return true;
    if (mark == '(') return text_is_han(before) && text_is_han(after) && !numeral_is(after, NUMERAL_COUNTED);
    return (check_is_wide(before) || check_is_wide(after)) && !(text_is_digit(before) && text_is_digit(after));
}

/* The closing one of the first pair of brackets that are of two widths: （一期); SIZE_MAX if there is none. */
static size_t check_text_uneven_pair(const struct check_cell *cell)
{
    enum { DEEPEST = 32 };
    uint32_t open[DEEPEST];
    size_t depth = 0;
    for (size_t i = 0; i < cell->n; i++) {
        uint32_t cp = cell->c[i].cp;
        bool closes = cp == ')' || cp == 0xFF09;
        if ((cp == '(' || cp == 0xFF08) && depth < DEEPEST) open[depth++] = cp;
        if (closes && depth > 0 && (open[--depth] == '(') != (cp == ')')) return i;
    }
    return SIZE_MAX;
}

void check_text_widths(struct checking *c, struct check_cell *cell)
{
    static const struct {
        uint32_t half, full;
        const char *pair;
    } marks[] = {{',', 0xFF0C, ", ，"},
                 {';', 0xFF1B, "; ；"},
                 {':', 0xFF1A, ": ："},
                 {'(', 0xFF08, "( （"},
                 {'%', 0xFF05, "% ％"}};
    enum { MARKS = sizeof marks / sizeof *marks, BRACKET = 3 };
    size_t half[MARKS], full[MARKS];
    for (size_t m = 0; m < MARKS; m++) half[m] = full[m] = SIZE_MAX;
    for (size_t i = 0; i < cell->n; i++) {
        uint32_t cp = cell->c[i].cp;
        if (text_is_han(cp)) continue;
        for (size_t m = 0; m < MARKS; m++) {
            if (cp == marks[m].half && half[m] == SIZE_MAX && check_text_is_chinese(cell, i)) half[m] = i;
            if (cp == marks[m].full && full[m] == SIZE_MAX) full[m] = i;
        }
    }
    size_t pair = half[BRACKET] == SIZE_MAX || full[BRACKET] == SIZE_MAX ? check_text_uneven_pair(cell) : SIZE_MAX;
    if (pair != SIZE_MAX) half[BRACKET] = full[BRACKET] = pair;
    for (size_t m = 0; m < MARKS; m++) {
        if (half[m] == SIZE_MAX || full[m] == SIZE_MAX) continue;
        size_t at = half[m] > full[m] ? half[m] : full[m];
        check_found(c, CHECK_MIXED_PUNCTUATION, cell->column, cell->c[at].at, cell->c[at + 1].at,
                    mem_format(_("half and full width in one cell: %s"), marks[m].pair));
    }
}

/* ---- doubled punctuation ---- */

void check_text_marks(struct checking *c, struct check_cell *cell)
{
    enum { MARK = CHARS_COMMA | CHARS_ENUMERATION | CHARS_SEMICOLON | CHARS_FULL_STOP | CHARS_COLON };
    int count = 0;
    for (size_t i = 0; i + 1 < cell->n && count < CHECK_PER_CELL; i++) {
        size_t next = i + 1;
        if (!chars_is(cell->c[i].cp, MARK)) continue;
        while (next < cell->n && (cell->c[next].cp == ' ' || cell->c[next].cp == 0x3000)) next++;
        if (!chars_is(cell->c[next].cp, MARK)) continue;
        if (cell->c[i].cp == ':' && cell->c[next].cp == ':') continue; /* of a language of programs */
        size_t start = i > 6 ? i - 6 : 0;
        struct slice around = check_excerpt(cell, cell->c[start].at, cell->c[next + 1].at);
        check_found(c, CHECK_DOUBLED_PUNCTUATION, cell->column, cell->c[i].at, cell->c[next + 1].at,
                    mem_format(_("two punctuation marks in a row: %.*s"), CHECK_TEXT(around)));
        i = next;
        count++;
    }
}

/* A text that ends with 、 or a comma lost its end; a list of agencies also with a semicolon, unless it is one of
 * lines. */
void check_text_trailing(struct checking *c, struct check_cell *cell)
{
    enum { MARK = CHARS_COMMA | CHARS_ENUMERATION, AROUND = 12 };
    size_t end = cell->n, breaks = 0;
    while (end > 0 && text_is_blank(cell->c[end - 1].cp)) end--;
    bool agencies = column_kind(plan_column(c->plan, cell->column)->role) == COLUMN_KIND_AGENCIES;
    for (size_t i = 0; i < end && agencies; i++) breaks += chars_is(cell->c[i].cp, CHARS_LINE_BREAK);
    if (end < 2 || !chars_is(cell->c[end - 1].cp, agencies && breaks == 0 ? MARK | CHARS_SEMICOLON : MARK)) return;
    struct slice around = check_excerpt(cell, cell->c[end > AROUND ? end - AROUND : 0].at, cell->text.n);
    check_found(c, CHECK_TRAILING_SEPARATOR, cell->column, cell->c[end - 1].at, cell->c[end].at,
                mem_format(_("it ends with a separator: %.*s"), CHECK_TEXT(around)));
}

/* ---- doubled words ---- */

/* Single characters that nobody doubles, with the characters beside which they are doubled all the same: 目的的, 的的确确,
 * 普及及, 参与与. */
static const struct {
    uint32_t cp;
    const wchar_t *before, *after;
} check_text_doubles[] = {
    {L'的', L"目标", L"确士"},           {L'及', L"普涉波触顾提企危言论推以累", L"时格第"},
    {L'与', L"参给赋授赠干相", L""},     {L'在', L"实存现所潜正内外好旨自意", L"在"},
    {L'由', L"自理缘来经", L""},         {L'和', L"温缓饱总协调中柔谐共求人", L"平睦解气美善约谐"},
    {L'为', L"行作因认成以视称", L"了"}, {L'将', L"即必", L"军来"}};

static bool check_text_doubles_char(const struct check_cell *cell, size_t i)
{
    uint32_t cp = cell->c[i].cp;
    for (size_t k = 0; k < sizeof check_text_doubles / sizeof *check_text_doubles; k++)
        if (check_text_doubles[k].cp == cp)
            return !check_is_one_of(i > 0 ? cell->c[i - 1].cp : 0, check_text_doubles[k].before) &&
                   !check_is_one_of(cell->c[i + 2].cp, check_text_doubles[k].after);
    return false;
}

enum { ALONE, JOINED }; /* kinds of TWICE */
static const struct word check_text_twice[] = {
#define TWICE(word, kind) WORD(word, kind),
#include "report/check_words.def"
};

static const struct word check_text_objects[] = {
#define OBJECT(word) WORD(word, 0),
#include "report/check_words.def"
};

/* Two characters that come twice need be no word (构建共建共治), and the second can begin another one (保护保护区).  A verb
 * alone is doubled to say that it is done a little: 研究研究. */
static bool check_text_is_word(const struct check_cell *cell, size_t i, size_t n)
{
    if (n > 2) return true;
    uint32_t after = cell->c[i + 2 * n].cp;
    bool left = i > 0 && text_is_han(cell->c[i - 1].cp), joins = check_is_one_of(after, L"和与及的等或");
    const struct word *word = words_at(check_text_twice, WORDS_COUNT(check_text_twice), cell->text, cell->c[i].at);
    if (word && word->value == ALONE) return true;
    if (words_at(check_text_objects, WORDS_COUNT(check_text_objects), cell->text, cell->c[i + 2 * n].at)) return true;
    return word ? joins || after == L'了' || !text_is_han(after) : joins && !left;
}

/* How long the word is that stands at i twice: 推进推进; 0 if there is none. */
static size_t check_text_doubled(const struct check_cell *cell, size_t i)
{
    enum { LONGEST = 4 };
    if (cell->c[i].cp == cell->c[i + 1].cp) return check_text_doubles_char(cell, i) ? 1 : 0;
    for (size_t n = 2; n <= LONGEST && i + 2 * n <= cell->n; n++) {
        size_t k = 0;
        while (k < n && cell->c[i + k].cp == cell->c[i + n + k].cp && text_is_han(cell->c[i + k].cp)) k++;
        if (k == n) return check_text_is_word(cell, i, n) ? n : 0;
    }
    return 0;
}

/* 一个一个 and 二〇二〇 are no slips. */
static bool check_text_is_each(const struct check_cell *cell, size_t i)
{
    uint32_t cp = cell->c[i].cp;
    return numeral_is(cp, NUMERAL_CHINESE) || check_is_one_of(cp, L"逐每各几某");
}

void check_text_words(struct checking *c, struct check_cell *cell)
{
    int count = 0;
    for (size_t i = 0; i + 1 < cell->n && count < CHECK_PER_CELL; i++) {
        if (!text_is_han(cell->c[i].cp)) continue;
        size_t n = check_text_doubled(cell, i);
        if (n == 0 || check_text_is_each(cell, i)) continue;
        struct slice word = check_cell_cut(cell, i, i + 2 * n);
        check_found(c, CHECK_DOUBLED_WORD, cell->column, cell->c[i].at, cell->c[i + 2 * n].at,
                    mem_format(_("a word stands there twice: %.*s"), CHECK_TEXT(word)));
        for (i += 2 * n; i + n <= cell->n && check_text_doubled(cell, i - n) == n;) i += n;
        i--;
        count++;
    }
}

/* ---- brackets and quotation marks ---- */

/* Families of brackets, of any width: 〔2021] and 【2021〕 are slips of another kind. */
static int check_text_family(uint32_t cp, bool *opens)
{
    static const struct {
        uint32_t open, close;
        int family;
    } pairs[] = {{'(', ')', 1},       {0xFF08, 0xFF09, 1}, {'[', ']', 2},       {0xFF3B, 0xFF3D, 2},
                 {0x3014, 0x3015, 2}, {0x3010, 0x3011, 2}, {0x300A, 0x300B, 3}, {0x201C, 0x201D, 4},
                 {0x300C, 0x300D, 5}, {0x300E, 0x300F, 6}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (cp == pairs[i].open || cp == pairs[i].close) return *opens = cp == pairs[i].open, pairs[i].family;
    return 0;
}

static void check_text_unclosed(struct checking *c, const struct check_cell *cell, size_t i)
{
    bool opens = true;
    check_text_family(cell->c[i].cp, &opens);
    size_t start = opens || i < 8 ? (opens ? i : 0) : i - 8;
    struct slice around = check_excerpt(cell, cell->c[start].at, opens ? cell->text.n : cell->c[i + 1].at);
    check_found(
        c, CHECK_UNCLOSED_BRACKET, cell->column, cell->c[i].at, cell->c[i + 1].at,
        mem_format(opens ? _("opened and not closed: %.*s") : _("closed and not opened: %.*s"), CHECK_TEXT(around)));
}

/* 1) a) ①) count items. */
static bool check_text_ends_mark(const struct check_cell *cell, size_t i)
{
    uint32_t before = i > 0 ? cell->c[i - 1].cp : 0;
    return numeral_is(before, NUMERAL_ARABIC | NUMERAL_COUNTED) || check_is_letter(before);
}

void check_text_brackets(struct checking *c, struct check_cell *cell)
{
    enum { DEEPEST = 32 };
    struct {
        int family;
        size_t at;
    } open[DEEPEST];
    size_t depth = 0;
    for (size_t i = 0; i < cell->n; i++) {
        bool opens = false;
        int family = check_text_family(cell->c[i].cp, &opens);
        if (family == 0) continue;
        if (opens && depth == DEEPEST) return;
        if (opens) {
            open[depth].family = family;
            open[depth++].at = i;
            continue;
        }
        size_t level = depth;
        while (level > 0 && open[level - 1].family != family) level--;
        if (level == 0 && family == 1 && check_text_ends_mark(cell, i)) continue;
        if (level == 0) return check_text_unclosed(c, cell, i);
        if (level < depth) return check_text_unclosed(c, cell, open[depth - 1].at);
        depth--;
    }
    if (depth > 0) check_text_unclosed(c, cell, open[depth - 1].at);
}
