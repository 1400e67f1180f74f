/* history: the lines typed into a prompt, kept in a file from one start to the next.
 *
 * Invariant: each line once, the newest last, at most HISTORY_LINES of them. */
#ifndef JIHUA_HISTORY_H
#define JIHUA_HISTORY_H

#include "sys/user_file.h"

enum { HISTORY_LINES = 500 };

struct history {
    char *path;  /* owned; NULL: there is no file, the lines live in memory only */
    char **line; /* owned, as is each line; the oldest first */
    size_t count, cap;
};

/* Reads the history from a file and takes over `path` (NULL: no file).  False and *err if the file is damaged: the
 * history is then empty, and the file is set aside under another name when the first line is added. */
bool history_open(struct history *, char *path, struct err *);
void history_done(struct history *);
/* Adds a line and writes the file, together with the lines that other running programs have added meanwhile; a lock
 * keeps them from writing at the same time.  False and *err if the file cannot be written; the line is in memory all
 * the same. */
bool history_add(struct history *, struct slice line, struct err *);

#endif
