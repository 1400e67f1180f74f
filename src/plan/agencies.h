/* agencies: every agency of the open plans under one name, and the tasks it leads, supports and is reached by.
 *
 * Names that mean one agency are one: written with or without blanks, half or full width, 委员会 for 委, 人民政府 for
 * 政府, with or without 和; with and without its level in front where both occur (农业农村局 is 市农业农村局, unless
 * there is a 县农业农村局 too); and whatever the caller's aliases say.  An agency's name is the spelling that occurs
 * most often, the longer of two.  Agencies stand in the order of first appearance.  The index borrows nothing: it
 * outlives the plans it was made from, but its places are theirs: make it anew when a plan is added or swapped. */
#ifndef JIHUA_AGENCIES_H
#define JIHUA_AGENCIES_H

#include "plan/agency.h"
#include "plan/plans.h"

struct agency_alias {
    struct slice text; /* as plans write it: 市人社局 */
    struct slice name; /* what it means: 市人力资源和社会保障局 */
};

struct agencies;

struct agencies *agencies_new(const struct plans *, const struct agency_alias *, size_t aliases);
void agencies_free(struct agencies *);
size_t agencies_count(const struct agencies *);
struct slice agencies_name(const struct agencies *, size_t agency);
bool agencies_is_group(const struct agencies *, size_t agency);
/* The places (in the plans) of the tasks it leads or supports, in order, each once; borrowed. */
const uint32_t *agencies_tasks(const struct agencies *, size_t agency, enum agency_relation, size_t *count);
/* The places of the tasks that name it only through a group, in order, into `places` (as many as there are tasks, or
 * NULL to count); none for a group. */
size_t agencies_reached(const struct agencies *, size_t agency, uint32_t *places);
/* The agency that a cell's text names, SIZE_MAX if no open plan has it. */
size_t agencies_of(const struct agencies *, struct slice text);
/* How many ways it is spelled, and each of them, the name first. */
size_t agencies_spellings(const struct agencies *, size_t agency);
struct slice agencies_spelling(const struct agencies *, size_t agency, size_t i);
/* Looks an agency up as a user names it: its name or a spelling of it; else part of one; else pinyin (initials or
 * whole).  Returns how many fit; the first `max` of them in `found`. */
size_t agencies_find(const struct agencies *, struct slice wanted, size_t *found, size_t max);

#endif
