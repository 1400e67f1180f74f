/* app_inside: the browser's state, shared by the app_*.c files and nobody else. */
#ifndef JIHUA_APP_INSIDE_H
#define JIHUA_APP_INSIDE_H

#include "layers/app.h"
#include "report/check.h"
#include "term/edit.h"
#include "sys/history.h"
#include "panes/pane.h"
#include "layers/popup.h"
#include "layers/undo.h"

struct pane {
    const struct pane_class *class;
    void *own; /* owned */
};

/* Where the user was when something began that Esc takes back. */
struct app_before {
    struct view_stop stop;
    enum pane_id focus, companion, list;
    size_t top[PANES]; /* how far each pane was scrolled */
};

/* What the line at the bottom is typed for. */
enum app_line {
    LINE_NONE,
    LINE_SEARCH,
    LINE_FILTER,
    LINE_FIND,
    LINE_NAME,
    LINE_FILE,
    LINE_PAPER_FILE,
    LINE_COPIES,
    LINE_PAGES,
    LINE_OPTIONS,
    LINE_PREVIEW, /* of the print window */
};

struct app;
struct app_line_class {
    const char *label;             /* not translated yet */
    void (*changed)(struct app *); /* another text stands there; a reason why it is none: line_err */
    void (*accept)(struct app *);  /* it is taken, and is not blank: both close the line */
    bool takes_blank;              /* blank is taken too; else it is a way to leave */
    void (*cancel)(struct app *);
    void (*choose)(struct app *, int by); /* the next (1) or previous (-1) that fits; NULL: there is no choice */
    void (*offer)(struct app *);          /* offers names for Tab, from completion.start on; NULL: there are none */
    void (*add_state)(const struct app *, struct buf *); /* what it finds, or what to do */
};

/* Something that can be written into a file; app.file is the one at hand. */
struct app_file_class {
    /* What it is, to be read before and after writing: "3 hits, csv".  What the file is called can decide that. */
    void (*add_what)(const struct app *, const char *path, struct buf *);
    /* Adds all that the file will hold; what is large hands it over with app_file_step now and then.  False: it cannot be made. */
    bool (*make)(struct app *, const char *path, struct buf *bytes, struct err *);
    void (*back)(struct app *);    /* a file is there and the user lets it be; NULL: nothing follows */
    void (*written)(struct app *); /* it is; NULL: nothing follows */
};
struct app_file {
    const struct app_file_class *class;
    char *path;      /* owned */
    struct buf what; /* what it was when it was begun, to be said at the end */
    struct job *job; /* owned: that writes it; NULL: nothing is written */
    struct out *out; /* of that job */
};

/* The names that Tab puts into the line, one after the other. */
struct app_completion {
    char **name; /* owned, each too */
    size_t count, cap, at;
    size_t start, end; /* bytes of the line that the name takes */
    struct buf line;   /* as the last Tab left it */
};

enum app_jump { JUMP_TO, JUMP_BACK, JUMP_ON }; /* to a number; in the history of places */

struct app {
    const struct app_options *options;
    struct screen *screen;
    struct view view;
    struct pane pane[PANES];
    struct layout layout; /* as last drawn */
    enum pane_id focus;
    enum pane_id companion; /* of targets and detail, the one seen last */
    enum pane_id list;      /* on the left: actions or agencies */
    bool zoomed;
    bool indexing; /* the agencies or the tasks are to be sorted once the screen says so */
    int widen[PANES], list_cols, name_cols, agency_cols;

    struct popup *popup; /* NULL: none is open */

    /* Of a menu: what the command does, `value` being that of its row; false if nothing.  NULL: the values are commands. */
    bool (*menu)(struct app *, enum cmd, int value);

    enum app_line typing; /* the line that is open */
    struct edit line;
    struct app_completion completion;
    struct app_file file;
    struct history history; /* of searches and filters */
    bool history_opened;
    size_t history_at;        /* the line of it that is shown; history.count: none, but what is typed */
    struct buf typed;         /* that */
    size_t fitting;           /* how many rows of a list fit what is typed */
    struct buf found;         /* what was found last; "" if nothing */
    struct buf wanted;        /* what n and N look for in the list */
    struct err line_err;      /* why the query is none; what[0] == 0 if it is one */
    struct app_before before; /* the line was opened */
    struct buf query_before;  /* what was searched then, and the hit */
    size_t at_before;
    size_t filters_before; /* how many there were then */

    enum pane_id view_opened; /* the pane that hits, indicators or years compared were opened from */
    enum pane_id from_view;   /* we came from that list: Backspace goes there; PANES: from none */

    struct check check;   /* owned: what was found wrong in the plans, when that was asked for */
    unsigned checked_for; /* the plans_change of the view then */

    struct app_print *print; /* owned: the print window, NULL until it is opened first (app_print.h) */

    struct undo undo;
    enum app_jump hidden_jump; /* the way to a task that filters hide, while the user is asked */
    size_t hidden_place;

    int output; /* what was last chosen to be exported: app_export.c */

    char number[32]; /* a task number being typed, "" if none */
    struct app_before before_number;

    struct buf message; /* until the next key */
    bool warning;
    bool reveal;  /* the hit that we stand on must come into view */
    bool restore; /* panes scroll to restore_top once they are laid out */
    size_t restore_top[PANES];
    struct loading **loading; /* owned: of each plan, NULL while none is under way */
    struct watch *watch;      /* owned: which files change; NULL where that cannot be had */
    bool stale;               /* a file changed while it was being loaded */
    long long drawn_ms;       /* when the progress of a search was drawn last */
    int signal;               /* that ended the program, 0 */
    long long press_ms;       /* when and where the mouse was pressed last, for double clicks */
    int press_row, press_col;
};

/* app.c */
void app_say(struct app *, bool warning, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
void app_say_err(struct app *, const struct err *);
struct app_before app_before(const struct app *);
void app_return(struct app *, const struct app_before *);
void app_focus(struct app *, enum pane_id);
bool app_has(const struct app *, enum pane_id);        /* it is there or could be reached as things are */
bool app_could_show(const struct app *, enum pane_id); /* it would have something to show */
bool app_is_list(enum pane_id);                        /* actions, agencies: one of them stands on the left */
void app_measure(struct app *);                        /* how wide the lists would like to be */
unsigned app_open_popup(struct app *, struct popup *);
unsigned app_open_menu(struct app *, struct popup *, bool (*menu)(struct app *, enum cmd, int value));
void app_close_popup(struct app *);
enum pane_id app_pane_of_hit(const struct app *, const struct hit *); /* that shows its column */
void app_show_task(struct app *); /* after a jump: in the pane where it can be read */

/* app_commands.c */
unsigned app_command(struct app *, enum cmd);
bool app_can(const struct app *, enum cmd); /* it would do something now */
enum pane_id app_next_pane(const struct app *, enum pane_id, int by);

/* app_keys.c */
unsigned app_event(struct app *, const struct event *);

/* app_views.c */
bool app_is_view(enum pane_id); /* stands in the place of all panes: hits, indicators, years compared */
unsigned app_open_view(struct app *, enum pane_id);
unsigned app_view_in(struct app *);  /* to what its cursor is on */
unsigned app_view_out(struct app *); /* to where it was opened */
bool app_can_return_to_view(const struct app *);

/* app_line.c */
const struct app_line_class *app_line_class(const struct app *); /* of the line that is open, NULL */
void app_line_open(struct app *, enum app_line);
void app_line_close(struct app *);
unsigned app_line_key(struct app *, uint32_t key);
unsigned app_line_type(struct app *, struct slice text);
void app_line_changed(struct app *); /* another text was put there */

/* app_complete.c */
void app_history_begin(struct app *);
void app_history_add(struct app *); /* what stands in the line */
void app_history_choose(struct app *, int by);
void app_complete(struct app *);
void app_offer(struct app *, struct slice name, const char *behind);
void app_offer_names(struct app *); /* of columns, agencies and actions */
void app_completion_done(struct app *);
void app_add_completion(const struct app *, struct buf *);

/* app_save.c */
extern const struct app_line_class app_line_name;
unsigned app_save_open(struct app *);
void app_add_saved(struct app *, struct popup *palette);
unsigned app_use_saved(struct app *, size_t index);
unsigned app_foldings(struct app *);
void app_add_foldings(const struct app *, struct buf *);

/* app_file.c */
extern const struct app_line_class app_line_file;
unsigned app_file_ask(struct app *, const struct app_file_class *,
                      const char *name); /* for the name, beginning with this one */
unsigned app_file_write(struct app *, const struct app_file_class *,
                        const char *path);                   /* asks where that replaces a file */
bool app_file_ready(struct app *, int fd, unsigned *change); /* what was listened to is the writing of it */
bool app_file_is_writing(const struct app *);
bool app_file_is_free(struct app *); /* nothing is written; else it says so */
void app_file_add_progress(const struct app *, struct buf *);
void app_file_stop(struct app *);                 /* the old file, or none, is left */
bool app_file_step(void *app, struct buf *bytes); /* false: no more can be written */
void app_file_done(struct app *);

/* app_export.c */
unsigned app_export_open(struct app *);

/* app_sort.c */
unsigned app_sort_menu(struct app *);

/* app_search.c */
extern const struct app_line_class app_line_search;
void app_search_open(struct app *);
unsigned app_next_hit(struct app *, int by);
void app_clear_search(struct app *);

/* app_filter.c */
extern const struct app_line_class app_line_filter;
void app_filter_open(struct app *);
bool app_filter_add(struct app *, struct slice query, struct err *);
unsigned app_filter_menu(struct app *);
bool app_filter_menu_key(struct app *, enum cmd, int value);
void app_filter_menu_again(struct app *); /* its counts are others now */
unsigned app_filter_newest(struct app *, enum cmd);
unsigned app_undo(struct app *, int by);
/* Goes there, or asks where filters hide the place. */
unsigned app_go_to(struct app *, enum app_jump, size_t place);

/* app_find.c */
bool app_can_find(const struct app *); /* the pane that has the keyboard finds its rows itself */
extern const struct app_line_class app_line_find;
void app_find_open(struct app *);
unsigned app_find_next(struct app *, int by);

/* app_findings.c */
unsigned app_findings(struct app *);

/* app_plans.c */
void app_plans_begin(struct app *);
void app_plans_end(struct app *);
unsigned app_plans_ready(struct app *, int fd); /* something that was listened to has come */
bool app_is_loading(const struct app *);
void app_add_progress(const struct app *, struct buf *);
void app_stop_loading(struct app *);
void app_reload(struct app *);
struct popup *app_load_report(const struct app *);

/* app_print.c */
extern const struct app_line_class app_line_paper_file, app_line_copies, app_line_pages, app_line_options,
    app_line_preview;
bool app_is_printing(const struct app *); /* the print window is open: it has keys, mouse and screen */
unsigned app_print_open(struct app *);
unsigned app_print_key(struct app *, uint32_t key);
unsigned app_print_press(struct app *, int row, int col);
unsigned app_print_wheel(struct app *, int by);
bool app_print_can(const struct app *, enum cmd); /* of the window's own commands: it would do something now */
void app_print_draw(struct app *);
void app_print_add_state(const struct app *, struct buf *); /* what it waits for, what is searched */
void app_print_done(struct app *);

/* app_print_jobs.c */
bool app_print_ready(struct app *, int fd, unsigned *change); /* what was listened to is one of its jobs */

/* app_bars.c */
void app_add_found(const struct app *, struct buf *);
void app_draw_top(const struct app *);
void app_draw_bottom(struct app *);

#endif
