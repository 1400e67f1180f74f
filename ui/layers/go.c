#include "layers/go.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "layers/commands.h"
#include "layers/filtering.h"
#include "layers/popup.h"

/* ---- a task that is hidden ---- */

enum { VALUE_SHOW, VALUE_STAY };

/* The question that is asked: whether to go to a task that filters hide. */
struct go_question {
    enum go_way way;
    size_t place;
};

static void go_there(struct app *app, enum go_way way, size_t place)
{
    struct view *v = &app->view;
    if (way == GO_BACK) view_go_back(v);
    else if (way == GO_ON) view_go_on(v);
    else view_go_to(v, place);
}

static bool go_answer(struct popup *popup, enum cmd cmd, int value)
{
    struct app *app = popup->layer.app;
    if (cmd != CMD_ENTER) return false;
    struct go_question question = *(const struct go_question *)popup->about;
    app_close(&popup->layer);
    if (value == VALUE_STAY) return true;
    filtering_show_place(app, question.place);
    go_there(app, question.way, question.place);
    view_filters_changed(&app->view);
    panes_show_task(&app->panes);
    return true;
}

/* The task can have another number after the swap, or be gone; and the history may lead to another place, so then
 * the question is dropped. */
static bool go_renew(struct popup *popup, const struct app_swap *swap)
{
    struct go_question *question = popup->about;
    ptrdiff_t place = view_place_after(swap->view, swap->plan_index, swap->replacement, (ptrdiff_t)question->place);
    if (place < 0 || question->way != GO_TO) return false;
    question->place = (size_t)place;
    return true;
}

static const struct popup_class go_question = {.act = go_answer, .renew = go_renew};

static void go_ask(struct app *app, enum go_way way, size_t place, const struct filter *hiding)
{
    char no[64];
    struct go_question *question = mem_alloc(sizeof *question);
    *question = (struct go_question){way, place};
    plans_task_no(app->view.plans, place, no, sizeof no);
    char *title = mem_format(_("Task %s is hidden by the filter %s%s"), no, hiding->inverted ? "!" : "", hiding->text);
    struct popup *popup = popup_new(POPUP_MENU, title);
    popup_add(popup, "", _("Show it: switch the filter off"), "", NULL, VALUE_SHOW);
    popup_add(popup, "", _("Stay here"), "", NULL, VALUE_STAY);
    popup_open(app, popup, &go_question, question);
    free(title);
}

bool go_to(struct app *app, enum go_way way, size_t place)
{
    const struct filters *filters = &app->view.filters;
    size_t hiding = filters_hiding(filters, place);
    if (hiding == SIZE_MAX) go_there(app, way, place);
    else go_ask(app, way, place, &filters->filter[hiding]);
    return hiding == SIZE_MAX;
}

unsigned go_to_number(struct app *app, struct slice number)
{
    struct err err = {.line = 0};
    const struct view *v = &app->view;
    size_t place, next;
    if (!plans_find(v->plans, number, &place, &err)) return app_warn(app, err.what);
    if (v->place >= 0 && plans_same_number(v->plans, place, (size_t)v->place) &&
        plans_find_next(v->plans, number, (size_t)v->place, &next))
        place = next;
    if (go_to(app, GO_TO, place)) panes_show_task(&app->panes);
    return APP_REDRAW;
}

/* ---- through the history of places ---- */

unsigned go_history(struct layer *layer, enum cmd cmd)
{
    struct app *app = layer->app;
    ptrdiff_t place = view_place_ahead(&app->view, cmd == CMD_HISTORY_BACK ? -1 : 1);
    if (place < 0) return app_warn(app, _("There is no other place in the history."));
    go_to(app, cmd == CMD_HISTORY_BACK ? GO_BACK : GO_ON, (size_t)place);
    return APP_REDRAW;
}

bool go_can_go(const struct layer *layer, enum cmd cmd)
{
    const struct view *v = &layer->app->view;
    return cmd == CMD_HISTORY_BACK ? view_can_go_back(v) : view_can_go_on(v);
}
