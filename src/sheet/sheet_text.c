/* A sheet as text of a fixed width: for terminals, mail and line printers (a form feed starts every page but the
 * first). */
#include <stdio.h>
#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "sheet/text_rows.h"
#include "base/wrap.h"

/* In columns of the screen: the least width for running text (a table that would need less is set as forms); the
 * length of a few names, which can stand below each other in a narrow column; the average width that longer texts
 * need.  Last, how many rows are measured. */
enum { NARROWEST = 8, NAME_COLS = 40, RUNNING_COLS = 12, MOST_MEASURED = 150 };

/* The width in columns of the widest line of a text. */
static int sheet_text_natural_cols(struct slice text, int ambiguous)
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

static int sheet_text_lesser(int a, int b) { return a < b ? a : b; }

/* ---- forms: label left, text right ---- */

static void sheet_text_form_widths(const struct text_pen *pen, const struct slice *labels, size_t count, int width[2])
{
    width[0] = 4;
    for (size_t i = 0; i < count; i++) {
        int cols = sheet_text_natural_cols(labels[i], pen->look->ambiguous);
        if (cols > width[0]) width[0] = cols;
    }
    width[0] = sheet_text_lesser(width[0], (pen->look->ncols - 7) / 3);
    width[1] = pen->look->ncols - 7 - width[0];
}

/* How many lines of a form must stand together at its beginning: all of them if it is short. */
static size_t sheet_text_form_start(const struct text_pen *pen, const struct text_row *row, size_t count)
{
    size_t lines = 1;
    if (pen->room == SIZE_MAX) return 0;
    for (size_t i = 0; i < count && lines <= pen->room / 3; i++) lines += 1 + text_row_lines(pen, &row[i]);
    return lines <= pen->room / 3 ? lines : text_row_start(pen, row);
}

/* Adds a form: each text beside its label.  `after`: how many lines must follow on the page where it ends. */
static void sheet_text_add_form(struct text_pen *pen, const struct slice *labels, const struct slice *texts,
                                size_t count, size_t after)
{
    int width[2];
    struct text_flow flow;
    struct slice *pair = mem_alloc((2 * count + 1) * sizeof *pair);
    struct text_row *row = mem_alloc((count + 1) * sizeof *row);
    sheet_text_form_widths(pen, labels, count, width);
    for (size_t i = 0; i < count; i++) {
        pair[2 * i] = labels[i];
        pair[2 * i + 1] = texts[i];
        row[i] = (struct text_row){
            .ruled = {width, 2}, .cell = pair + 2 * i, .label = true, .keep = i + 1 == count ? after : 0};
    }
    text_flow_start(&flow, pen, NULL, sheet_text_form_start(pen, row, count));
    for (size_t i = 0; i < count; i++) text_flow_row(&flow, &row[i]);
    text_flow_end(&flow);
    free(row);
    free(pair);
}

static int *sheet_text_box_widths(const struct text_pen *pen, size_t count)
{
    int *width = mem_alloc((count + 1) * sizeof *width), room = pen->look->ncols - 1 - 3 * (int)count;
    for (size_t i = 0; i < count; i++) {
        width[i] = room / (int)count + ((int)i < room % (int)count);
        if (width[i] < 2) width[i] = 2;
    }
    return width;
}

static bool sheet_text_is_form_block(const struct sheet_block *block)
{
    return block->kind == SHEET_FIELD || block->kind == SHEET_BOXES;
}

/* Sets the width of the left column by the labels of the fields. */
static void sheet_text_form_widths_of(const struct text_pen *pen, const struct sheet_block *block, size_t count,
                                      int width[2])
{
    struct slice *labels = mem_alloc((count + 1) * sizeof *labels);
    size_t fields = 0;
    for (size_t i = 0; i < count; i++)
        if (block[i].kind == SHEET_FIELD) labels[fields++] = block[i].label;
    sheet_text_form_widths(pen, labels, fields, width);
    free(labels);
}

/* Adds the fields and boxes from block `from` on as one form; returns the last block of it. */
static size_t sheet_text_add_fields(struct text_pen *pen, const struct sheet *sheet, size_t from)
{
    const struct sheet_block *block = sheet->block + from;
    size_t count = 0;
    int width[2];
    struct text_flow flow;
    while (from + count < sheet->count && sheet_text_is_form_block(&block[count])) count++;
    sheet_text_form_widths_of(pen, block, count, width);
    struct slice *pair = mem_alloc(2 * count * sizeof *pair);
    int **boxed = mem_zalloc(count * sizeof *boxed);
    struct text_row *row = mem_zalloc(count * sizeof *row);
    for (size_t i = count; i-- > 0;) {
        bool boxes = block[i].kind == SHEET_BOXES;
        pair[2 * i] = block[i].label;
        pair[2 * i + 1] = block[i].text;
        boxed[i] = boxes ? sheet_text_box_widths(pen, block[i].boxes) : NULL;
        row[i] = boxes ? (struct text_row){.ruled = {boxed[i], block[i].boxes},
                                           .cell = block[i].box,
                                           .whole = true,
                                           .least = block[i].room}
                       : (struct text_row){.ruled = {width, 2}, .cell = pair + 2 * i, .label = true};
        if (i + 1 < count && row[i + 1].whole) /* boxes for signing stay on the page of the row above them */
            row[i].keep = text_row_start(pen, &row[i + 1]) - 1;
    }
    text_flow_start(&flow, pen, NULL, text_row_start(pen, row));
    for (size_t i = 0; i < count; i++) text_flow_row(&flow, &row[i]);
    text_flow_end(&flow);
    for (size_t i = 0; i < count; i++) free(boxed[i]);
    free(boxed);
    free(pair);
    free(row);
    return from + count - 1;
}

/* ---- tables ---- */

/* Measures how wide each column would be if no line of its cells were broken. */
static void sheet_text_natural_widths(const struct sheet_table *table, int ambiguous, int *width)
{
    for (size_t c = 0; c < table->columns; c++) {
        width[c] = sheet_text_natural_cols(table->column[c].header, ambiguous);
        for (size_t r = 0; r < table->rows; r++) {
            if (table->row[r].section) continue;
            int cols = sheet_text_natural_cols(table->row[r].cell[c], ambiguous);
            if (cols > width[c]) width[c] = cols;
        }
    }
}

/* Distributes `left` columns that no column of the table needs: by the shares, or all to the last one if there are
 * no shares. */
static void sheet_text_spread(const struct sheet_table *table, int left, int *width)
{
    int shares = 0, rest = left;
    size_t last = table->columns - 1;
    for (size_t c = 0; c < table->columns; c++) shares += (int)table->column[c].share;
    for (size_t c = 0; c < table->columns && shares > 0; c++) {
        if (table->column[c].share == 0) continue;
        width[c] += left * (int)table->column[c].share / shares;
        rest -= left * (int)table->column[c].share / shares;
        last = c;
    }
    width[last] += rest;
}

/* The least width of each column of the table, such that no quantity is broken; at most a third of the line.  Only
 * the first rows are looked at.  The caller frees the array. */
static int *sheet_text_least_widths(const struct sheet_table *table, const struct sheet_look *look)
{
    int *least = mem_alloc((table->columns + 1) * sizeof *least);
    for (size_t c = 0; c < table->columns; c++) {
        least[c] = NARROWEST;
        for (size_t r = 0; r < table->rows && r < MOST_MEASURED; r++) {
            int unit = table->row[r].section ? 0 : wrap_widest_unit(table->row[r].cell[c], look->ambiguous);
            if (unit > least[c] && unit <= look->ncols / 3) least[c] = unit;
        }
    }
    return least;
}

/* Sets widths that fill the line: columns of share 0 and narrow ones get what they need, the others divide the rest
 * by their shares, but none gets less than its least width.  False if running text would have too little room. */
static bool sheet_text_fit_widths(const struct sheet_table *table, const struct sheet_look *look, int *width)
{
    int ncols = look->ncols, room = ncols - 1 - 3 * (int)table->columns, *least = sheet_text_least_widths(table, look);
    unsigned shares = 0;
    bool *fixed = mem_zalloc((table->columns + 1) * sizeof *fixed);
    for (size_t c = 0; c < table->columns; c++) {
        fixed[c] = table->column[c].share == 0;
        if (fixed[c]) room -= width[c] = sheet_text_lesser(width[c], ncols / 4);
        else shares += table->column[c].share;
    }
    for (bool again = true; again && room > 0;) {
        again = false;
        for (size_t c = 0; c < table->columns; c++) {
            if (fixed[c]) continue;
            int part = room * (int)table->column[c].share;
            bool narrow = width[c] * (int)shares <= part,
                 scant = !narrow && (least[c] > NARROWEST || width[c] <= NAME_COLS) && least[c] * (int)shares > part;
            if (!narrow && !scant) continue;
            fixed[c] = again = true;
            if (scant) width[c] = least[c];
            room -= width[c];
            shares -= table->column[c].share;
        }
    }
    size_t last = SIZE_MAX;
    bool fits = room >= 0;
    /* running, sum: number and widths of the columns whose texts are longer than names */
    int left = room, running = 0, sum = 0;
    for (size_t c = 0; c < table->columns; c++) {
        if (fixed[c]) continue;
        width[c] = room * (int)table->column[c].share / (int)shares;
        left -= width[c];
        last = c;
        fits = fits && width[c] >= NARROWEST;
        running++;
        sum += width[c];
    }
    fits = fits && sum >= RUNNING_COLS * running;
    if (last != SIZE_MAX) width[last] += left; /* what was lost by rounding */
    else if (fits) sheet_text_spread(table, left, width);
    free(fixed);
    free(least);
    return fits;
}

/* A table with its widths. */
struct ruling {
    const struct sheet_table *table;
    struct text_ruled row, section;
    struct text_row head;
    struct slice *header; /* owned */
    int *width, whole;    /* width: owned */
};

/* Row r; a section stays on the page of the row after it. */
static struct text_row sheet_text_table_row(const struct text_pen *pen, const struct ruling *ruling, size_t r)
{
    const struct sheet_table *table = ruling->table;
    struct text_row row = {.cell = table->row[r].cell};
    if (!table->row[r].section) {
        row.ruled = ruling->row;
        row.column = table->column;
        return row;
    }
    row.ruled = ruling->section;
    row.whole = true;
    if (r + 1 < table->rows && !table->row[r + 1].section) {
        struct text_row next = sheet_text_table_row(pen, ruling, r + 1);
        row.keep = text_row_start(pen, &next);
        row.keep -= row.keep > 0;
    }
    return row;
}

/* Chooses the widths of a table; false if its columns would be too narrow. */
static bool sheet_text_rule_table(const struct text_pen *pen, const struct sheet_table *table, struct ruling *ruling)
{
    *ruling = (struct ruling){.table = table,
                              .width = mem_zalloc((table->columns + 1) * sizeof *ruling->width),
                              .header = mem_alloc((table->columns + 1) * sizeof *ruling->header)};
    sheet_text_natural_widths(table, pen->look->ambiguous, ruling->width);
    if (!sheet_text_fit_widths(table, pen->look, ruling->width)) return false;
    for (size_t c = 0; c < table->columns; c++) ruling->header[c] = table->column[c].header;
    ruling->row = (struct text_ruled){ruling->width, table->columns};
    ruling->whole = text_ruled_cols(ruling->row) - 4;
    ruling->section = (struct text_ruled){&ruling->whole, 1};
    ruling->head = (struct text_row){.ruled = ruling->row, .cell = ruling->header, .whole = true};
    return true;
}

static void sheet_text_ruling_done(struct ruling *ruling)
{
    free(ruling->width);
    free(ruling->header);
}

/* How many lines of the table must stand together at its beginning: its head and some of its first row. */
static size_t sheet_text_ruled_start(const struct text_pen *pen, const struct ruling *ruling)
{
    if (ruling->table->rows == 0) return text_row_start(pen, &ruling->head);
    struct text_row first = sheet_text_table_row(pen, ruling, 0);
    return text_row_start(pen, &ruling->head) + text_row_start(pen, &first);
}

/* Adds a ruled table.  `after`: how many lines must follow on the page of its last row. */
static void sheet_text_add_ruled_table(struct text_pen *pen, const struct ruling *ruling, size_t after)
{
    struct text_flow flow;
    text_flow_start(&flow, pen, &ruling->head, sheet_text_ruled_start(pen, ruling));
    for (size_t r = 0; r < ruling->table->rows; r++) {
        struct text_row row = sheet_text_table_row(pen, ruling, r);
        if (r + 1 == ruling->table->rows) row.keep += after;
        text_flow_row(&flow, &row);
    }
    text_flow_end(&flow);
}

/* Adds a table whose columns would be too narrow: every row is a form, with the headers as labels. */
static void sheet_text_add_table_as_forms(struct text_pen *pen, const struct sheet_table *table, size_t after)
{
    enum { BEGINNING = 5 };
    struct slice *headers = mem_alloc((table->columns + 1) * sizeof *headers);
    for (size_t c = 0; c < table->columns; c++) headers[c] = table->column[c].header;
    for (size_t r = 0; r < table->rows; r++) {
        if (r > 0) text_gap(pen);
        if (table->row[r].section) text_paragraph(pen, table->row[r].cell[0], false, BEGINNING);
        else sheet_text_add_form(pen, headers, table->row[r].cell, table->columns, r + 1 == table->rows ? after : 0);
    }
    free(headers);
}

/* How many lines the boxes below a block take, with the gap before them: they must not stand alone on a page, for
 * nobody signs an empty page. */
static size_t sheet_text_boxes_below(const struct text_pen *pen, const struct sheet *sheet, size_t i)
{
    size_t lines = 0;
    if (pen->room == SIZE_MAX) return 0;
    for (i++; i < sheet->count && sheet->block[i].kind == SHEET_BOXES; i++) lines += 1 + sheet->block[i].room;
    return lines > 0 && lines + 2 < pen->room / 2 ? lines + 2 : 0;
}

static void sheet_text_add_table(struct text_pen *pen, const struct sheet_table *table, size_t after)
{
    struct ruling ruling;
    if (sheet_text_rule_table(pen, table, &ruling)) sheet_text_add_ruled_table(pen, &ruling, after);
    else sheet_text_add_table_as_forms(pen, table, after);
    sheet_text_ruling_done(&ruling);
}

/* If the table of a landscape sheet is set as forms: a remark that says so, and from which width on it would be a
 * table. */
static void sheet_text_remark_on_forms(const struct sheet *sheet, const struct sheet_look *look, struct err *remark)
{
    enum { STEP = 10, WIDEST = 400 };
    struct sheet_look wider = *look;
    for (size_t i = 0; sheet->landscape && i < sheet->count && wider.ncols <= WIDEST; i++) {
        if (sheet->block[i].kind != SHEET_TABLE) continue;
        const struct sheet_table *table = sheet->block[i].table;
        int *width = mem_alloc((table->columns + 1) * sizeof *width);
        for (bool fits = false; !fits && wider.ncols <= WIDEST;) {
            sheet_text_natural_widths(table, look->ambiguous, width);
            fits = sheet_text_fit_widths(table, &wider, width);
            if (!fits) wider.ncols = (wider.ncols / STEP + 1) * STEP;
        }
        free(width);
    }
    if (wider.ncols == look->ncols || wider.ncols > WIDEST) return;
    char remedy[128];
    snprintf(remedy, sizeof remedy, _("--width %d sets it as a table"), wider.ncols);
    err_setf(remark, remedy, _("the table does not fit %d columns; each task is a form"), look->ncols);
}

/* ---- the document ---- */

/* How many lines must follow a heading on its page. */
static size_t sheet_text_lines_below(const struct text_pen *pen, const struct sheet_block *next)
{
    enum { SOME = 4 };
    struct ruling ruling;
    if (next->kind != SHEET_TABLE) return next->kind == SHEET_PAGE ? 0 : SOME;
    size_t lines = sheet_text_rule_table(pen, next->table, &ruling) ? sheet_text_ruled_start(pen, &ruling) : SOME;
    sheet_text_ruling_done(&ruling);
    return 1 + lines;
}

/* Renders block i and returns the last block that was rendered with it. */
static size_t sheet_text_add_block(struct text_pen *pen, const struct sheet *sheet, size_t i)
{
    const struct sheet_block *block = &sheet->block[i];
    size_t keep = 0;
    switch (block->kind) {
    case SHEET_PAGE:
        if (pen->used > 0) text_new_page(pen);
        return i;
    case SHEET_MARK: return i;
    case SHEET_TITLE:
    case SHEET_SUBTITLE: text_paragraph(pen, block->text, true, 0); return i;
    case SHEET_HEADING:
        if (i + 1 < sheet->count) keep = sheet_text_lines_below(pen, &block[1]);
        /* fall through */
    case SHEET_TEXT:
    case SHEET_NOTE:
        text_gap(pen);
        text_paragraph(pen, block->text, false, keep);
        return i;
    case SHEET_FIELD:
    case SHEET_BOXES: text_gap(pen); return sheet_text_add_fields(pen, sheet, i);
    case SHEET_TABLE:
        text_gap(pen);
        sheet_text_add_table(pen, block->table, sheet_text_boxes_below(pen, sheet, i));
        return i;
    }
    return i;
}

bool sheet_render_text(const struct sheet *sheet, const struct sheet_look *look, struct buf *out,
                       struct sheet_made *made, struct err *err)
{
    struct text_pen pen;
    (void)err;
    text_rows_init(&pen, look, out);
    for (size_t i = 0; i < sheet->count; i++) i = sheet_text_add_block(&pen, sheet, i);
    text_rows_done(&pen, sheet->source);
    made->pages = pen.pages;
    sheet_text_remark_on_forms(sheet, look, &made->remark);
    return true;
}
