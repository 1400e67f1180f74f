/* input: the bytes of a plan's file, read block by block into one piece of memory that never moves; small files of
 * the user are read at once.
 *
 * Opening never blocks, and a path must be a regular file, a FIFO or standard input ("-"): a directory, a device or
 * a socket is an error, at once.  Reading waits for a FIFO or a pipe, also while nobody has opened it for writing
 * yet; the user can end that with Ctrl-C.  The bytes are a copy: it does no harm if the file shrinks or changes
 * meanwhile. */
#ifndef JIHUA_INPUT_H
#define JIHUA_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/buf.h"
#include "base/err.h"

struct input {
    int fd; /* -1 once all is read */
    _Atomic bool abandoned;
    char *bytes;     /* owned; behind nbytes there are INPUT_SPARE bytes of zero, which may be read */
    char *read;      /* owned: the bytes as they were read, if `bytes` is their decoded copy; else NULL */
    bool waiting;    /* a FIFO of which nothing has been read yet */
    size_t nbytes;   /* read so far */
    size_t reserved; /* address space behind bytes */
    size_t read_nbytes, read_reserved;
    size_t expected; /* size of a regular file when it was opened, 0 if unknown */
    char name[256];  /* for messages */
};

#define INPUT_SPARE 64
#define INPUT_BLOCK (64 * 1024)           /* the first block; later ones double up to 8 MiB */
#define INPUT_MAX ((size_t)1 << 33)       /* bytes of standard input or a FIFO */
#define INPUT_PIPED_MAX ((size_t)1 << 30) /* bytes of what is made of an office file */

bool input_open(struct input *, const char *path, struct err *);
/* Takes a copy of bytes in memory; nothing is left to read. */
void input_of_bytes(struct input *, const char *name, const char *bytes, size_t nbytes);
/* Reads about `want` more bytes.  False and *err on an error; input_is_whole tells whether the end was reached. */
bool input_more(struct input *, size_t want, struct err *);
bool input_is_whole(const struct input *);
void input_stop(struct input *); /* reads no further: the bytes that are there count as the whole file */
/* makes a thread that is reading end soon; after it only input_done may be called */
void input_abandon(struct input *);
void input_done(struct input *);
/* Puts a decoded copy (memory of input_reserve, taken over) in the place of `bytes`; the bytes as read move to
 * `read`. */
void input_decoded(struct input *, char *bytes, size_t nbytes, size_t reserved);
/* From now on the bytes are those that come through a pipe, which is made of the file's own (office/office.h); those,
 * all of them read, move to `read`.  The descriptor is taken over. */
void input_piped(struct input *, int fd);
/* Every byte that was read, as it was read; borrowed. */
struct slice input_read(const struct input *);

#define INPUT_SMALL ((size_t)1 << 20) /* bytes of a small file, at most */
/* Adds the whole of a small file to the buffer: settings, history, aliases, keywords.  Only with `pipes` may it be a
 * FIFO or standard input, which are waited for.  False and *err, which names the file; nothing is added then. */
bool input_read_small(const char *path, bool pipes, struct buf *, struct err *);

/* Zeroed memory for a decoded copy of nbytes, with INPUT_SPARE bytes more; *reserved gets its size.  Free it with
 * input_release. */
char *input_reserve(size_t nbytes, size_t *reserved);
/* Makes that memory hold nbytes, with what it has so far; returns where it is now, for it may move. */
char *input_enlarge(char *bytes, size_t *reserved, size_t nbytes);
void input_release(char *bytes, size_t reserved);

#endif
