/* Whether one query surely finds no more than another: what is typed after it can only narrow the result. */
#include "search/query.h"

#include "base/fold.h"
#include "base/numeral.h"
#include "search/query_node.h"

/* A number means itself, not its digits, so more of it is another number; one letter is no pinyin yet. */
static bool query_narrow_can_grow(struct slice text)
{
    size_t chars = 0, letters = 0;
    for (size_t pos = 0; pos < text.n; chars++) {
        uint32_t cp = text_decode(text, pos, &pos);
        if (fold_is_digit(cp) || numeral_is(fold_char(cp, FOLD_WIDTH), NUMERAL_CHINESE) || fold_is_blank(cp))
            return false;
        letters += fold_is_letter(cp);
    }
    return letters == 0 || chars > 1;
}

static bool query_narrow_same_leaf(const struct query_node *a, const struct query_node *b)
{
    return a->kind == b->kind && a->kinds == b->kinds && query_field_equal(&a->field, &b->field) &&
           slice_equal(slice_of(a->text), slice_of(b->text));
}

/* Whether word a, which begins as word b does, matches only where b matches. */
static bool query_narrow_grown(const struct query_node *a, const struct query_node *b)
{
    if (a->kind != QUERY_WORD || b->kind != QUERY_WORD || a->kinds != b->kinds) return false;
    if (!query_field_equal(&a->field, &b->field)) return false;
    struct slice longer = slice_of(a->text), shorter = slice_of(b->text);
    if (!slice_has_prefix(longer, shorter)) return false;
    struct slice rest = slice_cut(longer, shorter.n, longer.n);
    return b->kinds == 0 ||
           (query_narrow_can_grow(shorter) && query_narrow_can_grow(longer) && fold_blank_end(rest, 0) == 0);
}

static bool query_narrow_narrows(const struct query *a, size_t i, const struct query *b, size_t k, unsigned depth)
{
    const struct query_node *x = &a->node[i], *y = &b->node[k];
    if (depth == 0) return false;
    depth--;
    if (x->kind == QUERY_NOTHING) return true;
    if (x->kind == QUERY_OR)
        return query_narrow_narrows(a, x->left, b, k, depth) && query_narrow_narrows(a, x->right, b, k, depth);
    if (y->kind == QUERY_AND)
        return query_narrow_narrows(a, i, b, y->left, depth) && query_narrow_narrows(a, i, b, y->right, depth);
    if (x->kind == QUERY_AND &&
        (query_narrow_narrows(a, x->left, b, k, depth) || query_narrow_narrows(a, x->right, b, k, depth)))
        return true;
    if (y->kind == QUERY_OR)
        return query_narrow_narrows(a, i, b, y->left, depth) || query_narrow_narrows(a, i, b, y->right, depth);
    if (x->kind == QUERY_NOT && y->kind == QUERY_NOT) return query_narrow_narrows(b, y->left, a, x->left, depth);
    if (x->kind < QUERY_WORD || y->kind < QUERY_WORD) return false;
    return query_narrow_same_leaf(x, y) || query_narrow_grown(x, y);
}

bool query_narrows(const struct query *narrow, const struct query *wide)
{
    return narrow->kinds == wide->kinds && query_narrow_narrows(narrow, narrow->root, wide, wide->root, 16);
}
