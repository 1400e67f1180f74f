#include "report/check_report.h"

#include "write/json.h"
#include "base/lang.h"

static void check_report_add_visible(struct buf *out, struct slice text)
{
    buf_clear(out);
    buf_adds(out, "");
    buf_add_visible(out, text);
}

static void check_report_add_finding(const struct plans *plans, const struct check_finding *finding, struct buf *label,
                                     struct buf *message, struct buf *out)
{
    struct place at = plans_at(plans, finding->place);
    char no[64], visible_no[256];
    plans_task_no(plans, finding->place, no, sizeof no);
    text_visible_copy(slice_of(no), visible_no, sizeof visible_no);
    check_report_add_visible(label, plan_column(at.plan, finding->column)->label);
    check_report_add_visible(message, slice_of(finding->message));
    buf_add_visible(out, plan_source(at.plan));
    if (finding->line > 0) buf_addf(out, ":%u", finding->line);
    buf_adds(out, ": ");
    buf_addf(out, _("task %s, %s: %s"), visible_no, label->s, message->s);
    buf_addf(out, " [%s]\n", check_rule_name(finding->rule));
}

void check_report_text(const struct plans *plans, const struct check *check, struct buf *out)
{
    struct buf label, message;
    buf_init(&label), buf_init(&message);
    for (size_t i = 0; i < check->count; i++)
        check_report_add_finding(plans, &check->finding[i], &label, &message, out);
    buf_done(&label), buf_done(&message);
}

static json_t *check_report_json_of(const struct plans *plans, const struct check_finding *finding)
{
    struct place at = plans_at(plans, finding->place);
    const struct plan_column *column = plan_column(at.plan, finding->column);
    json_t *value = json_object();
    char no[64];
    plans_task_no(plans, finding->place, no, sizeof no);
    json_put(value, "rule", json_string(check_rule_name(finding->rule)));
    json_put(value, "no", json_text(slice_of(no)));
    json_put(value, "field", json_string(column_name(column->role)));
    json_put(value, "year", column->role == COLUMN_YEAR ? json_text(column->label) : json_null());
    json_put(value, "line", finding->line > 0 ? json_integer((json_int_t)finding->line) : json_null());
    json_put(value, "message", json_text(slice_of(finding->message)));
    return value;
}

void check_report_json(const struct plans *plans, const struct check *check, struct buf *out)
{
    buf_adds(out, "[");
    for (size_t i = 0; i < check->count; i++) {
        if (i > 0) buf_adds(out, ",\n ");
        json_write(check_report_json_of(plans, &check->finding[i]), out);
    }
    buf_adds(out, "]\n");
}
