/* view_search: searching and filtering, bit by bit between keys; and from hit to hit. */
#include <stdlib.h>

#include "base/mem.h"
#include "panes/view_inside.h"
#include "sys/clock.h"

bool view_is_searching(const struct view *v) { return v->query_text.n > 0; }

/* ---- beginning ---- */

static void view_search_drop_hits(struct view *v)
{
    if (v->search.running) {
        search_free(v->search.running); /* the hits were its own */
        v->search.running = NULL;
        hits_init(&v->hits);
    }
    hits_done(&v->hits);
    if (v->search.within) hits_done(v->search.within);
    free(v->search.within);
    v->search.within = NULL;
    v->search.pending = false;
    v->at = SIZE_MAX;
    v->counted = 0;
    v->changes.search++;
    memset(v->match_count, 0, (v->nactions + 1) * sizeof *v->match_count);
}

static struct query *view_search_parse(const struct view *v, struct slice text, struct err *err)
{
    return query_parse_with(text, &(struct query_options){v->kinds, v->plans}, err);
}

/* The whole result of the query before, if the new one can only find less. */
static struct hits *view_search_narrowed(struct view *v, const struct query *query)
{
    bool whole = v->search.query && !query_is_empty(v->search.query) && !v->search.running && !v->search.pending &&
                 !v->hits.cut_off;
    if (!whole || !query_narrows(query, v->search.query)) return NULL;
    struct hits *within = mem_alloc(sizeof *within);
    *within = v->hits;
    hits_init(&v->hits);
    return within;
}

bool view_search(struct view *v, struct slice text, bool jump, struct err *err)
{
    struct query *query = view_search_parse(v, text, err);
    if (query == NULL) return false;
    struct hits *within = view_search_narrowed(v, query);
    view_search_drop_hits(v);
    query_free(v->search.query);
    v->search.query = query;
    v->search.within = within;
    buf_clear(&v->query_text);
    v->search.pending = !query_is_empty(query);
    if (v->search.pending) buf_add(&v->query_text, text);
    v->jump_pending = jump && v->search.pending;
    return true;
}

/* The same query again, for other tasks. */
static void view_search_again(struct view *v)
{
    view_search_drop_hits(v);
    v->search.pending = v->search.query && !query_is_empty(v->search.query);
}

/* Other tasks pass the filters than before. */
static void view_search_recount(struct view *v)
{
    v->changes.filtered++;
    view_count_actions(v);
    view_leave_hidden(v);
}

void view_filters_changed(struct view *v)
{
    view_search_recount(v);
    view_search_again(v);
}

void view_stop_work(struct view *v)
{
    view_search_drop_hits(v);
    filters_stop(&v->filters);
}

void view_restart_work(struct view *v)
{
    struct err ignored;
    struct query *query = view_search_parse(v, buf_slice(&v->query_text), &ignored);
    if (query == NULL) { /* a column that the plan no longer has */
        buf_clear(&v->query_text);
        query = view_search_parse(v, SLICE(""), &ignored);
    }
    query_free(v->search.query);
    v->search.query = query;
    view_filters_changed(v);
}

void view_fold(struct view *v, unsigned kinds)
{
    view_stop_work(v);
    v->kinds = kinds;
    filters_restart(&v->filters, kinds);
    view_restart_work(v);
}

/* ---- going on ---- */

static void view_search_begin(struct view *v)
{
    const struct hits *filtered = filters_on(&v->filters) ? &v->filters.filtered : NULL;
    v->search.pending = false;
    v->search.running = search_begin(
        v->search.query, v->plans, &(struct search_options){.within = v->search.within ? v->search.within : filtered});
    v->hits = *search_hits(v->search.running);
}

static void view_search_count_matches(struct view *v)
{
    size_t searched = v->search.running ? v->hits.searched : v->hits.places;
    for (; v->counted < searched; v->counted++)
        if (hits_match(&v->hits, v->counted)) v->match_count[plans_action_of(v->plans, v->counted)]++;
}

/* The first task from `place` on that matches, whether or not it has a hit; -1 if there is none. */
static ptrdiff_t view_search_matching_from(const struct view *v, ptrdiff_t place, int by)
{
    for (; place >= 0 && place < (ptrdiff_t)v->hits.places; place += by)
        if (hits_match(&v->hits, (size_t)place)) return place;
    return -1;
}

void view_stand_on(struct view *v, size_t hit)
{
    if (hit >= v->hits.count) return;
    v->at = hit;
    view_choose_task(v, v->hits.hit[hit].place);
}

/* A search such as !金融 matches tasks without a hit: then tasks are what is stepped through. */
static bool view_search_step_tasks(struct view *v, int by, bool *wrapped)
{
    ptrdiff_t last = (ptrdiff_t)v->hits.places - 1, next = view_search_matching_from(v, v->place + by, by);
    *wrapped = next < 0;
    if (next < 0) next = view_search_matching_from(v, by > 0 ? 0 : last, by);
    if (next < 0) return false;
    view_choose_task(v, (size_t)next);
    return true;
}

/* To the first hit from the task on; from the start only when it is sure that there is none before the end. */
static bool view_search_land(struct view *v)
{
    bool wrapped, whole = !v->search.running;
    size_t index = hits_from(&v->hits, v->place < 0 ? 0 : (size_t)v->place, 0, 0);
    if (index == v->hits.count && !whole) return false;
    v->jump_pending = false;
    if (v->hits.tasks == 0) return false;
    if (v->hits.count == 0)
        return (v->place >= 0 && hits_match(&v->hits, (size_t)v->place)) || view_search_step_tasks(v, 1, &wrapped);
    view_stand_on(v, index < v->hits.count ? index : 0);
    return true;
}

static void view_search_on(struct view *v, double milliseconds)
{
    if (search_step(v->search.running, milliseconds)) {
        search_finish(v->search.running, &v->hits);
        v->search.running = NULL;
        if (v->search.within) hits_done(v->search.within);
        free(v->search.within);
        v->search.within = NULL;
    } else {
        v->hits = *search_hits(v->search.running);
    }
    view_search_count_matches(v);
}

bool view_is_busy(const struct view *v)
{
    return v->search.pending || v->search.running || !filters_are_done(&v->filters);
}

unsigned view_work(struct view *v, double milliseconds)
{
    double end = clock_now_ms() + milliseconds;
    unsigned change = 0;
    bool filtered = false;
    for (double left = milliseconds; left > 0 && !filters_are_done(&v->filters); left = end - clock_now_ms()) {
        filters_step(&v->filters, left);
        filtered = true;
    }
    if (filtered) {
        view_search_recount(v);
        change |= VIEW_CHANGED;
    }
    if (v->search.pending && filters_are_done(&v->filters)) view_search_begin(v);
    if (!v->search.running) return change;
    double left = end - clock_now_ms();
    view_search_on(v, left > 0 ? left : 0.1);
    change |= VIEW_CHANGED;
    if (v->jump_pending && view_search_land(v)) change |= VIEW_LANDED;
    return change;
}

unsigned view_progress(const struct view *v)
{
    size_t all = plans_tasks(v->plans);
    const struct hits *under_way = !filters_are_done(&v->filters) ? &v->filters.filtered
                                   : v->search.running            ? &v->hits
                                                                  : NULL;
    if (all == 0 || !view_is_busy(v)) return 100;
    return under_way ? (unsigned)(under_way->searched * 100 / all) : 0;
}

/* ---- from hit to hit ---- */

bool view_next_hit(struct view *v, int by, bool *wrapped)
{
    size_t count = v->hits.count, index;
    *wrapped = false;
    v->jump_pending = false;
    if (v->hits.tasks == 0) return false;
    if (count == 0) return !v->search.running && view_search_step_tasks(v, by, wrapped);
    const struct hit *hit = view_hit(v);
    if (hit != NULL && (ptrdiff_t)hit->place == v->place) {
        *wrapped = by > 0 ? v->at + 1 == count : v->at == 0;
        index = by > 0 ? (v->at + 1) % count : (v->at + count - 1) % count;
    } else { /* the user has gone elsewhere since: on from there */
        size_t from = hits_from(&v->hits, v->place < 0 ? 0 : (size_t)v->place + (by > 0 ? 0 : 1), 0, 0);
        *wrapped = by > 0 ? from == count : from == 0;
        index = by > 0 ? from % count : (from + count - 1) % count;
    }
    if (*wrapped && v->search.running) return false;
    view_stand_on(v, index);
    return true;
}

const struct hit *view_hit(const struct view *v) { return v->at < v->hits.count ? &v->hits.hit[v->at] : NULL; }
