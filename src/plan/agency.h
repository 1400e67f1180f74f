/* agency: the organisations that a task's cells name, and whether each leads or supports.
 *
 * A cell is a list or a sentence: A、B牵头，C会同D配合.  Names end at 、 , ， ; ； . 。 / ／ |, at brackets that say something of
 * them, at what is said behind them (牵头, 按职责分工负责, 要加强…, agency_clause.h) and at 等; at blanks, line breaks, 和 及
 * 与, and without anything between, where names stand on both sides (市教育局 县教育局, but 市发展\n改革委).  Dates, persons,
 * sentences, 部门 and 有关部门 alone are no agencies.
 *
 * Who leads: what stands in a lead column; where there is only one agency column (责任单位), the first named; but where the
 * cell says who leads or supports, that holds: A、B牵头 both lead, 牵头单位： and 【牵头】 mark what follows, （牵头） the name
 * before, 会同 makes those before it lead and those behind it support.  Where some support (A、B负责，C配合，D实施), those who
 * answer for the task lead, as far as they stand together.  列第一位的为牵头单位 makes the first of the cell lead. */
#ifndef JIHUA_AGENCY_H
#define JIHUA_AGENCY_H

#include "plan/agency_phrase.h"
#include "plan/plan.h"

struct agency_name {
    size_t start, end; /* bytes of the cell: the name without what is said of it; it can hold blanks and line breaks */
    enum agency_mark mark; /* of this name */
};

struct agency_names { /* a walk over the names of one cell; private to agency.c */
    struct slice cell;
    size_t pos;             /* what follows is not read yet */
    size_t part_end;        /* the next mark between names behind pos; not looked for if it is before pos */
    enum agency_mark label; /* 牵头单位： holds for the names behind it */
    enum agency_mark mark;  /* what is said behind several names holds for those that begin before mark_until */
    size_t mark_until;
    bool with;           /* behind 会同 */
    bool aside;          /* behind 完成时限： */
    bool strict;         /* behind 负责项目建设、…: only what ends as a name does is one */
    bool object;         /* behind 督促各校、: what is listed is no agency */
    bool brackets_begin; /* 【牵头】 stands before its names in this cell */
    bool entered;
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

struct agency_refs { /* a walk over the agencies of one task; private to agency_refs.c */
    const struct plan *plan;
    size_t task, column, columns; /* up to which column */
    struct agency_names names;
    bool in_cell, first_leads; /* of the cell */
    bool leads, supports;      /* what the cell says of some of its names */
    size_t named;              /* names seen in it */
    bool led, answered;        /* one of those leads; those who answer for the task are all named (A负责，B配合) */
};

/* The agencies of a task, in the order of its columns: for (refs = agency_refs_of(plan, task); agency_refs_next(&refs,
 * &ref);) … */
struct agency_refs agency_refs_of(const struct plan *, size_t task);
bool agency_refs_next(struct agency_refs *, struct agency_ref *);
/* Those of one of its columns only, in the same way. */
struct agency_refs agency_refs_of_column(const struct plan *, size_t task, size_t column);
/* Whether a column holds agencies. */
bool agency_refs_are_in(const struct plan *, size_t column);

/* Whether a column holds agencies of both kinds, the first leading: the only agency column of a plan, unless its header
 * says which they are (牵头单位, 配合单位). */
bool agency_column_is_both(const struct plan *, size_t column);

#endif
