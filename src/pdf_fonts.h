/* pdf_fonts: the faces of a printed sheet, and how wide characters are in them.
 *
 * Each role has a list of families, the standard's first (GB/T 9704: 小标宋 for titles, 仿宋 for text, 黑体 for headings, 宋体 for
 * page numbers); the first one that is installed and holds Chinese is taken, else whatever fontconfig has for Chinese.  Widths
 * are for a size of 1 point and do not depend on any device.  Floor 2. */
#ifndef JIHUA_PDF_FONTS_H
#define JIHUA_PDF_FONTS_H

#include "pdf_library.h"
#include "wrap.h"

enum pdf_face { PDF_TITLE, PDF_HEADING, PDF_BODY, PDF_NUMBER, PDF_FACES };

struct pdf_fonts;

/* `chosen`: ROLE=FAMILY,… with the roles title, heading, body, number; or NULL.  NULL and *err for a role that there is not, or
 * if no font holds Chinese characters. */
struct pdf_fonts *pdf_fonts_new(const struct pdf_library *, const char *chosen, struct err *);
void pdf_fonts_free(struct pdf_fonts *);
/* A layout for one line of text in that face; borrowed, its text may be set. */
PangoLayout *pdf_fonts_layout(struct pdf_fonts *, enum pdf_face, double size);
/* How wide a text is on one line, at a size of 1 point. */
double pdf_fonts_width(struct pdf_fonts *, enum pdf_face, struct slice text);
/* For wrap_next_measured, in units of the font's size. */
struct wrap_measure pdf_fonts_measure(struct pdf_fonts *, enum pdf_face);

#endif
