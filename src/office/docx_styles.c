/* The styles of a document as far as its text depends on them. */
#include <stdlib.h>

#include "base/mem.h"
#include "office/docx_inside.h"

enum { BASED_DEEP = 20, STYLES_MAX = 20000 };

int docx_value(struct xml *xml, int otherwise)
{
    const char *value = xml_attribute(xml, "val");
    char *end;
    if (value == NULL) return otherwise;
    long number = strtol(value, &end, 10);
    return end == value || number < -1 || number > 1000000000 ? otherwise : (int)number;
}

bool docx_is_on(struct xml *xml)
{
    const char *value = xml_attribute(xml, "val");
    return value == NULL || (strcmp(value, "0") != 0 && strcmp(value, "false") != 0 && strcmp(value, "off") != 0);
}

bool docx_is_old(struct xml *xml)
{
    size_t n = strlen(xml_name(xml)), change = strlen("Change");
    return n > change && strcmp(xml_name(xml) + n - change, "Change") == 0;
}

static void docx_styles_take_property(struct docx_style *style, struct xml *xml)
{
    const char *based_on;
    if (docx_is_old(xml)) {
        xml_skip(xml);
    } else if (xml_is(xml, "basedOn")) {
        based_on = xml_attribute(xml, "val");
        if (based_on && !style->based_on) style->based_on = mem_strdup(based_on);
    } else if (xml_is(xml, "numId")) {
        style->number_id = docx_value(xml, -1);
    } else if (xml_is(xml, "ilvl")) {
        style->level = docx_value(xml, -1);
    } else if (xml_is(xml, "vanish")) {
        style->hides = docx_is_on(xml);
    } else if (xml_is(xml, "tblStylePr")) {
        xml_skip(xml);
    }
}

static bool docx_styles_is_usual(struct xml *xml)
{
    const char *type = xml_attribute(xml, "type"), *usual = xml_attribute(xml, "default");
    return type && strcmp(type, "paragraph") == 0 && usual && (strcmp(usual, "1") == 0 || strcmp(usual, "true") == 0);
}

static void docx_styles_take(struct docx_styles *styles, struct xml *xml)
{
    unsigned depth = xml_depth(xml);
    const char *id = xml_attribute(xml, "styleId");
    struct docx_style style = {mem_strdup(id ? id : ""), NULL, -1, -1, -1};
    if (id && !styles->usual && docx_styles_is_usual(xml)) styles->usual = mem_strdup(id);
    for (enum xml_event event; (event = xml_next(xml)) != XML_END;) {
        if (event == XML_CLOSE && xml_depth(xml) <= depth) break;
        if (event == XML_OPEN) docx_styles_take_property(&style, xml);
    }
    styles->style = mem_grow(styles->style, &styles->cap, styles->styles + 1, sizeof *styles->style);
    styles->style[styles->styles++] = style;
}

static int docx_styles_compare(const void *a, const void *b)
{
    return strcmp(((const struct docx_style *)a)->id, ((const struct docx_style *)b)->id);
}

void docx_styles_read(struct docx_styles *styles, struct package *package, const char *main_part)
{
    struct buf part;
    struct err ignored; /* a document without its styles is read without them */
    *styles = (struct docx_styles){.styles = 0};
    buf_init(&part);
    package_related_of_type(package, main_part, "styles", &part);
    struct xml *xml = part.n > 0 ? xml_of_part(package, part.s, &ignored) : NULL;
    for (enum xml_event event; xml && styles->styles < STYLES_MAX && (event = xml_next(xml)) != XML_END;)
        if (event == XML_OPEN && xml_is(xml, "style")) docx_styles_take(styles, xml);
    if (styles->styles > 0) qsort(styles->style, styles->styles, sizeof *styles->style, docx_styles_compare);
    if (xml) xml_free(xml);
    buf_done(&part);
}

void docx_styles_done(struct docx_styles *styles)
{
    for (size_t i = 0; i < styles->styles; i++) {
        free(styles->style[i].id);
        free(styles->style[i].based_on);
    }
    free(styles->style);
    free(styles->usual);
}

static const struct docx_style *docx_styles_find(const struct docx_styles *styles, const char *id)
{
    struct docx_style wanted = {.id = (char *)id};
    if (id == NULL || styles->styles == 0) return NULL;
    return bsearch(&wanted, styles->style, styles->styles, sizeof wanted, docx_styles_compare);
}

bool docx_styles_number(const struct docx_styles *styles, const char *id, int *number_id, int *level,
                        const char **style)
{
    const struct docx_style *s = docx_styles_find(styles, id ? id : styles->usual);
    *level = -1;
    for (int deep = 0; s && deep < BASED_DEEP; deep++) {
        if (*level < 0) *level = s->level;
        if (s->number_id >= 0) return *number_id = s->number_id, *style = s->id, true;
        s = docx_styles_find(styles, s->based_on);
    }
    return false;
}

bool docx_styles_hides(const struct docx_styles *styles, const char *id)
{
    const struct docx_style *s = docx_styles_find(styles, id ? id : styles->usual);
    for (int deep = 0; s && deep < BASED_DEEP; deep++) {
        if (s->hides >= 0) return s->hides;
        s = docx_styles_find(styles, s->based_on);
    }
    return false;
}
