/* The elements of pages, and what their attributes say. */
#include <limits.h>
#include <stdlib.h>

#include "office/page_inside.h"

/* ---- elements ---- */

static const struct page_kind page_kinds[] = {
#define KIND(name, tag, opens, flags) {#name, tag, opens, flags},
#include "office/page_kind.def"
#undef KIND
};

enum { LETTERS_MAX = 10 };

static int page_kind_compare(const void *name, const void *kind)
{
    return slice_compare(*(const struct slice *)name, slice_of(((const struct page_kind *)kind)->name));
}

const struct page_kind *page_kind_named(struct slice name)
{
    static const struct page_kind line = {"", PAGE_OTHER, OPENS_LINE, 0};
    char small[LETTERS_MAX];
    if (name.n > LETTERS_MAX) return &line;
    for (size_t i = 0; i < name.n; i++)
        small[i] = name.s[i] >= 'A' && name.s[i] <= 'Z' ? (char)(name.s[i] | 0x20) : name.s[i];
    struct slice key = slice_make(small, name.n);
    const struct page_kind *kind = bsearch(&key, page_kinds, sizeof page_kinds / sizeof *page_kinds, sizeof *page_kinds,
                                           page_kind_compare);
    return kind ? kind : &line;
}

/* ---- numbers ---- */

/* The number that a value begins with, blanks before it aside; `otherwise` if there is none. */
static int page_kind_number(struct slice value, int otherwise)
{
    struct slice rest = slice_trim(value);
    bool minus = rest.n > 0 && rest.s[0] == '-';
    size_t at = rest.n > 0 && (minus || rest.s[0] == '+'), first = at;
    int number = 0;
    for (; at < rest.n && rest.s[at] >= '0' && rest.s[at] <= '9'; at++)
        if (number < INT_MAX / 20) number = number * 10 + (rest.s[at] - '0');
    return at == first ? otherwise : minus ? -number : number;
}

static uint16_t page_kind_span(struct slice value, int least, int most)
{
    int span = page_kind_number(value, 1);
    return (uint16_t)(span < least ? 1 : span > most ? most : span);
}

/* ---- styles ---- */

/* Takes the next `property: value;` off a style. */
static bool page_kind_take_declaration(struct slice *style, struct slice *property, struct slice *value)
{
    while (style->n > 0) {
        size_t end = slice_find(*style, SLICE(";"));
        struct slice one = slice_cut(*style, 0, end);
        *style = end == SIZE_MAX ? SLICE("") : slice_cut(*style, end + 1, style->n);
        size_t colon = slice_find(one, SLICE(":"));
        if (colon == SIZE_MAX) continue;
        *property = slice_trim(slice_cut(one, 0, colon));
        *value = slice_trim(slice_cut(one, colon + 1, one.n));
        return true;
    }
    return false;
}

/* The first word of a value: what comes before a blank or a ! */
static struct slice page_kind_first_word(struct slice value)
{
    size_t n = 0;
    while (n < value.n && value.s[n] != ' ' && value.s[n] != '!') n++;
    return slice_cut(value, 0, n);
}

static void page_kind_set_display(struct page_node *n, struct slice value)
{
    n->hidden = page_token_is(value, "none");
    if (!n->hidden && n->tag == PAGE_OTHER && (page_token_is(value, "block") || page_token_is(value, "flex")))
        n->tag = PAGE_BLOCK;
}

/* Of `list-style` any word may be the type. */
static void page_kind_set_list_style(struct page_node *n, struct slice value)
{
    while (value.n > 0) {
        struct slice word = page_kind_first_word(value);
        if (page_lists_count(word)) n->count = page_lists_count(word);
        value = slice_trim(slice_cut(value, word.n + 1, value.n));
    }
}

static bool page_kind_says_span(struct slice word)
{
    return page_token_is(word, "colspan") || page_token_is(word, "rowspan") || page_token_is(word, "colspan-rowspan");
}

static bool page_kind_says_lines(struct slice word)
{
    return page_token_is(word, "pre") || page_token_is(word, "pre-wrap") || page_token_is(word, "pre-line") ||
           page_token_is(word, "break-spaces");
}

/* What Word sets apart from the text: notes and comments, what stands at the head and the foot of its pages. */
static bool page_kind_is_apart(struct slice property, struct slice value)
{
    static const char *const elements[] = {"comment", "comment-list", "footnote", "footnote-list",
                                           "endnote", "endnote-list", "header",   "footer"};
    if (page_token_is(property, "mso-footnote-id") || page_token_is(property, "mso-endnote-id")) return true;
    for (size_t i = 0; page_token_is(property, "mso-element") && i < sizeof elements / sizeof *elements; i++)
        if (page_token_is(value, elements[i])) return true;
    return false;
}

/* The marks of notes and comments in the text of Word and Excel. */
static bool page_kind_is_mark(struct slice class)
{
    static const char *const marks[] = {
        "MsoCommentReference", "MsoFootnoteReference", "MsoEndnoteReference", "msocomanchor", "msocomtxt", NULL};
    for (const char *const *mark = marks; *mark; mark++)
        if (slice_equals(class, *mark)) return true;
    return slice_has_prefix(class, SLICE("msocomspan"));
}

/* `mso-ignore:colspan` says of a cell of Excel that its text reaches over those behind it, which are blank.
 * `visibility: hidden` is what pages say of what a script will show in a moment. */
void page_kind_set_style(struct page_node *n, struct slice style)
{
    struct slice property, value;
    while (page_kind_take_declaration(&style, &property, &value)) {
        struct slice word = page_kind_first_word(value);
        if (page_token_is(property, "display")) page_kind_set_display(n, word);
        else if (page_token_is(property, "mso-hide")) n->hidden |= page_token_is(word, "all");
        else if (page_token_is(property, "mso-ignore")) n->apart |= page_kind_says_span(word);
        else if (page_token_is(property, "visibility")) n->hidden |= page_token_is(word, "collapse");
        else if (page_token_is(property, "white-space")) n->keeps_lines = page_kind_says_lines(word);
        else if (page_token_is(property, "list-style-type") || page_token_is(property, "list-style"))
            page_kind_set_list_style(n, value);
        else n->hidden |= page_kind_is_apart(property, word);
    }
}

/* ---- attributes ---- */

/* Of inputs only those show a text that one types into. */
static bool page_kind_input_shows_text(struct slice type)
{
    static const char *const others[] = {"hidden", "submit", "button",   "image", "reset", "checkbox",
                                         "radio",  "range",  "password", "file",  "color"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (page_token_is(type, others[i])) return false;
    return true;
}

static void page_kind_set_type(struct page_node *n, struct slice value)
{
    if (n->tag == PAGE_INPUT) n->hidden |= !page_kind_input_shows_text(value);
    else if (n->tag == PAGE_OL || n->tag == PAGE_LI || n->tag == PAGE_UL) n->count = page_lists_count(value);
}

static void page_kind_set_attribute(struct page_tree *t, struct page_node *n, const struct page_attribute *a)
{
    if (page_token_is(a->name, "style")) page_kind_set_style(n, page_characters_read(a->value, true, &t->arena));
    else if (page_token_is(a->name, "rowspan")) n->rows = page_kind_span(a->value, 0, UINT16_MAX - 1);
    else if (page_token_is(a->name, "colspan") || page_token_is(a->name, "span"))
        n->columns = page_kind_span(a->value, 1, 1000);
    else if (page_token_is(a->name, "hidden")) n->hidden = true;
    else if (page_token_is(a->name, "class")) n->hidden |= page_kind_is_mark(a->value);
    else if (page_token_is(a->name, "type")) page_kind_set_type(n, a->value);
    else if (page_token_is(a->name, "start") && n->tag == PAGE_OL) n->number = page_kind_number(a->value, INT_MIN);
    else if (page_token_is(a->name, "value") && n->tag == PAGE_LI) n->number = page_kind_number(a->value, INT_MIN);
    else if (page_token_is(a->name, "value") && n->tag == PAGE_INPUT)
        n->text = page_characters_read(a->value, true, &t->arena);
    else if (page_token_is(a->name, "reversed")) n->reversed = true;
    else if (page_token_is(a->name, "selected")) n->chosen = true;
}

void page_kind_set(struct page_tree *t, struct page_node *n, struct slice attributes)
{
    struct page_attribute a;
    while (page_token_attribute(&attributes, &a)) page_kind_set_attribute(t, n, &a);
}
