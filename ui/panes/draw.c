#include "panes/draw.h"

struct draw_text draw_whole_cell(const struct view *v, size_t place, int column, struct slice cell, unsigned style)
{
    struct draw_text t = {.cell = cell, .end = cell.n, .style = style, .current = view_hit(v)};
    if (column >= 0) t.hit = hits_of_cell(&v->hits, place, (size_t)column, &t.hits);
    return t;
}

/* The style of the cluster of bytes [pos, end): that of a hit, else of a span, else of the text. */
static unsigned draw_style_at(const struct draw_text *t, size_t pos, size_t end)
{
    unsigned overlay = t->style & ~(unsigned)STYLE_ROLE_MASK;
    for (size_t i = 0; i < t->hits && t->hit[i].start < end; i++)
        if (t->hit[i].start + t->hit[i].nbytes > pos)
            return overlay | (&t->hit[i] == t->current ? STYLE_HIT_CURRENT : STYLE_HIT);
    for (size_t i = 0; i < t->spans && t->span[i].start < end; i++)
        if (t->span[i].end > pos) return overlay | t->span[i].style;
    return t->style;
}

/* Leaves out the hits and spans that end before the text begins. */
static void draw_skip_to_start(struct draw_text *t)
{
    while (t->hits > 0 && t->hit->start + t->hit->nbytes <= t->start) t->hit++, t->hits--;
    while (t->spans > 0 && t->span->end <= t->start) t->span++, t->spans--;
}

static int draw_runs(struct screen *s, int row, int col, int ncols, const struct draw_text *t)
{
    int used = 0;
    for (size_t start = t->start, pos = start; start < t->end; start = pos) {
        pos = text_cluster_end(t->cell, start);
        unsigned style = draw_style_at(t, start, pos);
        while (pos < t->end) {
            size_t end = text_cluster_end(t->cell, pos);
            if (draw_style_at(t, pos, end) != style) break;
            pos = end;
        }
        used += screen_text(s, row, col + used, ncols - used, slice_cut(t->cell, start, pos), style);
    }
    return used;
}

static const struct slice more = {"…", 3};

int draw_text(struct screen *s, int row, int col, int ncols, const struct draw_text *text)
{
    struct draw_text t = *text;
    int ambiguous = screen_ambiguous(s), dots = text_cols(more, ambiguous);
    draw_skip_to_start(&t);
    if (ncols <= 0) return 0;
    struct slice shown = slice_cut(t.cell, t.start, t.end);
    if (text_fit(shown, ncols, ambiguous, NULL) == shown.n) return draw_runs(s, row, col, ncols, &t);
    t.end = t.start + text_fit(shown, ncols - dots, ambiguous, NULL);
    int used = draw_runs(s, row, col, ncols, &t);
    return used + screen_text(s, row, col + used, ncols - used, more, t.style);
}

int draw_plain(struct screen *s, int row, int col, int ncols, struct slice text, unsigned style)
{
    return draw_text(s, row, col, ncols, &(struct draw_text){.cell = text, .end = text.n, .style = style});
}

int draw_right(struct screen *s, int row, int least, int end, struct slice text, unsigned style)
{
    int ncols = text_cols(text, screen_ambiguous(s)), col = end - ncols < least ? least : end - ncols;
    draw_plain(s, row, col, end - col, text, style);
    return col;
}

int draw_title(struct screen *s, const struct box *box, struct slice title, bool focused)
{
    screen_glyph(s, box->row, box->col, box->ncols, GLYPH_HORIZONTAL, STYLE_FRAME);
    screen_fill(s, box->row, box->col + 1, 1, STYLE_TEXT);
    int used = draw_plain(s, box->row, box->col + 2, box->ncols - 5, title, focused ? STYLE_TITLE_FOCUS : STYLE_TITLE);
    screen_fill(s, box->row, box->col + 2 + used, 1, STYLE_TEXT);
    return box->col + 3 + used;
}

void draw_bar(struct screen *s, const struct box *box, int col, bool line, size_t top, size_t total)
{
    size_t height = (size_t)box->nrows;
    if (line)
        for (int i = 0; i < box->nrows; i++) screen_glyph(s, box->row + i, col, 1, GLYPH_VERTICAL, STYLE_FRAME);
    if (height == 0 || total <= height) return;
    size_t thumb = height * height / total, room;
    if (thumb == 0) thumb = 1;
    room = height - thumb;
    size_t at = top * room / (total - height);
    if (at > room) at = room;
    for (size_t i = 0; i < thumb; i++) screen_glyph(s, box->row + (int)(at + i), col, 1, GLYPH_THUMB, STYLE_QUIET);
}
