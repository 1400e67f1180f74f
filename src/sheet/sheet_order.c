#include "sheet/sheet_order.h"

#include <stdio.h>

#include "sys/file_name.h"
#include "base/lang.h"
#include "base/mem.h"

static const struct sheet_kind kinds[] = {
    {"task", N_("task sheet"), sheet_make_task},         {"tasks", N_("list of tasks"), sheet_make_tasks},
    {"agency", N_("list of duties"), sheet_make_agency}, {"followup", N_("follow-up slip"), sheet_make_followup},
    {"table", N_("task table"), sheet_make_table},
};

static const struct sheet_format formats[] = {
    {FORMAT_TEXT, .paper = true, .paged_text = true, .render = sheet_render_text},
    {FORMAT_MD, .render = sheet_render_md},
    {FORMAT_HTML, .render = sheet_render_html},
    {FORMAT_PDF, .binary = true, .paper = true, .render = sheet_render_pdf},
};

size_t sheet_kinds(void) { return sizeof kinds / sizeof *kinds; }
const struct sheet_kind *sheet_kind_at(size_t i) { return &kinds[i]; }
size_t sheet_formats(void) { return sizeof formats / sizeof *formats; }
const struct sheet_format *sheet_format_at(size_t i) { return &formats[i]; }

const struct sheet_kind *sheet_kind_named(const char *name)
{
    for (size_t i = 0; i < sheet_kinds(); i++)
        if (strcmp(kinds[i].name, name) == 0) return &kinds[i];
    return NULL;
}

const struct sheet_format *sheet_format_of(enum format_id id)
{
    for (size_t i = 0; i < sheet_formats(); i++)
        if (formats[i].id == id) return &formats[i];
    return NULL;
}

const struct sheet_format *sheet_format_named(const char *name)
{
    enum format_id id;
    return format_named(FORMAT_OF_SHEETS, name, &id) ? sheet_format_of(id) : NULL;
}

void sheet_make(struct sheet *sheet, const struct sheet_kind *kind, const struct sheet_choice *choice)
{
    sheet_describe(sheet, kind->label, choice);
    kind->make(sheet, choice);
}

/* ---- orders ---- */

bool sheet_order_render(const struct sheet_order *order, struct buf *out, struct sheet_made *made, struct err *err)
{
    struct sheet sheet;
    *made = (struct sheet_made){.pages = 0};
    sheet_init(&sheet);
    sheet.full_width = order->full_width;
    sheet_make(&sheet, order->kind, &order->choice);
    made->empty = sheet.count == 0;
    if (made->empty) err_set(err, _("no task fits; nothing was made"), "");
    bool done = !made->empty && order->format->render(&sheet, &order->look, out, made, err);
    sheet_done(&sheet);
    return done;
}

bool sheet_order_lies(const struct sheet_order *order) { return order->look.turn == SHEET_LANDSCAPE; }

char *sheet_order_file(const struct sheet_order *order, struct slice no, struct slice name, unsigned again)
{
    char safe[FILE_NAME_NBYTES], number[FILE_NAME_NBYTES] = "", more[16] = "";
    file_name_of(name, safe);
    if (no.n > 0) file_name_of(no, number);
    if (again > 1) snprintf(more, sizeof more, "-%u", again);
    const char *zero = number[0] != '\0' && number[1] == '\0' ? "0" : "";
    return mem_format("%s-%s%s%s%s%s.%s", _(order->kind->label), zero, number, *number != '\0' ? "-" : "", safe, more,
                      format_row(order->format->id)->suffix);
}
