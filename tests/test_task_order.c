/* Tasks in another order than that of the file. */
#include "load/load.h"
#include "plan/task_order.h"
#include "test.h"

static struct plans plans;

static int set_up(void **state)
{
    static const char *const csv[] = {
        "序号,行动,任务,主要内容,第一年,牵头单位\n"
        "10,甲,a,,新增3家;培育2个,市教育局\n2,乙,b,,,市人社局\n三,甲,c,引进1名以上,5家,教育局、市人社局\n,乙,d,,新增3家、2个,\n2,乙,e,,无,市人社局\n",
        "序号,行动,任务,牵头单位\n2,甲,f,市人社局\n1,甲,g,市教育局\n",
    };
    struct err err = {0};
    (void)state;
    plans_init(&plans);
    for (size_t i = 0; i < 2; i++) {
        struct plan *plan = load_bytes("x.csv", csv[i], strlen(csv[i]), NULL, &err);
        assert_non_null(plan);
        plans_add(&plans, plan);
    }
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    plans_done(&plans);
    return 0;
}

/* The names of the tasks in that order. */
static void assert_order(enum task_order order, const char *expected)
{
    struct agencies *agencies = agencies_new(&plans, NULL, 0);
    struct task_sort sort;
    char names[16] = "";
    task_sort_make(&sort, order, &(struct task_order_source){&plans, agencies});
    for (size_t i = 0; i < plans_tasks(&plans); i++) {
        struct place at = plans_at(&plans, sort.place ? sort.place[i] : i);
        strncat(names, plan_task_name(at.plan, at.task).s, 1);
    }
    assert_string_equal(names, expected);
    task_sort_done(&sort);
    agencies_free(agencies);
}

static void each_order_keeps_equal_tasks_as_the_file_has_them(void **state)
{
    (void)state;
    assert_order(TASK_ORDER_FILE, "abcdefg");
    assert_order(TASK_ORDER_ACTION, "acbdefg");
    assert_order(TASK_ORDER_AGENCY, "acbedgf");
    assert_order(TASK_ORDER_QUANTITY, "acdbefg");
}

/* A task without a number comes last. */
static void numbers_are_compared_as_numbers(void **state)
{
    (void)state;
    assert_order(TASK_ORDER_NUMBER, "becadgf");
}

static void every_order_is_named(void **state)
{
    (void)state;
    for (enum task_order i = 0; i < TASK_ORDERS; i++) {
        assert_non_null(task_order_class(i)->name);
        assert_non_null(task_order_class(i)->label);
        assert_non_null(task_order_class(i)->note);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_order_keeps_equal_tasks_as_the_file_has_them, set_up, tear_down),
        cmocka_unit_test_setup_teardown(numbers_are_compared_as_numbers, set_up, tear_down),
        cmocka_unit_test(every_order_is_named),
    };
    return cmocka_run_group_tests_name("task order", tests, NULL, NULL);
}
