/* The plan as one HTML file with a table: every column under its label, well-formed as XML too. */
#include "export.h"
#include "lang.h"
#include "markup.h"

static const char style[] = "body { font-family: \"Noto Serif CJK SC\", \"Songti SC\", SimSun, serif; }\n"
                            "table { border-collapse: collapse; }\n"
                            "th, td { border: 1px solid #000; padding: .25em .5em; vertical-align: top; text-align: left; "
                            "white-space: pre-line; line-break: strict; min-width: 4em; }\n"
                            "thead th { white-space: nowrap; min-width: 0; }\n"
                            "thead { display: table-header-group; }\n"
                            "@media print { body { font-size: 10.5pt; } tr { break-inside: avoid; } }\n"
                            "@page { size: A4 landscape; margin: 15mm; }\n";

static void add(struct buf *out, const char *open, struct slice text, const char *close)
{
    buf_adds(out, open);
    markup_add(out, text);
    buf_adds(out, close);
}

/* The first plan names the document. */
static void add_document_head(struct buf *out, const struct plan *plan)
{
    buf_addf(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\"/>\n", lang_is_chinese() ? "zh-CN" : "en");
    add(out, "<title>", plan_title(plan), "</title>\n<style>\n");
    buf_adds(out, style);
    buf_adds(out, "</style>\n</head>\n<body>\n");
}

void export_html_head(struct buf *out, const struct export_source *source)
{
    const struct plan *plan = source->plan;
    if (!source->follows) add_document_head(out, plan);
    add(out, "<h1>", plan_title(plan), "</h1>\n<table>\n<thead><tr>");
    for (size_t c = 0; c < plan_columns(plan); c++)
        if (export_has(source, c)) add(out, "<th>", plan_column(plan, c)->label, "</th>");
    buf_adds(out, "</tr></thead>\n<tbody>\n");
}

void export_html_task(struct buf *out, const struct export_source *source, size_t task)
{
    const struct plan *plan = source->plan;
    buf_adds(out, "<tr>");
    for (size_t c = 0; c < plan_columns(plan); c++)
        if (export_has(source, c)) add(out, "<td>", plan_cell(plan, task, c), "</td>");
    buf_adds(out, "</tr>\n");
}

void export_html_foot(struct buf *out, const struct export_source *source)
{
    buf_adds(out, "</tbody>\n</table>\n");
    if (!source->more) buf_adds(out, "</body>\n</html>\n");
}
