#include "office/xml.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "office/library.h"

/* libxml2 is fed with pieces of the text.  Its callbacks write down what each piece brings, and xml_next hands that
 * out one by one: this is several times as fast as libxml2's own reader (xmlTextReader), which makes a node of
 * everything. */
enum {
    PIECE = 32 << 10,            /* bytes of text for libxml2 at a time */
    WITHOUT_EVENT_MAX = 1 << 20, /* bytes in which nothing begins or ends, no text either: one endless tag */
    DEPTH_MAX = 256
};

struct xml_value {
    const char *name; /* local; of libxml2's dictionary */
    size_t value;     /* where it begins in xml.bytes, ended by NUL */
};

struct xml_happened {
    enum xml_event event;
    const char *name, *space; /* of the element; of libxml2's dictionary */
    size_t from, to;          /* XML_OPEN: attributes; XML_TEXT: xml.bytes */
};

struct xml {
    struct library_calls lib;
    xmlParserCtxtPtr parser;
    struct package_part *part; /* where the text comes from, or */
    struct slice rest;         /* bytes that are not read yet */
    char *piece;
    struct buf name; /* of the part, for messages */

    struct xml_happened *happened;
    size_t at, count, cap; /* at: the event met last */
    struct xml_value *attribute;
    size_t attributes, attribute_cap;
    struct buf bytes;

    size_t without_event;
    unsigned open, depth; /* elements open: for libxml2, which is ahead; for whoever reads */
    bool begun, ended, failed;
    struct err err;
};

/* ---- what libxml2 tells ---- */

static void xml_fail(struct xml *x, const char *what)
{
    if (x->failed) return;
    x->failed = true;
    err_set(&x->err, what, _("save it anew, or as CSV"));
    x->lib.xmlStopParser(x->parser);
}

static struct xml_happened *xml_add(struct xml *x, enum xml_event event)
{
    x->happened = mem_grow(x->happened, &x->cap, x->count + 1, sizeof *x->happened);
    struct xml_happened *new = &x->happened[x->count++];
    *new = (struct xml_happened){.event = event};
    x->without_event = 0;
    return new;
}

static void xml_add_attribute(struct xml *x, const char *name, struct slice value)
{
    x->attribute = mem_grow(x->attribute, &x->attribute_cap, x->attributes + 1, sizeof *x->attribute);
    x->attribute[x->attributes++] = (struct xml_value){name, x->bytes.n};
    buf_add(&x->bytes, value);
    buf_add(&x->bytes, slice_make("", 1));
}

/* attributes: five pointers for each: local name, prefix, namespace, value, end of the value. */
static void xml_take_open(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *space,
                          int namespaces, const xmlChar **declared, int attributes, int defaulted,
                          const xmlChar **attribute)
{
    struct xml *x = context;
    (void)prefix, (void)namespaces, (void)declared, (void)defaulted;
    if (x->failed || x->ended) return;
    if (++x->open > DEPTH_MAX) return xml_fail(x, _("elements of the file are nested more than 256 deep"));
    struct xml_happened *new = xml_add(x, XML_OPEN);
    new->name = (const char *)name;
    new->space = space ? (const char *)space : "";
    new->from = x->attributes;
    new->to = x->attributes + (size_t)attributes;
    for (; attributes > 0; attributes--, attribute += 5)
        xml_add_attribute(x, (const char *)attribute[0],
                          slice_make((const char *)attribute[3], (size_t)(attribute[4] - attribute[3])));
}

static void xml_take_close(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *space)
{
    struct xml *x = context;
    (void)prefix;
    if (x->failed || x->ended) return;
    struct xml_happened *new = xml_add(x, XML_CLOSE);
    new->name = (const char *)name;
    new->space = space ? (const char *)space : "";
    if (--x->open == 0) x->ended = true; /* what may stand behind the text is of no interest */
}

static void xml_take_text(void *context, const xmlChar *text, int n)
{
    struct xml *x = context;
    if (x->failed || x->ended || n <= 0) return;
    bool joins = x->count > 0 && x->happened[x->count - 1].event == XML_TEXT;
    struct xml_happened *piece = joins ? &x->happened[x->count - 1] : xml_add(x, XML_TEXT);
    if (!joins) piece->from = x->bytes.n;
    buf_add(&x->bytes, slice_make((const char *)text, (size_t)n));
    piece->to = x->bytes.n;
    x->without_event = 0;
}

static void xml_take_comment(void *context, const xmlChar *text)
{
    (void)text;
    ((struct xml *)context)->without_event = 0;
}

static void xml_take_instruction(void *context, const xmlChar *target, const xmlChar *text)
{
    (void)target;
    xml_take_comment(context, text);
}

static void xml_take_doctype(void *context, const xmlChar *name, const xmlChar *id, const xmlChar *system)
{
    (void)name, (void)id, (void)system;
    xml_fail(context, _("the file has a DOCTYPE, which has no place in it"));
}

static void xml_take_silently(void *context, xmlErrorPtr error) { (void)context, (void)error; }

/* ---- feeding libxml2 ---- */

static void xml_fail_as_damaged(struct xml *x)
{
    if (x->failed) return;
    int line = x->parser->input ? x->parser->input->line : 0;
    x->failed = true;
    err_setf(&x->err, _("fetch it again, or save it anew in the program that made it"),
             _("the file is damaged (%s, line %d)"), x->name.n > 0 ? x->name.s : "XML", line);
}

/* The next bytes of the text; *n is 0 at its end. */
static bool xml_take_piece(struct xml *x, struct slice *piece)
{
    if (x->part) {
        long n = package_part_read(x->part, x->piece, PIECE, &x->err);
        if (n < 0) x->failed = true;
        *piece = slice_make(x->piece, n > 0 ? (size_t)n : 0);
        return n >= 0;
    }
    *piece = slice_cut(x->rest, 0, PIECE);
    x->rest = slice_cut(x->rest, piece->n, x->rest.n);
    return true;
}

/* The encoding is told by the first four bytes, which libxml2 wants to have when it begins. */
static void xml_begin(struct xml *x, struct slice first)
{
    xmlSAXHandler sax = {
        .initialized = XML_SAX2_MAGIC,
        .startElementNs = xml_take_open,
        .endElementNs = xml_take_close,
        .characters = xml_take_text,
        .cdataBlock = xml_take_text,
        .ignorableWhitespace = xml_take_text,
        .comment = xml_take_comment,
        .processingInstruction = xml_take_instruction,
        .internalSubset = xml_take_doctype,
        .serror = xml_take_silently,
    };
    x->lib.xmlSetStructuredErrorFunc(NULL, xml_take_silently); /* what is wrong with an encoding is told there */
    x->parser = x->lib.xmlCreatePushParserCtxt(&sax, x, first.s, (int)first.n, NULL);
    if (x->parser == NULL) mem_fail();
    /* NOENT: values of attributes come with their `&amp;` resolved.  There are no entities beyond the five, for a
     * DOCTYPE is refused. */
    x->lib.xmlCtxtUseOptions(x->parser, XML_PARSE_NOENT | XML_PARSE_NONET);
}

static void xml_feed(struct xml *x)
{
    struct slice piece;
    x->at = x->count = x->attributes = 0;
    buf_clear(&x->bytes);
    if (!xml_take_piece(x, &piece)) return;
    bool last = piece.n == 0;
    size_t first = x->parser ? 0 : piece.n < 4 ? piece.n : 4;
    if (x->parser == NULL) xml_begin(x, slice_cut(piece, 0, first));
    x->without_event += piece.n;
    x->lib.xmlParseChunk(x->parser, piece.s + first, (int)(piece.n - first), last);
    if (x->ended || x->failed) return;
    if (last || !x->parser->wellFormed) xml_fail_as_damaged(x);
    else if (x->without_event > WITHOUT_EVENT_MAX) xml_fail(x, _("a tag of the file has more than 1 MiB"));
}

/* ---- reading ---- */

static struct xml *xml_new(struct err *err)
{
    struct xml *x = mem_zalloc(sizeof *x);
    buf_init(&x->bytes);
    buf_init(&x->name);
    if (library_load(&x->lib, OFFICE_XML, err)) return x;
    xml_free(x);
    return NULL;
}

struct xml *xml_of_part(struct package *package, const char *part, struct err *err)
{
    struct package_part *opened = package_part_open(package, part, err);
    struct xml *x = opened ? xml_new(err) : NULL;
    if (x == NULL) {
        package_part_close(opened);
        return NULL;
    }
    x->part = opened;
    x->piece = mem_alloc(PIECE);
    buf_adds(&x->name, part);
    return x;
}

struct xml *xml_of_bytes(struct slice bytes, struct err *err)
{
    struct xml *x = xml_new(err);
    if (x) x->rest = bytes;
    return x;
}

void xml_free(struct xml *x)
{
    if (x == NULL) return;
    if (x->parser) x->lib.xmlFreeParserCtxt(x->parser);
    package_part_close(x->part);
    free(x->piece);
    free(x->happened);
    free(x->attribute);
    buf_done(&x->bytes);
    buf_done(&x->name);
    free(x);
}

bool xml_error(const struct xml *x, struct err *err)
{
    if (x->failed) *err = x->err;
    return x->failed;
}

static const struct xml_happened *xml_now(const struct xml *x)
{
    static const struct xml_happened nothing = {.event = XML_END, .name = "", .space = ""};
    return x->at < x->count ? &x->happened[x->at] : &nothing;
}

enum xml_event xml_next(struct xml *x)
{
    x->depth -= xml_now(x)->event == XML_CLOSE;
    if (x->at < x->count) x->at++;
    while (x->at >= x->count && !x->failed && !x->ended) xml_feed(x);
    enum xml_event event = xml_now(x)->event;
    x->depth += event == XML_OPEN;
    return event;
}

const char *xml_name(const struct xml *x) { return xml_now(x)->name ? xml_now(x)->name : ""; }
bool xml_is(const struct xml *x, const char *name) { return strcmp(xml_name(x), name) == 0; }
const char *xml_space(const struct xml *x) { return xml_now(x)->space ? xml_now(x)->space : ""; }
unsigned xml_depth(const struct xml *x) { return x->depth; }

struct slice xml_text(const struct xml *x)
{
    const struct xml_happened *now = xml_now(x);
    return now->event == XML_TEXT ? slice_cut(buf_slice(&x->bytes), now->from, now->to) : SLICE("");
}

const char *xml_attribute(const struct xml *x, const char *name)
{
    const struct xml_happened *now = xml_now(x);
    if (now->event != XML_OPEN) return NULL;
    for (size_t i = now->from; i < now->to; i++)
        if (strcmp(x->attribute[i].name, name) == 0) return x->bytes.s + x->attribute[i].value;
    return NULL;
}

void xml_skip(struct xml *x)
{
    unsigned depth = x->depth;
    if (xml_now(x)->event != XML_OPEN) return;
    for (enum xml_event event; (event = xml_next(x)) != XML_END;)
        if (event == XML_CLOSE && x->depth == depth) return;
}

void xml_add_text(struct xml *x, struct buf *text)
{
    unsigned depth = x->depth;
    if (xml_now(x)->event != XML_OPEN) return;
    for (enum xml_event event; (event = xml_next(x)) != XML_END;) {
        if (event == XML_TEXT && text->n < XML_ADDED_MAX) buf_add(text, xml_text(x));
        if (event == XML_CLOSE && x->depth == depth) return;
    }
}
