/* prompt: the line at the bottom that is typed into: a layer for whatever has to be typed.
 *
 * What it is typed for is a prompt_class; what that remembers while the line is open (what was searched before, where
 * the user was) is its session.  Both end with the line. */
#ifndef JIHUA_PROMPT_H
#define JIHUA_PROMPT_H

#include "layers/app.h"
#include "term/edit.h"

struct prompt;

struct prompt_class {
    const char *label;                /* not translated yet */
    bool takes_blank;                 /* a blank text is accepted too; else it is a way to leave */
    bool remembers;                   /* what is accepted goes into the history, which Up and Down bring back */
    void (*changed)(struct prompt *); /* another text stands there; why it is none goes into `err`; NULL */
    bool (*accept)(struct prompt *);  /* takes it; false: the line stays open */
    void (*cancel)(struct prompt *);  /* takes back what typing did; the line is closed behind it; NULL: nothing */
    void (*choose)(struct prompt *, int by); /* the next (1) or previous (-1) that fits; NULL: as `remembers` says */
    void (*offer)(struct prompt *);          /* offers names for Tab (prompt_offer); NULL: there are none */
    void (*add_state)(const struct prompt *, struct buf *); /* what it finds, or what to do */
    bool (*renew)(struct prompt *,
                  const struct app_swap *); /* as of a layer; NULL: the session holds nothing of plans */
    void (*renewed)(struct prompt *);       /* as of a layer; NULL: nothing is to be done */
    void (*done)(struct prompt *);          /* releases what the session owns, not the session itself; NULL: nothing */
};

/* The names that Tab puts into the line, one after the other. */
struct prompt_names {
    char **name; /* owned, each too */
    size_t count, cap, at;
    size_t start, end; /* bytes of the line that the name takes */
    struct buf line;   /* as the last Tab left it */
};

struct prompt {
    struct layer layer;
    const struct prompt_class *class;
    void *session; /* owned */
    struct edit edit;
    struct err err; /* why the text is none; what[0] == 0 if it is one */
    struct prompt_names names;
    size_t history_at; /* the line of the history that is shown; its count: none, but what is typed */
    struct buf typed;  /* that */
};

/* Opens the line, empty or with a text that stands there already.  The session is taken over (free); NULL if there is
 * none. */
struct prompt *prompt_open(struct app *, const struct prompt_class *, void *session, struct slice text);
struct slice prompt_text(const struct prompt *);
void prompt_set_text(struct prompt *, struct slice); /* as if it had been typed */
void prompt_insert(struct prompt *, struct slice);
/* Offers name and what stands behind it for Tab, in the place of the bytes from names.start to the caret. */
void prompt_offer(struct prompt *, struct slice name, const char *behind);
void prompt_add_completion(const struct prompt *, struct buf *); /* " · Tab 2 of 5" while Tab goes round */

/* The functions of the commands of SCOPE_LINE are in commands.h. */

#endif
