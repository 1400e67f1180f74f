#include "plan/compare.h"

#include <stdlib.h>

#include "base/chars.h"
#include "base/mem.h"

#define ALIKE 0.25    /* items less alike than this are different items */
#define ITEMS_MAX 200 /* cells of more items are aligned by number */

/* ---- likeness ---- */

/* The pairs of neighbouring characters of a text, sorted; numbers and punctuation left out. */
struct bigrams {
    uint64_t *pair;
    size_t count;
};

static bool compare_counts(uint32_t cp) { return text_is_han(cp) || chars_is(cp, CHARS_LATIN); }

static int compare_order(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

static struct bigrams compare_bigrams_of(struct slice text)
{
    struct bigrams b = {mem_alloc((text.n + 2) * sizeof *b.pair), 0};
    uint32_t last = 0;
    for (size_t pos = 0; pos < text.n;) {
        uint32_t cp = text_decode(text, pos, &pos);
        if (!compare_counts(cp)) continue;
        b.pair[b.count++] = (uint64_t)last << 32 | cp;
        last = cp;
    }
    if (b.count) b.pair[b.count++] = (uint64_t)last << 32;
    qsort(b.pair, b.count, sizeof *b.pair, compare_order);
    return b;
}

static double compare_items_likeness(const struct bigrams *a, const struct bigrams *b)
{
    size_t common = 0;
    if (a->count + b->count == 0) return 1;
    for (size_t i = 0, j = 0; i < a->count && j < b->count;) {
        if (a->pair[i] == b->pair[j]) common++, i++, j++;
        else if (a->pair[i] < b->pair[j]) i++;
        else j++;
    }
    return 2.0 * (double)common / (double)(a->count + b->count);
}

double compare_likeness(struct slice a, struct slice b)
{
    struct bigrams x = compare_bigrams_of(a), y = compare_bigrams_of(b);
    double result = compare_items_likeness(&x, &y);
    free(x.pair);
    free(y.pair);
    return result;
}

/* ---- alignment ---- */

static struct item *compare_items_in(struct slice cell, size_t *count)
{
    struct item *items = NULL, item;
    size_t cap = 0;
    *count = 0;
    for (struct items walk = items_of(cell); items_next(&walk, &item);) {
        items = mem_grow(items, &cap, *count + 1, sizeof *items);
        items[(*count)++] = item;
    }
    return items;
}

static struct bigrams *compare_all_bigrams(struct slice cell, const struct item *items, size_t count)
{
    struct bigrams *all = mem_alloc((count + 1) * sizeof *all);
    for (size_t i = 0; i < count; i++) all[i] = compare_bigrams_of(item_text(cell, &items[i]));
    return all;
}

static void compare_free_bigrams(struct bigrams *all, size_t count)
{
    for (size_t i = 0; i < count; i++) free(all[i].pair);
    free(all);
}

/* Pairs the two most alike that are still alone, until no two are alike; of equals those that stand closest. */
static void compare_align_by_likeness(const struct compare *c, size_t *partner, double *alike)
{
    struct bigrams *o = compare_all_bigrams(c->old_cell, c->old_item, c->old_count),
                   *n = compare_all_bigrams(c->new_cell, c->new_item, c->new_count);
    double *table = mem_alloc((c->old_count * c->new_count + 1) * sizeof *table);
    bool *taken = mem_zalloc(c->old_count + 1);
    for (size_t i = 0; i < c->old_count; i++)
        for (size_t j = 0; j < c->new_count; j++) {
            size_t apart = i > j ? i - j : j - i;
            table[i * c->new_count + j] = compare_items_likeness(&o[i], &n[j]) - 1e-6 * (double)apart;
        }
    for (;;) {
        size_t best_i = COMPARE_NONE, best_j = 0;
        double best = ALIKE;
        for (size_t i = 0; i < c->old_count; i++)
            for (size_t j = 0; !taken[i] && j < c->new_count; j++)
                if (partner[j] == COMPARE_NONE && table[i * c->new_count + j] > best)
                    best = table[i * c->new_count + j], best_i = i, best_j = j;
        if (best_i == COMPARE_NONE) break;
        taken[best_i] = true;
        partner[best_j] = best_i;
        alike[best_j] = compare_items_likeness(&o[best_i], &n[best_j]);
    }
    compare_free_bigrams(o, c->old_count);
    compare_free_bigrams(n, c->new_count);
    free(table);
    free(taken);
}

static void compare_align_by_place(const struct compare *c, size_t *partner, double *alike)
{
    for (size_t j = 0; j < c->new_count && j < c->old_count; j++) partner[j] = j, alike[j] = 1;
}

static void compare_add_pair(struct compare *c, size_t old_item, size_t new_item, double alike)
{
    bool equal = old_item != COMPARE_NONE && new_item != COMPARE_NONE &&
                 slice_equal(item_text(c->old_cell, &c->old_item[old_item]),
                             item_text(c->new_cell, &c->new_item[new_item]));
    c->pair[c->count++] = (struct compare_pair){old_item, new_item, alike, equal};
}

/* Puts down the pairs: new items in order; old items without a partner behind the one that stood before them. */
static void compare_order_pairs(struct compare *c, const size_t *partner, const double *alike)
{
    bool *paired = mem_zalloc(c->old_count + 1);
    c->pair = mem_alloc((c->old_count + c->new_count + 1) * sizeof *c->pair);
    for (size_t j = 0; j < c->new_count; j++)
        if (partner[j] != COMPARE_NONE) paired[partner[j]] = true;
    for (size_t i = 0; i < c->old_count && !paired[i]; i++) compare_add_pair(c, i, COMPARE_NONE, 0);
    for (size_t j = 0; j < c->new_count; j++) {
        compare_add_pair(c, partner[j], j, alike[j]);
        if (partner[j] == COMPARE_NONE) continue;
        for (size_t i = partner[j] + 1; i < c->old_count && !paired[i]; i++) compare_add_pair(c, i, COMPARE_NONE, 0);
    }
    free(paired);
}

void compare_cells(struct slice old_cell, struct slice new_cell, struct compare *c)
{
    *c = (struct compare){.old_cell = old_cell, .new_cell = new_cell};
    c->old_item = compare_items_in(old_cell, &c->old_count);
    c->new_item = compare_items_in(new_cell, &c->new_count);
    size_t *partner = mem_alloc((c->new_count + 1) * sizeof *partner);
    double *alike = mem_zalloc((c->new_count + 1) * sizeof *alike);
    for (size_t j = 0; j < c->new_count; j++) partner[j] = COMPARE_NONE;
    if (c->old_count > ITEMS_MAX || c->new_count > ITEMS_MAX) compare_align_by_place(c, partner, alike);
    else compare_align_by_likeness(c, partner, alike);
    compare_order_pairs(c, partner, alike);
    free(partner);
    free(alike);
}

void compare_done(struct compare *c)
{
    free(c->old_item);
    free(c->new_item);
    free(c->pair);
    *c = (struct compare){0};
}
