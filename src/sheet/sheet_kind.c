#include "sheet/sheet_kind.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"

int sheet_year_column(const struct plan *plan, struct slice label)
{
    for (size_t i = 0; label.n > 0 && i < plan_years(plan); i++)
        if (slice_equal(plan_column(plan, plan_year_column(plan, i))->label, label))
            return (int)plan_year_column(plan, i);
    return -1;
}

static bool sheet_kind_is_nameless(const struct plan *plan) { return slice_equals(plan_title(plan), "-"); }

struct slice sheet_plan_name(const struct plan *plan)
{
    return sheet_kind_is_nameless(plan) ? slice_of(_("standard input")) : plan_title(plan);
}

struct slice sheet_label(const struct plan *plan, enum column_role role)
{
    int column = plan_column_of(plan, role);
    if (column >= 0) return plan_column(plan, (size_t)column)->label;
    return slice_of(role == COLUMN_NO ? _("No.") : role == COLUMN_ACTION ? _("Action") : _("Task"));
}

void sheet_add_plan(struct sheet *sheet, const struct plan *plan)
{
    if (!sheet_kind_is_nameless(plan)) sheet_add(sheet, SHEET_SUBTITLE, plan_title(plan));
}

int sheet_measure_column(const struct plan *plan)
{
    for (size_t i = 0; i < plan_columns(plan); i++) {
        const struct plan_column *column = plan_column(plan, i);
        if (column->role == COLUMN_OTHER &&
            (slice_equals(column->label, "计量单位") || slice_equals(column->label, "单位")))
            return (int)i;
    }
    return -1;
}

bool sheet_is_agencies(const struct plan *plan, size_t column)
{
    enum column_role role = plan_column(plan, column)->role;
    return role == COLUMN_LEAD || role == COLUMN_SUPPORT;
}

/* Whether a text is only a number, a range or a bound: 10, 1,200.5, ≥30, 3—5. */
static bool sheet_kind_is_bare_number(struct slice text)
{
    bool digit = false;
    for (size_t i = 0; i < text.n;) {
        uint32_t cp = text_halfwidth(text_decode(text, i, &i));
        bool sign = cp == '.' || cp == ',' || cp == '-' || cp == '~' || cp == '<' || cp == '>' || cp == '=' ||
                    cp == 0x2014 /* — */ || cp == 0x2013 || cp == 0x2265 /* ≥ */ || cp == 0x2264 /* ≤ */ ||
                    cp == 0x2267 /* ≧ */ || cp == 0x2266 /* ≦ */;
        if (!text_is_digit(cp) && !sign) return false;
        digit |= text_is_digit(cp);
    }
    return digit;
}

struct slice sheet_target(struct sheet *sheet, const struct plan *plan, size_t task, size_t column)
{
    struct slice cell = sheet_cell(sheet, plan, task, column);
    int measure = sheet_measure_column(plan);
    if (measure < 0 || !sheet_kind_is_bare_number(slice_trim(cell))) return cell;
    struct buf text;
    buf_init(&text);
    buf_add(&text, slice_trim(cell));
    buf_add(&text, slice_trim(plan_cell(plan, task, (size_t)measure)));
    cell = sheet_copy(sheet, buf_slice(&text));
    buf_done(&text);
    return cell;
}

struct slice sheet_task_name(struct sheet *sheet, const struct sheet_choice *choice, size_t place)
{
    struct place at = plans_at(choice->plans, place);
    char no[64], name[400], text[512];
    plans_task_no(choice->plans, place, no, sizeof no);
    text_visible_copy(plan_task_name(at.plan, at.task), name, sizeof name);
    snprintf(text, sizeof text, "%s %s", no, name);
    return sheet_copy(sheet, slice_of(text));
}

void sheet_task_page(struct sheet *sheet, const struct sheet_choice *choice, size_t i)
{
    struct slice name = sheet_task_name(sheet, choice, choice->place[i]);
    size_t action = plans_action_of(choice->plans, choice->place[i]);
    struct place at = plans_action_at(choice->plans, action);
    bool same = i > 0 && plans_action_of(choice->plans, choice->place[i - 1]) == action;
    if (same || plan_action_name(at.plan, at.task).n == 0) {
        sheet_page(sheet, 1, name);
        return;
    }
    sheet_page(sheet, 0, plan_action_name(at.plan, at.task));
    sheet_mark(sheet, 1, name);
}

/* ---- tables of tasks ---- */

void sheet_task_table_init(struct sheet_task_table *table, struct sheet *sheet, const struct plan *plan)
{
    size_t most = plan_columns(plan) + 3;
    *table = (struct sheet_task_table){.column = arena_alloc(&sheet->arena, most * sizeof *table->column),
                                       .cell = arena_alloc(&sheet->arena, most * sizeof *table->cell)};
}

void sheet_task_table_add(struct sheet_task_table *table, int column)
{
    if (column > SHEET_NO_COLUMN) table->column[table->columns++] = column;
}

void sheet_task_table_add_role(struct sheet_task_table *table, const struct plan *plan, enum column_role role)
{
    for (size_t i = 0; i < plan_columns(plan); i++)
        if (plan_column(plan, i)->role == role) sheet_task_table_add(table, (int)i);
}

enum { MORE_COLS = 16 }; /* the width of SHEET_TASK_MORE in columns: a name or two */

/* How many columns of the screen a cell takes on one line, on average; shares of the width go by it. */
static unsigned sheet_kind_weight_of(const struct sheet_choice *choice, int column, const size_t *place, size_t count)
{
    size_t sum = 0;
    for (size_t i = 0; i < count; i++) {
        struct place at = plans_at(choice->plans, place[i]);
        if (column == SHEET_TASK_MORE) sum += MORE_COLS;
        else if (column == SHEET_TASK_NAME) sum += (size_t)text_cols(plan_task_name(at.plan, at.task), 1);
        else sum += (size_t)text_cols(plan_cell(at.plan, at.task, (size_t)column), 1);
    }
    return 1 + (unsigned)(sum / (count > 0 ? count : 1));
}

static struct sheet_column sheet_kind_head_of(const struct sheet_task_table *table, const struct plan *plan, int column)
{
    if (column == SHEET_TASK_NO) return (struct sheet_column){.header = sheet_label(plan, COLUMN_NO), .right = true};
    if (column == SHEET_TASK_NAME) return (struct sheet_column){.header = sheet_label(plan, COLUMN_TASK)};
    if (column == SHEET_TASK_MORE) return (struct sheet_column){.header = table->more_header};
    const struct plan_column *c = plan_column(plan, (size_t)column);
    return (struct sheet_column){.header = c->label, .merge = c->role == COLUMN_ACTION};
}

void sheet_task_table_start(struct sheet_task_table *table, struct sheet *sheet, const struct plan *plan,
                            const struct sheet_choice *choice, const size_t *place, size_t count)
{
    struct sheet_column *head = mem_zalloc((table->columns + 1) * sizeof *head);
    unsigned sum = 0;
    for (size_t c = 0; c < table->columns; c++) {
        head[c] = sheet_kind_head_of(table, plan, table->column[c]);
        if (table->column[c] != SHEET_TASK_NO)
            sum += head[c].share = sheet_kind_weight_of(choice, table->column[c], place, count);
    }
    /* short columns such as names need some room too */
    unsigned least = sum / (table->columns < 6 ? 1 + (unsigned)table->columns : 12);
    for (size_t c = 0; c < table->columns; c++)
        if (table->column[c] != SHEET_TASK_NO && head[c].share < least) head[c].share = least;
    table->table = sheet_table(sheet, head, table->columns);
    free(head);
}

void sheet_task_table_row(struct sheet_task_table *table, struct sheet *sheet, const struct sheet_choice *choice,
                          size_t place)
{
    struct place at = plans_at(choice->plans, place);
    struct slice *cells = table->cell;
    char no[64];
    plans_task_no(choice->plans, place, no, sizeof no);
    for (size_t c = 0; c < table->columns; c++) {
        int column = table->column[c];
        if (column == SHEET_TASK_NO) cells[c] = slice_of(no);
        else if (column == SHEET_TASK_MORE) cells[c] = table->more;
        else if (column == SHEET_TASK_NAME) cells[c] = plan_task_name(at.plan, at.task);
        else if (plan_column(at.plan, (size_t)column)->role == COLUMN_ACTION)
            cells[c] = plan_action_name(at.plan, plan_action_of(at.plan, at.task));
        else cells[c] = sheet_cell(sheet, at.plan, at.task, (size_t)column);
    }
    sheet_row(sheet, table->table, cells);
    sheet_row_mark(sheet, table->table, 2, sheet_task_name(sheet, choice, place));
}
