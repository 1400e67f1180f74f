/* aliases: the names that the user's own file says are one agency.
 *
 * $XDG_CONFIG_HOME/jihua/agencies (~/.config without it): a line an agency, `市人社局 = 市人力资源和社会保障局`; blank
 * lines and lines that begin with # mean nothing.  A missing file is no error; a line that cannot be read is reported
 * and left out. */
#ifndef JIHUA_ALIASES_H
#define JIHUA_ALIASES_H

#include "plan/agencies.h"
#include "base/err.h"

/* The agencies of the open plans, by the user's names; free with agencies_free. */
struct agencies *aliases_agencies(const struct plans *);
/* Writes the line `text = name` into the user's file, behind its other lines, which stay as they are; or takes every
 * such line out.  False and *err if the file cannot be read as text, or not be written: it is then left alone. */
bool aliases_put(struct slice text, struct slice name, bool there, struct err *);
/* False and *err, with file and line, if the user's file or a line of it cannot be read. */
bool aliases_check(struct err *);

#endif
