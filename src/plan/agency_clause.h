/* agency_clause: what agencies do, said behind their names: 县财政局要会同县教育局做好保障, 等部门建立工作机制.
 *
 * A name ends where it is complete and words follow that say that something is done (要, 及时, 按照职责分工, 会同, 负责) or
 * what (加强, 采取).  Words that names hold too (组织, 监督) end one only if what follows does not end as a name does. */
#ifndef JIHUA_AGENCY_CLAUSE_H
#define JIHUA_AGENCY_CLAUSE_H

#include "plan/agency_phrase.h"

/* What stands behind the name that ends somewhere, and where to go on. */
struct agency_tail {
    size_t end, behind;
    enum agency_mark mark;
    bool own;    /* the mark is of this name alone: （牵头） */
    bool with;   /* 会同 follows */
    bool strict; /* what is done follows: behind it, only what ends as a name does is one */
    bool object; /* so that 、 behind it joins things, not agencies */
};

/* Where the words end that begin at pos: at a blank, a mark, a bracket, 等, 要 or 负责. */
size_t agency_clause_words_end(struct slice, size_t pos);
/* Whether a name begins at pos, behind a blank or a joint word: 县水利局 甲某某 is one agency and a person. */
bool agency_clause_names(struct slice, size_t pos);
/* Behind what is said before a name that it is done to: 指导各县区政府落实; pos if nothing is. */
size_t agency_clause_behind_verb(struct slice, size_t pos);

/* Whether what the name [start, pos) does is said at pos. */
bool agency_clause_at(struct slice, size_t start, size_t pos, size_t part_end, struct agency_tail *);
/* Reads what is done behind 等部门, which ends at pos. */
void agency_clause_behind_closer(struct slice, size_t pos, size_t part_end, struct agency_tail *);
/* Where the name ends that begins at start and does what no table tells: 县林业局巡护天然林; part_end if it does not. */
size_t agency_clause_name_end(struct slice, size_t start, size_t part_end);

#endif
