/* sample: the first rows of a file as they came, and what they are read as with certain options: what the reading
 * window shows. */
#ifndef JIHUA_SAMPLE_H
#define JIHUA_SAMPLE_H

#include "load/kept_reading.h"
#include "load/load.h"

#define SAMPLE_MAX ((size_t)512 << 10) /* bytes of a file that are looked at */

struct sample {
    struct plan *rows; /* owned: as they came, before anything is filled; NULL: there is none */
    struct plan *plan; /* owned: as they are read; NULL: they cannot be, for the reason err */
    struct err err;
    size_t first, end;     /* of an office file: the rows of the table that is read and the text around it */
    size_t tables, chosen; /* how many tables the file has, and which of them is read */
    bool placed;           /* an office file: its cells have their columns */
    unsigned header_line;
};

/* The whole lines at the beginning of what was read of a plan's file; borrowed from the plan. */
struct slice sample_bytes(const struct plan *, bool *whole);
void sample_make(struct sample *, const char *name, struct slice bytes, const struct load_options *);
void sample_done(struct sample *);

size_t sample_rows(const struct sample *);
size_t sample_columns(const struct sample *); /* cells of the widest of its first rows */
struct slice sample_cell(const struct sample *, size_t row, size_t cell);
unsigned sample_line(const struct sample *, size_t row); /* of the file */
bool sample_is_header(const struct sample *, size_t row);
bool sample_is_title(const struct sample *, size_t row);
/* The first row of the header; false if there is none. */
bool sample_header(const struct sample *, size_t *row);
/* The column that is made of a cell: its role and its label; false if it is left out. */
bool sample_column(const struct sample *, size_t cell, enum column_role *, struct slice *label);
/* What the row is known by; false if by nothing. */
bool sample_key(const struct sample *, size_t row, char key[KEPT_KEY]);
/* What options->kept has for it: kept_reading_find. */
bool sample_kept(const struct sample *, const struct load_options *, struct kept_reading *);
/* Of another table of the file: what --sheet is to be given for it, and how it is called. */
void sample_add_table_address(const struct sample *, size_t table, struct buf *);
void sample_add_table_name(const struct sample *, size_t table, struct buf *);

#endif
