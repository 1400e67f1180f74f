/* The real program: check, lists by agency, year and indicator, statistics, JSON. */
#include <jansson.h>

#include "spawn.h"
#include "test.h"

static void assert_says(struct spawned run, int status, const char *out, const char *err)
{
    assert_string_equal(run.out, out);
    assert_string_equal(run.err, err);
    assert_int_equal(run.status, status);
    spawn_done(&run);
}

/* The JSON that a run prints; the caller lets go of it. */
static json_t *json_of(struct spawned run, int status)
{
    json_error_t error;
    json_t *value = json_loads(run.out, 0, &error);
    if (!value) fail_msg("%d: %s in %s", error.line, error.text, run.out);
    assert_string_equal(run.err, "");
    assert_int_equal(run.status, status);
    spawn_done(&run);
    return value;
}

static const char *string_at(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text ? text : "(none)";
}

static const char faulty[] = "序号,行动,任务,第一年,第二年,牵头单位,责任单位\n"
                             "1,甲,修路,1.修路3公里2.建桥1座,,市交通局,市财政局\n";
static const char clean[] = "序号,行动,任务,第一年,第二年,牵头单位,责任单位\n"
                            "1,甲,修路,1.修路3公里;2.建桥1座,1.修路4公里,市交通局,\"市财政局,各县区政府\"\n"
                            "2,乙,种树,种树100亩,种树80亩,市林草局,市交通局\n";

/* ---- check ---- */

static void check_says_where_and_ends_with_one(void **state)
{
    (void)state;
    assert_says(spawn_jihua(faulty, "check", "--lang", "en", "-", NULL), 1,
                "-:2: task 1, 第一年: nothing separates item 2 from the one before: 建桥1座 [missing-separator]\n"
                "-:2: task 1, 第二年: no target for 第二年 [empty-year]\n",
                "");
    assert_says(spawn_jihua(clean, "check", "-", NULL), 0, "", "");
    json_t *all = json_of(spawn_jihua(faulty, "check", "--format", "json", "-", NULL), 1),
           *first = json_array_get(all, 0);
    assert_int_equal(json_array_size(all), 2);
    assert_string_equal(string_at(first, "rule"), "missing-separator");
    assert_string_equal(string_at(first, "no"), "1");
    assert_string_equal(string_at(first, "field"), "year");
    assert_string_equal(string_at(first, "year"), "第一年");
    assert_int_equal(json_integer_value(json_object_get(first, "line")), 2);
    json_decref(all);
    assert_says(spawn_jihua(clean, "check", "--format", "json", "-", NULL), 0, "[]\n", "");
}

static void hints_are_asked_for(void **state)
{
    static const char vague[] = "序号,任务,第一年,牵头单位\n1,修路,修好路,市交通局\n";
    (void)state;
    assert_says(spawn_jihua(vague, "check", "-", NULL), 0, "", "");
    struct spawned run = spawn_jihua(vague, "check", "--all", "-", NULL);
    assert_int_equal(run.status, 1);
    assert_non_null(strstr(run.out, "[vague-target]"));
    spawn_done(&run);
}

/* ---- export ---- */

static void json_goes_to_a_file_and_is_whole(void **state)
{
    (void)state;
    struct spawned run = spawn_shell(
        "f=/tmp/jihua-$$.json; $JIHUA export --format json -o $f data/tianshui.csv && cat $f; rm -f $f");
    json_t *root = json_of(run, 0);
    assert_int_equal(json_array_size(json_object_get(root, "tasks")), 26);
    json_decref(root);
    run = spawn_shell("$JIHUA export --format ndjson data/tianshui.csv data/tianshui.csv | wc -l | tr -d ' '");
    assert_says(run, 0, "52\n", "");
}

/* ---- lists ---- */

static void a_list_by_agency_has_what_it_leads_and_supports(void **state)
{
    (void)state;
    assert_says(spawn_jihua(clean, "list", "--by", "agency", "--lang", "zh_CN", "-w", "40", "-", NULL), 0,
                "市交通局  牵头 1，责任 1\n"
                "       1  牵头  修路\n"
                "       2  责任  种树\n"
                "\n"
                "市林草局  牵头 1，责任 0\n"
                "       2  牵头  种树\n"
                "\n"
                "市财政局  牵头 0，责任 1\n"
                "       1  责任  修路\n"
                "\n"
                "各县区政府  牵头 0，责任 1\n"
                "       1  责任  修路\n",
                "");
    json_t *all = json_of(spawn_jihua(clean, "list", "--by=agency", "--format=json", "-", NULL), 0),
           *first = json_array_get(all, 0);
    assert_int_equal(json_array_size(all), 4);
    assert_string_equal(string_at(first, "agency"), "市交通局");
    assert_string_equal(string_at(json_array_get(json_object_get(first, "supports"), 0), "task"), "种树");
    json_decref(all);
}

static void a_list_by_year_has_the_targets(void **state)
{
    (void)state;
    assert_says(spawn_jihua(clean, "list", "--by", "year", "-w", "60", "-", NULL), 0,
                "第一年\n"
                "       1  修路              1.修路3公里;2.建桥1座\n"
                "       2  种树              种树100亩\n"
                "\n"
                "第二年\n"
                "       1  修路              1.修路4公里\n"
                "       2  种树              种树80亩\n",
                "");
    json_t *all = json_of(spawn_jihua(clean, "list", "--by=year", "-fjson", "-", NULL), 0),
           *task = json_array_get(json_object_get(json_array_get(all, 0), "tasks"), 0);
    assert_string_equal(string_at(json_array_get(all, 1), "year"), "第二年");
    assert_int_equal(json_array_size(json_object_get(task, "items")), 2);
    json_decref(all);
}

static void a_list_by_indicator_follows_what_is_counted(void **state)
{
    (void)state;
    assert_says(spawn_jihua(clean, "list", "--by", "indicator", "--lang", "zh_CN", "-w", "60", "-", NULL), 0,
                "  指标                总体      第一年    第二年    合计\n"
                "\n"
                "1  修路\n"
                "  修路                          3公里     4公里 ↑   7公里\n"
                "  建桥                          1座       止        1座\n"
                "\n"
                "2  种树\n"
                "  种树                          100亩     80亩 ↓    180亩\n",
                "");
    json_t *all = json_of(spawn_jihua(clean, "list", "--by=indicator", "-fjson", "-", NULL), 0),
           *first = json_array_get(all, 0);
    json_t *year = json_array_get(json_object_get(first, "years"), 1);
    assert_int_equal(json_array_size(all), 3);
    assert_string_equal(string_at(first, "object"), "修路");
    assert_string_equal(string_at(year, "trend"), "up");
    assert_int_equal(json_integer_value(json_object_get(first, "sum")), 7);
    assert_true(json_is_null(json_object_get(first, "whole")) && json_is_null(json_object_get(first, "check")));
    json_decref(all);
}

static void a_list_by_action_is_the_plain_list(void **state)
{
    (void)state;
    struct spawned plain = spawn_jihua(clean, "list", "-", NULL),
                   by = spawn_jihua(clean, "list", "--by", "action", "-", NULL);
    assert_string_equal(plain.out, by.out);
    spawn_done(&plain);
    spawn_done(&by);
    json_t *all = json_of(spawn_jihua(clean, "list", "--format", "json", "-", NULL), 0);
    assert_string_equal(string_at(json_array_get(all, 0), "action"), "甲");
    json_decref(all);
    struct spawned bad = spawn_jihua(clean, "list", "--by", "colour", "-", NULL);
    assert_int_equal(bad.status, 2);
    spawn_done(&bad);
    bad = spawn_jihua(clean, "list", "--format", "csv", "-", NULL);
    assert_int_equal(bad.status, 2);
    spawn_done(&bad);
}

/* ---- statistics ---- */

static void statistics_count_per_action_year_and_agency(void **state)
{
    (void)state;
    struct spawned run = spawn_jihua(clean, "stats", "--lang", "zh_CN", "-w", "60", "-", NULL);
    assert_non_null(strstr(run.out, "2 项任务，2 个行动，7 个事项，5 个量化指标，4 个单位\n"));
    assert_non_null(strstr(run.out, "\n甲                      1       4         3  ███████████████\n"));
    spawn_done(&run);
    json_t *all = json_of(spawn_jihua(NULL, "stats", "--format", "json", "data/tianshui.csv", NULL), 0);
    assert_int_equal(json_integer_value(json_object_get(all, "tasks")), 26);
    assert_int_equal(json_integer_value(json_object_get(all, "items")), 298);
    assert_int_equal(json_integer_value(json_object_get(all, "quantities")), 132);
    assert_int_equal(json_array_size(json_object_get(all, "agencies")), 33);
    assert_int_equal(
        json_integer_value(json_object_get(json_array_get(json_object_get(all, "years"), 2), "quantities")), 48);
    json_decref(all);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(check_says_where_and_ends_with_one),
        cmocka_unit_test(hints_are_asked_for),
        cmocka_unit_test(json_goes_to_a_file_and_is_whole),
        cmocka_unit_test(a_list_by_agency_has_what_it_leads_and_supports),
        cmocka_unit_test(a_list_by_year_has_the_targets),
        cmocka_unit_test(a_list_by_indicator_follows_what_is_counted),
        cmocka_unit_test(a_list_by_action_is_the_plain_list),
        cmocka_unit_test(statistics_count_per_action_year_and_agency),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
