#include "sys/save.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/lang.h"
#include "base/mem.h"

#define STEM ".jihua-"
#define TAIL ".tmp"
#define MARK "XXXXXX" /* the part of a temporary name that mkostemps replaces */
#define MOST_LINKS 40 /* symbolic links in a row, as many as the kernel follows */

struct save {
    char *target;    /* owned: the file to replace, symbolic links followed */
    char *temporary; /* owned: the temporary file in the same directory; NULL where the target is written directly */
    char *directory; /* owned */
    int fd;
};

static bool save_fail(struct err *err, const char *path, const char *remedy)
{
    int number = errno;
    err_setf(err, remedy, _("cannot write: %s"), strerror(number));
    err_at(err, path, 0, 0);
    return false;
}

bool save_write_all(int fd, struct slice bytes)
{
    while (bytes.n > 0) {
        ssize_t written = write(fd, bytes.s, bytes.n);
        if (written >= 0) {
            bytes.s += written;
            bytes.n -= (size_t)written;
        } else if (errno == EAGAIN) {
            struct pollfd wait = {.fd = fd, .events = POLLOUT};
            if (poll(&wait, 1, -1) < 0 && errno != EINTR) return false;
        } else if (errno != EINTR) {
            return false;
        }
    }
    return true;
}

/* ---- the temporary ---- */

static char *save_directory_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    if (slash == NULL) return mem_strdup(".");
    if (slash == path) return mem_strdup("/");
    return mem_format("%.*s", (int)(slash - path), path);
}

/* The path that a symbolic link leads to, seen from the folder of the link; NULL and errno if `path` is no link. */
static char *save_read_link(const char *path)
{
    char said[PATH_MAX];
    ssize_t n = readlink(path, said, sizeof said);
    if (n < 0 || n == sizeof said) return NULL;
    if (said[0] == '/') return mem_format("%.*s", (int)n, said);
    char *directory = save_directory_of(path), *target = mem_format("%s/%.*s", directory, (int)n, said);
    free(directory);
    return target;
}

/* The file to write for a path: all symbolic links are followed, so that a link is never replaced by a file; they
 * may lead to a file that does not exist yet.  NULL and errno where they lead in a circle. */
static char *save_follow_links(const char *path)
{
    char *target = realpath(path, NULL);
    if (target != NULL) return target;
    target = mem_strdup(path);
    for (int links = 0; links < MOST_LINKS; links++) {
        char *next = save_read_link(target);
        if (next == NULL) return target;
        free(target);
        target = next;
    }
    free(target);
    errno = ELOOP;
    return NULL;
}

static bool save_is_temporary(const char *name)
{
    size_t n = strlen(name);
    return n == sizeof STEM MARK TAIL - 1 && strncmp(name, STEM, sizeof STEM - 1) == 0 &&
           strcmp(name + n - (sizeof TAIL - 1), TAIL) == 0;
}

/* Removes temporaries that killed programs left in the directory: those that no living process has locked. */
static void save_sweep(const char *directory)
{
    DIR *dir = opendir(directory);
    if (dir == NULL) return;
    for (struct dirent *entry; (entry = readdir(dir)) != NULL;) {
        if (!save_is_temporary(entry->d_name)) continue;
        int fd = openat(dirfd(dir), entry->d_name, O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
        if (fd < 0) continue;
        if (flock(fd, LOCK_EX | LOCK_NB) == 0) unlinkat(dirfd(dir), entry->d_name, 0);
        close(fd);
    }
    closedir(dir);
}

/* The mode of the file that is replaced, else what the umask leaves of rw-rw-rw-. */
static mode_t save_mode_for(const struct stat *old)
{
    if (old != NULL) return old->st_mode & 07777;
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

/* Locks the temporary, which tells other processes that it is in use.  On a file system without locks this fails,
 * but there save_sweep gets no lock either, so it removes nothing. */
static void save_lock(int fd)
{
    while (flock(fd, LOCK_EX) != 0 && errno == EINTR) continue;
}

/* Makes a temporary and locks it.  Before the lock is there, the sweep of another process can remove it: then it is
 * made again. */
static bool save_open_temporary(struct save *save, const struct stat *old)
{
    save_sweep(save->directory);
    for (;;) {
        struct stat made = {.st_nlink = 1};
        save->temporary = mem_format("%s/" STEM MARK TAIL, save->directory);
        save->fd = mkostemps(save->temporary, sizeof TAIL - 1, O_CLOEXEC);
        if (save->fd >= 0) save_lock(save->fd);
        if (save->fd >= 0 && fstat(save->fd, &made) == 0 && made.st_nlink > 0)
            return fchmod(save->fd, save_mode_for(old)) == 0;
        free(save->temporary);
        save->temporary = NULL;
        if (save->fd < 0 || made.st_nlink > 0) return false;
        close(save->fd);
        save->fd = -1;
    }
}

/* ---- saving ---- */

static void save_free(struct save *save)
{
    free(save->target);
    free(save->temporary);
    free(save->directory);
    free(save);
}

struct save *save_begin(const char *path, struct err *err)
{
    struct stat old;
    bool exists = stat(path, &old) == 0;
    if (exists && S_ISDIR(old.st_mode)) errno = EISDIR;
    if (path[0] == '\0') errno = ENOENT;
    if (path[0] == '\0' || (exists && S_ISDIR(old.st_mode))) {
        save_fail(err, path, _("name a file"));
        return NULL;
    }
    struct save *save = mem_zalloc(sizeof *save);
    save->fd = -1;
    save->target = save_follow_links(path);
    if (save->target != NULL) save->directory = save_directory_of(save->target);
    bool opened;
    if (save->target == NULL) {
        opened = false;
    } else if (exists && !S_ISREG(old.st_mode)) {
        save->fd = open(path, O_WRONLY | O_NOCTTY | O_CLOEXEC);
        opened = save->fd >= 0;
    } else if (exists && access(save->target, W_OK) != 0) {
        opened = false; /* the owner's write protection counts, though renaming a file over it would be possible */
    } else {
        opened = save_open_temporary(save, exists ? &old : NULL);
    }
    if (opened) return save;
    save_fail(err, path, _("choose another place"));
    save_abandon(save);
    return NULL;
}

/* Whether the target exists.  Leaves errno as it is. */
static bool save_is_there(const struct save *save)
{
    int number = errno; /* the reason of a failure that is to be reported */
    bool there = access(save->target, F_OK) == 0;
    errno = number;
    return there;
}

bool save_add(struct save *save, struct slice bytes, struct err *err)
{
    return save_write_all(save->fd, bytes) ||
           save_fail(err, save->target,
                     save->temporary != NULL && save_is_there(save) ? _("the old file is unchanged") : "");
}

static bool save_sync_directory(const char *directory)
{
    int fd = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return false;
    bool done = fsync(fd) == 0 || errno == EINVAL; /* EINVAL: the file system needs no fsync */
    int number = errno;
    close(fd);
    errno = number;
    return done;
}

bool save_commit(struct save *save, struct err *err)
{
    if (save->temporary == NULL) {
        int fd = save->fd;
        save->fd = -1;
        bool closed = close(fd) == 0 || save_fail(err, save->target, "");
        save_free(save);
        return closed;
    }
    if (fsync(save->fd) != 0 || rename(save->temporary, save->target) != 0) {
        save_fail(err, save->target, save_is_there(save) ? _("the old file is unchanged") : "");
        save_abandon(save);
        return false;
    }
    close(save->fd);
    bool synced = save_sync_directory(save->directory) ||
                  save_fail(err, save->target, _("the new file is there, but may be lost in a power cut"));
    save_free(save);
    return synced;
}

void save_abandon(struct save *save)
{
    if (save->temporary != NULL) unlink(save->temporary);
    if (save->fd >= 0) close(save->fd);
    save_free(save);
}

bool save_whole(const char *path, struct slice bytes, struct err *err)
{
    struct save *save = save_begin(path, err);
    if (save == NULL) return false;
    if (save_add(save, bytes, err)) return save_commit(save, err);
    save_abandon(save);
    return false;
}
