#include "load/sample.h"

#include "load/choose.h"
#include "office/office.h"
#include "plan/plan_inside.h"

struct slice sample_bytes(const struct plan *plan, bool *whole)
{
    struct slice read = input_read(&plan->input);
    *whole = read.n <= SAMPLE_MAX || office_is(read);
    if (*whole) return read;
    size_t end = SAMPLE_MAX;
    while (end > 0 && read.s[end - 1] != '\n' && read.s[end - 1] != '\r') end--;
    end &= ~(size_t)1; /* UTF-16 comes in pairs of bytes */
    return slice_cut(read, 0, end > 0 ? end : SAMPLE_MAX);
}

static void sample_find_tables(struct sample *s, const char *sheet)
{
    struct regions regions;
    struct err ignored;
    const struct table *t = &s->rows->table;
    s->end = table_rows(t);
    regions_find(&regions, t, s->header_line);
    s->tables = regions.tables;
    if (!choose_table(&regions, t, sheet, &s->chosen, &ignored)) s->chosen = regions_best(&regions, t);
    s->placed = table_is_placed(t);
    if (!s->placed) return;
    s->first = regions.table[s->chosen].start;
    s->end = regions.table[s->chosen].after;
}

void sample_make(struct sample *s, const char *name, struct slice bytes, const struct load_options *options)
{
    struct err ignored;
    *s = (struct sample){.rows = load_rows(name, bytes.s, bytes.n, options, &ignored), .header_line = options->header};
    s->plan = load_bytes(name, bytes.s, bytes.n, options, &s->err);
    if (s->rows) sample_find_tables(s, options->sheet);
}

void sample_done(struct sample *s)
{
    if (s->rows) plan_free(s->rows);
    if (s->plan) plan_free(s->plan);
    *s = (struct sample){NULL};
}

size_t sample_rows(const struct sample *s) { return s->end - s->first; }

size_t sample_columns(const struct sample *s)
{
    enum { LOOKED_AT = 200 };
    size_t most = 0, rows = sample_rows(s);
    for (size_t row = 0; row < rows && row < LOOKED_AT; row++)
        if (table_cells(&s->rows->table, s->first + row) > most) most = table_cells(&s->rows->table, s->first + row);
    return most;
}

struct slice sample_cell(const struct sample *s, size_t row, size_t cell)
{
    return slice_trim(table_cell(&s->rows->table, s->first + row, cell));
}

unsigned sample_line(const struct sample *s, size_t row) { return table_row_line(&s->rows->table, s->first + row); }

bool sample_is_header(const struct sample *s, size_t row)
{
    row += s->first;
    return s->plan && row >= s->plan->header_row && row < s->plan->header_row + s->plan->header_rows;
}

bool sample_is_title(const struct sample *s, size_t row)
{
    return s->plan && s->plan->has_title && s->first + row == s->plan->title_row;
}

bool sample_header(const struct sample *s, size_t *row)
{
    if (s->plan == NULL || s->plan->header_rows == 0) return false;
    *row = s->plan->header_row - s->first;
    return true;
}

bool sample_column(const struct sample *s, size_t cell, enum column_role *role, struct slice *label)
{
    for (size_t c = 0; s->plan && c < s->plan->columns; c++) {
        if (s->plan->cell_of[c] != cell) continue;
        *role = s->plan->column[c].role;
        *label = s->plan->column[c].label;
        return true;
    }
    return false;
}

void sample_add_table_address(const struct sample *s, size_t table, struct buf *out)
{
    struct regions regions;
    regions_find(&regions, &s->rows->table, s->header_line);
    choose_add_address(&regions, &s->rows->table, table, out);
}

void sample_add_table_name(const struct sample *s, size_t table, struct buf *out)
{
    struct regions regions;
    regions_find(&regions, &s->rows->table, s->header_line);
    choose_add_name(&regions, &s->rows->table, table, out);
}

bool sample_key(const struct sample *s, size_t row, char key[KEPT_KEY])
{
    return s->rows != NULL && kept_reading_key(&s->rows->table, s->first + row, key);
}

bool sample_kept(const struct sample *s, const struct load_options *options, struct kept_reading *kept)
{
    *kept = (struct kept_reading){.options = *options};
    return s->rows != NULL && kept_reading_find(kept, &s->rows->table, options);
}
