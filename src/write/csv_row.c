#include "write/csv_row.h"

#include <stdio.h>

static bool csv_row_needs_quotes(const struct csv_row *row, struct slice cell)
{
    if (cell.n == 0) return row->only;
    /* else a reader would take it for a byte order mark */
    if (row->out->n == 0 && slice_has_prefix(cell, SLICE("\xEF\xBB\xBF"))) return true;
    for (size_t i = 0; i < cell.n; i++)
        if (cell.s[i] == ',' || cell.s[i] == '"' || cell.s[i] == '\r' || cell.s[i] == '\n') return true;
    return false;
}

/* Whether a spreadsheet would take the cell for a formula. */
static bool csv_row_is_formula(struct slice cell)
{
    size_t next;
    if (cell.n == 0) return false;
    switch (text_decode(cell, 0, &next)) {
    case '=':
    case '+':
    case '-':
    case '@':
    case '\t':
    case '\r':
    case '\n':
    case 0xFF1D:
    case 0xFF0B:
    case 0xFF0D:
    case 0xFF20: return true;
    default: return false;
    }
}

void csv_row_add(struct csv_row *row, struct slice cell)
{
    bool quotes = csv_row_needs_quotes(row, cell);
    if (!row->first) buf_adds(row->out, ",");
    row->first = false;
    if (quotes) buf_adds(row->out, "\"");
    if (row->excel && csv_row_is_formula(cell)) buf_adds(row->out, "'");
    for (size_t start = 0; start < cell.n;) {
        const char *quote = memchr(cell.s + start, '"', cell.n - start);
        size_t end = quote != NULL ? (size_t)(quote - cell.s) + 1 : cell.n;
        buf_add(row->out, slice_cut(cell, start, end));
        if (quote != NULL) buf_adds(row->out, "\"");
        start = end;
    }
    if (quotes) buf_adds(row->out, "\"");
}

void csv_row_add_number(struct csv_row *row, size_t number)
{
    char digits[24];
    snprintf(digits, sizeof digits, "%zu", number);
    csv_row_add(row, slice_of(digits));
}

void csv_row_end(const struct csv_row *row) { buf_adds(row->out, row->excel ? "\r\n" : "\n"); }
