/* load: a file → a plan: encoding, table, column roles, filled-down actions.
 *
 * Nothing that loading does is silent: plan_report has every guess, every row filled, joined or left out. */
#ifndef JIHUA_LOAD_H
#define JIHUA_LOAD_H

#include "base/err.h"
#include "table/feed.h"
#include "plan/plan.h"

struct load_options {
    const char *encoding;           /* NULL: detect */
    const char *delimiter;          /* NULL: detect; one character, or "tab" */
    const char *columns;            /* NULL, or "lead=主办,no=编号": roles by header */
    const char *title;              /* NULL: the file's own, else its name */
    unsigned header;                /* 0, or the line of the header row */
    const char *sheet;              /* NULL: the first table; "2": the second */
    struct load_progress *progress; /* NULL, or told of each block that is read */
};

/* The plan, or NULL and *err.  `path` may be "-".  Free with plan_free. */
struct plan *load_file(const char *path, const struct load_options *, struct err *);
/* The same from memory; the bytes are copied.  `name` stands for the file in messages and as the title. */
struct plan *load_bytes(const char *name, const char *bytes, size_t nbytes, const struct load_options *, struct err *);

#endif
