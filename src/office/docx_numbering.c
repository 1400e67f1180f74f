/* The numbers that Word makes for the paragraphs of lists (ECMA-376, part 1, 17.9). */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "office/docx_inside.h"

enum { LISTS_MAX = 20000, LINKS_DEEP = 8, VALUE_MAX = 1000000 };
enum { LEVEL_TEXT_MAX = 1000 }; /* bytes of the text of a level; Word's have at most 31 characters */

/* ---- numbering.xml ---- */

static char *docx_numbering_copy(struct xml *xml, const char *attribute)
{
    const char *value = xml_attribute(xml, attribute);
    return value && strlen(value) <= LEVEL_TEXT_MAX ? mem_strdup(value) : NULL;
}

static void docx_numbering_set(char **to, char *value)
{
    free(*to);
    *to = value;
}

static void docx_numbering_take_format(struct docx_level *level, struct xml *xml)
{
    const char *value = xml_attribute(xml, "val");
    bool custom = value && strcmp(value, "custom") == 0 && xml_attribute(xml, "format");
    docx_numbering_set(&level->format, docx_numbering_copy(xml, custom ? "format" : "val"));
}

static void docx_numbering_take_property(struct docx_level *level, struct xml *xml)
{
    const char *suffix;
    if (docx_is_old(xml) || xml_is(xml, "Fallback")) xml_skip(xml);
    else if (xml_is(xml, "start")) level->start = docx_value(xml, 1);
    else if (xml_is(xml, "numFmt")) docx_numbering_take_format(level, xml);
    else if (xml_is(xml, "lvlText")) docx_numbering_set(&level->text, docx_numbering_copy(xml, "val"));
    else if (xml_is(xml, "pStyle")) docx_numbering_set(&level->style, docx_numbering_copy(xml, "val"));
    else if (xml_is(xml, "lvlRestart")) level->restart = docx_value(xml, -1);
    else if (xml_is(xml, "isLgl")) level->legal = docx_is_on(xml);
    else if (xml_is(xml, "vanish")) level->hidden = docx_is_on(xml);
    else if (xml_is(xml, "suff")) level->blank = (suffix = xml_attribute(xml, "val")) && strcmp(suffix, "space") == 0;
}

/* XML_OPEN of a level; reads to its end. */
static void docx_numbering_take_level(struct docx_level *level, struct xml *xml)
{
    unsigned depth = xml_depth(xml);
    *level = (struct docx_level){.restart = -1}; /* one that names no start begins at 0 (17.9.25) */
    for (enum xml_event event; (event = xml_next(xml)) != XML_END;) {
        if (event == XML_CLOSE && xml_depth(xml) <= depth) break;
        if (event == XML_OPEN) docx_numbering_take_property(level, xml);
    }
}

static void docx_numbering_drop_level(struct docx_level *level)
{
    free(level->format);
    free(level->text);
    free(level->style);
}

static int docx_numbering_number(struct xml *xml, const char *attribute)
{
    const char *value = xml_attribute(xml, attribute);
    return value ? atoi(value) : -1;
}

static void docx_numbering_take_list(struct docx_numbering *n, struct xml *xml)
{
    unsigned depth = xml_depth(xml);
    struct docx_list list = {.id = docx_numbering_number(xml, "abstractNumId")};
    for (enum xml_event event; (event = xml_next(xml)) != XML_END;) {
        if (event == XML_CLOSE && xml_depth(xml) <= depth) break;
        if (event != XML_OPEN) continue;
        int level = xml_is(xml, "lvl") ? docx_numbering_number(xml, "ilvl") : -1;
        if (xml_is(xml, "numStyleLink")) docx_numbering_set(&list.style_link, docx_numbering_copy(xml, "val"));
        if (level < 0 || level >= DOCX_LEVELS) continue;
        docx_numbering_drop_level(&list.level[level]);
        docx_numbering_take_level(&list.level[level], xml);
    }
    n->list = mem_grow(n->list, &n->list_cap, n->lists + 1, sizeof *n->list);
    n->list[n->lists++] = list;
}

/* XML_OPEN of a lvlOverride; reads to its end. */
static void docx_numbering_take_override(struct docx_number *number, struct xml *xml)
{
    unsigned depth = xml_depth(xml);
    int at = docx_numbering_number(xml, "ilvl");
    if (at < 0 || at >= DOCX_LEVELS) return xml_skip(xml);
    for (enum xml_event event; (event = xml_next(xml)) != XML_END;) {
        if (event == XML_CLOSE && xml_depth(xml) <= depth) break;
        if (event != XML_OPEN) continue;
        if (xml_is(xml, "startOverride")) number->start[at] = docx_value(xml, 1);
        if (!xml_is(xml, "lvl") || number->own[at]) continue;
        number->own[at] = mem_alloc(sizeof **number->own);
        docx_numbering_take_level(number->own[at], xml);
    }
}

static void docx_numbering_take_number(struct docx_numbering *n, struct xml *xml)
{
    unsigned depth = xml_depth(xml);
    struct docx_number number = {.id = docx_numbering_number(xml, "numId"), .list = -1};
    for (int i = 0; i < DOCX_LEVELS; i++) number.start[i] = -1;
    for (enum xml_event event; (event = xml_next(xml)) != XML_END;) {
        if (event == XML_CLOSE && xml_depth(xml) <= depth) break;
        if (event != XML_OPEN) continue;
        if (xml_is(xml, "abstractNumId")) number.list = docx_value(xml, -1);
        else if (xml_is(xml, "lvlOverride")) docx_numbering_take_override(&number, xml);
    }
    n->number = mem_grow(n->number, &n->number_cap, n->numbers + 1, sizeof *n->number);
    n->number[n->numbers++] = number;
}

/* Both a list and a num begin with their id. */
static int docx_numbering_compare(const void *a, const void *b)
{
    int left = *(const int *)a, right = *(const int *)b;
    return (left > right) - (left < right);
}

void docx_numbering_read(struct docx_numbering *n, struct package *package, const char *main_part)
{
    struct buf part;
    struct err ignored; /* a document without its numbering is read without numbers */
    *n = (struct docx_numbering){.lists = 0};
    buf_init(&part);
    package_related_of_type(package, main_part, "numbering", &part);
    struct xml *xml = part.n > 0 ? xml_of_part(package, part.s, &ignored) : NULL;
    for (enum xml_event event; xml && n->lists + n->numbers < LISTS_MAX && (event = xml_next(xml)) != XML_END;) {
        if (event == XML_OPEN && xml_is(xml, "abstractNum")) docx_numbering_take_list(n, xml);
        else if (event == XML_OPEN && xml_is(xml, "num")) docx_numbering_take_number(n, xml);
    }
    if (n->lists > 0) qsort(n->list, n->lists, sizeof *n->list, docx_numbering_compare);
    if (n->numbers > 0) qsort(n->number, n->numbers, sizeof *n->number, docx_numbering_compare);
    if (xml) xml_free(xml);
    buf_done(&part);
}

void docx_numbering_done(struct docx_numbering *n)
{
    for (size_t i = 0; i < n->lists; i++) {
        for (int level = 0; level < DOCX_LEVELS; level++) docx_numbering_drop_level(&n->list[i].level[level]);
        free(n->list[i].style_link);
    }
    for (size_t i = 0; i < n->numbers; i++)
        for (int level = 0; level < DOCX_LEVELS; level++) {
            if (n->number[i].own[level]) docx_numbering_drop_level(n->number[i].own[level]);
            free(n->number[i].own[level]);
        }
    free(n->list);
    free(n->number);
}

/* ---- what comes next ---- */

static struct docx_number *docx_numbering_find(struct docx_numbering *n, int id)
{
    return n->numbers > 0 ? bsearch(&id, n->number, n->numbers, sizeof *n->number, docx_numbering_compare) : NULL;
}

static struct docx_list *docx_numbering_list(struct docx_numbering *n, int id)
{
    return n->lists > 0 ? bsearch(&id, n->list, n->lists, sizeof *n->list, docx_numbering_compare) : NULL;
}

/* The list of a num; one that names a style stands for the list of that style. */
static struct docx_list *docx_numbering_list_of(struct docx_numbering *n, const struct docx_styles *styles,
                                                const struct docx_number *number)
{
    struct docx_list *list = docx_numbering_list(n, number->list);
    for (int deep = 0; list && list->style_link && deep < LINKS_DEEP; deep++) {
        int id, level;
        const char *style;
        if (!docx_styles_number(styles, list->style_link, &id, &level, &style)) return list;
        number = docx_numbering_find(n, id);
        list = number ? docx_numbering_list(n, number->list) : NULL;
    }
    return list;
}

static const struct docx_level *docx_numbering_level(const struct docx_number *number, const struct docx_list *list,
                                                     int level)
{
    return number->own[level] ? number->own[level] : &list->level[level];
}

static int docx_numbering_level_of_style(const struct docx_number *number, const struct docx_list *list,
                                         const char *style)
{
    for (int level = 0; style && level < DOCX_LEVELS; level++) {
        const char *linked = docx_numbering_level(number, list, level)->style;
        if (linked && strcmp(linked, style) == 0) return level;
    }
    return 0;
}

/* Levels below one that has been counted begin anew, unless they say otherwise. */
static void docx_numbering_restart_below(const struct docx_number *number, struct docx_list *list, int level)
{
    for (int below = level + 1; below < DOCX_LEVELS; below++) {
        int restart = docx_numbering_level(number, list, below)->restart;
        if (restart < 0 || (restart > 0 && level + 1 <= restart)) list->begun[below] = false;
    }
}

/* Levels above one that is counted begin, if they have not: the next paragraph of theirs is their second. */
static void docx_numbering_begin_above(const struct docx_number *number, struct docx_list *list, int level)
{
    for (int above = 0; above < level; above++) {
        if (list->begun[above]) continue;
        list->value[above] = docx_numbering_level(number, list, above)->start;
        list->begun[above] = true;
    }
}

static void docx_numbering_count(struct docx_number *number, struct docx_list *list, int level)
{
    int start = number->start[level];
    bool anew = start >= 0 && !number->started; /* the first paragraph of a num that begins anew */
    docx_numbering_begin_above(number, list, level);
    if (start >= 0) number->started = true;
    else start = docx_numbering_level(number, list, level)->start;
    if (anew || !list->begun[level]) list->value[level] = start;
    else if (list->value[level] < VALUE_MAX) list->value[level]++;
    list->begun[level] = true;
    docx_numbering_restart_below(number, list, level);
}

/* In a legal number all levels are decimal that are numbers at all. */
static const char *docx_numbering_format(const struct docx_level *level, bool legal)
{
    static const char *const kept[] = {"none", "bullet", "decimalZero"};
    const char *format = level->format ? level->format : "decimal";
    for (size_t i = 0; legal && i < sizeof kept / sizeof *kept; i++)
        if (strcmp(format, kept[i]) == 0) return format;
    return legal ? "decimal" : format;
}

static void docx_numbering_add_value(const struct docx_number *number, const struct docx_list *list, int level,
                                     bool legal, struct buf *out)
{
    const struct docx_level *l = docx_numbering_level(number, list, level);
    int value = list->begun[level] ? list->value[level] : l->start;
    list_number_add(docx_numbering_format(l, legal), (unsigned)(value < 0 ? 0 : value), out);
}

void docx_numbering_add_next(struct docx_numbering *n, const struct docx_styles *styles, int number_id, int level,
                             const char *style, struct buf *out)
{
    struct docx_number *number = number_id > 0 ? docx_numbering_find(n, number_id) : NULL;
    struct docx_list *list = number ? docx_numbering_list_of(n, styles, number) : NULL;
    if (list == NULL) return;
    if (level < 0) level = docx_numbering_level_of_style(number, list, style);
    if (level >= DOCX_LEVELS) level = DOCX_LEVELS - 1;
    docx_numbering_count(number, list, level);
    const struct docx_level *l = docx_numbering_level(number, list, level);
    if (l->hidden || l->text == NULL || (l->format && strcmp(l->format, "bullet") == 0)) return;
    size_t before = out->n;
    for (const char *at = l->text; *at; at++) {
        if (at[0] == '%' && at[1] >= '1' && at[1] <= '9')
            docx_numbering_add_value(number, list, *++at - '1', l->legal, out);
        else buf_add(out, slice_make(at, 1));
    }
    if (l->blank && out->n > before) buf_adds(out, " ");
}
