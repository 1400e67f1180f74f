#include "layers/finding.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "layers/prompt.h"

struct finding_session {
    struct panes_spot spot; /* where the user was */
    size_t fitting;         /* how many rows fit what is typed */
    struct buf found;       /* owned: what was found last; "" if nothing */
};

/* Moves to a row that fits (by 0: the first, 1: the next, -1: the one before) and sets `found` to its name; returns
 * how many rows fit. */
static size_t finding_look(struct app *app, struct slice wanted, int by, struct buf *found)
{
    struct panes *p = &app->panes;
    struct pane *pane = &p->pane[p->focus];
    buf_clear(found);
    return wanted.n == 0 || pane->class->find == NULL ? 0 : pane->class->find(pane->own, &app->view, wanted, by, found);
}

static void finding_changed(struct prompt *p)
{
    struct finding_session *session = p->session;
    panes_return(&p->layer.app->panes, &session->spot);
    session->fitting = finding_look(p->layer.app, prompt_text(p), 0, &session->found);
}

static void finding_choose(struct prompt *p, int by)
{
    struct finding_session *session = p->session;
    session->fitting = finding_look(p->layer.app, prompt_text(p), by, &session->found);
}

static void finding_say_missing(struct app *app, size_t fitting)
{
    if (fitting == 0) app_say(app, true, _("‘%s’ is not in this list."), app->wanted.s);
}

static bool finding_accept(struct prompt *p)
{
    struct app *app = p->layer.app;
    struct view *v = &app->view;
    const struct finding_session *session = p->session;
    const struct view_place *before = &session->spot.at;
    buf_clear(&app->wanted);
    buf_add(&app->wanted, prompt_text(p));
    finding_say_missing(app, session->fitting);
    if (v->place != before->place || v->agency != before->agency) view_remember_place(v, before);
    return true;
}

static void finding_cancel(struct prompt *p)
{
    const struct finding_session *session = p->session;
    panes_return(&p->layer.app->panes, &session->spot);
}

static void finding_add_state(const struct prompt *p, struct buf *out)
{
    const struct finding_session *session = p->session;
    const struct buf *found = &session->found;
    if (prompt_text(p).n == 0) buf_adds(out, _("part of the name, or pinyin · Enter keeps, Esc returns"));
    else if (session->fitting == 0) buf_adds(out, _("not found"));
    else buf_addf(out, _("%.*s · %zu fit"), (int)found->n, found->n ? found->s : "", session->fitting);
}

static bool finding_renew(struct prompt *p, const struct app_swap *swap)
{
    struct finding_session *session = p->session;
    panes_spot_renew(&session->spot, swap->view, swap->plan_index, swap->replacement);
    return true;
}

static void finding_done(struct prompt *p) { buf_done(&((struct finding_session *)p->session)->found); }

static const struct prompt_class finding_line = {
    .label = N_("Find an agency"),
    .changed = finding_changed,
    .accept = finding_accept,
    .cancel = finding_cancel,
    .choose = finding_choose,
    .add_state = finding_add_state,
    .renew = finding_renew,
    .renewed = finding_changed,
    .done = finding_done,
};

unsigned finding_open(struct app *app)
{
    struct finding_session *session = mem_alloc(sizeof *session);
    *session = (struct finding_session){.spot = panes_here(&app->panes)};
    buf_init(&session->found);
    prompt_open(app, &finding_line, session, SLICE(""));
    return APP_REDRAW;
}

bool finding_is_on(const struct app *app) { return app->wanted.n > 0 && panes_class(&app->panes)->find != NULL; }

unsigned finding_next(struct app *app, int by)
{
    struct buf found;
    buf_init(&found);
    finding_say_missing(app, finding_look(app, buf_slice(&app->wanted), by, &found));
    buf_done(&found);
    return APP_REDRAW;
}
