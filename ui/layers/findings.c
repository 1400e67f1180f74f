/* findings: what check finds in the plans' own text, as a menu; Enter goes to the place. */
#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "layers/commands.h"
#include "layers/go.h"
#include "layers/popup.h"
#include "plan/item.h"
#include "report/check.h"

enum { CHECKED_AT_ONCE = 3000 }; /* the most tasks that are checked at once: more would keep the user waiting */

/* Selects the year and the item of a finding in the view. */
static void findings_choose_item(struct view *v, const struct check_finding *finding)
{
    struct place at = plans_at(v->plans, finding->place);
    struct slice cell = plan_cell(at.plan, at.task, finding->column);
    struct items walk = items_of(cell);
    struct item item;
    for (size_t year = 0; year < plan_years(at.plan); year++) {
        if (plan_year_column(at.plan, year) != finding->column) continue;
        size_t index = 0;
        while (items_next(&walk, &item) && item.next <= finding->start) index++;
        view_choose_item(v, year, index);
    }
}

/* Goes to a finding.  They belong to the plans as they are: when a plan is replaced the menu is closed, for it has
 * no `renew`. */
static bool findings_go(struct popup *popup, enum cmd cmd, int value)
{
    struct app *app = popup->layer.app;
    const struct check *check = popup->about;
    if (cmd != CMD_ENTER || value < 0 || (size_t)value >= check->count) return false;
    struct check_finding finding = check->finding[value];
    app_close(&popup->layer);
    if (!go_to(app, GO_TO, finding.place)) return true; /* the task is hidden, and the user is asked what to do */
    const struct plan *plan = plans_at(app->view.plans, finding.place).plan;
    bool of_year = plan_column(plan, finding.column)->role == COLUMN_YEAR;
    if (of_year) findings_choose_item(&app->view, &finding);
    panes_focus(&app->panes, of_year ? PANE_TARGETS : PANE_DETAIL);
    return true;
}

static void findings_done(struct popup *popup) { check_done(popup->about); }

static const struct popup_class findings_menu = {.act = findings_go, .done = findings_done};

static void findings_add(struct popup *popup, const struct plans *plans, const struct check_finding *finding, int value)
{
    char no[64];
    struct place at = plans_at(plans, finding->place);
    struct slice label = plan_column(at.plan, finding->column)->label;
    plans_task_no(plans, finding->place, no, sizeof no);
    char *where = mem_format("%s %.*s", no, (int)label.n, label.s);
    popup_add(popup, NULL, where, finding->message, NULL, value);
    free(where);
}

unsigned findings_open(struct layer *layer, enum cmd cmd)
{
    struct app *app = layer->app;
    const struct plans *plans = app->view.plans;
    (void)cmd;
    if (plans_tasks(plans) > CHECKED_AT_ONCE)
        return app_warn(app, _("This plan is long: `jihua check` lists what is wrong in it."));
    struct check *check = mem_zalloc(sizeof *check);
    check_plans(plans, check_usual_rules(), check);
    if (check->count == 0) {
        app_say(app, false, "%s", _("Nothing is wrong in the text, as far as can be seen."));
        check_done(check);
        free(check);
        return APP_REDRAW;
    }
    char *title = mem_format("%s %zu", _("Findings"), check->count);
    struct popup *popup = popup_new(POPUP_MENU, title);
    free(title);
    for (size_t i = 0; i < check->count; i++) findings_add(popup, plans, &check->finding[i], (int)i);
    return popup_open(app, popup, &findings_menu, check);
}
