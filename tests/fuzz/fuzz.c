#include "fuzz.h"

#include <stdlib.h>

#include "load/load.h"
#include "base/mem.h"
#include "plan/plan_inside.h"
#include "table/report.h"

const struct fuzz_target fuzz_targets[] = {
#define TARGET(name, most) {#name, fuzz_##name, most},
#include "fuzz.def"
#undef TARGET
};
const size_t fuzz_target_count = sizeof fuzz_targets / sizeof *fuzz_targets;

unsigned fuzz_take(struct slice *bytes) { return bytes->n > 0 ? (unsigned char)bytes->s[--bytes->n] : 0; }

struct slice fuzz_utf8(struct slice bytes) { return slice_cut(bytes, 0, text_invalid_at(bytes)); }

char *fuzz_copy(struct slice bytes)
{
    char *copy = mem_alloc(bytes.n + (bytes.n == 0));
    if (bytes.n > 0) memcpy(copy, bytes.s, bytes.n);
    return copy;
}

void fuzz_expect_plain(struct slice text)
{
    FUZZ_EXPECT(text_invalid_at(text) == text.n);
    for (size_t pos = 0; pos < text.n;) {
        uint32_t cp = text_decode(text, pos, &pos);
        FUZZ_EXPECT(cp == '\n' || text_visible(cp) == cp);
    }
}

static void keep(void *context, struct slice bytes) { buf_add(context, bytes); }

void fuzz_expect_grid(void (*read)(const void *data, struct grid_out *), const void *data)
{
    struct buf stream;
    struct grid_out out;
    struct grid_in in;
    struct table table;
    struct err err = {0};
    buf_init(&stream);
    grid_out_init(&out, keep, &stream);
    read(data, &out);
    bool failed = grid_has_failed(&out);
    grid_out_done(&out);
    table_init(&table, stream.s);
    grid_in_init(&in, &table);
    bool taken = grid_take(&in, stream.s, stream.n, &err);
    FUZZ_EXPECT(taken == !failed && (taken ? grid_is_whole(&in) : err.what[0] != '\0'));
    for (size_t row = 0; row < table_rows(&table); row++)
        for (size_t cell = 0; cell < table_cells(&table, row); cell++) {
            struct slice text = table_cell(&table, row, cell);
            FUZZ_EXPECT(text_invalid_at(text) == text.n);
        }
    grid_in_done(&in);
    table_done(&table);
    buf_done(&stream);
}

struct plan *fuzz_plan(struct slice bytes)
{
    struct err err = {0};
    struct plan *plan = load_bytes("plan.csv", bytes.s, bytes.n, NULL, &err);
    FUZZ_EXPECT(plan || err.what[0]);
    return plan;
}

static void add_fact(struct buf *out, const char *name, struct slice fact)
{
    buf_addf(out, "%s %zu:", name, fact.n);
    buf_add(out, fact);
    buf_adds(out, "\n");
}

static void describe_task(const struct plan *plan, size_t task, struct buf *out)
{
    buf_addf(out, "task %zu of action %zu\n", task, plan_action_of(plan, task));
    add_fact(out, "no", plan_task_no(plan, task));
    add_fact(out, "name", plan_task_name(plan, task));
    for (size_t c = 0; c < plan_columns(plan); c++) {
        buf_addf(out, "line %u ", plan_cell_line(plan, task, c));
        add_fact(out, "cell", plan_cell(plan, task, c));
    }
}

void fuzz_describe(const struct plan *plan, struct buf *out)
{
    const struct report *report = plan_report(plan);
    add_fact(out, "title", plan_title(plan));
    add_fact(out, "encoding", plan_encoding(plan));
    for (size_t c = 0; c < plan_columns(plan); c++) {
        buf_addf(out, "%s ", column_name(plan_column(plan, c)->role));
        add_fact(out, "header", plan_column(plan, c)->header);
        add_fact(out, "label", plan_column(plan, c)->label);
    }
    for (size_t a = 0; a < plan_actions(plan); a++) add_fact(out, "action", plan_action_name(plan, a));
    for (size_t t = 0; t < plan_tasks(plan); t++) describe_task(plan, t, out);
    for (size_t i = 0; i < report->count; i++) {
        buf_addf(out, "line %u:%u %s ", report->note[i].line, report->note[i].column,
                 report_name(report->note[i].kind));
        add_fact(out, "note", report->note[i].detail);
    }
    for (int kind = 0; kind < NOTE_KINDS; kind++) buf_addf(out, "%zu ", report->total[kind]);
}

static void expect_utf8(struct slice text) { FUZZ_EXPECT(text_invalid_at(text) == text.n); }

/* Every filled cell of a task's row stands under one column. */
static void expect_no_cell_lost(const struct plan *plan, size_t task)
{
    size_t row = plan->row[task];
    for (size_t i = 0; i < table_cells(&plan->table, row); i++) {
        size_t columns = 0;
        for (size_t c = 0; c < plan->columns; c++) columns += plan_table_cell(plan, task, c) == i;
        FUZZ_EXPECT(columns == 1 || (columns == 0 && slice_is_blank(table_cell(&plan->table, row, i))));
    }
}

/* plan_cells has them all at once. */
static void expect_same_cells(const struct plan *plan, size_t task)
{
    struct slice *cells = mem_alloc((plan->columns + 1) * sizeof *cells);
    plan_cells(plan, task, cells);
    for (size_t c = 0; c < plan->columns; c++) {
        bool left_out = plan->column[c].role == COLUMN_NO || plan->column[c].role == COLUMN_ACTION;
        FUZZ_EXPECT(left_out || slice_equal(cells[c], plan_cell(plan, task, c)));
    }
    free(cells);
}

void fuzz_expect_plan(const struct plan *plan)
{
    size_t tasks = 0, most_columns = plan_columns(plan);
    expect_utf8(plan_title(plan));
    for (size_t c = 0; c < most_columns; c++) {
        expect_utf8(plan_column(plan, c)->header);
        expect_utf8(plan_column(plan, c)->label);
        FUZZ_EXPECT(memchr(plan_column(plan, c)->label.s, '\n', plan_column(plan, c)->label.n) == NULL);
    }
    for (size_t y = 0; y < plan_years(plan); y++)
        FUZZ_EXPECT(plan_column(plan, plan_year_column(plan, y))->role == COLUMN_YEAR);
    for (size_t a = 0; a < plan_actions(plan); a++) tasks += plan_action_tasks(plan, a);
    FUZZ_EXPECT(tasks == plan_tasks(plan));
    for (size_t t = 0; t < plan_tasks(plan); t++) {
        size_t found;
        FUZZ_EXPECT(plan_action_of(plan, t) < plan_actions(plan));
        for (size_t c = 0; c < most_columns; c++) expect_utf8(plan_cell(plan, t, c));
        expect_no_cell_lost(plan, t);
        expect_same_cells(plan, t);
        if (plan_find_task(plan, plan_task_no(plan, t), &found)) FUZZ_EXPECT(found < plan_tasks(plan));
    }
}
