#include "layers/prompt.h"

#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/mem.h"
#include "layers/bars.h"
#include "layers/commands.h"

/* ---- opened and closed ---- */

static struct history *prompt_history(struct app *app)
{
    struct err err;
    if (!app->history_is_open && !history_open(&app->history, user_file_state("search-history"), &err))
        app_say_err(app, &err);
    app->history_is_open = true;
    return &app->history;
}

static const struct layer_class prompt_layer;

struct prompt *prompt_open(struct app *app, const struct prompt_class *class, void *session, struct slice text)
{
    struct prompt *p = mem_zalloc(sizeof *p);
    p->class = class;
    p->session = session;
    edit_init(&p->edit);
    buf_init(&p->typed);
    buf_init(&p->names.line);
    /* behind the newest line: none of them is shown */
    if (class->remembers) p->history_at = prompt_history(app)->count;
    app_open(app, &p->layer, &prompt_layer);
    edit_set(&p->edit, text);
    if (text.n > 0) prompt_set_text(p, text);
    return p;
}

static void prompt_forget_names(struct prompt_names *names)
{
    for (size_t i = 0; i < names->count; i++) free(names->name[i]);
    names->count = 0;
}

static void prompt_free(struct layer *layer)
{
    struct prompt *p = (struct prompt *)layer;
    if (p->class->done) p->class->done(p);
    prompt_forget_names(&p->names);
    free(p->names.name);
    buf_done(&p->names.line);
    buf_done(&p->typed);
    edit_done(&p->edit);
    free(p->session);
    free(p);
}

static bool prompt_renew(struct layer *layer, const struct app_swap *swap)
{
    struct prompt *p = (struct prompt *)layer;
    return p->class->renew == NULL || p->class->renew(p, swap);
}

static void prompt_renewed(struct layer *layer)
{
    struct prompt *p = (struct prompt *)layer;
    if (p->class->renewed) p->class->renewed(p);
}

/* ---- the text ---- */

struct slice prompt_text(const struct prompt *p) { return edit_text(&p->edit); }

static void prompt_edited(struct prompt *p)
{
    p->err = (struct err){.line = 0};
    if (p->class->changed) p->class->changed(p);
}

void prompt_set_text(struct prompt *p, struct slice text)
{
    edit_set(&p->edit, text);
    prompt_edited(p);
}

void prompt_insert(struct prompt *p, struct slice text)
{
    if (edit_insert(&p->edit, text)) prompt_edited(p);
}

static unsigned prompt_paste(struct layer *layer, struct slice text)
{
    prompt_insert((struct prompt *)layer, text);
    return APP_REDRAW;
}

static unsigned prompt_key(struct layer *layer, uint32_t key)
{
    char bytes[4];
    enum cmd cmd = command_of_key(SCOPE_LINE, key);
    if (cmd != CMD_NONE) return app_run(layer->app, cmd);
    if (key >= 0x20 && key < K_UP) return prompt_paste(layer, slice_make(bytes, text_encode(key, bytes)));
    return APP_REDRAW;
}

/* ---- its commands ---- */

static unsigned prompt_leave(struct prompt *p)
{
    if (p->class->cancel) p->class->cancel(p);
    app_close(&p->layer);
    return APP_REDRAW;
}

static void prompt_remember(struct prompt *p)
{
    struct err err;
    struct app *app = p->layer.app;
    if (!history_add(prompt_history(app), prompt_text(p), &err)) app_say_err(app, &err);
}

/* Enter: a text with an error is not accepted; an empty one closes the line like Esc, unless the class takes it. */
unsigned prompt_accept(struct layer *layer, enum cmd cmd)
{
    struct prompt *p = (struct prompt *)layer;
    (void)cmd;
    if (p->err.what[0] != '\0') screen_bell(layer->app->screen);
    else if (slice_is_blank(prompt_text(p)) && !p->class->takes_blank) prompt_leave(p);
    else {
        if (p->class->remembers) prompt_remember(p);
        if (p->class->accept(p)) app_close(layer);
    }
    return APP_REDRAW | APP_RELAYOUT; /* the layout has to be made first: the next key is for what was found */
}

unsigned prompt_cancel(struct layer *layer, enum cmd cmd)
{
    (void)cmd;
    return prompt_leave((struct prompt *)layer);
}

unsigned prompt_edit(struct layer *layer, enum cmd cmd)
{
    struct prompt *p = (struct prompt *)layer;
    if (cmd == CMD_DELETE_BACK && p->edit.text.n == 0) return prompt_leave(p);
    if (edit_command(&p->edit, cmd)) prompt_edited(p);
    return APP_REDRAW;
}

static void prompt_choose_typed_before(struct prompt *p, int by)
{
    struct history *h = prompt_history(p->layer.app);
    if (by < 0 ? p->history_at == 0 : p->history_at >= h->count) return;
    if (p->history_at == h->count) { /* store what is being typed, so that the user can come back to it */
        buf_clear(&p->typed);
        buf_add(&p->typed, prompt_text(p));
    }
    p->history_at += (size_t)by;
    prompt_set_text(p, p->history_at < h->count ? slice_of(h->line[p->history_at]) : buf_slice(&p->typed));
}

unsigned prompt_choose(struct layer *layer, enum cmd cmd)
{
    struct prompt *p = (struct prompt *)layer;
    int by = cmd == CMD_CHOOSE_UP ? -1 : 1;
    if (p->class->choose) p->class->choose(p, by);
    else if (p->class->remembers) prompt_choose_typed_before(p, by);
    return APP_REDRAW;
}

/* ---- names for Tab ---- */

void prompt_offer(struct prompt *p, struct slice name, const char *behind)
{
    struct prompt_names *names = &p->names;
    char *offered = mem_format("%.*s%s", (int)name.n, name.s, behind);
    for (size_t i = 0; i < names->count; i++) {
        if (strcmp(names->name[i], offered) != 0) continue;
        free(offered);
        return;
    }
    if (names->count == names->cap)
        names->name = mem_grow(names->name, &names->cap, names->count + 1, sizeof *names->name);
    names->name[names->count++] = offered;
}

/* Whether the last key was Tab, so that the next Tab replaces the name that it has put there. */
static bool prompt_is_completing(const struct prompt *p)
{
    const struct prompt_names *names = &p->names;
    return names->count > 1 && names->end == p->edit.caret && slice_equal(buf_slice(&names->line), prompt_text(p));
}

static void prompt_put_name(struct prompt *p)
{
    struct prompt_names *names = &p->names;
    struct slice text = prompt_text(p);
    struct buf line;
    buf_init(&line);
    buf_add(&line, slice_cut(text, 0, names->start));
    buf_adds(&line, names->name[names->at]);
    size_t caret = line.n;
    buf_add(&line, slice_cut(text, names->end, text.n));
    edit_set(&p->edit, buf_slice(&line));
    p->edit.caret = caret;
    buf_done(&names->line);
    names->line = line;
    names->end = caret;
    prompt_edited(p);
}

/* Puts the next name in the place of what was typed; after the last name the first follows. */
unsigned prompt_complete(struct layer *layer, enum cmd cmd)
{
    struct prompt *p = (struct prompt *)layer;
    struct prompt_names *names = &p->names;
    if (p->class->offer == NULL) return prompt_choose(layer, cmd);
    if (prompt_is_completing(p)) {
        names->at = (names->at + 1) % names->count;
    } else {
        prompt_forget_names(names);
        p->class->offer(p);
        names->at = 0;
        names->end = p->edit.caret;
    }
    if (names->count > 0) prompt_put_name(p);
    else screen_bell(layer->app->screen);
    return APP_REDRAW;
}

void prompt_add_completion(const struct prompt *p, struct buf *out)
{
    if (prompt_is_completing(p)) buf_addf(out, _(" · Tab %zu of %zu"), p->names.at + 1, p->names.count);
}

/* ---- on the screen ---- */

/* How many of ncols columns the typed text gets: what it needs, but at least one third and at most two thirds. */
static int prompt_typed_cols(const struct prompt *p, int ncols)
{
    int needed = text_cols(prompt_text(p), screen_ambiguous(p->layer.app->screen)) + 3;
    return needed < ncols / 3 ? ncols / 3 : needed > ncols * 2 / 3 ? ncols * 2 / 3 : needed;
}

static void prompt_add_state(const struct prompt *p, struct buf *out)
{
    const struct view *v = &p->layer.app->view;
    if (p->err.what[0] == '\0') {
        p->class->add_state(p, out);
    } else {
        if (p->err.column > 0) buf_addf(out, _("character %u: "), p->err.column);
        buf_adds(out, p->err.what);
    }
    if (filters_on(&v->filters)) buf_adds(out, " · ");
    bars_add_hidden(v, out);
}

/* Draws the line: the typed text with the caret, and on the right what it finds or its error. */
static void prompt_footer(struct layer *layer, int row)
{
    struct prompt *p = (struct prompt *)layer;
    struct screen *s = layer->app->screen;
    int ncols = screen_cols(s), caret;
    struct buf text;
    buf_init(&text);
    prompt_add_state(p, &text);
    int col = draw_plain(s, row, 1, ncols, slice_of(_(p->class->label)), STYLE_PROMPT) + 2;
    enum style style = p->err.what[0] != '\0' ? STYLE_WARNING : STYLE_QUIET;
    int end = draw_right(s, row, col + prompt_typed_cols(p, ncols - col), ncols - 1, buf_slice(&text), style);
    int room = end - col - 2 > 4 ? end - col - 2 : ncols - col - 1;
    if (room == ncols - col - 1) screen_fill(s, row, col, ncols - col, STYLE_TEXT);
    struct slice shown = edit_shown(&p->edit, room > 0 ? room : 1, screen_ambiguous(s), &caret);
    screen_text(s, row, col, room, shown, STYLE_TEXT);
    screen_cursor(s, row, col + caret);
    buf_done(&text);
}

static const struct layer_class prompt_layer = {
    .scope = SCOPE_LINE,
    .key = prompt_key,
    .paste = prompt_paste,
    .footer = prompt_footer,
    .renew = prompt_renew,
    .renewed = prompt_renewed,
    .close = prompt_free,
};
