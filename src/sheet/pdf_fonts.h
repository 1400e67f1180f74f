/* pdf_fonts: the faces of a printed sheet, and how wide characters are in them.
 *
 * Each role has a list of families, the standard's first (GB/T 9704: 小标宋 for titles, 仿宋 for text, 黑体 for headings, 宋体
 * for page numbers); the first one that is installed and holds Chinese is taken, else whatever fontconfig has for
 * Chinese.  Widths are for a size of 1 point and do not depend on any device.  Pango finds and shapes the glyphs; no
 * text is shaped twice: a Chinese character is shaped once for all, what stands between two of them once for each
 * wording. */
#ifndef JIHUA_PDF_FONTS_H
#define JIHUA_PDF_FONTS_H

#include "sheet/pdf_embed.h"
#include "base/wrap.h"

enum pdf_face { PDF_TITLE, PDF_HEADING, PDF_BODY, PDF_NUMBER, PDF_FACES };

struct pdf_fonts;

/* `chosen`: ROLE=FAMILY,… with the roles title, heading, body, number; or NULL.  NULL and *err for a role that there is
 * not, or if no font holds Chinese characters. */
struct pdf_fonts *pdf_fonts_new(const char *chosen, struct err *);
const struct pdf_library *pdf_fonts_library(const struct pdf_fonts *); /* lives as long */
void pdf_fonts_free(struct pdf_fonts *);
/* What is not as it was asked for: a chosen family that is not there, characters that no font has (they are drawn as
 * boxes). */
void pdf_fonts_remark(const struct pdf_fonts *, struct err *remark);
/* How wide a text is on one line, at a size of 1 point. */
double pdf_fonts_width(struct pdf_fonts *, enum pdf_face, struct slice text);
/* For wrap_next_measured, in units of the font's size. */
struct wrap_measure pdf_fonts_measure(struct pdf_fonts *, enum pdf_face);

/* ---- drawing ---- */

/* Glyphs of one font, in the order in which they are drawn; all lengths at a size of 1 point.  Their numbers are those
 * of the whole font (pdf_embed.h). */
struct pdf_run {
    struct pdf_font *font;
    const cairo_glyph_t *glyph;
    size_t glyphs;
    const cairo_text_cluster_t *cluster; /* which bytes of the text which glyphs are, in the order of the text */
    size_t clusters;
    struct slice text;
    bool backward; /* the text runs against the glyphs: from right to left */
    double width;
};

/* The runs of a text from byte *pos on, side by side: those of a Chinese character, or of all up to the next one.
 * Moves *pos behind them.  They stay as long as the fonts. */
const struct pdf_run *pdf_fonts_runs(struct pdf_fonts *, enum pdf_face, struct slice text, size_t *pos, size_t *count);
/* Before the first and every other document. */
void pdf_fonts_begin(struct pdf_fonts *);
/* Before anything is drawn: every text that will be, then the fonts are cut down to what these need. */
void pdf_fonts_use(struct pdf_fonts *, enum pdf_face, struct slice text);
void pdf_fonts_cut(struct pdf_fonts *);

#endif
