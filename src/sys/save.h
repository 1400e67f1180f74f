/* save: a file that is written whole or not at all.
 *
 * Invariant: until save_commit has returned true, the file under `path` is the old one, byte for byte, or absent as
 * before; afterwards it is the new one, whole, also after a power cut (temporary file beside it, fsync, rename, fsync
 * of the directory).  A temporary that a killed process left behind is swept by the next save into its directory; the
 * lock on a living process's temporary keeps it.  A symbolic link stays: the file that it leads to is written, also one
 * that is not there yet, as `>` of a shell does.  What is no regular file (a FIFO, a device) is written straight
 * through. */
#ifndef JIHUA_SAVE_H
#define JIHUA_SAVE_H

#include "base/err.h"
#include "base/text.h"

struct save;

/* NULL and *err if nothing can be written there. */
struct save *save_begin(const char *path, struct err *);
/* False and *err on a full disk or a broken device; only save_abandon is left to do then. */
bool save_add(struct save *, struct slice bytes, struct err *);
/* Both free *save.  False from save_commit: the old file is still there. */
bool save_commit(struct save *, struct err *);
void save_abandon(struct save *);
/* The three steps in one. */
bool save_whole(const char *path, struct slice bytes, struct err *);

/* Writes all of it to a descriptor, through interruptions and full pipes; false with errno set. */
bool save_write_all(int fd, struct slice bytes);

#endif
