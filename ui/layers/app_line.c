/* app_line: the line at the bottom that is typed into: what each purpose does with a key is in lines[]. */
#include "layers/app_inside.h"
#include "base/lang.h"

static const struct app_line_class *const lines[] = {
    [LINE_SEARCH] = &app_line_search,   [LINE_FILTER] = &app_line_filter, [LINE_NAME] = &app_line_name,
    [LINE_FILE] = &app_line_file,       [LINE_FIND] = &app_line_find,     [LINE_PAPER_FILE] = &app_line_paper_file,
    [LINE_COPIES] = &app_line_copies,   [LINE_PAGES] = &app_line_pages,   [LINE_OPTIONS] = &app_line_options,
    [LINE_PREVIEW] = &app_line_preview,
};

const struct app_line_class *app_line_class(const struct app *app)
{
    return app->typing == LINE_NONE ? NULL : lines[app->typing];
}

void app_line_open(struct app *app, enum app_line line)
{
    app->typing = line;
    app->before = app_before(app);
    edit_set(&app->line, SLICE(""));
    app->line_err = (struct err){.line = 0};
}

void app_line_close(struct app *app)
{
    app->typing = LINE_NONE;
    app->line_err.what[0] = '\0';
}

void app_line_changed(struct app *app)
{
    app->line_err = (struct err){.line = 0};
    app_line_class(app)->changed(app);
}

static unsigned app_line_edited(struct app *app)
{
    app_line_changed(app);
    return APP_REDRAW;
}

unsigned app_line_type(struct app *app, struct slice text)
{
    return edit_insert(&app->line, text) ? app_line_edited(app) : APP_NOTHING;
}

/* What is malformed is not accepted, nothing at all is a way to leave. */
static void app_line_accept(struct app *app)
{
    if (app->line_err.what[0] != '\0') screen_bell(app->screen);
    else if (slice_is_blank(edit_text(&app->line)) && !app_line_class(app)->takes_blank)
        app_line_class(app)->cancel(app);
    else app_line_class(app)->accept(app);
}

unsigned app_line_key(struct app *app, uint32_t key)
{
    enum cmd cmd = command_of_key(SCOPE_LINE, key);
    if (cmd == CMD_ACCEPT) {
        app_line_accept(app);
        return APP_REDRAW | APP_RELAYOUT; /* the next key is for what was found */
    } else if (cmd == CMD_CANCEL || (cmd == CMD_DELETE_BACK && app->line.text.n == 0)) {
        app_line_class(app)->cancel(app);
    } else if (cmd == CMD_COMPLETE && app_line_class(app)->offer) {
        app_complete(app);
    } else if (cmd == CMD_COMPLETE && app_line_class(app)->choose) {
        app_line_class(app)->choose(app, 1);
    } else if ((cmd == CMD_CHOOSE_DOWN || cmd == CMD_CHOOSE_UP) && app_line_class(app)->choose) {
        app_line_class(app)->choose(app, cmd == CMD_CHOOSE_DOWN ? 1 : -1);
    } else if (cmd != CMD_NONE) {
        if (edit_command(&app->line, cmd)) return app_line_edited(app);
    } else if (key >= 0x20 && key < K_UP) {
        char bytes[4];
        return app_line_type(app, slice_make(bytes, text_encode(key, bytes)));
    }
    return APP_REDRAW;
}
