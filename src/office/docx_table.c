/* The tables of a document: where the grid of columns puts each cell, and which cells are merged (ECMA-376, part 1,
 * 17.4). */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "office/docx_inside.h"

enum { ANY_COLUMNS = GRID_COLUMN_MAX + 1 };

/* A merged cell that may go on in the next row; for each column where one begins. */
struct docx_span {
    unsigned line; /* 0: none */
    unsigned columns, lines;
    unsigned goes_on; /* in a cell that spans so many columns; 0: it is a cell like any other */
};

struct docx_table {
    struct docx_span span[GRID_COLUMN_MAX];
    unsigned column_of[GRID_COLUMN_MAX]; /* of each edge of the grid but the first, the column that begins there */
    unsigned edges;
    struct docx_cell *cell;
    size_t cells, cap;
    unsigned line;   /* of the row that is read, from 1 */
    unsigned before; /* columns that the row leaves blank at its beginning */
    bool deleted;    /* the row is */
    bool frame;      /* no row so far has a second cell: it may be a frame around other tables */
    bool open;       /* it is: what its cells hold stands outside of tables */
    bool later;      /* docx.later before it */
};

/* ---- where the columns are ---- */

/* The column that begins at an edge of the grid. */
static unsigned docx_table_column(const struct docx_table *t, unsigned edge)
{
    if (edge == 0) return 0;
    if (edge <= t->edges) return t->column_of[edge - 1];
    return edge - t->edges + (t->edges > 0 ? t->column_of[t->edges - 1] : 0);
}

/* From the edges of a cell, to its columns. */
static void docx_table_place(struct docx_cell *cell)
{
    if (cell->table == NULL) return;
    unsigned end = docx_table_column(cell->table, cell->edge + cell->edges);
    cell->own_columns = cell->columns = end > cell->column ? end - cell->column : 1;
}

/* From the widths of the grid's columns to the columns.  A table that is drawn by hand has edges that miss each other
 * by a hair; those are one. */
static void docx_table_join_edges(struct docx_table *t, unsigned total)
{
    enum { HAIR = 100 }; /* not two millimetres */
    unsigned hair = t->edges > 0 ? total / t->edges / 3 : 0, column = 0, width = 0;
    if (hair > HAIR) hair = HAIR; /* less where widths are in some other measure */
    for (unsigned i = 0; i < t->edges; i++) {
        width += t->column_of[i];
        if (width >= hair) column++, width = 0;
        t->column_of[i] = column;
    }
}

/* XML_OPEN of tblGrid: the widths of the columns, in twentieths of a point. */
static void docx_table_take_grid(struct docx *d, struct docx_table *t)
{
    enum { WIDE = 1000 };
    unsigned depth = xml_depth(d->xml), total = 0;
    t->edges = 0;
    for (enum xml_event event; (event = docx_next(d)) != XML_END;) {
        if (event == XML_CLOSE && xml_depth(d->xml) <= depth) break;
        if (event == XML_OPEN && docx_is_old(d->xml)) xml_skip(d->xml);
        else if (event == XML_OPEN && xml_is(d->xml, "gridCol") && t->edges < GRID_COLUMN_MAX) {
            const char *value = xml_attribute(d->xml, "w");
            long width = value ? strtol(value, NULL, 10) : 0;
            if (width <= 0 || width > 100000) width = WIDE; /* not said */
            t->column_of[t->edges++] = (unsigned)width;
            total += (unsigned)width;
        }
    }
    docx_table_join_edges(t, total);
}

/* ---- properties ---- */

static unsigned docx_table_count(struct xml *xml)
{
    int count = docx_value(xml, 1);
    return count < 1 ? 1 : count > GRID_COLUMN_MAX ? GRID_COLUMN_MAX : (unsigned)count;
}

/* XML_OPEN of trPr; reads to its end.  Whether the row is deleted; *before gets the columns that it leaves blank. */
static bool docx_table_take_row_properties(struct docx *d, unsigned *before)
{
    unsigned depth = xml_depth(d->xml);
    bool deleted = false;
    for (enum xml_event event; (event = xml_next(d->xml)) != XML_END;) {
        if (event == XML_CLOSE && xml_depth(d->xml) <= depth) break;
        if (event != XML_OPEN) continue;
        if (docx_is_old(d->xml)) xml_skip(d->xml);
        else if (xml_is(d->xml, "gridBefore")) *before = docx_value(d->xml, 0) > 0 ? docx_table_count(d->xml) : 0;
        else if (xml_is(d->xml, "del")) deleted = true;
        else if (xml_is(d->xml, "ins")) d->inserted++;
    }
    return deleted;
}

static bool docx_table_continues(struct xml *xml)
{
    const char *value = xml_attribute(xml, "val");
    return value == NULL || strcmp(value, "continue") == 0;
}

static void docx_table_take_merge(struct docx_cell *cell, bool continues)
{
    cell->merged = true;
    cell->continues = continues;
}

void docx_take_cell_properties(struct docx *d, struct docx_cell *cell)
{
    unsigned depth = xml_depth(d->xml);
    const char *merge;
    for (enum xml_event event; (event = xml_next(d->xml)) != XML_END;) {
        if (event == XML_CLOSE && xml_depth(d->xml) <= depth) break;
        if (event != XML_OPEN) continue;
        if (docx_is_old(d->xml)) xml_skip(d->xml);
        else if (xml_is(d->xml, "gridSpan")) cell->edges = docx_table_count(d->xml);
        else if (xml_is(d->xml, "vMerge")) docx_table_take_merge(cell, docx_table_continues(d->xml));
        else if (xml_is(d->xml, "hMerge")) cell->continues_across = docx_table_continues(d->xml);
        else if (xml_is(d->xml, "cellDel")) cell->deleted = true;
        else if (xml_is(d->xml, "cellIns")) d->inserted++;
        else if (xml_is(d->xml, "cellMerge") && (merge = xml_attribute(d->xml, "vMerge")))
            docx_table_take_merge(cell, strcmp(merge, "cont") == 0);
    }
    docx_table_place(cell);
    cell->continues = cell->continues && (cell->above == ANY_COLUMNS || cell->above == cell->columns);
    cell->continues_across = cell->continues_across && cell->behind_other;
}

/* ---- frames ---- */

/* A table of one column, with another in a cell, is a frame around it.  Until it has a second cell in a row it is kept,
 * so that what stands in its cells can be told as paragraphs. */
static void docx_table_begin_frame(struct docx *d, struct docx_table *t)
{
    t->later = d->later;
    t->frame = !d->later;
    d->later = true;
}

static void docx_table_end_frame(struct docx *d, struct docx_table *t)
{
    d->later = t->later;
    if (t->frame) docx_tell_all(d);
    t->frame = false;
}

void docx_open_frame(struct docx *d, struct docx_sink *sink)
{
    struct docx_table *t = sink->frame;
    struct buf *text = sink->text;
    const struct docx_cell *cell = sink->cell;
    if (t->edges == 0 || cell->edge + cell->edges < t->edges || cell->deleted || cell->continues) return;
    d->later = t->later;
    t->open = true;
    sink->frame = NULL;
    sink->text = NULL;
    memset(t->span, 0, sizeof t->span);
    docx_tell_as_prose(d);
    docx_sink_add_lines(d, sink, buf_slice(text));
    buf_clear(text);
}

/* A row with a second cell: the table is one after all, at least from here on. */
static void docx_table_is_no_frame(struct docx *d, struct docx_table *t)
{
    if (t->open) docx_tell_table(d);
    t->open = false;
    docx_table_end_frame(d, t);
}

/* ---- cells ---- */

/* The text of a cell; XML_OPEN of tc, reads to its end. */
static void docx_table_read_cell(struct docx *d, struct docx_table *t, struct docx_cell *cell, struct buf *text)
{
    struct docx_sink sink;
    docx_sink_init(&sink, text, cell);
    if (t && t->frame && t->cells == 0) sink.frame = t;
    docx_take_blocks(d, &sink);
    docx_sink_done(&sink, d);
    if (cell->deleted) d->deleted++;
}

static void docx_table_take_cell(struct docx *d, struct docx_table *t)
{
    struct docx_cell cell = {.table = t, .edges = 1};
    struct buf text;
    if (t->cells > GRID_COLUMN_MAX) return xml_skip(d->xml);
    const struct docx_cell *last = t->cells > 0 ? &t->cell[t->cells - 1] : NULL;
    if (last && t->frame) docx_table_is_no_frame(d, t);
    cell.edge = last ? last->edge + last->edges : t->before;
    cell.column = docx_table_column(t, cell.edge);
    if (last && cell.column < last->column + last->columns) /* a cell that is no wider than a hair */
        cell.column = last->column + last->columns;
    cell.above = cell.column < GRID_COLUMN_MAX ? t->span[cell.column].goes_on : 0;
    docx_table_place(&cell);
    cell.behind_other = last != NULL;
    buf_init(&text);
    docx_table_read_cell(d, t, &cell, &text);
    if (!cell.deleted && cell.continues_across) {
        t->cell[t->cells - 1].columns += cell.columns;
        t->cell[t->cells - 1].edges += cell.edges;
    } else if (!cell.deleted) {
        cell.filled = text.n > 0 && !cell.continues;
        if (cell.filled) cell.text = grid_text(d->out, buf_slice(&text));
        t->cell = mem_grow(t->cell, &t->cap, t->cells + 1, sizeof *t->cell);
        t->cell[t->cells++] = cell;
    }
    buf_done(&text);
}

/* ---- rows ---- */

static void docx_table_end_span(struct docx *d, struct docx_span *span, unsigned column)
{
    if (span->line > 0) docx_tell_merge(d, span->line, column, span->lines, span->columns);
    *span = (struct docx_span){0};
}

static void docx_table_tell_cell(struct docx *d, struct docx_table *t, const struct docx_cell *cell)
{
    if (cell->column >= GRID_COLUMN_MAX) return;
    struct docx_span *span = &t->span[cell->column];
    if (cell->continues) {
        span->lines++;
        return;
    }
    docx_table_end_span(d, span, cell->column);
    *span = (struct docx_span){t->line, cell->columns, 1, cell->merged ? cell->own_columns : 0};
    if (cell->filled) docx_tell_cell(d, cell->column, cell->text);
}

/* Merged cells that the row does not go on with end above it. */
static void docx_table_end_other_spans(struct docx *d, struct docx_table *t, unsigned *wide)
{
    size_t next = 0;
    for (unsigned column = 0; column < *wide; column++) {
        while (next < t->cells && t->cell[next].column < column) next++;
        bool here = next < t->cells && t->cell[next].column == column;
        if (!here) docx_table_end_span(d, &t->span[column], column);
    }
    const struct docx_cell *last = t->cells > 0 ? &t->cell[t->cells - 1] : NULL;
    if (last && last->column + 1 > *wide)
        *wide = last->column + 1 > GRID_COLUMN_MAX ? GRID_COLUMN_MAX : last->column + 1;
}

static void docx_table_take_row(struct docx *d, struct docx_table *t, unsigned *wide)
{
    unsigned depth = xml_depth(d->xml);
    t->cells = t->before = 0;
    t->deleted = false;
    for (enum xml_event event; (event = docx_next(d)) != XML_END && !grid_has_failed(d->out);) {
        if (event == XML_CLOSE && xml_depth(d->xml) <= depth) break;
        if (event != XML_OPEN) continue;
        if (xml_is(d->xml, "trPr")) t->deleted = docx_table_take_row_properties(d, &t->before);
        else if (xml_is(d->xml, "tblPrEx") || (t->deleted && xml_is(d->xml, "tc"))) xml_skip(d->xml);
        else if (xml_is(d->xml, "tc")) docx_table_take_cell(d, t);
        else docx_take_wrapper(d);
    }
    if (t->deleted) {
        d->deleted++;
        return;
    }
    t->line++;
    if (t->open) {
        if (t->cells > 0 && t->cell[0].filled) docx_add_prose(d, t->cell[0].text);
        return;
    }
    docx_tell_row(d, t->line);
    docx_table_end_other_spans(d, t, wide);
    for (size_t i = 0; i < t->cells; i++) docx_table_tell_cell(d, t, &t->cell[i]);
}

void docx_take_table(struct docx *d)
{
    unsigned depth = xml_depth(d->xml), wide = 0;
    struct docx_table *t = mem_zalloc(sizeof *t);
    if (!d->later) docx_tell_all(d);
    docx_note_changes(d);
    docx_table_begin_frame(d, t);
    docx_tell_table(d);
    for (enum xml_event event; (event = docx_next(d)) != XML_END && !grid_has_failed(d->out);) {
        if (event == XML_CLOSE && xml_depth(d->xml) <= depth) break;
        if (event != XML_OPEN) continue;
        if (xml_is(d->xml, "tr")) docx_table_take_row(d, t, &wide);
        else if (xml_is(d->xml, "tblGrid")) docx_table_take_grid(d, t);
        else if (xml_is(d->xml, "tblPr")) xml_skip(d->xml);
        else docx_take_wrapper(d);
    }
    for (unsigned column = 0; column < wide && !t->open; column++) docx_table_end_span(d, &t->span[column], column);
    docx_table_end_frame(d, t);
    docx_note_changes(d);
    free(t->cell);
    free(t);
}

/* ---- tables inside cells ---- */

/* The text of a cell of a table in a cell, on one line. */
static void docx_table_add_nested_cell(struct docx *d, struct buf *line)
{
    struct docx_cell cell = {.edges = 1, .columns = 1, .above = ANY_COLUMNS, .behind_other = true};
    struct buf text;
    buf_init(&text);
    docx_table_read_cell(d, NULL, &cell, &text);
    for (size_t i = 0; i < text.n; i++)
        if (text.s[i] == '\n') text.s[i] = ' ';
    if (text.n > 0 && line->n > 0) buf_adds(line, " ");
    if (!cell.deleted && !cell.continues && !cell.continues_across) buf_add(line, buf_slice(&text));
    buf_done(&text);
}

void docx_take_nested_table(struct docx *d, struct docx_sink *sink)
{
    unsigned depth = xml_depth(d->xml), ignored;
    bool deleted = false; /* the row is */
    struct buf line;
    buf_init(&line);
    for (enum xml_event event; (event = docx_next(d)) != XML_END && !grid_has_failed(d->out);) {
        if (event == XML_CLOSE && xml_depth(d->xml) <= depth) break;
        if (event == XML_CLOSE && xml_is(d->xml, "tr")) {
            d->deleted += deleted;
            docx_sink_add(d, sink, buf_slice(&line));
            buf_clear(&line);
        }
        if (event != XML_OPEN) continue;
        if (xml_is(d->xml, "tr")) deleted = false;
        else if (xml_is(d->xml, "trPr")) deleted = docx_table_take_row_properties(d, &ignored);
        else if (xml_is(d->xml, "tblPr") || xml_is(d->xml, "tblGrid") || deleted) xml_skip(d->xml);
        else if (xml_is(d->xml, "tc")) docx_table_add_nested_cell(d, &line);
        else docx_take_wrapper(d);
    }
    buf_done(&line);
}
