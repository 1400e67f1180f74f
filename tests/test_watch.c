#include "test.h"

#include <poll.h>

#include "sys/watch.h"

static bool is_told(struct watch *w, size_t *number)
{
    assert_int_equal(poll(&(struct pollfd){.fd = watch_fd(w), .events = POLLIN}, 1, 20000), 1);
    return watch_next(w, number);
}

static void a_file_written_anew_is_told_by_its_number(void **state)
{
    (void)state;
    struct watch *w = watch_new();
    if (!w) skip();
    size_t number;
    watch_add(w, test_temporary("a.csv", "a", 1), 7);
    char b[512];
    snprintf(b, sizeof b, "%s", test_temporary("c.csv", "c", 1));
    strcpy(strrchr(b, '/'), "/b.csv");
    watch_add(w, b, 8);
    watch_add(w, "-", 9);
    while (watch_next(w, &number)) continue; /* what was written before */
    assert_false(watch_next(w, &number));
    test_temporary("b.csv", "bb", 2);
    assert_true(is_told(w, &number));
    assert_int_equal(number, 8);
    assert_false(watch_next(w, &number));
    watch_free(w);
}

static void a_file_put_in_the_old_ones_place_is_told(void **state)
{
    (void)state;
    struct watch *w = watch_new();
    if (!w) skip();
    char target[512];
    size_t number;
    snprintf(target, sizeof target, "%s", test_temporary("plan.csv", "a", 1));
    watch_add(w, target, 0);
    assert_int_equal(rename(test_temporary("new.csv", "b", 1), target), 0);
    bool told = false;
    while (!told) told = is_told(w, &number); /* events of new.csv itself tell nothing */
    assert_int_equal(number, 0);
    watch_free(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_written_anew_is_told_by_its_number),
        cmocka_unit_test(a_file_put_in_the_old_ones_place_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
