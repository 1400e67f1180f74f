/* app_complete: what the line offers: what was typed before (Up, Down), names that Tab puts there: of fields, agencies, actions. */
#include <stdlib.h>
#include <string.h>

#include "layers/app_inside.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/pinyin.h"
#include "search/query_field.h"

/* ---- what was typed before ---- */

static struct history *app_complete_history_of(struct app *app)
{
    struct err err;
    if (!app->history_opened && !history_open(&app->history, user_file_state("search-history"), &err))
        app_say_err(app, &err);
    if (!app->history_opened) app->history_at = app->history.count;
    app->history_opened = true;
    return &app->history;
}

void app_history_add(struct app *app)
{
    struct err err;
    struct history *h = app_complete_history_of(app);
    if (!history_add(h, edit_text(&app->line), &err)) app_say_err(app, &err);
    app->history_at = h->count;
}

/* Where the line is opened: behind the newest. */
void app_history_begin(struct app *app)
{
    app->history_at = app_complete_history_of(app)->count;
    buf_clear(&app->typed);
}

void app_history_choose(struct app *app, int by)
{
    struct history *h = app_complete_history_of(app);
    if (by < 0 ? app->history_at == 0 : app->history_at >= h->count) return;
    if (app->history_at == h->count) { /* what is being typed can be come back to */
        buf_clear(&app->typed);
        buf_add(&app->typed, edit_text(&app->line));
    }
    app->history_at += (size_t)by;
    edit_set(&app->line, app->history_at < h->count ? slice_of(h->line[app->history_at]) : buf_slice(&app->typed));
    app_line_changed(app);
}

/* ---- names ---- */

static void app_complete_forget(struct app_completion *c)
{
    for (size_t i = 0; i < c->count; i++) free(c->name[i]);
    c->count = 0;
}

void app_completion_done(struct app *app)
{
    app_complete_forget(&app->completion);
    free(app->completion.name);
    buf_done(&app->completion.line);
}

void app_offer(struct app *app, struct slice name, const char *behind)
{
    struct app_completion *c = &app->completion;
    char *offered = mem_format("%.*s%s", (int)name.n, name.s, behind);
    for (size_t i = 0; i < c->count; i++) {
        if (strcmp(c->name[i], offered) != 0) continue;
        free(offered);
        return;
    }
    if (c->count == c->cap) c->name = mem_grow(c->name, &c->cap, c->count + 1, sizeof *c->name);
    c->name[c->count++] = offered;
}

static void app_complete_offer_field(void *app, struct slice name) { app_offer(app, name, ":"); }

static bool app_complete_fits(struct slice name, struct slice part)
{
    return part.n == 0 || slice_find(name, part) != SIZE_MAX || pinyin_matches(name, part, false);
}

static void app_complete_offer_agencies(struct app *app, struct slice part)
{
    view_index_agencies(&app->view);
    for (size_t i = 0; i < agencies_count(app->view.agencies); i++)
        if (app_complete_fits(agencies_name(app->view.agencies, i), part))
            app_offer(app, agencies_name(app->view.agencies, i), "");
}

static void app_complete_offer_actions(struct app *app, struct slice part)
{
    for (size_t i = 0; i < app->view.nactions; i++)
        if (view_action_name(&app->view, i).n > 0 && app_complete_fits(view_action_name(&app->view, i), part))
            app_offer(app, view_action_name(&app->view, i), "");
}

/* The word before the caret: from a blank or an operator on. */
static size_t app_complete_word_start(struct slice text, size_t caret)
{
    size_t start = 0;
    for (size_t pos = 0; pos < caret;) {
        uint32_t cp = text_halfwidth(text_decode(text, pos, &pos));
        if (text_is_blank(cp) || (cp < 0x80 && strchr("()|!&-\"=<>", (int)cp))) start = pos;
    }
    return start;
}

/* The columns, and the agencies and actions where they can stand. */
void app_offer_names(struct app *app)
{
    struct app_completion *c = &app->completion;
    struct slice text = edit_text(&app->line);
    size_t start = app_complete_word_start(text, app->line.caret), next;
    struct query_field field;
    c->start = start;
    for (size_t pos = start; pos < app->line.caret; pos = next) {
        if (text_halfwidth(text_decode(text, pos, &next)) == ':') c->start = next;
    }
    struct slice part = slice_cut(text, c->start, app->line.caret), name = slice_trim(slice_cut(text, start, c->start));
    if (c->start == start) {
        query_field_names(app->view.plans, part, app_complete_offer_field, app);
        if (part.n > 0) app_complete_offer_agencies(app, part);
        if (part.n > 0) app_complete_offer_actions(app, part);
        return;
    }
    while (name.n > 0 && text_halfwidth(text_decode(name, text_previous(name, name.n), &next)) == ':')
        name.n = text_previous(name, name.n);
    if (query_field_find(name, app->view.plans, &field) != QUERY_FIELD_FOUND) return;
    if (field.roles & (1u << COLUMN_LEAD | 1u << COLUMN_SUPPORT)) app_complete_offer_agencies(app, part);
    if (field.roles & 1u << COLUMN_ACTION) app_complete_offer_actions(app, part);
    query_field_done(&field);
}

/* The next name in the place of what was typed; again and again: round and round. */
void app_complete(struct app *app)
{
    struct app_completion *c = &app->completion;
    bool again = c->count > 1 && c->end == app->line.caret && slice_equal(buf_slice(&c->line), edit_text(&app->line));
    if (again) {
        c->at = (c->at + 1) % c->count;
    } else {
        app_complete_forget(c);
        app_line_class(app)->offer(app);
        c->at = 0;
        c->end = app->line.caret;
    }
    if (c->count == 0) {
        screen_bell(app->screen);
        return;
    }
    struct buf line;
    struct slice text = edit_text(&app->line);
    buf_init(&line);
    buf_add(&line, slice_cut(text, 0, c->start));
    buf_adds(&line, c->name[c->at]);
    size_t caret = line.n;
    buf_add(&line, slice_cut(text, c->end, text.n));
    edit_set(&app->line, buf_slice(&line));
    app->line.caret = caret;
    buf_done(&c->line);
    c->line = line;
    c->end = caret;
    app_line_changed(app);
}

void app_add_completion(const struct app *app, struct buf *out)
{
    const struct app_completion *c = &app->completion;
    if (c->count > 1 && c->end == app->line.caret && slice_equal(buf_slice(&c->line), edit_text(&app->line)))
        buf_addf(out, _(" · Tab %zu of %zu"), c->at + 1, c->count);
}
