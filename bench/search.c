/* search PLAN QUERY [KINDS]: loads a plan and searches it once, counting tasks (as `rg -c` counts lines): prints
 *     MILLISECONDS TASKS     of the search alone
 * KINDS 0 switches the foldings off.
 * search PLAN typing: types a list of queries key by key, each narrowed by the one before where it can be; prints
 *     P50 P99 LONGEST KEYS   milliseconds from the key to a first screen of 40 hits (or to the end of the search). */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/fold.h"
#include "load/load.h"
#include "base/mem.h"
#include "search/search.h"

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static struct query *parse(struct slice text, unsigned kinds, const struct plans *plans)
{
    struct err err;
    return query_parse_with(text, &(struct query_options){kinds, plans}, &err);
}

static int search_once(const struct plans *plans, const char *text, unsigned kinds)
{
    struct hits hits;
    double start = now_ms();
    struct query *q = parse(slice_of(text), kinds, plans);
    if (!q) return fprintf(stderr, "search: no query: %s\n", text), 2;
    search_run_with(q, plans, &(struct search_options){.tasks_only = true}, &hits);
    printf("%.2f %zu\n", now_ms() - start, hits.tasks);
    hits_done(&hits);
    query_free(q);
    return 0;
}

/* ---- typing ---- */

static const char *const typed[] = {
    "人才培养",         "博士后工作站",       "rencai",    "rcyj",
    "gongjiang",        "牵头:教育局",        "人才 金融", "人才 !金融",
    "专家 | 院士",      "30名以上",           "三十名",    "“一带一路”",
    "科技成果转移转化", "没有这样的词",       "xyzzy",     "知识产权质押融资",
    "市人社局 培训",    "单位:科技局 实验室",
};

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void type(const struct plans *plans, const char *text, double *ms, size_t *keys)
{
    struct slice all = slice_of(text);
    struct query *before = NULL;
    struct hits found;
    hits_init(&found);
    for (size_t end = 0; end < all.n;) {
        text_decode(all, end, &end);
        double start = now_ms();
        struct query *q = parse(slice_cut(all, 0, end), FOLD_ALL, plans);
        if (!q) continue; /* not yet a query: what was found stays */
        struct search_options options = {.within = before && query_narrows(q, before) ? &found : NULL};
        struct search *s = search_begin(q, plans, &options);
        bool done = false;
        while (!done && search_hits(s)->count < 40) done = search_step(s, 2);
        ms[(*keys)++] = now_ms() - start;
        while (!done) done = search_step(s, 1e9); /* the count, behind the screen */
        struct hits next;
        search_finish(s, &next);
        hits_done(&found);
        query_free(before);
        found = next;
        before = q;
    }
    hits_done(&found);
    query_free(before);
}

static int type_all(const struct plans *plans)
{
    double *ms = mem_alloc(10000 * sizeof *ms);
    size_t keys = 0;
    for (int round = 0; round < 3; round++)
        for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) type(plans, typed[i], ms, &keys);
    qsort(ms, keys, sizeof *ms, compare);
    printf("%.2f %.2f %.2f %zu\n", ms[keys / 2], ms[keys * 99 / 100], ms[keys - 1], keys);
    free(ms);
    return 0;
}

int main(int argc, char **argv)
{
    struct err err;
    struct plans plans;
    struct plan *p = argc > 2 ? load_file(argv[1], &(struct load_options){0}, &err) : NULL;
    if (!p) return fprintf(stderr, "usage: search PLAN QUERY|typing [KINDS]\n"), 2;
    plans_init(&plans);
    plans_add(&plans, p);
    bool typing = strcmp(argv[2], "typing") == 0;
    int status = typing ? type_all(&plans)
                        : search_once(&plans, argv[2], argc > 3 ? (unsigned)atoi(argv[3]) : FOLD_ALL);
    plans_done(&plans);
    return status;
}
