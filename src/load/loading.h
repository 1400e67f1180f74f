/* loading: a plan that opens at once and goes on loading in the background.
 *
 * A small file is loaded whole.  Of a large one the first block becomes a provisional plan that can be shown, while a
 * thread of its own loads the whole; the owner swaps it in when loading_fd says so.  The two plans share nothing. */
#ifndef JIHUA_LOADING_H
#define JIHUA_LOADING_H

#include "load/load.h"

struct loading;

#define LOADING_AT_ONCE ((size_t)512 << 10) /* bytes: loaded within a few milliseconds */

/* The plan, whole or provisional, or NULL and *err.  *background is NULL where the plan is whole.  The options are
 * copied. */
struct plan *loading_start(const char *path, const struct load_options *, struct loading **background, struct err *);
/* Whether a plan can be read once more: what came through standard input or a pipe cannot. */
bool loading_is_repeatable(const char *path);
/* The same without a plan to begin with: for a reload, always in the background. */
struct loading *loading_again(const char *path, const struct load_options *);
/* The same of bytes in memory, which are copied: what came through a pipe cannot be read once more. */
struct loading *loading_bytes(const char *path, struct slice bytes, const struct load_options *);
int loading_fd(const struct loading *); /* readable once loading_collect will not wait */
void loading_progress(const struct loading *, size_t *done, size_t *total); /* bytes; total 0: unknown */
/* Reads no further: the plan is what has been read so far, and its report says so. */
void loading_stop(struct loading *);
/* Waits for the end; the whole plan, or NULL and *err.  Frees the loading. */
struct plan *loading_collect(struct loading *, struct err *);

#endif
