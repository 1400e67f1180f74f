/* agency: the organisations that a task's cells name, and whether each leads or supports.
 *
 * A list of agencies is split at 、 , ， ; ； / ／ | and line breaks, and at blanks and 和 及 与 等 where names stand
 * on both sides.  Nothing inside brackets splits.  Who leads: what stands in a lead column; where there is only one
 * agency column (责任单位), the first named; what is marked （牵头）, and the first of a list that says
 * 列第一位的为牵头单位. */
#ifndef JIHUA_AGENCY_H
#define JIHUA_AGENCY_H

#include "plan/plan.h"

enum agency_mark { AGENCY_UNMARKED, AGENCY_MARKED_LEAD, AGENCY_MARKED_SUPPORT };

struct agency_name {
    size_t start, end;     /* bytes of the cell: the name without its mark */
    enum agency_mark mark; /* of this name: （牵头）, 牵头单位:… */
};

struct agency_names { /* a walk over the names of one cell; private to agency.c */
    struct slice cell;
    size_t pos;
    enum agency_mark label; /* 牵头单位:… holds for the names behind it */
};

/* for (struct agency_names walk = agency_names_of(cell); agency_names_next(&walk, &name);) …  Linear; any bytes will
 * do. */
struct agency_names agency_names_of(struct slice cell);
bool agency_names_next(struct agency_names *, struct agency_name *);

/* Whether a name stands for many agencies: 各县区政府, 市直有关部门单位, 驻市高校. */
bool agency_is_group(struct slice name);
/* Whether a group (as its name says) takes in an agency: 各县区政府 and 秦州区政府, 市直有关部门 and 市教育局, 驻市高校
 * and 天水师范学院. */
bool agency_in_group(struct slice name, struct slice group);

enum agency_relation { AGENCY_LEADS, AGENCY_SUPPORTS, AGENCY_RELATIONS };

struct agency_ref {
    struct slice text; /* the name as written, borrowed from the plan */
    size_t column;     /* where it stands */
    enum agency_relation relation;
};

struct agency_refs { /* a walk over the agencies of one task; private to agency.c */
    const struct plan *plan;
    size_t task, column;
    struct agency_names names;
    bool in_cell, first_leads, marked; /* of the cell */
    size_t named;                      /* names seen in it */
};

/* The agencies of a task, in the order of its columns: for (refs = agency_refs_of(plan, task); agency_refs_next(&refs,
 * &ref);) … */
struct agency_refs agency_refs_of(const struct plan *, size_t task);
bool agency_refs_next(struct agency_refs *, struct agency_ref *);

/* Whether a column holds agencies of both kinds, the first leading: the only agency column of a plan, unless its header
 * says which they are (牵头单位, 配合单位). */
bool agency_column_is_both(const struct plan *, size_t column);

#endif
