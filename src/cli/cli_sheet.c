/* jihua sheet: which tasks × kind × format → standard output, a file, a printer; or a file or a print job for each. */
#include "cli/cli_commands.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/cli_choice.h"
#include "base/fold.h"
#include "base/lang.h"
#include "base/mem.h"
#include "sheet/print.h"
#include "sys/save.h"
#include "sheet/sheet_kind.h"
#include "sheet/sheet_order.h"

enum { NARROWEST = 40, LOWEST = 20 }; /* columns and lines of a sheet */

/* What the command line asks for. */
struct order {
    const struct cli *cli;
    const struct cli_choice *chosen;
    struct sheet_order sheet;
};

/* ---- reading the order ---- */

static const char *cli_sheet_value(const struct cli *cli, enum option_id id, const char *unless)
{
    return cli->args->value[id] != NULL ? cli->args->value[id] : unless;
}

static const struct sheet_kind *cli_sheet_choose_kind(const struct cli *cli, struct err *err)
{
    const char *name = cli_sheet_value(cli, OPTION_KIND, "task");
    const struct sheet_kind *kind = sheet_kind_named(name);
    if (kind != NULL) return kind;
    char names[160] = "", remedy[256];
    for (size_t i = 0; i < sheet_kinds(); i++) cli_add_name(names, sizeof names, slice_of(sheet_kind_at(i)->name));
    snprintf(remedy, sizeof remedy, _("the kinds are %s"), names);
    err_setf(err, remedy, _("there is no sheet of the kind '%s'"), name);
    return NULL;
}

/* By itself a printer gets PDF, everybody else text. */
static const struct sheet_format *cli_sheet_choose_format(const struct cli *cli, struct err *err)
{
    bool printer = cli->args->value[OPTION_PRINTER] != NULL;
    enum format_id id;
    if (!cli_choose_format(cli, FORMAT_OF_SHEETS, printer ? FORMAT_PDF : FORMAT_TEXT, &id, err)) return NULL;
    const struct sheet_format *format = sheet_format_of(id);
    if (format->paper || !printer) return format;
    err_setf(err, _("choose --format pdf or text, or write a file with -o"), _("a printer takes no %s"),
             format_row(id)->name);
    return NULL;
}

/* How many lines a page of text has: those of a sheet of paper for a file or a printer; 0, no pages, for standard
 * output. */
static unsigned cli_sheet_choose_lines(const struct cli *cli)
{
    if (cli->args->value[OPTION_LINES] != NULL) return cli->args->number[OPTION_LINES];
    return cli->args->value[OPTION_OUTPUT] != NULL || cli->args->value[OPTION_PRINTER] != NULL ? SHEET_LINES : 0;
}

static bool cli_sheet_check_look(const struct sheet_look *look, struct err *err)
{
    if (look->ncols < NARROWEST)
        err_setf(err, _("write --width 40 or more"), _("a sheet is at least %d columns wide"), NARROWEST);
    else if (look->nlines > 0 && look->nlines < LOWEST)
        err_setf(err, _("0 makes it as long as what it holds"), _("a page has at least %d lines"), LOWEST);
    else return true;
    return false;
}

/* Refuses options for printing where there is no --printer. */
static bool cli_sheet_check_paper(const struct cli *cli, struct err *err)
{
    static const struct {
        enum option_id id;
        const char *name;
    } printing[] = {{OPTION_COPIES, "--copies"},
                    {OPTION_SIDES, "--sides"},
                    {OPTION_PAGES, "--pages"},
                    {OPTION_LP_OPTIONS, "--lp-options"}};
    for (size_t i = 0; i < sizeof printing / sizeof *printing && cli->args->value[OPTION_PRINTER] == NULL; i++) {
        if (cli->args->value[printing[i].id] == NULL) continue;
        err_setf(err, _("add --printer NAME, or --printer default"), _("%s is for printing"), printing[i].name);
        return false;
    }
    if (cli->args->value[OPTION_PAGES] == NULL || print_check_pages(slice_of(cli->args->value[OPTION_PAGES]), err))
        return true;
    err_setf(err, _("write page numbers such as 1-3,5"), _("--pages cannot be '%s'"), cli->args->value[OPTION_PAGES]);
    return false;
}

static bool cli_sheet_read_order(const struct cli *cli, struct order *order, struct err *err)
{
    const char *turn = cli_sheet_value(cli, OPTION_ORIENTATION, "");
    struct sheet_order *sheet = &order->sheet;
    *order = (struct order){.cli = cli, .sheet = {.full_width = cli_sheet_value(cli, OPTION_FULL_WIDTH, NULL) != NULL}};
    sheet->kind = cli_sheet_choose_kind(cli, err);
    sheet->format = sheet->kind != NULL ? cli_sheet_choose_format(cli, err) : NULL;
    sheet->look = (struct sheet_look){.ncols = cli->args->value[OPTION_WIDTH] != NULL ? cli->ncols : 80,
                                      .nlines = cli_sheet_choose_lines(cli),
                                      .ambiguous = 1,
                                      .a3 = strcmp(cli_sheet_value(cli, OPTION_PAPER, "A4"), "A3") == 0,
                                      .fonts = cli->args->value[OPTION_FONTS],
                                      .turn = *turn == '\0'  ? SHEET_AS_KIND_WANTS
                                              : *turn == 'p' ? SHEET_PORTRAIT
                                                             : SHEET_LANDSCAPE};
    return sheet->format != NULL && cli_sheet_check_look(&sheet->look, err) && cli_sheet_check_paper(cli, err);
}

/* The order with all tasks that were chosen. */
static void cli_sheet_use_choice(struct order *order, const struct cli_choice *chosen)
{
    order->chosen = chosen;
    order->sheet.choice = (struct sheet_choice){
        .plans = &order->cli->plans,
        .place = chosen->place,
        .count = chosen->count,
        .year = chosen->year,
        .agencies = chosen->agencies,
        .agency = chosen->agency,
        .beside = strcmp(cli_sheet_value(order->cli, OPTION_YEARS, "below"), "beside") == 0,
    };
}

/* CLI_NOTHING: the sheet has nothing to say. */
static int cli_sheet_render(struct cli *cli, const struct sheet_order *sheet, struct buf *out, struct err *err)
{
    struct sheet_made made;
    bool done = sheet_order_render(sheet, out, &made, err);
    if (made.empty) return CLI_NOTHING;
    if (done && strcmp(made.remark.what, cli->told.what) != 0) cli_complain(&made.remark);
    cli->told = made.remark;
    return done ? CLI_DONE : CLI_BAD;
}

/* ---- one document ---- */

/* Replaces form feeds by empty lines: only paper needs form feeds, a terminal does not. */
static void cli_sheet_feed_lines(struct buf *out)
{
    for (size_t i = 0; i < out->n; i++)
        if (out->s[i] == '\f') out->s[i] = '\n';
}

static int cli_sheet_make_one(struct cli *cli, const struct order *order, struct err *err)
{
    if (!cli_direct_output(cli, err)) return CLI_BAD;
    if (order->sheet.format->binary && cli->out.terminal) {
        err_setf(err, _("name a file with -o"), _("%s is nothing for a terminal"),
                 format_row(order->sheet.format->id)->name);
        return CLI_BAD;
    }
    int status = cli_sheet_render(cli, &order->sheet, &cli->out.buf, err);
    if (status != CLI_DONE) return status;
    if (cli->out.terminal) cli_sheet_feed_lines(&cli->out.buf);
    return CLI_DONE;
}

/* ---- printer ---- */

static enum print_sides cli_sheet_sides_of(const char *word)
{
    if (*word == '\0') return PRINT_SIDES_AS_QUEUE;
    return *word == 'o' ? PRINT_ONE_SIDE : *word == 'l' ? PRINT_LONG_EDGE : PRINT_SHORT_EDGE;
}

static struct print_job cli_sheet_job_of(const struct order *order, const char *file, const char *title)
{
    const struct args *args = order->cli->args;
    const char *queue = args->value[OPTION_PRINTER];
    return (struct print_job){.file = file,
                              .title = title,
                              .queue = strcmp(queue, "default") == 0 ? NULL : queue,
                              .media = order->sheet.look.a3 ? "A3" : "A4",
                              .landscape = sheet_order_lies(&order->sheet),
                              .ncols = order->sheet.format->paged_text ? (unsigned)order->sheet.look.ncols : 0,
                              .nlines = order->sheet.look.nlines,
                              .sides = cli_sheet_sides_of(cli_sheet_value(order->cli, OPTION_SIDES, "")),
                              .copies = args->value[OPTION_COPIES] != NULL ? args->number[OPTION_COPIES] : 1,
                              .pages = args->value[OPTION_PAGES],
                              .options = args->value[OPTION_LP_OPTIONS]};
}

/* Prints the document.  `path`: the file in which it is kept; NULL: a temporary file, which is kept only if printing
 * fails. */
static bool cli_sheet_print_document(struct cli *cli, const struct order *order, struct slice document,
                                     const char *path, struct slice title, struct err *err)
{
    char visible[400], request[128];
    char *file = path != NULL ? mem_strdup(path) : print_new_file(format_row(order->sheet.format->id)->suffix, err);
    if (file == NULL) return false;
    text_visible_copy(title, visible, sizeof visible);
    struct print_job job = cli_sheet_job_of(order, file, visible);
    bool saved = (path == NULL || cli_spare_plans(cli, path, err)) && save_whole(file, document, err);
    bool printed = saved && print_or_keep(&job, request, err);
    if (printed) buf_addf(&cli->out.buf, _("Handed to the printer: %s\n"), request);
    if (path == NULL && (printed || !saved)) unlink(file);
    free(file);
    return printed;
}

static int cli_sheet_make_on_paper(struct cli *cli, const struct order *order, struct err *err)
{
    struct slice title = sheet_plan_name(plans_at(&cli->plans, order->chosen->place[0]).plan);
    struct buf out;
    buf_init(&out);
    int status = cli_sheet_render(cli, &order->sheet, &out, err);
    if (status == CLI_DONE &&
        !cli_sheet_print_document(cli, order, buf_slice(&out), cli->args->value[OPTION_OUTPUT], title, err))
        status = CLI_BAD;
    buf_done(&out);
    return status;
}

/* ---- a file or a print job for each ---- */

/* What each document is made for, which decides the tasks in it. */
enum each { EACH_TASK, EACH_ACTION, EACH_AGENCY };

struct folder {
    struct cli *cli;
    const struct order *order;
    enum each each;
    const char *path; /* the folder; NULL: temporary files are printed */
    size_t *place;    /* owned: places of the tasks of the present document */
    bool *marked;     /* owned; by place: the task belongs to the present agency */
    char **written;   /* owned: the paths so far in lower case, because some disks do not distinguish case */
    size_t count, cap;
    bool progress; /* standard error is a terminal */
};

static size_t cli_sheet_things(const struct folder *folder)
{
    const struct cli *cli = folder->order->cli;
    if (folder->each == EACH_AGENCY) return agencies_count(folder->order->chosen->agencies);
    return folder->each == EACH_ACTION ? plans_actions(&cli->plans) : folder->order->chosen->count;
}

/* The name of the i-th agency, action or task, and in *choice those of the chosen tasks that belong to it; none: no
 * document is made. */
static struct slice cli_sheet_thing(struct folder *folder, size_t i, struct sheet_choice *choice)
{
    const struct cli_choice *chosen = folder->order->chosen;
    const struct plans *plans = &folder->order->cli->plans;
    choice->place = folder->place;
    choice->count = 0;
    if (folder->each == EACH_TASK) {
        struct place at = plans_at(plans, chosen->place[i]);
        folder->place[choice->count++] = chosen->place[i];
        return plan_task_name(at.plan, at.task);
    }
    if (folder->each == EACH_AGENCY) {
        memset(folder->marked, 0, plans_tasks(plans) * sizeof *folder->marked);
        cli_agency_tasks(chosen->agencies, i, plans_tasks(plans), folder->marked);
        if (chosen->agency > 0 && chosen->agency != i + 1) return SLICE("");
        choice->agency = i + 1;
    }
    for (size_t t = 0; t < chosen->count; t++) {
        size_t place = chosen->place[t];
        bool own = folder->each == EACH_AGENCY ? folder->marked[place] : plans_action_of(plans, place) == i;
        if (own) folder->place[choice->count++] = place;
    }
    if (folder->each == EACH_AGENCY) return agencies_name(chosen->agencies, i);
    struct place at = plans_action_at(plans, i);
    struct slice action = plan_action_name(at.plan, at.task);
    return action.n > 0 ? action : sheet_plan_name(at.plan); /* a plan without actions */
}

/* The path in lower case, for comparing names as disks that ignore case do; the caller frees it. */
static char *cli_sheet_in_lower_case(const char *path)
{
    struct slice text = slice_of(path);
    struct buf lower;
    buf_init(&lower);
    for (size_t pos = 0; pos < text.n;) buf_addc(&lower, fold_char(text_decode(text, pos, &pos), FOLD_CASE));
    return lower.s;
}

static bool cli_sheet_is_written(const struct folder *folder, const char *path)
{
    char *lower = cli_sheet_in_lower_case(path);
    bool written = false;
    for (size_t i = 0; i < folder->count && !written; i++) written = strcmp(folder->written[i], lower) == 0;
    free(lower);
    return written;
}

static void cli_sheet_tell_twin(const struct folder *folder, const char *path)
{
    struct err twin;
    if (folder->path == NULL) return;
    if (folder->progress) fprintf(stderr, "\r\033[K");
    err_set(&twin, _("another file has this name already, capitals and small letters apart"), "");
    err_at(&twin, path, 0, 0);
    cli_complain(&twin);
}

/* The path of a document.  Where the name is used already, whatever its case, it ends in -2 and the user is told. */
static char *cli_sheet_path_for(const struct folder *folder, const struct sheet_order *sheet, struct slice name)
{
    char no[64] = "";
    const char *path = folder->path != NULL ? folder->path : "",
               *slash = *path == '\0' || path[strlen(path) - 1] == '/' ? "" : "/";
    if (folder->each == EACH_TASK) plans_task_no(sheet->choice.plans, sheet->choice.place[0], no, sizeof no);
    for (unsigned again = 1;; again++) {
        char *file = sheet_order_file(sheet, slice_of(no), name, again),
             *whole = mem_format("%s%s%s", path, slash, file);
        free(file);
        if (!cli_sheet_is_written(folder, whole)) {
            if (again > 1) cli_sheet_tell_twin(folder, whole);
            return whole;
        }
        free(whole);
    }
}

static void cli_sheet_show_progress(const struct folder *folder, size_t done, size_t all, struct slice name)
{
    char visible[120];
    if (!folder->progress) return;
    text_visible_copy(name, visible, sizeof visible);
    fprintf(stderr, "\r%zu/%zu %s\033[K", done, all, visible);
}

/* Clears the progress line, so that what is printed next (an error, or what was done) has a line of its own. */
static void cli_sheet_end_progress(const struct folder *folder, bool done)
{
    char visible[400];
    if (!folder->progress) return;
    fprintf(stderr, "\r\033[K");
    if (!done || folder->path == NULL) return;
    text_visible_copy(slice_of(folder->path), visible, sizeof visible);
    fprintf(stderr, _("%zu files in %s\n"), folder->count, visible);
}

/* The title of a print job: the name that the file has or would have, without its suffix. */
static struct slice cli_sheet_job_title(const char *path, const char *ending)
{
    const char *slash = strrchr(path, '/');
    struct slice name = slice_of(slash != NULL ? slash + 1 : path);
    return slice_cut(name, 0, name.n - strlen(ending) - 1);
}

static bool cli_sheet_check_folder(const char *path, bool paper, struct err *err)
{
    if (path == NULL && !paper) err_set(err, _("--each writes several files"), _("name a folder with -o"));
    return path != NULL || paper;
}

static bool cli_sheet_open_folder(const char *path, struct err *err)
{
    struct stat st;
    if (path == NULL || mkdir(path, 0777) == 0 || (errno == EEXIST && stat(path, &st) == 0 && S_ISDIR(st.st_mode)))
        return true;
    err_setf(err, _("name a folder with -o"), _("cannot make the folder: %s"), strerror(errno));
    err_at(err, path, 0, 0);
    return false;
}

static bool cli_sheet_keep_document(struct folder *folder, const struct sheet_order *sheet, struct slice document,
                                    struct slice name, struct err *err)
{
    if (folder->count == 0 && !cli_sheet_open_folder(folder->path, err)) return false;
    bool kept;
    char *path = cli_sheet_path_for(folder, sheet, name);
    folder->written = mem_grow(folder->written, &folder->cap, folder->count + 1, sizeof *folder->written);
    folder->written[folder->count++] = cli_sheet_in_lower_case(path);
    if (folder->cli->args->value[OPTION_PRINTER] == NULL)
        kept = cli_spare_plans(folder->cli, path, err) && save_whole(path, document, err);
    else
        kept = cli_sheet_print_document(folder->cli, folder->order, document, folder->path != NULL ? path : NULL,
                                        cli_sheet_job_title(path, format_row(sheet->format->id)->suffix), err);
    free(path);
    return kept;
}

/* CLI_NOTHING: the sheet has nothing to say, so it is left out. */
static int cli_sheet_make_of_folder(struct folder *folder, const struct sheet_order *sheet, struct slice name,
                                    struct err *err)
{
    struct buf out;
    if (sheet->choice.count == 0) return CLI_NOTHING;
    buf_init(&out);
    int status = cli_sheet_render(folder->cli, sheet, &out, err);
    if (status == CLI_NOTHING) *err = (struct err){0}; /* no error: another sheet may have something to say */
    if (status == CLI_DONE && !cli_sheet_keep_document(folder, sheet, buf_slice(&out), name, err)) status = CLI_BAD;
    buf_done(&out);
    return status;
}

static int cli_sheet_make_each(struct cli *cli, const struct order *order, struct err *err)
{
    const char *each = cli->args->value[OPTION_EACH], *path = cli->args->value[OPTION_OUTPUT];
    struct folder folder = {.cli = cli,
                            .order = order,
                            .path = path,
                            .progress = isatty(STDERR_FILENO),
                            .each = strcmp(each, "agency") == 0   ? EACH_AGENCY
                                    : strcmp(each, "action") == 0 ? EACH_ACTION
                                                                  : EACH_TASK};
    size_t tasks = plans_tasks(&cli->plans), all = cli_sheet_things(&folder);
    struct pdf_fonts *fonts = NULL;
    bool going = cli_sheet_check_folder(path, cli->args->value[OPTION_PRINTER] != NULL, err);
    folder.place = mem_alloc((tasks + 1) * sizeof *folder.place);
    folder.marked = mem_zalloc((tasks + 1) * sizeof *folder.marked);
    for (size_t i = 0; going && i < all; i++) {
        struct sheet_order sheet = order->sheet;
        sheet.look.opened = &fonts;
        struct slice name = cli_sheet_thing(&folder, i, &sheet.choice);
        going = cli_sheet_make_of_folder(&folder, &sheet, name, err) != CLI_BAD;
        cli_sheet_show_progress(&folder, i + 1, all, name);
    }
    sheet_fonts_free(fonts);
    bool nothing = going && folder.count == 0;
    cli_sheet_end_progress(&folder, going && !nothing);
    if (nothing) err_set(err, _("no task fits; nothing was made"), "");
    for (size_t i = 0; i < folder.count; i++) free(folder.written[i]);
    free(folder.written);
    free(folder.place);
    free(folder.marked);
    return nothing ? CLI_NOTHING : going ? CLI_DONE : CLI_BAD;
}

int cli_sheet(struct cli *cli, struct err *err)
{
    struct order order;
    struct cli_choice chosen;
    if (!cli_sheet_read_order(cli, &order, err)) return CLI_BAD;
    bool each = cli->args->value[OPTION_EACH] != NULL;
    int status = cli_choose(cli, each, &chosen, err);
    if (status == CLI_DONE) {
        cli_sheet_use_choice(&order, &chosen);
        bool paper = cli->args->value[OPTION_PRINTER] != NULL;
        status = each    ? cli_sheet_make_each(cli, &order, err)
                 : paper ? cli_sheet_make_on_paper(cli, &order, err)
                         : cli_sheet_make_one(cli, &order, err);
    }
    cli_choice_done(&chosen);
    return status;
}
