/* popup: a window over the panes: lines to read (help, a message), to choose from (a menu), or to choose from by typing
 * (the palette).  A layer.
 *
 * It owns copies of its texts, and what it is about.  What was chosen is the value of its line; what that does is up to
 * the popup_class of whoever opened it. */
#ifndef JIHUA_POPUP_H
#define JIHUA_POPUP_H

#include "layers/app.h"
#include "term/edit.h"
#include "term/rows.h"

enum popup_kind { POPUP_TEXT, POPUP_MENU, POPUP_PALETTE };

struct popup;

struct popup_class {
    /* A command on the line with that value: CMD_ENTER where it is chosen, any other command of SCOPE_MAIN that does
     * not move.  It closes the window itself where that is due.  False: the command does nothing here.  NULL: choosing
     * closes. */
    bool (*act)(struct popup *, enum cmd, int value);
    void (*done)(struct popup *); /* releases what `about` owns, not itself; NULL: nothing */
    /* As of a layer: the plans are about to be others.  NULL: it is closed. */
    bool (*renew)(struct popup *, const struct app_swap *);
};

struct popup_line {
    char *left, *text, *right; /* owned; "" where there is none */
    char *note;                /* shown below the list while the cursor is on the line */
    int value;
    bool heading;
};

struct popup {
    struct layer layer;
    const struct popup_class *class;
    void *about; /* owned: what its class remembers */
    enum popup_kind kind;
    char *title;             /* owned */
    struct popup_line *line; /* owned */
    size_t count, cap;
    struct rows rows;  /* the lines shown: all, or in a palette those that match */
    struct edit edit;  /* what is typed into a palette */
    size_t top, total; /* of a text: screen lines scrolled away, and all of them; set by drawing */
    int height;        /* rows of text or list; set by drawing */
};

/* ---- made, then opened ---- */

struct popup *popup_new(enum popup_kind, const char *title);
void popup_heading(struct popup *, const char *text);
/* The strings are copied; NULL is "". */
void popup_add(struct popup *, const char *left, const char *text, const char *right, const char *note, int value);
/* Frees one that was not opened. */
void popup_free(struct popup *);
/* `about` is taken over (free); NULL if there is nothing to remember. */
unsigned popup_open(struct app *, struct popup *, const struct popup_class *, void *about);

/* ---- once it is open ---- */

/* Takes all lines away, to be added anew; popup_filled then puts the cursor where it was, as far as that can be. */
void popup_clear(struct popup *);
void popup_filled(struct popup *);
struct popup *popup_of_class(const struct app *, const struct popup_class *); /* the one that is open; NULL */
bool popup_stays(struct popup *, const struct app_swap *); /* renew of what holds nothing of the plans */
bool popup_value(const struct popup *, int *value);        /* of the row under the cursor; false if there is none */

/* ---- shared with popup_draw.c ---- */

struct box popup_box(const struct popup *, const struct screen *); /* on the screen, frame included */
void popup_scroll(struct popup *, ptrdiff_t by);
int popup_first_row(const struct popup *, const struct box *); /* of the list, on the screen */
void popup_draw(struct popup *, struct screen *);

#endif
