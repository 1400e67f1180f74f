#include "pdf_embed.h"

#include <stdio.h>
#include <stdlib.h>

#include "arena.h"
#include "mem.h"
#include "pdf_cff.h"

struct glyph {
    unsigned glyph;     /* in the font it is from */
    struct slice text;  /* in the arena */
    int width;
};

struct font {
    hb_font_t *font;    /* at a scale of 1000; owned */
    hb_face_t *face;    /* borrowed from it */
    struct glyph *glyph; /* owned; number 0 is what stands for a missing one */
    size_t glyphs, cap;
    unsigned *slot;     /* owned: a hash table of their numbers, 0: free */
    size_t slots;
};

struct pdf_embed {
    const struct pdf_library *lib;
    struct arena arena;
    struct font *font;  /* owned */
    size_t fonts, cap;
};

struct pdf_embed *pdf_embed_new(const struct pdf_library *lib)
{
    struct pdf_embed *e = mem_zalloc(sizeof *e);
    e->lib = lib;
    arena_init(&e->arena);
    return e;
}

void pdf_embed_free(struct pdf_embed *e)
{
    for (size_t i = 0; i < e->fonts; i++) {
        e->lib->hb_font_destroy(e->font[i].font);
        free(e->font[i].glyph);
        free(e->font[i].slot);
    }
    free(e->font);
    arena_done(&e->arena);
    free(e);
}

/* ---- fonts and glyphs ---- */

static void append(struct font *font, struct glyph glyph)
{
    font->glyph = mem_grow(font->glyph, &font->cap, font->glyphs + 1, sizeof *font->glyph);
    font->glyph[font->glyphs++] = glyph;
}

static bool same_variation(const struct pdf_library *lib, hb_font_t *a, hb_font_t *b)
{
    unsigned na, nb;
    const int *ca = lib->hb_font_get_var_coords_normalized(a, &na), *cb = lib->hb_font_get_var_coords_normalized(b, &nb);
    return na == nb && (na == 0 || memcmp(ca, cb, na * sizeof *ca) == 0);
}

unsigned pdf_embed_font(struct pdf_embed *e, hb_font_t *like)
{
    const struct pdf_library *lib = e->lib;
    hb_face_t *face = lib->hb_font_get_face(like);
    unsigned axes;
    for (size_t i = 0; i < e->fonts; i++)
        if (e->font[i].face == face && same_variation(lib, e->font[i].font, like)) return (unsigned)i;
    struct font font = {.font = lib->hb_font_create(face), .face = face};
    const int *coords = lib->hb_font_get_var_coords_normalized(like, &axes);
    lib->hb_font_set_scale(font.font, 1000, 1000);
    if (axes > 0) lib->hb_font_set_var_coords_normalized(font.font, coords, axes);
    append(&font, (struct glyph){.width = lib->hb_font_get_glyph_h_advance(font.font, 0)});
    e->font = mem_grow(e->font, &e->cap, e->fonts + 1, sizeof *e->font);
    e->font[e->fonts++] = font;
    return (unsigned)e->fonts - 1;
}

static size_t hash(unsigned glyph, struct slice text)
{
    size_t h = glyph * 0x9E3779B97F4A7C15u;
    for (size_t i = 0; i < text.n; i++) h = (h ^ (unsigned char)text.s[i]) * 0x100000001B3u;
    return h ^ h >> 29;
}

/* The slot of the glyph, or the free one where it belongs. */
static unsigned *find(const struct font *font, unsigned glyph, struct slice text)
{
    size_t i = hash(glyph, text) & (font->slots - 1);
    for (;; i = (i + 1) & (font->slots - 1)) {
        const struct glyph *g = &font->glyph[font->slot[i]];
        if (font->slot[i] == 0 || (g->glyph == glyph && slice_equal(g->text, text))) return &font->slot[i];
    }
}

static void make_room(struct font *font)
{
    if (2 * font->glyphs < font->slots) return;
    font->slots = font->slots == 0 ? 1024 : 2 * font->slots;
    free(font->slot);
    font->slot = mem_zalloc(font->slots * sizeof *font->slot);
    for (size_t i = 1; i < font->glyphs; i++) *find(font, font->glyph[i].glyph, font->glyph[i].text) = (unsigned)i;
}

unsigned pdf_embed_glyph(struct pdf_embed *e, unsigned index, unsigned glyph, struct slice text, int *width)
{
    enum { MOST = 65535 };
    struct font *font = &e->font[index];
    make_room(font);
    unsigned *slot = find(font, glyph, text);
    if (*slot == 0 && font->glyphs < MOST) {
        *slot = (unsigned)font->glyphs;
        append(font, (struct glyph){glyph, arena_copy(&e->arena, text), e->lib->hb_font_get_glyph_h_advance(font->font, glyph)});
    }
    *width = font->glyph[*slot].width;
    return *slot;
}

unsigned pdf_embed_chinese(struct pdf_embed *e, unsigned font, uint32_t cp)
{
    const struct pdf_library *lib = e->lib;
    hb_buffer_t *buffer = lib->hb_buffer_create();
    unsigned count;
    lib->hb_buffer_add_codepoints(buffer, &cp, 1, 0, 1);
    lib->hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    lib->hb_buffer_set_script(buffer, HB_SCRIPT_HAN);
    lib->hb_buffer_set_language(buffer, lib->hb_language_from_string("zh-cn", -1));
    lib->hb_shape(e->font[font].font, buffer, NULL, 0);
    const hb_glyph_info_t *info = lib->hb_buffer_get_glyph_infos(buffer, &count);
    unsigned glyph = count == 1 ? info[0].codepoint : 0;
    const hb_glyph_position_t *at = lib->hb_buffer_get_glyph_positions(buffer, &count);
    if (count == 1 && (at[0].x_offset != 0 || at[0].y_offset != 0)) glyph = 0;
    lib->hb_buffer_destroy(buffer);
    return glyph;
}

/* ---- writing ---- */

/* "ABCDEF+NotoSerifCJKsc-Regular": six letters that tell this choice of glyphs from another, and the font's own name. */
static void name_font(const struct pdf_library *lib, const struct font *font, char name[80])
{
    char own[64];
    unsigned size = sizeof own;
    size_t tag = 0, n = 0;
    for (size_t i = 0; i < font->glyphs; i++) tag = hash(font->glyph[i].glyph, slice_make((const char *)&tag, sizeof tag));
    for (; n < 6; n++, tag /= 26) name[n] = (char)('A' + tag % 26);
    name[n++] = '+';
    lib->hb_ot_name_get_utf8(font->face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, own);
    for (unsigned i = 0; i < size; i++) {
        char c = own[i];
        bool plain = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
        if (plain) name[n++] = c;
    }
    name[n] = '\0';
}

/* Which text each glyph stands for. */
static void write_texts(const struct font *font, struct pdf_file *file, unsigned object)
{
    enum { AT_ONCE = 100 };
    struct buf map;
    buf_init(&map);
    buf_adds(&map, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                   "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n"
                   "/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
    for (size_t i = 1, end; i < font->glyphs; i = end) {
        end = i + AT_ONCE < font->glyphs ? i + AT_ONCE : font->glyphs;
        size_t count = 0;
        for (size_t g = i; g < end; g++) count += font->glyph[g].text.n > 0;
        if (count == 0) continue;
        buf_addf(&map, "%zu beginbfchar\n", count);
        for (size_t g = i; g < end; g++) {
            if (font->glyph[g].text.n == 0) continue;
            buf_addf(&map, "<%04zX> <", g);
            pdf_add_utf16(&map, font->glyph[g].text);
            buf_adds(&map, ">\n");
        }
        buf_adds(&map, "endbfchar\n");
    }
    buf_adds(&map, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    pdf_file_stream(file, object, "", buf_slice(&map));
    buf_done(&map);
}

/* The outlines; box: what all of them take. */
static void write_outlines(const struct pdf_library *lib, const struct font *font, const char *name, struct pdf_file *file, unsigned object, int box[4])
{
    struct pdf_cff cff;
    struct buf program;
    buf_init(&program);
    pdf_cff_init(&cff, lib);
    for (size_t i = 0; i < font->glyphs; i++) pdf_cff_add(&cff, font->font, font->glyph[i].glyph, font->glyph[i].width);
    pdf_cff_write(&cff, name, &program);
    memcpy(box, cff.box, sizeof cff.box);
    pdf_file_stream(file, object, " /Subtype /CIDFontType0C", buf_slice(&program));
    pdf_cff_done(&cff);
    buf_done(&program);
}

static void write_font(const struct pdf_library *lib, const struct font *font, struct pdf_file *file, unsigned object)
{
    unsigned texts = pdf_file_reserve(file), outlines = pdf_file_reserve(file), descriptor = pdf_file_reserve(file), cid = pdf_file_reserve(file);
    char name[80];
    int box[4];
    name_font(lib, font, name);
    write_texts(font, file, texts);
    write_outlines(lib, font, name, file, outlines, box);
    struct buf *out = pdf_file_open(file, descriptor);
    buf_addf(out, "<< /Type /FontDescriptor /FontName /%s /Flags 4 /FontBBox [%d %d %d %d] /ItalicAngle 0 /Ascent %d /Descent %d /CapHeight %d "
                  "/StemV 80 /FontFile3 %u 0 R >>", name, box[0], box[1], box[2], box[3], box[3], box[1], box[3], outlines);
    pdf_file_close(file);
    out = pdf_file_open(file, cid);
    buf_addf(out, "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /%s /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
                  "/FontDescriptor %u 0 R /DW 1000 /W [", name, descriptor);
    for (size_t i = 0; i < font->glyphs; i++)
        if (font->glyph[i].width != 1000) buf_addf(out, "%zu [%d] ", i, font->glyph[i].width);
    buf_adds(out, "] >>");
    pdf_file_close(file);
    out = pdf_file_open(file, object);
    buf_addf(out, "<< /Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%u 0 R] /ToUnicode %u 0 R >>", name, cid, texts);
    pdf_file_close(file);
}

void pdf_embed_write(struct pdf_embed *e, struct pdf_file *file, unsigned list)
{
    unsigned *object = mem_alloc((e->fonts + 1) * sizeof *object);
    for (size_t i = 0; i < e->fonts; i++) write_font(e->lib, &e->font[i], file, object[i] = pdf_file_reserve(file));
    struct buf *out = pdf_file_open(file, list);
    buf_adds(out, "<<");
    for (size_t i = 0; i < e->fonts; i++) buf_addf(out, " /F%zu %u 0 R", i, object[i]);
    buf_adds(out, " >>");
    pdf_file_close(file);
    free(object);
}
