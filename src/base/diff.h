/* diff: what changed between two short texts, in pieces a Chinese reader sees as one: a number, a Latin word, a
 * character.
 *
 * Spans cover both texts in order, without gaps: what both have, what only the old has, what only the new has.  A lone
 * character that happens to be the same between two changes counts as changed: it would only tear them apart. */
#ifndef JIHUA_DIFF_H
#define JIHUA_DIFF_H

#include "base/text.h"

enum diff_kind { DIFF_SAME, DIFF_REMOVED, DIFF_ADDED };

struct diff_span {
    enum diff_kind kind;
    size_t old_start, old_end; /* bytes of the old text; empty for DIFF_ADDED */
    size_t new_start, new_end; /* bytes of the new text; empty for DIFF_REMOVED */
};

struct diff {
    struct diff_span *span; /* owned; a removal stands before the addition that replaces it */
    size_t count, cap;
};

/* Texts whose pieces multiply to more than a few millions are compared at their ends only. */
void diff_texts(struct slice old_text, struct slice new_text, struct diff *);
void diff_done(struct diff *);

#endif
