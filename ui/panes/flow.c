#include "panes/flow.h"

#include <stdio.h>
#include <stdlib.h>

#include "plan/item.h"
#include "base/mem.h"
#include "plan/quantity.h"
#include "base/wrap.h"

enum { TEXT_LEAST = 8 }; /* a hanging indent leaves at least so many columns to the text */

void flow_init(struct flow *f) { *f = (struct flow){0}; }

void flow_done(struct flow *f)
{
    free(f->line);
    free(f->span);
    free(f->mark);
    flow_init(f);
}

void flow_clear(struct flow *f)
{
    f->count = f->spans = f->marks = f->top = 0;
    f->plan = NULL;
}

void flow_begin(struct flow *f, const struct view *v, int ncols, int ambiguous)
{
    struct place at = plans_at(v->plans, (size_t)v->place);
    f->count = f->spans = f->marks = 0;
    f->plan = at.plan;
    f->place = (size_t)v->place;
    f->task = at.task;
    f->ncols = ncols;
    f->ambiguous = ambiguous;
}

static struct flow_line *flow_add_line(struct flow *f)
{
    if (f->count == f->cap) f->line = mem_grow(f->line, &f->cap, f->count + 1, sizeof *f->line);
    f->line[f->count] = (struct flow_line){.column = UINT32_MAX, .item = FLOW_NO_ITEM};
    return &f->line[f->count++];
}

static void flow_add_span(struct flow *f, size_t start, size_t end, enum style style)
{
    if (start >= end) return;
    if (f->spans == f->span_cap) f->span = mem_grow(f->span, &f->span_cap, f->spans + 1, sizeof *f->span);
    f->span[f->spans++] = (struct draw_span){(uint32_t)start, (uint32_t)end, style};
}

void flow_gap(struct flow *f)
{
    if (f->count > 0) flow_add_line(f);
}

void flow_mark(struct flow *f, size_t column, size_t item, const char *text)
{
    if (*text == '\0') return;
    if (f->marks == f->mark_cap) f->mark = mem_grow(f->mark, &f->mark_cap, f->marks + 1, sizeof *f->mark);
    struct flow_mark *mark = &f->mark[f->marks++];
    *mark = (struct flow_mark){.column = (uint32_t)column, .item = (uint32_t)item};
    snprintf(mark->text, sizeof mark->text, "%s", text);
}

int flow_label_cols(const struct plan *plan, const size_t *column, size_t count, int ambiguous)
{
    int widest = 0;
    for (size_t i = 0; i < count; i++) {
        int ncols = text_cols(plan_column(plan, column[i])->label, ambiguous);
        if (ncols > widest) widest = ncols;
    }
    return widest + 2;
}

/* ---- laying out ---- */

struct flow_writer {       /* a cell that is being laid out */
    struct flow_line line; /* what all its lines have in common */
    struct slice cell;
    bool first; /* the next line is the first one */
};

static void flow_put_line(struct flow *f, struct flow_writer *w, size_t start, size_t end, int col)
{
    struct flow_line *line = flow_add_line(f);
    *line = w->line;
    line->start = (uint32_t)start;
    line->end = (uint32_t)end;
    line->col = col;
    line->labelled = w->first && w->line.labelled;
    w->first = false;
}

/* Bytes [start, end) of the cell, set in by `indent` columns, the lines after the first one hanging by `hang` more. */
static void flow_put_text(struct flow *f, struct flow_writer *w, size_t start, size_t end, int indent, int hang)
{
    struct slice piece = slice_cut(w->cell, start, end);
    struct wrap_line line;
    if (f->ncols - w->line.col - indent < TEXT_LEAST) indent = 0;
    int col = w->line.col + indent, room = f->ncols - col;
    if (room - hang < TEXT_LEAST) hang = 0;
    if (room < 2) room = 2;
    bool head = true;
    for (size_t pos = 0; wrap_next(piece, &pos, head ? room : room - hang, f->ambiguous, &line); head = false)
        flow_put_line(f, w, start + line.start, start + line.end, head ? col : col + hang);
}

/* A quantity with a measure or a bound stands out: it is what a target is measured by. */
static void flow_mark_quantities(struct flow *f, struct slice cell, const struct item *item)
{
    struct slice text = item_text(cell, item);
    struct quantity q;
    for (size_t pos = 0; quantity_next(text, &pos, &q);)
        flow_add_span(f, item->start + q.start, item->start + q.end, STYLE_STRONG);
}

static const struct flow_mark *flow_mark_of(const struct flow *f, const struct flow_line *line)
{
    for (size_t i = 0; i < f->marks; i++)
        if (f->mark[i].column == line->column && f->mark[i].item == line->item) return &f->mark[i];
    return NULL;
}

/* Puts the mark of an item behind its last line; where there is no room, on a line of its own. */
static void flow_put_mark(struct flow *f, struct flow_writer *w, size_t first, int hang)
{
    const struct flow_mark *mark = flow_mark_of(f, &w->line);
    if (mark == NULL || f->count == first) return;
    const struct flow_line *last = &f->line[f->count - 1];
    int used = last->col + text_cols(slice_cut(w->cell, last->start, last->end), f->ambiguous);
    if (used + 1 + text_cols(slice_of(mark->text), f->ambiguous) > f->ncols) {
        size_t end = last->end;
        flow_put_line(f, w, end, end, w->line.col + hang);
    }
    f->line[f->count - 1].mark = mark;
}

/* What stands out in an item: numbers and quantities, those of the clauses inside it too. */
static void flow_add_spans(struct flow *f, struct slice cell, const struct item *item)
{
    struct item part;
    flow_add_span(f, item->mark, item->mark_end, STYLE_NUMBER);
    for (struct item_parts parts = item_parts_of(cell, item); item_parts_next(&parts, &part);) {
        if (part.start > item->start) flow_add_span(f, part.mark, part.mark_end, STYLE_NUMBER);
        flow_mark_quantities(f, cell, &part);
    }
}

static size_t flow_skip_blanks(struct slice cell, size_t from, size_t to)
{
    size_t next;
    while (from < to && text_is_blank(text_decode(cell, from, &next))) from = next;
    return from;
}

/* Bytes [from, item->next): the text hangs behind the number, the clauses inside it stand below each other there. */
static void flow_put_item(struct flow *f, struct flow_writer *w, size_t from, const struct item *item, int hang)
{
    struct item inner;
    size_t start = from;
    for (struct items walk = items_inside(w->cell, item); items_next(&walk, &inner); from = inner.next) {
        size_t to = inner.next < item->end ? inner.next : item->next;
        int behind = text_cols(slice_cut(w->cell, inner.mark, inner.mark_end), f->ambiguous);
        from = flow_skip_blanks(w->cell, from, to);
        flow_put_text(f, w, from, to, from > start ? hang : 0, from > start ? behind : hang);
    }
    if (from == start) flow_put_text(f, w, from, item->next, 0, hang);
}

/* Each clause on a line of its own. */
static void flow_put_items(struct flow *f, struct flow_writer *w)
{
    struct item item;
    size_t from = 0, index = 0;
    for (struct items walk = items_of(w->cell); items_next(&walk, &item);) flow_add_spans(f, w->cell, &item);
    w->line.spans = (uint32_t)f->spans - w->line.span;
    for (struct items walk = items_of(w->cell); items_next(&walk, &item); from = item.next) {
        int hang = text_cols(slice_cut(w->cell, item.mark, item.mark_end), f->ambiguous);
        size_t first = f->count;
        from = flow_skip_blanks(w->cell, from, item.next);
        w->line.item = (uint32_t)index++;
        flow_put_item(f, w, from, &item, hang);
        flow_put_mark(f, w, first, hang);
    }
    w->line.item = FLOW_NO_ITEM;
    if (from < w->cell.n) flow_put_text(f, w, from, w->cell.n, 0, 0);
}

void flow_cell(struct flow *f, size_t column, int label_cols, enum style style)
{
    struct flow_writer w = {.cell = plan_cell(f->plan, f->task, column), .first = true};
    w.line = (struct flow_line){
        .column = (uint32_t)column, .style = style, .span = (uint32_t)f->spans, .item = FLOW_NO_ITEM};
    if (label_cols == 0) {
        w.line.labelled = true;
        flow_put_line(f, &w, 0, 0, 0);
        w.line.labelled = false;
    } else if (label_cols > 0) {
        w.line.labelled = true;
        w.line.col = label_cols;
    }
    size_t before = f->count;
    if (column_kind(plan_column(f->plan, column)->role) == COLUMN_KIND_CLAUSES) flow_put_items(f, &w);
    else flow_put_text(f, &w, 0, w.cell.n, 0, 0);
    if (f->count == before && label_cols >= 0) flow_put_line(f, &w, 0, 0, w.line.col); /* an empty cell shows as such */
}

/* ---- showing ---- */

void flow_scroll(struct flow *f, ptrdiff_t by, size_t height)
{
    ptrdiff_t furthest = f->count > height ? (ptrdiff_t)(f->count - height) : 0, top = (ptrdiff_t)f->top + by;
    f->top = top < 0 ? 0 : top > furthest ? (size_t)furthest : (size_t)top;
}

bool flow_reveal(struct flow *f, size_t column, size_t byte, size_t height)
{
    for (size_t i = 0; i < f->count; i++) {
        const struct flow_line *line = &f->line[i];
        if (line->column != column || byte >= line->end || byte < line->start) continue;
        if (height > 0 && (i < f->top || i >= f->top + height)) {
            f->top = i > height / 3 ? i - height / 3 : 0;
            flow_scroll(f, 0, height);
        }
        return true;
    }
    return false;
}

bool flow_item_lines(const struct flow *f, size_t column, size_t item, size_t *first, size_t *last)
{
    bool found = false;
    for (size_t i = 0; i < f->count; i++) {
        if (f->line[i].column != column || f->line[i].item != item) continue;
        if (!found) *first = i;
        *last = i;
        found = true;
    }
    return found;
}

bool flow_has_hit(const struct flow *f, const struct view *v, size_t from, size_t to)
{
    for (size_t i = from; i < to && i < f->count; i++) {
        const struct flow_line *line = &f->line[i];
        size_t hit = line->column == UINT32_MAX ? v->hits.count
                                                : hits_from(&v->hits, f->place, line->column, line->start);
        if (hit < v->hits.count && v->hits.hit[hit].place == f->place && v->hits.hit[hit].column == line->column &&
            v->hits.hit[hit].start < line->end)
            return true;
    }
    return false;
}

static void flow_draw_line(const struct flow *f, const struct view *v, struct screen *s, const struct box *box, int row,
                           size_t index, unsigned overlay)
{
    const struct flow_line *line = &f->line[index];
    if (line->column == UINT32_MAX) return;
    const struct plan_column *column = plan_column(f->plan, line->column);
    if (line->labelled) {
        int ncols = line->col > 0 ? line->col - 1 : box->ncols;
        draw_plain(s, row, box->col, ncols, column->label, STYLE_LABEL);
    }
    struct draw_text t = draw_whole_cell(v, f->place, (int)line->column, plan_cell(f->plan, f->task, line->column),
                                         line->style | overlay);
    t.start = line->start;
    t.end = line->end;
    t.span = line->spans > 0 ? f->span + line->span : NULL;
    t.spans = line->spans;
    int col = box->col + line->col;
    if (overlay) {
        screen_fill(s, row, col - 1, box->ncols - line->col + 1, STYLE_TEXT | overlay);
        screen_glyph(s, row, col - 1, 1, GLYPH_POINTER, STYLE_TEXT | overlay);
    }
    col += draw_text(s, row, col, box->ncols - line->col, &t);
    if (line->mark == NULL) return;
    if (line->end > line->start) col++;
    draw_plain(s, row, col, box->col + box->ncols - col, slice_of(line->mark->text), STYLE_TREND | overlay);
}

/* The line under the cursor: the first one of its item. */
static bool flow_is_here(const struct flow *f, size_t index, const struct flow_here *here)
{
    const struct flow_line *line = &f->line[index];
    if (here == NULL || line->column != here->column || line->item != here->item || line->item == FLOW_NO_ITEM)
        return false;
    return index == 0 || f->line[index - 1].item != line->item || f->line[index - 1].column != line->column;
}

void flow_draw(const struct flow *f, const struct view *v, struct screen *s, const struct box *box,
               const struct flow_here *here)
{
    for (int i = 0; i < box->nrows && f->top + (size_t)i < f->count; i++)
        flow_draw_line(f, v, s, box, box->row + i, f->top + (size_t)i,
                       flow_is_here(f, f->top + (size_t)i, here) ? here->overlay : 0);
}
