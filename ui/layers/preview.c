#include "layers/preview.h"

#include <stdlib.h>

#include "panes/draw.h"
#include "base/mem.h"

enum { SIDE_COLS = 8, MOST_SPANS = 16 };

void preview_init(struct preview *p)
{
    struct buf none;
    *p = (struct preview){.page = 0};
    buf_init(&none);
    buf_init(&p->wanted);
    sheet_pages_of_text(&p->pages, &none);
}

void preview_done(struct preview *p)
{
    sheet_pages_done(&p->pages);
    buf_done(&p->wanted);
    free(p->hit);
}

bool preview_has_pages(const struct preview *p) { return p->pages.lines > 0; }

static size_t preview_lines_before(const struct preview *p) { return p->pages.first[p->page]; }

size_t preview_lines(const struct preview *p) { return p->pages.first[p->page + 1] - preview_lines_before(p); }

static size_t preview_height(const struct preview *p) { return p->box.nrows > 0 ? (size_t)p->box.nrows : 1; }

static size_t preview_last_top(const struct preview *p)
{
    return preview_lines(p) > preview_height(p) ? preview_lines(p) - preview_height(p) : 0;
}

static void preview_find_all(struct preview *p)
{
    size_t page, line = 0;
    p->hits = 0;
    while ((line = sheet_pages_find(&p->pages, buf_slice(&p->wanted), line, &page)) != SIZE_MAX) {
        p->hit = mem_grow(p->hit, &p->hits_cap, p->hits + 1, sizeof *p->hit);
        p->hit[p->hits++] = line++;
    }
    p->found = p->hits;
}

void preview_set_text(struct preview *p, struct buf *text, int ncols)
{
    sheet_pages_done(&p->pages);
    sheet_pages_of_text(&p->pages, text);
    p->ncols = ncols;
    preview_find_all(p);
    if (p->page >= p->pages.pages) p->page = p->top = 0;
    if (p->top > preview_last_top(p)) p->top = preview_last_top(p);
}

/* ---- moving ---- */

static bool preview_to_page(struct preview *p, size_t page, bool at_end)
{
    if (page >= p->pages.pages) return false;
    p->page = page;
    p->top = at_end ? preview_last_top(p) : 0;
    return true;
}

bool preview_turn(struct preview *p, int by)
{
    if (by > 0 && p->top < preview_last_top(p))
        p->top = p->top + preview_height(p) < preview_last_top(p) ? p->top + preview_height(p) : preview_last_top(p);
    else if (by < 0 && p->top > 0) p->top = p->top > preview_height(p) ? p->top - preview_height(p) : 0;
    else return by > 0 ? preview_to_page(p, p->page + 1, false) : p->page > 0 && preview_to_page(p, p->page - 1, true);
    return true;
}

bool preview_scroll(struct preview *p, int by)
{
    bool moved = false;
    for (; by > 0; by--, moved = true) {
        if (p->top < preview_last_top(p)) p->top++;
        else if (!preview_to_page(p, p->page + 1, false)) break;
    }
    for (; by < 0; by++, moved = true) {
        if (p->top > 0) p->top--;
        else if (p->page == 0 || !preview_to_page(p, p->page - 1, true)) break;
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
    return preview_to_page(p, last ? p->pages.pages - 1 : 0, last);
}

/* ---- searching ---- */

void preview_search(struct preview *p, struct slice wanted)
{
    buf_clear(&p->wanted);
    buf_add(&p->wanted, wanted);
    preview_find_all(p);
}

static void preview_show_hit(struct preview *p, size_t hit)
{
    size_t line = p->hit[hit];
    p->found = hit;
    p->page = 0;
    while (p->pages.first[p->page + 1] <= line) p->page++;
    size_t within = line - preview_lines_before(p);
    if (p->top > preview_last_top(p)) p->top = preview_last_top(p);
    if (within >= p->top && within < p->top + preview_height(p)) return;
    p->top = within > preview_height(p) / 2 ? within - preview_height(p) / 2 : 0;
    if (p->top > preview_last_top(p)) p->top = preview_last_top(p);
}

bool preview_find(struct preview *p, int by)
{
    size_t hit = 0, from = preview_lines_before(p) + p->top;
    if (p->hits == 0) return false;
    if (p->found < p->hits) {
        hit = (p->found + p->hits + (size_t)by) % p->hits;
    } else {
        while (hit < p->hits && p->hit[hit] < from) hit++;
        hit = (hit + p->hits - (by < 0)) % p->hits;
    }
    preview_show_hit(p, hit);
    return true;
}

/* ---- drawing ---- */

/* The spans of a line that contain the searched word. */
static size_t preview_find_spans(const struct preview *p, size_t line, struct draw_span spans[MOST_SPANS])
{
    struct sheet_span found[MOST_SPANS];
    bool here = p->found < p->hits && p->hit[p->found] == line;
    size_t count = sheet_pages_spans(&p->pages, line, buf_slice(&p->wanted), found, MOST_SPANS);
    if (count > MOST_SPANS) count = MOST_SPANS;
    for (size_t i = 0; i < count; i++)
        spans[i] = (struct draw_span){(uint32_t)found[i].start, (uint32_t)found[i].end,
                                      here ? STYLE_HIT_CURRENT : STYLE_HIT};
    return count;
}

static void preview_draw_line(const struct preview *p, struct screen *s, const struct box *box, int row, size_t index)
{
    struct draw_span spans[MOST_SPANS];
    struct slice line = p->pages.line[index];
    int skipped = 0;
    size_t start = p->left > 0 ? text_fit(line, p->left, screen_ambiguous(s), &skipped) : 0;
    /* the left half of a wide character is scrolled away: leave out the other half too */
    if (p->left > 0 && start < line.n && skipped < p->left) {
        start = text_cluster_end(line, start);
        skipped = text_cols(slice_cut(line, 0, start), screen_ambiguous(s)) - p->left;
    } else {
        skipped = 0;
    }
    struct draw_text t = {.cell = line, .start = start, .end = line.n, .style = STYLE_TEXT, .span = spans};
    t.spans = preview_find_spans(p, index, spans);
    draw_text(s, row, box->col + skipped, box->ncols - skipped, &t);
}

void preview_draw(struct preview *p, struct screen *s, const struct box *box)
{
    int margin = box->ncols > p->ncols ? (box->ncols - p->ncols) / 2 : 0;
    struct box sheet = {box->row, box->col + margin, box->nrows, box->ncols - margin};
    p->box = *box;
    preview_sideways(p, 0);
    if (p->top > preview_last_top(p)) p->top = preview_last_top(p);
    size_t lines = preview_lines(p);
    int row = 0;
    for (; row < box->nrows && p->top + (size_t)row < lines; row++)
        preview_draw_line(p, s, &sheet, box->row + row, preview_lines_before(p) + p->top + (size_t)row);
    if (row < box->nrows && p->page + 1 < p->pages.pages) /* the lower edge of the page */
        screen_glyph(s, box->row + row, box->col, box->ncols, GLYPH_HORIZONTAL, STYLE_FRAME);
}
