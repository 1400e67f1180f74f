#include "layers/popup.h"

#include <stdlib.h>
#include <strings.h>

#include "panes/draw.h"
#include "base/lang.h"
#include "base/mem.h"
#include "panes/pane.h"
#include "base/wrap.h"

enum { POPUP_COLS = 78, KEYS_COLS = 18, PALETTE_ROWS = 22 };

struct popup *popup_new(enum popup_kind kind, const char *title)
{
    struct popup *p = mem_zalloc(sizeof *p);
    p->kind = kind;
    p->title = mem_strdup(title);
    rows_init(&p->rows);
    edit_init(&p->edit);
    return p;
}

void popup_free(struct popup *p)
{
    if (p == NULL) return;
    for (size_t i = 0; i < p->count; i++) {
        free(p->line[i].left);
        free(p->line[i].text);
        free(p->line[i].right);
        free(p->line[i].note);
    }
    free(p->line);
    free(p->title);
    rows_done(&p->rows);
    edit_done(&p->edit);
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

/* ---- what the user does ---- */

enum command_scope popup_scope(const struct popup *p) { return p->kind == POPUP_PALETTE ? SCOPE_LINE : SCOPE_MAIN; }

static bool popup_matches(const struct popup_line *line, const char *typed)
{
    return strcasestr(line->text, typed) || strcasestr(line->right, typed) || strcasestr(line->left, typed) ||
           strcasestr(line->note, typed);
}

/* The lines that hold what was typed: in their names first, then in their notes. */
static void popup_filter(struct popup *p)
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

void popup_type(struct popup *p, struct slice text)
{
    if (p->kind == POPUP_PALETTE && edit_insert(&p->edit, text)) popup_filter(p);
}

bool popup_value(const struct popup *p, int *value)
{
    ptrdiff_t index = rows_current(&p->rows);
    if (index >= 0) *value = p->line[index].value;
    return index >= 0;
}

static enum popup_result popup_choose(const struct popup *p, int *value)
{
    return popup_value(p, value) ? POPUP_CHOSEN : POPUP_STAYS;
}

static void popup_scroll(struct popup *p, ptrdiff_t by)
{
    ptrdiff_t furthest = (ptrdiff_t)p->total - p->height, top = (ptrdiff_t)p->top + by;
    if (top > furthest) top = furthest;
    p->top = top < 0 ? 0 : (size_t)top;
}

static enum popup_result popup_palette_command(struct popup *p, enum cmd cmd, int *value)
{
    switch (cmd) {
    case CMD_CANCEL: return POPUP_CLOSED;
    case CMD_ACCEPT: return popup_choose(p, value);
    case CMD_CHOOSE_DOWN:
    case CMD_COMPLETE: rows_move(&p->rows, 1); return POPUP_STAYS;
    case CMD_CHOOSE_UP: rows_move(&p->rows, -1); return POPUP_STAYS;
    case CMD_DELETE_BACK:
        if (p->edit.text.n == 0) return POPUP_CLOSED;
        break;
    default: break;
    }
    if (edit_command(&p->edit, cmd)) popup_filter(p);
    return POPUP_STAYS;
}

enum popup_result popup_command(struct popup *p, enum cmd cmd, int *value)
{
    ptrdiff_t by;
    if (p->kind == POPUP_PALETTE) return popup_palette_command(p, cmd, value);
    if (cmd == CMD_BACK || cmd == CMD_QUIT || cmd == CMD_HELP) return POPUP_CLOSED;
    if (p->kind == POPUP_MENU) {
        if (cmd == CMD_ENTER) return popup_choose(p, value);
        pane_move_rows(&p->rows, cmd);
    } else if (cmd == CMD_ENTER) {
        return POPUP_CLOSED;
    } else if (pane_scroll_of(cmd, (size_t)p->height, p->total, &by)) {
        popup_scroll(p, by);
    }
    return POPUP_STAYS;
}

void popup_wheel(struct popup *p, int by)
{
    if (p->kind == POPUP_TEXT) popup_scroll(p, 3 * by);
    else rows_move(&p->rows, by);
}

/* ---- drawing ---- */

static struct box popup_box(const struct popup *p, const struct screen *s)
{
    int ncols = screen_cols(s) - 4, nrows = screen_rows(s) - 4, want = (int)p->count + 2;
    if (ncols > POPUP_COLS) ncols = POPUP_COLS;
    if (p->kind == POPUP_PALETTE) want = (int)p->count + 6 < PALETTE_ROWS ? (int)p->count + 6 : PALETTE_ROWS;
    if (p->kind == POPUP_TEXT) want = (int)p->total + 2;
    if (nrows > want) nrows = want;
    if (nrows < 4) nrows = screen_rows(s) < 4 ? screen_rows(s) : 4;
    if (ncols < 12) ncols = screen_cols(s);
    return (struct box){(screen_rows(s) - nrows) / 2, (screen_cols(s) - ncols) / 2, nrows, ncols};
}

static void popup_draw_frame(const struct popup *p, struct screen *s, const struct box *b)
{
    int last = b->row + b->nrows - 1, right = b->col + b->ncols - 1;
    for (int row = b->row; row <= last; row++) {
        screen_fill(s, row, b->col, b->ncols, STYLE_TEXT);
        screen_glyph(s, row, b->col, 1, GLYPH_VERTICAL, STYLE_FRAME);
        screen_glyph(s, row, right, 1, GLYPH_VERTICAL, STYLE_FRAME);
    }
    screen_glyph(s, b->row, b->col + 1, b->ncols - 2, GLYPH_HORIZONTAL, STYLE_FRAME);
    screen_glyph(s, last, b->col + 1, b->ncols - 2, GLYPH_HORIZONTAL, STYLE_FRAME);
    screen_glyph(s, b->row, b->col, 1, GLYPH_TOP_LEFT, STYLE_FRAME);
    screen_glyph(s, b->row, right, 1, GLYPH_TOP_RIGHT, STYLE_FRAME);
    screen_glyph(s, last, b->col, 1, GLYPH_BOTTOM_LEFT, STYLE_FRAME);
    screen_glyph(s, last, right, 1, GLYPH_BOTTOM_RIGHT, STYLE_FRAME);
    int used = draw_plain(s, b->row, b->col + 3, b->ncols - 6, slice_of(p->title), STYLE_TITLE_FOCUS);
    screen_fill(s, b->row, b->col + 2, 1, STYLE_TEXT);
    screen_fill(s, b->row, b->col + 3 + used, 1, STYLE_TEXT);
}

/* One row of a text that can wrap; counts it, draws it if it is in view. */
static void popup_text_row(struct popup *p, struct screen *s, const struct box *in, int col, struct slice text,
                           enum style style)
{
    ptrdiff_t row = (ptrdiff_t)p->total - (ptrdiff_t)p->top;
    if (row >= 0 && row < in->nrows) screen_text(s, in->row + (int)row, in->col + col, in->ncols - col, text, style);
}

static void popup_draw_text_line(struct popup *p, struct screen *s, const struct box *in, const struct popup_line *line)
{
    struct slice text = slice_of(line->text);
    struct wrap_line wrapped;
    int keys = in->ncols / 3 < KEYS_COLS ? in->ncols / 3 : KEYS_COLS, col = *line->left ? keys : 0;
    if (line->heading && p->total > 0) p->total++;
    bool own_row = text_cols(slice_of(line->left), screen_ambiguous(s)) >= keys;
    popup_text_row(p, s, in, 0, slice_of(line->left), STYLE_KEY);
    if (col > 0 && own_row) p->total++;
    for (size_t pos = 0;
         wrap_next(text, &pos, in->ncols - col > 2 ? in->ncols - col : 2, screen_ambiguous(s), &wrapped); p->total++)
        popup_text_row(p, s, in, col, slice_cut(text, wrapped.start, wrapped.end),
                       line->heading ? STYLE_HEADING : STYLE_TEXT);
}

static void popup_draw_texts(struct popup *p, struct screen *s, const struct box *in)
{
    p->total = 0;
    for (size_t i = 0; i < p->count; i++) popup_draw_text_line(p, s, in, &p->line[i]);
}

static void popup_draw_list_row(const struct popup *p, struct screen *s, const struct box *in, int row, size_t index)
{
    const struct popup_line *line = &p->line[rows_number(&p->rows, index)];
    unsigned overlay = (ptrdiff_t)index == p->rows.cursor ? ON_CURSOR : 0;
    if (overlay) screen_fill(s, row, in->col - 1, in->ncols + 2, STYLE_TEXT | overlay);
    int end = draw_right(s, row, in->col + in->ncols / 2, in->col + in->ncols, slice_of(line->left),
                         STYLE_KEY | overlay);
    int used = draw_plain(s, row, in->col, end - in->col - 1, slice_of(line->text),
                          (line->heading ? STYLE_HEADING : STYLE_TEXT) | overlay);
    int middle = in->col + (used + 2 > 20 ? used + 2 : 20);
    if (middle < end - 1) draw_plain(s, row, middle, end - 1 - middle, slice_of(line->right), STYLE_QUIET | overlay);
}

static void popup_draw_list(struct popup *p, struct screen *s, const struct box *in)
{
    rows_fit(&p->rows, (size_t)(in->nrows > 0 ? in->nrows : 0));
    for (int i = 0; i < in->nrows && p->rows.top + (size_t)i < p->rows.count; i++)
        popup_draw_list_row(p, s, in, in->row + i, p->rows.top + (size_t)i);
    if (p->rows.count == 0 && in->nrows > 0)
        draw_plain(s, in->row, in->col, in->ncols, slice_of(_("Nothing matches.")), STYLE_QUIET);
}

/* The line that is typed, a rule, the list, a rule, the note. */
static void popup_draw_palette(struct popup *p, struct screen *s, const struct box *in)
{
    int caret, used = screen_text(s, in->row, in->col, in->ncols, SLICE(": "), STYLE_PROMPT),
               last = in->row + in->nrows - 1;
    struct slice typed = edit_shown(&p->edit, in->ncols - used, screen_ambiguous(s), &caret);
    screen_text(s, in->row, in->col + used, in->ncols - used, typed, STYLE_TEXT);
    screen_cursor(s, in->row, in->col + used + caret);
    bool roomy = in->nrows >= 6;
    if (roomy) {
        screen_glyph(s, in->row + 1, in->col - 1, in->ncols + 2, GLYPH_HORIZONTAL, STYLE_FRAME);
        screen_glyph(s, last - 1, in->col - 1, in->ncols + 2, GLYPH_HORIZONTAL, STYLE_FRAME);
        ptrdiff_t index = rows_current(&p->rows);
        if (index >= 0) draw_plain(s, last, in->col, in->ncols, slice_of(p->line[index].note), STYLE_QUIET);
    }
    struct box list = {in->row + (roomy ? 2 : 1), in->col, in->nrows - (roomy ? 4 : 1), in->ncols};
    popup_draw_list(p, s, &list);
    p->height = list.nrows;
}

void popup_draw(struct popup *p, struct screen *s)
{
    if (p->kind == POPUP_TEXT) { /* how many lines there are depends on the width */
        struct box measure = popup_box(p, s);
        popup_draw_texts(p, s, &(struct box){0, 0, 0, measure.ncols - 4});
    }
    struct box box = popup_box(p, s), in = {box.row + 1, box.col + 2, box.nrows - 2, box.ncols - 4};
    popup_draw_frame(p, s, &box);
    p->height = in.nrows;
    if (in.nrows < 1 || in.ncols < 4) return;
    if (p->kind == POPUP_TEXT) {
        popup_scroll(p, 0);
        popup_draw_texts(p, s, &in);
        draw_bar(s, &in, box.col + box.ncols - 1, false, p->top, p->total);
    } else if (p->kind == POPUP_MENU) {
        popup_draw_list(p, s, &in);
        draw_bar(s, &in, box.col + box.ncols - 1, false, p->rows.top, p->rows.count);
    } else {
        popup_draw_palette(p, s, &in);
    }
}

enum popup_result popup_press(struct popup *p, int row, int col, const struct screen *s, int *value)
{
    struct box box = popup_box(p, s);
    if (row < box.row || row >= box.row + box.nrows || col < box.col || col >= box.col + box.ncols) return POPUP_CLOSED;
    if (p->kind == POPUP_TEXT) return POPUP_STAYS;
    int first = box.row + 1 + (p->kind == POPUP_PALETTE ? (box.nrows - 2 >= 6 ? 2 : 1) : 0);
    size_t index = p->rows.top + (size_t)(row - first);
    if (row < first || row >= first + p->height || index >= p->rows.count || rows_is_heading(&p->rows, index))
        return POPUP_STAYS;
    p->rows.cursor = (ptrdiff_t)index;
    return popup_choose(p, value);
}

/* ---- made from the command table ---- */

static char *popup_keys_of(enum cmd cmd, bool plain)
{
    struct buf keys;
    buf_init(&keys);
    command_add_keys(cmd, plain, &keys);
    char *copied = mem_strdup(keys.n ? keys.s : "");
    buf_done(&keys);
    return copied;
}

struct popup *popup_help(bool plain)
{
    struct popup *p = popup_new(POPUP_TEXT, _("Keys"));
    for (enum command_group group = 0; group < GROUPS; group++) {
        popup_heading(p, _(command_group_title(group)));
        for (enum cmd cmd = 0; cmd < CMDS; cmd++) {
            if (command_at(cmd)->group != group) continue;
            char *keys = popup_keys_of(cmd, plain);
            popup_add(p, keys, _(command_at(cmd)->help), NULL, NULL, (int)cmd);
            free(keys);
        }
    }
    return p;
}

static void popup_add_group(struct popup *p, enum command_group group, bool plain, bool (*enabled)(void *, enum cmd),
                            void *data)
{
    for (enum cmd cmd = 0; cmd < CMDS; cmd++) {
        const struct command *command = command_at(cmd);
        if (command->scope != SCOPE_MAIN || command->group != group || !enabled(data, cmd)) continue;
        char *keys = popup_keys_of(cmd, plain);
        popup_add(p, keys, _(command->label), command->name, _(command->help), (int)cmd);
        free(keys);
    }
}

/* Moving comes last: nobody looks for it here. */
struct popup *popup_palette(bool plain, bool (*enabled)(void *, enum cmd), void *data)
{
    struct popup *p = popup_new(POPUP_PALETTE, _("Commands"));
    for (enum command_group group = 0; group < GROUPS; group++)
        if (group != GROUP_MOVE) popup_add_group(p, group, plain, enabled, data);
    popup_add_group(p, GROUP_MOVE, plain, enabled, data);
    return p;
}
