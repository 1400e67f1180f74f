/* query_field: what stands before a colon in a query → columns of a plan.
 *
 * A name is a role in English or Chinese (牵头, lead), a header word of column.def, a year (年1, y1), a header of the
 * open plans, or the beginning of one if that leaves no doubt.  类型, 增长 and the like (quantity_names.def) ask for
 * quantities where no open plan has a column of just that name. */
#ifndef JIHUA_QUERY_FIELD_H
#define JIHUA_QUERY_FIELD_H

#include "plan/plans.h"

#define QUERY_NO_YEAR 100u

enum query_field_kind {
    QUERY_FIELD_ANY, /* every column but the number */
    QUERY_FIELD_COLUMNS,
    QUERY_FIELD_QUANTITY, /* 数量, 增长 */
    QUERY_FIELD_KIND,     /* 类型: a kind of quantity */
    QUERY_FIELD_LEDGER    /* no column: what the user recorded */
};

struct query_field {
    enum query_field_kind kind;
    uint32_t roles; /* bit: enum column_role */
    unsigned year;  /* from 1: that year's column; 0: none; QUERY_NO_YEAR: one that no plan has */
    unsigned kinds; /* QUANTITY: bits 1 << enum quantity_kind that the name asks for; 0: any */
    char *header;   /* owned: columns with this header, folded and without blanks; NULL: none */
};

enum query_field_result { QUERY_FIELD_FOUND, QUERY_FIELD_UNKNOWN, QUERY_FIELD_AMBIGUOUS };

/* `plans` may be NULL.  Release what is found with query_field_done. */
enum query_field_result query_field_find(struct slice name, const struct plans *, struct query_field *);
/* What stands before a comparison: quantities alone are compared, whatever columns the plans have. */
bool query_field_find_compared(struct slice name, struct query_field *);
void query_field_done(struct query_field *);
bool query_field_equal(const struct query_field *, const struct query_field *);
bool query_field_has(const struct query_field *, const struct plan *, size_t column);
/* Whether some open plan has such a column; true without plans, and of what is no column. */
bool query_field_is_present(const struct query_field *, const struct plans *);
/* The names of columns that can stand before a colon, for completion: those that begin with `prefix`, the names of the
 * plans' own headers among them.  Calls `each` once per name; the slice lives for the call. */
void query_field_names(const struct plans *, struct slice prefix, void (*each)(void *context, struct slice name),
                       void *context);
/* The names of the kinds of quantities, which can stand behind 类型. */
void query_kind_names(void (*each)(void *context, struct slice name), void *context);

#endif
