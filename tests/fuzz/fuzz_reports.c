/* What is made of a plan: agencies, findings, indicators, each within the plan's own cells. */
#include <stdlib.h>

#include "report/check.h"
#include "fuzz.h"
#include "plan/indicator.h"

static void expect_findings(const struct plans *plans, const struct agencies *agencies)
{
    struct check check;
    check_run(plans, agencies, check_all_rules(), &check);
    for (size_t i = 0; i < check.count; i++) {
        const struct check_finding *f = &check.finding[i];
        FUZZ_EXPECT(f->rule < CHECK_RULES && f->place < plans_tasks(plans) && f->message && f->message[0]);
        struct place at = plans_at(plans, f->place);
        FUZZ_EXPECT(f->column < plan_columns(at.plan));
        FUZZ_EXPECT(f->start <= f->end && f->end <= plan_cell(at.plan, at.task, f->column).n);
        FUZZ_EXPECT(text_invalid_at(slice_of(f->message)) == strlen(f->message));
    }
    check_done(&check);
}

static void expect_agencies(const struct plans *plans, const struct agencies *agencies)
{
    size_t found[4];
    for (size_t a = 0; a < agencies_count(agencies); a++) {
        struct slice name = agencies_name(agencies, a);
        FUZZ_EXPECT(name.n > 0 && text_invalid_at(name) == name.n && agencies_find(agencies, name, found, 4) >= 1);
        for (enum agency_relation relation = 0; relation < AGENCY_RELATIONS; relation++) {
            size_t count;
            const uint32_t *place = agencies_tasks(agencies, a, relation, &count);
            for (size_t i = 0; i < count; i++)
                FUZZ_EXPECT(place[i] < plans_tasks(plans) && (i == 0 || place[i - 1] < place[i]));
        }
        FUZZ_EXPECT(agencies_reached(agencies, a, NULL) <= plans_tasks(plans));
    }
}

static void expect_indicators(const struct plan *plan)
{
    for (size_t task = 0; task < plan_tasks(plan); task++) {
        struct indicators all;
        indicators_of(plan, task, &all);
        FUZZ_EXPECT(all.slots == plan_years(plan) + 1);
        for (size_t i = 0; i < all.count; i++) {
            bool present = false;
            for (size_t slot = 0; slot < all.slots; slot++) {
                const struct indicator_value *value = indicators_value(&all, i, slot);
                present = present || value->present;
                if (value->present) FUZZ_EXPECT(value->quantity.end <= value->text.n);
            }
            FUZZ_EXPECT(present && text_invalid_at(all.at[i].object) == all.at[i].object.n);
        }
        indicators_done(&all);
    }
}

void fuzz_reports(struct slice bytes)
{
    struct plan *plan = fuzz_plan(bytes);
    struct plans plans;
    if (!plan) return;
    plans_init(&plans);
    plans_add(&plans, plan);
    struct agencies *agencies = agencies_new(&plans, NULL, 0);
    expect_agencies(&plans, agencies);
    expect_findings(&plans, agencies);
    expect_indicators(plan);
    agencies_free(agencies);
    plans_done(&plans);
}
