/* Canonical CSV: the fixed columns, then the plan's own. */
#include "write/csv_row.h"
#include "report/export.h"

/* ---- which columns, in which order ---- */

/* The columns of the export, visited one by one: for (struct column_walk w = {.of = source};
 * export_csv_next_column(&w);) … */
struct column_walk {
    const struct export_source *of;
    int role;            /* the role whose columns come now; COLUMN_ROLES: the columns without a canonical name */
    size_t year, column; /* the next of the years; the next of the columns without a canonical name */
    struct slice header; /* of the current column */
    int source;          /* index of the current column in the plan, -1 if the plan does not have it */
    enum column_role current;
};

static bool export_csv_has_no_role(const struct plan *plan)
{
    for (size_t i = 0; i < plan_columns(plan); i++)
        if (plan_column(plan, i)->role != COLUMN_OTHER) return false;
    return true;
}

/* The column of the plan that is exported under the canonical name of a role, -1 if it has none.  A single agency
 * column whose header says 责任单位 holds leading and supporting agencies; it is then exported as 责任单位, even if loading
 * gave it the role of leading agencies. */
static int export_csv_source_of(const struct plan *plan, enum column_role role)
{
    int lead = plan_column_of(plan, COLUMN_LEAD), support = plan_column_of(plan, COLUMN_SUPPORT);
    bool holds_both = lead >= 0 && support < 0 &&
                      column_of_header(plan_column(plan, (size_t)lead)->header) == COLUMN_SUPPORT;
    if (holds_both && role == COLUMN_LEAD) return -1;
    if (holds_both && role == COLUMN_SUPPORT) return lead;
    return plan_column_of(plan, role);
}

static bool export_csv_is_canonical(const struct plan *plan, size_t column)
{
    enum column_role role = plan_column(plan, column)->role;
    if (role == COLUMN_YEAR) return true;
    return role <= COLUMN_SUPPORT && plan_column_of(plan, role) == (int)column;
}

/* Whether the header row has the canonical name of a role.  It has all of them but one: beside a 责任单位 that holds
 * leading and supporting agencies, a column 牵头单位 would change its meaning.  If the column was 配合单位 in the plan, an
 * empty 牵头单位 is needed: without it 责任单位 would be read as those who lead. */
static bool export_csv_is_named(const struct plan *plan, enum column_role role)
{
    int support = export_csv_source_of(plan, COLUMN_SUPPORT);
    return role != COLUMN_LEAD || export_csv_source_of(plan, COLUMN_LEAD) >= 0 || support < 0 ||
           !agency_column_is_both(plan, (size_t)support);
}

static bool export_csv_set_current(struct column_walk *w, struct slice header, int source, enum column_role role)
{
    w->header = header;
    w->source = source;
    w->current = role;
    return true;
}

static bool export_csv_next_column(struct column_walk *w)
{
    const struct plan *plan = w->of->plan;
    if (w->role == 0 && export_csv_has_no_role(plan)) w->role = COLUMN_ROLES;
    while (w->role <= COLUMN_SUPPORT) {
        enum column_role role = (enum column_role)w->role;
        if (role == COLUMN_YEAR && w->year < plan_years(plan)) {
            size_t column = plan_year_column(plan, w->year++);
            if (!export_has(w->of, column)) continue;
            return export_csv_set_current(w, plan_column(plan, column)->label, (int)column, role);
        }
        w->role++;
        if (role != COLUMN_YEAR && export_csv_is_named(plan, role))
            return export_csv_set_current(w, slice_of(column_label(role)), export_csv_source_of(plan, role), role);
    }
    while (w->column < plan_columns(plan)) {
        size_t column = w->column++;
        if (!export_csv_is_canonical(plan, column))
            return export_csv_set_current(w, plan_column(plan, column)->header, (int)column, COLUMN_OTHER);
    }
    return false;
}

static size_t export_csv_count_columns(const struct export_source *source)
{
    size_t count = 0;
    for (struct column_walk w = {.of = source}; export_csv_next_column(&w);) count++;
    return count;
}

/* ---- rows ---- */

static void export_csv_add_title(struct buf *out, const struct plan *plan, size_t columns, bool excel)
{
    struct csv_row row = {out, true, columns == 1, excel};
    csv_row_add(&row, plan_title(plan));
    for (size_t i = 1; i < columns; i++) csv_row_add(&row, SLICE(""));
    csv_row_end(&row);
}

static void export_csv_add_head(struct buf *out, const struct export_source *source, bool excel)
{
    const struct plan *plan = source->plan;
    size_t columns = export_csv_count_columns(source), named = 0;
    struct csv_row row = {out, true, columns == 1, excel};
    if (source->follows) buf_adds(out, excel ? "\r\n" : "\n");
    if (plan_has_title(plan) || source->several) export_csv_add_title(out, plan, columns, excel);
    for (struct column_walk w = {.of = source}; export_csv_next_column(&w);) named += w.header.n > 0;
    if (named == 0) return; /* in such a table no role was recognised: it has no header row, and gets none */
    for (struct column_walk w = {.of = source}; export_csv_next_column(&w);) csv_row_add(&row, w.header);
    csv_row_end(&row);
}

static void export_csv_add_task(struct buf *out, const struct export_source *source, size_t task, bool excel)
{
    const struct plan *plan = source->plan;
    struct csv_row row = {out, true, export_csv_count_columns(source) == 1, excel};
    for (struct column_walk w = {.of = source}; export_csv_next_column(&w);) {
        if (w.source >= 0) csv_row_add(&row, plan_cell(plan, task, (size_t)w.source));
        else csv_row_add(&row, w.current == COLUMN_NO ? plan_task_no(plan, task) : SLICE(""));
    }
    csv_row_end(&row);
}

void export_csv_head(struct buf *out, const struct export_source *source) { export_csv_add_head(out, source, false); }

void export_csv_task(struct buf *out, const struct export_source *source, size_t task)
{
    export_csv_add_task(out, source, task, false);
}

void export_excel_head(struct buf *out, const struct export_source *source)
{
    if (!source->follows) buf_adds(out, "\xEF\xBB\xBF");
    export_csv_add_head(out, source, true);
}

void export_excel_task(struct buf *out, const struct export_source *source, size_t task)
{
    export_csv_add_task(out, source, task, true);
}
