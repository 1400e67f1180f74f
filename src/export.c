#include "export.h"

static const struct export_format formats[] = {
    {"csv", "csv", export_csv_head, export_csv_task, NULL},
};

size_t export_formats(void) { return sizeof formats / sizeof *formats; }
const struct export_format *export_format_at(size_t i) { return &formats[i]; }

const struct export_format *export_format_named(const char *name)
{
    for (size_t i = 0; i < export_formats(); i++)
        if (strcmp(formats[i].name, name) == 0) return &formats[i];
    return NULL;
}
