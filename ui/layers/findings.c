/* findings: what check finds in the plans' own text, as a menu; Enter goes to the place, = takes two names as one
 * agency. */
#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "layers/commands.h"
#include "layers/go.h"
#include "layers/popup.h"
#include "plan/item.h"
#include "plan/aliases.h"
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

/* Goes to a finding. */
static bool findings_go(struct popup *popup, struct check_finding finding)
{
    struct app *app = popup->layer.app;
    app_close(&popup->layer);
    if (!go_to(app, GO_TO, finding.place)) return true; /* the task is hidden, and the user is asked what to do */
    const struct plan *plan = plans_at(app->view.plans, finding.place).plan;
    bool of_year = plan_column(plan, finding.column)->role == COLUMN_YEAR;
    if (of_year) findings_choose_item(&app->view, &finding);
    panes_focus(&app->panes, of_year ? PANE_TARGETS : PANE_DETAIL);
    return true;
}

/* ---- the lines ---- */

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

/* How many there are, and the key that there is for some of them. */
static char *findings_title(const struct popup *popup, bool alias)
{
    char key[24];
    const struct check *check = popup->about;
    if (!alias) return mem_format("%s %zu", _("Findings"), check->count);
    keys_label(command_key(CMD_SAME_AGENCY, 0), screen_ambiguous(popup->layer.app->screen) == 2, key);
    return mem_format(_("%s %zu; %s takes two names as one agency"), _("Findings"), check->count, key);
}

static void findings_fill(struct popup *popup)
{
    const struct check *check = popup->about;
    bool alias = false;
    popup_clear(popup);
    for (size_t i = 0; i < check->count; i++) {
        findings_add(popup, popup->layer.app->view.plans, &check->finding[i], (int)i);
        alias |= check->finding[i].rule == CHECK_AGENCY_ALIAS;
    }
    free(popup->title);
    popup->title = findings_title(popup, alias);
    popup_filled(popup);
}

/* The names of agencies have changed; a window in which nothing is left is closed. */
static void findings_again(struct popup *popup)
{
    struct check *check = popup->about;
    check_done(check);
    check_plans(popup->layer.app->view.plans, check_usual_rules(), check);
    if (check->count == 0) app_close(&popup->layer);
    else findings_fill(popup);
}

/* ---- two names that are one agency ---- */

/* A pair of names in the user's file; undone, it is out of it. */
struct findings_pair {
    char *text, *name; /* owned */
    bool there;
};

static void findings_drop_pair(void *state)
{
    struct findings_pair *pair = state;
    free(pair->text);
    free(pair->name);
    free(pair);
}

static bool findings_put_pair(struct app *app, struct findings_pair *pair, bool there)
{
    struct err err;
    if (!aliases_put(slice_of(pair->text), slice_of(pair->name), there, &err)) {
        app_say_err(app, &err);
        return false;
    }
    pair->there = there;
    view_agencies_changed(&app->view);
    return true;
}

static void findings_swap_pair(void *context, void *state)
{
    struct findings_pair *pair = state;
    findings_put_pair(context, pair, !pair->there);
}

/* The pair that a finding is about, as the file has it: without the blanks of the cell; NULL if it is about none. */
static struct findings_pair *findings_pair_of(struct view *v, const struct check_finding *finding)
{
    struct buf text;
    struct place at = plans_at(v->plans, finding->place);
    if (finding->rule != CHECK_AGENCY_ALIAS) return NULL;
    struct slice said = slice_cut(plan_cell(at.plan, at.task, finding->column), finding->start, finding->end);
    struct slice brief, full;
    view_index_agencies(v);
    if (!check_aliases_pair(v->agencies, said, &brief, &full)) return NULL;
    buf_init(&text);
    for (size_t pos = 0; pos < brief.n;) {
        uint32_t cp = text_decode(brief, pos, &pos);
        if (!text_is_blank(cp)) buf_addc(&text, cp);
    }
    struct findings_pair *pair = mem_zalloc(sizeof *pair);
    pair->text = mem_format("%.*s", (int)text.n, text.s);
    pair->name = mem_format("%.*s", (int)full.n, full.s);
    buf_done(&text);
    return pair;
}

static bool findings_take(struct popup *popup, const struct check_finding *finding)
{
    struct app *app = popup->layer.app;
    struct findings_pair *pair = findings_pair_of(&app->view, finding);
    if (pair == NULL) {
        app_say(app, true, "%s", _("This finding is not about two names of an agency."));
        return false;
    }
    if (!findings_put_pair(app, pair, true)) {
        findings_drop_pair(pair);
        return false;
    }
    undo_add(&app->undo, (struct undo_step){N_("one agency"), findings_swap_pair, findings_drop_pair, pair});
    app_say(app, false, _("One agency from now on: %s = %s"), pair->text, pair->name);
    findings_again(popup);
    return true;
}

/* ---- the menu ---- */

static bool findings_act(struct popup *popup, enum cmd cmd, int value)
{
    const struct check *check = popup->about;
    if (value < 0 || (size_t)value >= check->count) return false;
    if (cmd == CMD_ENTER) return findings_go(popup, check->finding[value]);
    return cmd == CMD_SAME_AGENCY && findings_take(popup, &check->finding[value]);
}

static void findings_done(struct popup *popup) { check_done(popup->about); }

/* The findings belong to the plans as they are: when a plan is replaced the menu is closed, for it has no `renew`. */
static const struct popup_class findings_menu = {.act = findings_act, .done = findings_done};

bool findings_are_open(const struct layer *layer, enum cmd cmd)
{
    (void)cmd;
    return popup_of_class(layer->app, &findings_menu) != NULL;
}

/* The key where no finding is under the cursor. */
unsigned findings_same(struct layer *layer, enum cmd cmd)
{
    (void)cmd;
    return app_warn(layer->app, _("That is for the list of findings."));
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
    struct popup *popup = popup_new(POPUP_MENU, "");
    unsigned change = popup_open(app, popup, &findings_menu, check);
    findings_fill(popup);
    return change;
}
