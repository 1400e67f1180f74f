/* edit: one line of text with a caret, for prompts; without a terminal.
 *
 * Invariant: the text is valid UTF-8 without control characters, and the caret stands between two of its grapheme
 * clusters. */
#ifndef JIHUA_EDIT_H
#define JIHUA_EDIT_H

#include "base/buf.h"
#include "term/command.h"

struct edit {
    struct buf text;
    size_t caret; /* byte offset */
    size_t left;  /* byte offset of the first cluster shown */
};

void edit_init(struct edit *);
void edit_done(struct edit *);
void edit_set(struct edit *, struct slice text); /* the caret at its end */
/* Inserts text at the caret; control characters are left out, line breaks and tabs become blanks.  Returns whether
 * the text changed. */
bool edit_insert(struct edit *, struct slice text);
/* Carries out a command of SCOPE_LINE that moves the caret or deletes; returns whether the text changed. */
bool edit_command(struct edit *, enum cmd);
struct slice edit_text(const struct edit *);
/* The part to show in ncols columns, borrowed; scrolls so that the caret is visible, at column *caret_col. */
struct slice edit_shown(struct edit *, int ncols, int ambiguous, int *caret_col);

#endif
