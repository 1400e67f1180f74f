/* jihua sheet: which tasks × kind × format → standard output or a file. */
#include "cli.h"

#include <stdio.h>
#include <stdlib.h>

#include "lang.h"
#include "mem.h"
#include "search.h"
#include "sheet.h"

enum { NARROWEST = 40 }; /* columns of a sheet */

/* ---- names given on the command line ---- */

/* `part` names an action: all of the name, or a part that no other name has.  A name may occur in several plans. */
static bool is_chosen_action(const struct plans *plans, size_t action, struct slice name)
{
    struct place at = plans_action_at(plans, action);
    return slice_equal(plan_action_name(at.plan, at.task), name);
}

static bool find_action(const struct cli *cli, struct slice part, struct slice *name, struct err *err)
{
    size_t found = 0;
    char names[200] = "";
    for (size_t i = 0; i < plans_actions(&cli->plans); i++) {
        struct place at = plans_action_at(&cli->plans, i);
        struct slice candidate = plan_action_name(at.plan, at.task);
        if (slice_equal(candidate, part)) {
            *name = candidate;
            return true;
        }
        if (part.n == 0 || slice_find(candidate, part) == SIZE_MAX) continue;
        if (found > 0 && slice_equal(candidate, *name)) continue;
        cli_add_name(names, sizeof names, candidate);
        *name = candidate;
        found++;
    }
    if (found == 1) return true;
    if (found == 0) err_setf(err, _("see `jihua list`"), _("no action is called '%.*s'"), (int)part.n, part.s);
    else err_setf(err, _("write more of the name"), _("'%.*s' fits several actions: %s"), (int)part.n, part.s, names);
    return false;
}

static bool find_year(const struct cli *cli, struct slice part, struct slice *label, struct err *err)
{
    char labels[200] = "";
    for (size_t p = 0; p < cli->plans.count; p++) {
        const struct plan *plan = cli->plans.plan[p];
        for (size_t i = 0; i < plan_years(plan); i++) {
            struct slice candidate = plan_column(plan, plan_year_column(plan, i))->label;
            *label = candidate;
            if (slice_equal(candidate, part)) return true;
            cli_add_name(labels, sizeof labels, candidate);
        }
    }
    char remedy[256];
    snprintf(remedy, sizeof remedy, _("the years are %s"), labels);
    err_setf(err, labels[0] != '\0' ? remedy : _("this plan has no years"), _("no year is called '%.*s'"), (int)part.n, part.s);
    return false;
}

/* ---- which tasks ---- */

struct chosen {
    size_t *place; /* owned */
    size_t count;
};

/* Keeps the tasks for which keep(context, place) holds. */
static void narrow(struct chosen *chosen, bool (*keep)(const void *, size_t), const void *context)
{
    size_t kept = 0;
    for (size_t i = 0; i < chosen->count; i++)
        if (keep(context, chosen->place[i])) chosen->place[kept++] = chosen->place[i];
    chosen->count = kept;
}

static bool is_place(const void *context, size_t place) { return *(const size_t *)context == place; }
static bool is_hit(const void *context, size_t place) { return hits_match(context, place); }

struct of_action {
    const struct plans *plans;
    struct slice name;
};
static bool is_of_action(const void *context, size_t place)
{
    const struct of_action *of = context;
    return is_chosen_action(of->plans, plans_action_of(of->plans, place), of->name);
}

static int choose_by_query(const struct cli *cli, struct chosen *chosen, struct err *err)
{
    struct hits hits;
    struct query *query = query_parse(slice_of(cli->args->value[OPTION_QUERY]), err);
    if (query == NULL) return CLI_BAD;
    search_run(query, &cli->plans, &hits);
    narrow(chosen, is_hit, &hits);
    bool cut_off = hits.cut_off;
    hits_done(&hits);
    query_free(query);
    if (!cut_off) return CLI_DONE;
    err_set(err, _("the search was cut off at the match limit: hits may be missing"), _("make the pattern simpler"));
    return CLI_BAD;
}

/* All tasks that every one of --task, --action, --query names. */
static int choose(const struct cli *cli, struct chosen *chosen, struct err *err)
{
    const char *task = cli->args->value[OPTION_TASK], *action = cli->args->value[OPTION_ACTION];
    chosen->count = plans_tasks(&cli->plans);
    chosen->place = mem_alloc((chosen->count + 1) * sizeof *chosen->place);
    for (size_t i = 0; i < chosen->count; i++) chosen->place[i] = i;
    if (task != NULL) {
        size_t place;
        if (!plans_find(&cli->plans, slice_of(task), &place, err)) return CLI_NOTHING;
        narrow(chosen, is_place, &place);
    }
    if (action != NULL) {
        struct of_action of = {.plans = &cli->plans};
        if (!find_action(cli, slice_of(action), &of.name, err)) return CLI_NOTHING;
        narrow(chosen, is_of_action, &of);
    }
    if (cli->args->value[OPTION_QUERY] != NULL) {
        int status = choose_by_query(cli, chosen, err);
        if (status != CLI_DONE) return status;
    }
    if (chosen->count > 0) return CLI_DONE;
    err_set(err, _("no task fits; no sheet was made"), "");
    return CLI_NOTHING;
}

/* ---- the command ---- */

static const struct sheet_kind *choose_kind(const struct cli *cli, struct err *err)
{
    const char *name = cli->args->value[OPTION_KIND];
    const struct sheet_kind *kind = sheet_kind_named(name != NULL ? name : "task");
    if (kind != NULL) return kind;
    char names[160] = "", remedy[256];
    for (size_t i = 0; i < sheet_kinds(); i++) cli_add_name(names, sizeof names, slice_of(sheet_kind_at(i)->name));
    snprintf(remedy, sizeof remedy, _("the kinds are %s"), names);
    err_setf(err, remedy, _("there is no sheet of the kind '%s'"), name);
    return NULL;
}

static const struct sheet_format *choose_format(const struct cli *cli, struct err *err)
{
    const char *name = cli->args->value[OPTION_FORMAT];
    const struct sheet_format *format = sheet_format_named(name != NULL ? name : "text");
    if (format != NULL) return format;
    char names[160] = "", remedy[256];
    for (size_t i = 0; i < sheet_formats(); i++) cli_add_name(names, sizeof names, slice_of(sheet_format_at(i)->name));
    snprintf(remedy, sizeof remedy, _("the formats are %s"), names);
    err_setf(err, remedy, _("sheets have no format '%s'"), name);
    return NULL;
}

static int make(struct cli *cli, const struct sheet_choice *choice, struct err *err)
{
    const struct sheet_kind *kind = choose_kind(cli, err);
    const struct sheet_format *format = kind != NULL ? choose_format(cli, err) : NULL;
    if (format == NULL) return CLI_BAD;
    struct sheet_look look = {.ncols = cli->args->value[OPTION_WIDTH] != NULL ? cli->ncols : 80, .ambiguous = 1};
    if (look.ncols < NARROWEST) {
        err_setf(err, "", _("a sheet is at least %d columns wide"), NARROWEST);
        return CLI_BAD;
    }
    if (!cli_direct_output(cli, err)) return CLI_BAD;
    struct sheet sheet;
    sheet_init(&sheet);
    kind->make(&sheet, choice);
    bool made = format->render(&sheet, &look, &cli->out.buf, err);
    sheet_done(&sheet);
    return made ? CLI_DONE : CLI_BAD;
}

int cli_sheet(struct cli *cli, struct err *err)
{
    struct chosen chosen = {0};
    struct slice year = {"", 0};
    const char *label = cli->args->value[OPTION_YEAR];
    int status = choose(cli, &chosen, err);
    if (status == CLI_DONE && label != NULL && !find_year(cli, slice_of(label), &year, err)) status = CLI_NOTHING;
    if (status == CLI_DONE) {
        struct sheet_choice choice = {.plans = &cli->plans, .place = chosen.place, .count = chosen.count, .year = year};
        status = make(cli, &choice, err);
    }
    free(chosen.place);
    return status;
}
