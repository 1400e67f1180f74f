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

/* What a path ends in, "csv" of a.csv; "" if its last component has no ending. */
const char *file_name_ending(const char *path);

#endif
