/* item_list: which lists of clauses a text holds, and where the clauses of one of them begin.
 *
 * A number begins the next clause of a list if it has the list's style, is the next one, and stands where a clause can
 * begin: at the start, behind ; ； 。, at the start of a line, behind a colon or comma; or behind any text, if it is 2
 * or more and text follows: then the separator is missing.  A list is one of two numbers or more, or a single number
 * at a place where nothing else can be meant. */
#ifndef JIHUA_ITEM_LIST_H
#define JIHUA_ITEM_LIST_H

#include "plan/item_form.h"

/* What a clause needs to know of the text that it is a clause of. */
struct item_around {
    enum item_style style; /* of the clause's own list */
    uint32_t sign;
    unsigned seen; /* styles, 1 << ITEM_…, of the numbers in the text: without another one no clause holds a list */
    unsigned several; /* those of which the text has a list of two numbers or more */
    unsigned running; /* those that do not begin with 1 again: one numbering through all clauses */
};

struct item_lists {
    struct item_mark first; /* the first number of the outer list; style ITEM_NO_STYLE, at the end, if there is none */
    struct item_around around; /* for its clauses */
};

/* The lists of text [start, t.n): of a clause, or of a whole cell if `around` is NULL.  One pass. */
struct item_lists item_lists_of(struct slice t, size_t start, const struct item_around *around);
/* The number behind byte `from` that goes on with the list of mark m; at the end of the text, style NO_STYLE, if none
 * does. */
struct item_mark item_list_next(struct slice t, size_t from, const struct item_mark *m);

#endif
