/* pane_hits: every hit of the search with what stands around it, the hits one below the other in the middle. */
#include <stdio.h>

#include "panes/cite.h"
#include "panes/hits_list.h"
#include "search/kwic.h"
#include "base/lang.h"
#include "panes/pane.h"

enum {
    NO_COLS = 7,     /* columns that the number of a task takes at most */
    WHERE_COLS = 14, /* that the place of a hit takes: 第一年·2 */
    TEXT_MIN = 30,   /* columns that the text has at least: where there is less room, the place of a hit is not shown */
};

struct pane_hits {
    struct hits_list list;
    enum hits_by by;
    struct view_version version; /* of the view that the list was begun for */
};

static void pane_hits_init(void *pane) { hits_list_init(&((struct pane_hits *)pane)->list); }

static void pane_hits_done(void *pane) { hits_list_done(&((struct pane_hits *)pane)->list); }

static void pane_hits_forget(void *pane)
{
    struct pane_hits *p = pane;
    hits_list_clear(&p->list);
    p->version = (struct view_version){.changes = {0}};
}

static void pane_hits_fit(void *pane, const struct view *v, const struct box *box, int ambiguous)
{
    struct pane_hits *p = pane;
    struct rows *rows = &p->list.rows;
    (void)ambiguous;
    if (p->by == HITS_BY_AGENCY && v->agencies == NULL) p->by = HITS_BY_TASK;
    if (view_is_newer(v, &p->version, VIEW_SEARCH)) hits_list_clear(&p->list);
    p->version = view_version(v);
    if (p->by == HITS_BY_TASK || !view_is_busy(v)) hits_list_add(&p->list, v->plans, v->agencies, &v->hits, p->by);
    if (view_hit(v) && rows_current(rows) != (ptrdiff_t)v->at) rows_select(rows, (uint32_t)v->at);
    rows_fit(rows, (size_t)box->nrows);
}

static const char *const by_labels[HITS_BYS] = {
    [HITS_BY_TASK] = N_("by task"),
    [HITS_BY_YEAR] = N_("by year"),
    [HITS_BY_AGENCY] = N_("by leading agency"),
};

static void pane_hits_title(const void *pane, const struct view *v, struct buf *out)
{
    const struct pane_hits *p = pane;
    buf_addf(out, "%s %zu · %s", _("Hits"), v->hits.count, _(by_labels[p->by]));
}

/* ---- drawing ---- */

static void pane_hits_draw_heading(const struct view *v, struct screen *s, const struct box *box, int row,
                                   const struct hits_group *g)
{
    char count[32], no[64];
    int col = box->col + 1;
    snprintf(count, sizeof count, "%zu", g->count);
    int end = draw_right(s, row, col + 4, box->col + box->ncols - 1, slice_of(count), STYLE_QUIET) - 1;
    if (g->kind != HITS_OF_TASK) {
        draw_plain(s, row, col, end - col, g->name.n > 0 ? g->name : slice_of(_("(no leading agency)")), STYLE_HEADING);
        return;
    }
    struct place at = plans_at(v->plans, g->place);
    plans_task_no(v->plans, g->place, no, sizeof no);
    col += draw_plain(s, row, col, end - col, slice_of(no), STYLE_NUMBER) + 1;
    draw_plain(s, row, col, end - col, plan_task_name(at.plan, at.task), STYLE_STRONG);
}

/* Where a hit is: 第一年·2; before that the number of the task, where no heading has it. */
static void pane_hits_add_where(const struct view *v, const struct hit *hit, const struct kwic *k, enum hits_by by,
                                struct buf *out)
{
    char no[64];
    plans_task_no(v->plans, hit->place, no, sizeof no);
    if (by != HITS_BY_TASK) buf_addf(out, "%s ", no);
    if (by != HITS_BY_YEAR) buf_add(out, k->label);
    if (k->item > 0) buf_addf(out, by != HITS_BY_YEAR ? "·%u" : "%u", k->item);
}

/* Where the part of a cell begins that ends at byte `end`, begins at byte `from` at the earliest and fits into ncols
 * columns; *used: the columns that it takes. */
static size_t pane_hits_start_of_tail(struct slice cell, size_t from, size_t end, int ncols, int ambiguous, int *used)
{
    size_t start = end;
    while (start > from && text_cols(slice_cut(cell, text_previous(cell, start), end), ambiguous) <= ncols)
        start = text_previous(cell, start);
    size_t cluster = from; /* a cluster is not cut */
    while (cluster < start) cluster = text_cluster_end(cell, cluster);
    if (cluster > end) cluster = end;
    *used = text_cols(slice_cut(cell, cluster, end), ambiguous);
    return cluster;
}

/* The hit with the text around it.  All hits begin in the same column, the middle one. */
static void pane_hits_draw_context(const struct view *v, struct screen *s, int row, int col, int ncols, size_t index,
                                   const struct kwic *k, unsigned overlay)
{
    const struct hit *hit = &v->hits.hit[index];
    struct slice cell = plan_cell(k->at.plan, k->at.task, hit->column);
    size_t first = (size_t)(k->text.s - cell.s), last = first + k->text.n, from;
    int room = (ncols - 8) / 2 > 0 ? (ncols - 8) / 2 : 0, before;
    from = pane_hits_start_of_tail(cell, first, hit->start, room, screen_ambiguous(s), &before);
    struct draw_text t = draw_whole_cell(v, hit->place, (int)hit->column, cell, STYLE_TEXT | overlay);
    t.start = from;
    t.end = last;
    draw_text(s, row, col + room - before, ncols - room + before, &t);
}

static void pane_hits_draw_hit(const struct pane_hits *p, const struct view *v, struct screen *s, const struct box *box,
                               int row, size_t index, unsigned overlay)
{
    struct kwic k;
    struct buf where;
    int col = box->col + 1, end = box->col + box->ncols - 1;
    kwic_of(v->plans, &v->hits.hit[index], &k);
    if (overlay) {
        screen_fill(s, row, box->col, box->ncols, STYLE_TEXT | overlay);
        screen_glyph(s, row, box->col, 1, GLYPH_POINTER, STYLE_TEXT | overlay);
    }
    int place = p->by == HITS_BY_TASK ? WHERE_COLS : p->by == HITS_BY_YEAR ? NO_COLS + 2 : WHERE_COLS + NO_COLS;
    if (end - col - place < TEXT_MIN) place = 0;
    if (place > 0) {
        buf_init(&where);
        pane_hits_add_where(v, &v->hits.hit[index], &k, p->by, &where);
        draw_plain(s, row, col, place - 1, buf_slice(&where), STYLE_QUIET | overlay);
        buf_done(&where);
    }
    pane_hits_draw_context(v, s, row, col + place, end - col - place, index, &k, overlay);
}

static void pane_hits_draw_none(const struct view *v, struct screen *s, const struct box *box)
{
    const char *text = view_is_busy(v) ? _("Searching…")
                       : v->hits.tasks > 0
                           ? _("The tasks that match have no words to show: the search says what they do not hold.")
                           : _("Nothing was found.");
    if (box->nrows > 0) draw_plain(s, box->row, box->col + 1, box->ncols - 2, slice_of(text), STYLE_QUIET);
}

static void pane_hits_draw(const void *pane, const struct view *v, struct screen *s, const struct box *box,
                           bool focused)
{
    const struct pane_hits *p = pane;
    const struct rows *rows = &p->list.rows;
    if (rows->count == 0) pane_hits_draw_none(v, s, box);
    for (int i = 0; i < box->nrows && rows->top + (size_t)i < rows->count; i++) {
        size_t index = rows->top + (size_t)i, number = rows_number(rows, index);
        unsigned overlay = (ptrdiff_t)index != rows->cursor ? 0 : focused ? ON_CURSOR : ON_IDLE;
        if (rows_is_heading(rows, index)) pane_hits_draw_heading(v, s, box, box->row + i, &p->list.group[number]);
        else if (number < v->hits.count) pane_hits_draw_hit(p, v, s, box, box->row + i, number, overlay);
    }
}

static struct pane_extent pane_hits_extent(const void *pane)
{
    const struct pane_hits *p = pane;
    return (struct pane_extent){p->list.rows.top, p->list.rows.count};
}

static void pane_hits_scroll(void *pane, size_t top) { ((struct pane_hits *)pane)->list.rows.top = top; }

/* ---- what the user does ---- */

static unsigned pane_hits_choose(struct pane_hits *p, struct view *v)
{
    ptrdiff_t hit = rows_current(&p->list.rows);
    if (hit >= 0 && (size_t)hit < v->hits.count) view_stand_on(v, (size_t)hit);
    return APP_REDRAW;
}

static unsigned pane_hits_command(void *pane, struct view *v, enum cmd cmd)
{
    struct pane_hits *p = pane;
    if (cmd == CMD_ENTER) return rows_current(&p->list.rows) >= 0 ? pane_hits_choose(p, v) | APP_IN : APP_NOTHING;
    if (cmd == CMD_BACK) return APP_OUT;
    if (cmd == CMD_SORT) {
        p->by = (p->by + 1) % HITS_BYS;
        if (p->by == HITS_BY_AGENCY) view_index_agencies(v);
        hits_list_clear(&p->list);
        return APP_REDRAW | APP_RELAYOUT;
    }
    unsigned moved = pane_move_rows(&p->list.rows, cmd);
    return moved == APP_REDRAW ? pane_hits_choose(p, v) : moved;
}

static unsigned pane_hits_press(void *pane, struct view *v, int row, int col)
{
    struct pane_hits *p = pane;
    size_t index = p->list.rows.top + (size_t)row;
    (void)col;
    if (index >= p->list.rows.count || rows_is_heading(&p->list.rows, index)) return APP_NOTHING;
    p->list.rows.cursor = (ptrdiff_t)index;
    return pane_hits_choose(p, v);
}

/* The item or cell that has the hit, and where that is. */
static void pane_hits_cite(const void *pane, const struct view *v, struct buf *out)
{
    struct kwic k;
    const struct hit *hit = view_hit(v);
    (void)pane;
    if (hit == NULL || (ptrdiff_t)hit->place != v->place) return;
    kwic_of(v->plans, hit, &k);
    cite_place(v, out);
    buf_adds(out, "·");
    pane_hits_add_where(v, hit, &k, HITS_BY_TASK, out);
    buf_adds(out, _(": "));
    buf_add(out, k.text);
}

static const char *pane_hits_why_empty(const struct view *v)
{
    return view_is_searching(v) ? NULL : _("Nothing is searched yet: / searches, then 4 lists the hits.");
}

/* Before anything stands on a hit: the first one from the task on, as soon as there is one. */
static void pane_hits_opened(void *pane, struct view *v)
{
    const struct hit *hit = view_hit(v);
    (void)pane;
    if (hit == NULL && view_is_busy(v)) v->jump_pending = true;
    if (v->jump_pending || v->hits.count == 0 || (hit != NULL && (ptrdiff_t)hit->place == v->place)) return;
    size_t index = v->place < 0 ? 0 : hits_from(&v->hits, (size_t)v->place, 0, 0);
    view_stand_on(v, index < v->hits.count ? index : 0);
}

static enum range pane_hits_prints(const struct view *v)
{
    (void)v;
    return RANGE_HITS;
}

const struct pane_class pane_hits = {
    .size = sizeof(struct pane_hits),
    .init = pane_hits_init,
    .done = pane_hits_done,
    .forget = pane_hits_forget,
    .why_empty = pane_hits_why_empty,
    .fit = pane_hits_fit,
    .title = pane_hits_title,
    .draw = pane_hits_draw,
    .extent = pane_hits_extent,
    .command = pane_hits_command,
    .press = pane_hits_press,
    .scroll = pane_hits_scroll,
    .cite = pane_hits_cite,
    .opened = pane_hits_opened,
    .prints = pane_hits_prints,
    .exports = DATA_HITS,
};
