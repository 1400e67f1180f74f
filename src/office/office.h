/* office: office files and web pages become tables: told by their content, read in a process of their own.
 *
 * Such a file may be hostile, and the libraries that unpack and parse it are large.  So it is read in a child process
 * that has no terminal, opens no files, and is limited in memory and time; what it finds comes back through a pipe
 * (table/grid.h).  Whatever happens to the child is one error here. */
#ifndef JIHUA_OFFICE_H
#define JIHUA_OFFICE_H

#include "sys/input.h"
#include "table/feed.h"
#include "table/table.h"

#define OFFICE_MEMORY ((size_t)192 << 20) /* bytes that the child may take */
enum { OFFICE_SECONDS = 10, OFFICE_SECONDS_WATCHED = 120 };

/* Whether a file that begins so is read here and not as text.  At least its first 4 KiB, if it has as many. */
bool office_is(struct slice beginning);

struct office_order {
    const char *encoding; /* of a web page, as the user says; NULL: find it */
    size_t rows;          /* so many are enough; 0: all */
    struct load_progress
        *progress; /* may be NULL; can end it early: what was read till then counts, the report says so */
};

struct office_found {
    char format[32], encoding[32]; /* "xlsx", "UTF-8" */
};

/* Reads the input's file, all of whose bytes have been read, into the table, which is empty.  The table's texts lie in
 * the input from then on; input_read still has the file itself.  False and *err. */
bool office_read(struct input *, struct table *, const struct office_order *, struct report *, struct office_found *,
                 struct err *);

#endif
