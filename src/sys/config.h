/* config: the user's settings: lines `key = value` of $XDG_CONFIG_HOME/jihua/config.
 *
 * Blank lines and lines that begin with # mean nothing.  Writing one setting leaves every other line as it is, also
 * those that mean nothing to us.  filter.NAME = QUERY is a saved query, for --query @NAME and the browser. */
#ifndef JIHUA_CONFIG_H
#define JIHUA_CONFIG_H

#include "sys/user_file.h"

struct config {
    struct buf text; /* of the file, as it is */
};

/* False and *err, with file and line, where the file is damaged or a line is no setting; all other lines count. */
bool config_read(struct config *, struct err *);
void config_done(struct config *);
/* The value of a key (the last line of it), borrowed; false if there is none. */
bool config_find(const struct config *, const char *key, struct slice *value);
/* The settings whose keys begin with `prefix`, what follows it and the value: the i-th; false behind the last. */
bool config_at(const struct config *, const char *prefix, size_t i, struct slice *rest, struct slice *value);
/* Writes a setting into the file, in its place or at the end. */
bool config_set(const char *key, struct slice value, struct err *);

/* The query itself, or of @NAME the one saved under that name; false and *err if there is none. */
bool config_query(struct slice text, struct buf *query, struct err *);
/* Whether a filter can be saved under the name. */
bool config_is_name(struct slice name);

#endif
