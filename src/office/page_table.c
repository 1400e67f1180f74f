/* The tables of a page: which hold data, and where each cell stands (HTML, "Forming a table"). */
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "office/page_inside.h"

enum { COLUMNS_MAX = 1000 }; /* colspan is no more than this (HTML, 4.9.11) */

/* ---- is it data? ---- */

/* What counts for it, of a table and of those in it.  A table of one cell in a cell is nothing but a frame. */
struct page_table_facts {
    size_t rows, columns; /* of the table itself: rows with cells, cells of the widest of them */
    size_t plain_rows;    /* rows of two filled cells or more, what stands in tables inside aside */
    size_t nested_rows;   /* other rows that have a table in them */
    size_t nested_data;   /* rows of the largest table of data inside */
    size_t own_text;      /* bytes of text outside of the tables inside */
    size_t text;          /* the same with that of those that are no data */
    size_t nested_text;   /* in tables of data inside */
    bool nested;          /* a table has been met */
};

static bool page_table_is_blank(struct slice text)
{
    for (size_t pos = 0; pos < text.n;) {
        uint32_t cp = text_decode(text, pos, &pos);
        if (!text_is_blank(cp) && !text_is_unseen(cp)) return false;
    }
    return true;
}

static bool page_table_is_group(unsigned tag)
{
    return tag == PAGE_HEAD_ROWS || tag == PAGE_BODY_ROWS || tag == PAGE_FOOT_ROWS;
}

static void page_table_look_in(struct page_tree *t, uint32_t node, struct page_table_facts *facts);

static void page_table_look_at_row(struct page_tree *t, uint32_t row, struct page_table_facts *facts)
{
    size_t cells = 0, filled = 0;
    facts->nested = false;
    for (uint32_t at = page_tree_first(t, row); at != PAGE_NONE; at = t->node[at].next) {
        if (t->node[at].tag != PAGE_CELL) continue;
        size_t before = facts->own_text;
        page_table_look_in(t, at, facts);
        filled += facts->own_text > before;
        cells++;
    }
    facts->rows += cells > 0;
    if (cells > facts->columns) facts->columns = cells;
    facts->plain_rows += filled >= 2;
    facts->nested_rows += filled < 2 && facts->nested;
}

static void page_table_look(struct page_tree *t, uint32_t table, struct page_table_facts *facts)
{
    *facts = (struct page_table_facts){0};
    for (uint32_t at = page_tree_first(t, table); at != PAGE_NONE; at = t->node[at].next) {
        enum page_tag tag = t->node[at].tag;
        if (!page_table_is_group(tag)) continue;
        for (uint32_t row = page_tree_first(t, at); row != PAGE_NONE; row = t->node[row].next)
            if (t->node[row].tag == PAGE_ROW) page_table_look_at_row(t, row, facts);
    }
}

static bool page_table_facts_are_data(const struct page_table_facts *f)
{
    if (f->columns < 2) return false;
    if (f->nested_rows == 0 && (f->nested_data == 0 || f->nested_data < f->plain_rows)) return true;
    if (f->plain_rows < 2 || f->plain_rows <= f->nested_rows || f->nested_data > f->plain_rows) return false;
    return f->nested_text <= 2 * f->text;
}

static void page_table_look_at_nested(struct page_tree *t, uint32_t table, struct page_table_facts *facts)
{
    struct page_table_facts inner;
    page_table_look(t, table, &inner);
    t->node[table].data = page_table_facts_are_data(&inner);
    bool data = t->node[table].data && inner.rows >= 2, frame = inner.rows == 1 && inner.columns == 1;
    facts->nested |= !frame || inner.nested;
    facts->nested_text += inner.nested_text + (data ? inner.text : 0);
    if (data && inner.plain_rows > facts->nested_data) facts->nested_data = inner.plain_rows;
    if (inner.nested_data > facts->nested_data) facts->nested_data = inner.nested_data;
    if (!data) facts->text += inner.text;
    if (frame) facts->own_text += inner.own_text;
}

/* Text and tables anywhere inside a node. */
static void page_table_look_in(struct page_tree *t, uint32_t node, struct page_table_facts *facts)
{
    for (uint32_t at = page_tree_first(t, node); at != PAGE_NONE; at = t->node[at].next) {
        const struct page_node *n = &t->node[at];
        if (n->tag == PAGE_TEXT && !page_table_is_blank(n->text)) {
            facts->text += n->text.n;
            facts->own_text += n->text.n;
        } else if (n->tag == PAGE_TABLE) {
            page_table_look_at_nested(t, at, facts);
        } else if (n->tag != PAGE_LEFT_OUT) {
            page_table_look_in(t, at, facts);
        }
    }
}

void page_table_judge(struct page_tree *t)
{
    struct page_table_facts facts = {0};
    page_table_look_in(t, 0, &facts);
}

/* ---- where each cell stands ---- */

struct page_table_grid {
    struct page_text *cell; /* the text of one cell */
    struct grid_out *out;
    unsigned line;                   /* of the row that is told */
    unsigned last;                   /* of its group: no cell reaches further down */
    unsigned until[GRID_COLUMN_MAX]; /* the last line that a cell covers in this column */
    bool hides[GRID_COLUMN_MAX];     /* columns that are not shown */
    bool shows[GRID_COLUMN_MAX];     /* the n-th cell of a row is shown, in one row at least */
    unsigned fewest;                 /* cells of a row, all rows of more than one considered */
    bool hidden_told[GRID_COLUMN_MAX];
};

static void page_table_note_hidden(struct page_table_grid *g, unsigned line, unsigned column)
{
    char detail[16], letters[8], *at = letters + sizeof letters - 1;
    *at = '\0';
    for (unsigned c = column; c > 0; c = (c - 1) / 26) *--at = (char)('A' + (c - 1) % 26);
    int n = line > 0 ? snprintf(detail, sizeof detail, "%u", line) : snprintf(detail, sizeof detail, "%s", at);
    grid_note(g->out, NOTE_HIDDEN, line, column, slice_make(detail, (size_t)n));
}

static void page_table_note_hidden_column(struct page_table_grid *g, unsigned column)
{
    if (g->hidden_told[column]) return;
    g->hidden_told[column] = true;
    page_table_note_hidden(g, 0, column + 1);
}

/* The text of a cell, its lines parted by line feeds. */
static struct slice page_table_cell_text(struct page_text *cell, uint32_t node)
{
    buf_clear(&cell->out);
    cell->blank = false;
    page_text_add_children(cell, node);
    struct slice text = buf_slice(&cell->out);
    while (text.n > 0 && text.s[text.n - 1] == '\n') text.n--;
    return text;
}

static bool page_table_is_covered(const struct page_table_grid *g, unsigned column)
{
    return g->until[column] >= g->line;
}

/* How many columns a cell covers at a free column: fewer than it says where a cell above covers them. */
static unsigned page_table_columns(const struct page_table_grid *g, unsigned column, unsigned said)
{
    unsigned columns = 1;
    while (columns < said && column + columns < GRID_COLUMN_MAX && !page_table_is_covered(g, column + columns))
        columns++;
    return columns;
}

/* Whether anything stands in it. */
static bool page_table_tell_cell(struct page_table_grid *g, uint32_t node, unsigned column)
{
    const struct page_node *n = &g->cell->tree->node[node];
    unsigned left = g->last - g->line + 1, rows = n->rows == 0 || n->rows > left ? left : n->rows;
    unsigned columns = page_table_columns(g, column, n->columns);
    struct slice text = page_table_cell_text(g->cell, node);
    if (text.n > 0) grid_cell(g->out, column, grid_text(g->out, text));
    if (text.n > 0 && (n->hidden || g->hides[column])) page_table_note_hidden_column(g, column);
    if ((rows > 1 || columns > 1) && !n->apart) grid_merge(g->out, g->line, column, rows, columns);
    for (unsigned i = column; i < column + columns; i++) g->until[i] = g->line + rows - 1;
    return text.n > 0;
}

/* A cell that is not shown takes no place.  Only where every row hides its n-th cell these are a column, which is
 * read.  (Scripts merge cells by making one larger and hiding those that it covers now.) */
static bool page_table_is_left_out(const struct page_table_grid *g, const struct page_node *cell, unsigned nth)
{
    return cell->hidden && (nth >= g->fewest || g->shows[nth]);
}

static void page_table_look_for_shown(struct page_table_grid *g, uint32_t row)
{
    const struct page_tree *t = g->cell->tree;
    unsigned cells = 0;
    for (uint32_t at = page_tree_first(t, row); at != PAGE_NONE; at = t->node[at].next)
        cells += t->node[at].tag == PAGE_CELL;
    if (cells < 2) return; /* a title */
    if (cells < g->fewest) g->fewest = cells;
    cells = 0;
    for (uint32_t at = page_tree_first(t, row); at != PAGE_NONE && cells < GRID_COLUMN_MAX; at = t->node[at].next)
        if (t->node[at].tag == PAGE_CELL) g->shows[cells++] |= !t->node[at].hidden;
}

static void page_table_tell_row(struct page_table_grid *g, uint32_t row, bool hidden)
{
    const struct page_tree *tree = g->cell->tree;
    unsigned column = 0, nth = 0;
    bool filled = false;
    grid_row(g->out, ++g->line);
    for (uint32_t at = page_tree_first(tree, row); at != PAGE_NONE && !grid_has_failed(g->out);
         at = tree->node[at].next) {
        if (tree->node[at].tag != PAGE_CELL || page_table_is_left_out(g, &tree->node[at], nth++)) continue;
        while (column < GRID_COLUMN_MAX && page_table_is_covered(g, column)) column++;
        if (column == GRID_COLUMN_MAX) {
            grid_cell(g->out, column, grid_text(g->out, SLICE("…"))); /* which says that there are too many */
            return;
        }
        filled |= page_table_tell_cell(g, at, column);
    }
    if (filled && (hidden || tree->node[row].hidden)) page_table_note_hidden(g, g->line, 0);
}

/* ---- rows in their groups ---- */

static unsigned page_table_group_rows(const struct page_tree *t, uint32_t group)
{
    unsigned rows = 0;
    for (uint32_t at = page_tree_first(t, group); at != PAGE_NONE; at = t->node[at].next)
        rows += t->node[at].tag == PAGE_ROW;
    return rows;
}

unsigned page_table_rows(const struct page_tree *t, uint32_t table)
{
    unsigned rows = 0;
    for (uint32_t at = page_tree_first(t, table); at != PAGE_NONE; at = t->node[at].next)
        if (page_table_is_group(t->node[at].tag)) rows += page_table_group_rows(t, at);
    return rows;
}

static void page_table_tell_group(struct page_table_grid *g, uint32_t group)
{
    const struct page_tree *t = g->cell->tree;
    g->last = g->line + page_table_group_rows(t, group);
    for (uint32_t row = page_tree_first(t, group); row != PAGE_NONE && !grid_has_failed(g->out);
         row = t->node[row].next)
        if (t->node[row].tag == PAGE_ROW) page_table_tell_row(g, row, t->node[group].hidden);
}

static uint32_t page_table_first_of(const struct page_tree *t, uint32_t table, enum page_tag tag)
{
    uint32_t at = page_tree_first(t, table);
    while (at != PAGE_NONE && t->node[at].tag != tag) at = t->node[at].next;
    return at;
}

/* The first thead is shown first and the first tfoot last, wherever they stand. */
static void page_table_tell_groups(struct page_table_grid *g, uint32_t table)
{
    const struct page_tree *t = g->cell->tree;
    uint32_t head = page_table_first_of(t, table, PAGE_HEAD_ROWS), foot = page_table_first_of(t, table, PAGE_FOOT_ROWS);
    if (head != PAGE_NONE) page_table_tell_group(g, head);
    for (uint32_t at = page_tree_first(t, table); at != PAGE_NONE; at = t->node[at].next) {
        if (page_table_is_group(t->node[at].tag) && at != head && at != foot) page_table_tell_group(g, at);
    }
    if (foot != PAGE_NONE) page_table_tell_group(g, foot);
}

static void page_table_look_for_hidden_cells(struct page_table_grid *g, uint32_t table)
{
    const struct page_tree *t = g->cell->tree;
    g->fewest = GRID_COLUMN_MAX;
    for (uint32_t at = page_tree_first(t, table); at != PAGE_NONE; at = t->node[at].next) {
        if (!page_table_is_group(t->node[at].tag)) continue;
        for (uint32_t row = page_tree_first(t, at); row != PAGE_NONE; row = t->node[row].next)
            if (t->node[row].tag == PAGE_ROW) page_table_look_for_shown(g, row);
    }
}

static void page_table_find_hidden_columns(struct page_table_grid *g, uint32_t table)
{
    const struct page_tree *t = g->cell->tree;
    unsigned column = 0;
    for (uint32_t at = page_tree_first(t, table); at != PAGE_NONE; at = t->node[at].next)
        for (unsigned i = 0; t->node[at].tag == PAGE_COLUMN && i < t->node[at].columns && column < GRID_COLUMN_MAX; i++)
            g->hides[column++] = t->node[at].hidden;
}

void page_table_tell(struct page_text *text, uint32_t table, bool hidden, struct grid_out *out)
{
    struct page_table_grid *g = mem_zalloc(sizeof *g);
    struct page_text cell;
    page_text_init(&cell, text->tree);
    g->cell = &cell;
    g->out = out;
    page_table_find_hidden_columns(g, table);
    page_table_look_for_hidden_cells(g, table);
    grid_part(out, TABLE_PART_TABLE, SLICE(""), hidden);
    page_table_tell_groups(g, table);
    text->changes.deleted += cell.changes.deleted;
    text->changes.inserted += cell.changes.inserted;
    page_text_done(&cell);
    free(g);
}
