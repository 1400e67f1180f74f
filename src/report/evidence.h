/* evidence: a list of keywords, each a query, counted over actions and years, with every hit in its context.
 *
 * What a reviewer hands in must be repeatable: it names the files, the SHA-256 of what was searched (not of
 * what a file holds by then), the queries, the foldings and the time.
 * Counts are of hits and of tasks; hits outside the yearly targets (content, names, agencies) stand under no year. */
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
    struct evidence_count *count; /* owned: [action, numbered through the plans][year]; year 0: no year */
    size_t *hit;                  /* owned: which of the hits, those of a cell of that matrix beside each other */
    size_t *first;                /* owned: where in `hit` those of each cell begin */
};

struct evidence {
    const struct plans *plans; /* borrowed */
    unsigned kinds;            /* the foldings in force */
    struct evidence_keyword *keyword;
    size_t keywords, cap;
    struct slice *year; /* owned array; labels borrowed from the plans; [0] is empty */
    size_t years;       /* with the one that is none */
    char (*digest)[65]; /* owned array: SHA-256 of each plan's file as it was searched, in hexadecimal digits */
    char when[24];      /* 2026-11-23T08:00:00Z; SOURCE_DATE_EPOCH counts */
};

/* Reads the list, a query a line (empty lines and those that begin with # do not count), and searches for each.  False
 * and *err (`name`, line and column) at a line that is no query.  Release with evidence_done in any case. */
bool evidence_collect(struct evidence *, const struct plans *, unsigned kinds, const char *name, struct slice list,
                      struct err *);
void evidence_done(struct evidence *);
bool evidence_was_cut(const struct evidence *);
bool evidence_is_empty(const struct evidence *); /* nothing was found */

/* False if evidence has no such format. */
bool evidence_write(const struct evidence *, enum format_id, struct buf *);
const struct evidence_count *evidence_at(const struct evidence *, size_t keyword, size_t action, size_t year);
/* Which hits of the keyword are counted there, as many as evidence_at says, in the order of the plans; borrowed. */
const size_t *evidence_hits_at(const struct evidence *, size_t keyword, size_t action, size_t year);

#endif
