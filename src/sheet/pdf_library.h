/* pdf_library: Pango, Cairo and HarfBuzz, loaded when the first PDF is made.
 *
 * The browser starts in a few milliseconds; loading Pango alone takes longer.  So the program is not linked with it:
 * the functions of pdf_library.def are looked up by name on first use, with the types that their headers declare.  A
 * system without the libraries runs everything else.  What is loaded stays loaded (GLib cannot be unloaded). */
#ifndef JIHUA_PDF_LIBRARY_H
#define JIHUA_PDF_LIBRARY_H

#include <stdbool.h>

#include <cairo-pdf.h>
#include <cairo-ft.h>
#include <fontconfig/fontconfig.h>
#include <hb-subset.h>
#include <hb.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-font.h>

#include "base/err.h"

struct pdf_library {
#define FUNCTION(library, name) __typeof__(&(name)) name;
#include "sheet/pdf_library.def"
};

/* Loads all of them.  False and *err, which names the Debian package, if a library or a function is not there. */
bool pdf_library_load(struct pdf_library *, struct err *);

#endif
