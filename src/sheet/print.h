/* print: paper by way of CUPS: which queues there are, and jobs handed to lp.
 *
 * lp and lpstat are run with posix_spawn and an argument vector, never through a shell: no name, title or option can be
 * taken for a command.  What went wrong is known from exit statuses; the words of lpstat are read only in the C
 * locale. */
#ifndef JIHUA_PRINT_H
#define JIHUA_PRINT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/text.h"

struct print_queue {
    char *name;   /* owned */
    bool stopped; /* takes jobs, but prints none */
};

struct print_queues {
    struct print_queue *queue; /* owned */
    size_t count, cap;
    size_t preferred; /* the default queue; count if there is none */
};

/* False and *err where there is no CUPS or no queue; *queues is to be freed in any case. */
bool print_queues(struct print_queues *, struct err *);
void print_queues_done(struct print_queues *);

enum print_sides { PRINT_SIDES_AS_QUEUE, PRINT_ONE_SIDE, PRINT_LONG_EDGE, PRINT_SHORT_EDGE };

struct print_job {
    const char *file;  /* path */
    const char *queue; /* NULL: the default queue */
    const char *title;
    const char *media; /* "A4"; NULL: as the queue has it */
    enum print_sides sides;
    unsigned copies;        /* 0 and 1 are the same */
    const char *pages;      /* "1-3,5"; NULL: all */
    bool landscape;         /* a text; the next two as well */
    unsigned ncols, nlines; /* of a page of text, so that it fits the paper; 0: the file is no text */
    const char *options;    /* more options of lp, -o each, blanks between them; NULL: none */
};

/* Hands a file to a queue that is there and not stopped; `request` gets what the queue calls the job.  False and *err
 * otherwise. */
bool print_send(const struct print_job *, char request[128], struct err *);

/* Whether lp takes a text as page numbers: 1-3,5. */
bool print_check_pages(struct slice text, struct err *err);
/* The largest page that a part of such a list begins with: of a document with fewer pages that part is nothing. */
unsigned print_last_start(const char *pages);

/* print_send; where that fails, the remedy begins with where the file is kept. */
bool print_or_keep(const struct print_job *, char request[128], struct err *);
/* Makes an empty file for a document that goes to a printer, in the folder for temporary files; free() its path.  NULL
 * and *err if that cannot be. */
char *print_new_file(const char *ending, struct err *);

#endif
