/* tokens: a text split by libcsv, quickly.
 *
 * libcsv looks at every byte several times, whatever its buffer (35 instructions a byte).  Only four kinds of bytes
 * mean anything to it: delimiter, quotation mark, CR and LF.  So the text is scanned for those, and each plain run
 * between two of them goes to libcsv as a stand-in of four bytes that carries the run's number; the field that libcsv
 * hands back is made of stand-ins and special characters, and is mapped back to a slice of the text, or, where libcsv
 * dropped something in the middle (an escaped quotation mark), put together anew.  libcsv still decides structure,
 * quoting and unescaping; tests compare with libcsv fed the plain bytes at every chunk size. */
#ifndef JIHUA_TOKENS_H
#define JIHUA_TOKENS_H

#include "table/table.h"

struct dialect {
    uint32_t delimiter; /* code point; 0: a cell a line */
    bool quoting;       /* "…" around cells */
    bool trimming;      /* blanks around cells are no part of them, an empty cell after the last delimiter is none */
    bool skipping;      /* blanks before a quotation mark that opens a cell are no part of it: "a", "b" */
};

struct tokens;

/* Feeds rows into *table, which must have been made with the same text. */
struct tokens *tokens_new(struct table *, const struct dialect *, struct report *);
/* Goes on to byte `to` of the text.  Everything before `to` must be there and be valid UTF-8 (`to` may lie inside a
 * character). */
bool tokens_feed(struct tokens *, size_t to, struct err *);
/* The text ends at byte `end`: completes the last row. */
bool tokens_finish(struct tokens *, size_t end, struct err *);
void tokens_free(struct tokens *);

#endif
