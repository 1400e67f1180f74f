#include "test.h"

#include "base/fold.h"
#include "load/load.h"
#include "search/search.h"
#include "sys/clock.h"

static struct plans sample;

static struct plan *plan_of(const char *csv)
{
    struct err err;
    struct load_options options = {0};
    struct plan *plan = load_bytes("test.csv", csv, strlen(csv), &options, &err);
    if (!plan) fail_msg("%s", err.what);
    return plan;
}

static int open_sample(void **state)
{
    struct err err;
    struct load_options options = {0};
    (void)state;
    plans_init(&sample);
    struct plan *plan = load_file(test_path("data/tianshui.csv"), &options, &err);
    if (plan) plans_add(&sample, plan);
    return plan ? 0 : -1;
}

static int close_sample(void **state)
{
    (void)state;
    plans_done(&sample);
    return 0;
}

static void search_text(const char *text, const struct plans *plans, const struct search_options *options,
                        struct hits *hits)
{
    struct err err = {0};
    struct query *q = query_parse_with(slice_of(text), &(struct query_options){FOLD_ALL, plans}, &err);
    if (!q) fail_msg("%s: at %u: %s", text, err.column, err.what);
    search_run_with(q, plans, options, hits);
    query_free(q);
}

/* ---- the sample plan ---- */

/* The numbers of the matching tasks, separated by commas. */
static void list_tasks(const struct plans *plans, const struct hits *hits, struct buf *out)
{
    buf_init(out);
    for (size_t place = 0; place < hits->places; place++) {
        char no[32];
        if (!hits_match(hits, place)) continue;
        plans_task_no(plans, place, no, sizeof no);
        buf_addf(out, "%s%s", out->n ? "," : "", no);
    }
}

static void check_line(struct slice line)
{
    size_t tab = slice_find(line, SLICE("\t"));
    struct err err = {0};
    struct hits hits;
    struct buf found;
    assert_true(tab != SIZE_MAX);
    struct slice text = slice_cut(line, 0, tab), expected = slice_cut(line, tab + 1, line.n);
    struct query *q = query_parse_with(text, &(struct query_options){FOLD_ALL, &sample}, &err);
    if (!q) fail_msg("%.*s: %s", (int)text.n, text.s, err.what);
    search_run(q, &sample, &hits);
    list_tasks(&sample, &hits, &found);
    if (!slice_equal(buf_slice(&found), expected))
        fail_msg("%.*s finds %s, not %.*s", (int)text.n, text.s, found.n ? found.s : "", (int)expected.n, expected.s);
    hits_done(&hits);
    buf_done(&found);
    query_free(q);
}

static void queries_find_what_was_found_by_hand(void **state)
{
    struct buf file;
    size_t count = 0;
    (void)state;
    assert_true(test_read(test_path("tests/data/queries.tsv"), &file));
    for (size_t from = 0; from < file.n;) {
        struct slice rest = slice_cut(buf_slice(&file), from, file.n);
        size_t end = slice_find(rest, SLICE("\n"));
        struct slice line = slice_cut(rest, 0, end);
        if (line.n && line.s[0] != '#') check_line(line), count++;
        from += line.n + 1;
    }
    assert_true(count >= 60);
    buf_done(&file);
}

/* ---- places ---- */

/* All hits of a query in a plan of one task with one cell: "3+6 12+3", bytes; p for pinyin. */
static void assert_places(const char *query, const char *cell, const char *expected)
{
    struct buf csv, out;
    struct plans plans;
    struct hits hits;
    buf_init(&csv);
    buf_init(&out);
    buf_adds(&csv, "任务,主要内容,备注\n\"");
    buf_adds(&csv, cell);
    buf_adds(&csv, "\",乙,丙\n");
    plans_init(&plans);
    plans_add(&plans, plan_of(csv.s));
    search_text(query, &plans, NULL, &hits);
    for (size_t i = 0; i < hits.count; i++)
        buf_addf(&out, "%s%u+%u%s", i ? " " : "", hits.hit[i].start, hits.hit[i].nbytes,
                 hits.hit[i].by_pinyin ? "p" : "");
    if (!slice_equals(buf_slice(&out), expected)) fail_msg("%s in %s: %s", query, cell, out.n ? out.s : "nothing");
    hits_done(&hits);
    plans_done(&plans);
    buf_done(&csv);
    buf_done(&out);
}

static void hits_point_at_the_original_text(void **state)
{
    static const struct {
        const char *query, *cell, *places;
    } cases[] = {
        {"人才", "人才、人 才、人\n才", "0+6 9+7 19+7"},
        {"培养人才", "高端培養　人　纔", "6+18"},
        {"abc", "ABC ａｂｃ xabcx", "0+3 4+9 15+3"},
        {"\"a b\"", "A  B ab Ａ　Ｂ", "0+4 8+9"},
        {"3-4", "3—4、３－４", "0+5 8+9"},
        {"=“一", "「一」“一", "9+6"},
        {"30", "30 300 130 ３０ 三十 三十五 二百三十", "0+2 11+6 18+6"},
        {"三十", "30 300 三十五", "0+2 7+6"},
        {"30名", "三十名30名３０ 名130名", "0+9 9+5 14+10"},
        {"2021", "2021、二〇二一、二○二一、二零二一、二千零二十一", "0+4 7+12 22+12 37+12 52+18"},
        {"30万", "30万、三十万、300000", "0+5 8+9"},
        {"三十万", "30万、三十万、300000", "0+5 8+9 20+6"},
        {"1", "1个统一", "0+1"},
        {"一", "1个统一", "7+3"},
        {"第1年", "第一年第1年", "0+9 9+7"},
        {"人人", "人人人人人", "0+6 6+6"},
        {"rc", "force人才", "2+2 5+6p"},
        {"rc", "r才c人c才", ""},
        {"renc", "人才", "0+6p"},
        {"ren cai", "人才", "0+3p 3+3p"},
        {"rc引进", "人才引进人 才 引进", "0+12p 12+14p"},
        {"引进rc", "引进人才", "0+12p"},
        {"yyzx", "医院中心,应用中心", "0+12p 13+12p"},
        {"zxyy", "重行银业", "0+12p"},
        {"yxyy", "重行银业", ""},
        {"cqyh", "重庆银行", "0+12p"},
        {"zqyh", "重庆银行", "0+12p"},
        {"changdu", "长度", "0+6p"},
        {"zhangdu", "长都", "0+6p"},
        {"yinyue", "音乐", "0+6p"},
        {"yinle", "音乐", "0+6p"},
        {"nv", "女", "0+3p"},
        {"nu", "女", "0+3p"},
        {"lve", "略", "0+3p"},
        {"lve4", "略", "0+3p"},
        {"hang2ye4", "行业", "0+6p"},
        {"r", "人r", "3+1"},
        {"=30", "300", "0+2"},
        {"=人才", "人 才人才", "7+6"},
        {"=rc", "人才", ""},
        {"/人.?才/", "人 才人x才", "0+7 7+7"},
        {"/\\d+/", "３０名30", "0+6 9+2"},
        {"人才 | 人", "人才人", "0+6 6+3"},
        {"数量>=30名", "引进30名以上、20名", "6+11"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_places(cases[i].query, cases[i].cell, cases[i].places);
}

static void a_hit_in_an_action_counts_in_each_of_its_tasks(void **state)
{
    struct plans plans;
    struct hits hits;
    (void)state;
    plans_init(&plans);
    plans_add(&plans, plan_of("序号,行动,任务\n1,人才行动,甲\n2,,乙\n3,教育行动,丙\n4,人才行动,丁\n"));
    search_text("人才", &plans, NULL, &hits);
    assert_int_equal(hits.tasks, 3);
    assert_int_equal(hits.count, 3);
    hits_done(&hits);
    search_text("4", &plans, NULL, &hits); /* numbers are found by their field only */
    assert_int_equal(hits.tasks, 0);
    hits_done(&hits);
    plans_done(&plans);
}

static void what_was_found_by_text_ranks_first(void **state)
{
    struct plans plans;
    struct hits hits;
    (void)state;
    plans_init(&plans);
    plans_add(&plans, plan_of("序号,任务\n1,人才\n2,甲\n3,RC 系统\n4,若此\n"));
    search_text("rc", &plans, NULL, &hits);
    uint32_t *ranked = hits_ranked(&hits);
    assert_int_equal(hits.tasks, 3);
    assert_int_equal(ranked[0], 2);
    assert_int_equal(ranked[1], 0);
    assert_int_equal(ranked[2], 3);
    free(ranked);
    hits_done(&hits);
    plans_done(&plans);
}

/* ---- limits ---- */

static void a_catastrophic_pattern_ends_and_says_where(void **state)
{
    static const char *const patterns[] = {
        "/(\\p{Han}+)+\\d{9}/",
        "/(.+)+\\d{9}/",
        "/(人|才|.)*(人|才|.)*\\d{7}/",
        "/((.?){30}){30}\\d{9}/",
        "/(?:(?:\\p{Han}|[,;])*)*\\p{Lu}{9}/",
    };
    (void)state;
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        struct hits hits;
        double start = clock_now_ms();
        search_text(patterns[i], &sample, NULL, &hits);
        double ms = clock_now_ms() - start;
        if (ms > 1000) fail_msg("%s took %.0f ms", patterns[i], ms);
        if (!hits.cut_off) fail_msg("%s was not cut off", patterns[i]);
        assert_true(hits.cut_place < hits.places);
        hits_done(&hits);
    }
}

/* ---- step by step ---- */

#define MANY 5000

static struct plan *many_tasks(void)
{
    static const char *const words[] = {"人才",       "培养", "博士后", "金融",     "３０名",
                                        "“一带一路”", "產業", "教 育",  "引进30名", "rc"};
    uint32_t seed = 5;
    struct buf csv;
    buf_init(&csv);
    buf_adds(&csv, "序号,行动,任务,主要内容,备注\n");
    for (unsigned i = 0; i < MANY; i++) {
        buf_addf(&csv, "%u,行动%u,", i + 1, i / 7);
        for (int c = 0; c < 2; c++) {
            for (int k = 0; k < 4; k++, seed = seed * 1664525 + 1013904223) buf_adds(&csv, words[(seed >> 16) % 10]);
            buf_adds(&csv, ",");
        }
        buf_adds(&csv, i % 50 == 0 ? "\"他说\"\"人才\"\"\"\n" : "无\n"); /* a cell that must be unescaped */
    }
    struct plan *plan = plan_of(csv.s);
    buf_done(&csv);
    return plan;
}

static void assert_same(const struct hits *a, const struct hits *b)
{
    assert_int_equal(a->tasks, b->tasks);
    assert_int_equal(a->count, b->count);
    if (a->count) assert_memory_equal(a->hit, b->hit, a->count * sizeof *a->hit);
    assert_memory_equal(a->matching, b->matching, (a->places + 7) / 8);
}

static void threads_steps_and_narrowing_give_the_same(void **state)
{
    static const char *const queries[] = {
        "人才",         "人才 博士后",  "人才 | 金融", "人才 !金融",
        "!人才",        "rc",           "rencai",      "30名",
        "/\\d+名/",     "/[一-龥]+名/", "产业 教育",   "行动:行动7",
        "内容:人才 rc", "数量>=30名",   "!(rc 金融)",  "博士后 (培养 | /一带.路/)",
        "备注:人才",    "=rc",
    };
    struct plans plans;
    (void)state;
    plans_init(&plans);
    plans_add(&plans, many_tasks());
    assert_int_equal(plans_tasks(&plans), MANY);
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
        struct err err;
        struct hits one, two, stepped, within, tasks;
        struct query *q = query_parse_with(slice_of(queries[i]), &(struct query_options){FOLD_ALL, &plans}, &err);
        assert_non_null(q);
        search_run_with(q, &plans, &(struct search_options){.threads = 1}, &one);
        search_run_with(q, &plans, NULL, &two);
        assert_same(&one, &two);
        struct search *s = search_begin(q, &plans, NULL);
        size_t steps = 0;
        while (!search_step(s, 0)) {
            const struct hits *so_far = search_hits(s);
            assert_true(so_far->count <= one.count && so_far->searched <= one.places);
            if (so_far->count) assert_memory_equal(so_far->hit, one.hit, so_far->count * sizeof *one.hit);
            steps++;
        }
        assert_true(steps >= 2);
        search_finish(s, &stepped);
        assert_same(&one, &stepped);
        assert_int_equal(stepped.searched, stepped.places);
        search_run_with(q, &plans, &(struct search_options){.within = &one}, &within);
        assert_same(&one, &within);
        search_run_with(q, &plans, &(struct search_options){.tasks_only = true}, &tasks);
        assert_int_equal(tasks.tasks, one.tasks);
        assert_int_equal(tasks.count, 0);
        assert_memory_equal(tasks.matching, one.matching, (one.places + 7) / 8);
        hits_done(&one), hits_done(&two), hits_done(&stepped), hits_done(&within), hits_done(&tasks);
        query_free(q);
    }
    plans_done(&plans);
}

static void a_search_can_be_given_up(void **state)
{
    struct plans plans;
    struct err err;
    (void)state;
    plans_init(&plans);
    plans_add(&plans, many_tasks());
    struct query *q = query_parse(SLICE("人才"), &err);
    struct search *s = search_begin(q, &plans, NULL);
    assert_false(search_step(s, 0));
    assert_true(search_hits(s)->searched > 0);
    search_free(s);
    query_free(q);
    plans_done(&plans);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(queries_find_what_was_found_by_hand),
        cmocka_unit_test(hits_point_at_the_original_text),
        cmocka_unit_test(a_hit_in_an_action_counts_in_each_of_its_tasks),
        cmocka_unit_test(what_was_found_by_text_ranks_first),
        cmocka_unit_test(a_catastrophic_pattern_ends_and_says_where),
        cmocka_unit_test(threads_steps_and_narrowing_give_the_same),
        cmocka_unit_test(a_search_can_be_given_up),
    };
    return cmocka_run_group_tests(tests, open_sample, close_sample);
}
