#include "sheet/pdf_rows.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"

static const double PAD_X = 3.5, PAD_Y = 2.5; /* points between a rule and the text */

double pdf_leading(double size) { return size * 1.42; }

/* ---- small things ---- */

static struct pdf_op *pdf_rows_add_op(struct pdf_pen *pen)
{
    struct pdf_pages *out = pen->out;
    out->op = mem_grow(out->op, &out->ops_cap, out->ops + 1, sizeof *out->op);
    return &out->op[out->ops++];
}

static void pdf_rows_add_rule(struct pdf_pen *pen, double x, double y, double x2, double y2)
{
    *pdf_rows_add_op(pen) = (struct pdf_op){.rule = true, .x = x, .y = y, .x2 = x2, .y2 = y2};
}

void pdf_add_line(struct pdf_pen *pen, struct slice text, enum pdf_face face, double size, enum pdf_align align,
                  double x, double x2, double y)
{
    double baseline = y + pdf_leading(size) / 2 +
                      size * 0.36; /* so that a Chinese character stands in the middle of the line */
    if (text.n == 0) return;
    *pdf_rows_add_op(pen) = (struct pdf_op){
        .text = text, .face = face, .size = size, .align = align, .x = x, .x2 = x2, .y = baseline};
    pen->fresh = false;
}

void pdf_new_page(struct pdf_pen *pen)
{
    struct pdf_pages *out = pen->out;
    out->page = mem_grow(out->page, &out->pages_cap, out->pages + 1, sizeof *out->page);
    out->page[out->pages++] = out->ops;
    pen->y = out->top;
    pen->fresh = true;
}

void pdf_add_mark(struct pdf_pen *pen, unsigned level, struct slice name)
{
    struct pdf_pages *out = pen->out;
    out->mark = mem_grow(out->mark, &out->marks_cap, out->marks + 1, sizeof *out->mark);
    out->mark[out->marks++] = (struct pdf_mark){.name = name, .level = level, .page = out->pages - 1, .y = pen->y};
}

/* The text with all characters that cannot be printed replaced by visible ones; line feeds stay. */
static struct slice pdf_rows_visible(struct pdf_pen *pen, struct slice text)
{
    struct buf copy;
    bool clean = true;
    for (size_t i = 0, next; i < text.n && clean; i = next) {
        uint32_t cp = text_decode(text, i, &next);
        clean = cp == '\n' || text_visible(cp) == cp;
    }
    if (clean) return text; /* the text itself may be used: the sheet lives longer than the pages */
    buf_init(&copy);
    for (size_t i = 0, next; i < text.n; i = next) {
        uint32_t cp = text_decode(text, i, &next);
        buf_addc(&copy, cp == '\n' ? cp : text_visible(cp));
    }
    text = arena_copy(&pen->out->arena, buf_slice(&copy));
    buf_done(&copy);
    return text;
}

const struct slice *pdf_break(struct pdf_pen *pen, struct slice text, enum pdf_face face, double size, double width,
                              size_t *count)
{
    struct wrap_measure measure = pdf_fonts_measure(pen->fonts, face);
    struct wrap_line line;
    struct slice *lines = NULL;
    size_t cap = 0, n = 0;
    text = pdf_rows_visible(pen, text);
    for (size_t pos = 0; wrap_next_measured(text, &pos, width / size, &measure, &line);) {
        lines = mem_grow(lines, &cap, n + 1, sizeof *lines);
        lines[n++] = slice_cut(text, line.start, line.end);
    }
    struct slice *kept = arena_alloc(&pen->out->arena, (n + 1) * sizeof *kept);
    if (n > 0) memcpy(kept, lines, n * sizeof *kept);
    else kept[n++] = SLICE("");
    free(lines);
    *count = n;
    return kept;
}

void pdf_set_cell(struct pdf_pen *pen, struct pdf_cell *cell, struct slice text, bool again)
{
    double width = cell->width - 2 * PAD_X;
    cell->text = text;
    cell->line = pdf_break(pen, text, cell->face, pen->size, width, &cell->lines);
    cell->again = NULL;
    if (!again || text.n == 0) return;
    struct buf more;
    buf_init(&more);
    buf_add(&more, text);
    buf_adds(&more, _("(cont.)"));
    cell->again = pdf_break(pen, arena_copy(&pen->out->arena, buf_slice(&more)), cell->face, pen->size, width,
                            &cell->agains);
    buf_done(&more);
}

/* ---- heights ---- */

/* A merged cell whose rows are still being added on the present page. */
struct merged {
    const struct pdf_cell *cell; /* NULL: there is none */
    double y;                    /* the y of its top */
    bool again;                  /* it began on an earlier page, so its text is printed with （续） */
};

struct page_flow {
    struct pdf_pen *pen;
    const struct pdf_row *head;
    struct merged *merged;      /* by column */
    const struct pdf_row *last; /* the row placed before this one, NULL at the start */
    bool begun;                 /* some of the table is on this page */
};

static bool pdf_rows_continues(const struct page_flow *f, const struct pdf_row *row, size_t c)
{
    return f->last != NULL && c < f->last->cells && f->last->cell[c].merge &&
           slice_equal(f->last->cell[c].text, row->cell[c].text);
}

/* How many lines a piece of a row needs: its lines [from, to).  A merged cell that goes on from the row above needs
 * none; with `f` NULL every cell counts. */
static size_t pdf_rows_piece_lines(const struct page_flow *f, const struct pdf_row *row, size_t from, size_t to)
{
    size_t most = 1;
    for (size_t c = 0; c < row->cells; c++) {
        const struct pdf_cell *cell = &row->cell[c];
        size_t end = cell->lines < to ? cell->lines : to, lines = end > from ? end - from : 0;
        if (cell->merge && f != NULL && f->merged[c].cell != NULL && pdf_rows_continues(f, row, c)) continue;
        /* a merged cell can begin on a new page at any row */
        bool again = cell->again != NULL && (cell->merge || from > 0);
        if (cell->merge || cell->middle) lines = again && cell->agains > cell->lines ? cell->agains : cell->lines;
        if (lines > most) most = lines;
    }
    return most;
}

static size_t pdf_rows_all_lines(const struct pdf_row *row)
{
    size_t most = 1;
    for (size_t c = 0; c < row->cells; c++)
        if (row->cell[c].lines > most) most = row->cell[c].lines;
    return most;
}

static double pdf_rows_piece_height(const struct pdf_pen *pen, const struct page_flow *f, const struct pdf_row *row,
                                    size_t from, size_t to)
{
    double height = 2 * PAD_Y + (double)pdf_rows_piece_lines(f, row, from, to) * pdf_leading(pen->size);
    return height < row->least ? row->least : height;
}

static double pdf_rows_row_height(const struct pdf_pen *pen, const struct pdf_row *row)
{
    return pdf_rows_piece_height(pen, NULL, row, 0, SIZE_MAX);
}

/* The height that must stand together at the beginning of these rows: rows with `keep`, and the first lines of the
 * row after them. */
static double pdf_rows_start_height(const struct pdf_pen *pen, const struct pdf_row *row, size_t rows)
{
    double height = 0, whole;
    for (; rows > 0; row++, rows--) {
        whole = pdf_rows_row_height(pen, row);
        if (row->keep) {
            height += whole;
            continue;
        }
        double part = row->whole ? whole : pdf_rows_piece_height(pen, NULL, row, 0, 3);
        return height + (part < whole ? part : whole);
    }
    return height;
}

double pdf_rows_start(const struct pdf_pen *pen, const struct pdf_row *head, const struct pdf_row *row, size_t rows)
{
    return (head != NULL ? pdf_rows_row_height(pen, head) : 0) + pdf_rows_start_height(pen, row, rows);
}

/* ---- flowing ---- */

static void pdf_rows_draw_lines(struct page_flow *f, const struct pdf_cell *cell, const struct slice *line,
                                size_t count, double y)
{
    for (size_t i = 0; i < count; i++)
        pdf_add_line(f->pen, line[i], cell->face, f->pen->size, cell->align, cell->x + PAD_X,
                     cell->x + cell->width - PAD_X, y + (double)i * pdf_leading(f->pen->size));
}

static void pdf_rows_draw_in_middle(struct page_flow *f, const struct pdf_cell *cell, bool again, double y, double y2)
{
    bool other = again && cell->again != NULL;
    size_t count = other ? cell->agains : cell->lines;
    double height = (double)count * pdf_leading(f->pen->size), at = y + (y2 - y - height) / 2;
    pdf_rows_draw_lines(f, cell, other ? cell->again : cell->line, count, at < y ? y : at);
}

static void pdf_rows_close_merged(struct page_flow *f, size_t c)
{
    struct merged *merged = &f->merged[c];
    if (merged->cell != NULL) pdf_rows_draw_in_middle(f, merged->cell, merged->again, merged->y, f->pen->y);
    merged->cell = NULL;
}

/* Ends the part of the table on this page: closes merged cells and draws the rule below. */
static void pdf_rows_end_part(struct page_flow *f)
{
    const struct pdf_row *last = f->last != NULL ? f->last : f->head;
    if (!f->begun || last == NULL) return;
    for (size_t c = 0; c < last->cells; c++) pdf_rows_close_merged(f, c);
    const struct pdf_cell *right = &last->cell[last->cells - 1];
    pdf_rows_add_rule(f->pen, last->cell[0].x, f->pen->y, right->x + right->width, f->pen->y);
    f->begun = false;
}

/* Draws the rule above a row, except where a merged cell goes on, and the vertical rules beside its cells. */
static void pdf_rows_draw_rules(struct page_flow *f, const struct pdf_row *row, double height)
{
    double y = f->pen->y;
    for (size_t c = 0; c < row->cells; c++) {
        const struct pdf_cell *cell = &row->cell[c];
        if (!(cell->merge && f->merged[c].cell != NULL && f->merged[c].y < y))
            pdf_rows_add_rule(f->pen, cell->x, y, cell->x + cell->width, y);
        if (c == 0) pdf_rows_add_rule(f->pen, cell->x, y, cell->x, y + height);
        pdf_rows_add_rule(f->pen, cell->x + cell->width, y, cell->x + cell->width, y + height);
    }
}

/* Closes the merged cells that end above this row and opens those that begin with it. */
static void pdf_rows_turn_merged(struct page_flow *f, const struct pdf_row *row, bool again)
{
    size_t columns = f->last != NULL && f->last->cells > row->cells ? f->last->cells : row->cells;
    for (size_t c = 0; c < columns; c++) {
        bool merge = c < row->cells && row->cell[c].merge, same = merge && (again || pdf_rows_continues(f, row, c));
        if (f->merged[c].cell != NULL && same) continue;
        pdf_rows_close_merged(f, c);
        if (merge) f->merged[c] = (struct merged){&row->cell[c], f->pen->y, same};
    }
}

static void pdf_rows_mark_row(struct page_flow *f, const struct pdf_row *row)
{
    for (size_t c = 0; c < row->cells; c++)
        if (row->cell[c].merge && row->level > 1 && !pdf_rows_continues(f, row, c) && row->cell[c].text.n > 0)
            pdf_add_mark(f->pen, row->level - 1, row->cell[c].text);
    if (row->mark.n > 0) pdf_add_mark(f->pen, row->level, row->mark);
}

/* Draws the lines [from, to) of every cell of a row where the pen is. */
static void pdf_rows_draw_piece(struct page_flow *f, const struct pdf_row *row, size_t from, size_t to)
{
    double height = pdf_rows_piece_height(f->pen, f, row, from, to), y = f->pen->y;
    if (from == 0) pdf_rows_mark_row(f, row);
    pdf_rows_turn_merged(f, row, from > 0);
    pdf_rows_draw_rules(f, row, height);
    for (size_t c = 0; c < row->cells; c++) {
        const struct pdf_cell *cell = &row->cell[c];
        size_t end = cell->lines < to ? cell->lines : to;
        if (cell->merge) continue;
        if (cell->middle) pdf_rows_draw_in_middle(f, cell, from > 0, y, y + height);
        else if (from < end) pdf_rows_draw_lines(f, cell, cell->line + from, end - from, y + PAD_Y);
        else if (from > 0 && cell->again != NULL) pdf_rows_draw_lines(f, cell, cell->again, cell->agains, y + PAD_Y);
    }
    f->pen->y = y + height;
    f->pen->fresh = false;
    f->begun = true;
    f->last = row;
}

static void pdf_rows_next_page(struct page_flow *f)
{
    const struct pdf_row *last = f->last;
    pdf_rows_end_part(f);
    pdf_new_page(f->pen);
    if (f->head == NULL) return;
    f->last = NULL;
    pdf_rows_draw_piece(f, f->head, 0, SIZE_MAX);
    f->last = last;
    /* only the head is on the page: whatever comes next must be put here, even if it does not fit */
    f->pen->fresh = true;
}

/* How many lines of a row, from `from` on, fit on the rest of the page. */
static size_t pdf_rows_lines_that_fit(const struct page_flow *f, const struct pdf_row *row, size_t from)
{
    double room = f->pen->out->bottom - f->pen->y - 2 * PAD_Y;
    size_t all = pdf_rows_all_lines(row), fit = room > 0 ? (size_t)(room / pdf_leading(f->pen->size)) : 0;
    while (fit > 0 && pdf_rows_piece_height(f->pen, f, row, from, from + fit) > f->pen->out->bottom - f->pen->y + 0.01)
        fit--;
    if (fit > 2 && from + fit + 1 == all) fit--; /* at least two lines go to the next page */
    return fit;
}

static bool pdf_rows_fits(const struct page_flow *f, double height)
{
    return f->pen->y + height <= f->pen->out->bottom + 0.01;
}

static void pdf_rows_flow_row(struct page_flow *f, const struct pdf_row *row, size_t rows)
{
    double page = f->pen->out->bottom - f->pen->out->top;
    for (size_t from = 0;;) {
        double height = pdf_rows_piece_height(f->pen, f, row, from, SIZE_MAX);
        double together = row->keep && from == 0 && rows > 1 ? height + pdf_rows_start_height(f->pen, row + 1, rows - 1)
                                                             : height;
        if (pdf_rows_fits(f, f->pen->fresh ? height : together)) {
            pdf_rows_draw_piece(f, row, from, SIZE_MAX);
            return;
        }
        size_t fit = pdf_rows_lines_that_fit(f, row, from);
        bool moves = row->whole || row->keep || fit < 2 || (from == 0 && height < page / 4);
        if (f->pen->fresh && fit == 0)
            fit = pdf_rows_all_lines(row); /* nothing can be done: it is higher than a page */
        if (f->pen->fresh || !moves) {
            pdf_rows_draw_piece(f, row, from, from + fit);
            from += fit;
            if (from >= pdf_rows_all_lines(row)) return;
        }
        pdf_rows_next_page(f);
    }
}

void pdf_flow(struct pdf_pen *pen, const struct pdf_row *head, const struct pdf_row *row, size_t rows)
{
    size_t columns = head != NULL ? head->cells : 1;
    for (size_t r = 0; r < rows; r++)
        if (row[r].cells > columns) columns = row[r].cells;
    struct page_flow f = {.pen = pen, .head = head, .merged = mem_zalloc(columns * sizeof *f.merged)};
    if (!pen->fresh && !pdf_rows_fits(&f, pdf_rows_start(pen, head, row, rows))) pdf_new_page(pen);
    if (head != NULL) {
        bool fresh = pen->fresh;
        pdf_rows_draw_piece(&f, head, 0, SIZE_MAX);
        f.last = NULL;
        pen->fresh = fresh;
    }
    for (size_t r = 0; r < rows; r++) pdf_rows_flow_row(&f, &row[r], rows - r);
    pdf_rows_end_part(&f);
    free(f.merged);
}
