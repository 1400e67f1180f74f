/* popup: a window over the panes: lines to read (help, a message), to choose from (a menu), or to choose from by
 * typing (the palette).  It is a layer.
 *
 * It owns copies of its texts, and `about`.  Each line has a value; what choosing it does is up to the popup_class
 * of the file that opened the window. */
#ifndef JIHUA_POPUP_H
#define JIHUA_POPUP_H

#include "layers/app.h"
#include "term/edit.h"
#include "term/rows.h"

enum popup_kind { POPUP_TEXT, POPUP_MENU, POPUP_PALETTE };

struct popup;

struct popup_class {
    /* A command on the line with that value: CMD_ENTER chooses it; any other command of SCOPE_MAIN that does not
     * move the cursor may come too.  The function closes the window itself where that is right.  False: the command
     * has no effect here.  NULL: choosing closes the window. */
    bool (*act)(struct popup *, enum cmd, int value);
    void (*done)(struct popup *); /* frees what `about` owns, but not `about` itself; NULL: nothing */
    /* As in a layer_class: the plans are about to be replaced.  NULL: the window is closed. */
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
    void *about; /* owned: the state of its class */
    enum popup_kind kind;
    char *title;             /* owned */
    struct popup_line *line; /* owned */
    size_t count, cap;
    struct rows rows;  /* the visible lines: all, or in a palette those that match */
    struct edit edit;  /* what is typed into a palette */
    size_t top, total; /* of a text: how many screen lines are scrolled away, and how many there are; set by drawing */
    int height;        /* rows of text or list; set by drawing */
};

/* ---- made, then opened ---- */

struct popup *popup_new(enum popup_kind, const char *title);
void popup_heading(struct popup *, const char *text);
/* Adds a line.  The strings are copied; NULL is "". */
void popup_add(struct popup *, const char *left, const char *text, const char *right, const char *note, int value);
/* Frees a pop-up that was not opened. */
void popup_free(struct popup *);
/* Opens it.  `about` is taken over and freed with free(); NULL if the class needs no state. */
unsigned popup_open(struct app *, struct popup *, const struct popup_class *, void *about);

/* ---- once it is open ---- */

/* Removes all lines, so that they can be added again; popup_filled then puts the cursor where it was, if that is
 * possible. */
void popup_clear(struct popup *);
void popup_filled(struct popup *);
/* the open pop-up of that class; NULL if there is none */
struct popup *popup_of_class(const struct app *, const struct popup_class *);
bool popup_stays(struct popup *, const struct app_swap *); /* a `renew` for a class that holds nothing of the plans */
/* the value of the line under the cursor; false if there is none */
bool popup_value(const struct popup *, int *value);

/* ---- shared with popup_draw.c ---- */

struct box popup_box(const struct popup *, const struct screen *); /* its place on the screen, with its frame */
void popup_scroll(struct popup *, ptrdiff_t by);
int popup_first_row(const struct popup *, const struct box *); /* of the list, on the screen */
void popup_draw(struct popup *, struct screen *);

#endif
