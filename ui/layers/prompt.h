/* prompt: the line at the bottom into which the user types: a layer for whatever has to be typed.
 *
 * What the line is for is a prompt_class; what that class must remember while the line is open (what was searched
 * before, where the user was) is its session.  The session is freed when the line is closed. */
#ifndef JIHUA_PROMPT_H
#define JIHUA_PROMPT_H

#include "layers/app.h"
#include "term/edit.h"

struct prompt;

struct prompt_class {
    const char *label;                /* not translated yet */
    bool takes_blank;                 /* an empty text can be accepted too; else it closes the line like Esc */
    bool remembers;                   /* accepted texts go into the history, from which Up and Down bring them back */
    void (*changed)(struct prompt *); /* the text has changed; an error in it goes into `err`; NULL: nothing */
    bool (*accept)(struct prompt *);  /* Enter: uses the text; false: the line stays open */
    void (*cancel)(struct prompt *);  /* Esc: undoes what typing has done; the line is then closed; NULL: nothing */
    /* Up, Down: the next (1) or previous (-1) match; NULL: the history, if `remembers` */
    void (*choose)(struct prompt *, int by);
    /* calls prompt_offer for each name that Tab may insert; NULL: there are none */
    void (*offer)(struct prompt *);
    void (*add_state)(const struct prompt *, struct buf *); /* adds what the text finds, or a hint what to do */
    bool (*renew)(struct prompt *,
                  const struct app_swap *); /* as in a layer_class; NULL: the session holds nothing of the plans */
    void (*renewed)(struct prompt *);       /* as in a layer_class; NULL: nothing is to be done */
    /* frees what the session owns, but not the session itself; NULL: nothing */
    void (*done)(struct prompt *);
};

/* The names that Tab puts into the line, one after the other. */
struct prompt_names {
    char **name; /* owned, each too */
    size_t count, cap, at;
    size_t start, end; /* the bytes of the line that the name replaces */
    struct buf line;   /* the line as the last Tab left it */
};

struct prompt {
    struct layer layer;
    const struct prompt_class *class;
    void *session; /* owned */
    struct edit edit;
    struct err err; /* the error in the text; what[0] == 0 if there is none */
    struct prompt_names names;
    size_t history_at; /* index of the line of the history that is shown; its count: none, but what is typed */
    struct buf typed;  /* what was typed, while a line of the history is shown */
};

/* Opens the line, empty or with a text to edit.  The session is taken over and freed with free(); NULL if there is
 * none. */
struct prompt *prompt_open(struct app *, const struct prompt_class *, void *session, struct slice text);
struct slice prompt_text(const struct prompt *);
void prompt_set_text(struct prompt *, struct slice); /* as if the user had typed it */
void prompt_insert(struct prompt *, struct slice);
/* Offers a name for Tab, with `behind` after it, in the place of the bytes from names.start to the caret. */
void prompt_offer(struct prompt *, struct slice name, const char *behind);
void prompt_add_completion(const struct prompt *, struct buf *); /* " · Tab 2 of 5" while Tab goes round */

/* The functions of the commands of SCOPE_LINE are in commands.h. */

#endif
