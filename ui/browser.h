/* browser: the browser of plans: opens the screen, puts the layers on it, and runs the loop of events. */
#ifndef JIHUA_BROWSER_H
#define JIHUA_BROWSER_H

#include "base/err.h"
#include "load/load.h"
#include "load/loading.h"
#include "plan/plans.h"

enum browser_colour { BROWSER_COLOUR_AUTO, BROWSER_COLOUR_ALWAYS, BROWSER_COLOUR_NEVER };

struct browser_options {
    enum browser_colour colour; /* --color; AUTO heeds NO_COLOR and what the terminal can do */
    int ambiguous;              /* columns of “ … ① on this terminal: 1, 2, or 0 to ask the terminal */
    struct load_options load;   /* how the plans were read, for reading them again */
    struct loading *
        *loading; /* NULL, or of each plan: NULL, or what loads the rest of it; the browser's from here on */
};

/* Opens the browser on the plans, which stay the caller's, and returns when the user leaves: 0 when all went well, 2
 * with *err when the terminal cannot be used.  A signal that ends the program ends it here, by that signal, after the
 * terminal is restored.  Needs standard output to be a terminal; the keyboard is /dev/tty when standard input is
 * not. */
int browser_run(struct plans *, const struct browser_options *, struct err *);

#endif
