/* list_by: the tasks listed by action, by agency, by year or by indicator, as text for people and as JSON for
 * programs. */
#ifndef JIHUA_LIST_BY_H
#define JIHUA_LIST_BY_H

#include "plan/agencies.h"
#include "write/out.h"
#include "plan/plans.h"

struct listing {
    const struct plans *plans;       /* borrowed */
    const struct agencies *agencies; /* borrowed: of these plans; list_by_action needs none */
    struct out *out;
    int ncols;
};

/* Each adds lines of at most ncols columns to `out`, calling out_step now and then; it ends early if writing fails. */
void list_by_action(const struct listing *);
void list_by_agency(const struct listing *);
void list_by_year(const struct listing *);
void list_by_indicator(const struct listing *);

/* The same lists as arrays of JSON. */
void list_json_by_action(const struct listing *);
void list_json_by_agency(const struct listing *);
void list_json_by_year(const struct listing *);
void list_json_by_indicator(const struct listing *);

#endif
