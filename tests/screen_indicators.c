/* What the plan says when it is read closely: the view of indicators, years compared, findings. */
#include "browser.h"
#include "test.h"

static bool is_marked(struct term *t, void *text)
{
    return term_has(t, text) && (term_style_of(t, text) & TERM_BACKGROUND) != 0;
}

static void all_indicators_at_120x36(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "3jj");
    term_wait(t, "› 2 培养高层次人才");
    term_wait(t, "q 退出");
    term_expect_screen(t, "indicators-120x36");
    quit(t);
}

static void all_indicators_at_80x24(void **state)
{
    (void)state;
    struct term *t = open_plan(80, 24);
    term_send(t, "3j");
    term_wait(t, "› 2 培养高层次人才");
    term_wait(t, "q 退出");
    term_expect_screen(t, "indicators-80x24");
    quit(t);
}

/* States, changes and figures for each of something, in years that are not added up. */
static void growth_and_levels_are_shown_as_such(void **state)
{
    (void)state;
    static const char csv[] =
        "某市卫生健康三年行动计划\n序号,行动,任务,主要内容,第一年,第二年,第三年\n"
        "1,能力,增加床位,每千人口床位达到7.5张，新增床位300张,每千人口床位6.9张，新增床位100张,每千人口床位7.2张，新增床位100张,"
        "每千人口床位7.5张，新增床位100张\n"
        "2,能力,提高补助,人均补助标准由80元提高到95元,由80元提高到85元,提高到90元,提高到95元\n"
        "3,能力,经济增长,健康产业增加值年均增长6%以上,增长6%以上,增长6.5%以上,增长7%以上\n"
        "4,能力,降低药费,,药费下降3%,药费下降5%,药费占比控制在30%以内\n"
        "5,能力,充电桩,充电桩达到3000个,新建充电桩500个,新建充电桩800个,充电桩总数达到3000个\n"
        "6,能力,检验能力,检验能力为2020年的2倍,为2020年的1.5倍,,为2020年的2倍\n";
    const char *path = test_temporary("levels.csv", csv, strlen(csv));
    struct term *t = term_open(120, 36, path, NULL);
    term_wait(t, "q 退出");
    term_send(t, "3");
    term_wait(t, "每千人口床位  ");
    term_expect_screen(t, "levels-indicators-120x36");
    quit(t);
}

static void enter_goes_to_the_item_and_backspace_comes_back(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "5<Enter>3");
    term_wait(t, "▸ 5 学术技术带头人");
    term_send(t, "j<Enter>");
    term_wait_until(t, title_has_focus, "年度目标");
    term_wait_until(t, is_marked, "▸3.培养引进在战略");
    term_send(t, "<Backspace>");
    term_wait(t, "▸   市外优秀人才(团队)");
    term_send(t, "<Backspace>");
    term_wait(t, "行动 8");
    quit(t);
}

static bool stands_first(struct term *t, void *text)
{
    int row, col;
    return term_find(t, text, &row, &col) && row == 3;
}

static void indicators_are_sorted_by_amount_and_by_sum(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "3ss");
    term_wait(t, "按合计核对");
    term_wait_until(t, stands_first, "知名专家"); /* its years do not add up to the whole */
    term_wait(t, "不足 6/10");
    term_send(t, "ssg");
    term_wait(t, "按数量从大到小");
    term_wait(t, "农村产业带头人");
    quit(t);
}

/* / … Enter: two keys and the text; 3 shows them all in their table. */
static void large_quantities_take_two_keys_and_their_text(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "/数量>=100名<Enter>");
    term_wait(t, "n 下一处");
    term_wait(t, "处 · 第 1 处");
    term_send(t, "3");
    term_wait(t, "量化指标 50");
    term_wait_until(t, is_marked, "≥150");
    term_wait(t, "▸   高新技术和中小微企业经营管理人才"); /* where the hit is */
    assert_false(is_marked(t, "≥30 "));
    quit(t);
}

static void indicators_of_an_agency_only(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "2/市科协<Enter>3");
    term_wait(t, "省级科普示范基地");
    term_wait(t, "量化指标 1 ");
    quit(t);
}

static void a_plan_that_counts_nothing_says_so(void **state)
{
    (void)state;
    static const char text[] = "序号,重点任务,第一年,第二年\n1,优化营商环境,持续推进,继续推进\n";
    struct term *t = term_open(80, 24, test_temporary("vague.csv", text, sizeof text - 1), NULL);
    term_wait(t, "q 退出");
    term_send(t, "3");
    term_wait(t, "这些任务没有量化指标");
    term_send(t, "sss"); /* nothing is sorted in every order */
    term_wait(t, "这些任务没有量化指标");
    term_send(t, "<Esc><Esc>c");
    term_wait(t, "持续推进");
    term_wait(t, "第一年 → 第二年");
    quit(t);
}

static bool heads_a_column(struct term *t, void *year)
{
    int row, col;
    return term_find(t, year, &row, &col) && row == 2;
}

static void ten_years_scroll_sideways(void **state)
{
    (void)state;
    static const char text[] =
        "序号,行动,任务,2021年,2022年,2023年,2024年,2025年,2026年,2027年,2028年,2029年,2030年\n"
        "1,甲,乙,建桥1座,建桥2座,建桥3座,建桥4座,建桥5座,建桥6座,建桥7座,建桥8座,建桥9座,建桥10座\n";
    struct term *t = term_open(80, 24, test_temporary("ten.csv", text, sizeof text - 1), NULL);
    term_wait(t, "q 退出");
    term_send(t, "3");
    term_wait(t, "2021年");
    assert_false(heads_a_column(t, "2030年"));
    term_send(t, "lllllllll");
    term_wait_until(t, heads_a_column, "2030年");
    term_wait(t, "10 ↑");
    quit(t);
}

/* c: one key, and another to see the next two years. */
static void what_changes_between_years_takes_two_keys(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "5<Enter>");
    term_wait(t, "› 5 壮大");
    term_send(t, "c");
    term_wait(t, "第一年 → 第二年");
    term_send(t, "l");
    term_wait(t, "第二年 → 第三年");
    term_wait(t, "q 退出");
    term_expect_screen(t, "compare-120x36");
    term_send(t, "l");
    term_wait(t, "第一年 → 第三年 · 3/3");
    term_send(t, "c");
    term_wait(t, "任务 26");
    quit(t);
}

static void years_are_compared_at_80x24(void **state)
{
    (void)state;
    struct term *t = open_plan(80, 24);
    term_send(t, "#2<Enter>");
    term_wait(t, "› 2 培养");
    term_send(t, "c");
    term_wait(t, "第一年 → 第二年");
    term_expect_screen(t, "compare-80x24");
    quit(t);
}

static void years_are_compared_below_each_other_at_50x20(void **state)
{
    (void)state;
    struct term *t = open_plan(50, 20);
    term_send(t, "5<Enter>cl");
    term_wait(t, "第二年 → 第三年");
    term_wait(t, "↑ 学术技术带头人");
    term_expect_screen(t, "compare-50x20");
    quit(t);
}

static void the_comparison_starts_with_the_year_that_is_chosen(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "5<Enter><Tab>llc");
    term_wait(t, "第二年 → 第三年");
    term_send(t, "y");
    term_wait(t, "已复制：产业人才培养行动·任务5·第二年→第三年");
    term_send(t, "<Esc>");
    term_wait(t, "任务 26");
    quit(t);
}

static void findings_lead_to_their_places(void **state)
{
    (void)state;
    struct term *t = open_plan(80, 24);
    term_send(t, "v");
    term_wait(t, "文字问题");
    term_wait(t, "各年合计 6");
    term_expect_screen(t, "findings-80x24");
    for (int i = 0; i < 7; i++) term_send(t, "j");
    term_wait_until(t, is_marked, "5 第二年");
    term_send(t, "<Enter>");
    term_wait(t, "› 5 壮大");
    term_wait(t, "▸3.培养引进在战略");
    quit(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_indicators_at_120x36),
        cmocka_unit_test(all_indicators_at_80x24),
        cmocka_unit_test(growth_and_levels_are_shown_as_such),
        cmocka_unit_test(enter_goes_to_the_item_and_backspace_comes_back),
        cmocka_unit_test(indicators_are_sorted_by_amount_and_by_sum),
        cmocka_unit_test(large_quantities_take_two_keys_and_their_text),
        cmocka_unit_test(indicators_of_an_agency_only),
        cmocka_unit_test(a_plan_that_counts_nothing_says_so),
        cmocka_unit_test(ten_years_scroll_sideways),
        cmocka_unit_test(what_changes_between_years_takes_two_keys),
        cmocka_unit_test(years_are_compared_at_80x24),
        cmocka_unit_test(years_are_compared_below_each_other_at_50x20),
        cmocka_unit_test(the_comparison_starts_with_the_year_that_is_chosen),
        cmocka_unit_test(findings_lead_to_their_places),
    };
    return cmocka_run_group_tests_name("indicators", tests, NULL, NULL);
}
