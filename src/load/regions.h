/* regions: where the tables of a file stand: the text above each, its header rows, the rows below, the next table.
 *
 * A header is known by its words (header.h); it takes one to three rows, or as many as its merged cells cover.  The
 * tables of an office file are looked for in each worksheet, and in the tables of a document: those that continue each
 * other (the same header again, or none and as many columns after a page break) are one.  Rows are counted from 0. */
#ifndef JIHUA_REGIONS_H
#define JIHUA_REGIONS_H

#include "table/table.h"

enum { REGIONS_HEADER_ROWS = 3, REGIONS_MERGED_HEADER_ROWS = 8, REGIONS_TABLES = 256 };

struct region {
    size_t start;       /* the first row of the text above it */
    size_t header;      /* the first header row; without a known header the first row of the table */
    size_t header_rows; /* 0: no header word is known there */
    size_t end;         /* the row behind its last */
    size_t after;       /* the row behind the text below it */
};

struct regions {
    struct region table[REGIONS_TABLES];
    size_t tables; /* at least one */
};

/* `header_line`: the line of the first header row of the first table; 0: find it. */
void regions_find(struct regions *, const struct table *, unsigned header_line);
/* The one whose header fits best among those that can be seen and have rows; the first in a text. */
size_t regions_best(const struct regions *, const struct table *);
/* How well the header of a table fits: the weights of the roles that its words name, each counted once. */
unsigned regions_fit(const struct region *, const struct table *);
/* How surely the row is a header, in weights of its words; 0: it is none. */
unsigned regions_header_weight(const struct table *, size_t row);
/* Whether the row repeats the header of a table: the same words, blanks and invisible characters apart. */
bool regions_repeats(const struct table *, size_t header, size_t row);
/* 甲 乙 丙 1 2 3 below a header: numbers the columns. */
bool regions_is_index(const struct table *, size_t row);
/* Cells that are not blank. */
size_t regions_filled(const struct table *, size_t row);

#endif
