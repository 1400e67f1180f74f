#include "report/stats.h"

#include <stdio.h>
#include <stdlib.h>

#include "plan/item.h"
#include "base/mem.h"
#include "plan/quantity_cells.h"
#include "base/lang.h"
#include "write/text_grid.h"
#include "write/json.h"

enum { NUMBERS = 4, NUMBER_LEAST = 6, NAME_LEAST = 8, BAR_MOST = 20, GAP = 2 };

/* ---- counting ---- */

static struct stats_count stats_count_cell(const struct plan *plan, size_t task, size_t column)
{
    return (struct stats_count){.items = items_count(plan_cell(plan, task, column)),
                                .quantities = quantity_count_of(plan, task, column)};
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

/* Counts the items and quantities of a cell for its year and for its task. */
static void stats_count_for_year(struct stats *stats, struct slice label, struct stats_count count,
                                 struct stats_count *task)
{
    stats_add(task, count);
    count.tasks = count.items > 0;
    stats_add(&stats_year_named(stats, label)->count, count);
}

static struct stats_count stats_count_task(struct stats *stats, const struct plan *plan, size_t task)
{
    struct stats_count count = {0};
    int clauses = plan_column_of(plan, plan_clauses_role(plan));
    struct stats_count whole = {0};
    if (clauses >= 0) whole = stats_count_cell(plan, task, (size_t)clauses);
    stats_count_for_year(stats, SLICE(""), whole, &count);
    for (size_t year = 0; year < plan_years(plan); year++) {
        size_t column = plan_year_column(plan, year);
        stats_count_for_year(stats, plan_column(plan, column)->label, stats_count_cell(plan, task, column), &count);
    }
    count.tasks = 1;
    return count;
}

/* Counts for an agency; the lists of places that it leads and supports are sorted, so a place that is in both counts
 * once. */
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

/* ---- tables ---- */

/* A table of statistics: a name, numbers as wide as their headers, and a bar. */
struct bar_table {
    struct buf *out;
    size_t numbers;
    int name, number[NUMBERS], bar; /* columns */
    size_t most;                    /* the number that the longest bar stands for */
};

static const struct text_grid_frame frame = {.left = "", .between = "  ", .right = "", .ambiguous = 1};

static void stats_add_heads(struct bar_table *t, const char *name, const char *const *heads, size_t count, int ncols)
{
    struct text_grid_cell cells[NUMBERS + 1];
    t->numbers = count;
    t->bar = ncols / 4 < BAR_MOST ? ncols / 4 : BAR_MOST;
    t->name = ncols - GAP - t->bar;
    for (size_t i = 0; i < count; i++) {
        int cols = text_cols(slice_of(heads[i]), 1);
        t->number[i] = cols > NUMBER_LEAST ? cols : NUMBER_LEAST;
        t->name -= GAP + t->number[i];
        cells[i + 1] = (struct text_grid_cell){.text = slice_of(heads[i]), .ncols = t->number[i], .right = true};
    }
    if (t->name < NAME_LEAST) t->name = NAME_LEAST;
    cells[0] = (struct text_grid_cell){.text = slice_of(name), .ncols = t->name};
    buf_adds(t->out, "\n");
    text_grid_row(t->out, cells, count + 1, &frame);
}

static void stats_add_line(const struct bar_table *t, struct slice name, const size_t *numbers, size_t bar)
{
    char number[NUMBERS][32], blocks[BAR_MOST * 3 + 1] = "";
    size_t length = t->most ? (bar * (size_t)t->bar + t->most - 1) / t->most : 0;
    struct text_grid_cell cells[NUMBERS + 2];
    cells[0] = (struct text_grid_cell){.text = name, .ncols = t->name};
    for (size_t i = 0; i < t->numbers; i++) {
        snprintf(number[i], sizeof number[i], "%zu", numbers[i]);
        cells[i + 1] = (struct text_grid_cell){.text = slice_of(number[i]), .ncols = t->number[i], .right = true};
    }
    for (size_t i = 0; i < length; i++) memcpy(blocks + i * 3, "█", 4);
    cells[t->numbers + 1] = (struct text_grid_cell){.text = slice_of(blocks), .ncols = t->bar};
    text_grid_row(t->out, cells, t->numbers + 2, &frame);
}

static void stats_add_counts(const struct bar_table *t, struct slice name, const struct stats_count *count)
{
    stats_add_line(t, name, (size_t[]){count->tasks, count->items, count->quantities}, count->quantities);
}

static size_t stats_larger(size_t a, size_t b) { return a > b ? a : b; }

static void stats_add_actions(const struct stats *stats, int ncols, struct buf *out)
{
    const char *const heads[] = {_("tasks"), _("items"), _("quantities")};
    size_t actions = plans_actions(stats->plans);
    struct bar_table table = {.out = out};
    for (size_t i = 0; i < actions; i++) table.most = stats_larger(table.most, stats->action[i].quantities);
    stats_add_heads(&table, _("action"), heads, 3, ncols);
    for (size_t i = 0; i < actions; i++) {
        struct place at = plans_action_at(stats->plans, i);
        stats_add_counts(&table, plan_action_name(at.plan, at.task), &stats->action[i]);
    }
}

static void stats_add_years(const struct stats *stats, int ncols, struct buf *out)
{
    const char *const heads[] = {_("tasks"), _("items"), _("quantities")};
    struct bar_table table = {.out = out};
    for (size_t i = 0; i < stats->years; i++) table.most = stats_larger(table.most, stats->year[i].count.quantities);
    stats_add_heads(&table, _("year"), heads, 3, ncols);
    for (size_t i = 0; i < stats->years; i++) {
        struct slice label = i ? stats->year[i].label : slice_of(_("whole period"));
        if (i || stats->year[i].count.tasks) stats_add_counts(&table, label, &stats->year[i].count);
    }
}

static void stats_add_agencies(const struct stats *stats, int ncols, struct buf *out)
{
    const char *const heads[] = {_("leads"), _("supports"), _("items"), _("quantities")};
    size_t count = agencies_count(stats->agencies), *order = agencies_by_weight(stats->agencies);
    struct bar_table table = {.out = out};
    for (size_t i = 0; i < count; i++) table.most = stats_larger(table.most, stats->agency[i].tasks);
    if (count) stats_add_heads(&table, _("agency"), heads, NUMBERS, ncols);
    for (size_t i = 0; i < count; i++) {
        size_t leads, supports, agency = order[i];
        const struct stats_count *counted = &stats->agency[agency];
        agencies_tasks(stats->agencies, agency, AGENCY_LEADS, &leads);
        agencies_tasks(stats->agencies, agency, AGENCY_SUPPORTS, &supports);
        stats_add_line(&table, agencies_name(stats->agencies, agency),
                       (size_t[]){leads, supports, counted->items, counted->quantities}, counted->tasks);
    }
    free(order);
}

void stats_text(const struct stats *stats, int ncols, struct buf *out)
{
    for (size_t i = 0; i < stats->plans->count; i++) {
        buf_add_visible(out, plan_title(stats->plans->plan[i]));
        buf_adds(out, "\n");
    }
    buf_addf(out, _("%zu tasks of %zu actions, %zu items, %zu quantities, %zu agencies\n"), stats->total.tasks,
             plans_actions(stats->plans), stats->total.items, stats->total.quantities, agencies_count(stats->agencies));
    stats_add_actions(stats, ncols, out);
    stats_add_years(stats, ncols, out);
    stats_add_agencies(stats, ncols, out);
}

/* ---- JSON ---- */

static json_t *stats_number(size_t value) { return json_integer((json_int_t)value); }

static void stats_put_count(json_t *value, const struct stats_count *count)
{
    json_put(value, "tasks", stats_number(count->tasks));
    json_put(value, "items", stats_number(count->items));
    json_put(value, "quantities", stats_number(count->quantities));
}

static json_t *stats_json_actions(const struct stats *stats)
{
    json_t *list = json_array();
    for (size_t i = 0; i < plans_actions(stats->plans); i++) {
        struct place at = plans_action_at(stats->plans, i);
        json_t *value = json_object();
        json_put(value, "plan", json_text(plan_title(at.plan)));
        json_put(value, "action", json_text(plan_action_name(at.plan, at.task)));
        stats_put_count(value, &stats->action[i]);
        json_add(list, value);
    }
    return list;
}

static json_t *stats_json_years(const struct stats *stats)
{
    json_t *list = json_array();
    for (size_t i = 1; i < stats->years; i++) {
        json_t *value = json_object();
        json_put(value, "year", json_text(stats->year[i].label));
        stats_put_count(value, &stats->year[i].count);
        json_add(list, value);
    }
    return list;
}

static json_t *stats_json_agencies(const struct stats *stats)
{
    json_t *list = json_array();
    size_t *order = agencies_by_weight(stats->agencies);
    for (size_t i = 0; i < agencies_count(stats->agencies); i++) {
        size_t leads, supports, agency = order[i];
        json_t *value = json_object();
        agencies_tasks(stats->agencies, agency, AGENCY_LEADS, &leads);
        agencies_tasks(stats->agencies, agency, AGENCY_SUPPORTS, &supports);
        json_put(value, "agency", json_text(agencies_name(stats->agencies, agency)));
        json_put(value, "group", json_boolean(agencies_is_group(stats->agencies, agency)));
        json_put(value, "leads", stats_number(leads));
        json_put(value, "supports", stats_number(supports));
        json_put(value, "reached", stats_number(agencies_reached(stats->agencies, agency, NULL)));
        stats_put_count(value, &stats->agency[agency]);
        json_add(list, value);
    }
    free(order);
    return list;
}

void stats_json(const struct stats *stats, struct buf *out)
{
    json_t *value = json_object(), *titles = json_array(), *content = json_object();
    for (size_t i = 0; i < stats->plans->count; i++) json_add(titles, json_text(plan_title(stats->plans->plan[i])));
    json_put(value, "plans", titles);
    stats_put_count(value, &stats->total);
    json_put(value, "actions", stats_json_actions(stats));
    stats_put_count(content, &stats->year[0].count);
    json_put(value, "content", content);
    json_put(value, "years", stats_json_years(stats));
    json_put(value, "agencies", stats_json_agencies(stats));
    json_write(value, out);
    buf_adds(out, "\n");
}
