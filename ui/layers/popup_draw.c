/* Draws a pop-up: where it stands, how far it is scrolled. */
#include "base/lang.h"
#include "base/wrap.h"
#include "layers/popup.h"
#include "panes/draw.h"

enum { POPUP_COLS = 78, KEYS_COLS = 18, PALETTE_ROWS = 22 };

struct box popup_box(const struct popup *p, const struct screen *s)
{
    int ncols = screen_cols(s) - 4, nrows = screen_rows(s) - 4, want = (int)p->count + 2;
    if (ncols > POPUP_COLS) ncols = POPUP_COLS;
    if (p->kind == POPUP_PALETTE) want = (int)p->count + 6 < PALETTE_ROWS ? (int)p->count + 6 : PALETTE_ROWS;
    if (p->kind == POPUP_TEXT) want = (int)p->total + 2;
    if (nrows > want) nrows = want;
    if (nrows < 4) nrows = screen_rows(s) < 4 ? screen_rows(s) : 4;
    if (ncols < 12) ncols = screen_cols(s);
    return (struct box){(screen_rows(s) - nrows) / 2, (screen_cols(s) - ncols) / 2, nrows, ncols};
}

void popup_scroll(struct popup *p, ptrdiff_t by)
{
    ptrdiff_t furthest = (ptrdiff_t)p->total - p->height, top = (ptrdiff_t)p->top + by;
    if (top > furthest) top = furthest;
    p->top = top < 0 ? 0 : (size_t)top;
}

static void popup_draw_frame(const struct popup *p, struct screen *s, const struct box *b)
{
    int last = b->row + b->nrows - 1, right = b->col + b->ncols - 1;
    for (int row = b->row; row <= last; row++) {
        screen_fill(s, row, b->col, b->ncols, STYLE_TEXT);
        screen_glyph(s, row, b->col, 1, GLYPH_VERTICAL, STYLE_FRAME);
        screen_glyph(s, row, right, 1, GLYPH_VERTICAL, STYLE_FRAME);
    }
    screen_glyph(s, b->row, b->col + 1, b->ncols - 2, GLYPH_HORIZONTAL, STYLE_FRAME);
    screen_glyph(s, last, b->col + 1, b->ncols - 2, GLYPH_HORIZONTAL, STYLE_FRAME);
    screen_glyph(s, b->row, b->col, 1, GLYPH_TOP_LEFT, STYLE_FRAME);
    screen_glyph(s, b->row, right, 1, GLYPH_TOP_RIGHT, STYLE_FRAME);
    screen_glyph(s, last, b->col, 1, GLYPH_BOTTOM_LEFT, STYLE_FRAME);
    screen_glyph(s, last, right, 1, GLYPH_BOTTOM_RIGHT, STYLE_FRAME);
    int used = draw_plain(s, b->row, b->col + 3, b->ncols - 6, slice_of(p->title), STYLE_TITLE_FOCUS);
    screen_fill(s, b->row, b->col + 2, 1, STYLE_TEXT);
    screen_fill(s, b->row, b->col + 3 + used, 1, STYLE_TEXT);
}

/* Counts the screen lines of a text that can wrap, and draws those that are visible. */
static void popup_draw_text_row(struct popup *p, struct screen *s, const struct box *in, int col, struct slice text,
                                enum style style)
{
    ptrdiff_t row = (ptrdiff_t)p->total - (ptrdiff_t)p->top;
    if (row >= 0 && row < in->nrows) screen_text(s, in->row + (int)row, in->col + col, in->ncols - col, text, style);
}

static void popup_draw_text_line(struct popup *p, struct screen *s, const struct box *in, const struct popup_line *line)
{
    struct slice text = slice_of(line->text);
    struct wrap_line wrapped;
    int keys = in->ncols / 3 < KEYS_COLS ? in->ncols / 3 : KEYS_COLS, col = *line->left ? keys : 0;
    if (line->heading && p->total > 0) p->total++;
    bool own_row = text_cols(slice_of(line->left), screen_ambiguous(s)) >= keys;
    popup_draw_text_row(p, s, in, 0, slice_of(line->left), STYLE_KEY);
    if (col > 0 && own_row) p->total++;
    for (size_t pos = 0;
         wrap_next(text, &pos, in->ncols - col > 2 ? in->ncols - col : 2, screen_ambiguous(s), &wrapped); p->total++)
        popup_draw_text_row(p, s, in, col, slice_cut(text, wrapped.start, wrapped.end),
                            line->heading ? STYLE_HEADING : STYLE_TEXT);
}

static void popup_draw_texts(struct popup *p, struct screen *s, const struct box *in)
{
    p->total = 0;
    for (size_t i = 0; i < p->count; i++) popup_draw_text_line(p, s, in, &p->line[i]);
}

static void popup_draw_list_row(const struct popup *p, struct screen *s, const struct box *in, int row, size_t index)
{
    const struct popup_line *line = &p->line[rows_number(&p->rows, index)];
    unsigned overlay = (ptrdiff_t)index == p->rows.cursor ? ON_CURSOR : 0;
    if (overlay) screen_fill(s, row, in->col - 1, in->ncols + 2, STYLE_TEXT | overlay);
    int end = draw_right(s, row, in->col + in->ncols / 2, in->col + in->ncols, slice_of(line->left),
                         STYLE_KEY | overlay);
    int used = draw_plain(s, row, in->col, end - in->col - 1, slice_of(line->text),
                          (line->heading ? STYLE_HEADING : STYLE_TEXT) | overlay);
    int middle = in->col + (used + 2 > 20 ? used + 2 : 20);
    if (middle < end - 1) draw_plain(s, row, middle, end - 1 - middle, slice_of(line->right), STYLE_QUIET | overlay);
}

static void popup_draw_list(struct popup *p, struct screen *s, const struct box *in)
{
    rows_fit(&p->rows, (size_t)(in->nrows > 0 ? in->nrows : 0));
    for (int i = 0; i < in->nrows && p->rows.top + (size_t)i < p->rows.count; i++)
        popup_draw_list_row(p, s, in, in->row + i, p->rows.top + (size_t)i);
    if (p->rows.count == 0 && in->nrows > 0)
        draw_plain(s, in->row, in->col, in->ncols, slice_of(_("Nothing matches.")), STYLE_QUIET);
}

/* Draws the palette: the line that is typed, a rule, the list, a rule, the note. */
static void popup_draw_palette(struct popup *p, struct screen *s, const struct box *in)
{
    int caret, used = screen_text(s, in->row, in->col, in->ncols, SLICE(": "), STYLE_PROMPT),
               last = in->row + in->nrows - 1;
    struct slice typed = edit_shown(&p->edit, in->ncols - used, screen_ambiguous(s), &caret);
    screen_text(s, in->row, in->col + used, in->ncols - used, typed, STYLE_TEXT);
    screen_cursor(s, in->row, in->col + used + caret);
    bool roomy = in->nrows >= 6;
    if (roomy) {
        screen_glyph(s, in->row + 1, in->col - 1, in->ncols + 2, GLYPH_HORIZONTAL, STYLE_FRAME);
        screen_glyph(s, last - 1, in->col - 1, in->ncols + 2, GLYPH_HORIZONTAL, STYLE_FRAME);
        ptrdiff_t index = rows_current(&p->rows);
        if (index >= 0) draw_plain(s, last, in->col, in->ncols, slice_of(p->line[index].note), STYLE_QUIET);
    }
    struct box list = {in->row + (roomy ? 2 : 1), in->col, in->nrows - (roomy ? 4 : 1), in->ncols};
    popup_draw_list(p, s, &list);
    p->height = list.nrows;
}

void popup_draw(struct popup *p, struct screen *s)
{
    if (p->kind == POPUP_TEXT) { /* the number of lines depends on the width */
        struct box measure = popup_box(p, s);
        popup_draw_texts(p, s, &(struct box){0, 0, 0, measure.ncols - 4});
    }
    struct box box = popup_box(p, s), in = {box.row + 1, box.col + 2, box.nrows - 2, box.ncols - 4};
    popup_draw_frame(p, s, &box);
    p->height = in.nrows;
    if (in.nrows < 1 || in.ncols < 4) return;
    if (p->kind == POPUP_TEXT) {
        popup_scroll(p, 0);
        popup_draw_texts(p, s, &in);
        draw_bar(s, &in, box.col + box.ncols - 1, false, p->top, p->total);
    } else if (p->kind == POPUP_MENU) {
        popup_draw_list(p, s, &in);
        draw_bar(s, &in, box.col + box.ncols - 1, false, p->rows.top, p->rows.count);
    } else {
        popup_draw_palette(p, s, &in);
    }
}

int popup_first_row(const struct popup *p, const struct box *box)
{
    bool roomy = box->nrows - 2 >= 6; /* high enough for a rule below the line that is typed */
    return box->row + 1 + (p->kind == POPUP_PALETTE ? (roomy ? 2 : 1) : 0);
}
