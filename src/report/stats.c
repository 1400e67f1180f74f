#include "report/stats.h"

#include <stdlib.h>

#include "plan/item.h"
#include "base/mem.h"
#include "plan/quantity.h"

static struct stats_count stats_count_cell(struct slice cell)
{
    struct stats_count count = {0};
    struct item item;
    for (struct items walk = items_of(cell); items_next(&walk, &item); count.items++)
        count.quantities += quantity_count(item_text(cell, &item));
    return count;
}

static void stats_add(struct stats_count *to, struct stats_count count)
{
    to->tasks += count.tasks;
    to->items += count.items;
    to->quantities += count.quantities;
}

static struct stats_year *stats_year_named(struct stats *stats, struct slice label)
{
    for (size_t i = 0; i < stats->years; i++)
        if (slice_equal(stats->year[i].label, label)) return &stats->year[i];
    stats->year = mem_grow(stats->year, &stats->year_cap, stats->years + 1, sizeof *stats->year);
    stats->year[stats->years] = (struct stats_year){.label = label};
    return &stats->year[stats->years++];
}

/* Counts a cell for its year and for its task. */
static void stats_count_for_year(struct stats *stats, struct slice label, struct slice cell, struct stats_count *task)
{
    struct stats_count count = stats_count_cell(cell);
    stats_add(task, count);
    count.tasks = count.items > 0;
    stats_add(&stats_year_named(stats, label)->count, count);
}

static struct stats_count stats_count_task(struct stats *stats, const struct plan *plan, size_t task)
{
    struct stats_count count = {0};
    stats_count_for_year(stats, SLICE(""), plan_cell_of(plan, task, plan_clauses_role(plan)), &count);
    for (size_t year = 0; year < plan_years(plan); year++) {
        size_t column = plan_year_column(plan, year);
        stats_count_for_year(stats, plan_column(plan, column)->label, plan_cell(plan, task, column), &count);
    }
    count.tasks = 1;
    return count;
}

/* Both lists of places are in order: each place once. */
static struct stats_count stats_count_agency(const struct agencies *agencies, size_t agency,
                                             const struct stats_count *task)
{
    struct stats_count count = {0};
    size_t leads, supports, i = 0, j = 0;
    const uint32_t *lead = agencies_tasks(agencies, agency, AGENCY_LEADS, &leads);
    const uint32_t *support = agencies_tasks(agencies, agency, AGENCY_SUPPORTS, &supports);
    while (i < leads || j < supports) {
        bool both = i < leads && j < supports && lead[i] == support[j],
             leading = j >= supports || (i < leads && lead[i] <= support[j]);
        stats_add(&count, task[leading ? lead[i] : support[j]]);
        i += leading;
        j += !leading || both;
    }
    return count;
}

void stats_of(const struct plans *plans, const struct agencies *agencies, struct stats *stats)
{
    size_t tasks = plans_tasks(plans);
    struct stats_count *task = mem_alloc((tasks + 1) * sizeof *task);
    *stats = (struct stats){.plans = plans, .agencies = agencies};
    stats->action = mem_zalloc((plans_actions(plans) + 1) * sizeof *stats->action);
    stats->agency = mem_zalloc((agencies_count(agencies) + 1) * sizeof *stats->agency);
    stats_year_named(stats, SLICE(""));
    for (size_t place = 0; place < tasks; place++) {
        struct place at = plans_at(plans, place);
        task[place] = stats_count_task(stats, at.plan, at.task);
        stats_add(&stats->total, task[place]);
        stats_add(&stats->action[plans_action_of(plans, place)], task[place]);
    }
    for (size_t i = 0; i < agencies_count(agencies); i++) stats->agency[i] = stats_count_agency(agencies, i, task);
    free(task);
}

void stats_done(struct stats *stats)
{
    free(stats->action);
    free(stats->agency);
    free(stats->year);
    *stats = (struct stats){0};
}

/* ---- order ---- */

struct weight {
    size_t leads, supports, agency;
};

static int stats_by_weight(const void *a, const void *b)
{
    const struct weight *x = a, *y = b;
    if (x->leads != y->leads) return x->leads > y->leads ? -1 : 1;
    if (x->supports != y->supports) return x->supports > y->supports ? -1 : 1;
    return x->agency < y->agency ? -1 : x->agency > y->agency;
}

size_t *agencies_by_weight(const struct agencies *agencies)
{
    size_t count = agencies_count(agencies), *order = mem_alloc((count + 1) * sizeof *order);
    struct weight *weight = mem_alloc((count + 1) * sizeof *weight);
    for (size_t i = 0; i < count; i++) {
        weight[i].agency = i;
        agencies_tasks(agencies, i, AGENCY_LEADS, &weight[i].leads);
        agencies_tasks(agencies, i, AGENCY_SUPPORTS, &weight[i].supports);
    }
    qsort(weight, count, sizeof *weight, stats_by_weight);
    for (size_t i = 0; i < count; i++) order[i] = weight[i].agency;
    free(weight);
    return order;
}
