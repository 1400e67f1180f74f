/* Threads beside the one that forks: a child never finds a lock that one of them held. */
#include <iconv.h>
#include <poll.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "load/loading.h"
#include "sys/job.h"
#include "sys/thread.h"
#include "test.h"

/* AddressSanitizer takes a lock of its own while a thread ends and does nothing about forks: once in some thousand
 * forks its child hangs, whatever the program does.  So fewer are tried with it. */
#ifdef __SANITIZE_ADDRESS__
enum { JOBS = 40 };
#else
enum { JOBS = 500 };
#endif
enum { LOADERS = 6, DEADLINE_MS = 20000 };

/* Takes the locks that a renderer takes, too: of conversions (which load their modules), of translations, of the
 * heap. */
static bool convert(const void *data, struct buf *out, struct err *err)
{
    static const char *const encodings[] = {"GB18030", "BIG5", "UTF-16LE", "EUC-KR"};
    (void)data;
    for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++) {
        iconv_t cd = iconv_open("UTF-8", encodings[i]);
        if (cd == (iconv_t)-1) return err_set(err, "no such encoding", ""), false;
        iconv_close(cd);
    }
    buf_adds(out, "done");
    return true;
}

static bool is_over(struct job *job)
{
    struct pollfd fd = {job_fd(job), POLLIN, 0};
    while (poll(&fd, 1, DEADLINE_MS) == 1)
        if (job_is_over(job)) return true;
    return false;
}

static void finish_job(size_t n, struct job *job)
{
    struct buf out;
    struct err err;
    buf_init(&out);
    assert_non_null(job);
    if (!is_over(job)) {
        job_cancel(job);
        fail_msg("job %zu hangs", n);
    }
    assert_true(job_collect(job, &out, &err));
    assert_int_equal(out.n, 4);
    buf_done(&out);
}

/* Each loader opens a conversion of its own, whose module is loaded, and unloaded, anew. */
static const char *const encodings[LOADERS] = {"GB18030", "BIG5-HKSCS", "EUC-KR", "SHIFT_JIS", "ISO-2022-CN", "EUC-TW"};

static void take_plan(struct loading *loading)
{
    struct err err;
    struct plan *plan = loading_collect(loading, &err);
    assert_non_null(plan);
    assert_int_equal(plan_tasks(plan), 3);
    plan_free(plan);
}

static void a_job_started_while_plans_load_comes_to_its_end(void **state)
{
    const char *csv = "1,road\n2,bridge\n3,tree\n", *path = test_temporary("plan.csv", csv, strlen(csv));
    (void)state;
    for (size_t n = 0; n < JOBS; n++) {
        struct loading *loading[LOADERS];
        struct err err;
        for (size_t i = 0; i < LOADERS; i++) {
            struct load_options options = {.encoding = encodings[i]};
            loading[i] = loading_again(path, &options);
        }
        finish_job(n, job_start(convert, NULL, &err));
        for (size_t i = 0; i < LOADERS; i++) take_plan(loading[i]);
    }
}

/* ---- the rules of thread.h, with a lock of our own ---- */

static pthread_mutex_t held = PTHREAD_MUTEX_INITIALIZER;
static atomic_bool enough;

/* Holds the lock nearly always and lets it go only where it may stand still. */
static void *hold_lock(void *data)
{
    atomic_size_t *rounds = data;
    while (!atomic_load(&enough)) {
        pthread_mutex_lock(&held);
        for (size_t i = 1; i < 200; i++) free(mem_alloc(i * 100)); /* the heap's locks, too */
        pthread_mutex_unlock(&held);
        atomic_fetch_add(rounds, 1);
        thread_pause();
    }
    return NULL;
}

static bool take_lock(const void *data, struct buf *out, struct err *err)
{
    (void)data;
    (void)err;
    pthread_mutex_lock(&held);
    for (size_t i = 1; i < 200; i++) free(mem_alloc(i * 100));
    pthread_mutex_unlock(&held);
    buf_adds(out, "done");
    return true;
}

static void no_thread_holds_a_lock_when_a_job_begins(void **state)
{
    pthread_t thread[2];
    atomic_size_t rounds = 0;
    struct err err;
    (void)state;
    atomic_store(&enough, false);
    for (size_t i = 0; i < 2; i++) assert_true(thread_start(&thread[i], hold_lock, &rounds));
    for (size_t n = 0; n < 300; n++) finish_job(n, job_start(take_lock, NULL, &err));
    size_t before = atomic_load(&rounds);
    while (atomic_load(&rounds) == before) sched_yield(); /* the threads still go on */
    atomic_store(&enough, true);
    for (size_t i = 0; i < 2; i++) thread_join(thread[i]);
}

/* Waits for a byte that never comes before the job does. */
static void *wait_for_byte(void *data)
{
    char byte;
    thread_rest();
    ssize_t n = read(*(const int *)data, &byte, 1);
    thread_resume();
    return n == 1 ? data : NULL;
}

static void *wait_for_thread(void *data)
{
    pthread_t inner;
    if (!thread_start(&inner, wait_for_byte, data)) return NULL;
    thread_join(inner);
    return data;
}

static void a_thread_that_waits_keeps_no_job_from_beginning(void **state)
{
    int ends[2];
    pthread_t thread;
    struct err err;
    (void)state;
    assert_int_equal(pipe(ends), 0);
    assert_true(thread_start(&thread, wait_for_thread, &ends[0]));
    for (size_t n = 0; n < 20; n++) finish_job(n, job_start(take_lock, NULL, &err));
    assert_int_equal(write(ends[1], "x", 1), 1);
    thread_join(thread);
    close(ends[0]);
    close(ends[1]);
}

/* A thread of the child works and is joined there as everywhere. */
static bool start_thread(const void *data, struct buf *out, struct err *err)
{
    pthread_t thread;
    atomic_size_t rounds = 0;
    (void)data;
    (void)err;
    atomic_store(&enough, true);
    if (!thread_start(&thread, hold_lock, &rounds)) return false;
    thread_join(thread);
    buf_adds(out, "done");
    return true;
}

/* A job that a thread starts, with another one at work beside it, and with a thread of its own. */
static void *start_jobs(void *data)
{
    struct err err;
    for (size_t n = 0; n < 50; n++) finish_job(n, job_start(n % 2 ? start_thread : take_lock, NULL, &err));
    atomic_store(&enough, true);
    return data;
}

static void a_thread_can_start_jobs_that_start_threads(void **state)
{
    pthread_t thread[2];
    atomic_size_t rounds = 0;
    int result;
    (void)state;
    atomic_store(&enough, false);
    assert_true(thread_start(&thread[0], hold_lock, &rounds));
    assert_true(thread_start(&thread[1], start_jobs, &result));
    thread_join(thread[1]);
    thread_join(thread[0]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_job_started_while_plans_load_comes_to_its_end),
        cmocka_unit_test(no_thread_holds_a_lock_when_a_job_begins),
        cmocka_unit_test(a_thread_that_waits_keeps_no_job_from_beginning),
        cmocka_unit_test(a_thread_can_start_jobs_that_start_threads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
