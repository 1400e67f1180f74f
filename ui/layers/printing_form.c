/* What the keys of the print window do: rows chosen, changed, typed into; the preview turned and searched. */
#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "layers/commands.h"
#include "layers/printing_inside.h"
#include "layers/prompt.h"

static struct printing *printing_form_of(struct layer *layer) { return (struct printing *)layer; }

/* ---- rows that are typed: the row is the session of the line ---- */

static enum paper_row printing_form_row(const struct prompt *p) { return *(const enum paper_row *)p->session; }

/* Adds a typed text with digits and marks as half-width characters, whatever the input method gives. */
static void printing_form_add_half(struct slice text, struct buf *out)
{
    for (size_t pos = 0; pos < text.n;) buf_addc(out, text_halfwidth(text_decode(text, pos, &pos)));
}

static void printing_form_typed(struct prompt *p)
{
    struct buf half;
    buf_init(&half);
    printing_form_add_half(prompt_text(p), &half);
    paper_check(printing_form_row(p), buf_slice(&half), &p->err);
    buf_done(&half);
}

static bool printing_form_accept(struct prompt *p)
{
    enum paper_row row = printing_form_row(p);
    struct buf half;
    buf_init(&half);
    printing_form_add_half(prompt_text(p), &half);
    paper_type(&p->layer.app->printing->paper, row, row == PAPER_FILE ? prompt_text(p) : buf_slice(&half));
    buf_done(&half);
    return true;
}

static void printing_form_add_state(const struct prompt *p, struct buf *out)
{
    static const char *const states[PAPER_ROWS] = {
        [PAPER_FILE] = N_("the ending chooses the format · Enter keeps the name, then Enter writes"),
        [PAPER_COPIES] = N_("how many · Enter keeps, Esc returns"),
        [PAPER_PAGES] = N_("such as 1-3,5; nothing: all · Enter keeps, Esc returns"),
        [PAPER_OPTIONS] = N_("such as fit-to-page number-up=2 · Enter keeps, Esc returns"),
    };
    buf_adds(out, _(states[printing_form_row(p)]));
}

#define ROW_LINE(row, text) \
    [row] = {.label = text, \
             .takes_blank = true, \
             .changed = printing_form_typed, \
             .accept = printing_form_accept, \
             .add_state = printing_form_add_state}
static const struct prompt_class row_lines[PAPER_ROWS] = {
    ROW_LINE(PAPER_FILE, N_("File name")),
    ROW_LINE(PAPER_COPIES, N_("Copies")),
    ROW_LINE(PAPER_PAGES, N_("Page range")),
    ROW_LINE(PAPER_OPTIONS, N_("Options of lp")),
};

void printing_form_type(struct app *app, uint32_t first)
{
    const struct paper *paper = &app->printing->paper;
    char bytes[4], *file = paper->row == PAPER_FILE ? paper_file(paper) : NULL;
    enum paper_row *row = mem_alloc(sizeof *row);
    *row = paper->row;
    struct slice text = first != 0     ? slice_make(bytes, text_encode(first, bytes))
                        : file != NULL ? slice_of(file)
                                       : buf_slice(&paper->text[*row]);
    prompt_open(app, &row_lines[*row], row, text);
    free(file);
}

/* ---- searching the preview ---- */

static void printing_form_search(struct prompt *p)
{
    struct preview *preview = &p->layer.app->printing->preview;
    preview_search(preview, prompt_text(p));
    preview_find(preview, 0);
}

static bool printing_form_search_accept(struct prompt *p)
{
    (void)p;
    return true;
}

static void printing_form_search_cancel(struct prompt *p)
{
    preview_search(&p->layer.app->printing->preview, SLICE(""));
}

static void printing_form_add_found(const struct prompt *p, struct buf *out)
{
    const struct preview *preview = &p->layer.app->printing->preview;
    if (prompt_text(p).n == 0) buf_adds(out, _("in these pages · Enter keeps, Esc ends"));
    else if (preview->hits == 0) buf_adds(out, _("not found"));
    else buf_addf(out, _("line %zu of %zu"), preview->found + 1, preview->hits);
}

static const struct prompt_class search_line = {
    .label = N_("Find"),
    .changed = printing_form_search,
    .accept = printing_form_search_accept,
    .cancel = printing_form_search_cancel,
    .add_state = printing_form_add_found,
};

unsigned printing_find(struct layer *layer, enum cmd cmd)
{
    (void)cmd;
    prompt_open(layer->app, &search_line, NULL, SLICE(""));
    return APP_REDRAW;
}

unsigned printing_find_on(struct layer *layer, enum cmd cmd)
{
    struct preview *preview = &printing_form_of(layer)->preview;
    if (preview_find(preview, cmd == CMD_PRINT_FIND_ON ? 1 : -1)) return APP_REDRAW;
    return app_warn(layer->app,
                    preview->wanted.n > 0 ? _("not found") : _("Nothing is searched yet: / searches the pages."));
}

/* ---- rows ---- */

void printing_form_change(struct app *app, int by)
{
    struct paper *paper = &app->printing->paper;
    bool other_sheet = paper->row == PAPER_RANGE || paper->row == PAPER_KIND || paper->row == PAPER_YEAR;
    if (other_sheet) preview_end(&app->printing->preview, false);
    if (paper_is_typed(paper->row) && paper->row != PAPER_COPIES) printing_form_type(app, 0);
    else if (!paper_change(paper, by)) app_say(app, false, "%s", _("There is nothing else to choose here."));
}

/* Moves in the form; in the preview it scrolls. */
unsigned printing_move(struct layer *layer, enum cmd cmd)
{
    struct printing *p = printing_form_of(layer);
    int by = cmd == CMD_PRINT_DOWN ? 1 : -1;
    if (p->reads) preview_scroll(&p->preview, by);
    else paper_move(&p->paper, by);
    return APP_REDRAW;
}

unsigned printing_change(struct layer *layer, enum cmd cmd)
{
    struct printing *p = printing_form_of(layer);
    int by = cmd == CMD_PRINT_NEXT ? 1 : -1;
    if (p->reads) preview_sideways(&p->preview, by);
    else printing_form_change(layer->app, by);
    return APP_REDRAW;
}

unsigned printing_do(struct layer *layer, enum cmd cmd)
{
    (void)cmd;
    printing_hand_out(layer->app);
    return APP_REDRAW;
}

/* ---- the preview ---- */

unsigned printing_turn(struct layer *layer, enum cmd cmd)
{
    preview_turn(&printing_form_of(layer)->preview, cmd == CMD_PRINT_TURN ? 1 : -1);
    return APP_REDRAW;
}

unsigned printing_end_page(struct layer *layer, enum cmd cmd)
{
    preview_end(&printing_form_of(layer)->preview, cmd == CMD_PRINT_LAST);
    return APP_REDRAW;
}

unsigned printing_read(struct layer *layer, enum cmd cmd)
{
    struct printing *p = printing_form_of(layer);
    (void)cmd;
    p->reads = !p->reads;
    return APP_REDRAW;
}

unsigned printing_leave(struct layer *layer, enum cmd cmd)
{
    (void)cmd;
    if (printing_is_busy(printing_form_of(layer))) printing_stop(layer->app);
    else printing_close(layer->app);
    return APP_REDRAW;
}

/* ---- which of them do something now ---- */

bool printing_can_do(const struct layer *layer, enum cmd cmd)
{
    (void)cmd;
    return !printing_is_busy((const struct printing *)layer);
}

bool printing_can_change(const struct layer *layer, enum cmd cmd)
{
    const struct printing *p = (const struct printing *)layer;
    bool typed = paper_is_typed(p->paper.row) && p->paper.row != PAPER_COPIES;
    return printing_can_do(layer, cmd) && !p->reads && !typed;
}
