/* tables: tables as offices publish them, loaded by the real program, compared with what they must load to.
 *
 * A folder of tables has a file EXPECTED.json: the name of each file and what it must load to, or that it must be
 * refused.  tests/data/tables/field/README.md says what may stand there.  Texts are compared without blanks. */
#ifndef JIHUA_TEST_TABLES_H
#define JIHUA_TEST_TABLES_H

#include <jansson.h>
#include <stdbool.h>

#include "base/buf.h"
#include "spawn.h"

/* ---- what the program says of a file ---- */

enum { TABLE_OPTIONS = 6 };

struct table_run {
    const char *path;                      /* borrowed */
    const char *option[TABLE_OPTIONS + 1]; /* arguments of the command line, NULL after the last; borrowed */
    struct spawned run;                    /* jihua export --format json */
    json_t *doc;                           /* what it printed; NULL if the file was refused */
    struct spawned report;                 /* jihua check --load */
};

/* Loads the file; `options`, which may be NULL, are a text like "--sheet 2" or a list of arguments. */
void table_run(struct table_run *, const char *path, const json_t *options);
void table_run_done(struct table_run *);
/* Loaded, and `check --load` has it that nothing was guessed: if the load is wrong, it is so in silence. */
bool table_is_silent(const struct table_run *);
json_t *table_tasks(const struct table_run *); /* borrowed; NULL if the file was refused */

/* ---- what it must load to ---- */

struct misses {
    struct buf text; /* a line for each */
    size_t count;
};

void misses_init(struct misses *);
void misses_done(struct misses *);
/* As comments of TAP, a line for each. */
void misses_print(const struct misses *, const char *name, bool silent);
void miss(struct misses *, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* Adds what is wrong with the load; of `either` in `want` the alternative counts that fits best. */
void table_compare(struct misses *, const json_t *want, const struct table_run *);
/* The same with all that may stand in `also`: the file loaded again, with other options. */
bool table_judge(struct misses *, const char *path, const json_t *want, bool *silent);

/* ---- texts and tasks, one against the other ---- */

char *flat(const char *text); /* without blanks of any kind; to be freed; NULL is the empty text */
/* `want` is a text, a list of texts that stand in it, {"one_of"}, {"not"} or {"parts"}. */
bool text_fits(const json_t *want, const char *text);
void task_compare(struct misses *, const char *which, const json_t *want, const json_t *task);
/* Every cell of a task in one list: number, names, content, targets, other columns, agencies.  To be released. */
json_t *task_cells(const json_t *task);

/* ---- folders ---- */

enum { TABLE_TEXTS = 4, TABLE_FOLDERS = 7 };
extern const char *const table_folders[TABLE_FOLDERS]; /* of tests/data/tables; first the TABLE_TEXTS with texts */
/* Whether TABLES in the environment, a list of folders (`own`) and files (`own/x.csv`), names the file; empty: all. */
bool table_is_wanted(const char *folder, const char *name);

/* EXPECTED.json of a folder of tests/data/tables, to be released; the test ends if it cannot be read. */
json_t *tables_expected(const char *folder);
const char *tables_path(const char *folder, const char *name); /* valid until the next call */
/* No setting of the user, no reading that was kept, has a part in what the tests see. */
void tables_without_settings(void);

#endif
