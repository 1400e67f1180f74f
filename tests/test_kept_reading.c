/* Readings that are kept: found again by the words of the header, below what the command line says. */
#include <string.h>

#include "load/kept_reading.h"
#include "load/load.h"
#include "plan/plan_inside.h"
#include "table/report.h"
#include "test.h"

static const char table[] =
    "某县清单,,,\n序号,品名,场所,责任单位\n1,科创园,建设厂房,科技局\n2,体育馆,改造场地,体育局\n";

/* DIGEST VALUE of a row of a file as it is read by itself; valid until the next call. */
static const char *kept_for(const char *text, size_t nbytes, size_t row, const char *value)
{
    static char line[400];
    char key[KEPT_KEY];
    struct err err;
    struct plan *rows = load_rows("x", text, nbytes, &(struct load_options){0}, &err);
    assert_non_null(rows);
    assert_true(kept_reading_key(&rows->table, row, key));
    plan_free(rows);
    snprintf(line, sizeof line, "%s %s\n", key, value);
    return line;
}

static struct plan *load_with(const char *text, const struct load_options *options)
{
    struct err err;
    struct plan *p = load_bytes("x", text, strlen(text), options, &err);
    if (p == NULL) fail_msg("%s", err.what);
    return p;
}

static size_t notes(const struct plan *p, enum note_kind kind) { return plan_report(p)->total[kind]; }

static void the_next_file_with_the_same_header_is_read_as_the_one_before(void **state)
{
    (void)state;
    static const char next[] = "品名一览,,,\n某市另一年的清单,,,\n序 号;品名;场 所;责任单位\n7;大桥;城西;交通局\n";
    const char *kept = kept_for(table, strlen(table), 1, "columns=task=%E5%9C%BA所");
    struct plan *p = load_with(next, &(struct load_options){.kept = kept});
    assert_string_equal(plan_report(p)->total[NOTE_KEPT] == 1 ? "kept" : "not kept", "kept");
    assert_int_equal(plan_column(p, 2)->role, COLUMN_TASK);
    assert_false(report_is_notable(plan_report(p)));
    plan_free(p);
    p = load_with(next, &(struct load_options){0});
    assert_int_equal(notes(p, NOTE_KEPT), 0);
    assert_true(report_is_notable(plan_report(p)));
    plan_free(p);
}

static void explicit_options_win(void **state)
{
    (void)state;
    const char *kept = kept_for(table, strlen(table), 1, "columns=task=场所");
    struct plan *p = load_with(table, &(struct load_options){.kept = kept, .columns = "task=责任单位"});
    assert_int_equal(plan_column(p, 3)->role, COLUMN_TASK);
    plan_free(p);
}

static void what_does_not_fit_any_more_is_told_and_left_out(void **state)
{
    (void)state;
    const char *kept = kept_for(table, strlen(table), 1, "columns=task=没有的列 encoding=nonsense");
    struct plan *p = load_with(table, &(struct load_options){.kept = kept});
    assert_int_equal(plan_tasks(p), 2);
    assert_int_equal(notes(p, NOTE_KEPT_UNFIT), 1);
    assert_int_equal(notes(p, NOTE_KEPT), 0);
    plan_free(p);
}

static void a_header_and_a_title_are_known_by_their_place_to_each_other(void **state)
{
    (void)state;
    static const char known[] = "甲表,,\n\n乙,丙,丁\n1,a,b\n", next[] = "前言,,\n甲表之二,,\n其他,,\n乙,丙,丁\n9,c,d\n";
    const char *kept = kept_for(known, strlen(known), 1, "header=here title=-2 columns=task=丙");
    struct plan *p = load_with(next, &(struct load_options){.kept = kept});
    assert_int_equal(plan_tasks(p), 1);
    assert_true(slice_equals(plan_title(p), "甲表之二"));
    assert_true(slice_equals(plan_task_name(p, 0), "c"));
    plan_free(p);
}

/* What is read wrong by itself is known by the wrong words that come of it. */
static void another_encoding_and_delimiter_are_kept(void **state)
{
    (void)state;
    static const char latin[] = "\xD0\xF2\xBA\xC5~\xC6\xB7\xC3\xFB\n1~\xC7\xC5\n2~\xC2\xB7\n"; /* 序号~品名 in GBK */
    const char *kept = kept_for(latin, strlen(latin), 0, "delimiter=~ encoding=GB18030 columns=task=品名");
    struct plan *p = load_with(latin, &(struct load_options){.kept = kept});
    assert_int_equal(plan_columns(p), 2);
    assert_true(slice_equals(plan_task_name(p, 1), "路"));
    plan_free(p);
}

static void a_further_table_opens_where_it_was_chosen(void **state)
{
    (void)state;
    static const char two[] =
        "序号,指标名称,责任单位\n1,生产总值,发改委\n附表2 重点项目,,\n序号,项目名称,责任单位,完成时限\n"
        "1,科创园,科技局,6月\n";
    const char *kept = kept_for(two, strlen(two), 3, "sheet=here");
    struct plan *p = load_with(two, &(struct load_options){.kept = kept});
    assert_true(slice_equals(plan_task_name(p, 0), "科创园"));
    plan_free(p);
    p = load_with(two, &(struct load_options){.kept = kept, .sheet = "1"});
    assert_true(slice_equals(plan_task_name(p, 0), "生产总值"));
    plan_free(p);
}

static void values_come_back_as_they_were(void **state)
{
    (void)state;
    const struct load_options options = {
        .encoding = "GB18030", .delimiter = "\t", .columns = "task=a b%,no=\xE2\x80\x8Bx", .header = 3};
    struct buf value;
    struct kept_reading found;
    struct err err;
    buf_init(&value);
    kept_reading_add(&options, &value);
    assert_null(strpbrk(value.s, "\t\n"));
    struct plan *rows = load_rows("x", table, strlen(table), &(struct load_options){0}, &err);
    assert_true(kept_reading_find(&found, &rows->table,
                                  &(struct load_options){.kept = kept_for(table, strlen(table), 1, value.s)}));
    assert_string_equal(found.options.delimiter, options.delimiter);
    assert_string_equal(found.options.columns, options.columns);
    assert_int_equal(found.options.header, 2);
    kept_reading_done(&found);
    plan_free(rows);
    buf_done(&value);
}

/* A configuration that was written by hand, or damaged. */
static void nonsense_is_no_reading(void **state)
{
    (void)state;
    static const char *const values[] = {"",         "=",           "columns",          "columns=%",     "columns=%2",
                                         "title=99", "title=-9999", "header sheet %00", "delimiter=xyz", "encoding="};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        const char *kept = kept_for(table, strlen(table), 1, values[i]);
        struct plan *p = load_with(table, &(struct load_options){.kept = kept});
        assert_int_equal(plan_tasks(p), 2);
        plan_free(p);
    }
    struct plan *p = load_with(table, &(struct load_options){.kept = "x\n\n \nabc"});
    plan_free(p);
}

static void options_are_shown_as_words_of_a_command_line(void **state)
{
    (void)state;
    struct buf words;
    buf_init(&words);
    kept_reading_add_words(
        &(struct load_options){.sheet = "2", .header = 4, .delimiter = ";", .columns = "task=a b", .title = "x'y"},
        &words);
    assert_string_equal(words.s, " --sheet 2 --header 4 --delimiter ';' --columns 'task=a b' --title 'x'\\''y'");
    buf_done(&words);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_next_file_with_the_same_header_is_read_as_the_one_before),
        cmocka_unit_test(explicit_options_win),
        cmocka_unit_test(what_does_not_fit_any_more_is_told_and_left_out),
        cmocka_unit_test(a_header_and_a_title_are_known_by_their_place_to_each_other),
        cmocka_unit_test(another_encoding_and_delimiter_are_kept),
        cmocka_unit_test(a_further_table_opens_where_it_was_chosen),
        cmocka_unit_test(values_come_back_as_they_were),
        cmocka_unit_test(nonsense_is_no_reading),
        cmocka_unit_test(options_are_shown_as_words_of_a_command_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
