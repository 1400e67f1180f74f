/* The program against a hand count that was made before it ran: tests/data/hand/README tells how.
 * Prints precision and recall per kind, and every miss. */
#include "test.h"

#include "plan/agencies.h"
#include "report/check.h"
#include "plan/indicator.h"
#include "plan/item.h"
#include "load/load.h"
#include "base/mem.h"
#include "plan/quantity.h"

/* Lines of the hand count on which the program is meant to differ, with the reason. */
static const char *const doubtful[] = {
    "2\tsupport\t各县区人民政府\t各县区人民政府\t1", /* is 各县区政府, the more frequent spelling, where both occur */
    "2\tsupport\t各县区人民政府\t各县区政府\t1",
    "4\tlead\t市教育局（牵头）\t市教育局\t0", /* （牵头） says who leads and is no part of the name's text */
    "4\tlead\t市教育局\t市教育局\t0",
};

/* ---- lists of lines ---- */

struct lines {
    char **line;
    size_t count, cap;
};

static void lines_add(struct lines *l, const char *text, size_t n)
{
    l->line = mem_grow(l->line, &l->cap, l->count + 1, sizeof *l->line);
    l->line[l->count++] = mem_format("%.*s", (int)n, text);
}

static void lines_done(struct lines *l)
{
    for (size_t i = 0; i < l->count; i++) free(l->line[i]);
    free(l->line);
}

/* The n-th tab-separated field of a line, from 0. */
static struct slice field(const char *line, size_t n)
{
    for (; n > 0 && line; n--) {
        line = strchr(line, '\t');
        if (line) line++;
    }
    return line ? slice_make(line, strcspn(line, "\t")) : (struct slice){0};
}

/* The first `fields` fields of a line, as a length. */
static size_t head_of(const char *line, size_t fields)
{
    struct slice last = field(line, fields - 1);
    return last.s ? (size_t)(last.s - line) + last.n : strlen(line);
}

/* The lines of a file of the hand count; of others_expected.tsv those of one kind, without the kind. */
static struct lines hand(const char *name, const char *kind)
{
    struct lines lines = {0};
    struct buf file;
    if (!test_read(test_path(name), &file)) fail_msg("cannot read %s", name);
    struct slice rest = buf_slice(&file);
    while (rest.n) {
        size_t end = slice_find(rest, SLICE("\n"));
        struct slice line = slice_cut(rest, 0, end);
        rest = end == SIZE_MAX ? slice_cut(rest, rest.n, rest.n) : slice_cut(rest, end + 1, rest.n);
        if (kind) {
            size_t n = strlen(kind);
            if (line.n <= n || memcmp(line.s, kind, n) != 0 || line.s[n] != '\t') continue;
            line = slice_cut(line, n + 1, line.n);
        }
        if (line.n) lines_add(&lines, line.s, line.n);
    }
    buf_done(&file);
    return lines;
}

static bool is_doubtful(const char *line)
{
    for (size_t i = 0; i < sizeof doubtful / sizeof *doubtful; i++)
        if (strcmp(doubtful[i], line) == 0) return true;
    return false;
}

struct score {
    size_t right, missed, false_ones;
};

/* Compares the first `fields` fields of both lists, in any order, and says what one has and the other lacks.  pair[i]
 * is the expected line of the i-th one found, SIZE_MAX if there is none; the caller frees it. */
static struct score compare(const char *kind, const struct lines *expected, const struct lines *found, size_t fields,
                            size_t **pair)
{
    struct score score = {0};
    bool *used = mem_zalloc(expected->count + 1);
    *pair = mem_alloc((found->count + 1) * sizeof **pair);
    for (size_t i = 0; i < found->count; i++) {
        size_t n = head_of(found->line[i], fields), at = 0;
        while (at < expected->count && (used[at] || head_of(expected->line[at], fields) != n ||
                                        memcmp(expected->line[at], found->line[i], n) != 0))
            at++;
        (*pair)[i] = at < expected->count ? at : SIZE_MAX;
        if (at < expected->count) used[at] = true, score.right++;
        else if (!is_doubtful(found->line[i]))
            score.false_ones++, print_message("# %s false:  %s\n", kind, found->line[i]);
    }
    for (size_t i = 0; i < expected->count; i++)
        if (!used[i] && is_doubtful(expected->line[i])) print_message("# %s doubtful: %s\n", kind, expected->line[i]);
        else if (!used[i]) score.missed++, print_message("# %s missed: %s\n", kind, expected->line[i]);
    size_t total = score.right + score.missed, claimed = score.right + score.false_ones;
    print_message("# %s: %zu of %zu found (recall %.1f %%), %zu false of %zu (precision %.1f %%)\n", kind, score.right,
                  total, total ? 100.0 * (double)score.right / (double)total : 100.0, score.false_ones, claimed,
                  claimed ? 100.0 * (double)score.right / (double)claimed : 100.0);
    free(used);
    return score;
}

/* ---- what the program finds ---- */

static struct plan *load(const char *path)
{
    struct err err = {0};
    struct plan *plan = load_file(test_path(path), &(struct load_options){0}, &err);
    if (!plan) fail_msg("%s: %s", path, err.what);
    return plan;
}

/* Calls one(out, head, text, number) for each item of content and years; head: "5\ty2\t3". */
static void each_item(const struct plan *plan, struct lines *out,
                      void (*one)(struct lines *, const char *head, struct slice text))
{
    char head[96];
    struct item item;
    for (size_t task = 0; task < plan_tasks(plan); task++) {
        struct slice no = plan_task_no(plan, task);
        for (size_t y = 0; y <= plan_years(plan); y++) {
            size_t column = y ? plan_year_column(plan, y - 1) : (size_t)plan_column_of(plan, COLUMN_CONTENT);
            struct slice cell = plan_cell(plan, task, column);
            for (struct items walk = items_of(cell); items_next(&walk, &item);) {
                char number[16] = "-", name[32] = "content";
                if (item.no) snprintf(number, sizeof number, "%u", item.no);
                if (y) snprintf(name, sizeof name, "y%zu", y);
                snprintf(head, sizeof head, "%.*s\t%s\t%s", (int)no.n, no.s, name, number);
                one(out, head, item_text(cell, &item));
            }
        }
    }
}

static void add_item(struct lines *out, const char *head, struct slice text)
{
    char *line = mem_format("%s\t%.*s", head, (int)text.n, text.s);
    lines_add(out, line, strlen(line));
    free(line);
}

static void add_quantities(struct lines *out, const char *head, struct slice text)
{
    struct quantity q;
    char low[32], high[32] = "-";
    for (size_t pos = 0; quantity_next(text, &pos, &q);) {
        struct slice object = quantity_object(text, &q);
        if (q.has_high) quantity_number(q.high, high);
        else strcpy(high, "-");
        char *line = mem_format("%s\t%.*s\t%s\t%s\t%.*s\t%s\t%.*s", head, (int)(q.end - q.start), text.s + q.start,
                                quantity_number(q.low, low), high, (int)q.measure.n, q.measure.s,
                                quantity_bound_name(q.bound), (int)object.n, object.s);
        lines_add(out, line, strlen(line));
        free(line);
    }
}

static struct lines agencies_found(struct plans *plans)
{
    struct lines out = {0};
    struct agency_ref ref;
    struct agencies *agencies = agencies_new(plans, NULL, 0);
    for (size_t place = 0; place < plans_tasks(plans); place++) {
        struct place at = plans_at(plans, place);
        for (struct agency_refs refs = agency_refs_of(at.plan, at.task); agency_refs_next(&refs, &ref);) {
            size_t agency = agencies_of(agencies, ref.text);
            struct slice no = plan_task_no(at.plan, at.task), name = agencies_name(agencies, agency);
            char *line = mem_format("%.*s\t%s\t%.*s\t%.*s\t%d", (int)no.n, no.s,
                                    ref.relation == AGENCY_LEADS ? "lead" : "support", (int)ref.text.n, ref.text.s,
                                    (int)name.n, name.s, agencies_is_group(agencies, agency));
            lines_add(&out, line, strlen(line));
            free(line);
        }
    }
    agencies_free(agencies);
    return out;
}

static void add_range(struct buf *out, double low, double high)
{
    char number[32];
    buf_addf(out, "\t%s", quantity_number(low, number));
    if (high > low) buf_addf(out, "—%s", quantity_number(high, number));
}

static void add_indicator(struct buf *out, const struct indicators *all, size_t i, struct slice no)
{
    const struct indicator *ind = &all->at[i];
    bool added = ind->sum != INDICATOR_NOT_ADDABLE;
    buf_add(out, no);
    buf_adds(out, "\t");
    buf_add(out, ind->measure);
    for (size_t slot = 0; slot < all->slots; slot++) {
        const struct indicator_value *value = indicators_value(all, i, slot);
        buf_adds(out, "\t");
        buf_add(out, value->present ? slice_cut(value->text, value->quantity.start, value->quantity.end) : SLICE("-"));
    }
    for (size_t slot = 1; slot + 1 < all->slots; slot++) {
        const char *trend = indicator_trend_name(indicators_trend(all, i, slot, slot + 1));
        buf_addf(out, "\t%s", trend[0] ? trend : "-");
    }
    buf_addf(out, "\t%s", added ? indicator_sum_name(ind->sum) : "not-addable");
    if (out->s[out->n - 1] == '\t') buf_adds(out, "-");
    if (added) add_range(out, ind->low, ind->high);
    else buf_adds(out, "\t-");
    const struct quantity *whole = &indicators_value(all, i, 0)->quantity;
    if (indicators_value(all, i, 0)->present) add_range(out, whole->low, whole->high);
    else buf_adds(out, "\t-");
    buf_adds(out, "\t");
    buf_add(out, ind->object);
}

static struct lines indicators_found(const struct plan *plan)
{
    struct lines out = {0};
    struct buf line;
    buf_init(&line);
    for (size_t task = 0; task < plan_tasks(plan); task++) {
        struct indicators all;
        indicators_of(plan, task, &all);
        for (size_t i = 0; i < all.count; i++) {
            buf_clear(&line);
            add_indicator(&line, &all, i, plan_task_no(plan, task));
            lines_add(&out, line.s, line.n);
        }
        indicators_done(&all);
    }
    buf_done(&line);
    return out;
}

/* The lines of indicators.tsv with the object at the end. */
static struct lines indicators_by_hand(void)
{
    struct lines lines = hand("tests/data/hand/indicators.tsv", NULL);
    for (size_t i = 0; i < lines.count; i++) {
        struct slice no = field(lines.line[i], 0), object = field(lines.line[i], 1);
        char *turned = mem_format("%.*s\t%s\t%.*s", (int)no.n, no.s, object.s + object.n + 1, (int)object.n, object.s);
        free(lines.line[i]);
        lines.line[i] = turned;
    }
    return lines;
}

/* ---- objects ---- */

static struct slice unquoted(struct slice t)
{
    if (slice_has_prefix(t, SLICE("“"))) t = slice_cut(t, 3, t.n);
    if (t.n >= 3 && memcmp(t.s + t.n - 3, "”", 3) == 0) t.n -= 3;
    return t;
}

static bool holds(struct slice outer, struct slice inner)
{
    return slice_find(unquoted(outer), unquoted(inner)) != SIZE_MAX;
}

static bool object_is_right(struct slice found, struct slice expected, const char *task, const struct lines *wordings)
{
    struct slice no = field(task, 0);
    for (size_t i = 0; wordings && i < wordings->count; i++)
        if (slice_equal(field(wordings->line[i], 0), no) && slice_equal(field(wordings->line[i], 1), expected))
            return holds(found, field(wordings->line[i], 2)) && holds(field(wordings->line[i], 3), found);
    return holds(found, expected); /* a longer wording will do: 县级以上饮用水水源水质达标率 */
}

#define QUANTITY_FIELDS 8

static size_t wrong_objects(const char *kind, size_t at, const struct lines *expected, const struct lines *found,
                            const size_t *pair, const struct lines *wordings)
{
    size_t wrong = 0;
    for (size_t i = 0; i < found->count; i++) {
        if (pair[i] == SIZE_MAX) continue;
        struct slice want = field(expected->line[pair[i]], at), got = field(found->line[i], at);
        if (object_is_right(got, want, found->line[i], wordings)) continue;
        wrong++;
        print_message("# %s differs: %s; by hand: %.*s\n", kind, found->line[i], (int)want.n, want.s);
    }
    print_message("# %s: %zu of %zu right\n", kind, found->count - wrong, found->count);
    return wrong;
}

/* ---- the sample ---- */

#define SAMPLE "data/tianshui.csv"

static void every_item_of_the_sample_is_right(void **state)
{
    (void)state;
    struct plan *plan = load(SAMPLE);
    struct lines expected = hand("tests/data/hand/items.tsv", NULL), found = {0};
    size_t *pair;
    each_item(plan, &found, add_item);
    struct score score = compare("items", &expected, &found, 4, &pair);
    free(pair);
    lines_done(&expected);
    lines_done(&found);
    plan_free(plan);
    assert_int_equal(score.missed + score.false_ones, 0);
}

static void every_quantity_of_the_sample_is_right(void **state)
{
    (void)state;
    struct plan *plan = load(SAMPLE);
    struct lines expected = hand("tests/data/hand/quantities.tsv", NULL),
                 wordings = hand("tests/data/hand/objects.tsv", NULL), found = {0};
    size_t *pair;
    each_item(plan, &found, add_quantities);
    struct score score = compare("quantities", &expected, &found, QUANTITY_FIELDS, &pair);
    size_t wrong = wrong_objects("objects", QUANTITY_FIELDS, &expected, &found, pair, &wordings);
    free(pair);
    lines_done(&expected);
    lines_done(&wordings);
    lines_done(&found);
    plan_free(plan);
    assert_int_equal(score.missed + score.false_ones, 0);
    assert_int_equal(wrong, 0);
}

static void every_agency_of_the_sample_is_right(void **state)
{
    (void)state;
    struct plans plans;
    plans_init(&plans);
    plans_add(&plans, load(SAMPLE));
    struct lines expected = hand("tests/data/hand/agencies.tsv", NULL), found = agencies_found(&plans);
    size_t *pair;
    struct score score = compare("agencies", &expected, &found, 5, &pair);
    free(pair);
    lines_done(&expected);
    lines_done(&found);
    plans_done(&plans);
    assert_int_equal(score.missed + score.false_ones, 0);
}

#define INDICATOR_FIELDS 11

static void every_indicator_of_the_sample_is_followed_right(void **state)
{
    (void)state;
    struct plan *plan = load(SAMPLE);
    struct lines expected = indicators_by_hand(), wordings = hand("tests/data/hand/objects.tsv", NULL),
                 found = indicators_found(plan);
    size_t *pair;
    struct score score = compare("indicators", &expected, &found, INDICATOR_FIELDS, &pair);
    size_t wrong = wrong_objects("indicators' objects", INDICATOR_FIELDS, &expected, &found, pair, &wordings);
    free(pair);
    lines_done(&expected);
    lines_done(&wordings);
    lines_done(&found);
    plan_free(plan);
    assert_int_equal(score.missed + score.false_ones, 0);
    assert_int_equal(wrong, 0);
}

static struct lines findings_found(struct plans *plans)
{
    struct lines out = {0};
    struct check check;
    struct agencies *agencies = agencies_new(plans, NULL, 0);
    check_run(plans, agencies, check_usual_rules(), &check);
    for (size_t i = 0; i < check.count; i++) {
        const struct check_finding *f = &check.finding[i];
        struct place at = plans_at(plans, f->place);
        const struct plan_column *column = plan_column(at.plan, f->column);
        struct slice no = plan_task_no(at.plan, at.task),
                     year = column->role == COLUMN_YEAR ? column->label : SLICE("-");
        char *line = mem_format("%s\t%.*s\t%s\t%.*s\t%s", check_rule_name(f->rule), (int)no.n, no.s,
                                column_name(column->role), (int)year.n, year.s, f->message);
        lines_add(&out, line, strlen(line));
        free(line);
    }
    check_done(&check);
    agencies_free(agencies);
    return out;
}

static void without_rule(struct lines *lines, const char *rule)
{
    size_t kept = 0;
    for (size_t i = 0; i < lines->count; i++) {
        if (slice_equals(field(lines->line[i], 0), rule)) free(lines->line[i]);
        else lines->line[kept++] = lines->line[i];
    }
    lines->count = kept;
}

#define FINDING_FIELDS 4

static void compare_findings(struct plan *plan, bool restated)
{
    struct plans plans;
    plans_init(&plans);
    plans_add(&plans, plan);
    struct lines expected = hand("tests/data/hand/findings.tsv", NULL), found = findings_found(&plans);
    if (!restated) without_rule(&expected, "action-restated");
    size_t *pair;
    struct score score = compare("findings", &expected, &found, FINDING_FIELDS, &pair);
    free(pair);
    lines_done(&expected);
    lines_done(&found);
    plans_done(&plans);
    assert_int_equal(score.missed + score.false_ones, 0);
}

/* The file we ship has its actions filled in; where they were stated again only the published text shows. */
static void every_finding_of_the_sample_is_right(void **state)
{
    (void)state;
    compare_findings(load(SAMPLE), false);
}

static void every_finding_of_the_published_text_is_right(void **state)
{
    (void)state;
    struct buf text;
    struct err err = {0};
    if (!test_shared_file("plan/000_efed8c04973cedc2.txt", &text)) return;
    struct plan *plan = load_bytes("published", text.s, text.n, &(struct load_options){0}, &err);
    buf_done(&text);
    assert_non_null(plan);
    compare_findings(plan, true);
}

/* ---- ten rows of other cities, in other styles ---- */

#define OTHERS "tests/data/hand/others.tsv"
#define OTHERS_EXPECTED "tests/data/hand/others_expected.tsv"

static void every_item_of_the_other_rows_is_right(void **state)
{
    (void)state;
    struct plan *plan = load(OTHERS);
    struct lines expected = hand(OTHERS_EXPECTED, "item"), found = {0};
    size_t *pair;
    each_item(plan, &found, add_item);
    struct score score = compare("items elsewhere", &expected, &found, 4, &pair);
    free(pair);
    lines_done(&expected);
    lines_done(&found);
    plan_free(plan);
    assert_int_equal(score.missed + score.false_ones, 0);
}

static void the_quantities_of_the_other_rows_are_right(void **state)
{
    (void)state;
    struct plan *plan = load(OTHERS);
    struct lines expected = hand(OTHERS_EXPECTED, "quantity"), found = {0};
    size_t *pair;
    each_item(plan, &found, add_quantities);
    struct score score = compare("quantities elsewhere", &expected, &found, QUANTITY_FIELDS, &pair);
    size_t wrong = wrong_objects("objects elsewhere", QUANTITY_FIELDS, &expected, &found, pair, NULL);
    free(pair);
    lines_done(&expected);
    lines_done(&found);
    plan_free(plan);
    assert_int_equal(score.missed + score.false_ones, 0);
    assert_int_equal(wrong, 0);
}

static void every_agency_of_the_other_rows_is_right(void **state)
{
    (void)state;
    struct plans plans;
    plans_init(&plans);
    plans_add(&plans, load(OTHERS));
    struct lines expected = hand(OTHERS_EXPECTED, "agency"), found = agencies_found(&plans);
    size_t *pair;
    struct score score = compare("agencies elsewhere", &expected, &found, 5, &pair);
    free(pair);
    lines_done(&expected);
    lines_done(&found);
    plans_done(&plans);
    assert_int_equal(score.missed + score.false_ones, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_item_of_the_sample_is_right),
        cmocka_unit_test(every_quantity_of_the_sample_is_right),
        cmocka_unit_test(every_agency_of_the_sample_is_right),
        cmocka_unit_test(every_indicator_of_the_sample_is_followed_right),
        cmocka_unit_test(every_finding_of_the_sample_is_right),
        cmocka_unit_test(every_finding_of_the_published_text_is_right),
        cmocka_unit_test(every_item_of_the_other_rows_is_right),
        cmocka_unit_test(the_quantities_of_the_other_rows_are_right),
        cmocka_unit_test(every_agency_of_the_other_rows_is_right),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
