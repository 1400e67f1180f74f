/* header: what a header cell says about its column: a grammar of the words that offices use.
 *
 * 责任科室（排第一位的为牵头科室） is a core, 责任科室, with a remark in brackets; the core is a modifier, 责任, and a head, 科室, which
 * gives the role.  The weights of a cell are comparable between roles and between cells; what the cells below hold
 * confirms or overturns them (roles.h). */
#ifndef JIHUA_HEADER_H
#define JIHUA_HEADER_H

#include "table/column.h"

enum { HEADER_SURE = 10, HEADER_GOOD = 6, HEADER_WEAK = 3 }; /* weights */

struct header {
    unsigned char weight[COLUMN_ROLES]; /* how well it names each role, 0: not at all, to HEADER_SURE */
    bool leads, supports;               /* of agencies: a word says so */
    bool names_two;                     /* 责任单位和完成时限: two things that are no one role */
};

/* Reads a cell; a text that is too long for a header, or a sentence, has no weights. */
void header_read(struct slice cell, struct header *);
/* The best of its weights, of COLUMN_OTHER too: 0 for a word that is not known. */
unsigned header_best(const struct header *);
/* The same for a cell, without the details. */
unsigned header_weight(struct slice cell);
/* Whether the cell could be a header at all, known or not: short, no sentence, no number or date. */
bool header_is_possible(struct slice cell);
/* The core: half-width, simplified, without blanks, invisible characters and remarks in brackets.  Appends to *out. */
void header_add_core(struct slice cell, struct buf *out);

#endif
