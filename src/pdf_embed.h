/* pdf_embed: the fonts of a PDF file, each with the glyphs that the file draws and no other.
 *
 * A glyph is numbered when it is first drawn; one that stands for another text has another number, so that whoever searches
 * or copies the text gets the characters that were written, though two of them may look the same.  Floor 3. */
#ifndef JIHUA_PDF_EMBED_H
#define JIHUA_PDF_EMBED_H

#include "pdf_file.h"

struct pdf_embed;

struct pdf_embed *pdf_embed_new(const struct pdf_library *);
void pdf_embed_free(struct pdf_embed *);
/* The font in the file that is this one, from 0. */
unsigned pdf_embed_font(struct pdf_embed *, hb_font_t *);
/* The number of a glyph that stands for `text` (empty: for nothing of its own).  *width: how far the next glyph is, in
 * thousandths of the size. */
unsigned pdf_embed_glyph(struct pdf_embed *, unsigned font, unsigned glyph, struct slice text, int *width);
/* The glyph that a font has for a Chinese character by itself; 0 if it has none or more than one. */
unsigned pdf_embed_chinese(struct pdf_embed *, unsigned font, uint32_t cp);
/* Writes every font; the object that lists them for the pages (/F0, /F1 …) is `list`. */
void pdf_embed_write(struct pdf_embed *, struct pdf_file *, unsigned list);

#endif
