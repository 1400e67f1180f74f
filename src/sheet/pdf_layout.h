/* pdf_layout: a sheet laid out on pages: what is drawn where, before anything is drawn.
 *
 * Lengths are points (1/72 inch) from the top left corner of the paper.  Invariant: every text and rule lies within the
 * text area of its page; every text of the sheet is there, in reading order, cell by cell. */
#ifndef JIHUA_PDF_LAYOUT_H
#define JIHUA_PDF_LAYOUT_H

#include "sheet/pdf_pages.h"

void pdf_layout(struct pdf_pages *, const struct sheet *, const struct sheet_look *, struct pdf_fonts *);

#endif
