/* 任务单: one task on its page, every cell of it whole, its quantified targets, room for signature and date. */
#include <stdlib.h>

#include "plan/indicator.h"
#include "base/chars.h"
#include "base/lang.h"
#include "base/mem.h"
#include "sheet/sheet_kind.h"

static bool sheet_task_is_shown_year(const struct plan *plan, size_t column, struct slice year)
{
    const struct plan_column *c = plan_column(plan, column);
    return c->role == COLUMN_YEAR && (year.n == 0 || slice_equal(c->label, year));
}

static void sheet_task_add_column(struct sheet *sheet, const struct plan *plan, size_t task, size_t column)
{
    sheet_field(sheet, plan_column(plan, column)->label, sheet_cell(sheet, plan, task, column));
}

/* The years as the columns of a table with one row. */
static void sheet_task_add_years_beside(struct sheet *sheet, const struct plan *plan, size_t task, struct slice year)
{
    struct sheet_column *head = mem_zalloc((plan_columns(plan) + 1) * sizeof *head);
    struct slice *cells = mem_alloc((plan_columns(plan) + 1) * sizeof *cells);
    size_t count = 0;
    for (size_t i = 0; i < plan_columns(plan); i++) {
        if (!sheet_task_is_shown_year(plan, i, year)) continue;
        head[count] = (struct sheet_column){.header = plan_column(plan, i)->label, .share = 1};
        cells[count++] = sheet_cell(sheet, plan, task, i);
    }
    if (count > 0) sheet_row(sheet, sheet_table(sheet, head, count), cells);
    free(head);
    free(cells);
}

/* Adds the cells in the order of a form: roles in their canonical order, then the other columns of the file. */
static void sheet_task_add_cells(struct sheet *sheet, const struct plan *plan, size_t task,
                                 const struct sheet_choice *choice)
{
    if (plan_column_of(plan, COLUMN_NO) < 0) sheet_field(sheet, sheet_label(plan, COLUMN_NO), plan_task_no(plan, task));
    int measure = sheet_measure_column(plan); /* the column that says what the years count comes before them */
    for (int role = 0; role < COLUMN_ROLES; role++) {
        if (role == COLUMN_YEAR && measure >= 0) sheet_task_add_column(sheet, plan, task, (size_t)measure);
        if (role == COLUMN_YEAR && choice->beside) sheet_task_add_years_beside(sheet, plan, task, choice->year);
        for (size_t i = 0; i < plan_columns(plan); i++) {
            if ((int)plan_column(plan, i)->role != role || (int)i == measure) continue;
            if (role != COLUMN_YEAR || (!choice->beside && sheet_task_is_shown_year(plan, i, choice->year)))
                sheet_task_add_column(sheet, plan, task, i);
        }
    }
}

/* ---- quantified targets ---- */

/* The slots of the indicators (indicator.h) that are printed: the whole period, if any task says something about it,
 * and the years. */
struct slots {
    size_t *slot; /* owned */
    size_t count;
};

static bool sheet_task_is_used(const struct indicators *indicators, size_t slot)
{
    for (size_t i = 0; i < indicators->count; i++)
        if (indicators_value(indicators, i, slot)->present) return true;
    return false;
}

static struct slots sheet_task_choose_slots(const struct plan *plan, const struct indicators *indicators,
                                            struct slice year)
{
    struct slots slots = {mem_alloc((indicators->slots + 1) * sizeof(size_t)), 0};
    if (sheet_task_is_used(indicators, 0)) slots.slot[slots.count++] = 0;
    for (size_t y = 0; y < plan_years(plan); y++)
        if (sheet_task_is_shown_year(plan, plan_year_column(plan, y), year)) slots.slot[slots.count++] = y + 1;
    return slots;
}

static struct sheet_table *sheet_task_start_targets(struct sheet *sheet, const struct plan *plan,
                                                    const struct slots *slots)
{
    struct sheet_column *head = mem_zalloc((slots->count + 1) * sizeof *head);
    head[0] = (struct sheet_column){.header = slice_of(_("Indicator")), .share = 2};
    for (size_t i = 0; i < slots->count; i++) {
        size_t slot = slots->slot[i];
        struct slice label = slot == 0 ? slice_of(_("Whole Period"))
                                       : plan_column(plan, plan_year_column(plan, slot - 1))->label;
        head[i + 1] = (struct sheet_column){.header = label, .share = 1};
    }
    struct sheet_table *table = sheet_table(sheet, head, slots->count + 1);
    free(head);
    return table;
}

static bool sheet_task_is_latin(char c) { return chars_is((unsigned char)c, CHARS_LATIN); }

/* Adds the text without stray blanks (达到 2人) and line breaks; blanks between Latin words stay. */
static void sheet_task_add_without_blanks(struct buf *out, struct slice text)
{
    for (size_t i = 0, next; i < text.n; i = next) {
        bool blank = text_is_blank(text_decode(text, i, &next));
        if (!blank) buf_add(out, slice_cut(text, i, next));
        else if (out->n > 0 && next < text.n && sheet_task_is_latin(out->s[out->n - 1]) &&
                 sheet_task_is_latin(text.s[next]))
            buf_adds(out, " ");
    }
}

/* A quantity as it is printed, owned by the sheet.  It begins with a measure that stands before its number
 * (培训人(次)达到3万) and with words that say what the number is for (每个县区办好1所, 三年获得10项): without them it would promise
 * something else. */
static struct slice sheet_task_quantity_text(struct sheet *sheet, const struct indicator_value *value)
{
    const struct quantity *q = &value->quantity;
    struct buf out;
    buf_init(&out);
    sheet_task_add_without_blanks(&out, slice_cut(value->text, q->terms_start, q->end));
    if (q->measure_in_front && q->measure.s < value->text.s + q->terms_start)
        sheet_task_add_without_blanks(&out, q->measure);
    if (q->scale > 0) quantity_add_scale(q->scale, &out), buf_add(&out, q->measure);
    struct slice copy = sheet_copy(sheet, buf_slice(&out));
    buf_done(&out);
    return copy;
}

/* Adds a row: what is counted, and how many of it in each slot, in the words of the plan; nothing if no slot has a
 * value. */
static void sheet_task_add_indicator(struct sheet *sheet, struct sheet_table *table,
                                     const struct indicators *indicators, size_t i, const struct slots *slots)
{
    struct slice *cells = mem_alloc((slots->count + 1) * sizeof *cells);
    bool any = false;
    cells[0] = indicators->at[i].object;
    for (size_t s = 0; s < slots->count; s++) {
        const struct indicator_value *value = indicators_value(indicators, i, slots->slot[s]);
        cells[s + 1] = value->present ? sheet_task_quantity_text(sheet, value) : SLICE("");
        any |= value->present;
    }
    if (any) sheet_row(sheet, table, cells);
    free(cells);
}

static void sheet_task_add_targets(struct sheet *sheet, const struct plan *plan, size_t task, struct slice year)
{
    struct indicators indicators;
    indicators_of(plan, task, &indicators);
    struct slots slots = sheet_task_choose_slots(plan, &indicators, year);
    bool any = false;
    for (size_t s = 0; s < slots.count; s++) any |= sheet_task_is_used(&indicators, slots.slot[s]);
    if (any) {
        sheet_add(sheet, SHEET_HEADING, slice_of(_("Quantified Targets")));
        struct sheet_table *table = sheet_task_start_targets(sheet, plan, &slots);
        for (size_t i = 0; i < indicators.count; i++) sheet_task_add_indicator(sheet, table, &indicators, i, &slots);
    }
    free(slots.slot);
    indicators_done(&indicators);
}

/* ---- the page ---- */

void sheet_make_task(struct sheet *sheet, const struct sheet_choice *choice)
{
    const struct slice boxes[] = {slice_of(_("Received by (signature)")), slice_of(_("Date"))};
    for (size_t i = 0; i < choice->count; i++) {
        struct place at = plans_at(choice->plans, choice->place[i]);
        sheet_task_page(sheet, choice, i);
        sheet_add(sheet, SHEET_TITLE, slice_of(_("Task Sheet")));
        sheet_add_plan(sheet, at.plan);
        sheet_task_add_cells(sheet, at.plan, at.task, choice);
        sheet_task_add_targets(sheet, at.plan, at.task, choice->year);
        sheet_boxes(sheet, boxes, 2, 4);
    }
}
