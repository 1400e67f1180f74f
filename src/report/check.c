#include "report/check_inside.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "plan/aliases.h"

/* ---- findings ---- */

static unsigned check_line_of(const struct checking *c, size_t column, size_t start)
{
    struct slice cell = plan_cell(c->plan, c->task, column);
    unsigned line = plan_cell_line(c->plan, c->task, column);
    for (size_t i = 0; line && i < start && i < cell.n; i++) line += cell.s[i] == '\n';
    return line;
}

bool check_is_full(const struct checking *c, enum check_rule rule, size_t column)
{
    const struct check_per_cell *last = &c->per_cell[rule];
    return last->count >= CHECK_PER_CELL && last->place == c->first + c->task && last->column == column;
}

static void check_count_found(struct checking *c, enum check_rule rule, size_t column)
{
    struct check_per_cell *last = &c->per_cell[rule];
    if (last->place != c->first + c->task || last->column != column) last->count = 0;
    *last = (struct check_per_cell){c->first + c->task, column, last->count + 1};
}

void check_found(struct checking *c, enum check_rule rule, size_t column, size_t start, size_t end, char *message)
{
    struct check *check = c->check;
    if (!check_wants(c, rule) || check_is_full(c, rule, column)) {
        free(message);
        return;
    }
    check_count_found(c, rule, column);
    check->finding = mem_grow(check->finding, &check->cap, check->count + 1, sizeof *check->finding);
    check->finding[check->count++] = (struct check_finding){.rule = rule,
                                                            .place = (uint32_t)(c->first + c->task),
                                                            .column = (uint32_t)column,
                                                            .line = check_line_of(c, column, start),
                                                            .start = start,
                                                            .end = end,
                                                            .message = message};
}

/* Takes the plan's findings of a rule back. */
static void check_withdraw(struct checking *c, enum check_rule rule)
{
    size_t kept = c->plan_findings;
    for (size_t i = kept; i < c->check->count; i++) {
        if (c->check->finding[i].rule == rule) free(c->check->finding[i].message);
        else c->check->finding[kept++] = c->check->finding[i];
    }
    c->check->count = kept;
}

void check_doubt(struct checking *c)
{
    c->doubtful = mem_grow(c->doubtful, &c->doubt_cap, c->doubts + 1, sizeof *c->doubtful);
    c->doubtful[c->doubts++] = c->check->count;
}

/* Takes the doubtful findings back, unless there are more sure ones. */
static void check_drop_doubtful(struct checking *c)
{
    if (c->doubts == 0 || c->sure > c->doubts) return;
    size_t kept = c->doubtful[0];
    for (size_t i = kept, doubt = 0; i < c->check->count; i++) {
        if (doubt < c->doubts && c->doubtful[doubt] == i) free(c->check->finding[i].message), doubt++;
        else c->check->finding[kept++] = c->check->finding[i];
    }
    c->check->count = kept;
}

/* ---- where it is looked ---- */

#define BIT(rule) CHECK_BIT(CHECK_##rule)
enum {
    NAMES = CHECK_IN_NAMES,
    CLAUSES = CHECK_IN_CLAUSES,
    YEARS = CHECK_IN_YEARS,
    AGENCIES = CHECK_IN_AGENCIES,
};

static const struct {
    unsigned where;
    void (*function)(struct checking *, struct check_cell *);
    unsigned has;
    uint64_t rules;
} check_looks[] = {
#define LOOK(where, function, has, rules) {where, function, CHECK_HAS_##has, rules},
#include "report/check.def"
};

static const struct {
    void (*function)(struct checking *);
    uint64_t rules;
} check_task_looks[] =
    {
#define LOOK_TASK(function, rules) {function, rules},
#include "report/check.def"
},
  check_plan_looks[] = {
#define LOOK_PLAN(function, rules) {function, rules},
#include "report/check.def"
};

static bool check_is_first_of_action(const struct checking *c)
{
    return plan_action_of(c->plan, c->task) >= c->actions_seen;
}

static unsigned check_where(const struct checking *c, enum column_role role)
{
    if (role == COLUMN_TASK) return CHECK_IN_NAMES;
    if (role == COLUMN_ACTION) return check_is_first_of_action(c) ? CHECK_IN_NAMES : 0;
    if (role == COLUMN_YEAR) return CHECK_IN_CLAUSES | CHECK_IN_YEARS;
    if (column_kind(role) == COLUMN_KIND_CLAUSES) return CHECK_IN_CLAUSES;
    return column_kind(role) == COLUMN_KIND_AGENCIES ? CHECK_IN_AGENCIES : 0;
}

static void check_cell_at(struct checking *c, size_t column)
{
    unsigned where = check_where(c, plan_column(c->plan, column)->role);
    struct slice text = where ? plan_cell(c->plan, c->task, column) : SLICE("");
    if (text.n == 0 || plan_cell_is_merged(c->plan, c->task, column)) return;
    struct check_cell *cell = check_cell_of(c, column, text);
    for (size_t i = 0; i < sizeof check_looks / sizeof *check_looks; i++)
        if ((check_looks[i].where & where) && (check_looks[i].has & cell->has) && (check_looks[i].rules & c->rules))
            check_looks[i].function(c, cell);
}

/* ---- a plan ---- */

int check_lead_column(const struct checking *c)
{
    int lead = plan_column_of(c->plan, COLUMN_LEAD), both = plan_column_of(c->plan, COLUMN_SUPPORT);
    return lead < 0 && both >= 0 && agency_column_is_both(c->plan, (size_t)both) ? both : lead;
}

/* Counts what the tasks have, so that a column that is empty on purpose is known. */
static void check_count_filled(struct checking *c)
{
    int lead = check_lead_column(c);
    size_t years = plan_years(c->plan);
    c->filled.year = mem_realloc(c->filled.year, (years + 1) * sizeof *c->filled.year);
    memset(c->filled.year, 0, (years + 1) * sizeof *c->filled.year);
    c->filled.any_year = c->filled.lead = c->filled.clauses = c->filled.amounts = 0;
    for (size_t task = 0; task < plan_tasks(c->plan); task++) {
        bool any = false;
        for (size_t year = 0; year < years; year++) {
            bool filled = !slice_is_blank(plan_cell(c->plan, task, plan_year_column(c->plan, year)));
            c->filled.year[year] += filled;
            any |= filled;
        }
        c->filled.any_year += any;
        c->filled.lead += lead >= 0 && !slice_is_blank(plan_cell(c->plan, task, (size_t)lead));
    }
}

static void check_task(struct checking *c)
{
    for (size_t column = 0; column < plan_columns(c->plan); column++) check_cell_at(c, column);
    for (size_t i = 0; i < sizeof check_task_looks / sizeof *check_task_looks; i++)
        if (check_task_looks[i].rules & c->rules) check_task_looks[i].function(c);
    if (check_is_first_of_action(c)) c->actions_seen = plan_action_of(c->plan, c->task) + 1;
}

static void check_plan(struct checking *c)
{
    enum { FIGURES = 4, MANY = 8 }; /* of so many targets one in four promises a quantity, or it is a table without */
    c->actions_seen = 0;
    c->plan_findings = c->check->count;
    c->doubts = c->sure = 0;
    check_count_filled(c);
    check_tasks_merged(c);
    check_script_plan(c);
    for (size_t i = 0; i < sizeof check_plan_looks / sizeof *check_plan_looks; i++)
        if (check_plan_looks[i].rules & c->rules) check_plan_looks[i].function(c);
    for (c->task = 0; c->task < plan_tasks(c->plan); c->task++) check_task(c);
    check_drop_doubtful(c);
    if (c->filled.clauses >= MANY && c->filled.amounts * FIGURES < c->filled.clauses)
        check_withdraw(c, CHECK_VAGUE_TARGET);
}

/* ---- all of it ---- */

static int check_by_place(const void *a, const void *b)
{
    const struct check_finding *x = a, *y = b;
    if (x->place != y->place) return x->place < y->place ? -1 : 1;
    if (x->column != y->column) return x->column < y->column ? -1 : 1;
    if (x->start != y->start) return x->start < y->start ? -1 : 1;
    return (int)x->rule - (int)y->rule;
}

void check_plans(const struct plans *plans, uint64_t rules, struct check *check)
{
    struct agencies *agencies = aliases_agencies(plans);
    check_run(plans, agencies, rules, check);
    agencies_free(agencies);
}

void check_run(const struct plans *plans, const struct agencies *agencies, uint64_t rules, struct check *check)
{
    *check = (struct check){0};
    struct checking c = {.plans = plans, .agencies = agencies, .check = check, .rules = rules};
    check_script_init(&c);
    for (size_t i = 0; i < plans->count; i++) {
        c.plan = plans->plan[i];
        c.first = plans->first[i];
        check_plan(&c);
    }
    if (rules & CHECK_BIT(CHECK_AGENCY_ALIAS)) check_aliases(plans, agencies, check);
    if (check->count) qsort(check->finding, check->count, sizeof *check->finding, check_by_place);
    free(c.chars), free(c.filled.year), free(c.is_merged), free(c.doubtful), free(c.refs);
}

void check_done(struct check *check)
{
    for (size_t i = 0; i < check->count; i++) free(check->finding[i].message);
    free(check->finding);
    *check = (struct check){0};
}

static const struct {
    const char *name;
    bool usual;
    const char *what;
} check_rules[CHECK_RULES] = {
#define RULE(id, name, usual, what) {name, usual, what},
#include "report/check.def"
};

const char *check_rule_name(enum check_rule rule) { return check_rules[rule].name; }
const char *check_rule_what(enum check_rule rule) { return _(check_rules[rule].what); }

uint64_t check_usual_rules(void)
{
    uint64_t rules = 0;
    for (unsigned i = 0; i < CHECK_RULES; i++)
        if (check_rules[i].usual) rules |= CHECK_BIT(i);
    return rules;
}

uint64_t check_all_rules(void) { return CHECK_BIT(CHECK_RULES) - 1; }
