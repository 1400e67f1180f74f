/* item: the clauses of a content or a target: 1.…;2.…;3.…
 *
 * An item is a set of byte offsets into its cell; nothing is copied.  Items come in the order of the text, do not
 * overlap, and together with their numbers and separators they are the whole cell but for blanks.
 *
 * Two levels.  The items of a cell are the clauses of its outer list: the list that begins first (1.…①…②…2.…: the
 * dots), or the one of a higher kind of numbers that follows it (总体：①…②…。/1.…/2.…).  The clauses of a list inside one
 * of them are a walk of their own, items_inside; what a third level would number is text.  On both levels the text
 * before the first number is an item without a number.
 *
 * What counts as a number: N. N． N、 (N) （N） N) ① ⑴ ⒈ ❶ 一、 （一） 一） ㈠ 一是 一要 第一， in half or full width, in the
 * order 1, 2, 3 …, from 1 or, at the start of a cell or a line, from where a longer list goes on (item_list.h says
 * where it may stand).  N. before a digit is a number (1.5万人次), unless it stands after ; ； 。 or the next number follows
 * later (1.15年…;2.…).  N without a dot counts after ; ； 。 where it cannot be a quantity (3完善).  After ; ； 。 and a line
 * break a number that was left out or is repeated does not hide the items that follow: that number counts too, and is
 * marked.  一是 and 第一， need a second one, unless a cell begins with 一是, 七是 ….
 *
 * Without numbers: bullets at the starts of lines (● ■ — *) begin items without a number; without bullets, lines do
 * that are clauses of their own (item_lines.h). */
#ifndef JIHUA_ITEM_H
#define JIHUA_ITEM_H

#include "plan/item_lines.h"
#include "plan/item_list.h"

struct item {
    unsigned no;       /* 0: it has no number (a bullet, a line, text before the first number, a cell without any) */
    size_t start, end; /* its text, without number, blanks at the ends and final separators */
    size_t mark, mark_end;  /* its number with the dot, or its bullet; empty if it has neither */
    size_t next;            /* byte after its separators: where the next item's number stands, or the cell's end */
    uint32_t separator;     /* the last of its final separators, 0 if it has none */
    bool missing_separator; /* nothing separates it from the item before */
    bool missing_dot;
    bool unexpected;           /* its number does not follow the one before */
    struct item_around around; /* what its list is; private to item.c */
};

struct items { /* a walk over the items of one cell, or of one item; private to item.c */
    struct slice cell;
    size_t pos;
    struct item_mark mark; /* the number at pos; style ITEM_NO_STYLE if there is none */
    struct item_around around;
    enum item_lines lines; /* where lines are clauses */
};

/* for (struct items walk = items_of(cell); items_next(&walk, &item);) …  Two passes, no memory; any bytes will do. */
struct items items_of(struct slice cell);
/* The items of the list inside an item of the cell, as offsets of the cell; none if it holds no list. */
struct items items_inside(struct slice cell, const struct item *);
bool items_next(struct items *, struct item *);

struct item_parts { /* a walk over what an item says; private to item.c */
    struct items inside;
    struct item item;
    bool whole; /* the item itself is to come */
};

/* What an item says, clause by clause: the items inside it, or itself if it holds no list.  Quantities are read from
 * these: the number of a clause is no part of its text. */
struct item_parts item_parts_of(struct slice cell, const struct item *);
bool item_parts_next(struct item_parts *, struct item *);
size_t items_count(struct slice cell);
static inline struct slice item_text(struct slice cell, const struct item *item)
{
    return slice_cut(cell, item->start, item->end);
}
/* Where an item begins on a screen: with its number or bullet. */
static inline size_t item_begins(const struct item *item)
{
    return item->mark < item->mark_end ? item->mark : item->start;
}

#endif
