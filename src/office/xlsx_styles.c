#include <stdlib.h>

#include "base/mem.h"
#include "office/number_format.h"
#include "office/xlsx_inside.h"

enum { STYLES_MAX = 1 << 20 }; /* Excel has 65,490 at most */

/* A format that the workbook defines itself. */
struct xlsx_own_format {
    unsigned id, order;
    struct slice code;
};

struct xlsx_styles {
    struct xlsx *x;
    struct xml *xml;
    struct xlsx_own_format *own; /* at the end sorted by id, then by order */
    size_t owns, own_cap;
    unsigned *style; /* the number of the format of each */
    size_t styles, style_cap;
};

/* The elements of that name directly inside the one that has just begun are taken; reads on to its end. */
static void xlsx_styles_each(struct xlsx_styles *s, const char *name, void (*take)(struct xlsx_styles *))
{
    unsigned depth = xml_depth(s->xml);
    for (enum xml_event event; (event = xml_next(s->xml)) != XML_END;) {
        if (event == XML_CLOSE && xml_depth(s->xml) == depth) return;
        if (event != XML_OPEN) continue;
        if (xml_is(s->xml, name)) take(s);
        xml_skip(s->xml);
    }
}

static void xlsx_styles_take_format(struct xlsx_styles *s)
{
    const char *code = xml_attribute(s->xml, "formatCode");
    if (s->owns >= STYLES_MAX || code == NULL) return;
    s->own = mem_grow(s->own, &s->own_cap, s->owns + 1, sizeof *s->own);
    s->own[s->owns] = (struct xlsx_own_format){xlsx_number(xml_attribute(s->xml, "numFmtId"), 0), (unsigned)s->owns,
                                               arena_copy(&s->x->arena, slice_of(code))};
    s->owns++;
}

static void xlsx_styles_take_style(struct xlsx_styles *s)
{
    if (s->styles >= STYLES_MAX) return;
    s->style = mem_grow(s->style, &s->style_cap, s->styles + 1, sizeof *s->style);
    s->style[s->styles++] = xlsx_number(xml_attribute(s->xml, "numFmtId"), 0);
}

static void xlsx_styles_take_part(struct xlsx_styles *s)
{
    for (enum xml_event event; (event = xml_next(s->xml)) != XML_END;) {
        if (event != XML_OPEN || xml_depth(s->xml) == 1) continue;
        if (xml_is(s->xml, "numFmts")) xlsx_styles_each(s, "numFmt", xlsx_styles_take_format);
        else if (xml_is(s->xml, "cellXfs")) xlsx_styles_each(s, "xf", xlsx_styles_take_style);
        else xml_skip(s->xml);
    }
}

static int xlsx_styles_by_id(const void *a, const void *b, void *context)
{
    const struct xlsx_own_format *x = a, *y = b;
    (void)context;
    if (x->id != y->id) return x->id < y->id ? -1 : 1;
    return (x->order > y->order) - (x->order < y->order);
}

/* The last one that the workbook defines under that number, else the built-in one, else General. */
static struct slice xlsx_styles_code(const struct xlsx_styles *s, unsigned id)
{
    size_t low = 0, high = s->owns;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (s->own[middle].id <= id) low = middle + 1;
        else high = middle;
    }
    if (low > 0 && s->own[low - 1].id == id) return s->own[low - 1].code;
    const char *code = number_format_builtin(id);
    return code ? slice_of(code) : SLICE("General");
}

static bool xlsx_styles_is_of_text(struct xlsx *x, struct slice code)
{
    buf_clear(&x->formatted);
    number_format_add_text(SLICE("x"), code, &x->formatted);
    return !slice_equals(buf_slice(&x->formatted), "x");
}

static void xlsx_styles_resolve(struct xlsx_styles *s)
{
    struct xlsx *x = s->x;
    mem_sort(s->own, s->owns, sizeof *s->own, xlsx_styles_by_id, NULL);
    for (size_t i = 0; i < s->styles; i++) {
        struct slice code = xlsx_styles_code(s, s->style[i]);
        x->format = mem_grow(x->format, &x->format_cap, x->formats + 1, sizeof *x->format);
        x->format[x->formats] = (struct xlsx_format){code, xlsx_styles_is_of_text(x, code)};
        x->has_of_text |= x->format[x->formats++].of_text;
    }
}

void xlsx_read_styles(struct xlsx *x)
{
    struct buf part;
    struct err err;
    struct xlsx_styles s = {.x = x};
    buf_init(&part);
    package_related_of_type(x->package, x->workbook.s, "styles", &part);
    bool has_part = package_has(x->package, part.s);
    if (has_part) s.xml = xml_of_part(x->package, part.s, &err);
    if (s.xml) xlsx_styles_take_part(&s);
    if (has_part && (s.xml == NULL || xml_error(s.xml, &err))) xlsx_fail(x, &err);
    xlsx_styles_resolve(&s);
    xml_free(s.xml);
    free(s.own);
    free(s.style);
    buf_done(&part);
}

struct xlsx_format xlsx_format_of(const struct xlsx *x, unsigned style)
{
    return style < x->formats ? x->format[style] : (struct xlsx_format){SLICE("General"), false};
}
