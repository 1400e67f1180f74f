#include "sys/watch.h"

#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "base/mem.h"

struct watched {
    char *name; /* the name without its folder */
    int folder; /* inotify's number of the folder */
    size_t number;
    bool changed;
};

struct watch {
    int fd;
    struct watched *file;
    size_t count, cap;
};

struct watch *watch_new(void)
{
    int fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (fd < 0) return NULL;
    struct watch *w = mem_zalloc(sizeof *w);
    w->fd = fd;
    return w;
}

void watch_free(struct watch *w)
{
    if (!w) return;
    for (size_t i = 0; i < w->count; i++) free(w->file[i].name);
    free(w->file);
    close(w->fd);
    free(w);
}

void watch_add(struct watch *w, const char *path, size_t number)
{
    if (strcmp(path, "-") == 0) return;
    const char *slash = strrchr(path, '/');
    char *folder = slash ? mem_format("%.*s", slash == path ? 1 : (int)(slash - path), path) : mem_strdup(".");
    int id = inotify_add_watch(w->fd, folder, IN_CLOSE_WRITE | IN_MOVED_TO);
    free(folder);
    if (id < 0) return;
    w->file = mem_grow(w->file, &w->cap, w->count + 1, sizeof *w->file);
    w->file[w->count++] = (struct watched){mem_strdup(slash ? slash + 1 : path), id, number, false};
}

int watch_fd(const struct watch *w) { return w->fd; }

static void watch_note_event(struct watch *w, const struct inotify_event *event)
{
    for (size_t i = 0; i < w->count; i++)
        if (event->len > 0 && w->file[i].folder == event->wd && strcmp(w->file[i].name, event->name) == 0)
            w->file[i].changed = true;
}

bool watch_next(struct watch *w, size_t *number)
{
    _Alignas(struct inotify_event) char events[4096];
    for (ssize_t n; (n = read(w->fd, events, sizeof events)) > 0;)
        for (char *at = events; at < events + n;
             at += sizeof(struct inotify_event) + ((struct inotify_event *)(void *)at)->len)
            watch_note_event(w, (const struct inotify_event *)(const void *)at);
    for (size_t i = 0; i < w->count; i++) {
        if (!w->file[i].changed) continue;
        w->file[i].changed = false;
        *number = w->file[i].number;
        return true;
    }
    return false;
}
