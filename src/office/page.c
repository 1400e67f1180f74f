/* Web pages: paragraphs and tables in the order in which they stand. */

#include <stdio.h>
#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "office/page_inside.h"
#include "office/office_inside.h"

struct page_reading {
    struct page_text text;
    struct grid_out *out;
    unsigned line; /* of the prose told last */
    bool in_prose;
    unsigned rows;    /* of the largest table told */
    uint32_t *hidden; /* tables that the page does not show */
    size_t hiddens, hidden_cap;
};

enum { PROSE_MAX = 64 << 10 }; /* bytes of a line; a longer one is nothing to read */

static struct slice page_cut(struct slice line)
{
    size_t n = line.n > PROSE_MAX ? PROSE_MAX : line.n;
    while (n > 0 && n < line.n && utf8_is_trail(line.s[n])) n--;
    return slice_cut(line, 0, n);
}

/* Tells what has been gathered since the last table, a row for each line. */
static void page_flush(struct page_reading *p)
{
    struct slice rest = buf_slice(&p->text.out);
    while (rest.n > 0) {
        size_t end = slice_find(rest, SLICE("\n"));
        if (end == SIZE_MAX) end = rest.n;
        struct slice line = slice_cut(rest, 0, end);
        rest = slice_cut(rest, end + 1, rest.n);
        p->line++;
        if (slice_is_blank(line)) continue;
        if (!p->in_prose) grid_part(p->out, TABLE_PART_PROSE, SLICE(""), false);
        p->in_prose = true;
        grid_row(p->out, p->line);
        grid_cell(p->out, 0, grid_text(p->out, page_cut(line)));
    }
    buf_clear(&p->text.out);
    p->text.blank = false;
}

static void page_take_caption(struct page_reading *p, uint32_t table)
{
    const struct page_tree *t = p->text.tree;
    for (uint32_t at = page_tree_first(t, table); at != PAGE_NONE; at = t->node[at].next)
        if (t->node[at].tag == PAGE_CAPTION) page_text_add(&p->text, at);
}

/* Cells of a table that only lays out the page: what is in them, one below the other. */
static void page_take_layout(struct page_reading *p, uint32_t node)
{
    const struct page_tree *t = p->text.tree;
    for (uint32_t at = page_tree_first(t, node); at != PAGE_NONE; at = t->node[at].next) {
        enum page_tag tag = t->node[at].tag;
        if (t->node[at].hidden || tag < PAGE_CAPTION) {
            page_text_add(&p->text, at);
        } else if (tag == PAGE_CELL) {
            page_text_end_line(&p->text);
            page_text_add_children(&p->text, at);
            page_text_end_line(&p->text);
        } else {
            page_take_layout(p, at);
        }
    }
}

static void page_note_changes(struct page_reading *p)
{
    char detail[96];
    struct page_changes *changes = &p->text.changes;
    if (changes->deleted == 0) return;
    int n = snprintf(detail, sizeof detail, _("%u deletions, %u insertions"), changes->deleted, changes->inserted);
    grid_note(p->out, NOTE_REVISIONS, 0, 0, slice_make(detail, (size_t)n));
    *changes = (struct page_changes){0};
}

static void page_keep_hidden(struct page_reading *p, uint32_t table)
{
    p->hidden = mem_grow(p->hidden, &p->hidden_cap, p->hiddens + 1, sizeof *p->hidden);
    p->hidden[p->hiddens++] = table;
}

static void page_take_table(struct page_text *text, uint32_t table, bool hidden)
{
    struct page_reading *p = text->context;
    if (grid_has_failed(p->out)) return;
    if (hidden) return page_keep_hidden(p, table);
    if (!text->tree->node[table].data) return page_take_layout(p, table);
    page_take_caption(p, table);
    page_text_end_line(text);
    page_flush(p);
    page_table_tell(text, table, false, p->out);
    if (page_table_rows(text->tree, table) > p->rows) p->rows = page_table_rows(text->tree, table);
    p->in_prose = false;
    page_note_changes(p);
}

/* Hidden tables are copies for the printer, calendars …, or the plan itself, which a script would show: then it is
 * larger than all others. */
static void page_tell_hidden(struct page_reading *p)
{
    for (size_t i = 0; i < p->hiddens; i++)
        if (page_table_rows(p->text.tree, p->hidden[i]) > p->rows)
            page_table_tell(&p->text, p->hidden[i], true, p->out);
}

static void page_tell(const struct page_tree *tree, struct grid_out *out)
{
    struct page_reading p = {.out = out};
    page_text_init(&p.text, tree);
    p.text.table = page_take_table;
    p.text.context = &p;
    page_text_add(&p.text, 0);
    page_flush(&p);
    page_tell_hidden(&p);
    if (out->parts == 0 && tree->frames)
        grid_fail(out, _("this page only shows others, which stand in the folder beside it"),
                  _("name one of them, such as sheet001.htm"));
    else if (out->parts == 0)
        grid_fail(out, _("this page holds no text"), _("open it in a browser and save it as a complete page"));
    else page_note_changes(&p);
    page_text_done(&p.text);
    free(p.hidden);
}

void page_read_declared(struct slice bytes, struct slice declared, struct grid_out *out)
{
    struct input room;
    struct slice page;
    struct page_tree tree;
    struct err err;
    char encoding[32];
    page_decode(bytes, declared, &room, &page, encoding);
    if (page_tree_read(&tree, page, &err)) {
        page_table_judge(&tree);
        grid_format(out, "html", encoding);
        page_tell(&tree, out);
    } else {
        grid_fail(out, err.what, err.remedy);
    }
    page_tree_done(&tree);
    input_done(&room);
}

void page_read(struct slice bytes, struct grid_out *out) { page_read_declared(bytes, SLICE(""), out); }
