#include <stdarg.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"

static void an_array_keeps_its_elements_as_it_grows(void **state)
{
    (void)state;
    int *v = NULL;
    size_t cap = 0;
    for (size_t i = 0; i < 1000; i++) {
        v = mem_grow(v, &cap, i + 1, sizeof *v);
        assert_true(cap > i);
        v[i] = (int)i;
    }
    for (int i = 0; i < 1000; i++) assert_int_equal(v[i], i);
    assert_true(cap < 2048);
    free(v);
}

static int by_value(const void *a, const void *b, void *sign)
{
    return *(int *)sign * (*(const int *)a - *(const int *)b);
}

static void an_array_is_sorted_also_when_it_is_none(void **state)
{
    (void)state;
    int v[] = {2, 3, 1}, sign = -1;
    mem_sort(NULL, 0, sizeof *v, by_value, &sign);
    mem_sort(v, 3, sizeof *v, by_value, &sign);
    assert_int_equal(v[0], 3);
    assert_int_equal(v[1], 2);
    assert_int_equal(v[2], 1);
}

static void zeroed_memory_is_zero_and_texts_are_copied(void **state)
{
    (void)state;
    char *zero = mem_zalloc(64);
    for (int i = 0; i < 64; i++) assert_int_equal(zero[i], 0);
    char *copy = mem_strdup("计划"), *made = mem_format("%s:%d", "计划", 5);
    assert_string_equal(copy, "计划");
    assert_string_equal(made, "计划:5");
    free(zero);
    free(copy);
    free(made);
}

static void hook(void)
{
    if (write(STDERR_FILENO, "hook\n", 5) != 5) _exit(3);
}

/* What a child that runs `end` says on standard error; *status: its exit status. */
static void end_of_child(void (*end)(void), char *said, size_t size, int *status)
{
    int fds[2];
    assert_int_equal(pipe(fds), 0);
    pid_t child = fork();
    if (child == 0) {
        dup2(fds[1], STDERR_FILENO);
        mem_set_hook(hook);
        end();
        _exit(0);
    }
    close(fds[1]);
    size_t n = 0;
    for (ssize_t got; n + 1 < size && (got = read(fds[0], said + n, size - 1 - n)) > 0;) n += (size_t)got;
    said[n] = '\0';
    close(fds[0]);
    waitpid(child, status, 0);
}

static void grow_beyond_all_memory(void)
{
    size_t cap = 0;
    mem_grow(NULL, &cap, SIZE_MAX / 4, 8);
}

static void running_out_of_memory_runs_the_hook_says_so_and_exits_with_2(void **state)
{
    (void)state;
    char said[256];
    int status;
    end_of_child(grow_beyond_all_memory, said, sizeof said, &status);
    assert_string_equal(said, "hook\njihua: out of memory; open a smaller plan or close other programs\n");
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_array_keeps_its_elements_as_it_grows),
        cmocka_unit_test(an_array_is_sorted_also_when_it_is_none),
        cmocka_unit_test(zeroed_memory_is_zero_and_texts_are_copied),
        cmocka_unit_test(running_out_of_memory_runs_the_hook_says_so_and_exits_with_2),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
