#include "report/evidence.h"

#include <stdlib.h>
#include <time.h>

#include "base/lang.h"
#include "base/mem.h"

const struct evidence_count *evidence_at(const struct evidence *e, size_t keyword, size_t action, size_t year)
{
    return &e->keyword[keyword].count[action * e->years + year];
}

static void evidence_take_time(struct evidence *e)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    time_t now = epoch && *epoch ? (time_t)strtoll(epoch, NULL, 10) : time(NULL);
    struct tm utc;
    if (!gmtime_r(&now, &utc) || strftime(e->when, sizeof e->when, "%Y-%m-%dT%H:%M:%SZ", &utc) == 0) e->when[0] = '\0';
}

/* ---- years: each label once, in the order of the plans ---- */

static size_t evidence_year_named(const struct evidence *e, struct slice label)
{
    for (size_t y = 1; y < e->years; y++)
        if (slice_equal(e->year[y], label)) return y;
    return 0;
}

static void evidence_list_years(struct evidence *e)
{
    size_t most = 1;
    for (size_t p = 0; p < e->plans->count; p++) most += plan_years(e->plans->plan[p]);
    e->year = mem_alloc(most * sizeof *e->year);
    e->year[0] = SLICE("");
    e->years = 1;
    for (size_t p = 0; p < e->plans->count; p++) {
        const struct plan *plan = e->plans->plan[p];
        for (size_t y = 0; y < plan_years(plan); y++) {
            struct slice label = plan_column(plan, plan_year_column(plan, y))->label;
            if (evidence_year_named(e, label) == 0) e->year[e->years++] = label;
        }
    }
}

static size_t evidence_year_of(const struct evidence *e, const struct hit *hit)
{
    const struct plan_column *column = plan_column(plans_at(e->plans, hit->place).plan, hit->column);
    return column->role == COLUMN_YEAR ? evidence_year_named(e, column->label) : 0;
}

/* ---- counting ---- */

static void evidence_count_hits(struct evidence *e, struct evidence_keyword *k)
{
    size_t actions = plans_actions(e->plans);
    size_t *last = mem_alloc((actions * e->years + 1) * sizeof *last); /* the task counted last in each place */
    k->count = mem_zalloc((actions * e->years + 1) * sizeof *k->count);
    for (size_t i = 0; i < actions * e->years; i++) last[i] = SIZE_MAX;
    for (size_t i = 0; i < k->hits.count; i++) {
        const struct hit *hit = &k->hits.hit[i];
        size_t cell = plans_action_of(e->plans, hit->place) * e->years + evidence_year_of(e, hit);
        k->count[cell].hits++;
        if (last[cell] != hit->place) k->count[cell].tasks++;
        last[cell] = hit->place;
    }
    free(last);
}

static bool evidence_add_keyword(struct evidence *e, struct slice text, struct err *err)
{
    const struct query_options options = {e->kinds, e->plans};
    struct query *q = query_parse_with(text, &options, err);
    if (!q) return false;
    e->keyword = mem_grow(e->keyword, &e->cap, e->keywords + 1, sizeof *e->keyword);
    struct evidence_keyword *k = &e->keyword[e->keywords++];
    *k = (struct evidence_keyword){.text = mem_format("%.*s", (int)text.n, text.s)};
    search_run(q, e->plans, &k->hits);
    query_free(q);
    evidence_count_hits(e, k);
    return true;
}

bool evidence_collect(struct evidence *e, const struct plans *plans, unsigned kinds, const char *name,
                      struct slice list, struct err *err)
{
    unsigned line = 0;
    *e = (struct evidence){.plans = plans, .kinds = kinds};
    evidence_take_time(e);
    evidence_list_years(e);
    if (slice_has_prefix(list, SLICE("\xEF\xBB\xBF"))) list = slice_cut(list, 3, list.n);
    for (size_t from = 0; from < list.n;) {
        struct slice rest = slice_cut(list, from, list.n), text = slice_cut(rest, 0, slice_find(rest, SLICE("\n")));
        from += text.n + 1;
        line++;
        struct slice word = slice_trim(text);
        if (word.n == 0 || word.s[0] == '#') continue;
        if (evidence_add_keyword(e, word, err)) continue;
        err_at(err, name, line, err->column + (unsigned)text_chars(slice_make(text.s, (size_t)(word.s - text.s))));
        return false;
    }
    if (e->keywords > 0) return true;
    err_set(err, _("no keyword is in this file"), _("write a query on each line"));
    err_at(err, name, 0, 0);
    return false;
}

void evidence_done(struct evidence *e)
{
    for (size_t i = 0; i < e->keywords; i++) {
        free(e->keyword[i].text);
        free(e->keyword[i].count);
        hits_done(&e->keyword[i].hits);
    }
    free(e->keyword);
    free(e->year);
    *e = (struct evidence){0};
}

bool evidence_was_cut(const struct evidence *e)
{
    for (size_t i = 0; i < e->keywords; i++)
        if (e->keyword[i].hits.cut_off) return true;
    return false;
}

bool evidence_is_empty(const struct evidence *e)
{
    for (size_t i = 0; i < e->keywords; i++)
        if (e->keyword[i].hits.tasks > 0) return false;
    return true;
}
