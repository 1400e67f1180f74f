/* A plan that is an attack in every cell, from a file whose name is one: nothing of it reaches the terminal as itself. */
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_hostile_plan_and_its_name_are_shown_as_text),
        cmocka_unit_test(a_hostile_word_of_the_command_line_is_shown_as_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
