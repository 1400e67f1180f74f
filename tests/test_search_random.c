/* The engine against a reference that folds everything and looks everywhere, on random text; and random queries. */
#include "test.h"

#include "base/fold.h"
#include "load/load.h"
#include "search/pattern.h"
#include "base/pinyin.h"
#include "plan/quantity.h"
#include "search/search.h"

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 16;
}

#define PICK(list, seed) list[next_random(seed) % (sizeof list / sizeof *list)]

static const char *const pieces[] = {
    "人", "才", "⼈", "纔", "养", "養", "干", "乾", "a", "A", "ａ", "Ａ",           "b", "1", "１", "\"\"", "“",
    "」", "-",  "—",  " ",  "　", "\n", " ",  "。", "é", "É", "𠀋", "\xE2\x80\x8B", "b", "c",
};
#define PIECES (sizeof pieces / sizeof *pieces)

static void add_text(struct buf *out, uint32_t *seed, size_t most)
{
    for (size_t n = next_random(seed) % (most + 1); n > 0; n--) buf_adds(out, pieces[next_random(seed) % PIECES]);
}

/* ---- the reference ---- */

static bool is_boundary(const struct folded *f, size_t at)
{
    return at >= f->n || ((unsigned char)f->s[at] & 0xC0) != 0x80;
}

/* The hits of `word` in `cell`, leftmost first without overlap, appended to list. */
static size_t reference(struct slice cell, const struct folded *word, unsigned kinds, struct hit *list, size_t most)
{
    struct folded f;
    size_t count = 0;
    fold_text(cell, kinds, &f);
    for (size_t at = 0; at + word->n <= f.n && count < most; at++) {
        if (!is_boundary(&f, at) || !is_boundary(&f, at + word->n) || memcmp(f.s + at, word->s, word->n) != 0) continue;
        size_t start = at, nbytes = word->n;
        folded_place(&f, &start, &nbytes);
        list[count].start = (uint32_t)start;
        list[count++].nbytes = (uint32_t)nbytes;
        at += word->n - 1;
    }
    folded_done(&f);
    return count;
}

static void compare_cell(const struct hits *hits, size_t place, size_t column, struct slice cell,
                         const struct folded *word, unsigned kinds)
{
    struct hit expected[512];
    size_t found, count = reference(cell, word, kinds, expected, 512);
    const struct hit *hit = hits_of_cell(hits, place, column, &found);
    if (found != count)
        fail_msg("[%.*s] in [%.*s]: %zu, not %zu", (int)word->n, word->s, (int)cell.n, cell.s, found, count);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(hit[i].start, expected[i].start);
        assert_int_equal(hit[i].nbytes, expected[i].nbytes);
    }
}

static void compare_plan(const struct plans *plans, struct slice text, unsigned kinds)
{
    struct err err;
    struct hits hits;
    struct folded word;
    struct query *q = query_parse_with(text, &(struct query_options){kinds, plans}, &err);
    if (!q) fail_msg("[%.*s]: %s", (int)text.n, text.s, err.what);
    fold_text(slice_cut(text, 1, text.n - 1), kinds, &word);
    search_run_with(q, plans, &(struct search_options){.threads = 1}, &hits);
    for (size_t place = 0; place < plans_tasks(plans) && word.n > 0; place++) {
        struct place at = plans_at(plans, place);
        for (size_t c = 0; c < plan_columns(at.plan); c++)
            if (plan_column(at.plan, c)->role != COLUMN_NO)
                compare_cell(&hits, place, c, plan_cell(at.plan, at.task, c), &word, kinds);
    }
    hits_done(&hits);
    folded_done(&word);
    query_free(q);
}

static struct plan *random_plan(uint32_t *seed)
{
    struct buf csv;
    struct err err;
    struct load_options options = {.encoding = "UTF-8", .delimiter = ","};
    buf_init(&csv);
    buf_adds(&csv, "序号,行动,任务,主要内容,第一年\n");
    for (int i = 1; i <= 40; i++) {
        buf_addf(&csv, "%d", i);
        for (int c = 0; c < 4; c++) {
            buf_adds(&csv, ",\"x");
            add_text(&csv, seed, c == 2 ? 60 : 12);
            buf_adds(&csv, "\"");
        }
        buf_adds(&csv, "\n");
    }
    struct plan *plan = load_bytes("random.csv", csv.s, csv.n, &options, &err);
    if (!plan) fail_msg("%s", err.what);
    buf_done(&csv);
    return plan;
}

/* A phrase in quotation marks that holds none itself. */
static void random_phrase(struct buf *out, uint32_t *seed)
{
    buf_clear(out);
    buf_adds(out, "\"");
    for (size_t n = 1 + next_random(seed) % 4; n > 0; n--) {
        const char *piece = pieces[next_random(seed) % PIECES];
        if (strcmp(piece, "\"\"") != 0 && strcmp(piece, "“") != 0 && strcmp(piece, "」") != 0) buf_adds(out, piece);
    }
    buf_adds(out, "\"");
}

static void a_folded_search_equals_a_naive_reference(void **state)
{
    static const unsigned kinds[] = {FOLD_CHARS | FOLD_BLANKS,
                                     FOLD_BLANKS,
                                     FOLD_CHARS,
                                     0,
                                     FOLD_WIDTH | FOLD_BLANKS,
                                     FOLD_TRAD | FOLD_CASE,
                                     (FOLD_CHARS | FOLD_BLANKS) & ~FOLD_WIDTH};
    uint32_t seed = 20261123;
    struct buf phrase;
    (void)state;
    buf_init(&phrase);
    for (size_t round = 0; round < 12; round++) {
        struct plans plans;
        plans_init(&plans);
        plans_add(&plans, random_plan(&seed));
        for (size_t i = 0; i < 60; i++) {
            random_phrase(&phrase, &seed);
            if (phrase.n > 2 && !slice_is_blank(slice_cut(buf_slice(&phrase), 1, phrase.n - 1)))
                compare_plan(&plans, buf_slice(&phrase), kinds[next_random(&seed) % (sizeof kinds / sizeof *kinds)]);
        }
        plans_done(&plans);
    }
    buf_done(&phrase);
}

/* ---- readings ---- */

static const char *const read_pieces[] = {"人", "才", "培", "养", "重", "庆", "长", "乐", "女", "员",
                                          "二", "。", " ",  "　", "\n", "7",  "",   "",   ""};
static const char *const readings[] = {"rc",  "rencai", "ren",    "py", "cq",   "zq", "zhongq", "chang", "zcl",
                                       "yue", "nv",     "nvyuan", "er", "rcpy", "rr", "cc",     "yy",    "re"};

/* Cells begin and end with anything, the last one of a row too, and rows follow each other at once. */
static struct plan *plan_to_read(uint32_t *seed)
{
    struct buf csv;
    struct err err;
    struct load_options options = {.encoding = "UTF-8", .delimiter = ","};
    buf_init(&csv);
    buf_adds(&csv, "任务,主要内容,第一年\n");
    for (int i = 0; i < 300; i++) {
        bool quoted = next_random(seed) % 2;
        for (int c = 0; c < 3; c++) {
            buf_adds(&csv, c == 0 ? "" : ",");
            if (quoted) buf_adds(&csv, "\"");
            else buf_adds(&csv, "甲");
            for (size_t n = next_random(seed) % 12; n > 0; n--) {
                const char *piece = PICK(read_pieces, seed);
                buf_adds(&csv, !quoted && piece[0] == '\n' ? "女" : piece);
            }
            buf_adds(&csv, quoted ? "甲\"" : "");
        }
        buf_adds(&csv, "\n");
    }
    struct plan *plan = load_bytes("read.csv", csv.s, csv.n, &options, &err);
    if (!plan) fail_msg("%s", err.what);
    buf_done(&csv);
    return plan;
}

/* The longest run of characters from `start` on that the letters stand for; start if there is none. */
static size_t reading_end(const struct pinyin *p, struct slice cell, size_t start)
{
    size_t end = start;
    uint64_t places = 1;
    for (size_t pos = start, next; pos < cell.n && places; pos = next) {
        uint32_t cp = text_decode(cell, pos, &next);
        if (fold_is_blank(cp) && pos > start) continue;
        places = pinyin_step(p, places, cp);
        if (places >> p->n & 1) end = next;
    }
    return end;
}

static void compare_readings(const struct plans *plans, const char *letters)
{
    struct err err = {0};
    struct hits hits;
    struct pinyin p;
    struct query *q = query_parse_with(slice_of(letters), &(struct query_options){FOLD_ALL, plans}, &err);
    assert_true(q && pinyin_init(&p, slice_of(letters)));
    search_run_with(q, plans, &(struct search_options){.threads = 1}, &hits);
    for (size_t place = 0; place < plans_tasks(plans); place++) {
        struct place at = plans_at(plans, place);
        for (size_t c = 0; c < plan_columns(at.plan); c++) {
            struct slice cell = plan_cell(at.plan, at.task, c);
            size_t found, count = 0;
            const struct hit *hit = hits_of_cell(&hits, place, c, &found);
            for (size_t pos = 0, next; pos < cell.n; pos = next) {
                size_t end = reading_end(&p, cell, pos);
                text_decode(cell, pos, &next);
                if (end == pos) continue;
                if (count >= found || hit[count].start != pos || hit[count].nbytes != end - pos)
                    fail_msg("%s in [%.*s]: not at %zu", letters, (int)cell.n, cell.s, pos);
                count++;
                next = end;
            }
            if (count != found) fail_msg("%s in [%.*s]: %zu hits, not %zu", letters, (int)cell.n, cell.s, found, count);
        }
    }
    hits_done(&hits);
    pinyin_done(&p);
    query_free(q);
}

static void readings_found_equal_a_naive_reference(void **state)
{
    uint32_t seed = 8;
    (void)state;
    for (size_t round = 0; round < 8; round++) {
        struct plans plans;
        plans_init(&plans);
        plans_add(&plans, plan_to_read(&seed));
        for (size_t i = 0; i < sizeof readings / sizeof *readings; i++) compare_readings(&plans, readings[i]);
        plans_done(&plans);
    }
}

/* ---- patterns ---- */

static const char *const regex_pieces[] = {"人",     "才",  "人才", "養", "干",    "a", "1",        ".", ".?",
                                           ".{0,3}", "人+", "才?",  "b*", "[人b]", "|", "(?:人|b)", "-", "“"};

/* In each cell by itself: the engine may only leave out cells that cannot match. */
static void compare_pattern(const struct plans *plans, struct slice text, unsigned kinds)
{
    struct err err;
    struct hits hits;
    struct query *q = query_parse_with(text, &(struct query_options){kinds, plans}, &err);
    struct pattern *p = pattern_compile(slice_cut(text, 1, text.n - 1), kinds, &err);
    struct pattern_matcher *m = pattern_matcher_new();
    if (!q || !p) fail_msg("%.*s: %s", (int)text.n, text.s, err.what);
    search_run_with(q, plans, &(struct search_options){.threads = 1}, &hits);
    for (size_t place = 0; place < plans_tasks(plans); place++) {
        struct place at = plans_at(plans, place);
        for (size_t c = 0; c < plan_columns(at.plan); c++) {
            struct match_place one;
            size_t found, count = 0;
            const struct hit *hit = hits_of_cell(&hits, place, c, &found);
            if (plan_column(at.plan, c)->role == COLUMN_NO) continue;
            for (pattern_start(m, p, plan_cell(at.plan, at.task, c)); pattern_next(m, &one); count++)
                if (count >= found || hit[count].start != one.start || hit[count].nbytes != one.nbytes)
                    fail_msg("%.*s: task %zu, column %zu, not at %zu", (int)text.n, text.s, place, c, one.start);
            if (count != found)
                fail_msg("%.*s: task %zu, column %zu: %zu hits, not %zu", (int)text.n, text.s, place, c, found, count);
        }
    }
    hits_done(&hits);
    pattern_matcher_free(m);
    pattern_free(p);
    query_free(q);
}

static void patterns_found_equal_a_naive_reference(void **state)
{
    uint32_t seed = 77;
    struct buf text;
    (void)state;
    buf_init(&text);
    for (size_t round = 0; round < 8; round++) {
        struct plans plans;
        plans_init(&plans);
        plans_add(&plans, random_plan(&seed));
        for (size_t i = 0; i < 60; i++) {
            buf_clear(&text);
            buf_adds(&text, "/");
            for (size_t n = 1 + next_random(&seed) % 5; n > 0; n--) buf_adds(&text, PICK(regex_pieces, &seed));
            buf_adds(&text, "/");
            compare_pattern(&plans, buf_slice(&text), i % 3 ? FOLD_ALL : FOLD_BLANKS);
        }
        plans_done(&plans);
    }
    buf_done(&text);
}

/* ---- quantities ---- */

static const char *const amounts[] = {
    "三百",   "300",  "３００", "1,000", "2.5", "二十", "十",     "一", "两", "9",  "99",   "3",    "万",
    "亿",     "百",   "千",     "余",    "名",  "个",   "名(个)", "%",  "％", "人", "人次", "以上", "左右",
    "不低于", "达到", "引进",   "新建",  "—",   ",",    "，",     " ",  "\n", "第", "年",   "教育", ";",
};
static const char *const signs[] = {">=", "＞＝", "≥", ">", "<", "≤", "=", ":"};
static const struct {
    const char *text;
    double value;
} values[] = {
    {"三百", 300}, {"300", 300}, {"３００", 300}, {"1,000", 1000}, {"2.5", 2.5}, {"3万", 30000},   {"三万", 30000},
    {"99", 99},    {"二十", 20}, {"9", 9},        {"1", 1},        {"10", 10},   {"2.5亿", 2.5e8},
};
static const char *const measures[] = {"", "名", "个", "名(个)", "%", "人"};

static struct plan *plan_of_amounts(uint32_t *seed)
{
    struct buf csv;
    struct err err;
    struct load_options options = {.encoding = "UTF-8", .delimiter = ","};
    buf_init(&csv);
    buf_adds(&csv, "序号,行动,任务,主要内容,第一年\n");
    for (int i = 1; i <= 300; i++) {
        buf_addf(&csv, "%d,甲,乙", i);
        for (int c = 0; c < 2; c++) {
            buf_adds(&csv, ",\"丙");
            for (size_t n = next_random(seed) % 14; n > 0; n--) buf_adds(&csv, PICK(amounts, seed));
            buf_adds(&csv, "\"");
        }
        buf_adds(&csv, "\n");
    }
    struct plan *plan = load_bytes("amounts.csv", csv.s, csv.n, &options, &err);
    if (!plan) fail_msg("%s", err.what);
    buf_done(&csv);
    return plan;
}

static bool value_fits(const struct quantity *q, const char *sign, double value)
{
    double high = q->has_high ? q->high : q->low;
    if (strcmp(sign, "<") == 0) return q->low < value;
    if (strcmp(sign, "≤") == 0) return q->low <= value;
    if (strcmp(sign, ">") == 0) return high > value;
    if (strcmp(sign, "=") == 0 || strcmp(sign, ":") == 0) return q->low <= value && value <= high;
    return high >= value;
}

/* The measure whole, before its bracket or in it; 名(个) has both. */
static bool measure_fits(const struct quantity *q, const char *asked)
{
    struct folded f;
    fold_text(q->measure, FOLD_CHARS, &f);
    struct slice measure = slice_make(f.s, f.n);
    size_t open = slice_find(measure, SLICE("("));
    bool fits = asked[0] == '\0' || slice_equals(measure, asked);
    if (open < measure.n && slice_equals(slice_cut(measure, 0, open), asked)) fits = true;
    if (open < measure.n && slice_equals(slice_cut(measure, open + 1, measure.n - 1), asked)) fits = true;
    folded_done(&f);
    return fits;
}

static void compare_amounts(const struct plans *plans, const char *text, const char *sign, double value,
                            const char *measure)
{
    struct err err = {0};
    struct hits hits;
    struct query *q = query_parse_with(slice_of(text), &(struct query_options){FOLD_ALL, plans}, &err);
    if (!q) fail_msg("%s: %s", text, err.what);
    search_run_with(q, plans, &(struct search_options){.threads = 1}, &hits);
    for (size_t place = 0; place < plans_tasks(plans); place++) {
        struct place at = plans_at(plans, place);
        for (size_t c = 3; c < 5; c++) {
            struct slice cell = plan_cell(at.plan, at.task, c);
            struct quantity one;
            size_t found, count = 0;
            const struct hit *hit = hits_of_cell(&hits, place, c, &found);
            for (size_t pos = 0; quantity_next(cell, &pos, &one);) {
                if (!value_fits(&one, sign, value) || !measure_fits(&one, measure)) continue;
                if (count < found && hit[count].start == one.start && hit[count].nbytes == one.end - one.start) count++;
                else
                    fail_msg("%s in [%.*s] misses [%.*s]", text, (int)cell.n, cell.s, (int)(one.end - one.start),
                             cell.s + one.start);
            }
            if (count != found) fail_msg("%s in [%.*s]: %zu hits, not %zu", text, (int)cell.n, cell.s, found, count);
        }
    }
    hits_done(&hits);
    query_free(q);
}

static void quantities_found_equal_a_naive_reference(void **state)
{
    uint32_t seed = 5;
    struct plans plans;
    (void)state;
    plans_init(&plans);
    plans_add(&plans, plan_of_amounts(&seed));
    for (size_t round = 0; round < 400; round++) {
        char text[64];
        size_t v = next_random(&seed) % (sizeof values / sizeof *values);
        const char *sign = PICK(signs, &seed), *measure = PICK(measures, &seed),
                   *blank = next_random(&seed) % 3 ? "" : "　";
        snprintf(text, sizeof text, "数量%s%s%s%s%s", blank, sign, blank, values[v].text, measure);
        compare_amounts(&plans, text, sign, values[v].value, measure);
    }
    plans_done(&plans);
}

/* ---- random queries ---- */

static const char *const tokens[] = {
    "人才", "rc",   "rencai", "30", "三十",   "（",  ")", "(",  "）",           "|",    "｜", "!",  "！",
    "-",    "\"",   "“",      "/",  "、",     "=",   ":", "：", "牵头",         "数量", ">=", "＞", "≠",
    "万",   "三百", "300",    "名", "名(个)", "年1", " ", "　", "\\d",          "+",    "*",  "[",  "]",
    "{2}",  "\\",   "?",      ".",  "进展",   "a",   "É", "𠀋", "\xE2\x80\x8B", "\n",
};

static void random_queries_do_no_harm(void **state)
{
    uint32_t seed = 99;
    struct plans plans;
    struct buf text;
    size_t good = 0;
    (void)state;
    buf_init(&text);
    plans_init(&plans);
    plans_add(&plans, random_plan(&seed));
    for (size_t round = 0; round < 6000; round++) {
        struct err err = {0};
        struct hits hits;
        buf_clear(&text);
        for (size_t n = next_random(&seed) % 9; n > 0; n--)
            buf_adds(&text, tokens[next_random(&seed) % (sizeof tokens / sizeof *tokens)]);
        struct query *q = query_parse_with(buf_slice(&text),
                                           &(struct query_options){FOLD_ALL, round % 2 ? &plans : NULL}, &err);
        if (!q) {
            assert_true(err.column >= 1 && err.column <= text_chars(buf_slice(&text)) + 1 && err.what[0]);
            continue;
        }
        search_run_with(q, &plans, &(struct search_options){.threads = 1}, &hits);
        for (size_t i = 0; i < hits.count; i++) {
            struct place at = plans_at(&plans, hits.hit[i].place);
            struct slice cell = plan_cell(at.plan, at.task, hits.hit[i].column);
            assert_true(hits.hit[i].nbytes > 0 && hits.hit[i].start + hits.hit[i].nbytes <= cell.n);
            assert_true(hits_match(&hits, hits.hit[i].place));
            assert_int_equal(text_invalid_at(slice_make(cell.s + hits.hit[i].start, hits.hit[i].nbytes)),
                             hits.hit[i].nbytes);
        }
        hits_done(&hits);
        query_free(q);
        good++;
    }
    assert_true(good > 1000);
    plans_done(&plans);
    buf_done(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_folded_search_equals_a_naive_reference),
        cmocka_unit_test(patterns_found_equal_a_naive_reference),
        cmocka_unit_test(readings_found_equal_a_naive_reference),
        cmocka_unit_test(quantities_found_equal_a_naive_reference),
        cmocka_unit_test(random_queries_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
