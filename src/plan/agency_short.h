/* agency_short: short forms of names: 市发改委 is 市发展改革委.
 *
 * A short form keeps the level and the end of the name (市…委, 市…局), begins with its first word, and takes of some
 * words one character (发|改 of 发展|改革); words that many names have (管理, 事务) can be left out, others only where
 * some word is shortened (住建局: 住房|城乡|建设).  As the abbreviations of 《党政机关公文处理工作条例》 and of the
 * reforms of 2018 are made.  A guess: only the user can say that two names are one agency. */
#ifndef JIHUA_AGENCY_SHORT_H
#define JIHUA_AGENCY_SHORT_H

#include "plan/agencies.h"

bool agency_short_is_of(struct slice brief, struct slice full);

/* For each agency the one whose name its own is a short form of; SIZE_MAX: none, or several.  free() it. */
size_t *agency_short_guesses(const struct agencies *);

#endif
