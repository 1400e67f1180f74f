#include "search.h"

#include <stdlib.h>

#include "mem.h"
#include "query_build.h"

void hits_init(struct hits *h) { *h = (struct hits){0}; }

void hits_done(struct hits *h)
{
    free(h->hit);
    free(h->matching);
    hits_init(h);
}

bool hits_match(const struct hits *h, size_t place) { return place < h->places && (h->matching[place / 64] >> place % 64 & 1); }

static int order(const struct hit *a, size_t place, size_t column, size_t start)
{
    if (a->place != place) return a->place < place ? -1 : 1;
    if (a->column != column) return a->column < column ? -1 : 1;
    return a->start == start ? 0 : a->start < start ? -1 : 1;
}

size_t hits_from(const struct hits *h, size_t place, size_t column, size_t start)
{
    size_t low = 0, high = h->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (order(&h->hit[middle], place, column, start) < 0) low = middle + 1;
        else high = middle;
    }
    return low;
}

const struct hit *hits_of_cell(const struct hits *h, size_t place, size_t column, size_t *count)
{
    size_t from = hits_from(h, place, column, 0), to = from;
    while (to < h->count && h->hit[to].place == place && h->hit[to].column == column) to++;
    *count = to - from;
    return *count ? &h->hit[from] : NULL;
}

static void add(struct hits *h, struct hit hit)
{
    h->hit = mem_grow(h->hit, &h->cap, h->count + 1, sizeof *h->hit);
    h->hit[h->count++] = hit;
}

/* The hits of one word in one cell. */
static size_t search_cell(const struct query *q, const struct query_word *word, pcre2_match_data *data, struct slice cell, struct hit at, struct hits *h)
{
    size_t found = 0;
    for (size_t from = 0; from <= cell.n;) {
        int rc = pcre2_match(word->code, (PCRE2_SPTR)cell.s, cell.n, from, PCRE2_NO_UTF_CHECK, data, q->match);
        if (rc != PCRE2_ERROR_NOMATCH && rc < 0) h->cut_off = true;
        if (rc < 0) break;
        size_t *span = pcre2_get_ovector_pointer(data);
        if (span[1] > span[0]) {
            at.start = (uint32_t)span[0];
            at.nbytes = (uint32_t)(span[1] - span[0]);
            add(h, at);
            found++;
            from = span[1];
        } else if (span[1] >= cell.n) {
            break;
        } else {
            text_decode(cell, span[1], &from);
        }
    }
    return found;
}

static int compare(const void *a, const void *b)
{
    const struct hit *x = a, *y = b;
    return order(x, y->place, y->column, y->start);
}

static void search_task(const struct query *q, struct place at, size_t place, pcre2_match_data *data, struct hits *h)
{
    size_t before = h->count;
    for (size_t w = 0; w < q->count; w++) {
        size_t found = 0;
        for (size_t c = 0; c < plan_columns(at.plan); c++)
            if (plan_column(at.plan, c)->role != COLUMN_NO)
                found += search_cell(q, &q->word[w], data, plan_cell(at.plan, at.task, c), (struct hit){(uint32_t)place, (uint32_t)c, 0, 0}, h);
        if (found == 0) {
            h->count = before;
            return;
        }
    }
    if (q->count > 1) qsort(h->hit + before, h->count - before, sizeof *h->hit, compare);
    h->tasks++;
    h->matching[place / 64] |= (uint64_t)1 << place % 64;
}

void search_run(const struct query *q, const struct plans *plans, struct hits *h)
{
    hits_init(h);
    h->places = plans_tasks(plans);
    h->matching = mem_zalloc((h->places / 64 + 1) * sizeof *h->matching);
    if (query_is_empty(q)) return;
    pcre2_match_data *data = pcre2_match_data_create(4, NULL);
    for (size_t place = 0; place < h->places; place++) search_task(q, plans_at(plans, place), place, data, h);
    pcre2_match_data_free(data);
}
