/* dialect: how a text is split into cells, found out from its first rows.
 *
 * Candidates are tried on a sample and compared by what they make of it: header words recognised first, then how many
 * rows agree in their number of cells. */
#ifndef JIHUA_DIALECT_H
#define JIHUA_DIALECT_H

#include "table/tokens.h"

#define DIALECT_SAMPLE (64 * 1024) /* bytes looked at */

/* The dialect of a text whose first nbytes bytes are here (whole: all of it).  `delimiter`, a code point, settles the
 * delimiter; 0 finds it.  .delimiter is 0 in the result for a text of one cell a line. */
struct dialect dialect_detect(const char *text, size_t nbytes, bool whole, uint32_t delimiter);
/* "tab", "；", …: for the report. */
const char *dialect_name(const struct dialect *, char out[8]);

#endif
