/* file_name: names for files, made from what a plan says.
 *
 * What comes out is one component of a path that any file system takes and any shell shows: at most FILE_NAME_NBYTES -
 * 1 bytes, no separators, control characters, leading dots or blanks at the ends; Chinese stays Chinese. */
#ifndef JIHUA_FILE_NAME_H
#define JIHUA_FILE_NAME_H

#include "base/text.h"

#define FILE_NAME_NBYTES 200

/* The text as a name, NUL-terminated; "_" if nothing of it is left. */
void file_name_of(struct slice text, char out[FILE_NAME_NBYTES]);

/* The suffix of a path without its dot: "csv" of a.csv, borrowed from the path; "" if its last component has none. */
const char *file_name_ending(const char *path);

#endif
