/* Canonical CSV: the fixed columns, then the plan's own. */
#include "write/csv_row.h"
#include "report/export_columns.h"

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
    size_t columns = export_columns_count(source), named = 0;
    struct csv_row row = {out, true, columns == 1, excel};
    if (source->follows) buf_adds(out, excel ? "\r\n" : "\n");
    if (plan_has_title(plan) || source->several) export_csv_add_title(out, plan, columns, excel);
    for (struct column_walk w = {.of = source}; export_columns_next(&w);) named += w.header.n > 0;
    if (named == 0) return; /* in such a table no role was recognised: it has no header row, and gets none */
    for (struct column_walk w = {.of = source}; export_columns_next(&w);) csv_row_add(&row, w.header);
    csv_row_end(&row);
}

static void export_csv_add_task(struct buf *out, const struct export_source *source, size_t task, bool excel)
{
    struct csv_row row = {out, true, export_columns_count(source) == 1, excel};
    for (struct column_walk w = {.of = source}; export_columns_next(&w);) {
        csv_row_add(&row, export_columns_cell(&w, task));
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
