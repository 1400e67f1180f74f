#include "search/query_parse.h"

#include <stdlib.h>

#include "base/fold.h"
#include "base/mem.h"

/* ---- characters ---- */

uint32_t parser_key_at(const struct parser *p, size_t pos, size_t *next)
{
    if (pos >= p->text.n) return *next = pos, 0;
    uint32_t cp = text_decode(p->text, pos, next);
    switch (cp) {
    case 0x201C:
    case 0x201D:
    case 0x300C:
    case 0x300D: return '"'; /* “ ” 「 」 */
    case 0x2264:
    case 0x2266: return PARSER_LESS_EQUAL; /* ≤ ≦ */
    case 0x2265:
    case 0x2267: return PARSER_MORE_EQUAL; /* ≥ ≧ */
    case 0x2260: return PARSER_NOT_EQUAL;  /* ≠ */
    case 0x2502: return '|';               /* │ */
    default: return fold_is_blank(cp) ? ' ' : fold_char(cp, FOLD_WIDTH);
    }
}

uint32_t parser_key(const struct parser *p, size_t *next) { return parser_key_at(p, p->pos, next); }

void parser_skip_blanks(struct parser *p) { p->pos = fold_blank_end(p->text, p->pos); }

size_t parser_fail(struct parser *p, size_t pos, const char *what, const char *remedy)
{
    err_set(p->err, what, remedy);
    parser_point(p, pos);
    return FAILED;
}

void parser_point(struct parser *p, size_t pos)
{
    err_at(p->err, "", 0, (unsigned)text_chars(slice_cut(p->text, 0, pos)) + 1);
}

size_t parser_word_end(const struct parser *p, size_t pos)
{
    size_t next;
    unsigned open = 0;
    for (; pos < p->text.n; pos = next) {
        uint32_t k = parser_key_at(p, pos, &next);
        if (k == ' ' || k == '|') break;
        if (k == '(') open++;
        if (k == ')' && open-- == 0) break;
    }
    return pos;
}

/* ---- nodes ---- */

size_t parser_add_node(struct parser *p, enum query_kind kind, size_t left, size_t right)
{
    struct query *q = p->query;
    q->node = mem_grow(q->node, &q->cap, q->count + 1, sizeof *q->node);
    q->node[q->count] = (struct query_node){.kind = kind, .left = left, .right = right};
    return q->count++;
}

char *parser_copy_text(struct slice t)
{
    char *s = mem_alloc(t.n + 1);
    memcpy(s, t.s, t.n);
    s[t.n] = '\0';
    return s;
}

static struct query_field query_parse_copy_field(const struct query_field *f)
{
    if (!f) return (struct query_field){0};
    struct query_field copy = *f;
    if (f->header) copy.header = mem_strdup(f->header);
    return copy;
}

struct query_node *parser_add_leaf(struct parser *p, enum query_kind kind, struct slice text, size_t *index)
{
    *index = parser_add_node(p, kind, 0, 0);
    struct query_node *node = &p->query->node[*index];
    node->field = query_parse_copy_field(p->field);
    node->text = parser_copy_text(text);
    return node;
}
