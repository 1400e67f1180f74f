/* The numbers of lists in OpenDocument (1.3, part 3: 5.3, 16.30): a list names a style, whose levels say how the items
 * of the lists inside each other are counted. */
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "office/list_number.h"
#include "office/ods_inside.h"

void ods_lists_init(struct ods_lists *l) { *l = (struct ods_lists){.styles = 0}; }

void ods_lists_done(struct ods_lists *l)
{
    for (size_t i = 0; i < l->styles; i++) free(l->style[i].name);
    for (size_t i = 0; i < l->lists; i++) free(l->reached[i].id);
    free(l->style);
    free(l->reached);
    free(l->id);
}

/* ---- styles ---- */

static void ods_lists_copy(char to[ODS_LIST_AFFIX], const char *from)
{
    snprintf(to, ODS_LIST_AFFIX, "%s", from ? from : "");
    to[text_invalid_at(slice_of(to))] = '\0';
}

static unsigned ods_lists_number(const char *attribute, unsigned otherwise)
{
    unsigned long number = attribute ? strtoul(attribute, NULL, 10) : otherwise;
    return number > 1000000 ? otherwise : (unsigned)number;
}

static void ods_lists_take_level(struct ods_list_style *style, struct xml *xml)
{
    unsigned number = ods_lists_number(xml_attribute(xml, "level"), 0);
    if (number < 1 || number > ODS_LIST_LEVELS) return;
    struct ods_level *level = &style->level[number - 1];
    ods_lists_copy(level->prefix, xml_attribute(xml, "num-prefix"));
    ods_lists_copy(level->suffix, xml_attribute(xml, "num-suffix"));
    ods_lists_copy(level->format, xml_attribute(xml, "num-format"));
    level->start = ods_lists_number(xml_attribute(xml, "start-value"), 1);
    level->shown = ods_lists_number(xml_attribute(xml, "display-levels"), 1);
}

void ods_lists_take_style(struct ods_lists *l, struct xml *xml)
{
    unsigned depth = xml_depth(xml);
    const char *name = xml_attribute(xml, "name");
    struct ods_list_style style = {.name = mem_strdup(name ? name : "")};
    for (enum xml_event event; (event = xml_next(xml)) != XML_END;) {
        if (event == XML_CLOSE && xml_depth(xml) <= depth) break;
        if (event == XML_OPEN && xml_is(xml, "list-level-style-number")) ods_lists_take_level(&style, xml);
    }
    l->style = mem_grow(l->style, &l->cap, l->styles + 1, sizeof *l->style);
    l->style[l->styles++] = style;
}

static const struct ods_list_style *ods_lists_find(const struct ods_lists *l, const char *name)
{
    for (size_t i = 0; name && i < l->styles; i++)
        if (strcmp(l->style[i].name, name) == 0) return &l->style[i];
    return NULL;
}

/* ---- lists and items ---- */

/* ---- lists that go on with others ---- */

static struct ods_reached *ods_lists_reached(struct ods_lists *l, const char *id)
{
    for (size_t i = l->lists; id && i-- > 0;)
        if (strcmp(l->reached[i].id, id) == 0) return &l->reached[i];
    return NULL;
}

/* The outermost list ends: what it has reached is kept under its name. */
static void ods_lists_keep(struct ods_lists *l)
{
    enum { LISTS_MAX = 4096 };
    struct ods_reached *kept = ods_lists_reached(l, l->id);
    if (l->id && !kept && l->lists < LISTS_MAX) {
        l->reached = mem_grow(l->reached, &l->lists_cap, l->lists + 1, sizeof *l->reached);
        kept = &l->reached[l->lists++];
        kept->id = mem_strdup(l->id);
    }
    if (kept) memcpy(kept->number, l->number, sizeof l->number);
    free(l->id);
    l->id = NULL;
}

/* A list begins outside of others: from the start, or where another one, or the one before, has stopped. */
static void ods_lists_begin(struct ods_lists *l, struct xml *xml)
{
    const char *again = xml_attribute(xml, "continue-numbering"), *other = xml_attribute(xml, "continue-list");
    const char *id = xml_attribute(xml, "id");
    const struct ods_reached *reached = ods_lists_reached(l, other);
    bool goes_on = (again && strcmp(again, "true") == 0) || reached;
    for (size_t level = 0; level < ODS_LIST_LEVELS; level++) {
        if (reached) l->number[level] = reached->number[level];
        else if (!goes_on) l->number[level] = -1;
        l->pending[level] = false;
    }
    l->id = id ? mem_strdup(id) : NULL;
}

/* A list without a style of its own has that of the list around it. */
static void ods_lists_open(struct ods_lists *l, struct xml *xml)
{
    unsigned at = l->depth++;
    if (at >= ODS_LIST_LEVELS) return;
    const struct ods_list_style *style = ods_lists_find(l, xml_attribute(xml, "style-name"));
    l->open[at] = style ? style->name : at > 0 ? l->open[at - 1] : NULL;
    if (at == 0) ods_lists_begin(l, xml);
}

static void ods_lists_take_item(struct ods_lists *l, struct xml *xml, bool begins)
{
    if (l->depth == 0 || l->depth > ODS_LIST_LEVELS) return;
    unsigned at = l->depth - 1, start = ods_lists_number(xml_attribute(xml, "start-value"), 0);
    l->pending[at] = begins;
    if (begins && start > 0) l->number[at] = (int)start - 1;
}

void ods_lists_event(struct ods_lists *l, struct xml *xml, enum xml_event event)
{
    if (event != XML_OPEN && event != XML_CLOSE) return;
    if (xml_is(xml, "list")) {
        if (event == XML_OPEN) ods_lists_open(l, xml);
        else if (l->depth > 0 && --l->depth == 0) ods_lists_keep(l);
    } else if (xml_is(xml, "list-item")) {
        ods_lists_take_item(l, xml, event == XML_OPEN);
    }
}

/* ---- numbers ---- */

/* The format is given by its first number, as in "1", "a", "①, ②, ③, ..." and "一, 二, 三, ...". */
static void ods_lists_add(unsigned number, const char *format, struct buf *out)
{
    static const struct {
        uint32_t first;
        const char *name;
    } formats[] = {{'a', "lowerLetter"},
                   {'A', "upperLetter"},
                   {'i', "lowerRoman"},
                   {'I', "upperRoman"},
                   {0x2460, "decimalEnclosedCircle"},
                   {0x4E00, "chineseCountingThousand"},
                   {0x58F9, "chineseLegalSimplified"},
                   {0x58F1, "chineseLegalSimplified"},
                   {0x7532, "ideographTraditional"}};
    uint32_t first = text_peek(slice_of(format), 0);
    const char *name = "decimal";
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (formats[i].first == first) name = formats[i].name;
    if (first != 0 && number > 0) list_number_add(name, number, out);
}

/* An item counts with its first paragraph: one that only holds a list inside does not. */
static void ods_lists_count(struct ods_lists *l, unsigned at, const struct ods_list_style *style)
{
    l->pending[at] = false;
    if (l->number[at] < 0) l->number[at] = style ? (int)style->level[at].start : 1;
    else l->number[at]++;
    for (unsigned below = at + 1; below < ODS_LIST_LEVELS; below++) l->number[below] = -1;
}

void ods_lists_add_number(struct ods_lists *l, struct buf *out)
{
    if (l->depth == 0 || l->depth > ODS_LIST_LEVELS || !l->pending[l->depth - 1]) return;
    unsigned at = l->depth - 1;
    const struct ods_list_style *style = ods_lists_find(l, l->open[at]);
    ods_lists_count(l, at, style);
    if (style == NULL || style->level[at].format[0] == '\0') return;
    unsigned shown = style->level[at].shown < 1 ? 1 : style->level[at].shown > at + 1 ? at + 1 : style->level[at].shown;
    buf_adds(out, style->level[at].prefix);
    for (unsigned level = at + 1 - shown; level <= at; level++) {
        int number = l->number[level] < 0 ? (int)style->level[level].start : l->number[level];
        ods_lists_add(number < 0 ? 0 : (unsigned)number, style->level[level].format, out);
        if (level < at) buf_adds(out, ".");
    }
    buf_adds(out, style->level[at].suffix);
}
