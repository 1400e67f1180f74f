#include "term/rows.h"

#include <stdlib.h>

#include "base/mem.h"

void rows_init(struct rows *rows) { *rows = (struct rows){.cursor = -1}; }

void rows_done(struct rows *rows)
{
    free(rows->row);
    rows_init(rows);
}

void rows_clear(struct rows *rows)
{
    rows->count = 0;
    rows->cursor = -1;
    rows->top = 0;
}

void rows_add(struct rows *rows, uint32_t number)
{
    if (rows->count == rows->cap) rows->row = mem_grow(rows->row, &rows->cap, rows->count + 1, sizeof *rows->row);
    rows->row[rows->count] = number;
    if (rows->cursor < 0 && !(number & ROWS_HEADING)) rows->cursor = (ptrdiff_t)rows->count;
    rows->count++;
}

bool rows_is_heading(const struct rows *rows, size_t index) { return (rows->row[index] & ROWS_HEADING) != 0; }

uint32_t rows_number(const struct rows *rows, size_t index) { return rows->row[index] & ~ROWS_HEADING; }

ptrdiff_t rows_current(const struct rows *rows)
{
    return rows->cursor < 0 ? -1 : (ptrdiff_t)rows_number(rows, (size_t)rows->cursor);
}

static bool rows_put_cursor(struct rows *rows, ptrdiff_t index)
{
    bool moved = index != rows->cursor;
    rows->cursor = index;
    return moved;
}

/* The index of the nearest row that is no heading, from `index` on in steps of `step`; -1 if there is none. */
static ptrdiff_t rows_row_from(const struct rows *rows, ptrdiff_t index, int step)
{
    for (; index >= 0 && index < (ptrdiff_t)rows->count; index += step)
        if (!rows_is_heading(rows, (size_t)index)) return index;
    return -1;
}

bool rows_move(struct rows *rows, ptrdiff_t by)
{
    if (rows->cursor < 0 || by == 0) return false;
    int step = by > 0 ? 1 : -1;
    ptrdiff_t at = rows->cursor;
    for (ptrdiff_t left = by > 0 ? by : -by; left > 0; left--) {
        ptrdiff_t next = rows_row_from(rows, at + step, step);
        if (next < 0) break;
        at = next;
    }
    return rows_put_cursor(rows, at);
}

bool rows_first(struct rows *rows)
{
    if (rows->cursor < 0) return false;
    rows->top = 0;
    return rows_put_cursor(rows, rows_row_from(rows, 0, 1));
}

bool rows_last(struct rows *rows)
{
    if (rows->cursor < 0) return false;
    return rows_put_cursor(rows, rows_row_from(rows, (ptrdiff_t)rows->count - 1, -1));
}

bool rows_page(struct rows *rows, int pages)
{
    if (rows->cursor < 0 || pages == 0) return false;
    ptrdiff_t page = rows->height > 1 ? (ptrdiff_t)rows->height - 1 : 1;
    ptrdiff_t last = (ptrdiff_t)rows->count - 1, target = rows->cursor + page * pages;
    if (target < 0) target = 0;
    if (target > last) target = last;
    /* the cursor may not stay on a heading: move on in the same direction, else back */
    int step = pages > 0 ? 1 : -1;
    ptrdiff_t at = rows_row_from(rows, target, step);
    if (at < 0) at = rows_row_from(rows, target, -step);
    ptrdiff_t top = (ptrdiff_t)rows->top + page * pages;
    rows->top = top < 0 ? 0 : top > last ? (size_t)last : (size_t)top;
    return rows_put_cursor(rows, at);
}

bool rows_select(struct rows *rows, uint32_t number)
{
    for (size_t i = 0; i < rows->count; i++) {
        if (rows->row[i] != number) continue;
        rows->cursor = (ptrdiff_t)i;
        return true;
    }
    return false;
}

void rows_fit(struct rows *rows, size_t height)
{
    rows->height = height;
    if (height == 0 || rows->cursor < 0) return;
    size_t cursor = (size_t)rows->cursor, first = cursor;
    while (first > 0 && cursor - first + 1 < height && rows_is_heading(rows, first - 1)) first--;
    if (rows->top > first) rows->top = first;
    if (cursor - rows->top >= height) rows->top = cursor - height + 1;
    size_t furthest = rows->count > height ? rows->count - height
                                           : 0; /* the end of the list must not scroll above the last line */
    if (rows->top > furthest) rows->top = furthest;
}
