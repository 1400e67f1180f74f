#include "cli/cli_choice.h"

#include <stdio.h>
#include <stdlib.h>

#include "plan/aliases.h"
#include "base/fold.h"
#include "sys/config.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/pinyin.h"
#include "search/search.h"

/* ---- names given on the command line ---- */

/* How well `wanted` fits `name`: 3 equal, 2 a part of it, 1 its pinyin, 0 not at all. */
static int cli_choice_likeness(struct slice name, struct slice wanted)
{
    if (slice_equal(name, wanted)) return 3;
    if (wanted.n == 0) return 0;
    if (slice_find(name, wanted) != SIZE_MAX) return 2;
    return pinyin_matches(name, wanted, false) ? 1 : 0;
}

/* The action that `wanted` names: by its whole name, a part of it or its pinyin.  False and *err if none does or if
 * several names fit equally well.  Actions of the same name in several plans are one here. */
static bool cli_choice_find_action(const struct cli *cli, struct slice wanted, struct slice *name, struct err *err)
{
    char names[200] = "";
    int best = 0;
    size_t found = 0;
    for (size_t i = 0; i < plans_actions(&cli->plans); i++) {
        struct place at = plans_action_at(&cli->plans, i);
        struct slice candidate = plan_action_name(at.plan, at.task);
        int like = cli_choice_likeness(candidate, wanted);
        if (like == 0 || like < best || (like == best && slice_equal(candidate, *name))) continue;
        if (like > best) {
            names[0] = '\0';
            found = 0;
        }
        best = like;
        found++;
        *name = candidate;
        cli_add_name(names, sizeof names, candidate);
    }
    if (found == 1) return true;
    if (found == 0) err_setf(err, _("see `jihua list`"), _("no action is called '%.*s'"), (int)wanted.n, wanted.s);
    else
        err_setf(err, _("write more of the name"), _("'%.*s' fits several actions: %s"), (int)wanted.n, wanted.s,
                 names);
    return false;
}

static bool cli_choice_find_agency(const struct agencies *agencies, struct slice wanted, size_t *agency,
                                   struct err *err)
{
    enum { SHOWN = 8 };
    size_t found[SHOWN], count = agencies_find(agencies, wanted, found, SHOWN);
    char names[200] = "";
    if (count == 1) {
        *agency = found[0] + 1;
        return true;
    }
    for (size_t i = 0; i < count && i < SHOWN; i++)
        cli_add_name(names, sizeof names, agencies_name(agencies, found[i]));
    if (count == 0)
        err_setf(err, _("see `jihua list --by agency`"), _("no agency is called '%.*s'"), (int)wanted.n, wanted.s);
    else
        err_setf(err, _("write more of the name"), _("'%.*s' fits several agencies: %s"), (int)wanted.n, wanted.s,
                 names);
    return false;
}

static bool cli_choice_find_year(const struct cli *cli, struct slice wanted, struct slice *label, struct err *err)
{
    char labels[200] = "", remedy[256];
    for (size_t p = 0; p < cli->plans.count; p++) {
        const struct plan *plan = cli->plans.plan[p];
        for (size_t i = 0; i < plan_years(plan); i++) {
            struct slice candidate = plan_column(plan, plan_year_column(plan, i))->label;
            *label = candidate;
            if (slice_equal(candidate, wanted)) return true;
            cli_add_name(labels, sizeof labels, candidate);
        }
    }
    snprintf(remedy, sizeof remedy, _("the years are %s"), labels);
    err_setf(err, labels[0] != '\0' ? remedy : _("this plan has no years"), _("no year is called '%.*s'"),
             (int)wanted.n, wanted.s);
    return false;
}

/* ---- narrowing ---- */

/* Leaves only the tasks for which keep(context, place) is true. */
static void cli_choice_narrow(struct cli_choice *choice, bool (*keep)(const void *, size_t), const void *context)
{
    size_t kept = 0;
    for (size_t i = 0; i < choice->count; i++)
        if (keep(context, choice->place[i])) choice->place[kept++] = choice->place[i];
    choice->count = kept;
}

static bool cli_choice_is_hit(const void *context, size_t place) { return hits_match(context, place); }
static bool cli_choice_is_marked(const void *context, size_t place) { return ((const bool *)context)[place]; }

struct of_action {
    const struct plans *plans;
    struct slice name;
};
static bool cli_choice_is_of_action(const void *context, size_t place)
{
    const struct of_action *of = context;
    struct place at = plans_action_at(of->plans, plans_action_of(of->plans, place));
    return slice_equal(plan_action_name(at.plan, at.task), of->name);
}

static void cli_choice_mark(bool *marked, const uint32_t *place, size_t count)
{
    for (size_t i = 0; i < count; i++) marked[place[i]] = true;
}

void cli_agency_tasks(const struct agencies *agencies, size_t agency, size_t tasks, bool *marked)
{
    uint32_t *reached = mem_alloc((tasks + 1) * sizeof *reached);
    size_t count = agencies_reached(agencies, agency, reached);
    cli_choice_mark(marked, reached, count);
    for (int relation = 0; relation < AGENCY_RELATIONS; relation++) {
        const uint32_t *place = agencies_tasks(agencies, agency, (enum agency_relation)relation, &count);
        cli_choice_mark(marked, place, count);
    }
    free(reached);
}

/* ---- the options ---- */

static int cli_choice_choose_by_query(const struct cli *cli, struct cli_choice *choice, struct err *err)
{
    struct hits hits;
    struct query_options options = {.kinds = FOLD_ALL, .plans = &cli->plans};
    struct buf text;
    buf_init(&text);
    struct query *query = config_query(slice_of(cli->args->value[OPTION_QUERY]), &text, err)
                              ? query_parse_with(buf_slice(&text), &options, err)
                              : NULL;
    buf_done(&text);
    if (query == NULL) return CLI_BAD;
    search_run(query, &cli->plans, &hits);
    cli_choice_narrow(choice, cli_choice_is_hit, &hits);
    bool cut_off = hits.cut_off;
    hits_done(&hits);
    query_free(query);
    if (!cut_off) return CLI_DONE;
    err_set(err, _("the search was cut off at the match limit: hits may be missing"), _("make the pattern simpler"));
    return CLI_BAD;
}

static int cli_choice_choose_by_agency(const struct cli *cli, struct cli_choice *choice, struct err *err)
{
    size_t tasks = plans_tasks(&cli->plans);
    if (!cli_choice_find_agency(choice->agencies, slice_of(cli->args->value[OPTION_AGENCY]), &choice->agency, err))
        return CLI_NOTHING;
    bool *marked = mem_zalloc((tasks + 1) * sizeof *marked);
    cli_agency_tasks(choice->agencies, choice->agency - 1, tasks, marked);
    cli_choice_narrow(choice, cli_choice_is_marked, marked);
    free(marked);
    return CLI_DONE;
}

/* Leaves the task that was found first, and all others with the same number. */
static void cli_choice_narrow_to_number(const struct cli *cli, struct cli_choice *choice, struct slice no, size_t place)
{
    bool *marked = mem_zalloc((plans_tasks(&cli->plans) + 1) * sizeof *marked);
    do marked[place] = true;
    while (plans_find_next(&cli->plans, no, place, &place));
    cli_choice_narrow(choice, cli_choice_is_marked, marked);
    free(marked);
}

static int cli_choice_choose_by_name(const struct cli *cli, struct cli_choice *choice, struct err *err)
{
    const char *task = cli->args->value[OPTION_TASK], *action = cli->args->value[OPTION_ACTION];
    size_t place;
    if (task != NULL && !plans_find(&cli->plans, slice_of(task), &place, err)) return CLI_NOTHING;
    if (task != NULL) cli_choice_narrow_to_number(cli, choice, slice_of(task), place);
    struct of_action of = {.plans = &cli->plans};
    if (action != NULL && !cli_choice_find_action(cli, slice_of(action), &of.name, err)) return CLI_NOTHING;
    if (action != NULL) cli_choice_narrow(choice, cli_choice_is_of_action, &of);
    return cli->args->value[OPTION_AGENCY] != NULL ? cli_choice_choose_by_agency(cli, choice, err) : CLI_DONE;
}

int cli_choose(const struct cli *cli, bool agencies, struct cli_choice *choice, struct err *err)
{
    const char *year = cli->args->value[OPTION_YEAR];
    *choice = (struct cli_choice){.count = plans_tasks(&cli->plans)};
    choice->place = mem_alloc((choice->count + 1) * sizeof *choice->place);
    for (size_t i = 0; i < choice->count; i++) choice->place[i] = i;
    if (agencies || cli->args->value[OPTION_AGENCY] != NULL) choice->agencies = aliases_agencies(&cli->plans);
    int status = cli_choice_choose_by_name(cli, choice, err);
    if (status == CLI_DONE && cli->args->value[OPTION_QUERY] != NULL)
        status = cli_choice_choose_by_query(cli, choice, err);
    if (status != CLI_DONE) return status;
    if (year != NULL && !cli_choice_find_year(cli, slice_of(year), &choice->year, err)) return CLI_NOTHING;
    if (choice->count > 0) return CLI_DONE;
    err_set(err, _("no task fits; nothing was made"), "");
    return CLI_NOTHING;
}

void cli_choice_done(struct cli_choice *choice)
{
    free(choice->place);
    agencies_free(choice->agencies);
}
