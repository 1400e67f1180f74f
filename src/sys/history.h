/* history: the lines typed into a prompt, kept in a file from one start to the next.
 *
 * Invariant: each line once, the newest last, at most HISTORY_LINES of them. */
#ifndef JIHUA_HISTORY_H
#define JIHUA_HISTORY_H

#include "sys/user_file.h"

enum { HISTORY_LINES = 500 };

struct history {
    char *path;  /* owned; NULL: kept nowhere */
    char **line; /* owned, each too */
    size_t count, cap;
};

/* Takes the path over.  False and *err if the file is damaged; the history is then empty, the file is set aside when a
 * line is added. */
bool history_open(struct history *, char *path, struct err *);
void history_done(struct history *);
/* Adds a line and writes the file, with what other programs have added meanwhile; a lock keeps them out until it is
 * written. */
bool history_add(struct history *, struct slice line, struct err *);

#endif
