/* cli_choice: which tasks the command line means by --task, --action, --agency and --query, and which year by
 * --year. */
#ifndef JIHUA_CLI_CHOICE_H
#define JIHUA_CLI_CHOICE_H

#include "plan/agencies.h"
#include "cli/cli_common.h"

struct cli_choice {
    /* owned: places of the tasks that fit all of these options, in the order of the plans */
    size_t *place;
    size_t count;              /* at least 1 */
    struct agencies *agencies; /* owned; NULL unless asked for */
    size_t agency;             /* the agency of --agency, from 1; 0: none is named */
    struct slice year;         /* label; empty: all */
};

/* Fills in the choice.  Returns CLI_DONE, or another exit status and *err.  `agencies`: the index of agencies is
 * needed even if no agency is named.  Free with cli_choice_done in any case. */
int cli_choose(const struct cli *, bool agencies, struct cli_choice *, struct err *);
void cli_choice_done(struct cli_choice *);

/* Sets marked[place] for the tasks that an agency leads, supports or is reached by through a group. */
void cli_agency_tasks(const struct agencies *, size_t agency, size_t tasks, bool *marked);

#endif
