#include "search/query.h"

#include <stdlib.h>

#include "base/fold.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/numeral.h"
#include "ledger/ledger.h"
#include "search/query_parse.h"

#define DEPTH_MAX 64    /* parentheses and negations within each other */
#define QUERY_MAX 16384 /* bytes */

static size_t query_parse_or(struct parser *p);

static size_t query_add_word(struct parser *p, struct slice text, unsigned kinds)
{
    size_t index;
    struct query_node *node = parser_add_leaf(p, QUERY_WORD, text, &index);
    node->kinds = kinds;
    match_compile(&node->word, text, kinds);
    return index;
}

/* ---- phrases, patterns ---- */

static size_t query_parse_phrase(struct parser *p)
{
    size_t open = p->pos, next;
    parser_key(p, &next);
    size_t start = p->pos = next;
    while (p->pos < p->text.n && parser_key(p, &next) != '"') p->pos = next;
    if (p->pos >= p->text.n)
        return parser_fail(p, open, _("the quotation mark is not closed"), _("put \" at the end of the phrase"));
    struct slice phrase = slice_cut(p->text, start, p->pos);
    p->pos = next;
    if (phrase.n == 0)
        return parser_fail(p, open, _("nothing stands between the quotation marks"), _("write a phrase there"));
    return query_add_word(p, phrase, p->query->kinds & ~(unsigned)FOLD_PINYIN);
}

/* Where the pattern that starts at `from` ends; SIZE_MAX if it never does.  `、` may close one that `、` opened. */
static size_t query_pattern_end(const struct parser *p, size_t from, uint32_t open)
{
    for (size_t pos = from, next; pos < p->text.n; pos = next) {
        uint32_t cp = text_decode(p->text, pos, &next);
        if (cp == '\\' && next < p->text.n) text_decode(p->text, next, &next);
        else if (cp == '/' || cp == open) return pos;
    }
    return SIZE_MAX;
}

static size_t query_parse_pattern(struct parser *p, uint32_t open)
{
    size_t slash = p->pos, next;
    text_decode(p->text, slash, &next);
    size_t start = next, end = query_pattern_end(p, start, open);
    if (end == SIZE_MAX)
        return parser_fail(p, slash, _("the pattern is not closed"), _("put / at its end, or \"/\" for a slash"));
    if (end == start)
        return parser_fail(p, slash, _("the pattern is empty"),
                           _("write it between the slashes, or \"//\" for slashes"));
    struct pattern *pattern = pattern_compile(slice_cut(p->text, start, end), p->query->kinds, p->err);
    if (!pattern) {
        err_at(p->err, "", 0, p->err->column + (unsigned)text_chars(slice_cut(p->text, 0, start)));
        return FAILED;
    }
    size_t index;
    struct query_node *node = parser_add_leaf(p, QUERY_PATTERN, slice_cut(p->text, start, end), &index);
    node->pattern = pattern;
    node->kinds = p->query->kinds;
    text_decode(p->text, end, &p->pos);
    return index;
}

/* `/`, or `、` from an input method if something closes it. */
static bool query_opens_pattern(const struct parser *p, uint32_t *open)
{
    size_t next;
    *open = text_decode(p->text, p->pos, &next);
    if (*open == '/' || *open == 0xFF0F) return true;
    if (*open != 0x3001) return false;
    size_t end = query_pattern_end(p, next, *open);
    return end != SIZE_MAX && end > next;
}

/* ---- words and fields ---- */

/* Whether a name could be meant: letters and characters only. */
static bool query_is_name(struct slice t)
{
    for (size_t pos = 0; pos < t.n;) {
        uint32_t cp = text_decode(t, pos, &pos);
        if (!fold_is_letter(cp) && !text_is_han(fold_char(cp, FOLD_WIDTH))) return false;
    }
    return t.n > 0;
}

static size_t query_parse_operand(struct parser *p);

static size_t query_parse_in_field(struct parser *p, const struct query_field *field, size_t colon)
{
    size_t next;
    const struct query_field *outer = p->field;
    p->field = field;
    parser_skip_blanks(p);
    uint32_t k = parser_key(p, &next);
    size_t node = k == 0 || k == '|' || k == ')' ? parser_fail(p, colon, _("nothing stands after the colon"),
                                                               _("write what to look for in that column"))
                                                 : query_parse_operand(p);
    p->field = outer;
    return node;
}

/* No open plan has the column, or the year. */
static void query_missing_column(struct parser *p, size_t pos, struct slice name, const struct query_field *field)
{
    int n = (int)(name.n > 120 ? 120 : name.n);
    unsigned years = 0;
    for (size_t i = 0; i < p->plans->count; i++)
        if (plan_years(p->plans->plan[i]) > years) years = (unsigned)plan_years(p->plans->plan[i]);
    if (field->year && !field->header && years > 0)
        err_setf(p->err, _("write its place, as in 年1:…, or put the whole word in quotation marks"),
                 _("there is no year “%.*s”: this plan has %u"), n, name.s, years);
    else
        err_setf(p->err, _("name a column as its header does, or put the whole word in quotation marks"),
                 _("no column is named “%.*s”"), n, name.s);
    parser_point(p, pos);
}

/* Where the name at p->pos ends, before a colon or a comparison; *mark: where that stands, the end of the text if none
 * does. */
static size_t query_name_end(struct parser *p, size_t end, size_t *mark)
{
    struct parser ahead = *p;
    size_t next;
    for (*mark = p->pos; *mark < end; *mark = next)
        if (parser_key_at(p, *mark, &next) == ':' || parser_compares(p, *mark)) return *mark;
    ahead.pos = end;
    parser_skip_blanks(&ahead); /* 数量 >= 300名 */
    bool marks = parser_key(&ahead, &next) == ':' ||
                 (parser_compares(p, ahead.pos) && parser_key(&ahead, &next) != '!');
    *mark = marks ? ahead.pos : p->text.n;
    return end;
}

/* 增长 =GDP and 类型 :甲 are words beside others; 数量 = 300名 is a quantity, as it always was. */
static bool query_is_apart(const struct parser *p, const struct query_field *field, size_t mark)
{
    size_t next;
    bool new_name = field->kind == QUERY_FIELD_KIND || field->kinds != 0;
    return new_name && (parser_key_at(p, mark, &next) == ':' || parser_is_only_equal(p, mark));
}

static size_t query_parse_named(struct parser *p, const struct query_field *field, struct slice name, size_t start,
                                size_t mark)
{
    if (field->kind == QUERY_FIELD_QUANTITY) return parser_quantity(p, field->kinds);
    if (field->kind == QUERY_FIELD_KIND) return parser_kind(p);
    if (field->kind == QUERY_FIELD_LEDGER) {
        ledger_is_missing(name, p->err);
        parser_point(p, start);
        return FAILED;
    }
    if (query_field_is_present(field, p->plans)) return query_parse_in_field(p, field, mark);
    query_missing_column(p, start, name, field);
    return FAILED;
}

/* A name with what follows it: FAILED and *is_field false if this is a plain word after all. */
static size_t query_parse_field(struct parser *p, size_t end, bool *is_field)
{
    size_t start = p->pos, mark, colon, pos = query_name_end(p, end, &mark);
    bool compares = parser_key_at(p, mark, &colon) != ':';
    *is_field = false;
    if (pos == start || mark >= p->text.n) return FAILED;
    struct slice name = slice_cut(p->text, start, pos);
    struct query_field field;
    enum query_field_result result = compares ? query_field_find_compared(name, &field) ? QUERY_FIELD_FOUND
                                                                                        : QUERY_FIELD_UNKNOWN
                                              : query_field_find(name, p->plans, &field);
    bool found = result == QUERY_FIELD_FOUND;
    if (compares && !found) return FAILED;
    if (mark != pos && (!found || query_is_apart(p, &field, mark)))
        return query_field_done(&field), FAILED;                              /* 甲 :乙 */
    if (result == QUERY_FIELD_UNKNOWN && !query_is_name(name)) return FAILED; /* 1:2 */
    *is_field = true;
    size_t node = FAILED;
    p->pos = compares ? mark : colon;
    if (found) {
        node = query_parse_named(p, &field, name, start, mark);
    } else if (result == QUERY_FIELD_AMBIGUOUS) {
        parser_fail(p, start, _("several columns begin like this"), _("write more of the name"));
    } else if (p->plans) {
        query_missing_column(p, start, name, &field);
    } else {
        field = (struct query_field){.kind = QUERY_FIELD_COLUMNS, .header = parser_copy_text(name)};
        node = query_parse_in_field(p, &field, mark);
    }
    query_field_done(&field);
    return node;
}

static size_t query_parse_exact(struct parser *p)
{
    size_t next, sign = p->pos;
    parser_key(p, &p->pos);
    if (parser_key(p, &next) == '"' && p->text.s[p->pos] == '"') { /* ="two words" */
        size_t start = next, end = next;
        while (end < p->text.n && p->text.s[end] != '"') end++;
        if (end < p->text.n && end > start) {
            p->pos = end + 1;
            return query_add_word(p, slice_cut(p->text, start, end), 0);
        }
    }
    size_t start = p->pos, end = parser_word_end(p, p->pos);
    if (end == start) return parser_fail(p, sign, _("nothing stands after ="), _("write the exact characters there"));
    p->pos = end;
    return query_add_word(p, slice_cut(p->text, start, end), 0);
}

static size_t query_parse_bare(struct parser *p)
{
    size_t end = parser_word_end(p, p->pos);
    bool is_field;
    size_t node = query_parse_field(p, end, &is_field);
    if (is_field) return node;
    struct slice word = slice_cut(p->text, p->pos, end);
    p->pos = end;
    return query_add_word(p, word, p->query->kinds);
}

/* ---- the grammar ---- */

static size_t query_never_opened(struct parser *p)
{
    return parser_fail(p, p->pos, _("this parenthesis was never opened"),
                       _("delete it, put ( where the group begins, or put the text in quotation marks"));
}

static size_t query_never_closed(struct parser *p, size_t open)
{
    return parser_fail(p, open, _("the parenthesis is not closed"),
                       _("put ) at the end of the group, or put the text in quotation marks"));
}

static size_t query_parse_group(struct parser *p)
{
    size_t open = p->pos, next;
    parser_key(p, &p->pos);
    parser_skip_blanks(p);
    uint32_t k = parser_key(p, &next);
    if (k == 0) return query_never_closed(p, open);
    if (k == ')') return parser_fail(p, open, _("nothing stands between the parentheses"), _("write words there"));
    size_t node = query_parse_or(p);
    if (node == FAILED) return FAILED;
    if (parser_key(p, &next) != ')') return query_never_closed(p, open);
    p->pos = next;
    return node;
}

static bool query_ends_operand(uint32_t k) { return k == 0 || k == ' ' || k == '|' || k == ')'; }

/* ! before anything, - before something that follows at once. */
static bool query_negates(const struct parser *p)
{
    size_t next, after;
    uint32_t k = parser_key(p, &next);
    return k == '!' ||
           (k == '-' && !query_ends_operand(parser_key_at(p, next, &after)) && parser_key_at(p, next, &after) != '-');
}

static size_t query_parse_operand(struct parser *p)
{
    size_t next, start = p->pos;
    uint32_t open, k = parser_key(p, &next);
    if (++p->depth > DEPTH_MAX)
        return parser_fail(p, start, _("the query is nested too deeply"), _("write it with fewer parentheses"));
    size_t node;
    if (query_negates(p)) {
        p->pos = next;
        parser_skip_blanks(p);
        k = parser_key(p, &next);
        node = k == 0 || k == '|' || k == ')'
                   ? parser_fail(p, start, _("nothing stands after !"), _("write what must not occur, as in !金融"))
                   : query_parse_operand(p);
        if (node != FAILED) node = parser_add_node(p, QUERY_NOT, node, 0);
    } else if (k == '(') {
        node = query_parse_group(p);
    } else if (k == '"') {
        node = query_parse_phrase(p);
    } else if (query_opens_pattern(p, &open)) {
        node = query_parse_pattern(p, open);
    } else if (k == '=') {
        node = query_parse_exact(p);
    } else {
        node = query_parse_bare(p);
    }
    p->depth--;
    return node;
}

static size_t query_parse_and(struct parser *p)
{
    size_t node = FAILED, next;
    for (;;) {
        parser_skip_blanks(p);
        uint32_t k = parser_key(p, &next);
        if (k == 0 || k == '|' || k == ')') break;
        size_t operand = query_parse_operand(p);
        if (operand == FAILED) return FAILED;
        node = node == FAILED ? operand : parser_add_node(p, QUERY_AND, node, operand);
    }
    if (node == FAILED && parser_key(p, &next) == ')' && p->depth == 0) return query_never_opened(p);
    if (node == FAILED) return parser_fail(p, p->pos, _("nothing stands beside |"), _("write words on both sides"));
    return node;
}

static size_t query_parse_or(struct parser *p)
{
    size_t next, node = query_parse_and(p);
    while (node != FAILED && parser_key(p, &next) == '|') {
        p->pos = next;
        if (parser_key(p, &next) == '|') p->pos = next;
        size_t right = query_parse_and(p);
        node = right == FAILED ? FAILED : parser_add_node(p, QUERY_OR, node, right);
    }
    return node;
}

static bool query_read_whole(struct parser *p)
{
    if (p->text.n > QUERY_MAX) return parser_fail(p, 0, _("the query is too long"), _("shorten it")) != FAILED;
    parser_skip_blanks(p);
    if (p->pos >= p->text.n) {
        p->query->root = parser_add_node(p, QUERY_NOTHING, 0, 0);
        return true;
    }
    if (text_invalid_at(p->text) < p->text.n)
        return parser_fail(p, text_invalid_at(p->text), _("this is not UTF-8 text"), _("type the query again")) !=
               FAILED;
    p->query->root = query_parse_or(p);
    if (p->query->root == FAILED) return false;
    if (p->pos >= p->text.n) return true;
    return query_never_opened(p) != FAILED;
}

struct query *query_parse_with(struct slice text, const struct query_options *options, struct err *err)
{
    struct query *q = mem_zalloc(sizeof *q);
    q->kinds = options ? options->kinds : FOLD_ALL;
    struct parser p = {.text = text, .query = q, .plans = options ? options->plans : NULL, .err = err};
    if (query_read_whole(&p)) return q;
    query_free(q);
    return NULL;
}

struct query *query_parse(struct slice text, struct err *err) { return query_parse_with(text, NULL, err); }

void query_free(struct query *q)
{
    if (!q) return;
    for (size_t i = 0; i < q->count; i++) {
        struct query_node *node = &q->node[i];
        query_field_done(&node->field);
        match_done(&node->word);
        pattern_free(node->pattern);
        free(node->text);
    }
    free(q->node);
    free(q);
}

bool query_is_empty(const struct query *q) { return q->node[q->root].kind == QUERY_NOTHING; }

unsigned query_kinds(const struct query *q) { return q->kinds; }

/* ---- whether one query surely finds no more than another: what is typed after it can only narrow the result ---- */

/* A number means itself, not its digits, so more of it is another number; one letter is no pinyin yet. */
static bool query_can_grow(struct slice text)
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

static bool query_same_leaf(const struct query_node *a, const struct query_node *b)
{
    return a->kind == b->kind && a->kinds == b->kinds && a->amount.kinds == b->amount.kinds &&
           query_field_equal(&a->field, &b->field) && slice_equal(slice_of(a->text), slice_of(b->text));
}

/* Whether word a, which begins as word b does, matches only where b matches. */
static bool query_grown(const struct query_node *a, const struct query_node *b)
{
    if (a->kind != QUERY_WORD || b->kind != QUERY_WORD || a->kinds != b->kinds) return false;
    if (!query_field_equal(&a->field, &b->field)) return false;
    struct slice longer = slice_of(a->text), shorter = slice_of(b->text);
    if (!slice_has_prefix(longer, shorter)) return false;
    struct slice rest = slice_cut(longer, shorter.n, longer.n);
    return b->kinds == 0 || (query_can_grow(shorter) && query_can_grow(longer) && fold_blank_end(rest, 0) == 0);
}

static bool query_narrows_node(const struct query *a, size_t i, const struct query *b, size_t k, unsigned depth)
{
    const struct query_node *x = &a->node[i], *y = &b->node[k];
    if (depth == 0) return false;
    depth--;
    if (x->kind == QUERY_NOTHING) return true;
    if (x->kind == QUERY_OR)
        return query_narrows_node(a, x->left, b, k, depth) && query_narrows_node(a, x->right, b, k, depth);
    if (y->kind == QUERY_AND)
        return query_narrows_node(a, i, b, y->left, depth) && query_narrows_node(a, i, b, y->right, depth);
    if (x->kind == QUERY_AND &&
        (query_narrows_node(a, x->left, b, k, depth) || query_narrows_node(a, x->right, b, k, depth)))
        return true;
    if (y->kind == QUERY_OR)
        return query_narrows_node(a, i, b, y->left, depth) || query_narrows_node(a, i, b, y->right, depth);
    if (x->kind == QUERY_NOT && y->kind == QUERY_NOT) return query_narrows_node(b, y->left, a, x->left, depth);
    if (x->kind < QUERY_WORD || y->kind < QUERY_WORD) return false;
    return query_same_leaf(x, y) || query_grown(x, y);
}

bool query_narrows(const struct query *narrow, const struct query *wide)
{
    return narrow->kinds == wide->kinds && query_narrows_node(narrow, narrow->root, wide, wide->root, 16);
}
