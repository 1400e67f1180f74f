/* The reading window on the screen: the roles, the rows as they came, what they are read as, what can be done. */
#include <stdio.h>

#include "base/lang.h"
#include "layers/bars.h"
#include "layers/reading_window.h"
#include "load/kept_reading.h"
#include "report/load_report.h"

enum { MARK_COLS = 9, CELL_MIN = 8, CELL_MAX = 24, RESULT_ROWS = 3, TASKS_NAMED = 3 };

int reading_window_cols(const struct reading_window *w, int ncols)
{
    size_t columns = sample_columns(&w->sample);
    int each = columns > 0 ? (ncols - MARK_COLS) / (int)(columns < 100 ? columns : 100) : CELL_MAX;
    return each < CELL_MIN ? CELL_MIN : each > CELL_MAX ? CELL_MAX : each;
}

int reading_window_cell_at(const struct reading_window *w, int col, int ncols)
{
    if (col < MARK_COLS || col >= ncols) return -1;
    size_t cell = w->left + (size_t)((col - MARK_COLS) / reading_window_cols(w, ncols));
    return cell < sample_columns(&w->sample) ? (int)cell : -1;
}

/* ---- the rows ---- */

static const char *reading_window_draw_name(enum column_role role)
{
    return role == COLUMN_OTHER ? "·" : lang_is_chinese() ? column_label(role) : column_name(role);
}

static void reading_window_draw_roles(const struct reading_window *w, struct screen *s, int row, int ncols)
{
    int cols = reading_window_cols(w, ncols), col = MARK_COLS;
    draw_plain(s, row, 1, MARK_COLS - 2, slice_of(_("role")), STYLE_QUIET);
    for (size_t c = w->left; col < ncols && c < sample_columns(&w->sample); c++, col += cols) {
        enum column_role role = COLUMN_OTHER;
        struct slice label;
        unsigned overlay = c == w->column ? ON_CURSOR : 0;
        bool there = sample_column(&w->sample, c, &role, &label);
        int room = cols - 1 < ncols - col ? cols - 1 : ncols - col;
        if (overlay) screen_fill(s, row, col, room, STYLE_TEXT | overlay);
        draw_plain(s, row, col, room, slice_of(there ? reading_window_draw_name(role) : "—"),
                   (role == COLUMN_OTHER ? STYLE_QUIET : STYLE_HEADING) | overlay);
    }
}

static void reading_window_draw_row(const struct reading_window *w, struct screen *s, int at, size_t row, int ncols)
{
    char mark[64];
    int cols = reading_window_cols(w, ncols), col = MARK_COLS;
    bool header = sample_is_header(&w->sample, row), title = sample_is_title(&w->sample, row);
    unsigned overlay = row == w->row ? ON_CURSOR : 0;
    enum style style = header ? STYLE_HEADING : title ? STYLE_PLAN : STYLE_TEXT;
    if (overlay) screen_fill(s, at, 0, ncols, STYLE_TEXT | overlay);
    snprintf(mark, sizeof mark, "%u", sample_line(&w->sample, row));
    int used = draw_plain(s, at, 1, MARK_COLS - 2, slice_of(mark), STYLE_NUMBER | overlay);
    if (header || title)
        draw_plain(s, at, 2 + used, MARK_COLS - 3 - used, slice_of(header ? _("head") : _("title")),
                   STYLE_KEY | overlay);
    for (size_t c = w->left; col < ncols && c < sample_columns(&w->sample); c++, col += cols) {
        bool alone = title && c == w->left;
        int room = alone || cols > ncols - col ? ncols - col : cols - 1;
        draw_plain(s, at, col, room, sample_cell(&w->sample, row, c), style | overlay);
        if (alone) break;
    }
}

/* ---- what it is read as ---- */

static void reading_window_draw_add_result(const struct reading_window *w, struct buf *out)
{
    const struct plan *plan = w->sample.plan;
    if (plan == NULL) {
        char line[600];
        err_format(&w->sample.err, line, sizeof line);
        buf_adds(out, line);
        return;
    }
    buf_addf(out, w->whole ? _("%zu tasks") : _("%zu tasks in the first rows"), plan_tasks(plan));
    for (size_t i = 0; i < plan_tasks(plan) && i < TASKS_NAMED; i++) {
        buf_adds(out, i == 0 ? _(": ") : " · ");
        buf_add(out, plan_task_no(plan, i));
        buf_adds(out, " ");
        buf_add_visible(out, plan_task_name(plan, i));
    }
}

static void reading_window_draw_result(const struct reading_window *w, struct screen *s, int row, int ncols)
{
    struct buf text;
    buf_init(&text);
    reading_window_draw_add_result(w, &text);
    draw_plain(s, row, 1, ncols - 2, buf_slice(&text), w->sample.plan ? STYLE_STRONG : STYLE_WARNING);
    buf_clear(&text);
    if (w->sample.plan) load_report_notice(w->sample.plan, &text);
    draw_plain(s, row + 1, 1, ncols - 2, text.n > 0 ? buf_slice(&text) : slice_of(_("nothing doubtful")), STYLE_QUIET);
    buf_clear(&text);
    reading_window_add_words(w, &text);
    draw_plain(s, row + 2, 1, ncols - 2, buf_slice(&text), STYLE_LABEL);
    buf_done(&text);
}

static void reading_window_draw_deeds(const struct reading_window *w, struct screen *s, int row, int ncols)
{
    for (size_t i = 0; i < reading_window_deeds(w); i++) {
        unsigned overlay = w->row == reading_window_rows(w) + i ? ON_CURSOR : 0;
        if (overlay) screen_fill(s, row + (int)i, 0, ncols, STYLE_TEXT | overlay);
        draw_plain(s, row + (int)i, 1, ncols - 2,
                   slice_of(i == READING_TAKE ? _("Take it: load the plan so, and keep it for this header")
                                              : _("Forget what is kept for this header")),
                   STYLE_KEY | overlay);
    }
}

/* ---- the whole ---- */

/* Scrolls so that cursor and column show. */
static void reading_window_draw_fit(struct reading_window *w, int ncols)
{
    size_t height = (size_t)(w->height > 0 ? w->height : 0), rows = reading_window_rows(w);
    size_t shown = (size_t)((ncols - MARK_COLS) / reading_window_cols(w, ncols));
    size_t row = w->row < rows ? w->row : rows > 0 ? rows - 1 : 0;
    if (row < w->top) w->top = row;
    if (height > 0 && row >= w->top + height) w->top = row + 1 - height;
    if (shown == 0) shown = 1;
    if (w->column < w->left) w->left = w->column;
    if (w->column >= w->left + shown) w->left = w->column + 1 - shown;
}

void reading_window_draw(struct layer *layer, bool active)
{
    struct reading_window *w = (struct reading_window *)layer;
    struct screen *s = layer->app->screen;
    int nrows = screen_rows(s), ncols = screen_cols(s), deeds = (int)reading_window_deeds(w);
    struct box title = {1, 0, 1, ncols};
    struct buf text;
    (void)active;
    buf_init(&text);
    buf_addf(&text, _("Reading · %s"), w->source);
    if (w->sample.tables > 1) {
        buf_addf(&text, _(" · table %zu of %zu: "), w->sample.chosen + 1, w->sample.tables);
        sample_add_table_name(&w->sample, w->sample.chosen, &text);
    }
    w->height = nrows - 4 - RESULT_ROWS - deeds;
    w->first_row = 3;
    reading_window_draw_fit(w, ncols - 1);
    bars_draw_top(layer->app);
    draw_title(s, &title, buf_slice(&text), true);
    int row = 2;
    if (w->height > 0) reading_window_draw_roles(w, s, row++, ncols - 1);
    size_t rows = reading_window_rows(w);
    for (int i = 0; i < w->height && w->top + (size_t)i < rows; i++)
        reading_window_draw_row(w, s, row + i, w->top + (size_t)i, ncols - 1);
    if (w->height > 0) {
        struct box box = {row, 0, w->height, ncols - 1};
        draw_bar(s, &box, ncols - 1, false, w->top, rows);
    }
    int below = nrows - 1 - deeds - RESULT_ROWS;
    if (below >= 2) reading_window_draw_result(w, s, below, ncols);
    reading_window_draw_deeds(w, s, nrows - 1 - deeds, ncols);
    buf_done(&text);
}

static int reading_window_draw_state(const struct app *app, int row)
{
    (void)app;
    (void)row;
    return 0;
}

void reading_window_footer(struct layer *layer, int row)
{
    bars_draw_bottom(layer->app, row, SCOPE_READING, reading_window_draw_state);
}
