/* view_agency: the agencies of the open plans, and how the tasks concern the one that is chosen. */
#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "panes/view_inside.h"
#include "plan/aliases.h"

bool view_names_agencies(const struct view *v)
{
    for (size_t i = 0; i < v->plans->count; i++)
        if (plan_column_of(v->plans->plan[i], COLUMN_LEAD) >= 0 ||
            plan_column_of(v->plans->plan[i], COLUMN_SUPPORT) >= 0)
            return true;
    return false;
}

const char *view_relation_label(enum view_relation relation)
{
    static const char *const labels[VIEW_RELATIONS] = {
        [VIEW_LED] = N_("Leads"),
        [VIEW_SUPPORTED] = N_("Supports"),
        [VIEW_REACHED] = N_("Through a group"),
    };
    return relation < VIEW_RELATIONS ? _(labels[relation]) : "";
}

enum view_relation view_relation(const struct view *v, size_t place)
{
    return v->related.of && place < plans_tasks(v->plans) ? (enum view_relation)v->related.of[place] : VIEW_RELATIONS;
}

/* ---- the index ---- */

void view_index_agencies(struct view *v)
{
    size_t n;
    if (v->agencies) return;
    v->agencies = aliases_agencies(v->plans);
    v->duties = mem_alloc((agencies_count(v->agencies) + 1) * sizeof *v->duties);
    for (size_t i = 0; i < agencies_count(v->agencies); i++) {
        agencies_tasks(v->agencies, i, AGENCY_LEADS, &n);
        v->duties[i][VIEW_LED] = (uint32_t)n;
        agencies_tasks(v->agencies, i, AGENCY_SUPPORTS, &n);
        v->duties[i][VIEW_SUPPORTED] = (uint32_t)n;
        v->duties[i][VIEW_REACHED] = (uint32_t)agencies_reached(v->agencies, i, NULL);
    }
}

void view_drop_agencies(struct view *v)
{
    free(v->duties);
    v->duties = NULL;
    agencies_free(v->agencies);
    v->agencies = NULL;
}

/* ---- the one that is chosen ---- */

/* A task that already concerns the agency in a closer way keeps to that. */
static void view_agency_relate_tasks(struct view_relations *related, const uint32_t *places, size_t count,
                                     enum view_relation relation)
{
    for (size_t i = 0; i < count; i++)
        if (related->of[places[i]] == VIEW_RELATIONS) related->of[places[i]] = (uint8_t)relation;
}

void view_relate(struct view *v, ptrdiff_t agency)
{
    size_t tasks = plans_tasks(v->plans), n;
    free(v->related.of);
    v->related = (struct view_relations){.of = NULL};
    if (agency < 0) return;
    uint32_t *reached = mem_alloc((tasks + 1) * sizeof *reached);
    v->related.of = mem_alloc(tasks + 1);
    memset(v->related.of, VIEW_RELATIONS, tasks + 1);
    const uint32_t *places = agencies_tasks(v->agencies, (size_t)agency, AGENCY_LEADS, &n);
    view_agency_relate_tasks(&v->related, places, n, VIEW_LED);
    places = agencies_tasks(v->agencies, (size_t)agency, AGENCY_SUPPORTS, &n);
    view_agency_relate_tasks(&v->related, places, n, VIEW_SUPPORTED);
    view_agency_relate_tasks(&v->related, reached, agencies_reached(v->agencies, (size_t)agency, reached),
                             VIEW_REACHED);
    free(reached);
}
