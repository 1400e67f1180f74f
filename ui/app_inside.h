/* app_inside: the browser's state, shared by the app_*.c files and nobody else.  Floor 7. */
#ifndef JIHUA_APP_INSIDE_H
#define JIHUA_APP_INSIDE_H

#include "app.h"
#include "edit.h"
#include "pane.h"
#include "popup.h"

struct pane {
    const struct pane_class *class;
    void *own;                  /* owned */
};

/* Where the user was when something began that Esc takes back. */
struct app_before {
    struct view_stop stop;
    enum pane_id focus, companion;
    size_t top[PANES];          /* how far each pane was scrolled */
};

struct app {
    const struct app_options *options;
    struct screen *screen;
    struct view view;
    struct pane pane[PANES];
    struct layout layout;       /* as last drawn */
    enum pane_id focus;
    enum pane_id companion;     /* of targets and detail, the one seen last */
    bool zoomed;
    int widen[PANES], list_cols, name_cols;

    struct popup *popup;        /* NULL: none is open */

    bool searching;             /* the search line is open */
    struct edit line;
    struct err line_err;        /* why the query is none; what[0] == 0 if it is one */
    struct app_before before;   /* the search */
    struct buf query_before;
    size_t at_before;

    char number[32];            /* a task number being typed, "" if none */
    struct app_before before_number;

    struct buf message;         /* until the next key */
    bool warning;
    bool reveal;                /* the hit that we stand on must come into view */
    bool restore;               /* panes scroll to restore_top once they are laid out */
    size_t restore_top[PANES];
    struct loading **loading;   /* owned: of each plan, NULL while none is under way */
    struct watch *watch;        /* owned: which files change; NULL where that cannot be had */
    bool stale;                 /* a file changed while it was being loaded */
    int signal;                 /* that ended the program, 0 */
    long long press_ms;         /* when and where the mouse was pressed last, for double clicks */
    int press_row, press_col;
};

/* app.c */
void app_say(struct app *, bool warning, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
struct app_before app_before(const struct app *);
void app_return(struct app *, const struct app_before *);
void app_focus(struct app *, enum pane_id);
bool app_has(const struct app *, enum pane_id);
void app_measure(struct app *);                  /* how wide the lists would like to be */
unsigned app_open_popup(struct app *, struct popup *);

/* app_commands.c */
unsigned app_command(struct app *, enum cmd);
bool app_can(const struct app *, enum cmd);      /* it would do something now */
enum pane_id app_next_pane(const struct app *, enum pane_id, int by);

/* app_keys.c */
unsigned app_event(struct app *, const struct event *);

/* app_search.c */
void app_search_open(struct app *);
unsigned app_search_key(struct app *, uint32_t key);
unsigned app_search_type(struct app *, struct slice text);
unsigned app_next_hit(struct app *, int by);
void app_clear_search(struct app *);

/* app_plans.c */
void app_plans_begin(struct app *);
void app_plans_end(struct app *);
unsigned app_plans_ready(struct app *, int fd);  /* something that was listened to has come */
bool app_is_loading(const struct app *);
void app_add_progress(const struct app *, struct buf *);
void app_stop_loading(struct app *);
void app_reload(struct app *);
struct popup *app_load_report(const struct app *);

/* app_bars.c */
void app_draw_top(const struct app *);
void app_draw_bottom(struct app *);

#endif
