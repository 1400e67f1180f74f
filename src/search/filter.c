#include "search/filter.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/mem.h"

/* ---- one filter ---- */

static const struct hits *filter_hits_of(const struct filter *f)
{
    return f->search ? search_hits(f->search) : &f->hits;
}

static void filter_stop(struct filter *f)
{
    search_free(f->search);
    f->search = NULL;
    hits_done(&f->hits);
    if (f->within) hits_done(f->within);
    free(f->within);
    f->within = NULL;
}

static void free_filter(struct filter *f)
{
    filter_stop(f);
    query_free(f->query);
    free(f->text);
}

static void filter_start(struct filters *s, struct filter *f)
{
    const struct search_options options = {.within = f->within, .tasks_only = true};
    f->search = search_begin(f->query, s->plans, &options);
}

static struct query *filter_parse(const struct filters *s, struct slice text, struct err *err)
{
    return query_parse_with(text, &(struct query_options){s->kinds, s->plans}, err);
}

/* Another query in the place of one: where it finds no more than the one before, only that is searched. */
static void filter_replace_query(struct filters *s, struct filter *f, struct query *query)
{
    struct hits *within = NULL;
    if (f->query && !f->search && !f->hits.cut_off && query_narrows(query, f->query)) {
        within = mem_alloc(sizeof *within);
        *within = f->hits;
        hits_init(&f->hits);
    }
    filter_stop(f);
    query_free(f->query);
    f->query = query;
    f->within = within;
    filter_start(s, f);
}

/* ---- all of them ---- */

/* The bits of `f` in the w-th word of places. */
static uint64_t filter_keeps(const struct filter *f, size_t w)
{
    uint64_t bits = filter_hits_of(f)->matching[w];
    return f->inverted ? ~bits : bits;
}

static uint64_t filter_bits_below(size_t n) { return n >= 64 ? ~(uint64_t)0 : ((uint64_t)1 << n) - 1; }

static void filter_combine(struct filters *s)
{
    struct hits *k = &s->filtered;
    if (k->places != plans_tasks(s->plans) || !k->matching) {
        hits_done(k);
        k->places = plans_tasks(s->plans);
        k->matching = mem_zalloc((k->places / 64 + 1) * sizeof *k->matching);
    }
    k->searched = k->places;
    k->tasks = 0;
    for (size_t i = 0; i < s->count; i++)
        if (s->filter[i].on && s->filter[i].search && filter_hits_of(&s->filter[i])->searched < k->searched)
            k->searched = filter_hits_of(&s->filter[i])->searched;
    for (size_t w = 0; w <= k->places / 64; w++) {
        uint64_t bits = w * 64 < k->searched ? filter_bits_below(k->searched - w * 64) : 0;
        for (size_t i = 0; i < s->count && bits; i++)
            if (s->filter[i].on) bits &= filter_keeps(&s->filter[i], w);
        k->matching[w] = bits;
        k->tasks += (size_t)__builtin_popcountll(bits);
    }
}

void filters_init(struct filters *s, const struct plans *plans, unsigned kinds)
{
    *s = (struct filters){.plans = plans, .kinds = kinds};
}

void filters_done(struct filters *s)
{
    for (size_t i = 0; i < s->count; i++) free_filter(&s->filter[i]);
    free(s->filter);
    hits_done(&s->filtered);
}

bool filters_put(struct filters *s, size_t index, struct slice text, struct err *err)
{
    struct query *query = filter_parse(s, text, err);
    if (!query) return false;
    if (index == s->count) {
        if (s->count == s->cap) s->filter = mem_grow(s->filter, &s->cap, s->count + 1, sizeof *s->filter);
        s->filter[s->count++] = (struct filter){.on = true};
    }
    struct filter *f = &s->filter[index];
    free(f->text);
    f->text = mem_format("%.*s", (int)text.n, text.s);
    filter_replace_query(s, f, query);
    filter_combine(s);
    return true;
}

void filters_remove(struct filters *s, size_t index)
{
    free_filter(&s->filter[index]);
    memmove(&s->filter[index], &s->filter[index + 1], (--s->count - index) * sizeof *s->filter);
    filter_combine(s);
}

void filters_switch(struct filters *s, size_t index, bool on, bool inverted)
{
    s->filter[index].on = on;
    s->filter[index].inverted = inverted;
    filter_combine(s);
}

void filters_stop(struct filters *s)
{
    for (size_t i = 0; i < s->count; i++) filter_stop(&s->filter[i]);
    hits_done(&s->filtered);
}

void filters_restart(struct filters *s, unsigned kinds)
{
    struct err err;
    s->kinds = kinds;
    for (size_t i = 0; i < s->count; i++) {
        struct filter *f = &s->filter[i];
        struct query *query = filter_parse(s, slice_of(f->text), &err);
        if (!query)
            query = filter_parse(s, SLICE(""), &err); /* a header that the plan no longer has: matches nothing */
        filter_stop(f);
        query_free(f->query);
        f->query = query;
        filter_start(s, f);
    }
    filter_combine(s);
}

bool filters_are_done(const struct filters *s)
{
    for (size_t i = 0; i < s->count; i++)
        if (s->filter[i].on && s->filter[i].search) return false;
    return true;
}

bool filters_step(struct filters *s, double milliseconds)
{
    for (size_t i = 0; i < s->count; i++) {
        struct filter *f = &s->filter[i];
        if (!f->on || !f->search) continue;
        if (search_step(f->search, milliseconds)) {
            struct hits hits;
            search_finish(f->search, &hits);
            f->search = NULL;
            filter_stop(f);
            f->hits = hits;
        }
        filter_combine(s);
        break;
    }
    return filters_are_done(s);
}

bool filters_on(const struct filters *s)
{
    for (size_t i = 0; i < s->count; i++)
        if (s->filter[i].on) return true;
    return false;
}

bool filters_keep(const struct filters *s, size_t place) { return !filters_on(s) || hits_match(&s->filtered, place); }

size_t filters_hidden(const struct filters *s) { return filters_on(s) ? s->filtered.searched - s->filtered.tasks : 0; }

bool filters_cut_off(const struct filters *s)
{
    for (size_t i = 0; i < s->count; i++)
        if (s->filter[i].on && filter_hits_of(&s->filter[i])->cut_off) return true;
    return false;
}

size_t filter_count(const struct filters *s, size_t index)
{
    const struct filter *f = &s->filter[index];
    const struct hits *hits = filter_hits_of(f);
    size_t searched = f->search ? hits->searched : hits->places;
    return f->inverted ? searched - hits->tasks : hits->tasks;
}

size_t filters_hiding(const struct filters *s, size_t place)
{
    for (size_t i = 0; i < s->count; i++)
        if (s->filter[i].on && hits_match(filter_hits_of(&s->filter[i]), place) == s->filter[i].inverted) return i;
    return SIZE_MAX;
}

void filters_add_query(const struct filters *s, struct buf *out)
{
    size_t on = 0;
    for (size_t i = 0; i < s->count; i++) on += s->filter[i].on;
    for (size_t i = 0; i < s->count; i++) {
        const struct filter *f = &s->filter[i];
        if (!f->on) continue;
        if (out->n > 0) buf_adds(out, " ");
        if (on == 1 && !f->inverted) buf_adds(out, f->text);
        else buf_addf(out, f->inverted ? "!(%s)" : "(%s)", f->text);
    }
}

/* ---- remembered ---- */

struct filter_spec *filters_specs(const struct filters *s, size_t *count)
{
    struct filter_spec *spec = mem_alloc((s->count + 1) * sizeof *spec);
    *count = s->count;
    for (size_t i = 0; i < s->count; i++)
        spec[i] = (struct filter_spec){mem_strdup(s->filter[i].text), s->filter[i].on, s->filter[i].inverted};
    return spec;
}

void filter_specs_free(struct filter_spec *spec, size_t count)
{
    for (size_t i = 0; i < count; i++) free(spec[i].text);
    free(spec);
}

/* The filter with that text, NULL if there is none. */
static struct filter *same_filter(struct filter *from, size_t count, const char *text)
{
    for (size_t i = 0; i < count; i++)
        if (from[i].text && strcmp(from[i].text, text) == 0) return &from[i];
    return NULL;
}

void filters_set(struct filters *s, const struct filter_spec *spec, size_t count)
{
    struct filter *before = s->filter;
    size_t before_count = s->count;
    s->filter = NULL;
    s->count = s->cap = 0;
    for (size_t i = 0; i < count; i++) {
        struct err err;
        struct filter *same = same_filter(before, before_count, spec[i].text);
        if (!same) {
            if (!filters_put(s, s->count, slice_of(spec[i].text), &err)) continue;
        } else {
            s->filter = mem_grow(s->filter, &s->cap, s->count + 1, sizeof *s->filter);
            s->filter[s->count++] = *same;
            *same = (struct filter){0};
        }
        s->filter[s->count - 1].on = spec[i].on;
        s->filter[s->count - 1].inverted = spec[i].inverted;
    }
    for (size_t i = 0; i < before_count; i++) free_filter(&before[i]);
    free(before);
    filter_combine(s);
}
