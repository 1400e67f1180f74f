#include "plan/task_order.h"

#include <stdlib.h>

#include "plan/item.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/numeral.h"
#include "plan/quantity_cells.h"

/* ---- the keys ---- */

/* Its number, in digits or as Chinese writes it. */
static uint32_t task_order_key_of_number(const struct task_order_source *source, size_t place)
{
    struct place at = plans_at(source->plans, place);
    struct slice no = slice_trim(plan_task_no(at.plan, at.task));
    double value;
    int decimals = 0;
    size_t end = numeral_read_digits(no, 0, &value, &decimals);
    if (end == 0) end = numeral_read_chinese(no, 0, &value);
    while (decimals-- > 0) value /= 10;
    return end > 0 && value < TASK_KEY_NONE ? (uint32_t)value : TASK_KEY_NONE;
}

static uint32_t task_order_key_of_action(const struct task_order_source *source, size_t place)
{
    return (uint32_t)plans_action_of(source->plans, place);
}

/* The agency that is named first among those that lead. */
static uint32_t task_order_key_of_agency(const struct task_order_source *source, size_t place)
{
    struct place at = plans_at(source->plans, place);
    struct agency_refs refs = agency_refs_of(at.plan, at.task);
    struct agency_ref ref;
    while (agency_refs_next(&refs, &ref)) {
        size_t agency = ref.relation == AGENCY_LEADS ? agencies_of(source->agencies, ref.text) : SIZE_MAX;
        if (agency != SIZE_MAX) return (uint32_t)agency;
    }
    return TASK_KEY_NONE;
}

/* Tasks with the most quantities come first; those of the whole period and of each year count. */
static uint32_t task_order_key_of_quantity(const struct task_order_source *source, size_t place)
{
    struct place at = plans_at(source->plans, place);
    int clauses = plan_column_of(at.plan, plan_clauses_role(at.plan));
    size_t count = clauses < 0 ? 0 : quantity_count_of(at.plan, at.task, (size_t)clauses);
    for (size_t year = 0; year < plan_years(at.plan); year++)
        count += quantity_count_of(at.plan, at.task, plan_year_column(at.plan, year));
    return TASK_KEY_NONE - 1 - (uint32_t)count;
}

size_t task_order_quantities(uint32_t key) { return TASK_KEY_NONE - 1 - key; }

/* ---- the table ---- */

static const struct task_order_class orders[TASK_ORDERS] = {
    [TASK_ORDER_FILE] = {"file", N_("as in the plan"), N_("as the file has them, under their actions"), false, NULL},
    [TASK_ORDER_NUMBER] = {"number", N_("by number"), N_("one after the other, without headings"), false,
                           task_order_key_of_number},
    [TASK_ORDER_ACTION] = {"action", N_("by action"), N_("what is one action's stands together"), false,
                           task_order_key_of_action},
    [TASK_ORDER_AGENCY] = {"agency", N_("by leading agency"), N_("under the leading agency that is named first"), true,
                           task_order_key_of_agency},
    [TASK_ORDER_QUANTITY] = {"quantity", N_("by quantities"),
                             N_("first what promises most numbers, all years together"), false,
                             task_order_key_of_quantity},
};

const struct task_order_class *task_order_class(enum task_order order) { return &orders[order]; }

/* ---- sorting ---- */

static int task_order_compare(const void *a, const void *b, void *keys)
{
    const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b, *key = keys;
    if (key[x] != key[y]) return key[x] < key[y] ? -1 : 1;
    return x < y ? -1 : x > y;
}

void task_sort_make(struct task_sort *sort, enum task_order order, const struct task_order_source *source)
{
    const struct plans *plans = source->plans;
    size_t tasks = plans_tasks(plans);
    *sort = (struct task_sort){NULL, NULL};
    if (orders[order].key == NULL) return;
    sort->place = mem_alloc((tasks + 1) * sizeof *sort->place);
    sort->key = mem_alloc((tasks + 1) * sizeof *sort->key);
    for (size_t i = 0; i < tasks; i++) {
        sort->place[i] = (uint32_t)i;
        sort->key[i] = orders[order].key(source, i);
    }
    for (size_t p = 0; p < plans->count; p++)
        mem_sort(sort->place + plans->first[p], plans->first[p + 1] - plans->first[p], sizeof *sort->place,
                 task_order_compare, sort->key);
}

void task_sort_done(struct task_sort *sort)
{
    free(sort->place);
    free(sort->key);
    *sort = (struct task_sort){NULL, NULL};
}
