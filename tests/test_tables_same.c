/* What does not change a table's meaning does not change its tasks: a title line, a unit line, a page mark, a total,
 * blank rows and columns, merged cells, other brackets, other line ends.  Without its header a table has the same rows.
 *
 * A test for each change of each table that loads as expected.  TABLES is as in test_tables.c; KEEP names a folder in
 * which the changed files stay that load otherwise.  At the end a line for each change says for how many it holds. */
#include "base/mem.h"
#include "tables.h"
#include "tables_edit.h"
#include "test.h"

#include <string.h>

struct one_table {
    char name[200]; /* "own/x.csv" */
    struct edit_table table;
    json_t *doc; /* as it loads */
};

struct one_change {
    char name[300];
    const struct edit *edit;
    const struct one_table *of;
    struct buf bytes;
    size_t *held, *tried;
};

/* ---- what must stay ---- */

static void add_folded(json_t *list, const json_t *value)
{
    const char *text = json_is_string(value) ? json_string_value(value) : "";
    struct buf out;
    buf_init(&out);
    buf_adds(&out, "");
    for (size_t at = 0, next; text[at] != '\0'; at = next) {
        uint32_t c = text_decode(slice_of(text), at, &next);
        if (c == '\r') continue; /* of a line end inside a cell */
        buf_addc(&out, c == 0xFF08 ? '(' : c == 0xFF09 ? ')' : c);
    }
    json_array_append_new(list, json_stringn(out.s != NULL ? out.s : "", out.n));
    buf_done(&out);
}

static void add_agencies(json_t *list, const json_t *agencies)
{
    json_t *names = json_array(), *agency;
    size_t i;
    json_array_foreach (agencies, i, agency) {
        add_folded(names, json_object_get(agency, "name"));
        add_folded(names, json_object_get(agency, "text"));
    }
    json_array_append_new(list, names);
}

/* Number, names, content, targets with their years, agencies, the other cells that are filled with their headers. */
static json_t *essence_of(const json_t *task)
{
    json_t *list = json_array(), *target, *value;
    const char *header;
    size_t i;
    add_folded(list, json_object_get(task, "no"));
    add_folded(list, json_object_get(task, "action"));
    add_folded(list, json_object_get(task, "task"));
    add_folded(list, json_object_get(json_object_get(task, "content"), "text"));
    json_array_foreach (json_object_get(task, "targets"), i, target) {
        add_folded(list, json_object_get(target, "year"));
        add_folded(list, json_object_get(target, "text"));
    }
    add_agencies(list, json_object_get(task, "lead"));
    add_agencies(list, json_object_get(task, "support"));
    json_object_foreach (json_object_get((json_t *)(uintptr_t)task, "extra"), header, value) {
        json_t *key = json_string(header);
        if (json_string_length(value) > 0) add_folded(list, key), add_folded(list, value);
        json_decref(key);
    }
    return list;
}

static void compare_task(struct misses *misses, size_t i, const json_t *before, const json_t *after)
{
    json_t *x = essence_of(before), *y = essence_of(after);
    if (!json_equal(x, y)) {
        char *was = json_dumps(x, 0), *is = json_dumps(y, 0);
        miss(misses, "task %zu was %s\n       is  %s", i + 1, was, is);
        free(was);
        free(is);
    }
    json_decref(x);
    json_decref(y);
}

/* Without zero-width spaces, and without 等 at its end: an agency is named without either. */
static void bare(char *piece)
{
    static const char *const gone[] = {"\u200b", "\ufeff"};
    size_t n;
    for (size_t i = 0; i < sizeof gone / sizeof *gone; i++)
        for (char *at = piece; (at = strstr(at, gone[i])) != NULL;)
            memmove(at, at + strlen(gone[i]), strlen(at + strlen(gone[i])) + 1);
    n = strlen(piece);
    if (n > strlen("等") && strcmp(piece + n - strlen("等"), "等") == 0) piece[n - strlen("等")] = '\0';
}

/* Each piece between commas of each cell of the row stands in the task that was made of it, wherever. */
static void compare_cells(struct misses *misses, size_t i, const struct edit_row *row, const json_t *after)
{
    json_t *cells = task_cells(after), *cell;
    struct buf all;
    size_t k;
    buf_init(&all);
    json_array_foreach (cells, k, cell) buf_addf(&all, "%s\n", json_string_value(cell));
    char *everything = flat(all.s != NULL ? all.s : "");
    for (size_t c = 0; c < row->count; c++) {
        char *text = edit_cell_text(row->cell[c]), *plain = flat(text), *rest = NULL;
        static const char *const cuts[] = {"、", "，", "；", "（", "(", "/"};
        for (size_t s = 0; s < sizeof cuts / sizeof *cuts; s++)
            for (char *at = plain; (at = strstr(at, cuts[s])) != NULL;) memset(at, ',', strlen(cuts[s]));
        for (char *piece = strtok_r(plain, ",;", &rest); piece != NULL; piece = strtok_r(NULL, ",;", &rest)) {
            bool bracket = strchr(piece, ')') != NULL || strstr(piece, "）") != NULL;
            bare(piece);
            if (!bracket && strstr(everything, piece) == NULL) miss(misses, "task %zu: nowhere \"%s\"", i + 1, piece);
        }
        free(text);
        free(plain);
    }
    free(everything);
    buf_done(&all);
    json_decref(cells);
}

static void compare_tasks(struct misses *misses, const struct one_change *change, const json_t *after)
{
    const struct edit_table *table = &change->of->table;
    size_t count = json_array_size(table->tasks);
    if (json_array_size(after) != count) {
        miss(misses, "%zu tasks, there were %zu", json_array_size(after), count);
        return;
    }
    for (size_t i = 0; !change->edit->roles && i < count; i++)
        compare_task(misses, i, json_array_get(table->tasks, i), json_array_get(after, i));
    for (size_t r = 0; change->edit->roles && r < table->nrows; r++)
        if (table->row[r].task != SIZE_MAX)
            compare_cells(misses, table->row[r].task, &table->row[r], json_array_get(after, table->row[r].task));
}

/* With KEEP in the environment, a folder, the changed file stays there. */
static void keep(const struct one_change *change)
{
    const char *folder = getenv("KEEP");
    char path[1024];
    if (folder == NULL || *folder == '\0') return;
    int n = snprintf(path, sizeof path, "%s/", folder);
    snprintf(path + n, sizeof path - (size_t)n, "%s", change->name);
    for (char *at = path + n; *at != '\0'; at++)
        if (*at == '/' || *at == ' ') *at = '-';
    FILE *file = fopen(path, "wb");
    if (file == NULL) return;
    fwrite(change->bytes.s, 1, change->bytes.n, file);
    fclose(file);
}

static void has_the_same_tasks(void **state)
{
    const struct one_change *change = *state;
    const char *file = strchr(change->of->name, '/') + 1;
    struct table_run run;
    struct misses misses;
    misses_init(&misses);
    table_run(&run, test_temporary(file, change->bytes.s, change->bytes.n), NULL);
    if (run.doc == NULL) miss(&misses, "exit %d: %s", run.run.status, run.run.err);
    else compare_tasks(&misses, change, table_tasks(&run));
    bool same = misses.count == 0, silent = table_is_silent(&run);
    ++*change->tried;
    *change->held += same;
    if (!same) keep(change);
    if (!same) misses_print(&misses, change->name, silent);
    table_run_done(&run);
    misses_done(&misses);
    assert_true(same);
}

/* ---- the tables that load right, and their changes ---- */

/* NULL if the file does not load as expected, or is expected to be refused. */
static struct one_table *open_table(const char *folder, const char *name, const json_t *want)
{
    char path[1024];
    struct one_table *table = mem_zalloc(sizeof *table);
    struct table_run run;
    struct misses misses;
    struct buf file;
    snprintf(table->name, sizeof table->name, "%s/%s", folder, name);
    snprintf(path, sizeof path, "%s", tables_path(folder, name));
    misses_init(&misses);
    table_run(&run, path, json_object_get(want, "options"));
    table_compare(&misses, want, &run);
    bool right = misses.count == 0 && run.doc != NULL && test_read(path, &file);
    if (right) {
        const char *encoding = json_string_value(json_object_get(json_object_get(run.doc, "plan"), "encoding"));
        table->doc = json_incref(run.doc);
        right = !slice_has_prefix(slice_trim(buf_slice(&file)), SLICE("<")) && /* HTML has neither rows nor lines */
                edit_table_init(&table->table, buf_slice(&file), encoding, table->doc);
        buf_done(&file);
    }
    table_run_done(&run);
    misses_done(&misses);
    if (right) return table;
    edit_table_done(&table->table);
    json_decref(table->doc);
    free(table);
    return NULL;
}

struct all {
    struct CMUnitTest *tests;
    size_t count, cap;
    size_t *held, *tried; /* one of each for every change */
};

static void add_changes(struct all *all, const struct one_table *table)
{
    for (size_t i = 0; i < nedits; i++) {
        struct one_change *change = mem_zalloc(sizeof *change);
        *change = (struct one_change){.edit = &edits[i], .of = table, .held = &all->held[i], .tried = &all->tried[i]};
        buf_init(&change->bytes);
        snprintf(change->name, sizeof change->name, "%s %s", table->name, edits[i].name);
        if (!edits[i].apply(&table->table, &change->bytes)) {
            buf_done(&change->bytes);
            free(change);
            continue;
        }
        all->tests = mem_grow(all->tests, &all->cap, all->count + 1, sizeof *all->tests);
        all->tests[all->count++] = (struct CMUnitTest){
            .name = change->name, .test_func = has_the_same_tasks, .initial_state = change};
    }
}

static void free_changes(struct all *all)
{
    for (size_t i = 0; i < all->count; i++) {
        struct one_change *change = all->tests[i].initial_state;
        buf_done(&change->bytes);
        free(change);
    }
    free(all->tests);
    free(all->held);
    free(all->tried);
}

int main(void)
{
    struct all all = {.held = mem_zalloc(nedits * sizeof(size_t)), .tried = mem_zalloc(nedits * sizeof(size_t))};
    struct one_table *tables[500];
    size_t ntables = 0;
    setvbuf(stdout, NULL, _IOLBF, 0); /* lines stay whole beside those of standard error */
    tables_without_settings();
    for (size_t i = 0; i < TABLE_TEXTS; i++) {
        json_t *expected = tables_expected(table_folders[i]), *want;
        const char *name;
        json_object_foreach (expected, name, want) {
            bool wanted = ntables < 500 && table_is_wanted(table_folders[i], name);
            struct one_table *table = wanted ? open_table(table_folders[i], name, want) : NULL;
            if (table != NULL) add_changes(&all, tables[ntables++] = table);
        }
        json_decref(expected);
    }
    int failed = _cmocka_run_group_tests("tables_same", all.tests, all.count, NULL, NULL);
    for (size_t i = 0; i < nedits; i++)
        print_message("# %s: %zu of %zu tables the same\n", edits[i].name, all.held[i], all.tried[i]);
    free_changes(&all);
    for (size_t i = 0; i < ntables; i++) {
        edit_table_done(&tables[i]->table);
        json_decref(tables[i]->doc);
        free(tables[i]);
    }
    return failed;
}
