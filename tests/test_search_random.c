/* The engine against a reference that folds everything and looks everywhere, on random text; and random queries. */
#include "test.h"

#include "fold.h"
#include "load.h"
#include "search.h"

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 16;
}

static const char *const pieces[] = {
    "人", "才", "⼈", "纔", "养", "養", "干", "乾", "a", "A", "ａ", "Ａ", "b", "1", "１", "\"\"", "“", "」", "-", "—", " ", "　", "\n", " ",
    "。", "é", "É", "𠀋", "\xE2\x80\x8B", "b", "c",
};
#define PIECES (sizeof pieces / sizeof *pieces)

static void add_text(struct buf *out, uint32_t *seed, size_t most)
{
    for (size_t n = next_random(seed) % (most + 1); n > 0; n--) buf_adds(out, pieces[next_random(seed) % PIECES]);
}

/* ---- the reference ---- */

static bool is_boundary(const struct folded *f, size_t at) { return at >= f->n || ((unsigned char)f->s[at] & 0xC0) != 0x80; }

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

static void compare_cell(const struct hits *hits, size_t place, size_t column, struct slice cell, const struct folded *word,
                         unsigned kinds)
{
    struct hit expected[512];
    size_t found, count = reference(cell, word, kinds, expected, 512);
    const struct hit *hit = hits_of_cell(hits, place, column, &found);
    if (found != count) fail_msg("[%.*s] in [%.*s]: %zu, not %zu", (int)word->n, word->s, (int)cell.n, cell.s, found, count);
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
    static const unsigned kinds[] = {FOLD_CHARS | FOLD_BLANKS, FOLD_BLANKS, FOLD_CHARS, 0, FOLD_WIDTH | FOLD_BLANKS,
                                     FOLD_TRAD | FOLD_CASE, (FOLD_CHARS | FOLD_BLANKS) & ~FOLD_WIDTH};
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

/* ---- random queries ---- */

static const char *const tokens[] = {
    "人才", "rc", "rencai", "30", "三十", "（", ")", "(", "）", "|", "｜", "!", "！", "-", "\"", "“", "/", "、", "=", ":", "：", "牵头",
    "数量", ">=", "＞", "万", "年1", " ", "　", "\\d", "+", "*", "[", "]", "{2}", "\\", "?", ".", "进展", "a", "É", "𠀋", "\xE2\x80\x8B", "\n",
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
        struct query *q = query_parse_with(buf_slice(&text), &(struct query_options){FOLD_ALL, round % 2 ? &plans : NULL}, &err);
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
            assert_int_equal(text_invalid_at(slice_make(cell.s + hits.hit[i].start, hits.hit[i].nbytes)), hits.hit[i].nbytes);
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
        cmocka_unit_test(random_queries_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
