#include "search/kwic.h"

#include "plan/item.h"

/* The item of the cell that holds all of the hit. */
static bool kwic_item_of(struct slice cell, const struct hit *hit, struct item *item)
{
    for (struct items walk = items_of(cell); items_next(&walk, item);)
        if (hit->start >= item->start && hit->start + hit->nbytes <= item->end) return true;
    return false;
}

static bool kwic_has_items(enum column_role role)
{
    return column_kind(role) == COLUMN_KIND_CLAUSES || role == COLUMN_TASK;
}

void kwic_of(const struct plans *plans, const struct hit *hit, struct kwic *k)
{
    struct item item;
    *k = (struct kwic){.at = plans_at(plans, hit->place), .start = hit->start, .nbytes = hit->nbytes};
    const struct plan_column *column = plan_column(k->at.plan, hit->column);
    k->field = column->role;
    k->label = column->label;
    if (column->role == COLUMN_YEAR) k->year = column->label;
    k->text = plan_cell(k->at.plan, k->at.task, hit->column);
    if (!kwic_has_items(column->role) || !kwic_item_of(k->text, hit, &item)) return;
    k->item = item.no;
    k->start -= item.start;
    k->text = item_text(k->text, &item);
}

struct slice kwic_match(const struct kwic *k) { return slice_cut(k->text, k->start, k->start + k->nbytes); }

void kwic_around(const struct kwic *k, size_t nchars, struct slice *before, struct slice *after)
{
    size_t from = k->start, end = k->start + k->nbytes, to = end;
    for (size_t i = 0; i < nchars && from > 0; i++) from = text_previous(k->text, from);
    for (size_t i = 0; i < nchars && to < k->text.n; i++) text_decode(k->text, to, &to);
    size_t cluster = 0; /* not into the middle of one */
    while (cluster < from) cluster = text_cluster_end(k->text, cluster);
    if (cluster <= k->start) from = cluster;
    for (cluster = end; cluster < to;) cluster = text_cluster_end(k->text, cluster);
    *before = slice_cut(k->text, from, k->start);
    *after = slice_cut(k->text, end, cluster);
}
