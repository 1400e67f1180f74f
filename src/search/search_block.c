/* A block of tasks against the whole expression: each node answers with the tasks it matches. */
#include "search/search_inside.h"

static double search_block_cost(const struct search *s, size_t node)
{
    const struct query_node *n = &s->query->node[node];
    if (n->kind >= QUERY_WORD) return s->leaf[node].cost;
    if (n->kind == QUERY_NOTHING) return 0;
    if (n->kind == QUERY_NOT) return search_block_cost(s, n->left) + 0.5; /* leaves most tasks alive */
    double left = search_block_cost(s, n->left), right = search_block_cost(s, n->right);
    return n->kind == QUERY_OR ? left + right : left < right ? left : right;
}

/* What a task that does not match after all had as hits goes away. */
static void search_block_keep_hits(const struct search_block *b, struct hit_list *hits, const struct task_set *matching)
{
    size_t left = 0, first = b->plan->first_place + b->from;
    for (size_t i = 0; i < hits->count; i++)
        if (task_set_has(matching, hits->hit[i].place - first)) hits->hit[left++] = hits->hit[i];
    hits->count = left;
}

static struct task_set search_block_run_node(struct worker *w, size_t node, const struct task_set *alive,
                                             struct hit_list *hits);

static bool search_block_is_empty(const struct task_set *s)
{
    uint64_t any = 0;
    for (size_t i = 0; i < BLOCK_TASKS / 64; i++) any |= s->bits[i];
    return any == 0;
}

static struct task_set search_block_run_and(struct worker *w, const struct query_node *n, const struct task_set *alive,
                                            struct hit_list *hits)
{
    bool swap = search_block_cost(w->search, n->right) < search_block_cost(w->search, n->left);
    struct hit_list others = {0};
    struct task_set first = search_block_run_node(w, swap ? n->right : n->left, alive, hits);
    if (search_block_is_empty(&first)) return first;
    struct task_set both = search_block_run_node(w, swap ? n->left : n->right, &first, &others);
    search_block_keep_hits(w->block, hits, &both);
    hit_list_merge(hits, &others);
    return both;
}

static struct task_set search_block_run_or(struct worker *w, const struct query_node *n, const struct task_set *alive,
                                           struct hit_list *hits)
{
    struct hit_list others = {0};
    struct task_set found = search_block_run_node(w, n->left, alive, hits), rest = *alive;
    for (size_t i = 0; w->no_hits && i < BLOCK_TASKS / 64; i++) rest.bits[i] &= ~found.bits[i];
    struct task_set right = search_block_run_node(w, n->right, &rest, &others);
    for (size_t i = 0; i < BLOCK_TASKS / 64; i++) found.bits[i] |= right.bits[i];
    hit_list_merge(hits, &others);
    return found;
}

static struct task_set search_block_run_not(struct worker *w, const struct query_node *n, const struct task_set *alive)
{
    bool no_hits = w->no_hits;
    struct hit_list none = {0};
    w->no_hits = true;
    struct task_set found = search_block_run_node(w, n->left, alive, &none);
    w->no_hits = no_hits;
    hit_list_done(&none);
    for (size_t i = 0; i < BLOCK_TASKS / 64; i++) found.bits[i] = alive->bits[i] & ~found.bits[i];
    return found;
}

static struct task_set search_block_run_node(struct worker *w, size_t node, const struct task_set *alive,
                                             struct hit_list *hits)
{
    const struct query_node *n = &w->search->query->node[node];
    if (search_block_is_empty(alive)) return *alive;
    switch (n->kind) {
    case QUERY_NOTHING: return (struct task_set){0};
    case QUERY_AND: return search_block_run_and(w, n, alive, hits);
    case QUERY_OR: return search_block_run_or(w, n, alive, hits);
    case QUERY_NOT: return search_block_run_not(w, n, alive);
    default: return search_leaf_run(w, node, alive, hits);
    }
}

/* The tasks of the block that are to be searched at all. */
static struct task_set search_block_all_alive(const struct worker *w)
{
    const struct search_block *b = w->block;
    const struct hits *within = w->search->options.within;
    struct task_set alive = {0};
    for (size_t i = 0; i < b->to - b->from; i++)
        if (!within || hits_match(within, b->plan->first_place + b->from + i)) task_set_add(&alive, i);
    return alive;
}

void search_block_run(struct worker *w)
{
    struct task_set alive = search_block_all_alive(w);
    w->has_rows = false;
    w->no_hits = w->search->options.tasks_only;
    w->loaded = SIZE_MAX;
    w->block->matching = search_block_run_node(w, w->search->query->root, &alive, &w->block->hits);
    if (w->search->query->count > 1 || w->search->query->node[w->search->query->root].word.part)
        hit_list_drop_contained(&w->block->hits);
}
