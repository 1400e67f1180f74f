#include "office/worksheet.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"

/* So many cells wait to be put in order, so that the first rows of a large sheet are soon on the screen; a sheet that
 * has more must have its rows in order from there on. */
enum { WAITING_MAX = 1 << 16 };

static uint64_t *worksheet_bits(size_t count) { return mem_zalloc(count / 8); }
static void worksheet_set(uint64_t *bits, size_t i) { bits[i / 64] |= (uint64_t)1 << i % 64; }
static bool worksheet_has(const uint64_t *bits, size_t i) { return bits[i / 64] >> i % 64 & 1; }

void worksheet_init(struct worksheet *w, struct grid_out *out)
{
    *w = (struct worksheet){
        .out = out,
        .hidden_lines = worksheet_bits(GRID_LINE_MAX),
        .filled_lines = worksheet_bits(GRID_LINE_MAX),
        .hidden_columns = worksheet_bits(GRID_COLUMN_MAX),
        .filled_columns = worksheet_bits(GRID_COLUMN_MAX),
    };
}

void worksheet_done(struct worksheet *w)
{
    free(w->cell);
    free(w->hidden_lines);
    free(w->filled_lines);
    free(w->hidden_columns);
    free(w->filled_columns);
}

/* ---- the cells in order ---- */

struct worksheet_sorted {
    struct worksheet_cell cell;
    uint32_t order; /* in which it was told */
};

static int worksheet_by_place(const void *a, const void *b, void *context)
{
    const struct worksheet_sorted *x = a, *y = b;
    (void)context;
    if (x->cell.place != y->cell.place) return x->cell.place < y->cell.place ? -1 : 1;
    return (x->order > y->order) - (x->order < y->order);
}

static void worksheet_sort(struct worksheet *w)
{
    struct worksheet_sorted *sorted = mem_alloc(w->cells * sizeof *sorted);
    size_t kept = 0;
    for (size_t i = 0; i < w->cells; i++) sorted[i] = (struct worksheet_sorted){w->cell[i], (uint32_t)i};
    mem_sort(sorted, w->cells, sizeof *sorted, worksheet_by_place, NULL);
    for (size_t i = 0; i < w->cells; i++) {
        if (i + 1 < w->cells && sorted[i + 1].cell.place == sorted[i].cell.place) continue;
        w->cell[kept++] = sorted[i].cell;
    }
    w->cells = kept;
    w->disordered = false;
    free(sorted);
}

static void worksheet_tell_cells(struct worksheet *w)
{
    if (w->disordered) worksheet_sort(w);
    if (w->cells > 0 && w->cell[0].place < w->end)
        grid_fail(w->out, _("the rows of a worksheet are not in order"), _("save it anew in the program that made it"));
    for (size_t i = 0; i < w->cells && !grid_has_failed(w->out); i++) {
        unsigned line = w->cell[i].place / GRID_COLUMN_MAX + 1, column = w->cell[i].place % GRID_COLUMN_MAX;
        if (line != w->line) grid_row(w->out, line);
        w->line = line;
        grid_cell(w->out, column, w->cell[i].text);
        worksheet_set(w->filled_lines, line - 1);
        worksheet_set(w->filled_columns, column);
        w->end = (uint64_t)w->cell[i].place + 1;
    }
    w->cells = 0;
}

void worksheet_add(struct worksheet *w, unsigned line, unsigned column, uint32_t text)
{
    if (line == 0 || line > GRID_LINE_MAX) return grid_row(w->out, GRID_LINE_MAX + 1); /* says so */
    if (column >= GRID_COLUMN_MAX) return grid_cell(w->out, column, text);
    uint32_t place = (line - 1) * GRID_COLUMN_MAX + column;
    if (w->cells >= WAITING_MAX) worksheet_tell_cells(w);
    if (w->cells > 0 && place <= w->cell[w->cells - 1].place) w->disordered = true;
    w->cell = mem_grow(w->cell, &w->cap, w->cells + 1, sizeof *w->cell);
    w->cell[w->cells++] = (struct worksheet_cell){place, text};
}

/* ---- what is hidden ---- */

void worksheet_hide_lines(struct worksheet *w, unsigned from, unsigned to)
{
    if (from == 0) from = 1;
    for (; from <= to && from <= GRID_LINE_MAX; from++) worksheet_set(w->hidden_lines, from - 1);
    w->hides_lines = true;
}

void worksheet_hide_columns(struct worksheet *w, unsigned from, unsigned to)
{
    for (; from <= to && from < GRID_COLUMN_MAX; from++) worksheet_set(w->hidden_columns, from);
    w->hides_columns = true;
}

static void worksheet_add_line(unsigned line, struct buf *text) { buf_addf(text, "%u", line + 1); }

static void worksheet_add_column(unsigned column, struct buf *text)
{
    char letters[4];
    size_t n = 0;
    for (column++; column > 0; column = (column - 1) / 26) letters[n++] = (char)('A' + (column - 1) % 26);
    while (n > 0) buf_add(text, slice_make(&letters[--n], 1));
}

/* A note for each run of hidden lines or columns, from the first of them that holds something to the last. */
static void worksheet_note(struct worksheet *w, bool lines, unsigned first, unsigned last)
{
    void (*add)(unsigned, struct buf *) = lines ? worksheet_add_line : worksheet_add_column;
    struct buf text;
    buf_init(&text);
    add(first, &text);
    if (last > first) buf_adds(&text, "-");
    if (last > first) add(last, &text);
    grid_note(w->out, NOTE_HIDDEN, lines ? first + 1 : 0, lines ? 0 : first + 1, buf_slice(&text));
    buf_done(&text);
}

static void worksheet_note_runs(struct worksheet *w, bool lines, unsigned count)
{
    const uint64_t *hidden = lines ? w->hidden_lines : w->hidden_columns;
    const uint64_t *filled = lines ? w->filled_lines : w->filled_columns;
    unsigned first = count, last = count;
    for (unsigned i = 0; i < count; i++) {
        if (worksheet_has(hidden, i)) {
            if (!worksheet_has(filled, i)) continue;
            if (first == count) first = i;
            last = i;
        } else if (first < count) {
            worksheet_note(w, lines, first, last);
            first = count;
        }
    }
    if (first < count) worksheet_note(w, lines, first, last);
}

void worksheet_tell(struct worksheet *w)
{
    worksheet_tell_cells(w);
    if (w->hides_lines) worksheet_note_runs(w, true, w->line);
    if (w->hides_columns) worksheet_note_runs(w, false, GRID_COLUMN_MAX);
}
