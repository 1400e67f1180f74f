/* hits_list: hits under headings: every hit is there, in its group, and is counted. */
#include "panes/hits_list.h"

#include "load/load.h"
#include "test.h"

struct world {
    struct plans plans;
    struct hits hits;
    struct hits_list list;
};

static struct world *make(const char *query)
{
    struct err err;
    struct world *w = calloc(1, sizeof *w);
    plans_init(&w->plans);
    plans_add(&w->plans, load_file(test_path("data/tianshui.csv"), NULL, &err));
    struct query *q = query_parse(slice_of(query), &err);
    assert_non_null(q);
    search_run(q, &w->plans, &w->hits);
    query_free(q);
    hits_list_init(&w->list);
    return w;
}

static void done(struct world *w)
{
    hits_list_done(&w->list);
    hits_done(&w->hits);
    plans_done(&w->plans);
    free(w);
}

/* How often each hit stands in the list; groups count their hits. */
static void count(const struct world *w, size_t *times)
{
    const struct rows *rows = &w->list.rows;
    size_t in_group = 0, group = SIZE_MAX;
    for (size_t i = 0; i < rows->count; i++) {
        if (!rows_is_heading(rows, i)) {
            times[rows_number(rows, i)]++;
            in_group++;
            continue;
        }
        if (group != SIZE_MAX && w->list.group[group].kind != HITS_OF_ACTION)
            assert_int_equal(w->list.group[group].count, in_group);
        group = rows_number(rows, i);
        in_group = 0;
    }
}

static void by_task_and_by_year_every_hit_stands_once(void **state)
{
    (void)state;
    for (enum hits_by by = HITS_BY_TASK; by <= HITS_BY_YEAR; by++) {
        struct world *w = make("人才");
        hits_list_add(&w->list, &w->plans, NULL, &w->hits, by);
        size_t *times = calloc(w->hits.count, sizeof *times);
        count(w, times);
        for (size_t i = 0; i < w->hits.count; i++) assert_int_equal(times[i], 1);
        free(times);
        done(w);
    }
}

static void hits_that_come_later_go_on_in_the_same_groups(void **state)
{
    (void)state;
    struct world *whole = make("人才"), *bits = make("人才");
    size_t all = bits->hits.count;
    hits_list_add(&whole->list, &whole->plans, NULL, &whole->hits, HITS_BY_TASK);
    for (bits->hits.count = 1; bits->hits.count <= all; bits->hits.count++)
        hits_list_add(&bits->list, &bits->plans, NULL, &bits->hits, HITS_BY_TASK);
    bits->hits.count = all;
    assert_int_equal(bits->list.rows.count, whole->list.rows.count);
    for (size_t i = 0; i < whole->list.rows.count; i++)
        assert_int_equal(bits->list.rows.row[i], whole->list.rows.row[i]);
    for (size_t i = 0; i < whole->list.groups; i++)
        assert_int_equal(bits->list.group[i].count, whole->list.group[i].count);
    done(whole);
    done(bits);
}

static void the_years_come_first_and_in_order(void **state)
{
    (void)state;
    struct world *w = make("博士后");
    hits_list_add(&w->list, &w->plans, NULL, &w->hits, HITS_BY_YEAR);
    assert_int_equal(w->list.groups, 3);
    assert_true(slice_equals(w->list.group[0].name, "第二年"));
    assert_true(slice_equals(w->list.group[1].name, "第三年"));
    assert_true(slice_equals(w->list.group[2].name, "主要内容"));
    done(w);
}

static void by_agency_a_hit_stands_under_each_that_leads(void **state)
{
    (void)state;
    struct world *w = make("博士后"); /* task 2: 市委组织部 and 市人社局 and others lead */
    size_t leads = 0, refs;
    struct agencies *agencies = agencies_new(&w->plans, NULL, 0);
    for (size_t a = 0; a < agencies_count(agencies); a++) {
        const uint32_t *place = agencies_tasks(agencies, a, AGENCY_LEADS, &refs);
        for (size_t k = 0; k < refs; k++) leads += place[k] == w->hits.hit[0].place;
    }
    hits_list_add(&w->list, &w->plans, agencies, &w->hits, HITS_BY_AGENCY);
    size_t times[3] = {0};
    count(w, times);
    assert_true(leads > 0);
    for (size_t i = 0; i < 3; i++) assert_int_equal(times[i], leads);
    done(w);
    agencies_free(agencies);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_task_and_by_year_every_hit_stands_once),
        cmocka_unit_test(hits_that_come_later_go_on_in_the_same_groups),
        cmocka_unit_test(the_years_come_first_and_in_order),
        cmocka_unit_test(by_agency_a_hit_stands_under_each_that_leads),
    };
    return cmocka_run_group_tests_name("hits_list", tests, NULL, NULL);
}
