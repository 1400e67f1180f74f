#include "report/evidence.h"

#include <stdlib.h>
#include <time.h>

#include "base/lang.h"
#include "base/mem.h"

const struct evidence_count *evidence_at(const struct evidence *e, size_t keyword, size_t action, size_t year)
{
    return &e->keyword[keyword].count[action * e->years + year];
}

const size_t *evidence_hits_at(const struct evidence *e, size_t keyword, size_t action, size_t year)
{
    const struct evidence_keyword *k = &e->keyword[keyword];
    return &k->hit[k->first[action * e->years + year]];
}

static void evidence_note_time(struct evidence *e)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    time_t now = epoch && *epoch ? (time_t)strtoll(epoch, NULL, 10) : time(NULL);
    struct tm utc;
    if (!gmtime_r(&now, &utc) || strftime(e->when, sizeof e->when, "%Y-%m-%dT%H:%M:%SZ", &utc) == 0) e->when[0] = '\0';
}

static void evidence_collect_digests(struct evidence *e)
{
    e->digest = mem_zalloc((e->plans->count + 1) * sizeof *e->digest);
    for (size_t p = 0; p < e->plans->count; p++) plan_digest(e->plans->plan[p], e->digest[p]);
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

/* For each hit the index of the cell of the matrix in which it is counted; the caller frees the array. */
static size_t *evidence_cells_of_hits(const struct evidence *e, const struct hits *hits)
{
    size_t *cell = mem_alloc((hits->count + 1) * sizeof *cell);
    for (size_t i = 0; i < hits->count; i++)
        cell[i] = plans_action_of(e->plans, hits->hit[i].place) * e->years + evidence_year_of(e, &hits->hit[i]);
    return cell;
}

static void evidence_count_hits(struct evidence_keyword *k, const size_t *cell, size_t cells)
{
    size_t *last = mem_alloc((cells + 1) * sizeof *last); /* the place of the task counted last, for each cell */
    k->count = mem_zalloc((cells + 1) * sizeof *k->count);
    for (size_t i = 0; i < cells; i++) last[i] = SIZE_MAX;
    for (size_t i = 0; i < k->hits.count; i++) {
        size_t place = k->hits.hit[i].place;
        k->count[cell[i]].hits++;
        k->count[cell[i]].tasks += last[cell[i]] != place;
        last[cell[i]] = place;
    }
    free(last);
}

/* Sorts the hits by the cell of the matrix in which they are counted, so that writing the matrix reads every hit
 * once. */
static void evidence_sort_hits(struct evidence_keyword *k, const size_t *cell, size_t cells)
{
    size_t *next = mem_alloc((cells + 1) * sizeof *next), before = 0;
    k->first = mem_alloc((cells + 1) * sizeof *k->first);
    k->hit = mem_alloc((k->hits.count + 1) * sizeof *k->hit);
    for (size_t c = 0; c < cells; c++) {
        k->first[c] = next[c] = before;
        before += k->count[c].hits;
    }
    for (size_t i = 0; i < k->hits.count; i++) k->hit[next[cell[i]]++] = i;
    free(next);
}

static void evidence_make_matrix(const struct evidence *e, struct evidence_keyword *k)
{
    size_t cells = plans_actions(e->plans) * e->years, *cell = evidence_cells_of_hits(e, &k->hits);
    evidence_count_hits(k, cell, cells);
    evidence_sort_hits(k, cell, cells);
    free(cell);
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
    evidence_make_matrix(e, k);
    return true;
}

bool evidence_collect(struct evidence *e, const struct plans *plans, unsigned kinds, const char *name,
                      struct slice list, struct err *err)
{
    unsigned line = 0;
    *e = (struct evidence){.plans = plans, .kinds = kinds};
    evidence_note_time(e);
    evidence_list_years(e);
    evidence_collect_digests(e);
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
        free(e->keyword[i].hit);
        free(e->keyword[i].first);
        hits_done(&e->keyword[i].hits);
    }
    free(e->keyword);
    free(e->year);
    free(e->digest);
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
