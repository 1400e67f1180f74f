#include "pdf_cff.h"

#include <stdlib.h>

#include "mem.h"

/* ---- Type 2 charstrings ---- */

enum { OP_RLINETO = 5, OP_RRCURVETO = 8, OP_ENDCHAR = 14, OP_RMOVETO = 21, MOST_NUMBERS = 48 };

/* A glyph while it is drawn; lines and curves that follow each other share one operator. */
struct drawing {
    struct pdf_cff *cff;
    int x, y;          /* where the path stands */
    int open;          /* the operator whose numbers are written but not yet itself; 0: none */
    int numbers;       /* of it */
    bool any;
};

static void add_byte(struct buf *out, int byte) { buf_add(out, slice_make((const char[1]){(char)byte}, 1)); }

static void add_number(struct buf *out, int n)
{
    if (n >= -107 && n <= 107) {
        add_byte(out, n + 139);
    } else if (n >= 108 && n <= 1131) {
        add_byte(out, 247 + ((n - 108) >> 8));
        add_byte(out, (n - 108) & 255);
    } else if (n <= -108 && n >= -1131) {
        add_byte(out, 251 + ((-n - 108) >> 8));
        add_byte(out, (-n - 108) & 255);
    } else {
        add_byte(out, 28);
        add_byte(out, n >> 8 & 255);
        add_byte(out, n & 255);
    }
}

static void end_operator(struct drawing *d)
{
    if (d->open != 0) add_byte(&d->cff->outlines, d->open);
    d->open = d->numbers = 0;
}

static void begin_operator(struct drawing *d, int op, int numbers)
{
    if (d->open != op || d->numbers + numbers > MOST_NUMBERS) end_operator(d);
    d->open = op;
    d->numbers += numbers;
}

static int whole(float x) { return (int)(x < 0 ? x - 0.5F : x + 0.5F); }

/* The way to a point, as whole numbers that do not drift. */
static void go_to(struct drawing *d, float x, float y)
{
    int to_x = whole(x), to_y = whole(y), *box = d->cff->box;
    if (abs(to_x) > 16000 || abs(to_y) > 16000) to_x = to_y = 0; /* a broken font: a step must fit 16 bits */
    add_number(&d->cff->outlines, to_x - d->x);
    add_number(&d->cff->outlines, to_y - d->y);
    d->x = to_x;
    d->y = to_y;
    if (to_x < box[0]) box[0] = to_x;
    if (to_y < box[1]) box[1] = to_y;
    if (to_x > box[2]) box[2] = to_x;
    if (to_y > box[3]) box[3] = to_y;
}

static void move_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *st, float x, float y, void *user_data)
{
    struct drawing *d = data;
    (void)funcs, (void)st, (void)user_data;
    end_operator(d);
    go_to(d, x, y);
    add_byte(&d->cff->outlines, OP_RMOVETO);
    d->any = true;
}

static void line_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *st, float x, float y, void *user_data)
{
    struct drawing *d = data;
    (void)funcs, (void)st, (void)user_data;
    begin_operator(d, OP_RLINETO, 2);
    go_to(d, x, y);
}

static void cubic_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *st, float x1, float y1, float x2, float y2, float x, float y,
                     void *user_data)
{
    struct drawing *d = data;
    (void)funcs, (void)st, (void)user_data;
    begin_operator(d, OP_RRCURVETO, 6);
    go_to(d, x1, y1);
    go_to(d, x2, y2);
    go_to(d, x, y);
}

void pdf_cff_init(struct pdf_cff *cff, const struct pdf_library *lib)
{
    *cff = (struct pdf_cff){.lib = lib};
    buf_init(&cff->outlines);
    cff->funcs = lib->hb_draw_funcs_create();
    lib->hb_draw_funcs_set_move_to_func(cff->funcs, move_to, NULL, NULL);
    lib->hb_draw_funcs_set_line_to_func(cff->funcs, line_to, NULL, NULL);
    lib->hb_draw_funcs_set_cubic_to_func(cff->funcs, cubic_to, NULL, NULL);
}

void pdf_cff_done(struct pdf_cff *cff)
{
    cff->lib->hb_draw_funcs_destroy(cff->funcs);
    buf_done(&cff->outlines);
    free(cff->end);
}

bool pdf_cff_add(struct pdf_cff *cff, hb_font_t *font, unsigned glyph, int width)
{
    struct drawing d = {.cff = cff};
    add_number(&cff->outlines, width); /* stands before the numbers of the first operator */
    cff->lib->hb_font_get_glyph_shape(font, glyph, cff->funcs, &d);
    end_operator(&d);
    add_byte(&cff->outlines, OP_ENDCHAR);
    cff->end = mem_grow(cff->end, &cff->cap, cff->glyphs + 1, sizeof *cff->end);
    cff->end[cff->glyphs++] = cff->outlines.n;
    return d.any;
}

/* ---- the font program ---- */

/* The operators of its dictionaries. */
enum {
    TOP_BOX = 5, TOP_CHARSET = 15, TOP_CHARSTRINGS = 17, TOP_PRIVATE = 18, TOP_ESCAPE = 12,
    TOP_ROS = 30, TOP_COUNT = 34, TOP_FDARRAY = 36, TOP_FDSELECT = 37, /* after the escape */
    PRIVATE_DEFAULT_WIDTH = 20, PRIVATE_NOMINAL_WIDTH = 21,
};
static const int FIRST_STRING = 391; /* of a font's own strings */

static void add_big(struct buf *out, size_t n, int nbytes)
{
    while (nbytes-- > 0) add_byte(out, (int)(n >> 8 * nbytes & 255));
}

/* A number that takes five bytes whatever it is: an offset that is not yet known. */
static void add_offset(struct buf *out, size_t n)
{
    add_byte(out, 29);
    add_big(out, n, 4);
}

static void add_index(struct buf *out, struct slice data, const size_t *end, size_t count)
{
    add_big(out, count, 2);
    if (count == 0) return;
    add_byte(out, 4);
    add_big(out, 1, 4);
    for (size_t i = 0; i < count; i++) add_big(out, end[i] + 1, 4);
    buf_add(out, data);
}

/* Where the parts of the font program stand. */
struct offsets {
    size_t charset, select, outlines, dictionaries, private;
};
enum { PRIVATE_NBYTES = 4 };

static void add_top(const struct pdf_cff *cff, const struct offsets *at, struct buf *out)
{
    const int strings[] = {FIRST_STRING, FIRST_STRING + 1, 0};
    struct buf top;
    buf_init(&top);
    for (int i = 0; i < 3; i++) add_number(&top, strings[i]); /* Adobe, Identity, no supplement */
    add_big(&top, TOP_ESCAPE << 8 | TOP_ROS, 2);
    for (int i = 0; i < 4; i++) add_number(&top, cff->box[i]);
    add_byte(&top, TOP_BOX);
    add_offset(&top, cff->glyphs);
    add_big(&top, TOP_ESCAPE << 8 | TOP_COUNT, 2);
    add_offset(&top, at->charset);
    add_byte(&top, TOP_CHARSET);
    add_offset(&top, at->select);
    add_big(&top, TOP_ESCAPE << 8 | TOP_FDSELECT, 2);
    add_offset(&top, at->outlines);
    add_byte(&top, TOP_CHARSTRINGS);
    add_offset(&top, at->dictionaries);
    add_big(&top, TOP_ESCAPE << 8 | TOP_FDARRAY, 2);
    add_index(out, buf_slice(&top), &top.n, 1);
    buf_done(&top);
}

static void add_dictionaries(const struct offsets *at, struct buf *out)
{
    struct buf dictionary;
    buf_init(&dictionary);
    add_offset(&dictionary, PRIVATE_NBYTES);
    add_offset(&dictionary, at->private);
    add_byte(&dictionary, TOP_PRIVATE);
    add_index(out, buf_slice(&dictionary), &dictionary.n, 1);
    buf_done(&dictionary);
}

/* Glyph i is CID i, all of them with the one dictionary.  Fills in where the parts stand. */
static void add_parts(const struct pdf_cff *cff, const char *name, struct offsets *at, struct buf *out)
{
    static const size_t string_ends[] = {5, 13};
    size_t start = out->n, length = strlen(name);
    buf_add(out, slice_make("\1\0\4\4", 4)); /* version 1.0, a head of 4 bytes, offsets of 4 */
    add_index(out, slice_of(name), &length, 1);
    add_top(cff, at, out);
    add_index(out, SLICE("AdobeIdentity"), string_ends, 2);
    add_index(out, SLICE(""), NULL, 0); /* subroutines */
    at->charset = out->n - start;
    add_byte(out, 2);
    add_big(out, 1, 2);
    add_big(out, cff->glyphs - 2, 2);
    at->select = out->n - start;
    add_byte(out, 3);
    add_big(out, 1, 2);
    add_big(out, 0, 3);
    add_big(out, cff->glyphs, 2);
    at->outlines = out->n - start;
    add_index(out, buf_slice(&cff->outlines), cff->end, cff->glyphs);
    at->dictionaries = out->n - start;
    add_dictionaries(at, out);
    at->private = out->n - start;
    add_number(out, 0);
    add_byte(out, PRIVATE_DEFAULT_WIDTH);
    add_number(out, 0);
    add_byte(out, PRIVATE_NOMINAL_WIDTH);
}

void pdf_cff_write(const struct pdf_cff *cff, const char *name, struct buf *out)
{
    struct offsets at = {0};
    size_t start = out->n;
    add_parts(cff, name, &at, out); /* once to learn where the parts stand, once to write it */
    out->n = start;
    add_parts(cff, name, &at, out);
}
