/* mem: heap memory that is there or ends the program.
 *
 * Invariant: no function here returns NULL for a size above 0.  When memory runs out, the hook set by
 * mem_set_hook runs (the browser gives the terminal back there), one line goes to standard error and the
 * process exits with status 2. */
#ifndef JIHUA_MEM_H
#define JIHUA_MEM_H

#include <stddef.h>

void *mem_alloc(size_t nbytes);                                               /* uninitialised; free with free() */
void *mem_zalloc(size_t nbytes);                                              /* zeroed; free with free() */
void *mem_realloc(void *old, size_t nbytes);                                  /* as realloc */
char *mem_strdup(const char *s);                                              /* free with free() */
char *mem_format(const char *fmt, ...) __attribute__((format(printf, 1, 2))); /* free with free() */

/* Grows an array to hold at least `want` elements: doubles *cap, so appending costs O(1) each.
 *   v = mem_grow(v, &cap, count + 1, sizeof *v); */
void *mem_grow(void *array, size_t *cap, size_t want, size_t element_nbytes);

/* qsort_r for arrays that may have nothing in them yet: one that was never grown is NULL, which C lets no one sort. */
void mem_sort(void *array, size_t count, size_t element_nbytes, int (*compare)(const void *, const void *, void *),
              void *context);

/* Runs `hook` (or nothing, if NULL) before the line and the exit of an out-of-memory end. */
void mem_set_hook(void (*hook)(void));
_Noreturn void mem_fail(void);

#endif
