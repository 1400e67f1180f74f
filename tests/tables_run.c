/* A table loaded by the real program; what came compared with what is expected of the whole file. */
#include "base/mem.h"
#include "tables.h"
#include "test.h"

#include <string.h>
#include <unistd.h>

/* ---- misses ---- */

void misses_init(struct misses *misses)
{
    buf_init(&misses->text);
    misses->count = 0;
}

void misses_done(struct misses *misses) { buf_done(&misses->text); }

void miss(struct misses *misses, const char *fmt, ...)
{
    va_list list;
    va_start(list, fmt);
    buf_addv(&misses->text, fmt, list);
    va_end(list);
    buf_adds(&misses->text, "\n");
    misses->count++;
}

void misses_print(const struct misses *misses, const char *name, bool silent)
{
    char *text = mem_strdup(misses->text.s != NULL ? misses->text.s : ""), *rest = NULL;
    printf("# %s%s:\n", name, silent ? " (silent: check --load finds nothing)" : "");
    for (char *line = strtok_r(text, "\n", &rest); line != NULL; line = strtok_r(NULL, "\n", &rest))
        printf("#   %s\n", line);
    free(text);
}

/* ---- running ---- */

/* Cuts "--sheet 2" at its blanks; the pieces live until the next call. */
static size_t run_split(const char *options, const char **option)
{
    static char copy[256];
    size_t count = 0;
    snprintf(copy, sizeof copy, "%s", options);
    for (char *piece = strtok(copy, " "); piece != NULL && count < TABLE_OPTIONS; piece = strtok(NULL, " "))
        option[count++] = piece;
    return count;
}

static void run_options(struct table_run *table, const json_t *options)
{
    size_t i, count = 0;
    json_t *one;
    if (json_is_string(options)) count = run_split(json_string_value(options), table->option);
    json_array_foreach (options, i, one)
        if (count < TABLE_OPTIONS) table->option[count++] = json_string_value(one);
    table->option[count] = NULL;
}

void table_run(struct table_run *table, const char *path, const json_t *options)
{
    *table = (struct table_run){.path = path};
    run_options(table, options);
    const char **o = table->option; /* the first NULL ends the command line */
    table->run = spawn_jihua(NULL, "export", "--format", "json", path, o[0], o[1], o[2], o[3], o[4], o[5], NULL);
    table->report = spawn_jihua(NULL, "check", "--load", path, o[0], o[1], o[2], o[3], o[4], o[5], NULL);
    if (table->run.status == 0) table->doc = json_loadb(table->run.out, table->run.nout, 0, NULL);
}

void table_run_done(struct table_run *table)
{
    json_decref(table->doc);
    spawn_done(&table->run);
    spawn_done(&table->report);
}

bool table_is_silent(const struct table_run *table) { return table->doc != NULL && table->report.status == 0; }

json_t *table_tasks(const struct table_run *table) { return json_object_get(table->doc, "tasks"); }

/* ---- what check --load must tell ---- */

static bool run_is_letter(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

/* A number or a capital letter stands alone, any other word anywhere; blanks do not count. */
static bool run_says_word(const char *line, const char *word)
{
    bool number = *word != '\0' && word[strspn(word, "0123456789")] == '\0';
    bool letter = word[0] >= 'A' && word[0] <= 'Z' && word[1] == '\0';
    size_t n = strlen(word);
    if (number || letter) {
        for (const char *at = line; (at = strstr(at, word)) != NULL; at++)
            if ((at == line || !run_is_letter(at[-1])) && !run_is_letter(at[n])) return true;
        return false;
    }
    char *x = flat(line), *y = flat(word);
    bool found = strstr(x, y) != NULL;
    free(x);
    free(y);
    return found;
}

static bool run_says(const char *line, const char *words)
{
    bool found = false;
    for (const char *at = words; !found && at != NULL;) {
        const char *bar = strchr(at, '|');
        char *one = strndup(at, bar != NULL ? (size_t)(bar - at) : strlen(at));
        found = run_says_word(line, one);
        free(one);
        at = bar != NULL ? bar + 1 : NULL;
    }
    return found;
}

/* `want` is a text, or a list of texts that one line must hold together. */
static bool run_line_tells(const json_t *want, const char *line)
{
    size_t i;
    json_t *word;
    if (json_is_string(want)) return run_says(line, json_string_value(want));
    json_array_foreach (want, i, word)
        if (!run_says(line, json_string_value(word))) return false;
    return true;
}

static void run_cut_out(char *text, const char *piece)
{
    size_t n = strlen(piece);
    for (char *at = text; n > 0 && (at = strstr(at, piece)) != NULL;) memmove(at, at + n, strlen(at + n) + 1);
}

static void run_compare_report(struct misses *misses, const json_t *want, const struct table_run *table)
{
    const char *slash = strrchr(table->path, '/');
    size_t i;
    json_t *words;
    json_array_foreach (want, i, words) {
        char *text = strdup(table->report.out), *rest = NULL, *dump = json_dumps(words, JSON_ENCODE_ANY);
        bool told = false;
        run_cut_out(text, table->path); /* the name of the file tells nothing */
        run_cut_out(text, slash != NULL ? slash + 1 : table->path);
        for (char *line = strtok_r(text, "\n", &rest); line != NULL; line = strtok_r(NULL, "\n", &rest))
            told = told || run_line_tells(words, line);
        if (!told) miss(misses, "no line of check --load tells of %s", dump);
        free(dump);
        free(text);
    }
}

/* ---- the whole file ---- */

static bool run_is_refused(const struct spawned *run)
{
    const char *end = strchr(run->err, '\n');
    return run->status == 2 && run->nout == 0 && strncmp(run->err, "jihua: ", 7) == 0 && end != NULL && end[1] == '\0';
}

static void run_compare_error(struct misses *misses, const json_t *want, const struct table_run *table)
{
    size_t i;
    json_t *word;
    if (!run_is_refused(&table->run))
        miss(misses, "exit %d, %zu tasks; expected an input error in one line", table->run.status,
             json_array_size(table_tasks(table)));
    json_array_foreach (json_object_get(want, "words"), i, word)
        if (strstr(table->run.err, json_string_value(word)) == NULL)
            miss(misses, "the error does not say %s: %s", json_string_value(word), table->run.err);
}

static void run_compare_years(struct misses *misses, const json_t *want, const json_t *years)
{
    bool same = json_array_size(want) == json_array_size(years);
    for (size_t i = 0; same && i < json_array_size(want); i++) {
        char *label = flat(json_string_value(json_array_get(want, i)));
        char *year = flat(json_string_value(json_array_get(years, i)));
        same = strncmp(year, label, strlen(label)) == 0;
        free(label);
        free(year);
    }
    char *wanted = json_dumps(want, 0), *came = json_dumps(years, 0);
    if (!same) miss(misses, "years %s, expected %s", came != NULL ? came : "(none)", wanted);
    free(wanted);
    free(came);
}

static void run_miss_count(struct misses *misses, json_int_t want, const json_t *tasks)
{
    json_t *names = json_array(), *task;
    size_t i;
    json_array_foreach (tasks, i, task) json_array_append(names, json_object_get(task, "task"));
    char *text = json_dumps(names, 0);
    miss(misses, "%zu tasks, expected %d: %s", json_array_size(tasks), (int)want, text);
    free(text);
    json_decref(names);
}

static void run_compare_plan(struct misses *misses, const json_t *want, const struct table_run *table)
{
    json_t *plan = json_object_get(table->doc, "plan"), *tasks = table_tasks(table), *wanted;
    json_t *title = json_object_get(want, "title"), *years = json_object_get(want, "years"),
           *count = json_object_get(want, "count");
    const char *came = json_string_value(json_object_get(plan, "title"));
    size_t i;
    if (title != NULL && !text_fits(title, came)) {
        char *text = json_dumps(title, JSON_ENCODE_ANY);
        miss(misses, "title \"%s\", expected %s", came != NULL ? came : "", text);
        free(text);
    }
    if (years != NULL) run_compare_years(misses, years, json_object_get(plan, "years"));
    if (count != NULL && (size_t)json_integer_value(count) != json_array_size(tasks))
        run_miss_count(misses, json_integer_value(count), tasks);
    json_array_foreach (json_object_get(want, "tasks"), i, wanted) {
        char which[32];
        snprintf(which, sizeof which, "task %zu", i + 1);
        if (i < json_array_size(tasks)) task_compare(misses, which, wanted, json_array_get(tasks, i));
    }
    run_compare_report(misses, json_object_get(want, "report"), table);
}

/* `doubt`: check --load must say that something was guessed; `certain`: it must have nothing to say. */
static void run_compare_certainty(struct misses *misses, const json_t *want, const struct table_run *table)
{
    bool doubt = json_is_true(json_object_get(want, "doubt")), certain = json_is_true(json_object_get(want, "certain"));
    if ((doubt && table->report.status != 1) || (certain && table->report.status != 0))
        miss(misses, "check --load exits with %d, expected %d:\n%s", table->report.status, doubt, table->report.out);
}

static void run_compare_one(struct misses *misses, const json_t *want, const struct table_run *table)
{
    if (json_object_get(want, "error") != NULL) run_compare_error(misses, want, table);
    else if (table->doc == NULL) miss(misses, "exit %d: %s", table->run.status, table->run.err);
    else {
        run_compare_plan(misses, want, table);
        run_compare_certainty(misses, want, table);
    }
}

void table_compare(struct misses *misses, const json_t *want, const struct table_run *table)
{
    json_t *either = json_object_get(want, "either"), *alternative;
    struct misses best;
    size_t i;
    misses_init(&best);
    if (either == NULL) run_compare_one(&best, want, table);
    json_array_foreach (either, i, alternative) {
        struct misses these;
        json_t *whole = json_copy((json_t *)(uintptr_t)want);
        json_object_del(whole, "either");
        json_object_update(whole, alternative);
        misses_init(&these);
        run_compare_one(&these, whole, table);
        bool better = i == 0 || these.count < best.count;
        struct misses worse = better ? best : these;
        if (better) best = these;
        misses_done(&worse);
        json_decref(whole);
    }
    if (table->run.status >= 128) miss(misses, "the program died of signal %d", table->run.status - 128);
    buf_add(&misses->text, buf_slice(&best.text));
    misses->count += best.count;
    misses_done(&best);
}

bool table_judge(struct misses *misses, const char *path, const json_t *want, bool *silent)
{
    struct table_run table;
    size_t i, before = misses->count;
    json_t *more;
    table_run(&table, path, json_object_get(want, "options"));
    table_compare(misses, want, &table);
    *silent = misses->count > before && table_is_silent(&table);
    table_run_done(&table);
    json_array_foreach (json_object_get(want, "also"), i, more) {
        table_run(&table, path, json_object_get(more, "args"));
        table_compare(misses, more, &table);
        table_run_done(&table);
    }
    return misses->count == before;
}

/* ---- folders ---- */

const char *const table_folders[TABLE_FOLDERS] = {"field", "examples", "own", "more", "office", "offices", "sent"};

bool table_is_wanted(const char *folder, const char *name)
{
    const char *only = getenv("TABLES");
    char list[1024], file[512], *rest = NULL;
    if (only == NULL || *only == '\0') return true;
    snprintf(list, sizeof list, "%s", only);
    snprintf(file, sizeof file, "%s/%s", folder, name);
    for (char *word = strtok_r(list, " ", &rest); word != NULL; word = strtok_r(NULL, " ", &rest))
        if (strcmp(word, folder) == 0 || strcmp(word, file) == 0) return true;
    return false;
}

const char *tables_path(const char *folder, const char *name)
{
    char relative[512];
    snprintf(relative, sizeof relative, "tests/data/tables/%s/%s", folder, name);
    return test_path(relative);
}

json_t *tables_expected(const char *folder)
{
    json_error_t error;
    json_t *expected = json_load_file(tables_path(folder, "EXPECTED.json"), JSON_REJECT_DUPLICATES, &error);
    if (expected == NULL) {
        print_error("%s/EXPECTED.json, line %d: %s\n", folder, error.line, error.text);
        exit(1);
    }
    return expected;
}

void tables_without_settings(void)
{
    static const char *const names[] = {"XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "HOME"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) setenv(names[i], "/nonexistent", 1);
}
