/* Work in a process of its own: what comes back, what does not, and that it leaves everybody else alone. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "sys/job.h"
#include "test.h"

static bool is_over(struct job *job)
{
    struct pollfd fd = {job_fd(job), POLLIN, 0};
    while (poll(&fd, 1, 10000) == 1)
        if (job_is_over(job)) return true;
    return false;
}

/* Starts it, waits, collects. */
static bool do_it(bool (*work)(const void *, struct buf *, struct err *), const void *data, struct buf *out,
                  struct err *err)
{
    struct job *job = job_start(work, data, err);
    buf_init(out);
    assert_non_null(job);
    assert_true(is_over(job));
    return job_collect(job, out, err);
}

static int changed = 1;

static bool fill(const void *data, struct buf *out, struct err *err)
{
    (void)err;
    changed = 2;
    buf_fill(out, 'x', *(const size_t *)data);
    return true;
}

static void what_was_made_comes_back_however_long(void **state)
{
    (void)state;
    static const size_t sizes[] = {0, 1, 3000000};
    for (size_t i = 0; i < 3; i++) {
        struct buf out;
        struct err err;
        assert_true(do_it(fill, &sizes[i], &out, &err));
        assert_int_equal(out.n, sizes[i]);
        assert_true(out.n == 0 || out.s[out.n - 1] == 'x');
        buf_done(&out);
    }
    assert_int_equal(changed, 1); /* of the child's doing, nothing else is seen here */
}

static bool fail_it(const void *data, struct buf *out, struct err *err)
{
    (void)out;
    err_set(err, "no", data);
    err_at(err, "f", 3, 4);
    return false;
}

static void why_it_failed_comes_back(void **state)
{
    (void)state;
    struct buf out;
    struct err err;
    assert_false(do_it(fail_it, "do this", &out, &err));
    assert_string_equal(err.what, "no");
    assert_string_equal(err.remedy, "do this");
    assert_int_equal(err.line, 3);
    buf_done(&out);
}

static bool crash(const void *data, struct buf *out, struct err *err)
{
    (void)err;
    buf_adds(out, "half");
    raise(*(const int *)data);
    return true;
}

static volatile sig_atomic_t caught;
static void catch (int signo) { caught = signo; }

static void a_crash_is_an_error_and_no_handler_of_ours_runs(void **state)
{
    (void)state;
    static const int signals[] = {SIGSEGV, SIGABRT, SIGTERM};
    struct sigaction ours = {.sa_handler = catch}, before;
    sigset_t blocked, mask;
    sigaction(SIGSEGV, &ours, &before);
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGTERM);
    sigprocmask(SIG_BLOCK, &blocked, &mask);
    for (size_t i = 0; i < 3; i++) {
        struct buf out;
        struct err err;
        assert_false(do_it(crash, &signals[i], &out, &err));
        assert_non_null(strstr(err.what, "signal"));
        assert_int_equal(out.n, 0);
        buf_done(&out);
    }
    sigprocmask(SIG_SETMASK, &mask, NULL);
    sigaction(SIGSEGV, &before, NULL);
}

/* Says its own number through the pipe, starts a process of its own, and waits for ever. */
static bool wait_for_ever(const void *data, struct buf *out, struct err *err)
{
    (void)out;
    (void)err;
    pid_t more = fork();
    if (more == 0)
        for (;;) pause();
    if (write(*(const int *)data, &more, sizeof more) != (ssize_t)sizeof more) return false;
    for (;;) pause();
}

static void cancelling_ends_it_with_all_it_started(void **state)
{
    (void)state;
    struct err err;
    int ends[2];
    pid_t more;
    assert_int_equal(pipe(ends), 0);
    struct job *job = job_start(wait_for_ever, &ends[1], &err);
    close(ends[1]);
    assert_int_equal(read(ends[0], &more, sizeof more), sizeof more);
    assert_false(job_is_over(job));
    job_cancel(job);
    job_cancel(NULL);
    char c; /* the pipe ends when the last process that has it does */
    assert_int_equal(read(ends[0], &c, 1), 0);
    close(ends[0]);
}

static bool look(const void *data, struct buf *out, struct err *err)
{
    (void)data;
    (void)err;
    buf_addf(out, "%d %d %d", isatty(0), isatty(1), isatty(2));
    char c;
    buf_addf(out, " %d", (int)read(0, &c, 1));
    return true;
}

static void goodbye(void)
{
    if (write(STDOUT_FILENO, "# goodbye\n", 10) < 0) abort();
}

static void it_has_no_terminal_and_runs_no_exit_handler(void **state)
{
    (void)state;
    struct buf out;
    struct err err;
    atexit(goodbye); /* seen once, when the test itself ends */
    assert_true(do_it(look, NULL, &out, &err));
    assert_string_equal(out.s, "0 0 0 0");
    buf_done(&out);
}

static void other_children_are_left_to_whoever_started_them(void **state)
{
    (void)state;
    static const size_t size = 10;
    struct buf out;
    struct err err;
    int status;
    pid_t other = fork();
    if (other == 0) _exit(7);
    assert_true(do_it(fill, &size, &out, &err));
    assert_int_equal(waitpid(other, &status, 0), other);
    assert_int_equal(WEXITSTATUS(status), 7);
    assert_int_equal(waitpid(-1, &status, WNOHANG), -1); /* and none of ours is left */
    assert_int_equal(errno, ECHILD);
    buf_done(&out);
}

static void it_dies_with_whoever_started_it(void **state)
{
    (void)state;
    int ends[2];
    pid_t more;
    char c;
    assert_int_equal(pipe(ends), 0);
    pid_t starter = fork();
    if (starter == 0) {
        struct err err;
        job_start(look, NULL, &err);
        struct job *job = job_start(wait_for_ever, &ends[1], &err);
        close(ends[1]);
        if (job == NULL || read(ends[0], &more, sizeof more) < 0) _exit(1);
        kill(more, SIGKILL); /* what it started itself is its own affair */
        _exit(0);
    }
    close(ends[1]);
    assert_int_equal(waitpid(starter, NULL, 0), starter);
    while (read(ends[0], &c, 1) > 0) continue; /* ends only if nobody is left */
    close(ends[0]);
}

/* ---- streams, within limits ---- */

enum stream_deed { STREAM_WELL, STREAM_FOR_EVER, STREAM_HUNGRY, STREAM_CRASH, STREAM_OPENS, STREAM_WRITES };

static void stream(const void *data, int fd)
{
    char path[] = "/tmp/jihua-stream-XXXXXX";
    char *more;
    if (write(fd, "begun", 5) < 0) _exit(3);
    switch (*(const enum stream_deed *)data) {
    case STREAM_FOR_EVER:
        for (;;) poll(NULL, 0, 0);
    case STREAM_HUNGRY:
        for (size_t i = 0; i < 64; i++) {
            more = mem_alloc(1 << 20);
            memset(more, 1, 1 << 20);
        }
        break;
    case STREAM_CRASH: abort();
    case STREAM_OPENS: _exit(open("/etc/passwd", O_RDONLY) < 0 ? 0 : 3);
    case STREAM_WRITES: signal(SIGXFSZ, SIG_IGN); _exit((fd = mkstemp(path)) < 0 || write(fd, "x", 1) < 0 ? 0 : 3);
    default: break;
    }
}

/* How it ends; what it says first always comes through. */
static enum job_end stream_to_its_end(enum stream_deed deed)
{
    static const struct job_limits limits = {.memory = 32 << 20, .seconds = 1};
    struct err err;
    char said[5];
    struct job *job = job_start_stream(stream, &deed, &limits, &err);
    assert_non_null(job);
    struct pollfd fd = {job_fd(job), POLLIN, 0};
    assert_int_equal(poll(&fd, 1, 10000), 1);
    assert_int_equal(read(job_fd(job), said, sizeof said), 5);
    assert_memory_equal(said, "begun", 5);
    while (poll(&fd, 1, 10000) == 1 && read(job_fd(job), said, 1) != 0) continue;
    return job_end_stream(job);
}

static void a_stream_ends_as_its_process_does(void **state)
{
    (void)state;
    assert_int_equal(stream_to_its_end(STREAM_WELL), JOB_WELL);
    assert_int_equal(stream_to_its_end(STREAM_FOR_EVER), JOB_OUT_OF_TIME);
    assert_int_equal(stream_to_its_end(STREAM_CRASH), JOB_BROKEN);
#ifndef __SANITIZE_ADDRESS__
    assert_int_equal(stream_to_its_end(STREAM_HUNGRY), JOB_OUT_OF_MEMORY);
#endif
}

static void a_stream_that_is_confined_opens_and_writes_no_file(void **state)
{
    (void)state;
    assert_int_equal(stream_to_its_end(STREAM_OPENS), JOB_WELL);
    assert_int_equal(stream_to_its_end(STREAM_WRITES), JOB_WELL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_made_comes_back_however_long),
        cmocka_unit_test(why_it_failed_comes_back),
        cmocka_unit_test(a_crash_is_an_error_and_no_handler_of_ours_runs),
        cmocka_unit_test(cancelling_ends_it_with_all_it_started),
        cmocka_unit_test(it_has_no_terminal_and_runs_no_exit_handler),
        cmocka_unit_test(other_children_are_left_to_whoever_started_them),
        cmocka_unit_test(it_dies_with_whoever_started_it),
        cmocka_unit_test(a_stream_ends_as_its_process_does),
        cmocka_unit_test(a_stream_that_is_confined_opens_and_writes_no_file),
    };
    return cmocka_run_group_tests_name("job", tests, NULL, NULL);
}
