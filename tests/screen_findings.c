/* What is wrong in the text of a plan, in the browser as on the command line. */
#include <sys/stat.h>

#include "browser.h"
#include "test.h"

static void findings_know_the_users_names_of_agencies(void **state)
{
    (void)state;
    char config[4200];
    const char *env[] = {config, NULL};
    snprintf(config, sizeof config, "XDG_CONFIG_HOME=%s", folder_path(""));
    assert_int_equal(mkdir(folder_path("jihua"), 0700), 0);
    folder_put("jihua/agencies", "人社局 = 市人力资源和社会保障局\n");
    folder_put("p.csv", "序号,任务,第一年,牵头单位,责任单位\n"
                        "1,培训,培训1人,人社局,市人力资源和社会保障局、财政局\n"
                        "2,招才,招2人,市人力资源和社会保障局,财政局\n");
    struct term *t = term_start(&(struct term_options){120, 36, env, folder_path("")},
                                (const char *const[]){"jihua", "p.csv", NULL});
    term_wait(t, "q 退出");
    term_send(t, "v");
    term_wait(t, "“市人力资源和社会保障局”既牵头又配合同一任务");
    term_wait(t, "“人社局”在别处写作“市人力资源和社会保障局”");
    term_wait(t, "文字问题 2");
    term_send(t, "<Esc>");
    quit(t);
}

/* Two names that seem to be one agency are taken as one by a key: the file gets a line, and u takes it out again. */
static void two_names_are_taken_as_one_agency(void **state)
{
    (void)state;
    char config[4200];
    const char *env[] = {config, NULL};
    snprintf(config, sizeof config, "XDG_CONFIG_HOME=%s", folder_path(""));
    assert_int_equal(mkdir(folder_path("jihua"), 0700), 0);
    folder_put("jihua/agencies", "# 别名\n市科委 = 市科学技术局");
    folder_put("p.csv", "序号,任务,第一年,牵头单位,责任单位\n"
                        "1,修桥,修桥1座,市住建局,市财政局\n"
                        "2,修路,修路2条,市住房和城乡建设局,市财政局\n");
    struct term *t = term_start(&(struct term_options){120, 36, env, folder_path("")},
                                (const char *const[]){"jihua", "p.csv", NULL});
    term_wait(t, "q 退出");
    term_send(t, "=");
    term_wait(t, "此键用于文字问题列表。");
    term_send(t, "2");
    term_wait(t, "单位 3");
    term_send(t, "v");
    term_wait(t, "“市住建局”与“市住房和城乡建设局”疑为同一单位");
    term_wait(t, "按 = 认作同一单位");
    term_send(t, "=");
    term_wait(t, "今后认作同一单位：市住建局 = 市住房和城乡建设局");
    term_wait(t, "“市住建局”在别处写作“市住房和城乡建设局”");
    assert_true(folder_holds("jihua/agencies", "# 别名\n市科委 = 市科学技术局\n市住建局 = 市住房和城乡建设局\n"));
    term_send(t, "=");
    term_wait(t, "这一条不涉及单位的两个名称。");
    term_send(t, "<Esc>");
    term_wait(t, "单位 2"); /* 市住房和城乡建设局, 市财政局 */
    term_send(t, "u");
    term_wait(t, "已撤销：同一单位");
    term_wait(t, "单位 3");
    assert_false(folder_holds("jihua/agencies", "市住建局"));
    assert_true(folder_holds("jihua/agencies", "# 别名\n市科委 = 市科学技术局\n"));
    term_send(t, "<C-r>");
    term_wait(t, "单位 2");
    assert_true(folder_holds("jihua/agencies", "市住建局 = 市住房和城乡建设局\n"));
    leave_and_quit(t);
}

/* A file that cannot be read is left alone, and the names stay two. */
static void a_damaged_file_of_names_is_not_written(void **state)
{
    (void)state;
    char config[4200];
    const char *env[] = {config, NULL};
    snprintf(config, sizeof config, "XDG_CONFIG_HOME=%s", folder_path(""));
    assert_int_equal(mkdir(folder_path("jihua"), 0700), 0);
    folder_put("jihua/agencies", "市科委 = 市科学技术局\n\xFF\xFE\n");
    folder_put("p.csv", "序号,任务,第一年,牵头单位,责任单位\n1,修桥,修桥1座,市住建局,市住房和城乡建设局\n");
    struct term *t = term_start(&(struct term_options){120, 36, env, folder_path("")},
                                (const char *const[]){"jihua", "p.csv", NULL});
    term_wait(t, "q 退出");
    term_send(t, "v");
    term_wait(t, "按 = 认作同一单位");
    term_send(t, "=");
    term_wait(t, "这个文件不是文本");
    term_wait(t, "“市住建局”与“市住房和城乡建设局”疑为同一单位");
    assert_true(folder_holds("jihua/agencies", "市科委 = 市科学技术局\n\xFF\xFE\n"));
    leave_and_quit(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(findings_know_the_users_names_of_agencies, folder_set_up, folder_tear_down),
        cmocka_unit_test_setup_teardown(two_names_are_taken_as_one_agency, folder_set_up, folder_tear_down),
        cmocka_unit_test_setup_teardown(a_damaged_file_of_names_is_not_written, folder_set_up, folder_tear_down),
    };
    return cmocka_run_group_tests_name("findings", tests, NULL, NULL);
}
