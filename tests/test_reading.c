/* How the user says how a plan is to be read: options of every command, what is said where they do not fit. */
#include "spawn.h"
#include "test.h"

static const char two_tables[] = "某县文件,,\n"
                                 "附表1 主要指标,,\n"
                                 "序号,指标名称,责任单位\n"
                                 "1,生产总值,发改委\n"
                                 "附表2 重点项目,,\n"
                                 "序号,项目名称,责任单位,完成时限\n"
                                 "1,科创园,科技局,6月\n"
                                 "2,体育馆,体育局,9月\n";

static void assert_says(struct spawned run, int status, const char *out, const char *err)
{
    assert_string_equal(run.out, out);
    assert_string_equal(run.err, err);
    assert_int_equal(run.status, status);
    spawn_done(&run);
}

/* Each of the texts stands in what the command printed. */
static void assert_prints(struct spawned run, const char *const *texts)
{
    assert_string_equal(run.err, "");
    for (; *texts; texts++)
        if (strstr(run.out, *texts) == NULL) fail_msg("%s is not in:\n%s", *texts, run.out);
    spawn_done(&run);
}

static void a_further_table_opens_with_its_number(void **state)
{
    (void)state;
    assert_says(spawn_jihua(two_tables, "list", "--sheet", "2", "-w", "40", "-", NULL), 0,
                "   1  科创园                      科技局\n"
                "   2  体育馆                      体育局\n",
                "");
}

static void a_table_that_is_not_there_is_refused_with_those_that_are(void **state)
{
    (void)state;
    static const char *const wrong[] = {"3", "0", "-1", "x", ""};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        char expected[400];
        snprintf(
            expected, sizeof expected,
            "jihua: -: --sheet %s: there is no such table; choose one of: 1 某县文件 附表1 主要指标, 2 附表2 重点项目\n",
            wrong[i]);
        assert_says(spawn_jihua(two_tables, "list", "--sheet", wrong[i], "-", NULL), 2, "", expected);
    }
}

static void the_line_of_the_header_can_be_said(void **state)
{
    (void)state;
    assert_says(
        spawn_jihua("代号,名称\n序号,任务,责任单位\n1,修路,交通局\n", "list", "--header", "2", "-w", "40", "-", NULL),
        0, "   1  修路                        交通局\n", "");
    assert_says(
        spawn_jihua("甲,乙\n丙,丁\n", "list", "--header", "3", "-", NULL), 2, "",
        "jihua: -: --header 3: the last row begins on line 2; name the line on which the row with the names of the "
        "columns begins\n");
}

static void every_command_takes_a_title(void **state)
{
    (void)state;
    static const char *const titled[] = {"另一个标题", NULL};
    assert_prints(spawn_jihua(two_tables, "export", "--format", "json", "--title", "另一个标题", "-", NULL), titled);
    assert_prints(spawn_jihua(two_tables, "sheet", "--task", "1", "--title", "另一个标题", "-", NULL), titled);
    assert_prints(spawn_jihua(two_tables, "stats", "--title", "另一个标题", "-", NULL), (const char *const[]){NULL});
}

static void show_prints_the_text_above_and_below_the_table(void **state)
{
    (void)state;
    static const char table[] =
        "某县文件,,\n附表1 主要指标,,\n序号,指标名称,责任单位\n1,生产总值,发改委\n注：按现价计算,,\n";
    static const char notes[] = "line 1  某县文件\nline 5  注：按现价计算\n";
    assert_says(spawn_jihua(table, "show", "--notes", "-", NULL), 0, notes, "");
    assert_prints(spawn_jihua(table, "show", "1", "--notes", "-", NULL),
                  (const char *const[]){"生产总值", notes, NULL});
    assert_says(spawn_jihua("序号,任务\n1,修路\n", "show", "--notes", "-", NULL), 1, "", "");
}

/* 序号 品名 场所 责任单位, as the digest of the words has it. */
static void a_reading_of_the_configuration_counts_unless_it_is_to_be_fresh(void **state)
{
    (void)state;
    static const char script[] =
        "d=$(mktemp -d); export XDG_CONFIG_HOME=$d; mkdir $d/jihua; "
        "printf '序号,品名,场所\\n1,桥,城西\\n' >$d/a.csv; printf '序号;品名;场 所\\n2;路;城东\\n' >$d/b.csv; "
        "printf '# mine\\nreading.%s = columns=task=场所\\n' $(printf 序号品名场所 | sha256sum | cut -c1-16) "
        ">$d/jihua/config; "
        "$JIHUA list -w 20 $d/a.csv; $JIHUA list -w 20 $d/b.csv; $JIHUA check --load $d/a.csv | grep -c 'as set before'; "
        "$JIHUA list -w 20 --fresh-reading $d/a.csv; rm -r $d";
    assert_says(spawn_shell(script), 0, "   1  城西\n   2  城东\n1\n   1  桥\n", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_further_table_opens_with_its_number),
        cmocka_unit_test(a_table_that_is_not_there_is_refused_with_those_that_are),
        cmocka_unit_test(the_line_of_the_header_can_be_said),
        cmocka_unit_test(every_command_takes_a_title),
        cmocka_unit_test(show_prints_the_text_above_and_below_the_table),
        cmocka_unit_test(a_reading_of_the_configuration_counts_unless_it_is_to_be_fresh),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
