/* sheet: a document to print, as a list of blocks; kinds make it from a plan, formats turn it into text, HTML, PDF.
 *
 * A sheet knows nothing of plans and nothing of pages: a kind (sheet_kind.h) decides what is said, a format how it
 * looks.  Invariants: blocks stand in reading order; a table row has as many cells as its table has columns, unless it
 * is a section (one cell over the whole width); within a text '\n' ends a line and nothing else does.  All text is
 * copied into the sheet, so the plan may go before it. */
#ifndef JIHUA_SHEET_H
#define JIHUA_SHEET_H

#include <time.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "plan/plans.h"

enum sheet_block_kind {
    SHEET_PAGE,     /* a new page starts; text: its name in an outline (bookmark); level: its depth there, from 0 */
    SHEET_MARK,     /* a further entry of the outline, for the same place */
    SHEET_TITLE,    /* centred, large */
    SHEET_SUBTITLE, /* centred, small: what the title leaves out (the plan, the year) */
    SHEET_HEADING,  /* over a part of the page */
    SHEET_FIELD,    /* label and text; fields and boxes that follow each other form one ruled form */
    SHEET_TEXT,     /* a paragraph */
    SHEET_TABLE,
    SHEET_BOXES, /* labels with room to write by hand: signature, date */
    SHEET_NOTE   /* small, at the end: source, remarks */
};

struct sheet_column {
    struct slice header;
    unsigned share; /* of the width that is left when narrow columns have what they need; 0: takes no more than that */
    bool right;     /* numbers: flush right */
    bool merge;     /* equal cells below each other are one; where it goes on on another page it says so */
};

struct sheet_row {
    struct slice *cell; /* as many as columns; a section has one */
    bool section;       /* a heading across the table, kept with the row after it */
    struct slice mark;  /* its entry in the outline; empty: none */
    unsigned level;
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
    struct slice label; /* FIELD */
    struct slice text;
    struct sheet_table *table; /* TABLE */
    const struct slice *box;   /* BOXES: their labels */
    size_t boxes;
    unsigned room; /* BOXES: lines of room to write */
};

struct sheet {
    struct arena arena;
    struct slice title;  /* of the document */
    struct slice source; /* the file or files it is made from, with their dates, for a foot line */
    bool landscape;      /* wanted by the kind, where there are pages */
    bool full_width;     /* half-width punctuation between Chinese characters is set full-width */
    struct sheet_block *block;
    size_t count, cap;
};

void sheet_init(struct sheet *);
void sheet_done(struct sheet *);
/* Building, in reading order.  Texts are copied; CRLF and CR become LF. */
void sheet_page(struct sheet *, unsigned level, struct slice name);
void sheet_add(struct sheet *, enum sheet_block_kind, struct slice text);
void sheet_field(struct sheet *, struct slice label, struct slice text);
void sheet_mark(struct sheet *, unsigned level, struct slice name);
void sheet_boxes(struct sheet *, const struct slice *labels, size_t count, unsigned room);
struct sheet_table *sheet_table(struct sheet *, const struct sheet_column *, size_t columns);
void sheet_row(struct sheet *, struct sheet_table *, const struct slice *cells);
void sheet_section(struct sheet *, struct sheet_table *, struct slice heading);
void sheet_row_mark(struct sheet *, struct sheet_table *, unsigned level,
                    struct slice name);                     /* of the row added last */
struct slice sheet_copy(struct sheet *, struct slice text); /* into the sheet, as the builders do */
/* A cell of a plan as it is printed: where its column holds clauses, every numbered clause on a line of its own. */
struct slice sheet_cell(struct sheet *, const struct plan *, size_t task, size_t column);
/* The time that SOURCE_DATE_EPOCH gives, for sheets that are the same byte for byte; false if it gives none. */
bool sheet_epoch(time_t *);
/* The clauses of a cell, one a line; all of its text but for the blanks between clauses. */
void sheet_add_clauses(struct buf *, struct slice cell);

/* ---- what a sheet is made of ---- */

struct agencies;

/* Tasks to print and how: the "which" of the command line. */
struct sheet_choice {
    const struct plans *plans;
    const size_t *place; /* of the tasks, in the order to print */
    size_t count;
    struct slice year;               /* label of the only year to print; empty: all */
    const struct agencies *agencies; /* of the plans; NULL: a kind that needs them makes them */
    size_t agency;                   /* the only agency of a list of duties, from 1; 0: each of them */
    bool beside;                     /* the years of a task side by side instead of one below the other */
};

/* Title and source of an empty sheet: of the plans that the chosen tasks are from, in that order.  `kind`: what the
 * kind is called, a msgid. */
void sheet_describe(struct sheet *, const char *kind, const struct sheet_choice *);

enum sheet_turn { SHEET_AS_KIND_WANTS, SHEET_PORTRAIT, SHEET_LANDSCAPE };

enum { SHEET_LINES = 60 }; /* of a page of text: A4, six lines an inch, margins of five lines */

struct sheet_look {
    int ncols;       /* of a text sheet */
    unsigned nlines; /* of each of its pages, the foot among them; 0: it ends only where the sheet says */
    int ambiguous;   /* text.h: the width of “ … ① */
    bool a3;         /* paper: A3 instead of A4 */
    enum sheet_turn turn;
    const char *fonts; /* ROLE=FAMILY,… (pdf_fonts.h) or NULL */
    /* Keeps fonts open from one document to the next: *opened is NULL at first, sheet_fonts_free at last; or NULL. */
    struct pdf_fonts **opened;
};

/* What came of a sheet, beside its bytes. */
struct sheet_made {
    size_t pages;      /* 1 where the format knows no pages */
    bool empty;        /* the sheet has nothing to say: no agency has a duty */
    struct err remark; /* what somebody who hands it out should know; what[0] == 0: nothing */
};

struct pdf_fonts;
void sheet_fonts_free(struct pdf_fonts *);

/* Kinds and formats, a file each; sheet_order.h has their tables. */
void sheet_make_task(struct sheet *, const struct sheet_choice *);
void sheet_make_tasks(struct sheet *, const struct sheet_choice *);
void sheet_make_agency(struct sheet *, const struct sheet_choice *);
void sheet_make_followup(struct sheet *, const struct sheet_choice *);
void sheet_make_table(struct sheet *, const struct sheet_choice *);
bool sheet_render_text(const struct sheet *, const struct sheet_look *, struct buf *out, struct sheet_made *,
                       struct err *);
bool sheet_render_md(const struct sheet *, const struct sheet_look *, struct buf *out, struct sheet_made *,
                     struct err *);
bool sheet_render_pdf(const struct sheet *, const struct sheet_look *, struct buf *out, struct sheet_made *,
                      struct err *);
bool sheet_render_html(const struct sheet *, const struct sheet_look *, struct buf *out, struct sheet_made *,
                       struct err *);

#endif
