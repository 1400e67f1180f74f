/* palette: the windows made from the table of commands: the list of keys, and the palette that runs commands and saved
 * filters. */
#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "layers/commands.h"
#include "layers/filtering.h"
#include "layers/popup.h"
#include "sys/config.h"

static bool palette_is_plain(const struct app *app) { return screen_ambiguous(app->screen) == 2; }

/* The keys of a command as they are shown; free() it. */
static char *palette_keys(enum cmd cmd, bool plain)
{
    struct buf keys;
    buf_init(&keys);
    command_add_keys(cmd, plain, &keys);
    char *copied = mem_strdup(keys.n ? keys.s : "");
    buf_done(&keys);
    return copied;
}

/* ---- help ---- */

static const struct popup_class help_class = {.renew = popup_stays};

unsigned palette_help(struct layer *layer, enum cmd unused)
{
    bool plain = palette_is_plain(layer->app);
    struct popup *p = popup_new(POPUP_TEXT, _("Keys"));
    (void)unused;
    for (enum command_group group = 0; group < GROUPS; group++) {
        popup_heading(p, _(command_group_title(group)));
        for (enum cmd cmd = 0; cmd < CMDS; cmd++) {
            if (command_at(cmd)->group != group) continue;
            char *keys = palette_keys(cmd, plain);
            popup_add(p, keys, _(command_at(cmd)->help), NULL, NULL, (int)cmd);
            free(keys);
        }
    }
    return popup_open(layer->app, p, &help_class, NULL);
}

/* ---- saved filters: their values stand behind those of the commands ---- */

static void palette_add_saved(struct app *app, struct popup *p)
{
    struct config config;
    struct err err;
    struct slice name, query;
    if (!config_read(&config, &err)) app_say_err(app, &err);
    for (size_t i = 0; config_at(&config, "filter.", i, &name, &query); i++) {
        char *text = mem_format("@%.*s", (int)name.n, name.s),
             *note = mem_format(_("Filter: %.*s"), (int)query.n, query.s);
        popup_add(p, "", text, _("saved filter"), note, (int)(CMDS + i));
        free(text);
        free(note);
    }
    config_done(&config);
}

static void palette_use_saved(struct app *app, size_t index)
{
    struct config config;
    struct err err = {.line = 0};
    struct slice name, query;
    config_read(&config, &err);
    if (config_at(&config, "filter.", index, &name, &query) && !filtering_add(app, query, &err)) app_say_err(app, &err);
    config_done(&config);
}

/* ---- the palette ---- */

static bool palette_act(struct popup *p, enum cmd cmd, int value)
{
    struct app *app = p->layer.app;
    (void)cmd;
    app_close(&p->layer);
    if (value >= CMDS) palette_use_saved(app, (size_t)(value - CMDS));
    else app_defer(app, (enum cmd)value);
    return true;
}

static const struct popup_class palette_class = {.act = palette_act, .renew = popup_stays};

static void palette_add_group(const struct app *app, struct popup *p, enum command_group group)
{
    for (enum cmd cmd = 0; cmd < CMDS; cmd++) {
        const struct command *command = command_at(cmd);
        if (command->scope != SCOPE_MAIN || command->group != group || !app_applies(app, cmd)) continue;
        char *keys = palette_keys(cmd, palette_is_plain(app));
        popup_add(p, keys, _(command->label), command->name, _(command->help), (int)cmd);
        free(keys);
    }
}

/* Opens the palette.  Commands that move the cursor come last: they are not what users look for here. */
unsigned palette_open(struct layer *layer, enum cmd cmd)
{
    struct app *app = layer->app;
    struct popup *p = popup_new(POPUP_PALETTE, _("Commands"));
    (void)cmd;
    for (enum command_group group = 0; group < GROUPS; group++)
        if (group != GROUP_MOVE) palette_add_group(app, p, group);
    palette_add_group(app, p, GROUP_MOVE);
    palette_add_saved(app, p);
    return popup_open(app, p, &palette_class, NULL);
}
