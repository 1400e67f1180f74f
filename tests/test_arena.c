#include <stdarg.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/arena.h"

static void what_was_taken_stays_where_it_is(void **state)
{
    (void)state;
    struct arena a;
    arena_init(&a);
    enum { COUNT = 2000 };
    static unsigned char *taken[COUNT];
    for (size_t i = 0; i < COUNT; i++) {
        taken[i] = arena_alloc(&a, i + 1);
        memset(taken[i], (int)(i & 0xFF), i + 1);
    }
    for (size_t i = 0; i < COUNT; i++) {
        assert_int_equal((uintptr_t)taken[i] % 16, 0);
        for (size_t k = 0; k <= i; k++) assert_int_equal(taken[i][k], i & 0xFF);
    }
    arena_done(&a);
    assert_int_equal(a.nbytes, 0);
}

static void a_copy_has_a_nul_behind_it_and_memory_stays_aligned(void **state)
{
    (void)state;
    struct arena a;
    arena_init(&a);
    struct slice copy = arena_copy(&a, SLICE("人才")), empty = arena_copy(&a, SLICE(""));
    assert_int_equal(copy.n, 6);
    assert_string_equal(copy.s, "人才");
    assert_string_equal(empty.s, "");
    assert_int_equal((uintptr_t)arena_alloc(&a, 8) % 16, 0);
    arena_done(&a);
}

static void a_large_piece_does_not_waste_the_block_in_use(void **state)
{
    (void)state;
    struct arena a;
    arena_init(&a);
    char *before = arena_alloc(&a, 16), *large = arena_alloc(&a, 8u << 20), *after = arena_alloc(&a, 16);
    memset(large, 1, 8u << 20);
    assert_ptr_equal(after, before + 16);
    assert_true(a.nbytes < (9u << 20));
    arena_done(&a);
}

static void the_first_piece_may_be_large(void **state)
{
    (void)state;
    struct arena a;
    arena_init(&a);
    memset(arena_alloc(&a, 8u << 20), 1, 8u << 20);
    memset(arena_alloc(&a, 100), 2, 100);
    arena_done(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_taken_stays_where_it_is),
        cmocka_unit_test(a_copy_has_a_nul_behind_it_and_memory_stays_aligned),
        cmocka_unit_test(a_large_piece_does_not_waste_the_block_in_use),
        cmocka_unit_test(the_first_piece_may_be_large),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
