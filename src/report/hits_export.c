#include "report/hits_export.h"

#include <stdlib.h>

#include "base/fold.h"
#include "write/csv_row.h"
#include "write/json.h"
#include "write/markup.h"
#include "base/lang.h"

#define CONTEXT 20 /* characters on each side in text and Markdown */

/* ---- pieces ---- */

static void hits_export_add_md(struct buf *out, struct slice text) { markup_add_markdown(out, text, " "); }

void hits_add_where(struct buf *out, const struct kwic *k)
{
    buf_add_visible(out, k->label);
    if (k->item > 0) buf_addf(out, _(", item %u"), k->item);
}

void hits_add_md_context(struct buf *out, const struct kwic *k, size_t nchars)
{
    struct slice before, after;
    struct buf where;
    buf_init(&where);
    hits_add_where(&where, k);
    kwic_around(k, nchars, &before, &after);
    hits_export_add_md(out, buf_slice(&where));
    buf_adds(out, " | ");
    hits_export_add_md(out, before);
    buf_adds(out, " **");
    hits_export_add_md(out, kwic_match(k));
    buf_adds(out, "** ");
    hits_export_add_md(out, after);
    buf_done(&where);
}

static struct slice hits_export_number_of(const struct kwic *k) { return plan_task_no(k->at.plan, k->at.task); }

static struct slice hits_export_action_of(const struct kwic *k)
{
    return plan_action_name(k->at.plan, plan_action_of(k->at.plan, k->at.task));
}

/* ---- JSON ---- */

json_t *hits_json(const struct kwic *k)
{
    json_t *value = json_object();
    json_put(value, "plan", json_text(plan_title(k->at.plan)));
    json_put(value, "no", json_text(hits_export_number_of(k)));
    json_put(value, "action", json_text(hits_export_action_of(k)));
    json_put(value, "task", json_text(plan_task_name(k->at.plan, k->at.task)));
    json_put(value, "field", json_string(column_name(k->field)));
    json_put(value, "year", k->year.n ? json_text(k->year) : json_null());
    json_put(value, "item", k->item ? json_integer((json_int_t)k->item) : json_null());
    json_put(value, "text", json_text(k->text));
    json_put(value, "start", json_integer((json_int_t)text_chars(slice_cut(k->text, 0, k->start))));
    json_put(value, "length", json_integer((json_int_t)text_chars(kwic_match(k))));
    json_put(value, "match", json_text(kwic_match(k)));
    return value;
}

json_t *hits_foldings(unsigned kinds)
{
    json_t *names = json_array();
    for (size_t i = 0; i < FOLD_KINDS; i++)
        if (kinds & fold_kinds[i].bit) json_add(names, json_string(fold_kinds[i].name));
    return names;
}

/* Of every task found, those too that match without a hit: !金融. */
static json_t *hits_export_numbers_found(const struct hits_source *s)
{
    json_t *numbers = json_array();
    for (size_t place = 0; place < s->hits->places; place++) {
        char no[64];
        if (!hits_match(s->hits, place)) continue;
        plans_task_no(s->plans, place, no, sizeof no);
        json_add(numbers, json_text(slice_of(no)));
    }
    return numbers;
}

static void hits_export_json_head(struct buf *out, const struct hits_source *s)
{
    buf_adds(out, "{\"query\": ");
    json_write(json_text(s->query), out);
    buf_addf(out, ", \"tasks\": %zu, \"hits\": %zu, \"folding\": ", s->hits->tasks, s->hits->count);
    json_write(hits_foldings(s->kinds), out);
    if (s->hits->cut_off) buf_adds(out, ", \"cut_off\": true");
    buf_adds(out, ",\n \"numbers\": ");
    json_write(hits_export_numbers_found(s), out);
    buf_adds(out, ",\n \"results\": [");
}

static void hits_export_json_hit(struct buf *out, const struct hits_source *s, const struct kwic *k)
{
    buf_adds(out, s->written > 0 ? ",\n  " : "\n  ");
    json_write(hits_json(k), out);
}

static void hits_export_json_foot(struct buf *out, const struct hits_source *s)
{
    buf_adds(out, s->written > 0 ? "\n ]}\n" : "]}\n");
}

/* ---- CSV ---- */

static void hits_export_csv_head(struct buf *out, const struct hits_source *s)
{
    (void)s;
    buf_adds(out, "plan,no,action,task,field,year,item,text,start,length,match\n");
}

static void hits_export_csv_hit(struct buf *out, const struct hits_source *s, const struct kwic *k)
{
    struct csv_row row = {.out = out, .first = true};
    (void)s;
    csv_row_add(&row, plan_title(k->at.plan));
    csv_row_add(&row, hits_export_number_of(k));
    csv_row_add(&row, hits_export_action_of(k));
    csv_row_add(&row, plan_task_name(k->at.plan, k->at.task));
    csv_row_add(&row, slice_of(column_name(k->field)));
    csv_row_add(&row, k->year);
    if (k->item > 0) csv_row_add_number(&row, k->item);
    else csv_row_add(&row, SLICE(""));
    csv_row_add(&row, k->text);
    csv_row_add_number(&row, text_chars(slice_cut(k->text, 0, k->start)));
    csv_row_add_number(&row, text_chars(kwic_match(k)));
    csv_row_add(&row, kwic_match(k));
    csv_row_end(&row);
}

/* ---- Markdown ---- */

static void hits_export_md_head(struct buf *out, const struct hits_source *s)
{
    hits_export_add_md(out, s->query);
    buf_adds(out, ": ");
    buf_addf(out, _("%zu tasks, %zu hits"), s->hits->tasks, s->hits->count);
    buf_addf(out, "\n\n| %s | %s | %s | %s |\n| --- | --- | --- | --- |\n", _("No."), _("task"), _("place"),
             _("context"));
}

static void hits_export_md_hit(struct buf *out, const struct hits_source *s, const struct kwic *k)
{
    (void)s;
    buf_adds(out, "| ");
    hits_export_add_md(out, hits_export_number_of(k));
    buf_adds(out, " | ");
    hits_export_add_md(out, plan_task_name(k->at.plan, k->at.task));
    buf_adds(out, " | ");
    hits_add_md_context(out, k, CONTEXT);
    buf_adds(out, " |\n");
}

/* ---- text: the hits one below the other ---- */

static void hits_export_text_head(struct buf *out, const struct hits_source *s)
{
    buf_add_visible(out, s->query);
    buf_adds(out, ": ");
    buf_addf(out, _("%zu tasks, %zu hits"), s->hits->tasks, s->hits->count);
    buf_adds(out, "\n");
}

static void hits_export_text_hit(struct buf *out, const struct hits_source *s, const struct kwic *k)
{
    struct slice before, after;
    (void)s;
    kwic_around(k, CONTEXT, &before, &after);
    int ncols = text_cols(before, 1);
    buf_fill(out, ' ', (size_t)(ncols < 2 * CONTEXT ? 2 * CONTEXT - ncols : 0));
    buf_add_visible(out, before);
    buf_adds(out, " [");
    buf_add_visible(out, kwic_match(k));
    buf_adds(out, "] ");
    buf_add_visible(out, after);
    ncols = text_cols(after, 1);
    buf_fill(out, ' ', (size_t)(ncols < 2 * CONTEXT ? 2 * CONTEXT - ncols : 0) + 2);
    buf_add_visible(out, hits_export_number_of(k));
    buf_adds(out, " ");
    hits_add_where(out, k);
    buf_adds(out, "\n");
}

static void hits_export_no_foot(struct buf *out, const struct hits_source *s) { (void)out, (void)s; }

/* ---- the table ---- */

static const struct hits_format formats[] = {
    {FORMAT_TEXT, hits_export_text_head, hits_export_text_hit, hits_export_no_foot},
    {FORMAT_CSV, hits_export_csv_head, hits_export_csv_hit, hits_export_no_foot},
    {FORMAT_MD, hits_export_md_head, hits_export_md_hit, hits_export_no_foot},
    {FORMAT_JSON, hits_export_json_head, hits_export_json_hit, hits_export_json_foot},
};

const struct hits_format *hits_format_of(enum format_id id)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (formats[i].id == id) return &formats[i];
    return NULL;
}

const struct hits_format *hits_format_named(const char *name)
{
    enum format_id id;
    return format_named(FORMAT_OF_HITS, name, &id) ? hits_format_of(id) : NULL;
}

void hits_export_task(struct buf *out, const struct hits_format *format, struct hits_source *s, size_t place)
{
    for (size_t h = hits_from(s->hits, place, 0, 0); h < s->hits->count && s->hits->hit[h].place == place; h++) {
        struct kwic k;
        kwic_of(s->plans, &s->hits->hit[h], &k);
        format->hit(out, s, &k);
        s->written++;
    }
}

void hits_export(struct buf *out, const struct hits_format *format, struct hits_source *s)
{
    uint32_t *ranked = hits_ranked(s->hits);
    format->head(out, s);
    for (size_t i = 0; i < s->hits->tasks; i++) hits_export_task(out, format, s, ranked[i]);
    format->foot(out, s);
    free(ranked);
}
