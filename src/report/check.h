/* check: what is wrong, or looks wrong, in the text of a plan.
 *
 * The table of rules is check.def: each rule has a name for scripts, a sentence for people and a function that looks
 * for it (check_inside.h).  A finding names the place in the plan and says in a sentence what stands there.  A plan
 * without defects has no findings. */
#ifndef JIHUA_CHECK_H
#define JIHUA_CHECK_H

#include "plan/agencies.h"
#include "plan/plans.h"

enum check_rule {
#define RULE(id, name, usual, what) CHECK_##id,
#include "report/check.def"
    CHECK_RULES
};

struct check_finding {
    enum check_rule rule;
    uint32_t place;    /* of the task in the plans */
    uint32_t column;   /* of its plan */
    unsigned line;     /* source line, 0 if unknown */
    size_t start, end; /* bytes of the cell; equal if the whole cell is meant */
    /* owned; translated; may hold text of the plan: pass it through text_visible before a terminal gets it */
    char *message;
};

struct check {
    struct check_finding *finding; /* owned; in the order of plan, task, column and place in the cell */
    size_t count, cap;
};

const char *check_rule_name(enum check_rule); /* "missing-separator", as in JSON */
const char *check_rule_what(enum check_rule); /* translated: what the rule is about */
#define CHECK_BIT(rule) (UINT64_C(1) << (rule))
uint64_t check_usual_rules(void); /* a set of bits: all rules but the hints */
uint64_t check_all_rules(void);

/* Runs the rules whose bits are set in `rules` over all open plans, with the user's names of agencies (aliases.h).
 * Both the command line and the browser call this.  *check need not be initialised; check_done frees it. */
void check_plans(const struct plans *, uint64_t rules, struct check *);
/* The same with an index of agencies that was made from these plans. */
void check_run(const struct plans *, const struct agencies *, uint64_t rules, struct check *);
void check_done(struct check *);

/* ---- agencies that seem to have two names (check_aliases.c) ---- */

/* Adds the findings of CHECK_AGENCY_ALIAS, in the order of the tasks: once for each two names, where the one that fewer
 * tasks have stands first.  Nothing is found any more once the user's file of names (aliases.h) says that they are
 * one. */
void check_aliases(const struct plans *, const struct agencies *, struct check *);
/* The short and the full one of the two names that a finding at this text is about; false if it is about none any more.
 * Borrowed from the agencies. */
bool check_aliases_pair(const struct agencies *, struct slice text, struct slice *brief, struct slice *full);

#endif
