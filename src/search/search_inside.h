/* search_inside: what the files of search share; nobody else includes it.
 *
 * Tasks are searched in blocks.  A block's answer is a bit per task and a list of hits; the nodes of the query combine
 * answers.  A word is looked for in the text of all the block's rows at once, where the file holds them one after the
 * other; only around a candidate are rows and cells looked at. */
#ifndef JIHUA_SEARCH_INSIDE_H
#define JIHUA_SEARCH_INSIDE_H

#include <stdatomic.h>

#include "search/query_node.h"
#include "search/search.h"

struct hit_list {
    struct hit *hit; /* owned */
    size_t count, cap;
};
void hit_list_add(struct hit_list *, struct hit);
void hit_list_done(struct hit_list *);
void hit_list_sort(struct hit_list *);
void hit_list_merge(struct hit_list *into, struct hit_list *other); /* both in order; *other is used up */
void hit_list_drop_contained(struct hit_list *);

enum search_pass { PASS_TEXT, PASS_PINYIN, PASS_PATTERN, PASS_QUANTITY, PASSES };

#define BLOCK_TASKS 256u
struct task_set {
    uint64_t bits[BLOCK_TASKS / 64];
};

/* How a leaf of the query is looked for. */
struct search_leaf {
    const struct query_node *node;
    bool *column;           /* owned: [plan's first column + column]: searched? */
    struct match_scan text; /* candidates of a word, or of the literals of a pattern */
    bool has_text_scan;
    const struct match_word *word; /* of a word, of a pattern that is nothing but literals; NULL */
    struct scan pinyin;            /* candidates of a reading that also has characters */
    bool has_pinyin_scan;
    double cost; /* what it takes, relative to the others; cheap leaves are asked first */
    struct search_quantities
        *quantities; /* owned: of a quantity, for each plan, those that fit; NULL of any other leaf */
};

/* The quantities of a plan that fit a leaf: bit i, of the entry i of the plan's column. */
struct search_quantities {
    const struct quantities *all; /* borrowed; NULL: there is no column, the cells are read */
    uint64_t *fits;               /* owned: those whose sort and value fit */
    bool *by_text;                /* owned: of each sort, whether the text has to be looked at too; NULL: of none */
};

struct search_plan {
    const struct plan *plan;
    size_t first_place, tasks;
    size_t first_column, columns;        /* within search_leaf.column */
    size_t first_action;                 /* within search_memory.action */
    const struct quantities *quantities; /* the column of its quantities; NULL: it is not made */
    int action_column, no_column;        /* -1: none */
    struct slice text;
};

struct search_memory;
struct search {
    const struct query *query;
    struct search_options options;
    struct search_plan *plan; /* owned */
    size_t plans;
    struct search_leaf *leaf;   /* owned; one for each node of the query, unused for inner nodes */
    struct search_block *block; /* owned */
    size_t blocks, merged;      /* the first `merged` are in hits */
    atomic_size_t next;         /* the block to search next */
    atomic_bool stop;           /* a limit ended it all */
    struct hits hits;
    bool has_patterns;
    struct search_memory *memory; /* owned: [thread][leaf][pass] */
    size_t actions;               /* of all plans */
    double spent[2];              /* ms in patterns so far, per thread */
    uint64_t nbytes[2];           /* of cells matched in that time */
};

struct search_block {
    const struct search_plan *plan;
    size_t from, to; /* tasks of the plan */
    struct task_set matching;
    struct hit_list hits;
    bool done, was_cut;
    size_t cut_place;
};

/* What one thread works with. */
struct worker {
    struct search *search;
    unsigned index;
    struct pattern_matcher *matcher;
    struct search_block *block;
    const char *row[BLOCK_TASKS + 1]; /* where each task's text starts; the last: where the block's ends */
    bool has_rows;
    bool no_hits;       /* only whether tasks match is asked */
    struct slice *cell; /* owned: the cells of the task `loaded`, by column */
    size_t cells_cap, loaded;
};

/* The hits in the names of actions, kept by each thread for each pass of each leaf: a name is matched once. */
struct search_action {
    bool known;
    uint32_t from, to; /* in the list: the hits as of place 0 */
};
struct search_memory {
    struct search_action *action; /* owned: of all plans; NULL before first use */
    struct hit_list hits;
};

static inline bool task_set_has(const struct task_set *s, size_t i) { return s->bits[i / 64] >> i % 64 & 1; }
static inline void task_set_add(struct task_set *s, size_t i) { s->bits[i / 64] |= (uint64_t)1 << i % 64; }

/* search_block.c: answers the whole query for a block. */
void search_block_run(struct worker *);
/* search_leaf.c: the tasks among `alive` that a leaf matches; hits are appended in order. */
struct task_set search_leaf_run(struct worker *, size_t node, const struct task_set *alive, struct hit_list *);
/* search_leaf.c: gets a leaf ready: columns, candidates. */
void search_leaf_init(struct search *, size_t node, struct slice sample);

/* search_quantities.c: asks the columns of the plans' quantities for those that fit a leaf. */
void search_quantities_init(const struct search *, struct search_leaf *);
void search_quantities_done(const struct search *, struct search_leaf *);
/* The quantity of a block that fits at or behind entry *at and before `to`; moves *at behind it.  NULL: none does. */
const struct quantity_entry *search_quantities_next(const struct search_quantities *, const struct search_leaf *,
                                                    const struct plan *, size_t *at, size_t to);

#endif
