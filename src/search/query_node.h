/* query_node: a query as an expression, for what reads queries and what searches by them. */
#ifndef JIHUA_QUERY_NODE_H
#define JIHUA_QUERY_NODE_H

#include "search/match.h"
#include "search/pattern.h"
#include "search/query_field.h"

enum query_kind {
    QUERY_NOTHING, /* matches no task */
    QUERY_AND,
    QUERY_OR,
    QUERY_NOT, /* of left */
    QUERY_WORD,
    QUERY_PATTERN,
    QUERY_QUANTITY
};

enum query_compare {
    QUERY_ANY_VALUE,
    QUERY_EQUAL,
    QUERY_UNEQUAL /* refused */,
    QUERY_LESS,
    QUERY_LESS_EQUAL,
    QUERY_MORE,
    QUERY_MORE_EQUAL
};

struct query_node {
    enum query_kind kind;
    size_t left, right;         /* indices into query.node */
    struct query_field field;   /* of a leaf; owned */
    char *text;                 /* of a leaf: as written, without operators; owned */
    unsigned kinds;             /* of a word or pattern: 0 for =… */
    struct match_word word;     /* WORD; for QUANTITY the measure, if it has patterns */
    struct pattern *pattern;    /* PATTERN */
    enum query_compare compare; /* QUANTITY */
    double value;
};

struct query {
    struct query_node *node;
    size_t count, cap;
    size_t root;
    unsigned kinds;
};

/* The first quantity of a cell, from byte `from` on, that is as large and measured as a QUERY_QUANTITY asks. */
bool query_quantity_in(const struct query_node *, struct slice cell, size_t from, struct match_place *);

#endif
