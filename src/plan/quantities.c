#include "plan/quantities.h"

#include <stdlib.h>

#include "base/mem.h"
#include "plan/quantity_cells.h"
#include "sys/thread.h"

#define ENTRIES_MAX ((size_t)1 << 22) /* 150 MB; the plans that we know have 5 quantities a task */
#define TASKS_TO_PAUSE 64             /* read within a millisecond: longer a fork need not wait */
#define ENTRIES_TO_PAUSE 1024         /* the same in a cell that never ends */

/* ---- sorts: each once ---- */

/* The column while it is made. */
struct quantities_making {
    struct quantities *made;
    size_t entries_cap, sorts_cap;
    uint32_t *slot; /* owned: a hash table of 1 + the index of a sort, 0: free; a power of two of them */
    size_t slots;
    const atomic_bool *stop;
};

static uint32_t quantities_hash(const struct quantity_sort *sort)
{
    uint32_t hash = 2166136261u ^ (uint32_t)(sort->kind * QUANTITY_BOUNDS + sort->bound);
    for (size_t i = 0; i < sort->measure.n; i++) hash = (hash ^ (unsigned char)sort->measure.s[i]) * 16777619u;
    for (size_t i = 0; i < sort->per.n; i++) hash = (hash ^ (unsigned char)sort->per.s[i]) * 16777619u;
    return hash ^ hash >> 15;
}

static bool quantities_same_sort(const struct quantity_sort *a, const struct quantity_sort *b)
{
    return a->kind == b->kind && a->bound == b->bound && slice_equal(a->measure, b->measure) &&
           slice_equal(a->per, b->per);
}

/* The slot of a sort, or the free one where it belongs. */
static uint32_t *quantities_slot_of(const struct quantities_making *m, const struct quantity_sort *sort)
{
    size_t i = quantities_hash(sort) & (m->slots - 1);
    while (m->slot[i] && !quantities_same_sort(&m->made->sort[m->slot[i] - 1], sort)) i = (i + 1) & (m->slots - 1);
    return &m->slot[i];
}

static void quantities_double_slots(struct quantities_making *m)
{
    free(m->slot);
    m->slots = m->slots ? 2 * m->slots : 64;
    m->slot = mem_zalloc(m->slots * sizeof *m->slot);
    for (size_t i = 0; i < m->made->sorts; i++) *quantities_slot_of(m, &m->made->sort[i]) = (uint32_t)i + 1;
}

static uint32_t quantities_index_of_sort(struct quantities_making *m, const struct quantity *q)
{
    struct quantities *made = m->made;
    const struct quantity_sort sort = {q->measure, q->per, q->kind, q->bound};
    if (2 * (made->sorts + 1) > m->slots) quantities_double_slots(m);
    uint32_t *slot = quantities_slot_of(m, &sort);
    if (*slot) return *slot - 1;
    made->sort = mem_grow(made->sort, &m->sorts_cap, made->sorts + 1, sizeof *made->sort);
    made->sort[made->sorts++] = sort;
    *slot = (uint32_t)made->sorts;
    return *slot - 1;
}

/* ---- reading ---- */

/* Lets a fork pass; false once the column is given up. */
static bool quantities_go_on(const struct quantities_making *m)
{
    thread_pause();
    return !atomic_load_explicit(m->stop, memory_order_relaxed);
}

static bool quantities_read_cell(struct quantities_making *m, const struct plan *plan, size_t task, size_t column)
{
    struct quantities *made = m->made;
    struct quantity_cell walk = quantity_cell_of(plan, task, column);
    for (struct quantity q; quantity_cell_next(&walk, &q);) {
        if (made->count % ENTRIES_TO_PAUSE == 0 && !quantities_go_on(m)) return false;
        if (made->count == ENTRIES_MAX || q.end - q.start > UINT16_MAX || q.end > UINT32_MAX) return false;
        made->entry = mem_grow(made->entry, &m->entries_cap, made->count + 1, sizeof *made->entry);
        made->entry[made->count++] = (struct quantity_entry){
            .low = q.low,
            .high = q.has_high ? q.high : q.low,
            .task = (uint32_t)task,
            .start = (uint32_t)q.start,
            .sort = quantities_index_of_sort(m, &q),
            .column = (uint16_t)column,
            .nbytes = (uint16_t)(q.end - q.start),
        };
    }
    return true;
}

static bool quantities_read_plan(struct quantities_making *m, const struct plan *plan)
{
    size_t columns = plan_columns(plan);
    if (columns > UINT16_MAX || plan_tasks(plan) > UINT32_MAX) return false;
    for (size_t task = 0; task < plan_tasks(plan); task++) {
        if (task % TASKS_TO_PAUSE == 0 && !quantities_go_on(m)) return false;
        for (size_t c = 0; c < columns; c++)
            if (quantity_cells_in(plan, c) && !quantities_read_cell(m, plan, task, c)) return false;
    }
    return true;
}

/* ---- sorting ---- */

/* What is sorted: the value of an entry beside its index. */
struct quantities_key {
    double value;
    uint32_t entry;
};

/* Merges each two sorted runs of `run` keys into one of twice the length. */
static void quantities_merge_runs(const struct quantities_key *from, struct quantities_key *to, size_t n, size_t run)
{
    for (size_t start = 0; start < n; start += 2 * run) {
        size_t middle = start + run < n ? start + run : n, end = middle + run < n ? middle + run : n;
        size_t a = start, b = middle;
        for (size_t i = start; i < end; i++) {
            bool first = b == end || (a < middle && from[a].value <= from[b].value);
            to[i] = first ? from[a++] : from[b++];
        }
    }
}

/* Sorts by value, equal ones in the order of the plan; between two passes a fork finds the thread at rest. */
static void quantities_sort_keys(struct quantities_key *key, size_t n, uint32_t *out, const atomic_bool *stop)
{
    struct quantities_key *other = mem_alloc((n + 1) * sizeof *other);
    for (size_t run = 1; run < n && !atomic_load(stop); run *= 2) {
        quantities_merge_runs(key, other, n, run);
        struct quantities_key *sorted = other;
        other = key, key = sorted;
        thread_pause();
    }
    for (size_t i = 0; i < n; i++) out[i] = key[i].entry;
    free(key);
    free(other);
}

static void quantities_sort_by_value(struct quantities *made, const atomic_bool *stop)
{
    struct quantities_key *key = mem_alloc((made->count + 1) * sizeof *key);
    size_t ranges = made->count;
    made->by_value = mem_alloc((made->count + 1) * sizeof *made->by_value);
    for (size_t i = 0; i < made->count; i++) {
        const struct quantity_entry *e = &made->entry[i];
        if (e->high > e->low) made->by_value[--ranges] = (uint32_t)i;
        else key[made->singles++] = (struct quantities_key){e->low, (uint32_t)i};
    }
    quantities_sort_keys(key, made->singles, made->by_value, stop);
}

/* ---- the column ---- */

struct quantities *quantities_new(const struct plan *plan, const atomic_bool *stop)
{
    struct quantities_making m = {.made = mem_zalloc(sizeof *m.made), .stop = stop};
    bool whole = quantities_read_plan(&m, plan);
    free(m.slot);
    if (!whole) return quantities_free(m.made), NULL;
    m.made->entry = mem_realloc(m.made->entry, (m.made->count + 1) * sizeof *m.made->entry);
    m.made->sort = mem_realloc(m.made->sort, (m.made->sorts + 1) * sizeof *m.made->sort);
    quantities_sort_by_value(m.made, stop);
    if (atomic_load(stop)) return quantities_free(m.made), NULL;
    return m.made;
}

void quantities_free(struct quantities *q)
{
    if (!q) return;
    free(q->entry);
    free(q->by_value);
    free(q->sort);
    free(q);
}

size_t quantities_bytes(const struct quantities *q)
{
    return sizeof *q + q->count * (sizeof *q->entry + sizeof *q->by_value) + q->sorts * sizeof *q->sort;
}

static size_t quantities_first(const struct quantities *q, double value, bool above)
{
    size_t low = 0, high = q->singles;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        double at = q->entry[q->by_value[middle]].low;
        if (above ? at <= value : at < value) low = middle + 1;
        else high = middle;
    }
    return low;
}

size_t quantities_from(const struct quantities *q, double value) { return quantities_first(q, value, false); }
size_t quantities_above(const struct quantities *q, double value) { return quantities_first(q, value, true); }

size_t quantities_of_task(const struct quantities *q, size_t task)
{
    size_t low = 0, high = q->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (q->entry[middle].task < task) low = middle + 1;
        else high = middle;
    }
    return low;
}

/* ---- made beside the event loop ---- */

struct quantities_maker {
    const struct plan *plan;
    pthread_t thread;
    bool threaded; /* a thread was started and is not joined yet */
    atomic_bool stop;
    struct quantities *made; /* the thread's until `ready` */
    atomic_bool ready;
};

static void *quantities_work(void *data)
{
    struct quantities_maker *maker = data;
    maker->made = quantities_new(maker->plan, &maker->stop);
    atomic_store(&maker->ready, true);
    return NULL;
}

struct quantities_maker *quantities_begin(const struct plan *plan)
{
    struct quantities_maker *maker = mem_zalloc(sizeof *maker);
    maker->plan = plan;
    maker->threaded = thread_start(&maker->thread, quantities_work, maker);
    return maker;
}

const struct quantities *quantities_ready(const struct quantities_maker *maker)
{
    return atomic_load(&maker->ready) ? maker->made : NULL;
}

void quantities_wait(struct quantities_maker *maker)
{
    if (maker->threaded) thread_join(maker->thread);
    maker->threaded = false;
}

void quantities_end(struct quantities_maker *maker)
{
    if (!maker) return;
    atomic_store(&maker->stop, true);
    quantities_wait(maker);
    quantities_free(maker->made);
    free(maker);
}
