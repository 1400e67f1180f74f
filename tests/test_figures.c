/* Asking for figures: the answers that a reader gave by hand, and on all tables of the tests the same answers whether
 * the cells are read or the column of the plan's quantities is asked. */
#include "test.h"

#include <ftw.h>

#include "base/fold.h"
#include "load/load.h"
#include "plan/quantities.h"
#include "search/search.h"

enum { QUESTIONS_MAX = 200 };

static struct figures {
    struct plans plans;   /* one */
    struct buf questions; /* tests/data/figures/queries.tsv */
    bool understood[QUESTIONS_MAX];
    struct hits read[QUESTIONS_MAX]; /* the answers before there was a column */
    size_t tables, hits;
} figures;

static bool open_plan(const char *path)
{
    struct err err;
    struct plan *plan = load_file(path, &(struct load_options){0}, &err);
    plans_init(&figures.plans);
    if (plan) plans_add(&figures.plans, plan);
    return plan != NULL;
}

static void make_column(void)
{
    plans_begin_quantities(&figures.plans, 0);
    plans_wait_for_quantities(&figures.plans);
    assert_non_null(plans_quantities(&figures.plans, 0));
}

/* False where the plan has no column of that name. */
static bool ask(struct slice question, struct hits *hits)
{
    struct err err;
    struct query *q = query_parse_with(question, &(struct query_options){FOLD_ALL, &figures.plans}, &err);
    if (!q) return false;
    search_run(q, &figures.plans, hits);
    query_free(q);
    return true;
}

static void each_question(void (*each)(size_t index, struct slice question, struct slice answer))
{
    size_t count = 0;
    for (size_t from = 0; from < figures.questions.n;) {
        struct slice rest = slice_cut(buf_slice(&figures.questions), from, figures.questions.n);
        struct slice line = slice_cut(rest, 0, slice_find(rest, SLICE("\n")));
        size_t tab = slice_find(line, SLICE("\t"));
        from += line.n + 1;
        if (line.n == 0 || line.s[0] == '#') continue;
        assert_true(tab != SIZE_MAX && count < QUESTIONS_MAX);
        each(count, slice_cut(line, 0, tab), slice_cut(line, tab + 1, line.n));
        count++;
    }
    assert_true(count >= 100);
}

/* ---- by hand ---- */

static void check_answer(size_t index, struct slice question, struct slice answer)
{
    struct hits hits;
    struct buf found;
    (void)index;
    buf_init(&found);
    if (!ask(question, &hits)) fail_msg("%.*s is no query", (int)question.n, question.s);
    for (size_t place = 0; place < hits.places; place++) {
        char no[32];
        if (!hits_match(&hits, place)) continue;
        plans_task_no(&figures.plans, place, no, sizeof no);
        buf_addf(&found, "%s%s", found.n ? "," : "", no);
    }
    if (!slice_equal(buf_slice(&found), answer))
        fail_msg("%.*s finds %s, not %.*s", (int)question.n, question.s, found.n ? found.s : "nothing", (int)answer.n,
                 answer.s);
    hits_done(&hits);
    buf_done(&found);
}

static void questions_are_answered_as_by_hand(void **state)
{
    (void)state;
    assert_true(open_plan(test_path("tests/data/figures/plan.csv")));
    each_question(check_answer);
    make_column();
    each_question(check_answer);
    plans_done(&figures.plans);
}

/* ---- tables asked both ways ---- */

static void check_answers(const char *name, const char *table, const char *const cases[][2], size_t count)
{
    assert_true(open_plan(test_temporary(name, table, strlen(table))));
    for (int made = 0; made < 2; made++) {
        for (size_t i = 0; i < count; i++) check_answer(i, slice_of(cases[i][0]), slice_of(cases[i][1]));
        make_column();
    }
    plans_done(&figures.plans);
}

static const char measures[] = "序号,任务,主要内容\n"
                               "1,培训农机手,培训农机手15万人次\n"
                               "2,提高绿化率,绿化率提高5个百分点\n"
                               "3,发展风电,新增风电装机150万千瓦\n"
                               "4,开展义诊,义诊服务20万人(次)\n"
                               "5,送戏下乡,观众达到20万人（次）\n"
                               "6,引进专家,引进专家(团队)50名(个)\n"
                               "7,增加就业,新增就业30万人\n"
                               "8,建设驿站,建成驿站5个\n"
                               "9,增绿,新增绿地12万平方米\n"
                               "10,缩短等候,等候时间缩短到5小时以内\n";

static void a_measure_is_not_the_beginning_of_another(void **state)
{
    static const char *const cases[][2] = {
        {"数量>=9万人", "4,5,7"},   {"数量>=9万人次", "1"},       {"数量>=9万次", ""},
        {"数量>=9万人(次)", "4,5"}, {"数量>=9万人（次）", "4,5"}, {"数量:5个", "8"},
        {"数量:5个百分点", "2"},    {"数量:5百分点", "2"},        {"数量>=100万千瓦", "3"},
        {"数量>=９万平方米", "9"},  {"数量>=9万平方", ""},        {"数量>=40名", "6"},
        {"数量>=40个", "6"},        {"数量>=40名（个）", "6"},    {"数量:5個", "8"},
        {"数量:平方", "9"},         {"数量:5个小时以内", "10"},   {"数量>=9万", "1,3,4,5,7,9"},
    };
    (void)state;
    check_answers("measures.csv", measures, cases, sizeof cases / sizeof *cases);
}

static const char indicators[] = "序号,指标,单位,现状值,2027年,2030年,牵头单位\n"
                                 "1,每千人口托位数,个,3.2,4.6,5,市卫健委\n"
                                 "2,新增造林面积（万亩）,,1.8,2.5,3,市林业局\n"
                                 "3,普惠园覆盖率,%,85,92,95,市教育局\n"
                                 "4,城镇新增就业,万人,1.1,1.2,1.3,市人社局\n";

static void figures_are_found_by_the_unit_of_their_row(void **state)
{
    static const char *const cases[][2] = {
        {"数量>=2万亩", "2"},    {"数量:4.6个", "1"},    {"达到>=90%", "3"},           {"数量:85%", ""},
        {"数量:20000亩", ""},    {"类型:水平", "1,3"},   {"数量>=1.2万人", "4"},       {"数量:2.7-2.8万亩", ""},
        {"数量:2-2.8万亩", "2"}, {"数量>=12000", "2,4"}, {"2027年:(数量:2.5万)", "2"}, {"类型:数量", "2,4"},
    };
    (void)state;
    check_answers("indicators.csv", indicators, cases, sizeof cases / sizeof *cases);
}

/* ---- on all tables ---- */

static void keep_answer(size_t index, struct slice question, struct slice answer)
{
    (void)answer;
    figures.understood[index] = ask(question, &figures.read[index]);
}

static void compare_answer(size_t index, struct slice question, struct slice answer)
{
    struct hits made, *read = &figures.read[index];
    struct slice source = plan_source(figures.plans.plan[0]);
    (void)answer;
    if (!figures.understood[index]) return;
    assert_true(ask(question, &made));
    bool same = read->count == made.count && read->tasks == made.tasks;
    for (size_t i = 0; same && i < made.count; i++) same = memcmp(&read->hit[i], &made.hit[i], sizeof *made.hit) == 0;
    if (!same)
        fail_msg("%.*s: %.*s: %zu hits read, %zu of the column", (int)source.n, source.s, (int)question.n, question.s,
                 read->count, made.count);
    figures.hits += made.count;
    hits_done(&made);
    hits_done(read);
}

static int compare_table(const char *path, const struct stat *file, int kind, struct FTW *place)
{
    (void)place;
    if (kind != FTW_F || file->st_size > 256 << 10) return 0;
    if (open_plan(path)) {
        each_question(keep_answer);
        make_column();
        each_question(compare_answer);
        figures.tables++;
    }
    plans_done(&figures.plans);
    return 0;
}

static void the_column_answers_as_the_cells_on_every_table(void **state)
{
    (void)state;
    assert_int_equal(nftw(test_path("tests/data/tables"), compare_table, 16, FTW_PHYS), 0);
    assert_true(figures.tables > 300 && figures.hits > 3000);
    nftw(test_shared_path("field"), compare_table, 16, FTW_PHYS);
    nftw(test_shared_path("examples"), compare_table, 16, FTW_PHYS);
    print_message("%zu tables, %zu hits, each found twice\n", figures.tables, figures.hits);
}

static int read_questions(void **state)
{
    (void)state;
    return test_read(test_path("tests/data/figures/queries.tsv"), &figures.questions) ? 0 : -1;
}

static int drop_questions(void **state)
{
    (void)state;
    buf_done(&figures.questions);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(questions_are_answered_as_by_hand),
        cmocka_unit_test(a_measure_is_not_the_beginning_of_another),
        cmocka_unit_test(figures_are_found_by_the_unit_of_their_row),
        cmocka_unit_test(the_column_answers_as_the_cells_on_every_table),
    };
    return cmocka_run_group_tests(tests, read_questions, drop_questions);
}
