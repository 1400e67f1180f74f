/* popup: a window over the panes: lines to read (help, a message), to choose from (a menu), or to choose from by typing
 * (the palette).
 *
 * It owns copies of its texts.  It takes commands, never keys; what was chosen is the value of its line. */
#ifndef JIHUA_POPUP_H
#define JIHUA_POPUP_H

#include "term/command.h"
#include "term/edit.h"
#include "term/rows.h"
#include "term/screen.h"

enum popup_kind { POPUP_TEXT, POPUP_MENU, POPUP_PALETTE };
enum popup_result { POPUP_STAYS, POPUP_CLOSED, POPUP_CHOSEN };

struct popup_line {
    char *left, *text, *right; /* owned; "" where there is none */
    char *note;                /* shown below the list while the cursor is on the line */
    int value;
    bool heading;
};

struct popup {
    enum popup_kind kind;
    char *title;             /* owned */
    struct popup_line *line; /* owned */
    size_t count, cap;
    struct rows rows;  /* the lines shown: all, or in a palette those that match */
    struct edit edit;  /* what is typed into a palette */
    size_t top, total; /* of a text: screen lines scrolled away, and all of them; set by drawing */
    int height;        /* rows of text or list; set by drawing */
};

struct popup *popup_new(enum popup_kind, const char *title);
void popup_free(struct popup *);
void popup_heading(struct popup *, const char *text);
/* The strings are copied; NULL is "". */
void popup_add(struct popup *, const char *left, const char *text, const char *right, const char *note, int value);

enum command_scope popup_scope(const struct popup *);
bool popup_value(const struct popup *, int *value); /* of the row under the cursor; false if there is none */
enum popup_result popup_command(struct popup *, enum cmd, int *value);
void popup_type(struct popup *, struct slice text); /* into a palette */
enum popup_result popup_press(struct popup *, int row, int col, const struct screen *, int *value);
void popup_wheel(struct popup *, int by);
void popup_draw(struct popup *, struct screen *);

/* Made from the command table. */
struct popup *popup_help(bool plain);
/* `enabled` says which commands would do something now: only those are listed.  The values are enum cmd. */
struct popup *popup_palette(bool plain, bool (*enabled)(void *, enum cmd), void *data);

#endif
