/* A query, the first line of the input, against the rest as a plan: hits inside their cells, in order, whole
 * characters; the tasks that match do not depend on how the search is run. */
#include <stdlib.h>

#include "base/fold.h"
#include "fuzz.h"
#include "search/search.h"

static const char small_plan[] =
    "序号,行动,任务,主要内容,第一年,第二年,牵头单位,责任单位\n"
    "1,产业人才培养行动,壮大人才队伍,\"1.引进高层次人才30名以上;2.培养“专家”3—4名。\",引进 10名,三十名,市人社局,市财政局\n"
    "2,金融服務行動,養老 abc ABC,5%左右,,２０２５年,市教育局,各县区政府\n";

static void expect_hits(const struct plans *plans, const struct hits *hits)
{
    size_t tasks = 0;
    FUZZ_EXPECT(hits->places == plans_tasks(plans) && hits->searched == hits->places);
    for (size_t place = 0; place < plans_tasks(plans); place++) tasks += hits_match(hits, place);
    FUZZ_EXPECT(tasks == hits->tasks);
    for (size_t i = 0; i < hits->count; i++) {
        const struct hit *hit = &hits->hit[i], *last = hit - 1;
        FUZZ_EXPECT(hit->place < hits->places && hits_match(hits, hit->place));
        struct place at = plans_at(plans, hit->place);
        FUZZ_EXPECT(hit->column < plan_columns(at.plan));
        struct slice cell = plan_cell(at.plan, at.task, hit->column),
                     found = slice_cut(cell, hit->start, hit->start + hit->nbytes);
        FUZZ_EXPECT(hit->nbytes > 0 && found.n == hit->nbytes && text_invalid_at(found) == found.n);
        if (i == 0 || last->place != hit->place || last->column != hit->column) continue;
        FUZZ_EXPECT(last->start < hit->start &&
                    last->start + last->nbytes < hit->start + hit->nbytes); /* none contains another */
    }
}

static void expect_same_tasks(const struct hits *a, const struct hits *b)
{
    if (a->cut_off || b->cut_off) return;
    for (size_t place = 0; place < a->places; place++) FUZZ_EXPECT(hits_match(a, place) == hits_match(b, place));
}

/* A query that narrows another finds no more than that. */
static void expect_narrower(const struct query *q, struct slice text, const struct plans *plans,
                            const struct hits *hits)
{
    struct err err;
    struct hits wider;
    size_t middle = 0;
    while (middle < text.n / 2) text_decode(text, middle, &middle);
    struct query *wide = query_parse_with(slice_cut(text, 0, middle), &(struct query_options){query_kinds(q), plans},
                                          &err);
    if (!wide) return;
    if (query_narrows(q, wide)) {
        search_run_with(wide, plans, &(struct search_options){.threads = 1, .tasks_only = true}, &wider);
        for (size_t place = 0; place < hits->places && !wider.cut_off; place++)
            FUZZ_EXPECT(!hits_match(hits, place) || hits_match(&wider, place));
        hits_done(&wider);
    }
    query_free(wide);
}

/* The column of the plan's quantities tells what reading its cells tells. */
static void expect_same_with_column(const struct query *q, struct plans *plans, const struct hits *hits)
{
    struct hits again;
    plans_begin_quantities(plans, 0);
    plans_wait_for_quantities(plans);
    search_run_with(q, plans, &(struct search_options){.threads = 1}, &again);
    expect_same_tasks(hits, &again);
    FUZZ_EXPECT(hits->cut_off || again.cut_off || hits->count == again.count);
    for (size_t i = 0; i < hits->count && !hits->cut_off && !again.cut_off; i++)
        FUZZ_EXPECT(memcmp(&hits->hit[i], &again.hit[i], sizeof again.hit[i]) == 0);
    hits_done(&again);
}

static void run(const struct query *q, struct slice text, struct plans *plans)
{
    struct hits hits, tasks;
    search_run_with(q, plans, &(struct search_options){.threads = 1}, &hits);
    expect_hits(plans, &hits);
    search_run_with(q, plans, &(struct search_options){.threads = 1, .tasks_only = true}, &tasks);
    expect_same_tasks(&hits, &tasks);
    expect_narrower(q, text, plans, &hits);
    expect_same_with_column(q, plans, &hits);
    free(hits_ranked(&hits));
    hits_done(&hits);
    hits_done(&tasks);
}

void fuzz_search(struct slice bytes)
{
    unsigned kinds = fuzz_take(&bytes);
    const char *line = bytes.n > 0 ? memchr(bytes.s, '\n', bytes.n) : NULL;
    size_t end = line ? (size_t)(line - bytes.s) : bytes.n;
    struct slice text = fuzz_utf8(slice_cut(bytes, 0, end));
    struct plan *plan = fuzz_plan(slice_cut(bytes, end + 1, bytes.n));
    struct plans plans;
    struct err err = {0};
    plans_init(&plans);
    plans_add(&plans, plan ? plan : fuzz_plan(SLICE(small_plan)));
    struct query *q = query_parse_with(text, &(struct query_options){kinds & 0x80 ? FOLD_ALL : kinds, &plans}, &err);
    if (q && !query_is_empty(q)) run(q, text, &plans);
    else if (!q) FUZZ_EXPECT(err.what[0] && err.column >= 1 && err.column <= text_chars(text) + 1);
    query_free(q);
    plans_done(&plans);
}
