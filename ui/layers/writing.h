/* writing: the one way in which the browser writes a file: asks for its name, asks before it replaces one, refuses a
 * plan, writes it whole or not at all, says what was written.  One file at a time. */
#ifndef JIHUA_WRITING_H
#define JIHUA_WRITING_H

#include "layers/app.h"

/* Something that can be written into a file.  `data` is the writer's, and lives until another file is begun. */
struct writing_class {
    /* What it is, to be read before and after writing: "3 hits, csv".  What the file is called can decide that. */
    void (*add_what)(const struct app *, void *data, const char *path, struct buf *);
    /* Adds all that the file will hold, handing over what is large with writing_step(step, bytes) now and then.  It
     * works in a process of its own.  False and *err: it cannot be made. */
    bool (*make)(struct app *, void *data, const char *path, struct buf *bytes, struct err *, void *step);
    void (*written)(struct app *); /* it is; NULL: nothing follows */
};

/* Makes the service; before anything else here. */
void writing_begin(struct app *);
/* Asks for the name, beginning with this one. */
unsigned writing_ask(struct app *, const struct writing_class *, void *data, const char *name);
/* Writes to the path, asking first where that replaces a file. */
unsigned writing_write(struct app *, const struct writing_class *, void *data, const char *path);
bool writing_is_free(struct app *);               /* nothing is being written; else it says so */
bool writing_step(void *step, struct buf *bytes); /* for `make`; false: no more can be written */

#endif
