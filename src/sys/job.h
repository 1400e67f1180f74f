/* job: work done in a process of its own, which can take its time, be cancelled, and even crash.
 *
 * The process is a fork: it sees all memory as it was when the work began, what it changes stays its own, and what
 * it makes comes back as bytes through a pipe.  It has no terminal (its standard streams are /dev/null, its signals
 * are at their defaults), runs no exit handlers and ends together with the thread that started it.  Only processes
 * started here are waited for, no other children of the program.  The fork is that of thread.h: no other thread
 * holds a lock meanwhile, so the work may call anything. */
#ifndef JIHUA_JOB_H
#define JIHUA_JOB_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"

struct job;

/* Starts work(data, out, err), whose `out` comes back; `data` need not live longer than this call.  NULL and *err if
 * no process can be started. */
struct job *job_start(bool (*work)(const void *data, struct buf *out, struct err *), const void *data, struct err *);
int job_fd(const struct job *); /* readable when job_is_over has something to do */
bool job_is_over(struct job *); /* reads the bytes that have come, without waiting; whether the job has ended */
/* Waits for the end, adds what the work made to `out`, and frees the job.  False and *err if the work failed or the
 * process broke off. */
bool job_collect(struct job *, struct buf *out, struct err *);

/* The same for work whose bytes are wanted while it goes on: work(data, fd) writes them itself.  `limits` keep in check
 * a process that reads what may be hostile. */
struct job_limits {
    size_t memory;         /* bytes that it may take, beyond what there was when it began */
    unsigned seconds;      /* of the processor's time */
    bool may_open_files;   /* else it opens none; it creates and lengthens none in any case */
    void (*prepare)(void); /* NULL, or called before that: loads what is in files */
};
struct job *job_start_stream(void (*work)(const void *data, int fd), const void *data, const struct job_limits *,
                             struct err *);
enum job_end { JOB_WELL, JOB_OUT_OF_TIME, JOB_OUT_OF_MEMORY, JOB_BROKEN };
/* After the end of its bytes (job_fd): waits for the process and frees the job.  How it ended. */
enum job_end job_end_stream(struct job *);

/* Kills the process with all processes that it started, and frees the job; NULL is allowed. */
void job_cancel(struct job *);

#endif
