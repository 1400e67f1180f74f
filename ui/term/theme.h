/* theme: how each kind of text on the screen looks, on terminals with 256 colours, with 8, and with none.
 *
 * A style is a role, which may be combined with an overlay: the row under the cursor changes the background of all
 * texts in it.  The colours are readable on black and on white. */
#ifndef JIHUA_THEME_H
#define JIHUA_THEME_H

#include <stdbool.h>

enum style {
    STYLE_TEXT,
    STYLE_QUIET,       /* counts, what is less important */
    STYLE_FRAME,       /* lines between panes */
    STYLE_TITLE,       /* of a pane */
    STYLE_TITLE_FOCUS, /* of the pane that has the keyboard */
    STYLE_PLAN,        /* the plan's title */
    STYLE_HEADING,     /* a group in a list, a year */
    STYLE_LABEL,       /* the name of a field */
    STYLE_NUMBER,      /* of a task, of an item */
    STYLE_STRONG,      /* the name of the task */
    STYLE_TREND,       /* how a quantity changed: ↑ = ↓ 新 */
    STYLE_REMOVED,     /* only in the older of two years */
    STYLE_ADDED,       /* only in the newer one */
    STYLE_HIT,         /* found by the search */
    STYLE_HIT_CURRENT, /* the hit that n and N stand on */
    STYLE_TICK,        /* on a scroll bar: a hit is there */
    STYLE_KEY,         /* the name of a key */
    STYLE_PROMPT,      /* the label of a line that is typed */
    STYLE_NOTICE,      /* a message */
    STYLE_WARNING,     /* a message that something was wrong */
    STYLES,
    STYLE_ROLE_MASK = 0xFF,
    ON_CURSOR = 0x100, /* overlay: the row under the cursor, in the pane that has the keyboard */
    ON_IDLE = 0x200,   /* overlay: the same in the other panes */
};

enum { THEME_BOLD = 1, THEME_UNDERLINE = 2, THEME_REVERSE = 4, THEME_DIM = 8 };

struct look {
    short fg, bg;        /* palette index, -1: the terminal's own */
    unsigned attributes; /* THEME_BOLD | … */
};

/* `ncolors`: 256, 8 or 0. */
struct look theme_look(unsigned style, int ncolors);

#endif
