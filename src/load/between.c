#include "load/between.h"

#include "base/chars.h"
#include "base/measure.h"
#include "load/header.h"

enum { ENOUGH = 3, SECTION_CHARS = 60 };

struct row_facts between_look(const struct table *t, size_t row)
{
    struct row_facts facts = {0};
    for (size_t i = 0; i < table_cells(t, row) && facts.filled < ENOUGH; i++) {
        if (slice_is_blank(table_cell(t, row, i))) continue;
        if (facts.filled == 0) facts.first = i;
        if (facts.filled == 1) facts.second = i;
        facts.filled++;
    }
    return facts;
}

/* ---- words ---- */

static bool between_begins_with(struct slice text, const char *const *words, struct slice *rest)
{
    for (; *words; words++) {
        if (!slice_has_prefix(text, slice_of(*words))) continue;
        *rest = slice_cut(text, strlen(*words), text.n);
        return true;
    }
    return false;
}

/* 首页 上一页 1 2 3 … 10 下一页: what turns the pages of a table on a web page. */
static bool between_is_pager(struct slice text)
{
    static const char *const words[] = {"首页", "末页", "尾页", "上一页", "下一页",
                                        "上页", "下页", "前页", "后页",   NULL};
    size_t numbers = 0, turns = 0;
    bool in_number = false;
    for (size_t pos = 0, next; pos < text.n; pos = next) {
        struct slice rest = slice_cut(text, pos, text.n), behind = rest;
        uint32_t cp = text_decode(text, pos, &next);
        numbers += text_is_digit(cp) && !in_number;
        in_number = text_is_digit(cp);
        if (between_begins_with(rest, words, &behind)) turns++, next = text.n - behind.n;
        else if (!in_number && !text_is_blank(cp) && !chars_is(cp, CHARS_DOT) && cp != 0x2026 && cp != '<' && cp != '>')
            return false;
    }
    return turns >= 2 || numbers >= 4 || (turns > 0 && numbers > 0);
}

/* …任务分解表（续）: the title again, on the next page. */
static bool between_is_continued(struct slice t)
{
    static const char *const ends[] = {"表(续)", "表(续表)", "清单(续)", "台账(续)", "方案(续)", NULL};
    for (const char *const *end = ends; *end; end++)
        if (t.n > strlen(*end) && memcmp(t.s + t.n - strlen(*end), *end, strlen(*end)) == 0) return true;
    return false;
}

bool between_is_page_mark(struct slice text)
{
    static const char *const words[] = {"续表",   "(续表)", "续上表", "接上表",   "接上页",   "承上页", "续上页",
                                        "转下页", "接下页", "(续)",   "(续上表)", "(接上表)", NULL};
    struct buf word;
    struct slice rest = SLICE("");
    size_t digits = 0, dashes = 0, others = 0;
    bool found;
    if (text.n > 120) return false;
    buf_init(&word);
    column_normalise(text, &word);
    struct slice t = buf_slice(&word);
    found = between_begins_with(t, words, &rest) && rest.n <= strlen("10:");
    for (size_t pos = 0; pos < t.n;) {
        uint32_t cp = text_decode(t, pos, &pos);
        if (text_is_digit(cp)) digits++;
        else if (chars_is(cp, CHARS_DASH) || cp == 0xB7) dashes++;
        else if (cp != 0x7B2C && cp != 0x9875 && cp != 0x5171 && cp != '/' && cp != ',') others++; /* 第 页 共 */
    }
    found = found || between_is_pager(text);
    bool pages = slice_find(t, SLICE("页")) != SIZE_MAX && slice_find(t, SLICE("第")) != SIZE_MAX;
    found = found || between_is_continued(t) || (digits > 0 && others == 0 && (dashes >= 2 || pages));
    buf_done(&word);
    return found;
}

/* 注：… 填报说明：… ※…: what stands below a table. */
static bool between_is_note(struct slice text)
{
    static const char *const words[] = {"注",       "备注",     "说明",  "附注", "填报说明",
                                        "填表说明", "编制说明", "备 注", NULL};
    static const char *const signs[] = {"★", "※", "*", "＊", "▲", "●注", NULL};
    struct slice rest;
    size_t next;
    text = slice_trim(text);
    if (slice_has_prefix(text, SLICE(">"))) text = slice_trim(slice_cut(text, 1, text.n)); /* Markdown quotes so */
    if (between_begins_with(text, signs, &rest)) return true;
    if (!between_begins_with(text, words, &rest)) return false;
    rest = slice_trim(rest);
    for (size_t pos = 0; pos < rest.n; pos = next) { /* 注1：, 注（1）： */
        uint32_t cp = text_decode(rest, pos, &next);
        if (chars_is(cp, CHARS_COLON)) return true;
        if (!text_is_digit(cp) && !chars_is(cp, CHARS_ROUND_OPEN | CHARS_ROUND_CLOSE | CHARS_DOT | CHARS_ENUMERATION))
            break;
    }
    return false;
}

/* …办公室2024年3月5日印发, (此件公开发布): whoever issued the letter that the table came in. */
static bool between_is_imprint(struct slice t)
{
    static const char *const signs[] = {"(此件", "此件公开", "(主动公开)", "(依申请公开)", "抄送:", "主送:", NULL};
    struct slice rest, end = SLICE("印发");
    if (between_begins_with(t, signs, &rest)) return true;
    return t.n > end.n && memcmp(t.s + t.n - end.n, end.s, end.n) == 0 && slice_find(t, SLICE("年")) != SIZE_MAX;
}

/* 审核人：甲某, 填报日期：…, 责任编辑：…: a label of whoever made the table. */
static bool between_is_signature(struct slice text)
{
    static const char *const words[] = {"审核",       "填表",     "制表",     "填报",     "联系人",   "联系电话",
                                        "联系方式",   "责任编辑", "负责人签", "单位负责", "单位盖章", "单位(盖章",
                                        "报送",       "编制单位", "编制人",   "审批",     "经办",     "主要领导",
                                        "分管领导签", "日期",     "制单",     "校对",     "核稿",     "签发",
                                        "电话",       "录入",     "统计人",   NULL};
    struct buf word;
    struct slice rest;
    if (text.n > 150) return false;
    buf_init(&word);
    column_normalise(text, &word);
    struct slice t = buf_slice(&word);
    bool found = between_begins_with(t, words, &rest) && slice_find(t, SLICE(":")) != SIZE_MAX;
    found = found || between_is_imprint(t);
    buf_done(&word);
    return found;
}

/* ---- kinds ---- */

static bool between_is_ruler(const struct table *t, size_t row)
{
    size_t dashes = 0;
    for (size_t i = 0; i < table_cells(t, row); i++) {
        struct slice cell = slice_trim(table_cell(t, row, i));
        for (size_t k = 0; k < cell.n; k++)
            if (cell.s[k] != '-' && cell.s[k] != ':') return false;
        dashes += cell.n;
    }
    return dashes >= 3;
}

static bool between_is_remark(struct between *b, size_t row, struct row_facts facts)
{
    struct slice first = table_cell(b->table, row, facts.first);
    if (b->columns < 2) return false;
    if (between_is_note(first) && facts.filled == 1) return b->below = true;
    if (!between_is_signature(first)) return b->below && facts.filled == 1;
    for (size_t i = facts.first + 1; i < table_cells(b->table, row); i++) {
        struct slice cell = slice_trim(table_cell(b->table, row, i));
        if (cell.n > 0 && !between_is_signature(cell)) return false;
    }
    return true;
}

/* In the number, in the name, or where a number stands blank. */
static bool between_is_totals(const struct between *b, size_t row, struct row_facts facts)
{
    struct slice first = table_cell(b->table, row, facts.first);
    if (look_is_sum(first)) return true;
    if (b->no < 0 || !slice_is_blank(table_cell(b->table, row, (size_t)b->no))) return false;
    for (size_t i = 0; i < table_cells(b->table, row) && i < b->columns; i++)
        if (((int)i == b->task || (int)i == b->action) && look_is_sum(table_cell(b->table, row, i))) return true;
    return false;
}

/* One filled cell: where numbers or actions stand, or counted 一、; or in the first cell of a table without numbers. */
static bool between_is_heading(const struct between *b, size_t row, struct row_facts facts)
{
    unsigned level;
    size_t end;
    struct slice text = slice_trim(table_cell(b->table, row, facts.first));
    if (b->columns < 3 || text_chars(text) > SECTION_CHARS) return false;
    const struct table_merge *merge = table_merge_at(b->table, row, facts.first);
    if (merge && merge->cell == 0 && merge->cells + 1 >= b->columns) return true;
    if (look_section_number(text, &level, &end) && end < text.n) return true;
    if (look_of(text) == LOOK_NUMBER) return false;
    if (b->no >= 0) return (int)facts.first == b->no || (int)facts.first == b->action;
    return facts.first == 0 && b->columns >= 3 && (b->task == 0 || b->action == 0);
}

/* A number as sections have it, and a name: 一 | 就业方面. */
static bool between_is_numbered_heading(const struct between *b, size_t row, struct row_facts facts)
{
    unsigned level;
    size_t end;
    struct slice number = slice_trim(table_cell(b->table, row, facts.first));
    struct slice name = slice_trim(table_cell(b->table, row, facts.second));
    if (!b->arabic || (int)facts.first != b->no || b->columns < 3 || text_chars(name) > SECTION_CHARS) return false;
    return look_section_number(number, &level, &end) && end == number.n && look_of(name) != LOOK_NUMBER;
}

/* Every filled cell is a measure, 个 万元 （%）, and no number stands before them. */
static bool between_is_units(const struct between *b, size_t row)
{
    struct buf word;
    bool all = b->task < 0 || slice_is_blank(table_cell(b->table, row, (size_t)b->task));
    buf_init(&word);
    for (size_t i = 0; i < table_cells(b->table, row) && all; i++) {
        struct slice cell = slice_trim(table_cell(b->table, row, i));
        if (cell.n == 0) continue;
        buf_clear(&word);
        column_normalise(cell, &word);
        struct slice t = buf_slice(&word);
        if (slice_has_prefix(t, SLICE("(")) && t.s[t.n - 1] == ')') t = slice_cut(t, 1, t.n - 1);
        unsigned flags;
        size_t pos = 0;
        while (slice_has_prefix(slice_cut(t, pos, t.n), SLICE("万")) ||
               slice_has_prefix(slice_cut(t, pos, t.n), SLICE("亿")))
            pos += strlen("万");
        all = t.n > 0 && (slice_equals(t, "%") || slice_equals(t, "—") || measure_end(t, pos, &flags) == t.n);
    }
    buf_done(&word);
    return all;
}

/* 一 | 制度建设（40分） | | 40: a section with its sum. */
static bool between_is_summed_heading(const struct between *b, size_t row, struct row_facts facts)
{
    size_t figures = 0;
    if (!between_is_numbered_heading(b, row, facts)) return false;
    for (size_t i = facts.second + 1; i < table_cells(b->table, row); i++) {
        struct slice cell = table_cell(b->table, row, i);
        enum cell_look look = look_of(cell);
        if (look == LOOK_BLANK) continue;
        if (look != LOOK_NUMBER && look != LOOK_FIGURE) return false;
        figures++;
    }
    return figures == 1;
}

static bool between_repeats(const struct between *b, size_t row)
{
    for (size_t i = 0; i < b->header_rows; i++)
        if (regions_repeats(b->table, b->header + i, row)) return true;
    return false;
}

/* One cell is merged over the number and the name: no task has such a row, whatever stands in its other cells. */
static bool between_is_merged_heading(const struct between *b, size_t row, struct row_facts facts)
{
    const struct table_merge *merge = table_merge_at(b->table, row, facts.first);
    if (merge == NULL || b->no < 0 || b->task < 0 || merge->rows != 1) return false;
    uint32_t end = merge->cell + merge->cells;
    return merge->cell <= (uint32_t)b->no && merge->cell <= (uint32_t)b->task && end > (uint32_t)b->no &&
           end > (uint32_t)b->task && text_chars(table_cell(b->table, row, facts.first)) <= SECTION_CHARS;
}

/* 二、生态振兴 and, elsewhere in the row, who answers for all of it: rows that are counted in Arabic digits are tasks. */
static bool between_is_led_heading(const struct between *b, size_t row, struct row_facts facts)
{
    unsigned level;
    size_t end;
    struct slice text = slice_trim(table_cell(b->table, row, facts.first));
    bool counted = look_section_number(text, &level, &end) && end < text.n && text_chars(text) <= SECTION_CHARS;
    if (!b->arabic || !counted ||
        ((int)facts.first != b->no && (int)facts.first != b->action && (int)facts.first != b->task))
        return false;
    return (int)facts.second > b->task && look_of(table_cell(b->table, row, facts.second)) == LOOK_AGENCIES;
}

enum row_kind between_kind(struct between *b, size_t row, struct row_facts facts)
{
    struct slice first = table_cell(b->table, row, facts.first);
    bool numbered = b->no >= 0 && (int)facts.first == b->no && look_row_number(first) >= 0;
    if (numbered && facts.filled == ENOUGH && row > b->header + b->header_rows) return b->below = false, ROW_TASK;
    if (row <= b->header + b->header_rows + 1 && regions_is_index(b->table, row)) return ROW_INDEX;
    if (numbered) return ROW_TASK;
    if (row <= b->header + b->header_rows + 1 && between_is_units(b, row)) return ROW_UNITS;
    if (between_repeats(b, row)) return ROW_REPEATED;
    if (between_is_ruler(b->table, row)) return ROW_RULER;
    if (facts.filled == 1 && between_is_page_mark(first)) return ROW_PAGE;
    if (between_is_totals(b, row, facts)) return ROW_TOTALS;
    if (between_is_remark(b, row, facts)) return ROW_REMARK;
    if (facts.filled == 1 && between_is_heading(b, row, facts)) return ROW_SECTION;
    if (between_is_merged_heading(b, row, facts)) return ROW_SECTION;
    if (facts.filled == 2 && between_is_numbered_heading(b, row, facts)) return ROW_SECTION;
    if (facts.filled == 2 && between_is_led_heading(b, row, facts)) return ROW_SECTION;
    if (facts.filled == ENOUGH && between_is_summed_heading(b, row, facts)) return ROW_SECTION;
    return ROW_TASK;
}

unsigned between_section(const struct between *b, size_t row, struct row_facts facts, struct buf *heading)
{
    unsigned level;
    size_t end;
    struct slice first = slice_trim(table_cell(b->table, row, facts.first));
    buf_add(heading, first);
    if (facts.filled >= 2 && !between_is_merged_heading(b, row, facts) && !between_is_led_heading(b, row, facts))
        buf_addf(heading, " %.*s", (int)slice_trim(table_cell(b->table, row, facts.second)).n,
                 slice_trim(table_cell(b->table, row, facts.second)).s);
    return look_section_number(first, &level, &end) ? level : 4;
}
