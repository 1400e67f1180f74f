/* table: delimited text → rows of cells, each knowing the line of the file where it starts.
 *
 * Cells are slices of the file's own bytes (valid UTF-8), except the few that had to be unescaped or changed.  libcsv
 * decides structure, quoting and unescaping (tokens.c feeds it); what it has no notion of (dialects, line numbers,
 * blank rows, an unclosed quote) lives here and in dialect.c.  The rows of office files come from grid.c: they know the
 * part of the file that they belong to, the column of each cell, and which cells are merged.
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

/* Where rows come from: a part of an office file.  A text has no parts. */
enum table_part_kind {
    TABLE_PART_SHEET, /* a worksheet */
    TABLE_PART_TABLE, /* a table of a document or a web page */
    TABLE_PART_PROSE  /* the paragraphs outside of tables, one cell a row */
};

struct table_part {
    enum table_part_kind kind;
    bool hidden;         /* a worksheet that is not shown */
    struct slice name;   /* of a worksheet */
    unsigned number;     /* among the parts of its kind, from 1 */
    uint32_t row, rows;  /* its first row, how many */
    struct report notes; /* what its reader noticed */
};

/* A merged cell: a rectangle of rows and cells of the table.  The text of its first cell counts for all of it; the
 * other cells are blank. */
struct table_merge {
    uint32_t row, cell;
    uint32_t rows, cells;
};

/* In this row a merged cell covers cells from this one on. */
struct table_cover {
    uint32_t row, cell, merge;
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
    struct arena arena;      /* their bytes */
    struct table_part *part; /* of an office file, in its order; none: a text */
    size_t parts, part_cap;
    struct table_merge *merge;
    size_t merges, merge_cap;
    struct table_cover *cover; /* by row, then by cell; none overlaps another */
    size_t covers, cover_cap;
};

void table_init(struct table *, const char *text);
void table_done(struct table *);

/* Building: cells of one row, then the row's end.  A row of blank cells only is dropped. */
void table_add_cell(struct table *, struct slice text);  /* a slice of the text */
void table_add_loose(struct table *, struct slice text); /* any text; copied */
uint32_t table_add_text(struct table *, struct slice);   /* a text that cells can share; borrowed; its number */
void table_add_shared(struct table *, uint32_t text);    /* a cell that holds it */
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

/* ---- office files ---- */

/* The columns of all cells and all merged cells are known: nothing about them is to be guessed. */
bool table_is_placed(const struct table *);
void table_add_part(struct table *, enum table_part_kind, struct slice name, bool hidden); /* the name is copied */
/* The part that a row belongs to; only of a table with parts. */
const struct table_part *table_part_of(const struct table *, size_t row);
unsigned table_part_number(const struct table *, size_t row); /* its place among all parts, from 1; 0 in a text */
/* The merged cell that covers a cell, NULL if none does. */
const struct table_merge *table_merge_at(const struct table *, size_t row, size_t cell);
bool table_has_merge_down(const struct table *, size_t row, size_t end); /* one of several rows, in rows [row, end) */
/* Gives every cell of the row that a merged cell covers the text of its first cell, but for columns that are `unused`
 * (an array of as many as the widest row has cells, or NULL). */
void table_fill_merged(struct table *, size_t row, const bool *unused);

#endif
