/* undo: what the user did, to be taken back and done again.
 *
 * A step holds the state before it.  Undoing and redoing are the same: `swap` puts the state that is held in the place
 * of the present one, and holds that. */
#ifndef JIHUA_UNDO_H
#define JIHUA_UNDO_H

#include <stdbool.h>
#include <stddef.h>

enum { UNDO_STEPS = 100 }; /* older ones are forgotten */

struct undo_step {
    const char *what; /* not translated yet: "filter" */
    void (*swap)(void *context, void *state);
    void (*drop)(void *state);
    void *state; /* the step's from here on */
};

struct undo {
    struct undo_step step[UNDO_STEPS]; /* oldest first */
    size_t count, at;                  /* those from `at` on were undone */
};

void undo_done(struct undo *);
void undo_add(struct undo *, struct undo_step); /* what was undone is forgotten */
/* The step that was undone (by -1) or done again (by 1); NULL if there is none. */
const struct undo_step *undo_move(struct undo *, int by, void *context);

#endif
