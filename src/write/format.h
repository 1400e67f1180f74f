/* format: the one table of formats: what each is called, how its files end, what can be written in it.
 *
 * The command line, its help and messages, the menus of the browser and the modules that write all read it.  Who writes
 * a thing has a table of functions by enum format_id; a test holds that it has one for every row of format.def. */
#ifndef JIHUA_FORMAT_H
#define JIHUA_FORMAT_H

#include "base/buf.h"
#include "base/err.h"

enum format_id {
#define FORMAT(id, name, suffix, others, label) FORMAT_##id,
#include "write/format.def"
    FORMATS
};

/* What is written. */
enum format_use {
#define USE(id, label) FORMAT_OF_##id,
#include "write/format.def"
    FORMAT_USES
};

struct format {
    const char *name;   /* the word of --format; "": none of its own */
    const char *suffix; /* "csv": how the names of its files end */
    const char *others; /* how they may end too, blanks between them */
    const char *label;  /* msgid */
};

/* That something can be written in a format. */
struct format_offer {
    enum format_use use;
    enum format_id format;
    const char *note; /* msgid, or NULL: what it is good for */
};

const struct format *format_row(enum format_id);

/* The formats of a use, in the order in which they are offered. */
size_t format_count(enum format_use);
enum format_id format_at(enum format_use, size_t i);
const struct format_offer *format_offer_at(enum format_use, size_t i); /* a constant; NULL behind the last */

/* False if the use has no such format. */
bool format_named(enum format_use, const char *name, enum format_id *);
/* By how the name ends, in letters of either case; false, and *id as it was, if no format of the use ends so.  A suffix
 * of several of them is that of `usual`, if it is one of those, else of the first that has a name. */
bool format_of_file(enum format_use, const char *path, enum format_id usual, enum format_id *);

/* Whether a file may be called so: the suffix says a format of the use, or means nothing.  False and *err if it says
 * another one: text in x.docx would not open. */
bool format_fits(enum format_use, const char *path, struct err *);
/* The format that somebody asks for by a name (--format), by how a file is called (-o), or by neither: then it is
 * `usual`.  NULL: not given.  False and *err for a name that the use does not have, a suffix that it cannot write, a
 * suffix that says another format than the name.  A suffix that means nothing here (x.bak) is refused unless the format
 * is named. */
bool format_choose(enum format_use, const char *name, const char *path, enum format_id usual, enum format_id *,
                   struct err *);

/* Adds "text, md, html": the words of --format. */
void format_add_names(enum format_use, struct buf *);

#endif
