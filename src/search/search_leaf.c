/* One word, pattern or quantity, looked for in a block of tasks. */
#include <stdlib.h>

#include "base/decode.h"
#include "base/fold.h"
#include "base/mem.h"
#include "plan/quantity_cells.h"
#include "search/search_inside.h"
#include "sys/clock.h"

/* A pattern search that is slower than this after so long was not made to end: it is cut off. */
#define PATTERN_MS 700.0
#define PATTERN_BYTES_PER_MS 5000.0

/* One leaf at work in one block. */
struct leaf_run {
    struct worker *worker;
    const struct search_leaf *leaf;
    const bool *column; /* of this plan */
    const struct task_set *alive;
    struct task_set found;
    struct hit_list *hits;
    enum search_pass pass;
    unsigned cells; /* matched so far by pattern */
};

/* ---- getting ready ---- */

static void search_leaf_choose_columns(struct search *s, struct search_leaf *leaf)
{
    bool quantity = leaf->node->kind == QUERY_QUANTITY && leaf->node->field.kind == QUERY_FIELD_ANY;
    size_t last = s->plans ? s->plan[s->plans - 1].first_column + s->plan[s->plans - 1].columns : 0;
    leaf->column = mem_alloc(last + 1);
    for (size_t p = 0; p < s->plans; p++)
        for (size_t c = 0; c < s->plan[p].columns; c++)
            leaf->column[s->plan[p].first_column + c] = query_field_has(&leaf->node->field, s->plan[p].plan, c) &&
                                                        (!quantity || quantity_cells_in(s->plan[p].plan, c));
}

static double search_leaf_scan_cost(const struct scan *scan, struct slice sample)
{
    return 1.0 + (double)scan->count * 0.5 + (double)scan_count(scan, sample) * 0.2;
}

/* Of two texts that a pattern requires the rarer one is looked for. */
static void search_leaf_choose_literal(struct search_leaf *leaf, struct slice sample)
{
    struct match_scan other;
    const struct match_word *also = pattern_also(leaf->node->pattern);
    if (!also || !match_scan_init(&other, also, sample) || search_leaf_scan_cost(&other.scan, sample) >= leaf->cost)
        return;
    leaf->text = other;
    leaf->cost = search_leaf_scan_cost(&other.scan, sample);
}

void search_leaf_init(struct search *s, size_t node, struct slice sample)
{
    struct search_leaf *leaf = &s->leaf[node];
    leaf->node = &s->query->node[node];
    leaf->cost = 1000;
    const struct match_word *word = &leaf->node->word;
    search_leaf_choose_columns(s, leaf);
    if (leaf->node->kind == QUERY_QUANTITY) { /* a measure need not stand beside its number: all cells are read */
        search_quantities_init(s, leaf);
        return;
    }
    if (leaf->node->kind == QUERY_PATTERN) word = pattern_literals(leaf->node->pattern);
    if (leaf->node->kind == QUERY_WORD || pattern_is_literal(leaf->node->pattern)) leaf->word = word;
    leaf->has_text_scan = word && match_scan_init(&leaf->text, word, sample);
    if (leaf->has_text_scan) leaf->cost = search_leaf_scan_cost(&leaf->text.scan, sample);
    if (leaf->has_text_scan && leaf->node->kind == QUERY_PATTERN) search_leaf_choose_literal(leaf, sample);
    if (leaf->node->kind == QUERY_PATTERN || !word->part) return;
    leaf->has_pinyin_scan = match_pinyin_scan(word, sample, &leaf->pinyin);
    leaf->cost += leaf->has_pinyin_scan ? search_leaf_scan_cost(&leaf->pinyin, sample) : 500;
}

/* ---- rows and cells ---- */

static void search_leaf_load_cells(struct worker *w, size_t task)
{
    if (w->loaded != task) plan_cells(w->block->plan->plan, task, w->cell);
    w->loaded = task;
}

static void search_leaf_load_rows(struct worker *w)
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

static void search_leaf_note_hit(struct leaf_run *r, size_t i, size_t column, const struct match_place *place)
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

static void search_leaf_note_cut(struct leaf_run *r, size_t i)
{
    struct search_block *b = r->worker->block;
    size_t place = b->plan->first_place + b->from + i;
    if (!b->was_cut || place < b->cut_place) b->cut_place = place;
    b->was_cut = true;
}

static void search_leaf_match_pattern(struct leaf_run *r, size_t i, size_t column, struct slice cell)
{
    struct pattern_matcher *m = r->worker->matcher;
    struct match_place place;
    r->worker->search->nbytes[r->worker->index] += cell.n;
    pattern_start(m, r->leaf->node->pattern, cell);
    while (pattern_next(m, &place)) {
        search_leaf_note_hit(r, i, column, &place);
        if (r->worker->no_hits) return;
    }
    if (pattern_was_cut(m)) search_leaf_note_cut(r, i);
}

static bool search_leaf_find_place(const struct leaf_run *r, struct slice cell, size_t from, struct match_place *place)
{
    if (r->pass == PASS_PINYIN) return match_find_pinyin(r->leaf->word, cell, from, place);
    return match_find_text(r->leaf->word, cell, from, place);
}

static bool search_leaf_is_quantity(const struct query_node *n, struct slice cell, const struct quantity *q)
{
    const struct quantity_sort sort = {q->measure, q->per, q->kind, q->bound};
    enum quantity_fit fit = quantity_fits_sort(n, &sort);
    if (fit == FITS_NOT || !quantity_fits_value(n, q->low, q->has_high ? q->high : q->low)) return false;
    return fit == FITS || quantity_fits_text(n, slice_cut(cell, q->start, q->end));
}

/* 百分之八十, 四成, 翻一番 are measured in % that is not written. */
static bool search_leaf_may_share(struct slice text)
{
    return slice_find(text, SLICE("分之")) != SIZE_MAX || slice_find(text, SLICE("成")) != SIZE_MAX ||
           slice_find(text, SLICE("番")) != SIZE_MAX;
}

/* Reading quantities takes long; most texts hold no number that is large enough, or another measure.  A measure that
 * does not stand beside its number is that of the cell's frame, or the % of a share. */
static bool search_leaf_may_hold(const struct quantity_cell *cell, struct slice text)
{
    const struct query_node *n = cell->asked;
    struct slice measure = SLICE("");
    struct match_place place;
    double scale = 1;
    unsigned flags;
    bool measured = n->word.patterns == 0 || match_find(&n->word, text, 0, &place) ||
                    (match_find(&n->word, SLICE("%"), 0, &place) && search_leaf_may_share(text));
    if (measured && quantity_fits_perhaps(n, text, 1)) return true;
    if (!quantity_frame_unit(&cell->frame, &measure, &scale, &flags)) return false;
    return (measured || match_find(&n->word, measure, 0, &place)) && quantity_fits_perhaps(n, text, scale);
}

static void search_leaf_match_quantities(struct leaf_run *r, size_t i, size_t column, struct slice text)
{
    const struct search_block *b = r->worker->block;
    struct quantity_cell walk = quantity_cell_of(b->plan->plan, b->from + i, column);
    walk.may_hold = search_leaf_may_hold;
    walk.asked = r->leaf->node;
    if (!search_leaf_may_hold(&walk, text)) return;
    for (struct quantity q; quantity_cell_next(&walk, &q);) {
        if (!search_leaf_is_quantity(r->leaf->node, text, &q)) continue;
        search_leaf_note_hit(r, i, column, &(struct match_place){q.start, q.end - q.start, false});
        if (r->worker->no_hits) return;
    }
}

/* Every match of the leaf in one cell. */
static void search_leaf_match_cell(struct leaf_run *r, size_t i, size_t column, struct slice cell)
{
    struct match_place place;
    if (cell.n == 0 || !r->column[column]) return;
    if (r->pass == PASS_PATTERN) {
        search_leaf_match_pattern(r, i, column, cell);
        return;
    }
    if (r->pass == PASS_QUANTITY) {
        search_leaf_match_quantities(r, i, column, cell);
        return;
    }
    for (size_t from = 0; search_leaf_find_place(r, cell, from, &place); from = place.start + place.nbytes) {
        search_leaf_note_hit(r, i, column, &place);
        if (r->worker->no_hits) return;
    }
}

/* Ends a search by pattern that would go on for ever. */
static bool search_leaf_must_stop(struct leaf_run *r, size_t i, double *since)
{
    struct search *s = r->worker->search;
    unsigned t = r->worker->index;
    if (r->pass != PASS_PATTERN || (++r->cells % 16 != 0 && !r->worker->block->was_cut)) return false;
    double now = clock_now_ms();
    s->spent[t] += now - *since;
    *since = now;
    bool slow = (double)s->nbytes[t] < s->spent[t] * PATTERN_BYTES_PER_MS;
    if (s->spent[t] > PATTERN_MS && (slow || r->worker->block->was_cut)) {
        search_leaf_note_cut(r, i);
        atomic_store(&s->stop, true);
    }
    return atomic_load_explicit(&s->stop, memory_order_relaxed);
}

/* ---- all tasks, cell by cell ---- */

static void search_leaf_match_rows(struct leaf_run *r)
{
    const struct search_block *b = r->worker->block;
    double since = r->pass == PASS_PATTERN ? clock_now_ms() : 0;
    for (size_t i = 0; i < b->to - b->from; i++) {
        if (!task_set_has(r->alive, i)) continue;
        for (size_t c = 0; c < b->plan->columns; c++) {
            if (r->column[c]) search_leaf_match_cell(r, i, c, plan_cell(b->plan->plan, b->from + i, c));
            if (r->worker->no_hits && task_set_has(&r->found, i)) break;
        }
        if (search_leaf_must_stop(r, i, &since)) return;
    }
}

/* ---- candidates ---- */

static struct search_memory *search_leaf_memory_of(const struct leaf_run *r)
{
    struct search *s = r->worker->search;
    size_t leaf = (size_t)(r->leaf - s->leaf), thread = r->worker->index;
    return &s->memory[(thread * s->query->count + leaf) * PASSES + r->pass];
}

/* Matches the name of an action, once for all its tasks. */
static struct search_action *search_leaf_match_action(struct leaf_run *r, size_t i, size_t action)
{
    const struct search_plan *p = r->worker->block->plan;
    struct search_memory *m = search_leaf_memory_of(r);
    if (!m->action) m->action = mem_zalloc(r->worker->search->actions * sizeof *m->action);
    struct search_action *a = &m->action[p->first_action + action];
    if (a->known) return a;
    struct leaf_run once = *r;
    bool no_hits = r->worker->no_hits;
    once.hits = &m->hits;
    a->from = (uint32_t)m->hits.count;
    r->worker->no_hits = false;
    search_leaf_match_cell(&once, i, (size_t)p->action_column, plan_action_name(p->plan, action));
    r->worker->no_hits = no_hits;
    a->to = (uint32_t)m->hits.count;
    a->known = true;
    return a;
}

static void search_leaf_add_action(struct leaf_run *r, size_t i)
{
    const struct search_block *b = r->worker->block;
    const struct search_action *a = search_leaf_match_action(r, i, plan_action_of(b->plan->plan, b->from + i));
    if (a->to > a->from) task_set_add(&r->found, i);
    for (uint32_t k = a->from; k < a->to && !r->worker->no_hits; k++) {
        struct hit hit = search_leaf_memory_of(r)->hits.hit[k];
        hit.place = (uint32_t)(b->plan->first_place + b->from + i);
        hit_list_add(r->hits, hit);
    }
}

/* Cells that do not lie in the text of their own row: a task that is filled down lies in the row that states it. */
static void search_leaf_match_loose_cells(struct leaf_run *r, size_t i)
{
    struct worker *w = r->worker;
    if (!w->has_rows) search_leaf_load_rows(w);
    search_leaf_load_cells(w, w->block->from + i);
    for (size_t c = 0; c < w->block->plan->columns; c++) {
        const char *at = w->cell[c].s;
        if (r->column[c] && w->cell[c].n > 0 && (at < w->row[i] || at >= w->row[i + 1]))
            search_leaf_match_cell(r, i, c, w->cell[c]);
    }
}

/* The cells that a scan of the file's text does not meet: actions, which one cell states for many tasks, numbers, and
 * cells that loading changed. */
static void search_leaf_match_cells_elsewhere(struct leaf_run *r)
{
    const struct search_block *b = r->worker->block;
    const struct search_plan *p = b->plan;
    bool action = p->action_column >= 0 && r->column[p->action_column],
         no = p->no_column >= 0 && r->column[p->no_column];
    bool scattered = plan_is_scattered(p->plan);
    for (size_t i = 0; (scattered || action || no) && i < b->to - b->from; i++) {
        if (!task_set_has(r->alive, i) || (r->worker->no_hits && task_set_has(&r->found, i))) continue;
        if (no) search_leaf_match_cell(r, i, (size_t)p->no_column, plan_task_no(p->plan, b->from + i));
        if (action) search_leaf_add_action(r, i);
        if (scattered) search_leaf_match_loose_cells(r, i);
    }
}

/* The column of the loaded task's cell that holds `at`; the number of columns if none does. */
static size_t search_leaf_column_at(const struct worker *w, const char *at)
{
    size_t c = 0, columns = w->block->plan->columns;
    while (c < columns && (size_t)(at - w->cell[c].s) >= w->cell[c].n) c++;
    return c;
}

/* What a scan looks at: the rows [first, last) of the block. */
static void search_leaf_scan_rows(struct leaf_run *r, const struct scan *scan, size_t first, size_t last)
{
    struct worker *w = r->worker;
    const char *at, *from = w->row[first], *free_from = from; /* matches do not overlap */
    struct scan_cursor cursor;
    size_t which, i = first;
    bool words = r->pass == PASS_TEXT, pattern = r->pass == PASS_PATTERN;
    double since = pattern ? clock_now_ms() : 0;
    scan_start(&cursor, scan, slice_make(from, (size_t)(w->row[last] - from)));
    while ((at = scan_next(&cursor, &which))) {
        while (at >= w->row[i + 1]) i++;
        bool known = w->no_hits && task_set_has(&r->found, i);
        if (known || !task_set_has(r->alive, i)) {
            scan_skip(&cursor, w->row[i + 1]);
            continue;
        }
        search_leaf_load_cells(w, w->block->from + i);
        size_t column = search_leaf_column_at(w, at);
        if (column == w->block->plan->columns) continue;
        struct slice text = w->cell[column];
        struct match_place place;
        if (!r->column[column]) {
            scan_skip(&cursor, text.s + text.n);
        } else if (words) {
            if (!match_at_anchor(&r->leaf->text, which, text, (size_t)(at - text.s), &place)) continue;
            if (text.s + place.start < free_from) continue;
            free_from = text.s + place.start + place.nbytes;
            search_leaf_note_hit(r, i, column, &place);
            scan_skip(&cursor, free_from);
        } else {
            if (r->pass != PASS_PINYIN && !match_at_anchor(&r->leaf->text, which, text, (size_t)(at - text.s), &place))
                continue;
            search_leaf_match_cell(r, i, column, text);
            scan_skip(&cursor, text.s + text.n);
            if (search_leaf_must_stop(r, i, &since)) return;
        }
    }
}

/* A word that begins with letters of pinyin, in the same rows: what it matches there it matches in a cell, or else the
 * match runs on behind the cell. */
static void search_leaf_match_letters(struct leaf_run *r, size_t first, size_t last)
{
    struct worker *w = r->worker;
    const char *at, *end = w->row[last];
    struct slice text = slice_make(w->row[first], (size_t)(end - w->row[first]));
    struct match_place place;
    size_t i = first, pos = 0;
    while (match_find_pinyin(r->leaf->word, text, pos, &place)) {
        at = text.s + place.start;
        while (at >= w->row[i + 1]) i++;
        search_leaf_load_cells(w, w->block->from + i);
        size_t column = search_leaf_column_at(w, at);
        if (column == w->block->plan->columns) {
            decode_char(text.s, text.n, place.start, &pos);
            continue;
        }
        struct slice cell = w->cell[column];
        place.start = (size_t)(at - cell.s);
        pos = (size_t)(cell.s - text.s) + cell.n;
        if (!r->column[column]) continue;
        if (place.start + place.nbytes > cell.n && !match_find_pinyin(r->leaf->word, cell, place.start, &place))
            continue;
        search_leaf_note_hit(r, i, column, &place);
        pos = w->no_hits ? (size_t)(w->row[i + 1] - text.s) : (size_t)(cell.s - text.s) + place.start + place.nbytes;
    }
}

/* The tasks alive, those side by side together; a scan, at the speed of memory, takes the whole block unless they are
 * few. */
static void search_leaf_scan_block(struct leaf_run *r, const struct scan *scan)
{
    struct worker *w = r->worker;
    size_t count = w->block->to - w->block->from, alive = 0;
    for (size_t i = 0; i < BLOCK_TASKS / 64; i++) alive += (size_t)__builtin_popcountll(r->alive->bits[i]);
    if (!w->has_rows) search_leaf_load_rows(w);
    w->loaded = SIZE_MAX;
    bool whole = scan && alive * 4 > count;
    for (size_t i = 0, to; i < count; i = to) {
        for (to = i + 1; to < count && (whole || task_set_has(r->alive, to) == task_set_has(r->alive, i)); to++)
            continue;
        if (whole || (scan && task_set_has(r->alive, i))) search_leaf_scan_rows(r, scan, i, to);
        else if (task_set_has(r->alive, i)) search_leaf_match_letters(r, i, to);
    }
}

/* By candidates.  Where only tasks are asked for, one that its action matches need not be read. */
static void search_leaf_match_candidates(struct leaf_run *r, const struct scan *scan)
{
    bool no_hits = r->worker->no_hits;
    struct hit_list elsewhere = {0}, *hits = r->hits;
    struct task_set rest = *r->alive;
    if (no_hits) search_leaf_match_cells_elsewhere(r);
    for (size_t i = 0; i < BLOCK_TASKS / 64; i++) rest.bits[i] &= ~r->found.bits[i];
    r->alive = &rest;
    search_leaf_scan_block(r, scan);
    if (no_hits) return;
    hit_list_sort(hits);
    r->hits = &elsewhere;
    search_leaf_match_cells_elsewhere(r);
    hit_list_sort(&elsewhere);
    hit_list_merge(hits, &elsewhere);
}

/* ---- quantities that the plan's column holds ---- */

static struct task_set search_leaf_run_column(struct worker *w, const struct search_leaf *leaf,
                                              const struct task_set *alive, struct hit_list *hits)
{
    const struct search_block *b = w->block;
    const struct search_quantities *f = &leaf->quantities[b->plan - w->search->plan];
    struct leaf_run r = {.worker = w, .leaf = leaf, .alive = alive, .hits = hits, .pass = PASS_QUANTITY};
    const bool *column = leaf->column + b->plan->first_column;
    size_t at = quantities_of_task(f->all, b->from), to = quantities_of_task(f->all, b->to);
    for (const struct quantity_entry *e; (e = search_quantities_next(f, leaf, b->plan->plan, &at, to)) != NULL;) {
        size_t i = e->task - b->from;
        if (!column[e->column] || !task_set_has(alive, i)) continue;
        search_leaf_note_hit(&r, i, e->column, &(struct match_place){e->start, e->nbytes, false});
    }
    return r.found;
}

/* ---- whole leaves ---- */

static struct task_set search_leaf_run_pass(struct worker *w, const struct search_leaf *leaf, enum search_pass pass,
                                            const struct scan *scan, const struct task_set *alive,
                                            struct hit_list *hits)
{
    struct leaf_run r = {.worker = w, .leaf = leaf, .alive = alive, .hits = hits, .pass = pass};
    r.column = leaf->column + w->block->plan->first_column;
    if (scan || (pass == PASS_PINYIN && leaf->word->part[0].is_pinyin)) search_leaf_match_candidates(&r, scan);
    else search_leaf_match_rows(&r);
    return r.found;
}

struct task_set search_leaf_run(struct worker *w, size_t node, const struct task_set *alive, struct hit_list *hits)
{
    const struct search_leaf *leaf = &w->search->leaf[node];
    const struct scan *scan = leaf->has_text_scan ? &leaf->text.scan : NULL;
    if (leaf->node->kind == QUERY_QUANTITY && leaf->quantities[w->block->plan - w->search->plan].all)
        return search_leaf_run_column(w, leaf, alive, hits);
    if (leaf->node->kind == QUERY_QUANTITY) return search_leaf_run_pass(w, leaf, PASS_QUANTITY, NULL, alive, hits);
    if (!leaf->word) return search_leaf_run_pass(w, leaf, PASS_PATTERN, scan, alive, hits);
    struct task_set found = search_leaf_run_pass(w, leaf, PASS_TEXT, scan, alive, hits);
    if (!leaf->word->part) return found;
    struct hit_list readings = {0};
    struct task_set rest = *alive;
    for (size_t i = 0; w->no_hits && i < BLOCK_TASKS / 64; i++) rest.bits[i] &= ~found.bits[i];
    struct task_set by_pinyin = search_leaf_run_pass(w, leaf, PASS_PINYIN, leaf->has_pinyin_scan ? &leaf->pinyin : NULL,
                                                     &rest, &readings);
    hit_list_merge(hits, &readings);
    for (size_t i = 0; i < BLOCK_TASKS / 64; i++) found.bits[i] |= by_pinyin.bits[i];
    return found;
}
