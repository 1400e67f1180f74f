/* item_lines: lines of a cell that are clauses of their own, though nothing numbers them.
 *
 * A line break ends a clause behind ; ； 。, and without such a sign where the next line begins with the verb of a task
 * (新建…, 推进…).  It ends none where the sentence goes on: behind a comma or 的, before 否则 or a bracket, as Word and page
 * breaks leave them.  Where most line breaks of a cell are of that kind, none of them ends a clause.
 *
 * Lines that say the same of different things are clauses, all of them: each ends with a figure (…达到10万亩), each with
 * the same word (…工程), or they are three or more without any comma whose breaks no column's width explains. */
#ifndef JIHUA_ITEM_LINES_H
#define JIHUA_ITEM_LINES_H

#include "base/text.h"

enum item_lines {
    ITEM_LINES_NONE, /* the cell has no two lines that are clauses */
    ITEM_LINES_SOME, /* some line breaks end a clause */
    ITEM_LINES_ALL   /* all do, but before a bracket */
};

enum item_lines item_lines_of(struct slice); /* one pass */
/* Where the clause behind the one at byte pos begins; t.n if it is the last. */
size_t item_lines_next(struct slice t, size_t pos, enum item_lines);

#endif
