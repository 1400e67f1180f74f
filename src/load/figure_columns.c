#include "load/figure_columns.h"

#include "base/buf.h"
#include "base/words.h"
#include "plan/plan_inside.h"

#define BASE_GAP 4 /* years between the year before a plan and its first target: 2020年, 2025年 */

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

/* The first of the years, where some years lie between it and the next and the others follow: 2020年 beside 2025年. */
static size_t figure_columns_base(const struct plan *p)
{
    size_t base = p->columns;
    unsigned first = 0, second = 0;
    for (size_t i = 0; i < p->years; i++) {
        unsigned year = figure_columns_year(p->column[p->year[i]].label);
        if (year == 0) return p->columns;
        if (first == 0 || year < first) second = first, first = year, base = p->year[i];
        else if (second == 0 || year < second) second = year;
    }
    return second >= first + BASE_GAP ? base : p->columns;
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
    size_t base = p->tells_figures ? figure_columns_base(p) : p->columns;
    for (size_t i = 0; i < p->years; i++) {
        size_t c = p->year[i];
        if (c != base && !figure_columns_says_before(p->column[c].label)) continue;
        p->column[c].figures = COLUMN_FIGURES_BEFORE;
        figure_columns_note(p, NOTE_BEFORE, c);
    }
}
