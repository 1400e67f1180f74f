/* 责任清单: the duties of an agency: what it leads, what it supports, what reaches it through a group, year by year. */
#include <stdio.h>
#include <stdlib.h>

#include "agencies.h"
#include "agency.h"
#include "aliases.h"
#include "lang.h"
#include "mem.h"
#include "sheet_kind.h"

enum { THROUGH_GROUP = AGENCY_TIES, PARTS };

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
    bool *chosen;         /* by place: the task is to be printed */
    uint32_t *reached;    /* room for as many places as there are tasks */
    bool several;         /* plans */
};

static void take(const struct maker *maker, struct duties *duties, int part, const uint32_t *places, size_t count)
{
    duties->place[part] = mem_alloc((count + 1) * sizeof *duties->place[part]);
    duties->count[part] = 0;
    for (size_t i = 0; i < count; i++)
        if (maker->chosen[places[i]]) duties->place[part][duties->count[part]++] = places[i];
}

/* False if it has none. */
static bool find_duties(const struct maker *maker, size_t agency, struct duties *duties)
{
    size_t all = 0;
    for (int tie = 0; tie < AGENCY_TIES; tie++) {
        size_t count;
        const uint32_t *places = agencies_tasks(maker->agencies, agency, (enum agency_tie)tie, &count);
        take(maker, duties, tie, places, count);
    }
    take(maker, duties, THROUGH_GROUP, maker->reached, agencies_reached(maker->agencies, agency, maker->reached));
    for (int part = 0; part < PARTS; part++) all += duties->count[part];
    return all > 0;
}

/* ---- the page ---- */

static void choose_columns(struct sheet_task_table *table, struct sheet *sheet, const struct plan *plan,
                           const struct sheet_choice *choice, int part, bool joint)
{
    size_t years = 0;
    sheet_task_table_init(table, sheet, plan);
    sheet_task_table_add(table, SHEET_TASK_NO);
    if (plan_column_of(plan, COLUMN_ACTION) >= 0) sheet_task_table_add(table, plan_column_of(plan, COLUMN_ACTION));
    sheet_task_table_add(table, SHEET_TASK_NAME);
    sheet_task_table_add(table, sheet_measure_column(plan) >= 0 ? sheet_measure_column(plan) : SHEET_NO_COLUMN);
    for (size_t i = 0; i < plan_years(plan); i++) {
        int column = (int)plan_year_column(plan, i);
        if (choice->year.n > 0 && sheet_year_column(plan, choice->year) != column) continue;
        sheet_task_table_add(table, column);
        years++;
    }
    const int content = plan_column_of(plan, COLUMN_CONTENT), deadline = plan_column_of(plan, COLUMN_DEADLINE),
              lead = plan_column_of(plan, COLUMN_LEAD), support = plan_column_of(plan, COLUMN_SUPPORT);
    if (years == 0 && content >= 0 && plan_column_of(plan, COLUMN_TASK) >= 0) sheet_task_table_add(table, content);
    if (deadline >= 0) sheet_task_table_add(table, deadline);
    if (lead >= 0 && (part != AGENCY_LEADS || joint)) sheet_task_table_add(table, lead);
    if (support >= 0 && (part == THROUGH_GROUP || lead < 0))
        sheet_task_table_add(table, support); /* alone, it names who leads */
}

/* Does more than one agency lead one of these tasks of a plan? */
static bool are_joint(const struct sheet_choice *choice, const size_t *place, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct place at = plans_at(choice->plans, place[i]);
        struct agency_names walk = agency_names_of(plan_cell_of(at.plan, at.task, COLUMN_LEAD));
        struct agency_name name;
        if (agency_names_next(&walk, &name) && agency_names_next(&walk, &name)) return true;
    }
    return false;
}

/* The tasks of one part; those of each plan in a table of their own, under its title where several plans are open. */
static void add_tables(const struct maker *maker, const size_t *place, size_t count, int part)
{
    const struct plan *plan = NULL;
    struct sheet_task_table table;
    for (size_t i = 0; i < count; i++) {
        struct place at = plans_at(maker->choice->plans, place[i]);
        if (at.plan != plan) {
            size_t same = 1;
            while (i + same < count && plans_at(maker->choice->plans, place[i + same]).plan == at.plan) same++;
            if (maker->several) sheet_add(maker->sheet, SHEET_TEXT, sheet_plan_name(at.plan));
            choose_columns(&table, maker->sheet, at.plan, maker->choice, part, are_joint(maker->choice, place + i, same));
            sheet_task_table_start(&table, maker->sheet, at.plan, maker->choice, place + i, same);
        }
        plan = at.plan;
        sheet_task_table_row(&table, maker->sheet, maker->choice, place[i]);
    }
}

static void add_part(const struct maker *maker, const struct duties *duties, int part, size_t shown)
{
    static const char *const headings[PARTS] = {
        [AGENCY_LEADS] = N_("Leads (%zu)"), [AGENCY_SUPPORTS] = N_("Supports (%zu)"), [THROUGH_GROUP] = N_("Reached through a group (%zu)")};
    static const char *const ordinals[PARTS] = {N_("1. "), N_("2. "), N_("3. ")};
    char heading[160], text[200];
    snprintf(heading, sizeof heading, _(headings[part]), duties->count[part]);
    snprintf(text, sizeof text, "%s%s", _(ordinals[shown]), heading);
    sheet_add(maker->sheet, SHEET_HEADING, slice_of(text));
    add_tables(maker, duties->place[part], duties->count[part], part);
}

static void add_agency(const struct maker *maker, size_t agency)
{
    struct duties duties;
    struct slice name = agencies_name(maker->agencies, agency);
    struct sheet *sheet = maker->sheet;
    size_t shown = 0;
    if (find_duties(maker, agency, &duties)) {
        sheet_page(sheet, 0, name);
        sheet_add(sheet, SHEET_TITLE, slice_of(_("List of Duties")));
        if (!maker->several) sheet_add_plan(sheet, plans_at(maker->choice->plans, maker->choice->place[0]).plan);
        sheet_add(sheet, SHEET_SUBTITLE, name);
        if (maker->choice->year.n > 0) sheet_add(sheet, SHEET_SUBTITLE, maker->choice->year);
        for (int part = 0; part < PARTS; part++)
            if (duties.count[part] > 0) add_part(maker, &duties, part, shown++);
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
        maker.several |= plans_at(choice->plans, choice->place[i]).plan != plans_at(choice->plans, choice->place[0]).plan;
    sheet->landscape = true;
    if (choice->agency > 0) add_agency(&maker, choice->agency - 1);
    else for (size_t i = 0; i < agencies_count(maker.agencies); i++) add_agency(&maker, i);
    free(maker.chosen);
    free(maker.reached);
    agencies_free(own);
}
