/* grid: what a reader of office files finds, handed on as a stream of bytes: sheets, rows, cells, merged rectangles.
 *
 * A file that may be hostile is read in a process of its own (office/office.h).  That process says what it finds with
 * the functions of struct grid_out; the bytes that they make come through a pipe and become the rows of a table
 * (struct grid_in), which trusts none of them: a stream that breaks a rule is an error, never a crash.
 *
 * The parts of a file come one after the other: a worksheet is one part; a document or a web page is made of parts by
 * turns, the paragraphs outside of tables (one cell a row) and each table.  Within a part rows come in the order of
 * their lines, cells in the order of their columns.  Blank cells need not be told.  A text that many cells share is
 * told once. */
#ifndef JIHUA_GRID_H
#define JIHUA_GRID_H

#include "base/buf.h"
#include "base/err.h"
#include "table/merges.h"
#include "table/report.h"
#include "table/table.h"

enum {
    GRID_TEXT_MAX = 1 << 20,    /* bytes of one text */
    GRID_TEXTS_MAX = 128 << 20, /* bytes of all texts */
    GRID_LINE_MAX = 1 << 20,    /* rows of one part */
    GRID_COLUMN_MAX = 4096,     /* columns */
    GRID_CELLS_MAX = 1 << 25,   /* cells of the table, also those that stand blank before others in their row */
    GRID_MERGES_MAX = 1 << 20,  /* rectangles */
    GRID_PARTS_MAX = 10000,
    GRID_NAME_MAX = 1000 /* bytes of a name or of the detail of a note: what is longer is cut */
};

/* ---- the process that reads the file ---- */

struct grid_out {
    void (*write)(void *context, struct slice bytes);
    void *context;
    struct buf pending; /* not yet written */
    uint32_t texts;
    uint64_t text_bytes, cells;
    unsigned parts, line, column, merges; /* line: of the row begun last in this part; column: its next */
    bool failed;
    struct err err;
};

void grid_out_init(struct grid_out *, void (*write)(void *context, struct slice bytes), void *context);
/* Ends the stream: with the error where one of the functions below has failed, else as whole. */
void grid_out_done(struct grid_out *);

/* What the file is ("xlsx") and how its text was encoded, for the report.  Before anything else, or not at all. */
void grid_format(struct grid_out *, const char *format, const char *encoding);
/* A new part; `name` is that of a worksheet, else empty. */
void grid_part(struct grid_out *, enum table_part_kind, struct slice name, bool hidden);
/* A new row.  `line`, from 1 and rising within the part: the row of the worksheet or of the table, the paragraph of
 * the text. */
void grid_row(struct grid_out *, unsigned line);
/* A text, to stand in any number of cells; any bytes: what is no UTF-8 becomes U+FFFD.  Its number. */
uint32_t grid_text(struct grid_out *, struct slice);
/* A cell of the row begun last.  `column`, from 0 and rising within the row. */
void grid_cell(struct grid_out *, unsigned column, uint32_t text);
/* A merged cell: the rectangle that it covers in the part begun last, in lines from 1 and columns from 0.  At any time
 * before the next part: before or after its rows.  What the covered cells hold does not count. */
void grid_merge(struct grid_out *, unsigned line, unsigned column, unsigned lines, unsigned columns);
/* What the user should know of the part begun last.  `line` from 1, 0: all of it; `column` from 1, 0: the whole row. */
void grid_note(struct grid_out *, enum note_kind, unsigned line, unsigned column, struct slice detail);
/* The file cannot be read after all: the message (translated) replaces what was told so far. */
void grid_fail(struct grid_out *, const char *what, const char *remedy);
/* Whether anything has failed: what is told from then on is ignored, a reader may as well end. */
bool grid_has_failed(const struct grid_out *);

/* ---- the process that asked for it ---- */

struct grid_in {
    struct table *table;
    size_t at;                /* bytes of the stream that have been taken */
    unsigned line, last_line; /* of the row that is being built, 0: none; of the row before */
    unsigned column;          /* cells that it has */
    unsigned char *suspect;   /* of each text: whether it may hold an invisible character */
    size_t suspect_cap;
    struct merge_told *merge;
    size_t merges, merge_cap;
    struct slice format, encoding; /* empty: not told */
    bool ended;
};

/* The table, which is empty, borrows the texts from the stream: its bytes must not move.  The notes of all parts go to
 * the table (struct table_part), none to a report: only one part will be read. */
void grid_in_init(struct grid_in *, struct table *);
void grid_in_done(struct grid_in *);
/* Takes the whole records among the stream's first `nbytes` bytes that have not been taken yet.  False and *err: the
 * reader's own error, or that the stream makes no sense. */
bool grid_take(struct grid_in *, const char *stream, size_t nbytes, struct err *);
/* Makes do with what has been taken, as though the end had come. */
void grid_finish(struct grid_in *);
/* Whether the end has come. */
bool grid_is_whole(const struct grid_in *);

#endif
