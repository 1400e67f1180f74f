/* Cells as published plans write them, read by a person before the program ran on them:
 * tests/data/hand/agency_cells.tsv (README there).  Prints precision and recall of the agencies with what they do, and
 * every difference; what is reached must stay.  `test_agency_labels FILE` measures another file of the same form. */
#include "test.h"

#include "base/mem.h"
#include "load/load.h"
#include "plan/agency.h"

enum { RECALL = 97, PRECISION = 97 }; /* per cent, at least */

static const char *labels_file;

struct score {
    size_t right, missed, false_ones, groups, groups_right;
};

static struct slice field(struct slice line, size_t n)
{
    for (; n > 0; n--) {
        size_t tab = slice_find(line, SLICE("\t"));
        line = tab == SIZE_MAX ? SLICE("") : slice_cut(line, tab + 1, line.n);
    }
    return slice_cut(line, 0, slice_find(line, SLICE("\t")));
}

/* "a|b|c", or "-" for nothing: whether `name` is one of them; the n-th of them. */
static struct slice listed(struct slice list, size_t n)
{
    if (slice_equals(list, "-")) return SLICE("");
    for (; n > 0; n--) {
        size_t bar = slice_find(list, SLICE("|"));
        if (bar == SIZE_MAX) return SLICE("");
        list = slice_cut(list, bar + 1, list.n);
    }
    return slice_cut(list, 0, slice_find(list, SLICE("|")));
}

static bool lists(struct slice list, struct slice name)
{
    for (size_t i = 0; listed(list, i).n > 0; i++)
        if (slice_equal(listed(list, i), name)) return true;
    return false;
}

/* A plan of one task whose only agency column has that header and cell; \n in the cell is a line break. */
static struct plan *plan_of(struct slice header, struct slice cell)
{
    struct buf csv;
    struct err err = {0};
    buf_init(&csv);
    buf_addf(&csv, "序号,任务,%.*s\n1,甲,\"", (int)header.n, header.s);
    for (size_t i = 0; i < cell.n; i++)
        if (cell.s[i] == '\\' && i + 1 < cell.n && cell.s[i + 1] == 'n') buf_adds(&csv, "\n"), i++;
        else buf_add(&csv, slice_cut(cell, i, i + 1));
    buf_adds(&csv, "\"\n");
    struct plan *plan = load_bytes("plan", csv.s, csv.n, &(struct load_options){0}, &err);
    if (!plan) fail_msg("%s", err.what);
    buf_done(&csv);
    return plan;
}

static void tell(const char *what, struct slice name, struct slice line)
{
    struct slice cell = field(line, 2);
    print_message("# %s %.*s\n#     in %.*s\n", what, (int)name.n, name.s, (int)cell.n, cell.s);
}

/* Without blanks: a name that is broken over lines is the name. */
static const char *squeezed(struct buf *out, struct slice text)
{
    buf_clear(out);
    for (size_t pos = 0; pos < text.n;) {
        uint32_t cp = text_decode(text, pos, &pos);
        if (!text_is_blank(cp)) buf_addc(out, cp);
    }
    return out->n > 0 ? out->s : "";
}

static void measure_found(struct score *score, const struct plan *plan, struct slice line, struct buf *seen)
{
    struct agency_ref ref;
    struct buf name;
    buf_init(&name);
    for (struct agency_refs refs = agency_refs_of(plan, 0); agency_refs_next(&refs, &ref);) {
        struct slice text = slice_of(squeezed(&name, ref.text));
        bool right = lists(field(line, ref.relation == AGENCY_LEADS ? 3 : 4), text);
        if (right) score->right++;
        else score->false_ones++, tell(ref.relation == AGENCY_LEADS ? "false lead" : "false support", text, line);
        if (right && (agency_is_group(text) || lists(field(line, 5), text))) {
            score->groups++;
            if (agency_is_group(text) == lists(field(line, 5), text)) score->groups_right++;
            else tell("group?", text, line);
        }
        buf_addf(seen, "%d%s|", ref.relation, name.s);
    }
    buf_done(&name);
}

static void measure_missed(struct score *score, struct slice line, const char *seen)
{
    for (size_t relation = 0; relation < AGENCY_RELATIONS; relation++)
        for (size_t i = 0; listed(field(line, 3 + relation), i).n > 0; i++) {
            struct slice name = listed(field(line, 3 + relation), i);
            char *wanted = mem_format("%zu%.*s|", relation, (int)name.n, name.s);
            if (!strstr(seen, wanted)) score->missed++, tell("missed", name, line);
            free(wanted);
        }
}

static void measure(struct score *score, struct slice line)
{
    struct plan *plan = plan_of(field(line, 1), field(line, 2));
    struct buf seen;
    buf_init(&seen);
    buf_adds(&seen, "");
    if (plan_tasks(plan) > 0) measure_found(score, plan, line, &seen);
    measure_missed(score, line, seen.s);
    buf_done(&seen);
    plan_free(plan);
}

static void agencies_are_read_as_a_person_reads_them(void **state)
{
    struct score score = {0};
    struct buf file;
    (void)state;
    if (!test_read(labels_file, &file)) fail_msg("cannot read %s", labels_file);
    for (struct slice rest = buf_slice(&file); rest.n > 0;) {
        size_t end = slice_find(rest, SLICE("\n"));
        struct slice line = slice_cut(rest, 0, end);
        rest = end == SIZE_MAX ? SLICE("") : slice_cut(rest, end + 1, rest.n);
        if (line.n > 0) measure(&score, line);
    }
    buf_done(&file);
    size_t wanted = score.right + score.missed, claimed = score.right + score.false_ones;
    print_message("# agencies: %zu of %zu found (recall %.1f %%), %zu false (precision %.1f %%); groups %zu of %zu\n",
                  score.right, wanted, 100.0 * (double)score.right / (double)wanted, score.false_ones,
                  100.0 * (double)score.right / (double)claimed, score.groups_right, score.groups);
    assert_true(score.right * 100 >= wanted * RECALL);
    assert_true(score.right * 100 >= claimed * PRECISION);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agencies_are_read_as_a_person_reads_them),
    };
    labels_file = mem_strdup(argc > 1 ? argv[1] : test_path("tests/data/hand/agency_cells.tsv"));
    return cmocka_run_group_tests(tests, NULL, NULL);
}
