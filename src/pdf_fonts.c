#include "pdf_fonts.h"

#include <stdlib.h>

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

struct face {
    struct pdf_fonts *fonts;
    PangoFontDescription *font;
    PangoLayout *layout;
    double size;     /* that the layout is set to */
    double han;      /* width of a Chinese character */
    float *width;    /* by code point below SHORT_CHARS: 0 not yet measured */
};

struct pdf_fonts {
    const struct pdf_library *lib;
    PangoFontMap *map;
    PangoContext *context;
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
    face->width = mem_zalloc(SHORT_CHARS * sizeof *face->width);
    lib->pango_layout_set_single_paragraph_mode(face->layout, TRUE);
    bool found = choose_family(fonts, face, roles[id].family, wanted);
    free(wanted);
    if (!found) {
        err_set(err, _("no font with Chinese characters is installed"), _("install one, such as the package fonts-noto-cjk"));
        return false;
    }
    face->size = MEASURE_SIZE;
    lib->pango_layout_set_font_description(face->layout, face->font);
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
        free(face->width);
    }
    fonts->lib->g_object_unref(fonts->context);
    fonts->lib->g_object_unref(fonts->map);
    free(fonts);
}

PangoLayout *pdf_fonts_layout(struct pdf_fonts *fonts, enum pdf_face id, double size)
{
    struct face *face = &fonts->face[id];
    if (face->size != size) {
        fonts->lib->pango_font_description_set_absolute_size(face->font, size * PANGO_SCALE);
        fonts->lib->pango_layout_set_font_description(face->layout, face->font);
        face->size = size;
    }
    return face->layout;
}

/* ---- widths ---- */

static double measure(struct face *face, struct slice text)
{
    int width, height;
    PangoLayout *layout = pdf_fonts_layout(face->fonts, (enum pdf_face)(face - face->fonts->face), MEASURE_SIZE);
    face->fonts->lib->pango_layout_set_text(layout, text.s, (int)text.n);
    face->fonts->lib->pango_layout_get_size(layout, &width, &height);
    return (double)width / PANGO_SCALE / MEASURE_SIZE;
}

/* All Chinese characters of a face are as wide as each other; what else there is, is measured once. */
static double cluster_width(void *context, struct slice cluster)
{
    struct face *face = context;
    size_t next;
    if (cluster.n == 0) return 0;
    uint32_t cp = text_decode(cluster, 0, &next);
    if (next < cluster.n || cp >= SHORT_CHARS) return measure(face, cluster);
    if (text_is_han(cp)) {
        if (face->han == 0) face->han = measure(face, SLICE("任"));
        return face->han;
    }
    if (face->width[cp] == 0) face->width[cp] = (float)measure(face, cluster) + 1e-9f;
    return (double)face->width[cp];
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
