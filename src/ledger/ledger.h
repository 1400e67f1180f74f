/* ledger: what the user records about a plan: which tasks are marked, notes to them, how far they have come.
 *
 * There is none yet: this file is its place, and says so wherever it is asked for.  In a query 进展:, 标记: and 批注:
 * ask it. */
#ifndef JIHUA_LEDGER_H
#define JIHUA_LEDGER_H

#include "base/err.h"
#include "base/text.h"

/* What stands for it before a colon in a query: names of its parts, in both languages, separated by blanks. */
const char *ledger_names(void);
/* Sets why what was asked by one of these names cannot be answered. */
void ledger_is_missing(struct slice name, struct err *);

#endif
