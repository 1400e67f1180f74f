/* range: the tasks that are printed together, said by what the user is looking at: the task, its action, the chosen
 * agency, what is found, what the filters let through, all. */
#ifndef JIHUA_RANGE_H
#define JIHUA_RANGE_H

#include "panes/view.h"

enum range { RANGE_TASK, RANGE_ACTION, RANGE_AGENCY, RANGE_HITS, RANGE_FILTERED, RANGE_ALL, RANGES };

/* Whether the range means anything now, such as RANGE_HITS while nothing is searched.  One that is possible can be
 * empty. */
bool range_is_possible(const struct view *, enum range);
/* Whether a task is one of a possible range. */
bool range_has(const struct view *, enum range, size_t place);
/* The action of RANGE_ACTION: the chosen one, else that of the task. */
size_t range_action(const struct view *);

#endif
