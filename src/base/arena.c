#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define ALIGNMENT 16u
#define FIRST_BLOCK (64u << 10) /* bytes; each further block is twice the last, up to LARGEST_BLOCK */
#define LARGEST_BLOCK (4u << 20)

struct arena_block {
    struct arena_block *older;
    size_t nbytes; /* of data */
    alignas(ALIGNMENT) char data[];
};

void arena_init(struct arena *a) { *a = (struct arena){0}; }

void arena_done(struct arena *a)
{
    for (struct arena_block *block = a->blocks, *older; block; block = older) {
        older = block->older;
        free(block);
    }
    arena_init(a);
}

static struct arena_block *arena_new_block(struct arena *a, size_t nbytes)
{
    if (nbytes > SIZE_MAX / 2) mem_fail();
    struct arena_block *block = mem_alloc(sizeof *block + nbytes);
    block->nbytes = nbytes;
    a->nbytes += sizeof *block + nbytes;
    return block;
}

/* A new newest block with room for nbytes. */
static void arena_add_block(struct arena *a, size_t nbytes)
{
    size_t size = a->blocks ? a->blocks->nbytes * 2 : FIRST_BLOCK;
    if (size > LARGEST_BLOCK) size = LARGEST_BLOCK;
    if (size < nbytes) size = nbytes;
    struct arena_block *block = arena_new_block(a, size);
    block->older = a->blocks;
    a->blocks = block;
    a->next = block->data;
    a->end = block->data + size;
}

/* A large piece gets a block of its own.  It is linked behind the newest block, so that the free bytes of that one are
 * still used. */
static void *arena_take_large(struct arena *a, size_t nbytes)
{
    struct arena_block *block = arena_new_block(a, nbytes);
    block->older = a->blocks->older;
    a->blocks->older = block;
    return block->data;
}

static void *arena_take(struct arena *a, size_t nbytes, size_t alignment)
{
    size_t skip = (size_t)(-(uintptr_t)a->next & (alignment - 1));
    size_t room = (size_t)(a->end - a->next);
    if (room < skip || room - skip < nbytes) {
        if (a->blocks && nbytes > LARGEST_BLOCK / 4) return arena_take_large(a, nbytes);
        arena_add_block(a, nbytes);
        skip = 0;
    }
    char *p = a->next + skip;
    a->next = p + nbytes;
    return p;
}

void *arena_alloc(struct arena *a, size_t nbytes) { return arena_take(a, nbytes, ALIGNMENT); }

struct slice arena_copy(struct arena *a, struct slice text)
{
    char *copy = arena_take(a, text.n + 1, 1);
    if (text.n > 0) memcpy(copy, text.s, text.n);
    copy[text.n] = '\0';
    return slice_make(copy, text.n);
}
