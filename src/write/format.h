/* format: the one table of formats: what each is called, which suffix its files have, what can be written in it.
 *
 * The command line, its help and messages, the menus of the browser and the modules that write all read it.  A *use*
 * is a sort of thing that is written: tasks, hits, sheets, … .  The module that writes it has a table of functions
 * by enum format_id; tests/test_format.c checks that there is a function for every row of format.def. */
#ifndef JIHUA_FORMAT_H
#define JIHUA_FORMAT_H

#include "base/buf.h"
#include "base/err.h"

enum format_id {
#define FORMAT(id, name, suffix, others, label) FORMAT_##id,
#include "write/format.def"
    FORMATS
};

/* The uses. */
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

/* A row of the table: the use can be written in the format. */
struct format_offer {
    enum format_use use;
    enum format_id format;
    const char *note; /* msgid, or NULL: what it is good for */
};

const struct format *format_row(enum format_id);

/* The formats of a use, in the order in which they are offered. */
size_t format_count(enum format_use);
enum format_id format_at(enum format_use, size_t i);
const struct format_offer *format_offer_at(enum format_use, size_t i); /* static; NULL behind the last */

/* The format of a use that --format calls `name`; false if there is none. */
bool format_named(enum format_use, const char *name, enum format_id *);
/* The format of a use that the suffix of a path says, in letters of either case; false, and *id unchanged, if none
 * does.  Where several formats have the suffix it is `usual`, if that is one of them, else the first that has a
 * name. */
bool format_of_file(enum format_use, const char *path, enum format_id usual, enum format_id *);

/* Whether a thing of the use may be written into a file of that name: its suffix says a format of the use, or says
 * none at all.  False and *err if it says another format: text in x.docx could not be opened. */
bool format_fits(enum format_use, const char *path, struct err *);
/* The format that the user asks for: by `name` (--format), by the suffix of `path` (-o), or `usual` where both are
 * NULL.  False and *err for a name that the use does not have, for a suffix of a format that it cannot write, and
 * where suffix and name contradict each other.  A suffix that says no format (x.bak) is refused unless there is a
 * name. */
bool format_choose(enum format_use, const char *name, const char *path, enum format_id usual, enum format_id *,
                   struct err *);

/* Adds "text, md, html": the words of --format. */
void format_add_names(enum format_use, struct buf *);

#endif
