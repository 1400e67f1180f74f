#include <stdlib.h>

#include "base/mem.h"
#include "office/number_format.h"
#include "office/xlsx_inside.h"

/* ---- texts as the XML has them ---- */

void xlsx_add_string(struct xml *xml, struct buf *raw)
{
    unsigned depth = xml_depth(xml);
    for (enum xml_event event; (event = xml_next(xml)) != XML_END;) {
        if (event == XML_CLOSE && xml_depth(xml) == depth) return;
        if (event != XML_OPEN || xml_is(xml, "r")) continue;
        if (xml_is(xml, "t")) xml_add_text(xml, raw);
        else xml_skip(xml); /* rPh, phonetic runs, and rPr have elements t of their own */
    }
}

/* The code unit of _xHHHH_ at `pos`, -1 if that does not stand there. */
static int xlsx_strings_unit(struct slice raw, size_t pos)
{
    int unit = 0;
    if (pos + 7 > raw.n || raw.s[pos] != '_' || raw.s[pos + 1] != 'x' || raw.s[pos + 6] != '_') return -1;
    for (size_t i = pos + 2; i < pos + 6; i++) {
        int c = raw.s[i] | 0x20;
        if (c >= '0' && c <= '9' && raw.s[i] == c) unit = unit * 16 + c - '0';
        else if (c >= 'a' && c <= 'f') unit = unit * 16 + c - 'a' + 10;
        else return -1;
    }
    return unit;
}

/* The character at `pos`, which may be an escape, or two that make one character; *next: the byte behind it. */
static uint32_t xlsx_strings_take(struct slice raw, size_t pos, size_t *next)
{
    int unit = xlsx_strings_unit(raw, pos), low;
    if (unit < 0) return text_decode(raw, pos, next);
    *next = pos + 7;
    if (unit < 0xD800 || unit > 0xDBFF) return (uint32_t)unit;
    low = xlsx_strings_unit(raw, pos + 7);
    if (low < 0xDC00 || low > 0xDFFF) return 0xFFFD;
    *next = pos + 14;
    return (uint32_t)(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00));
}

void xlsx_add_decoded(struct slice raw, struct buf *to)
{
    size_t plain = 0, pos = 0, next;
    for (; pos < raw.n; pos = next) {
        next = pos + 1;
        if (raw.s[pos] != '\r' && (raw.s[pos] != '_' || xlsx_strings_unit(raw, pos) < 0)) continue;
        buf_add(to, slice_cut(raw, plain, pos));
        uint32_t cp = xlsx_strings_take(raw, pos, &next);
        size_t behind = next;
        if (cp != '\r') buf_addc(to, cp);
        else if (next >= raw.n || xlsx_strings_take(raw, next, &behind) != '\n') buf_addc(to, '\n');
        plain = next;
    }
    buf_add(to, slice_cut(raw, plain, raw.n));
}

/* ---- texts of cells ---- */

uint32_t xlsx_tell_text(struct xlsx *x, struct slice text)
{
    return slice_is_blank(text) ? XLSX_NO_TEXT : grid_text(x->out, text);
}

static uint32_t xlsx_strings_format(struct xlsx *x, struct slice text, struct slice code)
{
    buf_clear(&x->formatted);
    number_format_add_text(text, code, &x->formatted);
    return xlsx_tell_text(x, buf_slice(&x->formatted));
}

uint32_t xlsx_own_text(struct xlsx *x, struct slice raw, unsigned style)
{
    struct xlsx_format format = xlsx_format_of(x, style);
    buf_clear(&x->decoded);
    xlsx_add_decoded(raw, &x->decoded);
    struct slice text = buf_slice(&x->decoded);
    return format.of_text ? xlsx_strings_format(x, text, format.code) : xlsx_tell_text(x, text);
}

/* A string that many cells share is told once for each format that changes it, as long as few are between. */
uint32_t xlsx_shared_text(struct xlsx *x, unsigned string, unsigned style)
{
    struct xlsx_format format = xlsx_format_of(x, style);
    if (string >= x->strings) {
        xlsx_fail_as_damaged(x);
        return XLSX_NO_TEXT;
    }
    if (!format.of_text || x->string[string] == XLSX_NO_TEXT) return x->string[string];
    struct xlsx_shown *shown = &x->shown[(string + style * 31) % XLSX_SHOWN];
    if (!shown->known || shown->string != string || shown->style != style)
        *shown = (struct xlsx_shown){string, style, xlsx_strings_format(x, x->string_text[string], format.code), true};
    return shown->text;
}

/* ---- the shared strings ---- */

static void xlsx_strings_add(struct xlsx *x, struct xml *xml)
{
    buf_clear(&x->raw);
    buf_clear(&x->decoded);
    xlsx_add_string(xml, &x->raw);
    xlsx_add_decoded(buf_slice(&x->raw), &x->decoded);
    x->string = mem_grow(x->string, &x->string_cap, x->strings + 1, sizeof *x->string);
    x->string[x->strings] = xlsx_tell_text(x, buf_slice(&x->decoded));
    if (x->has_of_text && !grid_has_failed(x->out)) {
        x->string_text = mem_grow(x->string_text, &x->string_text_cap, x->strings + 1, sizeof *x->string_text);
        x->string_text[x->strings] = arena_copy(&x->arena, buf_slice(&x->decoded));
    }
    x->strings++;
}

void xlsx_read_strings(struct xlsx *x)
{
    struct buf part;
    struct err err;
    struct xml *xml = NULL;
    buf_init(&part);
    package_related_of_type(x->package, x->workbook.s, "sharedStrings", &part);
    bool has_part = package_has(x->package, part.s);
    if (has_part) xml = xml_of_part(x->package, part.s, &err);
    for (enum xml_event event; xml && !grid_has_failed(x->out) && (event = xml_next(xml)) != XML_END;)
        if (event == XML_OPEN && xml_depth(xml) > 1) {
            if (xml_is(xml, "si")) xlsx_strings_add(x, xml);
            else xml_skip(xml);
        }
    if (has_part && (xml == NULL || xml_error(xml, &err))) xlsx_fail(x, &err);
    xml_free(xml);
    buf_done(&part);
}
