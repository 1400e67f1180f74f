/* feed: an input, read and checked a step ahead of whoever splits it.
 *
 * Each block is read, checked to be UTF-8 and looked through for invisible characters, in a thread of its own where the
 * input is large.  Invariant: bytes before feed->good never change again and are UTF-8. */
#ifndef JIHUA_FEED_H
#define JIHUA_FEED_H

#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>

#include "base/err.h"
#include "sys/input.h"
#include "table/report.h"

/* What a thread that loads and the one that waits for it tell each other. */
struct load_progress {
    _Atomic size_t done, total; /* bytes */
    _Atomic bool stop;          /* makes do with what has been read; the plan's report says so */
};

enum feed_state {
    FEED_GOES_ON,
    FEED_WHOLE,   /* the end has been met, or the user has had enough (report: NOTE_STOPPED) */
    FEED_INVALID, /* the text is not UTF-8 */
    FEED_FAILED   /* reading failed: err */
};

struct feed {
    struct input *input;
    const char *text;               /* behind the byte order mark */
    size_t mark;                    /* bytes of the mark */
    struct load_progress *progress; /* may be NULL */
    _Atomic size_t good;            /* bytes of the text that may be read */
    _Atomic int state;              /* enum feed_state */
    bool stopped;                   /* the user has had enough */
    struct report report;           /* what was noticed; passed on by feed_done */
    struct err err;
    size_t seen, counted; /* looked for invisible characters, counted lines up to here */
    unsigned line;        /* at counted */
    bool threaded;
    pthread_t thread;
    sem_t stepped; /* posted for every block */
};

/* Begins behind `mark` bytes; what has been read already is the first block. */
void feed_start(struct feed *, struct input *, size_t mark, struct load_progress *);
/* Waits for the next block: the state of things once *good bytes may be read. */
enum feed_state feed_next(struct feed *, size_t *good);
/* Ends it; the notes go to `report`. */
void feed_done(struct feed *, struct report *);

#endif
