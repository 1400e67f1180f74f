#include "load/loading.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "office/office.h"
#include "sys/thread.h"

#define FIRST_BLOCK (64 * 1024) /* bytes of the provisional plan */
#define FIRST_ROWS 300          /* rows of the provisional plan of an office file */

struct loading {
    pthread_t thread;
    bool threaded; /* false: no thread could be had, loading_collect does the work */
    char *path;
    char *bytes; /* owned; NULL: those of the file */
    size_t nbytes;
    struct load_options options; /* its strings are owned */
    struct load_progress progress;
    int done_fd;       /* eventfd */
    struct plan *plan; /* the result, once done_fd is readable */
    struct err err;
};

static void *loading_work(void *data)
{
    struct loading *l = data;
    l->plan = l->bytes ? load_bytes(l->path, l->bytes, l->nbytes, &l->options, &l->err)
                       : load_file(l->path, &l->options, &l->err);
    uint64_t one = 1;
    while (write(l->done_fd, &one, sizeof one) < 0) continue;
    return NULL;
}

bool loading_is_repeatable(const char *path)
{
    struct stat st;
    if (strcmp(path, "-") == 0) return false;
    return stat(path, &st) != 0 || S_ISREG(st.st_mode);
}

/* The bytes of a file are read again; with `bytes`, of which a copy is made, those. */
static struct loading *loading_begin(const char *path, struct slice bytes, const struct load_options *options)
{
    struct loading *l = mem_zalloc(sizeof *l);
    l->path = mem_strdup(path);
    if (bytes.n > 0) {
        l->bytes = mem_alloc(bytes.n);
        l->nbytes = bytes.n;
        memcpy(l->bytes, bytes.s, bytes.n);
    }
    if (options) l->options = *options;
    load_options_own(&l->options);
    l->options.progress = &l->progress;
    struct stat st;
    if (bytes.n > 0) atomic_store(&l->progress.total, bytes.n);
    else if (stat(path, &st) == 0 && S_ISREG(st.st_mode)) atomic_store(&l->progress.total, (size_t)st.st_size);
    l->done_fd = eventfd(0, EFD_CLOEXEC);
    if (l->done_fd < 0) mem_fail();
    l->threaded = thread_start(&l->thread, loading_work, l);
    if (!l->threaded) loading_work(l);
    return l;
}

struct loading *loading_again(const char *path, const struct load_options *options)
{
    return loading_begin(path, SLICE(""), options);
}

struct loading *loading_bytes(const char *path, struct slice bytes, const struct load_options *options)
{
    return loading_begin(path, bytes, options);
}

/* The rows that the first block of a file holds whole. */
static struct plan *loading_first_rows(const char *path, const struct load_options *options)
{
    struct err ignored;
    char *block = mem_alloc(FIRST_BLOCK);
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    ssize_t n = fd < 0 ? -1 : read(fd, block, FIRST_BLOCK);
    if (fd >= 0) close(fd);
    size_t end = n > 0 ? (size_t)n : 0;
    if (office_is(slice_make(block, end))) {
        struct load_options first = options ? *options : (struct load_options){0};
        free(block);
        first.rows = FIRST_ROWS;
        return load_file(path, &first, &ignored);
    }
    while (end > 0 && block[end - 1] != '\n' && block[end - 1] != '\r') end--;
    end &= ~(size_t)1; /* UTF-16 comes in pairs of bytes; elsewhere it is a line break that is left out */
    struct plan *plan = end > 0 ? load_bytes(path, block, end, options, &ignored) : NULL;
    free(block);
    return plan;
}

struct plan *loading_start(const char *path, const struct load_options *options, struct loading **background,
                           struct err *err)
{
    struct stat st;
    bool large = stat(path, &st) == 0 && S_ISREG(st.st_mode) && (size_t)st.st_size > LOADING_AT_ONCE;
    *background = NULL;
    struct plan *first = large ? loading_first_rows(path, options) : NULL;
    if (!first) return load_file(path, options, err);
    *background = loading_again(path, options);
    return first;
}

int loading_fd(const struct loading *l) { return l->done_fd; }

void loading_progress(const struct loading *l, size_t *done, size_t *total)
{
    *done = atomic_load(&l->progress.done);
    *total = atomic_load(&l->progress.total);
}

void loading_stop(struct loading *l) { atomic_store(&l->progress.stop, true); }

struct plan *loading_collect(struct loading *l, struct err *err)
{
    if (l->threaded) thread_join(l->thread);
    struct plan *plan = l->plan;
    if (!plan) *err = l->err;
    close(l->done_fd);
    load_options_done(&l->options);
    free(l->bytes);
    free(l->path);
    free(l);
    return plan;
}
