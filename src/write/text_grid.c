#include "write/text_grid.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/wrap.h"

/* Adds a code point: a tab as a blank, other control characters as their visible substitutes. */
static void text_grid_add_char(struct buf *out, uint32_t cp) { buf_addc(out, cp == '\t' ? ' ' : text_visible(cp)); }

/* Adds bytes [start, end) of the text of a cell, its spans in their style. */
static void text_grid_add_text(struct buf *out, const struct text_grid_cell *cell, size_t start, size_t end)
{
    size_t span = 0;
    bool inside = false;
    for (size_t pos = start; pos < end;) {
        while (span < cell->spans && cell->span[span].end <= pos) span++;
        bool now = cell->span_style != NULL && span < cell->spans && cell->span[span].start <= pos;
        if (now != inside) {
            buf_adds(out, now ? cell->span_style : GRID_STYLE_OFF);
            if (!now && cell->style != NULL) buf_adds(out, cell->style);
        }
        inside = now;
        text_grid_add_char(out, text_decode(cell->text, pos, &pos));
    }
    if (inside) buf_adds(out, GRID_STYLE_OFF);
}

/* Adds the next line of a cell, or blanks if its text is used up; true if there was text. */
static bool text_grid_add_cell_line(struct buf *out, const struct text_grid_cell *cell, size_t *pos, int ambiguous)
{
    struct wrap_line line = {0};
    bool more = wrap_next(cell->text, pos, cell->ncols, ambiguous, &line);
    if (line.end > line.start && cell->text.s[line.end - 1] == '\r') { /* the line ended in CRLF: leave out the CR */
        line.end--;
        line.ncols--;
    }
    size_t blanks = line.ncols < cell->ncols ? (size_t)(cell->ncols - line.ncols) : 0;
    if (cell->right) buf_fill(out, ' ', blanks);
    if (cell->style != NULL && line.end > line.start) buf_adds(out, cell->style);
    text_grid_add_text(out, cell, line.start, line.end);
    if (cell->style != NULL && line.end > line.start) buf_adds(out, GRID_STYLE_OFF);
    if (!cell->right) buf_fill(out, ' ', blanks);
    return more;
}

static void text_grid_end_line(struct buf *out, size_t start)
{
    while (out->n > start && out->s[out->n - 1] == ' ') out->n--;
    buf_adds(out, "\n");
}

void text_grid_row(struct buf *out, const struct text_grid_cell *cell, size_t count,
                   const struct text_grid_frame *frame)
{
    size_t *pos = mem_zalloc((count + 1) * sizeof *pos);
    for (size_t lines = 0;; lines++) {
        size_t start = out->n;
        bool any = false;
        buf_adds(out, frame->left);
        for (size_t i = 0; i < count; i++) {
            if (i > 0) buf_adds(out, frame->between);
            any |= text_grid_add_cell_line(out, &cell[i], &pos[i], frame->ambiguous);
        }
        buf_adds(out, frame->right);
        if (!any && lines >= (frame->least > 1 ? frame->least : 1)) {
            out->n = start; /* no cell had text left: take the empty line away */
            out->s[start] = '\0';
            break;
        }
        text_grid_end_line(out, start);
    }
    free(pos);
}
