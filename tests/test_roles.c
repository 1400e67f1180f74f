#include "test.h"

#include "load/roles.h"
#include "table/dialect.h"
#include "table/tokens.h"

/* A table with its roles; released by close_table. */
struct roled {
    struct table table;
    struct report report;
    struct arena arena;
    struct roles roles;
    struct err err;
    bool found;
};

static struct roled *open_with(const char *csv, const char *overrides)
{
    struct roled *t = calloc(1, sizeof *t);
    struct dialect dialect = dialect_detect(csv, strlen(csv), true, ',');
    assert_non_null(t);
    table_init(&t->table, csv);
    report_init(&t->report);
    arena_init(&t->arena);
    struct tokens *tokens = tokens_new(&t->table, &dialect, &t->report);
    assert_true(tokens_finish(tokens, strlen(csv), &t->err));
    tokens_free(tokens);
    struct regions regions;
    regions_find(&regions, &t->table, 0);
    t->found = roles_find(&t->roles, &t->table, &regions.table[0], overrides, &t->arena, &t->report, &t->err);
    return t;
}

static struct roled *open_table(const char *csv)
{
    struct roled *t = open_with(csv, NULL);
    assert_true(t->found);
    return t;
}

static void close_table(struct roled *t)
{
    roles_done(&t->roles);
    table_done(&t->table);
    report_done(&t->report);
    arena_done(&t->arena);
    free(t);
}

/* The names of the roles, blanks between them: "no task lead". */
static void assert_roles(const struct roled *t, const char *wanted)
{
    struct buf names;
    buf_init(&names);
    for (size_t c = 0; c < t->roles.columns; c++)
        buf_addf(&names, "%s%s", c ? " " : "", column_name(t->roles.column[c].role));
    if (!slice_equals(buf_slice(&names), wanted)) fail_msg("%.*s", (int)names.n, names.s);
    buf_done(&names);
}

static void a_known_header_gives_the_roles(void **state)
{
    struct roled *t = open_table("序号,行动,任务,主要内容,第一年,2022年目标,牵头单位,责任单位,备注,经费\n"
                                 "1,甲,乙,丙,丁,戊,己,庚,辛,壬\n");
    (void)state;
    assert_roles(t, "no action task content year year lead support note other");
    assert_int_equal(t->roles.header_row, 0);
    assert_int_equal(t->roles.header_rows, 1);
    assert_int_equal(t->roles.header_width, 10);
    close_table(t);
}

static void titles_stand_above_the_header(void **state)
{
    struct roled *t = open_table("附件1,,\n某市三年行动任务分解表,,\n序号,任务,牵头单位\n1,修路,交通局\n");
    (void)state;
    assert_int_equal(t->roles.header_row, 2);
    assert_roles(t, "no task lead");
    close_table(t);
}

static void a_header_can_take_two_rows(void **state)
{
    struct roled *t = open_table("序号,任务,年度目标,,牵头单位\n,,第一年,第二年,\n1,修路,3公里,4公里,交通局\n");
    (void)state;
    assert_int_equal(t->roles.header_rows, 2);
    assert_roles(t, "no task year year lead");
    assert_true(slice_equals(t->roles.column[3].label, "第二年"));
    close_table(t);
}

static void a_label_has_no_blanks_and_an_empty_header_gets_one(void **state)
{
    struct roled *t = open_table("序号,\"牵 头\n单 位\",\n1,交通局,3\n");
    (void)state;
    assert_true(slice_equals(t->roles.column[1].label, "牵头单位"));
    assert_true(slice_equals(t->roles.column[2].label, "column 3"));
    assert_roles(t, "no lead other");
    close_table(t);
}

static void a_second_column_of_a_role_is_none_of_it(void **state)
{
    struct roled *t = open_table("序号,任务,重点任务,第一年,第二年\n1,修路,桥,3公里,4公里\n");
    (void)state;
    assert_roles(t, "no task other year year");
    close_table(t);
}

static void who_is_responsible_beside_who_supports_leads(void **state)
{
    struct roled *t = open_table("序号,任务,责任单位,配合单位\n1,修路,交通局,财政局\n");
    (void)state;
    assert_roles(t, "no task lead support");
    close_table(t);
    t = open_table("序号,任务,牵头单位,责任单位\n1,修路,交通局,财政局\n");
    assert_roles(t, "no task lead support");
    close_table(t);
    t = open_table("序号,任务,责任单位,指导单位\n1,修路,交通局,市交通局\n");
    assert_roles(t, "no task lead support");
    close_table(t);
}

static void without_a_header_the_cells_tell(void **state)
{
    struct roled *t = open_table("1,甲行动,修路,1.修路3公里;2.建桥,1.修路1公里;2.立项,市交通局,市财政局、市发改委\n"
                                 "2,甲行动,种树,1.种树100亩;2.养护,1.种树30亩;2.选种,市林草局,市水务局\n"
                                 "3,乙行动,办学,1.办学3所;2.招生,1.办学1所;2.选址,市教育局,市财政局\n");
    (void)state;
    assert_int_equal(t->roles.header_rows, 0);
    assert_roles(t, "no action task content year lead support");
    assert_true(slice_equals(t->roles.column[4].label, "第一年"));
    close_table(t);
}

static void a_column_of_nothing_is_marked_blank(void **state)
{
    struct roled *t = open_table("序号,任务,,牵头单位\n1,修路,,交通局\n2,种树, ,林草局\n");
    (void)state;
    assert_true(t->roles.blank[2]);
    assert_false(t->roles.blank[1]);
    close_table(t);
}

static void a_row_wider_than_the_header_makes_a_column(void **state)
{
    struct roled *t = open_table("序号,任务\n1,修路,另见附件\n");
    (void)state;
    assert_int_equal(t->roles.header_width, 2);
    assert_roles(t, "no task other");
    assert_false(t->roles.blank[2]);
    close_table(t);
}

static void the_user_can_say_what_a_column_is(void **state)
{
    struct roled *t = open_with("序号,任务,主办,备注\n1,修路,交通局,x\n", " lead = 主办 ,note=任务");
    (void)state;
    assert_true(t->found);
    assert_roles(t, "no note lead other"); /* a role moves */
    close_table(t);
}

static void what_the_user_says_must_name_a_role_and_a_header(void **state)
{
    static const char *const wrong[] = {"lead", "chief=任务", "lead=承办", "=任务", "lead=任务,x"};
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct roled *t = open_with("序号,任务\n1,修路\n", wrong[i]);
        if (t->found) fail_msg("%s is taken", wrong[i]);
        assert_true(t->err.what[0] && t->err.remedy[0]);
        close_table(t);
    }
}

static void a_cell_looks_like_what_it_holds(void **state)
{
    static const struct {
        const char *cell;
        enum cell_look look;
    } known[] = {
        {"", LOOK_BLANK},
        {" \xE3\x80\x80\n", LOOK_BLANK},
        {"12", LOOK_NUMBER},
        {"（十二）", LOOK_NUMBER},
        {"二百〇三", LOOK_NUMBER},
        {"廿一", LOOK_NUMBER},
        {"1-2", LOOK_NUMBER},
        {"1.修路;2.建桥", LOOK_CLAUSES},
        {"（1）修路", LOOK_CLAUSES},
        {"1.5公里", LOOK_FIGURE},
        {"市交通局、市财政局", LOOK_AGENCIES},
        {"各县区政府", LOOK_AGENCIES},
        {"修路", LOOK_NAME},
        {"3公里", LOOK_FIGURE},
    };
    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (look_of(slice_of(known[i].cell)) != known[i].look)
            fail_msg("%s looks like %d", known[i].cell, (int)look_of(slice_of(known[i].cell)));
}

static void a_number_fits_a_column_of_numbers_best(void **state)
{
    (void)state;
    assert_int_equal(look_fit(COLUMN_KIND_NUMBER, LOOK_NUMBER), 2);
    assert_int_equal(look_fit(COLUMN_KIND_NUMBER, LOOK_TEXT), 0);
    assert_int_equal(look_fit(COLUMN_KIND_AGENCIES, LOOK_AGENCIES), 2);
    assert_int_equal(look_fit(COLUMN_KIND_CLAUSES, LOOK_BLANK), 1);
    for (enum cell_look look = LOOK_BLANK; look < LOOKS; look++) assert_int_equal(look_fit(COLUMN_KIND_PLAIN, look), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_known_header_gives_the_roles),
        cmocka_unit_test(titles_stand_above_the_header),
        cmocka_unit_test(a_header_can_take_two_rows),
        cmocka_unit_test(a_label_has_no_blanks_and_an_empty_header_gets_one),
        cmocka_unit_test(a_second_column_of_a_role_is_none_of_it),
        cmocka_unit_test(who_is_responsible_beside_who_supports_leads),
        cmocka_unit_test(without_a_header_the_cells_tell),
        cmocka_unit_test(a_column_of_nothing_is_marked_blank),
        cmocka_unit_test(a_row_wider_than_the_header_makes_a_column),
        cmocka_unit_test(the_user_can_say_what_a_column_is),
        cmocka_unit_test(what_the_user_says_must_name_a_role_and_a_header),
        cmocka_unit_test(a_cell_looks_like_what_it_holds),
        cmocka_unit_test(a_number_fits_a_column_of_numbers_best),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
