/* searching: the line that searches at every key; from hit to hit; what counts as the same. */
#include <stdlib.h>

#include "base/fold.h"
#include "base/lang.h"
#include "base/mem.h"
#include "layers/bars.h"
#include "layers/commands.h"
#include "layers/finding.h"
#include "layers/names.h"
#include "layers/popup.h"
#include "layers/prompt.h"

/* ---- the line ---- */

/* What Esc restores. */
struct searching_session {
    struct panes_spot spot;
    struct buf query; /* what was searched before; owned */
    size_t at;        /* index of the present hit */
};

static void searching_cancel(struct prompt *p)
{
    struct err err;
    struct app *app = p->layer.app;
    const struct searching_session *session = p->session;
    view_search(&app->view, buf_slice(&session->query), false, &err);
    app->view.at = session->at;
    panes_return(&app->panes, &session->spot);
}

static bool searching_accept(struct prompt *p)
{
    struct app *app = p->layer.app;
    struct view *v = &app->view;
    const struct searching_session *session = p->session;
    struct view_place here = view_here(v);
    if (here.place != session->spot.at.place || v->jump_pending) view_remember_place(v, &session->spot.at);
    if (v->hits.tasks == 0 && !view_is_busy(v))
        app_say(app, true, _("‘%s’ is not in the plan."), v->query_text.n ? v->query_text.s : "");
    return true;
}

/* Searches for the text of the line, from the place where the search began; if it has an error the hits stay. */
static void searching_changed(struct prompt *p)
{
    struct app *app = p->layer.app;
    const struct searching_session *session = p->session;
    if (view_search(&app->view, prompt_text(p), true, &p->err)) panes_return(&app->panes, &session->spot);
}

static void searching_add_state(const struct prompt *p, struct buf *out)
{
    const struct view *v = &p->layer.app->view;
    if (prompt_text(p).n > 0) bars_add_found(v, out);
    else buf_adds(out, _("Enter keeps, Esc returns"));
    bars_add_foldings(v, out);
    prompt_add_completion(p, out);
}

static bool searching_renew(struct prompt *p, const struct app_swap *swap)
{
    struct searching_session *session = p->session;
    panes_spot_renew(&session->spot, swap->view, swap->plan_index, swap->replacement);
    session->at = SIZE_MAX;
    return true;
}

static void searching_done(struct prompt *p) { buf_done(&((struct searching_session *)p->session)->query); }

static const struct prompt_class searching_line = {
    .label = N_("Search"),
    .remembers = true,
    .changed = searching_changed,
    .accept = searching_accept,
    .cancel = searching_cancel,
    .offer = names_offer,
    .add_state = searching_add_state,
    .renew = searching_renew,
    .done = searching_done,
};

unsigned searching_open(struct layer *layer, enum cmd cmd)
{
    struct app *app = layer->app;
    (void)cmd;
    if (panes_class(&app->panes)->find != NULL) return finding_open(app);
    struct searching_session *session = mem_alloc(sizeof *session);
    *session = (struct searching_session){.spot = panes_here(&app->panes), .at = app->view.at};
    buf_init(&session->query);
    buf_add(&session->query, buf_slice(&app->view.query_text));
    prompt_open(app, &searching_line, session, SLICE(""));
    return APP_REDRAW;
}

/* ---- from hit to hit ---- */

static const char *searching_wrapped_text(int by)
{
    return by > 0 ? _("Past the last hit: on from the first.") : _("Past the first hit: on from the last.");
}

unsigned searching_next(struct layer *layer, enum cmd cmd)
{
    bool wrapped;
    struct app *app = layer->app;
    struct view *v = &app->view;
    int by = cmd == CMD_NEXT_HIT ? 1 : -1;
    if (finding_is_on(app)) return finding_next(app, by);
    if (!view_is_searching(v)) return app_warn(app, _("Nothing is searched yet."));
    if (v->hits.tasks == 0 && !view_is_busy(v)) {
        app_say(app, true, _("‘%s’ is not in the plan."), v->query_text.s);
    } else if (view_next_hit(v, by, &wrapped)) {
        if (wrapped) app_say(app, false, "%s", searching_wrapped_text(by));
        app->panes.reveal = true;
    }
    return APP_REDRAW;
}

bool searching_can_go_on(const struct layer *layer, enum cmd cmd)
{
    (void)cmd;
    return finding_is_on(layer->app) || layer->app->view.hits.tasks > 0;
}

unsigned searching_clear(struct layer *layer, enum cmd cmd)
{
    struct err err;
    struct app *app = layer->app;
    (void)cmd;
    if (!view_is_searching(&app->view)) app_say(app, true, "%s", _("Nothing is searched yet."));
    view_search(&app->view, SLICE(""), false, &err);
    return APP_REDRAW;
}

bool searching_is_on(const struct layer *layer, enum cmd cmd)
{
    (void)cmd;
    return view_is_searching(&layer->app->view);
}

/* ---- what counts as the same ---- */

static void searching_fill_foldings(struct popup *popup)
{
    popup_clear(popup);
    for (int i = 0; i < FOLD_KINDS; i++) {
        bool on = popup->layer.app->view.kinds & fold_kinds[i].bit;
        char *text = mem_format("[%s] %s", on ? "x" : " ", _(fold_kinds[i].label));
        popup_add(popup, fold_kinds[i].name, text, "", NULL, i);
        free(text);
    }
    popup_filled(popup);
}

static bool searching_fold(struct popup *popup, enum cmd cmd, int value)
{
    struct view *v = &popup->layer.app->view;
    if (cmd != CMD_ENTER) return false;
    view_fold(v, v->kinds ^ fold_kinds[value].bit);
    searching_fill_foldings(popup);
    return true;
}

static const struct popup_class searching_foldings_class = {.act = searching_fold, .renew = popup_stays};

unsigned searching_foldings(struct layer *layer, enum cmd cmd)
{
    struct popup *popup = popup_new(POPUP_MENU, _("What counts as the same: Enter on or off"));
    (void)cmd;
    popup_open(layer->app, popup, &searching_foldings_class, NULL);
    searching_fill_foldings(popup);
    return APP_REDRAW;
}
