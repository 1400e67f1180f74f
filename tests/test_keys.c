/* keys: bytes of a keyboard and a mouse become events, however they are cut; the names of keys. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>

#include "base/buf.h"
#include "term/keys.h"

static void feed(struct keys_reader *r, const char *bytes, size_t n)
{
    size_t room;
    char *at = keys_room(r, &room);
    assert_true(n <= room);
    memcpy(at, bytes, n);
    keys_fed(r, n);
}

static void describe(const struct event *e, struct buf *out)
{
    char name[16];
    if (out->n > 0) buf_adds(out, " ");
    switch (e->kind) {
    case EVENT_KEY:
        keys_name(e->key, name);
        buf_adds(out, name);
        break;
    case EVENT_PASTE: buf_addf(out, "paste(%.*s)", (int)e->text.n, e->text.s); break;
    case EVENT_PRESS: buf_addf(out, "press(%d,%d)", e->row, e->col); break;
    case EVENT_WHEEL: buf_addf(out, "wheel(%d,%d,%d)", e->row, e->col, e->by); break;
    case EVENT_REPORT: buf_addf(out, "report(%d,%d)", e->row, e->col); break;
    default: buf_adds(out, "?"); break;
    }
}

/* The events of the bytes, given `at_once` at a time. */
static void expect(const char *bytes, size_t at_once, const char *events)
{
    struct keys_reader r = {.expects_report = true};
    struct buf got;
    struct event e;
    size_t n = strlen(bytes);
    buf_init(&got);
    for (size_t i = 0; i < n; i += at_once) {
        feed(&r, bytes + i, i + at_once < n ? at_once : n - i);
        while (keys_next(&r, false, &e)) describe(&e, &got);
    }
    while (keys_next(&r, true, &e)) describe(&e, &got);
    assert_string_equal(got.n ? got.s : "", events);
    assert_false(keys_is_waiting(&r));
    buf_done(&got);
}

static void expect_however_cut(const char *bytes, const char *events)
{
    for (size_t at_once = 1; at_once <= strlen(bytes); at_once++) expect(bytes, at_once, events);
}

static void characters_come_whole(void **state)
{
    (void)state;
    expect_however_cut("a人\xF0\x9F\x91\x8D？", "a 人 👍 ？");
    expect_however_cut("\r\n\t\x7F\x04", "Enter Enter Tab Backspace C-d");
    expect("\xE4\xBA", 2, "\uFFFD \uFFFD");
}

static void the_keys_of_xterm_vt100_rxvt_and_the_console(void **state)
{
    (void)state;
    expect_however_cut("\033[A\033OB\033[1;5C\033[D", "Up Down Right Left");
    expect_however_cut("\033[5~\033[6~\033[1~\033[4~\033[7~\033[8~\033[H\033OF",
                       "PgUp PgDn Home End Home End Home End");
    expect_however_cut("\033OP\033[11~\033[[A\033[24~\033[Z\033[3~", "F1 F1 F1 F12 S-Tab Delete");
}

static void a_lone_escape_is_escape_and_the_key_after_it_counts(void **state)
{
    (void)state;
    expect("\033", 1, "Esc");
    expect("\033j", 2, "Esc j");
    expect("\033\033", 2, "Esc Esc");
    expect("\033[", 2, "Esc [");
    struct keys_reader r = {.n = 0};
    struct event e;
    feed(&r, "\033", 1);
    assert_false(keys_next(&r, false, &e));
    assert_true(keys_is_waiting(&r));
}

static void unknown_sequences_are_swallowed_whole(void **state)
{
    (void)state;
    expect_however_cut("\033[99~\033[?1;2cx", "x");
    expect("\033[12345678901234567890;1;2;3;4;5;6;7Hx", 40, "Home x");
}

static void the_mouse_reports_presses_and_the_wheel(void **state)
{
    (void)state;
    expect_however_cut("\033[<0;10;5M\033[<0;10;5m\033[<64;1;1M\033[<65;2;3M\033[<2;1;1M",
                       "press(4,9) wheel(0,0,-1) wheel(2,1,1)");
}

static void one_cursor_report_is_taken_the_next_is_a_key(void **state)
{
    (void)state;
    expect_however_cut("\033[1;3Rx\033[1;2R", "report(0,2) x F3");
}

static void what_is_pasted_is_text_not_keys(void **state)
{
    (void)state;
    expect("\033[200~q人\033[Aq\033[201~q", 99, "paste(q人\033[Aq) q");
    struct keys_reader r = {.n = 0};
    struct event e;
    struct buf all;
    buf_init(&all);
    const char *bytes = "\033[200~人才培养行动人才培养行动\033[201~j";
    for (size_t i = 0; i < strlen(bytes); i++) {
        feed(&r, bytes + i, 1);
        while (keys_next(&r, false, &e)) {
            if (e.kind == EVENT_PASTE) {
                assert_int_equal(text_invalid_at(e.text), e.text.n);
                buf_add(&all, e.text);
            } else assert_int_equal(e.key, 'j');
        }
    }
    assert_string_equal(all.s, "人才培养行动人才培养行动");
    buf_done(&all);
}

static void any_bytes_do_no_harm(void **state)
{
    (void)state;
    uint32_t seed = 7;
    struct keys_reader r = {.n = 0};
    struct event e;
    for (int i = 0; i < 20000; i++) {
        char bytes[8];
        for (size_t k = 0; k < sizeof bytes; k++) {
            seed = seed * 1664525u + 1013904223u;
            bytes[k] = seed >> 30 ? (char)(seed >> 16) : "\033[O<;~"[(seed >> 16) % 6];
        }
        feed(&r, bytes, sizeof bytes);
        while (keys_next(&r, (seed >> 8) % 3 == 0, &e)) assert_true(e.kind != EVENT_NONE);
        if (r.n - r.consumed > 2000)
            while (keys_next(&r, true, &e)) {}
    }
}

static void a_name_is_read_back_as_its_key(void **state)
{
    (void)state;
    for (uint32_t key = 1; key < K_NUMBER; key = key == 0x7E ? K_UP : key + 1) {
        char name[16];
        if (key == 8 || key == 9 || key == 13 || key == 27 || (key >= 28 && key < 32)) continue;
        keys_name(key, name);
        assert_int_equal(keys_of_name(slice_of(name)), key);
    }
    assert_int_equal(keys_of_name(SLICE("Nonsense")), K_NONE);
    assert_int_equal(keys_of_name(SLICE("F13")), K_NONE);
}

static void a_place_outside_the_screen_is_no_event(void **state)
{
    (void)state;
    expect_however_cut("a\033[<0;0;5M\033[<65;5;0Mb\033[0;1Rc", "a b c");
}

/* No character goes on for long, so that what can be handed on is found near the end: room is always left. */
static void pasted_bytes_that_are_no_characters_do_not_stop_the_reader(void **state)
{
    (void)state;
    struct keys_reader r = {0};
    struct event e;
    size_t pasted = 0;
    char rubbish[5000];
    memset(rubbish, 0x80, sizeof rubbish);
    feed(&r, "\033[200~", 6);
    for (size_t fed = 0, room; fed < sizeof rubbish; fed += room) {
        char *at = keys_room(&r, &room);
        assert_true(room > 0);
        if (room > sizeof rubbish - fed) room = sizeof rubbish - fed;
        memcpy(at, rubbish, room);
        keys_fed(&r, room);
        while (keys_next(&r, false, &e)) pasted += e.text.n;
    }
    feed(&r, "\033[201~", 6);
    while (keys_next(&r, false, &e)) pasted += e.text.n;
    assert_int_equal(pasted, sizeof rubbish);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters_come_whole),
        cmocka_unit_test(the_keys_of_xterm_vt100_rxvt_and_the_console),
        cmocka_unit_test(a_lone_escape_is_escape_and_the_key_after_it_counts),
        cmocka_unit_test(unknown_sequences_are_swallowed_whole),
        cmocka_unit_test(the_mouse_reports_presses_and_the_wheel),
        cmocka_unit_test(one_cursor_report_is_taken_the_next_is_a_key),
        cmocka_unit_test(what_is_pasted_is_text_not_keys),
        cmocka_unit_test(any_bytes_do_no_harm),
        cmocka_unit_test(a_name_is_read_back_as_its_key),
        cmocka_unit_test(a_place_outside_the_screen_is_no_event),
        cmocka_unit_test(pasted_bytes_that_are_no_characters_do_not_stop_the_reader),
    };
    return cmocka_run_group_tests_name("keys", tests, NULL, NULL);
}
