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

/* The rows that merged cells of the header row cover; 1 where there are none. */
static size_t regions_merged_rows(const struct table *t, size_t header)
{
    size_t rows = 1;
    for (size_t cell = 0; cell < table_cells(t, header); cell++) {
        const struct table_merge *merge = table_merge_at(t, header, cell);
        if (merge && merge->row == header && merge->rows > rows) rows = merge->rows;
    }
    return rows > REGIONS_MERGED_HEADER_ROWS ? 1 : rows;
}

static size_t regions_header_rows(const struct table *t, size_t header)
{
    size_t rows = 1, merged = table_is_placed(t) ? regions_merged_rows(t, header) : 1;
    if (merged > 1) return merged;
    while (rows < REGIONS_HEADER_ROWS && regions_completes(t, header + rows)) rows++;
    return rows;
}

/* A merged cell of the row begins further up: so does the header. */
static size_t regions_begin_of_header(const struct table *t, size_t row, size_t from)
{
    for (size_t cell = 0; table_is_placed(t) && cell < table_cells(t, row); cell++) {
        const struct table_merge *merge = table_merge_at(t, row, cell);
        if (merge && merge->row < row && merge->row >= from && row - merge->row < REGIONS_MERGED_HEADER_ROWS)
            row = merge->row, cell = 0;
    }
    return row;
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
        if (weight[row - from] * 2 >= best) return regions_begin_of_header(t, row, from);
    return table_rows(t);
}

/* The last of the rows [from, to) that begins on the line or above it. */
static size_t regions_row_of_line(const struct table *t, unsigned line, size_t from, size_t to)
{
    size_t row = from;
    while (row + 1 < to && table_row_line(t, row + 1) <= line) row++;
    return row;
}

/* The header row of the first table in the rows [from, to), table_rows if there is none; `line` is the one that the
 * user named, 0: find it. */
static size_t regions_header_within(const struct table *t, size_t from, size_t to, unsigned line)
{
    return line > 0 && from < to ? regions_row_of_line(t, line, from, to) : regions_first_header(t, from, to);
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

/* The next table, the one that it follows ended; NULL if there are too many. */
static struct region *regions_add(struct regions *r, struct region table)
{
    if (r->tables == REGIONS_TABLES) return NULL;
    r->table[r->tables] = table;
    return &r->table[r->tables++];
}

/* Ends a table where another one begins below it, and so on: the last of them. */
static struct region *regions_split(struct regions *r, const struct table *t, struct region *table, size_t from)
{
    size_t to = table->end;
    for (size_t row = from; row < to; row++) {
        if (!regions_is_other_header(t, table, row)) continue;
        size_t start = regions_start_above(t, row, table->header + table->header_rows);
        struct region *next = regions_add(r, (struct region){start, row, regions_header_rows(t, row), to, to});
        if (next == NULL) return table;
        table->end = table->after = start;
        table = next;
        row += table->header_rows - 1;
    }
    return table;
}

/* The tables in the rows [from, to) of a text or a worksheet: at least one, if there are rows. */
static void regions_find_in_rows(struct regions *r, const struct table *t, size_t from, size_t to, unsigned line)
{
    size_t header = regions_header_within(t, from, to, line);
    bool known = header < table_rows(t);
    struct region *table = regions_add(r, (struct region){from, known ? header : from, 0, to, to});
    if (table == NULL || !known) return;
    table->header_rows = regions_header_rows(t, header);
    regions_split(r, t, table, header + table->header_rows);
}

/* ---- the tables of a document ---- */

/* 表2 …, 附件1, …任务分解表: a line that names the next table, unless it says that the last one goes on. */
static bool regions_names_table(struct slice text)
{
    static const char *const begins[] = {"附件", "附表", "表"}, *const ends[] = {"表",   "清单", "台账", "方案",
                                                                                 "计划", "任务", "分工", "目录"};
    enum { LONGEST = 60 };
    text = slice_trim(text);
    if (text_chars(text) > LONGEST || slice_find(text, SLICE("续")) != SIZE_MAX) return false;
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
        if (slice_has_prefix(text, slice_of(begins[i]))) return true;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        struct slice end = slice_of(ends[i]);
        if (text.n > end.n && memcmp(text.s + text.n - end.n, end.s, end.n) == 0) return true;
    }
    return false;
}

/* What the rows between two tables say: whether the next is another one. */
static bool regions_is_named_between(const struct table *t, size_t from, size_t to)
{
    for (size_t row = from; row < to; row++)
        if (regions_filled(t, row) == 1 && regions_names_table(table_cell(t, row, regions_first_filled(t, row))))
            return true;
    return false;
}

static size_t regions_width(const struct table *t, size_t from, size_t to)
{
    size_t width = 0;
    for (size_t row = from; row < to; row++)
        if (table_cells(t, row) > width) width = table_cells(t, row);
    return width;
}

/* Whether a table of a document goes on with the one before it. */
static bool regions_continues(const struct table *t, const struct region *before, size_t from, size_t to, size_t header)
{
    if (regions_is_named_between(t, before->end, header < to ? header : from)) return false;
    if (header < to) return before->header_rows > 0 && regions_repeats(t, before->header, header);
    size_t width = regions_width(t, before->header, before->end);
    return before->header_rows > 0 && before->end >= from - (from > 0) && regions_width(t, from, to) == width;
}

/* One table of a document, in the rows [from, to). */
static void regions_take_table(struct regions *r, const struct table *t, size_t from, size_t to, size_t start,
                               struct region **before, unsigned line)
{
    size_t header = regions_header_within(t, from, to, line), rows = to - from;
    if (*before && regions_continues(t, *before, from, to, header)) {
        (*before)->end = (*before)->after = to;
        *before = regions_split(r, t, *before, from);
        return;
    }
    bool known = header < to;
    if (!known && (rows < 2 || regions_width(t, from, to) < 2)) return;
    struct region table = {start, known ? header : from, known ? regions_header_rows(t, header) : 0, to, to};
    if (*before) (*before)->after = from;
    struct region *added = regions_add(r, table);
    if (added) *before = known ? regions_split(r, t, added, added->header + added->header_rows) : added;
}

/* The tables of a document or a web page, whose parts are [*part, …). */
static void regions_find_in_document(struct regions *r, const struct table *t, size_t *part, unsigned line)
{
    struct region *before = NULL;
    size_t start = t->part[*part].row, end = start;
    for (; *part < t->parts && t->part[*part].kind != TABLE_PART_SHEET; ++*part) {
        size_t from = t->part[*part].row, to = from + t->part[*part].rows;
        end = to;
        if (t->part[*part].kind != TABLE_PART_TABLE || from == to) continue;
        regions_take_table(r, t, from, to, before ? before->end : start, &before, line);
    }
    if (before) before->after = end;
}

/* ---- all of it ---- */

void regions_find(struct regions *r, const struct table *t, unsigned header_line)
{
    *r = (struct regions){.tables = 0};
    if (!table_is_placed(t)) regions_find_in_rows(r, t, 0, table_rows(t), header_line);
    for (size_t part = 0; part < t->parts;) {
        size_t from = t->part[part].row, to = from + t->part[part].rows;
        if (t->part[part].kind != TABLE_PART_SHEET) regions_find_in_document(r, t, &part, header_line);
        else if (part++, from < to) regions_find_in_rows(r, t, from, to, header_line);
    }
    if (r->tables == 0) regions_add(r, (struct region){0, 0, 0, table_rows(t), table_rows(t)});
}

/* 单位 alone: beside an indicator it is what is counted, so it speaks for no agency. */
static bool regions_is_measure(struct slice cell)
{
    struct buf core;
    buf_init(&core);
    header_add_core(cell, &core);
    bool measure = slice_equals(buf_slice(&core), "单位");
    buf_done(&core);
    return measure;
}

unsigned regions_fit(const struct region *region, const struct table *t)
{
    unsigned best[COLUMN_ROLES] = {0}, fit = 0;
    for (size_t row = region->header; row < region->header + region->header_rows; row++)
        for (size_t cell = 0; cell < table_cells(t, row); cell++) {
            struct header h;
            if (regions_is_measure(table_cell(t, row, cell))) continue;
            header_read(table_cell(t, row, cell), &h);
            for (int role = 0; role < COLUMN_OTHER; role++)
                if (h.weight[role] > best[role]) best[role] = h.weight[role];
        }
    for (int role = 0; role < COLUMN_OTHER; role++) fit += best[role];
    return fit;
}

size_t regions_best(const struct regions *r, const struct table *t)
{
    size_t best = 0;
    unsigned most = 0;
    for (size_t i = 0; i < r->tables && table_is_placed(t); i++) {
        const struct region *region = &r->table[i];
        bool has_rows = region->header + region->header_rows < region->end;
        bool hidden = table_part_of(t, region->header)->hidden;
        unsigned fit = has_rows ? 2 * regions_fit(region, t) + 1 : 0;
        if (!hidden && has_rows && region->header_rows > 0) fit += 1 << 20; /* seen comes before not seen */
        if (fit > most) best = i, most = fit;
    }
    return best;
}
