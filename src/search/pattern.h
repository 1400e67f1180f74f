/* pattern: a /regex/ of a query: PCRE2, matched within one cell of valid UTF-8.
 *
 * Folding: the pattern is widened (养 becomes [养養]), so the text stays as it is; only blanks between Chinese
 * characters make a copy of the cell, with a way back.  A pattern that itself speaks of blanks (\s \h \n …) sees them.
 * Every match has limits; what they cut off is told, never taken for "no match". */
#ifndef JIHUA_PATTERN_H
#define JIHUA_PATTERN_H

#include "base/buf.h"
#include "base/err.h"
#include "base/fold.h"
#include "search/match.h"

#define PATTERN_MAX 4096 /* bytes of a pattern */

struct pattern;

/* NULL and *err, err->column counting code points of the pattern from 1. */
struct pattern *pattern_compile(struct slice regex, unsigned kinds, struct err *);
void pattern_free(struct pattern *);
/* One of these texts stands in every match, or NULL if there is nothing such; a further text that stands in every
 * match. */
const struct match_word *pattern_literals(const struct pattern *);
const struct match_word *pattern_also(const struct pattern *);
/* Whether the pattern is nothing but these texts: 博士后|院士. */
bool pattern_is_literal(const struct pattern *);

/* What one thread needs to match. */
struct pattern_matcher;
struct pattern_matcher *pattern_matcher_new(void);
void pattern_matcher_free(struct pattern_matcher *);

/* Matches of one cell, one after the other; matches of no characters are none. */
void pattern_start(struct pattern_matcher *, const struct pattern *, struct slice cell);
bool pattern_next(struct pattern_matcher *, struct match_place *);
/* Whether a limit ended the matching of this cell. */
bool pattern_was_cut(const struct pattern_matcher *);

/* ---- the widening, for tests ---- */

struct pattern_source {
    struct buf regex;           /* what PCRE2 gets */
    struct buf text;            /* the literals, end to end */
    size_t end[MATCH_PATTERNS]; /* where each ends in text */
    size_t literals;            /* 0: nothing is required */
    struct buf also;            /* a further literal that is required; empty: none */
    bool sees_blanks;
    bool is_literal; /* the pattern is nothing but its literals */
};
void pattern_widen(struct slice regex, unsigned kinds, struct pattern_source *);
void pattern_source_done(struct pattern_source *);

#endif
