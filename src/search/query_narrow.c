/* Whether one query surely finds no more than another: what is typed after it can only narrow the result. */
#include "search/query.h"

#include "base/fold.h"
#include "base/numeral.h"
#include "search/query_node.h"

/* A number means itself, not its digits, so more of it is another number; one letter is no pinyin yet. */
static bool can_grow(struct slice text)
{
    size_t chars = 0, letters = 0;
    for (size_t pos = 0; pos < text.n; chars++) {
        uint32_t cp = fold_char(text_decode(text, pos, &pos), FOLD_WIDTH | FOLD_CASE);
        if ((cp >= '0' && cp <= '9') || numeral_is_chinese(cp) || fold_is_blank(cp)) return false;
        letters += cp >= 'a' && cp <= 'z';
    }
    return letters == 0 || chars > 1;
}

static bool same_leaf(const struct query_node *a, const struct query_node *b)
{
    return a->kind == b->kind && a->kinds == b->kinds && query_field_equal(&a->field, &b->field) &&
           slice_equal(slice_of(a->text), slice_of(b->text));
}

/* Whether word a, which begins as word b does, matches only where b matches. */
static bool grown(const struct query_node *a, const struct query_node *b)
{
    if (a->kind != QUERY_WORD || b->kind != QUERY_WORD || a->kinds != b->kinds) return false;
    if (!query_field_equal(&a->field, &b->field)) return false;
    struct slice longer = slice_of(a->text), shorter = slice_of(b->text);
    if (!slice_has_prefix(longer, shorter)) return false;
    struct slice rest = slice_cut(longer, shorter.n, longer.n);
    return b->kinds == 0 || (can_grow(shorter) && can_grow(longer) && fold_blank_end(rest, 0) == 0);
}

static bool narrows(const struct query *a, size_t i, const struct query *b, size_t k, unsigned depth)
{
    const struct query_node *x = &a->node[i], *y = &b->node[k];
    if (depth == 0) return false;
    depth--;
    if (x->kind == QUERY_NOTHING) return true;
    if (x->kind == QUERY_OR) return narrows(a, x->left, b, k, depth) && narrows(a, x->right, b, k, depth);
    if (y->kind == QUERY_AND) return narrows(a, i, b, y->left, depth) && narrows(a, i, b, y->right, depth);
    if (x->kind == QUERY_AND && (narrows(a, x->left, b, k, depth) || narrows(a, x->right, b, k, depth))) return true;
    if (y->kind == QUERY_OR) return narrows(a, i, b, y->left, depth) || narrows(a, i, b, y->right, depth);
    if (x->kind == QUERY_NOT && y->kind == QUERY_NOT) return narrows(b, y->left, a, x->left, depth);
    if (x->kind < QUERY_WORD || y->kind < QUERY_WORD) return false;
    return same_leaf(x, y) || grown(x, y);
}

bool query_narrows(const struct query *narrow, const struct query *wide)
{
    return narrow->kinds == wide->kinds && narrows(narrow, narrow->root, wide, wide->root, 16);
}
