/* OpenDocument: workbooks (.ods) and documents (.odt), whose tables are told in the same elements.
 *
 * OASIS Open Document Format 1.3, part 3: chapters 6 (text), 9 (tables).  A cell is the paragraphs in it, which hold
 * its value as it is shown; what is repeated, a cell or a row, is told once with a number. */
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

#include "base/lang.h"
#include "base/mem.h"
#include "office/iso_date.h"
#include "office/number_format.h"
#include "office/office_inside.h"
#include "office/ods_inside.h"
#include "office/worksheet.h"
#include "office/xml.h"

enum { CELLS_MAX = 1 << 25 };

struct ods {
    struct xml *xml;
    struct grid_out *out;
    struct buf hidden; /* names of table styles that do not show their table, each behind and before a NUL */
    struct buf unseen; /* likewise of styles of paragraphs and text that do not show it */
    struct buf text;   /* of the cell or paragraph that is read */
    struct ods_lists lists;
    uint64_t cells;
    unsigned paragraph; /* of the document, 0 before the first */
    bool in_prose;
};

/* A table while it is read. */
struct ods_table {
    struct worksheet sheet;
    unsigned line, column; /* from 1; from 0 */
    unsigned heading;      /* columns declared so far */
};

/* ---- small things ---- */

static unsigned ods_count(struct ods *o, const char *attribute)
{
    const char *value = xml_attribute(o->xml, attribute);
    unsigned long count = value ? strtoul(value, NULL, 10) : 1;
    return count == 0 ? 1 : count > GRID_LINE_MAX + 1 ? GRID_LINE_MAX + 1 : (unsigned)count;
}

static bool ods_says(struct ods *o, const char *attribute, const char *value)
{
    const char *given = xml_attribute(o->xml, attribute);
    return given && strcmp(given, value) == 0;
}

static bool ods_is_hidden(struct ods *o)
{
    return ods_says(o, "visibility", "collapse") || ods_says(o, "visibility", "filter");
}

/* Whether the name is one of those in a list, each with a NUL behind it. */
static bool ods_names(const struct buf *names, const char *name)
{
    for (size_t at = 0; name && at < names->n; at += strlen(names->s + at) + 1)
        if (strcmp(names->s + at, name) == 0) return true;
    return false;
}

/* ---- text ---- */

/* White space counts once, and not at the beginning of a line (6.1.2). */
static void ods_add_text(struct buf *to, size_t start, struct slice text)
{
    for (size_t i = 0; i < text.n; i++) {
        char c = text.s[i];
        bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        bool again = to->n == start || to->s[to->n - 1] == ' ' || to->s[to->n - 1] == '\n';
        if (!blank) buf_add(to, slice_cut(text, i, i + 1));
        else if (!again) buf_adds(to, " ");
    }
}

static void ods_add_paragraph(struct ods *o, struct buf *to);

/* Drawings, notes, what is hidden. */
static bool ods_is_left_out(struct ods *o)
{
    static const char *const left_out[] = {"annotation", "note",   "ruby-text", "tracked-changes",
                                           "forms",      "script", "frame",     NULL};
    for (const char *const *name = left_out; *name; name++)
        if (xml_is(o->xml, *name)) return true;
    return strstr(xml_space(o->xml), ":drawing:") != NULL ||
           (o->unseen.n > 0 && ods_names(&o->unseen, xml_attribute(o->xml, "style-name")));
}

/* What stands inside a paragraph; true: the element has been read to its end. */
static bool ods_take_inline(struct ods *o, struct buf *to)
{
    if (ods_is_left_out(o)) return xml_skip(o->xml), true;
    if (xml_is(o->xml, "s")) buf_fill(to, ' ', ods_count(o, "c") > 100 ? 100 : ods_count(o, "c"));
    else if (xml_is(o->xml, "tab")) buf_adds(to, " ");
    else if (xml_is(o->xml, "line-break")) buf_adds(to, "\n");
    return false;
}

/* XML_OPEN of a paragraph: adds its text and reads to its end. */
static void ods_add_paragraph(struct ods *o, struct buf *to)
{
    unsigned depth = xml_depth(o->xml);
    size_t start = to->n;
    if (ods_is_left_out(o)) return xml_skip(o->xml);
    for (enum xml_event event; (event = xml_next(o->xml)) != XML_END;) {
        if (event == XML_TEXT) ods_add_text(to, start, xml_text(o->xml));
        else if (event == XML_OPEN) ods_take_inline(o, to);
        else if (event == XML_CLOSE && xml_depth(o->xml) <= depth) break;
    }
    while (to->n > start && to->s[to->n - 1] == ' ') to->s[--to->n] = '\0';
}

static bool ods_is_paragraph(struct ods *o) { return xml_is(o->xml, "p") || xml_is(o->xml, "h"); }

/* The paragraphs of a cell, also those in lists and in tables inside it, a line each; reads to the cell's end. */
static void ods_add_cell_text(struct ods *o, struct buf *to)
{
    unsigned depth = xml_depth(o->xml);
    bool first = true;
    for (enum xml_event event; (event = xml_next(o->xml)) != XML_END;) {
        if (event == XML_CLOSE && xml_depth(o->xml) <= depth) break;
        ods_lists_event(&o->lists, o->xml, event);
        if (event != XML_OPEN) continue;
        if (ods_is_paragraph(o)) {
            if (!first) buf_adds(to, "\n");
            first = false;
            ods_lists_add_number(&o->lists, to);
            ods_add_paragraph(o, to);
        } else {
            ods_take_inline(o, to);
        }
    }
    while (to->n > 0 && to->s[to->n - 1] == '\n') to->s[--to->n] = '\0';
}

/* ---- cells ---- */

/* Some programs write a value without the text that shows it. */
static void ods_add_value(const char *type, const char *value, const char *date, struct buf *to)
{
    unsigned hours, minutes, seconds;
    double days;
    bool timed;
    if (type == NULL) return;
    if (strcmp(type, "date") == 0 && date && iso_date_read(date, false, &days, &timed))
        number_format_add(days, timed ? SLICE("yyyy/m/d h:mm") : SLICE("yyyy/m/d"), false, to);
    else if (strcmp(type, "time") == 0 && date && sscanf(date, "PT%5uH%2uM%2u", &hours, &minutes, &seconds) == 3)
        buf_addf(to, "%u:%02u:%02u", hours, minutes, seconds);
    else if (strcmp(type, "boolean") == 0 && value) buf_adds(to, strcmp(value, "true") == 0 ? "TRUE" : "FALSE");
    else if (strcmp(type, "string") == 0 && value) buf_adds(to, value);
    else if (strcmp(type, "percentage") == 0 && value) number_format_add(strtod(value, NULL), SLICE("0%"), false, to);
    else if (value) number_format_add(strtod(value, NULL), SLICE("General"), false, to);
}

static char *ods_attribute(struct ods *o, const char *name)
{
    const char *value = xml_attribute(o->xml, name);
    return value ? mem_strdup(value) : NULL;
}

static void ods_take_cell_text(struct ods *o)
{
    char *type = ods_attribute(o, "value-type"), *value = ods_attribute(o, "value"),
         *date = ods_attribute(o, "date-value");
    if (!date) date = ods_attribute(o, "time-value");
    if (!value) value = ods_attribute(o, "boolean-value");
    if (!value) value = ods_attribute(o, "string-value");
    buf_clear(&o->text);
    ods_add_cell_text(o, &o->text);
    if (o->text.n == 0) ods_add_value(type, value, date, &o->text);
    free(type);
    free(value);
    free(date);
}

/* A cell of a row that comes `rows` times; what it holds stands in each of them. */
static void ods_take_cell(struct ods *o, struct ods_table *t, unsigned rows)
{
    unsigned columns = ods_count(o, "number-columns-repeated"),
             spanned_columns = ods_count(o, "number-columns-spanned"),
             spanned_rows = ods_count(o, "number-rows-spanned");
    bool covered = xml_is(o->xml, "covered-table-cell");
    ods_take_cell_text(o);
    if (!covered && rows == 1 && columns == 1) grid_merge(o->out, t->line, t->column, spanned_rows, spanned_columns);
    if (o->text.n > 0 && !covered) {
        uint32_t text = grid_text(o->out, buf_slice(&o->text));
        o->cells += (uint64_t)rows * columns;
        if (o->cells > CELLS_MAX || columns > GRID_COLUMN_MAX || t->line + rows > GRID_LINE_MAX + 1)
            grid_fail(o->out, _("a cell is repeated more often than a table has room"),
                      _("keep only the table itself in the file"));
        for (unsigned row = 0; row < rows && !grid_has_failed(o->out); row++)
            for (unsigned i = 0; i < columns; i++) worksheet_add(&t->sheet, t->line + row, t->column + i, text);
    }
    t->column += columns < GRID_LINE_MAX - t->column ? columns : 0;
}

static void ods_take_row(struct ods *o, struct ods_table *t)
{
    unsigned depth = xml_depth(o->xml), rows = ods_count(o, "number-rows-repeated");
    if (ods_is_hidden(o)) worksheet_hide_lines(&t->sheet, t->line, t->line + rows - 1);
    t->column = 0;
    for (enum xml_event event; (event = xml_next(o->xml)) != XML_END && !grid_has_failed(o->out);) {
        if (event == XML_CLOSE && xml_depth(o->xml) <= depth) break;
        if (event != XML_OPEN) continue;
        if (xml_is(o->xml, "table-cell") || xml_is(o->xml, "covered-table-cell")) ods_take_cell(o, t, rows);
        else xml_skip(o->xml);
    }
    t->line += rows < GRID_LINE_MAX + 1 - t->line ? rows : GRID_LINE_MAX + 1 - t->line;
}

static void ods_take_column(struct ods *o, struct ods_table *t)
{
    unsigned columns = ods_count(o, "number-columns-repeated");
    if (ods_is_hidden(o)) worksheet_hide_columns(&t->sheet, t->heading, t->heading + columns - 1);
    t->heading += columns < GRID_LINE_MAX - t->heading ? columns : 0;
    xml_skip(o->xml);
}

/* Groups of rows and of columns are read through. */
static bool ods_is_group(struct ods *o)
{
    static const char *const groups[] = {"table-row-group",    "table-header-rows",    "table-rows",
                                         "table-column-group", "table-header-columns", "table-columns",
                                         "table-row-groups",   "soft-page-break",      NULL};
    for (const char *const *name = groups; *name; name++)
        if (xml_is(o->xml, *name)) return true;
    return false;
}

/* XML_OPEN of a table, which is a part of its own. */
static void ods_take_table(struct ods *o)
{
    unsigned depth = xml_depth(o->xml);
    struct ods_table t = {.line = 1};
    worksheet_init(&t.sheet, o->out);
    for (enum xml_event event; (event = xml_next(o->xml)) != XML_END && !grid_has_failed(o->out);) {
        if (event == XML_CLOSE && xml_depth(o->xml) <= depth) break;
        if (event != XML_OPEN) continue;
        if (xml_is(o->xml, "table-row")) ods_take_row(o, &t);
        else if (xml_is(o->xml, "table-column")) ods_take_column(o, &t);
        else if (!ods_is_group(o)) xml_skip(o->xml);
    }
    worksheet_tell(&t.sheet);
    worksheet_done(&t.sheet);
}

/* ---- workbooks and documents ---- */

/* A style that says of its tables or of its text that they are not shown. */
static void ods_take_style(struct ods *o, struct xml *xml)
{
    unsigned depth = xml_depth(xml);
    const char *given = xml_attribute(xml, "name");
    char *name = given ? mem_strdup(given) : NULL;
    for (enum xml_event event; (event = xml_next(xml)) != XML_END;) {
        if (event == XML_CLOSE && xml_depth(xml) <= depth) break;
        const char *display = event == XML_OPEN ? xml_attribute(xml, "display") : NULL;
        if (!display || !name) continue;
        struct slice ended = slice_make(name, strlen(name) + 1);
        if (xml_is(xml, "table-properties") && strcmp(display, "false") == 0) buf_add(&o->hidden, ended);
        if (xml_is(xml, "text-properties") && strcmp(display, "none") == 0) buf_add(&o->unseen, ended);
    }
    free(name);
}

static void ods_take_sheet(struct ods *o)
{
    const char *name = xml_attribute(o->xml, "name");
    grid_part(o->out, TABLE_PART_SHEET, slice_of(name ? name : ""),
              ods_names(&o->hidden, xml_attribute(o->xml, "style-name")));
    ods_take_table(o);
}

/* A paragraph outside of tables. */
static void ods_take_paragraph(struct ods *o)
{
    if (!o->in_prose) grid_part(o->out, TABLE_PART_PROSE, SLICE(""), false);
    o->in_prose = true;
    o->paragraph++;
    buf_clear(&o->text);
    ods_lists_add_number(&o->lists, &o->text);
    ods_add_paragraph(o, &o->text);
    if (o->text.n == 0) return;
    grid_row(o->out, o->paragraph);
    grid_cell(o->out, 0, grid_text(o->out, buf_slice(&o->text)));
}

static void ods_take_text_element(struct ods *o)
{
    if (xml_is(o->xml, "table")) {
        o->in_prose = false;
        grid_part(o->out, TABLE_PART_TABLE, SLICE(""), false);
        ods_take_table(o);
    } else if (ods_is_paragraph(o)) {
        ods_take_paragraph(o);
    } else if (xml_is(o->xml, "tracked-changes")) {
        grid_part(o->out, TABLE_PART_PROSE, SLICE(""), false);
        grid_note(o->out, NOTE_REVISIONS, 0, 0, SLICE("ODF"));
        xml_skip(o->xml);
    } else {
        ods_take_inline(o, &o->text);
    }
}

static void ods_take_body(struct ods *o, bool workbook)
{
    unsigned depth = xml_depth(o->xml);
    for (enum xml_event event; (event = xml_next(o->xml)) != XML_END && !grid_has_failed(o->out);) {
        if (event == XML_CLOSE && xml_depth(o->xml) <= depth) break;
        ods_lists_event(&o->lists, o->xml, event);
        if (event != XML_OPEN) continue;
        if (!workbook) ods_take_text_element(o);
        else if (xml_is(o->xml, "table")) ods_take_sheet(o);
        else xml_skip(o->xml);
    }
}

static void ods_take_document(struct ods *o)
{
    for (enum xml_event event; (event = xml_next(o->xml)) != XML_END && !grid_has_failed(o->out);) {
        if (event != XML_OPEN) continue;
        if (xml_is(o->xml, "style")) ods_take_style(o, o->xml);
        else if (xml_is(o->xml, "list-style")) ods_lists_take_style(&o->lists, o->xml);
        else if (xml_is(o->xml, "spreadsheet") || xml_is(o->xml, "text"))
            ods_take_body(o, xml_is(o->xml, "spreadsheet"));
        else if (xml_is(o->xml, "presentation") || xml_is(o->xml, "drawing"))
            grid_fail(o->out, _("this is a presentation"), _("copy its table into a workbook or a document"));
    }
}

/* Styles of the whole document stand in a part of their own. */
static void ods_take_common_styles(struct ods *o, struct xml *styles)
{
    for (enum xml_event event; (event = xml_next(styles)) != XML_END;) {
        if (event != XML_OPEN) continue;
        if (xml_is(styles, "list-style")) ods_lists_take_style(&o->lists, styles);
        else if (xml_is(styles, "style")) ods_take_style(o, styles);
    }
}

/* `styles` may be NULL. */
static void ods_read_xml(struct xml *xml, struct xml *styles, struct grid_out *out)
{
    struct ods o = {.xml = xml, .out = out};
    struct err err;
    buf_init(&o.hidden);
    buf_init(&o.unseen);
    buf_init(&o.text);
    ods_lists_init(&o.lists);
    if (styles) ods_take_common_styles(&o, styles);
    ods_take_document(&o);
    if (xml_error(xml, &err)) grid_fail(out, err.what, err.remedy);
    buf_done(&o.hidden);
    buf_done(&o.unseen);
    buf_done(&o.text);
    ods_lists_done(&o.lists);
}

/* The manifest tells of each part that is encrypted. */
static bool ods_is_encrypted(struct package *package)
{
    struct buf manifest;
    struct err ignored;
    buf_init(&manifest);
    bool encrypted = package_read_small(package, "META-INF/manifest.xml", &manifest, &ignored) &&
                     slice_find(buf_slice(&manifest), SLICE("encryption-data")) != SIZE_MAX;
    buf_done(&manifest);
    return encrypted;
}

void ods_read(struct package *package, struct grid_out *out)
{
    struct err err;
    if (ods_is_encrypted(package))
        return grid_fail(out, _("the file is protected by a password"), _("open it and save it without one"));
    struct xml *xml = xml_of_part(package, "content.xml", &err), *styles = xml_of_part(package, "styles.xml", &err);
    if (xml) ods_read_xml(xml, styles, out);
    else grid_fail(out, err.what, err.remedy);
    if (styles) xml_free(styles);
    if (xml) xml_free(xml);
}

void fods_read(struct slice bytes, struct grid_out *out)
{
    struct err err;
    struct xml *xml = xml_of_bytes(bytes, &err);
    if (xml == NULL) return grid_fail(out, err.what, err.remedy);
    ods_read_xml(xml, NULL, out);
    xml_free(xml);
}
