/* weigh: the roles of all columns of a table, chosen at once.
 *
 * What the header of a column says (header.h) and what its cells look like (look.h) are weighed together; the number,
 * the action, the task and the content are then the four columns that fit best together, in their usual order.  A table
 * that has any naming column has exactly one task column, whatever its header. */
#ifndef JIHUA_WEIGH_H
#define JIHUA_WEIGH_H

#include "load/header.h"
#include "load/look.h"
#include "table/table.h"

/* The cells of a column, as far as they are looked at. */
struct profile {
    size_t rows;        /* rows looked at */
    size_t look[LOOKS]; /* how many cells look so */
    size_t counted;     /* cells that are one more than the number above them, the first number among them */
    long counted_from;  /* the first number */
    size_t characters;  /* of all cells together */
};

/* Two readings of the naming columns that are nearly as good as each other. */
struct weigh_doubt {
    bool is_close;
    bool is_guess;      /* the header of the column taken for the tasks is not known */
    size_t task, other; /* the column taken as that of the tasks, and the other one */
};

/* The rows [first, end) that have more than one cell, some hundred of them. */
void weigh_profile(const struct table *, size_t first, size_t end, size_t column, struct profile *);
/* Whether most filled cells look so. */
bool weigh_is_mostly(const struct profile *, enum cell_look);
/* The roles of `columns` columns into role[].  header: what each says. */
void weigh_roles(const struct header *header, const struct profile *profile, size_t columns, enum column_role *role,
                 struct weigh_doubt *);

#endif
