#include "test.h"

#include "base/fold.h"
#include "load/load.h"
#include "plan/quantity.h"
#include "search/query.h"
#include "search/query_field.h"

static struct plans plans;

static int open_plan(void **state)
{
    static const char csv[] = "序号,行动,任务,主要内容,第一年,第二年,牵头单位,责任单位,资金来源,资金规模\n"
                              "1,甲,乙,丙,丁,戊,己,庚,辛,壬\n";
    struct err err;
    struct load_options options = {0};
    struct plan *plan = load_bytes("a.csv", csv, sizeof csv - 1, &options, &err);
    (void)state;
    plans_init(&plans);
    if (plan) plans_add(&plans, plan);
    return plan ? 0 : -1;
}

static int close_plan(void **state)
{
    (void)state;
    plans_done(&plans);
    return 0;
}

struct wrong_query {
    const char *text;
    unsigned column;
};

static void assert_explained(const struct wrong_query *wrong, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct err err = {0};
        struct query *q = query_parse_with(slice_of(wrong[i].text), &(struct query_options){FOLD_ALL, &plans}, &err);
        if (q) fail_msg("%s is taken for a query", wrong[i].text);
        if (err.column != wrong[i].column) fail_msg("%s: at %u: %s", wrong[i].text, err.column, err.what);
        assert_true(err.what[0] != '\0' && err.remedy[0] != '\0');
    }
}

static void a_malformed_query_is_explained_with_its_place(void **state)
{
    static const struct wrong_query wrong[] = {
        {"(人才", 1},       {"人才)", 3},
        {"人才 | ", 6},     {"| 人才", 1},
        {"人才 \"培养", 4}, {"“培养", 1},
        {"/\\d+", 1},       {"培养 /(/", 6},
        {"培养 /a[/", 7},   {"//", 1},
        {"!", 1},           {"人才 ！", 4},
        {"牵头:", 3},       {"牵头: | a", 3},
        {"()", 1},          {"=", 1},
        {"\"\"", 1},        {"没有:人才", 1},
        {"资金:甲", 1},     {"人才 （", 4},
        {"（人才 | ）", 7}, {"甲 没有的列:乙", 3},
        {")", 1},           {"人才 | )", 6},
        {"年3:丁", 1},      {"甲 y3:丁", 3},
        {"年0:丁", 1},      {"备注:甲", 1},
        {"责任领导:甲", 1}, {"!deadline:甲", 2},
        {"标记:是", 1},     {"人才 progress:late", 4},
        {"批注:/x/", 1},    {"!进展:(滞后 | 推进中)", 2},
        {"（MEMO：x）", 2},
    };
    (void)state;
    assert_explained(wrong, sizeof wrong / sizeof *wrong);
}

static void a_malformed_question_for_figures_is_explained_with_its_place(void **state)
{
    static const struct wrong_query wrong[] = {
        {"数量>=", 5},
        {"数量:", 4},
        {"数量>名", 4},
        {"数量>=教", 5},
        {"数量>=300教育", 8},
        {"数量<=300名以上", 5},
        {"数量>=300名以内", 5},
        {"数量>=3—4个", 5},
        {"数量:30-20名", 4},
        {"人才 增长>=", 8},
        {"增长!=3%", 3},
        {"类型:", 4},
        {"类型:甲", 4},
        {"类型>=增长", 3},
        {"kind:(growth decline)", 6},
        {"类型:(增长 | 甲)", 10},
        {"类型:(增长 | ", 10},
        {"类型:(增长", 4},
        {"!类型:\"增长\"", 5},
        {"倍数>=名", 5},
        {"数量!=3", 3},
        {"数量≠3", 3},
        {"qty <> 3", 5},
        {"数量 >=", 6},
        {"数量 > 名", 6},
        {"数量>=-3名", 5},
        {"数量>=百名", 5},
        {"数量>=100万千", 9},
        {"数量:\"名\"", 4},
        {"数量:/名/", 4},
        {"数量:(名 | 个)", 4},
        {"数量>=1234567890123456名", 5},
        {"甲 | 数量>=300(教育)", 12},
        {"数量>=30||数量>=", 13},
    };
    (void)state;
    assert_explained(wrong, sizeof wrong / sizeof *wrong);
}

static const char *const fine[] = {
    "",
    " ",
    "　",
    "1:2",
    "3—4个",
    "人才(团队)",
    "a(b(c)d)e",
    "-",
    "--",
    "a-b",
    "人才!",
    "\"a:b\"",
    "=a:b",
    "、",
    "、、",
    "甲、乙",
    "12:30",
    "!!人才",
    "牵头: 己",
    "牵头:!己",
    "牵头:(己 | 庚)",
    "年1:丁",
    "y2:戊",
    "第一年:丁",
    "资金来:辛",
    "资金规:/壬/",
    "数量:名",
    "数量≥３万人",
    "qty<2.5",
    "/a\\/b/",
    "／a／",
    "、\\d、",
    "“一带”“一路”",
    "「一带」",
    "数量>=三百名",
    "数量>=300名(个)",
    "（数量>=３００名（个））",
    "数量:名(个)",
    "数量 >= 300名",
    "数量　≥　３００　名",
    "数量>=300 名",
    "数量＞＝300名",
    "数量≤5%",
    "数量≦5%",
    "数量=>3",
    "数量=<3",
    "数量==300名",
    "qty>=3万人",
    "数量>=3 万 人",
    "数量>=两万五千人",
    "数量>=1,000名",
    "数量>=2.5亿元",
    "数量>=3 教育",
    "数量>=3平方",
    "数量>=500元/亩",
    "数量 : 名",
    "数量 300名",
    "数量>=3％",
    "数量>=3個",
    "数量>=3KM",
    "数量:20-30名",
    "数量:２０－３０名",
    "数量=3—4个",
    "数量:2—2.5万人",
    "数量:20名至30名",
    "数量>=300名以上",
    "数量>=300以上",
    "数量>=300 名以上",
    "数量:300名以上",
    "数量:不少于300名",
    "数量:不少于300",
    "数量》=300名",
    "数量》３００名",
    "数量>=百分之八十",
    "数量:增长",
    "数量:增长10%以上",
    "类型:增长",
    "类型：增",
    "类型=增长",
    "kind:GR",
    "kind:(growth | decline)",
    "类型：（增长｜下降）",
    "数量:20 - 30名",
    "数量:20名 — 30名",
    "数量:20 -30名",
    "数量〉=300名",
    "KIND=level",
    "增长>=10%",
    "增长 ≥ 10%",
    "增长:%",
    "growth>=10%",
    "下降>=5%",
    "达到>=80%",
    "倍数>=2",
    "multiple>=2倍",
    "任务量>=1万",
    "增长 =甲",
    "增长 :甲",
    "类型 =甲",
    "印发《3年规划》",
    "增长《规划》",
    "牵头 : 己",
    "牵头　：己",
    "甲 ：乙",
    "甲 !=乙",
    "数量 !=乙",
    "序号:1",
    "amount>3",
    "a||b",
    "人才 ｜ （专家 ！金融）",
};

static void odd_but_honest_text_is_a_query(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof fine / sizeof *fine; i++) {
        struct err err = {0};
        struct query *q = query_parse_with(slice_of(fine[i]), &(struct query_options){FOLD_ALL, &plans}, &err);
        if (!q) fail_msg("%s: at %u: %s", fine[i], err.column, err.what);
        query_free(q);
    }
}

static bool reads_column(const char *name, const char *header)
{
    struct query_field field;
    bool has = false;
    if (query_field_find(slice_of(name), &plans, &field) != QUERY_FIELD_FOUND) return false;
    for (size_t c = 0; c < plan_columns(plans.plan[0]); c++)
        if (slice_equals(plan_column(plans.plan[0], c)->header, header))
            has = query_field_has(&field, plans.plan[0], c);
    query_field_done(&field);
    return has;
}

static void columns_have_names_in_both_languages(void **state)
{
    static const struct {
        const char *name, *header;
    } names[] = {
        {"行动", "行动"},       {"action", "行动"},      {"任务", "任务"},     {"task", "任务"},
        {"内容", "主要内容"},   {"content", "主要内容"}, {"年1", "第一年"},    {"y1", "第一年"},
        {"年２", "第二年"},     {"第一年", "第一年"},    {"第二", "第二年"},   {"目标", "第二年"},
        {"target", "第一年"},   {"牵头", "牵头单位"},    {"lead", "牵头单位"}, {"l", "牵头单位"},
        {"责任", "责任单位"},   {"support", "责任单位"}, {"单位", "牵头单位"}, {"单位", "责任单位"},
        {"agency", "责任单位"}, {"牽頭", "牵头单位"},    {"LEAD", "牵头单位"}, {"资金来源", "资金来源"},
        {"资金规", "资金规模"}, {"no", "序号"},          {"act", "行动"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!reads_column(names[i].name, names[i].header)) fail_msg("%s is not %s", names[i].name, names[i].header);
    assert_false(reads_column("任务", "主要内容"));
    assert_false(reads_column("牵头", "责任单位"));
    assert_false(reads_column("资金", "资金来源"));
}

/* What follows the name is a word in a column, or a kind of quantity that no column can be. */
static bool is_query_with(const char *header, const char *text)
{
    struct err err = {0};
    struct plans one;
    char csv[200];
    int n = snprintf(csv, sizeof csv, "序号,任务,主要内容,牵头单位,%s\n1,甲,乙,丙,丁\n", header);
    struct plan *plan = load_bytes("a.csv", csv, (size_t)n, &(struct load_options){0}, &err);
    assert_non_null(plan);
    plans_init(&one);
    plans_add(&one, plan);
    struct query *q = query_parse_with(slice_of(text), &(struct query_options){FOLD_ALL, &one}, &err);
    query_free(q);
    plans_done(&one);
    return q != NULL;
}

static void a_header_of_the_file_wins_over_the_names_of_quantities(void **state)
{
    (void)state;
    assert_true(is_query_with("备注", "类型:增长"));
    assert_false(is_query_with("备注", "类型:重大"));
    assert_true(is_query_with("类型", "类型:重大"));
    assert_true(is_query_with("增长", "增长:较快"));
    assert_false(is_query_with("类型", "类型>=3"));
    assert_true(is_query_with("增长", "增长>=3%"));
    assert_true(is_query_with("类型说明", "类型说:重大"));
    assert_false(is_query_with("类型说明", "类型:重大")); /* the whole name comes before the beginning of one */
    assert_true(is_query_with("类别说明", "类:重大"));
    assert_false(is_query_with("备注", "类:重大"));
    assert_true(is_query_with("备注", "类:增长"));
}

static bool narrows(const char *narrow, const char *wide)
{
    struct err err;
    struct query *a = query_parse(slice_of(narrow), &err), *b = query_parse(slice_of(wide), &err);
    assert_true(a && b);
    bool yes = query_narrows(a, b);
    query_free(a);
    query_free(b);
    return yes;
}

static void what_is_typed_after_a_query_narrows_it(void **state)
{
    static const struct {
        const char *narrow, *wide;
        bool yes;
    } cases[] = {
        {"人才", "人才", true},
        {"人才培", "人才", true},
        {"人才 培", "人才", true},
        {"人才 !金融", "人才", true},
        {"renc", "ren", true},
        {"ren", "re", true},
        {"re", "r", false},
        {"牵头:教育局", "牵头:教", true},
        {"牵头:教育", "教育", false},
        {"人才 | 专家", "人才", false},
        {"人才", "人才 | 专家", true},
        {"!人才", "!人", false},
        {"!人", "!人才", true},
        {"300", "30", false},
        {"培养30", "培养3", false},
        {"三十", "三", false},
        {"/a/", "/a/", true},
        {"/ab/", "/a/", false},
        {"=ab", "=a", true},
        {"ab", "=a", false},
        {"人才", "", false},
        {"", "人才", true},
        {"(人才 | 专家) 教育", "人才 | 专家", true},
        {"数量>5", "数量>5", true},
        {"数量>50", "数量>5", false},
        {"增长>5%", "增长>5%", true},
        {"增长>5%", "下降>5%", false},
        {"类型:增长", "类型:下降", false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (narrows(cases[i].narrow, cases[i].wide) != cases[i].yes) fail_msg("%s, %s", cases[i].narrow, cases[i].wide);
}

static void count_name(void *context, struct slice name)
{
    (void)name;
    ++*(size_t *)context;
}

static void names_are_offered_for_completion(void **state)
{
    size_t count = 0;
    (void)state;
    query_field_names(&plans, SLICE("资金"), count_name, &count);
    assert_int_equal(count, 2);
    query_field_names(&plans, SLICE("增"), count_name, &count);
    query_field_names(&plans, SLICE("类型"), count_name, &count);
    assert_int_equal(count, 4);
    query_kind_names(count_name, &count);
    assert_int_equal(count, 4 + QUANTITY_KINDS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_malformed_query_is_explained_with_its_place),
        cmocka_unit_test(a_malformed_question_for_figures_is_explained_with_its_place),
        cmocka_unit_test(odd_but_honest_text_is_a_query),
        cmocka_unit_test(columns_have_names_in_both_languages),
        cmocka_unit_test(a_header_of_the_file_wins_over_the_names_of_quantities),
        cmocka_unit_test(what_is_typed_after_a_query_narrows_it),
        cmocka_unit_test(names_are_offered_for_completion),
    };
    return cmocka_run_group_tests(tests, open_plan, close_plan);
}
