/* office_inside: what the readers of office files share: one function for each, called in a process of its own. */
#ifndef JIHUA_OFFICE_INSIDE_H
#define JIHUA_OFFICE_INSIDE_H

#include "office/package.h"
#include "table/grid.h"

/* Tell what the file holds; what goes wrong is told by grid_fail.  The caller ends the stream.
 * Of a package (a zip file) that the caller has opened: */
void xlsx_read(struct package *, struct grid_out *);
void docx_read(struct package *, struct grid_out *);
void ods_read(struct package *, struct grid_out *);
/* Whether a file that begins so (some KiB) is a web page, a saved one, one of Word or Excel, or one that a system
 * exports as .xls: a tag comes first, and the tags of a page are among what follows.  A text that only mentions them is
 * none. */
bool page_is(struct slice beginning);
/* Of the file's own bytes: */
void page_read(struct slice bytes, struct grid_out *); /* in any encoding */
/* A web page with all that belongs to it in one file, written like a mail (.mht). */
bool mhtml_is(struct slice beginning);
void mhtml_read(struct slice bytes, struct grid_out *);
/* A workbook as one text of XML, as Excel 2003 saves it; also a document of Word as such, which is refused. */
bool xml2003_is(struct slice beginning);
void xml2003_read(struct slice bytes, struct grid_out *);
/* The same where someone else has said in which (a mail does); empty: nobody has. */
void page_read_declared(struct slice bytes, struct slice encoding, struct grid_out *);
void fods_read(struct slice bytes, struct grid_out *); /* OpenDocument as one text of XML */
void xls_read(struct slice bytes, struct grid_out *);  /* an OLE2 file with a workbook of BIFF8 in it */

#endif
