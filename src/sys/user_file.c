#include "sys/user_file.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/lang.h"
#include "base/mem.h"
#include "sys/input.h"
#include "sys/save.h"

enum { ASIDE = 100 };
/* milliseconds between two attempts to get a lock, and attempts; a lock is held only while a small file is written */
enum { LOCK_MS = 10, LOCK_TRIES = 300 };

static char *user_file_path_of(const char *variable, const char *below_home, const char *name)
{
    const char *folder = getenv(variable), *home = getenv("HOME");
    if (folder && folder[0] == '/') return mem_format("%s/jihua/%s", folder, name);
    return home && *home ? mem_format("%s/%s/jihua/%s", home, below_home, name) : NULL;
}

char *user_file_config(const char *name) { return user_file_path_of("XDG_CONFIG_HOME", ".config", name); }

char *user_file_state(const char *name) { return user_file_path_of("XDG_STATE_HOME", ".local/state", name); }

static bool user_file_is_text(struct slice text)
{
    if (text_invalid_at(text) != text.n) return false;
    for (size_t i = 0; i < text.n; i++)
        if ((unsigned char)text.s[i] < ' ' && text.s[i] != '\n' && text.s[i] != '\t' && text.s[i] != '\r') return false;
    return true;
}

enum user_file user_file_bytes(const char *path, struct buf *out, struct err *err)
{
    struct stat st;
    if (!path || (stat(path, &st) < 0 && (errno == ENOENT || errno == ENOTDIR))) return USER_FILE_ABSENT;
    return input_read_small(path, false, out, err) ? USER_FILE_READ : USER_FILE_DAMAGED;
}

enum user_file user_file_read(const char *path, struct buf *out, struct err *err)
{
    size_t start = out->n;
    enum user_file found = user_file_bytes(path, out, err);
    if (found != USER_FILE_READ || user_file_is_text(slice_cut(buf_slice(out), start, out->n))) return found;
    out->n = start;
    err_set(err, _("this file cannot be read as text"), _("mend it, or move it away"));
    err_at(err, path, 0, 0);
    return USER_FILE_DAMAGED;
}

static bool user_file_make_folders(const char *path, struct err *err)
{
    char *folder = mem_strdup(path);
    bool made = true;
    for (char *s = strchr(folder + 1, '/'); s && made; s = strchr(s + 1, '/')) {
        *s = '\0';
        made = mkdir(folder, 0700) == 0 || errno == EEXIST || errno == EROFS ||
               errno == EACCES; /* whether it can be written shows later */
        if (!made) {
            err_setf(err, "", _("cannot make this folder: %s"), strerror(errno));
            err_at(err, folder, 0, 0);
        }
        *s = '/';
    }
    free(folder);
    return made;
}

/* NAME.damaged, NAME.damaged2, …: the first name that is free. */
static bool user_file_set_aside(const char *path, struct err *err)
{
    bool done = false;
    for (int i = 1; i < ASIDE && !done; i++) {
        char *other = i == 1 ? mem_format("%s.damaged", path) : mem_format("%s.damaged%d", path, i);
        done = access(other, F_OK) != 0 && rename(path, other) == 0;
        free(other);
    }
    return done || (err_at(err, path, 0, 0), false);
}

/* ---- locks ---- */

static bool user_file_wait_for_lock(int folder)
{
    for (int tries = 0; flock(folder, LOCK_EX | LOCK_NB) != 0; tries++) {
        if ((errno != EWOULDBLOCK && errno != EINTR) || tries == LOCK_TRIES) return false;
        poll(NULL, 0, LOCK_MS);
    }
    return true;
}

struct user_file_lock user_file_lock(const char *path)
{
    struct err ignored; /* writing the file will report it */
    struct user_file_lock lock = {-1};
    if (!path || !user_file_make_folders(path, &ignored)) return lock;
    char *folder = mem_strdup(path);
    *strrchr(folder, '/') = '\0';
    lock.folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    free(folder);
    if (lock.folder < 0 || user_file_wait_for_lock(lock.folder)) return lock;
    close(lock.folder);
    return (struct user_file_lock){-1};
}

void user_file_unlock(struct user_file_lock lock)
{
    if (lock.folder >= 0) close(lock.folder);
}

/* ---- writing ---- */

bool user_file_write(const char *path, struct slice text, struct err *err)
{
    struct buf before;
    if (!path) return err_set(err, _("there is no home folder to write to"), _("set HOME")), false;
    if (!user_file_make_folders(path, err)) return false;
    buf_init(&before);
    bool damaged = user_file_read(path, &before, err) == USER_FILE_DAMAGED;
    buf_done(&before);
    return (!damaged || user_file_set_aside(path, err)) && save_whole(path, text, err);
}
