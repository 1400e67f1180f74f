/* Workbooks as one text of XML, as Excel 2003 saves them and many systems export them under the name .xls.
 *
 * "XML Spreadsheet Reference" of Microsoft Office XP and 2003.  What a worksheet says of itself comes behind its cells,
 * so the text is read twice: first styles and which worksheets are hidden, then the cells. */
#include <math.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/lang.h"
#include "base/mem.h"
#include "office/iso_date.h"
#include "office/number_format.h"
#include "office/office_inside.h"
#include "office/page_inside.h"
#include "office/worksheet.h"
#include "office/xlsx_inside.h"
#include "office/xml.h"

enum { STYLES_MAX = 1 << 16, PARENTS_MAX = 16, WITHIN = 4096 };
#define SPREADSHEET "urn:schemas-microsoft-com:office:spreadsheet"

struct xml2003_style {
    struct slice id, parent; /* parent: the id of the style that says what this one does not */
    struct slice format;     /* s NULL: not said */
};

struct xml2003 {
    struct xml *xml;
    struct grid_out *out;
    struct arena arena;
    struct xml2003_style *style; /* sorted by id once all are there */
    size_t styles, style_cap;
    bool *hidden; /* of each worksheet */
    size_t sheets, sheet_cap;
    bool epoch_1904;
    struct buf raw, shown; /* of the cell that is read */
};

struct xml2003_sheet {
    struct xml2003 *b;
    struct worksheet cells;
    struct slice table_format, row_format; /* s NULL: not said */
    struct slice column_format[GRID_COLUMN_MAX];
    unsigned covered[GRID_COLUMN_MAX]; /* the last line that a merged cell further up covers in this column */
    unsigned line, column;             /* where the next row, the next cell stands: from 1, from 0 */
    unsigned heading;                  /* columns declared so far */
    bool has_uncalculated;
};

/* ---- is it one? ---- */

/* Behind blanks, a mark of byte order, comments and processing instructions. */
static struct slice xml2003_first_tag(struct slice text)
{
    text = slice_trim(text);
    if (slice_has_prefix(text, SLICE("\xEF\xBB\xBF")) || slice_has_prefix(text, SLICE("\xFF\xFE")) ||
        slice_has_prefix(text, SLICE("\xFE\xFF")))
        text = slice_trim(slice_cut(text, (unsigned char)text.s[0] == 0xEF ? 3 : 2, text.n));
    while (slice_has_prefix(text, SLICE("<?")) || slice_has_prefix(text, SLICE("<!--"))) {
        struct slice mark = text.s[1] == '?' ? SLICE("?>") : SLICE("-->");
        size_t end = slice_find(text, mark);
        if (end == SIZE_MAX) return SLICE("");
        text = slice_trim(slice_cut(text, end + mark.n, text.n));
    }
    return text;
}

/* The local name of the element that a text begins with; empty if it begins with none. */
static struct slice xml2003_root(struct slice tag)
{
    size_t start = 1, end = 1;
    if (tag.n == 0 || tag.s[0] != '<') return SLICE("");
    for (; end < tag.n && !strchr(" \t\r\n/>", tag.s[end]); end++)
        if (tag.s[end] == ':') start = end + 1;
    return slice_cut(tag, start, end);
}

/* The element that the file begins with is that one, and its tag names the namespace. */
static bool xml2003_begins(struct slice beginning, const char *root, const char *space)
{
    char narrow[WITHIN]; /* of UTF-16 without the zeros */
    size_t n = 0;
    for (size_t i = 0; i < beginning.n && n < sizeof narrow; i++)
        if (beginning.s[i] != 0) narrow[n++] = beginning.s[i];
    struct slice tag = xml2003_first_tag(slice_make(narrow, n));
    return slice_equals(xml2003_root(tag), root) && slice_find(tag, slice_of(space)) != SIZE_MAX;
}

static bool xml2003_is_document(struct slice beginning)
{
    return xml2003_begins(beginning, "wordDocument", "http://schemas.microsoft.com/office/word/2003/wordml") ||
           xml2003_begins(beginning, "package", "http://schemas.microsoft.com/office/2006/xmlPackage");
}

bool xml2003_is(struct slice beginning)
{
    return xml2003_begins(beginning, "Workbook", SPREADSHEET) || xml2003_is_document(beginning);
}

/* ---- styles ---- */

/* Formats that have a name instead of a code. */
static struct slice xml2003_format_code(struct slice format)
{
    static const struct {
        const char *name, *code;
        unsigned builtin; /* with code NULL */
    } names[] = {
        {"General Number", "General", 0},
        {"Fixed", NULL, 2},
        {"Standard", NULL, 4},
        {"Percent", NULL, 10},
        {"Scientific", NULL, 11},
        {"Currency", NULL, 7},
        {"Euro Currency", "\"€\"#,##0.00;\\-\"€\"#,##0.00", 0},
        {"General Date", NULL, 22},
        {"Short Date", NULL, 14},
        {"Medium Date", NULL, 15},
        {"Long Date", NULL, 31},
        {"Short Time", NULL, 20},
        {"Medium Time", NULL, 18},
        {"Long Time", NULL, 21},
        {"Yes/No", "\"Yes\";\"Yes\";\"No\"", 0},
        {"True/False", "\"True\";\"True\";\"False\"", 0},
        {"On/Off", "\"On\";\"On\";\"Off\"", 0},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (slice_equals(format, names[i].name))
            return slice_of(names[i].code ? names[i].code : number_format_builtin(names[i].builtin));
    return format;
}

static struct slice xml2003_attribute(struct xml2003 *b, const char *name)
{
    const char *value = xml_attribute(b->xml, name);
    return value ? arena_copy(&b->arena, slice_of(value)) : (struct slice){NULL, 0};
}

/* XML_OPEN of a style; reads on to its end. */
static void xml2003_take_style(struct xml2003 *b)
{
    struct xml2003_style new = {xml2003_attribute(b, "ID"), xml2003_attribute(b, "Parent"), {NULL, 0}};
    unsigned depth = xml_depth(b->xml);
    for (enum xml_event event; (event = xml_next(b->xml)) != XML_END;) {
        if (event == XML_CLOSE && xml_depth(b->xml) == depth) break;
        if (event != XML_OPEN || !xml_is(b->xml, "NumberFormat")) continue;
        new.format = xml2003_attribute(b, "Format");
        new.format = new.format.s ? xml2003_format_code(new.format) : SLICE("General");
    }
    if (b->styles >= STYLES_MAX || new.id.s == NULL) return;
    b->style = mem_grow(b->style, &b->style_cap, b->styles + 1, sizeof *b->style);
    b->style[b->styles++] = new;
}

static int xml2003_compare_styles(const void *a, const void *b, void *unused)
{
    const struct xml2003_style *left = a, *right = b;
    (void)unused;
    return slice_compare(left->id, right->id);
}

static const struct xml2003_style *xml2003_find_style(const struct xml2003 *b, struct slice id)
{
    size_t from = 0, to = b->styles;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        int order = slice_compare(b->style[middle].id, id);
        if (order == 0) return &b->style[middle];
        if (order < 0) from = middle + 1;
        else to = middle;
    }
    return NULL;
}

/* The number format that the element's style says, or one that the style descends from; s NULL if it has no style. */
static struct slice xml2003_format(struct xml2003 *b)
{
    const char *id = xml_attribute(b->xml, "StyleID");
    const struct xml2003_style *style = id ? xml2003_find_style(b, slice_of(id)) : NULL;
    if (style == NULL) return (struct slice){NULL, 0};
    for (int i = 0; i < PARENTS_MAX && style->format.s == NULL && style->parent.s != NULL; i++) {
        const struct xml2003_style *parent = xml2003_find_style(b, style->parent);
        if (parent == NULL) break;
        style = parent;
    }
    return style->format.s ? style->format : SLICE("General");
}

/* ---- what comes before the cells in the file, and what behind them ---- */

/* XML_OPEN of the options of a worksheet; whether it is not shown. */
static bool xml2003_options_hide(struct xml2003 *b)
{
    unsigned depth = xml_depth(b->xml);
    bool hidden = false;
    for (enum xml_event event; (event = xml_next(b->xml)) != XML_END;) {
        if (event == XML_CLOSE && xml_depth(b->xml) == depth) break;
        if (event != XML_OPEN || !xml_is(b->xml, "Visible")) continue;
        buf_clear(&b->raw);
        xml_add_text(b->xml, &b->raw);
        hidden = slice_has_prefix(slice_trim(buf_slice(&b->raw)), SLICE("Sheet")); /* SheetHidden, SheetVeryHidden */
    }
    return hidden;
}

static void xml2003_survey_sheet(struct xml2003 *b)
{
    unsigned depth = xml_depth(b->xml);
    bool hidden = false;
    for (enum xml_event event; (event = xml_next(b->xml)) != XML_END;) {
        if (event == XML_CLOSE && xml_depth(b->xml) == depth) break;
        if (event != XML_OPEN) continue;
        if (xml_is(b->xml, "WorksheetOptions")) hidden |= xml2003_options_hide(b);
        else xml_skip(b->xml);
    }
    if (b->sheets >= GRID_PARTS_MAX) return;
    b->hidden = mem_grow(b->hidden, &b->sheet_cap, b->sheets + 1, sizeof *b->hidden);
    b->hidden[b->sheets++] = hidden;
}

static void xml2003_survey(struct xml2003 *b)
{
    for (enum xml_event event; (event = xml_next(b->xml)) != XML_END;) {
        if (event != XML_OPEN) continue;
        if (xml_is(b->xml, "Style")) xml2003_take_style(b);
        else if (xml_is(b->xml, "Worksheet")) xml2003_survey_sheet(b);
        else if (xml_is(b->xml, "Date1904")) b->epoch_1904 = true;
    }
    mem_sort(b->style, b->styles, sizeof *b->style, xml2003_compare_styles, NULL);
}

/* ---- cells ---- */

static void xml2003_show_number(struct xml2003 *b, const char *value, struct slice format)
{
    char *end;
    double number = strtod(value, &end);
    if (end == value || *end || !isfinite(number)) buf_adds(&b->shown, value);
    else number_format_add(number, format, b->epoch_1904, &b->shown);
}

static void xml2003_show_date(struct xml2003 *b, const char *value, struct slice format)
{
    double days;
    bool has_time;
    if (!iso_date_read(value, b->epoch_1904, &days, &has_time)) {
        buf_adds(&b->shown, value);
        return;
    }
    if (slice_equals(format, "General")) format = slice_of(number_format_builtin(has_time ? 22 : 14));
    number_format_add(days, format, b->epoch_1904, &b->shown);
}

static void xml2003_show_text(struct xml2003 *b, struct slice format)
{
    struct buf text;
    buf_init(&text);
    xlsx_add_decoded(buf_slice(&b->raw), &text);
    number_format_add_text(buf_slice(&text), format, &b->shown);
    buf_done(&text);
}

/* What the cell shows of what stands in it (raw): type is the first letter of Number, String, DateTime, Boolean and
 * Error. */
static void xml2003_show(struct xml2003 *b, char type, struct slice format)
{
    const char *value = b->raw.s;
    buf_clear(&b->shown);
    if (b->raw.n == 0) return;
    if (format.s == NULL) format = SLICE("General");
    if (type == 'N') xml2003_show_number(b, value, format);
    else if (type == 'D') xml2003_show_date(b, value, format);
    else if (type == 'B') buf_adds(&b->shown, strcmp(value, "1") == 0 ? "TRUE" : "FALSE");
    else xml2003_show_text(b, format);
}

/* Reads the elements of a cell into raw; the first letter of the type, 0 if it holds no data. */
static char xml2003_take_data(struct xml2003 *b)
{
    unsigned depth = xml_depth(b->xml);
    char type = 0;
    buf_clear(&b->raw);
    for (enum xml_event event; (event = xml_next(b->xml)) != XML_END;) {
        if (event == XML_CLOSE && xml_depth(b->xml) == depth) break;
        if (event != XML_OPEN) continue;
        const char *given = xml_attribute(b->xml, "Type");
        if (xml_is(b->xml, "Data") && type == 0) {
            type = given && given[0] ? given[0] : 'S';
            xml_add_text(b->xml, &b->raw);
        } else {
            xml_skip(b->xml); /* a comment, the name of an area */
        }
    }
    return type;
}

static void xml2003_note_uncalculated(struct xml2003_sheet *s)
{
    if (!s->has_uncalculated)
        grid_note(s->b->out, NOTE_LEFT_OUT, s->line, s->column + 1, slice_of(_("formulas that were never calculated")));
    s->has_uncalculated = true;
}

static void xml2003_merge(struct xml2003_sheet *s, unsigned down, unsigned across)
{
    if (down == 0 && across == 0) return;
    grid_merge(s->b->out, s->line, s->column, down + 1, across + 1);
    for (unsigned i = s->column; i <= s->column + across && i < GRID_COLUMN_MAX; i++)
        if (down > 0 && s->covered[i] < s->line + down) s->covered[i] = s->line + down;
}

/* A cell without an index stands behind the one before it.  Programs that leave out covered cells mean the next place
 * that is free, those that write them leave them blank. */
static void xml2003_find_place(struct xml2003_sheet *s, bool filled)
{
    while (filled && s->column < GRID_COLUMN_MAX && s->covered[s->column] >= s->line) s->column++;
}

static void xml2003_take_cell(struct xml2003_sheet *s)
{
    struct xml2003 *b = s->b;
    unsigned index = xlsx_number(xml_attribute(b->xml, "Index"), 0);
    unsigned across = xlsx_number(xml_attribute(b->xml, "MergeAcross"), 0);
    unsigned down = xlsx_number(xml_attribute(b->xml, "MergeDown"), 0);
    bool has_formula = xml_attribute(b->xml, "Formula") != NULL;
    struct slice format = xml2003_format(b);
    if (index > 0) s->column = index - 1;
    char type = xml2003_take_data(b);
    if (index == 0) xml2003_find_place(s, b->raw.n > 0);
    if (format.s == NULL) format = s->row_format;
    if (format.s == NULL && s->column < GRID_COLUMN_MAX) format = s->column_format[s->column];
    xml2003_show(b, type, format.s ? format : s->table_format);
    if (b->shown.n > 0) worksheet_add(&s->cells, s->line, s->column, grid_text(b->out, buf_slice(&b->shown)));
    else if (has_formula && type == 0) xml2003_note_uncalculated(s);
    xml2003_merge(s, down, across);
    s->column += across + 1;
}

/* ---- rows and columns ---- */

static void xml2003_take_row(struct xml2003_sheet *s)
{
    struct xml2003 *b = s->b;
    unsigned depth = xml_depth(b->xml), further = xlsx_number(xml_attribute(b->xml, "Span"), 0);
    s->line = xlsx_number(xml_attribute(b->xml, "Index"), s->line);
    s->column = 0;
    s->row_format = xml2003_format(b);
    if (xlsx_is_true(xml_attribute(b->xml, "Hidden")) || xlsx_is_zero(xml_attribute(b->xml, "Height")))
        worksheet_hide_lines(&s->cells, s->line, s->line + further);
    for (enum xml_event event; (event = xml_next(b->xml)) != XML_END && !grid_has_failed(b->out);) {
        if (event == XML_CLOSE && xml_depth(b->xml) == depth) break;
        if (event != XML_OPEN) continue;
        if (xml_is(b->xml, "Cell")) xml2003_take_cell(s);
        else xml_skip(b->xml);
    }
    s->line += further + 1;
}

static void xml2003_take_column(struct xml2003_sheet *s)
{
    struct xml *xml = s->b->xml;
    unsigned index = xlsx_number(xml_attribute(xml, "Index"), 0), further = xlsx_number(xml_attribute(xml, "Span"), 0);
    struct slice format = xml2003_format(s->b);
    if (index > 0) s->heading = index - 1;
    if (xlsx_is_true(xml_attribute(xml, "Hidden")) || xlsx_is_zero(xml_attribute(xml, "Width")))
        worksheet_hide_columns(&s->cells, s->heading, s->heading + further);
    for (unsigned i = s->heading; i <= s->heading + further && i < GRID_COLUMN_MAX; i++) s->column_format[i] = format;
    s->heading += further + 1;
    xml_skip(xml);
}

/* XML_OPEN of the table of a worksheet. */
static void xml2003_take_table(struct xml2003_sheet *s)
{
    struct xml *xml = s->b->xml;
    unsigned depth = xml_depth(xml);
    s->table_format = xml2003_format(s->b);
    for (enum xml_event event; (event = xml_next(xml)) != XML_END && !grid_has_failed(s->b->out);) {
        if (event == XML_CLOSE && xml_depth(xml) == depth) break;
        if (event != XML_OPEN) continue;
        if (xml_is(xml, "Row")) xml2003_take_row(s);
        else if (xml_is(xml, "Column")) xml2003_take_column(s);
        else xml_skip(xml);
    }
}

static void xml2003_take_sheet(struct xml2003 *b, size_t number)
{
    struct xml2003_sheet *s = mem_zalloc(sizeof *s);
    const char *name = xml_attribute(b->xml, "Name");
    unsigned depth = xml_depth(b->xml);
    s->b = b;
    s->line = 1;
    grid_part(b->out, TABLE_PART_SHEET, slice_of(name ? name : ""), number < b->sheets && b->hidden[number]);
    worksheet_init(&s->cells, b->out);
    for (enum xml_event event; (event = xml_next(b->xml)) != XML_END && !grid_has_failed(b->out);) {
        if (event == XML_CLOSE && xml_depth(b->xml) == depth) break;
        if (event != XML_OPEN) continue;
        if (xml_is(b->xml, "Table")) xml2003_take_table(s);
        else xml_skip(b->xml);
    }
    worksheet_tell(&s->cells);
    worksheet_done(&s->cells);
    free(s);
}

static void xml2003_take_sheets(struct xml2003 *b)
{
    size_t number = 0;
    for (enum xml_event event; (event = xml_next(b->xml)) != XML_END && !grid_has_failed(b->out);) {
        if (event == XML_OPEN && xml_is(b->xml, "Worksheet")) xml2003_take_sheet(b, number++);
    }
}

/* ---- the workbook ---- */

/* Reads the text once. */
static void xml2003_walk(struct xml2003 *b, struct slice text, void (*walk)(struct xml2003 *))
{
    struct err err;
    b->xml = xml_of_bytes(text, &err);
    if (b->xml == NULL) return grid_fail(b->out, err.what, err.remedy);
    walk(b);
    if (!grid_has_failed(b->out) && xml_error(b->xml, &err)) grid_fail(b->out, err.what, err.remedy);
    xml_free(b->xml);
}

/* The text in UTF-8 without the declaration, which would name another encoding. */
static struct slice xml2003_undeclared(struct slice text)
{
    text = slice_trim(text);
    size_t end = slice_has_prefix(text, SLICE("<?xml")) ? slice_find(text, SLICE("?>")) : SIZE_MAX;
    return end == SIZE_MAX ? text : slice_cut(text, end + 2, text.n);
}

static void xml2003_read_text(struct slice text, struct grid_out *out)
{
    struct xml2003 b = {.out = out};
    arena_init(&b.arena);
    buf_init(&b.raw);
    buf_init(&b.shown);
    xml2003_walk(&b, text, xml2003_survey);
    if (!grid_has_failed(out)) xml2003_walk(&b, text, xml2003_take_sheets);
    free(b.style);
    free(b.hidden);
    buf_done(&b.raw);
    buf_done(&b.shown);
    arena_done(&b.arena);
}

void xml2003_read(struct slice bytes, struct grid_out *out)
{
    struct input room;
    struct slice text;
    char encoding[32];
    if (xml2003_is_document(bytes))
        return grid_fail(out, _("this is a Word document as XML"), _("open it there and save it as .docx"));
    page_decode(bytes, SLICE(""), &room, &text, encoding);
    grid_format(out, "xml", encoding);
    xml2003_read_text(xml2003_undeclared(text), out);
    input_done(&room);
}
