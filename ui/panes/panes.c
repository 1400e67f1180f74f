#include "panes/panes.h"

#include <stdlib.h>

#include "base/mem.h"

enum { MEASURED = 400, WHEEL_ROWS = 3 }; /* names that are measured for the width of a list */

static const struct pane_class *const classes[PANES] = {
#define PANE(id, class, place) [PANE_##id] = &pane_##class,
#include "term/pane.def"
};

void panes_init(struct panes *p, struct view *view)
{
    *p = (struct panes){.view = view,
                        .focus = PANE_TASKS,
                        .companion = PANE_TARGETS,
                        .list = PANE_ACTIONS,
                        .opened_from = PANE_TASKS,
                        .from_view = PANES};
    for (int i = 0; i < PANES; i++) {
        p->pane[i] = (struct pane){classes[i], mem_zalloc(classes[i]->size)};
        classes[i]->init(p->pane[i].own);
    }
}

void panes_done(struct panes *p)
{
    for (int i = 0; i < PANES; i++) {
        p->pane[i].class->done(p->pane[i].own);
        free(p->pane[i].own);
    }
}

void panes_forget(struct panes *p)
{
    for (int i = 0; i < PANES; i++) p->pane[i].class->forget(p->pane[i].own);
}

/* The longest name, as far as names are measured. */
void panes_measure(struct panes *p, int ambiguous)
{
    const struct view *v = p->view;
    int widest = 8;
    for (size_t i = 0; i < v->nactions && i < MEASURED; i++) {
        int ncols = text_cols(view_action_name(v, i), ambiguous);
        if (ncols > widest) widest = ncols;
    }
    p->list_cols = widest + 7;
    widest = 8;
    for (size_t i = 0; i < plans_tasks(v->plans) && i < MEASURED; i++) {
        struct place at = plans_at(v->plans, i);
        int ncols = text_cols(plan_task_name(at.plan, at.task), ambiguous);
        if (ncols > widest) widest = ncols;
    }
    p->name_cols = widest + 6;
}

/* ---- which pane ---- */

bool panes_is_list(enum pane_id pane) { return layout_place(pane) == PLACE_LEFT; }

bool panes_is_view(enum pane_id pane) { return layout_place(pane) >= PLACE_TOP; }

static bool panes_is_text(enum pane_id pane) { return layout_place(pane) == PLACE_RIGHT; }

const struct pane_class *panes_class(const struct panes *p) { return p->pane[p->focus].class; }

bool panes_could_show(const struct panes *p, enum pane_id pane) { return pane_has(p->pane[pane].class, p->view); }

bool panes_has(const struct panes *p, enum pane_id pane)
{
    return (!panes_is_list(pane) || pane == p->list) && panes_could_show(p, pane);
}

bool panes_is_listing(const struct panes *p)
{
    const struct pane *pane = &p->pane[p->focus]; /* its list goes on with each drawing */
    return p->layout.shown[p->focus] && pane->class->is_busy && pane->class->is_busy(pane->own);
}

void panes_focus(struct panes *p, enum pane_id pane)
{
    p->focus = pane;
    if (panes_is_text(pane)) p->companion = pane;
}

/* Between 80 and 119 columns Tab leaves the lists on the left out: they stand in the place of the tasks. */
static bool panes_is_reachable(const struct panes *p, enum pane_id pane)
{
    bool two = !p->zoomed && p->layout.ncols >= LAYOUT_TWO && p->layout.ncols < LAYOUT_WIDE;
    if (panes_is_view(pane)) return false;
    if (two && panes_is_list(pane) && p->focus != pane) return false;
    return panes_has(p, pane);
}

enum pane_id panes_next(const struct panes *p, int by)
{
    enum pane_id pane = p->focus;
    for (int i = 0; i < PANES; i++) {
        pane = (enum pane_id)(((int)pane + by + PANES) % PANES);
        if (panes_is_reachable(p, pane)) break;
    }
    return pane;
}

enum pane_id panes_of_hit(const struct panes *p, const struct hit *hit)
{
    for (enum pane_id pane = 0; pane < PANES; pane++)
        if (classes[pane]->holds && classes[pane]->holds(p->view, hit)) return pane;
    return PANE_TASKS;
}

/* ---- going ---- */

unsigned panes_step(struct panes *p, int by)
{
    for (int pane = (int)p->focus + by; pane >= 0 && pane < PANES; pane += by) {
        if (panes_is_view((enum pane_id)pane) || !panes_has(p, (enum pane_id)pane)) continue;
        panes_focus(p, (enum pane_id)pane);
        return APP_REDRAW;
    }
    return APP_NOTHING;
}

unsigned panes_sideways(struct panes *p, int by)
{
    if (panes_is_view(p->focus)) return APP_NOTHING;
    if (by < 0 && panes_is_text(p->focus)) panes_focus(p, PANE_TASKS);
    else if (by > 0 && p->focus == PANE_TASKS && panes_has(p, p->companion)) panes_focus(p, p->companion);
    else if (panes_is_text(p->focus)) return APP_NOTHING;
    else return panes_step(p, by);
    return APP_REDRAW;
}

static void panes_open_list(struct panes *p, enum pane_id list)
{
    if (list != PANE_AGENCIES)
        view_choose_agency(p->view, VIEW_ALL); /* that list is all that shows which one is chosen */
    p->list = list;
    p->from_view = PANES;
    panes_focus(p, panes_has(p, list) ? list : PANE_TASKS);
}

static void panes_open_view(struct panes *p, enum pane_id pane)
{
    if (!panes_is_view(p->focus) && p->from_view == PANES) p->opened_from = p->focus;
    panes_focus(p, pane);
    p->from_view = PANES;
    p->reveal = true;
    if (p->pane[pane].class->opened) p->pane[pane].class->opened(p->pane[pane].own, p->view);
}

const char *panes_open(struct panes *p, enum pane_id pane)
{
    const char *why_empty = p->pane[pane].class->why_empty(p->view);
    if (pane == PANE_ACTIONS) panes_open_list(p, pane); /* without actions, all tasks are listed again all the same */
    else if (why_empty != NULL) return why_empty;
    else if (panes_is_list(pane)) panes_open_list(p, pane);
    else if (panes_is_view(pane)) panes_open_view(p, pane);
    else panes_focus(p, pane);
    return why_empty;
}

unsigned panes_view_in(struct panes *p)
{
    enum pane_id from = p->focus;
    const struct hit *hit = p->pane[from].class->exports == DATA_HITS ? view_hit(p->view) : NULL;
    if (layout_place(from) == PLACE_FULL) return panes_view_out(p);
    if (p->pane[from].class->exports == DATA_HITS) panes_focus(p, hit != NULL ? panes_of_hit(p, hit) : PANE_TASKS);
    else panes_focus(p, panes_has(p, PANE_TARGETS) ? PANE_TARGETS : PANE_DETAIL);
    p->from_view = from;
    view_remember(p->view);
    p->reveal = hit != NULL;
    return APP_REDRAW;
}

unsigned panes_view_out(struct panes *p)
{
    p->from_view = PANES;
    panes_focus(p, p->opened_from);
    return APP_REDRAW;
}

bool panes_came_from_view(const struct panes *p) { return p->from_view != PANES && panes_could_show(p, p->from_view); }

void panes_show_task(struct panes *p)
{
    p->restores = false;
    bool one_pane = p->layout.ncols < LAYOUT_TWO;
    if (panes_is_list(p->focus) || panes_is_view(p->focus)) panes_focus(p, PANE_TASKS);
    p->from_view = PANES;
    if (one_pane && p->focus == PANE_TASKS) panes_focus(p, panes_has(p, PANE_TARGETS) ? PANE_TARGETS : PANE_DETAIL);
}

bool panes_can_widen(const struct panes *p)
{
    return p->layout.ncols >= LAYOUT_TWO && !p->zoomed && !panes_is_view(p->focus);
}

unsigned panes_widen(struct panes *p, int by)
{
    enum pane_id list = panes_is_list(p->focus) ? p->focus : PANE_TASKS;
    int before = p->layout.content[list].ncols, limit = p->layout.ncols;
    p->widen[list] += by;
    if (p->widen[list] > limit) p->widen[list] = limit;
    if (p->widen[list] < -limit) p->widen[list] = -limit;
    /* what the layout would not give is not kept, or the way back would seem dead */
    if ((by < 0 && before <= 12) || (by > 0 && before >= limit - 60)) p->widen[list] -= by;
    return APP_RELAYOUT;
}

struct panes_spot panes_here(const struct panes *p)
{
    struct panes_spot spot = {view_here(p->view), p->focus, p->companion, p->list, {0}};
    for (int i = 0; i < PANES; i++) spot.top[i] = p->pane[i].class->extent(p->pane[i].own).top;
    return spot;
}

void panes_return(struct panes *p, const struct panes_spot *spot)
{
    view_return(p->view, &spot->at);
    p->focus = spot->focus;
    p->companion = spot->companion;
    p->list = spot->list;
    memcpy(p->top, spot->top, sizeof p->top);
    p->restores = true;
}

void panes_spot_renew(struct panes_spot *spot, const struct view *v, size_t plan_index, const struct plan *replacement)
{
    view_move_place(v, plan_index, replacement, &spot->at);
}

/* ---- what a pane does ---- */

unsigned panes_command(struct panes *p, enum cmd cmd)
{
    struct pane *pane = &p->pane[p->focus];
    unsigned change = pane->class->command(pane->own, p->view, cmd);
    if (change & APP_UNKNOWN) return change;
    if (panes_is_view(p->focus)) {
        if (change & APP_IN) return panes_view_in(p);
        if (change & APP_OUT) return panes_view_out(p);
        p->reveal = p->reveal || (pane->class->exports == DATA_HITS && (change & APP_REDRAW));
    }
    if (change & APP_IN) return panes_step(p, 1);
    if (change & APP_OUT) return panes_step(p, -1);
    return change;
}

void panes_cite(const struct panes *p, struct buf *out)
{
    const struct pane *pane = &p->pane[p->focus];
    pane->class->cite(pane->own, p->view, out);
}

unsigned panes_press(struct panes *p, int row, int col, bool twice)
{
    enum pane_id id = layout_at(&p->layout, row, col);
    if (id == PANES) return APP_NOTHING;
    const struct box *box = &p->layout.content[id];
    struct pane *pane = &p->pane[id];
    panes_focus(p, id);
    if (row < box->row) return APP_REDRAW; /* on the title */
    if (twice) return panes_command(p, CMD_ENTER) | APP_REDRAW;
    p->reveal = pane->class->exports == DATA_HITS;
    if (pane->class->press == NULL) return APP_REDRAW;
    return pane->class->press(pane->own, p->view, row - box->row, col - box->col) | APP_REDRAW;
}

unsigned panes_wheel(struct panes *p, int row, int col, int by)
{
    enum pane_id id = layout_at(&p->layout, row, col);
    if (id == PANES) return APP_NOTHING;
    struct pane *pane = &p->pane[id];
    if (!pane->class->follows_wheel) {
        unsigned change = 0;
        for (int i = 0; i < WHEEL_ROWS; i++)
            change |= pane->class->command(pane->own, p->view, by < 0 ? CMD_UP : CMD_DOWN);
        return change;
    }
    size_t top = pane->class->extent(pane->own).top, rows = WHEEL_ROWS;
    pane->class->scroll(pane->own, by > 0 ? top + rows : top > rows ? top - rows : 0);
    return APP_REDRAW;
}
