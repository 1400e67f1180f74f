#include "test.h"

#include "load/load.h"
#include "plan/indicator.h"
#include "plan/quantity.h"
#include "plan/quantity_frame.h"

static struct plan *plan_of(const char *csv)
{
    struct err err = {0};
    struct plan *plan = load_bytes("plan", csv, strlen(csv), &(struct load_options){0}, &err);
    if (!plan) fail_msg("%s", err.what);
    return plan;
}

/* "year: low measure kind bound object [per P]" of every quantity of a task's years, a line each. */
static void check(const char *csv, size_t task, const char *expected)
{
    struct plan *plan = plan_of(csv);
    struct buf out;
    char number[32];
    buf_init(&out);
    for (size_t year = 0; year < plan_years(plan); year++) {
        size_t column = plan_year_column(plan, year);
        struct quantity_frame frame = quantity_frame_of(plan, task, column);
        struct slice cell = plan_cell(plan, task, column);
        struct quantity q;
        for (size_t pos = 0; quantity_next_in(&frame, cell, &pos, &q);) {
            buf_add(&out, plan_column(plan, column)->label);
            buf_addf(&out, ": %s ", quantity_number(q.low, number));
            buf_add(&out, q.measure);
            buf_addf(&out, " %s %s ", quantity_kind_name(q.kind), quantity_bound_name(q.bound));
            buf_add(&out, quantity_object_in(&frame, cell, &q));
            if (q.per.n) buf_adds(&out, " per "), buf_add(&out, q.per);
            buf_adds(&out, "\n");
        }
    }
    assert_string_equal(out.n ? out.s : "", expected);
    buf_done(&out);
    plan_free(plan);
}

static void a_column_of_units_measures_the_figures_of_its_rows(void **state)
{
    (void)state;
    const char *csv = "序号,指标,单位,2024年,2025年\n"
                      "1,每千人口床位数,张,7.2,7.5\n"
                      "2,新增就业人数,万人,3.5,不低于4\n"
                      "3,失业率,%,5.5以内,5.5以内\n"
                      "4,生产总值增长率,%,6左右,6.5\n"
                      "5,水质优良比例,%,—,达到90以上\n";
    check(
        csv, 0,
        "2024年: 7.2 张 level exactly 每千人口床位数 per 每千人口\n2025年: 7.5 张 level exactly 每千人口床位数 per 每千人口\n");
    check(csv, 1, "2024年: 35000 人 amount exactly 新增就业人数\n2025年: 40000 人 amount at_least 新增就业人数\n");
    check(csv, 2, "2024年: 5.5 % level at_most 失业率\n2025年: 5.5 % level at_most 失业率\n");
    check(csv, 3, "2024年: 6 % growth about 生产总值增长率\n2025年: 6.5 % growth exactly 生产总值增长率\n");
    check(csv, 4, "2025年: 90 % level at_least 水质优良比例\n");
}

static void a_unit_in_brackets_behind_the_name_measures_as_well(void **state)
{
    (void)state;
    const char *csv = "指标名称,2023年,2024年,属性\n"
                      "1.森林覆盖率（%）,42.1,42.5,约束性\n"
                      "2.高标准农田面积（万亩）,60,66,约束性\n"
                      "3.新增造林面积(万亩)(累计),5,8,预期性\n"
                      "4.劳动年龄人口平均受教育年限（年）,11.2,11.5以上,预期性\n"
                      "5.城镇化率，%,66,67,预期性\n";
    check(csv, 0, "2023年: 42.1 % level exactly 森林覆盖率\n2024年: 42.5 % level exactly 森林覆盖率\n");
    check(csv, 1, "2023年: 600000 亩 level exactly 高标准农田面积\n2024年: 660000 亩 level exactly 高标准农田面积\n");
    check(csv, 2, "2023年: 50000 亩 amount exactly 新增造林面积\n2024年: 80000 亩 amount exactly 新增造林面积\n");
    check(
        csv, 3,
        "2023年: 11.2 年 level exactly 劳动年龄人口平均受教育年限\n2024年: 11.5 年 level at_least 劳动年龄人口平均受教育年限\n");
    check(csv, 4, "2023年: 66 % level exactly 城镇化率\n2024年: 67 % level exactly 城镇化率\n");
}

static void the_year_before_a_plan_holds_no_targets(void **state)
{
    (void)state;
    check("指标,单位,2020年,2025年\n床位数,张,900,1200\n医院,家,3,5\n", 0, "2025年: 1200 张 level exactly 床位数\n");
    check("指标,单位,2025年,2030年,2035年\n床位数,张,900,1000,1200\n医院,家,3,4,5\n", 1,
          "2025年: 3 家 level exactly 医院\n2030年: 4 家 level exactly 医院\n2035年: 5 家 level exactly 医院\n");
    check("指标,单位,2020年,2025年,2035年\n床位数,张,900,1000,1200\n医院,家,3,4,5\n", 1,
          "2025年: 4 家 level exactly 医院\n2035年: 5 家 level exactly 医院\n");
    check("指标,单位,2025年,2030年\n床位数,张,900以上,1200\n医院,家,3,5\n", 1,
          "2025年: 3 家 level exactly 医院\n2030年: 5 家 level exactly 医院\n");
    check("某县“十五五”卫生规划指标,,,\n指标,单位,2025年,2030年\n床位数,张,900以上,1200\n医院,家,3,5\n", 1,
          "2030年: 5 家 level exactly 医院\n");
    check(
        "某县卫生行动计划（2024—2026年）指标,,,,\n指标,单位,2023年,2024年,2026年\n床位数,张,900,1000,1200\n医院,家,3,4,5\n",
        1, "2024年: 4 家 level exactly 医院\n2026年: 5 家 level exactly 医院\n");
    check("指标,单位,2024年现状值,2025年,2026年\n床位数,张,900,1000,1200\n医院,家,3,4,5\n", 0,
          "2025年: 1000 张 level exactly 床位数\n2026年: 1200 张 level exactly 床位数\n");
    check(
        "指标,单位,2023年,2024年,2025年\n床位数,张,900,1000,1200\n医院,家,3,4,5\n", 0,
        "2023年: 900 张 level exactly 床位数\n2024年: 1000 张 level exactly 床位数\n2025年: 1200 张 level exactly 床位数\n");
}

static void a_number_without_any_unit_promises_nothing(void **state)
{
    (void)state;
    check("任务,2024年,2025年\n建设床位,900,1200\n建设医院,3,5\n", 0, "");
    check("指标,2024年,2025年\n床位（张，含乡镇）,900,1200\n医院,3,5\n", 1, "");
}

static void signs_around_a_figure_are_no_part_of_it(void **state)
{
    (void)state;
    const char *csv =
        "指标,单位,2030年\n就业人数,万人,〔8.5〕\n增长率,%,*6—6.5\n住房,万套,【4】\n文号,号,〔2021〕5号\n";
    check(csv, 0, "2030年: 85000 人 level exactly 就业人数\n");
    check(csv, 1, "2030年: 6 % growth range 增长率\n");
    check(csv, 2, "2030年: 40000 套 level exactly 住房\n");
    check(csv, 3, "");
}

static void an_indicator_is_called_by_its_name(void **state)
{
    (void)state;
    struct plan *plan = plan_of("指标,单位,2023年,2024年\n床位数,张,900,1200\n医院,家,3,5\n");
    struct indicators all;
    indicators_of(plan, 0, &all);
    assert_int_equal(all.count, 1);
    assert_true(slice_equals(all.at[0].object, "床位数"));
    assert_int_equal(indicators_trend(&all, 0, 1, 2), INDICATOR_UP);
    assert_int_equal(all.at[0].sum, INDICATOR_NOT_ADDABLE);
    indicators_done(&all);
    plan_free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_column_of_units_measures_the_figures_of_its_rows),
        cmocka_unit_test(a_unit_in_brackets_behind_the_name_measures_as_well),
        cmocka_unit_test(the_year_before_a_plan_holds_no_targets),
        cmocka_unit_test(a_number_without_any_unit_promises_nothing),
        cmocka_unit_test(signs_around_a_figure_are_no_part_of_it),
        cmocka_unit_test(an_indicator_is_called_by_its_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
