#include "sys/input.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdatomic.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/lang.h"
#include "base/mem.h"
#include "sys/thread.h"

/* The bytes of as many whole memory pages as hold nbytes and the INPUT_SPARE bytes behind them. */
static size_t input_pages_for(size_t nbytes)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    return (nbytes + INPUT_SPARE + page - 1) / page * page;
}

char *input_reserve(size_t nbytes, size_t *reserved)
{
    *reserved = input_pages_for(nbytes);
    char *bytes = mmap(NULL, *reserved, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (bytes == MAP_FAILED) mem_fail();
    /* Touching fresh pages of 4 KiB one by one is ten times slower than reading: ask for huge pages where it
     * matters. */
    if (*reserved >= (size_t)4 << 20) madvise(bytes, *reserved, MADV_HUGEPAGE);
    return bytes;
}

char *input_enlarge(char *bytes, size_t *reserved, size_t nbytes)
{
    size_t larger = input_pages_for(nbytes);
    if (larger <= *reserved) return bytes;
    bytes = mremap(bytes, *reserved, larger, MREMAP_MAYMOVE);
    if (bytes == MAP_FAILED) mem_fail();
    *reserved = larger;
    return bytes;
}

void input_release(char *bytes, size_t reserved)
{
    if (bytes) munmap(bytes, reserved);
}

static bool input_fail(struct input *in, struct err *err, const char *what, const char *remedy)
{
    err_set(err, what, remedy);
    err_at(err, in->name, 0, 0);
    input_done(in);
    return false;
}

static bool input_fail_errno(struct input *in, struct err *err)
{
    switch (errno) {
    case ENOENT:
    case ENOTDIR: return input_fail(in, err, _("no such file"), _("check the name"));
    case EACCES:
    case EPERM: return input_fail(in, err, _("no permission to read it"), _("ask its owner, or copy it"));
    case EISDIR: return input_fail(in, err, _("this is a directory"), _("name the files in it"));
    default: return input_fail(in, err, strerror(errno), "");
    }
}

static bool input_fail_large(struct input *in, struct err *err)
{
    return input_fail(in, err, _("larger than 1 MiB"), _("shorten it, or move it away"));
}

/* Opens a path.  `pipes`: a FIFO and standard input are allowed.  `small`: a file of more than INPUT_SMALL bytes is
 * an error. */
static bool input_open_kind(struct input *in, const char *path, bool pipes, bool small, struct err *err)
{
    *in = (struct input){.fd = -1};
    bool standard = pipes && strcmp(path, "-") == 0;
    snprintf(in->name, sizeof in->name, "%s", path);
    /* O_NONBLOCK: opening must not hang on a FIFO without a writer, nor on a device that waits */
    in->fd = standard ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    struct stat st;
    if (in->fd < 0 || fstat(in->fd, &st) < 0) return input_fail_errno(in, err);
    if (S_ISDIR(st.st_mode)) return errno = EISDIR, input_fail_errno(in, err);
    if (standard && S_ISCHR(st.st_mode) && isatty(in->fd))
        return input_fail(in, err, _("standard input is the terminal"), _("name a file, or send one through a pipe"));
    if (S_ISFIFO(st.st_mode) && !pipes)
        return input_fail(in, err, _("this is a pipe, not a file"), _("put a file in its place, or take it away"));
    if (!S_ISREG(st.st_mode) && !S_ISFIFO(st.st_mode) && !standard)
        return input_fail(in, err, _("this is no file but a device"), _("name a file"));
    if (small && S_ISREG(st.st_mode) && st.st_size > (off_t)INPUT_SMALL) return input_fail_large(in, err);
    in->waiting = S_ISFIFO(st.st_mode) && !standard;
    if (S_ISREG(st.st_mode)) in->expected = (size_t)st.st_size;
    in->bytes = input_reserve(S_ISREG(st.st_mode) ? (size_t)st.st_size : INPUT_MAX, &in->reserved);
    return true;
}

bool input_open(struct input *in, const char *path, struct err *err)
{
    return input_open_kind(in, path, true, false, err);
}

void input_of_bytes(struct input *in, const char *name, const char *bytes, size_t nbytes)
{
    *in = (struct input){.fd = -1, .nbytes = nbytes, .expected = nbytes};
    snprintf(in->name, sizeof in->name, "%s", name);
    in->bytes = input_reserve(nbytes, &in->reserved);
    if (nbytes > 0) memcpy(in->bytes, bytes, nbytes);
}

bool input_is_whole(const struct input *in) { return in->fd < 0; }

/* Like poll below, read can take long and takes no lock: meanwhile the thread may be counted as resting (thread.h). */
static ssize_t input_read_some(const struct input *in, size_t nbytes)
{
    thread_rest();
    ssize_t n = read(in->fd, in->bytes + in->nbytes, nbytes);
    thread_resume();
    return n;
}

static int input_poll(const struct input *in)
{
    thread_rest();
    int ready = poll(&(struct pollfd){.fd = in->fd, .events = POLLIN}, 1, -1);
    thread_resume();
    return ready;
}

/* Waits until somebody has opened the FIFO for writing.  Until then read returns 0, as at the end of a file; poll is
 * different: it returns only when there is something to read or when the last writer has closed. */
static void input_wait_for_writer(struct input *in)
{
    while (input_poll(in) < 0 && errno == EINTR) continue;
    in->waiting = false;
}

bool input_more(struct input *in, size_t want, struct err *err)
{
    size_t end = in->nbytes + want;
    if (atomic_load(&in->abandoned)) input_stop(in);
    if (end > in->reserved - INPUT_SPARE) end = in->reserved - INPUT_SPARE;
    while (in->fd >= 0 && in->nbytes < end) {
        if (in->waiting) input_wait_for_writer(in);
        ssize_t n = input_read_some(in, end - in->nbytes);
        if (n > 0) {
            in->nbytes += (size_t)n;
        } else if (n == 0) {
            close(in->fd);
            in->fd = -1;
        } else if (errno == EAGAIN) { /* a pipe whose writer is slow */
            input_poll(in);
        } else if (errno != EINTR) {
            return input_fail_errno(in, err);
        }
    }
    if (in->fd >= 0 && in->expected > 0 &&
        /* a file that has grown since it was opened: what was added is read at the next reload */
        in->nbytes >= in->expected) {
        close(in->fd);
        in->fd = -1;
    }
    if (in->fd >= 0 && in->nbytes >= in->reserved - INPUT_SPARE)
        return input_fail(in, err, _("larger than 8 GiB"), _("split it"));
    return true;
}

bool input_read_small(const char *path, bool pipes, struct buf *out, struct err *err)
{
    struct input in;
    bool good = input_open_kind(&in, path, pipes, true, err);
    while (good && !input_is_whole(&in) && in.nbytes <= INPUT_SMALL)
        good = input_more(&in, INPUT_SMALL + 1 - in.nbytes, err);
    if (good && in.nbytes > INPUT_SMALL) good = input_fail_large(&in, err);
    if (good) buf_add(out, slice_make(in.bytes, in.nbytes));
    input_done(&in);
    return good;
}

void input_abandon(struct input *in) { atomic_store(&in->abandoned, true); }

void input_stop(struct input *in)
{
    if (in->fd >= 0) close(in->fd);
    in->fd = -1;
}

void input_decoded(struct input *in, char *bytes, size_t nbytes, size_t reserved)
{
    if (in->read != NULL) {
        input_release(in->bytes, in->reserved);
    } else {
        in->read = in->bytes;
        in->read_nbytes = in->nbytes;
        in->read_reserved = in->reserved;
    }
    in->bytes = bytes;
    in->nbytes = nbytes;
    in->reserved = reserved;
}

void input_piped(struct input *in, int fd)
{
    size_t reserved;
    char *bytes = input_reserve(INPUT_PIPED_MAX, &reserved);
    input_decoded(in, bytes, 0, reserved);
    in->fd = fd;
    in->expected = 0;
    in->waiting = false;
}

struct slice input_read(const struct input *in)
{
    return in->read != NULL ? slice_make(in->read, in->read_nbytes) : slice_make(in->bytes, in->nbytes);
}

void input_done(struct input *in)
{
    input_stop(in);
    input_release(in->bytes, in->reserved);
    input_release(in->read, in->read_reserved);
    in->bytes = in->read = NULL;
    in->nbytes = in->reserved = in->read_nbytes = in->read_reserved = 0;
}
