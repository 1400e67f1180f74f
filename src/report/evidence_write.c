/* The matrix keyword × action × year as text, CSV, Markdown and JSON. */
#include "report/evidence.h"
#include "base/fold.h"
#include "report/hits_export.h"
#include "write/csv_row.h"
#include "write/json.h"
#include "write/markup.h"
#include "base/lang.h"

#define CONTEXT 12 /* characters on each side of a hit */

/* One cell of the matrix that is not empty. */
struct matrix_cell {
    const struct evidence *evidence;
    size_t keyword, action, year;
    struct place at; /* the action's plan */
    struct evidence_count count;
};

/* Moves to the next cell of the keyword that has hits; false behind the last.
 * Begin with {.evidence = e, .year = SIZE_MAX}. */
static bool evidence_write_next_cell(struct matrix_cell *c)
{
    const struct evidence *e = c->evidence;
    for (;;) {
        if (++c->year >= e->years) c->year = 0, c->action++;
        if (c->action >= plans_actions(e->plans)) return false;
        c->count = *evidence_at(e, c->keyword, c->action, c->year);
        if (c->count.hits == 0) continue;
        c->at = plans_action_at(e->plans, c->action);
        return true;
    }
}

/* Hit i of the cell, with its context. */
static void evidence_write_hit_of(const struct matrix_cell *c, size_t i, struct kwic *k)
{
    const struct evidence *e = c->evidence;
    size_t hit = evidence_hits_at(e, c->keyword, c->action, c->year)[i];
    kwic_of(e->plans, &e->keyword[c->keyword].hits.hit[hit], k);
}

static struct slice evidence_write_action_name(const struct matrix_cell *c)
{
    return plan_action_name(c->at.plan, c->at.task);
}

static void evidence_write_add_foldings(struct buf *out, unsigned kinds, bool labels)
{
    bool first = true;
    for (size_t i = 0; i < FOLD_KINDS; i++) {
        if (!(kinds & fold_kinds[i].bit)) continue;
        buf_addf(out, "%s%s",
                 first    ? ""
                 : labels ? _(", ")
                          : " ",
                 labels ? _(fold_kinds[i].label) : fold_kinds[i].name);
        first = false;
    }
    if (first && labels) buf_adds(out, _("none"));
}

static struct slice evidence_write_year_label(const struct evidence *e, size_t year)
{
    return year == 0 ? slice_of(_("no year")) : e->year[year];
}

/* Adds text of a plan to a document: made visible for a terminal, or escaped for Markdown. */
typedef void evidence_add(struct buf *, struct slice);

static void evidence_write_add_md(struct buf *out, struct slice text) { markup_add_markdown(out, text, " "); }

/* ---- text ---- */

static void evidence_write_add_head(const struct evidence *e, struct buf *out, const char *bullet, evidence_add *add)
{
    for (size_t p = 0; p < e->plans->count; p++) {
        const struct plan *plan = e->plans->plan[p];
        buf_adds(out, bullet);
        add(out, plan_title(plan));
        buf_adds(out, "  ");
        add(out, plan_source(plan));
        buf_addf(out, "  SHA-256 %s\n", e->digest[p]);
    }
    buf_addf(out, "%s%s", bullet, _("foldings: "));
    evidence_write_add_foldings(out, e->kinds, true);
    buf_addf(out, "\n%s%s%s\n", bullet, _("time: "), e->when);
}

static void evidence_write_add_text_hit(struct buf *out, const struct kwic *k)
{
    struct slice before, after;
    kwic_around(k, CONTEXT, &before, &after);
    buf_adds(out, "      ");
    buf_add_visible(out, plan_task_no(k->at.plan, k->at.task));
    buf_adds(out, " ");
    hits_add_where(out, k);
    buf_adds(out, ": ");
    buf_add_visible(out, before);
    buf_adds(out, "[");
    buf_add_visible(out, kwic_match(k));
    buf_adds(out, "]");
    buf_add_visible(out, after);
    buf_adds(out, "\n");
}

static void evidence_write_add_text_cell(struct buf *out, const struct matrix_cell *c)
{
    const struct evidence *e = c->evidence;
    struct kwic k;
    buf_adds(out, "  ");
    buf_add_visible(out, evidence_write_action_name(c));
    buf_adds(out, "  ");
    buf_add_visible(out, evidence_write_year_label(e, c->year));
    buf_adds(out, "  ");
    buf_addf(out, _("%zu tasks, %zu hits"), (size_t)c->count.tasks, (size_t)c->count.hits);
    buf_adds(out, "\n");
    for (size_t i = 0; i < c->count.hits; i++) {
        evidence_write_hit_of(c, i, &k);
        evidence_write_add_text_hit(out, &k);
    }
}

static void evidence_write_text(const struct evidence *e, struct buf *out)
{
    evidence_write_add_head(e, out, "", buf_add_visible);
    for (size_t i = 0; i < e->keywords; i++) {
        struct matrix_cell c = {.evidence = e, .keyword = i, .year = SIZE_MAX};
        buf_adds(out, "\n");
        buf_add_visible(out, slice_of(e->keyword[i].text));
        buf_addf(out, ": ");
        buf_addf(out, _("%zu tasks, %zu hits"), e->keyword[i].hits.tasks, e->keyword[i].hits.count);
        buf_adds(out, e->keyword[i].hits.cut_off ? _(" (cut off: hits may be missing)") : "");
        buf_adds(out, "\n");
        while (evidence_write_next_cell(&c)) evidence_write_add_text_cell(out, &c);
    }
}

/* ---- CSV: a row per cell of the matrix ---- */

static void evidence_write_add_contexts(const struct matrix_cell *c, struct buf *out)
{
    struct kwic k;
    for (size_t i = 0; i < c->count.hits; i++) {
        struct slice before, after;
        evidence_write_hit_of(c, i, &k);
        kwic_around(&k, CONTEXT, &before, &after);
        if (out->n > 0) buf_adds(out, "\n");
        buf_add(out, plan_task_no(k.at.plan, k.at.task));
        buf_adds(out, " ");
        hits_add_where(out, &k);
        buf_adds(out, ": ");
        buf_add(out, before);
        buf_adds(out, "[");
        buf_add(out, kwic_match(&k));
        buf_adds(out, "]");
        buf_add(out, after);
    }
}

static void evidence_write_add_csv_row(const struct matrix_cell *c, struct slice foldings, struct buf *out)
{
    const struct evidence *e = c->evidence;
    struct csv_row row = {.out = out, .first = true};
    struct buf contexts;
    buf_init(&contexts);
    evidence_write_add_contexts(c, &contexts);
    csv_row_add(&row, slice_of(e->keyword[c->keyword].text));
    csv_row_add(&row, evidence_write_action_name(c));
    csv_row_add(&row, e->year[c->year]);
    csv_row_add_number(&row, c->count.tasks);
    csv_row_add_number(&row, c->count.hits);
    csv_row_add(&row, buf_slice(&contexts));
    csv_row_add(&row, plan_title(c->at.plan));
    csv_row_add(&row, plan_source(c->at.plan));
    csv_row_add(&row, slice_of(e->digest[c->at.plan_index]));
    csv_row_add(&row, foldings);
    csv_row_add(&row, slice_of(e->when));
    csv_row_end(&row);
    buf_done(&contexts);
}

/* A row for a keyword that was not found: that is evidence too. */
static void evidence_write_add_csv_absent(const struct evidence *e, size_t keyword, struct slice foldings,
                                          struct buf *out)
{
    /* cells that such a row leaves empty: action and year; context, plan, source and digest */
    enum { PLACE_CELLS = 2, PLAN_CELLS = 4 };
    struct csv_row row = {.out = out, .first = true};
    csv_row_add(&row, slice_of(e->keyword[keyword].text));
    for (int i = 0; i < PLACE_CELLS; i++) csv_row_add(&row, SLICE(""));
    csv_row_add_number(&row, e->keyword[keyword].hits.tasks);
    csv_row_add_number(&row, 0);
    for (int i = 0; i < PLAN_CELLS; i++) csv_row_add(&row, SLICE(""));
    csv_row_add(&row, foldings);
    csv_row_add(&row, slice_of(e->when));
    csv_row_end(&row);
}

static void evidence_write_csv(const struct evidence *e, struct buf *out)
{
    struct buf foldings;
    buf_init(&foldings);
    evidence_write_add_foldings(&foldings, e->kinds, false);
    buf_adds(out, "query,action,year,tasks,hits,context,plan,source,sha256,folding,time\n");
    for (size_t i = 0; i < e->keywords; i++) {
        struct matrix_cell c = {.evidence = e, .keyword = i, .year = SIZE_MAX};
        if (e->keyword[i].hits.count == 0) evidence_write_add_csv_absent(e, i, buf_slice(&foldings), out);
        while (evidence_write_next_cell(&c)) evidence_write_add_csv_row(&c, buf_slice(&foldings), out);
    }
    buf_done(&foldings);
}

/* ---- Markdown: a table of counts per keyword, then the hits ---- */

static void evidence_write_add_md_table(const struct evidence *e, size_t keyword, struct buf *out)
{
    buf_addf(out, "| %s |", _("action"));
    for (size_t y = 1; y <= e->years; y++) {
        buf_adds(out, " ");
        evidence_write_add_md(out, evidence_write_year_label(e, y % e->years));
        buf_adds(out, " |");
    }
    buf_adds(out, "\n| --- |");
    for (size_t y = 0; y < e->years; y++) buf_adds(out, " ---: |");
    buf_adds(out, "\n");
    for (size_t a = 0; a < plans_actions(e->plans); a++) {
        uint32_t sum = 0;
        for (size_t y = 0; y < e->years; y++) sum += evidence_at(e, keyword, a, y)->hits;
        if (sum == 0) continue;
        struct place at = plans_action_at(e->plans, a);
        buf_adds(out, "| ");
        evidence_write_add_md(out, plan_action_name(at.plan, at.task));
        buf_adds(out, " |");
        for (size_t y = 1; y <= e->years; y++) buf_addf(out, " %u |", evidence_at(e, keyword, a, y % e->years)->hits);
        buf_adds(out, "\n");
    }
}

static void evidence_write_md(const struct evidence *e, struct buf *out)
{
    struct kwic k;
    evidence_write_add_head(e, out, "- ", evidence_write_add_md);
    for (size_t i = 0; i < e->keywords; i++) {
        const struct hits *hits = &e->keyword[i].hits;
        buf_adds(out, "\n## ");
        evidence_write_add_md(out, slice_of(e->keyword[i].text));
        buf_adds(out, "\n\n");
        buf_addf(out, _("%zu tasks, %zu hits"), hits->tasks, hits->count);
        buf_adds(out, hits->cut_off ? _(" (cut off: hits may be missing)") : "");
        buf_adds(out, "\n");
        if (hits->count == 0) continue;
        buf_adds(out, "\n");
        evidence_write_add_md_table(e, i, out);
        buf_addf(out, "\n| %s | %s | %s |\n| --- | --- | --- |\n", _("No."), _("place"), _("context"));
        for (size_t h = 0; h < hits->count; h++) {
            kwic_of(e->plans, &hits->hit[h], &k);
            buf_adds(out, "| ");
            evidence_write_add_md(out, plan_task_no(k.at.plan, k.at.task));
            buf_adds(out, " | ");
            hits_add_md_context(out, &k, CONTEXT);
            buf_adds(out, " |\n");
        }
    }
}

/* ---- JSON ---- */

static json_t *evidence_write_plans_json(const struct evidence *e)
{
    json_t *plans = json_array();
    for (size_t p = 0; p < e->plans->count; p++) {
        json_t *plan = json_object();
        json_put(plan, "title", json_text(plan_title(e->plans->plan[p])));
        json_put(plan, "source", json_text(plan_source(e->plans->plan[p])));
        json_put(plan, "sha256", json_string(e->digest[p]));
        json_add(plans, plan);
    }
    return plans;
}

static json_t *evidence_write_cell_json(const struct matrix_cell *c)
{
    const struct evidence *e = c->evidence;
    struct kwic k;
    json_t *cell = json_object(), *results = json_array();
    json_put(cell, "plan", json_text(plan_title(c->at.plan)));
    json_put(cell, "action", json_text(evidence_write_action_name(c)));
    json_put(cell, "year", c->year ? json_text(e->year[c->year]) : json_null());
    json_put(cell, "tasks", json_integer(c->count.tasks));
    json_put(cell, "hits", json_integer(c->count.hits));
    for (size_t i = 0; i < c->count.hits; i++) {
        evidence_write_hit_of(c, i, &k);
        json_add(results, hits_json(&k));
    }
    json_put(cell, "results", results);
    return cell;
}

static void evidence_write_json(const struct evidence *e, struct buf *out)
{
    buf_adds(out, "{\"plans\": ");
    json_write(evidence_write_plans_json(e), out);
    buf_adds(out, ", \"folding\": ");
    json_write(hits_foldings(e->kinds), out);
    buf_addf(out, ", \"time\": \"%s\",\n \"keywords\": [", e->when);
    for (size_t i = 0; i < e->keywords; i++) {
        struct matrix_cell c = {.evidence = e, .keyword = i, .year = SIZE_MAX};
        const struct hits *hits = &e->keyword[i].hits;
        buf_adds(out, i ? ",\n  {\"query\": " : "\n  {\"query\": ");
        json_write(json_text(slice_of(e->keyword[i].text)), out);
        buf_addf(out, ", \"tasks\": %zu, \"hits\": %zu%s, \"matrix\": [", hits->tasks, hits->count,
                 hits->cut_off ? ", \"cut_off\": true" : "");
        for (bool first = true; evidence_write_next_cell(&c); first = false) {
            buf_adds(out, first ? "\n   " : ",\n   ");
            json_write(evidence_write_cell_json(&c), out);
        }
        buf_adds(out, "]}");
    }
    buf_adds(out, "\n ]}\n");
}

bool evidence_write(const struct evidence *e, enum format_id id, struct buf *out)
{
    static const struct {
        enum format_id id;
        void (*write)(const struct evidence *, struct buf *);
    } formats[] = {
        {FORMAT_TEXT, evidence_write_text},
        {FORMAT_CSV, evidence_write_csv},
        {FORMAT_MD, evidence_write_md},
        {FORMAT_JSON, evidence_write_json},
    };
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        if (formats[i].id != id) continue;
        formats[i].write(e, out);
        return true;
    }
    return false;
}
