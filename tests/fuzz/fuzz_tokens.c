/* A text split at any places is the table that it is in one piece, in every dialect. */
#include <stdlib.h>

#include "fuzz.h"
#include "table/tokens.h"

static const uint32_t delimiters[] = {',', '\t', ';', '|', 0, 0xFF0C, 0x3001, ' '};

/* chunk 0: in one piece.  False where the text is no table. */
static bool split(struct slice text, const struct dialect *dialect, size_t chunk, struct table *table,
                  struct report *report)
{
    struct err err = {0};
    table_init(table, text.s);
    report_init(report);
    struct tokens *tokens = tokens_new(table, dialect, report);
    bool good = true;
    for (size_t to = chunk; good && chunk > 0 && to < text.n; to += 1 + (to * 7 + chunk) % (2 * chunk))
        good = tokens_feed(tokens, to, &err);
    good = good && tokens_finish(tokens, text.n, &err);
    FUZZ_EXPECT(good || err.what[0]);
    tokens_free(tokens);
    return good;
}

static void expect_same(const struct table *a, const struct table *b)
{
    FUZZ_EXPECT(table_rows(a) == table_rows(b));
    for (size_t r = 0; r < table_rows(a); r++) {
        FUZZ_EXPECT(table_cells(a, r) == table_cells(b, r));
        FUZZ_EXPECT(table_row_line(a, r) == table_row_line(b, r));
        bool filled = false;
        for (size_t c = 0; c < table_cells(a, r); c++) {
            struct slice cell = table_cell(a, r, c);
            FUZZ_EXPECT(slice_equal(cell, table_cell(b, r, c)));
            FUZZ_EXPECT(table_cell_line(a, r, c) == table_cell_line(b, r, c));
            FUZZ_EXPECT(text_invalid_at(cell) == cell.n);
            filled = filled || !slice_is_blank(cell);
        }
        FUZZ_EXPECT(filled);
    }
}

void fuzz_tokens(struct slice bytes)
{
    unsigned knob = fuzz_take(&bytes), chunk = fuzz_take(&bytes);
    struct slice text = fuzz_utf8(bytes);
    struct dialect dialect = {delimiters[knob % 8], (knob & 8) == 0, (knob & 16) != 0, (knob & 32) != 0};
    struct table whole, parts;
    struct report report, other;
    text.s = fuzz_copy(text);
    bool good = split(text, &dialect, 0, &whole, &report);
    bool same = split(text, &dialect, 1 + chunk % 40, &parts, &other);
    FUZZ_EXPECT(good == same);
    if (good) {
        expect_same(&whole, &parts);
        FUZZ_EXPECT(report.count == other.count);
    }
    table_done(&whole);
    table_done(&parts);
    report_done(&report);
    report_done(&other);
    free((char *)text.s);
}
