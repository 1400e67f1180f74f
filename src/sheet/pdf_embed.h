/* pdf_embed: a font as it goes into a PDF: cut down to the glyphs that are drawn.
 *
 * Left alone, Cairo would read a font whole and write what all its glyphs share: 25 MB read and 100 KB written for
 * each Chinese font of a sheet of one page.  So HarfBuzz cuts the font down before Cairo sees it.  Fonts that
 * fontconfig changes while they are drawn (bolder, slanted, variable) and those that HarfBuzz cannot cut stay whole. */
#ifndef JIHUA_PDF_EMBED_H
#define JIHUA_PDF_EMBED_H

#include "sheet/pdf_library.h"

struct pdf_font {
    const struct pdf_library *lib; /* borrowed */
    cairo_font_face_t *face;       /* owned, as the next: what to draw with, cut down after pdf_font_cut */
    cairo_font_face_t *like;       /* the whole font */
    hb_face_t *whole;              /* owned */
    hb_set_t *used;                /* owned: glyphs of the whole font */
    hb_subset_plan_t *plan;        /* owned: how HarfBuzz has cut it; NULL: it is whole */
    /* borrowed from the plan: numbers of glyphs of the whole font → their numbers in `face` */
    const hb_map_t *number;
    bool stays; /* the font is never cut */
};

void pdf_font_init(struct pdf_font *, const struct pdf_library *, PangoFont *);
void pdf_font_done(struct pdf_font *);
/* Makes it whole again, with no glyph used: before the next document. */
void pdf_font_reset(struct pdf_font *);
/* Cuts the font down to the glyphs in `used`; where that fails it stays whole. */
void pdf_font_cut(struct pdf_font *);
/* The number in `face` of a glyph, given by its number in the whole font; the glyph must be in `used`. */
unsigned long pdf_font_glyph(const struct pdf_font *, unsigned long glyph);

#endif
