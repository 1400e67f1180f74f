#include "panes/hits_list.h"

#include <stdlib.h>

#include "base/mem.h"

void hits_list_init(struct hits_list *l)
{
    *l = (struct hits_list){.action = SIZE_MAX, .task = SIZE_MAX};
    rows_init(&l->rows);
}

void hits_list_clear(struct hits_list *l)
{
    rows_clear(&l->rows);
    l->groups = l->listed = 0;
    l->action = l->task = SIZE_MAX;
}

void hits_list_done(struct hits_list *l)
{
    rows_done(&l->rows);
    free(l->group);
}

static size_t hits_list_add_group(struct hits_list *l, struct hits_group group)
{
    if (l->groups == l->cap) l->group = mem_grow(l->group, &l->cap, l->groups + 1, sizeof *l->group);
    rows_add(&l->rows, (uint32_t)l->groups | ROWS_HEADING);
    l->group[l->groups] = group;
    return l->groups++;
}

static void hits_list_add_hit(struct hits_list *l, size_t group, size_t hit)
{
    rows_add(&l->rows, (uint32_t)hit);
    l->group[group].count++;
}

/* ---- by action and task ---- */

static void hits_list_add_by_task(struct hits_list *l, const struct plans *plans, const struct hits *h)
{
    for (size_t i = l->listed; i < h->count; i++) {
        size_t place = h->hit[i].place;
        bool same_task = l->task != SIZE_MAX && l->group[l->task].place == place;
        if (!same_task) {
            struct place at = plans_at(plans, place);
            struct slice action = plan_action_name(at.plan, plan_action_of(at.plan, at.task));
            bool same_action = l->action != SIZE_MAX && l->group[l->action].name.s == action.s;
            if (action.n == 0) l->action = SIZE_MAX;
            else if (!same_action)
                l->action = hits_list_add_group(l, (struct hits_group){.kind = HITS_OF_ACTION, .name = action});
            l->task = hits_list_add_group(l, (struct hits_group){.kind = HITS_OF_TASK, .place = place});
        }
        if (l->action != SIZE_MAX) l->group[l->action].count++;
        hits_list_add_hit(l, l->task, i);
    }
}

/* ---- by year: the columns, those of the same label together ---- */

static bool hits_list_is_of_column(const struct plans *plans, const struct hit *hit, struct slice label)
{
    return slice_equal(plan_column(plans_at(plans, hit->place).plan, hit->column)->label, label);
}

static bool hits_list_is_known(const struct hits_list *l, struct slice label)
{
    for (size_t i = 0; i < l->groups; i++)
        if (slice_equal(l->group[i].name, label)) return true;
    return false;
}

static void hits_list_add_of_column(struct hits_list *l, const struct plans *plans, const struct hits *h,
                                    struct slice label)
{
    size_t group = SIZE_MAX;
    if (hits_list_is_known(l, label)) return;
    for (size_t i = 0; i < h->count; i++) {
        if (!hits_list_is_of_column(plans, &h->hit[i], label)) continue;
        if (group == SIZE_MAX)
            group = hits_list_add_group(l, (struct hits_group){.kind = HITS_OF_COLUMN, .name = label});
        hits_list_add_hit(l, group, i);
    }
}

/* The years first, then the other columns. */
static void hits_list_add_by_year(struct hits_list *l, const struct plans *plans, const struct hits *h)
{
    for (int years = 1; years >= 0; years--)
        for (size_t p = 0; p < plans->count; p++)
            for (size_t c = 0; c < plan_columns(plans->plan[p]); c++) {
                const struct plan_column *column = plan_column(plans->plan[p], c);
                if ((column->role == COLUMN_YEAR) == years) hits_list_add_of_column(l, plans, h, column->label);
            }
}

/* ---- by agency ---- */

static void hits_list_add_tasks(struct hits_list *l, const struct hits *h, struct slice name, const uint32_t *place,
                                size_t count)
{
    size_t group = SIZE_MAX;
    for (size_t k = 0; k < count; k++)
        for (size_t i = hits_from(h, place[k], 0, 0); i < h->count && h->hit[i].place == place[k]; i++) {
            if (group == SIZE_MAX)
                group = hits_list_add_group(l, (struct hits_group){.kind = HITS_OF_AGENCY, .name = name});
            hits_list_add_hit(l, group, i);
        }
}

/* A group for each leading agency, then one with an empty name for the tasks that nobody leads. */
static void hits_list_add_by_agency(struct hits_list *l, const struct plans *plans, const struct agencies *agencies,
                                    const struct hits *h)
{
    size_t tasks = plans_tasks(plans), left = 0, count;
    bool *led = mem_zalloc(tasks + 1);
    uint32_t *rest = mem_alloc((tasks + 1) * sizeof *rest);
    for (size_t a = 0; a < agencies_count(agencies); a++) {
        const uint32_t *place = agencies_tasks(agencies, a, AGENCY_LEADS, &count);
        hits_list_add_tasks(l, h, agencies_name(agencies, a), place, count);
        for (size_t k = 0; k < count; k++) led[place[k]] = true;
    }
    for (size_t place = 0; place < tasks; place++)
        if (!led[place]) rest[left++] = (uint32_t)place;
    hits_list_add_tasks(l, h, SLICE(""), rest, left);
    free(rest);
    free(led);
}

void hits_list_add(struct hits_list *l, const struct plans *plans, const struct agencies *agencies,
                   const struct hits *h, enum hits_by by)
{
    if (l->listed == h->count) return;
    if (by == HITS_BY_TASK) hits_list_add_by_task(l, plans, h);
    else if (by == HITS_BY_YEAR) hits_list_add_by_year(l, plans, h);
    else hits_list_add_by_agency(l, plans, agencies, h);
    l->listed = h->count;
}
