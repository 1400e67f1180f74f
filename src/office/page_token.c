/* A page cut into tags and text, as browsers cut it (HTML, "Tokenization"); comments and declarations are left out. */
#include "office/page_inside.h"

static bool page_token_is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || !c; }

static char page_token_lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c; }

static bool page_token_is_letter(char c) { return page_token_lower(c) >= 'a' && page_token_lower(c) <= 'z'; }

bool page_token_is(struct slice name, const char *word)
{
    size_t n = strlen(word);
    if (name.n != n) return false;
    for (size_t i = 0; i < n; i++)
        if (page_token_lower(name.s[i]) != word[i]) return false;
    return true;
}

/* Where `needle` begins at or behind `from`; the end of the page if nowhere. */
static size_t page_token_find(struct slice page, size_t from, struct slice needle)
{
    size_t at = slice_find(slice_cut(page, from, page.n), needle);
    return at == SIZE_MAX ? page.n : from + at;
}

/* ---- attributes ---- */

static struct slice page_token_take_value(struct slice page, size_t *at)
{
    char quote = *at < page.n && (page.s[*at] == '"' || page.s[*at] == '\'') ? page.s[*at] : 0;
    size_t from = *at + (quote != 0), to = from;
    if (quote) to = page_token_find(page, from, slice_make(&quote, 1));
    else
        while (to < page.n && page.s[to] != '>' && !page_token_is_blank(page.s[to])) to++;
    *at = quote && to < page.n ? to + 1 : to;
    return slice_cut(page, from, to);
}

static void page_token_skip_blanks(struct slice page, size_t *at)
{
    while (*at < page.n && page_token_is_blank(page.s[*at])) ++*at;
}

/* False at the > that ends the tag, or at the end of the page.  *slash: a / came right before. */
static bool page_token_take_attribute(struct slice page, size_t *at, struct page_attribute *attribute, bool *slash)
{
    *slash = false;
    for (; *at < page.n && (page.s[*at] == '/' || page_token_is_blank(page.s[*at])); ++*at) *slash = page.s[*at] == '/';
    if (*at >= page.n || page.s[*at] == '>') return false;
    size_t from = *at;
    do ++*at; /* the first may be a = */
    while (*at < page.n && strchr("/>=", page.s[*at]) == NULL && !page_token_is_blank(page.s[*at]));
    *attribute = (struct page_attribute){.name = slice_cut(page, from, *at)};
    size_t value = *at;
    page_token_skip_blanks(page, &value);
    if (value >= page.n || page.s[value] != '=') return true;
    *at = value + 1;
    page_token_skip_blanks(page, at);
    attribute->value = page_token_take_value(page, at);
    return true;
}

bool page_token_attribute(struct slice *attributes, struct page_attribute *attribute)
{
    size_t at = 0;
    bool slash, found = page_token_take_attribute(*attributes, &at, attribute, &slash);
    *attributes = slice_cut(*attributes, at, attributes->n);
    return found;
}

/* ---- tags ---- */

/* A tag whose name begins at `from`; one that never ends is none, and with it ends the page. */
static bool page_token_take_tag(struct page_tokens *t, size_t from, struct page_token *token)
{
    struct page_attribute ignored;
    size_t at = from;
    while (at < t->page.n && page_token_is_blank(t->page.s[at]) == false && strchr("/>", t->page.s[at]) == NULL) at++;
    token->text = slice_cut(t->page, from, at);
    size_t attributes = at;
    while (page_token_take_attribute(t->page, &at, &ignored, &token->closed)) {}
    token->attributes = slice_cut(t->page, attributes, at);
    t->at = at < t->page.n ? at + 1 : at;
    return at < t->page.n;
}

/* The bytes of a comment, a declaration or another thing that is no text, which begins with < at `from`. */
static size_t page_token_end_of_other(struct slice page, size_t from)
{
    if (!slice_has_prefix(slice_cut(page, from, page.n), SLICE("<!--"))) {
        size_t end = page_token_find(page, from, SLICE(">"));
        return end < page.n ? end + 1 : end;
    }
    size_t inside = from + 4;
    if (slice_has_prefix(slice_cut(page, inside, page.n), SLICE(">"))) return inside + 1;
    if (slice_has_prefix(slice_cut(page, inside, page.n), SLICE("->"))) return inside + 2;
    for (size_t end = inside; (end = page_token_find(page, end, SLICE("--"))) < page.n; end++) {
        if (slice_has_prefix(slice_cut(page, end + 2, page.n), SLICE(">"))) return end + 3;
        if (slice_has_prefix(slice_cut(page, end + 2, page.n), SLICE("!>"))) return end + 4;
    }
    return page.n;
}

enum page_token_sort { SORT_TEXT, SORT_OPEN, SORT_CLOSE, SORT_OTHER };

/* What a < begins. */
static enum page_token_sort page_token_sort_at(struct slice page, size_t at)
{
    char next = at + 1 < page.n ? page.s[at + 1] : 0, behind = at + 2 < page.n ? page.s[at + 2] : 0;
    if (page_token_is_letter(next)) return SORT_OPEN;
    if (next == '/' && page_token_is_letter(behind)) return SORT_CLOSE;
    return next == '!' || next == '?' || (next == '/' && behind) ? SORT_OTHER : SORT_TEXT;
}

static void page_token_take_text(struct page_tokens *t, struct page_token *token)
{
    size_t end = t->at;
    do end = page_token_find(t->page, end + 1, SLICE("<"));
    while (end < t->page.n && page_token_sort_at(t->page, end) == SORT_TEXT);
    *token = (struct page_token){.kind = PAGE_TOKEN_TEXT, .text = slice_cut(t->page, t->at, end)};
    t->at = end;
}

bool page_token_next(struct page_tokens *t, struct page_token *token)
{
    while (t->at < t->page.n) {
        enum page_token_sort sort = t->page.s[t->at] == '<' ? page_token_sort_at(t->page, t->at) : SORT_TEXT;
        switch (sort) {
        case SORT_TEXT: page_token_take_text(t, token); return true;
        case SORT_OTHER: t->at = page_token_end_of_other(t->page, t->at); break;
        default:
            *token = (struct page_token){.kind = sort == SORT_OPEN ? PAGE_TOKEN_OPEN : PAGE_TOKEN_CLOSE};
            if (page_token_take_tag(t, t->at + (sort == SORT_OPEN ? 1 : 2), token)) return true;
        }
    }
    return false;
}

/* ---- text without tags ---- */

static bool page_token_has_name(struct slice rest, struct slice name)
{
    char behind = rest.n > name.n ? rest.s[name.n] : 0;
    for (size_t i = 0; i < name.n; i++)
        if (i >= rest.n || page_token_lower(rest.s[i]) != page_token_lower(name.s[i])) return false;
    return page_token_is_blank(behind) || behind == '/' || behind == '>';
}

/* In a script, what stands between <!-- and --> may hold a whole script, with its end. */
struct slice page_token_raw(struct page_tokens *t, struct slice name, bool script)
{
    struct slice page = t->page;
    size_t from = t->at, comment = page.n; /* where the --> is searched for, page.n: outside */
    bool twice = false;
    for (size_t at = from; at < page.n; at++) {
        struct slice rest = slice_cut(page, at, page.n);
        if (script && page.s[at] == '-' && at >= comment && slice_has_prefix(rest, SLICE("-->")))
            comment = page.n, twice = false;
        if (page.s[at] != '<') continue;
        if (script && comment == page.n && slice_has_prefix(rest, SLICE("<!--"))) comment = at + 2;
        if (comment < page.n && page_token_has_name(slice_cut(rest, 1, rest.n), name)) twice = true;
        if (rest.n < 2 || rest.s[1] != '/' || !page_token_has_name(slice_cut(rest, 2, rest.n), name)) continue;
        if (!twice) {
            t->at = at;
            return slice_cut(page, from, at);
        }
        twice = false;
    }
    t->at = page.n;
    return slice_cut(page, from, page.n);
}
