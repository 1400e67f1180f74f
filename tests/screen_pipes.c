/* Plans that come through a pipe are waited for, however long their writer takes; nothing else is. */
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "browser.h"
#include "spawn.h"
#include "test.h"

#define PLAN "序号,任务,牵头单位\n1,修路,交通局\n2,种树,林草局\n"
/* Longer than anyone would wait who has lost hope: a program that gives up says so meanwhile. */
enum { SLOW_MS = 1200 };

static const char *make_pipe(const char *name)
{
    static char path[512];
    snprintf(path, sizeof path, "%s", folder_path(name));
    assert_int_equal(mkfifo(path, 0600), 0);
    return path;
}

/* As its writer; the reader must be there. */
static void write_pipe(const char *path, const char *text)
{
    int fd = open(path, O_WRONLY | O_NONBLOCK);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, text, strlen(text)), strlen(text));
    close(fd);
}

static struct term *start_shell(const char *command)
{
    const char *const argv[] = {"bash", "-c", command, NULL};
    return term_start(&(struct term_options){.ncols = 80, .nrows = 24}, argv);
}

/* ---- a plan ---- */

static void a_named_pipe_is_waited_for_however_slow_its_writer(void **state)
{
    (void)state;
    const char *pipe = make_pipe("计划.csv");
    struct term *t = term_open(80, 24, "list", pipe, NULL);
    term_wait_still(t, SLOW_MS);
    assert_int_equal(term_sent_bytes(t), 0);
    write_pipe(pipe, PLAN);
    assert_int_equal(term_wait_exit(t), 0);
    assert_true(term_has(t, "2  种树"));
    term_close(t);
}

static void a_program_behind_a_process_substitution_is_waited_for(void **state)
{
    char command[1024];
    (void)state;
    const char *gate = make_pipe("gate"); /* the writer begins when this one is written to */
    snprintf(command, sizeof command, "exec \"${JIHUA:-./jihua}\" list <(read -r go <'%s'; printf '%%s' '%s')", gate,
             PLAN);
    struct term *t = start_shell(command);
    term_wait_still(t, SLOW_MS);
    assert_int_equal(term_sent_bytes(t), 0);
    write_pipe(gate, "go\n");
    assert_int_equal(term_wait_exit(t), 0);
    assert_true(term_has(t, "2  种树"));
    term_close(t);
}

static void control_c_ends_the_waiting(void **state)
{
    (void)state;
    struct term *t = term_open(80, 24, "list", make_pipe("计划.csv"), NULL);
    term_wait_still(t, SLOW_MS);
    term_send(t, "<C-c>");
    assert_int_equal(term_wait_exit(t), 130);
    term_close(t);
}

static void a_pipe_that_ends_without_a_word_is_an_empty_file(void **state)
{
    (void)state;
    struct term *t = start_shell("exec \"${JIHUA:-./jihua}\" list --lang en <(true)");
    assert_int_equal(term_wait_exit(t), 2);
    assert_true(term_has(t, "the file is empty"));
    term_close(t);
}

static void the_browser_opens_once_the_pipe_is_written_and_cannot_read_it_again(void **state)
{
    (void)state;
    const char *pipe = make_pipe("计划.csv");
    struct term *t = term_open(80, 24, pipe, NULL);
    term_wait_still(t, SLOW_MS);
    write_pipe(pipe, PLAN);
    term_wait(t, "种树");
    term_send(t, "r");
    term_wait(t, "标准输入或管道的内容不能重新读取");
    quit(t);
}

static void a_list_of_keywords_may_come_through_a_pipe_too(void **state)
{
    char command[1024];
    (void)state;
    const char *gate = make_pipe("gate");
    snprintf(command, sizeof command,
             "exec \"${JIHUA:-./jihua}\" search --keywords <(read -r go <'%s'; echo 人才) data/tianshui.csv", gate);
    struct term *t = start_shell(command);
    term_wait_still(t, SLOW_MS);
    assert_int_equal(term_sent_bytes(t), 0);
    write_pipe(gate, "go\n");
    assert_int_equal(term_wait_exit(t), 0);
    assert_true(term_sent_bytes(t) > 0);
    term_close(t);
}

/* ---- what nobody asked to wait for ---- */

/* Runs a command line with a limit, in the folder of the test as home. */
static struct spawned run(const char *arguments)
{
    char command[2048];
    const char *home = folder_path("");
    snprintf(command, sizeof command, "export HOME='%s' XDG_CONFIG_HOME='%s/config'; timeout 30 $JIHUA %s", home, home,
             arguments);
    return spawn_shell(command);
}

static void a_pipe_in_a_folder_of_plans_is_passed_over(void **state)
{
    char arguments[600];
    (void)state;
    make_pipe("a.csv");
    folder_put("b.csv", PLAN);
    snprintf(arguments, sizeof arguments, "list '%s'", folder_path(""));
    struct spawned list = run(arguments);
    assert_int_equal(list.status, 0);
    assert_non_null(strstr(list.out, "2  种树"));
    assert_non_null(strstr(list.err, "a.csv: this is no file and is passed over; "));
    spawn_done(&list);
}

/* Puts what never ends in the place of a file of the user. */
static void put_endless(const char *name, bool pipe)
{
    char path[512];
    mkdir(folder_path("config"), 0700);
    mkdir(folder_path("config/jihua"), 0700);
    snprintf(path, sizeof path, "%s/%s", folder_path("config/jihua"), name);
    unlink(path);
    assert_int_equal(pipe ? mkfifo(path, 0600) : symlink("/dev/zero", path), 0);
}

static void no_command_waits_for_a_file_of_the_user_that_never_ends(void **state)
{
    static const char *const files[] = {"agencies", "config"};
    static const char *const commands[] = {
        "list",  "list --by agency",     "show 5",         "search 人才",     "search @x", "check",
        "stats", "export --format json", "sheet --task 5", "sheet --query @x"};
    (void)state;
    for (size_t f = 0; f < 2; f++)
        for (int pipe = 0; pipe < 2; pipe++) {
            put_endless(files[f], pipe);
            for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
                struct spawned command = run(commands[i]);
                if (command.status == 124) print_message("%s: %s\n", files[f], commands[i]);
                assert_int_not_equal(command.status, 124);
                if (f == 0)
                    assert_non_null(strstr(command.err, pipe ? "/jihua/agencies: this is a pipe, not a file; "
                                                             : "/jihua/agencies: this is no file but a device; "));
                spawn_done(&command);
            }
        }
}

static void a_list_of_keywords_without_end_is_refused(void **state)
{
    char arguments[600];
    (void)state;
    struct spawned search = run("search --keywords /dev/zero");
    assert_int_equal(search.status, 2);
    assert_non_null(strstr(search.err, "/dev/zero: this is no file but a device; "));
    spawn_done(&search);
    char *long_list = malloc((2 << 20) + 1);
    memset(long_list, 'a', 2 << 20);
    long_list[2 << 20] = '\0';
    folder_put("long", long_list);
    free(long_list);
    snprintf(arguments, sizeof arguments, "search --keywords '%s'", folder_path("long"));
    search = run(arguments);
    assert_int_equal(search.status, 2);
    assert_non_null(strstr(search.err, "/long: larger than 1 MiB; "));
    spawn_done(&search);
    search = run(
        "search --keywords - <data/tianshui.csv data/tianshui.csv"); /* a list may come through standard input */
    assert_int_not_equal(search.status, 124);
    spawn_done(&search);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, folder_set_up, folder_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(a_named_pipe_is_waited_for_however_slow_its_writer),
        IN_FOLDER(a_program_behind_a_process_substitution_is_waited_for),
        IN_FOLDER(control_c_ends_the_waiting),
        IN_FOLDER(a_pipe_that_ends_without_a_word_is_an_empty_file),
        IN_FOLDER(the_browser_opens_once_the_pipe_is_written_and_cannot_read_it_again),
        IN_FOLDER(a_list_of_keywords_may_come_through_a_pipe_too),
        IN_FOLDER(a_pipe_in_a_folder_of_plans_is_passed_over),
        IN_FOLDER(no_command_waits_for_a_file_of_the_user_that_never_ends),
        IN_FOLDER(a_list_of_keywords_without_end_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
