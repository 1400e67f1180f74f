/* A plan that is an attack in every cell, from a file whose name is one: nothing of it reaches the terminal as
 * itself. */
#include <unistd.h>

#include "term.h"
#include "test.h"

#define ESC "\x1B"
#define ATTACK \
    ESC "]0;evil\a" ESC "[7;7H" ESC "P1$r\x1B\\\xC2\x9B" \
        "7n\xE2\x80\xAE\xE2\x80\x8B\xF3\xA0\x81\x81\x7F"
static const char file_name[] = "a" ESC "]0;evil\a" ESC "[7;7H\n\xC2\x9B\xFF\xE2\x80\xAE.csv";
static const char plan[] = "序号,行动,任务,主要内容,第一年,牵头单位,列" ATTACK "\n"
                           "1,行动" ATTACK ",任务" ATTACK ",\"1.内容" ATTACK ";\n2.完\",目标" ATTACK "30名,市" ATTACK
                           "局,备注" ATTACK "\n"
                           "2,行动" ATTACK ",别的,内容,,市教育局,\n";

static void expect_unharmed(struct term *t)
{
    term_expect_clean_stream(t, false);
    assert_false(term_sent(t, ESC "[7;7H")); /* a sequence of a kind that is sent, but not by us */
    assert_string_equal(term_title(t), "");
}

static void a_hostile_plan_and_its_name_are_shown_as_text(void **state)
{
    (void)state;
    struct term *t = term_open(100, 30, test_temporary(file_name, plan, sizeof plan - 1), NULL);
    term_wait(t, "a␛]0;evil␇␛[7;7H ␦"); /* the name stands for the title that the plan lacks */
    term_wait(t, "行动␛]0;evil");
    static const char *const keys[] = {"<Enter>", "<Tab>", "jjG", "/evil<Enter>", "n", "?", "<Esc>", "1",
                                       "2",       "3",     "4"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        term_send(t, keys[i]);
        term_wait_still(t, 30);
        expect_unharmed(t);
    }
    term_send(t, "<Esc><Esc><Esc>q");
    assert_int_equal(term_wait_exit(t), 0);
    expect_unharmed(t);
    term_expect_restored(t);
    term_close(t);
}

static void a_hostile_word_of_the_command_line_is_shown_as_text(void **state)
{
    (void)state;
    static const char *const words[][2] = {
        {file_name, NULL}, {"show", ATTACK}, {"--encoding", ATTACK}, {"--" ATTACK, NULL}, {"search", "/(" ATTACK}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct term *t = term_open(100, 30, words[i][0], words[i][1], NULL);
        assert_int_equal(term_wait_exit(t), 2 - (i == 1));
        expect_unharmed(t);
        term_close(t);
    }
}

/* ---- the clipboard ---- */

static uint32_t digit_of(char c)
{
    const char *digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", *at = strchr(digits, c);
    return c && at ? (uint32_t)(at - digits) : 0;
}

/* What was sent into the clipboard last, decoded from base64; false if nothing was. */
static bool clipboard(const struct term *t, struct buf *text)
{
    size_t nraw, start = 0;
    const char *bytes = term_raw(t, &nraw), opening[] = "\033]52;c;";
    struct slice raw = slice_make(bytes, nraw);
    for (size_t at; (at = slice_find(slice_cut(raw, start, raw.n), slice_of(opening))) != SIZE_MAX;)
        start += at + strlen(opening);
    size_t n = slice_find(slice_cut(raw, start, raw.n), SLICE("\a"));
    buf_clear(text);
    if (start == 0 || n == SIZE_MAX) return false;
    for (const char *s = raw.s + start; s < raw.s + start + n; s += 4) {
        uint32_t three = digit_of(s[0]) << 18 | digit_of(s[1]) << 12 | digit_of(s[2]) << 6 | digit_of(s[3]);
        const char decoded[] = {(char)(three >> 16), (char)(three >> 8), (char)three};
        buf_add(text, slice_make(decoded, s[2] == '=' ? 1 : s[3] == '=' ? 2 : 3));
    }
    return true;
}

static bool clipboard_holds(struct term *t, void *wanted)
{
    struct buf text;
    buf_init(&text);
    bool holds = clipboard(t, &text) && slice_find(buf_slice(&text), slice_of(wanted)) != SIZE_MAX;
    buf_done(&text);
    return holds;
}

static void what_is_copied_cannot_control_the_program_that_it_is_pasted_into(void **state)
{
    static const char cell[] = "序号,任务,主要内容\n1,修路" ESC "[201~rm,\"1.甲\t乙;\n2." ESC "[201~\x7F\xC2\x9B"
                               "201~"
                               "\xE2\x80\xAE\x01完\"\n";
    struct buf text;
    (void)state;
    struct term *t = term_open(100, 30, test_temporary("copied.csv", cell, sizeof cell - 1), NULL);
    term_wait(t, "修路␛[201~rm");
    term_send(t, "Y");
    term_wait_until(t, clipboard_holds, (char[]){"修路␛[201~rm"});
    term_wait_until(t, clipboard_holds, (char[]){"1.甲\t乙;\n2.␛[201~␡␦201~␦␁完"});
    buf_init(&text);
    assert_true(clipboard(t, &text));
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.s[i];
        assert_true((c >= ' ' && c != 0x7F) || c == '\n' || c == '\t');
    }
    assert_int_equal(slice_find(buf_slice(&text), SLICE("\xC2\x9B")), SIZE_MAX);
    buf_done(&text);
    term_send(t, "q");
    assert_int_equal(term_wait_exit(t), 0);
    term_expect_restored(t);
    term_close(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_hostile_plan_and_its_name_are_shown_as_text),
        cmocka_unit_test(a_hostile_word_of_the_command_line_is_shown_as_text),
        cmocka_unit_test(what_is_copied_cannot_control_the_program_that_it_is_pasted_into),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
