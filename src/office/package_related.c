#include <stdlib.h>
#include <strings.h>

#include "base/mem.h"
#include "office/package.h"
#include "office/package_inside.h"
#include "office/xml.h"

/* ---- the relationships of one part ---- */

/* The part that tells them: "xl/_rels/workbook.xml.rels" of "xl/workbook.xml". */
static void package_related_name(const char *part, struct buf *name)
{
    const char *slash = strrchr(part, '/');
    size_t folder = slash ? (size_t)(slash + 1 - part) : 0;
    buf_add(name, slice_make(part, folder));
    buf_adds(name, "_rels/");
    buf_adds(name, part + folder);
    buf_adds(name, ".rels");
}

static size_t package_related_keep(struct package *p, const char *text)
{
    size_t at = p->texts.n;
    buf_adds(&p->texts, text ? text : "");
    buf_add(&p->texts, slice_make("", 1));
    return at;
}

static void package_related_take(struct package *p, struct xml *xml)
{
    const char *type = xml_attribute(xml, "Type"), *mode = xml_attribute(xml, "TargetMode");
    const char *word = type ? strrchr(type, '/') : NULL;
    p->relation = mem_grow(p->relation, &p->relation_cap, p->relations + 1, sizeof *p->relation);
    p->relation[p->relations] = (struct package_relation){
        .id = package_related_keep(p, xml_attribute(xml, "Id")),
        .type = package_related_keep(p, word ? word + 1 : type),
        .target = package_related_keep(p, xml_attribute(xml, "Target")),
        .order = (uint32_t)p->relations,
        .external = mode && strcasecmp(mode, "External") == 0,
    };
    p->relations++;
}

static int package_related_by_id(const void *a, const void *b, void *texts)
{
    const struct package_relation *x = a, *y = b;
    int order = strcmp((char *)texts + x->id, (char *)texts + y->id);
    return order ? order : (x->order > y->order) - (x->order < y->order);
}

/* Reads those of `part`, unless they are there.  What cannot be read is none. */
static void package_related_load(struct package *p, const char *part)
{
    struct err err;
    struct buf name;
    if (p->source && strcmp(p->source, part) == 0) return;
    char *source = mem_strdup(part); /* `part` may be p->source or a text of ours */
    free(p->source);
    p->source = source;
    p->relations = 0;
    buf_clear(&p->texts);
    buf_init(&name);
    package_related_name(source, &name);
    struct xml *xml = xml_of_part(p, name.s, &err);
    for (enum xml_event event; xml && (event = xml_next(xml)) != XML_END;)
        if (event == XML_OPEN && xml_is(xml, "Relationship")) package_related_take(p, xml);
    xml_free(xml);
    buf_done(&name);
    mem_sort(p->relation, p->relations, sizeof *p->relation, package_related_by_id, p->texts.s);
}

/* ---- the name of a target ---- */

/* Adds the pieces of a path between its slashes; `..` takes away the piece before it. */
static void package_related_walk(struct slice path, struct buf *to)
{
    for (size_t from = 0, end; from <= path.n; from = end + 1) {
        for (end = from; end < path.n && path.s[end] != '/' && path.s[end] != '\\'; end++) continue;
        struct slice piece = slice_cut(path, from, end);
        if (slice_equals(piece, "..")) {
            while (to->n > 0 && to->s[--to->n] != '/') continue;
            if (to->cap > 0) to->s[to->n] = '\0';
        } else if (piece.n > 0 && !slice_equals(piece, ".")) {
            if (to->n > 0) buf_adds(to, "/");
            buf_add(to, piece);
        }
    }
}

static int package_related_digit(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10 : -1;
}

/* %E8 and the like become the bytes that they stand for. */
static void package_related_unescape(struct buf *name)
{
    size_t kept = 0;
    for (size_t i = 0; i < name->n; i++) {
        int high = name->s[i] == '%' && i + 2 < name->n ? package_related_digit(name->s[i + 1]) : -1;
        int low = high >= 0 ? package_related_digit(name->s[i + 2]) : -1;
        bool escaped = low >= 0 && high * 16 + low > 0;
        name->s[kept++] = escaped ? (char)(high * 16 + low) : name->s[i];
        if (escaped) i += 2;
    }
    name->n = kept;
    if (name->cap > 0) name->s[kept] = '\0';
}

/* A target is relative to the folder of its source; some programs write it from the root, and a name that is not ASCII
 * in either way. */
static void package_related_resolve(struct package *p, const struct package_relation *relation, struct buf *target)
{
    const char *path = p->texts.s + relation->target, *slash = strrchr(p->source, '/');
    bool from_root = *path == '/' || *path == '\\';
    if (slash && !from_root) package_related_walk(slice_make(p->source, (size_t)(slash - p->source)), target);
    package_related_walk(slice_of(path), target);
    if (target->n > 0 && package_has(p, target->s)) return;
    package_related_unescape(target);
    if (target->n > 0 && package_has(p, target->s)) return;
    if (package_has(p, path)) {
        buf_clear(target);
        package_related_walk(slice_of(path), target);
    }
}

static void package_related_set(struct package *p, const struct package_relation *relation, struct buf *target)
{
    buf_clear(target);
    if (relation && !relation->external) package_related_resolve(p, relation, target);
    buf_adds(target, ""); /* so that it ends in NUL */
}

void package_related(struct package *p, const char *part, const char *id, struct buf *target)
{
    package_related_load(p, part);
    size_t low = 0, high = p->relations;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(p->texts.s + p->relation[middle].id, id) < 0) low = middle + 1;
        else high = middle;
    }
    bool found = low < p->relations && strcmp(p->texts.s + p->relation[low].id, id) == 0;
    package_related_set(p, found ? &p->relation[low] : NULL, target);
}

void package_related_of_type(struct package *p, const char *part, const char *type, struct buf *target)
{
    const struct package_relation *first = NULL;
    package_related_load(p, part);
    for (size_t i = 0; i < p->relations; i++) {
        if (strcmp(p->texts.s + p->relation[i].type, type) != 0) continue;
        if (first == NULL || p->relation[i].order < first->order) first = &p->relation[i];
    }
    package_related_set(p, first, target);
}
