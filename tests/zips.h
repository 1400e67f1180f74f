/* zips: zip files made in memory, of parts that are stored as they are. */
#ifndef JIHUA_TEST_ZIPS_H
#define JIHUA_TEST_ZIPS_H

#include "base/buf.h"

struct zips {
    struct buf bytes, directory;
    unsigned parts;
};

void zips_init(struct zips *);
void zips_done(struct zips *);
void zips_add(struct zips *, const char *name, struct slice content);
void zips_adds(struct zips *, const char *name, const char *content);
/* Adds the relationships of a part in one: their elements, `<Relationship Id=… Type=… Target=…/>`. */
void zips_add_relationships(struct zips *, const char *name, const char *relationships);
/* Ends the file: its bytes, which live until zips_done. */
struct slice zips_end(struct zips *);

#endif
