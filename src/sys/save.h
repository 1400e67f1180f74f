/* save: a file that is written whole or not at all.
 *
 * Invariant: until save_commit has returned true, the file under `path` is the old one, byte for byte, or absent as
 * before; afterwards it is the new one, whole, also after a power cut.  To that end the bytes go into a temporary
 * file beside it, which is synced and then renamed.  A temporary that a killed process left behind is removed by the
 * next save into the same directory; temporaries of living processes are locked and stay.  A symbolic link stays a
 * link: the file that it leads to is written, also one that does not exist yet, as the shell does for `>`.  What is
 * no regular file (a FIFO, a device) is written directly. */
#ifndef JIHUA_SAVE_H
#define JIHUA_SAVE_H

#include "base/err.h"
#include "base/text.h"

struct save;

/* Begins to write the file.  NULL and *err if nothing can be written there. */
struct save *save_begin(const char *path, struct err *);
/* Adds bytes.  False and *err on a full disk or a broken device; after that only save_abandon may be called. */
bool save_add(struct save *, struct slice bytes, struct err *);
/* Both free *save.  save_commit puts the new file in its place; false and *err: the old file is still there.
 * save_abandon leaves the old file. */
bool save_commit(struct save *, struct err *);
void save_abandon(struct save *);
/* All of it at once: begin, add, commit. */
bool save_whole(const char *path, struct slice bytes, struct err *);

/* Writes all of it to a descriptor, through interruptions and full pipes; false with errno set. */
bool save_write_all(int fd, struct slice bytes);

#endif
