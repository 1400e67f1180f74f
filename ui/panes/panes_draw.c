/* The panes on the screen: laid out, brought to the hit that we stand on, drawn. */
#include <stdio.h>

#include "panes/panes.h"

enum {
    AGENCY_COLS = 27,        /* of the list of agencies: a usual name and three counts */
    PREPARED_AT_ONCE = 3000, /* tasks that are sorted, or their agencies, before anybody notices */
};

/* ---- before the layout ---- */

static bool panes_draw_needs_agencies(const struct panes *p)
{
    return p->list == PANE_AGENCIES && panes_has(p, PANE_AGENCIES) && p->view->agencies == NULL;
}

bool panes_must_prepare(const struct panes *p)
{
    bool needed = view_is_unsorted(p->view) || panes_draw_needs_agencies(p);
    return needed && plans_tasks(p->view->plans) > PREPARED_AT_ONCE;
}

void panes_prepare(struct panes *p)
{
    if (panes_draw_needs_agencies(p)) view_index_agencies(p->view);
    view_sort(p->view);
}

/* ---- layout ---- */

static void panes_draw_fit(struct panes *p, enum pane_id id, int ambiguous)
{
    struct pane *pane = &p->pane[id];
    const struct box *box = &p->layout.content[id];
    pane->class->fit(pane->own, p->view, box, ambiguous);
    if (!p->restores) return;
    pane->class->scroll(pane->own, p->top[id]);
    pane->class->fit(pane->own, p->view, box, ambiguous);
}

void panes_lay_out(struct panes *p, const struct screen *s)
{
    struct layout_wish wish = {
        .nrows = screen_rows(s),
        .ncols = screen_cols(s),
        .companion = p->companion,
        .zoomed = p->zoomed,
        .list_cols = p->list == PANE_AGENCIES ? AGENCY_COLS : p->list_cols,
        .name_cols = p->name_cols,
    };
    for (int i = 0; i < PANES; i++) {
        wish.has[i] = panes_has(p, (enum pane_id)i);
        wish.widen[i] = p->widen[i];
    }
    if (!wish.has[p->focus])
        panes_focus(p, p->focus == PANE_TARGETS && wish.has[PANE_DETAIL] ? PANE_DETAIL : PANE_TASKS);
    wish.focus = p->focus;
    layout_make(&wish, &p->layout);
    for (int i = 0; i < PANES; i++)
        if (p->layout.shown[i]) panes_draw_fit(p, (enum pane_id)i, screen_ambiguous(s));
    p->restores = false;
}

/* In a pane that is shown, or by showing the pane that holds it. */
void panes_reveal(struct panes *p, const struct screen *s)
{
    const struct hit *hit = view_hit(p->view);
    if (!p->reveal) return;
    p->reveal = false;
    if (hit == NULL || p->layout.too_small || (ptrdiff_t)hit->place != p->view->place) return;
    enum pane_id id = panes_of_hit(p, hit);
    if (panes_is_view(p->focus)) { /* below the list stands what holds the hit */
        p->companion = id == PANE_TARGETS ? PANE_TARGETS : PANE_DETAIL;
        panes_lay_out(p, s);
    } else if (!p->layout.shown[id] && panes_has(p, id)) {
        bool one_pane = p->zoomed || p->layout.ncols < LAYOUT_TWO;
        if (id == PANE_TASKS || layout_place(p->focus) == PLACE_RIGHT || one_pane) panes_focus(p, id);
        else p->companion = id;
        panes_lay_out(p, s);
    }
    for (int i = 0; i < PANES; i++) {
        struct pane *pane = &p->pane[i];
        if (p->layout.shown[i] && pane->class->reveal) pane->class->reveal(pane->own, p->view, hit);
    }
}

/* ---- drawing ---- */

/* The title of the pane that shares the place stands behind the title of the one that is shown. */
static void panes_draw_other_title(const struct panes *p, struct screen *s, enum pane_id id, int col)
{
    const struct box *box = &p->layout.title[id];
    const struct pane *other = &p->pane[id == PANE_TARGETS ? PANE_DETAIL : PANE_TARGETS];
    int room = box->col + box->ncols - 2 - col;
    if (room <= 6) return;
    struct buf title;
    buf_init(&title);
    other->class->title(other->own, p->view, &title);
    screen_fill(s, box->row, col, 1, STYLE_TEXT);
    int used = draw_plain(s, box->row, col + 1, room - 1, buf_slice(&title), STYLE_TITLE);
    screen_fill(s, box->row, col + 1 + used, 1, STYLE_TEXT);
    buf_done(&title);
}

static void panes_draw_heading(const struct panes *p, struct screen *s, enum pane_id id)
{
    const struct pane *pane = &p->pane[id];
    struct buf title;
    buf_init(&title);
    pane->class->title(pane->own, p->view, &title);
    int col = 1 + draw_title(s, &p->layout.title[id], buf_slice(&title), id == p->focus);
    buf_done(&title);
    if (p->layout.shares[id]) panes_draw_other_title(p, s, id, col);
}

/* The lines between panes meet in tees. */
static void panes_draw_corner(const struct panes *p, struct screen *s, enum pane_id id)
{
    int row = p->layout.title[id].row, left = p->layout.title[id].col - 1;
    if (left >= 0) screen_glyph(s, row, left, 1, row == 1 ? GLYPH_TEE_DOWN : GLYPH_TEE_RIGHT, STYLE_FRAME);
}

/* Where on the scroll bar hits are. */
static void panes_draw_ticks(const struct panes *p, struct screen *s, enum pane_id id, size_t total)
{
    const struct pane *pane = &p->pane[id];
    const struct box *box = &p->layout.content[id];
    size_t height = (size_t)box->nrows;
    if (pane->class->has_hit == NULL || total <= height) return;
    for (size_t i = 0; i < height; i++)
        if (pane->class->has_hit(pane->own, p->view, i * total / height, (i + 1) * total / height))
            screen_glyph(s, box->row + (int)i, p->layout.bar[id], 1, GLYPH_TICK, STYLE_TICK);
}

static void panes_draw_one(const struct panes *p, struct screen *s, enum pane_id id, bool active)
{
    const struct pane *pane = &p->pane[id];
    const struct box *box = &p->layout.content[id];
    struct pane_extent extent = pane->class->extent(pane->own);
    bool rightmost = p->layout.bar[id] == p->layout.ncols - 1;
    pane->class->draw(pane->own, p->view, s, box, id == p->focus && active);
    draw_bar(s, box, p->layout.bar[id], !rightmost, extent.top, extent.total);
    if (view_is_searching(p->view)) panes_draw_ticks(p, s, id, extent.total);
    panes_draw_heading(p, s, id);
}

void panes_draw(const struct panes *p, struct screen *s, bool active)
{
    for (int i = 0; i < PANES; i++)
        if (p->layout.shown[i]) panes_draw_one(p, s, (enum pane_id)i, active);
    for (int i = 0; i < PANES; i++)
        if (p->layout.shown[i]) panes_draw_corner(p, s, (enum pane_id)i);
}
