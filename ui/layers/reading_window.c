/* reading_window: what its keys do: roles, header, title, delimiter, encoding and table changed; the reading taken. */
#include "layers/reading_window.h"

#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

#include "base/lang.h"
#include "base/mem.h"
#include "layers/commands.h"
#include "layers/popup.h"
#include "layers/reading.h"
#include "load/kept_reading.h"
#include "sys/config.h"
#include "table/report.h"

size_t reading_window_rows(const struct reading_window *w)
{
    size_t rows = sample_rows(&w->sample);
    return rows < READING_ROWS ? rows : READING_ROWS;
}

size_t reading_window_deeds(const struct reading_window *w) { return w->kept ? READING_DEEDS : READING_FORGET; }

/* ---- read again ---- */

static bool reading_window_key_of(const struct reading_window *w, char key[KEPT_KEY])
{
    size_t row;
    return sample_header(&w->sample, &row) && sample_key(&w->sample, row, key);
}

static bool reading_window_is_kept(const struct reading_window *w)
{
    char key[KEPT_KEY], *name;
    struct config config;
    struct err ignored;
    struct slice value;
    if (!reading_window_key_of(w, key)) return false;
    name = mem_format("reading.%s", key);
    config_read(&config, &ignored);
    bool found = config_find(&config, name, &value);
    config_done(&config);
    free(name);
    return found;
}

/* The options as the loader is to see them: nothing that is kept counts but what is set here. */
static struct load_options reading_window_options(const struct reading_window *w)
{
    struct load_options options = w->options;
    options.columns = w->columns.n > 0 ? w->columns.s : NULL;
    options.kept = NULL;
    options.progress = NULL;
    return options;
}

static void reading_window_read(struct reading_window *w)
{
    struct load_options options = reading_window_options(w);
    sample_done(&w->sample);
    sample_make(&w->sample, w->source, buf_slice(&w->bytes), &options);
    w->kept = reading_window_is_kept(w);
    size_t rows = reading_window_rows(w) + reading_window_deeds(w), columns = sample_columns(&w->sample);
    if (w->row >= rows) w->row = rows - 1;
    if (w->column >= columns) w->column = columns > 0 ? columns - 1 : 0;
}

void reading_window_add_words(const struct reading_window *w, struct buf *out)
{
    struct load_options options = reading_window_options(w);
    char *title = NULL;
    if (options.title == NULL && options.title_row != 0 && w->sample.plan) {
        struct slice text = plan_title(w->sample.plan);
        options.title = title = mem_format("%.*s", (int)text.n, text.s);
    }
    buf_adds(out, "jihua");
    kept_reading_add_words(&options, out);
    buf_addf(out, " %s", w->source);
    free(title);
}

/* ---- roles ---- */

/* Takes every role that was said of the column out of the list, and the role from the column that had it. */
static void reading_window_drop_role(struct reading_window *w, struct slice label, const char *role)
{
    struct buf left;
    struct slice rest = buf_slice(&w->columns);
    buf_init(&left);
    while (rest.n > 0) {
        size_t end = slice_find(rest, SLICE(","));
        struct slice part = slice_cut(rest, 0, end < rest.n ? end : rest.n);
        size_t equals = slice_find(part, SLICE("="));
        bool same = equals < part.n && slice_equal(slice_cut(part, equals + 1, part.n), label);
        bool moves = role != NULL && strcmp(role, "year") != 0 && strcmp(role, "other") != 0 && equals < part.n &&
                     slice_equals(slice_cut(part, 0, equals), role);
        if (!same && !moves) {
            if (left.n > 0) buf_adds(&left, ",");
            buf_add(&left, part);
        }
        rest = slice_cut(rest, end < rest.n ? end + 1 : rest.n, rest.n);
    }
    buf_done(&w->columns);
    w->columns = left;
}

static void reading_window_say_role(struct reading_window *w, struct slice label, enum column_role role)
{
    reading_window_drop_role(w, label, column_name(role));
    if (w->columns.n > 0) buf_adds(&w->columns, ",");
    buf_addf(&w->columns, "%s=%.*s", column_name(role), (int)label.n, label.s);
}

static bool reading_window_choose_role(struct popup *menu, enum cmd cmd, int value)
{
    struct app *app = menu->layer.app;
    struct reading_window *w = (struct reading_window *)app_layer_of(app, SCOPE_READING);
    enum column_role role;
    struct slice label;
    if (cmd != CMD_ENTER) return false;
    app_close(&menu->layer);
    if (!sample_column(&w->sample, w->column, &role, &label)) return true;
    char *name = mem_format("%.*s", (int)label.n, label.s);
    if (value == COLUMN_ROLES) reading_window_drop_role(w, slice_of(name), NULL);
    else reading_window_say_role(w, slice_of(name), (enum column_role)value);
    free(name);
    reading_window_read(w);
    return true;
}

static const struct popup_class reading_window_roles = {.act = reading_window_choose_role};

static unsigned reading_window_open_roles(struct reading_window *w)
{
    struct app *app = w->layer.app;
    enum column_role now;
    struct slice label;
    if (!sample_column(&w->sample, w->column, &now, &label)) return app_warn(app, _("This column is left out."));
    if (slice_find(label, SLICE(",")) < label.n)
        return app_warn(app, _("A column with a comma in its header cannot be named."));
    char *title = mem_format(_("What “%.*s” holds"), (int)label.n, label.s);
    struct popup *menu = popup_new(POPUP_MENU, title);
    free(title);
    for (enum column_role role = 0; role < COLUMN_ROLES; role++) {
        const char *text = role == COLUMN_OTHER ? _("no known role")
                           : lang_is_chinese()  ? column_label(role)
                                                : column_name(role);
        popup_add(menu, role == now ? _("now") : "", text, NULL, NULL, (int)role);
        if (role == now) rows_last(&menu->rows);
    }
    popup_add(menu, "", _("as found by itself"), NULL, NULL, COLUMN_ROLES);
    return popup_open(app, menu, &reading_window_roles, NULL);
}

/* ---- the other settings ---- */

/* The value behind `now` in a list that begins with NULL: found by itself. */
static const char *reading_window_next(const char *const *list, size_t count, const char *now)
{
    size_t at = 0;
    while (now != NULL && at < count && (list[at] == NULL || strcasecmp(list[at], now) != 0)) at++;
    return list[at < count ? (at + 1) % count : 0];
}

/* The columns have other names then. */
static void reading_window_forget_columns(struct reading_window *w) { buf_clear(&w->columns); }

static unsigned reading_window_set_header(struct reading_window *w)
{
    unsigned line = sample_line(&w->sample, w->row);
    w->options.header = w->options.header == line ? 0 : line;
    w->options.title_row = 0;
    reading_window_forget_columns(w);
    return APP_REDRAW;
}

static unsigned reading_window_set_title(struct reading_window *w)
{
    size_t header;
    if (!sample_header(&w->sample, &header) || w->row >= header)
        return app_warn(w->layer.app, _("The title stands above the header."));
    int above = -(int)(header - w->row);
    w->options.title_row = w->options.title_row == above ? 0 : above;
    w->options.title = NULL;
    return APP_REDRAW;
}

static void reading_window_set_sheet(struct reading_window *w)
{
    struct buf address;
    buf_init(&address);
    sample_add_table_address(&w->sample, (w->sample.chosen + 1) % w->sample.tables, &address);
    snprintf(w->sheet, sizeof w->sheet, "%s", address.s);
    buf_done(&address);
    w->options.sheet = w->sheet;
    w->options.header = 0;
    w->options.title_row = 0;
    reading_window_forget_columns(w);
}

unsigned reading_window_set(struct layer *layer, enum cmd cmd)
{
    static const char *const delimiters[] = {NULL, ",", ";", "tab", "|"};
    static const char *const encodings[] = {NULL, "UTF-8", "GB18030", "BIG5", "UTF-16LE", "UTF-16BE"};
    struct reading_window *w = (struct reading_window *)layer;
    unsigned change = APP_REDRAW;
    bool in_rows = w->row < reading_window_rows(w);
    if ((cmd == CMD_READING_HEADER || cmd == CMD_READING_TITLE) && !in_rows)
        return app_warn(layer->app, _("Choose a row first."));
    if (cmd == CMD_READING_HEADER) change = reading_window_set_header(w);
    else if (cmd == CMD_READING_TITLE) change = reading_window_set_title(w);
    else if (cmd == CMD_READING_SHEET) reading_window_set_sheet(w);
    else if (cmd == CMD_READING_DELIMITER)
        w->options.delimiter = reading_window_next(delimiters, sizeof delimiters / sizeof *delimiters,
                                                   w->options.delimiter);
    else
        w->options.encoding = reading_window_next(encodings, sizeof encodings / sizeof *encodings, w->options.encoding);
    if (cmd == CMD_READING_DELIMITER || cmd == CMD_READING_ENCODING) reading_window_forget_columns(w);
    reading_window_read(w);
    return change;
}

/* ---- taken ---- */

/* What was guessed about the tasks is certain once the user has seen it. */
static void reading_window_confirm_task(struct reading_window *w)
{
    const struct report *report = plan_report(w->sample.plan);
    int column = plan_column_of(w->sample.plan, COLUMN_TASK);
    if (column < 0 || report->total[NOTE_GUESSED_TASK] + report->total[NOTE_CLOSE] == 0) return;
    struct slice label = plan_column(w->sample.plan, (size_t)column)->label;
    if (slice_find(label, SLICE(",")) == SIZE_MAX) reading_window_say_role(w, label, COLUMN_TASK);
}

/* The same row as it comes when the file is read by itself: with another encoding it has other words. */
static bool reading_window_plain_key(const struct reading_window *w, unsigned line, char key[KEPT_KEY])
{
    struct sample plain;
    bool found = false;
    sample_make(&plain, w->source, buf_slice(&w->bytes), &(struct load_options){NULL});
    for (size_t row = 0; row < sample_rows(&plain) && !found; row++)
        found = sample_line(&plain, row) == line && sample_key(&plain, row, key);
    sample_done(&plain);
    return found;
}

static void reading_window_keep_as(struct app *app, const char *key, struct slice value, struct buf *kept)
{
    struct err err;
    char *name = mem_format("reading.%s", key);
    buf_addf(kept, "%s %.*s\n", key, (int)value.n, value.s);
    if (value.n > 0 ? !config_set(name, value, &err) : !config_drop(name, &err)) app_say_err(app, &err);
    free(name);
}

/* Keeps the reading under its header; false if there is none to know it by.  Adds what is kept as load_options.kept has
 * it. */
static bool reading_window_keep(struct reading_window *w, const struct load_options *options, struct buf *kept)
{
    char key[KEPT_KEY], plain[KEPT_KEY];
    size_t row;
    struct buf value;
    if (!sample_header(&w->sample, &row) || !sample_key(&w->sample, row, key)) return false;
    buf_init(&value);
    kept_reading_add(options, &value);
    reading_window_keep_as(w->layer.app, key, buf_slice(&value), kept);
    bool other = (options->encoding || options->delimiter) &&
                 reading_window_plain_key(w, sample_line(&w->sample, row), plain) && strcmp(plain, key) != 0;
    if (other) reading_window_keep_as(w->layer.app, plain, buf_slice(&value), kept);
    buf_done(&value);
    return true;
}

static unsigned reading_window_take(struct reading_window *w)
{
    struct app *app = w->layer.app;
    struct buf kept;
    if (w->sample.plan == NULL) return app_warn(app, _("The file cannot be read so."));
    buf_init(&kept);
    reading_window_confirm_task(w);
    struct load_options options = reading_window_options(w);
    app_say(app, false, "%s", _("Loading again"));
    if (reading_window_keep(w, &options, &kept)) {
        const char *before = reading_options_of(app, w->plan)->kept;
        if (before != NULL) buf_adds(&kept, before);
        options = (struct load_options){.title = options.title, .kept = kept.s};
    }
    size_t plan = w->plan;
    reading_use(app, plan, &options);
    buf_done(&kept);
    app_close(&w->layer);
    return APP_REDRAW | APP_RELAYOUT;
}

static void reading_window_drop(struct app *app, const char *key)
{
    struct err err;
    char *name = mem_format("reading.%s", key);
    if (!config_drop(name, &err)) app_say_err(app, &err);
    free(name);
}

/* Reads as the program does by itself, from now on, for this header. */
static unsigned reading_window_forget(struct reading_window *w)
{
    struct app *app = w->layer.app;
    char key[KEPT_KEY];
    size_t row;
    if (!sample_header(&w->sample, &row) || !sample_key(&w->sample, row, key)) return APP_NOTHING;
    app_say(app, false, "%s", _("Forgotten; loading again"));
    reading_window_drop(app, key);
    if (reading_window_plain_key(w, sample_line(&w->sample, row), key)) reading_window_drop(app, key);
    reading_use(app, w->plan, &(struct load_options){.title = w->title});
    app_close(&w->layer);
    return APP_REDRAW | APP_RELAYOUT;
}

/* ---- commands ---- */

unsigned reading_window_enter(struct layer *layer, enum cmd cmd)
{
    struct reading_window *w = (struct reading_window *)layer;
    size_t rows = reading_window_rows(w);
    (void)cmd;
    if (w->row < rows) return reading_window_open_roles(w);
    return w->row == rows + READING_TAKE ? reading_window_take(w) : reading_window_forget(w);
}

static void reading_window_move_by(struct reading_window *w, ptrdiff_t by)
{
    ptrdiff_t last = (ptrdiff_t)(reading_window_rows(w) + reading_window_deeds(w)) - 1, to = (ptrdiff_t)w->row + by;
    w->row = (size_t)(to < 0 ? 0 : to > last ? last : to);
}

unsigned reading_window_move(struct layer *layer, enum cmd cmd)
{
    struct reading_window *w = (struct reading_window *)layer;
    ptrdiff_t page = w->height > 2 ? w->height - 1 : 1;
    switch (cmd) {
    case CMD_READING_DOWN: reading_window_move_by(w, 1); break;
    case CMD_READING_UP: reading_window_move_by(w, -1); break;
    case CMD_READING_PAGE_DOWN: reading_window_move_by(w, page); break;
    case CMD_READING_PAGE_UP: reading_window_move_by(w, -page); break;
    case CMD_READING_LAST: w->row = reading_window_rows(w) + READING_TAKE; break;
    default: w->row = 0; break;
    }
    return APP_REDRAW;
}

unsigned reading_window_sideways(struct layer *layer, enum cmd cmd)
{
    struct reading_window *w = (struct reading_window *)layer;
    if (cmd == CMD_READING_LEFT && w->column > 0) w->column--;
    if (cmd == CMD_READING_RIGHT && w->column + 1 < sample_columns(&w->sample)) w->column++;
    return APP_REDRAW;
}

unsigned reading_window_copy(struct layer *layer, enum cmd cmd)
{
    struct app *app = layer->app;
    struct buf words;
    (void)cmd;
    buf_init(&words);
    reading_window_add_words((struct reading_window *)layer, &words);
    if (screen_copy(app->screen, buf_slice(&words))) app_say(app, false, _("Copied: %.*s"), (int)words.n, words.s);
    else app_say(app, true, "%s", _("This is too long for the clipboard of a terminal."));
    buf_done(&words);
    return APP_REDRAW;
}

unsigned reading_window_leave(struct layer *layer, enum cmd cmd)
{
    (void)cmd;
    app_close(layer);
    return APP_REDRAW | APP_RELAYOUT;
}

/* ---- keys and mouse ---- */

static unsigned reading_window_key(struct layer *layer, uint32_t key)
{
    enum cmd cmd = command_of_key(SCOPE_READING, key), other = command_of_key(SCOPE_MAIN, key);
    if (cmd != CMD_NONE) return app_run(layer->app, cmd);
    if (other == CMD_HELP || other == CMD_REDRAW || other == CMD_SUSPEND || other == CMD_LOAD_REPORT)
        return app_run(layer->app, other);
    return APP_REDRAW;
}

static unsigned reading_window_press(struct layer *layer, const struct event *event)
{
    struct reading_window *w = (struct reading_window *)layer;
    int nrows = screen_rows(layer->app->screen), ncols = screen_cols(layer->app->screen) - 1;
    int deed = event->row - (nrows - 1 - (int)reading_window_deeds(w)),
        cell = reading_window_cell_at(w, event->col, ncols);
    size_t row = w->top + (size_t)(event->row - w->first_row);
    bool on_roles = event->row == w->first_row - 1;
    if (deed >= 0 && deed < (int)reading_window_deeds(w)) {
        size_t to = reading_window_rows(w) + (size_t)deed;
        if (w->row == to) return reading_window_enter(layer, CMD_READING_ENTER);
        w->row = to;
        return APP_REDRAW;
    }
    bool in_rows = event->row >= w->first_row && event->row < w->first_row + w->height && row < reading_window_rows(w);
    if (w->height <= 0 || (!in_rows && !on_roles)) return APP_NOTHING;
    if (in_rows) w->row = row;
    bool again = cell >= 0 && (size_t)cell == w->column;
    if (cell >= 0) w->column = (size_t)cell;
    return on_roles && again ? reading_window_open_roles(w) : APP_REDRAW;
}

static unsigned reading_window_wheel(struct layer *layer, const struct event *event)
{
    reading_window_move_by((struct reading_window *)layer, event->by);
    return APP_REDRAW;
}

/* ---- opened, renewed, closed ---- */

/* As the plan is read now: what was given, with what is kept for it below. */
static void reading_window_begin_with(struct reading_window *w, const struct load_options *given)
{
    struct kept_reading kept;
    bool found = sample_kept(&w->sample, given, &kept);
    const struct load_options *now = found ? &kept.options : given;
    w->encoding = now->encoding ? mem_strdup(now->encoding) : NULL;
    w->delimiter = now->delimiter ? mem_strdup(now->delimiter) : NULL;
    w->title = now->title ? mem_strdup(now->title) : NULL;
    snprintf(w->sheet, sizeof w->sheet, "%s", now->sheet ? now->sheet : "");
    w->options = (struct load_options){.encoding = w->encoding,
                                       .delimiter = w->delimiter,
                                       .title = w->title,
                                       .title_row = now->title_row,
                                       .header = now->header,
                                       .sheet = now->sheet ? w->sheet : NULL};
    if (now->columns) buf_adds(&w->columns, now->columns);
    kept_reading_done(&kept);
}

static void reading_window_take_bytes(struct reading_window *w, const struct plan *plan)
{
    buf_clear(&w->bytes);
    buf_add(&w->bytes, sample_bytes(plan, &w->whole));
}

/* What was set stays; the rows are those of the new file. */
static bool reading_window_renew(struct layer *layer, const struct app_swap *swap)
{
    struct reading_window *w = (struct reading_window *)layer;
    if (swap->plan_index != w->plan) return true;
    reading_window_take_bytes(w, swap->replacement);
    reading_window_read(w);
    return true;
}

static void reading_window_close(struct layer *layer)
{
    struct reading_window *w = (struct reading_window *)layer;
    sample_done(&w->sample);
    buf_done(&w->bytes);
    buf_done(&w->columns);
    free(w->source);
    free(w->encoding);
    free(w->delimiter);
    free(w->title);
    free(w);
}

static const struct layer_class reading_window_layer = {
    .scope = SCOPE_READING,
    .covers = true,
    .key = reading_window_key,
    .press = reading_window_press,
    .wheel = reading_window_wheel,
    .draw = reading_window_draw,
    .footer = reading_window_footer,
    .renew = reading_window_renew,
    .close = reading_window_close,
};

unsigned reading_window_open(struct layer *layer, enum cmd cmd)
{
    struct app *app = layer->app;
    struct reading_window *w = mem_zalloc(sizeof *w);
    size_t index = app->view.place >= 0 ? plans_at(app->view.plans, (size_t)app->view.place).plan_index : 0;
    const struct plan *plan = app->view.plans->plan[index];
    const struct load_options *given = reading_options_of(app, index);
    struct slice source = plan_source(plan);
    (void)cmd;
    w->plan = index;
    w->source = mem_format("%.*s", (int)source.n, source.s);
    buf_init(&w->bytes);
    buf_init(&w->columns);
    reading_window_take_bytes(w, plan);
    sample_make(&w->sample, w->source, buf_slice(&w->bytes), given);
    reading_window_begin_with(w, given);
    reading_window_read(w);
    size_t header;
    w->row = sample_header(&w->sample, &header) && header < reading_window_rows(w) ? header : 0;
    app_open(app, &w->layer, &reading_window_layer);
    return APP_REDRAW | APP_RELAYOUT;
}

bool reading_window_can_open(const struct layer *layer, enum cmd cmd)
{
    (void)cmd;
    return layer->app->view.plans->count > 0;
}

/* An office file has no delimiter, and its encoding is known. */
bool reading_window_is_of_text(const struct layer *layer, enum cmd cmd)
{
    (void)cmd;
    return !((const struct reading_window *)layer)->sample.placed;
}

bool reading_window_has_tables(const struct layer *layer, enum cmd cmd)
{
    (void)cmd;
    return ((const struct reading_window *)layer)->sample.tables > 1;
}
