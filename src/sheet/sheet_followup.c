/* 督办单: a slip that follows a task up: the matter, what is required by when, who answers, room for what was done. */
#include "plan/agency.h"
#include "base/lang.h"
#include "sheet/sheet_kind.h"

/* What the task is over the whole period: its content, if the plan has a column for it and it says more than the
 * name. */
static struct slice sheet_followup_content_of(struct sheet *sheet, const struct plan *plan, size_t task)
{
    int content = plan_column_of(plan, COLUMN_CONTENT);
    struct slice cell = content >= 0 && plan_column_of(plan, COLUMN_TASK) >= 0
                            ? sheet_cell(sheet, plan, task, (size_t)content)
                            : SLICE("");
    return slice_equal(slice_trim(cell), plan_task_name(plan, task)) ? SLICE("") : cell;
}

/* Adds each target under the name of its year; if a year was chosen, that one only. */
static void sheet_followup_add_targets(struct sheet *sheet, const struct plan *plan, size_t task, struct slice year,
                                       struct buf *text)
{
    for (size_t i = 0; i < plan_years(plan); i++) {
        size_t column = plan_year_column(plan, i);
        struct slice label = plan_column(plan, column)->label, cell = sheet_target(sheet, plan, task, column);
        if (slice_is_blank(cell) || (year.n > 0 && !slice_equal(label, year))) continue;
        if (text->n > 0) buf_adds(text, "\n");
        if (year.n == 0) {
            buf_adds(text, "【");
            buf_add(text, label);
            buf_adds(text, "】\n");
        }
        buf_add(text, cell);
    }
}

/* Adds the matter (the task with its content) and the requirement (its targets); without targets the content is the
 * requirement. */
static void sheet_followup_add_matter(struct sheet *sheet, const struct plan *plan, size_t task, struct slice year)
{
    struct slice content = sheet_followup_content_of(sheet, plan, task);
    struct buf matter, targets;
    buf_init(&matter);
    buf_init(&targets);
    sheet_followup_add_targets(sheet, plan, task, year, &targets);
    buf_add(&matter, plan_task_name(plan, task));
    if (targets.n > 0 && content.n > 0) {
        buf_adds(&matter, "\n");
        buf_add(&matter, content);
    }
    sheet_field(sheet, slice_of(_("Matter")), buf_slice(&matter));
    sheet_field(sheet, slice_of(_("Requirement")), targets.n > 0 ? buf_slice(&targets) : content);
    buf_done(&matter);
    buf_done(&targets);
}

static void sheet_followup_add_deadline(struct sheet *sheet, const struct plan *plan, size_t task, struct slice year)
{
    struct slice deadline = plan_cell_of(plan, task, COLUMN_DEADLINE);
    size_t years = plan_years(plan);
    struct buf text;
    buf_init(&text);
    if (deadline.n == 0 && year.n == 0 && years > 0) {
        buf_add(&text, plan_column(plan, plan_year_column(plan, 0))->label);
        if (years > 1) {
            buf_adds(&text, "—");
            buf_add(&text, plan_column(plan, plan_year_column(plan, years - 1))->label);
        }
        deadline = buf_slice(&text);
    }
    sheet_field(sheet, slice_of(_("Time Limit")), deadline.n > 0 ? deadline : year);
    buf_done(&text);
}

/* Whether a column names who answers for the task: those who lead, or all agencies where one column names them
 * together. */
static bool sheet_followup_is_responsible(const struct plan *plan, size_t column)
{
    return plan_column(plan, column)->role == COLUMN_LEAD || agency_column_is_both(plan, column);
}

/* Adds the agency cells.  They are official text, so each is printed as it is; those who answer for the task come
 * first.  If there is no such column, room to write a name is added. */
static void sheet_followup_add_agencies(struct sheet *sheet, const struct plan *plan, size_t task)
{
    size_t answers = 0;
    while (answers < plan_columns(plan) && !sheet_followup_is_responsible(plan, answers)) answers++;
    bool found = answers < plan_columns(plan);
    sheet_field(sheet, slice_of(_("Responsible")), found ? plan_cell(plan, task, answers) : SLICE(""));
    for (size_t i = 0; i < plan_columns(plan); i++)
        if (i != answers && sheet_is_agencies(plan, i))
            sheet_field(sheet, plan_column(plan, i)->label, plan_cell(plan, task, i));
}

/* Adds what else the plan says about the task, under its own headers. */
static void sheet_followup_add_rest(struct sheet *sheet, const struct plan *plan, size_t task)
{
    for (size_t i = 0; i < plan_columns(plan); i++) {
        const struct plan_column *column = plan_column(plan, i);
        bool rest = column->role == COLUMN_LEADER || column->role == COLUMN_STATUS || column->role == COLUMN_NOTE ||
                    column->role == COLUMN_OTHER;
        if (rest && !slice_is_blank(plan_cell(plan, task, i)))
            sheet_field(sheet, column->label, sheet_cell(sheet, plan, task, i));
    }
}

static void sheet_followup_add_action(struct sheet *sheet, const struct plan *plan, size_t task)
{
    struct slice name = plan_action_name(plan, plan_action_of(plan, task));
    if (name.n > 0) sheet_field(sheet, sheet_label(plan, COLUMN_ACTION), name);
}

void sheet_make_followup(struct sheet *sheet, const struct sheet_choice *choice)
{
    const struct slice issue[] = {slice_of(_("Slip No.")), slice_of(_("Issued by")), slice_of(_("Issued on"))},
                       receipt[] = {slice_of(_("Receipt (signature)")), slice_of(_("Contact and telephone")),
                                    slice_of(_("Received on"))},
                       done[] = {slice_of(_("What was done"))},
                       signature[] = {slice_of(_("Head of the unit (signature)")), slice_of(_("Date"))};
    for (size_t i = 0; i < choice->count; i++) {
        struct place at = plans_at(choice->plans, choice->place[i]);
        char no[64];
        plans_task_no(choice->plans, choice->place[i], no, sizeof no);
        sheet_task_page(sheet, choice, i);
        sheet_add(sheet, SHEET_TITLE, slice_of(_("Follow-up Slip")));
        sheet_add_plan(sheet, at.plan);
        sheet_boxes(sheet, issue, 3, 2);
        sheet_field(sheet, sheet_label(at.plan, COLUMN_NO), slice_of(no));
        sheet_followup_add_action(sheet, at.plan, at.task);
        sheet_followup_add_matter(sheet, at.plan, at.task, choice->year);
        sheet_followup_add_deadline(sheet, at.plan, at.task, choice->year);
        sheet_followup_add_agencies(sheet, at.plan, at.task);
        sheet_followup_add_rest(sheet, at.plan, at.task);
        sheet_boxes(sheet, receipt, 3, 2);
        sheet_boxes(sheet, done, 1, 8);
        sheet_boxes(sheet, signature, 2, 3);
    }
}
