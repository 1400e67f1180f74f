#include "test.h"

#include "load/load.h"
#include "plan/plan_inside.h"

/* A plan made by hand: its rows are the lines of the text, its cells what stands between commas; from the second row
 * on, each is a task. */
static struct plan *make_plan(const char *text, const enum column_role *roles, size_t columns)
{
    struct plan *p = plan_new("by-hand.csv");
    unsigned line = 1;
    input_of_bytes(&p->input, "by-hand.csv", text, strlen(text));
    table_done(&p->table);
    table_init(&p->table, p->input.bytes);
    for (struct slice rest = slice_make(p->input.bytes, p->input.nbytes); rest.n > 0; line++) {
        size_t end = slice_find(rest, SLICE("\n"));
        for (struct slice row = slice_cut(rest, 0, end);;) {
            size_t comma = slice_find(row, SLICE(","));
            table_add_cell(&p->table, slice_cut(row, 0, comma == SIZE_MAX ? row.n : comma));
            if (comma == SIZE_MAX) break;
            row = slice_cut(row, comma + 1, row.n);
        }
        table_end_row(&p->table, line);
        rest = slice_cut(rest, end + 1, rest.n);
    }
    p->column = calloc(columns, sizeof *p->column);
    p->cell_of = calloc(columns, sizeof *p->cell_of);
    p->columns = p->width = columns;
    for (size_t c = 0; c < columns; c++) {
        struct slice header = table_cell(&p->table, 0, c);
        p->column[c] = (struct plan_column){.role = roles[c], .header = header, .label = header};
        p->cell_of[c] = (uint32_t)c;
    }
    plan_index_columns(p);
    for (size_t row = 1; row < table_rows(&p->table); row++) {
        int action = p->first_of[COLUMN_ACTION];
        struct slice name = action < 0 ? SLICE("") : table_cell(&p->table, row, (size_t)action);
        plan_add_task(p, (uint32_t)row, plan_intern_action(p, name));
    }
    return p;
}

static const enum column_role usual[] = {COLUMN_NO,   COLUMN_ACTION, COLUMN_TASK, COLUMN_CONTENT,
                                         COLUMN_YEAR, COLUMN_YEAR,   COLUMN_LEAD};

static struct plan *usual_plan(void)
{
    return make_plan("序号,行动,任务,主要内容,第一年,第二年,牵头单位\n"
                     "1,甲行动,修路,修路3公里,1公里,2公里,交通局\n"
                     "２,乙行动,,种树100亩,30亩,,林草局\n"
                     "三,甲行动,,,,,\n"
                     "3,丙行动,养护,养护公路,,1公里,交通局\n",
                     usual, 7);
}

static void assert_text(struct slice found, const char *text)
{
    if (!slice_equals(found, text)) fail_msg("“%.*s” is not “%s”", (int)found.n, found.s, text);
}

static void cells_are_found_by_column_and_by_role(void **state)
{
    struct plan *p = usual_plan();
    (void)state;
    assert_int_equal(plan_tasks(p), 4);
    assert_int_equal(plan_columns(p), 7);
    assert_text(plan_cell(p, 0, 3), "修路3公里");
    assert_text(plan_cell_of(p, 1, COLUMN_LEAD), "林草局");
    assert_text(plan_cell_of(p, 1, COLUMN_NOTE), ""); /* no such column */
    assert_int_equal(plan_column_of(p, COLUMN_NOTE), -1);
    assert_int_equal(plan_column_of(p, COLUMN_YEAR), 4); /* the first */
    assert_int_equal(plan_cell_line(p, 2, 6), 4);
    plan_free(p);
}

static void years_stand_in_the_order_of_the_file(void **state)
{
    struct plan *p = usual_plan();
    (void)state;
    assert_int_equal(plan_years(p), 2);
    assert_int_equal(plan_year_column(p, 0), 4);
    assert_int_equal(plan_year_column(p, 1), 5);
    plan_free(p);
}

static void an_action_is_one_wherever_its_tasks_stand(void **state)
{
    struct plan *p = usual_plan();
    (void)state;
    assert_int_equal(plan_actions(p), 3);
    assert_text(plan_action_name(p, 0), "甲行动");
    assert_text(plan_action_name(p, 2), "丙行动");
    assert_int_equal(plan_action_tasks(p, 0), 2);
    assert_int_equal(plan_action_of(p, 2), 0);
    assert_int_equal(plan_action_of(p, 3), 2);
    plan_free(p);
}

static void a_plan_without_an_action_column_has_one_action_without_a_name(void **state)
{
    static const enum column_role roles[] = {COLUMN_NO, COLUMN_TASK};
    struct plan *p = make_plan("序号,任务\n1,修路\n2,种树\n", roles, 2);
    (void)state;
    assert_int_equal(plan_actions(p), 1);
    assert_text(plan_action_name(p, 0), "");
    assert_int_equal(plan_action_tasks(p, 0), 2);
    plan_free(p);
}

static void many_actions_are_told_apart(void **state)
{
    struct plan *p = plan_new("many");
    char name[1000][16];
    (void)state;
    for (size_t i = 0; i < 1000; i++) {
        snprintf(name[i], sizeof name[i], "行动%zu", i);
        plan_add_task(p, 0, plan_intern_action(p, slice_of(name[i])));
    }
    for (size_t i = 0; i < 1000; i++) {
        char again[16];
        snprintf(again, sizeof again, "行动%zu", i);
        assert_int_equal(plan_intern_action(p, slice_of(again)), i);
        assert_int_equal(plan_action_tasks(p, i), 1);
    }
    assert_int_equal(plan_actions(p), 1000);
    plan_free(p);
}

static void a_task_is_named_by_task_else_content_else_its_first_filled_cell(void **state)
{
    struct plan *p = usual_plan();
    (void)state;
    assert_text(plan_task_name(p, 0), "修路");
    assert_text(plan_task_name(p, 1), "种树100亩");
    assert_text(plan_task_name(p, 2), ""); /* number and action name no task */
    plan_free(p);
}

static void a_task_is_found_by_its_number_however_it_is_written(void **state)
{
    struct plan *p = usual_plan();
    static const struct {
        const char *no;
        size_t task;
    } known[] = {{"1", 0}, {"01", 0}, {"１", 0}, {"一", 0}, {"（一）", 0}, {"2", 1}, {"二", 1}, {"3", 2}, {"叁", 2}};
    size_t task;
    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (!plan_find_task(p, slice_of(known[i].no), &task)) fail_msg("no task %s", known[i].no);
        assert_int_equal(task, known[i].task);
    }
    assert_false(plan_find_task(p, SLICE("4"), &task));
    assert_false(plan_find_task(p, SLICE(""), &task));
    assert_true(plan_find_task_from(p, SLICE("3"), 3, &task)); /* the number recurs */
    assert_int_equal(task, 3);
    plan_free(p);
}

static void all_cells_at_once_are_the_cells_one_by_one(void **state)
{
    struct plan *p = usual_plan();
    struct slice cell[7];
    (void)state;
    for (size_t task = 0; task < plan_tasks(p); task++) {
        plan_cells(p, task, cell);
        for (size_t c = 0; c < 7; c++) {
            bool left_out = usual[c] == COLUMN_NO || usual[c] == COLUMN_ACTION;
            if (left_out) assert_int_equal(cell[c].n, 0);
            else assert_true(slice_equal(cell[c], plan_cell(p, task, c)));
        }
    }
    plan_free(p);
}

static void a_row_that_lacks_its_action_is_that_much_shorter(void **state)
{
    static const char csv[] = "序号,行动,任务,主要内容,牵头单位\n"
                              "1,甲行动,修路,1.修路3公里;2.建桥,交通局\n"
                              "2,种树,1.种树100亩;2.养护,林草局\n";
    struct err err;
    struct plan *p = load_bytes("a.csv", csv, sizeof csv - 1, NULL, &err);
    struct slice cell[5];
    (void)state;
    assert_non_null(p);
    assert_text(plan_cell_of(p, 1, COLUMN_ACTION), "甲行动"); /* the one above */
    assert_text(plan_cell_of(p, 1, COLUMN_TASK), "种树");
    assert_text(plan_cell_of(p, 1, COLUMN_LEAD), "林草局");
    plan_cells(p, 1, cell);
    assert_text(cell[3], "1.种树100亩;2.养护");
    assert_int_equal(plan_table_cell(p, 1, 1), PLAN_NO_CELL);
    assert_int_equal(plan_table_cell(p, 1, 4), 3);
    assert_int_equal(plan_table_cell(p, 0, 4), 4);
    plan_free(p);
}

static void the_text_of_rows_follows_the_file(void **state)
{
    struct plan *p = usual_plan();
    struct slice text = plan_text(p);
    const char *last = text.s;
    (void)state;
    assert_false(plan_is_scattered(p));
    for (size_t task = 0; task < plan_tasks(p); task++) {
        const char *row = plan_row_text(p, task);
        assert_true(row > last && row < text.s + text.n);
        last = row;
    }
    plan_free(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_are_found_by_column_and_by_role),
        cmocka_unit_test(years_stand_in_the_order_of_the_file),
        cmocka_unit_test(an_action_is_one_wherever_its_tasks_stand),
        cmocka_unit_test(a_plan_without_an_action_column_has_one_action_without_a_name),
        cmocka_unit_test(many_actions_are_told_apart),
        cmocka_unit_test(a_task_is_named_by_task_else_content_else_its_first_filled_cell),
        cmocka_unit_test(a_task_is_found_by_its_number_however_it_is_written),
        cmocka_unit_test(all_cells_at_once_are_the_cells_one_by_one),
        cmocka_unit_test(a_row_that_lacks_its_action_is_that_much_shorter),
        cmocka_unit_test(the_text_of_rows_follows_the_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
