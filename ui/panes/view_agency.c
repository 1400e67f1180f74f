/* view_agency: the agencies of the open plans, and the tasks of the one that is chosen. */
#include <stdlib.h>

#include "plan/aliases.h"
#include "base/lang.h"
#include "base/mem.h"
#include "panes/view.h"

bool view_names_agencies(const struct view *v)
{
    for (size_t i = 0; i < v->plans->count; i++)
        if (plan_column_of(v->plans->plan[i], COLUMN_LEAD) >= 0 ||
            plan_column_of(v->plans->plan[i], COLUMN_SUPPORT) >= 0)
            return true;
    return false;
}

const char *view_tie_label(enum view_tie tie)
{
    static const char *const labels[VIEW_TIES] = {
        [VIEW_LED] = N_("Leads"),
        [VIEW_SUPPORTED] = N_("Supports"),
        [VIEW_REACHED] = N_("Through a group"),
    };
    return tie < VIEW_TIES ? _(labels[tie]) : "";
}

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

static void view_agency_tie_all(struct view *v, const uint32_t *places, size_t count, enum view_tie tie)
{
    for (size_t i = 0; i < count; i++)
        if (v->tie[places[i]] == VIEW_TIES) v->tie[places[i]] = (uint8_t)tie;
}

static void view_agency_tie_tasks(struct view *v, size_t agency)
{
    size_t tasks = plans_tasks(v->plans), n;
    uint32_t *reached = mem_alloc((tasks + 1) * sizeof *reached);
    v->tie = mem_alloc(tasks + 1);
    memset(v->tie, VIEW_TIES, tasks + 1);
    const uint32_t *places = agencies_tasks(v->agencies, agency, AGENCY_LEADS, &n);
    view_agency_tie_all(v, places, n, VIEW_LED);
    places = agencies_tasks(v->agencies, agency, AGENCY_SUPPORTS, &n);
    view_agency_tie_all(v, places, n, VIEW_SUPPORTED);
    view_agency_tie_all(v, reached, agencies_reached(v->agencies, agency, reached), VIEW_REACHED);
    free(reached);
    view_count_actions(v);
}

/* The first task of the list. */
static ptrdiff_t view_agency_first_tied(const struct view *v)
{
    size_t count, *shown = view_shown_places(v, &count);
    ptrdiff_t first = count > 0 ? (ptrdiff_t)shown[0] : v->place;
    free(shown);
    return first;
}

bool view_choose_agency(struct view *v, ptrdiff_t agency)
{
    if (agency == v->agency) return false;
    if (agency >= 0) view_index_agencies(v);
    if (agency >= 0 && agency >= (ptrdiff_t)agencies_count(v->agencies)) return false;
    free(v->tie);
    v->tie = NULL;
    v->agency = agency;
    if (agency < 0) return true;
    v->action = VIEW_ALL;
    view_agency_tie_tasks(v, (size_t)agency);
    if (v->place >= 0 && view_tie(v, (size_t)v->place) >= VIEW_REACHED) v->place = view_agency_first_tied(v);
    if (v->year >= view_years(v)) v->year = 0;
    return true;
}

enum view_tie view_tie(const struct view *v, size_t place) { return v->tie ? (enum view_tie)v->tie[place] : VIEW_TIES; }

void view_renew_agencies(struct view *v, ptrdiff_t chosen)
{
    struct agencies *before = v->agencies;
    if (before == NULL) return;
    v->agencies = NULL;
    free(v->duties);
    v->duties = NULL;
    if (chosen >= 0) {
        view_index_agencies(v);
        size_t same = agencies_of(v->agencies, agencies_name(before, (size_t)chosen));
        if (same != SIZE_MAX) view_choose_agency(v, (ptrdiff_t)same);
    }
    agencies_free(before);
}
