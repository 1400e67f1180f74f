/* list_by: the tasks listed by action, by agency, by year or by what they count, for people and for programs. */
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

/* Each adds lines of at most ncols columns to out, handing over what has gathered; stops when writing fails. */
void list_by_action(const struct listing *);
void list_by_agency(const struct listing *);
void list_by_year(const struct listing *);
void list_by_indicator(const struct listing *);

/* The same as arrays. */
void list_json_by_action(const struct listing *);
void list_json_by_agency(const struct listing *);
void list_json_by_year(const struct listing *);
void list_json_by_indicator(const struct listing *);

#endif
