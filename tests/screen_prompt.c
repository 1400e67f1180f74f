/* What the search line offers: earlier searches, names by Tab, foldings; what is kept in the user's files. */
#include <string.h>

#include "browser.h"
#include "test.h"

/* What a file of the user holds; "" if it is not there. */
static const char *user_file(struct term *t, const char *name)
{
    static struct buf text;
    char path[600];
    buf_done(&text);
    buf_init(&text);
    snprintf(path, sizeof path, "%s/%s", term_home(t), name);
    return test_read(path, &text) && text.n ? text.s : "";
}

static void earlier_searches_come_back_with_up_and_down(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "/人才<Enter>/博士后<Enter>&牵头:教育局<Enter>");
    term_wait(t, "隐藏 20 项");
    term_send(t, "/教育<Up><Up>");
    term_wait(t, "检索 博士后");
    term_send(t, "<Up><Up><Up>");
    term_wait(t, "检索 人才");
    term_send(t, "<Down><Down><Down>");
    term_wait(t, "检索 教育 ");
    term_send(t, "<Esc>");
    term_wait(t, "q 退出");
    assert_string_equal(user_file(t, ".local/state/jihua/search-history"), "人才\n博士后\n牵头:教育局\n");
    quit(t);
}

static void a_history_that_cannot_be_read_is_reported(void **state)
{
    (void)state;
    const char *argv[] = {"jihua", "data/tianshui.csv", NULL};
    const char *env[] = {"XDG_STATE_HOME=/dev/null", NULL};
    struct term *t = term_start(&(struct term_options){.ncols = 120, .nrows = 36, .env = env}, argv);
    term_wait(t, "q 退出");
    term_send(t, "/人才<Enter>");
    term_wait(t, "/dev/null");
    term_send(t, "n");
    term_wait(t, "第 2 处");
    quit(t);
}

static void tab_completes_columns_agencies_actions_and_kinds(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "/牵<Tab>");
    term_wait(t, "检索 牵头:");
    term_send(t, "教<Tab>");
    term_wait(t, "检索 牵头:市教育局");
    term_send(t, " 行动:工匠<Tab>");
    term_wait_still(t, 50);
    term_send(t, "<C-u>行动:产教<Tab>");
    term_wait(t, "检索 行动:产教融合发展行动");
    term_send(t, "<C-u>单位:rsj<Tab>");
    term_wait(t, "检索 单位:市人社局");
    term_send(t, "<C-u>倍<Tab>");
    term_wait(t, "检索 倍数:");
    term_send(t, "<C-u>类型:增<Tab>");
    term_wait(t, "检索 类型:增长");
    term_send(t, "<Esc>");
    term_wait(t, "q 退出");
    quit(t);
}

static void tab_again_gives_the_next_name(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "/牵头:科<Tab>");
    term_wait(t, "Tab 第 1 个");
    char *first = strdup(term_row(t, 35));
    term_send(t, "<Tab>");
    term_wait(t, "Tab 第 2 个");
    assert_string_not_equal(term_row(t, 35), first);
    free(first);
    term_send(t, "<Esc>");
    term_wait(t, "q 退出");
    quit(t);
}

static void foldings_are_shown_and_switched_off_one_by_one(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "/人才培養");
    term_wait(t, "折叠全开");
    term_send(t, "<Enter>");
    term_wait(t, "第 1 处");
    term_send(t, "f");
    term_wait(t, "[x] 繁体与简体");
    term_send(t, "jj<Enter>");
    term_wait(t, "[ ] 繁体与简体");
    term_expect_screen(t, "foldings-120x36");
    term_send(t, "<Esc>");
    term_wait(t, "不折叠：繁体与简体");
    term_wait(t, "未找到");
    term_send(t, "f<Enter>");
    term_wait_gone(t, "[x] 全角");
    term_send(t, "<Esc>");
    quit(t);
}

static void a_filter_is_saved_under_a_name_and_used_again(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    term_send(t, "w");
    term_wait(t, "还没有筛选");
    term_send(t, "&牵头:教育局<Enter>&金融<Enter>!w");
    term_wait(t, "存为");
    term_send(t, "我 的");
    term_wait(t, "名称不能含空格");
    term_send(t, "<C-u>教育<Enter>");
    term_wait(t, "已保存：@教育");
    assert_string_equal(user_file(t, ".config/jihua/config"), "filter.教育 = (牵头:教育局) !(金融)\n");
    term_send(t, "xx");
    term_wait_gone(t, "隐藏");
    term_send(t, ":@教");
    term_wait(t, "已存筛选");
    term_send(t, "<Enter>");
    term_wait(t, "筛选 (牵头:教育局) !(金融)");
    term_send(t, "x&@教育<Enter>");
    term_wait(t, "筛选 (牵头:教育局) !(金融)");
    term_send(t, "&@没有");
    term_wait(t, "没有存为");
    term_send(t, "<Esc>");
    quit(t);
}

static bool has_a_tick(struct term *t, void *row)
{
    struct term_cell cell = term_cell(t, *(int *)row, 119);
    return strcmp(cell.text, "━") == 0 && (cell.style & TERM_COLOUR) != 0;
}

static void ticks_on_the_scroll_bar_show_where_hits_are(void **state)
{
    (void)state;
    struct term *t = open_plan(120, 36);
    int row;
    term_send(t, "10<Enter>/公办<Enter>");
    term_wait(t, "第 1 处");
    for (row = 3; row < 34; row++)
        if (has_a_tick(t, &row)) break;
    assert_true(row < 20); /* within the targets, which are longer than their pane */
    term_send(t, "\\");
    term_wait_gone(t, "━");
    quit(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(earlier_searches_come_back_with_up_and_down),
        cmocka_unit_test(a_history_that_cannot_be_read_is_reported),
        cmocka_unit_test(tab_completes_columns_agencies_actions_and_kinds),
        cmocka_unit_test(tab_again_gives_the_next_name),
        cmocka_unit_test(foldings_are_shown_and_switched_off_one_by_one),
        cmocka_unit_test(a_filter_is_saved_under_a_name_and_used_again),
        cmocka_unit_test(ticks_on_the_scroll_bar_show_where_hits_are),
    };
    return cmocka_run_group_tests_name("prompt screens", tests, NULL, NULL);
}
