/* column, as a specification: which role a header gives to its column. */
#include "table/column.h"
#include "test.h"

static void assert_role(const char *header, enum column_role role)
{
    if (column_of_header(slice_of(header)) != role) print_message("%s\n", header);
    assert_string_equal(column_name(column_of_header(slice_of(header))), column_name(role));
}

static void assert_roles(const char *const *headers, enum column_role role)
{
    for (; *headers; headers++) assert_role(*headers, role);
}

static void assert_normal(const char *header, const char *normal)
{
    struct buf out;
    buf_init(&out);
    column_normalise(slice_of(header), &out);
    assert_string_equal(buf_slice(&out).s, normal);
    buf_done(&out);
}

/* ---- 1: roles ---- */

static void c1_1_a_role_has_a_name_for_data_and_a_label_for_readers(void **state)
{
    (void)state;
    assert_string_equal(column_name(COLUMN_LEAD), "lead");
    assert_string_equal(column_label(COLUMN_LEAD), "牵头单位");
    assert_string_equal(column_name(COLUMN_OTHER), "other");
    assert_string_equal(column_label(COLUMN_OTHER), "");
}

static void c1_2_names_and_labels_are_each_of_one_role(void **state)
{
    (void)state;
    for (enum column_role a = 0; a < COLUMN_ROLES; a++)
        for (enum column_role b = a + 1; b < COLUMN_ROLES; b++) {
            assert_string_not_equal(column_name(a), column_name(b));
            assert_string_not_equal(column_label(a), column_label(b));
        }
}

static void c1_3_a_role_says_what_its_cells_hold(void **state)
{
    (void)state;
    assert_int_equal(column_kind(COLUMN_NO), COLUMN_KIND_NUMBER);
    assert_int_equal(column_kind(COLUMN_TASK), COLUMN_KIND_NAME);
    assert_int_equal(column_kind(COLUMN_CONTENT), COLUMN_KIND_CLAUSES);
    assert_int_equal(column_kind(COLUMN_YEAR), COLUMN_KIND_CLAUSES);
    assert_int_equal(column_kind(COLUMN_SUPPORT), COLUMN_KIND_AGENCIES);
    assert_int_equal(column_kind(COLUMN_NOTE), COLUMN_KIND_PLAIN);
}

static void c1_4_the_label_of_a_role_is_a_header_of_it(void **state)
{
    (void)state;
    for (enum column_role role = 0; role < COLUMN_OTHER; role++)
        if (role != COLUMN_YEAR) assert_role(column_label(role), role); /* 年度目标 says not which year */
}

/* ---- 2: how headers are compared ---- */

static void c2_1_blanks_and_line_breaks_do_not_count(void **state)
{
    (void)state;
    assert_normal(" 牵头\n单　位\t", "牵头单位");
    assert_role("责 任\r\n单 位", COLUMN_SUPPORT);
}

static void c2_2_width_does_not_count(void **state)
{
    (void)state;
    assert_normal("责任单位（配合单位）", "责任单位(配合单位)");
    assert_role("责任单位（配合单位）", COLUMN_SUPPORT);
}

static void c2_3_traditional_characters_are_as_good_as_simplified_ones(void **state)
{
    (void)state;
    assert_normal("牽頭單位", "牵头单位");
    assert_role("序號", COLUMN_NO);
    assert_role("牽頭單位", COLUMN_LEAD);
}

static void c2_4_normalising_adds_to_what_is_there(void **state)
{
    struct buf out;
    (void)state;
    buf_init(&out);
    buf_adds(&out, "role=");
    column_normalise(SLICE("备 注"), &out);
    assert_string_equal(out.s, "role=备注");
    buf_done(&out);
}

static void c2_5_bytes_that_are_no_text_are_no_header_and_do_no_harm(void **state)
{
    (void)state;
    char bytes[20000];
    memset(bytes, 0xFF, sizeof bytes);
    struct buf out;
    buf_init(&out);
    column_normalise(slice_make(bytes, sizeof bytes), &out);
    assert_int_equal(out.n, sizeof bytes * strlen("\uFFFD"));
    assert_int_equal(column_of_header(slice_make(bytes, sizeof bytes)), COLUMN_OTHER);
    assert_int_equal(column_of_header(slice_make(bytes, 40)), COLUMN_OTHER);
    buf_done(&out);
}

/* ---- 3: header words ---- */

static void c3_1_a_word_names_its_role(void **state)
{
    (void)state;
    assert_roles((const char *const[]){"序号", "编号", NULL}, COLUMN_NO);
    assert_roles((const char *const[]){"行动", "类别", "专项行动", NULL}, COLUMN_ACTION);
    assert_roles((const char *const[]){"任务", "重点任务", "项目名称", NULL}, COLUMN_TASK);
    assert_roles((const char *const[]){"主要内容", "具体举措", NULL}, COLUMN_CONTENT);
    assert_roles((const char *const[]){"牵头单位", "牵头部门", "主责单位", NULL}, COLUMN_LEAD);
    assert_roles((const char *const[]){"责任单位", "配合单位", "参与单位", "指导部门", NULL}, COLUMN_SUPPORT);
    assert_roles((const char *const[]){"责任领导", "责任人", NULL}, COLUMN_LEADER);
    assert_roles((const char *const[]){"完成时限", "时间节点", NULL}, COLUMN_DEADLINE);
    assert_roles((const char *const[]){"进展情况", NULL}, COLUMN_STATUS);
    assert_roles((const char *const[]){"备注", NULL}, COLUMN_NOTE);
}

static void c3_2_a_word_counts_only_as_the_whole_header(void **state)
{
    (void)state;
    assert_roles((const char *const[]){"序", "任务的序号", "备注说明", "单位", "", " ", NULL}, COLUMN_OTHER);
}

static void c3_3_a_text_as_long_as_a_cell_is_no_header(void **state)
{
    char longer[200] = "";
    (void)state;
    for (int i = 0; i < 20; i++) strcat(longer, "任务");
    assert_role(longer, COLUMN_OTHER);
}

/* ---- 4: years ---- */

static void c4_1_an_ordinal_year_with_or_without_target_is_a_year(void **state)
{
    (void)state;
    assert_roles((const char *const[]){"第一年", "第2年", "第三年目标", "第１年度目标", "第十二年计划", NULL},
                 COLUMN_YEAR);
}

static void c4_2_a_calendar_year_is_a_year(void **state)
{
    (void)state;
    assert_roles(
        (const char *const[]){"2024年", "2024年度", "2021年目标值", "二〇二四年", "2026年工作目标", "2024", NULL},
        COLUMN_YEAR);
}

static void c4_3_a_quarter_is_a_year(void **state)
{
    (void)state;
    assert_roles((const char *const[]){"第一季度", "二季度目标", "第4季", NULL}, COLUMN_YEAR);
}

static void c4_4_other_numbers_are_no_years(void **state)
{
    (void)state;
    assert_roles((const char *const[]){"三年", "1999", "3年目标", "第一", "年", "第年", "第一年经费", "20245", NULL},
                 COLUMN_OTHER);
}

static void c4_5_whether_a_header_is_a_year_can_be_asked_alone(void **state)
{
    (void)state;
    assert_true(column_is_year(SLICE("第 一 年")));
    assert_true(column_is_year(SLICE("２０２４年")));
    assert_false(column_is_year(SLICE("序号")));
    assert_false(column_is_year(SLICE("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(c1_1_a_role_has_a_name_for_data_and_a_label_for_readers),
        cmocka_unit_test(c1_2_names_and_labels_are_each_of_one_role),
        cmocka_unit_test(c1_3_a_role_says_what_its_cells_hold),
        cmocka_unit_test(c1_4_the_label_of_a_role_is_a_header_of_it),
        cmocka_unit_test(c2_1_blanks_and_line_breaks_do_not_count),
        cmocka_unit_test(c2_2_width_does_not_count),
        cmocka_unit_test(c2_3_traditional_characters_are_as_good_as_simplified_ones),
        cmocka_unit_test(c2_4_normalising_adds_to_what_is_there),
        cmocka_unit_test(c2_5_bytes_that_are_no_text_are_no_header_and_do_no_harm),
        cmocka_unit_test(c3_1_a_word_names_its_role),
        cmocka_unit_test(c3_2_a_word_counts_only_as_the_whole_header),
        cmocka_unit_test(c3_3_a_text_as_long_as_a_cell_is_no_header),
        cmocka_unit_test(c4_1_an_ordinal_year_with_or_without_target_is_a_year),
        cmocka_unit_test(c4_2_a_calendar_year_is_a_year),
        cmocka_unit_test(c4_3_a_quarter_is_a_year),
        cmocka_unit_test(c4_4_other_numbers_are_no_years),
        cmocka_unit_test(c4_5_whether_a_header_is_a_year_can_be_asked_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
