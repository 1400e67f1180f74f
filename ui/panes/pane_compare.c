/* pane_compare: two years of the task side by side (one below the other where it is narrow): items that belong together
 * on one height, what changed in them standing out, and below each pair the quantities with how they changed. */
#include <stdio.h>
#include <stdlib.h>

#include "panes/cite.h"
#include "plan/compare.h"
#include "plan/indicator.h"
#include "base/lang.h"
#include "base/mem.h"
#include "panes/pane.h"
#include "base/wrap.h"

enum {
    SIDE_BY_SIDE = 60, /* columns of a box in which the years stand beside each other */
    GUTTER_COLS = 4,   /* columns between the two years; before each of them where they stand below each other */
};

struct pane_compare_piece { /* what a line shows of a cell */
    size_t start, end;      /* bytes of the cell; start == end: nothing */
    int col;
    size_t span, spans; /* the spans of its item: from the first on, so many */
};

struct pane_compare_line {
    struct pane_compare_piece old, new;
    const char *mark; /* stands in the gutter; NULL: nothing does */
    char *note;       /* owned: a line about a quantity, which has no pieces; NULL: it is none */
    bool changed;     /* the quantity is another than in the old year */
};

struct pane_compare {
    struct pane_compare_line *line; /* owned */
    size_t count, cap;
    struct draw_span *span; /* owned */
    size_t spans, span_cap;
    /* 0: the second year with the first, and so on; behind those the last year with the first. */
    size_t pair;
    size_t pair_of_year; /* the year of the view that the pair was chosen for; SIZE_MAX: it is to be chosen */
    size_t top;
    struct view_version version; /* of the view that the lines were made from */
    int ncols, ambiguous, height;
    bool side_by_side;
};

static void pane_compare_init(void *pane) { ((struct pane_compare *)pane)->pair_of_year = SIZE_MAX; }

static void pane_compare_clear(struct pane_compare *p)
{
    for (size_t i = 0; i < p->count; i++) free(p->line[i].note);
    p->count = p->spans = 0;
}

static void pane_compare_done(void *pane)
{
    struct pane_compare *p = pane;
    pane_compare_clear(p);
    free(p->line);
    free(p->span);
}

static void pane_compare_forget(void *pane)
{
    struct pane_compare *p = pane;
    pane_compare_clear(p);
    p->top = 0;
    p->version = (struct view_version){.changes = {0}};
}

static bool pane_compare_has(const struct view *v) { return v->place >= 0 && view_years(v) > 1; }

/* ---- which years ---- */

static size_t pane_compare_pairs_of(const struct view *v) { return view_years(v) > 2 ? view_years(v) : 1; }

static void pane_compare_years_of(const struct pane_compare *p, const struct view *v, size_t *old, size_t *new)
{
    size_t years = view_years(v);
    *old = p->pair + 1 < years ? p->pair : 0;
    *new = p->pair + 1 < years ? p->pair + 1 : years - 1;
}

/* The chosen year with the one before it. */
static void pane_compare_choose_pair(struct pane_compare *p, const struct view *v)
{
    p->pair = v->year > 0 ? v->year - 1 : 0;
    p->pair_of_year = v->year;
}

/* ---- laying out ---- */

static struct pane_compare_line *pane_compare_add_line(struct pane_compare *p)
{
    if (p->count == p->cap) p->line = mem_grow(p->line, &p->cap, p->count + 1, sizeof *p->line);
    p->line[p->count] = (struct pane_compare_line){.mark = NULL};
    return &p->line[p->count++];
}

static void pane_compare_add_span(struct pane_compare *p, size_t start, size_t end, enum style style)
{
    if (start >= end) return;
    if (p->spans == p->span_cap) p->span = mem_grow(p->span, &p->span_cap, p->spans + 1, sizeof *p->span);
    p->span[p->spans++] = (struct draw_span){(uint32_t)start, (uint32_t)end, style};
}

/* What stands out in an item: its number, and what only this year has. */
static void pane_compare_add_spans(struct pane_compare *p, const struct item *item, const struct diff *diff, bool old)
{
    pane_compare_add_span(p, item->mark, item->mark_end, STYLE_NUMBER);
    for (size_t i = 0; i < diff->count; i++) {
        const struct diff_span *span = &diff->span[i];
        if (old && span->kind == DIFF_REMOVED)
            pane_compare_add_span(p, item->start + span->old_start, item->start + span->old_end, STYLE_REMOVED);
        if (!old && span->kind == DIFF_ADDED)
            pane_compare_add_span(p, item->start + span->new_start, item->start + span->new_end, STYLE_ADDED);
    }
}

/* Lays an item out, from line `first` on: as the other half of lines that are there already, then on new ones. */
static void pane_compare_put_item(struct pane_compare *p, struct slice cell, const struct item *item, size_t first,
                                  bool old, size_t span, int ncols)
{
    size_t from = item_begins(item);
    struct slice piece = slice_cut(cell, from, item->end);
    int hang = text_cols(slice_cut(cell, item->mark, item->mark_end), p->ambiguous);
    struct wrap_line wrapped;
    if (hang > ncols / 3) hang = 0;
    bool head = true;
    for (size_t pos = 0; wrap_next(piece, &pos, head ? ncols : ncols - hang, p->ambiguous, &wrapped);
         head = false, first++) {
        struct pane_compare_line *line = first < p->count ? &p->line[first] : pane_compare_add_line(p);
        *(old ? &line->old : &line->new) = (struct pane_compare_piece){from + wrapped.start, from + wrapped.end,
                                                                       head ? 0 : hang, span, p->spans - span};
    }
}

static int pane_compare_text_ncols(const struct pane_compare *p)
{
    int ncols = p->side_by_side ? (p->ncols - GUTTER_COLS) / 2 : p->ncols - GUTTER_COLS;
    return ncols < 2 ? 2 : ncols;
}

static const char *pane_compare_pair_mark(const struct compare_pair *pair)
{
    if (pair->old_item == COMPARE_NONE) return indicator_trend_mark(INDICATOR_NEW);
    if (pair->new_item == COMPARE_NONE) return indicator_trend_mark(INDICATOR_DROPPED);
    return pair->equal ? "=" : "~";
}

static void pane_compare_put_pair(struct pane_compare *p, const struct compare *c, const struct compare_pair *pair)
{
    const struct item *old = pair->old_item != COMPARE_NONE ? &c->old_item[pair->old_item] : NULL;
    const struct item *new = pair->new_item != COMPARE_NONE ? &c->new_item[pair->new_item] : NULL;
    struct diff diff = {0};
    size_t first = p->count;
    if (old && new && !pair->equal) diff_texts(item_text(c->old_cell, old), item_text(c->new_cell, new), &diff);
    if (old) {
        size_t span = p->spans;
        pane_compare_add_spans(p, old, &diff, true);
        pane_compare_put_item(p, c->old_cell, old, first, true, span, pane_compare_text_ncols(p));
    }
    size_t below = p->count;
    /* Below each other: what is the same in both is shown once. */
    if (new && (p->side_by_side || !pair->equal || !old)) {
        size_t span = p->spans;
        pane_compare_add_spans(p, new, &diff, false);
        pane_compare_put_item(p, c->new_cell, new, p->side_by_side ? first : below, false, span,
                              pane_compare_text_ncols(p));
    }
    if (first < p->count) p->line[first].mark = pane_compare_pair_mark(pair);
    if (!p->side_by_side && old && new &&below < p->count) {
        p->line[first].mark = "-";
        p->line[below].mark = "+";
    }
    diff_done(&diff);
}

static void pane_compare_add_figure(const struct indicator_value *value, struct buf *out)
{
    if (value->present) indicator_add_figure(value, out);
    else buf_adds(out, "—");
}

/* A line for each indicator with a figure in this pair of items: ↑ 学术技术带头人 30名以上 → 40名以上. */
static void pane_compare_put_quantities(struct pane_compare *p, const struct compare_pair *pair,
                                        const struct indicators *in, size_t old, size_t new)
{
    for (size_t i = 0; i < in->count; i++) {
        const struct indicator_value *before = indicators_value(in, i, old + 1),
                                     *after = indicators_value(in, i, new + 1);
        if (!before->present && !after->present) continue;
        if (after->present ? after->item != pair->new_item : before->item != pair->old_item) continue;
        enum indicator_trend trend = indicators_trend(in, i, old + 1, new + 1);
        struct buf text;
        buf_init(&text);
        buf_adds(&text, indicator_trend_mark(trend));
        buf_adds(&text, " ");
        indicator_add_name(&in->at[i], &text);
        buf_adds(&text, "  ");
        pane_compare_add_figure(before, &text);
        buf_adds(&text, " → ");
        pane_compare_add_figure(after, &text);
        struct pane_compare_line *line = pane_compare_add_line(p);
        line->note = mem_strdup(text.s);
        line->changed = trend != INDICATOR_FLAT;
        buf_done(&text);
    }
}

static void pane_compare_make(struct pane_compare *p, const struct view *v)
{
    struct place at = plans_at(v->plans, (size_t)v->place);
    struct indicators in;
    struct compare c;
    size_t old, new;
    pane_compare_clear(p);
    pane_compare_years_of(p, v, &old, &new);
    compare_cells(plan_cell(at.plan, at.task, plan_year_column(at.plan, old)),
                  plan_cell(at.plan, at.task, plan_year_column(at.plan, new)), &c);
    indicators_of(at.plan, at.task, &in);
    for (size_t i = 0; i < c.count; i++) {
        if (i > 0) pane_compare_add_line(p);
        pane_compare_put_pair(p, &c, &c.pair[i]);
        if (!c.pair[i].equal) pane_compare_put_quantities(p, &c.pair[i], &in, old, new);
    }
    indicators_done(&in);
    compare_done(&c);
}

static void pane_compare_scroll_to(struct pane_compare *p, ptrdiff_t top)
{
    ptrdiff_t furthest = (ptrdiff_t)p->count > p->height ? (ptrdiff_t)p->count - p->height : 0;
    p->top = top < 0 ? 0 : top > furthest ? (size_t)furthest : (size_t)top;
}

/* The lines are those of the task that we are at: not always, as keys can come faster than the screen is drawn. */
static bool pane_compare_is_laid_out(const struct pane_compare *p, const struct view *v)
{
    return pane_compare_has(v) && !view_is_newer(v, &p->version, VIEW_PLACE);
}

static void pane_compare_fit(void *pane, const struct view *v, const struct box *box, int ambiguous)
{
    struct pane_compare *p = pane;
    p->height = box->nrows > 1 ? box->nrows - 1 : 0;
    if (!pane_compare_has(v)) {
        pane_compare_forget(p);
        p->pair_of_year = SIZE_MAX;
        return;
    }
    bool same_pair = p->pair < pane_compare_pairs_of(v) && p->pair_of_year == v->year;
    if (!same_pair) pane_compare_choose_pair(p, v);
    bool same = same_pair && pane_compare_is_laid_out(p, v);
    if (!same || p->ncols != box->ncols - 2 || p->ambiguous != ambiguous) {
        p->ncols = box->ncols - 2;
        p->ambiguous = ambiguous;
        p->side_by_side = p->ncols >= SIDE_BY_SIDE;
        pane_compare_make(p, v);
    }
    p->version = view_version(v);
    pane_compare_scroll_to(p, same ? (ptrdiff_t)p->top : 0);
}

static struct slice pane_compare_year_label(const struct view *v, size_t year)
{
    const struct plan *plan = view_plan(v);
    return plan_column(plan, plan_year_column(plan, year))->label;
}

static void pane_compare_title(const void *pane, const struct view *v, struct buf *out)
{
    const struct pane_compare *p = pane;
    size_t old, new;
    if (!pane_compare_has(v)) return;
    pane_compare_years_of(p, v, &old, &new);
    buf_addf(out, "%s ", _("Compare years"));
    buf_add(out, pane_compare_year_label(v, old));
    buf_adds(out, " → ");
    buf_add(out, pane_compare_year_label(v, new));
    if (pane_compare_pairs_of(v) > 1) buf_addf(out, " · %zu/%zu", p->pair + 1, pane_compare_pairs_of(v));
}

/* ---- drawing ---- */

static void pane_compare_draw_piece(const struct pane_compare *p, const struct view *v, struct screen *s, int row,
                                    int col, const struct pane_compare_piece *piece, size_t year)
{
    struct place at = plans_at(v->plans, (size_t)v->place);
    size_t column = plan_year_column(at.plan, year);
    struct draw_text t = draw_whole_cell(v, (size_t)v->place, (int)column, plan_cell(at.plan, at.task, column),
                                         STYLE_TEXT);
    if (piece->start >= piece->end) return;
    t.start = piece->start;
    t.end = piece->end;
    t.span = p->span + piece->span;
    t.spans = piece->spans;
    draw_text(s, row, col + piece->col, pane_compare_text_ncols(p) - piece->col, &t);
}

static void pane_compare_draw_line(const struct pane_compare *p, const struct view *v, struct screen *s,
                                   const struct box *box, int row, const struct pane_compare_line *line)
{
    size_t old, new;
    int left = box->col + 1, gutter = p->side_by_side ? left + pane_compare_text_ncols(p) : left,
        right = gutter + GUTTER_COLS;
    pane_compare_years_of(p, v, &old, &new);
    if (line->note) {
        int indent = p->side_by_side ? 3 : GUTTER_COLS;
        draw_plain(s, row, left + indent, p->ncols - indent, slice_of(line->note),
                   line->changed ? STYLE_TREND : STYLE_QUIET);
        return;
    }
    pane_compare_draw_piece(p, v, s, row, p->side_by_side ? left : right, &line->old, old);
    pane_compare_draw_piece(p, v, s, row, right, &line->new, new);
    if (line->mark) draw_plain(s, row, gutter + 1, 2, slice_of(line->mark), STYLE_TREND);
    else if (p->side_by_side && (line->old.start < line->old.end || line->new.start < line->new.end))
        screen_glyph(s, row, gutter + 1, 1, GLYPH_VERTICAL, STYLE_FRAME);
}

static void pane_compare_draw(const void *pane, const struct view *v, struct screen *s, const struct box *box,
                              bool focused)
{
    const struct pane_compare *p = pane;
    size_t old, new;
    (void)focused;
    if (!pane_compare_is_laid_out(p, v) || box->nrows < 1) return;
    pane_compare_years_of(p, v, &old, &new);
    int col = box->col + 1;
    if (p->side_by_side) {
        draw_plain(s, box->row, col, pane_compare_text_ncols(p), pane_compare_year_label(v, old), STYLE_HEADING);
        draw_plain(s, box->row, col + pane_compare_text_ncols(p) + GUTTER_COLS, pane_compare_text_ncols(p),
                   pane_compare_year_label(v, new), STYLE_HEADING);
    } else {
        col += draw_plain(s, box->row, col, p->ncols / 2 - 2, pane_compare_year_label(v, old), STYLE_HEADING);
        col += draw_plain(s, box->row, col, 3, slice_of(" → "), STYLE_QUIET);
        draw_plain(s, box->row, col, p->ncols / 2 - 2, pane_compare_year_label(v, new), STYLE_HEADING);
    }
    for (int i = 0; i < p->height && p->top + (size_t)i < p->count; i++)
        pane_compare_draw_line(p, v, s, box, box->row + 1 + i, &p->line[p->top + (size_t)i]);
    if (p->count == 0 && p->height > 0)
        draw_plain(s, box->row + 1, box->col + 1, p->ncols, slice_of(_("Both years are empty.")), STYLE_QUIET);
}

static struct pane_extent pane_compare_extent(const void *pane)
{
    const struct pane_compare *p = pane;
    return (struct pane_extent){p->top, p->count + 1};
}

static void pane_compare_scroll(void *pane, size_t top) { pane_compare_scroll_to(pane, (ptrdiff_t)top); }

/* ---- what the user does ---- */

static unsigned pane_compare_turn(struct pane_compare *p, const struct view *v, int by)
{
    size_t pairs = pane_compare_pairs_of(v);
    if (by < 0 ? p->pair == 0 : p->pair + 1 >= pairs) return APP_NOTHING;
    p->pair += (size_t)by;
    pane_compare_make(p, v);
    pane_compare_scroll_to(p, 0);
    return APP_REDRAW;
}

static unsigned pane_compare_command(void *pane, struct view *v, enum cmd cmd)
{
    struct pane_compare *p = pane;
    ptrdiff_t by;
    if (cmd == CMD_BACK || cmd == CMD_VIEW_COMPARE) {
        p->pair_of_year = SIZE_MAX; /* opened again, it shows the pair of the chosen year */
        return APP_OUT;
    }
    if (cmd == CMD_ENTER) return APP_IN;
    if (pane_compare_is_laid_out(p, v) && (cmd == CMD_LEFT || cmd == CMD_RIGHT))
        return pane_compare_turn(p, v, cmd == CMD_LEFT ? -1 : 1);
    if (!pane_scroll_of(cmd, (size_t)p->height, p->count, &by)) return APP_UNKNOWN;
    size_t before = p->top;
    pane_compare_scroll_to(p, (ptrdiff_t)p->top + by);
    return p->top != before ? APP_REDRAW : APP_NOTHING;
}

static void pane_compare_cite_item_of(const struct compare *c, const struct item *item, bool old, struct buf *out)
{
    struct slice cell = old ? c->old_cell : c->new_cell;
    buf_add(out, slice_cut(cell, item->no > 0 ? item->mark : item->start, item->end));
}

/* The pairs of items, one a line: "= 1.…" where both are the same, "~ 2.… → 2.…" changed, "新 3.…" only in the new
 * year. */
static void pane_compare_cite(const void *pane, const struct view *v, struct buf *out)
{
    const struct pane_compare *p = pane;
    struct compare c;
    size_t old, new;
    if (!pane_compare_has(v)) return;
    struct place at = plans_at(v->plans, (size_t)v->place);
    pane_compare_years_of(p, v, &old, &new);
    cite_place(v, out);
    buf_adds(out, "·");
    buf_add(out, pane_compare_year_label(v, old));
    buf_adds(out, "→");
    buf_add(out, pane_compare_year_label(v, new));
    compare_cells(plan_cell(at.plan, at.task, plan_year_column(at.plan, old)),
                  plan_cell(at.plan, at.task, plan_year_column(at.plan, new)), &c);
    for (size_t i = 0; i < c.count; i++) {
        const struct compare_pair *pair = &c.pair[i];
        buf_addf(out, "\n%s ", pane_compare_pair_mark(pair));
        if (pair->old_item != COMPARE_NONE) pane_compare_cite_item_of(&c, &c.old_item[pair->old_item], true, out);
        if (pair->old_item != COMPARE_NONE && pair->new_item != COMPARE_NONE && !pair->equal) buf_adds(out, " → ");
        if (pair->new_item != COMPARE_NONE && !pair->equal)
            pane_compare_cite_item_of(&c, &c.new_item[pair->new_item], false, out);
    }
    compare_done(&c);
}

static const char *pane_compare_why_empty(const struct view *v)
{
    return pane_compare_has(v) ? NULL : _("This task has no two years to compare.");
}

const struct pane_class pane_compare = {
    .size = sizeof(struct pane_compare),
    .init = pane_compare_init,
    .done = pane_compare_done,
    .forget = pane_compare_forget,
    .why_empty = pane_compare_why_empty,
    .fit = pane_compare_fit,
    .title = pane_compare_title,
    .draw = pane_compare_draw,
    .extent = pane_compare_extent,
    .command = pane_compare_command,
    .scroll = pane_compare_scroll,
    .follows_wheel = true,
    .cite = pane_compare_cite,
};
