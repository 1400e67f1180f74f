/* The plan as a workbook (.xlsx) for offices that edit on: a worksheet for each plan, its actions merged, ready to be
 * printed. */
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/lang.h"
#include "base/mem.h"
#include "plan/quantity_frame.h"
#include "report/export_columns.h"
#include "report/xlsx_book.h"

/* Rows that share a cell: the action, or number and task. */
struct xlsx_run {
    size_t first, task; /* its first row, and the task there */
    double above;       /* points of all rows above it */
    bool open;
};

struct xlsx_column {
    struct column_walk walk;
    double width; /* xlsx_book_set_column */
};

struct xlsx_work {
    struct xlsx_book *book;
    struct xlsx_column *column; /* owned: of the plan that is written */
    size_t columns, row, head;  /* the next row; the header's */
    double height, points;      /* of the row above the next one; of all rows */
    struct xlsx_run action, task;
    struct arena texts; /* headers that are put together */
};

static void export_xlsx_fail(const struct export_source *source, const char *what, const char *remedy)
{
    if (source->work->failed) return;
    source->work->failed = true;
    err_set(&source->work->err, what, remedy);
}

/* The work of this export, begun with its first plan; NULL if no workbook can be made. */
static struct xlsx_work *export_xlsx_work(const struct export_source *source)
{
    if (source->work->data || source->work->failed) return source->work->data;
    struct xlsx_book *book = xlsx_book_new(plan_title(source->plan), &source->work->err);
    source->work->failed = book == NULL;
    if (book == NULL) return NULL;
    struct xlsx_work *w = mem_zalloc(sizeof *w);
    w->book = book;
    arena_init(&w->texts);
    return source->work->data = w;
}

static void export_xlsx_refuse_long(const struct export_source *source, size_t task, struct slice header)
{
    char what[sizeof source->work->err.what], no[64], column[64];
    text_visible_copy(plan_task_no(source->plan, task), no, sizeof no);
    text_visible_copy(header, column, sizeof column);
    snprintf(what, sizeof what, _("task %s: “%s” is longer than the 32,767 characters that a cell of Excel holds"), no,
             column);
    export_xlsx_fail(source, what, _("choose another format, such as csv or html"));
}

/* ---- widths ---- */

/* Widths are in digits of the body's font at 11 points.  More than PAGE on a page makes all of it smaller: at
 * PAGE_WIDE, letters of 10 points are printed at 8. */
enum { NARROW = 6, SHORT = 16, LONG = 30, LONGEST = 60, LEAST_LONG = 22, PAGE = 128, PAGE_WIDE = 160 };

/* The columns, as of a terminal, that a line of a cell holds: such a digit takes 8 pixels at 96 dots per inch, half a
 * Chinese character of 10 points takes 6⅔. */
static const double COLS = 1.2;

static int export_xlsx_cols(double width)
{
    int ncols = (int)(width * COLS);
    return ncols > 2 ? ncols : 2;
}

struct xlsx_extent {
    double average, most; /* columns of a cell's text */
};

/* What stands in up to 200 tasks, from all over the plan. */
static struct xlsx_extent export_xlsx_look(const struct export_source *source, const struct column_walk *walk)
{
    enum { LOOKED_AT = 200 };
    struct xlsx_extent seen = {0, 0};
    size_t tasks = plan_tasks(source->plan), step = tasks / LOOKED_AT + 1, count = 0;
    for (size_t t = 0; t < tasks; t += step, count++) {
        double ncols = text_cols(export_columns_cell(walk, t), 2);
        seen.average += ncols;
        if (ncols > seen.most) seen.most = ncols;
    }
    if (count > 0) seen.average /= (double)count;
    return seen;
}

/* As wide as its texts if they are short, else by how much text there is; a header of more than six characters may
 * take two lines. */
static double export_xlsx_width(const struct export_source *source, const struct column_walk *walk)
{
    struct xlsx_extent text = export_xlsx_look(source, walk);
    int header = text_cols(walk->header, 2);
    double least = (header > 12 ? (header + 1) / 2 : header) / COLS + 2;
    double width = text.most / COLS + 1.5;
    bool is_long = text.average > 2 * SHORT && walk->current != COLUMN_ACTION && walk->current != COLUMN_NO;
    if (is_long) width = LONG + (text.average - 2 * LONG) / 8;
    if (is_long && width < LONG) width = LONG;
    if (is_long && width > LONGEST) width = LONGEST;
    if (!is_long && width > SHORT) width = SHORT;
    if (least > SHORT) least = SHORT;
    if (least < NARROW) least = NARROW;
    return width < least ? least : width;
}

/* Years side by side are as wide as each other. */
static void export_xlsx_make_years_alike(struct xlsx_work *w)
{
    double most = 0;
    for (size_t i = 0; i < w->columns; i++)
        if (w->column[i].walk.current == COLUMN_YEAR && w->column[i].width > most) most = w->column[i].width;
    for (size_t i = 0; i < w->columns; i++)
        if (w->column[i].walk.current == COLUMN_YEAR) w->column[i].width = most;
}

/* Long columns give way until the page can be read, and take what is left of it. */
static void export_xlsx_fit_columns(struct xlsx_work *w)
{
    double wide = 0, narrow = 0, share = 1;
    for (size_t i = 0; i < w->columns; i++) *(w->column[i].width >= LONG ? &wide : &narrow) += w->column[i].width;
    if (wide > 0 && wide + narrow < PAGE) share = (PAGE - narrow) / wide;
    if (wide > 0 && wide + narrow > PAGE_WIDE) share = (PAGE_WIDE - narrow) / wide;
    for (size_t i = 0; i < w->columns; i++) {
        double width = w->column[i].width;
        if (width >= LONG) {
            width *= share;
            width = width < LEAST_LONG ? LEAST_LONG : width > LONGEST ? LONGEST : width;
        }
        w->column[i].width = width;
        xlsx_book_set_column(w->book, i, width);
    }
}

/* A column that the plan does not have is left out.  But without a task another column would be read as that, and
 * without 牵头单位 those who only support as those who lead. */
static bool export_xlsx_leaves_out(const struct column_walk *walk)
{
    if (walk->source >= 0 || walk->current == COLUMN_NO || walk->current == COLUMN_TASK) return false;
    return walk->current != COLUMN_LEAD || plan_column_of(walk->of->plan, COLUMN_SUPPORT) < 0;
}

/* Whether a column has a header; `other`: one that has no canonical name. */
static bool export_xlsx_is_headed(const struct export_source *source, bool other)
{
    for (struct column_walk walk = {.of = source}; export_columns_next(&walk);)
        if (walk.header.n > 0 && (!other || walk.current == COLUMN_OTHER)) return true;
    return false;
}

/* The plan's own word for a column, if it says the same as the canonical one, else that one, with the unit of the
 * figures below: 目标任务|(人); where other columns have headers, one without has what the screen shows, else it would
 * be no column of the table. */
static struct slice export_xlsx_header(const struct column_walk *walk, bool headed, struct arena *arena)
{
    if (walk->source < 0) return walk->header;
    struct slice own = plan_column(walk->of->plan, (size_t)walk->source)->label;
    if (walk->current == COLUMN_OTHER) return walk->header.n > 0 || !headed ? walk->header : own;
    if (column_of_header(own) == walk->current) return own;
    /* What names tasks 指标 makes the names of rows those of figures (quantity_frame.h). */
    if (walk->current == COLUMN_TASK && plan_tells_figures(walk->of->plan)) return SLICE("指标");
    struct slice unit = quantity_frame_header_unit(own), header = walk->header;
    if (unit.n == 0 || quantity_frame_header_unit(header).n > 0) return header;
    struct buf out;
    buf_init(&out);
    buf_add(&out, header);
    buf_add(&out, unit);
    header = arena_copy(arena, buf_slice(&out));
    buf_done(&out);
    return header;
}

static void export_xlsx_take_columns(struct xlsx_work *w, const struct export_source *source)
{
    free(w->column);
    w->column = mem_zalloc((export_columns_count(source) + 1) * sizeof *w->column);
    w->columns = 0;
    bool headed = export_xlsx_is_headed(source, true);
    for (struct column_walk walk = {.of = source}; export_columns_next(&walk);) {
        if (export_xlsx_leaves_out(&walk)) continue;
        struct xlsx_column *c = &w->column[w->columns++];
        c->walk = walk;
        c->walk.header = export_xlsx_header(&walk, headed, &w->texts);
        c->width = export_xlsx_width(source, &c->walk);
    }
    export_xlsx_make_years_alike(w);
    export_xlsx_fit_columns(w);
}

/* ---- title and header ---- */

/* How many lines a cell takes.  Programs break lines by rules of their own: one column of each may stay empty. */
static size_t export_xlsx_lines(struct slice text, int ncols)
{
    size_t lines = 0;
    while (text.n > 0) {
        size_t end = slice_find(text, SLICE("\n"));
        int taken = text_cols(slice_cut(text, 0, end), 2);
        lines += 1 + (size_t)(taken > ncols ? (taken - 1) / (ncols - 1) : 0);
        text = slice_cut(text, end < text.n ? end + 1 : text.n, text.n);
    }
    return lines > 0 ? lines : 1;
}

static double export_xlsx_points(struct slice text, int ncols, double line)
{
    return 3 + line * (double)export_xlsx_lines(text, ncols);
}

static void export_xlsx_end_row(struct xlsx_work *w, double points)
{
    w->height = points < XLSX_HEIGHT_MAX ? points : XLSX_HEIGHT_MAX;
    w->points += w->height;
    xlsx_book_set_row(w->book, w->row++, w->height);
}

static void export_xlsx_write_title(struct xlsx_work *w, const struct export_source *source)
{
    struct slice title = plan_title(source->plan);
    double width = 0;
    if (!plan_has_title(source->plan) || w->columns == 0) return;
    for (size_t i = 0; i < w->columns; i++) width += w->column[i].width;
    if (!xlsx_book_write(w->book, (struct xlsx_place){0, 0, 0, w->columns - 1}, title, XLSX_TITLE))
        return export_xlsx_fail(source, _("the title is longer than a cell of Excel holds"),
                                _("choose another format, such as csv or html"));
    int ncols = export_xlsx_cols(width * XLSX_BODY / XLSX_TITLE_SIZE);
    export_xlsx_end_row(w, 9 + export_xlsx_points(title, ncols, XLSX_TITLE_SIZE * 1.5));
}

static void export_xlsx_write_header(struct xlsx_work *w, const struct export_source *source)
{
    double points = 24;
    w->head = w->row;
    if (!export_xlsx_is_headed(source, false)) return; /* no role was recognised: there is none, and none is made */
    for (size_t i = 0; i < w->columns; i++) {
        struct slice header = w->column[i].walk.header;
        double more = 6 + export_xlsx_points(header, export_xlsx_cols(w->column[i].width), XLSX_LINE);
        if (more > points) points = more;
        if (!xlsx_book_write(w->book, (struct xlsx_place){w->row, i, w->row, i}, header, XLSX_HEADER))
            return export_xlsx_fail(source, _("a header is longer than a cell of Excel holds"),
                                    _("choose another format, such as csv or html"));
    }
    xlsx_book_keep_header(w->book, w->row);
    export_xlsx_end_row(w, points);
}

void export_xlsx_head(struct buf *out, const struct export_source *source)
{
    struct xlsx_work *w = export_xlsx_work(source);
    (void)out;
    if (w == NULL) return;
    xlsx_book_add_sheet(w->book, plan_title(source->plan));
    w->row = 0;
    w->points = 0;
    w->action = w->task = (struct xlsx_run){.open = false};
    export_xlsx_take_columns(w, source);
    export_xlsx_write_title(w, source);
    export_xlsx_write_header(w, source);
}

/* ---- cells that rows share ---- */

static bool export_xlsx_is_shared(enum column_role role)
{
    return role == COLUMN_ACTION || role == COLUMN_NO || role == COLUMN_TASK;
}

/* The last row of the run grows until the rows together are as high. */
static void export_xlsx_heighten(struct xlsx_work *w, const struct xlsx_run *run, double points)
{
    double lacking = points - (w->points - run->above), room = XLSX_HEIGHT_MAX - w->height;
    if (lacking > room) lacking = room;
    if (lacking <= 0) return;
    w->height += lacking;
    w->points += lacking;
    xlsx_book_set_row(w->book, w->row - 1, w->height);
}

/* Writes the cells of a run that ends above the next row. */
static void export_xlsx_end_run(struct xlsx_work *w, const struct export_source *source, struct xlsx_run *run,
                                bool action)
{
    if (!run->open) return;
    run->open = false;
    for (size_t i = 0; i < w->columns; i++) {
        const struct column_walk *walk = &w->column[i].walk;
        if (!export_xlsx_is_shared(walk->current) || (walk->current == COLUMN_ACTION) != action) continue;
        struct slice text = export_columns_cell(walk, run->task);
        struct xlsx_place place = {run->first, i, w->row - 1, i};
        if (!xlsx_book_write(w->book, place, text, walk->current == COLUMN_TASK ? XLSX_TEXT : XLSX_CENTRED))
            return export_xlsx_refuse_long(source, run->task, walk->header);
        export_xlsx_heighten(w, run, export_xlsx_points(text, export_xlsx_cols(w->column[i].width), XLSX_LINE));
    }
}

/* Whether a row is read as part of a task where its number, task and action are covered: what stands first beside them
 * is a sentence.  Without any text the row would be blank, and a short one such as 合计 would make it a row of totals. */
static bool export_xlsx_says_enough(const struct xlsx_work *w, size_t task)
{
    enum { SENTENCE = 6 }; /* characters */
    for (size_t i = 0; i < w->columns; i++) {
        struct slice text = export_columns_cell(&w->column[i].walk, task);
        if (!export_xlsx_is_shared(w->column[i].walk.current) && !slice_is_blank(text))
            return text_chars(text) >= SENTENCE;
    }
    return false;
}

/* Rows of merged cells have the number and the name of the task above; an action goes on while its name does. */
static bool export_xlsx_goes_on(const struct xlsx_work *w, const struct plan *plan, const struct xlsx_run *run,
                                size_t task, bool action)
{
    if (!run->open) return false;
    bool same_action = plan_action_of(plan, run->task) == plan_action_of(plan, task);
    if (action) return same_action && plan_action_name(plan, plan_action_of(plan, task)).n > 0;
    struct slice name = plan_cell_of(plan, task, COLUMN_TASK), no = plan_task_no(plan, task);
    return same_action && name.n > 0 && no.n > 0 && slice_equal(name, plan_cell_of(plan, run->task, COLUMN_TASK)) &&
           slice_equal(no, plan_task_no(plan, run->task)) && export_xlsx_says_enough(w, run->task) &&
           export_xlsx_says_enough(w, task);
}

static void export_xlsx_take_run(struct xlsx_work *w, const struct export_source *source, struct xlsx_run *run,
                                 size_t task, bool action)
{
    if (export_xlsx_goes_on(w, source->plan, run, task, action)) return;
    export_xlsx_end_run(w, source, run, action);
    *run = (struct xlsx_run){w->row, task, w->points, true};
}

/* ---- tasks ---- */

void export_xlsx_task(struct buf *out, const struct export_source *source, size_t task)
{
    struct xlsx_work *w = source->work->data;
    double points = 3 + XLSX_LINE;
    (void)out;
    if (w == NULL || source->work->failed) return;
    if (w->row == XLSX_ROWS)
        return export_xlsx_fail(source, _("a worksheet of Excel holds 1,048,576 rows at most"),
                                _("choose another format, such as csv or html"));
    export_xlsx_take_run(w, source, &w->action, task, true);
    export_xlsx_take_run(w, source, &w->task, task, false);
    for (size_t i = 0; i < w->columns; i++) {
        const struct xlsx_column *c = &w->column[i];
        if (export_xlsx_is_shared(c->walk.current)) continue;
        struct slice text = export_columns_cell(&c->walk, task);
        if (!xlsx_book_write(w->book, (struct xlsx_place){w->row, i, w->row, i}, text, XLSX_TEXT))
            return export_xlsx_refuse_long(source, task, c->walk.header);
        double more = export_xlsx_points(text, export_xlsx_cols(c->width), XLSX_LINE);
        if (more > points) points = more;
    }
    export_xlsx_end_row(w, points);
}

void export_xlsx_foot(struct buf *out, const struct export_source *source)
{
    struct xlsx_work *w = source->work->data;
    if (w == NULL || source->work->failed) return;
    export_xlsx_end_run(w, source, &w->action, true);
    export_xlsx_end_run(w, source, &w->task, false);
    if (w->row > w->head + 1 && w->columns > 0) xlsx_book_add_filter(w->book, w->head, w->row - 1, w->columns);
    if (source->more || source->work->failed) return;
    source->work->failed = !xlsx_book_finish(w->book, out, &source->work->err);
}

void export_xlsx_drop(void *work)
{
    struct xlsx_work *w = work;
    xlsx_book_free(w->book);
    free(w->column);
    arena_done(&w->texts);
    free(w);
}
