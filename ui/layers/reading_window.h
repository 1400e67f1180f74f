/* reading_window: the window in which a reading is seen and corrected, as reading_window.c and reading_window_draw.c
 * share it.
 *
 * It holds a copy of the first bytes of the file; every change reads them again in memory.  The plan itself is read
 * anew, in the background, when the reading is taken. */
#ifndef JIHUA_READING_WINDOW_H
#define JIHUA_READING_WINDOW_H

#include "layers/app.h"
#include "load/sample.h"

enum { READING_ROWS = 200 }; /* that are shown at most */
enum reading_deed { READING_TAKE, READING_FORGET, READING_DEEDS };

struct reading_window {
    struct layer layer;
    size_t plan; /* its index */
    char *source;
    struct buf bytes; /* the first of the file */
    bool whole;       /* they are all of it */
    struct sample sample;

    struct load_options options; /* as they are set; the strings are those below, or literals */
    struct buf columns;          /* ROLE=HEADER,… */
    char sheet[24];
    char *encoding, *delimiter, *title; /* owned: as the plan was opened with; NULL */
    bool kept;                          /* the configuration has something for this header */

    size_t row;       /* of the sample; behind the last: enum reading_deed */
    size_t column;    /* the cell */
    size_t top, left; /* the first row and column shown */
    int height;       /* rows of the sample that are shown; set by drawing */
    int first_row;    /* on the screen; set by drawing */
};

size_t reading_window_rows(const struct reading_window *); /* of the sample */
size_t reading_window_deeds(const struct reading_window *);
/* Columns of the screen that a cell takes. */
int reading_window_cols(const struct reading_window *, int ncols);
int reading_window_cell_at(const struct reading_window *, int col, int ncols); /* -1: none */
/* The options as a command line. */
void reading_window_add_words(const struct reading_window *, struct buf *);
void reading_window_draw(struct layer *, bool active);
void reading_window_footer(struct layer *, int row);

#endif
