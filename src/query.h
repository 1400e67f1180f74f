/* query: the text a user searches for → an expression that can be matched.
 *
 * The language is the contract's ("Queries").  Patterns are compiled once, with PCRE2 and its limits.  Floor 3. */
#ifndef JIHUA_QUERY_H
#define JIHUA_QUERY_H

#include "err.h"
#include "plan.h"

struct query;

/* NULL and *err (err->column: where in the text, in code points from 1) if the text is no query.  An empty or blank text
 * is a query that matches nothing.  Free with query_free. */
struct query *query_parse(struct slice text, struct err *);
void query_free(struct query *);
bool query_is_empty(const struct query *);

#endif
