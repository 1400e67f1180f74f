/* The plan as a table for people, every column under its label: as one HTML file (well-formed XML too), or as
 * Markdown. */
#include <stdlib.h>

#include "report/export.h"
#include "write/html_table.h"
#include "base/lang.h"
#include "write/markup.h"
#include "base/mem.h"

/* ---- HTML ---- */

static const char style[] =
    "body { font-family: \"Noto Serif CJK SC\", \"Songti SC\", SimSun, serif; }\n"
    "@media print { body { margin: 0; font-size: 9pt; line-height: 1.35; } h1 { font-size: 16pt; } }\n"
    "@page { size: A4 landscape; margin: 15mm; }\n";
static const double PAPER_WIDTH = (297 - 2 * 15) * 72 / 25.4;

static void export_table_add(struct buf *out, const char *open, struct slice text, const char *close)
{
    buf_adds(out, open);
    markup_add(out, text);
    buf_adds(out, close);
}

static void export_table_add_cell_text(struct buf *out, const char *open, struct slice text, const char *close)
{
    buf_adds(out, open);
    html_text_add(out, text);
    buf_adds(out, close);
}

/* Adds the head of the document; its title is that of the first plan. */
static void export_table_add_document_head(struct buf *out, const struct plan *plan)
{
    buf_addf(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\"/>\n",
             lang_is_chinese() ? "zh-CN" : "en");
    export_table_add(out, "<title>", plan_title(plan), "</title>\n<style>\n");
    buf_adds(out, html_table_style);
    buf_adds(out, style);
    html_table_add_fit(out, PAPER_WIDTH);
    buf_adds(out, "</style>\n</head>\n<body>\n");
}

/* ---- columns ---- */

static bool export_table_is_number(const struct plan *plan, size_t column)
{
    return plan_column(plan, column)->role == COLUMN_NO;
}

/* How many columns of the screen a cell takes on average, in the first tasks of the plan. */
static size_t export_table_average_cols(const struct plan *plan, size_t column)
{
    enum { LOOKED_AT = 200 };
    size_t tasks = plan_tasks(plan) < LOOKED_AT ? plan_tasks(plan) : LOOKED_AT, ncols = 0;
    for (size_t t = 0; t < tasks; t++) ncols += (size_t)text_cols(plan_cell(plan, t, column), 2);
    return tasks > 0 ? ncols / tasks : 0;
}

/* Opens the table; shares of the width go by the average length of the cells.  Short columns such as names still get
 * a twelfth of the sum. */
static void export_table_add_head(struct buf *out, const struct export_source *source)
{
    const struct plan *plan = source->plan;
    struct html_column *column = mem_zalloc((plan_columns(plan) + 1) * sizeof *column);
    size_t count = 0, sum = 0;
    for (size_t c = 0; c < plan_columns(plan); c++) {
        if (!export_has(source, c)) continue;
        struct html_column *to = &column[count++];
        *to = (struct html_column){.header = plan_column(plan, c)->label,
                                   .right = export_table_is_number(plan, c),
                                   .ncols = export_table_average_cols(plan, c)};
        if (!to->right) sum += to->ncols;
    }
    for (size_t i = 0; i < count; i++)
        if (!column[i].right) column[i].share = 1 + (unsigned)(column[i].ncols < sum / 12 ? sum / 12 : column[i].ncols);
    html_table_start(out, "list", column, count);
    free(column);
}

/* ---- the document ---- */

void export_html_head(struct buf *out, const struct export_source *source)
{
    const struct plan *plan = source->plan;
    if (!source->follows) export_table_add_document_head(out, plan);
    export_table_add(out, "<h1>", plan_title(plan), "</h1>\n");
    export_table_add_head(out, source);
}

void export_html_task(struct buf *out, const struct export_source *source, size_t task)
{
    const struct plan *plan = source->plan;
    buf_adds(out, "<tr>");
    for (size_t c = 0; c < plan_columns(plan); c++)
        if (export_has(source, c))
            export_table_add_cell_text(out, export_table_is_number(plan, c) ? "<td class=\"right\">" : "<td>",
                                       plan_cell(plan, task, c), "</td>");
    buf_adds(out, "</tr>\n");
}

void export_html_foot(struct buf *out, const struct export_source *source)
{
    html_table_end(out);
    if (!source->more) buf_adds(out, "</body>\n</html>\n");
}

/* ---- Markdown ---- */

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
