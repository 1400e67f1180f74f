#include "report/load_report.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "write/json.h"

static int load_report_by_line(const void *a, const void *b)
{
    const struct note *const *x = a, *const *y = b;
    if ((*x)->part != (*y)->part) return (*x)->part < (*y)->part ? -1 : 1;
    if ((*x)->line != (*y)->line) return (*x)->line < (*y)->line ? -1 : 1;
    return *x < *y ? -1 : *x > *y; /* on the same line: in the order in which they were made */
}

/* The notes sorted by line; the caller frees the array. */
static const struct note **load_report_sorted(const struct report *report)
{
    const struct note **order = mem_alloc((report->count + 1) * sizeof *order);
    for (size_t i = 0; i < report->count; i++) order[i] = &report->note[i];
    qsort(order, report->count, sizeof *order, load_report_by_line);
    return order;
}

/* Adds the message of a kind of note, with `detail` in the place of its %s, all of it safe for a terminal. */
static void load_report_add_message(enum note_kind kind, struct slice detail, struct buf *out)
{
    const char *message = report_message(kind), *place = strstr(message, "%s");
    buf_add(out, slice_make(message, place ? (size_t)(place - message) : strlen(message)));
    if (!place) return;
    buf_add_visible(out, detail);
    buf_adds(out, place + 2);
}

static size_t load_report_stored_of(const struct report *report, int kind)
{
    size_t stored = 0;
    for (size_t i = 0; i < report->count; i++) stored += (int)report->note[i].kind == kind;
    return stored;
}

void load_report_each(const struct plan *plan, load_report_tell *tell, void *context)
{
    const struct report *report = plan_report(plan);
    const struct note **order = load_report_sorted(report);
    struct buf message;
    buf_init(&message);
    for (size_t i = 0; i < report->count; i++) {
        buf_clear(&message);
        load_report_add_message(order[i]->kind, order[i]->detail, &message);
        tell(context, order[i], buf_slice(&message));
    }
    for (int kind = 0; kind < NOTE_KINDS; kind++) {
        size_t more = report->total[kind] - load_report_stored_of(report, kind);
        if (more == 0) continue;
        buf_clear(&message);
        load_report_add_message((enum note_kind)kind, SLICE("…"), &message);
        buf_addf(&message, _(" (%zu more)"), more);
        tell(context, &(struct note){.kind = (enum note_kind)kind}, buf_slice(&message));
    }
    buf_done(&message);
    free(order);
}

struct sink {
    const struct plan *plan;
    struct buf *out;
    size_t count;
};

static void load_report_tell_text(void *context, const struct note *note, struct slice message)
{
    struct sink *sink = context;
    buf_add_visible(sink->out, plan_source(sink->plan));
    plan_add_place(sink->plan, note->part, note->line, note->column, sink->out);
    buf_adds(sink->out, ": ");
    buf_add(sink->out, message);
    buf_adds(sink->out, "\n");
}

void load_report_text(const struct plan *plan, struct buf *out)
{
    load_report_each(plan, load_report_tell_text, &(struct sink){plan, out, 0});
}

static void load_report_tell_json(void *context, const struct note *note, struct slice message)
{
    struct sink *sink = context;
    json_t *entry = json_object();
    json_put(entry, "rule", json_string(report_name(note->kind)));
    json_put(entry, "line", json_integer((json_int_t)note->line));
    json_put(entry, "column", json_integer((json_int_t)note->column));
    json_put(entry, "message", json_text(message));
    buf_adds(sink->out, sink->count++ > 0 ? ",\n " : "");
    json_write(entry, sink->out);
}

void load_report_json(const struct plan *plan, struct buf *out)
{
    load_report_each(plan, load_report_tell_json, &(struct sink){plan, out, 0});
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
        load_report_add_message((enum note_kind)kind, first->detail, out);
        if (report->total[kind] > 1) buf_addf(out, _(" and %zu more"), report->total[kind] - 1);
    }
}
