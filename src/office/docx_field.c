/* Fields: an instruction, and the result that is shown (ECMA-376, part 1, 17.16).  Some have no result: what they show
 * stands in the form or in the instruction. */
#include <strings.h>

#include "office/docx_inside.h"

enum { CODE_MAX = 1000, FIELDS_MAX = 64 };

/* ---- fields of forms (17.16.17) ---- */

/* XML_OPEN of ddList; reads to its end: the entry that is chosen. */
static void docx_field_take_choice(struct docx *d, struct buf *shown)
{
    unsigned depth = xml_depth(d->xml);
    int chosen = -1, entries = 0;
    for (enum xml_event event; (event = xml_next(d->xml)) != XML_END;) {
        if (event == XML_CLOSE && xml_depth(d->xml) <= depth) break;
        if (event != XML_OPEN) continue;
        const char *value = xml_attribute(d->xml, "val");
        if (xml_is(d->xml, "result")) chosen = docx_value(d->xml, -1);
        else if (xml_is(d->xml, "default") && chosen < 0) chosen = docx_value(d->xml, -1);
        else if (xml_is(d->xml, "listEntry") && entries++ == (chosen < 0 ? 0 : chosen))
            buf_adds(shown, value ? value : "");
    }
}

/* XML_OPEN of checkBox; reads to its end. */
static void docx_field_take_check(struct docx *d, struct buf *shown)
{
    unsigned depth = xml_depth(d->xml);
    int checked = -1;
    for (enum xml_event event; (event = xml_next(d->xml)) != XML_END;) {
        if (event == XML_CLOSE && xml_depth(d->xml) <= depth) break;
        if (event != XML_OPEN) continue;
        if (xml_is(d->xml, "checked")) checked = docx_is_on(d->xml);
        else if (xml_is(d->xml, "default") && checked < 0) checked = docx_is_on(d->xml);
    }
    buf_adds(shown, checked > 0 ? "☑" : "□");
}

/* XML_OPEN of the fldChar that begins a field; reads to its end. */
static void docx_field_take_form(struct docx *d)
{
    unsigned depth = xml_depth(d->xml);
    for (enum xml_event event; (event = xml_next(d->xml)) != XML_END;) {
        if (event == XML_CLOSE && xml_depth(d->xml) <= depth) break;
        if (event != XML_OPEN) continue;
        if (xml_is(d->xml, "ddList")) docx_field_take_choice(d, &d->field.shown);
        else if (xml_is(d->xml, "checkBox")) docx_field_take_check(d, &d->field.shown);
    }
}

/* ---- EQ: characters over each other (17.16.5.16) ---- */

/* What stands behind the last comma of the parentheses that come next. */
static struct slice docx_field_last_argument(struct slice code)
{
    size_t depth = 0, start = 0;
    for (size_t i = 0; i < code.n; i++) {
        char c = code.s[i];
        if (c == '(' && depth++ == 0) start = i + 1;
        else if ((c == ',' || c == ';') && depth == 1) start = i + 1;
        else if (c == ')' && depth > 0 && --depth == 0) return slice_trim(slice_cut(code, start, i));
    }
    return SLICE("");
}

/* A character in a ring, or below its reading: \o\ac(○,文), \o\ad(\s\up 9(wén),文).  Other formulas show nothing. */
static void docx_field_add_overlay(struct slice code, struct buf *out)
{
    code = slice_trim(code);
    if (code.n < 3 || strncasecmp(code.s, "EQ ", 3) != 0) return;
    for (size_t i = 3; i + 1 < code.n; i++) {
        if (code.s[i] != '\\' || (code.s[i + 1] | 0x20) != 'o') continue;
        struct slice last = docx_field_last_argument(slice_cut(code, i, code.n));
        if (slice_find(last, SLICE("\\")) == SIZE_MAX) buf_add(out, last);
        return;
    }
}

/* ---- where fields begin and end ---- */

void docx_field_take_code(struct docx *d)
{
    struct buf *code = &d->field.code;
    size_t start = code->n;
    if ((d->instructions & 1) == 0) return xml_skip(d->xml);
    xml_add_text(d->xml, code);
    if (code->n > CODE_MAX) code->n = start;
}

static void docx_field_begin(struct docx *d)
{
    if (d->fields == FIELDS_MAX) return;
    d->fields++;
    d->instructions = d->instructions << 1 | 1;
    buf_clear(&d->field.code);
    buf_clear(&d->field.shown);
    d->field.texts = d->texts;
    docx_field_take_form(d);
}

static void docx_field_end(struct docx *d, struct buf *shown)
{
    if (d->fields == 0) return;
    d->fields--;
    d->instructions >>= 1;
    if (d->field.texts == d->texts) { /* no text since it began */
        buf_add(shown, buf_slice(&d->field.shown));
        docx_field_add_overlay(buf_slice(&d->field.code), shown);
    }
    buf_clear(&d->field.code);
    buf_clear(&d->field.shown);
}

void docx_take_field(struct docx *d, struct buf *shown)
{
    const char *type = xml_attribute(d->xml, "fldCharType");
    if (type == NULL) return;
    if (strcmp(type, "begin") == 0) docx_field_begin(d);
    else if (strcmp(type, "separate") == 0) d->instructions &= ~(uint64_t)1;
    else if (strcmp(type, "end") == 0) docx_field_end(d, shown);
}
