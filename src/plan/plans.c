#include "plan/plans.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/err.h"
#include "base/lang.h"
#include "base/mem.h"
#include "plan/quantities.h"

void plans_init(struct plans *ps) { *ps = (struct plans){0}; }

void plans_done(struct plans *ps)
{
    for (size_t i = 0; i < ps->count; i++) {
        quantities_end(ps->maker[i]);
        plan_free(ps->plan[i]);
    }
    free(ps->maker);
    free(ps->plan);
    free(ps->first);
    free(ps->first_action);
    plans_init(ps);
}

static void plans_renumber(struct plans *ps)
{
    ps->first[0] = ps->first_action[0] = 0;
    for (size_t i = 0; i < ps->count; i++) {
        ps->first[i + 1] = ps->first[i] + plan_tasks(ps->plan[i]);
        ps->first_action[i + 1] = ps->first_action[i] + plan_actions(ps->plan[i]);
    }
}

void plans_add(struct plans *ps, struct plan *plan)
{
    size_t n = ps->count + 1;
    ps->plan = mem_realloc(ps->plan, n * sizeof *ps->plan);
    ps->first = mem_realloc(ps->first, (n + 1) * sizeof *ps->first);
    ps->first_action = mem_realloc(ps->first_action, (n + 1) * sizeof *ps->first_action);
    ps->maker = mem_realloc(ps->maker, n * sizeof(struct quantities_maker *));
    ps->maker[ps->count] = NULL;
    ps->plan[ps->count++] = plan;
    plans_renumber(ps);
}

struct plan *plans_swap(struct plans *ps, size_t plan_index, struct plan *plan)
{
    struct plan *old = ps->plan[plan_index];
    quantities_end(ps->maker[plan_index]);
    ps->maker[plan_index] = NULL;
    ps->plan[plan_index] = plan;
    plans_renumber(ps);
    return old;
}

void plans_begin_quantities(struct plans *ps, size_t plan_index)
{
    if (!ps->maker[plan_index]) ps->maker[plan_index] = quantities_begin(ps->plan[plan_index]);
}

const struct quantities *plans_quantities(const struct plans *ps, size_t plan_index)
{
    return ps->maker[plan_index] ? quantities_ready(ps->maker[plan_index]) : NULL;
}

size_t plans_tasks(const struct plans *ps) { return ps->count ? ps->first[ps->count] : 0; }
size_t plans_actions(const struct plans *ps) { return ps->count ? ps->first_action[ps->count] : 0; }

void plans_wait_for_quantities(const struct plans *ps)
{
    for (size_t i = 0; i < ps->count; i++)
        if (ps->maker[i]) quantities_wait(ps->maker[i]);
}

/* The plan whose range of `first` holds n; empty plans hold nothing. */
static size_t plans_plan_holding(const size_t *first, size_t count, size_t n)
{
    size_t i = 0;
    while (i + 1 < count && n >= first[i + 1]) i++;
    return i;
}

struct place plans_at(const struct plans *ps, size_t place)
{
    size_t i = plans_plan_holding(ps->first, ps->count, place);
    return (struct place){ps->plan[i], i, place - ps->first[i]};
}

struct place plans_action_at(const struct plans *ps, size_t action)
{
    size_t i = plans_plan_holding(ps->first_action, ps->count, action);
    return (struct place){ps->plan[i], i, action - ps->first_action[i]};
}

size_t plans_action_of(const struct plans *ps, size_t place)
{
    struct place at = plans_at(ps, place);
    return ps->first_action[at.plan_index] + plan_action_of(at.plan, at.task);
}

/* The digits before a colon of either width; SIZE_MAX without one. */
static size_t plans_plan_prefix(struct slice no, struct slice *rest)
{
    size_t value = 0;
    for (size_t pos = 0; pos < no.n;) {
        uint32_t cp = text_halfwidth(text_decode(no, pos, &pos));
        if (cp == ':') return *rest = slice_cut(no, pos, no.n), value;
        if (cp < '0' || cp > '9' || value > 100000) break;
        value = value * 10 + (cp - '0');
    }
    *rest = no;
    return SIZE_MAX;
}

static bool plans_fail(struct err *err, struct slice no, const char *remedy)
{
    char shown[64];
    text_visible_copy(no, shown, sizeof shown);
    err_setf(err, remedy, _("there is no task %s"), shown);
    return false;
}

bool plans_find(const struct plans *ps, struct slice no, size_t *place, struct err *err)
{
    struct slice rest;
    size_t task, wanted = plans_plan_prefix(slice_trim(no), &rest), found = 0;
    if (wanted != SIZE_MAX && (wanted == 0 || wanted > ps->count))
        return plans_fail(err, no, _("plans are numbered from 1 in the order they were named"));
    for (size_t i = 0; i < ps->count; i++) {
        if (wanted != SIZE_MAX && i + 1 != wanted) continue;
        if (!plan_find_task(ps->plan[i], rest, &task)) continue;
        if (found++ == 0) *place = ps->first[i] + task;
    }
    if (found == 0) return plans_fail(err, no, _("`jihua list` shows the numbers"));
    if (found > 1) return plans_fail(err, no, _("several plans have that number: write PLAN:NO, such as 2:5"));
    return true;
}

bool plans_same_number(const struct plans *ps, size_t place, size_t other)
{
    struct place a = plans_at(ps, place), b = plans_at(ps, other);
    return a.plan == b.plan && slice_equal(plan_task_no(a.plan, a.task), plan_task_no(b.plan, b.task));
}

bool plans_find_next(const struct plans *ps, struct slice no, size_t after, size_t *place)
{
    struct slice rest;
    size_t task;
    struct place at = plans_at(ps, after);
    plans_plan_prefix(slice_trim(no), &rest);
    if (!plan_find_task_from(at.plan, rest, at.task + 1, &task)) return false;
    *place = ps->first[at.plan_index] + task;
    return true;
}

void plans_task_no(const struct plans *ps, size_t place, char *out, size_t size)
{
    struct place at = plans_at(ps, place);
    struct slice no = plan_task_no(at.plan, at.task);
    int n = ps->count > 1 ? snprintf(out, size, "%zu:", at.plan_index + 1) : 0;
    if (n >= 0 && (size_t)n < size) text_visible_copy(no, out + n, size - (size_t)n);
}

bool plans_come_from(const struct plans *ps, const char *path)
{
    struct stat file, source;
    if (stat(path, &file) != 0) return false;
    for (size_t i = 0; i < ps->count; i++) {
        struct slice from = plan_source(ps->plan[i]);
        char *name = mem_format("%.*s", (int)from.n, from.s);
        bool same = stat(name, &source) == 0 && source.st_dev == file.st_dev && source.st_ino == file.st_ino;
        free(name);
        if (same) return true;
    }
    return false;
}
