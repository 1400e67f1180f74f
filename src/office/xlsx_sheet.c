#include <stdlib.h>

#include "base/lang.h"
#include "office/worksheet.h"
#include "office/xlsx_inside.h"

struct xlsx_sheet_reader {
    struct xlsx *x;
    struct xml *xml;
    struct worksheet cells;
    unsigned line, column; /* of the cell met last, the line also of a row; column + 1, 0 at the beginning of a row */
    bool has_uncalculated;
};

/* ---- cells ---- */

/* Reads the elements of a cell; its text, or XLSX_NO_TEXT. */
static uint32_t xlsx_sheet_take_value(struct xlsx_sheet_reader *r, char type, unsigned style, bool *uncalculated)
{
    struct xlsx *x = r->x;
    unsigned depth = xml_depth(r->xml);
    bool has_formula = false, has_value = false, is_inline = false;
    buf_clear(&x->raw);
    for (enum xml_event event; (event = xml_next(r->xml)) != XML_END;) {
        if (event == XML_CLOSE && xml_depth(r->xml) == depth) break;
        if (event != XML_OPEN) continue;
        has_formula |= xml_is(r->xml, "f");
        if (xml_is(r->xml, "v") && !is_inline) {
            has_value = true;
            xml_add_text(r->xml, &x->raw);
        } else if (xml_is(r->xml, "is")) {
            has_value = is_inline = true;
            buf_clear(&x->raw);
            xlsx_add_string(r->xml, &x->raw);
        } else {
            xml_skip(r->xml);
        }
    }
    *uncalculated = has_formula && !has_value;
    return has_value ? xlsx_value_text(x, is_inline ? 't' : type, buf_slice(&x->raw), style) : XLSX_NO_TEXT;
}

static void xlsx_sheet_note_uncalculated(struct xlsx_sheet_reader *r)
{
    if (!r->has_uncalculated)
        grid_note(r->x->out, NOTE_LEFT_OUT, r->line, r->column, slice_of(_("formulas that were never calculated")));
    r->has_uncalculated = true;
}

static void xlsx_sheet_take_cell(struct xlsx_sheet_reader *r)
{
    const char *place = xml_attribute(r->xml, "r"), *end;
    unsigned line, column, style = xlsx_number(xml_attribute(r->xml, "s"), 0);
    char type = xlsx_type_of(xml_attribute(r->xml, "t"));
    bool uncalculated;
    if (place && xlsx_take_place(place, &line, &column, &end)) {
        r->line = line;
        r->column = column + 1;
    } else {
        r->column++;
    }
    uint32_t text = xlsx_sheet_take_value(r, type, style, &uncalculated);
    if (text != XLSX_NO_TEXT) worksheet_add(&r->cells, r->line, r->column - 1, text);
    if (uncalculated) xlsx_sheet_note_uncalculated(r);
}

static void xlsx_sheet_take_row(struct xlsx_sheet_reader *r)
{
    unsigned depth = xml_depth(r->xml);
    r->line = xlsx_number(xml_attribute(r->xml, "r"), r->line + 1);
    r->column = 0;
    if (xlsx_is_true(xml_attribute(r->xml, "hidden")) || xlsx_is_zero(xml_attribute(r->xml, "ht")))
        worksheet_hide_lines(&r->cells, r->line, r->line);
    for (enum xml_event event; (event = xml_next(r->xml)) != XML_END && !grid_has_failed(r->x->out);) {
        if (event == XML_CLOSE && xml_depth(r->xml) == depth) return;
        if (event != XML_OPEN) continue;
        if (xml_is(r->xml, "c")) xlsx_sheet_take_cell(r);
        else xml_skip(r->xml);
    }
}

/* ---- columns and merged cells ---- */

static void xlsx_sheet_take_columns(struct xlsx_sheet_reader *r)
{
    unsigned from = xlsx_number(xml_attribute(r->xml, "min"), 0);
    unsigned to = xlsx_number(xml_attribute(r->xml, "max"), from);
    if (xlsx_is_true(xml_attribute(r->xml, "hidden")) || xlsx_is_zero(xml_attribute(r->xml, "width")))
        if (from > 0 && to > 0) worksheet_hide_columns(&r->cells, from - 1, to - 1);
    xml_skip(r->xml);
}

static unsigned xlsx_sheet_least(unsigned a, unsigned b) { return a < b ? a : b; }
static unsigned xlsx_sheet_span(unsigned a, unsigned b) { return (a < b ? b - a : a - b) + 1; }

static void xlsx_sheet_take_merge(struct xlsx_sheet_reader *r)
{
    const char *area = xml_attribute(r->xml, "ref"), *at;
    unsigned line[2], column[2];
    if (area && xlsx_take_place(area, &line[0], &column[0], &at) && *at == ':' &&
        xlsx_take_place(at + 1, &line[1], &column[1], &at))
        grid_merge(r->x->out, xlsx_sheet_least(line[0], line[1]), xlsx_sheet_least(column[0], column[1]),
                   xlsx_sheet_span(line[0], line[1]), xlsx_sheet_span(column[0], column[1]));
    xml_skip(r->xml);
}

/* ---- the sheet ---- */

static const struct {
    const char *group, *element; /* elements directly inside another */
    void (*take)(struct xlsx_sheet_reader *);
} groups[] = {
    {"cols", "col", xlsx_sheet_take_columns},
    {"sheetData", "row", xlsx_sheet_take_row},
    {"mergeCells", "mergeCell", xlsx_sheet_take_merge},
};

static void xlsx_sheet_take_group(struct xlsx_sheet_reader *r, size_t group)
{
    unsigned depth = xml_depth(r->xml);
    for (enum xml_event event; (event = xml_next(r->xml)) != XML_END && !grid_has_failed(r->x->out);) {
        if (event == XML_CLOSE && xml_depth(r->xml) == depth) return;
        if (event != XML_OPEN) continue;
        if (xml_is(r->xml, groups[group].element)) groups[group].take(r);
        else xml_skip(r->xml);
    }
}

static void xlsx_sheet_take_all(struct xlsx_sheet_reader *r)
{
    for (enum xml_event event; (event = xml_next(r->xml)) != XML_END && !grid_has_failed(r->x->out);) {
        size_t group = 0;
        if (event != XML_OPEN) continue;
        while (group < sizeof groups / sizeof *groups && !xml_is(r->xml, groups[group].group)) group++;
        if (group < sizeof groups / sizeof *groups) xlsx_sheet_take_group(r, group);
        else xml_skip(r->xml);
    }
}

/* The first element says whether it is a worksheet: a chart or a sheet of macros has nothing to read. */
static bool xlsx_sheet_is_worksheet(struct xlsx_sheet_reader *r)
{
    static const char *const others[] = {"chartsheet", "dialogsheet", "macrosheet"};
    enum xml_event event = xml_next(r->xml);
    if (event == XML_OPEN && xml_is(r->xml, "worksheet")) return true;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (event == XML_OPEN && xml_is(r->xml, others[i])) return false;
    if (event == XML_OPEN) xlsx_fail_as_damaged(r->x);
    return false;
}

void xlsx_read_sheet(struct xlsx *x, const struct xlsx_sheet *sheet)
{
    struct xlsx_sheet_reader r = {.x = x};
    struct buf part;
    struct err err;
    buf_init(&part);
    package_related(x->package, x->workbook.s, sheet->id.s, &part);
    r.xml = xml_of_part(x->package, part.n > 0 ? part.s : sheet->name.s, &err);
    if (r.xml && xlsx_sheet_is_worksheet(&r)) {
        grid_part(x->out, TABLE_PART_SHEET, sheet->name, sheet->hidden);
        worksheet_init(&r.cells, x->out);
        xlsx_sheet_take_all(&r);
        worksheet_tell(&r.cells);
        worksheet_done(&r.cells);
    }
    if (r.xml == NULL || xml_error(r.xml, &err)) xlsx_fail(x, &err);
    xml_free(r.xml);
    buf_done(&part);
}
