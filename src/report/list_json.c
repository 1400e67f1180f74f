/* The lists of list_by.h as JSON arrays, an element a line. */
#include "report/list_by.h"

#include <stdlib.h>

#include "write/json.h"
#include "base/mem.h"
#include "report/stats.h"

/* ---- elements ---- */

static json_t *list_json_no_of(const struct list *list, size_t place)
{
    char no[64];
    plans_task_no(list->plans, place, no, sizeof no);
    return json_text(slice_of(no));
}

/* {"no", "action", "task"}: how every list names a task. */
static json_t *list_json_task_of(const struct list *list, size_t place)
{
    struct place at = plans_at(list->plans, place);
    json_t *value = json_object();
    json_put(value, "no", list_json_no_of(list, place));
    json_put(value, "action", json_text(plan_action_name(at.plan, plan_action_of(at.plan, at.task))));
    json_put(value, "task", json_text(plan_task_name(at.plan, at.task)));
    return value;
}

static json_t *list_json_tasks_at(const struct list *list, const uint32_t *places, size_t count)
{
    json_t *tasks = json_array();
    for (size_t i = 0; i < count; i++) json_add(tasks, list_json_task_of(list, places[i]));
    return tasks;
}

struct array {
    const struct list *list;
    size_t count;
};

/* Adds an element to the array being written; false once writing has failed. */
static bool list_json_element(struct array *array, json_t *value)
{
    struct out *out = array->list->out;
    buf_adds(&out->buf, array->count++ > 0 ? ",\n " : "[");
    json_write(value, &out->buf);
    return out_step(out);
}

static void list_json_finish(const struct array *array)
{
    buf_adds(&array->list->out->buf, array->count > 0 ? "]\n" : "[]\n");
}

/* ---- lists ---- */

void list_json_by_action(const struct list *list)
{
    struct array array = {list, 0};
    size_t actions = plans_actions(list->plans), places = plans_tasks(list->plans);
    json_t **tasks = mem_alloc((actions + 1) * sizeof *tasks);
    for (size_t i = 0; i < actions; i++) tasks[i] = json_array();
    for (size_t place = 0; place < places; place++) {
        struct place at = plans_at(list->plans, place);
        json_t *task = list_json_task_of(list, place);
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
        list_json_element(&array, value);
    }
    free(tasks);
    list_json_finish(&array);
}

static json_t *list_json_agency_of(const struct list *list, size_t agency, uint32_t *reached)
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
    json_put(value, "leads", list_json_tasks_at(list, lead, leads));
    json_put(value, "supports", list_json_tasks_at(list, support, supports));
    json_put(value, "reached", list_json_tasks_at(list, reached, through));
    return value;
}

void list_json_by_agency(const struct list *list)
{
    struct array array = {list, 0};
    size_t *order = agencies_by_weight(list->agencies), count = agencies_count(list->agencies);
    uint32_t *reached = mem_alloc((plans_tasks(list->plans) + 1) * sizeof *reached);
    for (size_t i = 0; i < count && list_json_element(&array, list_json_agency_of(list, order[i], reached)); i++)
        continue;
    free(reached);
    free(order);
    list_json_finish(&array);
}

static json_t *list_json_year_of(const struct list *list, size_t plan_index, size_t column)
{
    const struct plan *plan = list->plans->plan[plan_index];
    json_t *value = json_object(), *tasks = json_array();
    for (size_t task = 0; task < plan_tasks(plan); task++) {
        struct slice target = plan_cell(plan, task, column);
        if (slice_is_blank(target)) continue;
        json_t *entry = list_json_task_of(list, list->plans->first[plan_index] + task);
        json_put(entry, "text", json_text(target));
        json_put(entry, "items", json_items_of(target));
        json_add(tasks, entry);
    }
    json_put(value, "plan", json_text(plan_title(plan)));
    json_put(value, "year", json_text(plan_column(plan, column)->label));
    json_put(value, "tasks", tasks);
    return value;
}

void list_json_by_year(const struct list *list)
{
    struct array array = {list, 0};
    for (size_t i = 0; i < list->plans->count; i++)
        for (size_t year = 0; year < plan_years(list->plans->plan[i]); year++)
            if (!list_json_element(&array, list_json_year_of(list, i, plan_year_column(list->plans->plan[i], year))))
                return;
    list_json_finish(&array);
}

static bool list_json_indicators_at(struct array *array, size_t place)
{
    const struct list *list = array->list;
    struct place at = plans_at(list->plans, place);
    struct indicators all;
    bool writing = true;
    indicators_of(at.plan, at.task, &all);
    for (size_t i = 0; writing && i < all.count; i++) {
        json_t *value = list_json_task_of(list, place), *indicator = json_indicator_of(&all, i, at.plan);
        if (json_object_update(value, indicator) != 0) mem_fail();
        json_decref(indicator);
        writing = list_json_element(array, value);
    }
    indicators_done(&all);
    return writing;
}

void list_json_by_indicator(const struct list *list)
{
    struct array array = {list, 0};
    for (size_t place = 0; place < plans_tasks(list->plans); place++)
        if (!list_json_indicators_at(&array, place)) return;
    list_json_finish(&array);
}
