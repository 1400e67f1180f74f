/* A sheet as PDF: laid out by pdf_layout, drawn with the glyphs of pdf_fonts; with outline, metadata and page numbers. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "lang.h"
#include "mem.h"
#include "pdf_file.h"
#include "pdf_layout.h"
#include "sheet.h"

static const double RULE_WIDTH = 0.5, NUMBER_SIZE = 14, TABLE_NUMBER_SIZE = 10.5, SOURCE_SIZE = 9;

struct drawing {
    const struct pdf_pages *pages;
    struct pdf_fonts *fonts;
    struct pdf_file file;
    struct buf content;      /* of the page at hand */
    unsigned *page;          /* owned: their objects */
};

/* ---- text ---- */

/* A line of text while it is drawn. */
struct line {
    struct buf *out;
    double size;
    unsigned font;           /* UINT_MAX: none is set */
    bool open;               /* glyphs are being listed */
    float y;                 /* above the line, as it is set */
    double pen, base;        /* where the next glyph would stand, where the run begins; in thousandths of the size */
};

static void close_glyphs(struct line *line)
{
    if (line->open) buf_adds(line->out, ")]TJ\n");
    line->open = false;
}

static void set_font(struct line *line, const struct pdf_glyph *glyph)
{
    if (line->font == glyph->font && line->y == glyph->y) return;
    close_glyphs(line);
    if (line->font != glyph->font) {
        buf_addf(line->out, "/F%u ", glyph->font);
        pdf_add_number(line->out, line->size);
        buf_adds(line->out, " Tf ");
    }
    if (line->y != glyph->y) {
        pdf_add_number(line->out, (double)glyph->y * line->size / 1000);
        buf_adds(line->out, " Ts ");
    }
    line->font = glyph->font;
    line->y = glyph->y;
}

/* The number of a glyph as two bytes of a string. */
static void add_glyph_number(struct buf *out, unsigned number)
{
    char text[4];
    size_t n = 0;
    for (int shift = 8; shift >= 0; shift -= 8) {
        char c = (char)(number >> shift & 255);
        if (c == '(' || c == ')' || c == '\\' || c == '\r') text[n++] = '\\';
        text[n++] = c == '\r' ? 'r' : c;
    }
    buf_add(out, slice_make(text, n));
}

static void draw_glyph(struct line *line, const struct pdf_glyph *glyph)
{
    double ahead = line->base + (double)glyph->x - line->pen;
    set_font(line, glyph);
    if (!line->open) buf_adds(line->out, "[(");
    line->open = true;
    if (fabs(ahead) >= 0.5) {
        buf_adds(line->out, ")");
        pdf_add_number(line->out, -ahead);
        buf_adds(line->out, "(");
        line->pen += ahead;
    }
    add_glyph_number(line->out, glyph->number);
    line->pen += glyph->width;
}

/* Glyphs that do not say what they are stand under the text that they are. */
static void draw_run(struct line *line, const struct pdf_run *run, struct slice text)
{
    if (run->opaque) {
        close_glyphs(line);
        buf_adds(line->out, "/Span << /ActualText ");
        pdf_add_text(line->out, text);
        buf_adds(line->out, " >> BDC\n");
    }
    for (size_t i = 0; i < run->count; i++) draw_glyph(line, &run->glyph[i]);
    if (run->opaque) {
        close_glyphs(line);
        buf_adds(line->out, "EMC\n");
    }
    line->base += run->width;
}

static double width_of(struct drawing *d, struct slice text, enum pdf_face face)
{
    double width = 0;
    for (size_t pos = 0; pos < text.n;) width += pdf_fonts_run(d->fonts, face, text, &pos)->width;
    return width / 1000;
}

static void draw_text(struct drawing *d, struct slice text, enum pdf_face face, double size, enum pdf_align align, double x, double x2,
                      double baseline)
{
    struct line line = {.out = &d->content, .size = size, .font = UINT_MAX};
    double rest = align != PDF_LEFT ? x2 - x - width_of(d, text, face) * size : 0;
    buf_adds(line.out, "BT ");
    pdf_add_number(line.out, align == PDF_CENTRE ? x + rest / 2 : x + rest);
    buf_adds(line.out, " ");
    pdf_add_number(line.out, d->pages->height - baseline);
    buf_adds(line.out, " Td ");
    for (size_t pos = 0, start; pos < text.n;) {
        start = pos;
        const struct pdf_run *run = pdf_fonts_run(d->fonts, face, text, &pos);
        draw_run(&line, run, slice_cut(text, start, pos));
    }
    close_glyphs(&line);
    buf_adds(line.out, line.y != 0 ? "0 Ts ET\n" : "ET\n");
}

/* ---- pages ---- */

static void draw_rule(struct drawing *d, const struct pdf_op *op)
{
    const double at[] = {op->x, d->pages->height - op->y, op->x2, d->pages->height - op->y2};
    for (int i = 0; i < 4; i++) {
        pdf_add_number(&d->content, at[i]);
        buf_adds(&d->content, i == 1 ? " m " : i == 3 ? " l\n" : " ");
    }
}

/* GB/T 9704: the number between dashes, 7 mm below the text area, one character in from the outer edge: right on odd pages, left
 * on even ones; tables say how many pages they have.  The source stands on the other side. */
static void draw_foot(struct drawing *d, size_t page, struct slice source)
{
    const struct pdf_pages *p = d->pages;
    double baseline = p->bottom + 7 * PDF_MM + 0.36 * NUMBER_SIZE, left = p->left + NUMBER_SIZE, right = p->right - NUMBER_SIZE;
    char number[80];
    bool odd = page % 2 == 1;
    if (p->form) {
        snprintf(number, sizeof number, "— %zu —", page);
        draw_text(d, slice_of(number), PDF_NUMBER, NUMBER_SIZE, odd ? PDF_RIGHT : PDF_LEFT, left, right, baseline);
        draw_text(d, source, PDF_NUMBER, SOURCE_SIZE, odd ? PDF_LEFT : PDF_RIGHT, p->left, p->right, baseline);
        return;
    }
    snprintf(number, sizeof number, _("Page %zu of %zu"), page, p->pages);
    draw_text(d, slice_of(number), PDF_NUMBER, TABLE_NUMBER_SIZE, PDF_RIGHT, p->left, p->right, baseline);
    draw_text(d, source, PDF_NUMBER, SOURCE_SIZE, PDF_LEFT, p->left, p->right, baseline);
}

static void write_page(struct drawing *d, size_t page, unsigned parent, unsigned resources)
{
    unsigned content = pdf_file_reserve(&d->file);
    pdf_file_stream(&d->file, content, "", buf_slice(&d->content));
    struct buf *out = pdf_file_open(&d->file, d->page[page]);
    buf_addf(out, "<< /Type /Page /Parent %u 0 R /MediaBox [0 0 ", parent);
    pdf_add_number(out, d->pages->width);
    buf_adds(out, " ");
    pdf_add_number(out, d->pages->height);
    buf_addf(out, "] /Resources %u 0 R /Contents %u 0 R >>", resources, content);
    pdf_file_close(&d->file);
}

static void draw_page(struct drawing *d, size_t page, struct slice source)
{
    const struct pdf_pages *p = d->pages;
    size_t end = page + 1 < p->pages ? p->page[page + 1] : p->ops;
    buf_clear(&d->content);
    pdf_add_number(&d->content, RULE_WIDTH);
    buf_adds(&d->content, " w\n");
    for (size_t i = p->page[page]; i < end; i++)
        if (p->op[i].rule) draw_rule(d, &p->op[i]);
    buf_adds(&d->content, "S\n");
    for (size_t i = p->page[page]; i < end; i++) {
        const struct pdf_op *op = &p->op[i];
        if (!op->rule) draw_text(d, op->text, op->face, op->size, op->align, op->x, op->x2, op->y);
    }
    draw_foot(d, page + 1, source);
}

/* All pages and what they are drawn with; returns the object that lists them. */
static unsigned write_pages(struct drawing *d, struct slice source)
{
    unsigned list = pdf_file_reserve(&d->file), resources = pdf_file_reserve(&d->file), fonts = pdf_file_reserve(&d->file);
    for (size_t i = 0; i < d->pages->pages; i++) d->page[i] = pdf_file_reserve(&d->file);
    for (size_t i = 0; i < d->pages->pages; i++) {
        draw_page(d, i, source);
        write_page(d, i, list, resources);
    }
    pdf_embed_write(pdf_fonts_embedded(d->fonts), &d->file, fonts);
    buf_addf(pdf_file_open(&d->file, resources), "<< /Font %u 0 R >>", fonts);
    pdf_file_close(&d->file);
    struct buf *out = pdf_file_open(&d->file, list);
    buf_addf(out, "<< /Type /Pages /Count %zu /Kids [", d->pages->pages);
    for (size_t i = 0; i < d->pages->pages; i++) buf_addf(out, "%u 0 R ", d->page[i]);
    buf_adds(out, "] >>");
    pdf_file_close(&d->file);
    return list;
}

/* ---- outline ---- */

/* An entry of the outline, in the order of the pages; entry 0 is the outline itself. */
struct entry {
    unsigned object, depth;
    size_t parent, first, last, before, after; /* entries; 0: none */
    size_t children;
};

/* Hangs the marks under each other by their levels. */
static struct entry *hang(struct drawing *d, size_t marks)
{
    struct entry *entry = mem_zalloc((marks + 1) * sizeof *entry);
    entry[0].object = pdf_file_reserve(&d->file);
    for (size_t i = 1; i <= marks; i++) {
        const unsigned level = d->pages->mark[i - 1].level;
        size_t parent = i - 1;
        while (entry[parent].depth > level) parent = entry[parent].parent;
        struct entry *above = &entry[parent];
        entry[i] = (struct entry){.object = pdf_file_reserve(&d->file), .depth = above->depth + 1, .parent = parent, .before = above->last};
        if (above->last > 0) entry[above->last].after = i;
        else above->first = i;
        above->last = i;
        above->children++;
    }
    return entry;
}

static void add_links(struct buf *out, const struct entry *entry, const struct entry *e)
{
    const struct { const char *name; size_t to; } links[] = {{"First", e->first}, {"Last", e->last}, {"Prev", e->before}, {"Next", e->after}};
    for (size_t i = 0; i < sizeof links / sizeof *links; i++)
        if (links[i].to > 0) buf_addf(out, " /%s %u 0 R", links[i].name, entry[links[i].to].object);
}

static void write_entry(struct drawing *d, const struct entry *entry, size_t i)
{
    const struct pdf_mark *mark = &d->pages->mark[i - 1];
    const struct entry *e = &entry[i];
    char name[256];
    text_visible_copy(mark->name, name, sizeof name);
    struct buf *out = pdf_file_open(&d->file, e->object);
    buf_adds(out, "<< /Title ");
    pdf_add_text(out, slice_of(name));
    buf_addf(out, " /Parent %u 0 R /Dest [%u 0 R /XYZ 0 ", entry[e->parent].object, d->page[mark->page]);
    pdf_add_number(out, d->pages->height - mark->y);
    buf_adds(out, " 0]");
    add_links(out, entry, e);
    if (e->children > 0) buf_addf(out, " /Count %s%zu", e->depth == 1 ? "" : "-", e->children); /* the first level is open */
    buf_adds(out, " >>");
    pdf_file_close(&d->file);
}

/* Returns the object of the outline; 0: there is none. */
static unsigned write_outline(struct drawing *d)
{
    size_t marks = d->pages->marks, shown = 0;
    if (marks == 0) return 0;
    struct entry *entry = hang(d, marks);
    unsigned outline = entry[0].object;
    for (size_t i = 1; i <= marks; i++) {
        write_entry(d, entry, i);
        shown += entry[i].depth <= 2;
    }
    struct buf *out = pdf_file_open(&d->file, outline);
    buf_adds(out, "<< /Type /Outlines");
    add_links(out, entry, &entry[0]);
    buf_addf(out, " /Count %zu >>", shown);
    pdf_file_close(&d->file);
    free(entry);
    return outline;
}

/* ---- the document ---- */

static unsigned write_info(struct drawing *d, const struct sheet *sheet)
{
    unsigned info = pdf_file_reserve(&d->file);
    char date[40];
    time_t when;
    struct tm day;
    if (!sheet_epoch(&when)) when = time(NULL);
    gmtime_r(&when, &day);
    strftime(date, sizeof date, "D:%Y%m%d%H%M%SZ", &day);
    struct buf *out = pdf_file_open(&d->file, info);
    buf_adds(out, "<< /Title ");
    pdf_add_text(out, sheet->title);
    buf_adds(out, " /Subject ");
    pdf_add_text(out, sheet->source);
    buf_addf(out, " /Creator (%s) /Producer (%s) /CreationDate (%s) >>", PACKAGE_NAME " " PACKAGE_VERSION, PACKAGE_NAME " " PACKAGE_VERSION, date);
    pdf_file_close(&d->file);
    return info;
}

/* The source on one line that leaves room for the page number. */
static struct slice short_source(struct drawing *d, const struct sheet *sheet)
{
    double room = (d->pages->right - d->pages->left - 9 * NUMBER_SIZE) / SOURCE_SIZE;
    struct slice source = sheet->source;
    while (source.n > 0 && pdf_fonts_width(d->fonts, PDF_NUMBER, source) > room) source = slice_cut(source, 0, text_previous(source, source.n));
    return source;
}

static void draw(const struct pdf_library *lib, const struct sheet *sheet, const struct pdf_pages *pages, struct pdf_fonts *fonts, struct buf *out)
{
    struct drawing d = {.pages = pages, .fonts = fonts, .page = mem_alloc((pages->pages + 1) * sizeof *d.page)};
    buf_init(&d.content);
    pdf_file_begin(&d.file, lib, out);
    unsigned catalog = pdf_file_reserve(&d.file), list = write_pages(&d, short_source(&d, sheet)), outline = write_outline(&d);
    buf_addf(pdf_file_open(&d.file, catalog), "<< /Type /Catalog /Pages %u 0 R /Lang (%s)", list, lang_is_chinese() ? "zh-CN" : "en");
    if (outline > 0) buf_addf(out, " /Outlines %u 0 R /PageMode /UseOutlines", outline);
    buf_adds(out, " >>");
    pdf_file_close(&d.file);
    unsigned info = write_info(&d, sheet);
    pdf_file_end(&d.file, catalog, info);
    buf_done(&d.content);
    free(d.page);
}

bool sheet_render_pdf(const struct sheet *sheet, const struct sheet_look *look, struct buf *out, size_t *pages, struct err *err)
{
    struct pdf_library lib;
    if (!pdf_library_load(&lib, err)) return false;
    struct pdf_fonts *fonts = pdf_fonts_new(&lib, look->fonts, err);
    if (fonts == NULL) return false;
    struct pdf_pages laid;
    pdf_layout(&laid, sheet, look, fonts);
    draw(&lib, sheet, &laid, fonts, out);
    *pages = laid.pages;
    pdf_pages_done(&laid);
    pdf_fonts_free(fonts);
    return true;
}
