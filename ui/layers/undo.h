/* undo: what the user did, to be undone and redone.
 *
 * A step holds the state before it.  Undoing and redoing are the same: `swap` exchanges the state that the step
 * holds and the present one. */
#ifndef JIHUA_UNDO_H
#define JIHUA_UNDO_H

#include <stdbool.h>
#include <stddef.h>

enum { UNDO_STEPS = 100 }; /* older steps are dropped */

struct undo_step {
    const char *what; /* not translated yet: "filter" */
    void (*swap)(void *context, void *state);
    void (*drop)(void *state);
    void *state; /* owned by the step; `drop` frees it */
};

struct undo {
    struct undo_step step[UNDO_STEPS]; /* oldest first */
    size_t count, at;                  /* steps from `at` on were undone */
};

void undo_done(struct undo *);
void undo_add(struct undo *, struct undo_step); /* steps that were undone are dropped */
/* Undoes (by -1) or redoes (by 1) a step and returns it; NULL if there is none. */
const struct undo_step *undo_move(struct undo *, int by, void *context);

#endif
