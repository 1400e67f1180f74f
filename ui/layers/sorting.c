/* sorting: the order of the tasks: its menu, undone. */
#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "layers/commands.h"
#include "layers/popup.h"

static void sorting_swap(void *context, void *state)
{
    struct view *v = &((struct app *)context)->view;
    enum task_order *held = state, now = v->order;
    view_choose_order(v, *held);
    *held = now;
}

static bool sorting_choose(struct popup *popup, enum cmd cmd, int value)
{
    struct app *app = popup->layer.app;
    struct view *v = &app->view;
    if (cmd != CMD_ENTER) return false;
    app_close(&popup->layer);
    if ((enum task_order)value == v->order) return true;
    enum task_order *before = mem_alloc(sizeof *before);
    *before = v->order;
    undo_add(&app->undo, (struct undo_step){N_("sort"), sorting_swap, free, before});
    view_choose_order(v, (enum task_order)value);
    return true;
}

static const struct popup_class sorting_menu = {.act = sorting_choose, .renew = popup_stays};

static unsigned sorting_open_menu(struct app *app)
{
    struct popup *menu = popup_new(POPUP_MENU, _("Sort the tasks"));
    for (enum task_order order = 0; order < TASK_ORDERS; order++) {
        const struct task_order_class *class = task_order_class(order);
        if (class->agencies && !view_names_agencies(&app->view)) continue;
        popup_add(menu, order == app->view.order ? _("now") : "", _(class->label), _(class->note), NULL, (int)order);
        if (order == app->view.order) rows_last(&menu->rows);
    }
    return popup_open(app, menu, &sorting_menu, NULL);
}

/* Opens the menu of orders; a list that has orders of its own changes to its next one instead. */
unsigned sorting_sort(struct layer *layer, enum cmd cmd)
{
    struct panes *p = &layer->app->panes;
    unsigned change = panes_command(p, cmd);
    if (!(change & APP_UNKNOWN)) return change;
    return panes_is_view(p->focus) ? app_warn(layer->app, _("This list has one order only."))
                                   : sorting_open_menu(layer->app);
}

bool sorting_can_sort(const struct layer *layer, enum cmd cmd)
{
    (void)cmd;
    return layout_place(layer->app->panes.focus) != PLACE_FULL;
}
