/* keys: turns the bytes that the keyboard and the mouse send into events, and knows the names of keys.
 *
 * It understands the sequences of xterm and its relatives, the Linux console, rxvt and vt100.  It is given bytes and
 * never waits: a single ESC byte becomes the Escape key only if the caller says that no more bytes follow. */
#ifndef JIHUA_KEYS_H
#define JIHUA_KEYS_H

#include <stdbool.h>

#include "base/text.h"

/* A key is a code point (a control key: 1-26, but for Ctrl-C, which is an event of its own), or one of these. */
enum {
    K_NONE = 0,
    K_UP = 0x110000,
    K_DOWN,
    K_LEFT,
    K_RIGHT,
    K_HOME,
    K_END,
    K_PGUP,
    K_PGDN,
    K_INSERT,
    K_DELETE,
    K_ENTER,
    K_TAB,
    K_BACKTAB,
    K_BACKSPACE,
    K_ESC,
    K_F1,
    K_F2,
    K_F3,
    K_F4,
    K_F5,
    K_F6,
    K_F7,
    K_F8,
    K_F9,
    K_F10,
    K_F11,
    K_F12,
    K_NUMBER, /* stands for a digit in the command table */
};

static inline uint32_t keys_control(char letter) { return (uint32_t)letter & 0x1F; }

/* The key that a word of the command table names: "j", "C-d", "Space", "PgUp", "Number"; K_NONE for an unknown word. */
uint32_t keys_of_name(struct slice name);
/* The name of a key, which keys_of_name reads back. */
void keys_name(uint32_t key, char out[16]);
/* The name for the screen: ↑ for Up, Ctrl-D for C-d.  `plain`: without characters of ambiguous width. */
void keys_label(uint32_t key, bool plain, char out[24]);

enum event_kind {
    EVENT_NONE,      /* nothing happened within the time given */
    EVENT_KEY,       /* key */
    EVENT_INTERRUPT, /* Ctrl-C was pressed: leave the prompt or stop what is under way; it never ends the program */
    EVENT_PASTE,     /* text: a piece of pasted text, borrowed until the next event */
    EVENT_PRESS,     /* row, col: button 1 went down */
    EVENT_WHEEL,     /* row, col, by: -1 up, 1 down */
    EVENT_REPORT,    /* row, col: the terminal says where its cursor is */
    EVENT_RESIZE,    /* the screen must be laid out and drawn again */
    EVENT_SUSPEND,   /* the user pressed Ctrl-Z */
    EVENT_READY,     /* fd: can be read (screen_listen) */
    EVENT_END,       /* signal: the program must end */
};

struct event {
    enum event_kind kind;
    uint32_t key;
    int row, col; /* from 0 */
    int by;
    bool twice; /* of a press: it is the second click of a double click; set by the event loop */
    int signal;
    int fd;
    struct slice text;
};

struct keys_reader {
    char bytes[4096];
    size_t n;        /* bytes not yet decoded */
    size_t consumed; /* bytes of the event that was returned last; the next call removes them */
    bool pasting;
    bool expects_report; /* the terminal was asked for its cursor: CSI r;c R is then the answer, not a function key */
};

/* Where to put bytes that have come, *room of them at most; then keys_fed says how many were put there. */
char *keys_room(struct keys_reader *, size_t *room);
void keys_fed(struct keys_reader *, size_t nbytes);
/* Takes the next event from the bytes; false if more bytes are needed.  `final`: no more will come, so an ESC is the
 * Escape key. */
bool keys_next(struct keys_reader *, bool final, struct event *);
bool keys_is_waiting(const struct keys_reader *); /* bytes are there, but not enough of them */

#endif
