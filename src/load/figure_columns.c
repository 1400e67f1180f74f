#include "load/figure_columns.h"

#include "base/buf.h"
#include "base/chars.h"
#include "base/words.h"
#include "plan/plan_inside.h"
#include "plan/quantity.h"
#include "plan/quantity_frame.h"

#define BOUND_ROWS 200 /* tasks that are looked at for bounds */
#define BASE_GAP 4     /* years between the year before a plan and its first target: 2020年, 2025年 */

#define FIND_AT(table, text, pos) words_at(table, WORDS_COUNT(table), text, pos)

/* The longest word of the table anywhere in the text. */
static bool figure_columns_has(const struct word *table, size_t count, struct slice text)
{
    for (size_t pos = 0; pos < text.n; pos = text_step(text, pos))
        if (words_at(table, count, text, pos)) return true;
    return false;
}

/* The calendar year that a label begins with, 0 if it begins with none. */
static unsigned figure_columns_year(struct slice label)
{
    unsigned year = 0, digits = 0;
    for (size_t pos = 0, next; pos < label.n; pos = next) {
        uint32_t cp = text_decode(label, pos, &next);
        if (!text_is_digit(cp)) return digits == 4 && cp == 0x5E74 /* 年 */ && year >= 1950 && year < 2100 ? year : 0;
        year = year * 10 + (cp & 0xF), digits++;
        if (digits > 4) return 0;
    }
    return 0;
}

/* 单位 beside 指标 is a unit of measure (load has left it without a role); 计量单位 says so itself. */
static bool figure_columns_is_unit(const struct plan_column *column)
{
    static const char *const units[] = {"单位", "计量单位", "度量单位", "指标单位", "数量单位", "量纲"};
    if (column->role != COLUMN_OTHER) return false;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (slice_equals(column->label, units[i])) return true;
    return false;
}

/* 2020年基期值, 现状, 2010年实绩: the header says that it was there before. */
static bool figure_columns_says_before(struct slice label)
{
    static const struct word words[] = {WORD("现状", 0), WORD("基期", 0),   WORD("基数", 0),   WORD("基准", 0),
                                        WORD("实绩", 0), WORD("实际", 0),   WORD("现值", 0),   WORD("基础值", 0),
                                        WORD("基线", 0), WORD("历史", 0),   WORD("完成值", 0), WORD("完成情况", 0),
                                        WORD("初始", 0), WORD("完成数", 0), WORD("上年", 0),   WORD("去年", 0)};
    static const struct word targets[] = {WORD("目标", 0), WORD("预期", 0), WORD("规划", 0), WORD("计划", 0)};
    return figure_columns_has(words, WORDS_COUNT(words), label) &&
           !figure_columns_has(targets, WORDS_COUNT(targets), label);
}

static void figure_columns_note(struct plan *p, enum note_kind kind, size_t column)
{
    report_add(&p->report, kind, table_row_line(&p->table, p->header_row), 0, p->column[column].label);
}

/* The year that a plan of five years begins with, “十四五” (the fifteenth begins in 2026); 0 for
 * other texts. */
static unsigned figure_columns_five_years(struct slice title, size_t pos)
{
    static const struct word plans[] = {WORD("十一五", 11),       WORD("十二五", 12),       WORD("十三五", 13),
                                        WORD("十四五", 14),       WORD("十五五", 15),       WORD("十六五", 16),
                                        WORD("第十三个五年", 13), WORD("第十四个五年", 14), WORD("第十五个五年", 15)};
    const struct word *plan = FIND_AT(plans, title, pos);
    return plan ? 1951 + 5u * plan->value : 0;
}

/* 2024—2026年, 2024年至2026年 at pos: the first year; 0 for other texts. */
static unsigned figure_columns_span(struct slice title, size_t pos)
{
    unsigned first = 0, digits = 0;
    size_t at = pos, next;
    for (; digits < 4 && text_is_digit(text_peek(title, at)); at = next, digits++)
        first = first * 10 + (text_decode(title, at, &next) & 0xF);
    if (digits < 4 || first < 1950 || first >= 2100) return 0;
    if (text_peek(title, at) == 0x5E74 /* 年 */) at = text_step(title, at);
    uint32_t cp = text_peek(title, at);
    size_t to = at;
    while (chars_is(cp, CHARS_DASH | CHARS_UP_TO) || cp == 0x81F3 /* 至 */ || cp == 0x5230 /* 到 */)
        to = text_step(title, to), cp = text_peek(title, to);
    return to > at && text_is_digit(cp) ? first : 0;
}

/* The first year that the title says the plan is for; 0 if it says none. */
static unsigned figure_columns_first_year(struct slice title)
{
    unsigned first = 0;
    for (size_t pos = 0; pos < title.n; pos = text_step(title, pos)) {
        unsigned year = figure_columns_five_years(title, pos);
        if (year == 0 && !(pos > 0 && text_is_digit(text_peek_back(title, pos))))
            year = figure_columns_span(title, pos);
        if (year > 0 && (first == 0 || year < first)) first = year;
    }
    return first;
}

/* Whether some figure of a column has a bound (≥90, 5以内): what was there before is known exactly. */
static bool figure_columns_has_bounds(const struct plan *p, size_t column)
{
    for (size_t task = 0; task < p->tasks && task < BOUND_ROWS; task++) {
        struct quantity_frame frame = quantity_frame_of(p, task, column);
        struct slice cell = plan_cell(p, task, column);
        struct quantity q;
        for (size_t pos = 0; quantity_next_in(&frame, cell, &pos, &q);)
            if (q.bound != QUANTITY_EXACTLY) return true;
    }
    return false;
}

/* Years before this one are over when the plan begins; 0 if nothing says so.  Where the title does not, the first of
 * two years is taken for it if some lie between it and the next (2020年 beside 2025年), and of three if the steps
 * differ (2020年, 2025年, 2035年; but 2025年, 2030年, 2035年 are three targets). */
static unsigned figure_columns_begin(const struct plan *p)
{
    unsigned first = 0, second = 0, last = 0, title = figure_columns_first_year(p->title);
    size_t base = p->columns;
    for (size_t i = 0; i < p->years; i++) {
        unsigned year = figure_columns_year(p->column[p->year[i]].label);
        if (year == 0) return 0;
        if (year > last) last = year;
        if (first == 0 || year < first) second = first, first = year, base = p->year[i];
        else if (second == 0 || year < second) second = year;
    }
    if (title > 0) return last >= title ? title : 0;
    bool stages = p->years > 2 && second - first == last - second;
    if (second < first + BASE_GAP || stages || figure_columns_has_bounds(p, base)) return 0;
    return second;
}

void figure_columns_find(struct plan *p)
{
    static const struct word indicators[] = {WORD("指标", 0)};
    int task = p->first_of[COLUMN_TASK];
    p->tells_figures = task >= 0 && figure_columns_has(indicators, WORDS_COUNT(indicators), p->column[task].label);
    for (size_t c = 0; c < p->columns; c++) {
        if (!figure_columns_is_unit(&p->column[c])) continue;
        p->column[c].figures = COLUMN_FIGURES_UNIT;
        p->tells_figures = true;
        figure_columns_note(p, NOTE_UNIT, c);
    }
    unsigned begin = p->tells_figures ? figure_columns_begin(p) : 0;
    for (size_t i = 0; i < p->years; i++) {
        struct plan_column *column = &p->column[p->year[i]];
        unsigned year = figure_columns_year(column->label);
        if (!(year > 0 && year < begin) && !figure_columns_says_before(column->label)) continue;
        column->figures = COLUMN_FIGURES_BEFORE;
        figure_columns_note(p, NOTE_BEFORE, p->year[i]);
    }
}
