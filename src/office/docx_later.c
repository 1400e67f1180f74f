/* Tables that are told after they have been read: those in text boxes, behind the paragraph that the box hangs on, and
 * those that may turn out to be a frame around others. */
#include <stdlib.h>

#include "base/mem.h"
#include "office/docx_inside.h"

enum { EVENTS_MAX = 1 << 20 }; /* with more of them they are told at once */

struct docx_event {
    enum { EVENT_TABLE, EVENT_ROW, EVENT_CELL, EVENT_MERGE } kind;
    unsigned line, column, lines, columns;
    uint32_t text;
};

static void docx_later_tell(struct docx *d, const struct docx_event *e)
{
    switch (e->kind) {
    case EVENT_TABLE:
        grid_part(d->out, TABLE_PART_TABLE, SLICE(""), false);
        d->in_prose = false;
        break;
    case EVENT_ROW: grid_row(d->out, e->line); break;
    case EVENT_CELL: grid_cell(d->out, e->column, e->text); break;
    case EVENT_MERGE: grid_merge(d->out, e->line, e->column, e->lines, e->columns); break;
    }
}

static void docx_later_take(struct docx *d, struct docx_event event)
{
    if (d->later && d->events == EVENTS_MAX) {
        d->later = false;
        docx_tell_all(d);
    }
    if (!d->later) return docx_later_tell(d, &event);
    d->event = mem_grow(d->event, &d->event_cap, d->events + 1, sizeof *d->event);
    d->event[d->events++] = event;
}

void docx_tell_table(struct docx *d) { docx_later_take(d, (struct docx_event){.kind = EVENT_TABLE}); }

void docx_tell_row(struct docx *d, unsigned line)
{
    docx_later_take(d, (struct docx_event){.kind = EVENT_ROW, .line = line});
}

void docx_tell_cell(struct docx *d, unsigned column, uint32_t text)
{
    docx_later_take(d, (struct docx_event){.kind = EVENT_CELL, .column = column, .text = text});
}

void docx_tell_merge(struct docx *d, unsigned line, unsigned column, unsigned lines, unsigned columns)
{
    docx_later_take(d, (struct docx_event){EVENT_MERGE, line, column, lines, columns, 0});
}

void docx_tell_all(struct docx *d)
{
    for (size_t i = 0; i < d->events; i++) docx_later_tell(d, &d->event[i]);
    d->events = 0;
}

void docx_tell_as_prose(struct docx *d)
{
    for (size_t i = 0; i < d->events; i++)
        if (d->event[i].kind == EVENT_CELL) docx_add_prose(d, d->event[i].text);
    d->events = 0;
}
