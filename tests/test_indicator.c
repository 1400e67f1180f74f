#include "test.h"

#include "plan/indicator.h"
#include "load/load.h"
#include "base/mem.h"

static struct plan *plan_of(const char *csv)
{
    struct err err = {0};
    struct plan *plan = load_bytes("plan", csv, strlen(csv), &(struct load_options){0}, &err);
    if (!plan) fail_msg("%s", err.what);
    return plan;
}

/* "object: whole | y1 | y2; trend sum" of every indicator, a line each. */
static const char *indicators_as_text(struct buf *out, const char *content, const char *y1, const char *y2)
{
    char *csv = mem_format("序号,任务,主要内容,第一年,第二年\n1,引进人才,\"%s\",\"%s\",\"%s\"\n", content, y1, y2);
    struct plan *plan = plan_of(csv);
    struct indicators all;
    indicators_of(plan, 0, &all);
    buf_clear(out);
    for (size_t i = 0; i < all.count; i++) {
        indicator_add_name(&all.at[i], out);
        buf_adds(out, ":");
        for (size_t slot = 0; slot < all.slots; slot++) {
            const struct indicator_value *value = indicators_value(&all, i, slot);
            buf_adds(out, slot ? "|" : " ");
            buf_add(out,
                    value->present ? slice_cut(value->text, value->quantity.start, value->quantity.end) : SLICE("-"));
        }
        const char *why = indicator_no_sum(&all.at[i]), *first = indicator_trend_name(indicators_change(&all, i, 1));
        buf_addf(out, "; %s%s%s %s\n", first, first[0] ? " " : "", indicator_trend_name(indicators_change(&all, i, 2)),
                 why[0] ? why : indicator_sum_name(all.at[i].sum));
    }
    indicators_done(&all);
    plan_free(plan);
    free(csv);
    return out->n ? out->s : "";
}

static void check(const char *content, const char *y1, const char *y2, const char *expected)
{
    struct buf out;
    buf_init(&out);
    assert_string_equal(indicators_as_text(&out, content, y1, y2), expected);
    buf_done(&out);
}

static void an_object_is_followed_whatever_item_it_stands_in(void **state)
{
    (void)state;
    check("新建改建公厕46座（新建20座，改建26座）", "新建改建23座", "新建改建23座",
          "公厕: 46座|23座|23座; flat fits\n");
    check("新建高标准农田45万亩", "新建15万亩", "建设30万亩", "高标准农田: 45万亩|15万亩|30万亩; up fits\n");
    check("培养专家10名", "1.编制规划;2.培养专家4名", "1.培养专家6名;2.总结", "专家: 10名|4名|6名; up fits\n");
    check("", "培养“工匠”4名", "培养4名以上以技师为主的工匠", "工匠: -|4名|4名以上; flat \n");
    check("", "新建学校3所", "改造医院2所", "学校: -|3所|-; dropped \n医院: -|-|2所; new \n");
    check("", "20家", "25家以上", "引进人才: -|20家|25家以上; up \n");
    check("", "引进高层次人才30名", "引进各类高层次人才20名", "高层次人才: -|30名|20名; down \n");
    check("", "企业30家", "高新技术企业20家", "企业: -|30家|-; dropped \n高新技术企业: -|-|20家; new \n");
}

static void years_are_added_only_where_that_makes_sense(void **state)
{
    (void)state;
    check("引进专家10名", "引进专家3名", "引进专家3名以上", "专家: 10名|3名|3名以上; flat short\n");
    check("引进专家10名", "引进专家8名", "引进专家3名", "专家: 10名|8名|3名; down over\n");
    check("引进专家10名左右", "引进专家6名", "引进专家6名", "专家: 10名左右|6名|6名; flat fits\n");
    check("引进专家10名以上", "引进专家6名", "引进专家6名", "专家: 10名以上|6名|6名; flat fits\n");
    check("引进专家3—4名", "引进专家1名", "引进专家2名", "专家: 3—4名|1名|2名; up fits\n");
    check("引进专家不超过5名", "引进专家3名", "引进专家3名", "专家: 不超过5名|3名|3名; flat over\n");
    check("专家达到10名", "专家达到4名", "专家达到10名", "专家: 达到10名|达到4名|达到10名; up level\n");
    check("覆盖率95%", "覆盖率80%", "覆盖率95%", "覆盖率: 95%|80%|95%; up level\n");
    check("每年培训30人", "每年培训30人", "每年培训30人", "每年培训: 30人|30人|30人; flat for each\n");
    check("累计建成基站30个", "建成基站10个", "基站总数达到30个", "基站: 30个|10个|达到30个; up cumulative\n");
    check("累计新增企业30家", "新增企业10家", "累计新增企业30家", "企业: 30家|10家|30家; up cumulative\n");
}

static void kinds_stand_in_rows_of_their_own(void **state)
{
    (void)state;
    check("每千人口床位7.5张", "新增床位100张", "新增床位120张",
          "每千人口床位: 7.5张|-|-;  level\n床位: -|100张|120张; up \n");
    check("产值增长6%以上", "产值增长6%", "产值下降2%", "产值: 6%以上|6%|2%; down growth\n");
    check("药费下降3%", "药费占比3%", "药费占比2%", "药费: 3%|-|-;  decline\n药费占比: -|3%|2%; down level\n");
    check("产能为2020年的2倍", "产能为2020年的1.5倍", "产能为2020年的2倍", "产能: 2倍|1.5倍|2倍; up multiple\n");
}

static void a_baseline_opens_the_series(void **state)
{
    (void)state;
    check("补助由80元提高到95元", "由80元提高到90元", "提高到95元",
          "补助: 提高到95元|提高到90元|提高到95元; up up level\n");
    check("", "时间由10天压缩至6天", "时间压缩至5天", "时间: -|压缩至6天|压缩至5天; down down level\n");
}

static void what_a_year_adds_is_no_step_down_from_a_level(void **state)
{
    (void)state;
    check("", "充电桩总数达到3000个", "新建充电桩500个", "充电桩总数: -|达到3000个|500个;  level\n");
    check("", "新建充电桩500个", "充电桩总数达到3000个", "充电桩: -|500个|达到3000个; up cumulative\n");
}

static void a_plan_without_content_has_its_task_s_own_figure(void **state)
{
    (void)state;
    struct plan *plan = plan_of("序号,重点任务,2021年,2022年\n1,新建学校10所,4所,4所\n");
    struct indicators all;
    indicators_of(plan, 0, &all);
    assert_int_equal(all.count, 1);
    assert_int_equal(all.at[0].sum, INDICATOR_SHORT);
    assert_true(slice_equals(all.at[0].object, "学校"));
    indicators_done(&all);
    plan_free(plan);
}

/* 亿吨 in the header or a column of units: the figure says so, and the year before the plan opens the series. */
static void figures_of_a_table_carry_their_unit(void **state)
{
    (void)state;
    struct plan *plan = plan_of("指标,单位,2020年,2025年\n粮食产能,亿吨,6.2,＞6.5\n医院,家,3,\n");
    struct indicators all;
    struct buf out;
    buf_init(&out);
    indicators_of(plan, 0, &all);
    assert_int_equal(all.count, 1);
    indicator_add_figure(indicators_value(&all, 0, 1), &out);
    buf_adds(&out, " ");
    indicator_add_figure(indicators_value(&all, 0, 2), &out);
    assert_string_equal(out.s, "6.2亿吨 ＞6.5亿吨");
    assert_true(indicators_value(&all, 0, 1)->before && !indicators_value(&all, 0, 2)->before);
    assert_int_equal(indicators_change(&all, 0, 2), INDICATOR_UP);
    indicators_done(&all);
    indicators_of(plan, 1, &all); /* nothing is promised */
    assert_int_equal(all.count, 0);
    indicators_done(&all);
    buf_done(&out);
    plan_free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_object_is_followed_whatever_item_it_stands_in),
        cmocka_unit_test(years_are_added_only_where_that_makes_sense),
        cmocka_unit_test(kinds_stand_in_rows_of_their_own),
        cmocka_unit_test(a_baseline_opens_the_series),
        cmocka_unit_test(what_a_year_adds_is_no_step_down_from_a_level),
        cmocka_unit_test(figures_of_a_table_carry_their_unit),
        cmocka_unit_test(a_plan_without_content_has_its_task_s_own_figure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
