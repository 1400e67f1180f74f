/* pdf_cff: outlines of glyphs as a font program that PDF embeds: a CID-keyed CFF font, its glyphs numbered from 1.
 *
 * Outlines come from HarfBuzz, of whatever sort of font, in thousandths of its size.  Floor 2. */
#ifndef JIHUA_PDF_CFF_H
#define JIHUA_PDF_CFF_H

#include "buf.h"
#include "pdf_library.h"

struct pdf_cff {
    const struct pdf_library *lib;
    hb_draw_funcs_t *funcs;
    struct buf outlines;       /* Type 2 charstrings, one after the other */
    size_t *end;               /* owned: of each glyph's in outlines */
    size_t glyphs, cap;
    int box[4];                /* of all outlines: left, bottom, right, top */
};

void pdf_cff_init(struct pdf_cff *, const struct pdf_library *);
void pdf_cff_done(struct pdf_cff *);
/* The next glyph, as the font has it at a scale of 1000.  False if it has no outline (a blank, or a picture). */
bool pdf_cff_add(struct pdf_cff *, hb_font_t *, unsigned glyph, int width);
/* The font program. */
void pdf_cff_write(const struct pdf_cff *, const char *name, struct buf *out);

#endif
