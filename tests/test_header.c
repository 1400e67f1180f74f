#include "test.h"

#include "load/header.h"
#include "load/look.h"

/* The role that the cell names best, "other" for a word that is not known. */
static void assert_names(const char *cell, enum column_role wanted)
{
    struct header h;
    enum column_role best = COLUMN_OTHER;
    header_read(slice_of(cell), &h);
    for (enum column_role role = 0; role < COLUMN_OTHER; role++)
        if (h.weight[role] > (best == COLUMN_OTHER ? 0 : h.weight[best])) best = role;
    if (h.weight[COLUMN_OTHER] >= h.weight[best]) best = COLUMN_OTHER;
    if (best != wanted) fail_msg("%s: %s, expected %s", cell, column_name(best), column_name(wanted));
}

static void heads_and_modifiers_name_a_role(void **state)
{
    (void)state;
    assert_names("序 号", COLUMN_NO);
    assert_names("督办编号", COLUMN_NO);
    assert_names("重点工作任务", COLUMN_TASK);
    assert_names("具体工作措施", COLUMN_CONTENT);
    assert_names("责任科室（排第一位的为牵头科室）", COLUMN_SUPPORT);
    assert_names("总牵头部门", COLUMN_LEAD);
    assert_names("協辦機關", COLUMN_SUPPORT);
    assert_names("业务指导部门", COLUMN_SUPPORT);
    assert_names("分管县领导", COLUMN_LEADER);
    assert_names("2025年底目标", COLUMN_YEAR);
}

static void of_joined_words_the_first_that_is_known_counts(void **state)
{
    (void)state;
    assert_names("责任单位及责任人", COLUMN_SUPPORT);
    assert_names("建设内容及规模", COLUMN_CONTENT);
    assert_names("整改措施和时限", COLUMN_DEADLINE); /* a word that counts wherever it stands */
    assert_names("请各责任单位严格按照任务分工及时对任务再细化", COLUMN_OTHER);
}

static void who_looks_on_and_when_it_begins_is_none_of_it(void **state)
{
    (void)state;
    assert_names("监督单位", COLUMN_OTHER);
    assert_names("考核部门", COLUMN_OTHER);
    assert_names("开工时间", COLUMN_OTHER);
    assert_names("竣工时间", COLUMN_DEADLINE);
    assert_names("计量单位", COLUMN_OTHER);
}

static void a_header_of_two_things_is_told(void **state)
{
    static const char *const two[] = {"牵头单位/配合单位", "牵头和配合单位", "责任单位和完成时限", "责任领导、责任单位",
                                      NULL};
    struct header h;
    (void)state;
    for (const char *const *cell = two; *cell; cell++) {
        assert_names(*cell, COLUMN_SUPPORT); /* never the lead, nor a person, for all that stands there */
        header_read(slice_of(*cell), &h);
        if (!h.names_two) fail_msg("%s", *cell);
    }
    header_read(SLICE("建设内容及规模"), &h);
    assert_false(h.names_two);
    header_read(SLICE("牵头单位及主办单位"), &h);
    assert_false(h.names_two);
}

static void a_sentence_is_no_header(void **state)
{
    (void)state;
    assert_true(header_is_possible(SLICE("建设地点")));
    assert_false(header_is_possible(SLICE("完成主体工程，投入使用。")));
    assert_false(header_is_possible(SLICE("2024")));
}

static void cells_look_like_what_they_are(void **state)
{
    (void)state;
    assert_int_equal(look_of(SLICE("县住建局、各乡镇")), LOOK_AGENCIES);
    assert_int_equal(look_of(SLICE("建院")), LOOK_NAME);
    assert_int_equal(look_of(SLICE("2024年6月底前")), LOOK_DATE);
    assert_int_equal(look_of(SLICE("≥95%")), LOOK_FIGURE);
    assert_int_equal(look_of(SLICE("1.修路3公里；2.建桥")), LOOK_CLAUSES);
    assert_int_equal(look_of(SLICE("（五）")), LOOK_NUMBER);
    assert_true(look_is_sum(SLICE("合 计（万元）")));
    assert_false(look_is_sum(SLICE("合计划")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(heads_and_modifiers_name_a_role),
        cmocka_unit_test(of_joined_words_the_first_that_is_known_counts),
        cmocka_unit_test(who_looks_on_and_when_it_begins_is_none_of_it),
        cmocka_unit_test(a_header_of_two_things_is_told),
        cmocka_unit_test(a_sentence_is_no_header),
        cmocka_unit_test(cells_look_like_what_they_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
