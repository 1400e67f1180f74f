/* browser: opens the screen, puts the layers on it, and runs the event loop. */
#ifndef JIHUA_BROWSER_H
#define JIHUA_BROWSER_H

#include "base/err.h"
#include "load/load.h"
#include "load/loading.h"
#include "plan/plans.h"

enum browser_colour { BROWSER_COLOUR_AUTO, BROWSER_COLOUR_ALWAYS, BROWSER_COLOUR_NEVER };

struct browser_options {
    enum browser_colour colour; /* --color; AUTO heeds NO_COLOR and what the terminal can do */
    int ambiguous;              /* how many columns “ … ① take on this terminal: 1, 2, or 0 to ask the terminal */
    struct load_options load;   /* how the plans were read, for reading them again */
    struct loading *
        *loading; /* for each plan what loads the rest of it, or NULL; taken over; it may be NULL as a whole */
};

/* Opens the browser on the plans, which stay the caller's, and returns when the user quits: 0, or 2 with *err if the
 * terminal cannot be used.  If a signal ends the program, the process ends here by that signal, after the terminal
 * has been given back.  Standard output must be a terminal; keys are read from /dev/tty if standard input is none. */
int browser_run(struct plans *, const struct browser_options *, struct err *);

#endif
