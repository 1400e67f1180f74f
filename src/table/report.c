#include "table/report.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"

static const struct {
    const char *name, *message;
    bool notable;
} kinds[] = {
#define NOTE(id, name, notable, message) {name, message, notable},
#include "table/report.def"
#undef NOTE
};

void report_init(struct report *r)
{
    *r = (struct report){0};
    arena_init(&r->arena);
}

void report_done(struct report *r)
{
    free(r->note);
    arena_done(&r->arena);
}

void report_add(struct report *r, enum note_kind kind, unsigned line, unsigned column, struct slice detail)
{
    if (r->total[kind]++ >= REPORT_KEPT) return;
    r->note = mem_grow(r->note, &r->cap, r->count + 1, sizeof *r->note);
    r->note[r->count++] = (struct note){kind, line, column, r->part, arena_copy(&r->arena, detail)};
}

const char *report_name(enum note_kind kind) { return kinds[kind].name; }
const char *report_message(enum note_kind kind) { return _(kinds[kind].message); }

bool report_is_notable_kind(enum note_kind kind) { return kinds[kind].notable; }

bool report_is_notable(const struct report *r)
{
    for (int kind = 0; kind < NOTE_KINDS; kind++)
        if (kinds[kind].notable && r->total[kind] > 0) return true;
    return false;
}
