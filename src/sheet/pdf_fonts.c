#include "sheet/pdf_fonts.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/lang.h"
#include "base/mem.h"

struct family {
    const char *name;
    PangoWeight weight; /* the weight if the family stands in for a heavier one */
};

static const struct family title_families[] = {
    {"FZXiaoBiaoSong-B05S", PANGO_WEIGHT_NORMAL},
    {"FZXiaoBiaoSong-B05", PANGO_WEIGHT_NORMAL},
    {"STZhongsong", PANGO_WEIGHT_NORMAL},
    {"FandolSong", PANGO_WEIGHT_BOLD},
    {"Noto Serif CJK SC", PANGO_WEIGHT_BOLD},
    {"Source Han Serif SC", PANGO_WEIGHT_BOLD},
    {"Source Han Serif CN", PANGO_WEIGHT_BOLD},
    {"SimSun", PANGO_WEIGHT_BOLD},
    {NULL, PANGO_WEIGHT_BOLD},
};
static const struct family heading_families[] = {
    {"SimHei", PANGO_WEIGHT_NORMAL},
    {"STHeiti", PANGO_WEIGHT_NORMAL},
    {"FandolHei", PANGO_WEIGHT_NORMAL},
    {"Noto Sans CJK SC", PANGO_WEIGHT_MEDIUM},
    {"Source Han Sans SC", PANGO_WEIGHT_MEDIUM},
    {"WenQuanYi Zen Hei", PANGO_WEIGHT_NORMAL},
    {NULL, PANGO_WEIGHT_BOLD},
};
static const struct family body_families[] = {
    {"FangSong_GB2312", PANGO_WEIGHT_NORMAL},
    {"FangSong", PANGO_WEIGHT_NORMAL},
    {"STFangsong", PANGO_WEIGHT_NORMAL},
    {"FandolFang", PANGO_WEIGHT_NORMAL},
    {"FandolFang R", PANGO_WEIGHT_NORMAL},
    {"Noto Serif CJK SC", PANGO_WEIGHT_NORMAL},
    {"Source Han Serif SC", PANGO_WEIGHT_NORMAL},
    {"Source Han Serif CN", PANGO_WEIGHT_NORMAL},
    {"AR PL SungtiL GB", PANGO_WEIGHT_NORMAL},
    {"AR PL UMing CN", PANGO_WEIGHT_NORMAL},
    {NULL, PANGO_WEIGHT_NORMAL},
};
static const struct family number_families[] = {
    {"SimSun", PANGO_WEIGHT_NORMAL},
    {"STSong", PANGO_WEIGHT_NORMAL},
    {"FandolSong", PANGO_WEIGHT_NORMAL},
    {"Noto Serif CJK SC", PANGO_WEIGHT_NORMAL},
    {"Source Han Serif SC", PANGO_WEIGHT_NORMAL},
    {"AR PL UMing CN", PANGO_WEIGHT_NORMAL},
    {NULL, PANGO_WEIGHT_NORMAL},
};

static const struct role {
    const char *name; /* the same as that of the whole program: Pango, Cairo, HarfBuzz */
    const struct family *family;
} roles[PDF_FACES] = {
    [PDF_TITLE] = {"title", title_families},
    [PDF_HEADING] = {"heading", heading_families},
    [PDF_BODY] = {"body", body_families},
    [PDF_NUMBER] = {"number", number_families},
};

enum { SHORT_CHARS = 0x10000, MEASURE_SIZE = 100, MOST_LACKING = 8 };

/* A font in which text is drawn. */
struct drawn_font {
    PangoFont *like; /* owned */
    struct pdf_font font;
};

/* A piece of text and its shaped runs. */
struct shaped {
    struct slice text;
    const struct pdf_run *run;
    size_t runs;
    double width;
};

struct face {
    struct pdf_fonts *fonts;
    PangoFontDescription *font;
    /* owned, by code point below SHORT_CHARS; an entry is NULL until the character is shaped */
    struct shaped **chinese;
    struct shaped **shaped; /* owned: a hash table of all other pieces of text */
    size_t count, slots;
};

struct pdf_fonts {
    struct pdf_library library;
    const struct pdf_library *lib; /* points to `library` */
    struct arena arena;            /* holds what is shaped */
    PangoFontMap *map;
    PangoContext *context;
    PangoAttrList *plain;     /* no attributes */
    PangoGlyphString *glyphs; /* of the item that is being shaped */
    struct drawn_font **font; /* owned: the fonts in which text is drawn, each once */
    size_t count, cap;
    struct face face[PDF_FACES];
    char absent[80];                /* a family that the user chose and that is not installed; "" if there is none */
    uint32_t lacking[MOST_LACKING]; /* characters that no font has */
    size_t lacks;
};

/* ---- choosing families ---- */

static bool pdf_fonts_holds_chinese(struct pdf_fonts *fonts, const PangoFontDescription *description)
{
    const struct pdf_library *lib = fonts->lib;
    PangoFont *font = lib->pango_context_load_font(fonts->context, description);
    bool holds = font != NULL && lib->pango_font_has_char(font, 0x4EFB) &&
                 lib->pango_font_has_char(font, 0x52A1); /* 任务 */
    if (font != NULL) lib->g_object_unref(font);
    return holds;
}

static void pdf_fonts_describe(const struct pdf_library *lib, PangoFontDescription *font, const char *family,
                               PangoWeight weight)
{
    lib->pango_font_description_set_family(font, family);
    lib->pango_font_description_set_weight(font, weight);
    lib->pango_font_description_set_absolute_size(font, MEASURE_SIZE * PANGO_SCALE);
}

/* Chooses the first family of the list that is installed and has Chinese characters; `wanted`, if not NULL, comes
 * before all of them. */
static bool pdf_fonts_choose_family(struct pdf_fonts *fonts, struct face *face, const struct family *family,
                                    const char *wanted)
{
    const struct pdf_library *lib = fonts->lib;
    for (; family->name != NULL; family++) {
        if (lib->pango_font_map_get_family(fonts->map, family->name) == NULL) continue;
        pdf_fonts_describe(lib, face->font, family->name, family->weight);
        if (pdf_fonts_holds_chinese(fonts, face->font)) break;
    }
    const char *chosen = family->name != NULL ? family->name : "serif";
    char *families = wanted != NULL ? mem_format("%s,%s", wanted, chosen) : mem_strdup(chosen);
    pdf_fonts_describe(lib, face->font, families, wanted != NULL ? PANGO_WEIGHT_NORMAL : family->weight);
    free(families);
    return family->name != NULL || pdf_fonts_holds_chinese(fonts, face->font);
}

/* Whether a font of that family is installed.  A family can have several names: 仿宋 is FangSong. */
static bool pdf_fonts_is_there(struct pdf_fonts *fonts, PangoFontDescription *description, const char *family)
{
    const struct pdf_library *lib = fonts->lib;
    FcChar8 *name;
    bool same = false;
    pdf_fonts_describe(lib, description, family, PANGO_WEIGHT_NORMAL);
    PangoFont *font = lib->pango_context_load_font(fonts->context, description);
    if (font == NULL) return false;
    FcPattern *pattern = lib->pango_fc_font_get_pattern((PangoFcFont *)font);
    for (int i = 0; !same && lib->FcPatternGetString(pattern, FC_FAMILY, i, &name) == FcResultMatch; i++)
        same = lib->FcStrCmpIgnoreCase(name, (const FcChar8 *)family) == 0;
    lib->g_object_unref(font);
    return same;
}

/* Reads the next ROLE=FAMILY of a list, without blanks, and removes it from the list; false at its end. */
static bool pdf_fonts_next_choice(struct slice *list, struct slice *role, struct slice *family)
{
    if (list->n == 0) return false;
    size_t comma = slice_find(*list, SLICE(",")), n = comma < list->n ? comma : list->n;
    struct slice part = slice_cut(*list, 0, n);
    size_t equals = slice_find(part, SLICE("="));
    *role = slice_trim(slice_cut(part, 0, equals < n ? equals : n));
    *family = slice_trim(slice_cut(part, equals < n ? equals + 1 : n, n));
    *list = slice_cut(*list, n + (n < list->n), list->n);
    return true;
}

/* The family that the user chose for a role, free() it; NULL if none is chosen. */
static char *pdf_fonts_wanted_family(const char *chosen, const char *role)
{
    struct slice list = slice_of(chosen != NULL ? chosen : ""), name, family;
    while (pdf_fonts_next_choice(&list, &name, &family))
        if (slice_equals(name, role)) return mem_format("%.*s", (int)family.n, family.s);
    return NULL;
}

/* Whether every choice names a role that exists, and a family; else *err. */
static bool pdf_fonts_check_chosen(const char *chosen, struct err *err)
{
    struct slice list = slice_of(chosen != NULL ? chosen : ""), rest = list, name, family;
    while (pdf_fonts_next_choice(&list, &name, &family)) {
        bool known = false;
        for (int i = 0; i < PDF_FACES && family.n > 0; i++) known |= slice_equals(name, roles[i].name);
        if (!known) {
            err_setf(
                err,
                _("write --fonts, or the setting `fonts`, as body=FAMILY,title=FAMILY; the roles are title, heading, body, number"),
                _("fonts cannot be '%.*s'"), (int)(rest.n - list.n - (list.n > 0)), rest.s);
            return false;
        }
        rest = list;
    }
    return true;
}

static bool pdf_fonts_open_face(struct pdf_fonts *fonts, enum pdf_face id, const char *chosen, struct err *err)
{
    const struct pdf_library *lib = fonts->lib;
    struct face *face = &fonts->face[id];
    char *wanted = pdf_fonts_wanted_family(chosen, roles[id].name);
    face->fonts = fonts;
    face->font = lib->pango_font_description_new();
    face->chinese = mem_zalloc(SHORT_CHARS * sizeof *face->chinese);
    if (wanted != NULL && !pdf_fonts_is_there(fonts, face->font, wanted))
        text_visible_copy(slice_of(wanted), fonts->absent, sizeof fonts->absent);
    bool found = pdf_fonts_choose_family(fonts, face, roles[id].family, wanted);
    free(wanted);
    if (!found) {
        err_set(err, _("no font with Chinese characters is installed"),
                _("install one, such as the package fonts-noto-cjk"));
        return false;
    }
    return true;
}

/* ---- life ---- */

static void pdf_fonts_open_context(struct pdf_fonts *fonts)
{
    const struct pdf_library *lib = fonts->lib;
    cairo_font_options_t *options = lib->cairo_font_options_create();
    lib->cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    lib->cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    fonts->map = lib->pango_cairo_font_map_new();
    fonts->context = lib->pango_font_map_create_context(fonts->map);
    lib->pango_cairo_context_set_font_options(fonts->context, options);
    lib->pango_context_set_language(fonts->context, lib->pango_language_from_string("zh-cn"));
    lib->pango_context_set_round_glyph_positions(fonts->context, FALSE);
    fonts->plain = lib->pango_attr_list_new();
    fonts->glyphs = lib->pango_glyph_string_new();
    lib->cairo_font_options_destroy(options);
}

struct pdf_fonts *pdf_fonts_new(const char *chosen, struct err *err)
{
    if (!pdf_fonts_check_chosen(chosen, err)) return NULL;
    struct pdf_fonts *fonts = mem_zalloc(sizeof *fonts);
    if (!pdf_library_load(&fonts->library, err)) {
        free(fonts);
        return NULL;
    }
    fonts->lib = &fonts->library;
    arena_init(&fonts->arena);
    pdf_fonts_open_context(fonts);
    bool opened = true;
    for (int i = 0; opened && i < PDF_FACES; i++) opened = pdf_fonts_open_face(fonts, (enum pdf_face)i, chosen, err);
    if (opened) return fonts;
    pdf_fonts_free(fonts);
    return NULL;
}

void pdf_fonts_free(struct pdf_fonts *fonts)
{
    if (fonts == NULL) return;
    for (int i = 0; i < PDF_FACES; i++) {
        struct face *face = &fonts->face[i];
        if (face->font != NULL) fonts->lib->pango_font_description_free(face->font);
        free(face->chinese);
        free(face->shaped);
    }
    for (size_t i = 0; i < fonts->count; i++) {
        pdf_font_done(&fonts->font[i]->font);
        fonts->lib->g_object_unref(fonts->font[i]->like);
        free(fonts->font[i]);
    }
    free(fonts->font);
    arena_done(&fonts->arena);
    fonts->lib->pango_glyph_string_free(fonts->glyphs);
    fonts->lib->pango_attr_list_unref(fonts->plain);
    fonts->lib->g_object_unref(fonts->context);
    fonts->lib->g_object_unref(fonts->map);
    free(fonts);
}

const struct pdf_library *pdf_fonts_library(const struct pdf_fonts *fonts) { return fonts->lib; }

void pdf_fonts_begin(struct pdf_fonts *fonts)
{
    for (size_t i = 0; i < fonts->count; i++) pdf_font_reset(&fonts->font[i]->font);
}

/* ---- shaping ---- */

static double pdf_fonts_points(int units) { return (double)units / PANGO_SCALE / MEASURE_SIZE; }

static struct pdf_font *pdf_fonts_keep_font(struct pdf_fonts *fonts, PangoFont *font)
{
    for (size_t i = 0; i < fonts->count; i++)
        if (fonts->font[i]->like == font) return &fonts->font[i]->font;
    fonts->font = mem_grow(fonts->font, &fonts->cap, fonts->count + 1, sizeof *fonts->font);
    struct drawn_font *drawn = fonts->font[fonts->count++] = mem_alloc(sizeof *drawn);
    drawn->like = (fonts->lib->g_object_ref)(font); /* Pango may drop a font as soon as it is not in use */
    pdf_font_init(&drawn->font, fonts->lib, font);
    return &drawn->font;
}

static void pdf_fonts_note_lacking(struct pdf_fonts *fonts, uint32_t cp)
{
    if (cp < ' ') return; /* line breaks are measured with their cell, but never drawn: pdf_rows splits there */
    for (size_t i = 0; i < fonts->lacks; i++)
        if (fonts->lacking[i] == cp) return;
    if (fonts->lacks < MOST_LACKING) fonts->lacking[fonts->lacks++] = cp;
}

/* Adds the glyphs of an item, beginning at *x, and moves *x behind them.  A character that no font has is drawn as
 * the box that the font has for this. */
static size_t pdf_fonts_add_glyphs(struct pdf_fonts *fonts, const PangoGlyphString *from, cairo_glyph_t *glyph,
                                   double *x)
{
    size_t count = 0;
    for (int i = 0; i < from->num_glyphs; i++) {
        const PangoGlyphInfo *info = &from->glyphs[i];
        if (info->glyph != PANGO_GLYPH_EMPTY && info->glyph & PANGO_GLYPH_UNKNOWN_FLAG)
            pdf_fonts_note_lacking(fonts, info->glyph & ~PANGO_GLYPH_UNKNOWN_FLAG);
        glyph[count++] = (cairo_glyph_t){.index = info->glyph & PANGO_GLYPH_UNKNOWN_FLAG ? 0 : info->glyph,
                                         .x = *x + pdf_fonts_points(info->geometry.x_offset),
                                         .y = pdf_fonts_points(info->geometry.y_offset)};
        if (info->glyph == PANGO_GLYPH_EMPTY) count--;
        *x += pdf_fonts_points(info->geometry.width);
    }
    return count;
}

/* Tells Cairo which bytes belong to which glyphs, so that the text of the PDF can be copied.  Pango says at which
 * byte the cluster of each glyph begins.  A character that is not drawn (a variation selector) goes with the glyph
 * before it: else it would be missing from the copied text. */
static size_t pdf_fonts_add_clusters(const PangoGlyphString *from, int nbytes, bool backward,
                                     cairo_text_cluster_t *cluster)
{
    size_t count = 0;
    int glyphs = from->num_glyphs, step = backward ? -1 : 1;
    for (int i = backward ? glyphs - 1 : 0, next; i >= 0 && i < glyphs; i = next) {
        int drawn = 0;
        for (next = i; next >= 0 && next < glyphs && from->log_clusters[next] == from->log_clusters[i]; next += step)
            drawn += from->glyphs[next].glyph != PANGO_GLYPH_EMPTY;
        int end = next >= 0 && next < glyphs ? from->log_clusters[next] : nbytes;
        int bytes = end - from->log_clusters[i];
        if (drawn == 0 && count > 0) cluster[count - 1].num_bytes += bytes;
        else cluster[count++] = (cairo_text_cluster_t){.num_bytes = bytes, .num_glyphs = drawn};
    }
    return count;
}

static struct pdf_run pdf_fonts_make_run(struct pdf_fonts *fonts, const PangoItem *item, const PangoGlyphString *from,
                                         struct slice text)
{
    size_t most = (size_t)from->num_glyphs + 1;
    cairo_glyph_t *glyph = arena_alloc(&fonts->arena, most * sizeof *glyph);
    cairo_text_cluster_t *cluster = arena_alloc(&fonts->arena, most * sizeof *cluster);
    struct pdf_run run = {.font = pdf_fonts_keep_font(fonts, item->analysis.font), .glyph = glyph, .cluster = cluster};
    run.backward = item->analysis.level % 2 == 1;
    run.text = slice_cut(text, (size_t)item->offset, (size_t)(item->offset + item->length));
    run.glyphs = pdf_fonts_add_glyphs(fonts, from, glyph, &run.width);
    run.clusters = pdf_fonts_add_clusters(from, item->length, run.backward, cluster);
    return run;
}

/* Shapes a piece of text.  A PangoLayout is not used: it also measures the ink of each glyph, which takes longer
 * than everything else together. */
static struct shaped *pdf_fonts_shape(struct face *face, struct slice text)
{
    struct pdf_fonts *fonts = face->fonts;
    const struct pdf_library *lib = fonts->lib;
    struct shaped *shaped = arena_alloc(&fonts->arena, sizeof *shaped);
    *shaped = (struct shaped){.text = text = arena_copy(&fonts->arena, text)};
    lib->pango_context_set_font_description(fonts->context, face->font);
    /* the direction is left to right, whichever script the text begins with: sheets are Chinese */
    GList *logical = lib->pango_itemize_with_base_dir(fonts->context, PANGO_DIRECTION_LTR, text.s, 0, (int)text.n,
                                                      fonts->plain, NULL);
    GList *items = lib->pango_reorder_items(logical);
    for (const GList *i = items; i != NULL; i = i->next) shaped->runs++;
    struct pdf_run *run = arena_alloc(&fonts->arena, (shaped->runs + 1) * sizeof *run);
    shaped->run = run;
    for (const GList *i = items; i != NULL; i = i->next, run++) {
        PangoItem *item = i->data;
        lib->pango_shape_full(text.s + item->offset, item->length, text.s, (int)text.n, &item->analysis, fonts->glyphs);
        *run = pdf_fonts_make_run(fonts, item, fonts->glyphs, text);
        shaped->width += run->width;
        lib->pango_item_free(item);
    }
    lib->g_list_free(logical);
    lib->g_list_free(items);
    return shaped;
}

/* The slot of a piece of text in the hash table, or the free slot where it belongs. */
static struct shaped **pdf_fonts_find(const struct face *face, struct slice text)
{
    size_t h = 0;
    for (size_t i = 0; i < text.n; i++) h = (h ^ (unsigned char)text.s[i]) * 0x100000001B3u;
    for (size_t i = (h ^ h >> 29) & (face->slots - 1);; i = (i + 1) & (face->slots - 1))
        if (face->shaped[i] == NULL || slice_equal(face->shaped[i]->text, text)) return &face->shaped[i];
}

static void pdf_fonts_make_room(struct face *face)
{
    struct shaped **old = face->shaped;
    size_t slots = face->slots;
    if (2 * face->count < slots) return;
    face->slots = slots == 0 ? 512 : 2 * slots;
    face->shaped = mem_zalloc(face->slots * sizeof *face->shaped);
    for (size_t i = 0; i < slots; i++)
        if (old[i] != NULL) *pdf_fonts_find(face, old[i]->text) = old[i];
    free(old);
}

static const struct shaped *pdf_fonts_shape_once(struct face *face, struct slice text)
{
    pdf_fonts_make_room(face);
    struct shaped **slot = pdf_fonts_find(face, text);
    if (*slot == NULL) {
        *slot = pdf_fonts_shape(face, text);
        face->count++;
    }
    return *slot;
}

/* Whether a character is drawn by itself in a square: Chinese characters and full-width punctuation; not marks that
 * combine with another character. */
static bool pdf_fonts_is_square(uint32_t cp)
{
    return text_is_han(cp) || (cp >= 0x3000 && cp < 0x302A) || (cp >= 0xFF01 && cp <= 0xFF60);
}

/* Whether a Chinese character stands at pos with which nothing that follows combines; *end is the byte behind it. */
static bool pdf_fonts_is_chinese_at(struct slice text, size_t pos, uint32_t *cp, size_t *end)
{
    size_t unused;
    *cp = text_decode(text, pos, end);
    if (*cp >= SHORT_CHARS || !pdf_fonts_is_square(*cp)) return false;
    uint32_t after = *end < text.n ? text_decode(text, *end, &unused) : 0;
    return after < 0x300 || pdf_fonts_is_square(after) || text_cluster_end(text, pos) == *end;
}

/* Shapes the piece of text that begins at *pos, if that is not done yet, and moves *pos behind it. */
static const struct shaped *pdf_fonts_shaped_at(struct face *face, struct slice text, size_t *pos)
{
    size_t start = *pos, end;
    uint32_t cp, unused;
    if (pdf_fonts_is_chinese_at(text, start, &cp, pos)) {
        if (face->chinese[cp] == NULL) face->chinese[cp] = pdf_fonts_shape(face, slice_cut(text, start, *pos));
        return face->chinese[cp];
    }
    for (*pos = text_cluster_end(text, start); *pos < text.n && !pdf_fonts_is_chinese_at(text, *pos, &unused, &end);)
        *pos = text_cluster_end(text, *pos);
    return pdf_fonts_shape_once(face, slice_cut(text, start, *pos));
}

const struct pdf_run *pdf_fonts_runs(struct pdf_fonts *fonts, enum pdf_face id, struct slice text, size_t *pos,
                                     size_t *count)
{
    const struct shaped *shaped = pdf_fonts_shaped_at(&fonts->face[id], text, pos);
    *count = shaped->runs;
    return shaped->run;
}

void pdf_fonts_use(struct pdf_fonts *fonts, enum pdf_face id, struct slice text)
{
    for (size_t pos = 0; pos < text.n;) {
        const struct shaped *shaped = pdf_fonts_shaped_at(&fonts->face[id], text, &pos);
        for (size_t i = 0; i < shaped->runs; i++)
            for (size_t g = 0; g < shaped->run[i].glyphs; g++)
                fonts->lib->hb_set_add(shaped->run[i].font->used, (hb_codepoint_t)shaped->run[i].glyph[g].index);
    }
}

void pdf_fonts_cut(struct pdf_fonts *fonts)
{
    for (size_t i = 0; i < fonts->count; i++) pdf_font_cut(&fonts->font[i]->font);
}

/* ---- widths ---- */

static double pdf_fonts_cluster_width(void *context, struct slice cluster)
{
    struct face *face = context;
    size_t pos = 0;
    if (cluster.n == 3) { /* the usual case: a Chinese character that is shaped already */
        uint32_t cp = text_decode(cluster, 0, &pos);
        const struct shaped *known = cp < SHORT_CHARS && pos == 3 ? face->chinese[cp] : NULL;
        if (known != NULL) return known->width;
        pos = 0;
    }
    return cluster.n == 0 ? 0 : pdf_fonts_shaped_at(face, cluster, &pos)->width;
}

struct wrap_measure pdf_fonts_measure(struct pdf_fonts *fonts, enum pdf_face face)
{
    return (struct wrap_measure){pdf_fonts_cluster_width, &fonts->face[face]};
}

double pdf_fonts_width(struct pdf_fonts *fonts, enum pdf_face face, struct slice text)
{
    double width = 0;
    for (size_t pos = 0; pos < text.n;) width += pdf_fonts_shaped_at(&fonts->face[face], text, &pos)->width;
    return width;
}

/* ---- what was asked for and is not there ---- */

void pdf_fonts_remark(const struct pdf_fonts *fonts, struct err *remark)
{
    char list[160] = "";
    size_t n = 0;
    *remark = (struct err){.line = 0};
    if (fonts->absent[0] != '\0')
        err_setf(remark, _("fc-list : family lists those that are; another one stands in for it"),
                 _("there is no font family '%s'"), fonts->absent);
    if (fonts->lacks == 0) return;
    for (size_t i = 0; i < fonts->lacks && n < sizeof list - 24; i++) {
        char character[5] = "";
        text_encode(fonts->lacking[i], character);
        n += (size_t)snprintf(list + n, sizeof list - n, "%s%s U+%04X", i > 0 ? ", " : "", character,
                              (unsigned)fonts->lacking[i]);
    }
    err_setf(
        remark,
        text_is_han(fonts->lacking[0])
            ? _("install one that has them, such as the package fonts-hanazono; until then they are printed as boxes")
            : _("install one that has them; until then they are printed as boxes"),
        _("no font has these characters: %s%s"), list, fonts->lacks == MOST_LACKING ? "…" : "");
}
