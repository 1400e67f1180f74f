/* job: work done in a process of its own, which can take its time, be given up, and even crash.
 *
 * The child is a fork: it sees everything as it was when the work began, nothing that it changes is seen here, and what
 * it makes comes back as bytes.  It has no terminal (its standard streams are /dev/null, its signals those of a fresh
 * process), runs no exit handlers and dies with the thread that started it.  Nobody else's children are waited for.
 * While it is started no other thread holds a lock (thread.h), so whatever the work calls can be called there. */
#ifndef JIHUA_JOB_H
#define JIHUA_JOB_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"

struct job;

/* Starts work(data, out, err); NULL and *err if there can be no process. */
struct job *job_start(bool (*work)(const void *data, struct buf *out, struct err *), const void *data, struct err *);
int job_fd(const struct job *); /* can be read when there is something for job_is_over */
bool job_is_over(struct job *); /* takes what has come, without waiting */
/* Waits for the end and frees; adds what was made to `out`.  False and *err if the work failed or broke off. */
bool job_collect(struct job *, struct buf *out, struct err *);
/* Ends it at once, with all that it started, and frees; NULL is fine. */
void job_cancel(struct job *);

#endif
