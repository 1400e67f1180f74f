/* library: libzip and libxml2, each loaded when the first file that needs it is read.
 *
 * The browser starts in a few milliseconds, and most plans are CSV: the program is not linked with them.  The
 * functions of library.def are looked up by name on first use, with the types that their headers declare.  A system
 * without the libraries runs everything else.  What is loaded stays loaded. */
#ifndef JIHUA_LIBRARY_H
#define JIHUA_LIBRARY_H

#include <stdbool.h>

#include <libxml/parser.h>
#include <zip.h>

#include "base/err.h"

enum office_library {
#define LIBRARY(id, file, package) OFFICE_##id,
#include "office/library.def"
    OFFICE_LIBRARIES
};

struct library_calls {
#define FUNCTION(from, name) __typeof__(&(name)) name;
#include "office/library.def"
};

/* Loads one of them and sets its functions; those of the others stay as they are.  False and *err, which names the
 * Debian package, if the library or a function is not there. */
bool library_load(struct library_calls *, enum office_library, struct err *);

#endif
