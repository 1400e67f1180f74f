#include "report/export_columns.h"

static bool export_columns_has_no_role(const struct plan *plan)
{
    for (size_t i = 0; i < plan_columns(plan); i++)
        if (plan_column(plan, i)->role != COLUMN_OTHER) return false;
    return true;
}

/* The column of the plan that is exported under the canonical name of a role, -1 if it has none.  A single agency
 * column whose header says 责任单位 holds leading and supporting agencies; it is then exported as 责任单位, even if loading
 * gave it the role of leading agencies. */
static int export_columns_source_of(const struct plan *plan, enum column_role role)
{
    int lead = plan_column_of(plan, COLUMN_LEAD), support = plan_column_of(plan, COLUMN_SUPPORT);
    bool holds_both = lead >= 0 && support < 0 &&
                      column_of_header(plan_column(plan, (size_t)lead)->header) == COLUMN_SUPPORT;
    if (holds_both && role == COLUMN_LEAD) return -1;
    if (holds_both && role == COLUMN_SUPPORT) return lead;
    return plan_column_of(plan, role);
}

static bool export_columns_is_canonical(const struct plan *plan, size_t column)
{
    enum column_role role = plan_column(plan, column)->role;
    if (role == COLUMN_YEAR) return true;
    return role <= COLUMN_SUPPORT && plan_column_of(plan, role) == (int)column;
}

/* Whether the header row has the canonical name of a role.  It has all of them but one: beside a 责任单位 that holds
 * leading and supporting agencies, a column 牵头单位 would change its meaning.  If the column was 配合单位 in the plan, an
 * empty 牵头单位 is needed: without it 责任单位 would be read as those who lead. */
static bool export_columns_is_named(const struct plan *plan, enum column_role role)
{
    int support = export_columns_source_of(plan, COLUMN_SUPPORT);
    return role != COLUMN_LEAD || export_columns_source_of(plan, COLUMN_LEAD) >= 0 || support < 0 ||
           !agency_column_is_both(plan, (size_t)support);
}

static bool export_columns_set_current(struct column_walk *w, struct slice header, int source, enum column_role role)
{
    w->header = header;
    w->source = source;
    w->current = role;
    return true;
}

bool export_columns_next(struct column_walk *w)
{
    const struct plan *plan = w->of->plan;
    if (w->role == 0 && export_columns_has_no_role(plan)) w->role = COLUMN_ROLES;
    while (w->role <= COLUMN_SUPPORT) {
        enum column_role role = (enum column_role)w->role;
        if (role == COLUMN_YEAR && w->year < plan_years(plan)) {
            size_t column = plan_year_column(plan, w->year++);
            if (!export_has(w->of, column)) continue;
            return export_columns_set_current(w, plan_column(plan, column)->label, (int)column, role);
        }
        w->role++;
        if (role != COLUMN_YEAR && export_columns_is_named(plan, role))
            return export_columns_set_current(w, slice_of(column_label(role)), export_columns_source_of(plan, role),
                                              role);
    }
    while (w->column < plan_columns(plan)) {
        size_t column = w->column++;
        if (!export_columns_is_canonical(plan, column))
            return export_columns_set_current(w, plan_column(plan, column)->header, (int)column, COLUMN_OTHER);
    }
    return false;
}

size_t export_columns_count(const struct export_source *source)
{
    size_t count = 0;
    for (struct column_walk w = {.of = source}; export_columns_next(&w);) count++;
    return count;
}

struct slice export_columns_cell(const struct column_walk *w, size_t task)
{
    const struct plan *plan = w->of->plan;
    if (w->source >= 0) return plan_cell(plan, task, (size_t)w->source);
    return w->current == COLUMN_NO ? plan_task_no(plan, task) : SLICE("");
}
