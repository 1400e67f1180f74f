/* thread: threads that work beside the event loop, and forks that wait until those threads hold no lock.
 *
 * A fork copies all memory but only the thread that forks.  A lock that another thread holds at that moment (of the
 * heap, of gettext, of iconv or dlopen loading a module) stays locked in the child for ever, and what it protects may
 * be half changed: the child, which renders a PDF, say, would hang.  So threads and forks do not meet: a thread started
 * here is *at work* except in three places, and thread_fork waits until no thread is at work, then forks, then lets
 * them go on.  The places are
 *   - thread_pause, called every few milliseconds where the thread holds no lock: there it stands still during a fork;
 *   - between thread_rest and thread_resume, around what can take long by itself and takes no lock meanwhile: a read
 *     from a pipe, a wait for another thread, iconv over megabytes;
 *   - thread_join.
 * The state is one for the whole process, as a fork is.  On any other thread than those started here the calls do
 * nothing. */
#ifndef JIHUA_THREAD_H
#define JIHUA_THREAD_H

#include <pthread.h>
#include <stdbool.h>
#include <sys/types.h>

/* Runs work(data) in a new thread in which all signals are blocked: they belong to the event loop.  False if no
 * thread can be started. */
bool thread_start(pthread_t *, void *(*work)(void *), void *data);
void thread_join(pthread_t);
void thread_pause(void);
void thread_rest(void);
void thread_resume(void); /* leaves errno as it is */
/* Like fork, but waits until every thread started here is at rest.  A process that has threads must fork in no other
 * way. */
pid_t thread_fork(void);

#endif
