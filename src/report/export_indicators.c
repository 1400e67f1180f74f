/* What the tasks count, through the years, as CSV for Excel: an indicator a row. */
#include "write/csv_row.h"
#include "report/export.h"
#include "plan/indicator.h"
#include "base/lang.h"

static void export_indicators_add_years(struct csv_row *row, const struct export_source *source,
                                        const struct indicators *all, size_t indicator)
{
    const struct plan *plan = source->plan;
    for (size_t slot = 0; slot < plan_years(plan) + 1; slot++) {
        if (slot > 0 && !export_has(source, plan_year_column(plan, slot - 1))) continue;
        const struct indicator_value *value = indicators_value(all, indicator, slot);
        struct buf figure;
        buf_init(&figure);
        if (value->present) indicator_add_figure(value, &figure);
        csv_row_add(row, figure.n > 0 ? buf_slice(&figure) : SLICE(""));
        buf_done(&figure);
    }
}

/* Adds the sum of the years, and whether it equals the figure of the whole period. */
static void export_indicators_add_sum(struct csv_row *row, const struct indicator *indicator)
{
    char number[32];
    struct buf sum;
    bool adds = indicator->sum != INDICATOR_NOT_ADDABLE && indicator->high > 0;
    buf_init(&sum);
    if (adds) buf_adds(&sum, quantity_number(indicator->low, number));
    if (adds && indicator->high > indicator->low) buf_addf(&sum, "—%s", quantity_number(indicator->high, number));
    csv_row_add(row, sum.n > 0 ? buf_slice(&sum) : SLICE(""));
    const char *why = indicator_no_sum(indicator);
    csv_row_add(row, slice_of(indicator->sum == INDICATOR_SHORT  ? _("short")
                              : indicator->sum == INDICATOR_OVER ? _("over")
                              : why[0]                           ? _(why)
                                                                 : ""));
    buf_done(&sum);
}

static void export_indicators_add_head(struct buf *out, const struct export_source *source)
{
    const struct plan *plan = source->plan;
    struct csv_row row = {out, true, false, true}, title = row;
    const char *const before[] = {_("No."),     _("action"),      _("task"), _("what is counted"),
                                  _("measure"), _("whole period")};
    buf_adds(out, source->follows ? "\r\n" : "\xEF\xBB\xBF");
    if (source->several) {
        csv_row_add(&title, plan_title(plan));
        csv_row_end(&title);
    }
    for (size_t i = 0; i < sizeof before / sizeof *before; i++) csv_row_add(&row, slice_of(before[i]));
    for (size_t year = 0; year < plan_years(plan); year++)
        if (export_has(source, plan_year_column(plan, year)))
            csv_row_add(&row, plan_column(plan, plan_year_column(plan, year))->label);
    csv_row_add(&row, slice_of(_("sum")));
    csv_row_add(&row, slice_of(_("check")));
    csv_row_end(&row);
}

static void export_indicators_add_task(struct buf *out, const struct export_source *source, size_t task)
{
    const struct plan *plan = source->plan;
    struct indicators all;
    struct buf name;
    indicators_of(plan, task, &all);
    buf_init(&name);
    for (size_t i = 0; i < all.count; i++) {
        struct csv_row row = {out, true, false, true};
        csv_row_add(&row, plan_task_no(plan, task));
        csv_row_add(&row, plan_action_name(plan, plan_action_of(plan, task)));
        csv_row_add(&row, plan_task_name(plan, task));
        buf_clear(&name);
        indicator_add_name(&all.at[i], &name);
        csv_row_add(&row, buf_slice(&name));
        csv_row_add(&row, all.at[i].measure);
        export_indicators_add_years(&row, source, &all, i);
        export_indicators_add_sum(&row, &all.at[i]);
        csv_row_end(&row);
    }
    buf_done(&name);
    indicators_done(&all);
}

const struct export_format *export_format_indicators(void)
{
    static const struct export_format format = {
        .id = FORMAT_EXCEL, .head = export_indicators_add_head, .task = export_indicators_add_task};
    return &format;
}
