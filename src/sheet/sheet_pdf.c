/* A sheet as PDF: laid out by pdf_layout, drawn by Cairo, its text by Pango; with outline, metadata and page
 * numbers. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "sys/config.h"
#include "base/lang.h"
#include "base/mem.h"
#include "sheet/pdf_layout.h"
#include "sheet/sheet.h"

static const double RULE_WIDTH = 0.5, NUMBER_SIZE = 14, TABLE_NUMBER_SIZE = 10.5, SOURCE_SIZE = 9;

/* Glyphs of one font and size that follow each other, also over several lines: Cairo draws them with one call. */
struct gathered {
    struct pdf_font *font;
    double size;
    bool backward;
    struct buf text;
    cairo_glyph_t *glyph;          /* owned */
    cairo_text_cluster_t *cluster; /* owned */
    size_t glyphs, glyphs_cap, clusters, clusters_cap;
};

struct drawing {
    const struct pdf_library *lib;
    const struct pdf_pages *pages;
    struct pdf_fonts *fonts;
    cairo_surface_t *surface;
    cairo_t *cairo;
    struct gathered gathered;
};

static cairo_status_t sheet_pdf_write_bytes(void *context, const unsigned char *bytes, unsigned count)
{
    buf_add(context, slice_make((const char *)bytes, count));
    return CAIRO_STATUS_SUCCESS;
}

/* ---- metadata ---- */

static void sheet_pdf_set_metadata(struct drawing *d, const struct sheet *sheet)
{
    char date[40];
    time_t when;
    struct tm day;
    if (!sheet_epoch(&when)) when = time(NULL);
    gmtime_r(&when, &day);
    strftime(date, sizeof date, "%Y-%m-%dT%H:%M:%SZ", &day);
    d->lib->cairo_pdf_surface_set_metadata(d->surface, CAIRO_PDF_METADATA_TITLE,
                                           sheet->title.s); /* texts in the arena end with a NUL */
    d->lib->cairo_pdf_surface_set_metadata(d->surface, CAIRO_PDF_METADATA_SUBJECT, sheet->source.s);
    d->lib->cairo_pdf_surface_set_metadata(d->surface, CAIRO_PDF_METADATA_CREATOR, PACKAGE_NAME " " PACKAGE_VERSION);
    d->lib->cairo_pdf_surface_set_metadata(d->surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
}

static void sheet_pdf_add_outline(struct drawing *d)
{
    enum { DEEPEST = 4 };
    int parent[DEEPEST + 1] = {CAIRO_PDF_OUTLINE_ROOT};
    /* how many entries of the outline are open; parent[depth] is the one that the next entry goes below */
    unsigned depth = 0;
    for (size_t i = 0; i < d->pages->marks; i++) {
        const struct pdf_mark *mark = &d->pages->mark[i];
        unsigned level = mark->level < depth ? mark->level : depth;
        char place[80], name[256];
        if (level >= DEEPEST) level = DEEPEST - 1;
        snprintf(place, sizeof place, "page=%zu pos=[0 %d]", mark->page + 1, (int)mark->y);
        text_visible_copy(mark->name, name, sizeof name);
        parent[level + 1] = d->lib->cairo_pdf_surface_add_outline(d->surface, parent[level], name, place,
                                                                  level == 0 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
        depth = level + 1;
    }
}

/* ---- drawing ---- */

static void sheet_pdf_draw_gathered(struct drawing *d)
{
    struct gathered *g = &d->gathered;
    if (g->clusters > 0) {
        d->lib->cairo_set_font_face(d->cairo, g->font->face);
        d->lib->cairo_set_font_size(d->cairo, g->size);
        d->lib->cairo_show_text_glyphs(d->cairo, g->text.s, (int)g->text.n, g->glyph, (int)g->glyphs, g->cluster,
                                       (int)g->clusters, g->backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : 0);
    }
    g->glyphs = g->clusters = 0;
    buf_clear(&g->text);
}

static void sheet_pdf_gather(struct drawing *d, const struct pdf_run *run, double size, double x, double baseline)
{
    struct gathered *g = &d->gathered;
    if (run->font != g->font || size < g->size || size > g->size || run->backward || g->backward)
        sheet_pdf_draw_gathered(d);
    g->font = run->font;
    g->size = size;
    g->backward = run->backward;
    g->glyph = mem_grow(g->glyph, &g->glyphs_cap, g->glyphs + run->glyphs, sizeof *g->glyph);
    for (size_t i = 0; i < run->glyphs; i++)
        g->glyph[g->glyphs++] = (cairo_glyph_t){pdf_font_glyph(run->font, run->glyph[i].index),
                                                x + run->glyph[i].x * size, baseline + run->glyph[i].y * size};
    g->cluster = mem_grow(g->cluster, &g->clusters_cap, g->clusters + run->clusters, sizeof *g->cluster);
    if (run->clusters > 0) memcpy(g->cluster + g->clusters, run->cluster, run->clusters * sizeof *run->cluster);
    g->clusters += run->clusters;
    buf_add(&g->text, run->text);
}

static void sheet_pdf_draw_text(struct drawing *d, struct slice text, enum pdf_face face, double size,
                                enum pdf_align align, double x, double x2, double baseline)
{
    if (align != PDF_LEFT) {
        double rest = x2 - x - pdf_fonts_width(d->fonts, face, text) * size;
        x += align == PDF_RIGHT ? rest : rest / 2;
    }
    for (size_t pos = 0, count; pos < text.n;) {
        const struct pdf_run *run = pdf_fonts_runs(d->fonts, face, text, &pos, &count);
        for (size_t i = 0; i < count; i++) {
            sheet_pdf_gather(d, &run[i], size, x, baseline);
            x += run[i].width * size;
        }
    }
}

static void sheet_pdf_draw_op(struct drawing *d, const struct pdf_op *op)
{
    if (!op->rule) {
        sheet_pdf_draw_text(d, op->text, op->face, op->size, op->align, op->x, op->x2, op->y);
        return;
    }
    d->lib->cairo_move_to(d->cairo, op->x, op->y);
    d->lib->cairo_line_to(d->cairo, op->x2, op->y2);
}

/* The number at the foot of a page; tables also say how many pages there are. */
static struct slice sheet_pdf_page_number(const struct pdf_pages *p, size_t page, char text[80])
{
    if (p->form) snprintf(text, 80, "— %zu —", page);
    else snprintf(text, 80, _("Page %zu of %zu"), page, p->pages);
    return slice_of(text);
}

/* Draws the foot.  GB/T 9704: the number between dashes, 7 mm below the text area, one character away from the outer
 * edge (right on odd pages, left on even ones).  The source stands on the other side. */
static void sheet_pdf_draw_foot(struct drawing *d, size_t page, struct slice source)
{
    const struct pdf_pages *p = d->pages;
    double baseline = p->bottom + 7 * PDF_MM + 0.36 * NUMBER_SIZE, left = p->left + NUMBER_SIZE,
           right = p->right - NUMBER_SIZE;
    char text[80];
    struct slice number = sheet_pdf_page_number(p, page, text);
    bool odd = page % 2 == 1;
    if (p->form) {
        sheet_pdf_draw_text(d, number, PDF_NUMBER, NUMBER_SIZE, odd ? PDF_RIGHT : PDF_LEFT, left, right, baseline);
        sheet_pdf_draw_text(d, source, PDF_NUMBER, SOURCE_SIZE, odd ? PDF_LEFT : PDF_RIGHT, p->left, p->right,
                            baseline);
        return;
    }
    sheet_pdf_draw_text(d, number, PDF_NUMBER, TABLE_NUMBER_SIZE, PDF_RIGHT, p->left, p->right, baseline);
    sheet_pdf_draw_text(d, source, PDF_NUMBER, SOURCE_SIZE, PDF_LEFT, p->left, p->right, baseline);
}

static void sheet_pdf_draw_pages(struct drawing *d, struct slice source)
{
    const struct pdf_pages *p = d->pages;
    for (size_t page = 0; page < p->pages; page++) {
        size_t end = page + 1 < p->pages ? p->page[page + 1] : p->ops;
        d->lib->cairo_set_line_width(d->cairo, RULE_WIDTH);
        for (size_t i = p->page[page]; i < end; i++) sheet_pdf_draw_op(d, &p->op[i]);
        d->lib->cairo_stroke(d->cairo);
        sheet_pdf_draw_foot(d, page + 1, source);
        sheet_pdf_draw_gathered(d);
        d->lib->cairo_show_page(d->cairo);
    }
}

/* Tells the fonts every text that will be drawn, so that they are cut down to it. */
static void sheet_pdf_cut_fonts(struct drawing *d, struct slice source)
{
    const struct pdf_pages *p = d->pages;
    char text[80];
    for (size_t i = 0; i < p->ops; i++)
        if (!p->op[i].rule) pdf_fonts_use(d->fonts, p->op[i].face, p->op[i].text);
    for (size_t page = 0; page < p->pages; page++)
        pdf_fonts_use(d->fonts, PDF_NUMBER, sheet_pdf_page_number(p, page + 1, text));
    pdf_fonts_use(d->fonts, PDF_NUMBER, source);
    pdf_fonts_cut(d->fonts);
}

/* The source, cut so that on one line it leaves room for the page number. */
static struct slice sheet_pdf_short_source(struct drawing *d, const struct sheet *sheet)
{
    double room = (d->pages->right - d->pages->left - 9 * NUMBER_SIZE) / SOURCE_SIZE;
    struct slice source = sheet->source;
    while (source.n > 0 && pdf_fonts_width(d->fonts, PDF_NUMBER, source) > room)
        source = slice_cut(source, 0, text_previous(source, source.n));
    return source;
}

static bool sheet_pdf_draw(const struct pdf_library *lib, const struct sheet *sheet, const struct pdf_pages *pages,
                           struct pdf_fonts *fonts, struct buf *out, struct err *err)
{
    struct drawing d = {.lib = lib, .pages = pages, .fonts = fonts};
    struct slice source = sheet_pdf_short_source(&d, sheet);
    buf_init(&d.gathered.text);
    sheet_pdf_cut_fonts(&d, source);
    d.surface = lib->cairo_pdf_surface_create_for_stream(sheet_pdf_write_bytes, out, pages->width, pages->height);
    d.cairo = lib->cairo_create(d.surface);
    sheet_pdf_set_metadata(&d, sheet);
    sheet_pdf_draw_pages(&d, source);
    sheet_pdf_add_outline(&d);
    buf_done(&d.gathered.text);
    free(d.gathered.glyph);
    free(d.gathered.cluster);
    cairo_status_t status = lib->cairo_status(d.cairo);
    lib->cairo_destroy(d.cairo);
    lib->cairo_surface_finish(d.surface);
    if (status == CAIRO_STATUS_SUCCESS) status = lib->cairo_surface_status(d.surface);
    lib->cairo_surface_destroy(d.surface);
    if (status == CAIRO_STATUS_SUCCESS) return true;
    err_setf(err, "", _("the PDF could not be made: %s"), lib->cairo_status_to_string(status));
    return false;
}

/* The chosen fonts: those of --fonts first, then those of the settings for the other roles.  free() it. */
static char *sheet_pdf_chosen_fonts(const struct sheet_look *look)
{
    struct config config;
    struct err ignored;
    struct slice set = SLICE("");
    config_read(&config, &ignored);
    config_find(&config, "fonts", &set);
    char *chosen = mem_format("%s%s%.*s", look->fonts != NULL ? look->fonts : "",
                              look->fonts != NULL && set.n > 0 ? "," : "", (int)set.n, set.s);
    config_done(&config);
    return chosen;
}

/* The fonts that are open already, or new ones, which stay open if the caller wants that. */
static struct pdf_fonts *sheet_pdf_open_fonts(const struct sheet_look *look, struct err *err)
{
    struct pdf_fonts *fonts = look->opened != NULL ? *look->opened : NULL;
    if (fonts == NULL) {
        char *chosen = sheet_pdf_chosen_fonts(look);
        fonts = pdf_fonts_new(chosen, err);
        free(chosen);
    }
    if (look->opened != NULL) *look->opened = fonts;
    if (fonts != NULL) pdf_fonts_begin(fonts);
    return fonts;
}

void sheet_fonts_free(struct pdf_fonts *fonts) { pdf_fonts_free(fonts); }

bool sheet_render_pdf(const struct sheet *sheet, const struct sheet_look *look, struct buf *out,
                      struct sheet_made *made, struct err *err)
{
    struct pdf_fonts *fonts = sheet_pdf_open_fonts(look, err);
    struct pdf_pages laid;
    if (fonts == NULL) return false;
    pdf_layout(&laid, sheet, look, fonts);
    bool done = sheet_pdf_draw(pdf_fonts_library(fonts), sheet, &laid, fonts, out, err);
    made->pages = laid.pages;
    pdf_fonts_remark(fonts, &made->remark);
    pdf_pages_done(&laid);
    if (look->opened == NULL) pdf_fonts_free(fonts);
    return done;
}
