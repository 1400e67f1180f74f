/* input: the bytes of a plan's file, read block by block into one piece of memory that never moves; small files at
 * once.
 *
 * A path is opened without blocking and must be a regular file, a FIFO or standard input ("-"): a directory, a device
 * or a socket is an error, at once.  A FIFO or a pipe is waited for, also when nobody writes into it yet: whoever does
 * not want to wait presses Ctrl-C.  Reading copies: a file that shrinks or changes meanwhile does no harm. */
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
    char *bytes;     /* owned; INPUT_SPARE zero bytes are readable behind nbytes */
    char *read;      /* owned: what was read, where `bytes` is its decoded copy; NULL: `bytes` is what was read */
    bool waiting;    /* a FIFO of which nothing has been read */
    size_t nbytes;   /* read so far */
    size_t reserved; /* address space behind bytes */
    size_t read_nbytes, read_reserved;
    size_t expected; /* size of a regular file when it was opened, 0 if unknown */
    char name[256];  /* for messages */
};

#define INPUT_SPARE 64
#define INPUT_BLOCK (64 * 1024)     /* the first block; later ones double up to 8 MiB */
#define INPUT_MAX ((size_t)1 << 33) /* bytes of standard input or a FIFO */

bool input_open(struct input *, const char *path, struct err *);
/* Takes a copy of bytes in memory; nothing is left to read. */
void input_of_bytes(struct input *, const char *name, const char *bytes, size_t nbytes);
/* Reads about `want` further bytes.  False on error; input_is_whole tells when the end was met. */
bool input_more(struct input *, size_t want, struct err *);
bool input_is_whole(const struct input *);
void input_stop(struct input *);    /* reads no further: what is there is the whole */
void input_abandon(struct input *); /* makes a reading thread end soon; the input is then good for input_done only */
void input_done(struct input *);
/* Puts a decoded copy, memory of input_reserve, in the place of the bytes; what was read is kept apart. */
void input_decoded(struct input *, char *bytes, size_t nbytes, size_t reserved);
/* Every byte that was read, as it was read; borrowed. */
struct slice input_read(const struct input *);

#define INPUT_SMALL ((size_t)1 << 20) /* bytes of a small file, at most */
/* Adds the whole of a small file: settings, history, aliases, keywords.  A FIFO or standard input only if `pipes`:
 * nothing is waited for otherwise.  False and *err, which names the file, with nothing added. */
bool input_read_small(const char *path, bool pipes, struct buf *, struct err *);

/* Memory as input has it, for a decoded copy: zeroed, with INPUT_SPARE more; give back with input_release. */
char *input_reserve(size_t nbytes, size_t *reserved);
/* Makes that memory hold nbytes; it may move, what it holds stays. */
char *input_enlarge(char *bytes, size_t *reserved, size_t nbytes);
void input_release(char *bytes, size_t reserved);

#endif
