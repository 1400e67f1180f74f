#include "sys/thread.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static size_t at_work;             /* threads that are at work; protected by `lock` */
static atomic_int forks;           /* forks under way or waiting; changed only under `lock`, but read without it */
static _Thread_local bool is_ours; /* this thread was started here */

static void thread_begin_work(void)
{
    pthread_mutex_lock(&lock);
    while (atomic_load(&forks) > 0) pthread_cond_wait(&changed, &lock);
    at_work++;
    pthread_mutex_unlock(&lock);
}

static void thread_end_work(void)
{
    pthread_mutex_lock(&lock);
    at_work--;
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&lock);
}

/* ---- threads ---- */

struct task_of_thread {
    void *(*work)(void *);
    void *data;
};

static void *thread_run(void *data)
{
    struct task_of_thread task = *(struct task_of_thread *)data;
    is_ours = true;
    thread_begin_work();
    free(data);
    void *result = task.work(task.data);
    thread_end_work();
    return result;
}

bool thread_start(pthread_t *thread, void *(*work)(void *), void *data)
{
    struct task_of_thread *task = mem_alloc(sizeof *task);
    sigset_t all, before;
    *task = (struct task_of_thread){work, data};
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    bool started = pthread_create(thread, NULL, thread_run, task) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (!started) free(task);
    return started;
}

void thread_rest(void)
{
    if (is_ours) thread_end_work();
}

void thread_resume(void)
{
    int reason = errno;
    if (is_ours) thread_begin_work();
    errno = reason;
}

void thread_pause(void)
{
    if (!is_ours || atomic_load_explicit(&forks, memory_order_relaxed) == 0) return;
    thread_end_work();
    thread_begin_work();
}

void thread_join(pthread_t thread)
{
    thread_rest();
    pthread_join(thread, NULL);
    thread_resume();
}

/* ---- forks ---- */

/* Sets the state right in the child of a fork: the thread that forked is its only one, others that were waiting do
 * not exist there. */
static void thread_forget_others(void)
{
    lock = (pthread_mutex_t)PTHREAD_MUTEX_INITIALIZER;
    changed = (pthread_cond_t)PTHREAD_COND_INITIALIZER;
    at_work = 0;
    atomic_store(&forks, 0);
    is_ours = false;
}

pid_t thread_fork(void)
{
    thread_rest();
    pthread_mutex_lock(&lock);
    atomic_fetch_add(&forks, 1);
    while (at_work > 0) pthread_cond_wait(&changed, &lock);
    pid_t child = fork();
    if (child == 0) {
        thread_forget_others();
        return 0;
    }
    atomic_fetch_sub(&forks, 1);
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&lock);
    thread_resume();
    return child;
}
