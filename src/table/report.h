/* report: what loading guessed, filled in, joined, skipped and repaired, each with its place in the file.
 *
 * Nothing that load does to a file is silent: it leaves a note here.  Counts are exact; of notes of one kind only the
 * first REPORT_KEPT are kept one by one. */
#ifndef JIHUA_REPORT_H
#define JIHUA_REPORT_H

#include "base/arena.h"
#include "base/text.h"

enum note_kind {
#define NOTE(id, name, guess, message) NOTE_##id,
#include "table/report.def"
#undef NOTE
    NOTE_KINDS
};

struct note {
    enum note_kind kind;
    unsigned line;       /* source line from 1, 0: the whole file */
    unsigned column;     /* code point in that line from 1, or cell of that row; 0: unknown */
    unsigned part;       /* of an office file, from 1: where the line stands; 0: a text, or the whole file */
    struct slice detail; /* what it is about: a header, an encoding, a text */
};

#define REPORT_KEPT 1000

struct report {
    struct note *note;
    size_t count, cap;
    size_t total[NOTE_KINDS];
    unsigned part;      /* of the notes that are added */
    struct arena arena; /* the details */
};

void report_init(struct report *);
void report_done(struct report *);
void report_add(struct report *, enum note_kind, unsigned line, unsigned column,
                struct slice detail);        /* copies detail */
const char *report_name(enum note_kind);     /* "filled-down", the rule name in JSON */
const char *report_message(enum note_kind);  /* translated, with one %s for the detail */
bool report_is_notable_kind(enum note_kind); /* a guess or a repair, which the user should know of without asking */
/* Whether something was guessed or repaired that the user should know of without asking. */
bool report_is_notable(const struct report *);

#endif
