/* printing: the print window, a layer: a form, and beside it the pages as they will be printed. */
#include "layers/printing_inside.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/lang.h"
#include "base/mem.h"
#include "layers/bars.h"
#include "layers/commands.h"
enum { BESIDE_COLS = 100, FORM_MIN = 32, FORM_MAX = 46, PAGE_COLS = 80, PREVIEW_MIN = 4 };

/* ---- where things stand ---- */

/* On a wide screen the form stands beside the pages, at their full width; else above them, or the pages stand alone
 * while they have the keyboard. */
static void printing_lay_out(const struct app *app, struct printing *p)
{
    int nrows = screen_rows(app->screen) - 2, ncols = screen_cols(app->screen);
    if (ncols >= BESIDE_COLS) {
        int form = ncols - PAGE_COLS - 2;
        if (form < FORM_MIN) form = FORM_MIN;
        if (form > FORM_MAX) form = FORM_MAX;
        p->form = (struct box){2, 0, nrows - 1, form};
        p->sheet = (struct box){2, form + 1, nrows - 1, ncols - form - 2};
        return;
    }
    int lines = paper_lines(&p->paper, ncols);
    if (lines > nrows - 2 - PREVIEW_MIN)
        lines = nrows - 2 - PREVIEW_MIN > nrows / 2 ? nrows - 2 - PREVIEW_MIN : nrows / 2;
    p->form = (struct box){2, 0, p->reads ? 0 : lines, ncols};
    int top = p->reads ? 2 : 3 + lines;
    p->sheet = (struct box){top, 0, nrows + 1 - top > 0 ? nrows + 1 - top : 0, ncols - 1};
}

/* ---- drawing ---- */

/* Adds the title: 责任清单 · 第 2 页，共 3 页 · PDF 共 4 页 */
static void printing_add_title(const struct printing *p, struct buf *out)
{
    struct sheet_order order;
    const struct preview *preview = &p->preview;
    paper_order(&p->paper, &order);
    buf_addf(out, _("Preview · page %zu of %zu"), preview->page + 1, preview->pages.pages);
    if (p->job[PRINTING_TEXT] != NULL) buf_adds(out, _(" · being made…"));
    if (order.format->id != FORMAT_PDF) return;
    if (p->has_document) buf_addf(out, _(" · as PDF: %zu pages"), p->made.pages);
    else if (p->failed.what[0] == '\0') buf_adds(out, _(" · setting the pages of the PDF…"));
}

static void printing_add_action(const struct printing *printing, struct buf *out)
{
    const struct paper *p = &printing->paper;
    struct buf format;
    if (paper_to(p) == PAPER_TO_FILE) {
        char *file = paper_file(p);
        buf_addf(out, access(file, F_OK) == 0 ? _("write %s (is there already)") : _("write %s"), file);
        free(file);
        return;
    }
    buf_init(&format);
    paper_add_value(p, PAPER_FORMAT, &format);
    if (paper_to(p) == PAPER_TO_PRINTER) buf_addf(out, _("print on %s"), paper_queue(p));
    else buf_addf(out, _("copy as %s"), format.s);
    buf_done(&format);
}

/* Adds why something cannot be printed, or why something is not offered. */
static void printing_add_remark(const struct printing *p, struct buf *out)
{
    const struct err *about = p->has_document ? &p->made.remark : &p->failed;
    if (about->what[0] != '\0') {
        char line[600];
        err_format(about, line, sizeof line);
        buf_adds(out, line);
    } else if (p->paper.no_printer[0] != '\0') {
        buf_addf(out, _("No printer to choose: %s"), p->paper.no_printer);
    } else if (p->job[PRINTING_QUEUES] != NULL) {
        buf_adds(out, _("Asking for printers…"));
    }
}

static void printing_draw_form(struct printing *p, bool active)
{
    struct screen *s = p->layer.app->screen;
    struct box title = {p->form.row - 1, p->form.col, 1, p->form.ncols};
    struct buf action, remark;
    buf_init(&action);
    buf_init(&remark);
    printing_add_action(p, &action);
    printing_add_remark(p, &remark);
    draw_title(s, &title, slice_of(_("Print")), !p->reads);
    paper_draw(&p->paper, s, &p->form, !p->reads && active, buf_slice(&action), buf_slice(&remark));
    buf_done(&action);
    buf_done(&remark);
}

static void printing_draw_preview(struct printing *p)
{
    struct screen *s = p->layer.app->screen;
    struct box title = {p->sheet.row - 1, p->sheet.col, 1, p->sheet.ncols + 1};
    struct buf text;
    buf_init(&text);
    printing_add_title(p, &text);
    draw_title(s, &title, buf_slice(&text), p->reads);
    buf_clear(&text);
    preview_draw(&p->preview, s, &p->sheet);
    draw_bar(s, &p->sheet, p->sheet.col + p->sheet.ncols, false, p->preview.top, preview_lines(&p->preview));
    if (!preview_has_pages(&p->preview))
        draw_plain(s, p->sheet.row, p->sheet.col + 1, p->sheet.ncols - 2, slice_of(_("Making the preview…")),
                   STYLE_QUIET);
    buf_done(&text);
}

static void printing_refresh(struct printing *p)
{
    paper_refresh(&p->paper);
    p->stale = false;
}

static void printing_draw(struct layer *layer, bool active)
{
    struct printing *p = (struct printing *)layer;
    struct app *app = layer->app;
    printing_refresh(p);
    printing_lay_out(app, p);
    printing_follow(app, p->sheet.ncols);
    bars_draw_top(app);
    if (p->sheet.nrows > 0) printing_draw_preview(p);
    if (p->form.nrows == 0) return;
    printing_draw_form(p, active);
    if (p->sheet.col == 0) return;
    int line = p->sheet.col - 1;
    screen_glyph(app->screen, 1, line, 1, GLYPH_TEE_DOWN, STYLE_FRAME);
    for (int i = 0; i < p->form.nrows; i++)
        screen_glyph(app->screen, p->form.row + i, line, 1, GLYPH_VERTICAL, STYLE_FRAME);
}

static void printing_add_state(const struct printing *p, struct buf *out)
{
    const struct preview *preview = &p->preview;
    if (printing_is_busy(p))
        buf_adds(out, p->job[PRINTING_SEND] ? _("Handing it to the printer…") : _("Making the document…"));
    else if (preview->wanted.n > 0 && preview->found < preview->hits)
        buf_addf(out, _("%s: line %zu of %zu"), preview->wanted.s, preview->found + 1, preview->hits);
    else if (preview->wanted.n > 0) buf_addf(out, _("%s: on %zu lines"), preview->wanted.s, preview->hits);
}

static int printing_draw_state(const struct app *app, int row)
{
    struct buf text;
    buf_init(&text);
    printing_add_state(app->printing, &text);
    int used = draw_plain(app->screen, row, 1, screen_cols(app->screen) - 2, buf_slice(&text), STYLE_NOTICE);
    buf_done(&text);
    return used;
}

static void printing_footer(struct layer *layer, int row)
{
    bars_draw_bottom(layer->app, row, SCOPE_PRINT, printing_draw_state);
}

/* ---- keys and mouse ---- */

static unsigned printing_key(struct layer *layer, uint32_t key)
{
    struct printing *p = (struct printing *)layer;
    enum cmd cmd = command_of_key(SCOPE_PRINT, key), other = command_of_key(SCOPE_MAIN, key);
    bool busy = printing_is_busy(p), turns = cmd == CMD_PRINT_TURN || cmd == CMD_PRINT_TURN_BACK;
    /* the layout has to be made first: the next key is for what stands there then */
    unsigned change = APP_REDRAW | APP_RELAYOUT;
    if (p->stale) printing_refresh(p);
    if (!p->reads && !busy && paper_takes(p->paper.row, key)) printing_form_type(layer->app, key);
    else if (cmd != CMD_NONE && (!busy || cmd == CMD_PRINT_LEAVE || turns)) change |= app_run(layer->app, cmd);
    else if (other == CMD_HELP || other == CMD_REDRAW || other == CMD_SUSPEND || other == CMD_RELOAD)
        return app_run(layer->app, other);
    return change;
}

static unsigned printing_press(struct layer *layer, const struct event *event)
{
    struct printing *p = (struct printing *)layer;
    const struct box *form = &p->form;
    int row = event->row, col = event->col;
    if (p->stale) printing_refresh(p);
    if (printing_is_busy(p)) return APP_NOTHING;
    bool in_form = form->nrows > 0 && row >= form->row && row < form->row + form->nrows && col < form->ncols;
    p->reads = !in_form && row >= p->sheet.row;
    int which = in_form ? paper_row_at(&p->paper, form, row, col) : -1;
    if (which == PAPER_ROWS) printing_hand_out(layer->app);
    else if (which == (int)p->paper.row) printing_form_change(layer->app, 1);
    else if (which >= 0) p->paper.row = (enum paper_row)which;
    return APP_REDRAW | APP_RELAYOUT;
}

static unsigned printing_wheel(struct layer *layer, const struct event *event)
{
    preview_turn(&((struct printing *)layer)->preview, event->by);
    return APP_REDRAW;
}

/* ---- opened and closed ---- */

static size_t printing_tasks_after(const struct app_swap *swap)
{
    const struct plans *plans = swap->view->plans;
    return plans_tasks(plans) - plan_tasks(plans->plan[swap->plan_index]) + plan_tasks(swap->replacement);
}

/* The plans are replaced: what was made of the old ones is dropped, and the form will be renewed. */
static bool printing_renew(struct layer *layer, const struct app_swap *swap)
{
    struct printing *p = (struct printing *)layer;
    if (printing_tasks_after(swap) == 0) return false;
    printing_forget(layer->app);
    p->stale = true;
    return true;
}

/* Closes the layer; struct printing stays, so that the form remembers what was chosen. */
static void printing_closed(struct layer *layer)
{
    printing_end(layer->app);
    layer->app->printing->open = false;
}

static const struct layer_class printing_layer = {
    .scope = SCOPE_PRINT,
    .covers = true,
    .key = printing_key,
    .press = printing_press,
    .wheel = printing_wheel,
    .draw = printing_draw,
    .footer = printing_footer,
    .renew = printing_renew,
    .close = printing_closed,
};

static void printing_free(void *state)
{
    struct printing *p = state;
    paper_done(&p->paper);
    preview_done(&p->preview);
    buf_done(&p->previewed);
    buf_done(&p->rendered);
    buf_done(&p->document);
    free(p);
}

static void printing_make(struct app *app)
{
    struct printing *p = app->printing = mem_zalloc(sizeof *app->printing);
    paper_init(&p->paper);
    preview_init(&p->preview);
    buf_init(&p->previewed);
    buf_init(&p->rendered);
    buf_init(&p->document);
    app_add_service(app, p, printing_free);
}

unsigned printing_open(struct layer *layer, enum cmd cmd)
{
    struct app *app = layer->app;
    const struct pane_class *pane = panes_class(&app->panes);
    (void)cmd;
    if (view_listed(&app->view) == 0)
        return app_warn(app, _("There is nothing to print.")); /* tasks that filters hide are not printed either */
    if (app->printing == NULL) printing_make(app);
    struct printing *p = app->printing;
    p->open = true;
    p->reads = false;
    preview_end(&p->preview, false);
    paper_open(&p->paper, &app->view, pane->prints ? pane->prints(&app->view) : RANGE_TASK);
    app_open(app, &p->layer, &printing_layer);
    printing_begin(app);
    return APP_RELAYOUT;
}

bool printing_can_print(const struct layer *layer, enum cmd cmd)
{
    (void)cmd;
    return plans_tasks(layer->app->view.plans) > 0;
}
