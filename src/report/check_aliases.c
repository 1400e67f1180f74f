/* check_aliases: agencies that the plans seem to have under two names: 市发改委 and 市发展改革委. */
#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "plan/agency_short.h"
#include "report/check.h"

#define TEXT(slice) (int)(slice).n, (slice).s

static void check_aliases_found(struct check *check, struct place at, size_t place, const struct agency_ref *ref,
                                struct slice meant)
{
    struct slice cell = plan_cell(at.plan, at.task, ref->column);
    size_t start = (size_t)(ref->text.s - cell.s);
    unsigned line = plan_cell_line(at.plan, at.task, ref->column);
    for (size_t i = 0; line && i < start; i++) line += cell.s[i] == '\n';
    check->finding = mem_grow(check->finding, &check->cap, check->count + 1, sizeof *check->finding);
    check->finding[check->count++] = (struct check_finding){
        .rule = CHECK_AGENCY_ALIAS,
        .place = (uint32_t)place,
        .column = (uint32_t)ref->column,
        .line = line,
        .start = start,
        .end = start + ref->text.n,
        .message = mem_format(_("%.*s and %.*s seem to be one agency"), TEXT(ref->text), TEXT(meant))};
}

void check_aliases(const struct plans *plans, const struct agencies *agencies, struct check *check)
{
    struct agency_ref ref;
    size_t *guess = agency_short_guesses(agencies), left = 0;
    for (size_t i = 0; i < agencies_count(agencies); i++) left += guess[i] != SIZE_MAX;
    for (size_t place = 0; left > 0 && place < plans_tasks(plans); place++) {
        struct place at = plans_at(plans, place);
        for (struct agency_refs refs = agency_refs_of(at.plan, at.task); agency_refs_next(&refs, &ref);) {
            size_t agency = agencies_of(agencies, ref.text);
            if (agency == SIZE_MAX || guess[agency] == SIZE_MAX) continue;
            check_aliases_found(check, at, place, &ref, agencies_name(agencies, guess[agency]));
            guess[agency] = SIZE_MAX;
            left--;
        }
    }
    free(guess);
}

struct slice check_aliases_meant(const struct agencies *agencies, struct slice brief)
{
    size_t agency = agencies_of(agencies, brief);
    if (agency == SIZE_MAX) return SLICE("");
    size_t *guess = agency_short_guesses(agencies), meant = guess[agency];
    free(guess);
    return meant == SIZE_MAX ? SLICE("") : agencies_name(agencies, meant);
}
