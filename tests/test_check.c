#include "test.h"

#include "report/check.h"
#include "load/load.h"
#include "base/mem.h"

#define HEADER "序号,行动,任务,主要内容,第一年,第二年,牵头单位,责任单位\n"
#define CLEAN \
    "1,一,甲,1.建设学校3所以上;2.加强管理。,1.建成学校1所;2.加强管理。,1.建成学校2所;2.加强管理。,市教育局,市财政局、各县区政府\n"

/* "rule no field year" of every finding, a line each. */
static const char *findings_as_text(struct buf *out, const char *csv, uint64_t rules)
{
    struct err err = {0};
    struct plans plans;
    struct check check;
    struct plan *plan = load_bytes("plan", csv, strlen(csv), &(struct load_options){0}, &err);
    if (!plan) fail_msg("%s", err.what);
    plans_init(&plans);
    plans_add(&plans, plan);
    struct agencies *agencies = agencies_new(&plans, NULL, 0);
    check_run(&plans, agencies, rules, &check);
    buf_clear(out);
    for (size_t i = 0; i < check.count; i++) {
        const struct check_finding *f = &check.finding[i];
        const struct plan_column *column = plan_column(plan, f->column);
        buf_addf(out, "%s ", check_rule_name(f->rule));
        buf_add(out, plan_task_no(plan, f->place));
        buf_addf(out, " %s", column_name(column->role));
        if (column->role == COLUMN_YEAR) buf_adds(out, " "), buf_add(out, column->label);
        buf_adds(out, "\n");
        assert_true(f->message[0] != '\0' && f->start <= f->end && f->end <= plan_cell(plan, f->place, f->column).n);
    }
    check_done(&check);
    agencies_free(agencies);
    plans_done(&plans);
    return out->n ? out->s : "";
}

static void check(const char *csv, const char *expected)
{
    struct buf out;
    buf_init(&out);
    assert_string_equal(findings_as_text(&out, csv, check_usual_rules()), expected);
    buf_done(&out);
}

static void a_clean_plan_has_no_findings(void **state)
{
    (void)state;
    check(
        HEADER CLEAN
        "2,一,乙,1.提高质量;2.完成任务。,1.提高 GDP 质量;2.完成5G网络。,\"1.提高质量(含市级);\n2.完成任务。\",市财政局、市教育局,市直有关部门单位\n",
        "");
    check(
        "序号,重点任务,2021年,2022年,责任单位\n1,新增企业,20家,25家以上,市科技局、市工信局\n2,培训,1.5万人次,—,市人社局 市教育局\n",
        "");
    check("任务,完成时限\n开展排查,持续推进\n整治,2024年6月底前\n", "");
}

/* One row of the clean plan with one thing wrong, and what is to be found. */
static void each_rule_fires_on_its_own_defect(void **state)
{
    (void)state;
    static const char *const examples[][2] = {
        {"1,一,甲,1.建设学校;2.加强管理。,1.建成学校2.加强管理。,1.建成学校。,市教育局,市财政局\n",
         "missing-separator 1 year 第一年\n"},
        {"1,一,甲,1.建设学校。,1.建成学校;2加强管理。,1.建成学校。,市教育局,市财政局\n", "missing-dot 1 year 第一年\n"},
        {"1,一,甲,1.建设学校。,1.建成学校;3.加强管理。,1.建成学校。,市教育局,市财政局\n",
         "item-number-skips 1 year 第一年\n"},
        {"1,一,甲 乙,1.建设学校。,1.建成学校。,1.达到 2人。,市教育局,市财政局\n",
         "stray-blank 1 task\nstray-blank 1 year 第二年\n"},
        {"1,一,甲,1.建设学校。,1.建成学校。,1.建成学校。,市教 育局,市财政局\n", "stray-blank 1 lead\n"},
        {"1,一,甲,1.建设;2.管理。3.完成。,1.建成学校。,1.建成学校。,市教育局,市财政局\n",
         "mixed-punctuation 1 content\n"},
        {"1,一,甲,\"1.建设，管理,完成\",1.建成学校。,1.建成学校。,市教育局,市财政局\n",
         "mixed-punctuation 1 content\n"},
        {"1,一,甲,1.建设,1.建成学校。,1.建成学校。,市教育局,\"市财政局、市税务局,市水务局\"\n",
         "mixed-punctuation 1 support\n"},
        {"1,一,甲,1.建设,1.建成学校1所以上左右。,1.建成学校。,市教育局,市财政局\n",
         "contradictory-bound 1 year 第一年\n"},
        {"1,一,甲,1.建设学校5所,1.建成学校1所。,1.建成学校1所。,市教育局,市财政局\n", "year-sum 1 content\n"},
        {"1,一,甲,1.建设,1.建成学校。,1.建成学校。,市教育局,市财政局、市教育局\n", "lead-also-supports 1 support\n"},
        {"1,一,甲,1.建设,1.建成学校。,1.建成学校。,市教育局,教育局、市教育局\n",
         "lead-also-supports 1 support\ninconsistent-agency 1 support\nlead-also-supports 1 support\n"},
        {"1,一,甲,1.建设,1.建成学校。,1.建成学校。,市教育局,财政局\n2,一,乙,1.建设,1.建成学校。,1.建成学校。,市财政局,市教育局\n"
         "3,一,丙,1.建设,1.建成学校。,1.建成学校。,市财政局,市教育局\n",
         "inconsistent-agency 1 support\n"},
        {"1,一,甲,1.建设,1.建成学校。,1.建成学校。,,市财政局\n", "no-lead 1 lead\n"},
        {"1,一,甲,1.建设,1.建成学校。,,市教育局,市财政局\n", "empty-year 1 year 第二年\n"},
        {CLEAN "2,一,甲,1.建设,1.建成学校。,1.建成学校。,市教育局,市财政局\n", "duplicate-task 2 task\n"},
        {"2,一,甲,1.建设,1.建成学校。,1.建成学校。,市教育局,市财政局\n1,一,乙,1.建设,1.建成学校。,1.建成学校。,市教育局,市财政局\n",
         "numbers-out-of-order 1 no\n"},
        {CLEAN
         "2,,乙,1.建设,1.建成学校。,1.建成学校。,市教育局,市财政局\n3,一,丙,1.建设,1.建成学校。,1.建成学校。,市教育局,市财政局\n",
         "action-restated 3 action\n"},
    };
    struct buf csv;
    buf_init(&csv);
    for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++) {
        buf_clear(&csv);
        buf_adds(&csv, HEADER);
        buf_adds(&csv, examples[i][0]);
        check(csv.s, examples[i][1]);
    }
    buf_done(&csv);
}

static void a_hint_is_given_only_when_asked_for(void **state)
{
    (void)state;
    struct buf out;
    buf_init(&out);
    const char *csv = HEADER "1,一,甲,1.建设,1.建成学校。,1.建成学校3所。,市教育局,市财政局\n";
    assert_string_equal(findings_as_text(&out, csv, check_usual_rules()), "");
    assert_string_equal(findings_as_text(&out, csv, check_all_rules()), "vague-target 1 year 第一年\n");
    assert_string_equal(findings_as_text(&out, csv, CHECK_BIT(CHECK_NO_LEAD)), "");
    buf_done(&out);
}

static void a_finding_knows_its_line_inside_a_cell(void **state)
{
    (void)state;
    const char *csv = HEADER "1,一,甲,1.建设,\"1.建成;\n2.管理;\n3达成目标\",1.建成。,市教育局,市财政局\n";
    struct err err = {0};
    struct plans plans;
    struct check found;
    plans_init(&plans);
    plans_add(&plans, load_bytes("plan", csv, strlen(csv), &(struct load_options){0}, &err));
    struct agencies *agencies = agencies_new(&plans, NULL, 0);
    check_run(&plans, agencies, check_usual_rules(), &found);
    assert_int_equal(found.count, 1);
    assert_int_equal(found.finding[0].line, 4);
    check_done(&found);
    agencies_free(agencies);
    plans_done(&plans);
}

/* The text behind the last colon of the only finding's message. */
static void expect_excerpt(const char *content, const char *expected)
{
    struct buf csv;
    struct err err = {0};
    struct plans plans;
    struct check found;
    buf_init(&csv);
    buf_addf(&csv, "序号,任务,主要内容\n1,甲,\"%s\"\n", content);
    plans_init(&plans);
    plans_add(&plans, load_bytes("plan", csv.s, csv.n, &(struct load_options){0}, &err));
    check_plans(&plans, check_usual_rules(), &found);
    assert_int_equal(found.count, 1);
    assert_string_equal(strrchr(found.finding[0].message, ':') + 2, expected);
    check_done(&found);
    plans_done(&plans);
    buf_done(&csv);
}

static void an_excerpt_cuts_no_number_and_no_quotation(void **state)
{
    (void)state;
    expect_excerpt("投资1234567.5万元，，建成仓库。", "1234567.5万元，，");
    expect_excerpt("提升GDP核算质量，，建成平台。", "GDP核算质量，，");
    expect_excerpt("支持支持支线机场建设", "支持支持");
    expect_excerpt("新 建一个二三四五六七八九十甲乙丙丁戊己庚辛1234567个",
                   "新 建一个二三四五六七八九十甲乙丙丁戊己庚辛1234567");
    expect_excerpt("新 建一二三四五六七八九十甲乙丙丁戊己庚的“先进示范单位”若干个，其余不变",
                   "新 建一二三四五六七八九十甲乙丙丁戊己庚的“先进示范单位”");
}

/* In a plan whose lists part names of one kind by commas, the comma before a group means nothing either. */
static void a_comma_before_a_group_is_ordinary(void **state)
{
    (void)state;
    const char *header = "序号,任务,责任单位\n", *group = "1,甲,\"市教育局、市财政局,各县区\"\n",
               *odd = "2,乙,\"市教育局、市财政局,市水务局\"\n3,丙,\"市教育局、市财政局,市水务局\"\n";
    struct buf csv;
    buf_init(&csv);
    buf_addf(&csv, "%s%s", header, group);
    check(csv.s, "");
    buf_addf(&csv, "%s", odd);
    check(csv.s, "mixed-punctuation 1 support\nmixed-punctuation 2 support\nmixed-punctuation 3 support\n");
    buf_done(&csv);
}

static void assert_pair(const char *csv, const char *said)
{
    struct err err = {0};
    struct plans plans;
    struct slice brief, full;
    plans_init(&plans);
    plans_add(&plans, load_bytes("plan", csv, strlen(csv), &(struct load_options){0}, &err));
    struct agencies *agencies = agencies_new(&plans, NULL, 0);
    assert_true(check_aliases_pair(agencies, slice_of(said), &brief, &full));
    assert_true(slice_equals(brief, "市发改委") && slice_equals(full, "市发展改革委"));
    assert_false(check_aliases_pair(agencies, slice_of("市住建局"), &brief, &full));
    agencies_free(agencies);
    plans_done(&plans);
}

static void the_short_name_is_taken_for_the_full_one_whichever_is_rarer(void **state)
{
    (void)state;
    assert_pair("序号,任务,牵头单位\n1,甲,市发展改革委\n2,乙,市发展改革委\n3,丙,市住建局\n4,丁,市发改委\n", "市发改委");
    assert_pair("序号,任务,牵头单位\n1,甲,市发改委\n2,乙,市发改委\n3,丙,市住建局\n4,丁,市发展改革委\n", "市发展改革委");
}

static void every_rule_says_what_it_is_about(void **state)
{
    (void)state;
    for (unsigned i = 0; i < CHECK_RULES; i++) assert_true(check_rule_name(i)[0] && check_rule_what(i)[0]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_clean_plan_has_no_findings),
        cmocka_unit_test(each_rule_fires_on_its_own_defect),
        cmocka_unit_test(a_hint_is_given_only_when_asked_for),
        cmocka_unit_test(a_finding_knows_its_line_inside_a_cell),
        cmocka_unit_test(an_excerpt_cuts_no_number_and_no_quotation),
        cmocka_unit_test(a_comma_before_a_group_is_ordinary),
        cmocka_unit_test(the_short_name_is_taken_for_the_full_one_whichever_is_rarer),
        cmocka_unit_test(every_rule_says_what_it_is_about),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
