/* jihua sheet, the real program: which tasks, files for each, what it refuses. */
#include "spawn.h"
#include "term.h"
#include "test.h"

static void run_says(const char *command, const char *expected)
{
    struct spawned run = spawn_shell(command);
    if (strcmp(run.out, expected) != 0) fail_msg("%s\nsays: %s\n%s\nnot: %s", command, run.out, run.err, expected);
    assert_int_equal(run.status, 0);
    spawn_done(&run);
}

/* A sheet is refused with this line on standard error. */
static void refused(const char *arguments, int status, const char *line)
{
    char command[400];
    snprintf(command, sizeof command, "$JIHUA sheet %s", arguments);
    struct spawned run = spawn_shell(command);
    assert_string_equal(run.err, line);
    assert_string_equal(run.out, "");
    assert_int_equal(run.status, status);
    spawn_done(&run);
}

static void an_agency_is_named_by_part_or_initials(void **state)
{
    (void)state;
    run_says(
        "for name in 市科技局 科技局 kjj; do $JIHUA sheet --kind agency --agency $name | cksum; done | uniq | wc -l",
        "1\n");
    run_says("$JIHUA sheet --kind agency --agency 科技局 | grep -c 'List of Duties'", "1\n");
    refused("--agency 不存在", 1, "jihua: no agency is called '不存在'; see `jihua list --by agency`\n");
}

static void an_action_is_named_by_part_or_initials(void **state)
{
    (void)state;
    run_says(
        "for name in 产业人才培养行动 产业人才 cyrcpy; do $JIHUA sheet --action $name | cksum; done | uniq | wc -l",
        "1\n");
}

static void an_agency_chooses_the_tasks_of_other_kinds(void **state)
{
    (void)state;
    run_says("$JIHUA sheet --kind tasks --agency 市畜牧局 | grep -c '│ *[0-9][0-9]* │'", "14\n");
}

static void text_is_cut_into_pages_only_for_paper(void **state)
{
    (void)state;
    run_says("$JIHUA sheet --kind table | grep -c -e Page -e $(printf '\\f') || true", "0\n");
    run_says("$JIHUA sheet --kind table | tail -n 1 | sed 's/ .*//'", "tianshui.csv\n");
    run_says("$JIHUA sheet --kind table --lines 60 | grep -c 'tianshui.csv .*Page [0-9]* of 17$'", "17\n");
    run_says("$JIHUA sheet --kind table --lines 60 | wc -l", "1020\n");
    run_says(
        "d=$(mktemp -d); $JIHUA sheet --kind table -o $d/a.txt && $JIHUA sheet --kind table --lines 60 | cmp - $d/a.txt && "
        "$JIHUA sheet --kind table --lines 0 -o $d/a.txt && $JIHUA sheet --kind table | cmp - $d/a.txt && echo same; rm -r $d",
        "same\n");
    refused("--lines 19", 2, "jihua: a page has at least 20 lines; 0 makes it as long as what it holds\n");
}

static void a_terminal_gets_no_form_feed(void **state)
{
    (void)state;
    struct term *t = term_open(100, 30, "sheet", "--kind", "followup", NULL);
    assert_int_equal(term_wait_exit(t), 0);
    assert_true(term_sent(t, "壮大产业技术人才队伍"));
    assert_false(term_sent(t, "\f"));
    term_close(t);
}

static void a_saved_query_is_called_by_its_name(void **state)
{
    (void)state;
    run_says(
        "d=$(mktemp -d); mkdir $d/jihua; echo 'filter.科技 = 牵头:科技局' >$d/jihua/config; export XDG_CONFIG_HOME=$d; "
        "$JIHUA sheet --kind tasks --query @科技 >$d/a; $JIHUA sheet --kind tasks --query 牵头:科技局 | cmp - $d/a && echo same; rm -r $d",
        "same\n");
    refused("--query @没有这个", 2, "jihua: no query is saved as '@没有这个'; save one in the browser: & then w\n");
}

static void each_agency_gets_a_file_of_its_own(void **state)
{
    (void)state;
    run_says(
        "d=$(mktemp -d); $JIHUA sheet --kind agency --each agency --action 产业人才 -o $d/new/ && ls $d/new | grep -c . && "
        "ls $d/new | grep 科技局; rm -r $d",
        "21\nlist of duties-市科技局.txt\n");
}

static void names_that_differ_only_in_case_do_not_overwrite_each_other_on_any_disk(void **state)
{
    (void)state;
    run_says(
        "d=$(mktemp -d); printf '序号,行动,任务\\n1,A行动É,修路\\n2,a行动é,种树\\n3,Ａ行动É,养护\\n' | "
        "$JIHUA sheet --kind tasks --each action --format md -o $d - 2>&1 | sed \"s|$d|DIR|\"; ls $d; rm -r $d",
        "jihua: DIR/list of tasks-a行动é-2.md: another file has this name already, capitals and small letters apart\n"
        "list of tasks-A行动É.md\nlist of tasks-a行动é-2.md\nlist of tasks-Ａ行动É.md\n");
}

static void each_task_gets_a_file_in_order(void **state)
{
    (void)state;
    run_says(
        "d=$(mktemp -d); printf '序号,任务\\n1,a/b\\n2,\\n10,..\\n3,a/b\\n' | $JIHUA sheet --each task --format md -o $d - && ls $d; "
        "rm -r $d",
        "task sheet-01-a／b.md\ntask sheet-02-_.md\ntask sheet-03-a／b.md\ntask sheet-10-_..md\n");
}

static void the_ending_of_the_file_names_the_format(void **state)
{
    (void)state;
    run_says(
        "d=$(mktemp -d); $JIHUA sheet --task 5 -o $d/5.html && head -n 1 $d/5.html; $JIHUA sheet --task 5 -o $d/5.md && head -n 1 $d/5.md; "
        "rm -r $d",
        "<!DOCTYPE html>\n# Task Sheet\n");
    run_says(
        "d=$(mktemp -d); for f in a.json a.html a; do $JIHUA export -o $d/$f; done; head -c 8 $d/a.json; head -n 1 $d/a.html; grep -c ^ $d/a; rm -r $d",
        "{\"plan\":<!DOCTYPE html>\n28\n");
}

static void an_ending_that_nothing_here_writes_is_refused(void **state)
{
    (void)state;
    refused(
        "-o /dev/null/x.docx", 2,
        "jihua: /dev/null/x.docx: sheets have no format that ends in .docx; end the name in one of .txt, .md, .html, .pdf\n");
    struct spawned run = spawn_shell("$JIHUA export -o /dev/null/x.wps");
    assert_string_equal(
        run.err, "jihua: /dev/null/x.wps: exports have no format that ends in .wps; end the name in one of .csv, "
                 ".json, .ndjson, .md, .html, .xlsx\n");
    assert_int_equal(run.status, 2);
    spawn_done(&run);
}

static void a_plan_without_agencies_has_no_duties(void **state)
{
    (void)state;
    static const char *const orders[] = {"--kind agency",
                                         "--kind agency -f html -o $d/x.html",
                                         "--kind agency --each agency -o $d/x",
                                         "--each agency -o $d/x",
                                         "--kind agency --each task -o $d/x",
                                         "--kind agency --each action --printer nowhere",
                                         "--kind agency --printer nowhere"};
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        char command[300];
        snprintf(
            command, sizeof command,
            "d=$(mktemp -d); printf '任务,2024年\n修路,1条\n' >$d/p.csv; $JIHUA sheet %s $d/p.csv; s=$?; ls $d | grep x; rm -r $d; exit $s",
            orders[i]);
        struct spawned run = spawn_shell(command);
        assert_string_equal(run.err, "jihua: no task fits; nothing was made\n");
        assert_string_equal(run.out, "");
        assert_int_equal(run.status, 1);
        spawn_done(&run);
    }
}

static void of_several_sheets_those_that_say_nothing_are_left_out(void **state)
{
    (void)state;
    struct spawned run = spawn_shell(
        "d=$(mktemp -d); printf '任务,2024年,牵头单位\\n修路,1条,\\n种树,2棵,甲局\\n' | $JIHUA sheet --kind agency --each task -o $d/x -; "
        "s=$?; ls $d/x; rm -r $d; exit $s");
    assert_string_equal(run.err, "");
    assert_string_equal(run.out, "list of duties-02-种树.txt\n");
    assert_int_equal(run.status, 0);
    spawn_done(&run);
}

/* A table from standard input that has no title has "-" for one: no sheet says so. */
static void a_nameless_plan_is_called_standard_input(void **state)
{
    (void)state;
    run_says(
        "for kind in task tasks agency followup table; do printf '任务,2024年,牵头单位\\n修路,1条,甲局\\n' | $JIHUA sheet --kind $kind -f html - | "
        "grep -c -e '<title>-' -e '>-</'; done; true",
        "0\n0\n0\n0\n0\n");
    run_says(
        "d=$(mktemp -d); printf '任务,2024年,牵头单位\\n修路,1条,甲局\\n' | tee $d/a.csv | $JIHUA sheet --kind agency - $d/a.csv | grep -c '│ standard input '; rm -r $d",
        "1\n");
    run_says("d=$(mktemp -d); printf '任务,2024年\\n修路,1条\\n' | $JIHUA sheet --each action -o $d -; ls $d; rm -r $d",
             "task sheet-standard input.txt\n");
}

static void a_plan_without_actions_names_the_file(void **state)
{
    (void)state;
    run_says(
        "d=$(mktemp -d); printf '某县计划,,\n任务,2024年,2025年\n修路,1条,\n' >$d/p.csv; $JIHUA sheet --each action -f md -o $d/x $d/p.csv; ls $d/x; rm -r $d",
        "task sheet-某县计划.md\n");
}

static void a_table_that_does_not_fit_says_how_wide_it_is(void **state)
{
    (void)state;
    run_says(
        "$JIHUA sheet --kind table 2>&1 >/dev/null; $JIHUA sheet --kind table --width 130 2>&1 | grep -c jihua; $JIHUA sheet --task 9 2>&1 >/dev/null",
        "jihua: the table does not fit 80 columns; each task is a form; --width 130 sets it as a table\n0\n");
}

static void what_cannot_be_done_is_said(void **state)
{
    (void)state;
    refused("--each task", 2, "jihua: --each writes several files; name a folder with -o\n");
    refused("--each task -o /dev/null/x", 2,
            "jihua: /dev/null/x: cannot make the folder: Not a directory; name a folder with -o\n");
    refused("--kind x", 2,
            "jihua: there is no sheet of the kind 'x'; the kinds are task, tasks, agency, followup, table\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_agency_is_named_by_part_or_initials),
        cmocka_unit_test(an_action_is_named_by_part_or_initials),
        cmocka_unit_test(an_agency_chooses_the_tasks_of_other_kinds),
        cmocka_unit_test(text_is_cut_into_pages_only_for_paper),
        cmocka_unit_test(a_terminal_gets_no_form_feed),
        cmocka_unit_test(a_saved_query_is_called_by_its_name),
        cmocka_unit_test(each_agency_gets_a_file_of_its_own),
        cmocka_unit_test(names_that_differ_only_in_case_do_not_overwrite_each_other_on_any_disk),
        cmocka_unit_test(each_task_gets_a_file_in_order),
        cmocka_unit_test(the_ending_of_the_file_names_the_format),
        cmocka_unit_test(an_ending_that_nothing_here_writes_is_refused),
        cmocka_unit_test(a_plan_without_agencies_has_no_duties),
        cmocka_unit_test(of_several_sheets_those_that_say_nothing_are_left_out),
        cmocka_unit_test(a_nameless_plan_is_called_standard_input),
        cmocka_unit_test(a_plan_without_actions_names_the_file),
        cmocka_unit_test(a_table_that_does_not_fit_says_how_wide_it_is),
        cmocka_unit_test(what_cannot_be_done_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
