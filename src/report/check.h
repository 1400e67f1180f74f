/* check: what is wrong, or looks wrong, in a plan's own text.
 *
 * One table of rules (check.def): each has a name for scripts, a sentence for people and a function.  A finding points
 * at its place and says in a sentence what is there.  A plan without defects has none. */
#ifndef JIHUA_CHECK_H
#define JIHUA_CHECK_H

#include "plan/agencies.h"
#include "plan/plans.h"

enum check_rule {
#define RULE(id, name, usual, what) CHECK_##id,
#include "report/check.def"
#undef RULE
    CHECK_RULES
};

struct check_finding {
    enum check_rule rule;
    uint32_t place;    /* of the task in the plans */
    uint32_t column;   /* of its plan */
    unsigned line;     /* source line, 0 if unknown */
    size_t start, end; /* bytes of the cell; empty if the whole cell is meant */
    char *message;     /* owned; translated; may hold text of the plan: make it safe for a terminal */
};

struct check {
    struct check_finding *finding; /* owned, in the order of plan, task, column, place in the cell */
    size_t count, cap;
};

const char *check_rule_name(enum check_rule); /* "missing-separator", as in JSON */
const char *check_rule_what(enum check_rule); /* translated: what the rule is about */
#define CHECK_BIT(rule) (UINT32_C(1) << (rule))
uint32_t check_usual_rules(void); /* all but the hints */
uint32_t check_all_rules(void);

/* Runs the rules whose bits are set over every open plan, by the user's names of agencies (aliases.h): what the command
 * line and the browser say.  *check is filled whole; check_done frees it. */
void check_plans(const struct plans *, uint32_t rules, struct check *);
/* The same by an index of agencies of these plans. */
void check_run(const struct plans *, const struct agencies *, uint32_t rules, struct check *);
void check_done(struct check *);

#endif
