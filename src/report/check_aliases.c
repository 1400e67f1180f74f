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

/* How many tasks name it. */
static size_t check_aliases_tasks(const struct agencies *agencies, size_t agency)
{
    size_t leads, supports;
    agencies_tasks(agencies, agency, AGENCY_LEADS, &leads);
    agencies_tasks(agencies, agency, AGENCY_SUPPORTS, &supports);
    return leads + supports;
}

/* For each agency the one that it is told to be, at the first place where the rarer name of the two stands; SIZE_MAX:
 * none. */
static size_t *check_aliases_pairs(const struct agencies *agencies, size_t *pairs)
{
    size_t *guess = agency_short_guesses(agencies), count = agencies_count(agencies);
    size_t *told = mem_alloc((count + 1) * sizeof *told);
    *pairs = 0;
    for (size_t i = 0; i < count; i++) told[i] = SIZE_MAX;
    for (size_t i = 0; i < count; i++) {
        if (guess[i] == SIZE_MAX) continue;
        bool rarer = check_aliases_tasks(agencies, guess[i]) < check_aliases_tasks(agencies, i);
        size_t at = rarer && told[guess[i]] == SIZE_MAX ? guess[i] : i, other = at == i ? guess[i] : i;
        *pairs += told[at] == SIZE_MAX;
        told[at] = other;
    }
    free(guess);
    return told;
}

void check_aliases(const struct plans *plans, const struct agencies *agencies, struct check *check)
{
    struct agency_ref ref;
    size_t left, *told = check_aliases_pairs(agencies, &left);
    for (size_t place = 0; left > 0 && place < plans_tasks(plans); place++) {
        struct place at = plans_at(plans, place);
        for (struct agency_refs refs = agency_refs_of(at.plan, at.task); agency_refs_next(&refs, &ref);) {
            size_t agency = agencies_of(agencies, ref.text);
            if (agency == SIZE_MAX || told[agency] == SIZE_MAX) continue;
            check_aliases_found(check, at, place, &ref, agencies_name(agencies, told[agency]));
            told[agency] = SIZE_MAX;
            left--;
        }
    }
    free(told);
}

bool check_aliases_pair(const struct agencies *agencies, struct slice text, struct slice *brief, struct slice *full)
{
    size_t agency = agencies_of(agencies, text), pairs;
    if (agency == SIZE_MAX) return false;
    size_t *told = check_aliases_pairs(agencies, &pairs), other = told[agency];
    free(told);
    if (other == SIZE_MAX) return false;
    struct slice a = agencies_name(agencies, agency), b = agencies_name(agencies, other);
    bool is_brief = agency_short_is_of(a, b);
    *brief = is_brief ? a : b;
    *full = is_brief ? b : a;
    return true;
}
