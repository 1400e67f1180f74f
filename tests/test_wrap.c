/* wrap: lines of Chinese text, by example and as properties of the whole sample plan at every width. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/wrap.h"

/* The lines joined by "/". */
static void expect(const char *text, int ncols, const char *lines)
{
    struct buf got;
    struct wrap_line line;
    buf_init(&got);
    size_t pos = 0;
    for (int i = 0; wrap_next(slice_of(text), &pos, ncols, 1, &line); i++) {
        if (i > 0) buf_adds(&got, "/");
        buf_add(&got, slice_cut(slice_of(text), line.start, line.end));
        assert_int_equal(line.ncols, text_cols(slice_cut(slice_of(text), line.start, line.end), 1));
    }
    assert_string_equal(got.n ? got.s : "", lines);
    buf_done(&got);
}

static void han_text_breaks_anywhere_but_at_its_punctuation(void **state)
{
    (void)state;
    expect("人才培养行动", 4, "人才/培养/行动");
    expect("人才、培养", 4, "人/才、/培养");
    expect("引进《办法》等", 6, "引进/《办/法》等");
    expect("实施“工匠”计划", 8, "实施“工/匠”计划");
    expect("一事一议……好", 8, "一事一/议……好");
    expect("(团队)6个", 6, "(团队)/6个");
}

static void no_cluster_makes_a_line_too_wide(void **state)
{
    (void)state;
    static const char family[] =
        "👨\xE2\x80\x8D👩\xE2\x80\x8D👧"; /* one cluster; each joiner is shown as a sign of its own */
    expect(family, 8, family);
    expect(family, 5, "👨\xE2\x80\x8D👩/\xE2\x80\x8D👧");
    expect("人才  \xCC\x81 人", 4, "人才/ \xCC\x81 人");
    struct buf text;
    struct wrap_line line;
    buf_init(&text);
    for (int i = 0; i < 20; i++) buf_adds(&text, " \xCC\x81"); /* a blank under an accent is none */
    for (int i = 0; i < 60000; i++) buf_adds(&text, "👩\xE2\x80\x8D");
    for (size_t pos = 0; wrap_next(buf_slice(&text), &pos, 10, 1, &line);) assert_true(line.ncols <= 10);
    buf_done(&text);
}

static void a_number_stays_with_its_measure(void **state)
{
    (void)state;
    expect("引进30名以上", 6, "引进/30名以/上");
    expect("工作站3—4个", 8, "工作站/3—4个");
    expect("增长20%以上", 6, "增长/20%以/上");
    expect("培训3万人次", 8, "培训/3万人次");
    expect("共2—2.5万人", 10, "共/2—2.5万人");
    expect("约1,000家企业", 8, "约/1,000家/企业");
    expect("长5km路段", 4, "长/5km/路段");
    expect("1234567890名", 4, "1234/5678/90名"); /* wider than the line */
    expect("引进30名以上人才", 8, "引进/30名以上/人才");
    assert_int_equal(wrap_widest_unit(slice_of("引进300名(个)以上人才 a"), 1), 13);
    assert_int_equal(wrap_widest_unit(slice_of("引进\n人才。"), 1), 4);
    expect("组织培训人(次)", 12, "组织培训/人(次)");
    expect("培训1万人(次)好", 12, "培训/1万人(次)好");
    expect("扶持300名(个)以上", 16, "扶持/300名(个)以上");
    expect("建成30平方公里", 12, "建成/30平方公里");
    expect("提高2个百分点", 10, "提高/2个百分点");
    expect("压到3 个工作日", 12, "压到/3 个工作日");
    expect("达到20%以上", 8, "达到/20%以上");
    expect("引进30余名人才", 6, "引进/30余名/人才");
    expect("建成1个左右的站", 9, "建成/1个左右的/站");
    expect("全县3个季度内", 8, "全县/3个季度/内"); /* no measure, but a number and what follows it */
}

static void the_number_of_an_item_stays_with_its_text(void **state)
{
    (void)state;
    expect("机制;2.支持", 8, "机制;/2.支持");
    expect("机制。（2）支持", 8, "机制。/（2）支/持");
    expect("机制;②支持", 7, "机制;/②支持");
    expect("机制;1、支持", 8, "机制;/1、支持");
}

static void words_break_at_blanks_and_the_blanks_vanish(void **state)
{
    (void)state;
    expect("the quick  brown fox", 9, "the quick/brown fox");
    expect("引进 “高精尖缺”人才", 5, "引进/“高精/尖缺”/人才");
    expect("recruitment", 4, "recr/uitm/ent");
    expect("开展AI培训", 6, "开展AI/培训");
    expect("  缩进", 6, "  缩进");
}

static void line_feeds_break_and_an_empty_line_is_kept(void **state)
{
    (void)state;
    expect("甲\n\n乙\r\n丙", 10, "甲//乙/丙");
    expect("甲乙\n丙", 4, "甲乙/丙");
    expect("甲乙  \n丙", 4, "甲乙/丙");
    expect("", 10, "");
    assert_int_equal(wrap_count(SLICE("甲\n"), 10, 1), 1);
}

static void clusters_are_never_cut(void **state)
{
    (void)state;
    expect("e\u0301e\u0301e\u0301", 2, "e\u0301e\u0301/e\u0301");
    expect("好\U0001F44D\U0001F3FD好", 4, "好/\U0001F44D\U0001F3FD/好");
}

static void ambiguous_characters_count_as_the_terminal_shows_them(void **state)
{
    (void)state;
    assert_int_equal(wrap_count(SLICE("①②③④"), 4, 1), 1);
    assert_int_equal(wrap_count(SLICE("①②③④"), 4, 2), 2);
}

/* ---- the sample plan at every width ---- */

static char *read_sample(size_t *n)
{
    static const char *const places[] = {"data/tianshui.csv", "../shared/plan/000_efed8c04973cedc2.txt"};
    const char *top = getenv("TOP_SRCDIR");
    FILE *file = NULL;
    for (size_t i = 0; i < sizeof places / sizeof *places && file == NULL; i++) {
        char path[512];
        snprintf(path, sizeof path, "%s/%s", top ? top : ".", places[i]);
        file = fopen(path, "rb");
    }
    if (file == NULL) return NULL;
    char *text = malloc(1 << 20);
    *n = fread(text, 1, 1 << 20, file);
    fclose(file);
    return text;
}

static bool is_one_of(uint32_t cp, const char *set)
{
    struct slice all = slice_of(set);
    for (size_t pos = 0; pos < all.n;)
        if (text_decode(all, pos, &pos) == cp) return true;
    return false;
}

/* A unit such as 》（3—4个）。 can be wider than a narrow line: the rules are promised from this width on. */
enum { PROMISED = 16 };

static void check_line(struct slice text, const struct wrap_line *line, int ncols)
{
    size_t next;
    assert_true(line->ncols <= ncols);
    if (line->start == line->end || ncols < PROMISED) return;
    uint32_t first = text_decode(text, line->start, &next);
    uint32_t last = text_decode(text, text_previous(text, line->end), &next);
    assert_false(is_one_of(first, "，。、；：？！）》」』”’…—%,;:!?)."));
    assert_false(is_one_of(last, "（《「『“‘("));
    bool ends_text = line->end == text.n || text.s[line->end] == '\n';
    if (text_is_digit(last) && !ends_text && !text_is_blank((unsigned char)text.s[line->end]))
        fail_msg("a number is cut from its measure: %.*s", (int)(line->end - line->start), text.s + line->start);
}

static void the_rules_hold_on_the_whole_sample_at_every_width(void **state)
{
    (void)state;
    size_t n = 0;
    char *bytes = read_sample(&n);
    if (bytes == NULL) skip();
    for (size_t start = 0; start < n;) {
        char *end = memchr(bytes + start, '\n', n - start);
        struct slice text = slice_make(bytes + start, end ? (size_t)(end - bytes) - start : n - start);
        for (int ncols = 2; ncols <= 80; ncols++) {
            struct wrap_line line;
            size_t kept = 0;
            for (size_t pos = 0; wrap_next(text, &pos, ncols, 1, &line);) {
                check_line(text, &line, ncols);
                /* nothing but blanks is lost, and no cluster is cut */
                assert_true(slice_is_blank(slice_cut(text, kept, line.start)));
                if (line.end < text.n) assert_true(text_cluster_end(text, text_previous(text, line.end)) == line.end);
                kept = line.end;
            }
            assert_true(slice_is_blank(slice_cut(text, kept, text.n)));
        }
        start += text.n + 1;
    }
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(han_text_breaks_anywhere_but_at_its_punctuation),
        cmocka_unit_test(no_cluster_makes_a_line_too_wide),
        cmocka_unit_test(a_number_stays_with_its_measure),
        cmocka_unit_test(the_number_of_an_item_stays_with_its_text),
        cmocka_unit_test(words_break_at_blanks_and_the_blanks_vanish),
        cmocka_unit_test(line_feeds_break_and_an_empty_line_is_kept),
        cmocka_unit_test(clusters_are_never_cut),
        cmocka_unit_test(ambiguous_characters_count_as_the_terminal_shows_them),
        cmocka_unit_test(the_rules_hold_on_the_whole_sample_at_every_width),
    };
    return cmocka_run_group_tests_name("wrap", tests, NULL, NULL);
}
