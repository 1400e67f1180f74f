#include "table/table.h"

#include <stdlib.h>

#include "base/mem.h"

void table_init(struct table *t, const char *text)
{
    *t = (struct table){.text = text};
    arena_init(&t->arena);
}

void table_done(struct table *t)
{
    free(t->row);
    free(t->span);
    free(t->loose);
    for (size_t i = 0; i < t->parts; i++) report_done(&t->part[i].notes);
    free(t->part);
    free(t->merge);
    free(t->cover);
    arena_done(&t->arena);
}

static size_t table_first_pending(const struct table *t) { return t->rows == 0 ? 0 : t->row[t->rows].first; }

/* row[rows] is the row being built: its base is known once a cell has text. */
static struct table_row *table_building(struct table *t)
{
    bool first = t->row_cap == 0;
    if (t->rows == t->row_cap) t->row = mem_grow(t->row, &t->row_cap, t->rows + 1, sizeof *t->row);
    if (first) t->row[0] = (struct table_row){.base = UINT64_MAX};
    return &t->row[t->rows];
}

static void table_add_span(struct table *t, struct table_span span)
{
    if (t->spans >= UINT32_MAX) mem_fail();
    if (t->spans == t->span_cap) t->span = mem_grow(t->span, &t->span_cap, t->spans + 1, sizeof *t->span);
    t->span[t->spans++] = span;
}

void table_add_cell(struct table *t, struct slice text)
{
    struct table_row *row = table_building(t);
    uint64_t at = (uint64_t)(text.s - t->text);
    if (text.n == 0) {
        table_add_span(t, (struct table_span){0, 0});
        return;
    }
    if (row->base == UINT64_MAX) row->base = at;
    if (at - row->base > UINT32_MAX) {
        table_add_loose(t, text);
        return;
    }
    table_add_span(t, (struct table_span){(uint32_t)(at - row->base), (uint32_t)text.n});
}

uint32_t table_add_text(struct table *t, struct slice text)
{
    t->loose = mem_grow(t->loose, &t->loose_cap, t->loose_count + 1, sizeof *t->loose);
    t->loose[t->loose_count] = text;
    return (uint32_t)t->loose_count++;
}

void table_add_shared(struct table *t, uint32_t text)
{
    table_building(t);
    table_add_span(t, (struct table_span){text, TABLE_LOOSE});
}

static struct table_span table_make_loose(struct table *t, struct slice text)
{
    return (struct table_span){table_add_text(t, arena_copy(&t->arena, text)), TABLE_LOOSE};
}

void table_add_loose(struct table *t, struct slice text)
{
    table_building(t);
    table_add_span(t, table_make_loose(t, text));
}

static void table_begin_row(struct table *t)
{
    *table_building(t) = (struct table_row){.base = UINT64_MAX, .first = (uint32_t)t->spans};
}

static struct slice table_span_text(const struct table *t, const struct table_row *row, struct table_span span)
{
    if (span.nbytes & TABLE_LOOSE) return t->loose[span.start];
    return span.nbytes == 0 ? SLICE("") : slice_make(t->text + row->base + span.start, span.nbytes);
}

void table_drop_row(struct table *t)
{
    t->spans = table_first_pending(t);
    if (t->row_cap > 0) t->row[t->rows].base = UINT64_MAX;
}

void table_end_row(struct table *t, unsigned line)
{
    struct table_row *row = table_building(t);
    bool blank = true;
    for (size_t i = row->first; i < t->spans && blank; i++) blank = slice_is_blank(table_span_text(t, row, t->span[i]));
    if (blank) {
        table_drop_row(t);
        return;
    }
    row->line = line;
    t->rows++;
    table_begin_row(t);
}

void table_drop_empty_last(struct table *t)
{
    if (table_pending(t) > 0 && t->span[t->spans - 1].nbytes == 0) t->spans--;
}

size_t table_pending(const struct table *t) { return t->spans - table_first_pending(t); }

size_t table_rows(const struct table *t) { return t->rows; }

size_t table_cells(const struct table *t, size_t row) { return t->row[row + 1].first - t->row[row].first; }

struct slice table_cell(const struct table *t, size_t row, size_t cell)
{
    if (cell >= table_cells(t, row)) return SLICE("");
    return table_span_text(t, &t->row[row], t->span[t->row[row].first + cell]);
}

unsigned table_row_line(const struct table *t, size_t row) { return t->row[row].line; }

/* The bytes between two cells of a row hold no line break but those inside cells. */
unsigned table_cell_line(const struct table *t, size_t row, size_t cell)
{
    unsigned line = t->row[row].line;
    if (table_is_placed(t)) return line;
    for (size_t i = 0; i < cell && i < table_cells(t, row); i++) {
        struct slice text = table_cell(t, row, i);
        for (size_t k = 0; k < text.n; k++)
            if (text.s[k] == '\n' || (text.s[k] == '\r' && !(k + 1 < text.n && text.s[k + 1] == '\n'))) line++;
    }
    return line;
}

void table_set_cell(struct table *t, size_t row, size_t cell, struct slice text)
{
    t->span[t->row[row].first + cell] = table_make_loose(t, text);
}

/* ---- office files ---- */

bool table_is_placed(const struct table *t) { return t->parts > 0; }

void table_add_part(struct table *t, enum table_part_kind kind, struct slice name, bool hidden)
{
    unsigned number = 1;
    for (size_t i = t->parts; i-- > 0 && number == 1;)
        if (t->part[i].kind == kind) number = t->part[i].number + 1;
    t->part = mem_grow(t->part, &t->part_cap, t->parts + 1, sizeof *t->part);
    struct table_part *part = &t->part[t->parts++];
    *part = (struct table_part){kind, hidden, arena_copy(&t->arena, name), number, (uint32_t)t->rows, 0, {0}};
    report_init(&part->notes);
}

const struct table_part *table_part_of(const struct table *t, size_t row)
{
    size_t low = 0, high = t->parts;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (t->part[middle].row <= row) low = middle;
        else high = middle;
    }
    return &t->part[low];
}

unsigned table_part_number(const struct table *t, size_t row)
{
    return table_is_placed(t) ? (unsigned)(table_part_of(t, row) - t->part) + 1 : 0;
}

/* The first cover of that row or of one below it. */
static size_t table_first_cover(const struct table *t, size_t row)
{
    size_t low = 0, high = t->covers;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (t->cover[middle].row < row) low = middle + 1;
        else high = middle;
    }
    return low;
}

const struct table_merge *table_merge_at(const struct table *t, size_t row, size_t cell)
{
    for (size_t i = table_first_cover(t, row); i < t->covers && t->cover[i].row == row; i++) {
        const struct table_merge *merge = &t->merge[t->cover[i].merge];
        if (cell < merge->cell) return NULL;
        if (cell - merge->cell < merge->cells) return merge;
    }
    return NULL;
}

bool table_has_merge_down(const struct table *t, size_t row, size_t end)
{
    for (size_t i = table_first_cover(t, row); i < t->covers && t->cover[i].row < end; i++)
        if (t->merge[t->cover[i].merge].row != t->cover[i].row) return true;
    return false;
}

void table_fill_merged(struct table *t, size_t row, const bool *unused)
{
    size_t cells = table_cells(t, row);
    for (size_t i = table_first_cover(t, row); i < t->covers && t->cover[i].row == row; i++) {
        const struct table_merge *merge = &t->merge[t->cover[i].merge];
        struct table_span first = t->span[t->row[merge->row].first + merge->cell];
        for (size_t cell = merge->cell; cell < cells && cell - merge->cell < merge->cells; cell++)
            if (!unused || !unused[cell]) t->span[t->row[row].first + cell] = first;
    }
}
