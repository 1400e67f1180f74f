/* The plan as a Markdown table: every column under its label. */
#include "report/export.h"
#include "write/markup.h"

void export_md_head(struct buf *out, const struct export_source *source)
{
    const struct plan *plan = source->plan;
    buf_adds(out, source->follows ? "\n# " : "# ");
    markup_add_markdown(out, plan_title(plan), " ");
    buf_adds(out, "\n\n");
    for (size_t c = 0; c < plan_columns(plan); c++) {
        if (!export_has(source, c)) continue;
        buf_adds(out, "| ");
        markup_add_markdown(out, plan_column(plan, c)->label, " ");
        buf_adds(out, " ");
    }
    buf_adds(out, "|\n");
    for (size_t c = 0; c < plan_columns(plan); c++)
        if (export_has(source, c)) buf_adds(out, "| --- ");
    buf_adds(out, "|\n");
}

void export_md_task(struct buf *out, const struct export_source *source, size_t task)
{
    const struct plan *plan = source->plan;
    for (size_t c = 0; c < plan_columns(plan); c++) {
        if (!export_has(source, c)) continue;
        buf_adds(out, "| ");
        markup_add_markdown(out, plan_cell(plan, task, c), "<br>");
        buf_adds(out, " ");
    }
    buf_adds(out, "|\n");
}
