/* Any bytes, loaded: a plan that keeps the promises of plan.h, the same one twice, or an error with a sentence. */
#include "fuzz.h"

void fuzz_load(struct slice bytes)
{
    struct buf once, twice;
    struct plan *plan = fuzz_plan(bytes), *again = fuzz_plan(bytes);
    FUZZ_EXPECT((plan == NULL) == (again == NULL));
    if (!plan) return;
    buf_init(&once);
    buf_init(&twice);
    fuzz_expect_plan(plan);
    fuzz_describe(plan, &once);
    fuzz_describe(again, &twice);
    FUZZ_EXPECT(slice_equal(buf_slice(&once), buf_slice(&twice)));
    buf_done(&once);
    buf_done(&twice);
    plan_free(plan);
    plan_free(again);
}
