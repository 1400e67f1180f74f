#include <stdlib.h>
#include <strings.h>

#include "base/lang.h"
#include "base/mem.h"
#include "office/office_inside.h"
#include "office/xlsx_inside.h"

void xlsx_fail(struct xlsx *x, const struct err *err) { grid_fail(x->out, err->what, err->remedy); }

void xlsx_fail_as_damaged(struct xlsx *x)
{
    grid_fail(x->out, _("the file is damaged"), _("fetch it again, or save it anew in the program that made it"));
}

static struct slice xlsx_keep(struct xlsx *x, const char *attribute)
{
    return arena_copy(&x->arena, slice_of(attribute ? attribute : ""));
}

static void xlsx_take_sheet(struct xlsx *x, struct xml *xml)
{
    const char *state = xml_attribute(xml, "state");
    if (x->sheets >= GRID_PARTS_MAX) return;
    x->sheet = mem_grow(x->sheet, &x->sheet_cap, x->sheets + 1, sizeof *x->sheet);
    x->sheet[x->sheets++] = (struct xlsx_sheet){
        .name = xlsx_keep(x, xml_attribute(xml, "name")),
        .id = xlsx_keep(x, xml_attribute(xml, "id")),
        .hidden = state && strcasecmp(state, "visible") != 0, /* hidden, veryHidden */
    };
}

/* The workbook says which sheets there are; each is a part of its own. */
static void xlsx_take_workbook(struct xlsx *x, struct xml *xml)
{
    bool in_sheets = false;
    for (enum xml_event event; (event = xml_next(xml)) != XML_END;) {
        if (event == XML_CLOSE && xml_depth(xml) == 2) in_sheets = false;
        if (event != XML_OPEN || xml_depth(xml) == 1) continue;
        if (xml_depth(xml) == 2 && xml_is(xml, "sheets")) {
            in_sheets = true;
            continue;
        }
        if (in_sheets && xml_is(xml, "sheet")) xlsx_take_sheet(x, xml);
        if (xml_is(xml, "workbookPr")) x->epoch_1904 = xlsx_is_true(xml_attribute(xml, "date1904"));
        xml_skip(xml);
    }
}

static bool xlsx_read_workbook(struct xlsx *x)
{
    struct err err;
    package_related_of_type(x->package, "", "officeDocument", &x->workbook);
    struct xml *xml = xml_of_part(x->package, x->workbook.s, &err);
    if (xml) xlsx_take_workbook(x, xml);
    if (xml == NULL || xml_error(xml, &err)) xlsx_fail(x, &err);
    xml_free(xml);
    return !grid_has_failed(x->out);
}

void xlsx_read(struct package *package, struct grid_out *out)
{
    struct xlsx x = {.package = package, .out = out};
    arena_init(&x.arena);
    if (xlsx_read_workbook(&x)) xlsx_read_styles(&x);
    if (!grid_has_failed(out)) xlsx_read_strings(&x);
    for (size_t i = 0; i < x.sheets && !grid_has_failed(out); i++) xlsx_read_sheet(&x, &x.sheet[i]);
    arena_done(&x.arena);
    buf_done(&x.workbook);
    free(x.sheet);
    free(x.format);
    free(x.string);
    free(x.string_text);
    buf_done(&x.raw);
    buf_done(&x.decoded);
    buf_done(&x.formatted);
}
