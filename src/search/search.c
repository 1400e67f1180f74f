#include "search/search.h"

#include <stdlib.h>

#include "base/mem.h"
#include "search/search_inside.h"
#include "sys/clock.h"
#include "sys/thread.h"

#define SAMPLE_BYTES (32u * 1024)
#define SAMPLE_PIECES 8u
#define BLOCKS_FOR_THREADS 8 /* a second thread pays from here on */

/* ---- getting ready ---- */

/* Pieces from all over the largest plan: what is rare there is looked for first. */
static size_t search_collect_sample(const struct search *s, char *out)
{
    struct slice text = {0};
    size_t piece = SAMPLE_BYTES / SAMPLE_PIECES, n = 0;
    for (size_t i = 0; i < s->plans; i++)
        if (s->plan[i].text.n > text.n) text = s->plan[i].text;
    if (text.n <= SAMPLE_BYTES) piece = text.n / SAMPLE_PIECES;
    for (size_t i = 0; i < SAMPLE_PIECES && piece > 0; i++, n += piece)
        memcpy(out + n, text.s + i * (text.n / SAMPLE_PIECES), piece);
    return n;
}

static void search_list_plans(struct search *s, const struct plans *plans)
{
    size_t columns = 0;
    s->plans = plans->count;
    s->plan = mem_alloc((s->plans + 1) * sizeof *s->plan);
    for (size_t i = 0; i < s->plans; i++) {
        const struct plan *p = plans->plan[i];
        s->plan[i] = (struct search_plan){
            .plan = p,
            .first_place = plans->first[i],
            .tasks = plan_tasks(p),
            .action_column = plan_column_of(p, COLUMN_ACTION),
            .no_column = plan_column_of(p, COLUMN_NO),
            .first_column = columns,
            .columns = plan_columns(p),
            .first_action = s->actions,
            .quantities = plans_quantities(plans, i),
            .text = plan_text(p),
        };
        columns += plan_columns(p);
        s->actions += plan_actions(p);
        s->blocks += (plan_tasks(p) + BLOCK_TASKS - 1) / BLOCK_TASKS;
    }
}

static void search_list_blocks(struct search *s)
{
    size_t b = 0;
    s->block = mem_zalloc((s->blocks + 1) * sizeof *s->block);
    for (size_t i = 0; i < s->plans; i++)
        for (size_t task = 0; task < s->plan[i].tasks; task += BLOCK_TASKS) {
            size_t to = task + BLOCK_TASKS;
            s->block[b].plan = &s->plan[i];
            s->block[b].from = task;
            s->block[b++].to = to < s->plan[i].tasks ? to : s->plan[i].tasks;
        }
}

struct search *search_begin(const struct query *query, const struct plans *plans, const struct search_options *options)
{
    struct search *s = mem_zalloc(sizeof *s);
    char *sample = mem_alloc(SAMPLE_BYTES);
    s->query = query;
    if (options) s->options = *options;
    hits_init(&s->hits);
    s->hits.places = plans_tasks(plans);
    s->hits.matching = mem_zalloc((s->hits.places / 64 + 1) * sizeof *s->hits.matching);
    search_list_plans(s, plans);
    search_list_blocks(s);
    s->leaf = mem_zalloc(query->count * sizeof *s->leaf);
    s->memory = mem_zalloc(2 * query->count * PASSES * sizeof *s->memory);
    size_t n = search_collect_sample(s, sample);
    for (size_t i = 0; i < query->count; i++) s->has_patterns = s->has_patterns || query->node[i].pattern;
    for (size_t i = 0; i < query->count; i++)
        if (query->node[i].kind >= QUERY_WORD) search_leaf_init(s, i, slice_make(sample, n));
    free(sample);
    return s;
}

/* ---- searching ---- */

struct search_share {
    struct search *search;
    unsigned index;
    double deadline; /* ms of clock_now_ms */
};

/* Takes one block after the other until time is up; a block that was taken is always finished. */
static void *search_work(void *argument)
{
    struct search_share *share = argument;
    struct search *s = share->search;
    struct worker w = {.search = s, .index = share->index, .matcher = s->has_patterns ? pattern_matcher_new() : NULL};
    do {
        size_t b = atomic_fetch_add(&s->next, 1);
        if (b >= s->blocks || atomic_load(&s->stop)) break;
        w.block = &s->block[b];
        w.cell = mem_grow(w.cell, &w.cells_cap, w.block->plan->columns, sizeof *w.cell);
        search_block_run(&w);
        w.block->done = true;
    } while (clock_now_ms() < share->deadline);
    free(w.cell);
    pattern_matcher_free(w.matcher);
    return NULL;
}

/* Adds a finished block to the hits. */
static void search_merge(struct search *s, struct search_block *b)
{
    struct hits *h = &s->hits;
    size_t first = b->plan->first_place + b->from;
    for (size_t i = 0; i < b->to - b->from; i++) {
        if (!task_set_has(&b->matching, i)) continue;
        h->tasks++;
        h->matching[(first + i) / 64] |= (uint64_t)1 << (first + i) % 64;
    }
    if (b->hits.count > 0) {
        h->hit = mem_grow(h->hit, &h->cap, h->count + b->hits.count, sizeof *h->hit);
        memcpy(h->hit + h->count, b->hits.hit, b->hits.count * sizeof *h->hit);
        h->count += b->hits.count;
    }
    hit_list_done(&b->hits);
    if (b->was_cut && !h->cut_off) {
        h->cut_off = true;
        h->cut_place = b->cut_place;
    }
    h->searched = first + (b->to - b->from);
}

/* A limit ended the search: what comes after the merged blocks was not searched. */
static void search_end_early(struct search *s)
{
    struct hits *h = &s->hits;
    if (!h->cut_off) h->cut_place = h->searched;
    for (size_t b = s->merged; b < s->blocks && !h->cut_off; b++) {
        if (!s->block[b].was_cut) continue;
        h->cut_place = s->block[b].cut_place < h->cut_place ? s->block[b].cut_place : h->cut_place;
        break;
    }
    h->cut_off = true;
}

static bool search_is_done(const struct search *s) { return s->merged == s->blocks || query_is_empty(s->query); }

bool search_step(struct search *s, double milliseconds)
{
    double deadline = clock_now_ms() + milliseconds;
    struct search_share mine = {s, 0, deadline}, other = {s, 1, deadline};
    pthread_t thread;
    if (search_is_done(s) || atomic_load(&s->stop)) return true;
    bool two = s->options.threads != 1 && s->blocks - s->merged >= BLOCKS_FOR_THREADS &&
               thread_start(&thread, search_work, &other);
    search_work(&mine);
    if (two) thread_join(thread);
    while (s->merged < s->blocks && s->block[s->merged].done) search_merge(s, &s->block[s->merged++]);
    if (!atomic_load(&s->stop)) return search_is_done(s);
    search_end_early(s);
    return true;
}

const struct hits *search_hits(const struct search *s) { return &s->hits; }

void search_free(struct search *s)
{
    if (!s) return;
    for (size_t i = 0; i < s->blocks; i++) hit_list_done(&s->block[i].hits);
    for (size_t i = 0; i < s->query->count; i++) {
        search_quantities_done(s, &s->leaf[i]);
        free(s->leaf[i].column);
    }
    for (size_t i = 0; i < 2 * s->query->count * PASSES; i++) {
        free(s->memory[i].action);
        hit_list_done(&s->memory[i].hits);
    }
    hits_done(&s->hits);
    free(s->memory);
    free(s->leaf);
    free(s->block);
    free(s->plan);
    free(s);
}

void search_finish(struct search *s, struct hits *h)
{
    *h = s->hits;
    hits_init(&s->hits);
    search_free(s);
}

void search_run_with(const struct query *query, const struct plans *plans, const struct search_options *options,
                     struct hits *h)
{
    struct search *s = search_begin(query, plans, options);
    while (!search_step(s, 1e9)) continue;
    search_finish(s, h);
}

void search_run(const struct query *query, const struct plans *plans, struct hits *h)
{
    search_run_with(query, plans, NULL, h);
}
