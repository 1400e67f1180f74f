/* Files that are no plan, or hardly one: each ends at once with a line that says what to do, or loads with a note. */
#include "spawn.h"
#include "term.h"
#include "test.h"

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static void assert_refused(const char *path, const char *place, const char *what)
{
    struct spawned run = spawn_jihua(NULL, "list", "--lang", "en", path, NULL);
    char expected[1024];
    snprintf(expected, sizeof expected, "jihua: %s%s: %s; ", path, place, what);
    if (strncmp(run.err, expected, strlen(expected)) != 0) print_message("%s", run.err);
    assert_int_equal(strncmp(run.err, expected, strlen(expected)), 0);
    assert_ptr_equal(strchr(run.err, '\n'), run.err + strlen(run.err) - 1); /* one line */
    assert_string_equal(run.out, "");
    assert_int_equal(run.status, 2);
    spawn_done(&run);
}

static void what_is_no_file_is_refused(void **state)
{
    (void)state;
    assert_refused("/nonexistent/plan.csv", "", "no such file");
    assert_refused("/dev/null", "", "this is no file but a device");
    assert_refused("/dev/zero", "", "this is no file but a device");
    assert_refused(test_temporary("empty.csv", "", 0), "", "the file is empty");
    assert_refused(test_temporary("bin.csv",
                                  "\x7F"
                                  "ELF\x02\x01\x01",
                                  7),
                   "", "this is a program");
    if (geteuid() == 0) return; /* root may read everything */
    const char *secret = test_temporary("secret.csv", "a,b\n", 4);
    chmod(secret, 0);
    assert_refused(secret, "", "no permission to read it");
}

static void a_folder_without_plans_is_refused(void **state)
{
    (void)state;
    char folder[] = "/tmp/jihua-empty-XXXXXX";
    assert_non_null(mkdtemp(folder));
    assert_refused(folder, "", "no plan is in this folder");
    rmdir(folder);
}

/* The largest resident size of the programs run so far, in MiB. */
static long children_mib(void)
{
    struct rusage use;
    getrusage(RUSAGE_CHILDREN, &use);
    return use.ru_maxrss / 1024;
}

static void assert_refused_large(const char *name, const char *head, const char *fill, const char *tail,
                                 const char *place, const char *what)
{
    struct buf csv;
    buf_init(&csv);
    buf_adds(&csv, head);
    while (csv.n < 100000000) buf_adds(&csv, fill);
    buf_adds(&csv, tail);
    const char *path = test_temporary(name, csv.s, csv.n);
    buf_done(&csv);
    assert_refused(path, place, what);
    unlink(path);
}

static void a_huge_cell_costs_neither_time_nor_memory(void **state)
{
    (void)state;
    static const char fill[] =
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";
    static const char lines[] =
        "ab,cd,ef,gh\nab,cd,ef,gh\nab,cd,ef,gh\nab,cd,ef,gh\nab,cd,ef,gh\nab,cd,ef,gh\nab,cd,ef,gh\n";
    assert_refused_large("cell.csv", "序号,任务\n1,", fill, "\n2,乙\n", ":2", "a cell is longer than 1 MiB");
    assert_refused_large("quoted.csv", "序号,任务\n1,\"", fill, "\"\n2,乙\n", ":2",
                         "a quotation mark opens a cell of more than 1 MiB");
    assert_refused_large("open.csv", "序号,任务\n1,甲\n2,\"", lines, "", ":3",
                         "a quotation mark opens a cell of more than 1 MiB");
    if (TERM_SLOW == 1) assert_true(children_mib() < 64); /* the sanitizers need memory of their own */
}

/* A table of two rows that are so wide; its path. */
static const char *wide_table(size_t columns, const char *delimiter)
{
    struct buf csv;
    buf_init(&csv);
    for (int row = 0; row < 2; row++)
        for (size_t i = 0; i < columns; i++) buf_addf(&csv, "%zu%s", i, i + 1 < columns ? delimiter : "\n");
    const char *path = test_temporary("wide.csv", csv.s, csv.n);
    buf_done(&csv);
    return path;
}

static void the_first_column_too_many_is_said_with_the_limit(void **state)
{
    static const char *const delimiters[] = {",", "\t", ";", "，"};
    (void)state;
    for (size_t i = 0; i < sizeof delimiters / sizeof *delimiters; i++)
        assert_refused(wide_table(4097, delimiters[i]), ":1", "more than 4096 columns");
    struct spawned run = spawn_jihua(NULL, "export", "--format", "csv", wide_table(4096, ","), NULL);
    assert_string_equal(run.err, "");
    assert_int_equal(run.status, 0);
    assert_non_null(strstr(run.out, ",4095\n"));
    spawn_done(&run);
}

static void a_row_of_100000_columns_is_refused(void **state)
{
    (void)state;
    struct buf csv;
    buf_init(&csv);
    buf_adds(&csv, "序号,任务\n");
    for (int i = 0; i < 100000; i++) buf_addf(&csv, "%d,", i);
    const char *path = test_temporary("wide.csv", csv.s, csv.n);
    buf_done(&csv);
    assert_refused(path, ":2", "more than 4096 columns");
}

static void assert_noted(const char *csv, size_t nbytes, const char *note)
{
    const char *path = test_temporary("noted.csv", csv, nbytes);
    struct spawned run = spawn_jihua(NULL, "check", "--load", "--lang", "en", path, NULL);
    if (!strstr(run.out, note)) print_message("%s%s", run.out, run.err);
    assert_non_null(strstr(run.out, note));
    assert_int_equal(run.status, 1);
    for (const char *c = run.out; *c; c++) assert_true((unsigned char)*c >= 0x20 || *c == '\n');
    spawn_done(&run);
}

static void what_is_repaired_is_reported_with_its_line(void **state)
{
    (void)state;
    static const char
        nul[] = "序号,任务\n1,a\0b\n2,丙\n",
        open[] = "序号,任务\n1,甲\n2,\"乙\n3,丙\n",
        invalid[] =
            "序号,任务,牵头单位\n1,产业人才培养行动引进高端人才,市科技局\n2,紧缺实用人才\xFE培养行动,市教育局\n",
        escape[] = "序号,任务\n1,\x1B]0;title\x07\n2,\xE2\x80\xAE"
                   "evil\n";
    assert_noted(nul, sizeof nul - 1, ":2: invisible or control characters, shown as substitutes: U+0000");
    assert_noted(open, sizeof open - 1, ":3: quotation mark never closed: 2,\"乙");
    assert_noted(invalid, sizeof invalid - 1, ":3:9: bytes that are no text, shown as �: 0xFE");
    assert_noted(escape, sizeof escape - 1, ":2: invisible or control characters, shown as substitutes: U+001B");
    assert_noted(escape, sizeof escape - 1, ":3: invisible or control characters, shown as substitutes: U+202E");
}

static void bytes_that_are_nothing_at_all_do_no_harm(void **state)
{
    (void)state;
    char bytes[3000];
    uint32_t seed = 7;
    for (int round = 0; round < 60; round++) {
        for (size_t i = 0; i < sizeof bytes; i++) {
            seed = seed * 1664525 + 1013904223;
            bytes[i] = ",\n\"|\t;a\xE8\xAE\xA1"[(seed >> 24) % 10];
            if (round % 3 == 0) bytes[i] = (char)(seed >> 24);
            if (round % 3 == 1) bytes[i] = (char)(0x80 | seed >> 25);
        }
        struct spawned run = spawn_jihua(NULL, "list", test_temporary("noise.csv", bytes, sizeof bytes), NULL);
        assert_true(run.status == 0 || run.status == 2);
        spawn_done(&run);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_no_file_is_refused),
        cmocka_unit_test(a_folder_without_plans_is_refused),
        cmocka_unit_test(a_huge_cell_costs_neither_time_nor_memory),
        cmocka_unit_test(the_first_column_too_many_is_said_with_the_limit),
        cmocka_unit_test(a_row_of_100000_columns_is_refused),
        cmocka_unit_test(what_is_repaired_is_reported_with_its_line),
        cmocka_unit_test(bytes_that_are_nothing_at_all_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
