/* watch: which of some files have been written anew.
 *
 * The folders are watched, not the files, for an editor that saves often replaces the file by a new one.  A file
 * that is missing for a moment does not count as changed; it does when it is back and complete. */
#ifndef JIHUA_WATCH_H
#define JIHUA_WATCH_H

#include <stdbool.h>
#include <stddef.h>

struct watch;

struct watch *watch_new(void); /* NULL where the system offers no way to watch */
void watch_free(struct watch *);
/* Watches a file; `number` is how the caller calls it.  "-" and files whose folder cannot be watched are ignored. */
void watch_add(struct watch *, const char *path, size_t number);
int watch_fd(const struct watch *); /* readable when watch_next may have something */
/* The number of one file that was written since the last call; false when there is none left. */
bool watch_next(struct watch *, size_t *number);

#endif
