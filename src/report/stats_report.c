/* What stats counted, as tables with bars and as JSON. */
#include "report/stats.h"

#include <stdio.h>
#include <stdlib.h>

#include "write/grid.h"
#include "write/json.h"
#include "base/lang.h"

enum { NUMBERS = 4, NUMBER_LEAST = 6, NAME_LEAST = 8, BAR_MOST = 20, GAP = 2 };

/* ---- tables ---- */

/* A name, numbers as wide as their heads, and a bar. */
struct table {
    struct buf *out;
    size_t numbers;
    int name, number[NUMBERS], bar; /* columns */
    size_t most;                    /* what the longest bar stands for */
};

static const struct grid_frame frame = {.left = "", .between = "  ", .right = "", .ambiguous = 1};

static void stats_report_add_heads(struct table *t, const char *name, const char *const *heads, size_t count, int ncols)
{
    struct grid_cell cells[NUMBERS + 1];
    t->numbers = count;
    t->bar = ncols / 4 < BAR_MOST ? ncols / 4 : BAR_MOST;
    t->name = ncols - GAP - t->bar;
    for (size_t i = 0; i < count; i++) {
        int cols = text_cols(slice_of(heads[i]), 1);
        t->number[i] = cols > NUMBER_LEAST ? cols : NUMBER_LEAST;
        t->name -= GAP + t->number[i];
        cells[i + 1] = (struct grid_cell){.text = slice_of(heads[i]), .ncols = t->number[i], .right = true};
    }
    if (t->name < NAME_LEAST) t->name = NAME_LEAST;
    cells[0] = (struct grid_cell){.text = slice_of(name), .ncols = t->name};
    buf_adds(t->out, "\n");
    grid_row(t->out, cells, count + 1, &frame);
}

static void stats_report_add_line(const struct table *t, struct slice name, const size_t *numbers, size_t bar)
{
    char number[NUMBERS][32], blocks[BAR_MOST * 3 + 1] = "";
    size_t length = t->most ? (bar * (size_t)t->bar + t->most - 1) / t->most : 0;
    struct grid_cell cells[NUMBERS + 2];
    cells[0] = (struct grid_cell){.text = name, .ncols = t->name};
    for (size_t i = 0; i < t->numbers; i++) {
        snprintf(number[i], sizeof number[i], "%zu", numbers[i]);
        cells[i + 1] = (struct grid_cell){.text = slice_of(number[i]), .ncols = t->number[i], .right = true};
    }
    for (size_t i = 0; i < length; i++) memcpy(blocks + i * 3, "█", 4);
    cells[t->numbers + 1] = (struct grid_cell){.text = slice_of(blocks), .ncols = t->bar};
    grid_row(t->out, cells, t->numbers + 2, &frame);
}

static void stats_report_add_counts(const struct table *t, struct slice name, const struct stats_count *count)
{
    stats_report_add_line(t, name, (size_t[]){count->tasks, count->items, count->quantities}, count->quantities);
}

static size_t stats_report_larger(size_t a, size_t b) { return a > b ? a : b; }

static void stats_report_add_actions(const struct stats *stats, int ncols, struct buf *out)
{
    const char *const heads[] = {_("tasks"), _("items"), _("quantities")};
    size_t actions = plans_actions(stats->plans);
    struct table table = {.out = out};
    for (size_t i = 0; i < actions; i++) table.most = stats_report_larger(table.most, stats->action[i].quantities);
    stats_report_add_heads(&table, _("action"), heads, 3, ncols);
    for (size_t i = 0; i < actions; i++) {
        struct place at = plans_action_at(stats->plans, i);
        stats_report_add_counts(&table, plan_action_name(at.plan, at.task), &stats->action[i]);
    }
}

static void stats_report_add_years(const struct stats *stats, int ncols, struct buf *out)
{
    const char *const heads[] = {_("tasks"), _("items"), _("quantities")};
    struct table table = {.out = out};
    for (size_t i = 0; i < stats->years; i++)
        table.most = stats_report_larger(table.most, stats->year[i].count.quantities);
    stats_report_add_heads(&table, _("year"), heads, 3, ncols);
    for (size_t i = 0; i < stats->years; i++) {
        struct slice label = i ? stats->year[i].label : slice_of(_("whole period"));
        if (i || stats->year[i].count.tasks) stats_report_add_counts(&table, label, &stats->year[i].count);
    }
}

static void stats_report_add_agencies(const struct stats *stats, int ncols, struct buf *out)
{
    const char *const heads[] = {_("leads"), _("supports"), _("items"), _("quantities")};
    size_t count = agencies_count(stats->agencies), *order = agencies_by_weight(stats->agencies);
    struct table table = {.out = out};
    for (size_t i = 0; i < count; i++) table.most = stats_report_larger(table.most, stats->agency[i].tasks);
    if (count) stats_report_add_heads(&table, _("agency"), heads, NUMBERS, ncols);
    for (size_t i = 0; i < count; i++) {
        size_t leads, supports, agency = order[i];
        const struct stats_count *counted = &stats->agency[agency];
        agencies_tasks(stats->agencies, agency, AGENCY_LEADS, &leads);
        agencies_tasks(stats->agencies, agency, AGENCY_SUPPORTS, &supports);
        stats_report_add_line(&table, agencies_name(stats->agencies, agency),
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
    stats_report_add_actions(stats, ncols, out);
    stats_report_add_years(stats, ncols, out);
    stats_report_add_agencies(stats, ncols, out);
}

/* ---- JSON ---- */

static json_t *stats_report_number(size_t value) { return json_integer((json_int_t)value); }

static void stats_report_put_count(json_t *value, const struct stats_count *count)
{
    json_put(value, "tasks", stats_report_number(count->tasks));
    json_put(value, "items", stats_report_number(count->items));
    json_put(value, "quantities", stats_report_number(count->quantities));
}

static json_t *stats_report_json_actions(const struct stats *stats)
{
    json_t *list = json_array();
    for (size_t i = 0; i < plans_actions(stats->plans); i++) {
        struct place at = plans_action_at(stats->plans, i);
        json_t *value = json_object();
        json_put(value, "plan", json_text(plan_title(at.plan)));
        json_put(value, "action", json_text(plan_action_name(at.plan, at.task)));
        stats_report_put_count(value, &stats->action[i]);
        json_add(list, value);
    }
    return list;
}

static json_t *stats_report_json_years(const struct stats *stats)
{
    json_t *list = json_array();
    for (size_t i = 1; i < stats->years; i++) {
        json_t *value = json_object();
        json_put(value, "year", json_text(stats->year[i].label));
        stats_report_put_count(value, &stats->year[i].count);
        json_add(list, value);
    }
    return list;
}

static json_t *stats_report_json_agencies(const struct stats *stats)
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
        json_put(value, "leads", stats_report_number(leads));
        json_put(value, "supports", stats_report_number(supports));
        json_put(value, "reached", stats_report_number(agencies_reached(stats->agencies, agency, NULL)));
        stats_report_put_count(value, &stats->agency[agency]);
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
    stats_report_put_count(value, &stats->total);
    json_put(value, "actions", stats_report_json_actions(stats));
    stats_report_put_count(content, &stats->year[0].count);
    json_put(value, "content", content);
    json_put(value, "years", stats_report_json_years(stats));
    json_put(value, "agencies", stats_report_json_agencies(stats));
    json_write(value, out);
    buf_adds(out, "\n");
}
