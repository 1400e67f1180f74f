/* sheet: a document to print, as a list of blocks.  A kind makes it from a plan; a format turns it into text, HTML
 * or PDF.
 *
 * A sheet knows nothing of plans and nothing of pages: the kind decides what is said, the format how it looks.
 * Invariants: blocks stand in reading order; a row of a table has as many cells as the table has columns, but a
 * section has one cell over the whole width; within a text '\n' ends a line, and no other character does.  All text
 * is copied into the sheet, so the plan may be freed before it. */
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
    /* its part of the width that is left when narrow columns have what they need; 0: it takes what it needs */
    unsigned share;
    bool right; /* numbers: flush right */
    bool merge; /* equal cells below each other become one; where it goes on on another page that is said */
};

struct sheet_row {
    struct slice *cell; /* owned by the arena; as many as there are columns; a section has one */
    bool section;       /* a heading over the whole width, on the same page as the row after it */
    struct slice mark;  /* its bookmark; empty: none */
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
    unsigned room; /* BOXES: how many lines of room to write there are */
};

struct sheet {
    struct arena arena;
    struct slice title;  /* of the document */
    struct slice source; /* the files that it is made from, with their dates, for the foot of the page */
    bool landscape;      /* the kind wants landscape paper, in formats that have pages */
    bool full_width;     /* half-width punctuation between Chinese characters is set full-width */
    struct sheet_block *block;
    size_t count, cap;
};

void sheet_init(struct sheet *);
void sheet_done(struct sheet *);
/* Building a sheet, in reading order.  Texts are copied; CRLF and CR become LF. */
void sheet_page(struct sheet *, unsigned level, struct slice name);
void sheet_add(struct sheet *, enum sheet_block_kind, struct slice text);
void sheet_field(struct sheet *, struct slice label, struct slice text);
void sheet_mark(struct sheet *, unsigned level, struct slice name);
void sheet_boxes(struct sheet *, const struct slice *labels, size_t count, unsigned room);
struct sheet_table *sheet_table(struct sheet *, const struct sheet_column *, size_t columns);
void sheet_row(struct sheet *, struct sheet_table *, const struct slice *cells);
void sheet_section(struct sheet *, struct sheet_table *, struct slice heading);
void sheet_row_mark(struct sheet *, struct sheet_table *, unsigned level,
                    struct slice name);                     /* the bookmark of the row that was added last */
struct slice sheet_copy(struct sheet *, struct slice text); /* a copy that the sheet owns */
/* A cell of a plan as it is printed, owned by the sheet: in columns of clauses every numbered clause begins a line. */
struct slice sheet_cell(struct sheet *, const struct plan *, size_t task, size_t column);
/* The time in SOURCE_DATE_EPOCH, for sheets that are the same byte for byte each time; false if it is not set. */
bool sheet_epoch(time_t *);
/* Adds the clauses of a cell, one a line; all of its text is there except blanks between clauses. */
void sheet_add_clauses(struct buf *, struct slice cell);

/* ---- what a sheet is made of ---- */

struct agencies;

/* Which tasks to print, and how; everything is borrowed. */
struct sheet_choice {
    const struct plans *plans;
    const size_t *place; /* of the tasks, in the order to print */
    size_t count;
    struct slice year;               /* label of the only year to print; empty: all */
    const struct agencies *agencies; /* the index of agencies of the plans; NULL: a kind that needs it makes it */
    size_t agency;                   /* the only agency whose duties are listed, from 1; 0: all of them */
    bool beside;                     /* the years of a task side by side instead of one below the other */
};

/* Sets title and source of an empty sheet: those of the plans of the chosen tasks, in that order.  `kind`: what the
 * kind is called, a msgid. */
void sheet_describe(struct sheet *, const char *kind, const struct sheet_choice *);

enum sheet_turn { SHEET_AS_KIND_WANTS, SHEET_PORTRAIT, SHEET_LANDSCAPE };

enum { SHEET_LINES = 60 }; /* lines of a page of text: A4 has 70 at six lines an inch, less five for each margin */

struct sheet_look {
    int ncols;       /* width of a text sheet in columns */
    unsigned nlines; /* lines of each of its pages, foot included; 0: a page is as long as what it holds */
    int ambiguous;   /* text.h: the width of “ … ① */
    bool a3;         /* paper: A3 instead of A4 */
    enum sheet_turn turn;
    const char *fonts; /* ROLE=FAMILY,… (pdf_fonts.h) or NULL */
    /* Where fonts stay open from one document to the next: *opened is NULL at first and freed with sheet_fonts_free
     * at last.  Or NULL. */
    struct pdf_fonts **opened;
};

/* What rendering has found out, besides the bytes. */
struct sheet_made {
    size_t pages;      /* 1 where the format knows no pages */
    bool empty;        /* the sheet has nothing to say: for instance, no agency has a duty */
    struct err remark; /* what the user should know before handing the sheet out; what[0] == 0: nothing */
};

struct pdf_fonts;
void sheet_fonts_free(struct pdf_fonts *);

/* The kinds and the formats, a file each; their tables are in sheet_order.c. */
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
