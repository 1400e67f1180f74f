/* sheet: a document to print, as a list of blocks; kinds make it from a plan, formats turn it into text, HTML, PDF.
 *
 * A sheet knows nothing of plans and nothing of pages: a kind (sheet_kind.h) decides what is said, a format how it
 * looks.  Invariants: blocks stand in reading order; a table row has as many cells as its table has columns, unless it
 * is a section (one cell over the whole width); within a text '\n' ends a line and nothing else does.  All text is
 * copied into the sheet, so the plan may go before it.  Floor 4. */
#ifndef JIHUA_SHEET_H
#define JIHUA_SHEET_H

#include "arena.h"
#include "buf.h"
#include "err.h"
#include "plans.h"

enum sheet_block_kind {
    SHEET_PAGE,     /* a new page starts; text: its name in an outline (bookmark); level: its depth there, from 0 */
    SHEET_TITLE,    /* centred, large */
    SHEET_SUBTITLE, /* centred, small: what the title leaves out (the plan, the year) */
    SHEET_HEADING,  /* over a part of the page */
    SHEET_FIELD,    /* label and text; fields that follow each other form one ruled form */
    SHEET_TEXT,     /* a paragraph */
    SHEET_TABLE,
    SHEET_BOXES,    /* labels with room to write by hand: signature, date */
    SHEET_NOTE      /* small, at the end: source, remarks */
};

struct sheet_column {
    struct slice header;
    unsigned share;   /* of the width that is left when narrow columns have what they need; 0: takes no more than that */
    bool right;       /* numbers: flush right */
};

struct sheet_row {
    struct slice *cell;   /* as many as columns; a section has one */
    bool section;         /* a heading across the table, kept with the row after it */
};

struct sheet_table {
    const struct sheet_column *column;
    size_t columns;
    struct sheet_row *row;
    size_t rows, cap;
};

struct sheet_block {
    enum sheet_block_kind kind;
    unsigned level;
    struct slice label;         /* FIELD */
    struct slice text;
    struct sheet_table *table;  /* TABLE */
    const struct slice *box;    /* BOXES: their labels */
    size_t boxes;
};

struct sheet {
    struct arena arena;
    struct slice title;         /* of the document */
    struct slice source;        /* the file or files it is made from, for a foot line */
    bool landscape;             /* wanted by the kind, where there are pages */
    struct sheet_block *block;
    size_t count, cap;
};

void sheet_init(struct sheet *);
void sheet_done(struct sheet *);
/* Building, in reading order.  Texts are copied; CRLF and CR become LF. */
void sheet_page(struct sheet *, unsigned level, struct slice name);
void sheet_add(struct sheet *, enum sheet_block_kind, struct slice text);
void sheet_field(struct sheet *, struct slice label, struct slice text);
void sheet_boxes(struct sheet *, const struct slice *labels, size_t count);
struct sheet_table *sheet_table(struct sheet *, const struct sheet_column *, size_t columns);
void sheet_row(struct sheet *, struct sheet_table *, const struct slice *cells);
void sheet_section(struct sheet *, struct sheet_table *, struct slice heading);
struct slice sheet_copy(struct sheet *, struct slice text); /* into the sheet, as the builders do */
/* A cell of a plan as it is printed: where its column holds clauses, every numbered clause on a line of its own. */
struct slice sheet_cell(struct sheet *, const struct plan *, size_t task, size_t column);
/* The clauses of a cell, one a line; all of its text but for the blanks between clauses. */
void sheet_add_clauses(struct buf *, struct slice cell);

/* ---- what a sheet is made of ---- */

/* Tasks to print and how: the "which" of the command line. */
struct sheet_choice {
    const struct plans *plans;
    const size_t *place;   /* of the tasks, in the order to print */
    size_t count;
    struct slice year;     /* label of the only year to print; empty: all */
};

/* A kind is one file that fills a sheet, and its row here. */
struct sheet_kind {
    const char *name;      /* --kind task */
    const char *label;     /* msgid: 任务单 */
    void (*make)(struct sheet *, const struct sheet_choice *);
};
size_t sheet_kinds(void);
const struct sheet_kind *sheet_kind_at(size_t);
const struct sheet_kind *sheet_kind_named(const char *name); /* NULL if there is none */

struct sheet_look {
    int ncols;             /* of a text sheet */
    int ambiguous;         /* text.h: the width of “ … ① */
};

/* A format is one file that renders a sheet, and its row here. */
struct sheet_format {
    const char *name;      /* --format text */
    const char *ending;    /* of a file: "txt" */
    bool (*render)(const struct sheet *, const struct sheet_look *, struct buf *out, struct err *);
};
size_t sheet_formats(void);
const struct sheet_format *sheet_format_at(size_t);
const struct sheet_format *sheet_format_named(const char *name);

void sheet_make_task(struct sheet *, const struct sheet_choice *);
void sheet_make_tasks(struct sheet *, const struct sheet_choice *);
bool sheet_render_text(const struct sheet *, const struct sheet_look *, struct buf *out, struct err *);

#endif
