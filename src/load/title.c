#include "load/title.h"

#include "base/chars.h"
#include "load/between.h"

enum { PROSE_CHARS = 45 };

static bool title_has_any(struct slice t, const char *const *words)
{
    for (; *words; words++)
        if (slice_find(t, slice_of(*words)) != SIZE_MAX) return true;
    return false;
}

static bool title_ends_with_any(struct slice t, const char *const *words)
{
    for (; *words; words++) {
        size_t n = strlen(*words);
        if (t.n >= n && memcmp(t.s + t.n - n, *words, n) == 0) return true;
    }
    return false;
}

/* Behind 附件, 附件2, 附表1：附件： — the line's own words; all of it where it is no such line. */
static struct slice title_behind_attachment(struct slice line)
{
    struct slice t = slice_trim(line);
    size_t pos, next;
    if (!slice_has_prefix(t, SLICE("附件")) && !slice_has_prefix(t, SLICE("附表"))) return t;
    bool colon = false, counted = false; /* behind them the line's own words may begin with a year */
    for (pos = strlen("附件"); pos < t.n; pos = next) {
        uint32_t cp = text_decode(t, pos, &next);
        colon = colon || chars_is(cp, CHARS_COLON) || cp == '\n' || (counted && text_is_blank(cp));
        counted = counted || text_is_digit(cp);
        if ((colon || !text_is_digit(cp)) && !text_is_blank(cp) &&
            !chars_is(cp, CHARS_COLON | CHARS_DOT | CHARS_ENUMERATION | CHARS_DASH))
            break;
    }
    return slice_cut(t, pos, t.n);
}

/* 财建企02表, 表2：: the number of a form, no name. */
static bool title_is_form_number(struct slice t)
{
    size_t at = t.n, next;
    if (t.n > strlen("表") && title_ends_with_any(t, (const char *const[]){"表", NULL})) {
        at = text_previous(t, t.n - strlen("表"));
        if (text_is_digit(text_decode(t, at, &next))) return true;
    }
    if (!slice_has_prefix(t, SLICE("表"))) return false;
    for (size_t pos = strlen("表"); pos < t.n;) {
        uint32_t cp = text_decode(t, pos, &pos);
        if (!text_is_digit(cp) && !text_is_blank(cp) && !chars_is(cp, CHARS_COLON | CHARS_DASH | CHARS_DOT))
            return false;
    }
    return true;
}

/* …安排表(单位:万元): the words without the unit of its figures. */
static struct slice title_before_unit(struct slice t)
{
    size_t at = slice_find(t, SLICE("(单位"));
    if (at == SIZE_MAX || at == 0 || t.s[t.n - 1] != ')') return t;
    return slice_cut(t, 0, at);
}

int title_weight(struct slice line)
{
    static const char *const names[] = {"分解表", "任务表", "清单",   "计划",     "方案",   "一览表", "台账",
                                        "台帐",   "指标",   "框架",   "情况表",   "统计表", "安排表", "分工表",
                                        "进度表", "分配表", "目录",   "要点",     "任务书", "分工",   "汇总表",
                                        "明细表", "规划",   "行动",   "措施",     "考核表", "责任书", "清册",
                                        "名册",   "路线图", "责任表", "任务分解", "表格",   NULL};
    static const char *const ends[] = {"表", "单", "册", "情况", "目标", "任务", "工作", "要求", NULL};
    static const char *const offices[] = {"办公室",   "人民政府", "委员会", "局", "厅",
                                          "领导小组", "文件",     "指挥部", NULL};
    static const char *const others[] = {"单位:", "单位：", "日期:", "日期：", "〔",   "电话",
                                         "印发",  "填报",   "编号:", "制表",   "sep=", NULL};
    struct buf word;
    buf_init(&word);
    column_normalise(title_behind_attachment(line), &word);
    struct slice t = title_before_unit(buf_slice(&word));
    int weight = 0;
    bool sentence = title_ends_with_any(t, (const char *const[]){"。", ":", ";", "；", NULL});
    if (t.n == 0) weight = -20;
    else if (title_is_form_number(t) || between_is_page_mark(t)) weight = -15;
    else if (sentence || text_chars(t) > PROSE_CHARS || title_has_any(t, others)) weight = -10;
    else if (title_has_any(t, names)) weight = title_ends_with_any(t, ends) || title_ends_with_any(t, names) ? 12 : 8;
    else if (title_ends_with_any(t, ends)) weight = 6;
    else if (title_ends_with_any(t, offices)) weight = -3;
    else weight = 1;
    size_t next;
    if (t.n > 0 && text_is_digit(text_decode(t, text_previous(t, t.n), &next))) weight -= 4;
    if (title_ends_with_any(t, (const char *const[]){"日", NULL}) && slice_find(t, SLICE("年")) != SIZE_MAX)
        weight = -8;
    buf_done(&word);
    return weight;
}

/* 主 要 指 标 表: every character by itself. */
static bool title_is_spaced(struct slice t)
{
    size_t blanks = 0, han = 0;
    for (size_t pos = 0; pos < t.n;) {
        uint32_t cp = text_decode(t, pos, &pos);
        blanks += text_is_blank(cp);
        han += text_is_han(cp);
    }
    return han >= 3 && blanks * 10 >= han * 6;
}

void title_add(struct slice line, struct buf *out)
{
    struct slice t = title_behind_attachment(line);
    if (t.n == 0) t = slice_trim(line);
    bool spaced = title_is_spaced(t);
    for (size_t pos = 0; pos < t.n;) {
        uint32_t cp = text_decode(t, pos, &pos);
        if (spaced && text_is_blank(cp)) continue;
        buf_addc(out, cp == '\n' || cp == '\r' ? ' ' : cp);
    }
}
