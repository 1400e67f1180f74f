/* query: the text a user searches for → an expression that can be matched.
 *
 * The language (the manual has it whole): words are all required, | is either, ! and - are not, ( ) group, "…" is a
 * phrase, /…/ a PCRE2 pattern within one cell, =… exactly these characters, 牵头:… only that column, 数量>=300名 a
 * quantity.  The full-width forms that a Chinese input method gives (｜ ！ （ ） “ ” ： ＝ ＞ ≥ and 、 for /) mean the
 * same. */
#ifndef JIHUA_QUERY_H
#define JIHUA_QUERY_H

#include "base/err.h"
#include "plan/plans.h"

struct query;

struct query_options {
    unsigned kinds; /* the foldings in force, FOLD_… */
    const struct plans
        *plans; /* whose headers are columns to name, borrowed for the call; NULL: the known roles only */
};

/* NULL and *err (err->column: where in the text, in code points from 1) if the text is no query.  An empty or blank
 * text is a query that matches nothing.  Options NULL: every folding, no plans.  Free with query_free. */
struct query *query_parse_with(struct slice text, const struct query_options *, struct err *);
struct query *query_parse(struct slice text, struct err *);
void query_free(struct query *);
bool query_is_empty(const struct query *);
unsigned query_kinds(const struct query *);
/* Whether every task that `narrow` matches is surely matched by `wide` too: then only the tasks found before need
 * be searched. */
bool query_narrows(const struct query *narrow, const struct query *wide);

#endif
