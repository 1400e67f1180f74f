#include "load/sample.h"

#include "plan/plan_inside.h"

struct slice sample_bytes(const struct plan *plan, bool *whole)
{
    struct slice read = input_read(&plan->input);
    *whole = read.n <= SAMPLE_MAX;
    if (*whole) return read;
    size_t end = SAMPLE_MAX;
    while (end > 0 && read.s[end - 1] != '\n' && read.s[end - 1] != '\r') end--;
    end &= ~(size_t)1; /* UTF-16 comes in pairs of bytes */
    return slice_cut(read, 0, end > 0 ? end : SAMPLE_MAX);
}

void sample_make(struct sample *s, const char *name, struct slice bytes, const struct load_options *options)
{
    struct err ignored;
    *s = (struct sample){.rows = load_rows(name, bytes.s, bytes.n, options, &ignored)};
    s->plan = load_bytes(name, bytes.s, bytes.n, options, &s->err);
}

void sample_done(struct sample *s)
{
    if (s->rows) plan_free(s->rows);
    if (s->plan) plan_free(s->plan);
    *s = (struct sample){NULL};
}

size_t sample_rows(const struct sample *s) { return s->rows ? table_rows(&s->rows->table) : 0; }

size_t sample_columns(const struct sample *s)
{
    enum { LOOKED_AT = 200 };
    size_t most = 0, rows = sample_rows(s);
    for (size_t row = 0; row < rows && row < LOOKED_AT; row++)
        if (table_cells(&s->rows->table, row) > most) most = table_cells(&s->rows->table, row);
    return most;
}

struct slice sample_cell(const struct sample *s, size_t row, size_t cell)
{
    return slice_trim(table_cell(&s->rows->table, row, cell));
}

unsigned sample_line(const struct sample *s, size_t row) { return table_row_line(&s->rows->table, row); }

bool sample_is_header(const struct sample *s, size_t row)
{
    return s->plan && row >= s->plan->header_row && row < s->plan->header_row + s->plan->header_rows;
}

bool sample_is_title(const struct sample *s, size_t row)
{
    return s->plan && s->plan->has_title && row == s->plan->title_row;
}

bool sample_header(const struct sample *s, size_t *row)
{
    if (s->plan == NULL || s->plan->header_rows == 0) return false;
    *row = s->plan->header_row;
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

size_t sample_tables(const struct sample *s) { return s->plan ? s->plan->report.total[NOTE_TABLE] + 1 : 1; }

bool sample_key(const struct sample *s, size_t row, char key[KEPT_KEY])
{
    return s->rows != NULL && kept_reading_key(&s->rows->table, row, key);
}

bool sample_kept(const struct sample *s, const struct load_options *options, struct kept_reading *kept)
{
    *kept = (struct kept_reading){.options = *options};
    return s->rows != NULL && kept_reading_find(kept, &s->rows->table, options);
}
