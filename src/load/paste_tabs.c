#include <stdlib.h>

#include "base/buf.h"
#include "base/lang.h"
#include "base/mem.h"
#include "load/paste.h"
#include "load/paste_inside.h"

/* Rows broken at the paragraphs of their cells.  Lines are weighed as in paste_rows.c, a whole line a step: it begins a
 * row, or it goes on with the last cell of the line above and has the cells behind it. */

enum {
    HEADER_WITHIN = 20, /* rows */
    GROUP = 40,         /* lines that make one row, at most */
    MISSING = -40,      /* for each cell that a row of several lines lacks */
    SHORT = -10,        /* for each cell that a line alone lacks */
    LONE = -15,         /* a line of one cell between rows */
    CONTINUES = -12,    /* a line goes on with a cell */
    NEXT_CLAUSE = 28,   /* and begins with the clause that comes next */
    CLEARLY = 12,
};

struct paste_broken {
    const struct table *table;
    size_t header, width;
    enum column_role role[PASTE_COLUMNS];
    size_t first, count;     /* a run of rows that are narrower than the header */
    int *forward, *backward; /* the best rows of the lines before and behind each place between two lines */
    size_t *begin;           /* of the row that ends there, in the best rows */
    struct buf *cell;        /* of the row that is put together */
};

static size_t paste_tabs_known(const struct table *t, size_t row)
{
    size_t known = 0;
    for (size_t i = 0; i < table_cells(t, row); i++) known += header_weight(table_cell(t, row, i)) >= HEADER_WEAK;
    return known;
}

static bool paste_tabs_find_header(struct paste_broken *b)
{
    size_t best = 1;
    for (size_t row = 0; row < table_rows(b->table) && row < HEADER_WITHIN; row++) {
        size_t cells = table_cells(b->table, row), known = paste_tabs_known(b->table, row);
        if (cells < 3 || cells > PASTE_COLUMNS || known * 2 < cells || known <= best) continue;
        best = known;
        b->header = row;
        b->width = cells;
    }
    return best > 1;
}

/* Without a header the widest row tells the width, where it begins with a number. */
static bool paste_tabs_find_widest(struct paste_broken *b)
{
    size_t widest = 0, rows = table_rows(b->table);
    for (size_t row = 0; row < rows; row++)
        if (table_cells(b->table, row) > table_cells(b->table, widest)) widest = row;
    b->width = table_cells(b->table, widest);
    b->header = SIZE_MAX;
    for (size_t c = 0; c < PASTE_COLUMNS; c++) b->role[c] = COLUMN_OTHER;
    b->role[0] = COLUMN_NO;
    return b->width >= 3 && b->width <= PASTE_COLUMNS && look_row_number(table_cell(b->table, widest, 0)) > 0;
}

static void paste_tabs_read_roles(struct paste_broken *b)
{
    struct header h;
    for (size_t c = 0; c < b->width; c++) {
        header_read(table_cell(b->table, b->header, c), &h);
        b->role[c] = COLUMN_OTHER;
        for (enum column_role role = 0; role < COLUMN_OTHER; role++)
            if (h.weight[role] > h.weight[b->role[c]]) b->role[c] = role;
    }
}

/* ---- scores ---- */

static int paste_tabs_fit(const struct paste_broken *b, size_t column, struct slice cell)
{
    if (slice_is_blank(cell) || text_is_placeholder(cell)) return 0;
    enum cell_look look = look_of(cell);
    if (b->role[column] == COLUMN_NO) return look == LOOK_NUMBER ? 30 : -40;
    if (column_kind(b->role[column]) == COLUMN_KIND_PLAIN && b->role[column] != COLUMN_DEADLINE) return 4;
    return look_fit_role(b->role[column], look) * 15 - 10;
}

static int paste_tabs_fit_cells(const struct paste_broken *b, size_t row, size_t first_cell, size_t at)
{
    int fit = 0;
    for (size_t i = first_cell; i < table_cells(b->table, row); i++)
        fit += paste_tabs_fit(b, at + i, table_cell(b->table, row, i));
    return fit;
}

/* 2. behind a paragraph that begins with 1. */
static bool paste_tabs_is_next_clause(struct slice above, struct slice cell)
{
    long a = look_row_number(slice_cut(slice_trim(above), 0, 1)),
         c = look_row_number(slice_cut(slice_trim(cell), 0, 1));
    return a > 0 && c == a + 1;
}

static int paste_tabs_best(int a, int b) { return a > b ? a : b; }

/* A line by itself: whole, cut short at its end, or without the cells at its start that were merged. */
static int paste_tabs_alone(const struct paste_broken *b, size_t row)
{
    size_t cells = table_cells(b->table, row), missing = b->width - cells;
    unsigned level;
    size_t end;
    if (cells == 1) return look_section_number(table_cell(b->table, row, 0), &level, &end) ? 0 : LONE;
    return paste_tabs_best(paste_tabs_fit_cells(b, row, 0, 0), paste_tabs_fit_cells(b, row, 0, missing)) +
           SHORT * (int)missing;
}

/* The line goes on with the cell of column `at` in which the line above ended. */
static int paste_tabs_go_on(const struct paste_broken *b, size_t row, size_t at)
{
    size_t cells = table_cells(b->table, row);
    if (at + cells > b->width || at == 0 || b->role[at] == COLUMN_NO) return PASTE_NEVER;
    struct slice cell = table_cell(b->table, row, 0);
    struct slice above = table_cell(b->table, row - 1, table_cells(b->table, row - 1) - 1);
    if (slice_is_blank(cell) || slice_is_blank(above) || look_of(cell) == LOOK_NUMBER) return PASTE_NEVER;
    int fit = paste_tabs_fit(b, at, cell), score = CONTINUES + (fit < 0 ? fit : 0);
    if (paste_tabs_is_next_clause(above, cell)) score += NEXT_CLAUSE;
    return score + paste_tabs_fit_cells(b, row, 1, at);
}

/* The lines [from, to) of the run as one row. */
static int paste_tabs_group(const struct paste_broken *b, size_t from, size_t to)
{
    size_t row = b->first + from, at = table_cells(b->table, row) - 1;
    if (to - from == 1) return paste_tabs_alone(b, row);
    int score = paste_tabs_fit_cells(b, row, 0, 0);
    for (row++; row < b->first + to; row++) {
        int on = paste_tabs_go_on(b, row, at);
        if (on <= PASTE_NEVER) return PASTE_NEVER;
        score += on;
        at += table_cells(b->table, row) - 1;
    }
    return score + MISSING * (int)(b->width - 1 - at);
}

/* ---- the best rows of a run ---- */

static void paste_tabs_weigh(struct paste_broken *b)
{
    for (size_t i = 0; i <= b->count; i++) b->forward[i] = b->backward[i] = PASTE_NEVER;
    b->forward[0] = b->backward[b->count] = 0;
    for (size_t to = 1; to <= b->count; to++)
        for (size_t from = to > GROUP ? to - GROUP : 0; from < to; from++) {
            int score = b->forward[from] + paste_tabs_group(b, from, to);
            if (score > b->forward[to]) b->forward[to] = score, b->begin[to] = from;
        }
    for (size_t from = b->count; from-- > 0;)
        for (size_t to = from + 1; to <= b->count && to <= from + GROUP; to++)
            b->backward[from] = paste_tabs_best(b->backward[from], paste_tabs_group(b, from, to) + b->backward[to]);
}

/* A row of several lines is sure where every row border inside it would be clearly worse. */
static bool paste_tabs_is_sure(const struct paste_broken *b, size_t from, size_t to, size_t *doubt)
{
    int best = b->forward[b->count];
    for (*doubt = from + 1; *doubt < to; ++*doubt)
        if (b->forward[*doubt] + b->backward[*doubt] > best - CLEARLY) return false;
    return true;
}

/* ---- writing ---- */

static void paste_tabs_write_row(const struct paste_broken *b, struct table *out, size_t row)
{
    for (size_t i = 0; i < table_cells(b->table, row); i++) table_add_loose(out, table_cell(b->table, row, i));
    table_end_row(out, table_row_line(b->table, row));
}

static void paste_tabs_write_joined(const struct paste_broken *b, struct table *out, size_t from, size_t to,
                                    struct report *report)
{
    buf_clear(b->cell);
    for (size_t row = from; row < to; row++)
        for (size_t i = 0; i < table_cells(b->table, row); i++) {
            struct slice cell = slice_trim(table_cell(b->table, row, i));
            if (row > from && i == 0) {
                buf_addc(b->cell, '\n');
                report_add(report, NOTE_BROKEN_ROW, table_row_line(b->table, row), 0, cell);
            } else if (row > from || i > 0) {
                table_add_loose(out, buf_slice(b->cell));
                buf_clear(b->cell);
            }
            buf_add(b->cell, cell);
        }
    table_add_loose(out, buf_slice(b->cell));
    table_end_row(out, table_row_line(b->table, from));
}

static bool paste_tabs_refuse(const struct paste_broken *b, size_t row, struct err *err)
{
    char found[64];
    struct slice text = slice_trim(table_cell(b->table, row, 0));
    text_visible_copy(slice_cut(text, 0, text_fit(text, 40, 1, NULL)), found, sizeof found);
    err_setf(err, _("join the lines of each row, or save the table as CSV"),
             _("rows are broken over lines, and “%s” may begin a row or go on with the cell above"), found);
    err_at(err, "", table_row_line(b->table, row), 0);
    return false;
}

/* ---- all of it ---- */

/* The run's rows, the last first, as places between its lines. */
static bool paste_tabs_write_run(const struct paste_broken *b, struct table *out, bool *changed, struct report *report,
                                 struct err *err)
{
    size_t *border = mem_alloc((b->count + 1) * sizeof *border), borders = 0, doubt = 0;
    bool sure = true;
    for (size_t to = b->count; to > 0; to = b->begin[to]) border[borders++] = to;
    for (size_t from = 0; borders > 0 && sure; from = border[borders]) {
        size_t to = border[--borders];
        if (to - from == 1) {
            paste_tabs_write_row(b, out, b->first + from);
            continue;
        }
        sure = paste_tabs_is_sure(b, from, to, &doubt);
        if (sure) paste_tabs_write_joined(b, out, b->first + from, b->first + to, report);
        *changed = true;
    }
    free(border);
    return sure || paste_tabs_refuse(b, b->first + doubt, err);
}

static bool paste_tabs_is_short(const struct paste_broken *b, size_t row)
{
    return row + 1 > b->header + 1 && table_cells(b->table, row) < b->width; /* header + 1 is 0 without one */
}

/* Two lines one below the other that may be one row: otherwise nothing is to be done. */
static bool paste_tabs_may_be_broken(const struct paste_broken *b)
{
    for (size_t row = b->header + 1; row + 1 < table_rows(b->table); row++)
        if (paste_tabs_is_short(b, row) && paste_tabs_is_short(b, row + 1) && table_cells(b->table, row) > 1 &&
            table_cells(b->table, row) + table_cells(b->table, row + 1) - 1 <= b->width)
            return true;
    return false;
}

static bool paste_tabs_all(struct paste_broken *b, struct table *out, bool *changed, struct report *report,
                           struct err *err)
{
    size_t rows = table_rows(b->table);
    for (size_t row = 0; row < rows; row += b->count + (b->count == 0)) {
        b->first = row;
        b->count = 0;
        while (row + b->count < rows && paste_tabs_is_short(b, row + b->count)) b->count++;
        if (b->count == 0) {
            paste_tabs_write_row(b, out, row);
            continue;
        }
        paste_tabs_weigh(b);
        if (!paste_tabs_write_run(b, out, changed, report, err)) return false;
    }
    return true;
}

bool paste_tabs(const struct table *rows, struct table *out, bool *changed, struct report *report, struct err *err)
{
    struct paste_broken b = {.table = rows};
    struct buf cell;
    *changed = false;
    bool headed = table_rows(rows) > 0 && paste_tabs_find_header(&b);
    if (table_rows(rows) == 0 || (!headed && !paste_tabs_find_widest(&b)) || !paste_tabs_may_be_broken(&b)) return true;
    size_t places = table_rows(rows) + 1;
    if (headed) paste_tabs_read_roles(&b);
    buf_init(&cell);
    b.cell = &cell;
    b.forward = mem_alloc(places * sizeof *b.forward);
    b.backward = mem_alloc(places * sizeof *b.backward);
    b.begin = mem_zalloc(places * sizeof *b.begin);
    bool fine = paste_tabs_all(&b, out, changed, report, err);
    free(b.forward);
    free(b.backward);
    free(b.begin);
    buf_done(&cell);
    return fine;
}
