/* The quantities that fit, told by the columns of the plans' quantities; nothing of a text is read for it.
 *
 * Which entries fit is a bit for each: those that lie between the values asked for are found by halving, and as entries
 * stand in the order of the plan, so do the hits. */
#include <stdlib.h>

#include "base/mem.h"
#include "plan/quantity_cells.h"
#include "search/search_inside.h"

/* Whether the column holds all that the leaf looks at: agencies and the like are read by their own field only. */
static bool search_quantities_cover(const struct search_leaf *leaf, const struct search_plan *p)
{
    for (size_t c = 0; c < p->columns; c++)
        if (leaf->column[p->first_column + c] && !quantity_cells_in(p->plan, c)) return false;
    return true;
}

/* ---- which entries fit ---- */

/* What each sort is worth to the leaf; the caller frees it.  Notes those whose text has to be looked at. */
static uint8_t *search_quantities_judge_sorts(struct search_quantities *f, const struct query_node *n)
{
    uint8_t *fit = mem_alloc(f->all->sorts + 1);
    for (size_t i = 0; i < f->all->sorts; i++) {
        fit[i] = (uint8_t)quantity_fits_sort(n, &f->all->sort[i]);
        if (fit[i] != FITS_BY_TEXT) continue;
        if (!f->by_text) f->by_text = mem_zalloc(f->all->sorts * sizeof *f->by_text);
        f->by_text[i] = true;
    }
    return fit;
}

static void search_quantities_judge(struct search_quantities *f, const struct query_node *n, const uint8_t *fit,
                                    size_t i)
{
    const struct quantity_entry *e = &f->all->entry[i];
    if (fit[e->sort] != FITS_NOT && quantity_fits_value(n, e->low, e->high)) f->fits[i / 64] |= (uint64_t)1 << i % 64;
}

/* Where most values are asked for, all entries are judged as they lie in memory. */
static void search_quantities_mark(struct search_quantities *f, const struct query_node *n)
{
    const struct quantities *all = f->all;
    double low, high;
    quantity_fits_between(n, &low, &high);
    size_t from = quantities_from(all, low), to = quantities_above(all, high);
    uint8_t *fit = search_quantities_judge_sorts(f, n);
    f->fits = mem_zalloc((all->count / 64 + 1) * sizeof *f->fits);
    if (from < to && to - from > all->count / 4) {
        for (size_t i = 0; i < all->count; i++) search_quantities_judge(f, n, fit, i);
    } else {
        for (size_t i = from; i < to; i++) search_quantities_judge(f, n, fit, all->by_value[i]);
        for (size_t i = all->singles; i < all->count; i++) search_quantities_judge(f, n, fit, all->by_value[i]);
    }
    free(fit);
}

void search_quantities_init(const struct search *s, struct search_leaf *leaf)
{
    bool all = s->plans > 0;
    leaf->quantities = mem_zalloc((s->plans + 1) * sizeof *leaf->quantities);
    for (size_t p = 0; p < s->plans; p++) {
        if (s->plan[p].quantities && search_quantities_cover(leaf, &s->plan[p])) {
            leaf->quantities[p].all = s->plan[p].quantities;
            search_quantities_mark(&leaf->quantities[p], leaf->node);
        } else if (s->plan[p].tasks > 0) {
            all = false;
        }
    }
    if (all) leaf->cost = 0.1;
}

void search_quantities_done(const struct search *s, struct search_leaf *leaf)
{
    for (size_t p = 0; leaf->quantities && p < s->plans; p++) {
        free(leaf->quantities[p].fits);
        free(leaf->quantities[p].by_text);
    }
    free(leaf->quantities);
}

/* ---- one after the other ---- */

/* The first bit that is set from i on; `to` if there is none before it. */
static size_t search_quantities_bit_from(const uint64_t *bits, size_t i, size_t to)
{
    while (i < to) {
        uint64_t rest = bits[i / 64] >> i % 64;
        if (rest) return i + (size_t)__builtin_ctzll(rest) < to ? i + (size_t)__builtin_ctzll(rest) : to;
        i += 64 - i % 64;
    }
    return to;
}

const struct quantity_entry *search_quantities_next(const struct search_quantities *f, const struct search_leaf *leaf,
                                                    const struct plan *plan, size_t *at, size_t to)
{
    for (size_t i = search_quantities_bit_from(f->fits, *at, to); i < to;
         i = search_quantities_bit_from(f->fits, i + 1, to)) {
        const struct quantity_entry *e = &f->all->entry[i];
        if (f->by_text && f->by_text[e->sort]) {
            struct slice cell = plan_cell(plan, e->task, e->column);
            if (!quantity_fits_text(leaf->node, slice_cut(cell, e->start, e->start + e->nbytes))) continue;
        }
        *at = i + 1;
        return e;
    }
    *at = to;
    return NULL;
}
