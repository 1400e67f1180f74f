#include "layers/undo.h"

#include <string.h>

static void undo_forget(struct undo *u, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) u->step[i].drop(u->step[i].state);
    memmove(&u->step[from], &u->step[to], (u->count - to) * sizeof *u->step);
    u->count -= to - from;
}

void undo_done(struct undo *u)
{
    undo_forget(u, 0, u->count);
    u->at = 0;
}

void undo_add(struct undo *u, struct undo_step step)
{
    undo_forget(u, u->at, u->count);
    if (u->count == UNDO_STEPS) undo_forget(u, 0, 1);
    u->step[u->count++] = step;
    u->at = u->count;
}

const struct undo_step *undo_move(struct undo *u, int by, void *context)
{
    if (by < 0 ? u->at == 0 : u->at == u->count) return NULL;
    const struct undo_step *step = &u->step[by < 0 ? --u->at : u->at++];
    step->swap(context, step->state);
    return step;
}
