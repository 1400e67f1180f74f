/* tables_edit: a table as it stands in its file, and the changes that people and programs make to it without a thought.
 *
 * The text is cut into rows and cells only as far as a change needs: what is not touched stays byte for byte. */
#ifndef JIHUA_TEST_TABLES_EDIT_H
#define JIHUA_TEST_TABLES_EDIT_H

#include <jansson.h>
#include <stdbool.h>

#include "base/buf.h"

enum { EDIT_CELLS = 64 };

struct edit_row {
    size_t start, end;             /* bytes of the text, without the line feed */
    size_t count;                  /* cells; a bar at either edge of the row begins or ends none */
    struct slice cell[EDIT_CELLS]; /* as they stand, with quotes and blanks */
    size_t task;                   /* the task that stands in this row, SIZE_MAX for none */
};

struct edit_table {
    struct buf text; /* UTF-8 without a byte order mark, lines end with a line feed */
    char delimiter;  /* between cells; NUL: a cell a line */
    struct edit_row *row;
    size_t nrows, cap;
    size_t width;      /* cells of every row that has more than one; 0: they differ */
    size_t first;      /* row of the first task, nrows if it was not found */
    size_t last;       /* row of the last task */
    json_t *tasks;     /* as the table loads, borrowed */
    const char *title; /* borrowed */
};

/* The bytes of a file in the encoding, cut up; `doc` is its JSON export.  False: they cannot be decoded. */
bool edit_table_init(struct edit_table *, struct slice bytes, const char *encoding, json_t *doc);
void edit_table_done(struct edit_table *);

/* A change: `apply` makes the changed file, or returns false where there is nothing to change. */
struct edit {
    const char *name; /* "with a title line" */
    bool (*apply)(const struct edit_table *, struct buf *out);
    bool roles; /* the roles of columns may change: the tasks are as many, their cells the same */
};
extern const struct edit edits[];
extern const size_t nedits;

/* The text of a cell: without quotes and the blanks around; to be freed. */
char *edit_cell_text(struct slice cell);

#endif
