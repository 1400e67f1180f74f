#include "export.h"

static const struct export_format formats[] = {
    {"csv", "csv", false, export_csv_head, export_csv_task, NULL},
    {"json", "json", true, export_json_head, export_json_task, export_json_foot},
    {"ndjson", "ndjson", true, NULL, export_ndjson_task, NULL},
    {"md", "md", false, export_md_head, export_md_task, NULL},
    {"html", "html", false, export_html_head, export_html_task, export_html_foot},
};

static const struct export_format excel = {"csv", "csv", false, export_excel_head, export_excel_task, NULL};

size_t export_formats(void) { return sizeof formats / sizeof *formats; }
const struct export_format *export_format_at(size_t i) { return &formats[i]; }

const struct export_format *export_format_excel(void) { return &excel; }

const struct export_format *export_format_named(const char *name)
{
    for (size_t i = 0; i < export_formats(); i++)
        if (strcmp(formats[i].name, name) == 0) return &formats[i];
    return NULL;
}
