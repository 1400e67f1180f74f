/* config: the user's settings: lines `key = value` of $XDG_CONFIG_HOME/jihua/config.
 *
 * Blank lines and lines that begin with # are comments.  Writing one setting leaves every other line as it is, also
 * those that this program does not understand.  A line filter.NAME = QUERY is a saved query, for --query @NAME and
 * for the browser. */
#ifndef JIHUA_CONFIG_H
#define JIHUA_CONFIG_H

#include "sys/user_file.h"

struct config {
    struct buf text; /* the text of the file, unchanged */
};

/* Reads the file; a missing one is empty.  False and *err, with file and line, where it is damaged or has a line
 * that is no setting; the settings of all other lines can be used all the same. */
bool config_read(struct config *, struct err *);
void config_done(struct config *);
/* The value of a key (of its last line, if there are several), borrowed from the config; false if there is none. */
bool config_find(const struct config *, const char *key, struct slice *value);
/* The i-th setting, from 0, whose key begins with `prefix`: *rest is what follows the prefix in the key; both slices
 * are borrowed.  False behind the last one. */
bool config_at(const struct config *, const char *prefix, size_t i, struct slice *rest, struct slice *value);
/* Writes a setting into the file: in the place of the line that has that key, or at the end.  False and *err if it
 * cannot be written. */
bool config_set(const char *key, struct slice value, struct err *);
bool config_drop(const char *key, struct err *); /* takes it out of the file */

/* Adds the query that a text stands for: the text itself or, for @NAME, the query saved under that name; false and
 * *err if no query has that name. */
bool config_query(struct slice text, struct buf *query, struct err *);
/* Whether a filter can be saved under the name. */
bool config_is_name(struct slice name);

#endif
