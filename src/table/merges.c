#include "table/merges.h"

#include <stdlib.h>

#include "base/mem.h"

enum { COVERS_MAX = 1 << 22 }; /* rows of all rectangles together; a file that says more is up to no good */

static size_t merges_row_of_line(const struct table *t, const struct table_part *part, uint64_t line)
{
    size_t low = part->row, high = (size_t)part->row + part->rows;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (t->row[middle].line < line) low = middle + 1;
        else high = middle;
    }
    return low;
}

static size_t merges_part_width(const struct table *t, const struct table_part *part)
{
    size_t width = 0;
    for (size_t row = part->row; row < (size_t)part->row + part->rows; row++)
        if (table_cells(t, row) > width) width = table_cells(t, row);
    return width;
}

static void merges_add_cover(struct table *t, size_t row, const struct table_merge *merge)
{
    t->cover = mem_grow(t->cover, &t->cover_cap, t->covers + 1, sizeof *t->cover);
    t->cover[t->covers++] = (struct table_cover){(uint32_t)row, merge->cell, (uint32_t)t->merges};
}

static void merges_add(struct table *t, const struct table_part *part, const struct merge_told *told, size_t width)
{
    size_t row = merges_row_of_line(t, part, told->line);
    size_t end = merges_row_of_line(t, part, (uint64_t)told->line + told->lines);
    if (told->column >= width || row == end || t->covers + (end - row) > COVERS_MAX) return;
    size_t cells = told->columns > width - told->column ? width - told->column : told->columns;
    struct table_merge merge = {(uint32_t)row, told->column, (uint32_t)(end - row), (uint32_t)cells};
    bool begins_there = t->row[row].line == told->line;
    if (cells == 0 || (begins_there && cells == 1 && end - row == 1)) return;
    if (!begins_there) merge.rows = 0; /* its first cell stood in a row that held nothing: all of it is blank */
    t->merge = mem_grow(t->merge, &t->merge_cap, t->merges + 1, sizeof *t->merge);
    t->merge[t->merges] = merge;
    for (; row < end; row++) merges_add_cover(t, row, &merge);
    t->merges++;
}

static int merges_by_place(const void *a, const void *b)
{
    const struct table_cover *x = a, *y = b;
    if (x->row != y->row) return x->row < y->row ? -1 : 1;
    if (x->cell != y->cell) return x->cell < y->cell ? -1 : 1;
    return x->merge < y->merge ? -1 : x->merge > y->merge;
}

/* Sorts the covers and drops those that overlap the one before them. */
static void merges_sort(struct table *t)
{
    size_t kept = 0;
    qsort(t->cover, t->covers, sizeof *t->cover, merges_by_place);
    for (size_t i = 0; i < t->covers; i++) {
        const struct table_cover *before = kept > 0 ? &t->cover[kept - 1] : NULL;
        bool same = before && before->row == t->cover[i].row;
        if (same && t->cover[i].cell - before->cell < t->merge[before->merge].cells) continue;
        t->cover[kept++] = t->cover[i];
    }
    t->covers = kept;
}

/* The row anew, behind `spans`: with the cells that are covered in it, blank but for the first of their rectangle.
 * Whether anything stands in it. */
static bool merges_copy_row(const struct table *t, size_t row, size_t *cover, struct table_span *to, size_t *spans)
{
    const struct table_span *from = &t->span[t->row[row].first];
    size_t cells = table_cells(t, row), first = *spans;
    bool filled = false;
    memcpy(to + first, from, cells * sizeof *from);
    for (; *cover < t->covers && t->cover[*cover].row == row; ++*cover) {
        const struct table_merge *merge = &t->merge[t->cover[*cover].merge];
        bool begins = merge->rows > 0 && merge->row == row;
        for (size_t cell = merge->cell; cell - merge->cell < merge->cells; cell++) {
            if (cell < cells && cell == merge->cell && begins) continue;
            for (; cells <= cell; cells++) to[first + cells] = (struct table_span){0, 0};
            if (cell > merge->cell || !begins) to[first + cell] = (struct table_span){0, 0};
        }
    }
    for (size_t i = first; i < first + cells && !filled; i++)
        filled = (to[i].nbytes & TABLE_LOOSE) && !slice_is_blank(t->loose[to[i].start]);
    if (filled) *spans += cells;
    return filled;
}

/* How many cells all rows need at most. */
static size_t merges_room(const struct table *t)
{
    size_t room = t->spans;
    for (size_t i = 0; i < t->covers; i++) {
        const struct table_merge *merge = &t->merge[t->cover[i].merge];
        size_t end = (size_t)merge->cell + merge->cells, cells = table_cells(t, t->cover[i].row);
        if (end > cells) room += end - cells;
    }
    return room;
}

/* Rows that became blank are gone: `now` has the new number of each old row. */
static void merges_renumber(struct table *t, const uint32_t *now)
{
    size_t kept = 0;
    for (size_t i = 0; i < t->parts; i++) {
        struct table_part *part = &t->part[i];
        uint32_t end = now[part->row + part->rows];
        part->row = now[part->row];
        part->rows = end - part->row;
    }
    for (size_t i = 0; i < t->merges; i++) {
        uint32_t end = now[t->merge[i].row + t->merge[i].rows];
        t->merge[i].row = now[t->merge[i].row];
        t->merge[i].rows = end - t->merge[i].row;
    }
    for (size_t i = 0; i < t->covers; i++) {
        struct table_cover cover = t->cover[i];
        if (now[cover.row] == now[cover.row + 1]) continue;
        cover.row = now[cover.row];
        t->cover[kept++] = cover;
    }
    t->covers = kept;
}

static void merges_rebuild(struct table *t)
{
    size_t room = merges_room(t), spans = 0, kept = 0, cover = 0;
    struct table_span *span = mem_alloc((room + 1) * sizeof *span);
    uint32_t *now = mem_alloc((t->rows + 1) * sizeof *now), *first = mem_alloc((t->rows + 1) * sizeof *first);
    unsigned *line = mem_alloc((t->rows + 1) * sizeof *line);
    for (size_t row = 0; row < t->rows; row++) {
        size_t at = spans;
        now[row] = (uint32_t)kept;
        if (!merges_copy_row(t, row, &cover, span, &spans)) continue;
        first[kept] = (uint32_t)at;
        line[kept++] = t->row[row].line;
    }
    now[t->rows] = (uint32_t)kept;
    for (size_t row = 0; row < kept; row++) t->row[row] = (struct table_row){UINT64_MAX, first[row], line[row]};
    if (t->row_cap > 0) t->row[kept] = (struct table_row){.base = UINT64_MAX, .first = (uint32_t)spans};
    free(t->span);
    t->span = span;
    t->spans = spans;
    t->span_cap = room + 1;
    t->rows = kept;
    merges_renumber(t, now);
    free(now);
    free(first);
    free(line);
}

void merges_apply(struct table *t, const struct merge_told *told, size_t count)
{
    size_t width = 0;
    uint32_t part = UINT32_MAX;
    for (size_t i = 0; i < count; i++) {
        if (told[i].part != part) width = merges_part_width(t, &t->part[told[i].part]);
        part = told[i].part;
        merges_add(t, &t->part[part], &told[i], width);
    }
    if (t->covers == 0) return;
    merges_sort(t);
    merges_rebuild(t);
}
