/* app_export: what is shown, written into a file as data. */
#include <stdlib.h>

#include "app_inside.h"
#include "file_name.h"
#include "hits_export.h"
#include "lang.h"
#include "mem.h"

static const struct hits_format *format_of(const char *path)
{
    const char *dot = strrchr(path, '.');
    for (size_t i = 0; dot != NULL && i < hits_formats(); i++)
        if (strcmp(dot + 1, hits_format_at(i)->ending) == 0) return hits_format_at(i);
    return hits_format_at(0);
}

static void add_hits(const struct app *app, const char *path, struct buf *out)
{
    buf_addf(out, _("%zu hits, %s"), app->view.hits.count, format_of(path)->name);
}

static bool make_hits(struct app *app, const char *path, struct buf *bytes, struct err *err)
{
    const struct view *v = &app->view;
    struct hits_source source = {.plans = v->plans, .hits = &v->hits, .query = buf_slice(&v->query_text), .kinds = v->kinds};
    (void)err;
    hits_export(bytes, format_of(path), &source);
    return true;
}

static const struct app_file_class hits_file = {.add_what = add_hits, .make = make_hits};

unsigned app_export_open(struct app *app)
{
    const struct view *v = &app->view;
    if (v->hits.count == 0) return app_say(app, true, "%s", _("There are no hits to write: / searches.")), APP_REDRAW;
    if (view_is_busy(v)) return app_say(app, true, "%s", _("The search is not over yet.")), APP_REDRAW;
    char stem[FILE_NAME_NBYTES];
    file_name_of(buf_slice(&v->query_text), stem);
    char *name = mem_format("%s-%s.csv", _("Search"), stem);
    app_file_ask(app, &hits_file, name);
    free(name);
    return APP_REDRAW;
}
