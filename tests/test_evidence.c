#include "test.h"

#include <jansson.h>

#include "report/evidence.h"
#include "base/fold.h"
#include "report/hits_export.h"
#include "load/load.h"
#include "base/sha256.h"
#include "spawn.h"
#include "write/markup.h"

static struct plans sample;

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

static void digest_of_file(const char *path, char digest[65])
{
    struct buf file;
    assert_true(test_read(path, &file));
    sha256_of(file.s, file.n, digest);
    buf_done(&file);
}

static void export_query(const char *text, const char *format, struct buf *out)
{
    struct err err;
    struct hits hits;
    struct query *q = query_parse_with(slice_of(text), &(struct query_options){FOLD_ALL, &sample}, &err);
    assert_non_null(q);
    search_run(q, &sample, &hits);
    struct hits_source source = {.plans = &sample, .hits = &hits, .query = slice_of(text), .kinds = query_kinds(q)};
    buf_init(out);
    hits_export(out, hits_format_named(format), &source);
    hits_done(&hits);
    query_free(q);
}

static void digests_are_those_of_the_standard(void **state)
{
    char digest[65], million[1000];
    (void)state;
    sha256_of("", 0, digest);
    assert_string_equal(digest, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    sha256_of("abc", 3, digest);
    assert_string_equal(digest, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    memset(million, 'a', sizeof million);
    struct buf text;
    buf_init(&text);
    for (int i = 0; i < 1000; i++) buf_add(&text, slice_make(million, sizeof million));
    sha256_of(text.s, text.n, digest);
    assert_string_equal(digest, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    buf_done(&text);
}

static void the_json_of_hits_is_the_contracts(void **state)
{
    struct buf out;
    (void)state;
    export_query("年2:博士后", "json", &out);
    json_t *value = json_loadb(out.s, out.n, 0, NULL);
    assert_non_null(value);
    assert_string_equal(json_string_value(json_object_get(value, "query")), "年2:博士后");
    assert_int_equal(json_integer_value(json_object_get(value, "tasks")), 1);
    assert_int_equal(json_integer_value(json_object_get(value, "hits")), 1);
    assert_int_equal(json_array_size(json_object_get(value, "folding")), FOLD_KINDS);
    json_t *hit = json_array_get(json_object_get(value, "results"), 0);
    static const char *const texts[][2] = {
        {"plan", "天水市三年行动任务分解表"},
        {"no", "2"},
        {"action", "高端人才引进行动"},
        {"task", "培养高层次人才"},
        {"field", "year"},
        {"year", "第二年"},
        {"match", "博士后"},
        {"text", "争取建成天水市高端人才(院士专家)协同创新基地(工作站)和“海智计划”工作站1个以上、博士后工作站1个以上"},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_string_equal(json_string_value(json_object_get(hit, texts[i][0])), texts[i][1]);
    assert_int_equal(json_integer_value(json_object_get(hit, "item")), 2);
    assert_int_equal(json_integer_value(json_object_get(hit, "start")), 43);
    assert_int_equal(json_integer_value(json_object_get(hit, "length")), 3);
    json_decref(value);
    buf_done(&out);
}

static void start_and_length_count_code_points_of_the_text(void **state)
{
    static const char *const queries[] = {"人才",        "rc",       "30名",       "/\\d+名以上/",
                                          "数量>=300名", "农业园区", "“高精尖缺”", "1"};
    (void)state;
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
        struct buf out;
        export_query(queries[i], "json", &out);
        json_t *value = json_loadb(out.s, out.n, 0, NULL), *results = json_object_get(value, "results");
        assert_int_equal(json_array_size(results), json_integer_value(json_object_get(value, "hits")));
        for (size_t h = 0; h < json_array_size(results); h++) {
            json_t *hit = json_array_get(results, h);
            struct slice text = slice_of(json_string_value(json_object_get(hit, "text")));
            size_t from = 0, to;
            for (json_int_t k = json_integer_value(json_object_get(hit, "start")); k > 0; k--)
                text_decode(text, from, &from);
            to = from;
            for (json_int_t k = json_integer_value(json_object_get(hit, "length")); k > 0; k--)
                text_decode(text, to, &to);
            assert_true(slice_equals(slice_cut(text, from, to), json_string_value(json_object_get(hit, "match"))));
        }
        json_decref(value);
        buf_done(&out);
    }
}

static void hits_are_written_as_csv_and_markdown(void **state)
{
    struct buf out;
    (void)state;
    export_query("年2:博士后", "csv", &out);
    assert_string_equal(
        out.s,
        "plan,no,action,task,field,year,item,text,start,length,match\n"
        "天水市三年行动任务分解表,2,高端人才引进行动,培养高层次人才,year,第二年,2,"
        "争取建成天水市高端人才(院士专家)协同创新基地(工作站)和“海智计划”工作站1个以上、博士后工作站1个以上,43,3,博士后\n");
    buf_done(&out);
    export_query("年2:博士后", "md", &out);
    assert_non_null(strstr(out.s, "\n| 2 | 培养高层次人才 | 第二年"));
    assert_non_null(strstr(out.s, "、 **博士后** 工作站1个以上 |\n"));
    buf_done(&out);
    export_query("年2:博士后", "text", &out);
    assert_non_null(strstr(out.s, "、 [博士后] 工作站1个以上"));
    buf_done(&out);
}

static void collect(struct evidence *e, const char *list)
{
    struct err err;
    if (!evidence_collect(e, &sample, FOLD_ALL, "list", slice_of(list), &err)) fail_msg("%s", err.what);
}

static void keywords_are_counted_by_action_and_year(void **state)
{
    struct evidence e;
    (void)state;
    collect(&e, "# 关键词\n博士后\n\n没有的词\n年1:工匠 | 名匠\r\n");
    assert_int_equal(e.keywords, 3);
    assert_int_equal(e.years, 4);
    assert_int_equal(evidence_at(&e, 0, 0, 0)->hits, 1); /* 主要内容 */
    assert_int_equal(evidence_at(&e, 0, 0, 1)->hits, 0);
    assert_int_equal(evidence_at(&e, 0, 0, 2)->hits, 1);
    assert_int_equal(evidence_at(&e, 0, 0, 3)->hits, 1);
    assert_int_equal(e.keyword[1].hits.tasks, 0);
    assert_int_equal(evidence_at(&e, 2, 1, 1)->hits, 2);
    assert_int_equal(evidence_at(&e, 2, 1, 1)->tasks, 1);
    assert_false(evidence_is_empty(&e));
    evidence_done(&e);
}

static void the_matrix_is_written_in_every_format(void **state)
{
    static const enum format_id formats[] = {FORMAT_TEXT, FORMAT_CSV, FORMAT_MD, FORMAT_JSON};
    struct evidence e;
    char digest[65];
    (void)state;
    setenv("SOURCE_DATE_EPOCH", "1795420800", 1);
    collect(&e, "博士后\n没有的词\n人才 !金融\n");
    digest_of_file(test_path("data/tianshui.csv"), digest);
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        struct buf out;
        buf_init(&out);
        assert_true(evidence_write(&e, formats[i], &out));
        assert_non_null(strstr(out.s, digest));
        assert_non_null(strstr(out.s, "没有的词"));
        assert_non_null(strstr(out.s, "2026-11-23T"));
        if (formats[i] == FORMAT_JSON) {
            json_t *value = json_loadb(out.s, out.n, 0, NULL);
            assert_non_null(value);
            assert_int_equal(json_array_size(json_object_get(value, "keywords")), 3);
            json_decref(value);
        }
        buf_done(&out);
    }
    struct buf none;
    buf_init(&none);
    assert_false(evidence_write(&e, FORMAT_PDF, &none));
    buf_done(&none);
    evidence_done(&e);
}

/* ---- what a plan says is no markup ---- */

static const char marked[] =
    "*计划*|<b>,,\n行动,任务,第一年\n_甲_|https://a.cn,$任务$ www.b.cn,\"人才*1*|名\n<i>人才</i>\"\n";

static void open_marked(struct plans *plans)
{
    struct err err;
    plans_init(plans);
    plans_add(plans, load_bytes("a*b*|c.csv", marked, strlen(marked), NULL, &err));
}

static bool says(const struct buf *out, struct slice raw)
{
    struct buf escaped;
    buf_init(&escaped);
    markup_add_markdown(&escaped, raw, " ");
    bool found = strstr(out->s, escaped.s) != NULL;
    buf_done(&escaped);
    return found;
}

/* Bars that are not escaped: those of the table itself. */
static size_t bars_of(const char *line)
{
    size_t bars = 0;
    for (; *line != '\0' && *line != '\n'; line++) bars += *line == '|' && line[-1] != '\\';
    return bars;
}

static void expect_only_text(const struct buf *out)
{
    static const char *const raw[] = {"*计划*", "<b>",    "*b*", "_甲_", "https://",
                                      "www.",   "$任务$", "*1*", "*|名", "<i>"};
    for (size_t i = 0; i < sizeof raw / sizeof *raw; i++)
        if (strstr(out->s, raw[i]) != NULL) fail_msg("%s is markup in %s", raw[i], out->s);
    for (const char *line = strstr(out->s, "\n|"); line != NULL; line = strstr(line + 1, "\n|"))
        if (strncmp(line, "\n| ---", 6) == 0) assert_int_equal(bars_of(line + 1), bars_of(strstr(line + 1, "\n|") + 1));
}

static void nothing_of_a_plan_is_markdown_in_hits_and_evidence(void **state)
{
    struct plans plans;
    struct evidence e;
    struct err err;
    struct buf out;
    (void)state;
    open_marked(&plans);
    assert_true(evidence_collect(&e, &plans, FOLD_ALL, "list", SLICE("人才\n\"任务$\"\n"), &err));
    buf_init(&out);
    assert_true(evidence_write(&e, FORMAT_MD, &out));
    expect_only_text(&out);
    assert_true(says(&out, SLICE("*计划*|<b>")) && says(&out, SLICE("a*b*|c.csv")) &&
                says(&out, SLICE("_甲_|https://a.cn")));
    struct hits_source source = {
        .plans = &plans, .hits = &e.keyword[0].hits, .query = SLICE("*人才*"), .kinds = FOLD_ALL};
    buf_clear(&out);
    hits_export(&out, hits_format_named("md"), &source);
    expect_only_text(&out);
    assert_true(says(&out, SLICE("$任务$ www.b.cn")) && says(&out, SLICE("*人才*")));
    buf_done(&out);
    evidence_done(&e);
    plans_done(&plans);
}

/* ---- how often things are done: the linker puts these before the real ones (Makefile.am) ---- */

static size_t digests_made, hits_read;

void __real_sha256_of(const void *bytes, size_t nbytes, char out[65]);
void __wrap_sha256_of(const void *bytes, size_t nbytes, char out[65]);
void __wrap_sha256_of(const void *bytes, size_t nbytes, char out[65])
{
    digests_made++;
    __real_sha256_of(bytes, nbytes, out);
}

void __real_kwic_of(const struct plans *, const struct hit *, struct kwic *);
void __wrap_kwic_of(const struct plans *plans, const struct hit *hit, struct kwic *k);
void __wrap_kwic_of(const struct plans *plans, const struct hit *hit, struct kwic *k)
{
    hits_read++;
    __real_kwic_of(plans, hit, k);
}

/* Two plans of many actions each: a matrix of many cells. */
static void open_plans_of_many_actions(struct plans *plans)
{
    enum { ACTIONS = 300 };
    plans_init(plans);
    for (int p = 0; p < 2; p++) {
        struct buf csv;
        struct err err;
        buf_init(&csv);
        buf_adds(&csv, "行动,任务,第一年,第二年\n");
        for (int a = 0; a < ACTIONS; a++)
            buf_addf(&csv, "行动%d,人才任务%d,1.人才1名;2.人才2名,%s\n", a, a, a % 3 ? "人才3名" : "");
        plans_add(plans, load_file(test_temporary(p ? "b.csv" : "a.csv", csv.s, csv.n), NULL, &err));
        buf_done(&csv);
    }
}

static void the_matrix_reads_every_hit_once_and_makes_a_digest_a_plan(void **state)
{
    static const enum format_id formats[] = {FORMAT_TEXT, FORMAT_CSV, FORMAT_MD, FORMAT_JSON};
    struct plans plans;
    struct evidence e;
    struct err err;
    (void)state;
    open_plans_of_many_actions(&plans);
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        struct buf out;
        buf_init(&out);
        digests_made = hits_read = 0;
        assert_true(evidence_collect(&e, &plans, FOLD_ALL, "list", SLICE("人才\n任务\n"), &err));
        assert_true(evidence_write(&e, formats[i], &out));
        assert_int_equal(digests_made, plans.count);
        assert_int_equal(hits_read, e.keyword[0].hits.count + e.keyword[1].hits.count);
        buf_done(&out);
        evidence_done(&e);
    }
    plans_done(&plans);
}

static void every_hit_is_counted_in_one_cell(void **state)
{
    struct plans plans;
    struct evidence e;
    struct err err;
    (void)state;
    open_plans_of_many_actions(&plans);
    assert_true(evidence_collect(&e, &plans, FOLD_ALL, "list", SLICE("人才\n"), &err));
    const struct hits *hits = &e.keyword[0].hits;
    unsigned char *seen = calloc(hits->count, 1);
    for (size_t a = 0; a < plans_actions(&plans); a++)
        for (size_t y = 0; y < e.years; y++)
            for (size_t i = 0; i < evidence_at(&e, 0, a, y)->hits; i++) {
                size_t hit = evidence_hits_at(&e, 0, a, y)[i];
                assert_int_equal(plans_action_of(&plans, hits->hit[hit].place), a);
                assert_int_equal(seen[hit]++, 0);
            }
    for (size_t i = 0; i < hits->count; i++) assert_int_equal(seen[i], 1);
    free(seen);
    evidence_done(&e);
    plans_done(&plans);
}

/* ---- of what was searched ---- */

/* The plan of a file that was written anew after it was loaded. */
static void expect_digest_of_what_was_loaded(struct slice first, const char *encoding)
{
    struct plans plans;
    struct evidence e;
    struct err err;
    struct load_options options = {.encoding = encoding};
    char digest[65];
    sha256_of(first.s, first.n, digest);
    plans_init(&plans);
    plans_add(&plans, load_file(test_temporary("changes.csv", first.s, first.n), &options, &err));
    assert_non_null(test_temporary("changes.csv", "任务\n别的\n", strlen("任务\n别的\n")));
    assert_true(evidence_collect(&e, &plans, FOLD_ALL, "list", SLICE("人才\n"), &err));
    assert_int_equal(e.keyword[0].hits.count, 1);
    assert_string_equal(e.digest[0], digest);
    evidence_done(&e);
    plans_done(&plans);
}

static void the_digest_is_that_of_the_bytes_that_were_searched(void **state)
{
    (void)state;
    expect_digest_of_what_was_loaded(SLICE("任务,第一年\n人才,1名\n"), NULL);
    expect_digest_of_what_was_loaded(SLICE("\xEF\xBB\xBF任务,第一年\r\n\"人才\n\"\"\",1名\r\n"), NULL);
    expect_digest_of_what_was_loaded(SLICE("\xC8\xCE\xCE\xF1,\xB5\xDA\xD2\xBB\xC4\xEA\n\xC8\xCB\xB2\xC5,1\n"),
                                     "GB18030"); /* 任务,第一年 人才,1 */
    expect_digest_of_what_was_loaded(SLICE("任务,第一年\n人才\xFF,1名\n"),
                                     "UTF-8"); /* a byte that had to be replaced */
}

/* A pipe can be read only once: its digest is known all the same. */
static void what_comes_through_a_pipe_has_a_digest(void **state)
{
    static const char *const ways[] = {"cat $PLAN | $JIHUA search --keywords $LIST --format %s -",
                                       "mkfifo $PLAN.fifo; cat $PLAN > $PLAN.fifo & "
                                       "$JIHUA search --keywords $LIST --format %s $PLAN.fifo; rm -f $PLAN.fifo"};
    static const char *const formats[] = {"text", "csv", "md", "json"};
    char digest[65], command[512];
    (void)state;
    digest_of_file(test_path("data/tianshui.csv"), digest);
    setenv("LIST", test_temporary("list", "人才\n", strlen("人才\n")), 1);
    struct buf plan;
    assert_true(test_read(test_path("data/tianshui.csv"), &plan));
    setenv("PLAN", test_temporary("piped.csv", plan.s, plan.n), 1);
    buf_done(&plan);
    for (size_t w = 0; w < sizeof ways / sizeof *ways; w++)
        for (size_t f = 0; f < sizeof formats / sizeof *formats; f++) {
            snprintf(command, sizeof command, ways[w], formats[f]);
            struct spawned run = spawn_shell(command);
            if (strstr(run.out, digest) == NULL) fail_msg("%s: %s %s", command, run.out, run.err);
            spawn_done(&run);
        }
}

static void a_line_that_is_no_query_is_named(void **state)
{
    struct evidence e;
    struct err err;
    (void)state;
    assert_false(evidence_collect(&e, &sample, FOLD_ALL, "words.txt", SLICE("人才\n  培养 (\n"), &err));
    assert_string_equal(err.file, "words.txt");
    assert_int_equal(err.line, 2);
    assert_int_equal(err.column, 6);
    evidence_done(&e);
    assert_false(evidence_collect(&e, &sample, FOLD_ALL, "words.txt", SLICE("# nothing\n\n"), &err));
    evidence_done(&e);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(digests_are_those_of_the_standard),
        cmocka_unit_test(the_json_of_hits_is_the_contracts),
        cmocka_unit_test(start_and_length_count_code_points_of_the_text),
        cmocka_unit_test(hits_are_written_as_csv_and_markdown),
        cmocka_unit_test(keywords_are_counted_by_action_and_year),
        cmocka_unit_test(the_matrix_is_written_in_every_format),
        cmocka_unit_test(nothing_of_a_plan_is_markdown_in_hits_and_evidence),
        cmocka_unit_test(the_matrix_reads_every_hit_once_and_makes_a_digest_a_plan),
        cmocka_unit_test(every_hit_is_counted_in_one_cell),
        cmocka_unit_test(the_digest_is_that_of_the_bytes_that_were_searched),
        cmocka_unit_test(what_comes_through_a_pipe_has_a_digest),
        cmocka_unit_test(a_line_that_is_no_query_is_named),
    };
    return cmocka_run_group_tests(tests, open_sample, close_sample);
}
