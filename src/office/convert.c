#include "office/convert.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/lang.h"
#include "base/mem.h"
#include "sys/save.h"
#include "sys/thread.h"

extern char **environ;

enum { CONVERT_SECONDS = 60, DOCX_MAX = 256 << 20 };
#define CONVERT_MEMORY ((rlim_t)4 << 30) /* address space; it maps far more than it uses */

static bool convert_fail(struct err *err, const char *what)
{
    err_set(err, what, _("open it in Word or WPS and save it as .docx"));
    return false;
}

/* ---- the folder ---- */

static int convert_remove_one(const char *path, const struct stat *st, int kind, struct FTW *place)
{
    (void)st, (void)kind, (void)place;
    remove(path);
    return 0;
}

static void convert_remove(const char *folder) { nftw(folder, convert_remove_one, 16, FTW_DEPTH | FTW_PHYS); }

static bool convert_put(const char *path, struct slice bytes)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0) return false;
    bool put = save_write_all(fd, bytes);
    return close(fd) == 0 && put;
}

static bool convert_take(const char *path, struct buf *out)
{
    char piece[65536];
    ssize_t n = -1;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0) return false;
    while (out->n < DOCX_MAX && ((n = read(fd, piece, sizeof piece)) > 0 || (n < 0 && errno == EINTR)))
        if (n > 0) buf_add(out, slice_make(piece, (size_t)n));
    close(fd);
    return n == 0 && out->n > 0;
}

/* ---- LibreOffice ---- */

/* Starts it in a process group of its own; `out` is open as long as anything of it runs. */
static bool convert_start(const char *const *arguments, int out, pid_t *child)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    int failed = posix_spawnp(child, arguments[0], &actions, &attributes, (char *const *)(uintptr_t)arguments, environ);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    if (failed == 0) prlimit(*child, RLIMIT_AS, &(struct rlimit){CONVERT_MEMORY, CONVERT_MEMORY}, NULL);
    return failed == 0;
}

/* Waits for the end of everything that holds the pipe, at most CONVERT_SECONDS; what it says is thrown away. */
static bool convert_wait(int fd)
{
    char piece[4096];
    int left_ms = CONVERT_SECONDS * 1000;
    ssize_t n = 1;
    thread_rest();
    while (n != 0 && left_ms > 0) {
        int ready = poll(&(struct pollfd){.fd = fd, .events = POLLIN}, 1, 100);
        left_ms -= 100;
        if (ready > 0) n = read(fd, piece, sizeof piece);
    }
    thread_resume();
    return n == 0;
}

/* 1: it came to its end; 0: it did not; -1: it is not installed. */
static int convert_run(const char *const *arguments)
{
    int ends[2], status;
    pid_t child;
    if (pipe2(ends, O_CLOEXEC) != 0) return 0;
    bool started = convert_start(arguments, ends[1], &child);
    close(ends[1]);
    bool ended = started && convert_wait(ends[0]);
    close(ends[0]);
    if (!started) return -1;
    if (!ended) kill(-child, SIGKILL);
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
    return ended && WIFEXITED(status) && WEXITSTATUS(status) != 127;
}

static bool convert_in_folder(const char *folder, struct slice bytes, struct buf *docx, struct err *err)
{
    char *from = mem_format("%s/plan.doc", folder), *to = mem_format("%s/plan.docx", folder);
    char *profile = mem_format("-env:UserInstallation=file://%s/profile", folder);
    const char *arguments[] = {"soffice",       profile,        "--headless", "--norestore",
                               "--nolockcheck", "--convert-to", "docx",       "--outdir",
                               folder,          from,           NULL};
    bool fine = convert_put(from, bytes);
    if (!fine) err_set(err, _("no temporary file can be written"), _("make room in the folder for temporary files"));
    if (fine) {
        int ran = convert_run(arguments);
        fine = ran == 1 && convert_take(to, docx);
        if (ran < 0) convert_fail(err, _("this is an old Word or WPS document, and LibreOffice is not installed"));
        else if (!fine) convert_fail(err, _("LibreOffice could not read this old Word or WPS document"));
    }
    free(from);
    free(to);
    free(profile);
    return fine;
}

bool convert_to_docx(struct slice bytes, struct buf *docx, struct err *err)
{
    const char *temporary = getenv("TMPDIR");
    char *folder = mem_format("%s/jihua-XXXXXX", temporary && *temporary == '/' ? temporary : "/tmp");
    bool fine = mkdtemp(folder) != NULL;
    if (fine) {
        fine = convert_in_folder(folder, bytes, docx, err);
        convert_remove(folder);
    } else {
        err_set(err, _("no temporary file can be written"), _("make room in the folder for temporary files"));
    }
    free(folder);
    return fine;
}
