/* figures PLAN: what it costs to ask a plan for figures, beside the search for a word of the same plan.
 *
 * In each of ROUNDS rounds every query is searched once, without the column of quantities (the cells are read), then
 * with it; the word in between.  Prints medians in milliseconds, and how many times the word's time each takes; before
 * that what the column takes: the milliseconds until it is made and its bytes for each quantity. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/fold.h"
#include "load/load.h"
#include "plan/quantities.h"
#include "search/search.h"

enum { ROUNDS = 15 };

static const char word[] = "人才";
static const char *const queries[] = {"数量>=300", "数量>=300名以上", "数量:20-30名", "类型:增长",
                                      "达到>=80%", "数量:名",         "数量>=1万"};
enum { QUERIES = sizeof queries / sizeof *queries };

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* Milliseconds from the text of the query to all its hits. */
static double search_once(const struct plans *plans, const char *text, size_t *found)
{
    struct err err;
    struct hits hits;
    double start = now_ms();
    struct query *q = query_parse_with(slice_of(text), &(struct query_options){FOLD_ALL, plans}, &err);
    if (!q) return fprintf(stderr, "figures: no query: %s\n", text), 0;
    search_run(q, plans, &hits);
    double took = now_ms() - start;
    *found = hits.count;
    hits_done(&hits);
    query_free(q);
    return took;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *ms)
{
    qsort(ms, ROUNDS, sizeof *ms, compare);
    return ms[ROUNDS / 2];
}

static void make_column(struct plans *plans)
{
    double start = now_ms();
    plans_begin_quantities(plans, 0);
    plans_wait_for_quantities(plans);
    const struct quantities *all = plans_quantities(plans, 0);
    if (!all) return;
    printf(
        "the column of %zu quantities of %zu tasks: made in %.0f ms beside the first screen, %.1f MB, %.1f bytes each\n",
        all->count, plans_tasks(plans), now_ms() - start, (double)quantities_bytes(all) / 1e6,
        (double)quantities_bytes(all) / (double)all->count);
}

/* `read` has no column, `made` has one; they hold the same plan. */
static void compare_searches(const struct plans *read, const struct plans *made)
{
    double of_word[ROUNDS], by_reading[QUERIES][ROUNDS], by_column[QUERIES][ROUNDS];
    size_t words = 0, hits[QUERIES] = {0}, same = 0;
    for (int round = 0; round < ROUNDS; round++) {
        of_word[round] = search_once(made, word, &words);
        for (size_t i = 0; i < QUERIES; i++) {
            by_reading[i][round] = search_once(read, queries[i], &same);
            by_column[i][round] = search_once(made, queries[i], &hits[i]);
            if (same != hits[i]) fprintf(stderr, "figures: %s: %zu hits, not %zu\n", queries[i], hits[i], same);
        }
    }
    double one = median(of_word);
    printf("%-20s %10s %10s %10s   medians of %d; × the word\n", "query", "hits", "read ms", "column ms", ROUNDS);
    printf("%-20s %10zu %10.1f\n", word, words, one);
    for (size_t i = 0; i < QUERIES; i++) {
        double slow = median(by_reading[i]), fast = median(by_column[i]);
        printf("%-20s %10zu %10.1f %10.1f   %.1f  %.2f\n", queries[i], hits[i], slow, fast, slow / one, fast / one);
    }
}

int main(int argc, char **argv)
{
    struct plans read, made;
    plans_init(&read);
    plans_init(&made);
    for (int i = 0; i < 2; i++) {
        struct err err;
        struct plan *plan = argc == 2 ? load_file(argv[1], &(struct load_options){0}, &err) : NULL;
        if (!plan) return fprintf(stderr, "usage: figures PLAN\n"), 2;
        plans_add(i == 0 ? &read : &made, plan);
    }
    make_column(&made);
    compare_searches(&read, &made);
    plans_done(&read);
    plans_done(&made);
    return 0;
}
