#include "test.h"

#include "base/mem.h"
#include "load/load.h"
#include "plan/agency_short.h"

static void short_forms_are_known(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"市发改委", "市发展改革委"},
        {"市发改委", "市发展和改革委员会"},
        {"市人社局", "市人力资源社会保障局"},
        {"市人社局", "市人力资源和社会保障局"},
        {"市卫健委", "市卫生健康委"},
        {"市住建局", "市住房城乡建设局"},
        {"市工信局", "市工业和信息化局"},
        {"市文旅局", "市文化广电和旅游局"},
        {"省林草局", "省林业和草原局"},
        {"市国资委", "市国有资产监督管理委员会"},
        {"县教体局", "县教育体育局"},
        {"市医保局", "市医疗保障局"},
        {"市应急局", "市应急管理局"},
        {"市交通局", "市交通运输局"},
        {"市市场监管局", "市市场监督管理局"},
        {"市市监局", "市市场监督管理局"},
        {"区城管局", "区城市管理局"},
        {"市规资局", "市规划和自然资源局"},
        {"市大数据局", "市大数据管理局"},
        {"市委网信办", "市委网络安全和信息化委员会办公室"},
        {"市委编办", "市委机构编制委员会办公室"},
        {"市安委办", "市安全生产委员会办公室"},
        {"市政府办", "市政府办公室"},
        {"市残联", "市残疾人联合会"},
        {"市科协", "市科学技术协会"},
        {"市农科院", "市农业科学院"},
        {"市交投集团", "市交通投资集团有限公司"},
        {"县民委", "县民族事务委员会"},
        {"发改委", "市发展改革委"},
        {"青河市住建局", "青河市住房和城乡建设局"},
        {"国家林草局", "国家林业和草原局"},
        {"市公积金中心", "市公积金管理中心"},
        {"市消防支队", "市消防救援支队"},
        {"县退役军人局", "县退役军人事务局"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (!agency_short_is_of(slice_of(pairs[i][0]), slice_of(pairs[i][1])))
            fail_msg("%s is %s", pairs[i][0], pairs[i][1]);
}

static void other_agencies_are_no_short_forms(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"市体育局", "市教育体育局"},
        {"市教育局", "市教育体育局"},
        {"市发改委", "省发展改革委"},
        {"县发改局", "市发展改革局"},
        {"市林业局", "市林业和草原局"},
        {"市规划局", "市规划和自然资源局"},
        {"市公安局", "市公共安全局"},
        {"市委办", "市委全面依法治市委员会办公室"},
        {"市信息局", "市工业和信息化局"},
        {"市教育局", "市财政局"},
        {"市水务局", "市水利局"},
        {"市住房局", "市住房和城乡建设局"},
        {"市文化局", "市文化旅游局"},
        {"市委", "市委宣传部"},
        {"市交通局", "市交通运输局办公室"},
        {"县政府", "县政府办公室"},
        {"市数据局", "市政务服务数据局"},
        {"市人大", "市人大常委会"},
        {"市农业局", "市农业农村局"},
        {"市卫健委", "市卫生健康局"},
        {"青河市住建局", "云川市住房和城乡建设局"},
        {"", "市教育局"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (agency_short_is_of(slice_of(pairs[i][0]), slice_of(pairs[i][1])))
            fail_msg("%s is not %s", pairs[i][0], pairs[i][1]);
    assert_false(agency_short_is_of(SLICE("\xFF\xFF\xFF"), SLICE("\xFF\xFF\xFF\xE5")));
}

static struct agencies *agencies_in(struct plans *plans, const char *csv)
{
    struct err err = {0};
    plans_init(plans);
    plans_add(plans, load_bytes("plan", csv, strlen(csv), &(struct load_options){0}, &err));
    return agencies_new(plans, NULL, 0);
}

static void what_could_be_two_agencies_is_not_guessed(void **state)
{
    (void)state;
    struct plans plans;
    struct agencies *a = agencies_in(&plans, "序号,任务,牵头单位,责任单位\n"
                                             "1,甲,市文旅局,市文化旅游局、市文化广电和旅游局\n"
                                             "2,乙,市发改委,市发展改革委、市教育局、各县区\n");
    size_t *guess = agency_short_guesses(a);
    assert_true(guess[agencies_of(a, SLICE("市文旅局"))] == SIZE_MAX);
    assert_int_equal(guess[agencies_of(a, SLICE("市发改委"))], agencies_of(a, SLICE("市发展改革委")));
    assert_true(guess[agencies_of(a, SLICE("市教育局"))] == SIZE_MAX);
    assert_true(guess[agencies_of(a, SLICE("市发展改革委"))] == SIZE_MAX);
    free(guess);
    agencies_free(a);
    plans_done(&plans);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(short_forms_are_known),
        cmocka_unit_test(other_agencies_are_no_short_forms),
        cmocka_unit_test(what_could_be_two_agencies_is_not_guessed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
