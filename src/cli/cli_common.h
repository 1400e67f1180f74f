/* cli_common: what the commands of the command line share: the plans that are open, the output, the way to say what is
 * wrong.
 *
 * A command (cli_commands.h) adds to cli->out and returns the exit status; it prints nothing itself. */
#ifndef JIHUA_CLI_COMMON_H
#define JIHUA_CLI_COMMON_H

#include "cli/args.h"
#include "load/load.h"
#include "load/loading.h"
#include "write/format.h"
#include "write/out.h"
#include "plan/plans.h"

enum { CLI_DONE = 0, CLI_NOTHING = 1, CLI_BAD = 2 }; /* exit statuses of the contract */

struct cli {
    const struct args *args;
    int (*browser)(struct cli *, struct err *); /* opens the browser on the plans: main.c */
    struct load_options load;
    struct plans plans;
    struct loading **loading; /* of each plan: NULL, or what loads the rest of it; only for the browser */
    struct out out;
    struct err told; /* the last remark on a sheet: not said again of the next one */
    bool found;      /* CLI_NOTHING says that there are findings, which are written */
    int ncols;       /* --width, else the terminal's, else 80 */
};

/* Opens what the operands name, or the default plan. */
bool cli_open_plans(struct cli *, struct err *);

/* The error as one line on standard error; nothing if it says nothing. */
void cli_complain(const struct err *);
/* False and *err if `path` is a plan that is open. */
bool cli_spare_plans(const struct cli *, const char *path, struct err *);
/* For commands that take -o: directs the output into the file that it names.  A plan that is open is refused. */
bool cli_direct_output(struct cli *, struct err *);
/* The format of what a command writes: by --format, else by how the file of -o ends, else `usual`.  False and *err if
 * it cannot be written so: write/format.h. */
bool cli_choose_format(const struct cli *, enum format_use, enum format_id usual, enum format_id *, struct err *);
/* Adds a name to a list of them ("a, b, c") that a message shows; what does not fit is left out. */
void cli_add_name(char *list, size_t size, struct slice name);
/* The foldings that --no-fold leaves, FOLD_…; false and *err if it names none. */
bool cli_foldings(const struct cli *, unsigned *kinds, struct err *);
/* Adds data that was made apart to the output and empties the buffer. */
void cli_hand_over(struct cli *, struct buf *piece);

#endif
