/* writing: the one way in which the browser writes a file: it asks for the name, asks before it replaces a file,
 * refuses to write to a plan, writes whole or not at all, and says what was written.  One file at a time. */
#ifndef JIHUA_WRITING_H
#define JIHUA_WRITING_H

#include "layers/app.h"

/* Something that can be written into a file.  `data` belongs to the caller and must live until another file is
 * begun. */
struct writing_class {
    /* Adds what it is, which is shown before and after writing: "3 hits, csv".  It can depend on the name of the
     * file. */
    void (*add_what)(const struct app *, void *data, const char *path, struct buf *);
    /* Adds all bytes of the file to `bytes`; if they are many it calls writing_step(step, bytes) now and then, which
     * writes them.  It runs in a process of its own.  False and *err if it fails. */
    bool (*make)(struct app *, void *data, const char *path, struct buf *bytes, struct err *, void *step);
    void (*written)(struct app *); /* called when it is written; NULL: nothing follows */
};

/* Begins the service; before anything else here. */
void writing_begin(struct app *);
/* Asks for the name; the line begins with `name`. */
unsigned writing_ask(struct app *, const struct writing_class *, void *data, const char *name);
/* Writes to the path; asks first if that would replace a file. */
unsigned writing_write(struct app *, const struct writing_class *, void *data, const char *path);
bool writing_is_free(struct app *); /* whether nothing is being written; else the user is told */
/* for `make`: writes the bytes so far; false: writing has failed, stop */
bool writing_step(void *step, struct buf *bytes);

#endif
