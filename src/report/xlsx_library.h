/* xlsx_library: libxlsxwriter, loaded when the first workbook is written.
 *
 * The browser starts in a few milliseconds; so the program is not linked with it: the functions of xlsx_library.def are
 * looked up by name on first use, with the types that its header declares.  A system without it runs everything
 * else. */
#ifndef JIHUA_XLSX_LIBRARY_H
#define JIHUA_XLSX_LIBRARY_H

#include <stdbool.h>

#include <xlsxwriter.h>

#include "base/err.h"

struct xlsx_library {
#define FUNCTION(name) __typeof__(&(name)) name;
#include "report/xlsx_library.def"
};

/* False and *err, which names the Debian package, if the library or a function is not there. */
bool xlsx_library_load(struct xlsx_library *, struct err *);

#endif
