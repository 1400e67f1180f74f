/* A sheet as text of a fixed width: for terminals, mail and line printers (a form feed starts every page but the first). */
#include <stdlib.h>

#include "grid.h"
#include "mem.h"
#include "sheet.h"
#include "wrap.h"

/* The columns of a ruled row: a row is as wide as their widths, three for each and one. */
struct ruled {
    const int *width;
    size_t count;      /* 0: nothing is there */
};

/* Where a renderer stands. */
struct pen {
    struct buf *out;
    const struct sheet_look *look;
    bool fresh;        /* at the start of a page: no blank line is wanted */
    bool begun;        /* something was written */
    size_t pages;
};

enum { NARROWEST = 8 }; /* columns for running text; a table with less is set as forms */

static void add_gap(struct pen *pen)
{
    if (!pen->fresh) buf_adds(pen->out, "\n");
    pen->fresh = false;
}

static void add_paragraph(struct pen *pen, struct slice text, bool centred)
{
    struct wrap_line line;
    for (size_t pos = 0; wrap_next(text, &pos, pen->look->ncols, pen->look->ambiguous, &line);) {
        if (centred && line.ncols < pen->look->ncols) buf_fill(pen->out, ' ', (size_t)(pen->look->ncols - line.ncols) / 2);
        buf_add_visible(pen->out, slice_cut(text, line.start, line.end));
        buf_adds(pen->out, "\n");
    }
    pen->fresh = false;
}

/* ---- ruled rows ---- */

static int ruled_cols(struct ruled row)
{
    int ncols = 1;
    for (size_t i = 0; i < row.count; i++) ncols += row.width[i] + 3;
    return ncols;
}

/* Whether an upright line stands at a column; *next is the place of the line that comes next, from 0. */
static bool is_line(struct ruled row, int column, size_t *index, int *next)
{
    if (row.count == 0 || column != *next) return false;
    if (*index < row.count) *next += row.width[(*index)++] + 3;
    return true;
}

/* The level line between two rows, its joints made for the lines above and below. */
static void add_rule(struct pen *pen, struct ruled above, struct ruled below)
{
    static const char *const left[] = {"─", "└", "┌", "├"}, *const inner[] = {"─", "┴", "┬", "┼"},
                             *const right[] = {"─", "┘", "┐", "┤"}; /* by: 1 a line above, 2 a line below */
    int ncols = ruled_cols(above.count > 0 ? above : below), next_above = 0, next_below = 0;
    size_t index_above = 0, index_below = 0;
    for (int c = 0; c < ncols; c++) {
        int joint = is_line(above, c, &index_above, &next_above) | is_line(below, c, &index_below, &next_below) << 1;
        buf_adds(pen->out, (c == 0 ? left : c == ncols - 1 ? right : inner)[joint]);
    }
    buf_adds(pen->out, "\n");
}

static void add_cells(struct pen *pen, struct ruled row, const struct slice *text, const struct sheet_column *column,
                      size_t least_lines)
{
    struct grid_cell *cells = mem_zalloc((row.count + 1) * sizeof *cells);
    struct grid_frame frame = {"│ ", " │ ", " │", least_lines, pen->look->ambiguous};
    for (size_t i = 0; i < row.count; i++)
        cells[i] = (struct grid_cell){.text = text[i], .ncols = row.width[i], .right = column != NULL && column[i].right};
    grid_row(pen->out, cells, row.count, &frame);
    free(cells);
    pen->fresh = false;
}

/* Columns of the widest line of a text. */
static int natural_cols(struct slice text, int ambiguous)
{
    int widest = 2;
    for (size_t start = 0; start < text.n;) {
        size_t end = start;
        while (end < text.n && text.s[end] != '\n') end++;
        int cols = text_cols(slice_cut(text, start, end), ambiguous);
        if (cols > widest) widest = cols;
        start = end + 1;
    }
    return widest;
}

static int lesser(int a, int b) { return a < b ? a : b; }

/* ---- forms: label left, text right ---- */

static void form_widths(const struct pen *pen, const struct slice *labels, size_t count, int width[2])
{
    width[0] = 4;
    for (size_t i = 0; i < count; i++) {
        int cols = natural_cols(labels[i], pen->look->ambiguous);
        if (cols > width[0]) width[0] = cols;
    }
    width[0] = lesser(width[0], (pen->look->ncols - 7) / 3);
    width[1] = pen->look->ncols - 7 - width[0];
}

static void add_form(struct pen *pen, const struct slice *labels, const struct slice *texts, size_t count)
{
    int width[2];
    form_widths(pen, labels, count, width);
    struct ruled row = {width, 2}, above = {NULL, 0}, none = {NULL, 0};
    for (size_t i = 0; i < count; i++) {
        const struct slice cells[2] = {labels[i], texts[i]};
        add_rule(pen, above, row);
        add_cells(pen, row, cells, NULL, 1);
        above = row;
    }
    add_rule(pen, above, none);
}

static int *box_widths(const struct pen *pen, size_t count)
{
    int *width = mem_alloc((count + 1) * sizeof *width), room = pen->look->ncols - 1 - 3 * (int)count;
    for (size_t i = 0; i < count; i++) {
        width[i] = room / (int)count + ((int)i < room % (int)count);
        if (width[i] < 2) width[i] = 2;
    }
    return width;
}

static bool is_form_block(const struct sheet_block *block) { return block->kind == SHEET_FIELD || block->kind == SHEET_BOXES; }

/* The labels of a form's fields decide how wide its left column is. */
static void form_widths_of(const struct pen *pen, const struct sheet_block *block, size_t count, int width[2])
{
    struct slice *labels = mem_alloc((count + 1) * sizeof *labels);
    size_t fields = 0;
    for (size_t i = 0; i < count; i++)
        if (block[i].kind == SHEET_FIELD) labels[fields++] = block[i].label;
    form_widths(pen, labels, fields, width);
    free(labels);
}

/* The fields and boxes from block `from` on, as one form; returns the last block of it. */
static size_t add_fields(struct pen *pen, const struct sheet *sheet, size_t from)
{
    const struct sheet_block *block = sheet->block + from;
    size_t count = 0;
    int width[2], *owned = NULL;
    while (from + count < sheet->count && is_form_block(&block[count])) count++;
    form_widths_of(pen, block, count, width);
    struct ruled above = {NULL, 0}, none = {NULL, 0};
    for (size_t i = 0; i < count; i++) {
        const struct slice pair[2] = {block[i].label, block[i].text};
        bool boxes = block[i].kind == SHEET_BOXES;
        int *boxed = boxes ? box_widths(pen, block[i].boxes) : NULL;
        struct ruled row = boxes ? (struct ruled){boxed, block[i].boxes} : (struct ruled){width, 2};
        add_rule(pen, above, row);
        add_cells(pen, row, boxes ? block[i].box : pair, NULL, boxes ? block[i].room : 1);
        free(owned);
        owned = boxed;
        above = row;
    }
    add_rule(pen, above, none);
    free(owned);
    return from + count - 1;
}

/* ---- tables ---- */

/* What each column would take on one line. */
static void natural_widths(const struct sheet_table *table, int ambiguous, int *width)
{
    for (size_t c = 0; c < table->columns; c++) {
        width[c] = natural_cols(table->column[c].header, ambiguous);
        for (size_t r = 0; r < table->rows; r++) {
            if (table->row[r].section) continue;
            int cols = natural_cols(table->row[r].cell[c], ambiguous);
            if (cols > width[c]) width[c] = cols;
        }
    }
}

/* Fits the columns into the line: those of share 0 and the narrow ones keep what they take, the others divide the rest
 * by their shares.  False if running text would get too little room. */
static bool fit_widths(const struct sheet_table *table, int ncols, int *width)
{
    int room = ncols - 1 - 3 * (int)table->columns;
    unsigned shares = 0;
    bool *settled = mem_zalloc((table->columns + 1) * sizeof *settled);
    for (size_t c = 0; c < table->columns; c++) {
        settled[c] = table->column[c].share == 0;
        if (settled[c]) room -= width[c] = lesser(width[c], ncols / 4);
        else shares += table->column[c].share;
    }
    for (bool again = true; again && room > 0;) {
        again = false;
        for (size_t c = 0; c < table->columns; c++) {
            if (settled[c] || width[c] * (int)shares > room * (int)table->column[c].share) continue;
            settled[c] = again = true;
            room -= width[c];
            shares -= table->column[c].share;
        }
    }
    size_t last = SIZE_MAX;
    bool fits = room >= 0;
    int left = room;
    for (size_t c = 0; c < table->columns; c++) {
        if (settled[c]) continue;
        width[c] = room * (int)table->column[c].share / (int)shares;
        left -= width[c];
        last = c;
        fits = fits && width[c] >= NARROWEST;
    }
    if (last != SIZE_MAX) width[last] += left; /* what rounding left over */
    else if (fits) width[table->columns - 1] += left; /* all fit: the last fills the line */
    free(settled);
    return fits;
}

/* The cells of row r; a merged cell that goes on is blank. */
static void row_cells(const struct sheet_table *table, size_t r, struct slice *cells)
{
    const struct sheet_row *row = &table->row[r], *before = r > 0 ? row - 1 : NULL;
    for (size_t c = 0; c < table->columns; c++) {
        bool goes_on = table->column[c].merge && before != NULL && !before->section && slice_equal(row->cell[c], before->cell[c]);
        cells[c] = goes_on ? SLICE("") : row->cell[c];
    }
}

static void add_ruled_table(struct pen *pen, const struct sheet_table *table, const int *width)
{
    struct ruled row = {width, table->columns}, none = {NULL, 0}, above = row;
    int whole = ruled_cols(row) - 4;
    struct ruled section = {&whole, 1};
    struct slice *headers = mem_alloc((table->columns + 1) * sizeof *headers);
    struct slice *cells = mem_alloc((table->columns + 1) * sizeof *cells);
    for (size_t c = 0; c < table->columns; c++) headers[c] = table->column[c].header;
    add_rule(pen, none, row);
    add_cells(pen, row, headers, NULL, 1);
    for (size_t r = 0; r < table->rows; r++) {
        bool is_section = table->row[r].section;
        struct ruled now = is_section ? section : row;
        if (!is_section) row_cells(table, r, cells);
        add_rule(pen, above, now);
        add_cells(pen, now, is_section ? table->row[r].cell : cells, is_section ? NULL : table->column, 1);
        above = now;
    }
    add_rule(pen, above, none);
    free(headers);
    free(cells);
}

/* Where the columns would be too narrow: every row a form, its headers the labels. */
static void add_table_as_forms(struct pen *pen, const struct sheet_table *table)
{
    struct slice *headers = mem_alloc((table->columns + 1) * sizeof *headers);
    for (size_t c = 0; c < table->columns; c++) headers[c] = table->column[c].header;
    for (size_t r = 0; r < table->rows; r++) {
        if (r > 0) add_gap(pen);
        if (table->row[r].section) add_paragraph(pen, table->row[r].cell[0], false);
        else add_form(pen, headers, table->row[r].cell, table->columns);
    }
    free(headers);
}

static void add_table(struct pen *pen, const struct sheet_table *table)
{
    int *width = mem_zalloc((table->columns + 1) * sizeof *width);
    natural_widths(table, pen->look->ambiguous, width);
    if (fit_widths(table, pen->look->ncols, width)) add_ruled_table(pen, table, width);
    else add_table_as_forms(pen, table);
    free(width);
}

/* ---- the document ---- */

/* Renders block i and returns the last block that was rendered with it. */
static size_t add_block(struct pen *pen, const struct sheet *sheet, size_t i)
{
    const struct sheet_block *block = &sheet->block[i];
    switch (block->kind) {
    case SHEET_PAGE:
        if (pen->begun) buf_adds(pen->out, "\f");
        pen->pages += pen->begun;
        pen->fresh = true;
        return i;
    case SHEET_MARK: return i;
    case SHEET_TITLE:
    case SHEET_SUBTITLE: add_paragraph(pen, block->text, true); return i;
    case SHEET_HEADING:
    case SHEET_TEXT:
    case SHEET_NOTE:
        add_gap(pen);
        add_paragraph(pen, block->text, false);
        return i;
    case SHEET_FIELD:
    case SHEET_BOXES: add_gap(pen); return add_fields(pen, sheet, i);
    case SHEET_TABLE: add_gap(pen); add_table(pen, block->table); return i;
    }
    return i;
}

bool sheet_render_text(const struct sheet *sheet, const struct sheet_look *look, struct buf *out, size_t *pages, struct err *err)
{
    struct pen pen = {.out = out, .look = look, .fresh = true, .pages = 1};
    size_t start = out->n;
    (void)err;
    for (size_t i = 0; i < sheet->count; i++) {
        i = add_block(&pen, sheet, i);
        pen.begun = out->n > start;
    }
    *pages = pen.pages;
    return true;
}
