/* jihua sheet: which tasks × kind × format → standard output, a file, or a file for each. */
#include "cli.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli_choice.h"
#include "file_name.h"
#include "lang.h"
#include "mem.h"
#include "print.h"
#include "save.h"
#include "sheet.h"

enum { NARROWEST = 40 }; /* columns of a sheet */

/* What the command line asks for. */
struct order {
    const struct cli *cli;
    const struct sheet_kind *kind;
    const struct sheet_format *format;
    struct sheet_look look;
    const struct cli_choice *chosen;
    bool full_width, beside;
};

/* ---- reading the order ---- */

static const char *value(const struct cli *cli, enum option_id id, const char *unless)
{
    return cli->args->value[id] != NULL ? cli->args->value[id] : unless;
}

static const struct sheet_kind *choose_kind(const struct cli *cli, struct err *err)
{
    const char *name = value(cli, OPTION_KIND, "task");
    const struct sheet_kind *kind = sheet_kind_named(name);
    if (kind != NULL) return kind;
    char names[160] = "", remedy[256];
    for (size_t i = 0; i < sheet_kinds(); i++) cli_add_name(names, sizeof names, slice_of(sheet_kind_at(i)->name));
    snprintf(remedy, sizeof remedy, _("the kinds are %s"), names);
    err_setf(err, remedy, _("there is no sheet of the kind '%s'"), name);
    return NULL;
}

/* By --format, else by the ending of the file, else pdf for a printer, else text. */
static const struct sheet_format *choose_format(const struct cli *cli, struct err *err)
{
    const char *name = cli->args->value[OPTION_FORMAT], *path = cli->args->value[OPTION_OUTPUT];
    const struct sheet_format *format = name != NULL ? sheet_format_named(name) : NULL;
    if (name == NULL && path != NULL) format = sheet_format_of_file(path);
    if (name == NULL && format == NULL) format = sheet_format_named(cli->args->value[OPTION_PRINTER] != NULL ? "pdf" : "text");
    if (format != NULL) return format;
    char names[160] = "", remedy[256];
    for (size_t i = 0; i < sheet_formats(); i++) cli_add_name(names, sizeof names, slice_of(sheet_format_at(i)->name));
    snprintf(remedy, sizeof remedy, _("the formats are %s"), names);
    err_setf(err, remedy, _("sheets have no format '%s'"), name);
    return NULL;
}

static bool read_order(const struct cli *cli, struct order *order, struct err *err)
{
    const char *turn = value(cli, OPTION_ORIENTATION, "");
    *order = (struct order){.cli = cli, .full_width = value(cli, OPTION_FULL_WIDTH, NULL) != NULL};
    order->kind = choose_kind(cli, err);
    order->format = order->kind != NULL ? choose_format(cli, err) : NULL;
    order->beside = strcmp(value(cli, OPTION_YEARS, "below"), "beside") == 0;
    order->look = (struct sheet_look){.ncols = cli->args->value[OPTION_WIDTH] != NULL ? cli->ncols : 80,
                                      .ambiguous = 1,
                                      .a3 = strcmp(value(cli, OPTION_PAPER, "A4"), "A3") == 0,
                                      .fonts = cli->args->value[OPTION_FONTS],
                                      .turn = *turn == '\0' ? SHEET_AS_KIND_WANTS : *turn == 'p' ? SHEET_PORTRAIT : SHEET_LANDSCAPE};
    if (order->format == NULL) return false;
    if (order->look.ncols >= NARROWEST) return true;
    err_setf(err, "", _("a sheet is at least %d columns wide"), NARROWEST);
    return false;
}

static bool render(const struct order *order, const struct sheet_choice *choice, struct buf *out, struct err *err)
{
    struct sheet sheet;
    size_t pages;
    sheet_init(&sheet);
    sheet.full_width = order->full_width;
    sheet_make(&sheet, order->kind, choice);
    bool made = order->format->render(&sheet, &order->look, out, &pages, err);
    sheet_done(&sheet);
    return made;
}

static struct sheet_choice whole_choice(const struct order *order)
{
    const struct cli_choice *chosen = order->chosen;
    return (struct sheet_choice){.plans = &order->cli->plans, .place = chosen->place, .count = chosen->count, .year = chosen->year,
                                 .agencies = chosen->agencies, .agency = chosen->agency, .beside = order->beside};
}

/* ---- one document ---- */

static int make_one(struct cli *cli, const struct order *order, struct err *err)
{
    struct sheet_choice choice = whole_choice(order);
    if (!cli_direct_output(cli, err)) return CLI_BAD;
    if (order->format->binary && cli->out.terminal) {
        err_setf(err, _("name a file with -o"), _("%s is nothing for a terminal"), order->format->name);
        return CLI_BAD;
    }
    return render(order, &choice, &cli->out.buf, err) ? CLI_DONE : CLI_BAD;
}

/* ---- printer ---- */

/* The file that is printed: the one that -o names, else a temporary one, which is kept if it could not be printed.  free() it. */
static char *file_to_print(const struct order *order, struct err *err)
{
    const char *path = order->cli->args->value[OPTION_OUTPUT], *folder = getenv("TMPDIR");
    if (path != NULL) return cli_spare_plans(order->cli, path, err) ? mem_strdup(path) : NULL;
    char *made = mem_format("%s/jihua-XXXXXX.%s", folder != NULL && *folder != '\0' ? folder : "/tmp", order->format->ending);
    int fd = mkostemps(made, (int)strlen(order->format->ending) + 1, O_CLOEXEC);
    if (fd >= 0) {
        close(fd);
        return made;
    }
    err_setf(err, _("name a file with -o"), _("cannot write: %s"), strerror(errno));
    err_at(err, made, 0, 0);
    free(made);
    return NULL;
}

static enum print_sides sides_of(const char *word)
{
    if (*word == '\0') return PRINT_SIDES_AS_QUEUE;
    return *word == 'o' ? PRINT_ONE_SIDE : *word == 'l' ? PRINT_LONG_EDGE : PRINT_SHORT_EDGE;
}

static struct print_job job_of(const struct order *order, const char *file, const char *title)
{
    const struct args *args = order->cli->args;
    const char *queue = args->value[OPTION_PRINTER];
    return (struct print_job){.file = file,
                              .title = title,
                              .queue = strcmp(queue, "default") == 0 ? NULL : queue,
                              .media = order->look.a3 ? "A3" : "A4",
                              .sides = sides_of(value(order->cli, OPTION_SIDES, "")),
                              .copies = args->value[OPTION_COPIES] != NULL ? args->number[OPTION_COPIES] : 1,
                              .pages = args->value[OPTION_PAGES],
                              .options = args->value[OPTION_LP_OPTIONS]};
}

/* Prints a file that is there; says where it is kept if that fails. */
static bool print_file(struct cli *cli, const struct order *order, const char *file, struct err *err)
{
    char title[400], request[128];
    const struct plan *plan = plans_at(&cli->plans, order->chosen->place[0]).plan;
    text_visible_copy(plan_title(plan), title, sizeof title);
    struct print_job job = job_of(order, file, title);
    if (print_send(&job, request, err)) {
        buf_addf(&cli->out.buf, _("Handed to the printer: %s\n"), request);
        return true;
    }
    char *remedy = mem_strdup(err->remedy), *kept = mem_format(_("the sheet is kept: %s"), file);
    snprintf(err->remedy, sizeof err->remedy, "%s%s%s", kept, *remedy != '\0' ? "; " : "", remedy);
    free(remedy);
    free(kept);
    return false;
}

static int make_on_paper(struct cli *cli, const struct order *order, struct err *err)
{
    struct sheet_choice choice = whole_choice(order);
    struct buf out;
    char *file = file_to_print(order, err);
    if (file == NULL) return CLI_BAD;
    buf_init(&out);
    bool made = render(order, &choice, &out, err) && save_whole(file, buf_slice(&out), err);
    bool printed = made && print_file(cli, order, file, err);
    if (cli->args->value[OPTION_OUTPUT] == NULL && (printed || !made)) unlink(file);
    buf_done(&out);
    free(file);
    return printed ? CLI_DONE : CLI_BAD;
}

/* ---- a file for each ---- */

/* The things that get a file each, and which tasks are theirs. */
enum each { EACH_TASK, EACH_ACTION, EACH_AGENCY };

struct folder {
    const struct order *order;
    enum each each;
    const char *path;
    size_t *place;       /* of the tasks of the thing at hand; owned */
    bool *marked;        /* by place; owned */
    char **written;      /* paths; owned */
    size_t count, cap;
    bool progress;       /* standard error is a terminal */
};

static size_t things(const struct folder *folder)
{
    const struct cli *cli = folder->order->cli;
    if (folder->each == EACH_AGENCY) return agencies_count(folder->order->chosen->agencies);
    return folder->each == EACH_ACTION ? plans_actions(&cli->plans) : folder->order->chosen->count;
}

/* Its name, and in *choice its tasks among those chosen; none: no file. */
static struct slice thing(struct folder *folder, size_t i, struct sheet_choice *choice)
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
    return plan_action_name(at.plan, at.task);
}

static bool is_written(const struct folder *folder, const char *path)
{
    for (size_t i = 0; i < folder->count; i++)
        if (strcmp(folder->written[i], path) == 0) return true;
    return false;
}

/* 责任清单-市人社局.pdf; 任务单-05-壮大产业技术人才队伍.pdf; another of the same name gets -2. */
static char *path_for(const struct folder *folder, struct slice name, size_t place)
{
    char safe[FILE_NAME_NBYTES], number[FILE_NAME_NBYTES] = "", no[64];
    const char *slash = folder->path[0] != '\0' && folder->path[strlen(folder->path) - 1] == '/' ? "" : "/";
    file_name_of(name, safe);
    if (folder->each == EACH_TASK) {
        plans_task_no(&folder->order->cli->plans, place, no, sizeof no);
        file_name_of(slice_of(no), number);
    }
    const char *zero = number[0] != '\0' && number[1] == '\0' ? "0" : "";
    for (unsigned again = 1;; again++) {
        char more[16] = "";
        if (again > 1) snprintf(more, sizeof more, "-%u", again);
        char *path = mem_format("%s%s%s-%s%s%s%s%s.%s", folder->path, slash, _(folder->order->kind->label), zero, number,
                                *number != '\0' ? "-" : "", safe, more, folder->order->format->ending);
        if (!is_written(folder, path)) return path;
        free(path);
    }
}

static void show_progress(const struct folder *folder, size_t done, size_t all, struct slice name)
{
    char visible[120];
    if (!folder->progress) return;
    text_visible_copy(name, visible, sizeof visible);
    fprintf(stderr, "\r%zu/%zu %s\033[K", done, all, visible);
    if (done == all) fprintf(stderr, "\r\033[K");
}

static bool write_one(struct folder *folder, struct slice name, const struct sheet_choice *choice, struct err *err)
{
    struct buf out;
    char *path = path_for(folder, name, choice->place[0]);
    buf_init(&out);
    bool done = render(folder->order, choice, &out, err) && cli_spare_plans(folder->order->cli, path, err) &&
                save_whole(path, buf_slice(&out), err);
    buf_done(&out);
    folder->written = mem_grow(folder->written, &folder->cap, folder->count + 1, sizeof *folder->written);
    folder->written[folder->count++] = path;
    return done;
}

static bool open_folder(const char *path, struct err *err)
{
    struct stat st;
    if (path == NULL) {
        err_set(err, _("--each writes several files"), _("name a folder with -o"));
        return false;
    }
    if (mkdir(path, 0777) == 0 || (errno == EEXIST && stat(path, &st) == 0 && S_ISDIR(st.st_mode))) return true;
    err_setf(err, _("name a folder with -o"), _("cannot make the folder: %s"), strerror(errno));
    err_at(err, path, 0, 0);
    return false;
}

static int make_each(const struct order *order, struct err *err)
{
    const char *each = order->cli->args->value[OPTION_EACH], *path = order->cli->args->value[OPTION_OUTPUT];
    struct folder folder = {.order = order, .path = path, .progress = isatty(STDERR_FILENO),
                            .each = strcmp(each, "agency") == 0   ? EACH_AGENCY
                                    : strcmp(each, "action") == 0 ? EACH_ACTION
                                                                  : EACH_TASK};
    size_t tasks = plans_tasks(&order->cli->plans), all = things(&folder);
    bool going = open_folder(path, err);
    folder.place = mem_alloc((tasks + 1) * sizeof *folder.place);
    folder.marked = mem_zalloc((tasks + 1) * sizeof *folder.marked);
    for (size_t i = 0; going && i < all; i++) {
        struct sheet_choice choice = whole_choice(order);
        struct slice name = thing(&folder, i, &choice);
        if (choice.count > 0) going = write_one(&folder, name, &choice, err);
        show_progress(&folder, i + 1, all, name);
    }
    for (size_t i = 0; i < folder.count; i++) free(folder.written[i]);
    free(folder.written);
    free(folder.place);
    free(folder.marked);
    return going ? CLI_DONE : CLI_BAD;
}

int cli_sheet(struct cli *cli, struct err *err)
{
    struct order order;
    struct cli_choice chosen;
    if (!read_order(cli, &order, err)) return CLI_BAD;
    bool each = cli->args->value[OPTION_EACH] != NULL;
    int status = cli_choose(cli, each, &chosen, err);
    order.chosen = &chosen;
    if (status == CLI_DONE) {
        bool paper = cli->args->value[OPTION_PRINTER] != NULL;
        status = each ? make_each(&order, err) : paper ? make_on_paper(cli, &order, err) : make_one(cli, &order, err);
    }
    cli_choice_done(&chosen);
    return status;
}
