/* hits_export: the list of hits as text, CSV, Markdown and JSON.
 *
 * A format adds a head, the hits one by one and a foot, so that the text of a large result is never in memory as a
 * whole.  The members of the JSON are listed in the manual; the header row of the CSV has the same names. */
#ifndef JIHUA_HITS_EXPORT_H
#define JIHUA_HITS_EXPORT_H

#include <jansson.h>

#include "base/buf.h"
#include "search/kwic.h"
#include "write/format.h"

/* What is exported; all borrowed. */
struct hits_source {
    const struct plans *plans;
    const struct hits *hits;
    struct slice query;
    unsigned kinds; /* the foldings in force */
    size_t written; /* hits already added */
};

struct hits_format {
    enum format_id id;
    void (*head)(struct buf *, const struct hits_source *);
    void (*hit)(struct buf *, const struct hits_source *, const struct kwic *);
    void (*foot)(struct buf *, const struct hits_source *);
};
const struct hits_format *hits_format_of(enum format_id);      /* NULL if hits have no such format */
const struct hits_format *hits_format_named(const char *name); /* likewise */
/* Adds the whole list: first the tasks found by text, then those found by pinyin. */
void hits_export(struct buf *, const struct hits_format *, struct hits_source *);

/* Adds the hits of one task. */
void hits_export_task(struct buf *, const struct hits_format *, struct hits_source *, size_t place);

/* A hit as JSON; the names of the foldings in force; both are new references. */
json_t *hits_json(const struct kwic *);
json_t *hits_foldings(unsigned kinds);

/* Parts that other lists use too. */
void hits_add_where(struct buf *, const struct kwic *);                     /* 第一年·第2项 */
void hits_add_md_context(struct buf *, const struct kwic *, size_t nchars); /* two cells of a table: place | context */

#endif
