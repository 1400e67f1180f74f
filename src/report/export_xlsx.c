/* The plan as a workbook (.xlsx) for offices that edit on: a worksheet for each plan, its actions merged, ready to be
 * printed.  Every cell is text: 0012, 1-2 and =1 stay what they are. */
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "base/lang.h"
#include "base/mem.h"
#include "report/export_columns.h"
#include "sys/dynamic.h"

enum { CELL_MAX = 32767 /* UTF-16 code units: Excel's limit */, NAME_MAX_UNITS = 31, SHEETS_MAX = 255 };

static const char file[] = "libxlsxwriter.so.4";

struct xlsx_library {
#define FUNCTION(name) __typeof__(&(name)) name;
#include "report/xlsx_library.def"
};

static const struct dynamic_function functions[] = {
#define FUNCTION(name) {0, #name, offsetof(struct xlsx_library, name)},
#include "report/xlsx_library.def"
};

/* Rows that share a cell: the action, or number and task. */
struct xlsx_run {
    lxw_row_t first;
    size_t task; /* of its first row */
    bool open;
};

struct xlsx_column {
    struct slice header;
    enum column_role role; /* COLUMN_OTHER: its own header */
    struct column_walk walk;
    double width; /* in characters of Latin script */
};

struct xlsx_work {
    struct xlsx_library lib;
    lxw_workbook *book; /* NULL once it is closed */
    lxw_worksheet *sheet;
    lxw_format *title, *header, *text, *centred;
    char *path;             /* owned: of the temporary file that the library writes; NULL: there is none */
    char *name[SHEETS_MAX]; /* owned: those of the worksheets */
    size_t sheets;
    struct xlsx_column *column; /* owned: of the plan that is written */
    size_t columns;
    lxw_row_t row, head; /* the next; the header's */
    struct xlsx_run action, task;
};

static void export_xlsx_fail(const struct export_source *source, const char *what, const char *remedy)
{
    if (source->work->failed) return;
    source->work->failed = true;
    err_set(&source->work->err, what, remedy);
}

/* ---- text ---- */

static bool export_xlsx_is_escape(struct slice t, size_t at)
{
    if (at + 7 > t.n || t.s[at] != '_' || t.s[at + 1] != 'x' || t.s[at + 6] != '_') return false;
    for (size_t i = at + 2; i < at + 6; i++)
        if (strchr("0123456789abcdefABCDEF", t.s[i]) == NULL) return false;
    return true;
}

/* As the file format wants it (ECMA-376, part 1, 22.9.2.19): what looks like an escape is escaped itself, and so are
 * controls. */
static char *export_xlsx_text(struct slice t)
{
    struct buf out;
    buf_init(&out);
    buf_adds(&out, "");
    for (size_t at = 0; at < t.n; at++) {
        unsigned char c = (unsigned char)t.s[at];
        if (export_xlsx_is_escape(t, at)) buf_adds(&out, "_x005F_");
        else if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7F) buf_addf(&out, "_x%04X_", c);
        else buf_add(&out, slice_make(t.s + at, 1));
    }
    return out.s ? out.s : mem_strdup("");
}

static size_t export_xlsx_units(struct slice t)
{
    size_t units = 0;
    for (size_t pos = 0; pos < t.n;) units += text_decode(t, pos, &pos) > 0xFFFF ? 2 : 1;
    return units;
}

static void export_xlsx_write(struct xlsx_work *w, lxw_row_t row, size_t column, struct slice text, lxw_format *format)
{
    if (text.n == 0) {
        w->lib.worksheet_write_blank(w->sheet, row, (lxw_col_t)column, format);
        return;
    }
    char *copy = export_xlsx_text(text);
    w->lib.worksheet_write_string(w->sheet, row, (lxw_col_t)column, copy, format);
    free(copy);
}

static void export_xlsx_merge(struct xlsx_work *w, lxw_row_t first, size_t left, lxw_row_t last, size_t right,
                              struct slice text, lxw_format *format)
{
    if (first == last && left == right) return export_xlsx_write(w, first, left, text, format);
    char *copy = export_xlsx_text(text);
    w->lib.worksheet_merge_range(w->sheet, first, (lxw_col_t)left, last, (lxw_col_t)right, copy, format);
    free(copy);
}

/* ---- the book ---- */

static lxw_format *export_xlsx_format(struct xlsx_work *w, const char *font, double size, bool centred)
{
    lxw_format *format = w->lib.workbook_add_format(w->book);
    w->lib.format_set_font_name(format, font);
    w->lib.format_set_font_size(format, size);
    w->lib.format_set_num_format(format, "@");
    w->lib.format_set_text_wrap(format);
    w->lib.format_set_align(format, centred ? LXW_ALIGN_CENTER : LXW_ALIGN_LEFT);
    w->lib.format_set_align(format, centred ? LXW_ALIGN_VERTICAL_CENTER : LXW_ALIGN_VERTICAL_TOP);
    return format;
}

static void export_xlsx_make_formats(struct xlsx_work *w)
{
    w->title = export_xlsx_format(w, "方正小标宋简体", 18, true);
    w->header = export_xlsx_format(w, "黑体", 11, true);
    w->text = export_xlsx_format(w, "宋体", 10, false);
    w->centred = export_xlsx_format(w, "宋体", 10, true);
    w->lib.format_set_bold(w->title);
    w->lib.format_set_bold(w->header);
    w->lib.format_set_bg_color(w->header, 0xDDE6F0);
    w->lib.format_set_border(w->header, LXW_BORDER_THIN);
    w->lib.format_set_border(w->text, LXW_BORDER_THIN);
    w->lib.format_set_border(w->centred, LXW_BORDER_THIN);
}

/* The same plan gives the same bytes: the date is SOURCE_DATE_EPOCH, else a fixed one. */
static void export_xlsx_set_properties(struct xlsx_work *w, struct slice title)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    long long seconds = epoch ? strtoll(epoch, NULL, 10) : 0;
    char *copy = mem_format("%.*s", (int)(title.n > 200 ? 200 : title.n), title.s);
    lxw_doc_properties properties = {.title = copy, .created = seconds > 0 ? (time_t)seconds : 946684800};
    w->lib.workbook_set_properties(w->book, &properties);
    free(copy);
}

/* The library writes files only. */
static char *export_xlsx_temporary(void)
{
    const char *folder = getenv("TMPDIR");
    char *path = mem_format("%s/jihua-XXXXXX", folder && *folder == '/' ? folder : "/tmp");
    int fd = mkstemp(path);
    if (fd >= 0) {
        close(fd);
        return path;
    }
    free(path);
    return NULL;
}

static bool export_xlsx_take_file(const char *path, struct buf *out)
{
    char piece[65536];
    size_t n;
    FILE *written = fopen(path, "rbe");
    if (written == NULL) return false;
    while ((n = fread(piece, 1, sizeof piece, written)) > 0) buf_add(out, slice_make(piece, n));
    bool fine = !ferror(written);
    fclose(written);
    return fine;
}

/* The work of this export, begun with its first plan; NULL if the library is not there. */
static struct xlsx_work *export_xlsx_work(const struct export_source *source)
{
    struct xlsx_work *w = source->work->data;
    const char *missing;
    char what[sizeof source->work->err.what];
    if (w || source->work->failed) return w;
    source->work->data = w = mem_zalloc(sizeof *w);
    if (!dynamic_load(0, file, functions, sizeof functions / sizeof *functions, &w->lib, &missing)) {
        snprintf(what, sizeof what, _("a workbook needs libxlsxwriter: %s is not there"), missing);
        export_xlsx_fail(source, what, _("install libxlsxwriter4, or choose --format csv --excel"));
        return NULL;
    }
    w->path = export_xlsx_temporary();
    if (w->path == NULL) {
        export_xlsx_fail(source, _("no temporary file can be written"),
                         _("make room in the folder for temporary files"));
        return NULL;
    }
    w->book = w->lib.workbook_new(w->path);
    if (w->book == NULL) mem_fail();
    export_xlsx_make_formats(w);
    export_xlsx_set_properties(w, plan_title(source->plan));
    return w;
}

static bool export_xlsx_has_sheet(const struct xlsx_work *w, const char *name)
{
    for (size_t i = 0; i < w->sheets; i++)
        if (strcasecmp(w->name[i], name) == 0) return true;
    return false;
}

/* A name that a worksheet may have: at most 31 units, none of []:*?/\, unlike those of the others. */
static char *export_xlsx_sheet_name(const struct xlsx_work *w, struct slice title)
{
    struct buf name;
    char ending[16] = "";
    for (size_t number = 1;; number++) {
        buf_init(&name);
        size_t room = NAME_MAX_UNITS - strlen(ending), units = 0;
        for (size_t pos = 0; pos < title.n;) {
            uint32_t cp = text_decode(title, pos, &pos);
            units += cp > 0xFFFF ? 2 : 1;
            if (units > room) break;
            bool refused = cp < 0x20 || (cp < 0x80 && strchr("[]:*?/\\'", (int)cp));
            buf_addc(&name, refused ? '_' : cp);
        }
        if (name.n == 0) buf_adds(&name, "Sheet");
        buf_adds(&name, ending);
        if (!export_xlsx_has_sheet(w, name.s)) return name.s;
        buf_done(&name);
        snprintf(ending, sizeof ending, " %zu", number + 1);
    }
}

/* ---- columns ---- */

static double export_xlsx_width(const struct export_source *source, const struct xlsx_column *c)
{
    enum { LOOKED_AT = 200, NARROW = 6, WIDE = 44 };
    const struct plan *plan = source->plan;
    size_t tasks = plan_tasks(plan) < LOOKED_AT ? plan_tasks(plan) : LOOKED_AT;
    double sum = 0, least = text_cols(c->header, 2) + 2;
    for (size_t t = 0; t < tasks; t++) sum += text_cols(export_columns_cell(&c->walk, t), 2);
    double width = tasks > 0 ? 4 + sum / (double)tasks * 0.6 : 0;
    if (least > 12) least = 12;
    if (width < least) width = least;
    if (c->role == COLUMN_ACTION || c->role == COLUMN_TASK) return width > 18 ? 18 : width < 12 ? 12 : width;
    return c->role == COLUMN_NO ? NARROW : width > WIDE ? WIDE : width;
}

/* A column that the plan does not have is left out, but for 牵头单位 beside those who only support: without it they would
 * be read as those who lead. */
static bool export_xlsx_leaves_out(const struct column_walk *walk)
{
    return walk->source < 0 && walk->current != COLUMN_NO && walk->current != COLUMN_LEAD;
}

/* What lies on A4 in letters that can be read without glasses: wide columns give way, rows get higher. */
static void export_xlsx_fit_columns(struct xlsx_work *w)
{
    enum { SHEET_WIDTH = 150, SHORT = 11 };
    double wide = 0, narrow = 0;
    for (size_t i = 0; i < w->columns; i++) *(w->column[i].width > SHORT ? &wide : &narrow) += w->column[i].width;
    double share = wide + narrow > SHEET_WIDTH && narrow < SHEET_WIDTH ? (SHEET_WIDTH - narrow) / wide : 1;
    for (size_t i = 0; i < w->columns; i++) {
        struct xlsx_column *c = &w->column[i];
        if (c->width > SHORT) c->width = c->width * share > SHORT ? c->width * share : SHORT;
        w->lib.worksheet_set_column(w->sheet, (lxw_col_t)i, (lxw_col_t)i, c->width, NULL);
    }
}

static void export_xlsx_take_columns(struct xlsx_work *w, const struct export_source *source)
{
    free(w->column);
    w->column = mem_zalloc((export_columns_count(source) + 1) * sizeof *w->column);
    w->columns = 0;
    for (struct column_walk walk = {.of = source}; export_columns_next(&walk);) {
        if (export_xlsx_leaves_out(&walk)) continue;
        struct xlsx_column *c = &w->column[w->columns++];
        *c = (struct xlsx_column){.header = walk.header, .role = walk.current, .walk = walk};
        c->width = export_xlsx_width(source, c);
    }
    export_xlsx_fit_columns(w);
}

/* ---- a sheet ---- */

static void export_xlsx_lay_out(struct xlsx_work *w)
{
    w->lib.worksheet_set_landscape(w->sheet);
    w->lib.worksheet_set_paper(w->sheet, 9); /* A4 */
    w->lib.worksheet_fit_to_pages(w->sheet, 1, 0);
    w->lib.worksheet_set_margins(w->sheet, 0.5, 0.5, 0.6, 0.6);
    w->lib.worksheet_set_footer(w->sheet, _("&C&P / &N"));
}

static void export_xlsx_write_header(struct xlsx_work *w)
{
    size_t named = 0;
    for (size_t i = 0; i < w->columns; i++) named += w->column[i].header.n > 0;
    w->head = w->row;
    if (named == 0) return; /* a table in which no role was recognised has none, and gets none */
    for (size_t i = 0; i < w->columns; i++) export_xlsx_write(w, w->row, i, w->column[i].header, w->header);
    w->lib.worksheet_set_row(w->sheet, w->row, 24, NULL);
    w->lib.worksheet_repeat_rows(w->sheet, w->row, w->row);
    w->lib.worksheet_freeze_panes(w->sheet, w->row + 1, 0);
    w->row++;
}

void export_xlsx_head(struct buf *out, const struct export_source *source)
{
    struct xlsx_work *w = export_xlsx_work(source);
    (void)out;
    if (w == NULL) return;
    if (w->sheets == SHEETS_MAX)
        return export_xlsx_fail(source, _("a workbook holds 255 plans at most"), _("export them in parts"));
    char *name = export_xlsx_sheet_name(w, plan_title(source->plan));
    w->name[w->sheets++] = name;
    w->sheet = w->lib.workbook_add_worksheet(w->book, name);
    w->row = 0;
    w->action = w->task = (struct xlsx_run){.open = false};
    export_xlsx_lay_out(w);
    export_xlsx_take_columns(w, source);
    if (plan_has_title(source->plan) && w->columns > 0) {
        export_xlsx_merge(w, 0, 0, 0, w->columns - 1, plan_title(source->plan), w->title);
        w->lib.worksheet_set_row(w->sheet, 0, 36, NULL);
        w->row++;
    }
    export_xlsx_write_header(w);
}

/* ---- tasks ---- */

static bool export_xlsx_is_shared(enum column_role role)
{
    return role == COLUMN_ACTION || role == COLUMN_NO || role == COLUMN_TASK;
}

/* Writes the cells of a run that ends above the next row. */
static void export_xlsx_end_run(struct xlsx_work *w, struct xlsx_run *run, bool action)
{
    if (!run->open) return;
    run->open = false;
    for (size_t i = 0; i < w->columns; i++) {
        const struct xlsx_column *c = &w->column[i];
        if (!export_xlsx_is_shared(c->role) || (c->role == COLUMN_ACTION) != action) continue;
        lxw_format *format = c->role == COLUMN_TASK ? w->text : w->centred;
        export_xlsx_merge(w, run->first, i, w->row - 1, i, export_columns_cell(&c->walk, run->task), format);
    }
}

/* Rows of merged cells have the number and the name of the task above; an action goes on while its name does. */
static bool export_xlsx_goes_on(const struct plan *plan, const struct xlsx_run *run, size_t task, bool action)
{
    if (!run->open) return false;
    bool same_action = plan_action_of(plan, run->task) == plan_action_of(plan, task);
    if (action) return same_action && plan_action_name(plan, plan_action_of(plan, task)).n > 0;
    struct slice name = plan_cell_of(plan, task, COLUMN_TASK), no = plan_task_no(plan, task);
    return same_action && name.n > 0 && no.n > 0 && slice_equal(name, plan_cell_of(plan, run->task, COLUMN_TASK)) &&
           slice_equal(no, plan_task_no(plan, run->task));
}

static void export_xlsx_take_run(struct xlsx_work *w, const struct plan *plan, struct xlsx_run *run, size_t task,
                                 bool action)
{
    if (export_xlsx_goes_on(plan, run, task, action)) return;
    export_xlsx_end_run(w, run, action);
    *run = (struct xlsx_run){w->row, task, true};
}

/* Lines that a cell takes in its column. */
static double export_xlsx_lines(struct slice text, double width)
{
    double lines = 0;
    while (text.n > 0 || lines == 0) {
        size_t end = slice_find(text, SLICE("\n"));
        if (end == SIZE_MAX) end = text.n;
        int ncols = text_cols(slice_cut(text, 0, end), 2);
        lines += 1 + (int)((ncols > 0 ? ncols - 1 : 0) / (width > 2 ? width * 1.15 : 1));
        text = slice_cut(text, end + 1, text.n);
    }
    return lines;
}

static void export_xlsx_refuse_long(const struct export_source *source, const struct xlsx_column *c, size_t task)
{
    char what[sizeof source->work->err.what], no[64], header[64];
    text_visible_copy(plan_task_no(source->plan, task), no, sizeof no);
    text_visible_copy(c->header, header, sizeof header);
    snprintf(what, sizeof what, _("task %s: “%s” is longer than the 32,767 characters that a cell of Excel holds"), no,
             header);
    export_xlsx_fail(source, what, _("choose another format, such as csv or html"));
}

void export_xlsx_task(struct buf *out, const struct export_source *source, size_t task)
{
    enum { LINE_POINTS = 14, HIGHEST = 409 };
    struct xlsx_work *w = source->work->data;
    double lines = 1;
    (void)out;
    if (w == NULL || source->work->failed) return;
    export_xlsx_take_run(w, source->plan, &w->action, task, true);
    export_xlsx_take_run(w, source->plan, &w->task, task, false);
    for (size_t i = 0; i < w->columns; i++) {
        const struct xlsx_column *c = &w->column[i];
        struct slice text = export_columns_cell(&c->walk, task);
        if (export_xlsx_units(text) > CELL_MAX) return export_xlsx_refuse_long(source, c, task);
        double more = c->role == COLUMN_ACTION ? 1 : export_xlsx_lines(text, c->width);
        if (more > lines) lines = more;
        if (!export_xlsx_is_shared(c->role)) export_xlsx_write(w, w->row, i, text, w->text);
    }
    double height = lines * LINE_POINTS + 4;
    w->lib.worksheet_set_row(w->sheet, w->row++, height > HIGHEST ? HIGHEST : height, NULL);
}

void export_xlsx_foot(struct buf *out, const struct export_source *source)
{
    struct xlsx_work *w = source->work->data;
    if (w == NULL || source->work->failed) return;
    export_xlsx_end_run(w, &w->action, true);
    export_xlsx_end_run(w, &w->task, false);
    if (w->row > w->head + 1 && w->columns > 0)
        w->lib.worksheet_autofilter(w->sheet, w->head, 0, w->row - 1, (lxw_col_t)(w->columns - 1));
    if (source->more) return;
    lxw_error error = w->lib.workbook_close(w->book);
    w->book = NULL;
    if (error != LXW_NO_ERROR || !export_xlsx_take_file(w->path, out))
        export_xlsx_fail(source, _("the workbook cannot be made"), _("make room in the folder for temporary files"));
}

void export_xlsx_drop(void *work)
{
    struct xlsx_work *w = work;
    if (w->book) w->lib.workbook_close(w->book); /* which frees it, too */
    for (size_t i = 0; i < w->sheets; i++) free(w->name[i]);
    if (w->path) unlink(w->path);
    free(w->path);
    free(w->column);
    free(w);
}
