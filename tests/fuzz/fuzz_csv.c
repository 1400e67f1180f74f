/* Canonical CSV, exported from any plan: loaded again it is the same plan, exported again the same bytes.  CSV for
 * Excel: no cell begins like a formula. */
#include <stdlib.h>

#include "report/export.h"
#include "fuzz.h"
#include "table/report.h"
#include "table/tokens.h"

static void export(const struct plan *plan, const struct export_format *format, struct buf *out)
{
    struct export_source source = {.plan = plan};
    buf_init(out);
    if (format->head) format->head(out, &source);
    for (size_t task = 0; task < plan_tasks(plan); task++, source.written++) format->task(out, &source, task);
    if (format->foot) format->foot(out, &source);
}

static void expect_same(const struct plan *plan, const struct plan *again)
{
    FUZZ_EXPECT(plan_tasks(plan) == plan_tasks(again));
    FUZZ_EXPECT(plan_years(plan) == plan_years(again));
    for (size_t t = 0; t < plan_tasks(plan); t++) {
        FUZZ_EXPECT(slice_equal(plan_task_no(plan, t), plan_task_no(again, t)));
        FUZZ_EXPECT(plan_action_of(plan, t) == plan_action_of(again, t));
    }
}

/* A column without a header whose only cells stood in rows that are no tasks is exported, but not loaded again. */
static bool has_empty_column(const struct plan *plan)
{
    for (size_t c = 0; c < plan_columns(plan); c++) {
        bool empty = slice_is_blank(plan_column(plan, c)->header);
        for (size_t t = 0; empty && t < plan_tasks(plan); t++) empty = slice_is_blank(plan_cell(plan, t, c));
        if (empty) return true;
    }
    return false;
}

static void expect_round(const struct plan *plan)
{
    struct buf once, twice;
    if (has_empty_column(plan)) return;
    export(plan, export_format_named("csv"), &once);
    struct plan *again = fuzz_plan(buf_slice(&once));
    FUZZ_EXPECT(again);
    export(again, export_format_named("csv"), &twice);
    FUZZ_EXPECT(slice_equal(buf_slice(&once), buf_slice(&twice)));
    expect_same(plan, again);
    plan_free(again);
    buf_done(&once);
    buf_done(&twice);
}

static bool begins_formula(struct slice cell)
{
    size_t next;
    uint32_t first = cell.n > 0 ? text_decode(cell, 0, &next) : 0;
    if (first >= 0xFF01) first = text_halfwidth(first);
    return first > 0 && first < 0x80 && strchr("=+-@\t\r\n", (int)first) != NULL;
}

static void expect_defused(const struct plan *plan)
{
    struct buf out;
    struct table table;
    struct err err;
    export(plan, export_format_of(FORMAT_EXCEL), &out);
    FUZZ_EXPECT(slice_has_prefix(buf_slice(&out), SLICE("\xEF\xBB\xBF")));
    struct slice text = slice_cut(buf_slice(&out), 3, out.n);
    table_init(&table, text.s);
    struct tokens *tokens = tokens_new(&table, &(struct dialect){',', true, false, false}, NULL);
    FUZZ_EXPECT(tokens_finish(tokens, text.n, &err));
    for (size_t r = 0; r < table_rows(&table); r++)
        for (size_t c = 0; c < table_cells(&table, r); c++) FUZZ_EXPECT(!begins_formula(table_cell(&table, r, c)));
    tokens_free(tokens);
    table_done(&table);
    buf_done(&out);
}

/* Where there is no header row, or no role in it, what is a column is a guess, and may be guessed otherwise from the
 * export. */
static bool has_canonical_names(const struct plan *plan)
{
    if (plan_tasks(plan) == 0 || plan_report(plan)->total[NOTE_NO_HEADER] > 0) return false;
    for (size_t c = 0; c < plan_columns(plan); c++)
        if (plan_column(plan, c)->role != COLUMN_OTHER) return true;
    return false;
}

/* A row with one filled cell is a task in a table of two columns, and the name of an action in the canonical one. */
static bool has_lone_cells(const struct plan *plan)
{
    for (size_t t = 0; t < plan_tasks(plan); t++) {
        size_t filled = 0;
        for (size_t c = 0; c < plan_columns(plan); c++)
            filled += plan_column(plan, c)->role != COLUMN_ACTION && !slice_is_blank(plan_cell(plan, t, c));
        if (filled < 2) return true;
    }
    return false;
}

/* Damaged text is repaired by guesses, and enough damage is a binary file: one round can tip the balance. */
static bool is_damaged(struct slice bytes)
{
    if (text_invalid_at(bytes) < bytes.n) return true;
    for (size_t i = 0; i < bytes.n; i++)
        if ((unsigned char)bytes.s[i] < 0x20 && strchr("\t\n\r", bytes.s[i] ? bytes.s[i] : 1) == NULL) return true;
    return false;
}

void fuzz_csv(struct slice bytes)
{
    struct plan *plan = fuzz_plan(bytes);
    if (!plan) return;
    if (!is_damaged(bytes) && has_canonical_names(plan) && !has_lone_cells(plan)) expect_round(plan);
    expect_defused(plan);
    plan_free(plan);
}
