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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(findings_know_the_users_names_of_agencies, folder_set_up, folder_tear_down),
    };
    return cmocka_run_group_tests_name("findings", tests, NULL, NULL);
}
