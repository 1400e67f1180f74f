/* The browser on a terminal: what it shows at each size, how one moves about in it. */
#include "browser.h"
#include "test.h"

static const char *write_plan(const char *name, const char *text) { return test_temporary(name, text, strlen(text)); }

static void the_first_screen_at_120x36(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_expect_screen(t, "first-120x36");
    term_expect_clean_stream(t, false);
    quit(t);
}

static void the_first_screen_at_80x24(void **state)
{
    (void)state;
    struct term *t = open_plan(80, 24);
    term_expect_screen(t, "first-80x24");
    quit(t);
}

static void the_first_screen_at_60x20(void **state)
{
    (void)state;
    struct term *t = open_plan(60, 20);
    term_expect_screen(t, "first-60x20");
    quit(t);
}

static void a_long_task_at_120x36(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "5<Enter>");
    term_wait(t, "› 5 壮大");
    term_expect_screen(t, "task5-120x36");
    quit(t);
}

static void enter_goes_in_and_backspace_out_where_one_pane_fits(void **state)
{
    (void)state;
    struct term *t = open_plan(60, 20);
    term_send(t, "j<Enter>");
    term_wait(t, "分批次选派");
    term_expect_screen(t, "targets-60x20");
    term_send(t, "<Enter>");
    term_wait(t, "牵头单位");
    term_send(t, "<Backspace>");
    term_wait(t, "第二年");
    term_send(t, "<Esc>");
    term_wait(t, "▸ 2 培养高层次人才");
    term_send(t, "<Backspace>");
    term_wait(t, "▸全部");
    term_send(t, "jj<Enter>");
    term_wait(t, "4 / 26 项任务");
    term_wait(t, "任务 4 ─");
    quit(t);
}

static void choosing_an_action_lists_its_tasks(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "1jj");
    term_wait(t, "4 / 26 项任务");
    term_expect_screen(t, "action-120x36");
    quit(t);
}

static bool year_is_chosen(struct term *t, void *year) { return (term_style_of(t, year) & TERM_BACKGROUND) != 0; }

static void tab_goes_round_the_panes(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    static const char *const titles[] = {"年度目标", "任务 1", "行动 8", "任务 26"};
    for (size_t i = 0; i < 4; i++) {
        term_send(t, "<Tab>");
        term_wait_until(t, title_has_focus, (void *)titles[i]);
    }
    term_send(t, "<S-Tab>");
    term_wait_until(t, title_has_focus, (void *)titles[2]);
    term_send(t, "lll"); /* to the text that was read last, and no further */
    term_wait_until(t, title_has_focus, (void *)titles[1]);
    term_send(t, "h");
    term_wait_until(t, title_has_focus, (void *)titles[3]);
    term_send(t, "<Tab>ll");
    term_wait_until(t, year_is_chosen, "第三年");
    term_send(t, "hhh"); /* through the years, then out */
    term_wait_until(t, title_has_focus, (void *)titles[3]);
    quit(t);
}

static void the_third_year_of_task_19_takes_three_keys(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "19<Enter>");
    term_wait(t, "› 19 提升十大生态产业技术创新能力");
    term_wait_gone(t, "转到任务");
    term_wait(t, "第三年");
    assert_true(term_has(t, "任务 26")); /* the key 1 has not left its view behind */
    assert_true(term_style_of(t, "任务 26") & TERM_BOLD);
    quit(t);
}

static void a_number_can_be_corrected_and_taken_back(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "1３"); /* the view of 1 is taken back */
    term_wait(t, "转到任务 13");
    term_wait_until(t, title_has_focus, "任务 26");
    term_send(t, "<Backspace>2<Enter>");
    term_wait(t, "› 12 开展就业创业技术技能培训");
    term_send(t, "99<Enter>");
    term_wait(t, "没有");
    term_wait(t, "99");
    term_wait(t, "› 12 开展");
    term_send(t, "7<Esc>");
    term_wait_gone(t, "转到任务");
    term_wait(t, "› 12 开展");
    quit(t);
}

static void brackets_walk_through_the_places_visited(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "[");
    term_wait(t, "没有更多的位置记录");
    term_send(t, "5<Enter>19<Enter>");
    term_wait(t, "› 19 提升");
    term_send(t, "[");
    term_wait(t, "› 5 壮大");
    term_send(t, "[");
    term_wait(t, "› 1 引进");
    term_send(t, "]");
    term_wait(t, "› 5 壮大");
    term_send(t, "】");
    term_wait(t, "› 19 提升");
    term_send(t, "]");
    term_wait(t, "没有更多的位置记录");
    quit(t);
}

static void help_lists_the_keys_and_scrolls(void **state)
{
    (void)state;
    struct term *t = open_plan(80, 24);
    term_send(t, "?");
    term_wait(t, "按键");
    term_expect_screen(t, "help-80x24");
    term_send(t, "G");
    term_wait(t, "删除光标后的全部文字");
    term_send(t, "<Esc>");
    term_wait_gone(t, "按键");
    term_wait(t, "第一年");
    quit(t);
}

static void the_palette_finds_and_runs_a_command(void **state)
{
    (void)state;
    struct term *t = open_plan(80, 24);
    int row, col;
    bool visible;
    term_send(t, "：");
    term_wait(t, "命令");
    term_expect_screen(t, "palette-80x24");
    term_send(t, "放大");
    term_wait(t, "zoom");
    term_wait_gone(t, "下翻一页");
    term_cursor(t, &row, &col, &visible);
    assert_true(visible);
    term_send(t, "<Enter>");
    term_wait_gone(t, "命令 ─");
    term_wait_gone(t, "第一年"); /* the list has the screen */
    term_send(t, "z");
    term_wait(t, "第一年");
    term_cursor(t, &row, &col, &visible);
    assert_false(visible);
    quit(t);
}

static void the_list_can_be_made_narrower_and_wider(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    int row, col, narrower;
    term_find(t, "年度目标", &row, &col);
    term_send(t, "<lt><lt>");
    term_wait_until(t, title_has_focus, "任务 26");
    term_wait_still(t, 50);
    term_find(t, "年度目标", &row, &narrower);
    assert_int_equal(narrower, col - 4);
    term_send(t, ">>");
    term_wait_still(t, 50);
    term_find(t, "年度目标", &row, &narrower);
    assert_int_equal(narrower, col);
    quit(t);
}

static void copying_goes_through_the_terminal_as_a_citation(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "5<Enter><Tab>ljy");
    term_wait(t, "已复制：产业人才培养行动·任务5·第二年·第2项：选拔培育引进30名以上学术技术带头人");
    assert_true(term_sent(
        t,
        "\033]52;c;5Lqn5Lia5Lq65omN5Z+55YW76KGM5Yqowrfku7vliqE1wrfnrKzkuozlubTCt+esrDLpobnvvJrp")); /* …·第二年·第2项：选 */
    term_send(t, "Y");
    term_wait(t, "已复制：产业人才培养行动·任务5");
    quit(t);
}

static bool item_is_chosen(struct term *t, void *item)
{
    return term_has(t, item) && (term_style_of(t, item) & TERM_BACKGROUND) != 0;
}

static void items_are_rows_that_the_cursor_goes_through(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    int row, col;
    term_send(t, "5<Enter><Tab>");
    term_wait_until(t, item_is_chosen, "▸1.编制产业规划和");
    term_send(t, "jll");
    term_wait_until(t, item_is_chosen, "▸2.选拔培育引进");
    term_wait_until(t, item_is_chosen, "第三年");
    term_send(t, "G");
    term_wait(t, "▸3.培养引进在战略");
    term_send(t, "jg");
    term_wait(t, "▸1.完成三年产业规");
    assert_true(term_find(t, "3.培养引进在战略", &row, &col));
    term_click(t, row + 1, col + 2);
    term_wait_until(t, item_is_chosen, "第一年");
    term_wait(t, "▸3.培养引进在战略");
    quit(t);
}

static void items_of_years_below_each_other_follow_each_other(void **state)
{
    (void)state;
    struct term *t = open_plan(80, 24);
    term_send(t, "9<Enter><Tab>");
    for (int i = 0; i < 8; i++) term_send(t, "j");
    term_wait(t, "▸9.培养引进40名");
    term_send(t, "j");
    term_wait_until(t, item_is_chosen, "▸1.选拔培养6名以上");
    term_send(t, "k");
    term_wait(t, "▸9.培养引进40名");
    quit(t);
}

static void how_a_quantity_changed_stands_behind_its_item(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "5<Enter>");
    term_wait(t, "术带头人 = ");
    term_wait(t, "术带头人; ↑");
    term_send(t, "16<Enter>");
    term_wait(t, "› 16 大力");
    quit(t);
}

static void clauses_inside_an_item_stand_below_each_other(void **state)
{
    (void)state;
    const char *path = write_plan(
        "levels.csv",
        "序号,行动,任务,主要内容,2024年,2025年,牵头单位\n"
        "1,就业行动,稳定就业,（一）总体要求。1.新增就业1.2万人；2.培训3000人次。（二）保障措施一是加强领导；二是落实资金不少于500万元；三是"
        "严格考核，将完成情况纳入年度目标责任考核，实行月调度、季通报、年考核，考核结果作为评优评先的依据。,1.培训：①职工1000人次；②农民工500"
        "人次。2.岗位200个。,●新建食堂20个；●改造敬老院3家,市人社局\n");
    struct term *t = term_open(120, 24, path, NULL);
    term_wait(t, "q 退出");
    term_expect_screen(t, "levels-120x24");
    quit(t);
}

static void the_mouse_chooses_scrolls_and_opens(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    int row, col;
    assert_true(term_find(t, "产教融合发展行动", &row, &col));
    term_click(t, row, col);
    term_wait(t, "2 / 26 项任务");
    term_mouse(t, row, col, 5, true);
    term_wait(t, "区域创新体系强化行动 › ");
    assert_true(term_find(t, "第一年", &row, &col));
    term_click(t, row + 1, col + 20);
    term_wait_until(t, title_has_focus, "年度目标");
    quit(t);
}

static void a_plan_without_actions_and_years_shows_all_its_cells(void **state)
{
    (void)state;
    const char *path = write_plan(
        "plain.csv",
        "序号,重点任务,责任领导,完成时限,备注,经费\n1,优化营商环境,张三,2024年底,重点,30万元\n2,安全生产,李四,长期,,\n");
    struct term *t = term_open(120, 36, path, NULL);
    term_wait(t, "q 退出");
    term_wait(t, "责任领导");
    assert_false(term_has(t, "年度目标"));
    assert_false(term_has(t, "行动"));
    term_expect_screen(t, "no-years-120x36");
    term_send(t, "1");
    term_wait(t, "没有把任务分成行动");
    quit(t);
}

static void a_table_of_unknown_columns_is_shown_whole(void **state)
{
    (void)state;
    const char *path = write_plan("unknown.csv", "甲,乙,丙\n春,夏,秋\n东,南,西\n");
    struct term *t = term_open(80, 24, path, NULL);
    term_wait(t, "q 退出");
    term_wait(t, "乙");
    term_wait(t, "夏");
    term_send(t, "j");
    term_wait(t, "南");
    quit(t);
}

static void two_plans_stand_under_their_titles(void **state)
{
    (void)state;
    const char *path = write_plan("second.csv",
                                  "市级重点工作,,\n序号,任务,第一年\n1,甲项工作,完成1个\n5,乙项工作,完成2个\n");
    struct term *t = term_open(120, 40, "data/tianshui.csv", path, NULL);
    term_wait(t, "q 退出");
    term_wait(t, "共 28 项任务");
    term_send(t, "2:5<Enter>");
    term_wait(t, "2:5 乙项工作");
    term_wait(t, "完成2个");
    term_wait(t, "市级重点工作");
    term_send(t, "1:5<Enter>");
    term_wait(t, "1:5 壮大产业技术人才队伍");
    quit(t);
}

static void ten_years_stand_one_below_the_other(void **state)
{
    (void)state;
    const char *path = write_plan(
        "ten.csv", "序号,行动,任务,2021年,2022年,2023年,2024年,2025年,2026年,2027年,2028年,2029年,2030年\n"
                   "1,甲,乙,建1个,建2个,建3个,建4个,建5个,建6个,建7个,建8个,建9个,建10个\n");
    struct term *t = term_open(120, 36, path, NULL);
    term_wait(t, "q 退出");
    term_send(t, "<Tab>G");
    term_wait(t, "建10个");
    term_send(t, "g");
    term_wait(t, "建1个");
    quit(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_screen_at_120x36),
        cmocka_unit_test(the_first_screen_at_80x24),
        cmocka_unit_test(the_first_screen_at_60x20),
        cmocka_unit_test(a_long_task_at_120x36),
        cmocka_unit_test(enter_goes_in_and_backspace_out_where_one_pane_fits),
        cmocka_unit_test(choosing_an_action_lists_its_tasks),
        cmocka_unit_test(tab_goes_round_the_panes),
        cmocka_unit_test(the_third_year_of_task_19_takes_three_keys),
        cmocka_unit_test(a_number_can_be_corrected_and_taken_back),
        cmocka_unit_test(brackets_walk_through_the_places_visited),
        cmocka_unit_test(help_lists_the_keys_and_scrolls),
        cmocka_unit_test(the_palette_finds_and_runs_a_command),
        cmocka_unit_test(the_list_can_be_made_narrower_and_wider),
        cmocka_unit_test(copying_goes_through_the_terminal_as_a_citation),
        cmocka_unit_test(items_are_rows_that_the_cursor_goes_through),
        cmocka_unit_test(items_of_years_below_each_other_follow_each_other),
        cmocka_unit_test(how_a_quantity_changed_stands_behind_its_item),
        cmocka_unit_test(clauses_inside_an_item_stand_below_each_other),
        cmocka_unit_test(the_mouse_chooses_scrolls_and_opens),
        cmocka_unit_test(a_plan_without_actions_and_years_shows_all_its_cells),
        cmocka_unit_test(a_table_of_unknown_columns_is_shown_whole),
        cmocka_unit_test(two_plans_stand_under_their_titles),
        cmocka_unit_test(ten_years_stand_one_below_the_other),
    };
    return cmocka_run_group_tests_name("browse", tests, NULL, NULL);
}
