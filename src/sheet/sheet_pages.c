#include "sheet/sheet_pages.h"

#include <stdlib.h>

#include "base/mem.h"

static void sheet_pages_add_page(struct sheet_pages *pages)
{
    pages->first = mem_grow(pages->first, &pages->pages_cap, pages->pages + 2, sizeof *pages->first);
    pages->first[pages->pages++] = pages->lines;
}

static void sheet_pages_split(struct sheet_pages *pages)
{
    struct slice rest = buf_slice(&pages->text);
    sheet_pages_add_page(pages);
    while (rest.n > 0) {
        if (rest.s[0] == '\f') {
            sheet_pages_add_page(pages);
            rest = slice_cut(rest, 1, rest.n);
        }
        const char *end = rest.n > 0 ? memchr(rest.s, '\n', rest.n) : NULL;
        size_t n = end != NULL ? (size_t)(end - rest.s) : rest.n;
        pages->line = mem_grow(pages->line, &pages->lines_cap, pages->lines + 1, sizeof *pages->line);
        pages->line[pages->lines++] = slice_cut(rest, 0, n);
        rest = slice_cut(rest, n + (end != NULL), rest.n);
    }
    pages->first[pages->pages] = pages->lines;
}

bool sheet_pages_make(struct sheet_pages *pages, const struct sheet *sheet, const struct sheet_look *look,
                      struct err *err)
{
    struct sheet_made made = {.pages = 0};
    struct buf text;
    buf_init(&text);
    bool done = sheet_render_text(sheet, look, &text, &made, err);
    sheet_pages_of_text(pages, &text);
    return done;
}

void sheet_pages_of_text(struct sheet_pages *pages, struct buf *text)
{
    *pages = (struct sheet_pages){.text = *text};
    buf_init(text);
    sheet_pages_split(pages);
}

void sheet_pages_done(struct sheet_pages *pages)
{
    buf_done(&pages->text);
    free(pages->line);
    free(pages->first);
}

/* ---- searching ---- */

enum { BROKEN_LINES = 4 }; /* the most lines over which a searched word can be broken */
static const struct slice rule = {"│", sizeof "│" - 1};

/* Reads the next cell of a line from *pos on: the text between two rules, without blanks; the whole line if it has
 * no rules. */
static bool sheet_pages_next_cell(struct slice line, size_t *pos, struct slice *cell)
{
    if (*pos > line.n) return false;
    struct slice rest = slice_cut(line, *pos, line.n);
    size_t end = slice_find(rest, rule);
    *cell = slice_trim(slice_cut(rest, 0, end));
    *pos = end == SIZE_MAX ? line.n + 1 : *pos + end + rule.n;
    return true;
}

static size_t sheet_pages_count_cells(struct slice line)
{
    size_t count = 0, pos = 0;
    struct slice cell;
    while (sheet_pages_next_cell(line, &pos, &cell)) count++;
    return count;
}

static struct slice sheet_pages_cell_at(struct slice line, size_t index)
{
    size_t pos = 0;
    struct slice cell = SLICE("");
    for (size_t i = 0; i <= index && sheet_pages_next_cell(line, &pos, &cell);) i++;
    return cell;
}

static bool sheet_pages_starts_page(const struct sheet_pages *pages, size_t line)
{
    size_t low = 0, high = pages->pages;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (pages->first[middle] < line) low = middle + 1;
        else high = middle;
    }
    return pages->first[low] == line;
}

/* The text of a cell in one line, and its continuation in the lines below. */
struct column {
    struct slice piece[BROKEN_LINES];
    size_t count;
};

static void sheet_pages_gather(const struct sheet_pages *pages, size_t line, size_t cell, size_t cells,
                               struct column *column)
{
    column->count = 0;
    do column->piece[column->count] = sheet_pages_cell_at(pages->line[line + column->count], cell);
    while (++column->count < BROKEN_LINES && line + column->count < pages->lines &&
           !sheet_pages_starts_page(pages, line + column->count) &&
           sheet_pages_count_cells(pages->line[line + column->count]) == cells);
}

/* Whether `part` stands at byte `offset` of the first piece and goes on in the pieces below.  It ends in piece
 * *last, at byte *end. */
static bool sheet_pages_stands_at(const struct column *column, size_t offset, struct slice part, size_t *last,
                                  size_t *end)
{
    for (size_t i = 0; i < column->count; i++, offset = 0) {
        struct slice here = slice_cut(column->piece[i], offset, column->piece[i].n);
        size_t n = here.n < part.n ? here.n : part.n;
        if (n > 0 && memcmp(here.s, part.s, n) != 0) return false;
        *last = i;
        *end = offset + n;
        part = slice_cut(part, n, part.n);
        if (part.n == 0) return true;
    }
    return false;
}

/* Finds `part` in the cell that begins in `line` and goes on below, and adds the bytes of it that are in the line
 * `below` lines further down.  Returns how many spans there are. */
static size_t sheet_pages_add_spans(const struct sheet_pages *pages, size_t line, size_t below, size_t cell,
                                    size_t cells, struct slice part, struct sheet_span *span, size_t most)
{
    struct column column;
    size_t count = 0, last, end, head;
    text_decode(part, 0, &head);
    if (slice_find(sheet_pages_cell_at(pages->line[line], cell), slice_cut(part, 0, head)) == SIZE_MAX) return 0;
    sheet_pages_gather(pages, line, cell, cells, &column);
    for (size_t offset = 0; offset < column.piece[0].n && below < column.count; offset++) {
        if (column.piece[0].s[offset] != part.s[0] || !sheet_pages_stands_at(&column, offset, part, &last, &end) ||
            below > last)
            continue;
        size_t base = (size_t)(column.piece[below].s - pages->line[line + below].s);
        size_t from = below == 0 ? offset : 0, to = below == last ? end : column.piece[below].n;
        if (count < most && span != NULL) span[count] = (struct sheet_span){base + from, base + to};
        count++;
    }
    return count;
}

size_t sheet_pages_spans(const struct sheet_pages *pages, size_t line, struct slice part, struct sheet_span *span,
                         size_t most)
{
    size_t count = 0, cells = sheet_pages_count_cells(pages->line[line]), above = 0;
    while (part.n > 0 && above + 1 < BROKEN_LINES && line > above && !sheet_pages_starts_page(pages, line - above))
        above++;
    for (size_t cell = 0; part.n > 0 && cell < cells; cell++)
        for (size_t below = above + 1; below-- > 0;)
            if (sheet_pages_count_cells(pages->line[line - below]) == cells)
                count += sheet_pages_add_spans(pages, line - below, below, cell, cells, part,
                                               count < most ? span + count : NULL, count < most ? most - count : 0);
    return count;
}

/* Whether `part` begins in the line. */
static bool sheet_pages_begins_in(const struct sheet_pages *pages, size_t line, struct slice part)
{
    size_t cells = sheet_pages_count_cells(pages->line[line]);
    for (size_t cell = 0; cell < cells; cell++)
        if (sheet_pages_add_spans(pages, line, 0, cell, cells, part, NULL, 0) > 0) return true;
    return false;
}

size_t sheet_pages_find(const struct sheet_pages *pages, struct slice part, size_t from, size_t *page)
{
    for (size_t i = from; part.n > 0 && i < pages->lines; i++) {
        if (!sheet_pages_begins_in(pages, i, part)) continue;
        *page = 0;
        while (pages->first[*page + 1] <= i) ++*page;
        return i;
    }
    return SIZE_MAX;
}
