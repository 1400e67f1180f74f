/* print: paper, by way of CUPS: which queues there are, and jobs for lp.
 *
 * lp and lpstat are run with posix_spawn and an argument vector, never through a shell: no name, title or option can
 * be taken for a command.  Success is known from exit statuses; the output of lpstat is read, in the C locale. */
#ifndef JIHUA_PRINT_H
#define JIHUA_PRINT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/text.h"

struct print_queue {
    char *name;   /* owned */
    bool stopped; /* accepts jobs but prints none */
};

struct print_queues {
    struct print_queue *queue; /* owned */
    size_t count, cap;
    size_t preferred; /* the default queue; count if there is none */
};

/* Asks CUPS for its queues.  False and *err if there is no CUPS or no queue; call print_queues_done in any case. */
bool print_queues(struct print_queues *, struct err *);
void print_queues_done(struct print_queues *);

enum print_sides { PRINT_SIDES_AS_QUEUE, PRINT_ONE_SIDE, PRINT_LONG_EDGE, PRINT_SHORT_EDGE };

struct print_job {
    const char *file;  /* path */
    const char *queue; /* NULL: the default queue */
    const char *title;
    const char *media; /* "A4"; NULL: as the queue has it */
    enum print_sides sides;
    unsigned copies;   /* 0 and 1 are the same */
    const char *pages; /* "1-3,5"; NULL: all */
    bool landscape;    /* true: sideways; only for text, as the next two fields */
    /* columns and lines of a page of text, to choose a pitch that fits the paper; 0: the file is no text */
    unsigned ncols, nlines;
    const char *options; /* more options of lp, -o each, blanks between them; NULL: none */
};

/* Gives a file to a queue and sets `request` to the name of the job.  False and *err if there is no such queue, if
 * it is stopped, or if lp fails. */
bool print_send(const struct print_job *, char request[128], struct err *);

/* Whether a text is a list of pages as lp takes it (1-3,5); else *err. */
bool print_check_pages(struct slice text, struct err *err);
/* The largest page number with which a part of such a list begins: a document with fewer pages does not have that
 * part. */
unsigned print_last_start(const char *pages);

/* The same as print_send, but if it fails the remedy in *err begins with the path at which the file is kept. */
bool print_or_keep(const struct print_job *, char request[128], struct err *);
/* Makes an empty file in the folder for temporary files, for a document to print; returns its path, free() it.  NULL
 * and *err if that fails. */
char *print_new_file(const char *ending, struct err *);

#endif
