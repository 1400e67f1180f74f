#include "test.h"

#include "search/pattern.h"

/* The literals that a pattern is known to need, separated by blanks; "-" if none. */
static void assert_literals(const char *regex, const char *expected)
{
    struct pattern_source s;
    char out[256] = "";
    pattern_widen(slice_of(regex), FOLD_ALL, &s);
    if (s.also.n) snprintf(out, sizeof out, "%.*s+", (int)s.also.n, s.also.s);
    for (size_t i = 0; i < s.literals; i++) {
        size_t from = i ? s.end[i - 1] : 0;
        snprintf(out + strlen(out), sizeof out - strlen(out), "%s%.*s", i ? " " : "", (int)(s.end[i] - from),
                 s.text.s + from);
    }
    if (strcmp(out[0] ? out : "-", expected) != 0) fail_msg("%s needs %s, not %s", regex, out, expected);
    pattern_source_done(&s);
}

static void a_text_that_every_match_contains_is_known(void **state)
{
    static const struct {
        const char *regex, *literals;
    } cases[] = {
        {"人才", "人才"},
        {"\\d+名以上", "名以上"},
        {"培养.{0,12}人才", "人才+培养"},
        {"[高中]级[^,。;]{0,6}工程师", "级+工程师"},
        {"\\p{Han}{2}工匠", "工匠"},
        {"博士后|院士|工匠", "博士后 院士 工匠"},
        {"博士后?", "博士"},
        {"博士后*工", "工+博士"},
        {"博士后{0,2}", "博士"},
        {"博士后{2}", "博士后"},
        {"博士后+工", "工+博士后"},
        {"(博士|硕士)生", "生"},
        {"(人才)", "-"},
        {"人才|\\d", "-"},
        {"(?i)人才", "-"},
        {"\\Q人才\\E", "-"},
        {".*", "-"},
        {"^人才$", "人才"},
        {"\\x{4eba}才", "才"},
        {"\\(团队\\)", "(团队)"},
        {"[[:digit:]]名", "名"},
        {"(?<=市)教育局", "教育局"},
        {"(?<n>a)甲乙\\k<n>", "甲乙"},
        {"人才(?!队伍)", "人才"},
        {"\\1人", "人"},
        {"a{,3}b", "a{,3}b"},
        {"人才 培养", "人才培养"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) assert_literals(cases[i].regex, cases[i].literals);
}

/* The first match in a cell, NULL if there is none; valid until the next call. */
static const char *first_match(const char *regex, const char *cell, unsigned kinds)
{
    static char out[256];
    struct err err;
    struct match_place place;
    struct pattern *p = pattern_compile(slice_of(regex), kinds, &err);
    if (!p) fail_msg("%s: %s", regex, err.what);
    struct pattern_matcher *m = pattern_matcher_new();
    pattern_start(m, p, slice_of(cell));
    bool found = pattern_next(m, &place);
    if (found) snprintf(out, sizeof out, "%.*s", (int)place.nbytes, cell + place.start);
    pattern_matcher_free(m);
    pattern_free(p);
    return found ? out : NULL;
}

static void patterns_are_folded_like_words(void **state)
{
    static const struct {
        const char *regex, *cell, *match;
    } cases[] = {
        {"培養", "高端培养", "培养"},
        {"培养", "高端培養", "培養"},
        {"\\d+名", "共３０名以上", "３０名"},
        {"[0-9]+名", "３０名", "３０名"},
        {"ABC", "xａｂＣ", "ａｂＣ"},
        {"[a-z]+", "ＡＢ", "ＡＢ"},
        {"（团队）", "人才(团队)", "(团队)"},
        {"\\(团队\\)", "人才（团队）", "（团队）"},
        {"3-4", "3—4个", "3—4"},
        {"引进“高", "引进 “高", "引进 “高"},
        {"培养.{0,3}人才", "培\n养创　新人才", "培\n养创　新人才"},
        {"[養]", "养", "养"},
        {"[^养]", "養人", "人"},
        {"smart city", "Smart  City", "Smart  City"},
        {"人才 培养", "人才培养", "人才培养"},
        {"引进\\s+“", "引进 “高", "引进 “"},
        {"^引进$", " 引进\n", "引进"},
        {"人{2}", "人⼈", "人⼈"},
        {"\\bGDP\\b", "年ＧＤＰ增", NULL},
        {"\\bGDP\\b", "(GDP)", "GDP"},
        {"市(?=教)", "市 教育局", "市"},
        {"(?i)GDP", "gdp", "gdp"},
        {"“.+?”", "「一」", "「一」"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *match = first_match(cases[i].regex, cases[i].cell, FOLD_ALL);
        if (!match != !cases[i].match || (match && strcmp(match, cases[i].match) != 0))
            fail_msg("/%s/ in %s: %s", cases[i].regex, cases[i].cell, match ? match : "nothing");
    }
    assert_null(first_match("培養", "培养", FOLD_ALL & ~FOLD_TRAD));
    assert_null(first_match("培养", "培 养", FOLD_ALL & ~FOLD_BLANKS));
    assert_null(first_match("abc", "ABC", FOLD_ALL & ~FOLD_CASE));
}

static void han_is_the_script_not_its_punctuation(void **state)
{
    (void)state;
    assert_string_equal(first_match("\\p{sc:Han}+", "、人才。", FOLD_ALL), "人才");
}

static void a_match_of_nothing_is_none(void **state)
{
    (void)state;
    assert_null(first_match("x*", "人才", FOLD_ALL));
    assert_string_equal(first_match("x*", "人xx才", FOLD_ALL), "xx");
    assert_null(first_match("(?=人)\\K", "人才", FOLD_ALL));
}

static void a_limit_is_told_and_no_match(void **state)
{
    struct err err;
    struct match_place place;
    struct buf text;
    (void)state;
    buf_init(&text);
    for (int i = 0; i < 40; i++) buf_adds(&text, "人才培养");
    struct pattern *p = pattern_compile(SLICE("(\\p{Han}+)+\\d{9}"), FOLD_ALL, &err);
    struct pattern_matcher *m = pattern_matcher_new();
    pattern_start(m, p, buf_slice(&text));
    assert_false(pattern_next(m, &place));
    assert_true(pattern_was_cut(m));
    pattern_start(m, p, SLICE("人才"));
    assert_false(pattern_next(m, &place));
    assert_false(pattern_was_cut(m));
    pattern_free(p);
    buf_clear(&text);
    buf_fill(&text, 'a', 1 << 20);
    p = pattern_compile(SLICE("a.*b"), FOLD_ALL & ~FOLD_WIDTH, &err); /* a quarter of a million million steps */
    pattern_start(m, p, buf_slice(&text));
    assert_false(pattern_next(m, &place));
    assert_true(pattern_was_cut(m));
    pattern_free(p);
    pattern_matcher_free(m);
    buf_done(&text);
}

static void a_pattern_that_is_none_is_refused(void **state)
{
    static const char *const wrong[] = {"(", "[", "a{2,1}", "\\", "*", "\\C", "(?<n>a)(?<n>b)"};
    struct err err;
    struct buf text;
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_null(pattern_compile(slice_of(wrong[i]), FOLD_ALL, &err));
        assert_true(err.what[0] != '\0' && err.column > 0);
    }
    buf_init(&text);
    buf_fill(&text, 'a', PATTERN_MAX + 1);
    assert_null(pattern_compile(buf_slice(&text), FOLD_ALL, &err));
    buf_done(&text);
}

static void what_pcre2_refuses_is_said_in_our_words(void **state)
{
    static const struct {
        const char *regex, *what;
        unsigned column;
    } wrong[] = {
        {"(人", "a ( is not closed", 3},
        {"人)", "this ) was never opened", 2},
        {"人[才", "a [ is not closed", 4},
        {"人\\", "nothing stands after \\", 3},
        {"*", "nothing that can be repeated stands before this sign", 1},
        {"人**", "nothing that can", 3},
        {"a{5,2}", "the larger number stands first", 6},
        {"a{65536}", "the number in {…} is too large", 8},
        {"[z-a]", "this range between [ and ] runs backwards", 4},
        {"[\\d-z]", "this is no range", 4},
        {"[:digit:]", "this class is not known here", 1},
        {"[[:foo:]]", "this class", 4},
        {"\\y", "this letter after \\ has no meaning", 2},
        {"\\u4eba", "this letter after \\", 3},
        {"[\\N]", "this has no meaning between [ and ]", 4},
        {"\\1", "there is no group with this number", 2},
        {"(?<=a+)b", "what (?<= looks back for", 1},
        {"(?<n>a)(?<n>b)", "two groups have the same name", 13},
        {"(?<1>a)", "this is no name of a group", 4},
        {"(?y)", "what stands after (? has no meaning", 3},
        {"(*FOO)", "what stands after (* has no meaning", 6},
        {"\\p{Foo}", "this property after \\p is not known", 8},
        {"\\x{110000}", "no character has this number", 10},
        {"\\x{4EBG}", "the number of a character is incomplete", 7},
        {"\\C", "\\C is not allowed", 3},
        {"\\c", "\\c is incomplete", 3},
        {"(a)(?(1)a|b|c)", "the condition after (?(", 4},
        {"\\k", "a group is not named here", 3},
        {"(?C256)", "the pattern is not understood from here on (PCRE2: 138)", 7},
    };
    struct err err;
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        if (pattern_compile(slice_of(wrong[i].regex), FOLD_ALL, &err))
            fail_msg("%s is taken for a pattern", wrong[i].regex);
        if (!strstr(err.what, wrong[i].what) || err.column != wrong[i].column)
            fail_msg("%s: %s at %u", wrong[i].regex, err.what, err.column);
        assert_true(err.remedy[0] != '\0');
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_that_every_match_contains_is_known),
        cmocka_unit_test(patterns_are_folded_like_words),
        cmocka_unit_test(han_is_the_script_not_its_punctuation),
        cmocka_unit_test(a_match_of_nothing_is_none),
        cmocka_unit_test(a_limit_is_told_and_no_match),
        cmocka_unit_test(a_pattern_that_is_none_is_refused),
        cmocka_unit_test(what_pcre2_refuses_is_said_in_our_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
