#include "pastes.h"

#include "table/dialect.h"
#include "table/tokens.h"

static void pastes_add_rows(struct buf *out, const struct table *t)
{
    for (size_t row = 0; row < table_rows(t); row++) {
        for (size_t i = 0; i < table_cells(t, row); i++) {
            struct slice cell = table_cell(t, row, i);
            if (i > 0) buf_addc(out, '|');
            for (size_t k = 0; k < cell.n; k++)
                buf_add(out, cell.s[k] == '\n' ? SLICE("/") : slice_cut(cell, k, k + 1));
        }
        buf_addc(out, '\n');
    }
}

struct pasted *pastes_read(const char *text, uint32_t delimiter)
{
    struct pasted *p = calloc(1, sizeof *p);
    struct table table, out;
    struct dialect dialect = {.delimiter = delimiter, .trimming = true};
    assert_non_null(p);
    report_init(&p->report);
    buf_init(&p->rows);
    table_init(&table, text);
    table_init(&out, text);
    struct tokens *tokens = tokens_new(&table, &dialect, &p->report);
    assert_true(tokens_finish(tokens, strlen(text), &p->err));
    tokens_free(tokens);
    p->read = delimiter ? paste_tabs(&table, &out, &p->changed, &p->report, &p->err)
                        : paste_lines(&table, &out, &p->report, &p->err);
    pastes_add_rows(&p->rows, delimiter && !p->changed ? &table : &out);
    table_done(&table);
    table_done(&out);
    return p;
}

void pastes_done(struct pasted *p)
{
    report_done(&p->report);
    buf_done(&p->rows);
    free(p);
}
