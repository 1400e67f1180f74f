#include "test.h"

#include "plan/agencies.h"
#include "load/load.h"
#include "base/mem.h"

/* "市科技局+|市财政局-|市税务局": + marked as lead, - as support. */
static const char *names_as_text(struct buf *out, const char *cell)
{
    struct agency_name name;
    buf_clear(out);
    for (struct agency_names walk = agency_names_of(slice_of(cell)); agency_names_next(&walk, &name);) {
        if (out->n) buf_adds(out, "|");
        buf_add(out, slice_cut(slice_of(cell), name.start, name.end));
        buf_adds(out, name.mark == AGENCY_MARKED_LEAD ? "+" : name.mark == AGENCY_MARKED_SUPPORT ? "-" : "");
    }
    return out->n ? out->s : "";
}

static void a_list_splits_at_any_separator_but_not_inside_a_name(void **state)
{
    (void)state;
    static const char *const examples[][2] = {
        {"市科技局、市教育局,经开区管委会,各县区政府", "市科技局|市教育局|经开区管委会|各县区政府"},
        {"市科技局，市教育局；市财政局/市税务局", "市科技局|市教育局|市财政局|市税务局"},
        {"市科技局 市教育局　市财政局\n市税务局", "市科技局|市教育局|市财政局|市税务局"},
        {"市文化和旅游局、市住房和城乡建设局", "市文化和旅游局|市住房和城乡建设局"},
        {"市委组织部和市人社局", "市委组织部|市人社局"},
        {"市财政局等市直有关部门", "市财政局|市直有关部门"},
        {"市财政局及各县区政府", "市财政局|各县区政府"},
        {"市工信局(中小企业局、园区办)、市商务局", "市工信局(中小企业局、园区办)|市商务局"},
        {"市科技局（牵头）、市财政局（配合）、市税务局", "市科技局+|市财政局-|市税务局"},
        {"市科技局牵头，市财政局、市税务局配合", "市科技局+|市财政局|市税务局-"},
        {"牵头单位：市科技局；配合单位：市财政局、市税务局", "市科技局+|市财政局-|市税务局-"},
        {"市政务服务局、市发展改革委、市司法局(列第一位的为牵头单位)", "市政务服务局|市发展改革委|市司法局"},
        {"市 科技局", "市 科技局"},
        {" 、,", ""},
        {"", ""},
        {"市科技局(未完", "市科技局(未完"},
    };
    struct buf out;
    buf_init(&out);
    for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++)
        assert_string_equal(names_as_text(&out, examples[i][0]), examples[i][1]);
    buf_done(&out);
}

static void groups_are_known_by_their_names(void **state)
{
    (void)state;
    static const char *const groups[] = {"各县区政府",     "市直有关部门单位", "驻市高校", "各有关部门",
                                         "各乡镇人民政府", "市级有关部门",     "相关企业", "领导小组成员单位"};
    static const char *const single[] = {"市教育局",     "经开区管委会", "农业园区管委会", "市政府国资委",
                                         "天水师范学院", "秦州区政府",   "市委组织部",     "人行天水支行"};
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) assert_true(agency_is_group(slice_of(groups[i])));
    for (size_t i = 0; i < sizeof single / sizeof *single; i++) assert_false(agency_is_group(slice_of(single[i])));
    assert_true(agency_in_group(SLICE("市教育局"), SLICE("市直有关部门单位")));
    assert_true(agency_in_group(SLICE("市委组织部"), SLICE("市直有关部门单位")));
    assert_false(agency_in_group(SLICE("经开区管委会"), SLICE("市直有关部门单位")));
    assert_true(agency_in_group(SLICE("秦州区政府"), SLICE("各县区政府")));
    assert_false(agency_in_group(SLICE("市教育局"), SLICE("各县区政府")));
    assert_true(agency_in_group(SLICE("天水师范学院"), SLICE("驻市高校")));
    assert_false(agency_in_group(SLICE("各县区政府"), SLICE("市直有关部门单位")));
}

static struct plan *plan_of(const char *csv)
{
    struct err err = {0};
    struct plan *plan = load_bytes("plan", csv, strlen(csv), &(struct load_options){0}, &err);
    if (!plan) fail_msg("%s", err.what);
    return plan;
}

static const char *refs_as_text(struct buf *out, const struct plan *plan, size_t task)
{
    struct agency_ref ref;
    buf_clear(out);
    for (struct agency_refs refs = agency_refs_of(plan, task); agency_refs_next(&refs, &ref);) {
        if (out->n) buf_adds(out, "|");
        buf_add(out, ref.text);
        buf_adds(out, ref.relation == AGENCY_LEADS ? "+" : "-");
    }
    return out->n ? out->s : "";
}

static void who_leads_follows_columns_marks_and_order(void **state)
{
    (void)state;
    static const char *const examples[][2] = {
        {"序号,任务,牵头单位,责任单位\n1,甲,市科技局、市教育局,市财政局、各县区政府\n",
         "市科技局+|市教育局+|市财政局-|各县区政府-"},
        {"序号,任务,责任单位\n1,甲,市科技局、市教育局、市财政局\n", "市科技局+|市教育局-|市财政局-"},
        {"序号,任务,责任单位\n1,甲,市科技局、市教育局（牵头）、市财政局\n", "市科技局-|市教育局+|市财政局-"},
        {"序号,任务,责任单位\n1,甲,市科技局、市司法局(列第一位的为牵头单位)\n", "市科技局+|市司法局-"},
        {"序号,任务,牵头单位\n1,甲,市科技局、市教育局\n", "市科技局+|市教育局+"},
        {"序号,任务,责任单位,配合单位\n1,甲,市科技局、市教育局,市财政局\n", "市科技局+|市教育局+|市财政局-"},
    };
    struct buf out;
    buf_init(&out);
    for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++) {
        struct plan *plan = plan_of(examples[i][0]);
        assert_string_equal(refs_as_text(&out, plan, 0), examples[i][1]);
        plan_free(plan);
    }
    buf_done(&out);
}

static const char index_plan[] = "序号,任务,牵头单位,责任单位\n"
                                 "1,甲,市农业农村局,\"市科技局,市经开区管委会,经开区管委会\"\n"
                                 "2,乙,市科技局,\"农业农村局,经开区管委会,市发展和改革委员会\"\n"
                                 "3,丙,市教育局,市直有关部门单位,各县区政府\n"
                                 "4,丁,市人社局,市发展改革委、市人力资源社会保障局\n"
                                 "5,戊,市科技局,市发展改革委、各县区人民政府、秦州区政府\n";

static void assert_tasks(const struct agencies *a, const char *name, enum agency_relation relation,
                         const char *expected)
{
    size_t found, count;
    char text[64] = "";
    assert_int_equal(agencies_find(a, slice_of(name), &found, 1), 1);
    const uint32_t *tasks = agencies_tasks(a, found, relation, &count);
    for (size_t i = 0; i < count; i++)
        snprintf(text + strlen(text), sizeof text - strlen(text), "%s%u", i ? " " : "", tasks[i] + 1);
    assert_string_equal(text, expected);
}

static void one_agency_has_one_name_and_all_its_tasks(void **state)
{
    (void)state;
    struct plans plans;
    plans_init(&plans);
    plans_add(&plans, plan_of(index_plan));
    struct agency_alias alias = {SLICE("市人社局"), SLICE("市人力资源社会保障局")};
    struct agencies *a = agencies_new(&plans, &alias, 1);

    assert_true(slice_equals(agencies_name(a, agencies_of(a, SLICE("农业农村局"))), "市农业农村局"));
    assert_true(slice_equals(agencies_name(a, agencies_of(a, SLICE("市经开区管委会"))), "经开区管委会"));
    assert_true(slice_equals(agencies_name(a, agencies_of(a, SLICE("市发展和改革委员会"))), "市发展改革委"));
    assert_true(slice_equals(agencies_name(a, agencies_of(a, SLICE("市人社局"))), "市人力资源社会保障局"));
    assert_int_equal(agencies_of(a, SLICE("各县区人民政府")), agencies_of(a, SLICE("各县区政府")));
    assert_int_equal(agencies_of(a, SLICE("没有")), SIZE_MAX);
    assert_int_equal(agencies_spellings(a, agencies_of(a, SLICE("农业农村局"))), 2);

    assert_tasks(a, "市农业农村局", AGENCY_LEADS, "1");
    assert_tasks(a, "农业农村局", AGENCY_SUPPORTS, "2");
    assert_tasks(a, "经开区管委会", AGENCY_SUPPORTS, "1 2");
    assert_tasks(a, "科技", AGENCY_LEADS, "2 5");
    assert_tasks(a, "kjj", AGENCY_SUPPORTS, "1");

    uint32_t places[8];
    assert_int_equal(agencies_reached(a, agencies_of(a, SLICE("市科技局")), places), 1);
    assert_int_equal(places[0], 2);
    assert_int_equal(agencies_reached(a, agencies_of(a, SLICE("市教育局")), places), 0); /* it leads that task */
    assert_int_equal(agencies_reached(a, agencies_of(a, SLICE("各县区政府")), NULL), 0);

    size_t found[8];
    assert_int_equal(agencies_find(a, SLICE("市"), found, 8), agencies_find(a, SLICE("市"), NULL, 0));
    assert_true(agencies_find(a, SLICE("局"), found, 8) > 3);
    assert_int_equal(agencies_find(a, SLICE(""), found, 8), 0);
    agencies_free(a);
    plans_done(&plans);
}

static void two_levels_of_one_name_are_two_agencies(void **state)
{
    (void)state;
    struct plans plans;
    plans_init(&plans);
    plans_add(&plans, plan_of("序号,任务,牵头单位,责任单位\n1,甲,市教育局,县教育局、教育局\n"));
    struct agencies *a = agencies_new(&plans, NULL, 0);
    assert_int_equal(agencies_count(a), 3);
    agencies_free(a);
    plans_done(&plans);
}

static void a_name_that_is_no_text_is_looked_for_without_harm(void **state)
{
    enum { COUNT = 20000 };
    (void)state;
    struct err err;
    static const char csv[] = "序号,任务,牵头单位\n1,修路,市交通局\n";
    struct plans plans;
    plans_init(&plans);
    plans_add(&plans, load_bytes("x.csv", csv, sizeof csv - 1, NULL, &err));
    struct agencies *agencies = agencies_new(&plans, NULL, 0);
    char *bytes = malloc(COUNT);
    size_t found[1];
    memset(bytes, 0xFF, COUNT);
    assert_int_equal(agencies_find(agencies, slice_make(bytes, COUNT), found, 1), 0);
    free(bytes);
    agencies_free(agencies);
    plans_done(&plans);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_list_splits_at_any_separator_but_not_inside_a_name),
        cmocka_unit_test(groups_are_known_by_their_names),
        cmocka_unit_test(who_leads_follows_columns_marks_and_order),
        cmocka_unit_test(one_agency_has_one_name_and_all_its_tasks),
        cmocka_unit_test(two_levels_of_one_name_are_two_agencies),
        cmocka_unit_test(a_name_that_is_no_text_is_looked_for_without_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
