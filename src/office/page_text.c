/* The text of a page as a browser shows it: white space once, a line for each block, the numbers of lists. */
#include <limits.h>

#include "office/page_inside.h"

void page_text_init(struct page_text *t, const struct page_tree *tree)
{
    *t = (struct page_text){.tree = tree, .list = PAGE_NONE};
    buf_init(&t->out);
}

void page_text_done(struct page_text *t) { buf_done(&t->out); }

/* ---- characters ---- */

static bool page_text_at_line_start(const struct page_text *t)
{
    return t->out.n == 0 || t->out.s[t->out.n - 1] == '\n';
}

void page_text_end_line(struct page_text *t)
{
    t->blank = false;
    if (!page_text_at_line_start(t)) buf_adds(&t->out, "\n");
}

static bool page_text_is_blank(uint32_t cp)
{
    return cp == ' ' || cp == '\t' || cp == '\f' || cp == '\n' || cp == '\r' || cp == 0xA0;
}

/* The number of an item stands before the first text in it. */
static void page_text_write_number(struct page_text *t)
{
    char count = t->number_count;
    t->number_count = 0;
    if (count) page_lists_add_number(count, t->number_value, &t->out);
}

static void page_text_add_char(struct page_text *t, uint32_t cp)
{
    if (t->preformatted > 0 && cp == '\n') {
        page_text_end_line(t);
    } else if (page_text_is_blank(cp)) {
        t->blank = true;
    } else {
        if (t->blank && !page_text_at_line_start(t)) buf_adds(&t->out, " ");
        t->blank = false;
        if (t->number_count) page_text_write_number(t);
        buf_addc(&t->out, cp);
    }
}

static void page_text_add_slice(struct page_text *t, struct slice text)
{
    for (size_t pos = 0; pos < text.n;) page_text_add_char(t, text_decode(text, pos, &pos));
}

/* ---- lists ---- */

static void page_text_add_list(struct page_text *t, uint32_t list)
{
    uint32_t around = t->list;
    int number = t->number;
    t->list = list;
    t->number = page_lists_start(t->tree, list);
    page_text_end_line(t);
    page_text_add_children(t, list);
    page_text_end_line(t);
    t->list = around;
    t->number = number;
}

/* How an item counts: as it says itself, as its list says, as lists of its kind do. */
static char page_text_count(const struct page_text *t, const struct page_node *item)
{
    const struct page_node *list = &t->tree->node[t->list];
    return item->count ? item->count : list->count ? list->count : list->tag == PAGE_OL ? '1' : '-';
}

static void page_text_add_item(struct page_text *t, uint32_t node)
{
    const struct page_node *item = &t->tree->node[node];
    page_text_end_line(t);
    if (t->list != PAGE_NONE) {
        if (item->number != INT_MIN) t->number = item->number;
        if (t->number_count) page_text_write_number(t), page_text_end_line(t); /* an item that begins with a list */
        t->number_count = page_text_count(t, item);
        t->number_value = t->number;
        if (t->number < INT_MAX && t->number > INT_MIN) t->number += t->tree->node[t->list].reversed ? -1 : 1;
    }
    page_text_add_children(t, node);
    page_text_write_number(t);
    page_text_end_line(t);
}

/* ---- elements ---- */

/* The option that is chosen, in groups as well: the last that says so, else the first. */
static void page_text_find_choice(const struct page_tree *tree, uint32_t node, uint32_t *choice)
{
    for (uint32_t at = page_tree_first(tree, node); at != PAGE_NONE; at = tree->node[at].next) {
        const struct page_node *n = &tree->node[at];
        if (n->tag == PAGE_OTHER) page_text_find_choice(tree, at, choice);
        if (n->tag == PAGE_OPTION && (*choice == PAGE_NONE || n->chosen)) *choice = at;
    }
}

static void page_text_add_choice(struct page_text *t, uint32_t select)
{
    uint32_t choice = PAGE_NONE;
    page_text_find_choice(t->tree, select, &choice);
    if (choice != PAGE_NONE) page_text_add_children(t, choice);
}

/* A table inside a cell: its rows as lines, its cells divided by blanks. */
static void page_text_add_rows(struct page_text *t, uint32_t node)
{
    for (uint32_t at = page_tree_first(t->tree, node); at != PAGE_NONE; at = t->tree->node[at].next) {
        const struct page_node *n = &t->tree->node[at];
        if (n->hidden || n->tag == PAGE_COLUMN) continue;
        if (n->tag == PAGE_ROW) page_text_end_line(t);
        if (n->tag == PAGE_CELL) {
            t->blank = true;
            page_text_add_children(t, at);
            while (t->out.n > 0 && t->out.s[t->out.n - 1] == '\n') t->out.s[--t->out.n] = '\0', t->blank = true;
        } else if (n->tag >= PAGE_TABLE) {
            page_text_add_rows(t, at);
        } else {
            page_text_add(t, at);
        }
        if (n->tag == PAGE_ROW) page_text_end_line(t);
    }
}

static void page_text_add_block(struct page_text *t, uint32_t node)
{
    page_text_end_line(t);
    page_text_add_children(t, node);
    page_text_end_line(t);
}

static void page_text_add_table(struct page_text *t, uint32_t table)
{
    page_text_write_number(t);
    page_text_end_line(t);
    if (t->table) t->table(t, table, false);
    else page_text_add_rows(t, table);
    page_text_end_line(t);
}

/* Of what the page does not show, only tables of data count. */
static void page_text_add_hidden(struct page_text *t, uint32_t node)
{
    const struct page_node *n = &t->tree->node[node];
    if (t->table == NULL || n->tag == PAGE_LEFT_OUT) return;
    if (n->tag == PAGE_TABLE && n->data) return t->table(t, node, true);
    for (uint32_t at = page_tree_first(t->tree, node); at != PAGE_NONE; at = t->tree->node[at].next)
        page_text_add_hidden(t, at);
}

void page_text_add(struct page_text *t, uint32_t node)
{
    const struct page_node *n = &t->tree->node[node];
    bool overflows = t->tree->excel && n->tag == PAGE_OTHER; /* what does not fit its cell's width on the screen */
    if (n->hidden && n->tag != PAGE_TEXT && !overflows) return page_text_add_hidden(t, node);
    switch (n->tag) {
    case PAGE_TEXT: page_text_add_slice(t, n->text); break;
    case PAGE_LEFT_OUT: break;
    case PAGE_BR:
        page_text_write_number(t);
        page_text_end_line(t);
        break;
    case PAGE_DEL: t->changes.deleted++; break;
    case PAGE_INS:
        t->changes.inserted++;
        page_text_add_children(t, node);
        break;
    case PAGE_INPUT: page_text_add_slice(t, n->text); break;
    case PAGE_SELECT: page_text_add_choice(t, node); break;
    case PAGE_OL:
    case PAGE_UL: page_text_add_list(t, node); break;
    case PAGE_LI: page_text_add_item(t, node); break;
    case PAGE_BLOCK:
    case PAGE_PRE:
    case PAGE_CAPTION: page_text_add_block(t, node); break;
    case PAGE_TABLE: page_text_add_table(t, node); break;
    default: page_text_add_children(t, node); break;
    }
}

void page_text_add_children(struct page_text *t, uint32_t node)
{
    const struct page_node *n = &t->tree->node[node];
    bool keeps_lines = n->tag == PAGE_PRE || n->keeps_lines;
    t->preformatted += keeps_lines;
    for (uint32_t at = page_tree_first(t->tree, node); at != PAGE_NONE; at = t->tree->node[at].next)
        page_text_add(t, at);
    t->preformatted -= keeps_lines;
}
