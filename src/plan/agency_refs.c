#include "plan/agency.h"

bool agency_refs_are_in(const struct plan *plan, size_t column)
{
    enum column_role role = plan_column(plan, column)->role;
    return role == COLUMN_LEAD || role == COLUMN_SUPPORT;
}

static bool agency_refs_header_has(const struct word *table, size_t count, struct slice header)
{
    for (const struct word *w = table; w < table + count; w++)
        if (slice_find(header, slice_make(w->text, w->n)) != SIZE_MAX) return true;
    return false;
}

bool agency_column_is_both(const struct plan *plan, size_t column)
{
    static const struct word told[] = {WORD("牵头", 0), WORD("主责", 0), WORD("主办", 0), WORD("配合单位", 0),
                                       WORD("协同", 0), WORD("协办", 0), WORD("参与", 0)};
    static const struct word plain[] = {WORD("责任单位", 0), WORD("责任部门", 0), WORD("承办单位", 0)};
    for (size_t i = 0; i < plan_columns(plan); i++)
        if (i != column && agency_refs_are_in(plan, i)) return false;
    if (!agency_refs_are_in(plan, column)) return false;
    struct slice header = plan_column(plan, column)->label;
    if (!agency_refs_header_has(told, WORDS_COUNT(told), header)) return true;
    return words_at(plain, WORDS_COUNT(plain), header, 0) != NULL; /* 责任单位(配合单位) */
}

struct agency_refs agency_refs_of(const struct plan *plan, size_t task)
{
    return (struct agency_refs){.plan = plan, .task = task, .columns = plan_columns(plan)};
}

struct agency_refs agency_refs_of_column(const struct plan *plan, size_t task, size_t column)
{
    return (struct agency_refs){.plan = plan, .task = task, .column = column, .columns = column + 1};
}

/* Looks through a cell for what decides over all its names. */
static void agency_refs_enter(struct agency_refs *refs, struct slice cell)
{
    struct agency_name name;
    refs->names = agency_names_of(cell);
    refs->in_cell = true;
    refs->named = 0;
    refs->leads = refs->supports = refs->led = refs->answered = false;
    refs->first_leads = agency_phrase_says_first(cell) || agency_column_is_both(refs->plan, refs->column);
    for (struct agency_names walk = refs->names; agency_names_next(&walk, &name);) {
        refs->leads |= name.mark == AGENCY_MARKED_LEAD;
        refs->supports |= name.mark == AGENCY_MARKED_SUPPORT;
    }
}

static enum agency_relation agency_refs_relation(const struct agency_refs *refs, enum agency_mark mark)
{
    bool supporting = plan_column(refs->plan, refs->column)->role == COLUMN_SUPPORT && !refs->first_leads;
    if (mark == AGENCY_MARKED_LEAD) return AGENCY_LEADS;
    if (mark == AGENCY_MARKED_SUPPORT || refs->leads) return AGENCY_SUPPORTS;
    if (mark == AGENCY_MARKED_DUTY && refs->supports && !supporting)
        return refs->led && refs->answered ? AGENCY_SUPPORTS : AGENCY_LEADS;
    if (refs->first_leads) return refs->named == 0 ? AGENCY_LEADS : AGENCY_SUPPORTS;
    return supporting ? AGENCY_SUPPORTS : AGENCY_LEADS;
}

bool agency_refs_next(struct agency_refs *refs, struct agency_ref *ref)
{
    struct agency_name name;
    for (; refs->column < refs->columns; refs->column++, refs->in_cell = false) {
        if (!agency_refs_are_in(refs->plan, refs->column)) continue;
        if (!refs->in_cell) agency_refs_enter(refs, plan_cell(refs->plan, refs->task, refs->column));
        if (!agency_names_next(&refs->names, &name)) continue;
        *ref = (struct agency_ref){.text = slice_cut(refs->names.cell, name.start, name.end),
                                   .column = refs->column,
                                   .relation = agency_refs_relation(refs, name.mark)};
        refs->led |= ref->relation == AGENCY_LEADS;
        refs->answered |= name.mark != AGENCY_MARKED_DUTY;
        refs->named++;
        return true;
    }
    return false;
}
