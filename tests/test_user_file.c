/* user_file, history, config: what the user's own files hold is never lost. */
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sys/config.h"
#include "base/mem.h"
#include "sys/history.h"
#include "sys/input.h"
#include "sys/save.h"
#include "test.h"

/* A home of its own for each test. */
static int home(void **state)
{
    static char folder[] = "/tmp/jihua-user-XXXXXX";
    (void)state;
    strcpy(folder + strlen(folder) - 6, "XXXXXX");
    assert_non_null(mkdtemp(folder));
    setenv("HOME", folder, 1);
    unsetenv("XDG_CONFIG_HOME");
    unsetenv("XDG_STATE_HOME");
    return 0;
}

static int gone(void **state)
{
    char command[200];
    (void)state;
    snprintf(command, sizeof command, "rm -rf '%s'", getenv("HOME"));
    return system(command);
}

static void put(char *path, const char *text)
{
    struct err err;
    assert_true(user_file_write(path, slice_of(text), &err));
    free(path);
}

static void expect(char *path, const char *text)
{
    struct buf got;
    struct err err;
    buf_init(&got);
    assert_int_equal(user_file_read(path, &got, &err), USER_FILE_READ);
    assert_string_equal(got.s, text);
    buf_done(&got);
    free(path);
}

/* ---- history ---- */

static void a_line_is_kept_once_the_newest_last(void **state)
{
    (void)state;
    struct history h;
    struct err err;
    assert_true(history_open(&h, user_file_state("search-history"), &err));
    assert_int_equal(h.count, 0);
    assert_true(history_add(&h, SLICE("人才"), &err));
    assert_true(history_add(&h, SLICE("博士后"), &err));
    assert_true(history_add(&h, SLICE(" 人才 "), &err));
    assert_true(history_add(&h, SLICE("  "), &err));
    history_done(&h);
    expect(user_file_state("search-history"), "博士后\n人才\n");
}

static void two_programs_add_to_one_history(void **state)
{
    (void)state;
    struct history a, b;
    struct err err;
    assert_true(history_open(&a, user_file_state("search-history"), &err));
    assert_true(history_open(&b, user_file_state("search-history"), &err));
    assert_true(history_add(&a, SLICE("一"), &err));
    assert_true(history_add(&b, SLICE("二"), &err));
    assert_true(history_add(&a, SLICE("三"), &err));
    assert_int_equal(a.count, 3);
    history_done(&a);
    history_done(&b);
    expect(user_file_state("search-history"), "一\n二\n三\n");
}

/* ---- several programs at once ---- */

enum { PROGRAMS = 4, LINES_OF_EACH = 20 };

/* Both are given a name of their own to free. */
static void add_to_history(char *name)
{
    struct history h;
    struct err err;
    history_open(&h, user_file_state("search-history"), &err);
    history_add(&h, slice_of(name), &err);
    history_done(&h);
    free(name);
}

static void add_setting(char *name)
{
    struct err err;
    char *key = mem_format("filter.%s", name);
    config_set(key, SLICE("人才"), &err);
    free(key);
    free(name);
}

/* Runs `add` in several processes that begin together, with names of their own; returns when all have ended. */
static void add_from_all(void (*add)(char *name))
{
    int gate[2];
    assert_int_equal(pipe(gate), 0);
    for (int program = 0; program < PROGRAMS; program++) {
        if (fork() != 0) continue;
        char byte;
        close(gate[1]);
        if (read(gate[0], &byte, 1) != 0) _exit(1); /* the gate opens when it is closed */
        for (int i = 0; i < LINES_OF_EACH; i++) add(mem_format("%d-%d", program, i));
        _exit(0);
    }
    close(gate[0]);
    close(gate[1]);
    for (int status, i = 0; i < PROGRAMS; i++) {
        assert_true(wait(&status) > 0);
        assert_int_equal(status, 0);
    }
}

static void assert_has_all(char *path, const char *format)
{
    struct buf text;
    struct err err;
    size_t lost = 0;
    buf_init(&text);
    user_file_read(path, &text, &err);
    for (int i = 0; i < PROGRAMS * LINES_OF_EACH; i++) {
        char line[40];
        snprintf(line, sizeof line, format, i / LINES_OF_EACH, i % LINES_OF_EACH);
        lost += slice_find(buf_slice(&text), slice_of(line)) == SIZE_MAX;
    }
    assert_int_equal(lost, 0);
    buf_done(&text);
    free(path);
}

static void programs_that_search_at_once_lose_nothing_of_each_other(void **state)
{
    (void)state;
    add_from_all(add_to_history);
    assert_has_all(user_file_state("search-history"), "%d-%d\n");
}

static void programs_that_save_filters_at_once_lose_nothing_of_each_other(void **state)
{
    (void)state;
    add_from_all(add_setting);
    assert_has_all(user_file_config("config"), "filter.%d-%d = 人才\n");
}

static void a_lock_that_another_program_never_gives_back_is_not_waited_for_for_ever(void **state)
{
    (void)state;
    struct err err;
    put(user_file_config("config"), "a = 1\n");
    char *path = user_file_config("config");
    struct user_file_lock held = user_file_lock(path);
    assert_true(held.folder >= 0);
    assert_true(config_set("b", SLICE("2"), &err));
    user_file_unlock(held);
    expect(path, "a = 1\nb = 2\n");
}

static void a_history_does_not_grow_for_ever(void **state)
{
    (void)state;
    struct history h;
    struct err err;
    struct buf lines;
    buf_init(&lines);
    for (int i = 0; i < 3 * HISTORY_LINES; i++) buf_addf(&lines, "%d\n", i);
    put(user_file_state("search-history"), lines.s);
    assert_true(history_open(&h, user_file_state("search-history"), &err));
    assert_int_equal(h.count, HISTORY_LINES);
    assert_string_equal(h.line[HISTORY_LINES - 1], "1499");
    history_done(&h);
    buf_done(&lines);
}

static void a_damaged_file_is_set_aside_never_overwritten(void **state)
{
    (void)state;
    struct history h;
    struct err err;
    struct buf kept;
    put(user_file_state("search-history"), "人才\n\x01\xff\n");
    assert_false(history_open(&h, user_file_state("search-history"), &err));
    assert_int_equal(h.count, 0);
    assert_true(history_add(&h, SLICE("新"), &err));
    history_done(&h);
    expect(user_file_state("search-history"), "新\n");
    buf_init(&kept);
    char *aside = user_file_state("search-history.damaged");
    assert_true(test_read(aside, &kept));
    assert_true(slice_equals(buf_slice(&kept), "人才\n\x01\xff\n"));
    buf_done(&kept);
    free(aside);
}

/* What is in the place of the file: said with its name, added nothing, out of the way of what is written. */
static void assert_set_aside(char *path, const char *why)
{
    struct buf text;
    struct err err;
    char *aside = mem_format("%s.damaged", path);
    buf_init(&text);
    assert_int_equal(user_file_read(path, &text, &err), USER_FILE_DAMAGED);
    assert_int_equal(text.n, 0);
    assert_string_equal(err.file, path);
    assert_string_equal(err.what, why);
    assert_true(err.remedy[0] != '\0');
    assert_true(user_file_write(path, SLICE("新\n"), &err));
    struct stat st;
    assert_int_equal(lstat(aside, &st), 0);
    assert_int_equal(remove(aside), 0);
    expect(mem_strdup(path), "新\n");
    assert_int_equal(remove(path), 0);
    buf_done(&text);
    free(aside);
    free(path);
}

static void what_is_no_file_is_never_waited_for_but_set_aside(void **state)
{
    (void)state;
    put(user_file_config("config"), ""); /* so that the folder is there */
    char *path = user_file_config("agencies");
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_set_aside(path, "this is a pipe, not a file");
    path = user_file_config("agencies");
    assert_int_equal(symlink("/dev/zero", path), 0);
    assert_set_aside(path, "this is no file but a device");
    path = user_file_config("agencies");
    assert_int_equal(mkdir(path, 0700), 0);
    assert_set_aside(path, "this is a directory");
}

static void a_file_is_read_up_to_a_limit(void **state)
{
    (void)state;
    struct buf text;
    struct err err;
    buf_init(&text);
    buf_fill(&text, 'a', INPUT_SMALL);
    put(user_file_config("config"), text.s);
    expect(user_file_config("config"), text.s);
    buf_adds(&text, "a");
    char *path = user_file_config("config");
    assert_true(save_whole(path, buf_slice(&text), &err));
    assert_set_aside(path, "larger than 1 MiB");
    path = user_file_config("config"); /* nor is memory asked for */
    int fd = open(path, O_WRONLY | O_CREAT, 0600);
    assert_int_equal(ftruncate(fd, (off_t)1 << 33), 0);
    close(fd);
    assert_set_aside(path, "larger than 1 MiB");
    buf_done(&text);
}

/* ---- config ---- */

static void a_setting_is_written_in_its_place_and_all_else_stays(void **state)
{
    (void)state;
    struct err err;
    put(user_file_config("config"), "# mine\nplan = /p.csv\nnonsense\nfilter.a = 教育\n\nkeys=x\n");
    assert_true(config_set("filter.a", SLICE("科技|教育"), &err));
    assert_true(config_set("filter.新", SLICE("牵头:科技局"), &err));
    expect(user_file_config("config"),
           "# mine\nplan = /p.csv\nnonsense\nfilter.a = 科技|教育\n\nkeys=x\nfilter.新 = 牵头:科技局\n");
}

static void a_line_that_is_no_setting_is_reported_with_its_number(void **state)
{
    (void)state;
    struct config c;
    struct err err;
    struct slice name, value;
    put(user_file_config("config"), "plan = /p.csv\nnonsense\nfilter.a = 教育\n");
    assert_false(config_read(&c, &err));
    assert_int_equal(err.line, 2);
    assert_true(config_find(&c, "plan", &value));
    assert_true(slice_equals(value, "/p.csv"));
    assert_true(config_at(&c, "filter.", 0, &name, &value));
    assert_true(slice_equals(name, "a"));
    assert_false(config_at(&c, "filter.", 1, &name, &value));
    config_done(&c);
}

static void a_query_is_found_under_its_name(void **state)
{
    (void)state;
    struct err err;
    struct buf query;
    buf_init(&query);
    assert_true(config_query(SLICE("教育 人才"), &query, &err));
    assert_string_equal(query.s, "教育 人才");
    assert_false(config_query(SLICE("@教育"), &query, &err));
    assert_true(config_set("filter.教育", SLICE("牵头:教育局 =人才"), &err));
    buf_clear(&query);
    assert_true(config_query(SLICE("@教育"), &query, &err));
    assert_string_equal(query.s, "牵头:教育局 =人才");
    buf_done(&query);
}

static void names_have_no_blanks_nor_signs(void **state)
{
    (void)state;
    assert_true(config_is_name(SLICE("教育局的任务")));
    assert_false(config_is_name(SLICE("")));
    assert_false(config_is_name(SLICE("a b")));
    assert_false(config_is_name(SLICE("a=b")));
    assert_false(config_is_name(SLICE("甲　乙")));
}

#define IN_HOME(test) cmocka_unit_test_setup_teardown(test, home, gone)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_HOME(a_line_is_kept_once_the_newest_last),
        IN_HOME(two_programs_add_to_one_history),
        IN_HOME(programs_that_search_at_once_lose_nothing_of_each_other),
        IN_HOME(programs_that_save_filters_at_once_lose_nothing_of_each_other),
        IN_HOME(a_lock_that_another_program_never_gives_back_is_not_waited_for_for_ever),
        IN_HOME(a_history_does_not_grow_for_ever),
        IN_HOME(a_damaged_file_is_set_aside_never_overwritten),
        IN_HOME(what_is_no_file_is_never_waited_for_but_set_aside),
        IN_HOME(a_file_is_read_up_to_a_limit),
        IN_HOME(a_setting_is_written_in_its_place_and_all_else_stays),
        IN_HOME(a_line_that_is_no_setting_is_reported_with_its_number),
        IN_HOME(a_query_is_found_under_its_name),
        cmocka_unit_test(names_have_no_blanks_nor_signs),
    };
    return cmocka_run_group_tests_name("user_file", tests, NULL, NULL);
}
