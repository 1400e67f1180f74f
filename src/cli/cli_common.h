/* cli_common: what the commands of the command line share: the open plans, the output, error messages.
 *
 * A command (cli_commands.h) adds to cli->out and returns an exit status; it prints nothing itself. */
#ifndef JIHUA_CLI_COMMON_H
#define JIHUA_CLI_COMMON_H

#include "cli/args.h"
#include "load/load.h"
#include "load/loading.h"
#include "write/format.h"
#include "write/out.h"
#include "plan/plans.h"

enum { CLI_DONE = 0, CLI_NOTHING = 1, CLI_BAD = 2 }; /* exit statuses; the manual says when (EXIT STATUS) */

struct cli {
    const struct args *args;
    int (*browser)(struct cli *, struct err *); /* opens the browser on the plans; set by main.c */
    struct load_options load;
    struct buf kept; /* load.kept points into it */
    struct plans plans;
    /* for each plan what loads the rest of it, or NULL; only the browser loads in this way */
    struct loading **loading;
    struct out out;
    struct err told; /* the last remark on a sheet, so that the next sheet does not repeat it */
    bool found;      /* CLI_NOTHING means that there are findings, which are written, not that there is no output */
    int ncols;       /* --width, else the terminal's, else 80 */
};

/* Opens the plans that the operands name, or the default plan.  False and *err if one cannot be read. */
bool cli_open_plans(struct cli *, struct err *);

/* Prints the error as one line on standard error; nothing if there is none. */
void cli_complain(const struct err *);
/* False and *err if `path` is a plan that is open. */
bool cli_spare_plans(const struct cli *, const char *path, struct err *);
/* Makes the file that -o names the output, if it is given.  False and *err if it cannot be written or is an open
 * plan. */
bool cli_direct_output(struct cli *, struct err *);
/* The format of the output: by --format, else by the suffix of -o, else `usual`.  False and *err as for
 * format_choose. */
bool cli_choose_format(const struct cli *, enum format_use, enum format_id usual, enum format_id *, struct err *);
/* Adds a name to a list ("a, b, c") for a message; if there is no room left in `size` bytes it is left out. */
void cli_add_name(char *list, size_t size, struct slice name);
/* The foldings that --no-fold leaves on (FOLD_…); false and *err if it names an unknown one. */
bool cli_foldings(const struct cli *, unsigned *kinds, struct err *);
/* Moves the bytes of `piece` to the output. */
void cli_hand_over(struct cli *, struct buf *piece);

#endif
