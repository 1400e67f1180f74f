#include "report/check_inside.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "plan/aliases.h"
#include "plan/item.h"

enum { EXCERPT_CHARS = 24 };

/* ---- findings ---- */

struct slice check_excerpt(struct slice text)
{
    size_t pos = 0;
    for (int i = 0; i < EXCERPT_CHARS && pos < text.n; i++) text_decode(text, pos, &pos);
    return slice_cut(text, 0, pos);
}

static unsigned check_line_of(const struct checking *c, size_t column, size_t start)
{
    struct slice cell = plan_cell(c->plan, c->task, column);
    unsigned line = plan_cell_line(c->plan, c->task, column);
    for (size_t i = 0; line && i < start && i < cell.n; i++) line += cell.s[i] == '\n';
    return line;
}

void check_found(struct checking *c, enum check_rule rule, size_t column, size_t start, size_t end, char *message)
{
    struct check *check = c->check;
    if (!(c->rules & CHECK_BIT(rule))) {
        free(message);
        return;
    }
    check->finding = mem_grow(check->finding, &check->cap, check->count + 1, sizeof *check->finding);
    check->finding[check->count++] = (struct check_finding){.rule = rule,
                                                            .place = (uint32_t)(c->first + c->task),
                                                            .column = (uint32_t)column,
                                                            .line = check_line_of(c, column, start),
                                                            .start = start,
                                                            .end = end,
                                                            .message = message};
}

/* ---- cells ---- */

static bool check_is_first_of_action(const struct checking *c)
{
    return plan_action_of(c->plan, c->task) >= c->actions_seen;
}

/* A line break before a clause inside an item is no mistake. */
static void check_blanks_of(struct checking *c, size_t column, struct slice cell, const struct item *item)
{
    struct item part;
    for (struct item_parts parts = item_parts_of(cell, item); item_parts_next(&parts, &part);)
        check_text_blanks(c, column, cell, part.start, part.end, part.no > 0);
}

static void check_clauses(struct checking *c, size_t column, struct slice cell)
{
    struct item item;
    for (struct items walk = items_of(cell); items_next(&walk, &item);) check_blanks_of(c, column, cell, &item);
    check_items_numbers(c, column, cell);
    check_items_separators(c, column, cell);
    check_figures_bounds(c, column, cell);
    check_text_widths(c, column, cell);
}

static void check_cells(struct checking *c)
{
    for (size_t column = 0; column < plan_columns(c->plan); column++) {
        const struct plan_column *info = plan_column(c->plan, column);
        struct slice cell = plan_cell(c->plan, c->task, column);
        enum column_kind kind = column_kind(info->role);
        if (kind == COLUMN_KIND_CLAUSES) check_clauses(c, column, cell);
        if (info->role == COLUMN_TASK || (info->role == COLUMN_ACTION && check_is_first_of_action(c))) {
            check_text_blanks(c, column, cell, 0, cell.n, false);
            check_text_widths(c, column, cell);
        }
        if (info->role == COLUMN_YEAR) check_years_target(c, column, cell);
    }
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

static void check_plan(struct checking *c)
{
    c->actions_seen = 0;
    for (c->task = 0; c->task < plan_tasks(c->plan); c->task++) {
        check_cells(c);
        check_agencies_named(c);
        check_agencies_marks(c);
        check_tasks_order(c);
        if (c->rules & CHECK_BIT(CHECK_YEAR_SUM)) check_years_sums(c);
        if (check_is_first_of_action(c)) c->actions_seen = plan_action_of(c->plan, c->task) + 1;
    }
    check_tasks_duplicates(c);
    check_tasks_restated(c);
}

void check_plans(const struct plans *plans, uint32_t rules, struct check *check)
{
    struct agencies *agencies = aliases_agencies(plans);
    check_run(plans, agencies, rules, check);
    agencies_free(agencies);
}

void check_run(const struct plans *plans, const struct agencies *agencies, uint32_t rules, struct check *check)
{
    *check = (struct check){0};
    struct checking c = {.plans = plans, .agencies = agencies, .check = check, .rules = rules};
    for (size_t i = 0; i < plans->count; i++) {
        c.plan = plans->plan[i];
        c.first = plans->first[i];
        check_plan(&c);
    }
    if (rules & CHECK_BIT(CHECK_AGENCY_ALIAS)) check_aliases(plans, agencies, check);
    if (check->count) qsort(check->finding, check->count, sizeof *check->finding, check_by_place);
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
} rules_table[CHECK_RULES] = {
#define RULE(id, name, usual, what) {name, usual, what},
#include "report/check.def"
#undef RULE
};

const char *check_rule_name(enum check_rule rule) { return rules_table[rule].name; }
const char *check_rule_what(enum check_rule rule) { return _(rules_table[rule].what); }

uint32_t check_usual_rules(void)
{
    uint32_t rules = 0;
    for (unsigned i = 0; i < CHECK_RULES; i++)
        if (rules_table[i].usual) rules |= CHECK_BIT(i);
    return rules;
}

uint32_t check_all_rules(void) { return CHECK_BIT(CHECK_RULES) - 1; }
