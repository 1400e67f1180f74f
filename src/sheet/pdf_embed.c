#include "sheet/pdf_embed.h"

#include <stdlib.h>

#include "base/mem.h"

/* Whether fontconfig changes the outlines of the font while they are drawn (makes it bolder, slants it). */
static bool pdf_embed_is_changed(const struct pdf_library *lib, PangoFont *font)
{
    FcPattern *pattern = lib->pango_fc_font_get_pattern((PangoFcFont *)font);
    FcBool bolder = FcFalse;
    FcMatrix *matrix = NULL;
    unsigned axes = 0;
    lib->hb_font_get_var_coords_normalized(lib->pango_font_get_hb_font(font), &axes);
    lib->FcPatternGetBool(pattern, FC_EMBOLDEN, 0, &bolder);
    bool slanted = lib->FcPatternGetMatrix(pattern, FC_MATRIX, 0, &matrix) == FcResultMatch &&
                   (matrix->xy != 0 || matrix->yx != 0 || matrix->xx != matrix->yy);
    return bolder || slanted || axes > 0;
}

void pdf_font_init(struct pdf_font *font, const struct pdf_library *lib, PangoFont *like)
{
    cairo_font_face_t *face = lib->cairo_scaled_font_get_font_face(
        lib->pango_cairo_font_get_scaled_font((PangoCairoFont *)like));
    *font = (struct pdf_font){.lib = lib,
                              .face = lib->cairo_font_face_reference(face),
                              .like = lib->cairo_font_face_reference(face),
                              .used = lib->hb_set_create(),
                              .stays = pdf_embed_is_changed(lib, like)};
    font->whole = lib->hb_face_reference(lib->hb_font_get_face(lib->pango_font_get_hb_font(like)));
}

void pdf_font_done(struct pdf_font *font)
{
    const struct pdf_library *lib = font->lib;
    lib->cairo_font_face_destroy(font->face);
    lib->cairo_font_face_destroy(font->like);
    lib->hb_face_destroy(font->whole);
    lib->hb_set_destroy(font->used);
    lib->hb_subset_plan_destroy(font->plan);
}

void pdf_font_reset(struct pdf_font *font)
{
    const struct pdf_library *lib = font->lib;
    lib->hb_set_clear(font->used);
    if (font->plan == NULL) return;
    lib->cairo_font_face_destroy(font->face);
    font->face = lib->cairo_font_face_reference(font->like);
    lib->hb_subset_plan_destroy(font->plan);
    font->plan = NULL;
    font->number = NULL;
}

/* ---- cutting ---- */

/* The tables of the font that drawing needs, as if they were a font of their own.  Left out are those for shaping
 * and for finding the glyphs of characters: HarfBuzz would read all of them, which takes long. */
static hb_blob_t *pdf_embed_drawing_table(hb_face_t *face, hb_tag_t tag, void *data)
{
    static const char needed[][5] = {"CFF ", "CFF2", "OS/2", "cvt ", "fpgm", "gasp", "glyf", "head",
                                     "hhea", "hmtx", "loca", "maxp", "name", "post", "prep"};
    const struct pdf_font *font = data;
    (void)face;
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (tag == HB_TAG(needed[i][0], needed[i][1], needed[i][2], needed[i][3]))
            return font->lib->hb_face_reference_table(font->whole, tag);
    return NULL;
}

static hb_subset_plan_t *pdf_embed_make_plan(struct pdf_font *font)
{
    const struct pdf_library *lib = font->lib;
    hb_subset_input_t *input = lib->hb_subset_input_create_or_fail();
    if (input == NULL) return NULL;
    hb_face_t *face = lib->hb_face_create_for_tables(pdf_embed_drawing_table, font, NULL);
    lib->hb_set_union(lib->hb_subset_input_glyph_set(input), font->used);
    lib->hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_DESUBROUTINIZE |
                                              HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    hb_subset_plan_t *plan = lib->hb_subset_plan_create_or_fail(face, input);
    lib->hb_subset_input_destroy(input);
    lib->hb_face_destroy(face);
    return plan;
}

/* What a face of Cairo reads from.  Cairo frees it with the face, which may live longer than our struct pdf_font. */
struct source {
    struct pdf_library lib;
    FT_Library library;
    FT_Face face;
    hb_blob_t *bytes;
};

static void pdf_embed_source_free(void *data)
{
    struct source *source = data;
    if (source->face != NULL) source->lib.FT_Done_Face(source->face);
    if (source->library != NULL) source->lib.FT_Done_FreeType(source->library);
    source->lib.hb_blob_destroy(source->bytes);
    free(source);
}

/* Opens a font from bytes, which it takes over.  NULL if FreeType cannot read them. */
static cairo_font_face_t *pdf_embed_open_face(const struct pdf_library *lib, hb_blob_t *bytes)
{
    static const cairo_user_data_key_t key;
    unsigned length;
    const char *data = lib->hb_blob_get_data(bytes, &length);
    struct source *source = mem_alloc(sizeof *source);
    *source = (struct source){.lib = *lib, .bytes = bytes};
    if (lib->FT_Init_FreeType(&source->library) == 0 &&
        lib->FT_New_Memory_Face(source->library, (const FT_Byte *)data, (FT_Long)length, 0, &source->face) == 0) {
        cairo_font_face_t *face = lib->cairo_ft_font_face_create_for_ft_face(source->face, FT_LOAD_NO_HINTING);
        if (lib->cairo_font_face_set_user_data(face, &key, source, pdf_embed_source_free) == CAIRO_STATUS_SUCCESS)
            return face;
        lib->cairo_font_face_destroy(face);
    }
    pdf_embed_source_free(source);
    return NULL;
}

void pdf_font_cut(struct pdf_font *font)
{
    const struct pdf_library *lib = font->lib;
    hb_subset_plan_t *plan = font->stays ? NULL : pdf_embed_make_plan(font);
    hb_face_t *small = plan != NULL ? lib->hb_subset_plan_execute_or_fail(plan) : NULL;
    cairo_font_face_t *face = small != NULL ? pdf_embed_open_face(lib, lib->hb_face_reference_blob(small)) : NULL;
    if (face != NULL) {
        lib->cairo_font_face_destroy(font->face);
        font->face = face;
        font->plan = plan;
        font->number = lib->hb_subset_plan_old_to_new_glyph_mapping(plan);
    } else {
        lib->hb_subset_plan_destroy(plan);
    }
    lib->hb_face_destroy(small);
}

unsigned long pdf_font_glyph(const struct pdf_font *font, unsigned long glyph)
{
    if (font->plan == NULL) return glyph;
    hb_codepoint_t number = font->lib->hb_map_get(font->number, (hb_codepoint_t)glyph);
    return number != HB_MAP_VALUE_INVALID ? number : 0;
}
