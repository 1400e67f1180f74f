/* The result of a search, apart from how it was found. */
#include <stdlib.h>

#include "base/mem.h"
#include "search/search_inside.h"

void hits_init(struct hits *h) { *h = (struct hits){0}; }

void hits_done(struct hits *h)
{
    free(h->hit);
    free(h->matching);
    hits_init(h);
}

bool hits_match(const struct hits *h, size_t place)
{
    return place < h->places && (h->matching[place / 64] >> place % 64 & 1);
}

static int hits_order(const struct hit *a, size_t place, size_t column, size_t start)
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
        if (hits_order(&h->hit[middle], place, column, start) < 0) low = middle + 1;
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

/* Whether all hits of a place are readings; *at: the place's first hit, moved behind its last. */
static bool hits_only_pinyin(const struct hits *h, size_t place, size_t *at)
{
    bool any = false, text = false;
    for (; *at < h->count && h->hit[*at].place == place; ++*at) {
        any = true;
        text = text || !h->hit[*at].by_pinyin;
    }
    return any && !text;
}

uint32_t *hits_ranked(const struct hits *h)
{
    uint32_t *ranked = mem_alloc((h->tasks + 1) * sizeof *ranked);
    size_t count = 0;
    for (int pinyin = 0; pinyin < 2; pinyin++) {
        size_t at = 0;
        for (size_t place = 0; place < h->places; place++)
            if (hits_match(h, place) && hits_only_pinyin(h, place, &at) == pinyin && count < h->tasks)
                ranked[count++] = (uint32_t)place;
    }
    return ranked;
}

/* ---- lists of hits ---- */

void hit_list_add(struct hit_list *l, struct hit hit)
{
    l->hit = mem_grow(l->hit, &l->cap, l->count + 1, sizeof *l->hit);
    l->hit[l->count++] = hit;
}

void hit_list_done(struct hit_list *l)
{
    free(l->hit);
    *l = (struct hit_list){0};
}

/* By place; of two that start together the longer, then the one by text, comes first. */
static int hits_compare(const void *a, const void *b)
{
    const struct hit *x = a, *y = b;
    int by_place = hits_order(x, y->place, y->column, y->start);
    if (by_place != 0) return by_place;
    if (x->nbytes != y->nbytes) return x->nbytes > y->nbytes ? -1 : 1;
    return (int)x->by_pinyin - (int)y->by_pinyin;
}

void hit_list_sort(struct hit_list *l)
{
    for (size_t i = 1; i < l->count; i++) {
        if (hits_compare(&l->hit[i - 1], &l->hit[i]) <= 0) continue;
        qsort(l->hit, l->count, sizeof *l->hit, hits_compare);
        return;
    }
}

void hit_list_merge(struct hit_list *into, struct hit_list *other)
{
    if (other->count == 0 || into->count == 0) {
        if (into->count == 0) {
            struct hit_list empty = *into;
            *into = *other;
            *other = empty;
        }
        hit_list_done(other);
        return;
    }
    struct hit_list merged = {mem_alloc((into->count + other->count) * sizeof *merged.hit), 0,
                              into->count + other->count};
    for (size_t i = 0, k = 0; i < into->count || k < other->count;) {
        bool first = k == other->count || (i < into->count && hits_compare(&into->hit[i], &other->hit[k]) <= 0);
        merged.hit[merged.count++] = first ? into->hit[i++] : other->hit[k++];
    }
    hit_list_done(into);
    hit_list_done(other);
    *into = merged;
}

void hit_list_drop_contained(struct hit_list *l)
{
    size_t left = 0;
    for (size_t i = 0; i < l->count; i++) {
        struct hit *h = &l->hit[i], *last = left ? &l->hit[left - 1] : NULL;
        bool same_cell = last && last->place == h->place && last->column == h->column;
        if (same_cell && h->start + h->nbytes <= last->start + last->nbytes) continue;
        l->hit[left++] = *h;
    }
    l->count = left;
}
