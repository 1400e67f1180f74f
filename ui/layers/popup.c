#include "layers/popup.h"

#include <stdlib.h>
#include <strings.h>

#include "base/mem.h"

struct popup *popup_new(enum popup_kind kind, const char *title)
{
    struct popup *p = mem_zalloc(sizeof *p);
    p->kind = kind;
    p->title = mem_strdup(title);
    rows_init(&p->rows);
    edit_init(&p->edit);
    return p;
}

void popup_clear(struct popup *p)
{
    for (size_t i = 0; i < p->count; i++) {
        free(p->line[i].left);
        free(p->line[i].text);
        free(p->line[i].right);
        free(p->line[i].note);
    }
    p->count = 0;
}

void popup_free(struct popup *p)
{
    popup_clear(p);
    free(p->line);
    free(p->title);
    rows_done(&p->rows);
    edit_done(&p->edit);
    free(p->about);
    free(p);
}

static struct popup_line *popup_add_line(struct popup *p)
{
    if (p->count == p->cap) p->line = mem_grow(p->line, &p->cap, p->count + 1, sizeof *p->line);
    return &p->line[p->count++];
}

static char *popup_copy(const char *s) { return mem_strdup(s ? s : ""); }

void popup_heading(struct popup *p, const char *text)
{
    *popup_add_line(p) = (struct popup_line){popup_copy(""), popup_copy(text), popup_copy(""), popup_copy(""), 0, true};
    rows_add(&p->rows, (uint32_t)(p->count - 1) | ROWS_HEADING);
}

void popup_add(struct popup *p, const char *left, const char *text, const char *right, const char *note, int value)
{
    *popup_add_line(p) = (struct popup_line){
        popup_copy(left), popup_copy(text), popup_copy(right), popup_copy(note), value, false};
    rows_add(&p->rows, (uint32_t)(p->count - 1));
}

static bool popup_matches(const struct popup_line *line, const char *typed)
{
    return strcasestr(line->text, typed) || strcasestr(line->right, typed) || strcasestr(line->left, typed) ||
           strcasestr(line->note, typed);
}

/* Leaves the lines that contain what was typed: first those that have it in their names, then those that have it in
 * their notes. */
static void popup_find(struct popup *p)
{
    const char *typed = p->edit.text.n ? p->edit.text.s : "";
    rows_clear(&p->rows);
    for (int round = 0; round < 2; round++) {
        for (size_t i = 0; i < p->count; i++) {
            bool named = strcasestr(p->line[i].text, typed) != NULL;
            if (named == (round == 0) && popup_matches(&p->line[i], typed)) rows_add(&p->rows, (uint32_t)i);
        }
    }
}

void popup_filled(struct popup *p)
{
    ptrdiff_t cursor = p->rows.cursor;
    rows_clear(&p->rows);
    for (size_t i = 0; i < p->count; i++) rows_add(&p->rows, (uint32_t)i | (p->line[i].heading ? ROWS_HEADING : 0));
    if (cursor < 0 || p->rows.count == 0) return;
    p->rows.cursor = cursor < (ptrdiff_t)p->rows.count ? cursor : (ptrdiff_t)p->rows.count - 1;
}

bool popup_value(const struct popup *p, int *value)
{
    ptrdiff_t index = rows_current(&p->rows);
    if (index >= 0) *value = p->line[index].value;
    return index >= 0;
}

/* ---- keys ---- */

static unsigned popup_leave(struct popup *p)
{
    app_close(&p->layer);
    return APP_REDRAW;
}

static unsigned popup_choose(struct popup *p)
{
    int value;
    if (p->class->act == NULL) return popup_leave(p);
    if (popup_value(p, &value)) p->class->act(p, CMD_ENTER, value);
    return APP_REDRAW | APP_RELAYOUT; /* the layout has to be made first: the next key is for what stands there then */
}

static void popup_type(struct popup *p, struct slice text)
{
    if (p->kind == POPUP_PALETTE && edit_insert(&p->edit, text)) popup_find(p);
}

static unsigned popup_palette_command(struct popup *p, enum cmd cmd)
{
    switch (cmd) {
    case CMD_CANCEL: return popup_leave(p);
    case CMD_ACCEPT: return popup_choose(p);
    case CMD_CHOOSE_DOWN:
    case CMD_COMPLETE: rows_move(&p->rows, 1); return APP_REDRAW;
    case CMD_CHOOSE_UP: rows_move(&p->rows, -1); return APP_REDRAW;
    case CMD_DELETE_BACK:
        if (p->edit.text.n == 0) return popup_leave(p);
        break;
    default: break;
    }
    if (edit_command(&p->edit, cmd)) popup_find(p);
    return APP_REDRAW;
}

static unsigned popup_palette_key(struct popup *p, uint32_t key)
{
    char bytes[4];
    enum cmd cmd = command_of_key(SCOPE_LINE, key);
    if (cmd != CMD_NONE) return popup_palette_command(p, cmd);
    if (key >= 0x20 && key < K_UP) popup_type(p, slice_make(bytes, text_encode(key, bytes)));
    return APP_REDRAW;
}

static unsigned popup_key(struct layer *layer, uint32_t key)
{
    struct popup *p = (struct popup *)layer;
    ptrdiff_t by;
    int value;
    enum cmd cmd = command_of_key(p->kind == POPUP_PALETTE ? SCOPE_LINE : SCOPE_MAIN, key);
    if (cmd == CMD_SUSPEND || cmd == CMD_REDRAW) return app_run(layer->app, cmd);
    if (p->kind == POPUP_PALETTE) return popup_palette_key(p, key);
    if (cmd == CMD_BACK || cmd == CMD_QUIT || cmd == CMD_HELP) return popup_leave(p);
    if (cmd == CMD_ENTER) return popup_choose(p);
    if (p->kind == POPUP_TEXT) {
        if (pane_scroll_of(cmd, (size_t)p->height, p->total, &by)) popup_scroll(p, by);
    } else if (pane_move_rows(&p->rows, cmd) == APP_UNKNOWN && p->class->act && popup_value(p, &value)) {
        p->class->act(p, cmd, value);
    }
    return APP_REDRAW;
}

static unsigned popup_paste(struct layer *layer, struct slice text)
{
    popup_type((struct popup *)layer, text);
    return APP_REDRAW;
}

/* ---- mouse ---- */

static unsigned popup_press(struct layer *layer, const struct event *event)
{
    struct popup *p = (struct popup *)layer;
    struct box box = popup_box(p, layer->app->screen);
    bool inside = event->row >= box.row && event->row < box.row + box.nrows && event->col >= box.col &&
                  event->col < box.col + box.ncols;
    if (!inside) return popup_leave(p);
    int first = popup_first_row(p, &box);
    size_t index = p->rows.top + (size_t)(event->row - first);
    if (p->kind == POPUP_TEXT || event->row < first || event->row >= first + p->height || index >= p->rows.count ||
        rows_is_heading(&p->rows, index))
        return APP_REDRAW;
    p->rows.cursor = (ptrdiff_t)index;
    return popup_choose(p);
}

static unsigned popup_wheel(struct layer *layer, const struct event *event)
{
    struct popup *p = (struct popup *)layer;
    if (p->kind == POPUP_TEXT) popup_scroll(p, 3 * event->by);
    else rows_move(&p->rows, event->by);
    return APP_REDRAW;
}

/* ---- the layer ---- */

static void popup_draw_layer(struct layer *layer, bool active)
{
    (void)active;
    popup_draw((struct popup *)layer, layer->app->screen);
}

static bool popup_renew(struct layer *layer, const struct app_swap *swap)
{
    struct popup *p = (struct popup *)layer;
    return p->class->renew != NULL && p->class->renew(p, swap);
}

bool popup_stays(struct popup *p, const struct app_swap *swap)
{
    (void)p;
    (void)swap;
    return true;
}

static void popup_close(struct layer *layer)
{
    struct popup *p = (struct popup *)layer;
    if (p->class->done) p->class->done(p);
    popup_free(p);
}

static const struct layer_class popup_layer = {
    .scope = SCOPE_NONE,
    .takes_cursor = true,
    .key = popup_key,
    .paste = popup_paste,
    .press = popup_press,
    .wheel = popup_wheel,
    .draw = popup_draw_layer,
    .renew = popup_renew,
    .close = popup_close,
};

unsigned popup_open(struct app *app, struct popup *p, const struct popup_class *class, void *about)
{
    p->class = class;
    p->about = about;
    app_open(app, &p->layer, &popup_layer);
    return APP_REDRAW;
}

struct popup *popup_of_class(const struct app *app, const struct popup_class *class)
{
    for (struct layer *layer = app->top; layer != NULL; layer = layer->below)
        if (layer->class == &popup_layer && ((struct popup *)layer)->class == class) return (struct popup *)layer;
    return NULL;
}
