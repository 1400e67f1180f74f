/* program: commands about the program itself: copying, undoing, drawing again, leaving. */
#include <string.h>

#include "base/lang.h"
#include "layers/commands.h"
#include "layers/writing.h"
#include "panes/cite.h"

bool program_always(const struct layer *layer, enum cmd cmd)
{
    (void)layer;
    (void)cmd;
    return true;
}

unsigned program_copy(struct layer *layer, enum cmd cmd)
{
    struct buf text;
    struct app *app = layer->app;
    bool task = cmd == CMD_COPY_TASK;
    buf_init(&text);
    if (task && app->view.place >= 0) cite_task(&app->view, &text);
    else if (!task) panes_cite(&app->panes, &text);
    if (text.n == 0) app_say(app, true, "%s", _("There is nothing to copy."));
    else if (screen_copy(app->screen, buf_slice(&text)))
        app_say(app, false, _("Copied: %.*s"), (int)strcspn(text.s, "\n"), text.s);
    else app_say(app, true, "%s", _("This is too long for the clipboard of a terminal."));
    buf_done(&text);
    return APP_REDRAW;
}

unsigned program_undo(struct layer *layer, enum cmd cmd)
{
    struct app *app = layer->app;
    bool undoes = cmd == CMD_UNDO;
    const struct undo_step *step = undo_move(&app->undo, undoes ? -1 : 1, app);
    if (step != NULL && app->message.n > 0) return APP_REDRAW | APP_RELAYOUT; /* the step says what went wrong */
    if (step != NULL) app_say(app, false, undoes ? _("Undone: %s") : _("Done again: %s"), _(step->what));
    else app_say(app, true, "%s", undoes ? _("There is nothing to undo.") : _("There is nothing to do again."));
    return APP_REDRAW | APP_RELAYOUT;
}

bool program_can_undo(const struct layer *layer, enum cmd cmd)
{
    const struct undo *undo = &layer->app->undo;
    return cmd == CMD_UNDO ? undo->at > 0 : undo->at < undo->count;
}

unsigned program_redraw(struct layer *layer, enum cmd cmd)
{
    (void)cmd;
    screen_repaint(layer->app->screen);
    return APP_REDRAW;
}

unsigned program_suspend(struct layer *layer, enum cmd cmd)
{
    (void)cmd;
    screen_suspend(layer->app->screen);
    return APP_REDRAW;
}

unsigned program_quit(struct layer *layer, enum cmd cmd)
{
    (void)cmd;
    return writing_is_free(layer->app) ? APP_QUIT : APP_REDRAW;
}
