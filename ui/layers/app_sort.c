/* app_sort: the order of the tasks: its menu, undone. */
#include <stdlib.h>

#include "layers/app_inside.h"
#include "base/lang.h"
#include "base/mem.h"

static void app_sort_swap(void *context, void *state)
{
    struct view *v = &((struct app *)context)->view;
    enum task_order *held = state, now = v->order;
    view_choose_order(v, *held);
    *held = now;
}

static bool app_sort_choose(struct app *app, enum cmd cmd, int value)
{
    struct view *v = &app->view;
    if (cmd != CMD_ENTER) return false;
    app_close_popup(app);
    if ((enum task_order)value == v->order) return true;
    enum task_order *before = mem_alloc(sizeof *before);
    *before = v->order;
    undo_add(&app->undo, (struct undo_step){N_("sort"), app_sort_swap, free, before});
    view_choose_order(v, (enum task_order)value);
    return true;
}

unsigned app_sort_menu(struct app *app)
{
    struct popup *menu = popup_new(POPUP_MENU, _("Sort the tasks"));
    for (enum task_order order = 0; order < TASK_ORDERS; order++) {
        const struct task_order_class *class = task_order_class(order);
        if (class->agencies && !view_names_agencies(&app->view)) continue;
        popup_add(menu, order == app->view.order ? _("now") : "", _(class->label), _(class->note), NULL, (int)order);
        if (order == app->view.order) rows_last(&menu->rows);
    }
    return app_open_menu(app, menu, app_sort_choose);
}
