/* watch: which of some files have been written anew.
 *
 * Folders are watched, not files: an editor that saves puts a new file in the old one's place.  A file that is gone for
 * a moment is no change; it counts when it is back, complete. */
#ifndef JIHUA_WATCH_H
#define JIHUA_WATCH_H

#include <stdbool.h>
#include <stddef.h>

struct watch;

struct watch *watch_new(void); /* NULL where the system offers no way to watch */
void watch_free(struct watch *);
/* Adds a file under a number of the caller's; "-" and files whose folder cannot be watched are passed over. */
void watch_add(struct watch *, const char *path, size_t number);
int watch_fd(const struct watch *); /* readable when watch_next may have something */
/* One file that was written since the last call; false when there is none. */
bool watch_next(struct watch *, size_t *number);

#endif
