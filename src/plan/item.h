/* item: the numbered clauses of a content or a target: 1.…;2.…;3.…
 *
 * An item is a set of byte offsets into its cell; nothing is copied.  Items come in the order of the text, do not
 * overlap, and together with their numbers and separators they are the whole cell but for blanks.
 *
 * What counts as an item's number: N. N． N、 (N) （N） N) ① ⑴ ⒈, half or full width; the first number of the cell says
 * which kind its numbers are, the others are text.  N must be the next expected number and stand
 *   - at the start of the cell, or after ; ； 。 a line break, a comma or a colon, or
 *   - after anything else but a digit, a letter or a number's joint, if N is 2 or more and text follows its dot: the
 *     separator is missing.
 * N. before a digit is a number (1.5万人次), unless it stands after ; ； 。 or the next number follows later
 * (1.15年…;2.…).  N without a dot counts after ; ； 。 where it cannot be a quantity (3完善).  After ; ； 。 and a line
 * break a number that was left out or is repeated does not hide the items that follow: that number counts too, and is
 * marked. */
#ifndef JIHUA_ITEM_H
#define JIHUA_ITEM_H

#include "base/text.h"

struct item {
    unsigned no;           /* from 1; 0: it has no number (a cell without numbered clauses, or text before the first) */
    size_t start, end;     /* its text, without number, blanks at the ends and final separators */
    size_t mark, mark_end; /* its number with the dot; empty if no is 0 */
    size_t next;           /* byte after its separators: where the next item's number stands, or the cell's end */
    uint32_t separator;    /* the last of its final separators, 0 if it has none */
    bool missing_separator; /* nothing separates it from the item before */
    bool missing_dot;
    bool unexpected; /* its number does not follow the one before */
};

enum item_style { ITEM_NO_STYLE, ITEM_DOT, ITEM_BRACKETS, ITEM_BRACKET, ITEM_CIRCLE };

struct item_mark { /* private to item.c: a number that was found */
    size_t start, end;
    unsigned no;
    enum item_style style;
    bool missing_separator, missing_dot, unexpected;
};

struct items { /* a walk over the items of one cell; private to item.c */
    struct slice cell;
    size_t pos;
    struct item_mark mark; /* the number at pos; style ITEM_NO_STYLE if there is none */
};

/* for (struct items walk = items_of(cell); items_next(&walk, &item);) …  One pass, no memory; any bytes will do. */
struct items items_of(struct slice cell);
bool items_next(struct items *, struct item *);
size_t items_count(struct slice cell);
static inline struct slice item_text(struct slice cell, const struct item *item)
{
    return slice_cut(cell, item->start, item->end);
}

#endif
