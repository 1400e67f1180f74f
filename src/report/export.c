#include "report/export.h"

static const struct export_format formats[] = {
    {.id = FORMAT_EXCEL, .head = export_excel_head, .task = export_excel_task},
    {.id = FORMAT_XLSX,
     .binary = true,
     .head = export_xlsx_head,
     .task = export_xlsx_task,
     .foot = export_xlsx_foot,
     .drop = export_xlsx_drop},
    {.id = FORMAT_CSV, .head = export_csv_head, .task = export_csv_task},
    {.id = FORMAT_JSON, .agencies = true, .head = export_json_head, .task = export_json_task, .foot = export_json_foot},
    {.id = FORMAT_NDJSON, .agencies = true, .task = export_ndjson_task},
    {.id = FORMAT_MD, .head = export_md_head, .task = export_md_task},
    {.id = FORMAT_HTML, .head = export_html_head, .task = export_html_task, .foot = export_html_foot},
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

/* One plan; false if the user or the format ends the export. */
static bool export_plan(struct buf *out, const struct export_format *format, const struct export_list *list,
                        struct export_source *source, size_t plan, bool (*step)(void *, struct buf *), void *context)
{
    const struct plans *plans = list->plans;
    if (format->head) format->head(out, source);
    for (size_t i = 0; i < list->count && !source->work->failed; i++) {
        if (!export_is_of(plans, plan, list->place[i])) continue;
        if (step && !step(context, out)) return false;
        format->task(out, source, list->place[i] - plans->first[plan]);
        source->written++;
    }
    if (format->foot && !source->work->failed) format->foot(out, source);
    return !source->work->failed;
}

bool export_tasks(struct buf *out, const struct export_format *format, const struct export_list *list,
                  bool (*step)(void *, struct buf *), void *context, struct err *err)
{
    const struct plans *plans = list->plans;
    struct export_work work = {.data = NULL};
    bool follows = false, going = true;
    for (size_t next, p = export_next_plan(list, 0); p < plans->count && going; p = next) {
        next = export_next_plan(list, p + 1);
        struct export_source source = {
            .work = &work,
            .plan = plans->plan[p],
            .agencies = list->agencies,
            .year = list->year,
            .several = plans->count > 1,
            .follows = follows,
            .more = next < plans->count,
        };
        going = export_plan(out, format, list, &source, p, step, context);
        follows = true;
    }
    if (going && step) step(context, out);
    if (format->drop && work.data) format->drop(work.data);
    if (work.failed) *err = work.err;
    return !work.failed;
}
