/* app_findings: what check finds in the plans' own text, as a menu; Enter goes to the place. */
#include <stdlib.h>

#include "plan/agencies.h"
#include "layers/app_inside.h"
#include "plan/item.h"
#include "base/lang.h"
#include "base/mem.h"

enum { CHECKED_AT_ONCE = 3000 }; /* tasks; more would keep the user waiting */

/* The year and the item that a finding is about. */
static void app_findings_choose_item(struct view *v, const struct check_finding *finding)
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

static bool app_findings_go_to_finding(struct app *app, enum cmd cmd, int value)
{
    const struct check *check = &app->check;
    if (cmd != CMD_ENTER || value < 0 || (size_t)value >= check->count) return false;
    const struct check_finding *finding = &check->finding[value];
    if (finding->place >= plans_tasks(app->view.plans) || app->checked_for != app->view.plans_change) return false;
    app_close_popup(app);
    app_go_to(app, JUMP_TO, finding->place);
    if (app->view.place != (ptrdiff_t)finding->place) return true; /* filters hide it, and the user is asked */
    const struct plan *plan = plans_at(app->view.plans, finding->place).plan;
    bool of_year = plan_column(plan, finding->column)->role == COLUMN_YEAR;
    if (of_year) app_findings_choose_item(&app->view, finding);
    app_focus(app, of_year ? PANE_TARGETS : PANE_DETAIL);
    return true;
}

static void app_findings_add_finding(struct popup *popup, const struct plans *plans,
                                     const struct check_finding *finding, int value)
{
    char no[64];
    struct place at = plans_at(plans, finding->place);
    struct slice label = plan_column(at.plan, finding->column)->label;
    plans_task_no(plans, finding->place, no, sizeof no);
    char *where = mem_format("%s %.*s", no, (int)label.n, label.s);
    popup_add(popup, NULL, where, finding->message, NULL, value);
    free(where);
}

unsigned app_findings(struct app *app)
{
    struct view *v = &app->view;
    if (plans_tasks(v->plans) > CHECKED_AT_ONCE) {
        app_say(app, true, "%s", _("This plan is long: `jihua check` lists what is wrong in it."));
        return APP_REDRAW;
    }
    struct agencies *agencies = agencies_new(v->plans, NULL, 0);
    check_done(&app->check);
    check_run(v->plans, agencies, check_usual_rules(), &app->check);
    agencies_free(agencies);
    app->checked_for = v->plans_change;
    if (app->check.count == 0) {
        app_say(app, false, "%s", _("Nothing is wrong in the text, as far as can be seen."));
        return APP_REDRAW;
    }
    char *title = mem_format("%s %zu", _("Findings"), app->check.count);
    struct popup *popup = popup_new(POPUP_MENU, title);
    free(title);
    for (size_t i = 0; i < app->check.count; i++)
        app_findings_add_finding(popup, v->plans, &app->check.finding[i], (int)i);
    return app_open_menu(app, popup, app_findings_go_to_finding);
}
