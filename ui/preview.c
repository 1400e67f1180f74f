#include "preview.h"

#include "draw.h"
#include "mem.h"

enum { SIDE_COLS = 8, MOST_SPANS = 16 };

void preview_init(struct preview *p)
{
    struct buf none;
    *p = (struct preview){.found = SIZE_MAX};
    buf_init(&none);
    buf_init(&p->wanted);
    sheet_pages_take(&p->pages, &none);
}

void preview_done(struct preview *p)
{
    sheet_pages_done(&p->pages);
    buf_done(&p->wanted);
}

bool preview_has_pages(const struct preview *p) { return p->pages.lines > 0; }

static size_t lines_before(const struct preview *p) { return p->pages.first[p->page]; }

size_t preview_lines(const struct preview *p) { return p->pages.first[p->page + 1] - lines_before(p); }

static size_t height(const struct preview *p) { return p->box.nrows > 0 ? (size_t)p->box.nrows : 1; }

static size_t last_top(const struct preview *p) { return preview_lines(p) > height(p) ? preview_lines(p) - height(p) : 0; }

void preview_take(struct preview *p, struct buf *text, int ncols)
{
    sheet_pages_done(&p->pages);
    sheet_pages_take(&p->pages, text);
    p->ncols = ncols;
    p->found = SIZE_MAX;
    if (p->page >= p->pages.pages) p->page = p->top = 0;
    if (p->top > last_top(p)) p->top = last_top(p);
}

/* ---- moving ---- */

static bool to_page(struct preview *p, size_t page, bool at_end)
{
    if (page >= p->pages.pages) return false;
    p->page = page;
    p->top = at_end ? last_top(p) : 0;
    return true;
}

bool preview_turn(struct preview *p, int by)
{
    if (by > 0 && p->top < last_top(p)) p->top = p->top + height(p) < last_top(p) ? p->top + height(p) : last_top(p);
    else if (by < 0 && p->top > 0) p->top = p->top > height(p) ? p->top - height(p) : 0;
    else return by > 0 ? to_page(p, p->page + 1, false) : p->page > 0 && to_page(p, p->page - 1, true);
    return true;
}

bool preview_scroll(struct preview *p, int by)
{
    bool moved = false;
    for (; by > 0; by--, moved = true) {
        if (p->top < last_top(p)) p->top++;
        else if (!to_page(p, p->page + 1, false)) break;
    }
    for (; by < 0; by++, moved = true) {
        if (p->top > 0) p->top--;
        else if (p->page == 0 || !to_page(p, p->page - 1, true)) break;
    }
    return moved;
}

bool preview_sideways(struct preview *p, int by)
{
    int before = p->left, most = p->ncols > p->box.ncols ? p->ncols - p->box.ncols : 0;
    p->left += by * SIDE_COLS;
    if (p->left > most) p->left = most;
    if (p->left < 0) p->left = 0;
    return p->left != before;
}

bool preview_end(struct preview *p, bool last)
{
    p->left = 0;
    return to_page(p, last ? p->pages.pages - 1 : 0, last);
}

/* ---- searching ---- */

void preview_search(struct preview *p, struct slice wanted)
{
    buf_clear(&p->wanted);
    buf_add(&p->wanted, wanted);
    p->found = SIZE_MAX;
}

static bool holds(const struct preview *p, size_t line)
{
    return p->wanted.n > 0 && slice_find(p->pages.line[line], buf_slice(&p->wanted)) != SIZE_MAX;
}

static void show_line(struct preview *p, size_t line)
{
    p->found = line;
    p->page = 0;
    while (p->pages.first[p->page + 1] <= line) p->page++;
    size_t within = line - lines_before(p);
    if (p->top > last_top(p)) p->top = last_top(p);
    if (within >= p->top && within < p->top + height(p)) return;
    p->top = within > height(p) / 2 ? within - height(p) / 2 : 0;
    if (p->top > last_top(p)) p->top = last_top(p);
}

bool preview_find(struct preview *p, int by)
{
    size_t count = p->pages.lines, from = p->found != SIZE_MAX ? p->found : lines_before(p) + p->top;
    if (count == 0) return false;
    if (p->found == SIZE_MAX && by > 0) by = 0;
    if (by != 0) from = (from + count + (size_t)by) % count;
    for (size_t i = 0; i < count; i++) {
        size_t line = by < 0 ? (from + count - i) % count : (from + i) % count;
        if (!holds(p, line)) continue;
        size_t page = p->page;
        show_line(p, line);
        if (p->page != page && line == lines_before(p)) p->top = 0;
        return true;
    }
    return false;
}

size_t preview_count(const struct preview *p, size_t *at)
{
    size_t count = 0;
    *at = 0;
    for (size_t i = 0; i < p->pages.lines; i++) {
        count += holds(p, i);
        if (i == p->found) *at = count;
    }
    return count;
}

/* ---- drawing ---- */

/* Where the line holds what is searched. */
static size_t find_spans(const struct preview *p, struct slice line, enum style style, struct draw_span spans[MOST_SPANS])
{
    size_t count = 0, at = 0, found;
    while (p->wanted.n > 0 && count < MOST_SPANS && (found = slice_find(slice_cut(line, at, line.n), buf_slice(&p->wanted))) != SIZE_MAX) {
        spans[count++] = (struct draw_span){(uint32_t)(at + found), (uint32_t)(at + found + p->wanted.n), style};
        at += found + p->wanted.n;
    }
    return count;
}

static void draw_line(const struct preview *p, struct screen *s, const struct box *box, int row, size_t index)
{
    struct draw_span spans[MOST_SPANS];
    struct slice line = p->pages.line[index];
    int skipped = 0;
    size_t start = p->left > 0 ? text_fit(line, p->left, screen_ambiguous(s), &skipped) : 0;
    if (p->left > 0 && start < line.n && skipped < p->left) { /* half of a wide character */
        start = text_cluster_end(line, start);
        skipped = text_cols(slice_cut(line, 0, start), screen_ambiguous(s)) - p->left;
    } else {
        skipped = 0;
    }
    struct draw_text t = {.cell = line, .start = start, .end = line.n, .style = STYLE_TEXT, .span = spans};
    t.spans = find_spans(p, line, index == p->found ? STYLE_HIT_CURRENT : STYLE_HIT, spans);
    draw_text(s, row, box->col + skipped, box->ncols - skipped, &t);
}

void preview_draw(struct preview *p, struct screen *s, const struct box *box)
{
    int margin = box->ncols > p->ncols ? (box->ncols - p->ncols) / 2 : 0;
    struct box sheet = {box->row, box->col + margin, box->nrows, box->ncols - margin};
    p->box = *box;
    preview_sideways(p, 0);
    if (p->top > last_top(p)) p->top = last_top(p);
    size_t lines = preview_lines(p);
    int row = 0;
    for (; row < box->nrows && p->top + (size_t)row < lines; row++) draw_line(p, s, &sheet, box->row + row, lines_before(p) + p->top + (size_t)row);
    if (row < box->nrows && p->page + 1 < p->pages.pages) /* the edge of the paper */
        screen_glyph(s, box->row + row, box->col, box->ncols, GLYPH_HORIZONTAL, STYLE_FRAME);
}
