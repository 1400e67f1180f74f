#include "load/loading.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "sys/thread.h"

#define FIRST_BLOCK (64 * 1024) /* bytes of the provisional plan */

enum { LOADING_STRINGS = 6 };

struct loading {
    pthread_t thread;
    bool threaded; /* false: no thread could be had, loading_collect does the work */
    char *path;
    struct load_options options; /* its strings are owned */
    struct load_progress progress;
    int done_fd;       /* eventfd */
    struct plan *plan; /* the result, once done_fd is readable */
    struct err err;
};

static void *loading_work(void *data)
{
    struct loading *l = data;
    l->plan = load_file(l->path, &l->options, &l->err);
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

/* Each string of the options, to be copied and to be freed. */
static void loading_strings(struct load_options *options, const char **string[LOADING_STRINGS])
{
    string[0] = &options->encoding;
    string[1] = &options->delimiter;
    string[2] = &options->columns;
    string[3] = &options->title;
    string[4] = &options->sheet;
    string[5] = &options->kept;
}

static void loading_copy_strings(struct load_options *options)
{
    const char **string[LOADING_STRINGS];
    loading_strings(options, string);
    for (size_t i = 0; i < LOADING_STRINGS; i++)
        if (*string[i] != NULL) *string[i] = mem_strdup(*string[i]);
}

static void loading_free_strings(struct load_options *options)
{
    const char **string[LOADING_STRINGS];
    loading_strings(options, string);
    for (size_t i = 0; i < LOADING_STRINGS; i++) free((char *)*string[i]);
}

struct loading *loading_again(const char *path, const struct load_options *options)
{
    struct loading *l = mem_zalloc(sizeof *l);
    l->path = mem_strdup(path);
    if (options) l->options = *options;
    loading_copy_strings(&l->options);
    l->options.progress = &l->progress;
    struct stat st;
    if (stat(path, &st) == 0 && S_ISREG(st.st_mode)) atomic_store(&l->progress.total, (size_t)st.st_size);
    l->done_fd = eventfd(0, EFD_CLOEXEC);
    if (l->done_fd < 0) mem_fail();
    l->threaded = thread_start(&l->thread, loading_work, l);
    if (!l->threaded) loading_work(l);
    return l;
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
    loading_free_strings(&l->options);
    free(l->path);
    free(l);
    return plan;
}
