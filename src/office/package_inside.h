/* package_inside: what the files of package share. */
#ifndef JIHUA_PACKAGE_INSIDE_H
#define JIHUA_PACKAGE_INSIDE_H

#include "office/library.h"
#include "office/package.h"

/* The name of a part as it is compared: small letters, slashes, none at its beginning. */
struct package_name {
    const char *name; /* in package.names */
    uint32_t index;   /* of the part in the zip file */
};

/* A relationship.  Its strings are numbers of bytes in package.texts. */
struct package_relation {
    size_t id, type, target; /* type: its last word; target: as it stands there */
    uint32_t order;          /* in the part that tells them */
    bool external;           /* the target is no part */
};

struct package {
    struct library_calls lib;
    zip_t *zip;
    size_t nbytes;             /* of the file */
    struct package_name *part; /* sorted by name, then by index */
    size_t parts;
    struct buf names;
    /* The relationships of the part that was asked for last. */
    char *source; /* its name; NULL before the first question */
    struct package_relation *relation;
    size_t relations, relation_cap; /* sorted by id, then by order */
    struct buf texts;
};

/* Adds a name as it is compared. */
void package_add_name(const char *name, struct buf *);

#endif
