/* 类型:增长 in a query: the names of the kinds of a quantity. */
#include "base/fold.h"
#include "base/lang.h"
#include "search/query_parse.h"

/* What queries call the kinds. */
static const struct query_kind_row {
    const char *values; /* separated by blanks */
    enum quantity_kind kind;
} rows[] = {
#define KIND(id, values, fields) {values, QUANTITY_##id},
#include "search/quantity_names.def"
};

/* Calls `each` with the names of the kinds, the usual one first, until it returns true. */
static bool query_kind_any(bool (*each)(void *, struct slice name, enum quantity_kind), void *context)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (const char *value = rows[i].values; *value;) {
            size_t n = strcspn(value, " ");
            if (each(context, slice_make(value, n), rows[i].kind)) return true;
            value += n + (value[n] == ' ');
        }
    return false;
}

/* A name that is looked for: what was typed, what it means. */
struct query_kind_lookup {
    struct match_word typed;
    struct slice text;
    size_t end;
    enum quantity_kind kind;
};

static bool query_kind_begins(void *context, struct slice name, enum quantity_kind kind)
{
    struct query_kind_lookup *lookup = context;
    struct match_place place;
    lookup->kind = kind;
    return match_find(&lookup->typed, name, 0, &place) && place.start == 0;
}

static bool query_kind_stands_there(void *context, struct slice name, enum quantity_kind kind)
{
    struct query_kind_lookup *lookup = context;
    if (slice_has_prefix(lookup->text, name) && name.n > lookup->end) lookup->end = name.n, lookup->kind = kind;
    return false;
}

size_t query_kind_word(struct slice text, size_t pos, enum quantity_kind *kind)
{
    struct query_kind_lookup lookup = {.text = slice_cut(text, pos, text.n)};
    query_kind_any(query_kind_stands_there, &lookup);
    *kind = lookup.kind;
    return pos + lookup.end;
}

void query_kind_names(void (*each)(void *context, struct slice name), void *context)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        each(context, slice_make(rows[i].values, strcspn(rows[i].values, " ")));
}

static size_t query_kind_unknown(struct parser *p, struct slice name)
{
    int n = (int)(name.n > 120 ? 120 : name.n);
    err_setf(p->err, _("write 数量, 水平, 增长, 下降 or 倍数, as in 类型:增长"), _("“%.*s” is no kind of quantity"), n,
             name.s);
    parser_point(p, p->pos);
    return FAILED;
}

/* The kind whose name begins as what stands there. */
static bool query_kind_read(struct parser *p, unsigned *kinds)
{
    struct query_kind_lookup lookup = {0};
    parser_skip_blanks(p);
    struct slice name = slice_cut(p->text, p->pos, parser_word_end(p, p->pos));
    if (name.n == 0) {
        parser_fail(p, p->pos, _("a kind of quantity is missing"), _("write one after the colon, as in 类型:增长"));
        return false;
    }
    match_compile(&lookup.typed, name, FOLD_CHARS);
    bool known = query_kind_any(query_kind_begins, &lookup);
    match_done(&lookup.typed);
    if (!known) return query_kind_unknown(p, name), false;
    p->pos += name.n;
    *kinds |= 1u << lookup.kind;
    return true;
}

/* 增长, (增长 | 下降). */
static bool query_kind_read_all(struct parser *p, unsigned *kinds)
{
    size_t next, open = p->pos;
    parser_skip_blanks(p);
    if (parser_key(p, &next) != '(') return query_kind_read(p, kinds);
    do {
        p->pos = next;
        if (!query_kind_read(p, kinds)) return false;
        parser_skip_blanks(p);
    } while (parser_key(p, &next) == '|');
    if (parser_key(p, &next) != ')') {
        parser_fail(p, open, _("this group of kinds is not closed"), _("write it as in 类型:(增长 | 下降)"));
        return false;
    }
    p->pos = next;
    return true;
}

size_t parser_kind(struct parser *p)
{
    unsigned kinds = 0;
    size_t index, start = p->pos;
    parser_skip_blanks(p);
    size_t sign = p->pos;
    enum query_compare compare = parser_read_sign(p);
    if (compare != QUERY_ANY_VALUE && compare != QUERY_EQUAL)
        return parser_fail(p, sign, _("kinds of quantities are not compared"), _("write a colon, as in 类型:增长"));
    if (!query_kind_read_all(p, &kinds)) return FAILED;
    struct query_node *node = parser_add_leaf(p, QUERY_QUANTITY, slice_cut(p->text, start, p->pos), &index);
    node->amount = (struct query_amount){.kinds = kinds};
    return index;
}
