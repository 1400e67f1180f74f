/* xml: a text of XML, read forward element by element, by libxml2.
 *
 * Whoever reads sees only local names and, where it matters, the namespace; prefixes do not matter.  Refused: a
 * DOCTYPE, elements nested more than 256 deep, a tag of more than 1 MiB.  Names and attributes are NUL-terminated and
 * borrowed until the next xml_next. */
#ifndef JIHUA_XML_H
#define JIHUA_XML_H

#include "base/err.h"
#include "office/package.h"

struct xml;

enum xml_event {
    XML_END,   /* nothing is left, or what is left cannot be read: xml_error tells */
    XML_OPEN,  /* an element begins; an empty one is followed by its XML_CLOSE */
    XML_CLOSE, /* an element ends */
    XML_TEXT   /* text; one run of it may come in several pieces */
};

/* Of a part; NULL and *err if there is none. */
struct xml *xml_of_part(struct package *, const char *part, struct err *);
struct xml *xml_of_bytes(struct slice, struct err *); /* the bytes are borrowed */
void xml_free(struct xml *);
/* Whether reading broke off, and why: *err.  Asked after XML_END. */
bool xml_error(const struct xml *, struct err *);

enum xml_event xml_next(struct xml *);
/* Of the event met last: the local name of the element (XML_OPEN, XML_CLOSE). */
const char *xml_name(const struct xml *);
bool xml_is(const struct xml *, const char *name); /* whether that is the name */
const char *xml_space(const struct xml *);         /* the URI of its namespace, "" for none */
struct slice xml_text(const struct xml *);         /* XML_TEXT: the piece */
/* XML_OPEN: the value of the attribute with that local name, in whatever namespace; NULL if there is none. */
const char *xml_attribute(const struct xml *, const char *name);
/* XML_OPEN: reads on to the end of the element, whose XML_CLOSE is the event met last then. */
void xml_skip(struct xml *);
/* XML_OPEN: adds all the text inside the element; reads on to its end as xml_skip does.  Of a text that fills the
 * buffer beyond 8 MiB the rest is left off: that is too large for a cell. */
enum { XML_ADDED_MAX = 8 << 20 };
void xml_add_text(struct xml *, struct buf *);
unsigned xml_depth(const struct xml *); /* elements open, with the one that XML_OPEN begins or XML_CLOSE ends */

#endif
