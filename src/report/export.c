#include "report/export.h"

static const struct export_format formats[] = {
    {FORMAT_EXCEL, false, export_excel_head, export_excel_task, NULL},
    {FORMAT_CSV, false, export_csv_head, export_csv_task, NULL},
    {FORMAT_JSON, true, export_json_head, export_json_task, export_json_foot},
    {FORMAT_NDJSON, true, NULL, export_ndjson_task, NULL},
    {FORMAT_MD, false, export_md_head, export_md_task, NULL},
    {FORMAT_HTML, false, export_html_head, export_html_task, export_html_foot},
};

const struct export_format *export_format_of(enum format_id id)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (formats[i].id == id) return &formats[i];
    return NULL;
}

const struct export_format *export_format_named(const char *name)
{
    enum format_id id;
    return format_named(FORMAT_OF_TASKS, name, &id) ? export_format_of(id) : NULL;
}

/* ---- tasks ---- */

static bool export_is_of(const struct plans *plans, size_t plan, size_t place)
{
    return place >= plans->first[plan] && place < plans->first[plan + 1];
}

/* The index of the next plan, from this one on, that is exported; the number of plans if there is none. */
static size_t export_next_plan(const struct export_list *list, size_t plan)
{
    const struct plans *plans = list->plans;
    if (list->count == plans_tasks(plans)) return plan;
    for (; plan < plans->count; plan++)
        for (size_t i = 0; i < list->count; i++)
            if (export_is_of(plans, plan, list->place[i])) return plan;
    return plan;
}

void export_tasks(struct buf *out, const struct export_format *format, const struct export_list *list,
                  bool (*step)(void *, struct buf *), void *context)
{
    const struct plans *plans = list->plans;
    bool follows = false;
    for (size_t next, p = export_next_plan(list, 0); p < plans->count; p = next) {
        next = export_next_plan(list, p + 1);
        struct export_source source = {
            .plan = plans->plan[p],
            .agencies = list->agencies,
            .year = list->year,
            .several = plans->count > 1,
            .follows = follows,
            .more = next < plans->count,
        };
        if (format->head) format->head(out, &source);
        for (size_t i = 0; i < list->count; i++) {
            if (!export_is_of(plans, p, list->place[i])) continue;
            if (step && !step(context, out)) return;
            format->task(out, &source, list->place[i] - plans->first[p]);
            source.written++;
        }
        if (format->foot) format->foot(out, &source);
        follows = true;
    }
    if (step) step(context, out);
}
