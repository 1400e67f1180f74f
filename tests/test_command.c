/* command: the table of commands agrees with itself, with the translation and with the manual; a line of text is
 * edited. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

#include "term/command.h"
#include "term/edit.h"
#include "term/keys.h"
#include "base/lang.h"

static void no_two_commands_of_a_scope_share_a_key(void **state)
{
    (void)state;
    uint32_t key;
    for (enum cmd cmd = 0; cmd < CMDS; cmd++) {
        assert_true(command_key(cmd, 0) != K_NONE);
        for (size_t i = 0; (key = command_key(cmd, i)) != K_NONE; i++)
            if (key != K_NUMBER && command_of_key(command_at(cmd)->scope, key) != cmd)
                fail_msg("%s and %s share a key", command_at(cmd)->name,
                         command_at(command_of_key(command_at(cmd)->scope, key))->name);
    }
}

static void every_word_in_the_key_column_is_a_key(void **state)
{
    (void)state;
    for (enum cmd cmd = 0; cmd < CMDS; cmd++) {
        size_t words = 1, keys = 0;
        for (const char *s = command_at(cmd)->keys; *s; s++) words += *s == ' ';
        while (command_key(cmd, keys) != K_NONE) keys++;
        assert_int_equal(keys, words);
    }
}

static void every_command_has_a_name_a_label_and_help_in_both_languages(void **state)
{
    (void)state;
    char catalogue[512];
    const char *top = getenv("TOP_SRCDIR");
    snprintf(catalogue, sizeof catalogue, "%s/po", top ? top : ".");
    FILE *built = fopen("po/zh_CN/LC_MESSAGES/jihua.mo", "rb");
    if (built) fclose(built);
    assert_true(lang_init("zh_CN", built ? "po" : catalogue));
    for (enum cmd cmd = 0; cmd < CMDS; cmd++) {
        const struct command *c = command_at(cmd);
        assert_true(*c->name && *c->label && *c->help);
        if (strcmp(_(c->label), c->label) == 0 || strcmp(_(c->help), c->help) == 0)
            fail_msg("%s has no Chinese help", c->name);
        for (enum cmd other = 0; other < cmd; other++) assert_string_not_equal(c->name, command_at(other)->name);
    }
}

static void full_width_keys_of_an_input_method_are_their_half_width_keys(void **state)
{
    (void)state;
    assert_int_equal(command_of_key(SCOPE_MAIN, L'、'), CMD_SEARCH);
    assert_int_equal(command_of_key(SCOPE_MAIN, L'？'), CMD_HELP);
    assert_int_equal(command_of_key(SCOPE_MAIN, L'：'), CMD_PALETTE);
    assert_int_equal(command_of_key(SCOPE_MAIN, L'ｎ'), CMD_NEXT_HIT);
    assert_int_equal(command_of_key(SCOPE_MAIN, L'【'), CMD_HISTORY_BACK);
    assert_int_equal(command_of_key(SCOPE_MAIN, L'《'), CMD_NARROWER);
    assert_int_equal(command_of_key(SCOPE_MAIN, L'９'), CMD_GOTO);
    assert_int_equal(command_of_key(SCOPE_LINE, L'、'), CMD_NONE); /* typed, not a key */
}

/* The text between the lines that begin and end the KEYS of the manual; *from and *to around it. */
static char *read_manual(const char *path, char **from, char **to)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) return NULL;
    char *text = calloc(1, 1 << 20);
    size_t n = fread(text, 1, (1 << 20) - 1, file);
    fclose(file);
    text[n] = '\0';
    *from = strstr(text, ".\\\" keys: begin");
    *from = *from ? strchr(*from, '\n') + 1 : NULL;
    *to = *from ? strstr(*from, ".\\\" keys: end") : NULL;
    return text;
}

/* UPDATE_MANUAL=1 writes the section instead. */
static void the_manual_lists_the_same_keys(void **state)
{
    (void)state;
    char path[512], *from = NULL, *to = NULL;
    const char *top = getenv("TOP_SRCDIR");
    snprintf(path, sizeof path, "%s/man/jihua.1", top ? top : ".");
    char *text = read_manual(path, &from, &to);
    assert_non_null(text);
    assert_non_null(to);
    struct buf keys, whole;
    buf_init(&keys);
    buf_init(&whole);
    command_add_manual(&keys);
    buf_add(&whole, slice_make(text, (size_t)(from - text)));
    buf_add(&whole, buf_slice(&keys));
    buf_adds(&whole, to);
    if (getenv("UPDATE_MANUAL")) {
        FILE *file = fopen(path, "wb");
        fwrite(whole.s, 1, whole.n, file);
        fclose(file);
    } else if (strcmp(whole.s, text) != 0) {
        fail_msg("man/jihua.1 is not what ui/term/command.def says; run UPDATE_MANUAL=1 tests/test_command");
    }
    buf_done(&keys);
    buf_done(&whole);
    free(text);
}

/* ---- a line of text ---- */

/* The text with | where the caret stands. */
static void expect_line(const struct edit *e, const char *text)
{
    struct buf got;
    buf_init(&got);
    buf_add(&got, slice_cut(edit_text(e), 0, e->caret));
    buf_adds(&got, "|");
    buf_add(&got, slice_cut(edit_text(e), e->caret, e->text.n));
    assert_string_equal(got.s, text);
    buf_done(&got);
}

static void a_line_is_edited_by_whole_clusters(void **state)
{
    (void)state;
    struct edit e;
    edit_init(&e);
    edit_set(&e, SLICE("人才e\u0301\U0001F44D\U0001F3FD"));
    edit_command(&e, CMD_CARET_LEFT);
    expect_line(&e, "人才e\u0301|\U0001F44D\U0001F3FD");
    assert_true(edit_command(&e, CMD_DELETE_BACK));
    expect_line(&e, "人才|\U0001F44D\U0001F3FD");
    assert_true(edit_command(&e, CMD_DELETE));
    assert_false(edit_command(&e, CMD_DELETE));
    edit_command(&e, CMD_CARET_START);
    edit_insert(&e, SLICE("\n培\033养\t"));
    expect_line(&e, " 培养 |人才");
    edit_command(&e, CMD_CARET_END);
    assert_true(edit_command(&e, CMD_DELETE_WORD));
    expect_line(&e, " 培养 |");
    edit_command(&e, CMD_CARET_LEFT);
    assert_true(edit_command(&e, CMD_DELETE_START));
    expect_line(&e, "| ");
    assert_true(edit_command(&e, CMD_DELETE_END));
    assert_false(edit_command(&e, CMD_DELETE_BACK));
    expect_line(&e, "|");
    edit_done(&e);
}

static void a_long_line_scrolls_with_the_caret(void **state)
{
    (void)state;
    struct edit e;
    int caret;
    edit_init(&e);
    edit_set(&e, SLICE("一二三四五六七八"));
    assert_true(slice_equals(edit_shown(&e, 7, 1, &caret), "六七八"));
    assert_int_equal(caret, 6);
    edit_command(&e, CMD_CARET_START);
    assert_true(slice_equals(edit_shown(&e, 7, 1, &caret), "一二三"));
    assert_int_equal(caret, 0);
    edit_done(&e);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_two_commands_of_a_scope_share_a_key),
        cmocka_unit_test(every_word_in_the_key_column_is_a_key),
        cmocka_unit_test(every_command_has_a_name_a_label_and_help_in_both_languages),
        cmocka_unit_test(full_width_keys_of_an_input_method_are_their_half_width_keys),
        cmocka_unit_test(the_manual_lists_the_same_keys),
        cmocka_unit_test(a_line_is_edited_by_whole_clusters),
        cmocka_unit_test(a_long_line_scrolls_with_the_caret),
    };
    return cmocka_run_group_tests_name("command", tests, NULL, NULL);
}
