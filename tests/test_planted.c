/* check against cells with planted defects and clean ones that look like them: tests/data/check/README.
 * Prints, for each rule, how many of its defects are found and how often it fires elsewhere. */
#include "test.h"

#include "base/mem.h"
#include "load/load.h"
#include "report/check.h"

#define FIELDS 8 /* the most of a line */

/* The counts of a rule: defects planted, found, findings where none is planted. */
struct counts {
    unsigned planted, found, false_alarms;
};

/* ---- a line as a table ---- */

static void add_cell(struct buf *csv, struct slice cell, char end)
{
    buf_adds(csv, "\"");
    for (size_t i = 0; i < cell.n; i++) {
        bool line_break = cell.s[i] == '\\' && i + 1 < cell.n && cell.s[i + 1] == 'n';
        buf_addf(csv, "%c", line_break ? '\n' : cell.s[i]);
        i += line_break;
    }
    buf_addf(csv, "\"%c", end);
}

/* A row whose cells are parted by |. */
static void add_row(struct buf *csv, struct slice row)
{
    for (size_t start = 0, end = 0; end <= row.n; end++) {
        if (end < row.n && row.s[end] != '|') continue;
        add_cell(csv, slice_cut(row, start, end), end < row.n ? ',' : '\n');
        start = end + 1;
    }
}

static void add_table(struct buf *csv, const struct slice field[], size_t fields)
{
    static const struct {
        const char *kind, *header;
    } kinds[] = {{"text", "序号,任务,主要内容\n1,推进重点工作,"},
                 {"agencies", "序号,任务,责任单位\n1,推进重点工作,"},
                 {"years", "序号,任务,主要内容,2023年,2024年,2025年\n1,推进重点工作,"}};
    buf_clear(csv);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (!slice_equals(field[1], kinds[i].kind)) continue;
        buf_adds(csv, kinds[i].header);
        add_row(csv, field[2]);
        return;
    }
    for (size_t i = 1; i < fields; i++) add_row(csv, field[i]);
}

/* ---- what is found ---- */

static void add_finding(struct buf *out, const struct plan *plan, const struct check_finding *f)
{
    const struct plan_column *column = plan_column(plan, f->column);
    if (out->n) buf_adds(out, "; ");
    buf_addf(out, "%s %s", check_rule_name(f->rule), column_name(column->role));
    if (column->role != COLUMN_YEAR) return;
    buf_adds(out, " ");
    buf_add(out, column->label);
}

static void find_in(const struct buf *csv, struct buf *out, struct counts counts[], bool clean)
{
    struct err err = {0};
    struct plans plans;
    struct check check;
    struct plan *plan = load_bytes("planted", csv->s, csv->n, &(struct load_options){0}, &err);
    if (!plan) fail_msg("%s: %s", err.what, csv->s);
    plans_init(&plans);
    plans_add(&plans, plan);
    struct agencies *agencies = agencies_new(&plans, NULL, 0);
    check_run(&plans, agencies, check_usual_rules(), &check);
    buf_clear(out);
    for (size_t i = 0; i < check.count; i++) {
        add_finding(out, plan, &check.finding[i]);
        counts[check.finding[i].rule].false_alarms += clean;
        if (clean) print_message("  %s: %s\n", check_rule_name(check.finding[i].rule), check.finding[i].message);
    }
    check_done(&check);
    agencies_free(agencies);
    plans_done(&plans);
}

static enum check_rule rule_of(struct slice findings)
{
    for (unsigned rule = 0; rule < CHECK_RULES; rule++) {
        struct slice name = slice_of(check_rule_name(rule));
        if (slice_has_prefix(findings, name) && findings.s[name.n] == ' ') return rule;
    }
    fail_msg("no rule: %.*s", (int)findings.n, findings.s);
    return CHECK_RULES;
}

/* One line of a file; returns whether what is found is what is planted. */
static bool try_line(struct slice line, struct counts counts[])
{
    struct slice field[FIELDS];
    struct buf csv, found;
    size_t fields = 0;
    for (size_t start = 0, end = 0; end <= line.n && fields < FIELDS; end++) {
        if (end < line.n && line.s[end] != '\t') continue;
        field[fields++] = slice_cut(line, start, end);
        start = end + 1;
    }
    assert_true(fields >= 3);
    buf_init(&csv);
    buf_init(&found);
    buf_adds(&found, "");
    add_table(&csv, field, fields);
    find_in(&csv, &found, counts, field[0].n == 0);
    bool right = slice_equal(field[0], slice_make(found.n ? found.s : "", found.n));
    if (field[0].n) {
        struct counts *own = &counts[rule_of(field[0])];
        own->planted++;
        own->found += right;
    }
    if (!right) print_message("  %.*s\n    finds %s\n", (int)line.n, line.s, found.n ? found.s : "nothing");
    buf_done(&csv);
    buf_done(&found);
    return right;
}

/* Tries every line of a file; returns how many are not as they are labelled. */
static size_t try_file(const char *name, size_t least, struct counts counts[])
{
    struct buf file;
    size_t lines = 0, wrong = 0;
    assert_true(test_read(test_path(name), &file));
    for (size_t start = 0; start < file.n;) {
        const char *end = memchr(file.s + start, '\n', file.n - start);
        size_t stop = end ? (size_t)(end - file.s) : file.n;
        struct slice line = slice_make(file.s + start, stop - start);
        start = stop + 1;
        if (line.n == 0 || line.s[0] == '#') continue;
        lines++;
        wrong += !try_line(line, counts);
    }
    buf_done(&file);
    assert_true(lines >= least);
    return wrong;
}

static void every_planted_defect_is_found_and_nothing_else(void **state)
{
    (void)state;
    struct counts counts[CHECK_RULES] = {{0}};
    size_t missed = try_file("tests/data/check/defects.txt", 60, counts);
    size_t alarms = try_file("tests/data/check/clean.txt", 100, counts);
    print_message("%-22s planted found false\n", "rule");
    for (unsigned i = 0; i < CHECK_RULES; i++)
        print_message("%-22s %7u %5u %5u\n", check_rule_name(i), counts[i].planted, counts[i].found,
                      counts[i].false_alarms);
    assert_int_equal(missed, 0);
    assert_int_equal(alarms, 0);
}

/* Every rule that is no hint has two cells at least; so a rule that is taken out fails the test above. */
static void every_rule_has_planted_defects(void **state)
{
    (void)state;
    struct counts counts[CHECK_RULES] = {{0}};
    try_file("tests/data/check/defects.txt", 60, counts);
    for (unsigned i = 0; i < CHECK_RULES; i++)
        if ((check_usual_rules() >> i & 1) && counts[i].planted < 2) fail_msg("%s has no cells", check_rule_name(i));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_planted_defect_is_found_and_nothing_else),
        cmocka_unit_test(every_rule_has_planted_defects),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
