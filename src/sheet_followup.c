/* 督办单: a slip that follows a task up: the matter, what is required by when, who answers, room for what was done. */
#include "lang.h"
#include "sheet_kind.h"

/* Task and content; what is asked for over the whole period. */
static void add_matter(struct sheet *sheet, const struct plan *plan, size_t task)
{
    int content = plan_column_of(plan, COLUMN_CONTENT);
    struct buf text;
    buf_init(&text);
    buf_add(&text, plan_task_name(plan, task));
    struct slice cell = content >= 0 ? sheet_cell(sheet, plan, task, (size_t)content) : SLICE("");
    if (cell.n > 0 && plan_column_of(plan, COLUMN_TASK) >= 0) {
        buf_adds(&text, "\n");
        buf_add(&text, cell);
    }
    sheet_field(sheet, slice_of(_("Matter")), buf_slice(&text));
    buf_done(&text);
}

/* The targets: of the year alone if one was chosen, else of every year under its name. */
static void add_requirement(struct sheet *sheet, const struct plan *plan, size_t task, struct slice year)
{
    struct buf text;
    buf_init(&text);
    for (size_t i = 0; i < plan_years(plan); i++) {
        size_t column = plan_year_column(plan, i);
        struct slice label = plan_column(plan, column)->label;
        if (year.n > 0 && !slice_equal(label, year)) continue;
        if (text.n > 0) buf_adds(&text, "\n");
        if (year.n == 0) {
            buf_add(&text, label);
            buf_adds(&text, "\n");
        }
        buf_add(&text, sheet_cell(sheet, plan, task, column));
    }
    sheet_field(sheet, slice_of(_("Requirement")), buf_slice(&text));
    buf_done(&text);
}

static void add_deadline(struct sheet *sheet, const struct plan *plan, size_t task, struct slice year)
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

static void add_answerers(struct sheet *sheet, const struct plan *plan, size_t task)
{
    int lead = plan_column_of(plan, COLUMN_LEAD), support = plan_column_of(plan, COLUMN_SUPPORT), leader = plan_column_of(plan, COLUMN_LEADER);
    struct slice first = plan_cell_of(plan, task, lead >= 0 ? COLUMN_LEAD : COLUMN_SUPPORT);
    sheet_field(sheet, slice_of(_("Responsible")), first);
    if (lead >= 0 && support >= 0)
        sheet_field(sheet, plan_column(plan, (size_t)support)->label, plan_cell(plan, task, (size_t)support));
    if (leader >= 0) sheet_field(sheet, plan_column(plan, (size_t)leader)->label, plan_cell(plan, task, (size_t)leader));
}

void sheet_make_followup(struct sheet *sheet, const struct sheet_choice *choice)
{
    const struct slice receipt[] = {slice_of(_("Receipt (signature)")), slice_of(_("Received on"))},
                       done[] = {slice_of(_("What was done"))},
                       signature[] = {slice_of(_("Head of the unit (signature)")), slice_of(_("Date"))};
    for (size_t i = 0; i < choice->count; i++) {
        struct place at = plans_at(choice->plans, choice->place[i]);
        char no[64];
        plans_task_no(choice->plans, choice->place[i], no, sizeof no);
        sheet_task_page(sheet, choice, i);
        sheet_add(sheet, SHEET_TITLE, slice_of(_("Follow-up Slip")));
        sheet_add(sheet, SHEET_SUBTITLE, plan_title(at.plan));
        sheet_field(sheet, slice_of(column_label(COLUMN_NO)), slice_of(no));
        add_matter(sheet, at.plan, at.task);
        add_requirement(sheet, at.plan, at.task, choice->year);
        add_deadline(sheet, at.plan, at.task, choice->year);
        add_answerers(sheet, at.plan, at.task);
        sheet_boxes(sheet, receipt, 2, 2);
        sheet_boxes(sheet, done, 1, 8);
        sheet_boxes(sheet, signature, 2, 3);
    }
}
