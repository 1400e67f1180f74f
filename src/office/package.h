/* package: the parts of a zip file, as office files are: unpacked bit by bit, within limits.
 *
 * Refused: more than 10,000 parts; a part that unpacks to more than 512 MiB; a part that unpacks to more than 4 MiB
 * and more than a hundred times its packed size.  All reading is in memory; no part becomes a file. */
#ifndef JIHUA_PACKAGE_H
#define JIHUA_PACKAGE_H

#include "base/buf.h"
#include "base/err.h"

struct package;
struct package_part;

enum { PACKAGE_PARTS_MAX = 10000, PACKAGE_RATIO_MAX = 100, PACKAGE_FREE = 4 << 20, PACKAGE_PART_MAX = 512 << 20 };

/* The bytes, which are those of the whole file, are borrowed.  NULL and *err if they are no zip file, or a damaged
 * one. */
struct package *package_open(struct slice bytes, struct err *);
void package_free(struct package *);

/* Names are those of the zip file, without a slash at their beginning; upper and lower case are the same, as office
 * programs have it. */
bool package_has(const struct package *, const char *name);
size_t package_parts(const struct package *);
const char *package_part_name(const struct package *, size_t); /* borrowed; may hold any bytes */

/* The whole of a part that is known to be small (at most 4 MiB).  False and *err. */
bool package_read_small(struct package *, const char *name, struct buf *, struct err *);
/* A part that is read from its beginning on; several may be open at once.  NULL and *err if there is none. */
struct package_part *package_part_open(struct package *, const char *name, struct err *);
/* Unpacks at most `size` bytes: how many, 0 at the end, -1 and *err. */
long package_part_read(struct package_part *, char *to, size_t size, struct err *);
void package_part_close(struct package_part *);

/* The relationships of OPC packages (docx, xlsx).  A part "xl/workbook.xml" has its own in
 * "xl/_rels/workbook.xml.rels"; "" stands for the package itself.  `type` is the last word of a relationship's type
 * ("worksheet", "styles", "officeDocument"), the same in transitional and strict files.  `target` gets the name of
 * the part, "" if there is no such relationship.  By its id ("rId3"), or the first of a type. */
void package_related(struct package *, const char *part, const char *id, struct buf *target);
void package_related_of_type(struct package *, const char *part, const char *type, struct buf *target);

#endif
