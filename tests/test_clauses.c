/* Items of cells in the manner of public plans, which a reader marked before the program ran: tests/data/hand/README
 * tells how.  Prints recall and precision, and every difference; with the name of a file, those of that file alone. */
#include "test.h"

#include "base/mem.h"
#include "plan/item.h"

/* What was reached, in thousandths; less fails. */
enum { OUTER_LEAST = 1000, INNER_LEAST = 1000 };

struct clause { /* an item of a cell: by the program or by hand */
    bool inner;
    unsigned no;
    size_t start, end;
};

struct clauses {
    struct clause *at;
    size_t count, cap;
};

struct tally {
    size_t by_hand, found, right;
};

static void clauses_add(struct clauses *c, struct clause clause)
{
    c->at = mem_grow(c->at, &c->cap, c->count + 1, sizeof *c->at);
    c->at[c->count++] = clause;
}

/* A cell as it stands in the file: ⟦1|…⟧ holds the item 1, ⟦-|…⟧ one without a number, \n is a line break.  Takes the
 * marks off; `out` gets the items in the order of their beginnings. */
static void clauses_read(struct slice marked, struct buf *cell, struct clauses *out)
{
    size_t open[2], depth = 0;
    for (size_t pos = 0, next; pos < marked.n; pos = next) {
        uint32_t cp = text_decode(marked, pos, &next);
        if (cp == 0x27E6) {
            assert_true(depth < 2);
            unsigned no = 0;
            for (; marked.s[next] != '|'; next++)
                if (marked.s[next] != '-') no = no * 10 + (unsigned)(marked.s[next] - '0');
            next++;
            open[depth++] = out->count;
            clauses_add(out, (struct clause){.inner = depth == 2, .no = no, .start = cell->n});
        } else if (cp == 0x27E7) {
            assert_true(depth > 0);
            out->at[open[--depth]].end = cell->n;
        } else if (cp == '\\' && next < marked.n && marked.s[next] == 'n') {
            buf_adds(cell, "\n");
            next++;
        } else {
            buf_add(cell, slice_cut(marked, pos, next));
        }
    }
}

static void clauses_find(struct slice cell, struct clauses *out)
{
    struct item item, inner;
    for (struct items walk = items_of(cell); items_next(&walk, &item);) {
        clauses_add(out, (struct clause){false, item.no, item.start, item.end});
        for (struct items inside = items_inside(cell, &item); items_next(&inside, &inner);)
            clauses_add(out, (struct clause){true, inner.no, inner.start, inner.end});
    }
}

static bool clauses_have(const struct clauses *c, const struct clause *clause)
{
    for (size_t i = 0; i < c->count; i++)
        if (c->at[i].inner == clause->inner && c->at[i].no == clause->no && c->at[i].start == clause->start &&
            c->at[i].end == clause->end)
            return true;
    return false;
}

static void clauses_say(const char *what, struct slice cell, const struct clause *clause)
{
    struct buf line;
    buf_init(&line);
    for (size_t pos = clause->start; pos < clause->end; pos++) {
        if (cell.s[pos] == '\n') buf_adds(&line, "\\n");
        else buf_add(&line, slice_make(cell.s + pos, 1));
    }
    print_message("# %s: %s%u|%s\n", what, clause->inner ? "  " : "", clause->no, line.n ? line.s : "");
    buf_done(&line);
}

static void clauses_compare(struct slice marked, struct tally tally[2])
{
    struct buf cell;
    struct clauses by_hand = {0}, found = {0};
    buf_init(&cell);
    clauses_read(marked, &cell, &by_hand);
    clauses_find(buf_slice(&cell), &found);
    for (size_t i = 0; i < by_hand.count; i++) {
        const struct clause *clause = &by_hand.at[i];
        bool right = clauses_have(&found, clause);
        tally[clause->inner].by_hand++;
        tally[clause->inner].right += right;
        if (!right) clauses_say("missed", buf_slice(&cell), clause);
    }
    for (size_t i = 0; i < found.count; i++) {
        tally[found.at[i].inner].found++;
        if (!clauses_have(&by_hand, &found.at[i])) clauses_say("false", buf_slice(&cell), &found.at[i]);
    }
    free(by_hand.at);
    free(found.at);
    buf_done(&cell);
}

static size_t thousandths(size_t part, size_t of) { return of ? part * 1000 / of : 1000; }

static void compare_file(const char *path, struct tally tally[2])
{
    struct buf file;
    if (!test_read(path, &file)) fail_msg("cannot read %s", path);
    for (struct slice rest = buf_slice(&file); rest.n;) {
        size_t end = slice_find(rest, SLICE("\n"));
        struct slice line = slice_cut(rest, 0, end);
        rest = slice_cut(rest, end == SIZE_MAX ? rest.n : end + 1, rest.n);
        size_t tab = slice_find(line, SLICE("\t"));
        if (tab != SIZE_MAX) clauses_compare(slice_cut(line, tab + 1, line.n), tally);
    }
    for (int inner = 0; inner < 2; inner++)
        print_message("# %s items: %zu by hand, %zu found, recall %zu, precision %zu thousandths\n",
                      inner ? "inner" : "outer", tally[inner].by_hand, tally[inner].found,
                      thousandths(tally[inner].right, tally[inner].by_hand),
                      thousandths(tally[inner].right, tally[inner].found));
    buf_done(&file);
}

static void items_of_other_plans_are_found_as_a_reader_finds_them(void **state)
{
    struct tally tally[2] = {0};
    compare_file(*state ? *state : test_path("tests/data/hand/clauses.tsv"), tally);
    if (*state) return;
    static const size_t least[2] = {OUTER_LEAST, INNER_LEAST};
    for (int inner = 0; inner < 2; inner++) {
        assert_true(thousandths(tally[inner].right, tally[inner].by_hand) >= least[inner]);
        assert_true(thousandths(tally[inner].right, tally[inner].found) >= least[inner]);
    }
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(items_of_other_plans_are_found_as_a_reader_finds_them, argc > 1 ? argv[1] : NULL),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
