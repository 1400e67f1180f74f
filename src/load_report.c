#include "load_report.h"

#include <jansson.h>
#include <stdlib.h>

#include "lang.h"
#include "mem.h"
#include "report.h"

static int by_line(const void *a, const void *b)
{
    const struct note *const *x = a, *const *y = b;
    if ((*x)->line != (*y)->line) return (*x)->line < (*y)->line ? -1 : 1;
    return *x < *y ? -1 : *x > *y; /* as they were made */
}

/* The notes by line; owned by the caller. */
static const struct note **sorted(const struct report *report)
{
    const struct note **order = mem_alloc((report->count + 1) * sizeof *order);
    for (size_t i = 0; i < report->count; i++) order[i] = &report->note[i];
    qsort(order, report->count, sizeof *order, by_line);
    return order;
}

/* The message of a kind with its detail in the place of %s; all of it visible. */
static void add_message(enum note_kind kind, struct slice detail, struct buf *out)
{
    const char *message = report_message(kind), *place = strstr(message, "%s");
    buf_add(out, slice_make(message, place ? (size_t)(place - message) : strlen(message)));
    if (!place) return;
    buf_add_visible(out, detail);
    buf_adds(out, place + 2);
}

static size_t kept_of(const struct report *report, int kind)
{
    size_t kept = 0;
    for (size_t i = 0; i < report->count; i++) kept += (int)report->note[i].kind == kind;
    return kept;
}

void load_report_text(const struct plan *plan, struct buf *out)
{
    const struct report *report = plan_report(plan);
    const struct note **order = sorted(report);
    for (size_t i = 0; i < report->count; i++) {
        buf_add_visible(out, plan_source(plan));
        if (order[i]->line > 0) buf_addf(out, ":%u", order[i]->line);
        if (order[i]->column > 0) buf_addf(out, ":%u", order[i]->column);
        buf_adds(out, ": ");
        add_message(order[i]->kind, order[i]->detail, out);
        buf_adds(out, "\n");
    }
    for (int kind = 0; kind < NOTE_KINDS; kind++) {
        size_t more = report->total[kind] - kept_of(report, kind);
        if (more == 0) continue;
        buf_add_visible(out, plan_source(plan));
        buf_adds(out, ": ");
        add_message((enum note_kind)kind, SLICE("…"), out);
        buf_addf(out, _(" (%zu more)"), more);
        buf_adds(out, "\n");
    }
    free(order);
}

void load_report_json(const struct plan *plan, struct buf *out)
{
    const struct report *report = plan_report(plan);
    const struct note **order = sorted(report);
    struct buf message;
    buf_init(&message);
    for (size_t i = 0; i < report->count; i++) {
        buf_clear(&message);
        add_message(order[i]->kind, order[i]->detail, &message);
        json_t *entry = json_pack("{s:s, s:I, s:I, s:s%}", "rule", report_name(order[i]->kind), "line", (json_int_t)order[i]->line, "column",
                                  (json_int_t)order[i]->column, "message", message.s, message.n);
        char *text = entry ? json_dumps(entry, JSON_COMPACT) : NULL;
        if (!text) mem_fail();
        buf_addf(out, "%s%s", i > 0 ? ",\n " : "", text);
        free(text);
        json_decref(entry);
    }
    buf_done(&message);
    free(order);
}

void load_report_notice(const struct plan *plan, struct buf *out)
{
    const struct report *report = plan_report(plan);
    for (int kind = 0; kind < NOTE_KINDS; kind++) {
        if (!report_is_notable_kind((enum note_kind)kind) || report->total[kind] == 0) continue;
        const struct note *first = NULL;
        for (size_t i = 0; i < report->count && !first; i++)
            if ((int)report->note[i].kind == kind) first = &report->note[i];
        if (out->n > 0) buf_adds(out, _("; "));
        add_message((enum note_kind)kind, first->detail, out);
        if (report->total[kind] > 1) buf_addf(out, _(" and %zu more"), report->total[kind] - 1);
    }
}
