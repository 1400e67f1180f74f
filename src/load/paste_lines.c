#include <stdlib.h>

#include "base/chars.h"
#include "base/mem.h"
#include "base/numeral.h"
#include "load/paste_inside.h"

enum { SECTION_CHARS = 40, BELOW_CHARS = 200, USUAL_MAX = 3 };

/* ---- what a line is, apart from the table ---- */

static bool paste_lines_begins_with_any(struct slice t, const char *const *words)
{
    for (; *words; words++)
        if (slice_has_prefix(t, slice_of(*words))) return true;
    return false;
}

/* 第2页, 第 2 页 共 5 页, — 2 —, - 2 -, 续表. */
static bool paste_lines_is_page_mark(struct slice t, size_t chars)
{
    static const char *const begins[] = {"续表", "（续表", "(续表", "（续）", "(续)", NULL};
    size_t digits = 0, next;
    if (chars > 16 || t.n == 0) return false;
    if (paste_lines_begins_with_any(t, begins)) return true;
    for (size_t pos = 0; pos < t.n;) digits += text_is_digit(text_decode(t, pos, &pos));
    bool page = slice_has_prefix(t, SLICE("第")) && slice_find(t, SLICE("页")) != SIZE_MAX;
    bool dashes = chars >= 3 && chars_is(text_decode(t, 0, &next), CHARS_DASH) &&
                  chars_is(text_peek_back(t, t.n), CHARS_DASH) && look_of(t) != LOOK_NAME;
    return digits > 0 && (page || dashes);
}

/* Notes, those who signed, edited and printed: what stands below a table. */
static bool paste_lines_is_below(struct slice t)
{
    static const char *const begins[] = {
        "注：",   "注:",    "注1",      "备注：", "备注:",    "说明：",   "说明:",    "责任编辑",   "编辑：",
        "编辑:",  "审核",   "填报",     "填表",   "制表",     "联系人",   "联系电话", "来源：",     "来源:",
        "打印",   "【打印", "信息来源", "抄送",   "（此件",   "(此件",    "扫一扫",   "分享",       "关闭",
        "【关闭", "主送",   "印发",     "初审",   "签发",     "校对",     "终审",     "单位负责人", "分管领导：",
        "上一篇", "下一篇", "附件：",   "附件:",  "发布时间", "发布日期", "浏览次数", "*",          NULL};
    return paste_lines_begins_with_any(t, begins);
}

static bool paste_lines_is_section(const struct paste_line *line)
{
    unsigned level;
    size_t end;
    if (line->chars > SECTION_CHARS || !look_section_number(line->text, &level, &end)) return false;
    return !slice_is_blank(slice_cut(line->text, end, line->text.n));
}

/* 2.扶持创业100户: 2. */
static long paste_lines_item(struct slice t)
{
    size_t pos = 0, next = 0;
    long value = 0;
    uint32_t cp = text_peek_next(t, 0, &next);
    if (cp >= 0x2460 && cp <= 0x2473) return (long)(cp - 0x2460) + 1;
    if (chars_is(cp, CHARS_ROUND_OPEN)) pos = next;
    for (; (cp = text_peek_next(t, pos, &next)) != 0 && text_is_digit(cp) && value < 1000; pos = next)
        value = value * 10 + (long)(text_halfwidth(cp) - '0');
    if (value == 0 || next >= t.n || !chars_is(cp, CHARS_DOT | CHARS_ENUMERATION | CHARS_ROUND_CLOSE)) return 0;
    return text_is_digit(text_decode(t, next, &pos)) ? 0 : value;
}

static void paste_lines_look(struct paste_line *line)
{
    line->chars = text_chars(line->text);
    line->look = look_of(line->text);
    line->number = line->look == LOOK_NUMBER ? numeral_of_list(line->text) : -1;
    line->item = line->look == LOOK_NUMBER ? 0 : paste_lines_item(line->text);
    line->section = paste_lines_is_section(line);
    if (paste_lines_is_page_mark(line->text, line->chars)) line->aside = PASTE_PAGE_MARK;
    else if (line->chars < BELOW_CHARS && paste_lines_is_below(line->text)) line->aside = PASTE_BELOW;
}

/* ---- bars ---- */

static struct paste_line *paste_lines_add(struct paste *p, struct slice text, unsigned line, unsigned blanks)
{
    p->line = mem_grow(p->line, &p->cap, p->lines + 1, sizeof *p->line);
    struct paste_line *added = &p->line[p->lines++];
    *added = (struct paste_line){.text = text, .line = line, .blanks = blanks};
    paste_lines_look(added);
    return added;
}

/* The bar ends the cell before it, or says that there is an empty one. */
static void paste_lines_end_cell(struct paste *p, unsigned line, unsigned *blanks)
{
    if (p->lines > 0 && !p->line[p->lines - 1].ended) p->line[p->lines - 1].ended = true;
    else paste_lines_add(p, SLICE(""), line, *blanks)->ended = true;
    *blanks = 0;
}

static void paste_lines_cut(struct paste *p, struct slice text, unsigned line, unsigned blanks)
{
    size_t start = 0;
    text = slice_trim(text);
    if (text.n > 1 && text.s[0] == '|' && text.s[1] != '|') { /* | cell |: the first bar belongs to no cell */
        struct slice rest = slice_trim(slice_cut(text, 1, text.n));
        if (rest.n > 0 && rest.s[0] != '|') text = rest;
    }
    for (size_t pos = 0; pos <= text.n; pos++) {
        if (pos < text.n && text.s[pos] != '|') continue;
        struct slice part = slice_trim(slice_cut(text, start, pos));
        if (part.n > 0) paste_lines_add(p, part, line, blanks), blanks = 0;
        if (pos < text.n) paste_lines_end_cell(p, line, &blanks);
        start = pos + 1;
    }
}

/* ---- all of them ---- */

static void paste_lines_find_usual(struct paste *p)
{
    size_t count[USUAL_MAX + 1] = {0};
    for (size_t i = 1; i < p->lines; i++)
        if (p->line[i].blanks <= USUAL_MAX) count[p->line[i].blanks]++;
    for (unsigned blanks = 1; blanks <= USUAL_MAX; blanks++)
        if (count[blanks] > count[p->usual]) p->usual = blanks;
}

void paste_lines_read(struct paste *p, const struct table *t)
{
    size_t with_bars = 0, rows = table_rows(t);
    *p = (struct paste){.usual = 0};
    for (size_t row = 0; row < rows; row++) with_bars += slice_find(table_cell(t, row, 0), SLICE("|")) != SIZE_MAX;
    p->bars = with_bars * 3 >= rows;
    for (size_t row = 0; row < rows; row++) {
        unsigned line = table_row_line(t, row), blanks = row ? line - table_row_line(t, row - 1) - 1 : 0;
        struct slice text = slice_trim(table_cell(t, row, 0));
        if (p->bars) paste_lines_cut(p, text, line, blanks);
        else paste_lines_add(p, text, line, blanks);
    }
    paste_lines_find_usual(p);
}

void paste_lines_done(struct paste *p) { free(p->line); }
