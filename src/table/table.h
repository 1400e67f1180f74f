/* table: delimited text → rows of cells, each knowing the line of the file where it starts.
 *
 * Cells are slices of the file's own bytes (valid UTF-8), except the few that had to be unescaped or changed.  libcsv
 * decides structure, quoting and unescaping (tokens.c feeds it); what it has no notion of (dialects, line numbers,
 * blank rows, an unclosed quote) lives here and in dialect.c.
 * Invariant: a row has at least one cell that is not blank. */
#ifndef JIHUA_TABLE_H
#define JIHUA_TABLE_H

#include "base/arena.h"
#include "base/err.h"
#include "table/report.h"
#include "base/text.h"

struct table_row {
    uint64_t base;  /* byte of the text that the row's spans count from */
    uint32_t first; /* index of the row's first span */
    uint32_t line;  /* source line of the row, from 1 */
};

struct table_span {
    uint32_t start; /* bytes from the row's base; with TABLE_LOOSE in nbytes: index into loose */
    uint32_t nbytes;
};

#define TABLE_LOOSE 0x80000000u
#define TABLE_CELL_MAX (1u << 20) /* bytes in one cell */
#define TABLE_COLUMN_MAX 4096

struct table {
    const char *text; /* borrowed from whoever owns the file's bytes */
    struct table_row *row;
    size_t rows, row_cap;
    struct table_span *span;
    size_t spans, span_cap;
    struct slice *loose; /* texts of unescaped and changed cells */
    size_t loose_count, loose_cap;
    struct arena arena; /* their bytes */
};

void table_init(struct table *, const char *text);
void table_done(struct table *);

/* Building: cells of one row, then the row's end.  A row of blank cells only is dropped. */
void table_add_cell(struct table *, struct slice text);  /* a slice of the text */
void table_add_loose(struct table *, struct slice text); /* any text; copied */
void table_end_row(struct table *, unsigned line);       /* line: where the row began */
void table_drop_row(struct table *);                     /* forgets the cells since the last row */
void table_drop_empty_last(struct table *);              /* the last cell added, if it is empty */
size_t table_pending(const struct table *);              /* cells added since the last row */

size_t table_rows(const struct table *);
size_t table_cells(const struct table *, size_t row);
struct slice table_cell(const struct table *, size_t row, size_t cell); /* empty where the row is shorter */
unsigned table_row_line(const struct table *, size_t row);
unsigned table_cell_line(const struct table *, size_t row, size_t cell);
/* Gives an existing cell of a row a new text; copied. */
void table_set_cell(struct table *, size_t row, size_t cell, struct slice text);

#endif
