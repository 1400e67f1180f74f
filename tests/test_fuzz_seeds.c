/* Every fuzz target over its committed inputs, in the ordinary build: seeds, and all that ever broke a promise. */
#include "fuzz/fuzz.h"
#include "test.h"

#include <dirent.h>

void fuzz_broken(const char *file, int line, const char *what)
{
    fail_msg("%s:%d: broken: %s", file, line, what);
    abort(); /* not reached: fail_msg leaves the test */
}

static int is_seed(const struct dirent *entry) { return entry->d_name[0] != '.'; }

static size_t run_folder(const struct fuzz_target *target, const char *folder)
{
    struct dirent **entry;
    int count = scandir(test_path(folder), &entry, is_seed, alphasort);
    for (int i = 0; i < count; i++) {
        struct buf bytes;
        char name[512];
        snprintf(name, sizeof name, "%s/%s", folder, entry[i]->d_name);
        free(entry[i]);
        print_message("%s\n", name); /* the last one named is the one that ended it */
        assert_true(test_read(test_path(name), &bytes));
        target->run(slice_make(bytes.s ? bytes.s : "", bytes.n));
        buf_done(&bytes);
    }
    if (count >= 0) free(entry);
    return count > 0 ? (size_t)count : 0;
}

static void every_seed_keeps_its_promises(void **state)
{
    const struct fuzz_target *target = *state;
    char folder[64];
    snprintf(folder, sizeof folder, "tests/data/fuzz/%s", target->name);
    assert_true(run_folder(target, folder) > 0);
    run_folder(target, "tests/data/fuzz/any");
}

int main(void)
{
    struct CMUnitTest tests[32];
    assert_true(fuzz_target_count <= 32);
    for (size_t i = 0; i < fuzz_target_count; i++)
        tests[i] = (struct CMUnitTest){fuzz_targets[i].name, every_seed_keeps_its_promises, NULL, NULL,
                                       (void *)&fuzz_targets[i]};
    return _cmocka_run_group_tests("fuzz seeds", tests, fuzz_target_count, NULL, NULL);
}
