/* data/tianshui.csv is the published table, cell by cell. */
#include <dirent.h>

#include "load/load.h"
#include "test.h"

enum { FIELDS = 9 };

/* The published text, the only one of its folder; false where it is not beside this tree. */
static bool published(struct buf *text)
{
    char name[512] = "";
    DIR *dir = opendir(test_shared_path("plan"));
    for (struct dirent *entry; dir != NULL && (entry = readdir(dir)) != NULL;)
        if (strstr(entry->d_name, ".txt") != NULL) snprintf(name, sizeof name, "plan/%s", entry->d_name);
    if (dir != NULL) closedir(dir);
    return test_shared_file(name[0] != '\0' ? name : "plan/table.txt", text);
}

static struct plan *shipped(void)
{
    struct err err = {0};
    struct plan *plan = load_file(test_path("data/tianshui.csv"), NULL, &err);
    if (plan == NULL) fail_msg("%s", err.what);
    return plan;
}

/* Splits a line of the published text at its `|`; returns how many cells it has. */
static size_t split(char *line, char *cells[FIELDS])
{
    size_t count = 0;
    for (char *cell = line; cell != NULL && count < FIELDS; count++) {
        char *bar = strchr(cell, '|');
        if (bar == NULL) break; /* after the last bar is nothing */
        char *end = bar;
        while (end > cell && end[-1] == ' ') end--;
        *end = '\0';
        cells[count] = cell + strspn(cell, " ");
        cell = bar + 1;
    }
    return count;
}

static void every_cell_is_that_of_the_published_table(void **state)
{
    char *cells[FIELDS], action[128] = "";
    size_t task = 0, restated = 0, missing = 0;
    struct buf text;
    (void)state;
    if (!published(&text)) skip();
    struct plan *plan = shipped();
    for (char *line = strtok(text.s, "\n"); line != NULL; line = strtok(NULL, "\n")) {
        size_t count = split(line, cells), from = 1, column = 1;
        if (count < FIELDS - 1) continue; /* the lone bar between two tasks */
        assert_true(slice_equals(plan_cell(plan, task, 0), cells[0]));
        if (count == FIELDS) {
            restated += strcmp(action, cells[1]) == 0;
            snprintf(action, sizeof action, "%s", cells[1]);
            from = 2;
        } else {
            missing++;
        }
        assert_true(slice_equals(plan_cell(plan, task, column++), action));
        for (size_t i = from; i < count; i++, column++)
            if (!slice_equals(plan_cell(plan, task, column), cells[i])) fail_msg("task %s: %s", cells[0], cells[i]);
        task++;
    }
    assert_int_equal(task, plan_tasks(plan));
    assert_int_equal(restated, 6);
    assert_int_equal(missing, 12);
    plan_free(plan);
    buf_done(&text);
}

static void the_head_is_ours(void **state)
{
    static const char head[] = "天水市三年行动任务分解表,,,,,,,,\n"
                               "序号,行动,任务,主要内容,第一年,第二年,第三年,牵头单位,责任单位\n1,";
    struct buf csv;
    (void)state;
    assert_true(test_read(test_path("data/tianshui.csv"), &csv));
    assert_memory_equal(csv.s, head, sizeof head - 1);
    buf_done(&csv);
    struct plan *plan = shipped();
    assert_int_equal(plan_tasks(plan), 26);
    assert_int_equal(plan_actions(plan), 8);
    assert_int_equal(plan_years(plan), 3);
    assert_true(slice_equals(plan_title(plan), "天水市三年行动任务分解表"));
    plan_free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_head_is_ours),
        cmocka_unit_test(every_cell_is_that_of_the_published_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
