/* look: what a cell looks like, apart from its column: a number, a figure, a date, a list of agencies, numbered
 * clauses, a name, a text.  What the rows below a header look like tells what a column is, and where a row that lacks
 * cells lacks them. */
#ifndef JIHUA_LOOK_H
#define JIHUA_LOOK_H

#include "table/column.h"

enum cell_look {
    LOOK_BLANK,
    LOOK_NUMBER,   /* counts a row: 5, 5.1, （五）, 五、; and any other number in digits alone */
    LOOK_CLAUSES,  /* begins with item 1: 1.… （1）… ①… */
    LOOK_AGENCIES, /* names of public bodies, most of them */
    LOOK_TEXT,     /* a sentence, or anything longer than a name */
    LOOK_FIGURE,   /* an amount: 1,906.4 ≥3000 60.6* 5% — */
    LOOK_DATE,     /* 2024年6月底前, 全年, 长期坚持 */
    LOOK_NAME,     /* a few words without punctuation */
    LOOKS
};

enum cell_look look_of(struct slice cell);
/* Whether it names an agency first, whatever else it looks like: less to do than look_of. */
bool look_begins_with_agency(struct slice cell);
/* Whether it ends as the name of an agency does: less still. */
bool look_ends_as_agency(struct slice cell);
/* How well a cell that looks so fits a column of that kind: 0 to 2. */
int look_fit(enum column_kind, enum cell_look);
/* The same for a role, which tells more than its kind: a deadline holds dates. */
int look_fit_role(enum column_role, enum cell_look);
/* The number that counts a row (1, 01, １, 1., （1）), -1 if it is none or written in Chinese numerals. */
long look_row_number(struct slice cell);
/* 一、 （二） 三 第四部分: what counts a section.  *level: 1 for 第…部分, 2 for 一、, 3 for （一）; 0 and false for no such
 * number.  *end: the byte behind it. */
bool look_section_number(struct slice cell, unsigned *level, size_t *end);
/* 合计, 小计：: a sum, not a name. */
bool look_is_sum(struct slice cell);

#endif
