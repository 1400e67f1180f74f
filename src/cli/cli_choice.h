/* cli_choice: which tasks the command line means: --task, --action, --agency, --query, --year. */
#ifndef JIHUA_CLI_CHOICE_H
#define JIHUA_CLI_CHOICE_H

#include "plan/agencies.h"
#include "cli/cli_common.h"

struct cli_choice {
    size_t *place;             /* owned: the tasks that every one of the options names, in the order of the plans */
    size_t count;              /* at least 1 */
    struct agencies *agencies; /* owned; NULL unless asked for */
    size_t agency;             /* that --agency names, from 1; 0: none was named */
    struct slice year;         /* label; empty: all */
};

/* CLI_DONE, or another status and *err.  `agencies`: they are needed even if none is named.  Free with cli_choice_done
 * in any case. */
int cli_choose(const struct cli *, bool agencies, struct cli_choice *, struct err *);
void cli_choice_done(struct cli_choice *);

/* Marks the places of the tasks that an agency leads, supports or is reached by. */
void cli_agency_tasks(const struct agencies *, size_t agency, size_t tasks, bool *marked);

#endif
