#include "grids.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"

static void grids_keep(void *context, struct slice bytes) { buf_add(context, bytes); }

const char *grids_column(unsigned column)
{
    static char letters[8];
    char *at = letters + sizeof letters - 1;
    *at = '\0';
    for (column++; column > 0; column = (column - 1) / 26) *--at = (char)('A' + (column - 1) % 26);
    return at;
}

static void grids_add_notes(const struct report *notes, struct buf *text)
{
    for (size_t i = 0; i < notes->count; i++)
        buf_addf(text, "note %s %u:%u %.*s\n", report_name(notes->note[i].kind), notes->note[i].line,
                 notes->note[i].column, (int)notes->note[i].detail.n, notes->note[i].detail.s);
}

static void grids_add_merges(const struct table *t, const struct table_part *part, struct buf *text)
{
    for (size_t i = 0; i < t->merges; i++) {
        const struct table_merge *m = &t->merge[i];
        if (m->row < part->row || m->row >= part->row + part->rows) continue;
        buf_addf(text, "merge %s%u %ux%u\n", grids_column(m->cell), table_row_line(t, m->row), m->rows, m->cells);
    }
}

static void grids_add_text(struct slice cell, struct buf *text)
{
    for (size_t i = 0; i < cell.n; i++) {
        if (cell.s[i] == '\n') buf_adds(text, "\\n");
        else buf_add(text, slice_cut(cell, i, i + 1));
    }
}

static void grids_add_row(const struct table *t, size_t row, struct buf *text)
{
    buf_addf(text, "%u:", table_row_line(t, row));
    for (size_t cell = 0; cell < table_cells(t, row); cell++) {
        if (table_cell(t, row, cell).n == 0) continue;
        buf_addf(text, " %s=", grids_column((unsigned)cell));
        grids_add_text(table_cell(t, row, cell), text);
    }
    buf_adds(text, "\n");
}

static void grids_add_part(const struct table *t, const struct table_part *part, struct buf *text)
{
    static const char *const kinds[] = {"sheet", "table", "prose"};
    buf_addf(text, "%s%s", part->hidden ? "hidden " : "", kinds[part->kind]);
    if (part->kind == TABLE_PART_TABLE) buf_addf(text, " %u", part->number);
    buf_addf(text, "%s%.*s\n", part->name.n > 0 ? " " : "", (int)part->name.n, part->name.s);
    grids_add_merges(t, part, text);
    grids_add_notes(&part->notes, text);
    for (size_t row = part->row; row < part->row + (size_t)part->rows; row++) grids_add_row(t, row, text);
}

void grids_read(void (*read)(const void *data, struct grid_out *), const void *data, struct buf *text)
{
    struct buf stream;
    struct grid_out out;
    struct grid_in in;
    struct table table;
    struct err err;
    buf_init(&stream);
    grid_out_init(&out, grids_keep, &stream);
    read(data, &out);
    grid_out_done(&out);
    table_init(&table, stream.s);
    grid_in_init(&in, &table);
    if (!grid_take(&in, stream.s, stream.n, &err)) buf_addf(text, "error: %s; %s\n", err.what, err.remedy);
    for (size_t i = 0; grid_is_whole(&in) && i < table.parts; i++) grids_add_part(&table, &table.part[i], text);
    grid_in_done(&in);
    table_done(&table);
    buf_done(&stream);
}

const char *grids_text(void (*read)(const void *data, struct grid_out *), const void *data)
{
    static struct buf text;
    buf_clear(&text);
    grids_read(read, data, &text);
    return text.n > 0 ? text.s : "";
}
