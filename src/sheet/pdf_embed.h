/* pdf_embed: a font as it goes into a PDF: cut down to the glyphs that are drawn.
 *
 * Cairo reads a font whole and writes what all its glyphs share: 25 MB read and 100 KB written for each Chinese font of
 * a sheet of one page.  HarfBuzz cuts it down before Cairo sees it.  Fonts that fontconfig changes while they are drawn
 * (bolder, slanted, variable) and those that HarfBuzz cannot cut stay whole. */
#ifndef JIHUA_PDF_EMBED_H
#define JIHUA_PDF_EMBED_H

#include "sheet/pdf_library.h"

struct pdf_font {
    const struct pdf_library *lib; /* borrowed */
    cairo_font_face_t *face;       /* what to draw with; owned, as the next */
    cairo_font_face_t *like;       /* the whole font as Cairo has it */
    hb_face_t *whole;              /* owned */
    hb_set_t *used;                /* owned: glyphs of the whole font */
    hb_subset_plan_t *plan;        /* owned: how it was cut; NULL: it is whole */
    const hb_map_t *number;        /* of the plan: the numbers in `face` of those of the whole font */
    bool stays;                    /* whole */
};

void pdf_font_init(struct pdf_font *, const struct pdf_library *, PangoFont *);
void pdf_font_done(struct pdf_font *);
/* Whole again, with no glyph used: for the next document. */
void pdf_font_reset(struct pdf_font *);
/* Cuts the font down to the glyphs in `used`. */
void pdf_font_cut(struct pdf_font *);
/* The number in `face` of a glyph of the whole font that is used. */
unsigned long pdf_font_glyph(const struct pdf_font *, unsigned long glyph);

#endif
