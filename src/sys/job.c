#include "sys/job.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/lang.h"
#include "base/mem.h"
#include "sys/save.h"
#include "sys/thread.h"

struct job {
    pid_t child; /* the process, leader of a process group of its own */
    int fd;      /* the end of a pipe to read from; the child writes a struct verdict, then the bytes that it made */
    struct buf said; /* the bytes that have come through the pipe so far */
};

struct verdict {
    bool good;
    struct err err;
};

/* ---- the child ---- */

static _Noreturn void job_out_of_memory(void) { _exit(2); }

/* The child must not run the signal handlers of its parent: they would give the terminal back. */
static void job_forget_signals(void)
{
    sigset_t none;
    for (int signo = 1; signo < NSIG; signo++) signal(signo, SIG_DFL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

static void job_leave_the_terminal(void)
{
    int null = open("/dev/null", O_RDWR | O_CLOEXEC);
    if (null < 0) _exit(2);
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) dup2(null, fd);
}

static void job_become_child(pid_t parent)
{
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(2); /* the parent ended before the line above took effect */
    job_forget_signals();
    job_leave_the_terminal();
    mem_set_hook(job_out_of_memory);
}

/* What runs in the child: one of the two kinds of work. */
struct job_work {
    bool (*make)(const void *data, struct buf *out, struct err *);
    void (*stream)(const void *data, int fd);
    const struct job_limits *limits;
    const void *data;
};

static void job_limit(int resource, size_t soft) { setrlimit(resource, &(struct rlimit){soft, soft}); }

/* AddressSanitizer takes address space by the terabyte: with it memory is not limited. */
static void job_limit_memory(size_t more)
{
#ifdef __SANITIZE_ADDRESS__
    (void)more;
#else
    unsigned long pages = 0; /* of address space that the process has by now */
    FILE *file = fopen("/proc/self/statm", "re");
    if (file == NULL) return;
    if (fscanf(file, "%lu", &pages) == 1) job_limit(RLIMIT_AS, pages * (size_t)sysconf(_SC_PAGESIZE) + more);
    fclose(file);
#endif
}

static void job_confine(const struct job_limits *limits)
{
    if (limits->prepare) limits->prepare();
    job_limit(RLIMIT_CORE, 0);
    job_limit(RLIMIT_FSIZE, 0);
    setrlimit(RLIMIT_CPU, &(struct rlimit){limits->seconds, limits->seconds + 1});
    job_limit_memory(limits->memory);
    if (!limits->may_open_files) job_limit(RLIMIT_NOFILE, 0);
}

static _Noreturn void job_run(int fd, const struct job_work *work)
{
    struct verdict verdict = {.err = {.line = 0}};
    struct buf out;
    if (work->stream) {
        job_confine(work->limits);
        work->stream(work->data, fd);
        _exit(0);
    }
    buf_init(&out);
    verdict.good = work->make(work->data, &out, &verdict.err);
    bool told = save_write_all(fd, slice_make((const char *)&verdict, sizeof verdict)) &&
                save_write_all(fd, buf_slice(&out));
    _exit(told ? 0 : 2);
}

/* ---- the parent ---- */

static void free_job(struct job *job)
{
    if (job->fd >= 0) close(job->fd);
    buf_done(&job->said);
    free(job);
}

static struct job *job_begin(const struct job_work *work, struct err *err)
{
    struct job *job = mem_zalloc(sizeof *job);
    int ends[2] = {-1, -1};
    pid_t parent = getpid();
    buf_init(&job->said);
    job->child = pipe2(ends, O_CLOEXEC) == 0 ? thread_fork() : -1;
    job->fd = ends[0];
    if (job->child == 0) {
        job_become_child(parent);
        job_run(ends[1], work);
    }
    if (job->child < 0)
        err_setf(err, _("end another program, then try again"), _("no process can be started: %s"), strerror(errno));
    if (ends[1] >= 0) close(ends[1]);
    if (job->child > 0) {
        setpgid(job->child, job->child); /* the child does the same: whichever of the two runs first */
        fcntl(job->fd, F_SETFL, O_NONBLOCK);
        return job;
    }
    free_job(job);
    return NULL;
}

struct job *job_start(bool (*work)(const void *, struct buf *, struct err *), const void *data, struct err *err)
{
    return job_begin(&(struct job_work){.make = work, .data = data}, err);
}

struct job *job_start_stream(void (*work)(const void *data, int fd), const void *data, const struct job_limits *limits,
                             struct err *err)
{
    return job_begin(&(struct job_work){.stream = work, .limits = limits, .data = data}, err);
}

int job_fd(const struct job *job) { return job->fd; }

bool job_is_over(struct job *job)
{
    char piece[65536];
    ssize_t n;
    while ((n = read(job->fd, piece, sizeof piece)) > 0 || (n < 0 && errno == EINTR))
        if (n > 0) buf_add(&job->said, slice_make(piece, (size_t)n));
    return n == 0 || errno != EAGAIN;
}

static void job_wait_for_end(struct job *job)
{
    struct pollfd fd = {job->fd, POLLIN, 0};
    while (!job_is_over(job)) poll(&fd, 1, -1);
}

/* Waits for the child and says how it ended: 0 well, a signal number, or -1 for an exit status other than 0. */
static int job_reap(pid_t child)
{
    int status = 0;
    pid_t ended;
    while ((ended = waitpid(child, &status, 0)) < 0 && errno == EINTR) continue;
    /* where SIGCHLD is ignored the system has thrown the status away: rely on the verdict in the pipe */
    if (ended < 0) return 0;
    return WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status) == 0 ? 0 : -1;
}

bool job_collect(struct job *job, struct buf *out, struct err *err)
{
    struct verdict verdict;
    job_wait_for_end(job);
    int end = job_reap(job->child);
    bool told = end == 0 && job->said.n >= sizeof verdict;
    if (told) memcpy(&verdict, job->said.s, sizeof verdict);
    if (told && verdict.good) buf_add(out, slice_cut(buf_slice(&job->said), sizeof verdict, job->said.n));
    else if (told) *err = verdict.err;
    else if (end > 0) err_setf(err, _("try again, or choose something else"), _("this broke off (signal %d)"), end);
    else err_set(err, _("this broke off: there was not enough memory"), "");
    free_job(job);
    return told && verdict.good;
}

enum job_end job_end_stream(struct job *job)
{
    int end = job_reap(job->child);
    free_job(job);
    if (end == SIGXCPU || end == SIGKILL) return JOB_OUT_OF_TIME;
    return end == 0 ? JOB_WELL : end < 0 ? JOB_OUT_OF_MEMORY : JOB_BROKEN;
}

void job_cancel(struct job *job)
{
    if (job == NULL) return;
    kill(-job->child, SIGKILL);
    job_reap(job->child);
    free_job(job);
}
