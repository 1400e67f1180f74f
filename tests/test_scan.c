#include <stdarg.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/scan.h"

static uint32_t next_random(uint32_t *seed) { return *seed = *seed * 1664525u + 1013904223u, *seed >> 16; }

/* The first needle at p, scan->count if none is there. */
static size_t needle_at(const struct scan *scan, const char *p, const char *end)
{
    for (size_t i = 0; i < scan->count; i++)
        if ((size_t)(end - p) >= scan->needle[i].n && memcmp(p, scan->needle[i].s, scan->needle[i].n) == 0) return i;
    return scan->count;
}

static void every_place_is_found_at_every_length(void **state)
{
    static const uint32_t alphabet[] = {'a', '3', 0xE9, 0x4EBA, 0x624D, 0xFF13, 0x20000, 0x3001};
    uint32_t seed = 7;
    (void)state;
    for (size_t round = 0; round < 2000; round++) {
        struct scan scan = {0};
        size_t needles = 1 + next_random(&seed) % 4, n = 0, want = next_random(&seed) % 200;
        for (size_t i = 0; i < needles; i++) assert_true(scan_add(&scan, alphabet[next_random(&seed) % 8]));
        char *text = malloc(want + 4);
        while (n < want) n += text_encode(alphabet[next_random(&seed) % 8], text + n);
        char *exact = malloc(n + 1); /* so that a read behind the text is seen */
        memcpy(exact, text, n);
        exact = realloc(exact, n ? n : 1);
        struct scan_cursor c;
        const char *end = exact + n, *at;
        size_t which;
        scan_start(&c, &scan, slice_make(exact, n));
        for (const char *p = exact; p < end; p++) {
            if (needle_at(&scan, p, end) == scan.count) continue;
            at = scan_next(&c, &which);
            assert_ptr_equal(at, p);
            assert_int_equal(which, needle_at(&scan, p, end));
            if (next_random(&seed) % 4 == 0) {
                size_t by = 1 + next_random(&seed) % 50;
                if (by > (size_t)(end - p)) by = (size_t)(end - p);
                scan_skip(&c, p + by);
                p += by - 1;
            }
        }
        assert_null(scan_next(&c, &which));
        assert_null(scan_next(&c, &which));
        free(exact);
        free(text);
    }
}

static void too_many_needles_are_refused(void **state)
{
    struct scan scan = {0};
    (void)state;
    for (size_t i = 0; i < SCAN_NEEDLES; i++) assert_true(scan_add(&scan, 'a'));
    assert_false(scan_add(&scan, 'b'));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_place_is_found_at_every_length),
        cmocka_unit_test(too_many_needles_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
