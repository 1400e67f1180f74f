/* query_build: the inside of a query, for query.c and search.c.  Floor 3. */
#ifndef JIHUA_QUERY_BUILD_H
#define JIHUA_QUERY_BUILD_H

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "query.h"

struct query_word {
    pcre2_code *code;
};

struct query {
    struct query_word *word; /* all of them must be found in a task */
    size_t count, cap;
    pcre2_match_context *match;
};

#endif
