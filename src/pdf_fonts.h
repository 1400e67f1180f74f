/* pdf_fonts: the faces of a printed sheet, and how wide characters are in them.
 *
 * Each role has a list of families, the standard's first (GB/T 9704: 小标宋 for titles, 仿宋 for text, 黑体 for headings, 宋体 for
 * page numbers); the first one that is installed and holds Chinese is taken, else whatever fontconfig has for Chinese.  Widths
 * are for a size of 1 point and do not depend on any device.  Nothing is shaped twice: Chinese characters by HarfBuzz, each by
 * itself, everything else by Pango, which finds other fonts for what a face does not have.  Floor 3. */
#ifndef JIHUA_PDF_FONTS_H
#define JIHUA_PDF_FONTS_H

#include "pdf_embed.h"
#include "wrap.h"

enum pdf_face { PDF_TITLE, PDF_HEADING, PDF_BODY, PDF_NUMBER, PDF_FACES };

struct pdf_fonts;

/* `chosen`: ROLE=FAMILY,… with the roles title, heading, body, number; or NULL.  NULL and *err for a role that there is not, or
 * if no font holds Chinese characters. */
struct pdf_fonts *pdf_fonts_new(const struct pdf_library *, const char *chosen, struct err *);
void pdf_fonts_free(struct pdf_fonts *);
/* How wide a text is on one line, at a size of 1 point. */
double pdf_fonts_width(struct pdf_fonts *, enum pdf_face, struct slice text);
/* For wrap_next_measured, in units of the font's size. */
struct wrap_measure pdf_fonts_measure(struct pdf_fonts *, enum pdf_face);

/* ---- drawing ---- */

/* Lengths in thousandths of the size. */
struct pdf_glyph {
    unsigned font, number; /* pdf_embed.h */
    int width;             /* as the file's font has it */
    float x, y;            /* where it is drawn, from the beginning of the run */
};

struct pdf_run {
    const struct pdf_glyph *glyph;
    size_t count;
    double width;
    bool opaque;           /* the glyphs do not say one by one which text they are */
};

/* The glyphs of a text from byte *pos on: of a Chinese character, or of all up to the next one.  Moves *pos behind it. */
const struct pdf_run *pdf_fonts_run(struct pdf_fonts *, enum pdf_face, struct slice text, size_t *pos);
/* What was drawn with these fonts, to be written into the file. */
struct pdf_embed *pdf_fonts_embedded(struct pdf_fonts *);

#endif
