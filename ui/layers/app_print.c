/* app_print: the print window: opened, drawn, what its keys and the mouse do. */
#include "layers/app_print.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/lang.h"
#include "base/mem.h"

enum { BESIDE_COLS = 100, FORM_MIN = 32, FORM_MAX = 46, PAGE_COLS = 80, PREVIEW_MIN = 4 };

bool app_is_printing(const struct app *app) { return app->print != NULL && app->print->open; }

unsigned app_print_open(struct app *app)
{
    if (view_listed(&app->view) == 0) { /* what filters hide is not printed either */
        app_say(app, true, "%s", _("There is nothing to print."));
        return APP_REDRAW;
    }
    if (app->print == NULL) {
        app->print = mem_zalloc(sizeof *app->print);
        paper_init(&app->print->paper);
        preview_init(&app->print->preview);
        buf_init(&app->print->previewed);
        buf_init(&app->print->rendered);
        buf_init(&app->print->document);
    }
    app->print->open = true;
    app->print->reads = false;
    preview_end(&app->print->preview, false);
    const struct pane_class *pane = app->pane[app->focus].class;
    paper_open(&app->print->paper, &app->view, pane->prints ? pane->prints(&app->view) : RANGE_TASK);
    print_begin(app);
    return APP_RELAYOUT;
}

void print_close(struct app *app)
{
    print_end(app);
    app->print->open = false;
}

void app_print_done(struct app *app)
{
    struct app_print *print = app->print;
    if (print == NULL) return;
    print_end(app);
    paper_done(&print->paper);
    preview_done(&print->preview);
    buf_done(&print->previewed);
    buf_done(&print->rendered);
    buf_done(&print->document);
    free(print);
}

/* ---- where things stand ---- */

/* Side by side, the pages as wide as they are; else the form above the pages, or the pages alone while they are read. */
static void app_print_lay_out(const struct app *app, struct app_print *print)
{
    int nrows = screen_rows(app->screen) - 2, ncols = screen_cols(app->screen);
    if (ncols >= BESIDE_COLS) {
        int form = ncols - PAGE_COLS - 2;
        if (form < FORM_MIN) form = FORM_MIN;
        if (form > FORM_MAX) form = FORM_MAX;
        print->form = (struct box){2, 0, nrows - 1, form};
        print->sheet = (struct box){2, form + 1, nrows - 1, ncols - form - 2};
        return;
    }
    int lines = paper_lines(&print->paper, ncols);
    if (lines > nrows - 2 - PREVIEW_MIN)
        lines = nrows - 2 - PREVIEW_MIN > nrows / 2 ? nrows - 2 - PREVIEW_MIN : nrows / 2;
    print->form = (struct box){2, 0, print->reads ? 0 : lines, ncols};
    int top = print->reads ? 2 : 3 + lines;
    print->sheet = (struct box){top, 0, nrows + 1 - top > 0 ? nrows + 1 - top : 0, ncols - 1};
}

/* ---- drawing ---- */

/* 责任清单 · 第 2 页，共 3 页 · PDF 共 4 页 */
static void app_print_add_title(const struct app_print *print, struct buf *out)
{
    struct sheet_order order;
    const struct preview *preview = &print->preview;
    paper_order(&print->paper, &order);
    buf_addf(out, _("Preview · page %zu of %zu"), preview->page + 1, preview->pages.pages);
    if (print->job[PRINT_TEXT] != NULL) buf_adds(out, _(" · being made…"));
    if (strcmp(order.format->name, "pdf") != 0) return;
    if (print->has_document) buf_addf(out, _(" · as PDF: %zu pages"), print->made.pages);
    else if (print->failed.what[0] == '\0') buf_adds(out, _(" · setting the pages of the PDF…"));
}

static void app_print_add_action(const struct app_print *print, struct buf *out)
{
    const struct paper *p = &print->paper;
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

/* What hinders, or what explains why something is not offered. */
static void app_print_add_remark(const struct app_print *print, struct buf *out)
{
    const struct err *about = print->has_document ? &print->made.remark : &print->failed;
    if (about->what[0] != '\0') {
        char line[600];
        err_format(about, line, sizeof line);
        buf_adds(out, line);
    } else if (print->paper.no_printer[0] != '\0') {
        buf_addf(out, _("No printer to choose: %s"), print->paper.no_printer);
    } else if (print->job[PRINT_QUEUES] != NULL) {
        buf_adds(out, _("Asking for printers…"));
    }
}

static void app_print_draw_form(struct app *app)
{
    struct app_print *print = app->print;
    struct box title = {print->form.row - 1, print->form.col, 1, print->form.ncols};
    struct buf action, remark;
    buf_init(&action);
    buf_init(&remark);
    app_print_add_action(print, &action);
    app_print_add_remark(print, &remark);
    draw_title(app->screen, &title, slice_of(_("Print")), !print->reads);
    paper_draw(&print->paper, app->screen, &print->form, !print->reads && !app->popup, buf_slice(&action),
               buf_slice(&remark));
    buf_done(&action);
    buf_done(&remark);
}

static void app_print_draw_preview(struct app *app)
{
    struct app_print *print = app->print;
    struct box title = {print->sheet.row - 1, print->sheet.col, 1, print->sheet.ncols + 1};
    struct buf text;
    buf_init(&text);
    app_print_add_title(print, &text);
    draw_title(app->screen, &title, buf_slice(&text), print->reads);
    buf_clear(&text);
    preview_draw(&print->preview, app->screen, &print->sheet);
    draw_bar(app->screen, &print->sheet, print->sheet.col + print->sheet.ncols, false, print->preview.top,
             preview_lines(&print->preview));
    if (!preview_has_pages(&print->preview))
        draw_plain(app->screen, print->sheet.row, print->sheet.col + 1, print->sheet.ncols - 2,
                   slice_of(_("Making the preview…")), STYLE_QUIET);
    buf_done(&text);
}

void app_print_draw(struct app *app)
{
    struct app_print *print = app->print;
    paper_refresh(&print->paper);
    app_print_lay_out(app, print);
    print_follow(app, print->sheet.ncols);
    if (print->sheet.nrows > 0) app_print_draw_preview(app);
    if (print->form.nrows == 0) return;
    app_print_draw_form(app);
    if (print->sheet.col == 0) return;
    int line = print->sheet.col - 1;
    screen_glyph(app->screen, 1, line, 1, GLYPH_TEE_DOWN, STYLE_FRAME);
    for (int i = 0; i < print->form.nrows; i++)
        screen_glyph(app->screen, print->form.row + i, line, 1, GLYPH_VERTICAL, STYLE_FRAME);
}

void app_print_add_state(const struct app *app, struct buf *out)
{
    const struct app_print *print = app->print;
    const struct preview *preview = &print->preview;
    if (print_is_busy(print)) {
        buf_adds(out, print->job[PRINT_SEND] ? _("Handing it to the printer…") : _("Making the document…"));
        return;
    }
    if (preview->wanted.n > 0 && preview->found < preview->hits)
        buf_addf(out, _("%s: line %zu of %zu"), preview->wanted.s, preview->found + 1, preview->hits);
    else if (preview->wanted.n > 0) buf_addf(out, _("%s: on %zu lines"), preview->wanted.s, preview->hits);
}

/* ---- lines that are typed ---- */

static enum paper_row app_print_row_of_line(enum app_line line)
{
    return line == LINE_PAPER_FILE ? PAPER_FILE
           : line == LINE_COPIES   ? PAPER_COPIES
           : line == LINE_PAGES    ? PAPER_PAGES
                                   : PAPER_OPTIONS;
}

/* Opens the row's line; with a first character in the place of what was there, else with that. */
static void app_print_type_row(struct app *app, uint32_t first)
{
    static const enum app_line lines[PAPER_ROWS] = {
        [PAPER_FILE] = LINE_PAPER_FILE,
        [PAPER_COPIES] = LINE_COPIES,
        [PAPER_PAGES] = LINE_PAGES,
        [PAPER_OPTIONS] = LINE_OPTIONS,
    };
    const struct paper *p = &app->print->paper;
    char bytes[4];
    app_line_open(app, lines[p->row]);
    if (first != 0) {
        app_line_type(app, slice_make(bytes, text_encode(first, bytes)));
    } else if (p->row == PAPER_FILE) {
        char *file = paper_file(p);
        edit_set(&app->line, slice_of(file));
        free(file);
    } else {
        edit_set(&app->line, buf_slice(&p->text[p->row]));
    }
    app_line_changed(app);
}

/* Digits and their marks as the keyboard has them, whatever the input method. */
static void app_print_add_half(struct slice text, struct buf *out)
{
    for (size_t pos = 0; pos < text.n;) buf_addc(out, text_halfwidth(text_decode(text, pos, &pos)));
}

static void app_print_row_changed(struct app *app)
{
    struct buf half;
    buf_init(&half);
    app_print_add_half(edit_text(&app->line), &half);
    paper_check(app_print_row_of_line(app->typing), buf_slice(&half), &app->line_err);
    buf_done(&half);
}

static void app_print_row_accept(struct app *app)
{
    enum paper_row row = app_print_row_of_line(app->typing);
    struct slice text = edit_text(&app->line);
    struct buf half;
    buf_init(&half);
    app_print_add_half(text, &half);
    paper_type(&app->print->paper, row, row == PAPER_FILE ? text : buf_slice(&half));
    buf_done(&half);
    app_line_close(app);
}

static void app_print_add_file_state(const struct app *app, struct buf *out)
{
    (void)app;
    buf_adds(out, _("the ending chooses the format · Enter keeps the name, then Enter writes"));
}

static void app_print_add_copies_state(const struct app *app, struct buf *out)
{
    (void)app;
    buf_adds(out, _("how many · Enter keeps, Esc returns"));
}

static void app_print_add_pages_state(const struct app *app, struct buf *out)
{
    (void)app;
    buf_adds(out, _("such as 1-3,5; nothing: all · Enter keeps, Esc returns"));
}

static void app_print_add_options_state(const struct app *app, struct buf *out)
{
    (void)app;
    buf_adds(out, _("such as fit-to-page number-up=2 · Enter keeps, Esc returns"));
}

#define ROW_LINE(text, state) \
    { \
        .label = text, .changed = app_print_row_changed, .accept = app_print_row_accept, .takes_blank = true, \
        .cancel = app_line_close, .add_state = state \
    }
const struct app_line_class app_line_paper_file = ROW_LINE(N_("File name"), app_print_add_file_state),
                            app_line_copies = ROW_LINE(N_("Copies"), app_print_add_copies_state),
                            app_line_pages = ROW_LINE(N_("Page range"), app_print_add_pages_state),
                            app_line_options = ROW_LINE(N_("Options of lp"), app_print_add_options_state);

/* ---- searching the preview ---- */

static void app_print_preview_changed(struct app *app)
{
    struct preview *preview = &app->print->preview;
    preview_search(preview, edit_text(&app->line));
    preview_find(preview, 0);
}

static void app_print_preview_cancel(struct app *app)
{
    preview_search(&app->print->preview, SLICE(""));
    app_line_close(app);
}

static void app_print_preview_add_state(const struct app *app, struct buf *out)
{
    const struct preview *preview = &app->print->preview;
    if (app->line.text.n == 0) buf_adds(out, _("in these pages · Enter keeps, Esc ends"));
    else if (preview->hits == 0) buf_adds(out, _("not found"));
    else buf_addf(out, _("line %zu of %zu"), preview->found + 1, preview->hits);
}

const struct app_line_class app_line_preview = {
    .label = N_("Find"),
    .changed = app_print_preview_changed,
    .accept = app_line_close,
    .cancel = app_print_preview_cancel,
    .add_state = app_print_preview_add_state,
};

static void app_print_find_on(struct app *app, int by)
{
    if (!preview_find(&app->print->preview, by))
        app_say(app, true, "%s",
                app->print->preview.wanted.n > 0 ? _("not found")
                                                 : _("Nothing is searched yet: / searches the pages."));
}

/* ---- keys and mouse ---- */

/* The value of the row, or what is typed there. */
static void app_print_change(struct app *app, int by)
{
    struct paper *p = &app->print->paper;
    bool other_sheet = p->row == PAPER_RANGE || p->row == PAPER_KIND || p->row == PAPER_YEAR;
    if (other_sheet) preview_end(&app->print->preview, false);
    if (paper_is_typed(p->row) && p->row != PAPER_COPIES) app_print_type_row(app, 0);
    else if (!paper_change(p, by)) app_say(app, false, "%s", _("There is nothing else to choose here."));
}

static void app_print_leave(struct app *app)
{
    if (!print_is_busy(app->print)) print_close(app);
    else print_stop(app);
}

/* In the preview the arrows scroll. */
static bool app_print_scroll_preview(struct preview *preview, enum cmd cmd)
{
    switch (cmd) {
    case CMD_PRINT_DOWN: return preview_scroll(preview, 1), true;
    case CMD_PRINT_UP: return preview_scroll(preview, -1), true;
    case CMD_PRINT_NEXT: return preview_sideways(preview, 1), true;
    case CMD_PRINT_BEFORE: return preview_sideways(preview, -1), true;
    default: return false;
    }
}

static void app_print_command(struct app *app, enum cmd cmd)
{
    struct app_print *print = app->print;
    if (print->reads && app_print_scroll_preview(&print->preview, cmd)) return;
    switch (cmd) {
    case CMD_PRINT_DO: print_do(app); break;
    case CMD_PRINT_DOWN: paper_move(&print->paper, 1); break;
    case CMD_PRINT_UP: paper_move(&print->paper, -1); break;
    case CMD_PRINT_NEXT: app_print_change(app, 1); break;
    case CMD_PRINT_BEFORE: app_print_change(app, -1); break;
    case CMD_PRINT_TURN: preview_turn(&print->preview, 1); break;
    case CMD_PRINT_TURN_BACK: preview_turn(&print->preview, -1); break;
    case CMD_PRINT_FIRST: preview_end(&print->preview, false); break;
    case CMD_PRINT_LAST: preview_end(&print->preview, true); break;
    case CMD_PRINT_READ: print->reads = !print->reads; break;
    case CMD_PRINT_FIND: app_line_open(app, LINE_PREVIEW); break;
    case CMD_PRINT_FIND_ON: app_print_find_on(app, 1); break;
    case CMD_PRINT_FIND_BACK: app_print_find_on(app, -1); break;
    default: app_print_leave(app);
    }
}

unsigned app_print_key(struct app *app, uint32_t key)
{
    struct app_print *print = app->print;
    enum cmd cmd = command_of_key(SCOPE_PRINT, key), other = command_of_key(SCOPE_MAIN, key);
    if (!print->reads && !print_is_busy(print) && paper_takes(print->paper.row, key)) {
        app_print_type_row(app, key);
    } else if (cmd != CMD_NONE && (!print_is_busy(print) || cmd == CMD_PRINT_LEAVE || cmd == CMD_PRINT_TURN ||
                                   cmd == CMD_PRINT_TURN_BACK)) {
        app_print_command(app, cmd);
    } else if (other == CMD_HELP || other == CMD_REDRAW || other == CMD_SUSPEND || other == CMD_RELOAD) {
        return app_command(app, other);
    }
    return APP_REDRAW | APP_RELAYOUT; /* the next key is for what stands there then */
}

bool app_print_can(const struct app *app, enum cmd cmd)
{
    const struct app_print *print = app->print;
    bool typed = paper_is_typed(print->paper.row) && print->paper.row != PAPER_COPIES;
    if (print_is_busy(print)) return cmd == CMD_PRINT_LEAVE;
    return cmd != CMD_PRINT_NEXT || (!print->reads && !typed);
}

unsigned app_print_press(struct app *app, int row, int col)
{
    struct app_print *print = app->print;
    const struct box *form = &print->form;
    if (print_is_busy(print)) return APP_NOTHING;
    bool in_form = form->nrows > 0 && row >= form->row && row < form->row + form->nrows && col < form->ncols;
    print->reads = !in_form && row >= print->sheet.row;
    int which = in_form ? paper_row_at(&print->paper, form, row, col) : -1;
    if (which == PAPER_ROWS) print_do(app);
    else if (which == (int)print->paper.row) app_print_change(app, 1);
    else if (which >= 0) print->paper.row = (enum paper_row)which;
    return APP_REDRAW | APP_RELAYOUT;
}

unsigned app_print_wheel(struct app *app, int by)
{
    preview_turn(&app->print->preview, by);
    return APP_REDRAW;
}
