/* What the style sheets in a page say of whole kinds of elements: which are hidden, how lists count.  Of selectors
 * only the simple ones are read: li, .note, ol.plain.wide, #menu. */
#include <stdlib.h>
#include <strings.h>

#include "base/mem.h"
#include "office/page_inside.h"

enum { RULES_MAX = 200 };

/* ---- reading ---- */

/* Comments, of CSS and around it, become blanks. */
static struct slice page_css_without_comments(struct slice css, struct arena *arena)
{
    char *text = arena_alloc(arena, css.n + 1);
    size_t n = 0;
    for (size_t at = 0; at < css.n;) {
        struct slice rest = slice_cut(css, at, css.n);
        size_t end = slice_has_prefix(rest, SLICE("/*")) ? slice_find(rest, SLICE("*/")) : 0;
        if (end > 0) at = end == SIZE_MAX ? css.n : at + end + 2;
        else if (slice_has_prefix(rest, SLICE("<!--"))) at += 4;
        else if (slice_has_prefix(rest, SLICE("-->"))) at += 3;
        else text[n++] = css.s[at] == '\n' || css.s[at] == '\r' || css.s[at] == '\t' ? ' ' : css.s[at], at++;
    }
    return slice_make(text, n);
}

/* The bytes of a block, whose { comes first, to behind its }. */
static size_t page_css_block(struct slice css)
{
    unsigned depth = 0;
    for (size_t at = 0; at < css.n; at++) {
        depth += css.s[at] == '{';
        if (css.s[at] == '}' && --depth == 0) return at + 1;
    }
    return css.n;
}

static bool page_css_is_of_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           (unsigned char)c >= 0x80;
}

static struct slice page_css_take_name(struct slice *selector)
{
    size_t n = 0;
    while (n < selector->n && page_css_is_of_name(selector->s[n])) n++;
    struct slice name = slice_cut(*selector, 0, n);
    *selector = slice_cut(*selector, n, selector->n);
    return name;
}

/* False for a selector that is not simple. */
static bool page_css_read_selector(struct slice selector, struct page_css_rule *rule)
{
    if (slice_has_prefix(selector, SLICE("*"))) selector = slice_cut(selector, 1, selector.n);
    else rule->element = page_css_take_name(&selector);
    while (selector.n > 0) {
        bool class = selector.s[0] == '.';
        if (!class && selector.s[0] != '#') return false;
        if (class ? rule->classes == PAGE_CSS_CLASSES : rule->id.n > 0) return false;
        selector = slice_cut(selector, 1, selector.n);
        struct slice name = page_css_take_name(&selector);
        if (name.n == 0) return false;
        if (class) rule->class[rule->classes++] = name;
        else rule->id = name;
    }
    return true;
}

/* Whether declarations say anything that matters here. */
static bool page_css_matters(struct slice declarations)
{
    struct page_node shown = {.tag = PAGE_OTHER}, hidden = {.tag = PAGE_OTHER, .hidden = true};
    page_kind_set_style(&shown, declarations);
    page_kind_set_style(&hidden, declarations);
    return shown.hidden || !hidden.hidden || shown.count || shown.tag != PAGE_OTHER;
}

static void page_css_add(struct page_tree *t, struct slice selectors, struct slice declarations)
{
    while (selectors.n > 0) {
        size_t end = slice_find(selectors, SLICE(","));
        struct page_css_rule rule = {.declarations = declarations};
        bool simple = page_css_read_selector(slice_trim(slice_cut(selectors, 0, end)), &rule);
        selectors = end == SIZE_MAX ? SLICE("") : slice_cut(selectors, end + 1, selectors.n);
        if (!simple || t->rules == RULES_MAX) continue;
        t->rule = mem_grow(t->rule, &t->rule_cap, t->rules + 1, sizeof *t->rule);
        t->rule[t->rules++] = rule;
    }
}

void page_css_read(struct page_tree *t, struct slice css)
{
    struct slice rest = page_css_without_comments(css, &t->arena);
    for (rest = slice_trim(rest); rest.n > 0; rest = slice_trim(rest)) {
        size_t open = slice_find(rest, SLICE("{")), end = slice_find(rest, SLICE(";"));
        if (rest.s[0] == '@' && end < open) { /* @import */
            rest = slice_cut(rest, end + 1, rest.n);
            continue;
        }
        if (open == SIZE_MAX) return;
        struct slice block = slice_cut(rest, open, open + page_css_block(slice_cut(rest, open, rest.n)));
        struct slice inside = slice_cut(block, 1, block.n - (block.s[block.n - 1] == '}'));
        if (rest.s[0] != '@' && page_css_matters(inside)) page_css_add(t, slice_cut(rest, 0, open), inside);
        rest = slice_cut(rest, open + block.n, rest.n);
    }
}

/* ---- using ---- */

static bool page_css_is_class_of(struct slice class, struct slice classes)
{
    while (classes.n > 0) {
        size_t n = 0;
        while (n < classes.n && strchr(" \t\r\n\f", classes.s[n]) == NULL) n++;
        if (slice_equal(slice_cut(classes, 0, n), class)) return true;
        classes = slice_cut(classes, n + 1, classes.n);
    }
    return false;
}

/* Ids speak louder than classes, and these than names of elements. */
static unsigned page_css_rank(const struct page_css_rule *rule)
{
    return rule->id.n > 0 ? PAGE_CSS_CLASSES + 1 : rule->classes;
}

static bool page_css_fits(const struct page_css_rule *rule, struct slice name, struct slice id, struct slice classes)
{
    bool element = rule->element.n == 0 ||
                   (rule->element.n == name.n && strncasecmp(rule->element.s, name.s, name.n) == 0);
    if (!element || (rule->id.n > 0 && !slice_equal(rule->id, id))) return false;
    for (unsigned i = 0; i < rule->classes; i++)
        if (!page_css_is_class_of(rule->class[i], classes)) return false;
    return true;
}

void page_css_set(const struct page_tree *t, struct page_node *n, struct slice name, struct slice attributes)
{
    struct page_attribute a;
    struct slice id = SLICE(""), classes = SLICE("");
    if (t->rules == 0) return;
    while (page_token_attribute(&attributes, &a)) {
        if (page_token_is(a.name, "id")) id = slice_trim(a.value);
        else if (page_token_is(a.name, "class")) classes = slice_trim(a.value);
    }
    for (unsigned rank = 0; rank <= PAGE_CSS_CLASSES + 1; rank++)
        for (size_t i = 0; i < t->rules; i++)
            if (page_css_rank(&t->rule[i]) == rank && page_css_fits(&t->rule[i], name, id, classes))
                page_kind_set_style(n, t->rule[i].declarations);
}
