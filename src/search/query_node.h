/* query_node: a query as an expression, for what reads queries and what searches by them. */
#ifndef JIHUA_QUERY_NODE_H
#define JIHUA_QUERY_NODE_H

#include "plan/quantities.h"
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

/* What is asked of a quantity. */
struct query_amount {
    enum query_compare compare;
    double value, high; /* the number; of a range (20-30名) both ends, else the same */
    unsigned kinds;     /* bits 1 << enum quantity_kind; 0: any */
    unsigned bounds;    /* bits 1 << enum quantity_bound; 0: any */
    bool reached;       /* a state to be reached, whatever its bound: 达到80% */
    bool promised;      /* what is promised is compared, 20 of 20—30名 in >=25名以上, not what it may come to */
};

struct query_node {
    enum query_kind kind;
    size_t left, right;         /* indices into query.node */
    struct query_field field;   /* of a leaf; owned */
    char *text;                 /* of a leaf: as written, without operators; owned */
    unsigned kinds;             /* of a word or pattern: 0 for =… */
    struct match_word word;     /* WORD; for QUANTITY the measure, if it has patterns */
    struct pattern *pattern;    /* PATTERN */
    struct query_amount amount; /* QUANTITY */
};

struct query {
    struct query_node *node;
    size_t count, cap;
    size_t root;
    unsigned kinds;
};

/* quantity_fits.c: whether a quantity is what a QUERY_QUANTITY asks for.  It fits if all that many quantities have in
 * common fits, and its value does, and, where that says so, its text does. */
enum quantity_fit { FITS_NOT, FITS, FITS_BY_TEXT };
enum quantity_fit quantity_fits_sort(const struct query_node *, const struct quantity_sort *);
bool quantity_fits_value(const struct query_node *, double low, double high);
bool quantity_fits_text(const struct query_node *, struct slice text); /* from bound to bound */
/* False: no number of a text, times `scale`, is large enough, as a quick look tells. */
bool quantity_fits_perhaps(const struct query_node *, struct slice text, double scale);
/* The values that fit where high is low: none below *from, none above *to. */
void quantity_fits_between(const struct query_node *, double *from, double *to);

#endif
