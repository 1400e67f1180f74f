/* The JSON exports, read back: shape, counts, and nothing lost on the way. */
#include <jansson.h>

#include "report/export.h"
#include "load/load.h"
#include "base/mem.h"
#include "test.h"
#include "write/json.h"

static struct plan *plan_of(const char *name, struct slice bytes)
{
    struct err err = {0};
    struct plan *plan = load_bytes(name, bytes.s, bytes.n, &(struct load_options){0}, &err);
    if (!plan) fail_msg("%s", err.what);
    return plan;
}

/* Exports a plan in a format and frees it; the text is in *out. */
static void export(struct plan *plan, const char *format_name, struct buf *out)
{
    const struct export_format *format = export_format_named(format_name);
    struct plans plans;
    plans_init(&plans);
    plans_add(&plans, plan);
    struct agencies *agencies = agencies_new(&plans, NULL, 0);
    struct export_source source = {.plan = plan, .agencies = agencies};
    assert_non_null(format);
    buf_clear(out);
    if (format->head) format->head(out, &source);
    for (; source.written < plan_tasks(plan); source.written++) format->task(out, &source, source.written);
    if (format->foot) format->foot(out, &source);
    agencies_free(agencies);
    plans_done(&plans);
}

static json_t *parse(const struct buf *text)
{
    json_error_t error;
    json_t *value = json_loadb(text->s, text->n, 0, &error);
    if (!value) fail_msg("line %d: %s", error.line, error.text);
    return value;
}

static const char *string_at(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    if (!text) fail_msg("no string %s", key);
    return text;
}

static json_t *first(const json_t *object, const char *key) { return json_array_get(json_object_get(object, key), 0); }

static void the_contract_s_example_comes_out_as_it_stands_there(void **state)
{
    (void)state;
    struct buf out;
    buf_init(&out);
    export(
        plan_of(
            "tianshui.csv",
            SLICE(
                "某计划,,,,,,,,\n序号,行动,任务,主要内容,第一年,第二年,牵头单位,责任单位,备注\n"
                "5,产业人才培养行动,壮大产业技术人才队伍,1.引进人才,1.选拔培育引进30名以上学术技术带头人;2.管理,建设工作站3—4个,市农业农村局,农业农村局,重点\n")),
        "json", &out);
    json_t *root = parse(&out), *plan = json_object_get(root, "plan"), *task = first(root, "tasks");
    assert_string_equal(string_at(plan, "title"), "某计划");
    assert_string_equal(string_at(plan, "source"), "tianshui.csv");
    assert_string_equal(string_at(plan, "encoding"), "UTF-8");
    assert_string_equal(json_string_value(first(plan, "years")), "第一年");
    assert_string_equal(string_at(task, "no"), "5");
    assert_string_equal(string_at(task, "action"), "产业人才培养行动");
    assert_int_equal(json_array_size(json_object_get(task, "task_items")), 0);
    assert_string_equal(string_at(json_object_get(task, "content"), "text"), "1.引进人才");
    json_t *target = first(task, "targets"), *item = first(target, "items"), *quantity = first(item, "quantities");
    assert_string_equal(string_at(target, "year"), "第一年");
    assert_int_equal(json_integer_value(json_object_get(item, "no")), 1);
    char *text = json_dumps(quantity, 0);
    assert_string_equal(
        text, "{\"text\": \"30名以上\", \"low\": 30, \"high\": null, \"measure\": \"名\", \"bound\": \"at_least\", "
              "\"object\": \"学术技术带头人\", \"kind\": \"amount\", \"from\": null, \"per\": null}");
    free(text);
    json_t *second = json_array_get(json_object_get(task, "targets"), 1);
    assert_true(json_is_null(json_object_get(first(second, "items"), "no")));
    assert_int_equal(json_integer_value(json_object_get(first(first(second, "items"), "quantities"), "high")), 4);
    text = json_dumps(first(task, "support"), 0);
    assert_string_equal(text, "{\"name\": \"市农业农村局\", \"text\": \"农业农村局\", \"group\": false}");
    free(text);
    assert_string_equal(string_at(json_object_get(task, "extra"), "备注"), "重点");
    json_decref(root);
    buf_done(&out);
}

static void a_list_inside_a_clause_is_items_of_the_item(void **state)
{
    (void)state;
    struct plan *plan = plan_of(
        "plan",
        SLICE("序号,任务,主要内容\n1,技能,1.技能培训：①职工培训1000人次；②农民工培训500人次。2.开发岗位200个\n"));
    json_t *items = json_items_of(plan, 0, (size_t)plan_column_of(plan, COLUMN_CONTENT));
    json_t *first = json_array_get(items, 0), *inside = json_object_get(first, "items");
    assert_int_equal(json_array_size(items), 2);
    assert_int_equal(json_array_size(json_object_get(first, "quantities")), 2);
    assert_int_equal(json_array_size(inside), 3);
    assert_string_equal(string_at(json_array_get(inside, 0), "text"), "技能培训：");
    assert_true(json_is_null(json_object_get(json_array_get(inside, 0), "no")));
    assert_int_equal(json_integer_value(json_object_get(json_array_get(inside, 2), "no")), 2);
    assert_string_equal(string_at(json_array_get(inside, 2), "text"), "农民工培训500人次");
    assert_null(json_object_get(json_array_get(items, 1), "items"));
    assert_null(json_object_get(json_array_get(inside, 1), "items"));
    json_decref(items);
    plan_free(plan);
}

static size_t count_in(const json_t *cells, const char *key)
{
    size_t count = 0, i;
    json_t *item;
    json_array_foreach (cells, i, item) count += json_array_size(json_object_get(item, key));
    return count;
}

static void the_sample_s_counts_are_those_of_the_hand_count(void **state)
{
    (void)state;
    struct buf file, out;
    size_t items = 0, quantities = 0, agencies = 0, i, y;
    json_t *task, *target;
    assert_true(test_read(test_path("data/tianshui.csv"), &file));
    buf_init(&out);
    export(plan_of("tianshui.csv", buf_slice(&file)), "json", &out);
    json_t *root = parse(&out);
    json_array_foreach (json_object_get(root, "tasks"), i, task) {
        json_t *content = json_object_get(json_object_get(task, "content"), "items");
        items += json_array_size(content), quantities += count_in(content, "quantities");
        agencies += json_array_size(json_object_get(task, "lead")) + json_array_size(json_object_get(task, "support"));
        json_array_foreach (json_object_get(task, "targets"), y, target) {
            items += json_array_size(json_object_get(target, "items"));
            quantities += count_in(json_object_get(target, "items"), "quantities");
        }
    }
    assert_int_equal(i, 26);
    assert_int_equal(items, 298);
    assert_int_equal(quantities, 132);
    assert_int_equal(agencies, 305);
    json_decref(root);
    buf_done(&out);
    buf_done(&file);
}

static void each_line_of_ndjson_is_the_task_with_its_plan(void **state)
{
    (void)state;
    struct slice csv = SLICE("序号,任务,主要内容,牵头单位\n1,甲,\"1.a;\n2.b\",市教育局\n2,乙,c,市财政局\n");
    struct buf lines, whole;
    buf_init(&lines), buf_init(&whole);
    export(plan_of("某计划.csv", csv), "ndjson", &lines);
    export(plan_of("某计划.csv", csv), "json", &whole);
    json_t *root = parse(&whole), *tasks = json_object_get(root, "tasks");
    char *rest = lines.s;
    for (size_t i = 0; i < 2; i++) {
        char *end = strchr(rest, '\n');
        json_t *line = json_loadb(rest, (size_t)(end - rest), 0, NULL);
        assert_string_equal(string_at(line, "plan"), "某计划");
        json_object_del(line, "plan");
        assert_true(json_equal(line, json_array_get(tasks, i)));
        json_decref(line);
        rest = end + 1;
    }
    assert_string_equal(rest, "");
    json_decref(root);
    buf_done(&lines), buf_done(&whole);
}

static void what_json_escapes_survives(void **state)
{
    (void)state;
    struct buf out;
    buf_init(&out);
    export(plan_of("x", SLICE("任务,主要内容,备注,备注\n\"他说\"\"好\"\"\\ \t\x1b[31m\",\"a\nb\",一,二\n")), "json",
           &out);
    json_t *root = parse(&out), *task = first(root, "tasks");
    assert_string_equal(string_at(task, "task"), "他说\"好\"\\ \t\x1b[31m");
    assert_string_equal(string_at(json_object_get(task, "content"), "text"), "a\nb");
    assert_string_equal(string_at(json_object_get(task, "extra"), "备注"), "一");
    assert_string_equal(string_at(json_object_get(task, "extra"), "备注 (2)"), "二");
    assert_null(memchr(out.s, 0x1b, out.n));
    json_decref(root);
    buf_done(&out);
}

static void a_plan_without_content_shows_the_clauses_of_its_tasks(void **state)
{
    (void)state;
    struct buf out;
    buf_init(&out);
    export(plan_of("x", SLICE("序号,重点任务,责任单位,完成时限\n1,GDP增长6%左右,市统计局、市发改委,年底\n")), "json",
           &out);
    json_t *root = parse(&out), *task = first(root, "tasks"),
           *quantity = first(first(task, "task_items"), "quantities");
    assert_string_equal(string_at(quantity, "bound"), "about");
    assert_string_equal(string_at(quantity, "object"), "GDP");
    assert_int_equal(json_array_size(json_object_get(task, "lead")), 1);
    assert_int_equal(json_array_size(json_object_get(task, "support")), 1);
    assert_int_equal(json_array_size(json_object_get(task, "targets")), 0);
    assert_int_equal(json_array_size(json_object_get(json_object_get(task, "content"), "items")), 0);
    assert_string_equal(string_at(json_object_get(task, "extra"), "完成时限"), "年底");
    json_decref(root);
    buf_done(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_contract_s_example_comes_out_as_it_stands_there),
        cmocka_unit_test(a_list_inside_a_clause_is_items_of_the_item),
        cmocka_unit_test(the_sample_s_counts_are_those_of_the_hand_count),
        cmocka_unit_test(each_line_of_ndjson_is_the_task_with_its_plan),
        cmocka_unit_test(what_json_escapes_survives),
        cmocka_unit_test(a_plan_without_content_shows_the_clauses_of_its_tasks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
