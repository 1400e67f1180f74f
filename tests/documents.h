/* documents: Word documents (.docx) made in memory, and what the reader tells of them. */
#ifndef JIHUA_TEST_DOCUMENTS_H
#define JIHUA_TEST_DOCUMENTS_H

#include "base/buf.h"

#define W_SPACE "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

/* Pieces of document.xml: a run, a paragraph, a paragraph with properties, a cell of one paragraph, a cell with
 * properties, a row, a table, one of a single cell. */
#define R(text) "<w:r><w:t xml:space='preserve'>" text "</w:t></w:r>"
#define P(text) "<w:p>" R(text) "</w:p>"
#define PP(properties, text) "<w:p><w:pPr>" properties "</w:pPr>" R(text) "</w:p>"
#define TC(text) "<w:tc>" P(text) "</w:tc>"
#define TCP(properties, text) "<w:tc><w:tcPr>" properties "</w:tcPr>" P(text) "</w:tc>"
#define TR(cells) "<w:tr>" cells "</w:tr>"
#define TBL(rows) "<w:tbl><w:tblPr/>" rows "</w:tbl>"
#define CELL(content) TBL(TR("<w:tc>" content "</w:tc>"))
/* The number of a paragraph, among its properties. */
#define NUM(id, level) "<w:numPr><w:ilvl w:val='" level "'/><w:numId w:val='" id "'/></w:numPr>"

/* A document as Word packs it; `numbering` and `styles` are what stands in the outermost elements of these parts, NULL:
 * the document has no such part.  What the reader tells, as grids.h shows it; lives until the next call. */
const char *documents_text(const char *body, const char *numbering, const char *styles);
/* The same of any package. */
const char *documents_package_text(struct slice zip);

#endif
