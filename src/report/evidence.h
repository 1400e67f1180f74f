/* evidence: a list of keywords, each a query, counted over actions and years, with every hit in its context.
 *
 * A reviewer must be able to repeat the count, so it names the files, the SHA-256 of the bytes that were searched
 * (not of what the file holds by now), the queries, the foldings and the time.  Hits and tasks are counted; hits
 * outside the yearly targets (in contents, names, agencies) are counted under no year. */
#ifndef JIHUA_EVIDENCE_H
#define JIHUA_EVIDENCE_H

#include "base/buf.h"
#include "base/err.h"
#include "search/search.h"
#include "write/format.h"

struct evidence_count {
    uint32_t tasks, hits;
};

struct evidence_keyword {
    char *text; /* owned */
    struct hits hits;
    struct evidence_count *count; /* owned; [action, numbered through all plans][year]; year 0 stands for no year */
    size_t *hit;                  /* owned: indices of hits, those of one cell of the matrix beside each other */
    size_t *first;                /* owned: for each cell, where its part of `hit` begins */
};

struct evidence {
    const struct plans *plans; /* borrowed */
    unsigned kinds;            /* the foldings in force */
    struct evidence_keyword *keyword;
    size_t keywords, cap;
    struct slice *year; /* owned array; labels borrowed from the plans; [0] is empty */
    size_t years;       /* how many, the empty one included */
    char (*digest)[65]; /* owned array: SHA-256 of each plan's file as it was searched, in hexadecimal digits */
    char when[24];      /* as 2026-11-23T08:00:00Z: now, or what SOURCE_DATE_EPOCH says */
};

/* Reads the list, a query a line (empty lines and those that begin with # are skipped), and searches for each.
 * False and *err, with `name`, line and column, at a line that is no query.  Free with evidence_done in any case. */
bool evidence_collect(struct evidence *, const struct plans *, unsigned kinds, const char *name, struct slice list,
                      struct err *);
void evidence_done(struct evidence *);
bool evidence_was_cut(const struct evidence *);
bool evidence_is_empty(const struct evidence *); /* nothing was found */

/* Adds the matrix in that format; false if there is no such format for evidence. */
bool evidence_write(const struct evidence *, enum format_id, struct buf *);
const struct evidence_count *evidence_at(const struct evidence *, size_t keyword, size_t action, size_t year);
/* Indices of the hits of the keyword that are counted there, as many as evidence_at says, in the order of the plans;
 * borrowed. */
const size_t *evidence_hits_at(const struct evidence *, size_t keyword, size_t action, size_t year);

#endif
