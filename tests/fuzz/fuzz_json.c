/* JSON of any plan parses back, with every cell; a line of ndjson is one line. */
#include <jansson.h>

#include "report/export.h"
#include "fuzz.h"

static void expect_texts(const struct plan *plan, size_t task, const json_t *object)
{
    const char *text = json_string_value(json_object_get(json_object_get(object, "content"), "text"));
    struct slice content = plan_cell_of(plan, task, COLUMN_CONTENT);
    size_t n = json_string_length(json_object_get(json_object_get(object, "content"), "text"));
    FUZZ_EXPECT(text && slice_equal(content, slice_make(text, n)));
    FUZZ_EXPECT(json_array_size(json_object_get(object, "targets")) == plan_years(plan));
}

static void expect_whole(const struct plan *plan, const struct buf *out)
{
    json_t *root = json_loadb(out->s, out->n, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, NULL);
    json_t *tasks = json_object_get(root, "tasks");
    FUZZ_EXPECT(root && json_array_size(tasks) == plan_tasks(plan));
    for (size_t t = 0; t < plan_tasks(plan); t++) expect_texts(plan, t, json_array_get(tasks, t));
    json_decref(root);
}

static void export(const struct plan *plan, const struct agencies *agencies, const char *name, struct buf *out)
{
    const struct export_format *format = export_format_named(name);
    struct export_source source = {.plan = plan, .agencies = agencies};
    buf_init(out);
    if (format->head) format->head(out, &source);
    for (size_t task = 0; task < plan_tasks(plan); task++, source.written++) format->task(out, &source, task);
    if (format->foot) format->foot(out, &source);
}

static void expect_lines(const struct plan *plan, const struct buf *out)
{
    size_t lines = 0;
    for (size_t start = 0, end; start < out->n; start = end + 1, lines++) {
        for (end = start; end < out->n && out->s[end] != '\n'; end++) continue;
        FUZZ_EXPECT(end < out->n);
        json_t *task = json_loadb(out->s + start, end - start, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, NULL);
        FUZZ_EXPECT(json_is_object(task));
        json_decref(task);
    }
    FUZZ_EXPECT(lines == plan_tasks(plan));
}

void fuzz_json(struct slice bytes)
{
    struct plan *plan = fuzz_plan(bytes);
    struct plans plans;
    struct buf out;
    if (!plan) return;
    plans_init(&plans);
    plans_add(&plans, plan);
    struct agencies *agencies = agencies_new(&plans, NULL, 0);
    export(plan, agencies, "json", &out);
    expect_whole(plan, &out);
    buf_done(&out);
    export(plan, agencies, "ndjson", &out);
    expect_lines(plan, &out);
    buf_done(&out);
    agencies_free(agencies);
    plans_done(&plans);
}
