/* pdf_fonts: the faces of a printed sheet, and how wide characters are in them.
 *
 * Each role (title, heading, …) has a list of families, that of the standard first (GB/T 9704: 小标宋 for titles, 仿宋
 * for text, 黑体 for headings, 宋体 for page numbers).  The first one that is installed and has Chinese characters is
 * used, else what fontconfig offers for Chinese.  Widths are for a size of 1 point and do not depend on any device.
 * Pango finds and shapes the glyphs.  No text is shaped twice: each Chinese character is shaped once, and each
 * different piece of text between two of them once. */
#ifndef JIHUA_PDF_FONTS_H
#define JIHUA_PDF_FONTS_H

#include "sheet/pdf_embed.h"
#include "base/wrap.h"

enum pdf_face { PDF_TITLE, PDF_HEADING, PDF_BODY, PDF_NUMBER, PDF_FACES };

struct pdf_fonts;

/* Opens the fonts.  `chosen`: ROLE=FAMILY,… with the roles title, heading, body and number, or NULL.  NULL and *err
 * for an unknown role, or if no font has Chinese characters. */
struct pdf_fonts *pdf_fonts_new(const char *chosen, struct err *);
const struct pdf_library *pdf_fonts_library(const struct pdf_fonts *); /* borrowed: lives as long as the fonts */
void pdf_fonts_free(struct pdf_fonts *);
/* Sets *remark to what is not as the user asked: a chosen family that is not installed, or characters that no font
 * has (they are drawn as boxes).  remark->what[0] is 0 if there is nothing. */
void pdf_fonts_remark(const struct pdf_fonts *, struct err *remark);
/* The width of a text on one line, at a size of 1 point. */
double pdf_fonts_width(struct pdf_fonts *, enum pdf_face, struct slice text);
/* The same as a measure for wrap_next_measured. */
struct wrap_measure pdf_fonts_measure(struct pdf_fonts *, enum pdf_face);

/* ---- drawing ---- */

/* Glyphs of one font, in the order in which they are drawn; all lengths are at a size of 1 point.  Glyphs are
 * numbered as in the whole font (pdf_embed.h). */
struct pdf_run {
    struct pdf_font *font;
    const cairo_glyph_t *glyph;
    size_t glyphs;
    const cairo_text_cluster_t *cluster; /* which bytes of the text belong to which glyphs, in the order of the text */
    size_t clusters;
    struct slice text;
    bool backward; /* the text is read from right to left: its first byte belongs to the last glyph */
    double width;
};

/* The runs of a text from byte *pos on, which stand side by side: those of one Chinese character, or of all text up
 * to the next one.  Moves *pos behind them.  They are borrowed and live as long as the fonts. */
const struct pdf_run *pdf_fonts_runs(struct pdf_fonts *, enum pdf_face, struct slice text, size_t *pos, size_t *count);
/* To be called before each document, also the first. */
void pdf_fonts_begin(struct pdf_fonts *);
/* Before anything is drawn: call pdf_fonts_use with every text that will be drawn, then pdf_fonts_cut, which cuts
 * the fonts down to the glyphs of these texts. */
void pdf_fonts_use(struct pdf_fonts *, enum pdf_face, struct slice text);
void pdf_fonts_cut(struct pdf_fonts *);

#endif
