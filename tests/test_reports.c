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
    json_t *all = json_of(spawn_jihua(faulty, "check", "--format", "json", "-", NULL), 1), *first = json_array_get(all, 0);
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
    struct spawned run = spawn_shell("f=/tmp/jihua-$$.json; $JIHUA export --format json -o $f data/tianshui.csv && cat $f; rm -f $f");
    json_t *root = json_of(run, 0);
    assert_int_equal(json_array_size(json_object_get(root, "tasks")), 26);
    json_decref(root);
    run = spawn_shell("$JIHUA export --format ndjson data/tianshui.csv data/tianshui.csv | wc -l | tr -d ' '");
    assert_says(run, 0, "52\n", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(check_says_where_and_ends_with_one),
        cmocka_unit_test(hints_are_asked_for),
        cmocka_unit_test(json_goes_to_a_file_and_is_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
