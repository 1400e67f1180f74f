/* query_parse: what reads a query character by character: query.c, the grammar, and query_quantity.c share it.
 *
 * Reading goes code point by code point; `pos` is where the next one starts.  A function that reads returns the index
 * of its node, or FAILED with the reason in *err. */
#ifndef JIHUA_QUERY_PARSE_H
#define JIHUA_QUERY_PARSE_H

#include "search/query_node.h"

struct parser {
    struct slice text;
    size_t pos;
    struct query *query;
    const struct plans *plans;
    const struct query_field *field; /* of an enclosing 牵头:( … ), NULL */
    unsigned depth;
    struct err *err;
};

#define FAILED SIZE_MAX

/* Signs that are no ASCII character, told apart from every other one. */
enum { PARSER_LESS_EQUAL = 0x110000, PARSER_MORE_EQUAL, PARSER_NOT_EQUAL };

/* The character at pos as its half-width key, 0 at the end; *next is behind it. */
uint32_t parser_key_at(const struct parser *, size_t pos, size_t *next);
uint32_t parser_key(const struct parser *, size_t *next);
void parser_skip_blanks(struct parser *);
/* The end of the bare word at pos: a blank, a bar, or a parenthesis that it did not open. */
size_t parser_word_end(const struct parser *, size_t pos);

/* The reason and where it stands; FAILED.  parser_point: only where. */
size_t parser_fail(struct parser *, size_t pos, const char *what, const char *remedy);
void parser_point(struct parser *, size_t pos);

size_t parser_add_node(struct parser *, enum query_kind, size_t left, size_t right);
struct query_node *parser_add_leaf(struct parser *, enum query_kind, struct slice text, size_t *index);
char *parser_copy_text(struct slice); /* followed by a NUL; free with free() */

/* query_quantity.c: whether what stands at pos compares (>= ＞＝ ≥ =), and whether it is a single =; what follows the
 * name 数量, a colon or a comparison (kinds: bits of enum quantity_kind that the name asks for, 0: any). */
bool parser_compares(const struct parser *, size_t pos);
bool parser_is_only_equal(const struct parser *, size_t pos);
enum query_compare parser_read_sign(struct parser *); /* QUERY_ANY_VALUE if there is none */
size_t parser_quantity(struct parser *, unsigned kinds);

/* query_kind.c: what follows the name 类型; where the word of a kind (增长) ends that stands at byte pos, pos if none
 * does. */
size_t parser_kind(struct parser *);
size_t query_kind_word(struct slice text, size_t pos, enum quantity_kind *);

#endif
