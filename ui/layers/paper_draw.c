/* Draws the form of the print window: its rows in one column or two, what Enter does, a remark. */
#include "panes/draw.h"
#include "base/lang.h"
#include "layers/paper.h"
#include "base/wrap.h"

enum { LABEL_COLS = 10, WIDEST_LABEL = 20, TWO_COLS = 56 };

/* The width of the labels in columns, with a blank on both sides; at most half of the form. */
static int paper_draw_label_cols(const struct screen *s, int ncols)
{
    int widest = LABEL_COLS;
    for (int row = 0; row < PAPER_ROWS; row++) {
        int label = text_cols(slice_of(_(paper_label((enum paper_row)row))), screen_ambiguous(s)) + 2;
        if (label > widest) widest = label;
    }
    if (widest > WIDEST_LABEL) widest = WIDEST_LABEL;
    return widest < ncols / 2 ? widest : ncols / 2;
}

/* Collects the visible rows in order; returns how many. */
static int paper_draw_rows_of(const struct paper *p, enum paper_row rows[PAPER_ROWS])
{
    int count = 0;
    for (int row = 0; row < PAPER_ROWS; row++)
        if (paper_shows(p, (enum paper_row)row)) rows[count++] = (enum paper_row)row;
    return count;
}

static int paper_draw_columns_of(int ncols) { return ncols >= TWO_COLS ? 2 : 1; }

static int paper_draw_lines_of(int count, int ncols)
{
    return (count + paper_draw_columns_of(ncols) - 1) / paper_draw_columns_of(ncols);
}

int paper_lines(const struct paper *p, int ncols)
{
    enum paper_row rows[PAPER_ROWS];
    return paper_draw_lines_of(paper_draw_rows_of(p, rows), ncols) + 1 + (paper_draw_columns_of(ncols) == 1);
}

/* How many lines of rows there is room for, above the line that says what Enter does. */
static int paper_draw_lines_shown(const struct box *box, int lines)
{
    int room = box->nrows - 1;
    return lines < room ? lines : room > 0 ? room : 0;
}

/* Draws a row: 范围      ‹ 市人社局（19 项） › */
static void paper_draw_row(const struct paper *p, struct screen *s, enum paper_row which, const struct box *cell,
                           unsigned overlay)
{
    struct buf value;
    int label = paper_draw_label_cols(s, cell->ncols), col = cell->col + label, room = cell->ncols - label - 1;
    bool on = which == p->row;
    buf_init(&value);
    paper_add_value(p, which, &value);
    if (on) screen_fill(s, cell->row, cell->col, cell->ncols, STYLE_TEXT | overlay);
    draw_plain(s, cell->row, cell->col + 1, label - 1, slice_of(_(paper_label(which))),
               (on ? STYLE_TEXT : STYLE_LABEL) | (on ? overlay : 0));
    bool arrows = on && (!paper_is_typed(which) || which == PAPER_COPIES);
    if (arrows) {
        screen_text(s, cell->row, col, 2, SLICE("<"), STYLE_KEY | overlay);
        room -= 2;
    }
    int used = 2 + draw_plain(s, cell->row, col + 2, room - 2, buf_slice(&value),
                              (on ? STYLE_STRONG | overlay : STYLE_TEXT));
    if (arrows) screen_text(s, cell->row, col + used, 2, SLICE(" >"), STYLE_KEY | overlay);
    buf_done(&value);
}

/* Draws a text that can wrap; returns the screen row behind it. */
static int paper_draw_wrapped(struct screen *s, const struct box *box, int row, struct slice text, enum style style)
{
    struct wrap_line line;
    for (size_t pos = 0;
         row < box->row + box->nrows && wrap_next(text, &pos, box->ncols - 2, screen_ambiguous(s), &line); row++)
        screen_text(s, row, box->col + 1, box->ncols - 2, slice_cut(text, line.start, line.end), style);
    return row;
}

void paper_draw(struct paper *p, struct screen *s, const struct box *box, bool focused, struct slice action,
                struct slice remark)
{
    enum paper_row rows[PAPER_ROWS];
    int count = paper_draw_rows_of(p, rows), lines = paper_draw_lines_of(count, box->ncols),
        shown = paper_draw_lines_shown(box, lines), columns = paper_draw_columns_of(box->ncols);
    int at = 0, width = box->ncols / columns;
    while (rows[at] != p->row) at++;
    if ((size_t)(at % lines) < p->top) p->top = (size_t)(at % lines);
    if (at % lines >= (int)p->top + shown) p->top = (size_t)(at % lines - shown + 1);
    if ((int)p->top + shown > lines) p->top = (size_t)(lines - shown);
    for (int i = 0; i < count; i++) {
        struct box cell = {box->row + i % lines - (int)p->top, box->col + i / lines * width, 1, width};
        if (cell.row >= box->row && cell.row < box->row + shown)
            paper_draw_row(p, s, rows[i], &cell, focused ? ON_CURSOR : ON_IDLE);
    }
    int row = box->row + shown + (box->nrows > lines + 1);
    if (row >= box->row + box->nrows) return;
    int used = 1 + screen_text(s, row, box->col + 1, box->ncols - 1, SLICE("Enter "), STYLE_KEY);
    if (columns == 1) {
        struct box right = {box->row, box->col + used - 1, box->nrows, box->ncols - used};
        row = paper_draw_wrapped(s, &right, row, action, STYLE_PROMPT);
        paper_draw_wrapped(s, box, row + 1, remark, STYLE_QUIET);
    } else {
        used += draw_plain(s, row, box->col + used, box->ncols - used - 1, action, STYLE_PROMPT);
        if (remark.n > 0) draw_right(s, row, box->col + used + 2, box->col + box->ncols - 1, remark, STYLE_QUIET);
    }
}

int paper_row_at(const struct paper *p, const struct box *box, int row, int col)
{
    enum paper_row rows[PAPER_ROWS];
    int count = paper_draw_rows_of(p, rows), lines = paper_draw_lines_of(count, box->ncols),
        shown = paper_draw_lines_shown(box, lines), columns = paper_draw_columns_of(box->ncols);
    int down = row - box->row, across = (col - box->col) / (box->ncols / columns);
    if (down == shown + (box->nrows > lines + 1)) return PAPER_ROWS;
    int i = across * lines + down + (int)p->top;
    if (down < 0 || down >= shown || across >= columns || i >= count) return -1;
    return (int)rows[i];
}
