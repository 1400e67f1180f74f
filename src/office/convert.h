/* convert: old Word and WPS documents (.doc, .wps) become .docx by LibreOffice, where it is installed.
 *
 * It runs with a profile folder of its own, so that one that the user has open does not matter, within limits of time
 * and memory.  What it writes lies in a temporary folder, which is removed. */
#ifndef JIHUA_CONVERT_H
#define JIHUA_CONVERT_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"

/* Adds the bytes of the .docx.  False and *err, which says what the user can do where LibreOffice is not installed or
 * does not manage it. */
bool convert_to_docx(struct slice bytes, struct buf *docx, struct err *);

#endif
