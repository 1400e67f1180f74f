/* popup: windows to read and to choose from, and the stack of layers that they lie on, without a terminal. */
#include "layers/popup.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "term/keys.h"
#include "test.h"

/* What an opened window did to its owner. */
struct chosen {
    int value;
    enum cmd cmd;
    int times;
};

static int released; /* by the windows of this test */

static bool act(struct popup *p, enum cmd cmd, int value)
{
    struct chosen *chosen = *(struct chosen **)p->about;
    *chosen = (struct chosen){value, cmd, chosen->times + 1};
    if (cmd == CMD_ENTER) app_close(&p->layer);
    return true;
}

static void done(struct popup *p)
{
    (void)p;
    released++;
}

static const struct popup_class menu_class = {.act = act, .done = done, .renew = popup_stays};
static const struct popup_class brief_class = {.act = act, .done = done};

static struct popup *open_window(struct app *app, enum popup_kind kind, const struct popup_class *class,
                                 struct chosen *chosen)
{
    struct popup *p = popup_new(kind, "choose");
    struct chosen **about = mem_alloc(sizeof *about);
    *about = chosen;
    popup_heading(p, "fruit");
    popup_add(p, "1", "apple", "red", "a note", 10);
    popup_add(p, "2", "pear", "green", NULL, 20);
    popup_heading(p, "others");
    popup_add(p, "3", "stone", NULL, "no fruit", 30);
    popup_open(app, p, class, about);
    return p;
}

static void type(struct app *app, const char *keys)
{
    for (const char *s = keys; *s && app->top; s++)
        app->top->class->key(app->top, *s == '\n' ? K_ENTER : *s == '\033' ? K_ESC : (uint32_t)*s);
}

static void enter_chooses_the_row_under_the_cursor(void **state)
{
    struct app app = {.top = NULL};
    struct chosen chosen = {0};
    (void)state;
    released = 0;
    open_window(&app, POPUP_MENU, &menu_class, &chosen);
    type(&app, "j\n");
    assert_int_equal(chosen.value, 20);
    assert_int_equal(chosen.cmd, CMD_ENTER);
    assert_null(app.top);
    assert_int_equal(released, 1);
}

static void headings_are_never_chosen(void **state)
{
    struct app app = {.top = NULL};
    struct chosen chosen = {0};
    (void)state;
    open_window(&app, POPUP_MENU, &menu_class, &chosen);
    type(&app, "jj\n"); /* over the heading of the others */
    assert_int_equal(chosen.value, 30);
}

static void escape_and_q_leave_without_choosing(void **state)
{
    struct app app = {.top = NULL};
    struct chosen chosen = {0};
    (void)state;
    for (int i = 0; i < 2; i++) {
        open_window(&app, POPUP_MENU, &menu_class, &chosen);
        type(&app, i == 0 ? "\033" : "q");
        assert_null(app.top);
    }
    assert_int_equal(chosen.times, 0);
}

static void other_commands_are_for_its_owner(void **state)
{
    struct app app = {.top = NULL};
    struct chosen chosen = {0};
    (void)state;
    open_window(&app, POPUP_MENU, &menu_class, &chosen);
    type(&app, "x");
    assert_int_equal(chosen.cmd, CMD_FILTER_REMOVE);
    assert_int_equal(chosen.value, 10);
    assert_non_null(app.top); /* it stays open */
    app_close(app.top);
}

static void the_palette_narrows_by_names_first_then_by_notes(void **state)
{
    struct app app = {.top = NULL};
    struct chosen chosen = {0};
    int value;
    (void)state;
    struct popup *p = open_window(&app, POPUP_PALETTE, &menu_class, &chosen);
    type(&app, "e");
    assert_int_equal(p->rows.count, 4); /* apple, pear, stone, and the heading of the others */
    type(&app, "a");
    assert_true(popup_value(p, &value));
    assert_int_equal(value, 20);
    type(&app, "\n");
    assert_int_equal(chosen.value, 20);
}

static void lines_made_anew_leave_the_cursor_where_it_was(void **state)
{
    struct app app = {.top = NULL};
    struct chosen chosen = {0};
    int value;
    (void)state;
    struct popup *p = open_window(&app, POPUP_MENU, &menu_class, &chosen);
    type(&app, "jj");
    popup_clear(p);
    for (int i = 0; i < 3; i++) popup_add(p, "", "row", NULL, NULL, i);
    popup_filled(p);
    assert_true(popup_value(p, &value));
    assert_int_equal(value, 2); /* there are fewer rows now: the last */
    assert_ptr_equal(popup_of_class(&app, &menu_class), p);
    app_close(app.top);
    assert_null(popup_of_class(&app, &menu_class));
}

static void closing_a_layer_closes_what_lies_above_it(void **state)
{
    struct app app = {.top = NULL};
    struct chosen chosen = {0};
    (void)state;
    released = 0;
    struct popup *below = open_window(&app, POPUP_MENU, &menu_class, &chosen);
    open_window(&app, POPUP_MENU, &brief_class, &chosen);
    open_window(&app, POPUP_TEXT, &menu_class, &chosen);
    assert_false(app_is_top(&below->layer));
    app_close(&below->layer);
    assert_null(app.top);
    assert_int_equal(released, 3);
}

static const char table[] = "序号,任务,第一年\n1,修路,修路1公里\n";

/* A window whose class cannot renew goes, with what lies above it, and what lies below stays. */
static void another_plan_closes_what_cannot_go_on(void **state)
{
    struct err err;
    struct plans plans;
    struct app app = {.screen = NULL};
    struct chosen chosen = {0};
    (void)state;
    plans_init(&plans);
    plans_add(&plans, load_bytes("one", table, strlen(table), NULL, &err));
    view_init(&app.view, &plans);
    panes_init(&app.panes, &app.view);
    struct popup *below = open_window(&app, POPUP_MENU, &menu_class, &chosen);
    open_window(&app, POPUP_MENU, &brief_class, &chosen);
    open_window(&app, POPUP_MENU, &menu_class, &chosen);
    app_swap_plan(&app, 0, load_bytes("one", table, strlen(table), NULL, &err));
    assert_ptr_equal(app.top, &below->layer);
    app_close(app.top);
    panes_done(&app.panes);
    view_done(&app.view);
    plans_done(&plans);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(enter_chooses_the_row_under_the_cursor),
        cmocka_unit_test(headings_are_never_chosen),
        cmocka_unit_test(escape_and_q_leave_without_choosing),
        cmocka_unit_test(other_commands_are_for_its_owner),
        cmocka_unit_test(the_palette_narrows_by_names_first_then_by_notes),
        cmocka_unit_test(lines_made_anew_leave_the_cursor_where_it_was),
        cmocka_unit_test(closing_a_layer_closes_what_lies_above_it),
        cmocka_unit_test(another_plan_closes_what_cannot_go_on),
    };
    return cmocka_run_group_tests_name("popup", tests, NULL, NULL);
}
