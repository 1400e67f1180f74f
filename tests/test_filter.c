/* filter: queries that keep tasks, stacked, switched, inverted, remembered. */
#include "search/filter.h"

#include "base/fold.h"
#include "load/load.h"
#include "test.h"

struct filter_world {
    struct plans plans;
    struct filters filters;
};

static struct filter_world *make(void)
{
    struct err err;
    struct filter_world *w = calloc(1, sizeof *w);
    plans_init(&w->plans);
    struct plan *plan = load_file(test_path("data/tianshui.csv"), NULL, &err);
    assert_non_null(plan);
    plans_add(&w->plans, plan);
    filters_init(&w->filters, &w->plans, FOLD_ALL);
    return w;
}

static void done(struct filter_world *w)
{
    filters_done(&w->filters);
    plans_done(&w->plans);
    free(w);
}

static void put(struct filter_world *w, size_t index, const char *text)
{
    struct err err;
    assert_true(filters_put(&w->filters, index, slice_of(text), &err));
    while (!filters_step(&w->filters, 1000)) continue;
}

static size_t kept(const struct filter_world *w)
{
    size_t n = 0;
    for (size_t i = 0; i < plans_tasks(&w->plans); i++) n += filters_keep(&w->filters, i);
    assert_int_equal(filters_hidden(&w->filters), plans_tasks(&w->plans) - n);
    return n;
}

static void without_a_filter_every_task_is_kept(void **state)
{
    (void)state;
    struct filter_world *w = make();
    assert_false(filters_on(&w->filters));
    assert_int_equal(kept(w), 26);
    assert_int_equal(filters_hiding(&w->filters, 3), SIZE_MAX);
    done(w);
}

static void a_task_is_kept_if_every_filter_that_is_on_keeps_it(void **state)
{
    (void)state;
    struct filter_world *w = make();
    put(w, 0, "牵头:教育局");
    size_t led = kept(w);
    assert_int_equal(filter_count(&w->filters, 0), led);
    put(w, 1, "职业教育");
    assert_true(kept(w) < led);
    assert_true(filter_count(&w->filters, 1) >= kept(w));
    filters_switch(&w->filters, 1, false, false);
    assert_int_equal(kept(w), led);
    filters_switch(&w->filters, 0, true, true);
    assert_int_equal(kept(w), 26 - led);
    filters_remove(&w->filters, 0);
    assert_int_equal(kept(w), 26);
    done(w);
}

static void the_filter_that_hides_a_task_is_named(void **state)
{
    (void)state;
    struct filter_world *w = make();
    put(w, 0, "序号:5|序号:6");
    put(w, 1, "!序号:6");
    assert_int_equal(filters_hiding(&w->filters, 4), SIZE_MAX);
    assert_int_equal(filters_hiding(&w->filters, 5), 1);
    assert_int_equal(filters_hiding(&w->filters, 0), 0);
    done(w);
}

static void a_malformed_query_changes_nothing(void **state)
{
    (void)state;
    struct err err;
    struct filter_world *w = make();
    put(w, 0, "教育");
    size_t before = kept(w);
    assert_false(filters_put(&w->filters, 0, slice_of("教育 (人才"), &err));
    assert_false(filters_put(&w->filters, 1, slice_of("/[/"), &err));
    assert_int_equal(w->filters.count, 1);
    assert_int_equal(kept(w), before);
    done(w);
}

static void typing_on_gives_what_typing_at_once_gives(void **state)
{
    static const char *const keys[] = {
        "教", "教育", "教育局", "教育局 职", "教育局 职业", "教育局 职业 !高校", "教育局", "牵头:教育局"};
    (void)state;
    struct filter_world *typed = make();
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        struct filter_world *once = make();
        put(typed, 0, keys[i]);
        put(once, 0, keys[i]);
        for (size_t place = 0; place < 26; place++)
            assert_int_equal(filters_keep(&typed->filters, place), filters_keep(&once->filters, place));
        done(once);
    }
    done(typed);
}

static void what_is_remembered_brings_the_same_filters_back(void **state)
{
    (void)state;
    size_t count;
    struct filter_world *w = make();
    put(w, 0, "教育");
    put(w, 1, "人才");
    filters_switch(&w->filters, 1, true, true);
    size_t before = kept(w);
    struct filter_spec *spec = filters_specs(&w->filters, &count);
    assert_int_equal(count, 2);
    filters_remove(&w->filters, 0);
    filters_switch(&w->filters, 0, false, false);
    filters_set(&w->filters, spec, count);
    while (!filters_step(&w->filters, 1000)) continue;
    assert_int_equal(kept(w), before);
    filter_specs_free(spec, count);
    done(w);
}

static void all_that_is_on_is_one_query(void **state)
{
    (void)state;
    struct filter_world *w = make();
    struct buf query;
    buf_init(&query);
    put(w, 0, "教育|人才");
    filters_add_query(&w->filters, &query);
    assert_string_equal(query.s, "教育|人才");
    put(w, 1, "金融");
    put(w, 2, "科技");
    filters_switch(&w->filters, 1, true, true);
    filters_switch(&w->filters, 2, false, false);
    size_t before = kept(w);
    buf_clear(&query);
    filters_add_query(&w->filters, &query);
    assert_string_equal(query.s, "(教育|人才) !(金融)");
    filters_set(&w->filters, NULL, 0);
    put(w, 0, query.s);
    assert_int_equal(kept(w), before);
    buf_done(&query);
    done(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_filter_every_task_is_kept),
        cmocka_unit_test(a_task_is_kept_if_every_filter_that_is_on_keeps_it),
        cmocka_unit_test(the_filter_that_hides_a_task_is_named),
        cmocka_unit_test(a_malformed_query_changes_nothing),
        cmocka_unit_test(typing_on_gives_what_typing_at_once_gives),
        cmocka_unit_test(what_is_remembered_brings_the_same_filters_back),
        cmocka_unit_test(all_that_is_on_is_one_query),
    };
    return cmocka_run_group_tests_name("filter", tests, NULL, NULL);
}
