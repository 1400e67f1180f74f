/* err: what went wrong, where, and what the user can do about it.
 *
 * A function that can fail takes a `struct err *` last, fills it and returns false or NULL; the caller
 * that owns the terminal prints it.  One printed form everywhere:
 *     jihua: FILE:LINE: what; what to do */
#ifndef JIHUA_ERR_H
#define JIHUA_ERR_H

#include <stddef.h>

struct err {
    char file[256];   /* "" when no file is concerned; may hold any bytes: print through err_format */
    unsigned line;    /* 1-based, 0 when unknown */
    unsigned column;  /* 1-based, in code points; 0 when unknown */
    char what[256];   /* translated, no full stop */
    char remedy[256]; /* translated, may be "" */
};

/* Clears *e and sets its sentence and remedy. */
void err_set(struct err *e, const char *what, const char *remedy);
void err_setf(struct err *e, const char *remedy, const char *what_fmt, ...) __attribute__((format(printf, 3, 4)));
void err_at(struct err *e, const char *file, unsigned line, unsigned column);
/* The line without "jihua: " and without a line break, every byte made safe for a terminal.
 * Cut to `size` bytes between characters; always NUL-terminated. */
void err_format(const struct err *e, char *out, size_t size);

#endif
