#include "sheet/text_rows.h"

#include <stdio.h>
#include <stdlib.h>

#include "write/text_grid.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/wrap.h"

enum { FOOT_LINES = 2 }; /* lines of the foot, with an empty line above it */

void text_rows_init(struct text_pen *pen, const struct sheet_look *look, struct buf *out)
{
    size_t room = look->nlines > FOOT_LINES ? (size_t)look->nlines - FOOT_LINES : SIZE_MAX;
    *pen = (struct text_pen){.out = out, .look = look, .start = out->n, .room = room, .pages = 1};
}

static bool text_rows_is_endless(const struct text_pen *pen) { return pen->room == SIZE_MAX; }

static void text_rows_end_line(struct text_pen *pen)
{
    buf_adds(pen->out, "\n");
    pen->used++;
}

void text_new_page(struct text_pen *pen)
{
    buf_adds(pen->out, "\f");
    pen->used = 0;
    pen->pages++;
}

void text_gap(struct text_pen *pen)
{
    if (pen->used > 0 && pen->used < pen->room) text_rows_end_line(pen);
}

void text_paragraph(struct text_pen *pen, struct slice text, bool centred, size_t keep)
{
    const struct sheet_look *look = pen->look;
    struct wrap_line line;
    size_t height = text_rows_is_endless(pen) ? 0 : (size_t)wrap_count(text, look->ncols, look->ambiguous) + keep;
    if (pen->used > 0 && height <= pen->room && height > pen->room - pen->used) text_new_page(pen);
    for (size_t pos = 0; wrap_next(text, &pos, look->ncols, look->ambiguous, &line);) {
        if (pen->used == pen->room) text_new_page(pen);
        if (centred && line.ncols < look->ncols) buf_fill(pen->out, ' ', (size_t)(look->ncols - line.ncols) / 2);
        buf_add_visible(pen->out, slice_cut(text, line.start, line.end));
        text_rows_end_line(pen);
    }
}

/* ---- rules ---- */

int text_ruled_cols(struct text_ruled row)
{
    int ncols = 1;
    for (size_t i = 0; i < row.count; i++) ncols += row.width[i] + 3;
    return ncols;
}

/* Whether a vertical rule stands at a column; *index and *next are the cell and the column of the next rule, from 0. */
static bool text_rows_is_line(struct text_ruled row, int column, size_t *index, int *next)
{
    if (row.count == 0 || column != *next) return false;
    if (*index < row.count) *next += row.width[(*index)++] + 3;
    return true;
}

/* Adds the horizontal rule between two rows; its joints fit the vertical rules of both. */
static void text_rows_add_rule(struct text_pen *pen, struct text_ruled above, struct text_ruled below)
{
    static const char *const left[] = {"─", "└", "┌", "├"}, *const inner[] = {"─", "┴", "┬", "┼"},
                             *const right[] = {"─", "┘", "┐", "┤"}; /* index: 1 a rule above, plus 2 a rule below */
    int ncols = text_ruled_cols(above.count > 0 ? above : below), next_above = 0, next_below = 0;
    size_t index_above = 0, index_below = 0;
    for (int c = 0; c < ncols; c++) {
        int joint = text_rows_is_line(above, c, &index_above, &next_above) |
                    text_rows_is_line(below, c, &index_below, &next_below) << 1;
        buf_adds(pen->out, (c == 0 ? left : c == ncols - 1 ? right : inner)[joint]);
    }
    text_rows_end_line(pen);
}

/* ---- a row, or a piece of it ---- */

/* A row while it is printed: what is left of each cell, and what goes into the piece that is printed now. */
struct text_piece {
    const struct text_row *row;
    struct slice *rest, *now; /* owned, by cell */
    char **again;             /* owned: texts with （续）, for cells that go on but have nothing left */
    size_t least;
};

static size_t text_rows_lines_of(const struct text_pen *pen, const struct text_row *row, size_t c, struct slice text)
{
    return (size_t)wrap_count(text, row->ruled.width[c], pen->look->ambiguous);
}

static size_t text_rows_most_lines(const struct text_pen *pen, const struct text_row *row, const struct slice *cell,
                                   size_t least)
{
    size_t most = least > 1 ? least : 1;
    for (size_t c = 0; c < row->ruled.count; c++) {
        size_t lines = text_rows_lines_of(pen, row, c, cell[c]);
        if (lines > most) most = lines;
    }
    return most;
}

size_t text_row_lines(const struct text_pen *pen, const struct text_row *row)
{
    return text_rows_most_lines(pen, row, row->cell, row->least);
}

size_t text_row_start(const struct text_pen *pen, const struct text_row *row)
{
    enum { RULES = 2, BEGINNING = 3 };
    if (text_rows_is_endless(pen)) return 0;
    size_t lines = text_row_lines(pen, row);
    return RULES + (row->whole || lines < BEGINNING ? lines : BEGINNING) + row->keep;
}

static bool text_rows_merges(const struct text_row *row, size_t c)
{
    return row->column != NULL && row->column[c].merge;
}

/* Whether a merged cell has the same text as the one above. */
static bool text_rows_goes_on(const struct text_flow *f, const struct text_row *row, size_t c)
{
    return text_rows_merges(row, c) && f->last != NULL && slice_equal(row->cell[c], f->last[c]);
}

static struct slice text_rows_again(struct text_piece *p, size_t c)
{
    if (p->row->cell[c].n == 0) return SLICE("");
    if (p->again[c] == NULL)
        p->again[c] = mem_format("%.*s%s", (int)p->row->cell[c].n, p->row->cell[c].s, _("(cont.)"));
    return slice_of(p->again[c]);
}

/* What is printed in a cell that has no text left, while its row goes on. */
static struct slice text_rows_cell_again(const struct text_pen *pen, struct text_piece *p, size_t c)
{
    const struct text_row *row = p->row;
    if (text_rows_merges(row, c) || (row->label && c == 0)) return text_rows_again(p, c);
    bool number = row->column != NULL && row->column[c].right && text_rows_lines_of(pen, row, c, row->cell[c]) == 1;
    return number ? row->cell[c] : SLICE("");
}

/* Sets p->now to the text to be printed at the place that has been reached. */
static void text_rows_turn_to(const struct text_flow *f, struct text_piece *p, bool first)
{
    for (size_t c = 0; c < p->row->ruled.count; c++) {
        bool merged = first && text_rows_goes_on(f, p->row, c);
        if (merged) p->now[c] = f->fresh ? text_rows_again(p, c) : SLICE("");
        else p->now[c] = first || p->rest[c].n > 0 ? p->rest[c] : text_rows_cell_again(f->pen, p, c);
    }
}

/* Cuts p->now to `lines` lines; true if text is left for another piece. */
static bool text_rows_cut(const struct text_pen *pen, struct text_piece *p, size_t lines)
{
    bool left = p->least > lines;
    for (size_t c = 0; c < p->row->ruled.count; c++) {
        struct wrap_line line;
        size_t pos = 0, n = 0;
        while (n < lines && wrap_next(p->now[c], &pos, p->row->ruled.width[c], pen->look->ambiguous, &line)) n++;
        bool own = p->now[c].s == p->rest[c].s && p->rest[c].n > 0;
        p->now[c] = slice_cut(p->now[c], 0, pos);
        p->rest[c] = own ? slice_cut(p->rest[c], pos, p->rest[c].n) : SLICE("");
        left |= p->rest[c].n > 0;
    }
    p->least = left && p->least > lines ? p->least - lines : 0;
    return left;
}

static void text_rows_place(struct text_flow *f, const struct text_row *row, const struct slice *cell, size_t least)
{
    struct text_pen *pen = f->pen;
    struct text_grid_cell *cells = mem_zalloc((row->ruled.count + 1) * sizeof *cells);
    struct text_grid_frame frame = {"│ ", " │ ", " │", least, pen->look->ambiguous};
    for (size_t c = 0; c < row->ruled.count; c++)
        cells[c] = (struct text_grid_cell){
            .text = cell[c], .ncols = row->ruled.width[c], .right = row->column != NULL && row->column[c].right};
    text_rows_add_rule(pen, f->above, row->ruled);
    size_t from = pen->out->n;
    text_grid_row(pen->out, cells, row->ruled.count, &frame);
    for (size_t i = from; i < pen->out->n; i++) pen->used += pen->out->s[i] == '\n';
    free(cells);
    f->above = row->ruled;
    f->fresh = false;
}

/* ---- flowing ---- */

static void text_rows_end_part(struct text_flow *f)
{
    if (f->above.count > 0) text_rows_add_rule(f->pen, f->above, (struct text_ruled){NULL, 0});
    f->above.count = 0;
}

static void text_rows_place_head(struct text_flow *f)
{
    bool repeats = f->head != NULL && text_row_lines(f->pen, f->head) <= f->pen->room / 3;
    f->fresh = f->pen->used == 0;
    bool fresh = f->fresh;
    if (repeats) text_rows_place(f, f->head, f->head->cell, 1);
    f->fresh = fresh;
}

static void text_rows_next_page(struct text_flow *f)
{
    text_rows_end_part(f);
    text_new_page(f->pen);
    text_rows_place_head(f);
}

/* How many lines of a row fit on the rest of the page, without its rules. */
static size_t text_rows_lines_left(const struct text_flow *f)
{
    size_t used = f->pen->used + 2;
    return used < f->pen->room ? f->pen->room - used : 0;
}

/* Prints the next piece of the row, or begins a new page; true if anything is left. */
static bool text_rows_flow_piece(struct text_flow *f, struct text_piece *p, bool *first)
{
    text_rows_turn_to(f, p, *first);
    size_t lines = text_rows_most_lines(f->pen, p->row, p->now, p->least), left = text_rows_lines_left(f), fit = left;
    size_t keep = *first && !f->fresh ? p->row->keep : 0;
    bool all = lines + keep <= left;
    if (lines > 3 && fit + 1 == lines) fit--; /* at least two lines go to the next page */
    bool moves = p->row->whole || keep > 0 || fit < 2 || (*first && lines < f->pen->room / 4);
    if (!all && !f->fresh && moves) {
        text_rows_next_page(f);
        return true;
    }
    if (fit == 0) fit = 1;
    size_t least = all || p->least < fit ? p->least : fit;
    bool more = text_rows_cut(f->pen, p, all ? SIZE_MAX : fit);
    text_rows_place(f, p->row, p->now, least);
    *first = false;
    if (more) text_rows_next_page(f);
    return more;
}

void text_flow_row(struct text_flow *f, const struct text_row *row)
{
    size_t count = row->ruled.count;
    struct text_piece p = {.row = row, .least = row->least};
    p.rest = mem_alloc((count + 1) * sizeof *p.rest);
    p.now = mem_alloc((count + 1) * sizeof *p.now);
    p.again = mem_zalloc((count + 1) * sizeof *p.again);
    memcpy(p.rest, row->cell, count * sizeof *p.rest);
    bool first = true;
    if (text_rows_is_endless(f->pen)) {
        text_rows_turn_to(f, &p, true);
        text_rows_place(f, row, p.now, p.least);
    } else {
        while (text_rows_flow_piece(f, &p, &first)) continue;
    }
    f->last = row->column != NULL ? row->cell : NULL;
    for (size_t c = 0; c < count; c++) free(p.again[c]);
    free(p.again);
    free(p.now);
    free(p.rest);
}

void text_flow_start(struct text_flow *f, struct text_pen *pen, const struct text_row *head, size_t keep)
{
    *f = (struct text_flow){.pen = pen, .head = head};
    if (pen->used > 0 && !text_rows_is_endless(pen) && keep > pen->room - pen->used && keep <= pen->room)
        text_new_page(pen);
    if (head == NULL) f->fresh = pen->used == 0;
    else if (text_row_lines(pen, head) <= pen->room / 3) text_rows_place_head(f);
    else text_flow_row(f, head);
    f->last = NULL;
}

void text_flow_end(struct text_flow *f) { text_rows_end_part(f); }

/* ---- feet ---- */

/* Adds the foot: the source on the left, cut if there is no room, and the page number on the right. */
static void text_rows_add_foot(struct text_pen *pen, struct slice source, size_t page)
{
    char number[80];
    int ncols = pen->look->ncols, used;
    snprintf(number, sizeof number, _("Page %zu of %zu"), page, pen->pages);
    int wide = text_cols(slice_of(number), pen->look->ambiguous);
    source = slice_cut(source, 0, text_fit(source, ncols - wide - 2, pen->look->ambiguous, &used));
    buf_add(pen->out, source);
    if (ncols > used + wide) buf_fill(pen->out, ' ', (size_t)(ncols - used - wide));
    buf_adds(pen->out, number);
    buf_adds(pen->out, "\n");
}

static void text_rows_add_feet(struct text_pen *pen, struct slice source)
{
    struct buf flow = {0};
    struct slice all = slice_cut(buf_slice(pen->out), pen->start, pen->out->n);
    buf_add(&flow, all);
    pen->out->n = pen->start;
    for (size_t page = 1, from = 0, to; page <= pen->pages; page++, from = to + 1) {
        size_t lines = 0;
        for (to = from; to < flow.n && flow.s[to] != '\f'; to++) lines += flow.s[to] == '\n';
        if (page > 1) buf_adds(pen->out, "\f");
        buf_add(pen->out, slice_cut(buf_slice(&flow), from, to));
        buf_fill(pen->out, '\n', pen->room - lines + FOOT_LINES - 1);
        text_rows_add_foot(pen, source, page);
    }
    buf_done(&flow);
}

void text_rows_done(struct text_pen *pen, struct slice source)
{
    if (!text_rows_is_endless(pen)) {
        text_rows_add_feet(pen, source);
    } else if (source.n > 0) {
        text_gap(pen);
        text_paragraph(pen, source, false, 0);
    }
}
