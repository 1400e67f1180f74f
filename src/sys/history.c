#include "sys/history.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static void history_clear(struct history *h)
{
    for (size_t i = 0; i < h->count; i++) free(h->line[i]);
    h->count = 0;
}

static void history_drop(struct history *h, size_t index)
{
    free(h->line[index]);
    memmove(&h->line[index], &h->line[index + 1], (--h->count - index) * sizeof *h->line);
}

static void history_append(struct history *h, struct slice line)
{
    line = slice_trim(line);
    if (line.n == 0) return;
    for (size_t i = h->count; i-- > 0;)
        if (slice_equals(line, h->line[i])) history_drop(h, i);
    if (h->count == HISTORY_LINES) history_drop(h, 0);
    if (h->count == h->cap) h->line = mem_grow(h->line, &h->cap, h->count + 1, sizeof *h->line);
    h->line[h->count++] = mem_format("%.*s", (int)line.n, line.s);
}

static bool history_read_lines(struct history *h, struct err *err)
{
    struct buf text;
    buf_init(&text);
    enum user_file found = user_file_read(h->path, &text, err);
    if (found == USER_FILE_READ) history_clear(h);
    struct slice rest = buf_slice(&text);
    while (rest.n > 0) {
        size_t n = slice_find(rest, SLICE("\n"));
        if (n > rest.n) n = rest.n;
        history_append(h, slice_cut(rest, 0, n));
        rest = slice_cut(rest, n + 1, rest.n);
    }
    buf_done(&text);
    return found != USER_FILE_DAMAGED;
}

bool history_open(struct history *h, char *path, struct err *err)
{
    *h = (struct history){.path = path};
    return history_read_lines(h, err);
}

void history_done(struct history *h)
{
    history_clear(h);
    free(h->line);
    free(h->path);
}

static bool history_write(const struct history *h, struct err *err)
{
    struct buf text;
    buf_init(&text);
    for (size_t i = 0; i < h->count; i++) {
        buf_adds(&text, h->line[i]);
        buf_adds(&text, "\n");
    }
    bool written = user_file_write(h->path, buf_slice(&text), err);
    buf_done(&text);
    return written;
}

bool history_add(struct history *h, struct slice line, struct err *err)
{
    struct err ignored;
    struct user_file_lock lock = user_file_lock(h->path);
    history_read_lines(h, &ignored);
    history_append(h, line);
    bool written = !h->path || history_write(h, err);
    user_file_unlock(lock);
    return written;
}
