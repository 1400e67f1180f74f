/* paste_inside: what the files of paste share: lines, the shape of a table, the way of the lines through its
 * columns. */
#ifndef JIHUA_PASTE_INSIDE_H
#define JIHUA_PASTE_INSIDE_H

#include "load/header.h"
#include "load/look.h"
#include "table/table.h"

enum {
    PASTE_COLUMNS = 64, /* more columns are never pasted a cell a line */
    PASTE_HEADERS = 96, /* lines that a header may have */
    PASTE_NEVER = -1000000,
};

/* ---- lines ---- */

enum paste_aside { PASTE_NO_ASIDE, PASTE_PAGE_MARK, PASTE_BELOW }; /* 第2页 续表; 注： 责任编辑： （此件公开发布） */

struct paste_line {
    struct slice text; /* without bars; empty: a cell of which a bar says that it is empty */
    unsigned line;     /* of the file */
    unsigned blanks;   /* blank lines above it, more than usual or fewer */
    bool ended;        /* a bar stands behind it */
    bool section;      /* 二、民生方面 */
    enum paste_aside aside;
    enum cell_look look;
    long number; /* what counts a row; -1: nothing */
    long item;   /* the number of the clause that it begins with, 0: none */
    size_t chars;
};

struct paste {
    struct paste_line *line;
    size_t lines, cap;
    bool bars;      /* bars stand between cells */
    unsigned usual; /* blank lines between two cells */
};

void paste_lines_read(struct paste *, const struct table *);
void paste_lines_done(struct paste *);

/* ---- shapes ---- */

struct paste_column {
    size_t first, lines; /* of the lines of *paste: its header; no lines for a column without one */
    enum column_role role;
};

struct paste_shape {
    struct paste_column column[PASTE_COLUMNS];
    size_t columns;
    size_t first, end; /* of the lines of *paste: the header */
    int number;        /* the column that counts the rows, -1: none */
    int score;         /* of the header alone */
};

/* The headers that the first lines may hold, best first; returns how many, at most max. */
size_t paste_header_find(const struct paste *, struct paste_shape *out, size_t max);
/* The shape with a column of numbers before column `at`, of which the header says nothing. */
struct paste_shape paste_header_with_number(const struct paste_shape *, size_t at);
/* The header of a column; appends to *out. */
void paste_header_add(const struct paste *, const struct paste_shape *, size_t column, struct buf *out);

/* ---- the way through the columns ---- */

enum paste_event { PASTE_BEGINS, PASTE_NEXT, PASTE_JOINS, PASTE_SECTION, PASTE_ASIDE, PASTE_FOOT };

struct paste_step {
    enum paste_event event;
    unsigned char column;
    bool fits;  /* what it looks like is possible in the column */
    bool weak;  /* but not what the column should hold */
    int margin; /* how much worse the best other way is that takes this line elsewhere */
};

struct paste_way {
    struct paste_step *step; /* of each line from the shape's end on */
    size_t steps;
    int score;
};

/* The best way of the lines [shape->end, end) through the rows; the margins of its steps only if asked
 * for.  Free with paste_way_done. */
void paste_rows_align(const struct paste *, const struct paste_shape *, size_t end, bool margins, struct paste_way *);
void paste_way_done(struct paste_way *);
/* Blank lines above a line stand for so many empty cells. */
size_t paste_rows_blanks_imply(const struct paste *, const struct paste_line *);
/* A cell of that role is often merged over rows: it stands in the first only. */
bool paste_rows_is_group(const struct paste_shape *, size_t column);

/* ---- writing ---- */

void paste_write(const struct paste *, const struct paste_shape *, const struct paste_way *, struct table *,
                 struct report *);

#endif
