/* engine: libFuzzer's entry points around the target that $FUZZ_TARGET names. */
#include <stdio.h>
#include <stdlib.h>

#include "fuzz.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t nbytes);

static const struct fuzz_target *target;

void fuzz_broken(const char *file, int line, const char *what)
{
    fprintf(stderr, "%s:%d: broken: %s\n", file, line, what);
    abort();
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    const char *name = getenv("FUZZ_TARGET");
    (void)argc;
    for (size_t i = 0; i < fuzz_target_count; i++)
        if (name && strcmp(fuzz_targets[i].name, name) == 0) target = &fuzz_targets[i];
    if (target) return 0;
    fprintf(stderr, "%s: FUZZ_TARGET names no target of tests/fuzz/fuzz.def\n", (*argv)[0]);
    exit(2);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t nbytes)
{
    if (nbytes > target->most) return -1;
    target->run(slice_make((const char *)data, nbytes));
    return 0;
}
