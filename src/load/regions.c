#include "load/regions.h"

#include "base/chars.h"
#include "base/numeral.h"
#include "load/header.h"
#include "load/look.h"

enum {
    HEADER_WITHIN = 60,  /* rows: a letter can stand above a table */
    HEADER_LEAST = 12,   /* weights of the words of a header row, at least */
    HEADER_CERTAIN = 50, /* so many that no row below it is looked at */
    HEADER_FIRM = 30,    /* so many that a number or a date beside them does not matter */
    TABLE_LEAST = 18,    /* of a further table: a row of tasks is taken for one less easily */
};

size_t regions_filled(const struct table *t, size_t row)
{
    size_t count = 0;
    for (size_t i = 0; i < table_cells(t, row); i++) count += !slice_is_blank(table_cell(t, row, i));
    return count;
}

static size_t regions_first_filled(const struct table *t, size_t row)
{
    size_t i = 0;
    while (i < table_cells(t, row) && slice_is_blank(table_cell(t, row, i))) i++;
    return i;
}

/* ---- header rows ---- */

unsigned regions_header_weight(const struct table *t, size_t row)
{
    unsigned sum = 0;
    size_t filled = 0, known = 0, sure = 0, possible = 0, cells = 0; /* cells: what only a row of a table holds */
    for (size_t i = 0; i < table_cells(t, row); i++) {
        struct slice cell = table_cell(t, row, i);
        if (slice_is_blank(cell)) continue;
        unsigned weight = header_weight(cell);
        enum cell_look look = weight == 0 ? look_of(cell) : LOOK_BLANK;
        cells += look != LOOK_BLANK && look != LOOK_NAME && look != LOOK_AGENCIES;
        filled++;
        known += weight >= HEADER_WEAK;
        sure += weight >= HEADER_SURE - 1;
        possible += weight >= HEADER_GOOD || header_is_possible(cell);
        sum += weight;
    }
    bool many = sure >= 3 || known * 3 >= filled; /* of a very wide table only some words are known */
    if (filled < 2 || known < 2 || possible * 10 < filled * 7 || !many || cells * 4 > filled) return 0;
    if (cells > 0 && sum < HEADER_FIRM) return 0;
    return sum >= HEADER_LEAST ? sum : 0;
}

/* (4)=(3)/(2), 3=1+2: the number of a column with how it is reckoned; the number, -1 for anything else. */
static long regions_column_number(struct slice cell)
{
    long number = 0;
    size_t digits = 0;
    bool first = true;
    for (size_t pos = 0; pos < cell.n;) {
        uint32_t cp = text_halfwidth(text_decode(cell, pos, &pos));
        bool digit = cp >= '0' && cp <= '9';
        if (digit && first && number < 1000) number = number * 10 + (long)(cp - '0');
        digits += digit;
        first = first && (digit || digits == 0);
        if (!digit && (cp >= 0x80 || strchr("()=+-*/ ", (int)cp) == NULL) && cp != 0xD7 && cp != 0xF7) return -1;
    }
    return digits > 0 ? number : -1;
}

/* 甲 乙 丙 1 2 3 below a header: numbers the columns. */
bool regions_is_index(const struct table *t, size_t row)
{
    static const char *const stems[] = {"甲", "乙", "丙", "丁", "戊", "A", "B", "C", "D", "E", NULL};
    size_t filled = 0, counted = 0;
    long before = 0;
    for (size_t i = 0; i < table_cells(t, row); i++) {
        struct slice cell = slice_trim(table_cell(t, row, i));
        if (cell.n == 0) continue;
        filled++;
        long number = regions_column_number(cell);
        bool stem = false;
        for (const char *const *s = stems; *s && !stem; s++) stem = slice_equals(cell, *s);
        counted += stem || number == before + 1;
        if (number > 0) before = number;
    }
    return filled >= 3 && counted == filled;
}

/* Whether the row completes the header above it: it begins blank, all that it says could be a header, and at least half
 * of it is known. */
static bool regions_completes(const struct table *t, size_t row)
{
    size_t filled = 0, known = 0;
    if (row >= table_rows(t) || !slice_is_blank(table_cell(t, row, 0)) || regions_is_index(t, row)) return false;
    for (size_t i = 0; i < table_cells(t, row); i++) {
        struct slice cell = table_cell(t, row, i);
        if (slice_is_blank(cell)) continue;
        unsigned weight = header_weight(cell);
        filled++;
        known += weight >= HEADER_WEAK;
        if (weight < HEADER_WEAK && !header_is_possible(cell)) return false;
    }
    return filled > 0 && known * 2 >= filled && known > 0;
}

static size_t regions_header_rows(const struct table *t, size_t header)
{
    size_t rows = 1;
    while (rows < REGIONS_HEADER_ROWS && regions_completes(t, header + rows)) rows++;
    return rows;
}

/* The first row that is nearly as surely a header as the surest; table_rows if no row is one. */
static size_t regions_first_header(const struct table *t, size_t from, size_t to)
{
    unsigned best = 0, weight[HEADER_WITHIN] = {0};
    for (size_t row = from; row < to && row - from < HEADER_WITHIN && best < HEADER_CERTAIN; row++) {
        weight[row - from] = regions_header_weight(t, row);
        if (weight[row - from] > best) best = weight[row - from];
    }
    for (size_t row = from; best > 0 && row < to && row - from < HEADER_WITHIN; row++)
        if (weight[row - from] * 2 >= best) return row;
    return table_rows(t);
}

static size_t regions_row_of_line(const struct table *t, unsigned line)
{
    size_t row = 0;
    while (row + 1 < table_rows(t) && table_row_line(t, row + 1) <= line) row++;
    return row;
}

/* ---- further tables ---- */

static bool regions_same_word(struct slice a, struct slice b)
{
    struct buf x, y;
    buf_init(&x);
    buf_init(&y);
    header_add_core(a, &x);
    header_add_core(b, &y);
    bool same = slice_equal(buf_slice(&x), buf_slice(&y));
    buf_done(&x);
    buf_done(&y);
    return same;
}

bool regions_repeats(const struct table *t, size_t header, size_t row)
{
    size_t same = 0;
    for (size_t i = 0; i < table_cells(t, row); i++) {
        struct slice cell = table_cell(t, row, i);
        if (slice_is_blank(cell)) continue;
        if (slice_is_blank(table_cell(t, header, i)) || !regions_same_word(cell, table_cell(t, header, i)))
            return false;
        same++;
    }
    return same >= 2;
}

/* A row that begins as rows of tasks do (with a number, with a long cell) is not looked at more closely: nearly all are
 * such. */
static bool regions_may_begin_table(const struct table *t, size_t row)
{
    enum { LONG = 100, LOOKED_AT = 3 }; /* bytes; cells */
    size_t first = regions_first_filled(t, row);
    struct slice cell = table_cell(t, row, first);
    if (cell.n > 0 && cell.s[0] >= '0' && cell.s[0] <= '9') return false;
    for (size_t i = first; i < table_cells(t, row) && i < first + LOOKED_AT; i++)
        if (table_cell(t, row, i).n > LONG) return false;
    return true;
}

/* The rows of one cell above a header that name its table: they belong to it. */
static size_t regions_start_above(const struct table *t, size_t header, size_t least)
{
    size_t start = header;
    while (start > least && header - start < 3 && regions_filled(t, start - 1) == 1) start--;
    return start;
}

/* Most of its words are known: a task whose name ends like a header is not enough. */
static bool regions_is_mostly_known(const struct table *t, size_t row)
{
    size_t filled = 0, known = 0;
    for (size_t i = 0; i < table_cells(t, row); i++) {
        if (slice_is_blank(table_cell(t, row, i))) continue;
        filled++;
        known += header_weight(table_cell(t, row, i)) > HEADER_WEAK;
    }
    return known * 10 >= filled * 6;
}

static bool regions_is_other_header(const struct table *t, const struct region *of, size_t row)
{
    if (!regions_may_begin_table(t, row) || regions_filled(t, row) < 2) return false;
    if (regions_header_weight(t, row) < TABLE_LEAST || !regions_is_mostly_known(t, row)) return false;
    for (size_t i = 0; i < of->header_rows; i++)
        if (regions_repeats(t, of->header + i, row)) return false;
    return true;
}

void regions_find(struct regions *r, const struct table *t, unsigned header_line)
{
    size_t rows = table_rows(t);
    struct region *table = &r->table[0];
    *r = (struct regions){.tables = 1};
    *table = (struct region){
        0, header_line > 0 ? regions_row_of_line(t, header_line) : regions_first_header(t, 0, rows), 0, rows};
    if (table->header == rows) {
        table->header = 0;
        return;
    }
    table->header_rows = regions_header_rows(t, table->header);
    for (size_t row = table->header + table->header_rows; row < rows && r->tables < REGIONS_TABLES; row++) {
        if (!regions_is_other_header(t, table, row)) continue;
        size_t start = regions_start_above(t, row, table->header + table->header_rows);
        table->end = start;
        table = &r->table[r->tables++];
        *table = (struct region){start, row, regions_header_rows(t, row), rows};
        row += table->header_rows - 1;
    }
}
