#include "pdf_fonts.h"

#include <stdlib.h>

#include "arena.h"
#include "lang.h"
#include "mem.h"

struct family {
    const char *name;
    PangoWeight weight; /* of a face that stands for a heavier one */
};

static const struct family title_families[] = {
    {"FZXiaoBiaoSong-B05S", PANGO_WEIGHT_NORMAL}, {"FZXiaoBiaoSong-B05", PANGO_WEIGHT_NORMAL},
    {"STZhongsong", PANGO_WEIGHT_NORMAL},         {"FandolSong", PANGO_WEIGHT_BOLD},
    {"Noto Serif CJK SC", PANGO_WEIGHT_BOLD},     {"Source Han Serif SC", PANGO_WEIGHT_BOLD},
    {"Source Han Serif CN", PANGO_WEIGHT_BOLD},   {"SimSun", PANGO_WEIGHT_BOLD},
    {NULL, PANGO_WEIGHT_BOLD},
};
static const struct family heading_families[] = {
    {"SimHei", PANGO_WEIGHT_NORMAL},         {"STHeiti", PANGO_WEIGHT_NORMAL},
    {"FandolHei", PANGO_WEIGHT_NORMAL},      {"Noto Sans CJK SC", PANGO_WEIGHT_MEDIUM},
    {"Source Han Sans SC", PANGO_WEIGHT_MEDIUM}, {"WenQuanYi Zen Hei", PANGO_WEIGHT_NORMAL},
    {NULL, PANGO_WEIGHT_BOLD},
};
static const struct family body_families[] = {
    {"FangSong_GB2312", PANGO_WEIGHT_NORMAL},     {"FangSong", PANGO_WEIGHT_NORMAL},
    {"STFangsong", PANGO_WEIGHT_NORMAL},          {"FandolFang", PANGO_WEIGHT_NORMAL},
    {"FandolFang R", PANGO_WEIGHT_NORMAL},        {"Noto Serif CJK SC", PANGO_WEIGHT_NORMAL},
    {"Source Han Serif SC", PANGO_WEIGHT_NORMAL}, {"Source Han Serif CN", PANGO_WEIGHT_NORMAL},
    {"AR PL SungtiL GB", PANGO_WEIGHT_NORMAL},    {"AR PL UMing CN", PANGO_WEIGHT_NORMAL},
    {NULL, PANGO_WEIGHT_NORMAL},
};
static const struct family number_families[] = {
    {"SimSun", PANGO_WEIGHT_NORMAL},              {"STSong", PANGO_WEIGHT_NORMAL},
    {"FandolSong", PANGO_WEIGHT_NORMAL},          {"Noto Serif CJK SC", PANGO_WEIGHT_NORMAL},
    {"Source Han Serif SC", PANGO_WEIGHT_NORMAL}, {"AR PL UMing CN", PANGO_WEIGHT_NORMAL},
    {NULL, PANGO_WEIGHT_NORMAL},
};

static const struct role {
    const char *name; /* in --fonts */
    const struct family *family;
} roles[PDF_FACES] = {
    [PDF_TITLE] = {"title", title_families},
    [PDF_HEADING] = {"heading", heading_families},
    [PDF_BODY] = {"body", body_families},
    [PDF_NUMBER] = {"number", number_families},
};

enum { SHORT_CHARS = 0x10000, MEASURE_SIZE = 100 };

/* A run that is not a Chinese character, by its text. */
struct shaped {
    struct slice text;
    struct pdf_run run;
};

struct face {
    struct pdf_fonts *fonts;
    PangoFontDescription *font;
    PangoLayout *layout;
    unsigned main;             /* the font that it is drawn in, where that has the character */
    struct pdf_run **chinese;  /* owned, by code point below SHORT_CHARS; NULL: not yet looked for, or `none` */
    struct shaped **shaped;    /* owned: a hash table */
    size_t count, slots;
};

struct pdf_fonts {
    const struct pdf_library *lib;
    struct arena arena;        /* runs */
    PangoFontMap *map;
    PangoContext *context;
    struct pdf_embed *embed;
    struct face face[PDF_FACES];
};

/* ---- choosing families ---- */

static bool holds_chinese(struct pdf_fonts *fonts, const PangoFontDescription *description)
{
    const struct pdf_library *lib = fonts->lib;
    PangoFont *font = lib->pango_context_load_font(fonts->context, description);
    bool holds = font != NULL && lib->pango_font_has_char(font, 0x4EFB) && lib->pango_font_has_char(font, 0x52A1); /* 任务 */
    if (font != NULL) lib->g_object_unref(font);
    return holds;
}

static void describe(const struct pdf_library *lib, PangoFontDescription *font, const char *family, PangoWeight weight)
{
    lib->pango_font_description_set_family(font, family);
    lib->pango_font_description_set_weight(font, weight);
    lib->pango_font_description_set_absolute_size(font, MEASURE_SIZE * PANGO_SCALE);
}

/* The first family of the list that is there and holds Chinese; `wanted` (NULL: none) before all of them. */
static bool choose_family(struct pdf_fonts *fonts, struct face *face, const struct family *family, const char *wanted)
{
    const struct pdf_library *lib = fonts->lib;
    for (; family->name != NULL; family++) {
        if (lib->pango_font_map_get_family(fonts->map, family->name) == NULL) continue;
        describe(lib, face->font, family->name, family->weight);
        if (holds_chinese(fonts, face->font)) break;
    }
    const char *chosen = family->name != NULL ? family->name : "serif";
    char *families = wanted != NULL ? mem_format("%s,%s", wanted, chosen) : mem_strdup(chosen);
    describe(lib, face->font, families, wanted != NULL ? PANGO_WEIGHT_NORMAL : family->weight);
    free(families);
    return family->name != NULL || holds_chinese(fonts, face->font);
}

/* The family that --fonts gives a role, to be freed; NULL if it gives none. */
static char *wanted_family(const char *chosen, const char *role)
{
    size_t length = strlen(role);
    while (chosen != NULL && *chosen != '\0') {
        size_t n = strcspn(chosen, ",");
        if (n > length + 1 && strncmp(chosen, role, length) == 0 && chosen[length] == '=')
            return mem_format("%.*s", (int)(n - length - 1), chosen + length + 1);
        chosen += n + (chosen[n] == ',');
    }
    return NULL;
}

/* Every part of --fonts names a role and a family. */
static bool check_chosen(const char *chosen, struct err *err)
{
    while (chosen != NULL && *chosen != '\0') {
        size_t n = strcspn(chosen, ","), key = strcspn(chosen, "=");
        bool known = false;
        for (int i = 0; i < PDF_FACES && key + 1 < n; i++)
            known |= strlen(roles[i].name) == key && memcmp(roles[i].name, chosen, key) == 0;
        if (!known) {
            err_setf(err, _("write --fonts body=FAMILY,title=FAMILY; the roles are title, heading, body, number"),
                     _("--fonts cannot be '%s'"), chosen);
            return false;
        }
        chosen += n + (chosen[n] == ',');
    }
    return true;
}

static bool open_face(struct pdf_fonts *fonts, enum pdf_face id, const char *chosen, struct err *err)
{
    const struct pdf_library *lib = fonts->lib;
    struct face *face = &fonts->face[id];
    char *wanted = wanted_family(chosen, roles[id].name);
    face->fonts = fonts;
    face->font = lib->pango_font_description_new();
    face->layout = lib->pango_layout_new(fonts->context);
    face->chinese = mem_zalloc(SHORT_CHARS * sizeof *face->chinese);
    lib->pango_layout_set_single_paragraph_mode(face->layout, TRUE);
    lib->pango_layout_set_auto_dir(face->layout, FALSE); /* the sheet is Chinese, whatever begins a run */
    bool found = choose_family(fonts, face, roles[id].family, wanted);
    free(wanted);
    if (!found) {
        err_set(err, _("no font with Chinese characters is installed"), _("install one, such as the package fonts-noto-cjk"));
        return false;
    }
    lib->pango_layout_set_font_description(face->layout, face->font);
    PangoFont *font = lib->pango_context_load_font(fonts->context, face->font);
    face->main = pdf_embed_font(fonts->embed, lib->pango_font_get_hb_font(font));
    lib->g_object_unref(font);
    return true;
}

/* ---- life ---- */

static void open_context(struct pdf_fonts *fonts)
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
    lib->cairo_font_options_destroy(options);
}

struct pdf_fonts *pdf_fonts_new(const struct pdf_library *lib, const char *chosen, struct err *err)
{
    if (!check_chosen(chosen, err)) return NULL;
    struct pdf_fonts *fonts = mem_zalloc(sizeof *fonts);
    fonts->lib = lib;
    fonts->embed = pdf_embed_new(lib);
    arena_init(&fonts->arena);
    open_context(fonts);
    bool opened = true;
    for (int i = 0; opened && i < PDF_FACES; i++) opened = open_face(fonts, (enum pdf_face)i, chosen, err);
    if (opened) return fonts;
    pdf_fonts_free(fonts);
    return NULL;
}

void pdf_fonts_free(struct pdf_fonts *fonts)
{
    if (fonts == NULL) return;
    for (int i = 0; i < PDF_FACES; i++) {
        struct face *face = &fonts->face[i];
        if (face->layout != NULL) fonts->lib->g_object_unref(face->layout);
        if (face->font != NULL) fonts->lib->pango_font_description_free(face->font);
        free(face->chinese);
        free(face->shaped);
    }
    pdf_embed_free(fonts->embed);
    arena_done(&fonts->arena);
    fonts->lib->g_object_unref(fonts->context);
    fonts->lib->g_object_unref(fonts->map);
    free(fonts);
}

struct pdf_embed *pdf_fonts_embedded(struct pdf_fonts *fonts) { return fonts->embed; }

/* ---- Chinese characters ---- */

/* What stands by itself, each in a square: characters and full-width punctuation, but no marks that go with another. */
static bool is_square(uint32_t cp)
{
    return text_is_han(cp) || (cp >= 0x3000 && cp < 0x302A) || (cp >= 0xFF01 && cp <= 0xFF60);
}

static const struct pdf_run *shape_chinese(struct face *face, uint32_t cp, struct slice text)
{
    static struct pdf_run none; /* the face has no glyph of its own for it */
    struct pdf_fonts *fonts = face->fonts;
    struct pdf_run **known = &face->chinese[cp];
    if (*known == NULL) {
        unsigned glyph = pdf_embed_chinese(fonts->embed, face->main, cp);
        *known = &none;
        if (glyph != 0) {
            struct pdf_glyph *g = arena_alloc(&fonts->arena, sizeof *g);
            *g = (struct pdf_glyph){.font = face->main};
            g->number = pdf_embed_glyph(fonts->embed, face->main, glyph, text, &g->width);
            *known = arena_alloc(&fonts->arena, sizeof **known);
            **known = (struct pdf_run){.glyph = g, .count = 1, .width = g->width};
        }
    }
    return *known != &none ? *known : NULL;
}

/* The Chinese character at pos, where nothing that follows belongs to it; NULL: there is none.  *end: behind it. */
static const struct pdf_run *chinese_at(struct face *face, struct slice text, size_t pos, size_t *end)
{
    size_t unused;
    uint32_t cp = text_decode(text, pos, end), after = *end < text.n ? text_decode(text, *end, &unused) : 0;
    if (cp >= SHORT_CHARS || !is_square(cp)) return NULL;
    if (after >= 0x300 && !is_square(after) && text_cluster_end(text, pos) != *end) return NULL;
    return shape_chinese(face, cp, slice_cut(text, pos, *end));
}

/* ---- everything else ---- */

static float thousandths(int units) { return (float)units * 1000 / PANGO_SCALE / MEASURE_SIZE; }

/* Glyphs while they are gathered from Pango. */
struct gathered {
    struct pdf_fonts *fonts;
    struct slice text;
    struct pdf_glyph *glyph;   /* owned */
    size_t count, cap;
    float x;                   /* where the next glyph is */
    bool opaque;
};

/* The bytes of an item's text that its glyph i stands for, if it does so alone; else nothing. */
static struct slice glyph_text(const struct gathered *to, const PangoGlyphItem *item, int i)
{
    const PangoGlyphString *glyphs = item->glyphs;
    int start = glyphs->log_clusters[i], end = i + 1 < glyphs->num_glyphs ? glyphs->log_clusters[i + 1] : item->item->length;
    bool alone = end > start && (i == 0 || glyphs->log_clusters[i - 1] != start);
    return alone ? slice_cut(to->text, (size_t)(item->item->offset + start), (size_t)(item->item->offset + end)) : SLICE("");
}

static void gather(struct gathered *to, const PangoGlyphItem *item)
{
    const struct pdf_library *lib = to->fonts->lib;
    unsigned font = pdf_embed_font(to->fonts->embed, lib->pango_font_get_hb_font(item->item->analysis.font));
    to->glyph = mem_grow(to->glyph, &to->cap, to->count + (size_t)item->glyphs->num_glyphs, sizeof *to->glyph);
    for (int i = 0; i < item->glyphs->num_glyphs; i++) {
        const PangoGlyphInfo *info = &item->glyphs->glyphs[i];
        unsigned glyph = info->glyph & PANGO_GLYPH_UNKNOWN_FLAG ? 0 : info->glyph;
        float x = to->x + thousandths(info->geometry.x_offset), y = -thousandths(info->geometry.y_offset);
        to->x += thousandths(info->geometry.width);
        struct slice text = glyph_text(to, item, i);
        bool empty = info->glyph == PANGO_GLYPH_EMPTY;
        to->opaque |= text.n == 0 || glyph == 0 || empty;
        if (empty) continue;
        struct pdf_glyph *g = &to->glyph[to->count++];
        *g = (struct pdf_glyph){.font = font, .x = x, .y = y};
        g->number = pdf_embed_glyph(to->fonts->embed, font, glyph, text, &g->width);
    }
}

static struct pdf_run shape(struct face *face, struct slice text)
{
    const struct pdf_library *lib = face->fonts->lib;
    struct gathered to = {.fonts = face->fonts, .text = text};
    lib->pango_layout_set_text(face->layout, text.s, (int)text.n);
    for (GSList *run = lib->pango_layout_get_line_readonly(face->layout, 0)->runs; run != NULL; run = run->next) gather(&to, run->data);
    struct pdf_glyph *kept = arena_alloc(&face->fonts->arena, (to.count + 1) * sizeof *kept);
    if (to.count > 0) memcpy(kept, to.glyph, to.count * sizeof *kept);
    free(to.glyph);
    return (struct pdf_run){.glyph = kept, .count = to.count, .width = (double)to.x, .opaque = to.opaque};
}

/* The slot of a text, or the free one where it belongs. */
static struct shaped **find(const struct face *face, struct slice text)
{
    size_t h = 0;
    for (size_t i = 0; i < text.n; i++) h = (h ^ (unsigned char)text.s[i]) * 0x100000001B3u;
    for (size_t i = (h ^ h >> 29) & (face->slots - 1);; i = (i + 1) & (face->slots - 1))
        if (face->shaped[i] == NULL || slice_equal(face->shaped[i]->text, text)) return &face->shaped[i];
}

static void make_room(struct face *face)
{
    struct shaped **old = face->shaped;
    size_t slots = face->slots;
    if (2 * face->count < slots) return;
    face->slots = slots == 0 ? 512 : 2 * slots;
    face->shaped = mem_zalloc(face->slots * sizeof *face->shaped);
    for (size_t i = 0; i < slots; i++)
        if (old[i] != NULL) *find(face, old[i]->text) = old[i];
    free(old);
}

static const struct pdf_run *shape_once(struct face *face, struct slice text)
{
    struct arena *arena = &face->fonts->arena;
    make_room(face);
    struct shaped **slot = find(face, text);
    if (*slot == NULL) {
        *slot = arena_alloc(arena, sizeof **slot);
        **slot = (struct shaped){arena_copy(arena, text), shape(face, text)};
        face->count++;
    }
    return &(*slot)->run;
}

/* ---- runs and widths ---- */

const struct pdf_run *pdf_fonts_run(struct pdf_fonts *fonts, enum pdf_face id, struct slice text, size_t *pos)
{
    struct face *face = &fonts->face[id];
    size_t start = *pos, end;
    const struct pdf_run *run = chinese_at(face, text, start, pos);
    if (run != NULL) return run;
    for (*pos = text_cluster_end(text, start); *pos < text.n && chinese_at(face, text, *pos, &end) == NULL;) *pos = text_cluster_end(text, *pos);
    return shape_once(face, slice_cut(text, start, *pos));
}

static double cluster_width(void *context, struct slice cluster)
{
    struct face *face = context;
    size_t end;
    if (cluster.n == 0) return 0;
    const struct pdf_run *run = chinese_at(face, cluster, 0, &end);
    if (run == NULL || end < cluster.n) run = shape_once(face, cluster);
    return run->width / 1000;
}

struct wrap_measure pdf_fonts_measure(struct pdf_fonts *fonts, enum pdf_face face)
{
    return (struct wrap_measure){cluster_width, &fonts->face[face]};
}

double pdf_fonts_width(struct pdf_fonts *fonts, enum pdf_face face, struct slice text)
{
    double width = 0;
    for (size_t pos = 0, end; pos < text.n; pos = end) {
        end = text_cluster_end(text, pos);
        width += cluster_width(&fonts->face[face], slice_cut(text, pos, end));
    }
    return width;
}
