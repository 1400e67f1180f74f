/* For the files that find what a quantity counts (object.c). */
#ifndef JIHUA_OBJECT_INSIDE_H
#define JIHUA_OBJECT_INSIDE_H

#include "base/words.h"
#include "plan/quantity_inside.h"

#define OBJECT_REGION_CHARS 120 /* what is longer than this is no name */
#define OBJECT_DE 0x7684        /* 的 */

#define OBJECT_OPENING (CHARS_ROUND_OPEN | CHARS_QUOTE_OPEN | CHARS_TITLE_OPEN | CHARS_LENTICULAR_OPEN)
#define OBJECT_CLOSING (CHARS_ROUND_CLOSE | CHARS_QUOTE_CLOSE | CHARS_TITLE_CLOSE | CHARS_LENTICULAR_CLOSE)
#define OBJECT_STOP \
    (CHARS_COMMA | CHARS_SEMICOLON | CHARS_COLON | CHARS_EXCLAMATION | CHARS_BAR | CHARS_FULL_STOP | CHARS_ELLIPSIS | \
     CHARS_LINE_BREAK)

/* — is a dash only when it is doubled. */
bool object_is_dash(struct slice, size_t pos);
/* Forward over one character, or over everything between an opening bracket at pos and its closing one. */
size_t object_step_over(struct slice, size_t pos);
/* Without a name's trailing 等, enumeration marks and blanks, and without quotation marks around all of it. */
struct slice object_polish(struct slice name);
/* What follows the last 的 outside brackets; all of it without one. */
struct slice object_behind_last_de(struct slice region);

/* The object behind the quantity; empty if none is there.  *verb_first: a verb begins it, so what follows may be what
 * is done with it. */
struct slice object_behind(struct slice, const struct quantity *, bool *verb_first);
/* The object before the quantity; empty if none is there. */
struct slice object_front(struct slice, const struct quantity *);
/* The region before a quantity that begins at end: back to punctuation, an opening bracket around it, or floor. */
struct slice object_region_before(struct slice, size_t end, size_t floor);
/* Up to what is compared with (较2020年), without verbs of change and of being at its end. */
struct slice object_without_tails(struct slice region);
/* Without verbs, adverbs, times and denominators at its start; rate: before a rate any name is one (培训合格率). */
struct slice object_without_leads(struct slice region, bool rate);

#endif
