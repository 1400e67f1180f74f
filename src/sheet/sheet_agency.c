/* 责任清单: the duties of an agency: what it leads, what it supports, what reaches it through a group, year by year. */
#include <stdio.h>
#include <stdlib.h>

#include "plan/agencies.h"
#include "plan/agency.h"
#include "plan/aliases.h"
#include "base/lang.h"
#include "base/mem.h"
#include "sheet/sheet_kind.h"

enum { THROUGH_GROUP = AGENCY_RELATIONS, PARTS };

/* The duties of one agency among the chosen tasks. */
struct duties {
    size_t *place[PARTS]; /* owned */
    size_t count[PARTS];
};

/* What the pages of all agencies are made from. */
struct maker {
    struct sheet *sheet;
    const struct sheet_choice *choice;
    const struct agencies *agencies;
    bool *chosen;      /* by place: whether the task is to be printed */
    uint32_t *reached; /* scratch memory for as many places as there are tasks */
    bool several;      /* whether several plans are open */
};

static void sheet_agency_add_duties(const struct maker *maker, struct duties *duties, int part, const uint32_t *places,
                                    size_t count)
{
    duties->place[part] = mem_alloc((count + 1) * sizeof *duties->place[part]);
    duties->count[part] = 0;
    for (size_t i = 0; i < count; i++)
        if (maker->chosen[places[i]]) duties->place[part][duties->count[part]++] = places[i];
}

/* Collects the duties of an agency; false if it has none. */
static bool sheet_agency_find_duties(const struct maker *maker, size_t agency, struct duties *duties)
{
    size_t all = 0;
    for (int relation = 0; relation < AGENCY_RELATIONS; relation++) {
        size_t count;
        const uint32_t *places = agencies_tasks(maker->agencies, agency, (enum agency_relation)relation, &count);
        sheet_agency_add_duties(maker, duties, relation, places, count);
    }
    sheet_agency_add_duties(maker, duties, THROUGH_GROUP, maker->reached,
                            agencies_reached(maker->agencies, agency, maker->reached));
    for (int part = 0; part < PARTS; part++) all += duties->count[part];
    return all > 0;
}

/* ---- the page ---- */

/* The tasks of one part (leading, supporting, through a group) that are in one plan; they become one table. */
struct duty_rows {
    const struct plan *plan;
    const size_t *place;
    size_t count;
    size_t agency;
    int part;
};

/* Whether more than one agency leads any of these tasks. */
static bool sheet_agency_are_joint(const struct sheet_choice *choice, const struct duty_rows *rows)
{
    for (size_t i = 0; i < rows->count; i++) {
        size_t leads = 0;
        struct agency_ref ref;
        for (struct agency_refs refs = agency_refs_of(rows->plan, plans_at(choice->plans, rows->place[i]).task);
             agency_refs_next(&refs, &ref);)
            leads += ref.relation == AGENCY_LEADS;
        if (leads > 1) return true;
    }
    return false;
}

/* Whether a column of that role has text in any of these tasks. */
static bool sheet_agency_is_said(const struct sheet_choice *choice, const struct duty_rows *rows, enum column_role role)
{
    for (size_t c = 0; c < plan_columns(rows->plan); c++)
        for (size_t i = 0; plan_column(rows->plan, c)->role == role && i < rows->count; i++)
            if (!slice_is_blank(plan_cell(rows->plan, plans_at(choice->plans, rows->place[i]).task, c))) return true;
    return false;
}

/* Chooses the columns for the other agencies of the tasks.  Tasks that the agency leads show who supports them;
 * tasks that it supports show who leads them.  Tasks that reach it through a group show the names of the groups
 * only: in a long list of agencies nobody would find them. */
static void sheet_agency_choose_agencies(struct sheet_task_table *table, const struct sheet_choice *choice,
                                         const struct duty_rows *rows)
{
    bool leads = rows->part == AGENCY_LEADS,
         both = plan_column_of(rows->plan, COLUMN_LEAD) < 0; /* one column names who leads and who supports */
    if (!leads || sheet_agency_are_joint(choice, rows)) sheet_task_table_add_role(table, rows->plan, COLUMN_LEAD);
    if (both || (leads && sheet_agency_is_said(choice, rows, COLUMN_SUPPORT)))
        sheet_task_table_add_role(table, rows->plan, COLUMN_SUPPORT);
    if (rows->part != THROUGH_GROUP) return;
    table->more_header = slice_of(_("Group"));
    sheet_task_table_add(table, SHEET_TASK_MORE);
}

static void sheet_agency_choose_columns(struct sheet_task_table *table, const struct sheet_choice *choice,
                                        const struct duty_rows *rows)
{
    const struct plan *plan = rows->plan;
    const int action = plan_column_of(plan, COLUMN_ACTION), measure = sheet_measure_column(plan),
              content = plan_column_of(plan, COLUMN_CONTENT), deadline = plan_column_of(plan, COLUMN_DEADLINE);
    size_t years = 0;
    sheet_task_table_add(table, SHEET_TASK_NO);
    if (action >= 0) sheet_task_table_add(table, action);
    sheet_task_table_add(table, SHEET_TASK_NAME);
    if (measure >= 0) sheet_task_table_add(table, measure);
    for (size_t i = 0; i < plan_years(plan); i++) {
        int column = (int)plan_year_column(plan, i);
        if (choice->year.n > 0 && sheet_year_column(plan, choice->year) != column) continue;
        sheet_task_table_add(table, column);
        years++;
    }
    if (years == 0 && content >= 0 && plan_column_of(plan, COLUMN_TASK) >= 0) sheet_task_table_add(table, content);
    if (deadline >= 0) sheet_task_table_add(table, deadline);
    sheet_agency_choose_agencies(table, choice, rows);
}

/* Adds the groups that contain the agency, as the task names them. */
static void sheet_agency_add_groups(const struct maker *maker, size_t agency, struct place at, struct buf *out)
{
    struct agency_ref ref;
    for (struct agency_refs refs = agency_refs_of(at.plan, at.task); agency_refs_next(&refs, &ref);) {
        size_t group = agencies_of(maker->agencies, ref.text);
        if (group == SIZE_MAX ||
            !agency_in_group(agencies_name(maker->agencies, agency), agencies_name(maker->agencies, group)))
            continue;
        if (out->n > 0) buf_adds(out, "、");
        buf_add(out, ref.text);
    }
}

static void sheet_agency_add_table(const struct maker *maker, const struct duty_rows *rows)
{
    struct sheet_task_table table;
    struct buf groups;
    buf_init(&groups);
    sheet_task_table_init(&table, maker->sheet, rows->plan);
    sheet_agency_choose_columns(&table, maker->choice, rows);
    sheet_task_table_start(&table, maker->sheet, rows->plan, maker->choice, rows->place, rows->count);
    if (maker->several) sheet_section(maker->sheet, table.table, sheet_plan_name(rows->plan));
    for (size_t i = 0; i < rows->count; i++) {
        buf_clear(&groups);
        if (rows->part == THROUGH_GROUP)
            sheet_agency_add_groups(maker, rows->agency, plans_at(maker->choice->plans, rows->place[i]), &groups);
        table.more = buf_slice(&groups);
        sheet_task_table_row(&table, maker->sheet, maker->choice, rows->place[i]);
    }
    buf_done(&groups);
}

/* Adds the tasks of one part, those of each plan in a table of their own, below the title of the plan if several are
 * open. */
static void sheet_agency_add_tables(const struct maker *maker, size_t agency, const size_t *place, size_t count,
                                    int part)
{
    for (size_t i = 0, same; i < count; i += same) {
        const struct plan *plan = plans_at(maker->choice->plans, place[i]).plan;
        for (same = 1; i + same < count && plans_at(maker->choice->plans, place[i + same]).plan == plan;) same++;
        const struct duty_rows rows = {.plan = plan, .place = place + i, .count = same, .agency = agency, .part = part};
        sheet_agency_add_table(maker, &rows);
    }
}

static void sheet_agency_add_part(const struct maker *maker, size_t agency, const struct duties *duties, int part,
                                  size_t shown)
{
    static const char *const headings[PARTS] = {[AGENCY_LEADS] = N_("Leads (%zu)"),
                                                [AGENCY_SUPPORTS] = N_("Supports (%zu)"),
                                                [THROUGH_GROUP] = N_("Reached through a group (%zu)")};
    static const char *const ordinals[PARTS] = {N_("1. "), N_("2. "), N_("3. ")};
    char heading[160], text[200];
    snprintf(heading, sizeof heading, _(headings[part]), duties->count[part]);
    snprintf(text, sizeof text, "%s%s", _(ordinals[shown]), heading);
    sheet_add(maker->sheet, SHEET_HEADING, slice_of(text));
    sheet_agency_add_tables(maker, agency, duties->place[part], duties->count[part], part);
}

static void sheet_agency_add_agency(const struct maker *maker, size_t agency)
{
    struct duties duties;
    struct slice name = agencies_name(maker->agencies, agency);
    struct sheet *sheet = maker->sheet;
    size_t shown = 0;
    if (sheet_agency_find_duties(maker, agency, &duties)) {
        sheet_page(sheet, 0, name);
        sheet_add(sheet, SHEET_TITLE, slice_of(_("List of Duties")));
        if (!maker->several) sheet_add_plan(sheet, plans_at(maker->choice->plans, maker->choice->place[0]).plan);
        sheet_add(sheet, SHEET_SUBTITLE, name);
        if (maker->choice->year.n > 0) sheet_add(sheet, SHEET_SUBTITLE, maker->choice->year);
        for (int part = 0; part < PARTS; part++)
            if (duties.count[part] > 0) sheet_agency_add_part(maker, agency, &duties, part, shown++);
    }
    for (int part = 0; part < PARTS; part++) free(duties.place[part]);
}

void sheet_make_agency(struct sheet *sheet, const struct sheet_choice *choice)
{
    struct agencies *own = choice->agencies == NULL ? aliases_agencies(choice->plans) : NULL;
    size_t tasks = plans_tasks(choice->plans);
    struct maker maker = {.sheet = sheet, .choice = choice, .agencies = own != NULL ? own : choice->agencies};
    maker.chosen = mem_zalloc((tasks + 1) * sizeof *maker.chosen);
    maker.reached = mem_alloc((tasks + 1) * sizeof *maker.reached);
    for (size_t i = 0; i < choice->count; i++) maker.chosen[choice->place[i]] = true;
    for (size_t i = 1; i < choice->count; i++)
        maker.several |= plans_at(choice->plans, choice->place[i]).plan !=
                         plans_at(choice->plans, choice->place[0]).plan;
    sheet->landscape = true;
    if (choice->agency > 0) sheet_agency_add_agency(&maker, choice->agency - 1);
    else
        for (size_t i = 0; i < agencies_count(maker.agencies); i++) sheet_agency_add_agency(&maker, i);
    free(maker.chosen);
    free(maker.reached);
    agencies_free(own);
}
