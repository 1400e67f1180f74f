/* A page as a tree, built as browsers build it (HTML, "Tree construction"), also from tags that are missing or stand
 * in the wrong place. */
#include <limits.h>
#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "office/page_inside.h"

/* How many elements may be open.  Behind that they are as though closed at once: in long pages many are never closed,
 * and yet a table that comes at last is to be one. */
enum { PAGE_LINES_DEEP = 128, PAGE_BLOCKS_DEEP = 256, PAGE_PARTS_DEEP = 512 };

/* An element that is not closed yet. */
struct page_open {
    const struct page_kind *kind;
    struct slice name; /* as it stands in the page */
    uint32_t node;     /* where what is in it goes: its own, or that of the element around it */
};

struct page_builder {
    struct page_tree *tree;
    struct page_tokens tokens;
    struct page_open open[PAGE_PARTS_DEEP];
    unsigned opens;   /* the first is the page itself */
    unsigned lines;   /* of these, how many stand in a line */
    unsigned foreign; /* and how many are not HTML */
    uint32_t columns; /* the colgroup whose columns come next */
    bool form;        /* a form is open: there is no other in it */
    bool xml;         /* XHTML, where <script/> is a whole element */
};

/* An opening tag. */
struct page_element {
    const struct page_kind *kind;
    const struct page_token *token;
    struct page_node node;
};

/* ---- elements that are open ---- */

static struct page_open *page_tree_top(struct page_builder *b) { return &b->open[b->opens - 1]; }

static bool page_tree_is_line(const struct page_kind *kind) { return !(kind->flags & KIND_SPECIAL) && kind->name; }

/* Closes that element and all in it. */
static void page_tree_close(struct page_builder *b, unsigned at)
{
    while (b->opens > at && b->opens > 1) {
        const struct page_kind *kind = page_tree_top(b)->kind;
        b->lines -= page_tree_is_line(kind);
        b->foreign -= kind->opens == OPENS_FOREIGN;
        if (kind->opens == OPENS_FORM) b->form = false;
        b->opens--;
    }
}

/* The innermost open element of that kind (of headings: any heading) that no scope hides; 0: there is none. */
static unsigned page_tree_find(const struct page_builder *b, const struct page_kind *kind, unsigned scopes)
{
    for (unsigned at = b->opens - 1; at > 0; at--) {
        const struct page_kind *open = b->open[at].kind;
        if (open == kind || (kind->opens == OPENS_HEADING && open->opens == OPENS_HEADING)) return at;
        if (open->flags & scopes) return 0;
    }
    return 0;
}

static void page_tree_close_found(struct page_builder *b, unsigned at)
{
    if (at > 0) page_tree_close(b, at);
}

static void page_tree_close_paragraph(struct page_builder *b)
{
    page_tree_close_found(b, page_tree_find(b, page_kind_named(SLICE("p")), KIND_SCOPE | KIND_HOLDS_PARAGRAPHS));
}

/* How deep a part of a table stands in it; 0: it is none. */
static unsigned page_tree_level(const struct page_kind *kind)
{
    switch (kind->opens) {
    case OPENS_TABLE: return 1;
    case OPENS_ROWS: return 2;
    case OPENS_ROW: return 3;
    case OPENS_CELL:
    case OPENS_CAPTION: return 4;
    default: return 0;
    }
}

/* The innermost part of a table that is open; 0: there is none. */
static unsigned page_tree_part(const struct page_builder *b)
{
    for (unsigned at = b->opens - 1; at > 0; at--) {
        if (page_tree_level(b->open[at].kind) > 0) return at;
        if (b->open[at].kind->flags & KIND_TABLE_SCOPE) return 0;
    }
    return 0;
}

/* Whether a table is open, but no cell of it. */
static bool page_tree_is_between_cells(const struct page_builder *b)
{
    unsigned level = page_tree_level(b->open[page_tree_part(b)].kind);
    return level > 0 && level < 4;
}

static bool page_tree_is_in_select(const struct page_builder *b)
{
    unsigned at = b->opens - 1;
    while (at > 0 && b->open[at].kind->opens == OPENS_OPTION) at--;
    return b->open[at].kind->opens == OPENS_SELECT;
}

/* ---- nodes ---- */

static uint32_t page_tree_new(struct page_tree *t, struct page_node node)
{
    if (t->nodes >= PAGE_NODES_MAX) return t->too_large = true, PAGE_NONE;
    t->node = mem_grow(t->node, &t->cap, t->nodes + 1, sizeof *t->node);
    node.next = PAGE_NONE;
    if (node.tag != PAGE_TEXT && node.tag != PAGE_INPUT) node.first = node.last = PAGE_NONE;
    t->node[t->nodes] = node;
    return (uint32_t)t->nodes++;
}

/* Where the next node goes: into the innermost element; but what stands in a table outside of its cells goes before
 * the table. */
static uint32_t page_tree_place(struct page_builder *b)
{
    const struct page_open *top = page_tree_top(b);
    unsigned level = page_tree_level(top->kind), at = b->opens - 1;
    if (level == 0 || level == 4) return top->node;
    while (b->open[at].kind->opens != OPENS_TABLE) at--;
    return b->open[at].node - 1;
}

static uint32_t page_tree_add_to(struct page_tree *t, uint32_t parent, struct page_node node)
{
    uint32_t at = page_tree_new(t, node);
    if (at == PAGE_NONE) return at;
    struct page_node *around = &t->node[parent];
    if (around->last == PAGE_NONE) around->first = at;
    else t->node[around->last].next = at;
    around->last = at;
    return at;
}

static uint32_t page_tree_add(struct page_builder *b, struct page_node node)
{
    return page_tree_add_to(b->tree, page_tree_place(b), node);
}

static bool page_tree_push(struct page_builder *b, const struct page_kind *kind, struct slice name, uint32_t node)
{
    unsigned most = page_tree_level(kind) > 0 ? PAGE_PARTS_DEEP
                    : page_tree_is_line(kind) ? PAGE_LINES_DEEP
                                              : PAGE_BLOCKS_DEEP;
    if (node == PAGE_NONE || b->opens >= most) return false;
    b->open[b->opens++] = (struct page_open){kind, name, node};
    b->lines += page_tree_is_line(kind);
    b->foreign += kind->opens == OPENS_FOREIGN;
    return true;
}

/* ---- opening tags ---- */

static void page_tree_open_node(struct page_builder *b, const struct page_element *e)
{
    page_tree_push(b, e->kind, e->token->text, page_tree_add(b, e->node));
}

/* Most elements in a line leave no trace: what is in them goes where they stand.  Only the end of one that does leave
 * one must be known from theirs. */
static void page_tree_open_line(struct page_builder *b, const struct page_element *e)
{
    bool plain = e->node.tag == PAGE_OTHER && !e->node.hidden && !e->node.keeps_lines;
    if (b->foreign > 0 && e->token->closed) return;
    if (!plain || (e->kind->flags & KIND_KEPT)) page_tree_open_node(b, e);
    else if (b->lines > 0) page_tree_push(b, e->kind, e->token->text, page_tree_place(b));
}

static void page_tree_open_block(struct page_builder *b, const struct page_element *e)
{
    page_tree_close_paragraph(b);
    page_tree_open_node(b, e);
}

static void page_tree_open_heading(struct page_builder *b, const struct page_element *e)
{
    page_tree_close_paragraph(b);
    if (page_tree_top(b)->kind->opens == OPENS_HEADING) page_tree_close(b, b->opens - 1);
    page_tree_open_node(b, e);
}

/* Items and terms end the one before in the same list. */
static void page_tree_open_item(struct page_builder *b, const struct page_element *e)
{
    for (unsigned at = b->opens - 1; at > 0; at--) {
        unsigned flags = b->open[at].kind->flags;
        if (b->open[at].kind->opens == e->kind->opens) page_tree_close(b, at);
        if (b->opens == at || ((flags & KIND_SPECIAL) && !(flags & KIND_PASSED))) break;
    }
    page_tree_open_block(b, e);
}

static void page_tree_open_form(struct page_builder *b, const struct page_element *e)
{
    if (b->form || page_tree_is_between_cells(b)) return;
    page_tree_open_block(b, e);
    b->form = page_tree_top(b)->kind == e->kind;
}

static void page_tree_add_empty(struct page_builder *b, const struct page_element *e) { page_tree_add(b, e->node); }

static void page_tree_add_empty_block(struct page_builder *b, const struct page_element *e)
{
    page_tree_close_paragraph(b);
    page_tree_add(b, e->node);
}

static void page_tree_add_input(struct page_builder *b, const struct page_element *e)
{
    if (!e->node.hidden) page_tree_add(b, e->node);
}

static void page_tree_open_option(struct page_builder *b, const struct page_element *e)
{
    bool group = page_token_is(e->token->text, "optgroup");
    while (page_tree_top(b)->kind->opens == OPENS_OPTION && (group || page_token_is(page_tree_top(b)->name, "option")))
        page_tree_close(b, b->opens - 1);
    page_tree_open_node(b, e);
}

static void page_tree_open_button(struct page_builder *b, const struct page_element *e)
{
    page_tree_close_found(b, page_tree_find(b, e->kind, KIND_SCOPE));
    page_tree_open_node(b, e);
}

/* The parts of a ruby end each other; elsewhere they are text as any other. */
static void page_tree_open_reading(struct page_builder *b, const struct page_element *e)
{
    if (page_tree_find(b, page_kind_named(SLICE("ruby")), KIND_SCOPE) == 0) return;
    while (page_tree_top(b)->kind->flags & KIND_IMPLIED) page_tree_close(b, b->opens - 1);
    page_tree_open_node(b, e);
}

static void page_tree_open_foreign(struct page_builder *b, const struct page_element *e)
{
    if (!e->token->closed) page_tree_open_node(b, e);
}

/* A style sheet for the screen; those for paper hide other things. */
static void page_tree_take_style(struct page_builder *b, const struct page_element *e, struct slice css)
{
    struct slice attributes = e->token->attributes;
    struct page_attribute a;
    while (page_token_attribute(&attributes, &a))
        if (page_token_is(a.name, "media") && !page_token_is(a.value, "all") && !page_token_is(a.value, "screen"))
            return;
    page_css_read(b->tree, css);
}

/* What stands in a text field is text of the page. */
static void page_tree_take_raw(struct page_builder *b, const struct page_element *e)
{
    bool shown = e->node.tag != PAGE_LEFT_OUT && !e->node.hidden;
    if ((b->foreign > 0 || b->xml) && e->token->closed) return;
    struct slice raw = page_token_raw(&b->tokens, e->token->text, page_token_is(e->token->text, "script"));
    if (page_token_is(e->token->text, "style")) page_tree_take_style(b, e, raw);
    uint32_t field = shown ? page_tree_add(b, e->node) : PAGE_NONE;
    if (field == PAGE_NONE) return;
    b->tree->node[field].keeps_lines = true;
    struct slice text = page_characters_read(raw, false, &b->tree->arena);
    page_tree_add_to(b->tree, field, (struct page_node){.tag = PAGE_TEXT, .text = text});
}

static void page_tree_open_frame(struct page_builder *b, const struct page_element *e)
{
    (void)e;
    b->tree->frames = true;
}

static void page_tree_open_nothing(struct page_builder *b, const struct page_element *e) { (void)b, (void)e; }

/* ---- tables ---- */

/* Closes what is deeper in the table than that level, and opens rows and a row that the page has left out; false
 * outside of a table. */
static bool page_tree_go_to(struct page_builder *b, unsigned level)
{
    static const char *const left_out[] = {"tbody", "tr"};
    unsigned at;
    while ((at = page_tree_part(b)) > 0 && page_tree_level(b->open[at].kind) > level) page_tree_close(b, at);
    if (at == 0) return false;
    page_tree_close(b, at + 1);
    b->columns = PAGE_NONE;
    for (unsigned now = page_tree_level(b->open[at].kind); now < level; now++) {
        struct slice name = slice_of(left_out[now - 1]);
        struct page_node node = {.tag = page_kind_named(name)->tag, .rows = 1, .columns = 1, .number = INT_MIN};
        uint32_t added = page_tree_add_to(b->tree, page_tree_top(b)->node, node);
        if (!page_tree_push(b, page_kind_named(name), name, added)) return false;
    }
    return true;
}

static void page_tree_open_part(struct page_builder *b, const struct page_element *e)
{
    unsigned level = e->kind->opens == OPENS_CAPTION ? 2 : page_tree_level(e->kind);
    if (page_tree_go_to(b, level - 1))
        page_tree_push(b, e->kind, e->token->text, page_tree_add_to(b->tree, page_tree_top(b)->node, e->node));
}

static void page_tree_add_columns(struct page_builder *b, const struct page_element *e)
{
    if (page_tree_go_to(b, 1)) b->columns = page_tree_add_to(b->tree, page_tree_top(b)->node, e->node);
}

/* Columns of its own take the place of those that a colgroup spans. */
static void page_tree_add_column(struct page_builder *b, const struct page_element *e)
{
    uint32_t group = b->columns;
    if (!page_tree_go_to(b, 1)) return;
    struct page_node column = e->node;
    if (group != PAGE_NONE) column.hidden |= b->tree->node[group].hidden, b->tree->node[group].columns = 0;
    page_tree_add_to(b->tree, page_tree_top(b)->node, column);
    b->columns = group;
}

/* In a table, but in no cell, a table ends the one around it. */
static void page_tree_open_table(struct page_builder *b, const struct page_element *e)
{
    page_tree_close_paragraph(b);
    if (page_tree_is_between_cells(b)) page_tree_close_found(b, page_tree_find(b, e->kind, KIND_TABLE_SCOPE));
    uint32_t place = page_tree_place(b);
    page_tree_add_to(b->tree, place, (struct page_node){.tag = PAGE_OTHER});
    page_tree_push(b, e->kind, e->token->text, page_tree_add_to(b->tree, place, e->node));
}

/* ---- closing tags ---- */

static void page_tree_close_line(struct page_builder *b, const struct page_kind *kind, struct slice name)
{
    for (unsigned at = b->opens - 1; at > 0 && b->lines > 0; at--) {
        const struct page_open *open = &b->open[at];
        bool same = open->kind == kind && open->name.n == name.n && strncasecmp(open->name.s, name.s, name.n) == 0;
        if (same) page_tree_close(b, at);
        if (same || (open->kind->flags & KIND_SPECIAL)) return;
    }
}

/* A form ends, the elements in it that are open do not. */
static void page_tree_close_form(struct page_builder *b, const struct page_kind *kind)
{
    unsigned at = page_tree_find(b, kind, KIND_SCOPE);
    b->form = false;
    if (at == 0) return;
    while (page_tree_top(b)->kind->flags & KIND_IMPLIED) page_tree_close(b, b->opens - 1);
    memmove(&b->open[at], &b->open[at + 1], (b->opens - at - 1) * sizeof *b->open);
    b->opens--;
}

static void page_tree_take_close(struct page_builder *b, const struct page_token *token)
{
    const struct page_kind *kind = page_kind_named(token->text);
    switch (kind->opens) {
    case OPENS_PARAGRAPH:
        if (page_tree_find(b, kind, KIND_SCOPE | KIND_HOLDS_PARAGRAPHS) == 0)
            page_tree_add(b, (struct page_node){.tag = PAGE_BLOCK});
        page_tree_close_paragraph(b);
        break;
    case OPENS_ITEM: page_tree_close_found(b, page_tree_find(b, kind, KIND_SCOPE | KIND_HOLDS_ITEMS)); break;
    case OPENS_FORM: page_tree_close_form(b, kind); break;
    case OPENS_EMPTY:
        if (kind->tag == PAGE_BR) page_tree_add(b, (struct page_node){.tag = PAGE_BR});
        break;
    case OPENS_TABLE:
    case OPENS_CAPTION:
    case OPENS_ROWS:
    case OPENS_ROW:
    case OPENS_CELL: page_tree_close_found(b, page_tree_find(b, kind, KIND_TABLE_SCOPE)); break;
    case OPENS_COLUMNS: b->columns = PAGE_NONE; break;
    case OPENS_LINE:
    case OPENS_OPTION:
    case OPENS_RUBY:
    case OPENS_READING:
    case OPENS_FOREIGN: page_tree_close_line(b, kind, token->text); break;
    default: page_tree_close_found(b, page_tree_find(b, kind, KIND_SCOPE)); break;
    }
}

/* ---- the page ---- */

static void (*const page_tree_openers[])(struct page_builder *, const struct page_element *) = {
    [OPENS_LINE] = page_tree_open_line,
    [OPENS_BLOCK] = page_tree_open_block,
    [OPENS_PARAGRAPH] = page_tree_open_block,
    [OPENS_HEADING] = page_tree_open_heading,
    [OPENS_ITEM] = page_tree_open_item,
    [OPENS_TERM] = page_tree_open_item,
    [OPENS_FORM] = page_tree_open_form,
    [OPENS_EMPTY] = page_tree_add_empty,
    [OPENS_EMPTY_BLOCK] = page_tree_add_empty_block,
    [OPENS_INPUT] = page_tree_add_input,
    [OPENS_SELECT] = page_tree_open_node,
    [OPENS_OPTION] = page_tree_open_option,
    [OPENS_BUTTON] = page_tree_open_button,
    [OPENS_RUBY] = page_tree_open_line,
    [OPENS_READING] = page_tree_open_reading,
    [OPENS_HOLDER] = page_tree_open_node,
    [OPENS_FOREIGN] = page_tree_open_foreign,
    [OPENS_RAW] = page_tree_take_raw,
    [OPENS_FRAME] = page_tree_open_frame,
    [OPENS_NOTHING] = page_tree_open_nothing,
    [OPENS_TABLE] = page_tree_open_table,
    [OPENS_CAPTION] = page_tree_open_part,
    [OPENS_COLUMNS] = page_tree_add_columns,
    [OPENS_COLUMN] = page_tree_add_column,
    [OPENS_ROWS] = page_tree_open_part,
    [OPENS_ROW] = page_tree_open_part,
    [OPENS_CELL] = page_tree_open_part,
};

/* A tag of HTML that is no run of text ends what is not HTML. */
static void page_tree_leave_foreign(struct page_builder *b, enum page_opening opens)
{
    bool stays = opens == OPENS_LINE || opens == OPENS_RAW || opens == OPENS_NOTHING || opens == OPENS_FOREIGN;
    for (unsigned at = b->opens - 1; b->foreign > 0 && !stays && at > 0; at--)
        if (b->open[at].kind->opens == OPENS_FOREIGN) page_tree_close(b, at);
}

/* A list to choose from holds nothing but its options; fields and parts of tables end it.  False if the tag is to be
 * left out. */
static bool page_tree_leave_select(struct page_builder *b, enum page_opening opens)
{
    if (!page_tree_is_in_select(b) || opens == OPENS_OPTION || opens == OPENS_RAW) return true;
    bool goes_on = opens == OPENS_INPUT || opens >= OPENS_TABLE;
    if (goes_on || opens == OPENS_SELECT)
        page_tree_close_found(b, page_tree_find(b, page_kind_named(SLICE("select")), 0));
    return goes_on;
}

static void page_tree_take_open(struct page_builder *b, const struct page_token *token)
{
    const struct page_kind *kind = page_kind_named(token->text);
    struct page_element e = {kind, token, {.tag = kind->tag, .rows = 1, .columns = 1, .number = INT_MIN}};
    page_tree_leave_foreign(b, kind->opens);
    if (!page_tree_leave_select(b, kind->opens)) return;
    page_css_set(b->tree, &e.node, token->text, token->attributes);
    page_kind_set(b->tree, &e.node, token->attributes);
    page_tree_openers[kind->opens](b, &e);
}

/* Between the parts of a table blanks are nothing. */
static void page_tree_take_text(struct page_builder *b, const struct page_token *token)
{
    const struct page_open *top = page_tree_top(b);
    unsigned level = page_tree_level(top->kind);
    if (b->tree->node[top->node].tag == PAGE_LEFT_OUT) return;
    if (level > 0 && level < 4 && slice_is_blank(token->text)) return;
    struct slice text = page_characters_read(token->text, false, &b->tree->arena);
    page_tree_add(b, (struct page_node){.tag = PAGE_TEXT, .text = text});
}

enum { EXCEL_WITHIN = 8 << 10 }; /* the ProgId of a page that Excel saved stands in its head */

bool page_tree_read(struct page_tree *t, struct slice page, struct err *err)
{
    static const struct page_kind whole = {NULL, PAGE_BLOCK, OPENS_BLOCK, KIND_SPECIAL};
    struct page_builder b = {.tree = t, .tokens = {page, 0}, .columns = PAGE_NONE};
    struct page_token token;
    b.xml = slice_has_prefix(slice_trim(page), SLICE("<?xml "));
    *t = (struct page_tree){.nodes = 0};
    arena_init(&t->arena);
    t->excel = slice_find(slice_cut(page, 0, EXCEL_WITHIN), SLICE("Excel.Sheet")) != SIZE_MAX;
    page_tree_push(&b, &whole, SLICE(""), page_tree_new(t, (struct page_node){.tag = PAGE_BLOCK}));
    while (!t->too_large && page_token_next(&b.tokens, &token)) {
        if (token.kind == PAGE_TOKEN_OPEN) page_tree_take_open(&b, &token);
        else if (token.kind == PAGE_TOKEN_CLOSE) page_tree_take_close(&b, &token);
        else page_tree_take_text(&b, &token);
    }
    if (!t->too_large) return true;
    err_set(err, _("the page is too large"), _("save only its table, as .xlsx or CSV"));
    return false;
}

void page_tree_done(struct page_tree *t)
{
    free(t->node);
    free(t->rule);
    arena_done(&t->arena);
}

uint32_t page_tree_first(const struct page_tree *t, uint32_t node)
{
    const struct page_node *n = &t->node[node];
    return n->tag == PAGE_TEXT || n->tag == PAGE_INPUT ? PAGE_NONE : n->first;
}
