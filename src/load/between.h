/* between: what a row of a table is, if it is no task: a header stated again, a row that numbers the columns, a page
 * mark, a total, a signature or a note, the heading of a section. */
#ifndef JIHUA_BETWEEN_H
#define JIHUA_BETWEEN_H

#include "load/roles.h"

enum row_kind {
    ROW_TASK,
    ROW_REPEATED, /* the header again */
    ROW_RULER,    /* |---|:--:| of Markdown */
    ROW_INDEX,    /* 甲 乙 丙 1 2 3 */
    ROW_UNITS,    /* 个 万元 % below a header */
    ROW_PAGE,     /* — 1 —, 第 2 页, 续表 */
    ROW_TOTALS,
    ROW_REMARK, /* 注：… 审核人：… */
    ROW_SECTION,
};

/* What rows are compared with: the table's columns, by what they hold. */
struct between {
    const struct table *table;
    size_t header, header_rows;
    size_t columns;       /* cells of a whole row */
    int no, action, task; /* cells, -1: the table has no such column */
    bool arabic;          /* most rows are counted in Arabic digits: Chinese numerals count sections then */
    bool below;           /* a note has been met: what follows in one cell belongs to it */
};

/* A row as far as it is looked at: nearly all rows are tasks, and their far cells are not in the processor's cache. */
struct row_facts {
    size_t filled;        /* cells that are not blank: 0 to 2, 3 for more */
    size_t first, second; /* the first two of them */
};

struct row_facts between_look(const struct table *, size_t row);
enum row_kind between_kind(struct between *, size_t row, struct row_facts);
/* Of a section row: how deep it is (look_section_number; 4 without a number), and its heading: the number and the name,
 * where they stand in two cells. */
unsigned between_section(const struct between *, size_t row, struct row_facts, struct buf *heading);
/* — 1 —, 第1页共3页, 续表: also for lines above a table. */
bool between_is_page_mark(struct slice text);

#endif
