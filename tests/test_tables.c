/* Tables as offices publish them load as their EXPECTED.json says: a test for each file, named after it.
 *
 * Environment: TABLES names folders (`own`, `field`) or files (`own/x.csv`) to be tried; empty: all.  At the end a line
 * for each folder says how many are right and how many are wrong in silence: loaded, `check --load` exits with 0. */
#include "base/mem.h"
#include "tables.h"
#include "test.h"

#include <string.h>

enum { NAME_BYTES = 200 };

static struct tally {
    size_t tried, right, silent;
} tally[TABLE_FOLDERS];

struct one_table {
    size_t folder;
    char path[1024], name[NAME_BYTES]; /* "own/x.csv" */
    json_t *want;                      /* borrowed from the expectations of the folder */
};

static void loads_as_expected(void **state)
{
    const struct one_table *table = *state;
    struct tally *counts = &tally[table->folder];
    struct misses misses;
    bool silent;
    misses_init(&misses);
    bool right = table_judge(&misses, table->path, table->want, &silent);
    counts->tried++;
    counts->right += right;
    counts->silent += silent;
    if (!right) misses_print(&misses, table->name, silent);
    misses_done(&misses);
    assert_true(right);
}

/* Adds a test for each file that the folder's EXPECTED.json names. */
static void add_folder(size_t folder, json_t *expected, struct CMUnitTest **tests, size_t *count)
{
    const char *name;
    json_t *want;
    json_object_foreach (expected, name, want) {
        if (!table_is_wanted(table_folders[folder], name)) continue;
        struct one_table *table = mem_zalloc(sizeof *table);
        table->folder = folder;
        table->want = want;
        snprintf(table->path, sizeof table->path, "%s", tables_path(table_folders[folder], name));
        snprintf(table->name, sizeof table->name, "%s/%s", table_folders[folder], name);
        *tests = mem_realloc(*tests, (*count + 1) * sizeof **tests);
        (*tests)[(*count)++] = (struct CMUnitTest){
            .name = table->name, .test_func = loads_as_expected, .initial_state = table};
    }
}

int main(void)
{
    struct CMUnitTest *tests = NULL;
    json_t *expected[TABLE_FOLDERS];
    size_t count = 0;
    setvbuf(stdout, NULL, _IOLBF, 0); /* lines stay whole beside those of standard error */
    tables_without_settings();
    for (size_t i = 0; i < TABLE_FOLDERS; i++)
        add_folder(i, expected[i] = tables_expected(table_folders[i]), &tests, &count);
    int failed = _cmocka_run_group_tests("tables", tests, count, NULL, NULL);
    for (size_t i = 0; i < TABLE_FOLDERS; i++) {
        if (tally[i].tried > 0)
            print_message("# %s: %zu of %zu right, %zu wrong in silence\n", table_folders[i], tally[i].right,
                          tally[i].tried, tally[i].silent);
        json_decref(expected[i]);
    }
    for (size_t i = 0; i < count; i++) free(tests[i].initial_state);
    free(tests);
    return failed;
}
