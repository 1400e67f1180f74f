/* The plan as JSON. */
#include "report/export.h"

#include <stdlib.h>

#include "write/json.h"
#include "base/mem.h"

/* ---- a task ---- */

static json_t *export_json_targets_of(const struct export_source *source, size_t task)
{
    const struct plan *plan = source->plan;
    json_t *targets = json_array();
    for (size_t year = 0; year < plan_years(plan); year++) {
        size_t column = plan_year_column(plan, year);
        if (!export_has(source, column)) continue;
        struct slice cell = plan_cell(plan, task, column);
        json_t *target = json_object();
        json_put(target, "year", json_text(plan_column(plan, column)->label));
        json_put(target, "text", json_text(cell));
        json_put(target, "items", json_items_of(plan, task, column));
        json_add(targets, target);
    }
    return targets;
}

/* Whether a cell of agencies names none, but a person, say: its text has no place in "lead" and "support". */
static bool export_json_names_nobody(struct slice cell)
{
    struct agency_name name;
    struct agency_names walk = agency_names_of(cell);
    return !slice_is_blank(cell) && !text_is_placeholder(cell) && !agency_names_next(&walk, &name);
}

/* Whether a cell has no key of its own and so goes into "extra". */
static bool export_json_is_extra(enum column_role role, struct slice cell)
{
    if (role > COLUMN_SUPPORT) return true;
    return (role == COLUMN_LEAD || role == COLUMN_SUPPORT) && export_json_names_nobody(cell);
}

/* Sets the key of a column, its header; a header that is empty or already used gets a number. */
static void export_json_put_extra(json_t *extra, const struct plan_column *column, struct slice cell)
{
    struct slice header = column->header.n ? column->header : column->label;
    char *key = mem_format("%.*s", (int)header.n, header.s);
    for (unsigned copy = 2; json_object_get(extra, key) != NULL; copy++) {
        free(key);
        key = mem_format("%.*s (%u)", (int)header.n, header.s, copy);
    }
    json_put(extra, key, json_text(cell));
    free(key);
}

static json_t *export_json_extra_of(const struct plan *plan, size_t task)
{
    json_t *extra = json_object();
    for (size_t i = 0; i < plan_columns(plan); i++)
        if (export_json_is_extra(plan_column(plan, i)->role, plan_cell(plan, task, i)))
            export_json_put_extra(extra, plan_column(plan, i), plan_cell(plan, task, i));
    return extra;
}

/* The clauses of the task's own text, for plans without a content. */
static json_t *export_json_task_items_of(const struct plan *plan, size_t task)
{
    int column = plan_column_of(plan, COLUMN_TASK);
    return column < 0 ? json_array() : json_items_of(plan, task, (size_t)column);
}

static void export_json_put_task(json_t *value, const struct export_source *source, size_t task)
{
    const struct plan *plan = source->plan;
    bool content = plan_clauses_role(plan) == COLUMN_CONTENT;
    struct slice name = plan_cell_of(plan, task, COLUMN_TASK);
    json_put(value, "no", json_text(plan_task_no(plan, task)));
    json_put(value, "action", json_text(plan_action_name(plan, plan_action_of(plan, task))));
    json_put(value, "task", json_text(name));
    json_put(value, "task_items", content ? json_array() : export_json_task_items_of(plan, task));
    json_put(value, "content", json_cell_of(plan, task, COLUMN_CONTENT));
    json_put(value, "targets", export_json_targets_of(source, task));
    json_put(value, "lead", json_agencies_of(source->agencies, plan, task, AGENCY_LEADS));
    json_put(value, "support", json_agencies_of(source->agencies, plan, task, AGENCY_SUPPORTS));
    json_put(value, "extra", export_json_extra_of(plan, task));
    json_put(value, "line", json_integer((json_int_t)plan_task_line(plan, task)));
    if (plan_sheet(plan).n > 0) json_put(value, "sheet", json_text(plan_sheet(plan)));
}

/* ---- the plan ---- */

static json_t *export_json_years_of(const struct export_source *source)
{
    json_t *years = json_array();
    for (size_t year = 0; year < plan_years(source->plan); year++) {
        size_t column = plan_year_column(source->plan, year);
        if (export_has(source, column)) json_add(years, json_text(plan_column(source->plan, column)->label));
    }
    return years;
}

void export_json_head(struct buf *out, const struct export_source *source)
{
    json_t *plan = json_object();
    json_put(plan, "title", json_text(plan_title(source->plan)));
    json_put(plan, "source", json_text(plan_source(source->plan)));
    json_put(plan, "encoding", json_text(plan_encoding(source->plan)));
    json_put(plan, "years", export_json_years_of(source));
    if (source->several) buf_adds(out, source->follows ? ",\n " : "[");
    buf_adds(out, "{\"plan\": ");
    json_write(plan, out);
    buf_adds(out, ",\n \"tasks\": [");
}

void export_json_task(struct buf *out, const struct export_source *source, size_t task)
{
    json_t *value = json_object();
    export_json_put_task(value, source, task);
    buf_adds(out, source->written > 0 ? ",\n  " : "\n  ");
    json_write(value, out);
}

void export_json_foot(struct buf *out, const struct export_source *source)
{
    buf_adds(out, source->written > 0 ? "\n ]}" : "]}");
    if (!source->more) buf_adds(out, source->several ? "]\n" : "\n");
}

void export_ndjson_task(struct buf *out, const struct export_source *source, size_t task)
{
    json_t *value = json_object();
    json_put(value, "plan", json_text(plan_title(source->plan)));
    export_json_put_task(value, source, task);
    json_write(value, out);
    buf_adds(out, "\n");
}
