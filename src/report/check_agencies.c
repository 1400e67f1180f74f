/* What check finds in the agencies of a task. */
#include "base/lang.h"
#include "base/mem.h"
#include "report/check_inside.h"

enum { LEADS_MAX = 64 };

static size_t check_agencies_offset(const struct checking *c, const struct agency_ref *ref)
{
    return (size_t)(ref->text.s - plan_cell(c->plan, c->task, ref->column).s);
}

static void check_agencies_name(struct checking *c, const struct agency_ref *ref, size_t agency)
{
    struct slice cell = plan_cell(c->plan, c->task, ref->column);
    size_t start = check_agencies_offset(c, ref);
    check_text_blanks(c, ref->column, cell, start, start + ref->text.n, false);
    struct slice name = agencies_name(c->agencies, agency);
    /* blanks do not count here: they are findings of their own */
    for (size_t i = 0, j = 0; i < ref->text.n || j < name.n;) {
        size_t next_i = i, next_j = j;
        uint32_t a = i < ref->text.n ? text_decode(ref->text, i, &next_i) : 0,
                 b = j < name.n ? text_decode(name, j, &next_j) : 0;
        if (a != b && !text_is_blank(a)) {
            check_found(c, CHECK_INCONSISTENT_AGENCY, ref->column, start, start + ref->text.n,
                        mem_format(_("%.*s is called %.*s elsewhere"), CHECK_TEXT(ref->text), CHECK_TEXT(name)));
            return;
        }
        i = next_i;
        if (a == b) j = next_j;
    }
}

void check_agencies_named(struct checking *c)
{
    struct agency_ref ref;
    size_t leads[LEADS_MAX], count = 0;
    for (struct agency_refs refs = agency_refs_of(c->plan, c->task); agency_refs_next(&refs, &ref);)
        if (ref.relation == AGENCY_LEADS && count < LEADS_MAX) leads[count++] = agencies_of(c->agencies, ref.text);
    for (struct agency_refs refs = agency_refs_of(c->plan, c->task); agency_refs_next(&refs, &ref);) {
        size_t agency = agencies_of(c->agencies, ref.text), start = check_agencies_offset(c, &ref);
        if (agency == SIZE_MAX) continue;
        check_agencies_name(c, &ref, agency);
        for (size_t i = 0; ref.relation == AGENCY_SUPPORTS && i < count; i++)
            if (leads[i] == agency) {
                check_found(c, CHECK_LEAD_ALSO_SUPPORTS, ref.column, start, start + ref.text.n,
                            mem_format(_("%.*s leads and supports the same task"), CHECK_TEXT(ref.text)));
                break;
            }
    }
    int lead = plan_column_of(c->plan, COLUMN_LEAD), both = plan_column_of(c->plan, COLUMN_SUPPORT);
    if (lead < 0 && both >= 0 && agency_column_is_both(c->plan, (size_t)both)) lead = both;
    if (lead >= 0 && count == 0)
        check_found(c, CHECK_NO_LEAD, (size_t)lead, 0, 0, mem_strdup(_("no agency leads this task")));
}

/* Finds cells of agencies that are separated by both 、 and , . */
void check_agencies_marks(struct checking *c)
{
    for (size_t column = 0; column < plan_columns(c->plan); column++) {
        if (column_kind(plan_column(c->plan, column)->role) != COLUMN_KIND_AGENCIES) continue;
        struct slice cell = plan_cell(c->plan, c->task, column);
        size_t comma = SIZE_MAX, pause = SIZE_MAX;
        int depth = 0;
        for (size_t pos = 0, next; pos < cell.n; pos = next) {
            uint32_t cp = text_decode(cell, pos, &next);
            depth += (cp == '(' || cp == 0xFF08) - (cp == ')' || cp == 0xFF09);
            if (depth > 0) continue;
            if ((cp == ',' || cp == 0xFF0C) && comma == SIZE_MAX) comma = pos;
            if (cp == 0x3001 && pause == SIZE_MAX) pause = pos;
        }
        if (comma != SIZE_MAX && pause != SIZE_MAX)
            check_found(c, CHECK_MIXED_PUNCTUATION, column, comma > pause ? comma : pause,
                        (comma > pause ? comma : pause) + 1,
                        mem_format(_("agencies separated by both %s and %s"), "、", ","));
        check_text_widths(c, column, cell);
    }
}
