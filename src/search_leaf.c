/* One word, pattern, quantity or question to the ledger, looked for in a block of tasks. */
#include <stdlib.h>
#include <time.h>

#include "fold.h"
#include "mem.h"
#include "search_build.h"

/* A pattern search that is slower than this after so long was not made to end: it is cut off. */
#define PATTERN_MS 700.0
#define PATTERN_BYTES_PER_MS 5000.0

enum pass { PASS_TEXT, PASS_PINYIN, PASS_PATTERN, PASS_QUANTITY };

/* One leaf at work in one block. */
struct leaf_run {
    struct worker *worker;
    const struct search_leaf *leaf;
    const bool *column;        /* of this plan */
    const struct task_set *alive;
    struct task_set found;
    struct hit_list *hits;
    enum pass pass;
};

/* ---- getting ready ---- */

static void choose_columns(struct search *s, struct search_leaf *leaf)
{
    size_t last = s->plans ? s->plan[s->plans - 1].first_column + s->plan[s->plans - 1].columns : 0;
    leaf->column = mem_alloc(last + 1);
    for (size_t p = 0; p < s->plans; p++)
        for (size_t c = 0; c < s->plan[p].columns; c++)
            leaf->column[s->plan[p].first_column + c] = query_field_has(&leaf->node->field, s->plan[p].plan, c);
}

static double scan_cost(const struct scan *scan, struct slice sample)
{
    return 1.0 + (double)scan->count * 0.5 + (double)scan_count(scan, sample) * 0.2;
}

void search_leaf_init(struct search *s, size_t node, struct slice sample)
{
    struct search_leaf *leaf = &s->leaf[node];
    leaf->node = &s->query->node[node];
    leaf->cost = 1000;
    const struct match_word *word = &leaf->node->word;
    if (leaf->node->kind == QUERY_LEDGER) return;
    choose_columns(s, leaf);
    if (leaf->node->kind == QUERY_QUANTITY) return;
    if (leaf->node->kind == QUERY_PATTERN) word = pattern_literals(leaf->node->pattern);
    leaf->has_text_scan = word && match_scan_init(&leaf->text, word, sample);
    if (leaf->has_text_scan) leaf->cost = scan_cost(&leaf->text.scan, sample);
    if (leaf->node->kind == QUERY_PATTERN || !word->part) return;
    leaf->has_pinyin_scan = match_pinyin_scan(word, sample, &leaf->pinyin);
    leaf->cost += leaf->has_pinyin_scan ? scan_cost(&leaf->pinyin, sample) : 500;
}

/* ---- rows and cells ---- */

static bool lies_in_text(const struct search_plan *p, struct slice cell)
{
    return cell.s >= p->text.s && cell.s < p->text.s + p->text.n;
}

/* Loads the cells of a task that lie in the file's text, in the order of their addresses. */
static void load_cells(struct worker *w, size_t task)
{
    const struct search_plan *p = w->block->plan;
    if (w->loaded == task) return;
    w->loaded = task;
    w->cells = 0;
    for (size_t c = 0; c < p->columns; c++) {
        if ((int)c == p->action_column) continue;
        struct slice cell = plan_cell(p->plan, task, c);
        if (cell.n == 0 || !lies_in_text(p, cell)) continue;
        size_t at = w->cells++;
        for (; at > 0 && w->cell[at - 1].s > cell.s; at--) {
            w->cell[at] = w->cell[at - 1];
            w->cell_column[at] = w->cell_column[at - 1];
        }
        w->cell[at] = cell;
        w->cell_column[at] = (uint32_t)c;
    }
}

static void load_rows(struct worker *w)
{
    const struct search_block *b = w->block;
    const struct search_plan *p = b->plan;
    size_t count = b->to - b->from;
    const char *next = p->text.s + p->text.n;
    for (size_t task = b->to; task < p->tasks; task++) {
        const char *start = plan_row_text(p->plan, task);
        if (!start) continue;
        next = start;
        break;
    }
    w->row[count] = next;
    for (size_t i = count; i-- > 0;) { /* a task without text of its own is empty */
        const char *start = plan_row_text(p->plan, b->from + i);
        w->row[i] = start ? start : w->row[i + 1];
    }
    w->has_rows = true;
}

/* ---- one cell ---- */

static void note_hit(struct leaf_run *r, size_t i, size_t column, const struct match_place *place)
{
    const struct search_block *b = r->worker->block;
    task_set_add(&r->found, i);
    if (r->worker->no_hits) return;
    hit_list_add(r->hits, (struct hit){
        .place = (uint32_t)(b->plan->first_place + b->from + i),
        .column = (uint32_t)column & 0x7FFFFFFF,
        .by_pinyin = place->by_pinyin,
        .start = (uint32_t)place->start,
        .nbytes = (uint32_t)place->nbytes,
    });
}

static void note_cut(struct leaf_run *r, size_t i)
{
    struct search_block *b = r->worker->block;
    size_t place = b->plan->first_place + b->from + i;
    if (!b->was_cut || place < b->cut_place) b->cut_place = place;
    b->was_cut = true;
}

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void match_pattern(struct leaf_run *r, size_t i, size_t column, struct slice cell)
{
    struct pattern_matcher *m = r->worker->matcher;
    struct match_place place;
    r->worker->search->nbytes[r->worker->index] += cell.n;
    pattern_start(m, r->leaf->node->pattern, cell);
    while (pattern_next(m, &place)) {
        note_hit(r, i, column, &place);
        if (r->worker->no_hits) return;
    }
    if (pattern_was_cut(m)) note_cut(r, i);
}

static bool find_place(const struct leaf_run *r, struct slice cell, size_t from, struct match_place *place)
{
    const struct query_node *n = r->leaf->node;
    if (r->pass == PASS_QUANTITY) return search_quantity_in(n, cell, from, place);
    if (r->pass == PASS_PINYIN) return match_find_pinyin(&n->word, cell, from, place);
    return match_find_text(&n->word, cell, from, place);
}

/* Every match of the leaf in one cell. */
static void match_cell(struct leaf_run *r, size_t i, size_t column, struct slice cell)
{
    struct match_place place;
    if (cell.n == 0 || !r->column[column]) return;
    if (r->pass == PASS_PATTERN) {
        match_pattern(r, i, column, cell);
        return;
    }
    for (size_t from = 0; find_place(r, cell, from, &place); from = place.start + place.nbytes) {
        note_hit(r, i, column, &place);
        if (r->worker->no_hits) return;
    }
}

/* Ends a search by pattern that would go on for ever. */
static bool must_stop(struct leaf_run *r, size_t i, double *since)
{
    struct search *s = r->worker->search;
    unsigned t = r->worker->index;
    if (r->pass != PASS_PATTERN) return false;
    double now = now_ms();
    s->spent[t] += now - *since;
    *since = now;
    bool slow = (double)s->nbytes[t] < s->spent[t] * PATTERN_BYTES_PER_MS;
    if (s->spent[t] > PATTERN_MS && (slow || r->worker->block->was_cut)) {
        note_cut(r, i);
        atomic_store(&s->stop, true);
    }
    return atomic_load_explicit(&s->stop, memory_order_relaxed);
}

/* ---- all tasks, cell by cell ---- */

static void match_rows(struct leaf_run *r)
{
    const struct search_block *b = r->worker->block;
    double since = r->pass == PASS_PATTERN ? now_ms() : 0;
    for (size_t i = 0; i < b->to - b->from; i++) {
        if (!task_set_has(r->alive, i)) continue;
        for (size_t c = 0; c < b->plan->columns; c++) {
            if (r->column[c]) match_cell(r, i, c, plan_cell(b->plan->plan, b->from + i, c));
            if (r->worker->no_hits && task_set_has(&r->found, i)) break;
        }
        if (must_stop(r, i, &since)) return;
    }
}

/* ---- candidates ---- */

/* What the action of the task before gave: the tasks of one action mostly stand together. */
struct action_memory {
    size_t action, from, to; /* its hits in the list */
    bool found;
};

static void match_action(struct leaf_run *r, size_t i, struct action_memory *last)
{
    const struct search_block *b = r->worker->block;
    const struct search_plan *p = b->plan;
    size_t action = plan_action_of(p->plan, b->from + i);
    if (action != last->action) {
        *last = (struct action_memory){.action = action, .from = r->hits->count};
        bool before = task_set_has(&r->found, i);
        match_cell(r, i, (size_t)p->action_column, plan_action_name(p->plan, action));
        last->to = r->hits->count;
        last->found = before ? last->to > last->from : task_set_has(&r->found, i);
        return;
    }
    if (last->found) task_set_add(&r->found, i);
    for (size_t k = last->from; k < last->to; k++) {
        struct hit hit = r->hits->hit[k];
        hit.place = (uint32_t)(p->first_place + b->from + i);
        hit_list_add(r->hits, hit);
    }
}

/* The cells that a scan of the file's text does not meet: actions, which one cell states for many tasks, and cells that
 * loading changed. */
static void match_cells_elsewhere(struct leaf_run *r)
{
    const struct search_block *b = r->worker->block;
    const struct search_plan *p = b->plan;
    bool scattered = plan_is_scattered(p->plan), action = p->action_column >= 0 && r->column[p->action_column];
    struct action_memory last = {.action = SIZE_MAX};
    for (size_t i = 0; (scattered || action) && i < b->to - b->from; i++) {
        if (!task_set_has(r->alive, i) || (r->worker->no_hits && task_set_has(&r->found, i))) continue;
        if (action) match_action(r, i, &last);
        for (size_t c = 0; scattered && c < p->columns; c++) {
            if ((int)c == p->action_column || !r->column[c]) continue;
            struct slice cell = plan_cell(p->plan, b->from + i, c);
            if (!lies_in_text(p, cell)) match_cell(r, i, c, cell);
        }
    }
}

/* The cell of the loaded task that holds `at`; w->cells if none does.  *k goes forward only. */
static size_t cell_of(const struct worker *w, const char *at, size_t *k)
{
    while (*k < w->cells && at >= w->cell[*k].s + w->cell[*k].n) ++*k;
    return *k < w->cells && at >= w->cell[*k].s ? *k : w->cells;
}

/* What a scan looks at: the rows [first, last) of the block. */
static void scan_rows(struct leaf_run *r, const struct scan *scan, size_t first, size_t last)
{
    struct worker *w = r->worker;
    const char *at, *from = w->row[first], *free_from = from; /* matches do not overlap */
    struct scan_cursor cursor;
    size_t which, i = first, k = 0;
    bool words = r->pass == PASS_TEXT, pattern = r->pass == PASS_PATTERN;
    double since = pattern ? now_ms() : 0;
    scan_start(&cursor, scan, slice_make(from, (size_t)(w->row[last] - from)));
    while ((at = scan_next(&cursor, &which))) {
        while (at >= w->row[i + 1]) i++;
        bool known = w->no_hits && task_set_has(&r->found, i);
        if (known || !task_set_has(r->alive, i)) {
            scan_skip(&cursor, w->row[i + 1]);
            continue;
        }
        if (w->loaded != w->block->from + i) k = 0, load_cells(w, w->block->from + i);
        size_t cell = cell_of(w, at, &k);
        if (cell == w->cells) continue;
        struct slice text = w->cell[cell];
        struct match_place place;
        if (!r->column[w->cell_column[cell]]) {
            scan_skip(&cursor, text.s + text.n);
        } else if (words) {
            if (!match_at_anchor(&r->leaf->text, which, text, (size_t)(at - text.s), &place)) continue;
            if (text.s + place.start < free_from) continue;
            free_from = text.s + place.start + place.nbytes;
            note_hit(r, i, w->cell_column[cell], &place);
            scan_skip(&cursor, free_from);
        } else {
            if (pattern && !match_at_anchor(&r->leaf->text, which, text, (size_t)(at - text.s), &place)) continue;
            match_cell(r, i, w->cell_column[cell], text);
            scan_skip(&cursor, text.s + text.n);
            if (must_stop(r, i, &since)) return;
        }
    }
}

/* Scans the whole block, or only the tasks alive if they are few. */
static void scan_block(struct leaf_run *r, const struct scan *scan)
{
    struct worker *w = r->worker;
    size_t count = w->block->to - w->block->from, alive = 0;
    for (size_t i = 0; i < BLOCK_TASKS / 64; i++) alive += (size_t)__builtin_popcountll(r->alive->bits[i]);
    if (!w->has_rows) load_rows(w);
    w->loaded = SIZE_MAX;
    if (alive * 4 > count) {
        scan_rows(r, scan, 0, count);
        return;
    }
    for (size_t i = 0; i < count; i++)
        if (task_set_has(r->alive, i)) scan_rows(r, scan, i, i + 1);
}

/* ---- whole leaves ---- */

static struct task_set run_pass(struct worker *w, const struct search_leaf *leaf, enum pass pass, const struct scan *scan,
                                const struct task_set *alive, struct hit_list *hits)
{
    struct hit_list elsewhere = {0};
    struct leaf_run r = {.worker = w, .leaf = leaf, .alive = alive, .hits = hits, .pass = pass};
    r.column = leaf->column + w->block->plan->first_column;
    if (scan) {
        scan_block(&r, scan);
        hit_list_sort(hits);
        r.hits = &elsewhere;
        match_cells_elsewhere(&r);
        hit_list_sort(&elsewhere);
        hit_list_merge(hits, &elsewhere);
    } else {
        match_rows(&r);
    }
    return r.found;
}

static struct task_set ask_ledger(struct worker *w, const struct query_node *n, const struct task_set *alive)
{
    const struct search_options *o = &w->search->options;
    const struct search_block *b = w->block;
    struct task_set found = {0};
    for (size_t i = 0; o->ledger && i < b->to - b->from; i++)
        if (task_set_has(alive, i) &&
            o->ledger(o->context, b->plan->first_place + b->from + i, n->field.kind, slice_of(n->text)))
            task_set_add(&found, i);
    return found;
}

struct task_set search_leaf_run(struct worker *w, size_t node, const struct task_set *alive, struct hit_list *hits)
{
    const struct search_leaf *leaf = &w->search->leaf[node];
    const struct scan *scan = leaf->has_text_scan ? &leaf->text.scan : NULL;
    switch (leaf->node->kind) {
    case QUERY_LEDGER: return ask_ledger(w, leaf->node, alive);
    case QUERY_QUANTITY: return run_pass(w, leaf, PASS_QUANTITY, NULL, alive, hits);
    case QUERY_PATTERN: return run_pass(w, leaf, PASS_PATTERN, scan, alive, hits);
    default: break;
    }
    struct task_set found = run_pass(w, leaf, PASS_TEXT, scan, alive, hits);
    if (!leaf->node->word.part) return found;
    struct hit_list readings = {0};
    struct task_set rest = *alive;
    for (size_t i = 0; w->no_hits && i < BLOCK_TASKS / 64; i++) rest.bits[i] &= ~found.bits[i];
    struct task_set by_pinyin =
        run_pass(w, leaf, PASS_PINYIN, leaf->has_pinyin_scan ? &leaf->pinyin : NULL, &rest, &readings);
    hit_list_merge(hits, &readings);
    for (size_t i = 0; i < BLOCK_TASKS / 64; i++) found.bits[i] |= by_pinyin.bits[i];
    return found;
}
