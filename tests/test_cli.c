/* The real program without a terminal: what it prints, how it ends, what it says when something is wrong. */
#include <jansson.h>

#include "base/mem.h"
#include "spawn.h"
#include "term.h"
#include "test.h"

static const char small[] = "某县行动计划,,,,,,\n"
                            "序号,行动,任务,主要内容,第一年,牵头单位,责任单位\n"
                            "1,甲行动,修路,\"1.修路3公里;\n2.建桥\",修路1公里,交通局,财政局\n"
                            "2,乙行动,种树,种树100亩,种树30亩,林草局,\n"
                            "3,甲行动,养护,养护公路,养护1公里,交通局,\n";

static void assert_says(struct spawned run, int status, const char *out, const char *err)
{
    assert_string_equal(run.out, out);
    assert_string_equal(run.err, err);
    assert_int_equal(run.status, status);
    spawn_done(&run);
}

static size_t count_of(const char *text, const char *part)
{
    size_t count = 0;
    for (const char *at = text; (at = strstr(at, part)) != NULL; at += strlen(part)) count++;
    return count;
}

/* ---- list, show ---- */

static void a_list_is_grouped_by_action(void **state)
{
    (void)state;
    assert_says(spawn_jihua(small, "list", "-w", "40", "-", NULL), 0,
                "甲行动\n"
                "   1  修路                        交通局\n"
                "   3  养护                        交通局\n"
                "\n"
                "乙行动\n"
                "   2  种树                        林草局\n",
                "");
}

static void where_nobody_leads_the_list_names_who_answers(void **state)
{
    (void)state;
    assert_says(spawn_jihua("序号,任务,责任单位\n1,看书,图书馆\n", "list", "-w30", "-", NULL), 0,
                "   1  看书              图书馆\n", "");
}

static void without_a_terminal_the_browser_is_a_list(void **state)
{
    struct spawned list = spawn_jihua(NULL, "list", NULL), alone = spawn_jihua(NULL, NULL, NULL);
    (void)state;
    assert_string_equal(alone.out, list.out);
    assert_int_equal(alone.status, 0);
    assert_int_equal(count_of(list.out, "\n"), 26 + 8 + 7);
    assert_non_null(strstr(list.out, "\n   5  壮大产业技术人才队伍"));
    spawn_done(&list);
    spawn_done(&alone);
}

static void the_environment_names_a_plan(void **state)
{
    (void)state;
    assert_says(spawn_shell("printf '序号,任务,牵头单位\\n7,看书,图书馆\\n' >/tmp/jihua-$$.csv; "
                            "JIHUA_PLAN=/tmp/jihua-$$.csv $JIHUA list; rm /tmp/jihua-$$.csv"),
                0,
                "   7  看书"
                "                                                                "
                "图书馆\n",
                "");
}

static void show_prints_every_cell_under_its_label(void **state)
{
    (void)state;
    assert_says(spawn_jihua(small, "show", "1", "-", NULL), 0,
                "序号      1\n"
                "行动      甲行动\n"
                "任务      修路\n"
                "主要内容  1.修路3公里;\n"
                "          2.建桥\n"
                "第一年    修路1公里\n"
                "牵头单位  交通局\n"
                "责任单位  财政局\n",
                "");
    struct spawned run = spawn_jihua(small, "show", "9", "-", NULL);
    assert_int_equal(run.status, 1);
    assert_string_equal(run.out, "");
    assert_int_equal(count_of(run.err, "\n"), 1);
    spawn_done(&run);
}

static void with_several_plans_a_task_has_two_numbers(void **state)
{
    struct spawned run = spawn_shell("$JIHUA show 2:5 data/tianshui.csv data/tianshui.csv");
    (void)state;
    assert_int_equal(run.status, 0);
    assert_non_null(strstr(run.out, "壮大产业技术人才队伍"));
    spawn_done(&run);
    run = spawn_shell("$JIHUA search -l 博士后 data/tianshui.csv data/tianshui.csv");
    assert_string_equal(run.out, "1:2\n2:2\n");
    spawn_done(&run);
}

/* ---- search ---- */

static void a_hit_is_a_line_with_number_and_field(void **state)
{
    (void)state;
    assert_says(spawn_jihua(small, "search", "修路", "-", NULL), 0,
                "1:任务:修路\n1:主要内容:1.修路3公里;␊2.建桥\n1:第一年:修路1公里\n", "");
    assert_says(spawn_jihua(small, "search", "-C1", "/\\d+公里/", "-", NULL), 0,
                "1:主要内容:路3公里;\n1:第一年:路1公里\n3:第一年:护1公里\n", "");
    assert_says(spawn_jihua(small, "search", "-l", "交通局", "-", NULL), 0, "1\n3\n", "");
    assert_says(spawn_jihua(small, "search", "--color=always", "-C0", "建桥", "-", NULL), 0,
                "\033[32m1\033[0m:\033[36m主要内容\033[0m:\033[1;31m建桥\033[0m\n", "");
}

static void search_writes_data_and_counts_keywords(void **state)
{
    (void)state;
    struct spawned run = spawn_jihua(small, "search", "--format=json", "建桥", "-", NULL);
    assert_int_equal(run.status, 0);
    assert_ptr_equal(strstr(run.out, "{\"query\": \"建桥\", \"tasks\": 1, \"hits\": 1, \"folding\": ["), run.out);
    spawn_done(&run);
    run = spawn_jihua(small, "search", "--format=csv", "--no-fold=trad,width", "建橋", "-", NULL);
    assert_int_equal(run.status, 1);
    assert_string_equal(run.out, "plan,no,action,task,field,year,item,text,start,length,match\n");
    spawn_done(&run);
    run = spawn_jihua(small, "search", "--no-fold=colour", "建桥", "-", NULL);
    assert_int_equal(run.status, 2);
    spawn_done(&run);
    run = spawn_shell("printf '建桥\\n天宫\\n' | $JIHUA search --keywords - --format json data/tianshui.csv");
    assert_int_equal(run.status, 1);
    assert_non_null(strstr(run.out, "{\"query\": \"天宫\", \"tasks\": 0, \"hits\": 0, \"matrix\": []}"));
    spawn_done(&run);
    run = spawn_shell("$JIHUA search '/(\\p{Han}+)+\\d{9}/' data/tianshui.csv");
    assert_int_equal(run.status, 2);
    assert_non_null(strstr(run.err, "the search was cut off at task 1"));
    spawn_done(&run);
}

static void search_tells_by_its_status(void **state)
{
    (void)state;
    assert_says(spawn_jihua(small, "search", "--count", "公里", "-", NULL), 0, "2 tasks, 3 hits\n", "");
    assert_says(spawn_jihua(small, "search", "--count", "天宫", "-", NULL), 1, "0 tasks, 0 hits\n", "");
    assert_says(spawn_jihua(small, "search", "天宫", "-", NULL), 1, "", "");
    assert_says(spawn_jihua(small, "search", " ", "-", NULL), 2, "",
                "jihua: the query is empty; name what to search for\n");
    struct spawned run = spawn_jihua(small, "search", "/(/", "-", NULL);
    assert_int_equal(run.status, 2);
    assert_int_equal(count_of(run.err, "\n"), 1);
    spawn_done(&run);
}

static void a_question_to_the_ledger_is_an_error_that_says_so(void **state)
{
    static const char *const commands[] = {"search 进展:滞后", "search -l '人才 | memo:x'", "export --query 标记:是",
                                           "sheet --query marked:yes"};
    (void)state;
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        char *line = mem_format("$JIHUA %s data/tianshui.csv", commands[i]);
        struct spawned run = spawn_shell(line);
        if (run.status != 2) fail_msg("%s: status %d", commands[i], run.status);
        assert_string_equal(run.out, "");
        assert_int_equal(count_of(run.err, "\n"), 1);
        assert_non_null(strstr(run.err, "ledger, which is not there yet; leave it out"));
        spawn_done(&run);
        free(line);
    }
}

/* ---- sheet, export ---- */

static void sheets_are_made_of_the_tasks_chosen(void **state)
{
    static const struct {
        const char *option, *value;
        size_t pages;
    } choices[] = {{"--task", "5", 1}, {"--action", "产业人才", 4}, {"--query", "博士后", 1}, {"--width", "60", 26}};
    (void)state;
    for (size_t i = 0; i < sizeof choices / sizeof *choices; i++) {
        struct spawned run = spawn_jihua(NULL, "sheet", choices[i].option, choices[i].value, NULL);
        assert_int_equal(run.status, 0);
        assert_int_equal(count_of(run.out, "\f"), choices[i].pages - 1);
        spawn_done(&run);
    }
}

static void a_sheet_of_nothing_is_not_made(void **state)
{
    (void)state;
    assert_says(spawn_jihua(NULL, "sheet", "--action", "人才", NULL), 1, "",
                "jihua: '人才' fits several actions: 高端人才引进行动, 产业人才培养行动, 紧缺实用人才培养行动; "
                "write more of the name\n");
    assert_says(spawn_jihua(NULL, "sheet", "--action", "登月", NULL), 1, "",
                "jihua: no action is called '登月'; see `jihua list`\n");
    assert_says(spawn_jihua(NULL, "sheet", "--year", "第九年", NULL), 1, "",
                "jihua: no year is called '第九年'; the years are 第一年, 第二年, 第三年\n");
    assert_says(spawn_jihua(NULL, "sheet", "--query", "登月", NULL), 1, "", "jihua: no task fits; nothing was made\n");
    assert_says(spawn_jihua(NULL, "sheet", "--kind", "poster", NULL), 2, "",
                "jihua: there is no sheet of the kind 'poster'; the kinds are task, tasks, agency, followup, table\n");
    assert_says(spawn_jihua(NULL, "sheet", "--width", "30", NULL), 2, "",
                "jihua: a sheet is at least 40 columns wide; write --width 40 or more\n");
}

static void an_export_gives_the_bytes_back(void **state)
{
    (void)state;
    assert_says(spawn_jihua(small, "export", "--format", "csv", "-", NULL), 0, small, "");
    assert_says(spawn_shell("$JIHUA export | cmp - data/tianshui.csv"), 0, "", "");
    struct spawned run = spawn_jihua(small, "export", "--title", "新题", "-", NULL);
    assert_non_null(strstr(run.out, "新题,,,,,,\n序号,"));
    assert_null(strstr(run.out, "某县"));
    spawn_done(&run);
}

#define IN_A_FOLDER "d=$(mktemp -d); trap \"rm -rf $d\" EXIT; cd $d; "

static void some_tasks_are_exported(void **state)
{
    (void)state;
    assert_says(spawn_shell("$JIHUA export --task 5 | sed -n '3,$p' | cut -c 1-2"), 0, "5,\n", "");
    assert_says(
        spawn_shell(
            "$JIHUA export --query 牵头:教育局 --year 第二年 --format ndjson | grep -c '\"targets\": \\[{\"year\": \"第二年\"'"),
        0, "6\n", "");
    assert_says(spawn_shell("$JIHUA export --action 产业人才 | $JIHUA list --by action - | grep -c '^ *[3-6] '"), 0,
                "4\n", "");
    assert_says(spawn_jihua(NULL, "export", "--agency", "登月", NULL), 1, "",
                "jihua: no agency is called '登月'; see `jihua list --by agency`\n");
    assert_says(spawn_shell(IN_A_FOLDER "echo old >a.csv; $JIHUA export --query 登月 -o a.csv; cat a.csv"), 0, "old\n",
                "jihua: no task fits; nothing was made\n");
}

static void a_file_is_written_whole_or_not_at_all(void **state)
{
    (void)state;
    assert_says(spawn_shell(IN_A_FOLDER "echo old >a.csv && $JIHUA export -o a.csv && head -c 12 a.csv; ls -A"), 0,
                "天水市三a.csv\n", "");
    assert_says(spawn_shell(IN_A_FOLDER "echo old >a.txt && $JIHUA sheet --task 99 -o a.txt; cat a.txt"), 0, "old\n",
                "jihua: there is no task 99; `jihua list` shows the numbers\n");
    assert_says(spawn_shell(IN_A_FOLDER "$JIHUA export -o a.csv && cp a.csv b.csv && $JIHUA export -o ./a.csv a.csv; "
                                        "echo $?; cmp a.csv b.csv"),
                0, "2\n",
                "jihua: ./a.csv: this plan is open; a plan is never written to; choose another name with -o\n");
    assert_says(
        spawn_shell(IN_A_FOLDER
                    "echo old >a.csv; (ulimit -f 1; $JIHUA export -o a.csv 2>&1) | cut -d: -f 3; ls -A; cat a.csv"),
        0, " cannot write\na.csv\nold\n", "");
    assert_says(spawn_shell("$JIHUA export -o /dev/full; echo $?"), 0, "2\n",
                "jihua: /dev/full: cannot write: No space left on device\n");
}

/* ---- the end of it ---- */

static void standard_output_is_checked(void **state)
{
    (void)state;
    assert_says(spawn_shell("$JIHUA list >/dev/full; echo $?"), 0, "2\n",
                "jihua: cannot write standard output: No space left on device\n");
    assert_says(spawn_shell("$JIHUA --help >/dev/full; echo $?"), 0, "2\n",
                "jihua: cannot write standard output: No space left on device\n");
    assert_says(spawn_shell("trap '' PIPE; { $JIHUA sheet; echo $? >&2; } | true"), 0, "",
                "jihua: cannot write standard output: Broken pipe\n2\n");
    assert_says(spawn_shell("{ $JIHUA sheet; echo $? >&2; } | true"), 0, "", "141\n");
}

static void errors_are_one_safe_line(void **state)
{
    (void)state;
    assert_says(spawn_jihua(NULL, "serach", "人才", NULL), 2, "",
                "jihua: there is neither a command nor a file 'serach'; did you mean `jihua search`?\n");
    assert_says(spawn_jihua(NULL, "list", "--\033]0;x\007", NULL), 2, "",
                "jihua: there is no option --␛]0;x␇; see `jihua list --help`\n");
    assert_says(spawn_jihua(small, "list", "-", "-", NULL), 2, "",
                "jihua: standard input can be read only once; write - once\n");
    struct spawned run = spawn_jihua(NULL, "list", "no/such\033file.csv", NULL);
    assert_int_equal(run.status, 2);
    assert_int_equal(count_of(run.err, "\n"), 1);
    assert_null(strchr(run.err, '\033'));
    assert_ptr_equal(strstr(run.err, "jihua: no/such␛file.csv: "), run.err);
    spawn_done(&run);
}

static void help_lists_kinds_and_formats(void **state)
{
    (void)state;
    assert_says(
        spawn_shell(
            "$JIHUA sheet --help --width 100 | tr -s ' \\n' ' ' | grep -o 'which sheet: .* --each\\|format: .* -o'"),
        0,
        "which sheet: task (task sheet), tasks (list of tasks), agency (list of duties), followup (follow-up slip), "
        "table (task table) --each\nformat: text, md, html, pdf -o\n",
        "");
    assert_says(
        spawn_shell(
            "for c in list search export stats check; do $JIHUA --lang zh_CN $c --help | grep -e '--format'; done | tr -s ' '"),
        0,
        " -f, --format FORMAT 格式：text、json\n"
        " -f, --format FORMAT 格式：text、csv、md、json\n"
        " -f, --format FORMAT 格式：csv、json、ndjson、md、html、xlsx\n"
        " -f, --format FORMAT 格式：text、json\n"
        " -f, --format FORMAT 格式：text、json\n",
        "");
}

static void help_and_version_need_no_plan(void **state)
{
    struct spawned run = spawn_shell("JIHUA_PLAN=/none $JIHUA --version");
    (void)state;
    assert_ptr_equal(strstr(run.out, "jihua "), run.out);
    assert_int_equal(run.status, 0);
    spawn_done(&run);
    run = spawn_shell("JIHUA_PLAN=/none $JIHUA search --help");
    assert_ptr_equal(strstr(run.out, "Usage: jihua search [OPTION...] QUERY [PLAN...]\n"), run.out);
    assert_int_equal(run.status, 0);
    spawn_done(&run);
}

static void the_language_can_be_chosen(void **state)
{
    (void)state;
    assert_says(spawn_jihua(NULL, "--lang", "zh_CN", "list", "--no-such", NULL), 2, "",
                "jihua: 没有选项 --no-such; 请看 `jihua list --help`\n");
    assert_says(spawn_shell("LANGUAGE= LANG=C $JIHUA list --no-such"), 2, "",
                "jihua: 没有选项 --no-such; 请看 `jihua list --help`\n");
}

static void controls_of_a_plan_never_come_out_as_text(void **state)
{
    static const char *const commands[][3] = {
        {"list", NULL}, {"show", "1", NULL}, {"search", "行", NULL}, {"sheet", NULL}};
    static const char evil[] = "序号,行动,任务,牵头单位\n1,\033[2J行动,\xC2\x9B"
                               "31m任务\xE2\x80\xAE,\007局\n";
    (void)state;
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        const char *second = commands[i][1] != NULL ? commands[i][1] : "-";
        struct spawned run = spawn_jihua(evil, commands[i][0], second, commands[i][1] != NULL ? "-" : NULL, NULL);
        assert_true(run.nout > 0);
        for (size_t b = 0; b < run.nout; b++) assert_true((unsigned char)run.out[b] >= ' ' || run.out[b] == '\n');
        assert_null(strstr(run.out, "\xC2\x9B"));
        assert_null(strstr(run.out, "\xE2\x80\xAE"));
        spawn_done(&run);
    }
    assert_says(spawn_jihua(evil, "export", "-", NULL), 0,
                "序号,行动,任务,主要内容,牵头单位,责任单位\n1,\033[2J行动,\xC2\x9B"
                "31m任务\xE2\x80\xAE,,\007局,\n",
                "");
}

/* ---- on a terminal ---- */

static void on_a_terminal_hits_stand_under_their_task(void **state)
{
    struct term *t = term_open(60, 30, "search", "博士后", NULL);
    (void)state;
    assert_int_equal(term_wait_exit(t), 0);
    assert_true(term_has(t, "2  培养高层次人才"));
    assert_true(term_has(t, "    第二年      "));
    assert_true(term_style_of(t, "博士后") & TERM_COLOUR);
    assert_true(term_style_of(t, "培养高层次人才") & TERM_BOLD);
    term_close(t);
}

static void a_terminal_gets_nothing_raw_from_an_export(void **state)
{
    static const char evil[] = "序号,任务,牵头单位\n1,\033[2J看书,\"图\n书馆\"\n";
    struct term *t = term_open(80, 24, "export", test_temporary("evil.csv", evil, sizeof evil - 1), NULL);
    (void)state;
    assert_int_equal(term_wait_exit(t), 0);
    assert_true(term_has(t, "␛[2J看书"));
    term_close(t);
}

static void colours_heed_the_user(void **state)
{
    const char *no_color[] = {"NO_COLOR=1", NULL}, *argv[] = {"jihua", "list", NULL};
    struct term *t = term_start(&(struct term_options){.env = no_color}, argv);
    (void)state;
    assert_int_equal(term_wait_exit(t), 0);
    assert_false(term_sent(t, "\033["));
    term_close(t);
    t = term_open(80, 60, "list", NULL);
    assert_int_equal(term_wait_exit(t), 0);
    assert_true(term_style_of(t, "高端人才引进行动") & TERM_BOLD);
    term_close(t);
    t = term_open(80, 60, "list", "--color", "never", NULL);
    assert_int_equal(term_wait_exit(t), 0);
    assert_false(term_sent(t, "\033["));
    term_close(t);
}

/* ---- completion ---- */

static void assert_completes(const char *words, const char *expected)
{
    char command[1024];
    snprintf(
        command, sizeof command,
        "LC_ALL=C.UTF-8 bash -c 'source \"%s\"; PATH=$(dirname $(readlink -f $JIHUA)):$PATH; COMP_WORDS=(jihua %s); "
        "COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); cd /var/empty 2>/dev/null || cd /; _jihua; echo ${COMPREPLY[@]}'",
        test_path("data/completion/jihua"), words);
    assert_says(spawn_shell(command), 0, expected, "");
}

static void the_shell_completes_commands_options_and_choices(void **state)
{
    (void)state;
    assert_completes("se", "search\n");
    assert_completes("search --co", "--count --context --columns --color\n");
    assert_completes("list --color a", "auto always\n");
    assert_completes("sheet --task 5 --ki", "--kind\n");
    assert_completes("sheet --format p", "pdf\n");
    assert_completes("export --format \"\"", "csv json ndjson md html xlsx\n");
    assert_completes("stats --format \"\"", "text json\n");
}

static void the_users_aliases_make_two_names_one_agency(void **state)
{
    (void)state;
    struct spawned run = spawn_shell(
        "d=$(mktemp -d); mkdir $d/jihua; printf '# 别名\\n市人社局 = 市人力资源和社会保障局\\n没有等号\\n' >$d/jihua/agencies; "
        "printf '序号,任务,牵头单位\\n1,甲,市人社局\\n2,乙,市人力资源和社会保障局\\n' | "
        "XDG_CONFIG_HOME=$d $JIHUA list --by agency --format json -; rm -r $d");
    json_t *agencies = json_loads(run.out, 0, NULL);
    assert_int_equal(json_array_size(agencies), 1);
    assert_string_equal(json_string_value(json_object_get(json_array_get(agencies, 0), "agency")),
                        "市人力资源和社会保障局");
    json_decref(agencies);
    assert_non_null(strstr(run.err, "/jihua/agencies:3: "));
    spawn_done(&run);
}

static void a_number_that_recurs_shows_every_task_of_it(void **state)
{
    (void)state;
    static const char csv[] = "序号,任务,牵头单位\n一、甲,,\n1,修路,x局\n2,建桥,x局\n二、乙,,\n1,种树,x局\n";
    struct spawned run = spawn_jihua(csv, "show", "1", "-", NULL);
    assert_non_null(strstr(run.out, "修路"));
    assert_non_null(strstr(run.out, "种树"));
    assert_null(strstr(run.out, "建桥"));
    spawn_done(&run);
    run = spawn_jihua(csv, "sheet", "--kind", "tasks", "--task", "1", "-", NULL);
    assert_non_null(strstr(run.out, "修路"));
    assert_non_null(strstr(run.out, "种树"));
    spawn_done(&run);
}

static void json_names_the_tasks_found_without_a_hit(void **state)
{
    (void)state;
    struct spawned run = spawn_jihua(small, "search", "--format", "json", "!种树", "-", NULL);
    json_t *all = json_loads(run.out, 0, NULL), *numbers = json_object_get(all, "numbers");
    assert_int_equal(json_integer_value(json_object_get(all, "tasks")), 2);
    assert_int_equal(json_array_size(numbers), 2);
    assert_string_equal(json_string_value(json_array_get(numbers, 1)), "3");
    json_decref(all);
    spawn_done(&run);
}

static void several_plans_are_exported_one_after_the_other(void **state)
{
    (void)state;
    char first[512], second[512];
    snprintf(first, sizeof first, "%s", test_temporary("one.csv", "序号,任务,备注\n1,甲,x\n", 27));
    snprintf(second, sizeof second, "%s", test_temporary("two.csv", small, sizeof small - 1));
    struct spawned run = spawn_jihua(NULL, "export", first, second, NULL);
    assert_int_equal(
        strncmp(run.out,
                "one,,,,,,\n序号,行动,任务,主要内容,牵头单位,责任单位,备注\n1,,甲,,,,x\n\n某县行动计划,,,,,,\n", 60),
        0);
    assert_int_equal(run.status, 0);
    spawn_done(&run);
    run = spawn_jihua(NULL, "export", "--format", "json", first, second, NULL);
    json_t *plans = json_loads(run.out, 0, NULL);
    assert_int_equal(json_array_size(plans), 2);
    assert_string_equal(json_string_value(json_object_get(json_object_get(json_array_get(plans, 1), "plan"), "title")),
                        "某县行动计划");
    json_decref(plans);
    spawn_done(&run);
    run = spawn_jihua(NULL, "export", "--format", "html", first, second, NULL);
    assert_int_equal(count_of(run.out, "<!DOCTYPE html>"), 1);
    assert_int_equal(count_of(run.out, "</table>"), 2);
    assert_int_equal(count_of(run.out, "</html>"), 1);
    spawn_done(&run);
}

static void a_query_knows_the_headers_of_the_file(void **state)
{
    (void)state;
    struct spawned run = spawn_jihua("序号,任务,资金来源\n1,修路,省级\n2,种树,市级\n", "sheet", "--kind", "tasks",
                                     "--query", "资金来源:市级", "-", NULL);
    assert_int_equal(run.status, 0);
    assert_non_null(strstr(run.out, "种树"));
    assert_null(strstr(run.out, "修路"));
    spawn_done(&run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_query_knows_the_headers_of_the_file),
        cmocka_unit_test(the_users_aliases_make_two_names_one_agency),
        cmocka_unit_test(a_number_that_recurs_shows_every_task_of_it),
        cmocka_unit_test(json_names_the_tasks_found_without_a_hit),
        cmocka_unit_test(several_plans_are_exported_one_after_the_other),
        cmocka_unit_test(a_list_is_grouped_by_action),
        cmocka_unit_test(where_nobody_leads_the_list_names_who_answers),
        cmocka_unit_test(without_a_terminal_the_browser_is_a_list),
        cmocka_unit_test(the_environment_names_a_plan),
        cmocka_unit_test(show_prints_every_cell_under_its_label),
        cmocka_unit_test(with_several_plans_a_task_has_two_numbers),
        cmocka_unit_test(a_hit_is_a_line_with_number_and_field),
        cmocka_unit_test(search_writes_data_and_counts_keywords),
        cmocka_unit_test(search_tells_by_its_status),
        cmocka_unit_test(a_question_to_the_ledger_is_an_error_that_says_so),
        cmocka_unit_test(sheets_are_made_of_the_tasks_chosen),
        cmocka_unit_test(a_sheet_of_nothing_is_not_made),
        cmocka_unit_test(an_export_gives_the_bytes_back),
        cmocka_unit_test(some_tasks_are_exported),
        cmocka_unit_test(a_file_is_written_whole_or_not_at_all),
        cmocka_unit_test(standard_output_is_checked),
        cmocka_unit_test(errors_are_one_safe_line),
        cmocka_unit_test(help_lists_kinds_and_formats),
        cmocka_unit_test(help_and_version_need_no_plan),
        cmocka_unit_test(the_language_can_be_chosen),
        cmocka_unit_test(controls_of_a_plan_never_come_out_as_text),
        cmocka_unit_test(on_a_terminal_hits_stand_under_their_task),
        cmocka_unit_test(a_terminal_gets_nothing_raw_from_an_export),
        cmocka_unit_test(colours_heed_the_user),
        cmocka_unit_test(the_shell_completes_commands_options_and_choices),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
