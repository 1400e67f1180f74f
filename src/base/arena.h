/* arena: memory that is taken bit by bit and given back all at once.
 *
 * Invariant: what arena_alloc returned stays where it is, unchanged, until arena_done. */
#ifndef JIHUA_ARENA_H
#define JIHUA_ARENA_H

#include <stddef.h>

#include "base/text.h"

struct arena_block;
struct arena {
    struct arena_block *blocks; /* newest first */
    char *next, *end;           /* free bytes of the newest block */
    size_t nbytes;              /* taken from the heap so far */
};

void arena_init(struct arena *);
void arena_done(struct arena *);
void *arena_alloc(struct arena *, size_t nbytes);           /* 16-byte aligned */
struct slice arena_copy(struct arena *, struct slice text); /* the copy is followed by a NUL */

#endif
