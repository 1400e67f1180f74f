#include "report/list_by.h"

#include <stdlib.h>

#include "write/text_grid.h"
#include "write/json.h"
#include "plan/indicator.h"
#include "plan/item.h"
#include "base/lang.h"
#include "base/mem.h"
#include "report/stats.h"

enum { NO_COLS = 6, NO_MOST = 12, GAP = 2, VALUE_MOST = 14 };

static const struct text_grid_frame frame = {.left = "  ", .between = "  ", .right = "", .ambiguous = 1};

static int list_by_at_least(int value, int least) { return value > least ? value : least; }

static void list_by_add_heading(const struct listing *list, struct slice text, bool first)
{
    if (!first) buf_adds(&list->out->buf, "\n");
    out_add_styled(list->out, OUT_HEADING, text);
    buf_adds(&list->out->buf, "\n");
}

static void list_by_add_plan_heading(const struct listing *list, size_t plan_index)
{
    if (list->plans->count < 2) return;
    if (plan_index > 0) buf_adds(&list->out->buf, "\n");
    buf_addf(&list->out->buf, "%zu:  ", plan_index + 1);
    out_add_styled(list->out, OUT_HEADING, plan_title(list->plans->plan[plan_index]));
    buf_adds(&list->out->buf, "\n");
}

/* ---- by action ---- */

struct list_columns {
    int no, task, lead; /* columns */
    /* the role of the agencies that are shown: the lead, or all of them where one column holds them together */
    enum column_role role;
};

static int list_by_at_most(int value, int most) { return value < most ? value : most; }

/* The widths: the number and the leading agencies as wide as needed, the latter at most a third; the task gets the
 * rest. */
static struct list_columns list_by_lay_out(const struct listing *list, const struct plan *plan, size_t plan_index)
{
    struct list_columns layout = {.no = 2,
                                  .role = plan_column_of(plan, COLUMN_LEAD) >= 0 ? COLUMN_LEAD : COLUMN_SUPPORT};
    int third = list->ncols / 3;
    for (size_t i = 0; i < plan_tasks(plan) && (layout.no < NO_MOST || layout.lead < third); i++) {
        char no[64];
        plans_task_no(list->plans, list->plans->first[plan_index] + i, no, sizeof no);
        int no_cols = text_cols(slice_of(no), 1), lead_cols = text_cols(plan_cell_of(plan, i, layout.role), 1);
        if (no_cols > layout.no) layout.no = list_by_at_most(no_cols, NO_MOST);
        if (lead_cols > layout.lead) layout.lead = list_by_at_most(lead_cols, third);
    }
    layout.task = list->ncols - GAP - layout.no - GAP - (layout.lead > 0 ? layout.lead + GAP : 0);
    return layout;
}

static void list_by_add_task(const struct listing *list, const struct plan *plan, size_t place, size_t task,
                             const struct list_columns *layout)
{
    char no[64];
    plans_task_no(list->plans, place, no, sizeof no);
    const struct text_grid_cell cells[] = {
        {.text = slice_of(no), .ncols = layout->no, .right = true, .style = out_style(list->out, OUT_NUMBER)},
        {.text = plan_task_name(plan, task), .ncols = layout->task},
        {.text = plan_cell_of(plan, task, layout->role),
         .ncols = layout->lead,
         .style = out_style(list->out, OUT_LABEL)},
    };
    text_grid_row(&list->out->buf, cells, layout->lead > 0 ? 3 : 2, &frame);
}

/* The tasks of a plan sorted by action, those of one action in the order of the file; the caller frees the array. */
static size_t *list_by_tasks_by_action(const struct plan *plan)
{
    size_t tasks = plan_tasks(plan), actions = plan_actions(plan), total = 0;
    size_t *order = mem_zalloc((tasks + 1) * sizeof *order), *next = mem_zalloc((actions + 1) * sizeof *next);
    for (size_t i = 0; i < actions; i++) {
        next[i] = total;
        total += plan_action_tasks(plan, i);
    }
    for (size_t i = 0; i < tasks; i++) order[next[plan_action_of(plan, i)]++] = i;
    free(next);
    return order;
}

static void list_by_add_action(const struct listing *list, const struct plan *plan, size_t action, bool first)
{
    struct slice name = plan_action_name(plan, action);
    if (!first) buf_adds(&list->out->buf, "\n");
    if (name.n == 0) return;
    out_add_styled(list->out, OUT_HEADING, name);
    buf_adds(&list->out->buf, "\n");
}

static bool list_by_add_plan(const struct listing *list, size_t plan_index)
{
    const struct plan *plan = list->plans->plan[plan_index];
    struct list_columns layout = list_by_lay_out(list, plan, plan_index);
    size_t *order = list_by_tasks_by_action(plan), action = SIZE_MAX;
    bool writing = true;
    list_by_add_plan_heading(list, plan_index);
    for (size_t i = 0; writing && i < plan_tasks(plan); i++) {
        if (plan_action_of(plan, order[i]) != action) {
            action = plan_action_of(plan, order[i]);
            list_by_add_action(list, plan, action, i == 0);
        }
        list_by_add_task(list, plan, list->plans->first[plan_index] + order[i], order[i], &layout);
        writing = out_step(list->out);
    }
    free(order);
    return writing;
}

void list_by_action(const struct listing *list)
{
    for (size_t i = 0; i < list->plans->count; i++)
        if (!list_by_add_plan(list, i)) break;
}

/* ---- by agency ---- */

/* The width in columns of the widest word for the relation of an agency to a task. */
static int list_by_relation_columns(void)
{
    const char *const ties[] = {_("leads"), _("supports"), _("group")};
    int widest = 2;
    for (size_t i = 0; i < sizeof ties / sizeof *ties; i++)
        widest = list_by_at_least(text_cols(slice_of(ties[i]), 1), widest);
    return widest;
}

static void list_by_add_task_of_agency(const struct listing *list, size_t place, const char *relation)
{
    struct place at = plans_at(list->plans, place);
    char no[64];
    int relation_cols = list_by_relation_columns();
    plans_task_no(list->plans, place, no, sizeof no);
    const struct text_grid_cell cells[] = {
        {.text = slice_of(no), .ncols = NO_COLS, .right = true, .style = out_style(list->out, OUT_NUMBER)},
        {.text = slice_of(relation), .ncols = relation_cols, .style = out_style(list->out, OUT_LABEL)},
        {.text = plan_task_name(at.plan, at.task),
         .ncols = list_by_at_least(list->ncols - 2 - NO_COLS - relation_cols - 2 * GAP, 8)},
    };
    text_grid_row(&list->out->buf, cells, 3, &frame);
}

static void list_by_add_tasks_of_agency(const struct listing *list, const uint32_t *places, size_t count,
                                        const char *relation)
{
    for (size_t i = 0; i < count; i++) list_by_add_task_of_agency(list, places[i], relation);
}

static void list_by_add_agency(const struct listing *list, size_t agency, uint32_t *reached, bool first)
{
    size_t leads, supports, through = agencies_reached(list->agencies, agency, reached);
    const uint32_t *lead = agencies_tasks(list->agencies, agency, AGENCY_LEADS, &leads);
    const uint32_t *support = agencies_tasks(list->agencies, agency, AGENCY_SUPPORTS, &supports);
    struct buf heading;
    buf_init(&heading);
    buf_add(&heading, agencies_name(list->agencies, agency));
    buf_addf(&heading, _("  leads %zu, supports %zu"), leads, supports);
    if (through > 0) buf_addf(&heading, _(", through groups %zu"), through);
    list_by_add_heading(list, buf_slice(&heading), first);
    buf_done(&heading);
    list_by_add_tasks_of_agency(list, lead, leads, _("leads"));
    list_by_add_tasks_of_agency(list, support, supports, _("supports"));
    list_by_add_tasks_of_agency(list, reached, through, _("group"));
}

void list_by_agency(const struct listing *list)
{
    size_t *order = agencies_by_weight(list->agencies), count = agencies_count(list->agencies);
    uint32_t *reached = mem_alloc((plans_tasks(list->plans) + 1) * sizeof *reached);
    for (size_t i = 0; i < count && out_step(list->out); i++) list_by_add_agency(list, order[i], reached, i == 0);
    free(reached);
    free(order);
}

/* ---- by year ---- */

static void list_by_add_target(const struct listing *list, const struct plan *plan, size_t place, size_t task,
                               struct slice target)
{
    char no[64];
    int name_cols = list_by_at_least((list->ncols - 2 - NO_COLS - 2 * GAP) / 3, 8);
    plans_task_no(list->plans, place, no, sizeof no);
    const struct text_grid_cell cells[] = {
        {.text = slice_of(no), .ncols = NO_COLS, .right = true, .style = out_style(list->out, OUT_NUMBER)},
        {.text = plan_task_name(plan, task), .ncols = name_cols},
        {.text = target, .ncols = list_by_at_least(list->ncols - 2 - NO_COLS - name_cols - 2 * GAP, 8)},
    };
    text_grid_row(&list->out->buf, cells, 3, &frame);
}

static bool list_by_add_year(const struct listing *list, size_t plan_index, size_t column)
{
    const struct plan *plan = list->plans->plan[plan_index];
    for (size_t task = 0; task < plan_tasks(plan); task++) {
        struct slice target = plan_cell(plan, task, column);
        if (slice_is_blank(target)) continue;
        list_by_add_target(list, plan, list->plans->first[plan_index] + task, task, target);
        if (!out_step(list->out)) return false;
    }
    return true;
}

void list_by_year(const struct listing *list)
{
    for (size_t i = 0; i < list->plans->count; i++) {
        const struct plan *plan = list->plans->plan[i];
        list_by_add_plan_heading(list, i);
        for (size_t year = 0; year < plan_years(plan); year++) {
            size_t column = plan_year_column(plan, year);
            list_by_add_heading(list, plan_column(plan, column)->label, year == 0);
            if (!list_by_add_year(list, i, column)) return;
        }
    }
}

/* ---- by indicator ---- */

/* The columns of the table: the object, then one for the whole period, one for each year, and the sum. */
struct indicator_columns {
    int object, value; /* columns */
    size_t slots;
    struct text_grid_cell *cell; /* owned: slots + 2 */
    struct buf *text;            /* owned: their texts */
};

static void list_by_table_init(struct indicator_columns *t, const struct listing *list, const struct plan *plan)
{
    t->slots = plan_years(plan) + 1;
    int columns = (int)t->slots + 1, room = list->ncols - 2 - columns * GAP;
    t->value = list_by_at_least(room * 2 / 3 / columns, 4);
    if (t->value > VALUE_MOST) t->value = VALUE_MOST;
    t->object = list_by_at_least(room - columns * t->value, 8);
    t->cell = mem_zalloc((t->slots + 2) * sizeof *t->cell);
    t->text = mem_zalloc((t->slots + 2) * sizeof *t->text);
}

static void list_by_table_done(struct indicator_columns *t)
{
    for (size_t i = 0; i < t->slots + 2; i++) buf_done(&t->text[i]);
    free(t->text);
    free(t->cell);
}

static void list_by_table_row(const struct listing *list, struct indicator_columns *t)
{
    for (size_t i = 0; i < t->slots + 2; i++) {
        t->cell[i].text = t->text[i].n ? buf_slice(&t->text[i]) : SLICE("");
        t->cell[i].ncols = i ? t->value : t->object;
    }
    text_grid_row(&list->out->buf, t->cell, t->slots + 2, &frame);
    for (size_t i = 0; i < t->slots + 2; i++) buf_clear(&t->text[i]);
}

static void list_by_add_table_head(const struct listing *list, const struct plan *plan, struct indicator_columns *t)
{
    buf_adds(&t->text[0], _("what is counted"));
    buf_adds(&t->text[1], _("whole period"));
    for (size_t year = 0; year + 1 < t->slots; year++)
        buf_add(&t->text[year + 2], plan_column(plan, plan_year_column(plan, year))->label);
    buf_adds(&t->text[t->slots + 1], _("sum"));
    for (size_t i = 0; i < t->slots + 2; i++) t->cell[i].style = out_style(list->out, OUT_LABEL);
    list_by_table_row(list, t);
    for (size_t i = 0; i < t->slots + 2; i++) t->cell[i].style = NULL;
}

static void list_by_add_sum(const struct indicator *ind, struct buf *out)
{
    char number[32];
    const char *verdict = ind->sum == INDICATOR_SHORT ? _("short") : ind->sum == INDICATOR_OVER ? _("over") : "";
    if (ind->sum == INDICATOR_NOT_ADDABLE) buf_adds(out, _(indicator_no_sum(ind)));
    if (ind->sum == INDICATOR_NOT_ADDABLE || ind->high <= 0) return;
    buf_adds(out, quantity_number(ind->low, number));
    if (ind->high > ind->low) buf_addf(out, "—%s", quantity_number(ind->high, number));
    buf_add(out, ind->measure);
    if (verdict[0]) buf_addf(out, " %s", verdict);
}

static void list_by_add_indicator(const struct listing *list, const struct indicators *all, size_t i,
                                  struct indicator_columns *t)
{
    indicator_add_name(&all->at[i], &t->text[0]);
    for (size_t slot = 0; slot < t->slots; slot++) {
        const struct indicator_value *value = indicators_value(all, i, slot);
        struct buf *text = &t->text[slot + 1];
        enum indicator_trend trend = indicators_change(all, i, slot);
        if (value->present) indicator_add_figure(value, text);
        if (indicator_trend_mark(trend)[0]) buf_addf(text, "%s%s", text->n ? " " : "", indicator_trend_mark(trend));
    }
    list_by_add_sum(&all->at[i], &t->text[t->slots + 1]);
    list_by_table_row(list, t);
}

static void list_by_add_task_heading(const struct listing *list, size_t place, const struct plan *plan, size_t task)
{
    char no[64];
    struct buf heading;
    plans_task_no(list->plans, place, no, sizeof no);
    buf_init(&heading);
    buf_addf(&heading, "%s  ", no);
    buf_add(&heading, plan_task_name(plan, task));
    list_by_add_heading(list, buf_slice(&heading), false);
    buf_done(&heading);
}

static bool list_by_add_plan_indicators(const struct listing *list, size_t plan_index)
{
    const struct plan *plan = list->plans->plan[plan_index];
    struct indicator_columns table;
    bool writing = true;
    list_by_table_init(&table, list, plan);
    list_by_add_plan_heading(list, plan_index);
    list_by_add_table_head(list, plan, &table);
    for (size_t task = 0; writing && task < plan_tasks(plan); task++) {
        struct indicators all;
        indicators_of(plan, task, &all);
        if (all.count > 0) list_by_add_task_heading(list, list->plans->first[plan_index] + task, plan, task);
        for (size_t i = 0; i < all.count; i++) list_by_add_indicator(list, &all, i, &table);
        indicators_done(&all);
        writing = out_step(list->out);
    }
    list_by_table_done(&table);
    return writing;
}

void list_by_indicator(const struct listing *list)
{
    for (size_t i = 0; i < list->plans->count; i++)
        if (!list_by_add_plan_indicators(list, i)) return;
}

/* ---- as JSON: arrays, an element a line ---- */

static json_t *list_by_json_no_of(const struct listing *list, size_t place)
{
    char no[64];
    plans_task_no(list->plans, place, no, sizeof no);
    return json_text(slice_of(no));
}

/* {"no", "action", "task"}: the way every list refers to a task. */
static json_t *list_by_json_task_of(const struct listing *list, size_t place)
{
    struct place at = plans_at(list->plans, place);
    json_t *value = json_object();
    json_put(value, "no", list_by_json_no_of(list, place));
    json_put(value, "action", json_text(plan_action_name(at.plan, plan_action_of(at.plan, at.task))));
    json_put(value, "task", json_text(plan_task_name(at.plan, at.task)));
    return value;
}

static json_t *list_by_json_tasks_at(const struct listing *list, const uint32_t *places, size_t count)
{
    json_t *tasks = json_array();
    for (size_t i = 0; i < count; i++) json_add(tasks, list_by_json_task_of(list, places[i]));
    return tasks;
}

struct array {
    const struct listing *list;
    size_t count;
};

/* Adds an element to the array being written; false once writing has failed. */
static bool list_by_json_element(struct array *array, json_t *value)
{
    struct out *out = array->list->out;
    buf_adds(&out->buf, array->count++ > 0 ? ",\n " : "[");
    json_write(value, &out->buf);
    return out_step(out);
}

static void list_by_json_finish(const struct array *array)
{
    buf_adds(&array->list->out->buf, array->count > 0 ? "]\n" : "[]\n");
}

void list_json_by_action(const struct listing *list)
{
    struct array array = {list, 0};
    size_t actions = plans_actions(list->plans), places = plans_tasks(list->plans);
    json_t **tasks = mem_alloc((actions + 1) * sizeof *tasks);
    for (size_t i = 0; i < actions; i++) tasks[i] = json_array();
    for (size_t place = 0; place < places; place++) {
        struct place at = plans_at(list->plans, place);
        json_t *task = list_by_json_task_of(list, place);
        json_object_del(task, "action");
        json_put(task, "lead", json_agencies_of(list->agencies, at.plan, at.task, AGENCY_LEADS));
        json_put(task, "support", json_agencies_of(list->agencies, at.plan, at.task, AGENCY_SUPPORTS));
        json_add(tasks[plans_action_of(list->plans, place)], task);
    }
    for (size_t i = 0; i < actions; i++) {
        struct place at = plans_action_at(list->plans, i);
        json_t *value = json_object();
        json_put(value, "plan", json_text(plan_title(at.plan)));
        json_put(value, "action", json_text(plan_action_name(at.plan, at.task)));
        json_put(value, "tasks", tasks[i]);
        list_by_json_element(&array, value);
    }
    free(tasks);
    list_by_json_finish(&array);
}

static json_t *list_by_json_agency_of(const struct listing *list, size_t agency, uint32_t *reached)
{
    size_t leads, supports, through = agencies_reached(list->agencies, agency, reached);
    const uint32_t *lead = agencies_tasks(list->agencies, agency, AGENCY_LEADS, &leads);
    const uint32_t *support = agencies_tasks(list->agencies, agency, AGENCY_SUPPORTS, &supports);
    json_t *value = json_object(), *spellings = json_array();
    json_put(value, "agency", json_text(agencies_name(list->agencies, agency)));
    json_put(value, "group", json_boolean(agencies_is_group(list->agencies, agency)));
    for (size_t i = 0; i < agencies_spellings(list->agencies, agency); i++)
        json_add(spellings, json_text(agencies_spelling(list->agencies, agency, i)));
    json_put(value, "spellings", spellings);
    json_put(value, "leads", list_by_json_tasks_at(list, lead, leads));
    json_put(value, "supports", list_by_json_tasks_at(list, support, supports));
    json_put(value, "reached", list_by_json_tasks_at(list, reached, through));
    return value;
}

void list_json_by_agency(const struct listing *list)
{
    struct array array = {list, 0};
    size_t *order = agencies_by_weight(list->agencies), count = agencies_count(list->agencies);
    uint32_t *reached = mem_alloc((plans_tasks(list->plans) + 1) * sizeof *reached);
    for (size_t i = 0; i < count && list_by_json_element(&array, list_by_json_agency_of(list, order[i], reached)); i++)
        continue;
    free(reached);
    free(order);
    list_by_json_finish(&array);
}

static json_t *list_by_json_year_of(const struct listing *list, size_t plan_index, size_t column)
{
    const struct plan *plan = list->plans->plan[plan_index];
    json_t *value = json_object(), *tasks = json_array();
    for (size_t task = 0; task < plan_tasks(plan); task++) {
        struct slice target = plan_cell(plan, task, column);
        if (slice_is_blank(target)) continue;
        json_t *entry = list_by_json_task_of(list, list->plans->first[plan_index] + task);
        json_put(entry, "text", json_text(target));
        json_put(entry, "items", json_items_of(plan, task, column));
        json_add(tasks, entry);
    }
    json_put(value, "plan", json_text(plan_title(plan)));
    json_put(value, "year", json_text(plan_column(plan, column)->label));
    json_put(value, "tasks", tasks);
    return value;
}

void list_json_by_year(const struct listing *list)
{
    struct array array = {list, 0};
    for (size_t i = 0; i < list->plans->count; i++)
        for (size_t year = 0; year < plan_years(list->plans->plan[i]); year++)
            if (!list_by_json_element(&array,
                                      list_by_json_year_of(list, i, plan_year_column(list->plans->plan[i], year))))
                return;
    list_by_json_finish(&array);
}

static bool list_by_json_indicators_at(struct array *array, size_t place)
{
    const struct listing *list = array->list;
    struct place at = plans_at(list->plans, place);
    struct indicators all;
    bool writing = true;
    indicators_of(at.plan, at.task, &all);
    for (size_t i = 0; writing && i < all.count; i++) {
        json_t *value = list_by_json_task_of(list, place), *indicator = json_indicator_of(&all, i, at.plan);
        if (json_object_update(value, indicator) != 0) mem_fail();
        json_decref(indicator);
        writing = list_by_json_element(array, value);
    }
    indicators_done(&all);
    return writing;
}

void list_json_by_indicator(const struct listing *list)
{
    struct array array = {list, 0};
    for (size_t place = 0; place < plans_tasks(list->plans); place++)
        if (!list_by_json_indicators_at(&array, place)) return;
    list_by_json_finish(&array);
}
