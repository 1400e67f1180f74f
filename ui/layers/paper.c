#include "layers/paper.h"

#include <stdio.h>
#include <stdlib.h>

#include "sys/file_name.h"
#include "base/lang.h"
#include "base/mem.h"

enum { SHEET_COLS = 80, MOST_COPIES = 999 };

/* ---- start and end ---- */

static size_t paper_index_of_format(enum format_id id)
{
    size_t i = 0;
    while (sheet_format_at(i)->id != id) i++;
    return i;
}

static size_t paper_index_of_kind(const char *name)
{
    size_t i = 0;
    while (sheet_kind_at(i) != sheet_kind_named(name)) i++;
    return i;
}

void paper_init(struct paper *p)
{
    *p = (struct paper){.view = NULL};
    for (int i = 0; i < PAPER_ROWS; i++) buf_init(&p->text[i]);
    buf_init(&p->year);
    p->value[PAPER_FORMAT] = paper_index_of_format(FORMAT_PDF);
}

void paper_done(struct paper *p)
{
    for (int i = 0; i < PAPER_ROWS; i++) buf_done(&p->text[i]);
    buf_done(&p->year);
    print_queues_done(&p->queues);
    free(p->place);
}

/* ---- ranges ---- */

static void paper_count_tasks(struct paper *p)
{
    size_t all = plans_tasks(p->view->plans);
    for (int range = 0; range < RANGES; range++) {
        p->tasks[range] = 0;
        if (!range_is_possible(p->view, (enum range)range)) continue;
        for (size_t i = 0; i < all; i++) p->tasks[range] += range_has(p->view, (enum range)range, i);
    }
}

static void paper_collect_places(struct paper *p)
{
    size_t all = plans_tasks(p->view->plans);
    enum range range = (enum range)p->value[PAPER_RANGE];
    p->count = 0;
    if (p->tasks[range] == 0) return;
    free(p->place);
    p->place = mem_alloc(p->tasks[range] * sizeof *p->place);
    for (size_t i = 0; i < all; i++) { /* in the order of the list */
        size_t place = view_in_order(p->view, i);
        if (range_has(p->view, range, place)) p->place[p->count++] = place;
    }
}

static void paper_choose_kind(struct paper *p)
{
    enum range range = (enum range)p->value[PAPER_RANGE];
    if (!p->kind_chosen)
        p->value[PAPER_KIND] = paper_index_of_kind(range == RANGE_TASK     ? "task"
                                                   : range == RANGE_AGENCY ? "agency"
                                                                           : "tasks");
}

/* The years of the plan that we are in. */
static struct slice paper_year_label(const struct paper *p, size_t i)
{
    const struct plan *plan = view_plan(p->view);
    return plan_column(plan, plan_year_column(plan, i))->label;
}

static size_t paper_count_years(const struct paper *p)
{
    const struct plan *plan = view_plan(p->view);
    return plan != NULL ? plan_years(plan) : 0;
}

static void paper_find_year(struct paper *p)
{
    size_t i = 0, years = paper_count_years(p);
    while (i < years && !slice_equal(paper_year_label(p, i), buf_slice(&p->year))) i++;
    p->value[PAPER_YEAR] = i < years && p->year.n > 0 ? i + 1 : 0;
}

void paper_refresh(struct paper *p)
{
    paper_count_tasks(p);
    for (int i = 0; i < RANGES && p->tasks[p->value[PAPER_RANGE]] == 0; i++)
        p->value[PAPER_RANGE] = (p->value[PAPER_RANGE] + 1) % RANGES;
    paper_choose_kind(p);
    paper_collect_places(p);
    paper_find_year(p);
    if (!paper_shows(p, p->row)) p->row = PAPER_RANGE;
}

void paper_open(struct paper *p, const struct view *view, enum range range)
{
    p->view = view;
    p->row = PAPER_RANGE;
    p->value[PAPER_RANGE] = range;
    p->kind_chosen = false;
    buf_clear(&p->year);
    buf_clear(&p->text[PAPER_FILE]);
    buf_clear(&p->text[PAPER_PAGES]);
    paper_refresh(p);
}

/* ---- rows ---- */

static const char *const labels[PAPER_ROWS] = {
    [PAPER_RANGE] = N_("Tasks to print"), [PAPER_KIND] = N_("Kind of sheet"),    [PAPER_YEAR] = N_("Year to print"),
    [PAPER_FORMAT] = N_("File format"),   [PAPER_SIZE] = N_("Paper size"),       [PAPER_TURN] = N_("Orientation"),
    [PAPER_MARKS] = N_("Punctuation"),    [PAPER_BESIDE] = N_("Order of years"), [PAPER_TO] = N_("Send to"),
    [PAPER_FILE] = N_("File name"),       [PAPER_COPIES] = N_("Copies"),         [PAPER_SIDES] = N_("Sides"),
    [PAPER_PAGES] = N_("Page range"),     [PAPER_OPTIONS] = N_("Options of lp"),
};

const char *paper_label(enum paper_row row) { return labels[row]; }

bool paper_is_typed(enum paper_row row)
{
    return row == PAPER_FILE || row == PAPER_COPIES || row == PAPER_PAGES || row == PAPER_OPTIONS;
}

bool paper_takes(enum paper_row row, uint32_t key)
{
    if (key <= 0x20 || key >= K_UP || !paper_is_typed(row)) return false;
    if (row == PAPER_FILE || row == PAPER_OPTIONS) return true;
    return text_is_digit(key);
}

enum paper_to paper_to(const struct paper *p)
{
    size_t to = p->value[PAPER_TO];
    return to == 0 ? PAPER_TO_FILE : to <= p->queues.count ? PAPER_TO_PRINTER : PAPER_TO_CLIPBOARD;
}

const char *paper_queue(const struct paper *p) { return p->queues.queue[p->value[PAPER_TO] - 1].name; }

static bool paper_is_kind(const struct paper *p, const char *name)
{
    return sheet_kind_at(p->value[PAPER_KIND]) == sheet_kind_named(name);
}

/* Whether the destination accepts a format: a printer PDF and text, the clipboard every text. */
static bool paper_takes_format(const struct paper *p, size_t i)
{
    const struct sheet_format *format = sheet_format_at(i);
    if (paper_to(p) == PAPER_TO_PRINTER) return format->paper;
    return paper_to(p) == PAPER_TO_FILE || !format->binary;
}

/* The index of the format that is chosen, or of the one used instead if the destination does not accept it. */
static size_t paper_format_index(const struct paper *p)
{
    if (paper_takes_format(p, p->value[PAPER_FORMAT])) return p->value[PAPER_FORMAT];
    return paper_index_of_format(paper_to(p) == PAPER_TO_PRINTER ? FORMAT_PDF : FORMAT_TEXT);
}

static const struct sheet_format *paper_format_of(const struct paper *p)
{
    return sheet_format_at(paper_format_index(p));
}

static bool has_paper(const struct paper *p)
{
    return paper_format_of(p)->id == FORMAT_PDF || paper_format_of(p)->id == FORMAT_HTML;
}

bool paper_shows(const struct paper *p, enum paper_row row)
{
    switch (row) {
    case PAPER_YEAR: return paper_count_years(p) > 1;
    case PAPER_SIZE: return has_paper(p) || paper_to(p) == PAPER_TO_PRINTER;
    case PAPER_TURN: return has_paper(p);
    case PAPER_BESIDE: return paper_is_kind(p, "task") && paper_count_years(p) > 1 && p->value[PAPER_YEAR] == 0;
    case PAPER_FILE: return paper_to(p) == PAPER_TO_FILE;
    case PAPER_COPIES:
    case PAPER_SIDES:
    case PAPER_PAGES:
    case PAPER_OPTIONS: return paper_to(p) == PAPER_TO_PRINTER;
    default: return true;
    }
}

static size_t paper_count_values(const struct paper *p, enum paper_row row)
{
    switch (row) {
    case PAPER_RANGE: return RANGES;
    case PAPER_KIND: return sheet_kinds();
    case PAPER_YEAR: return 1 + paper_count_years(p);
    case PAPER_FORMAT: return sheet_formats();
    case PAPER_TURN: return 3;
    case PAPER_SIDES: return 4;
    case PAPER_TO: return 2 + p->queues.count;
    default: return paper_is_typed(row) ? 1 : 2;
    }
}

static bool paper_has_value(const struct paper *p, enum paper_row row, size_t i)
{
    if (row == PAPER_RANGE) return p->tasks[i] > 0;
    return row != PAPER_FORMAT || paper_takes_format(p, i);
}

/* ---- values in words ---- */

static void paper_add_range(const struct paper *p, size_t range, struct buf *out)
{
    const struct view *v = p->view;
    struct slice name = range == RANGE_ACTION   ? view_action_name(v, range_action(v))
                        : range == RANGE_AGENCY ? agencies_name(v->agencies, (size_t)v->agency)
                                                : SLICE("");
    static const char *const words[RANGES] = {
        [RANGE_HITS] = N_("found by the search (%zu)"),
        [RANGE_FILTERED] = N_("kept by the filters (%zu)"),
        [RANGE_ALL] = N_("all (%zu)"),
    };
    if (range == RANGE_TASK) {
        char no[64];
        struct place at = plans_at(v->plans, (size_t)v->place);
        plans_task_no(v->plans, (size_t)v->place, no, sizeof no);
        buf_addf(out, "%s ", no);
        buf_add(out, plan_task_name(at.plan, at.task));
    } else if (words[range] != NULL) {
        buf_addf(out, _(words[range]), p->tasks[range]);
    } else {
        buf_add(out, name);
        buf_addf(out, _(" (%zu)"), p->tasks[range]);
    }
}

static void paper_add_format(size_t i, struct buf *out) { buf_adds(out, _(format_row(sheet_format_at(i)->id)->label)); }

static void paper_add_turn(const struct paper *p, size_t i, struct buf *out)
{
    static const char *const words[] = {N_("as suits the sheet"), N_("upright"), N_("across")};
    (void)p;
    buf_adds(out, _(words[i]));
}

static void paper_add_to(const struct paper *p, struct buf *out)
{
    switch (paper_to(p)) {
    case PAPER_TO_FILE: buf_adds(out, _("a file")); break;
    case PAPER_TO_CLIPBOARD: buf_adds(out, _("the clipboard")); break;
    case PAPER_TO_PRINTER:
        buf_addf(out, _("printer %s"), paper_queue(p));
        if (p->queues.queue[p->value[PAPER_TO] - 1].stopped) buf_adds(out, _(" (stopped)"));
    }
}

static void paper_add_typed(const struct paper *p, enum paper_row row, struct buf *out)
{
    if (row == PAPER_FILE) {
        char *file = paper_file(p);
        buf_adds(out, file);
        free(file);
    } else if (p->text[row].n > 0) {
        buf_add(out, buf_slice(&p->text[row]));
    } else {
        buf_adds(out, row == PAPER_COPIES ? "1" : row == PAPER_PAGES ? _("all pages") : _("none"));
    }
}

void paper_add_value(const struct paper *p, enum paper_row row, struct buf *out)
{
    static const char *const sides[] = {N_("as the printer has it"), N_("one side"), N_("both, long edge"),
                                        N_("both, short edge")};
    size_t i = p->value[row];
    switch (row) {
    case PAPER_RANGE: paper_add_range(p, i, out); break;
    case PAPER_KIND: buf_adds(out, _(sheet_kind_at(i)->label)); break;
    case PAPER_YEAR: buf_add(out, i > 0 ? paper_year_label(p, i - 1) : slice_of(_("all years"))); break;
    case PAPER_FORMAT: paper_add_format(paper_format_index(p), out); break;
    case PAPER_SIZE: buf_adds(out, i > 0 ? "A3" : "A4"); break;
    case PAPER_TURN: paper_add_turn(p, i, out); break;
    case PAPER_MARKS: buf_adds(out, i > 0 ? _("full-width") : _("as the plan has it")); break;
    case PAPER_BESIDE: buf_adds(out, i > 0 ? _("side by side") : _("one below the other")); break;
    case PAPER_TO: paper_add_to(p, out); break;
    case PAPER_SIDES: buf_adds(out, _(sides[i])); break;
    default: paper_add_typed(p, row, out);
    }
}

/* ---- what the user does ---- */

void paper_move(struct paper *p, int by)
{
    for (int row = (int)p->row + by; row >= 0 && row < PAPER_ROWS; row += by) {
        if (!paper_shows(p, (enum paper_row)row)) continue;
        p->row = (enum paper_row)row;
        return;
    }
}

static bool paper_change_copies(struct paper *p, int by)
{
    int copies = p->text[PAPER_COPIES].n > 0 ? atoi(p->text[PAPER_COPIES].s) : 1;
    if (copies + by < 1 || copies + by > MOST_COPIES) return false;
    buf_clear(&p->text[PAPER_COPIES]);
    buf_addf(&p->text[PAPER_COPIES], "%d", copies + by);
    return true;
}

/* Gives the name of the file the suffix of the chosen format, in the place of the suffix of another format. */
static void paper_put_ending(struct paper *p)
{
    struct buf *name = &p->text[PAPER_FILE];
    if (name->n == 0) return;
    size_t stem = name->n;
    enum format_id unused, mine = paper_format_of(p)->id;
    if (format_of_file(FORMAT_OF_SHEETS, name->s, mine, &unused)) stem = (size_t)(strrchr(name->s, '.') - name->s);
    char *path = mem_format("%.*s.%s", (int)stem, name->s, format_row(mine)->suffix);
    buf_clear(name);
    buf_adds(name, path);
    free(path);
}

bool paper_change(struct paper *p, int by)
{
    enum paper_row row = p->row;
    size_t count = paper_count_values(p, row), before = row == PAPER_FORMAT ? paper_format_index(p) : p->value[row],
           i = before;
    if (row == PAPER_COPIES) return paper_change_copies(p, by);
    do i = (i + count + (size_t)by) % count;
    while (i != before && !paper_has_value(p, row, i));
    p->value[row] = i;
    if (row == PAPER_KIND) p->kind_chosen = true;
    if (row == PAPER_YEAR) {
        buf_clear(&p->year);
        if (i > 0) buf_add(&p->year, paper_year_label(p, i - 1));
    }
    if (row == PAPER_FORMAT) paper_put_ending(p);
    paper_refresh(p);
    return i != before;
}

/* Whether a sheet can be written into a file of that name; *err if its suffix says another format. */
static bool paper_check_file(struct slice text, struct err *err)
{
    char *name = mem_format("%.*s", (int)text.n, text.s);
    bool good = format_fits(FORMAT_OF_SHEETS, name, err);
    free(name);
    return good;
}

bool paper_check(enum paper_row row, struct slice text, struct err *err)
{
    bool good = text.n <= 3 && (text.n == 0 || atoi(text.s) > 0);
    if (row == PAPER_PAGES) return print_check_pages(text, err);
    if (row == PAPER_FILE) return paper_check_file(text, err);
    if (row != PAPER_COPIES) return true;
    for (size_t i = 0; i < text.n; i++) good = good && text_is_digit((unsigned char)text.s[i]);
    if (!good) err_set(err, _("a number of copies, 1 to 999"), "");
    return good;
}

/* ---- the file ---- */

void paper_type(struct paper *p, enum paper_row row, struct slice text)
{
    buf_clear(&p->text[row]);
    buf_add(&p->text[row], slice_trim(text));
    if (row != PAPER_FILE || p->text[row].n == 0) return;
    enum format_id id;
    if (format_of_file(FORMAT_OF_SHEETS, p->text[row].s, paper_format_of(p)->id, &id))
        p->value[PAPER_FORMAT] = paper_index_of_format(id);
    paper_put_ending(p);
}

/* Adds what the tasks have in common, for the name of the file. */
static void paper_add_subject(const struct paper *p, struct buf *out)
{
    const struct view *v = p->view;
    switch ((enum range)p->value[PAPER_RANGE]) {
    case RANGE_TASK: {
        struct place at = plans_at(v->plans, (size_t)v->place);
        buf_add(out, plan_task_name(at.plan, at.task));
        break;
    }
    case RANGE_ACTION: buf_add(out, view_action_name(v, range_action(v))); break;
    case RANGE_AGENCY: buf_add(out, agencies_name(v->agencies, (size_t)v->agency)); break;
    case RANGE_HITS: buf_add(out, buf_slice(&v->query_text)); break;
    case RANGE_FILTERED: filters_add_query(&v->filters, out); break;
    default: buf_add(out, plan_title(view_plan(v)));
    }
    if (p->value[PAPER_YEAR] > 0) buf_addf(out, "-%s", p->year.s);
}

char *paper_file(const struct paper *p)
{
    struct sheet_order order;
    struct buf subject;
    char no[64] = "";
    if (p->text[PAPER_FILE].n > 0) return mem_strdup(p->text[PAPER_FILE].s);
    buf_init(&subject);
    paper_order(p, &order);
    paper_add_subject(p, &subject);
    if (p->value[PAPER_RANGE] == RANGE_TASK) plans_task_no(p->view->plans, (size_t)p->view->place, no, sizeof no);
    char *file = sheet_order_file(&order, slice_of(no), buf_slice(&subject), 1);
    buf_done(&subject);
    return file;
}

/* ---- what comes of it ---- */

void paper_order(const struct paper *p, struct sheet_order *order)
{
    static const enum sheet_turn turns[] = {SHEET_AS_KIND_WANTS, SHEET_PORTRAIT, SHEET_LANDSCAPE};
    const struct view *v = p->view;
    bool of_agency = p->value[PAPER_RANGE] == RANGE_AGENCY && v->agency >= 0;
    *order = (struct sheet_order){
        .kind = sheet_kind_at(p->value[PAPER_KIND]),
        .format = paper_format_of(p),
        .look = {.ncols = SHEET_COLS,
                 .nlines = paper_to(p) == PAPER_TO_CLIPBOARD ? 0 : SHEET_LINES,
                 .ambiguous = 1,
                 .a3 = p->value[PAPER_SIZE] > 0,
                 .turn = turns[p->value[PAPER_TURN]]},
        .choice = {.plans = v->plans,
                   .place = p->place,
                   .count = p->count,
                   .year = buf_slice(&p->year),
                   .agencies = v->agencies,
                   .agency = of_agency ? (size_t)v->agency + 1 : 0,
                   .beside = p->value[PAPER_BESIDE] > 0},
        .full_width = p->value[PAPER_MARKS] > 0,
    };
}

void paper_add_cache_key(const struct paper *p, struct buf *out)
{
    view_add_version(p->view, out);
    buf_addf(out, " %zu %zu %zu", p->count, p->value[PAPER_RANGE], p->value[PAPER_KIND]);
    buf_addf(out, " %zu %zu %zu", p->value[PAPER_YEAR], p->value[PAPER_MARKS], p->value[PAPER_BESIDE]);
}

struct print_job paper_job(const struct paper *p, const char *file, const char *title)
{
    static const enum print_sides sides[] = {PRINT_SIDES_AS_QUEUE, PRINT_ONE_SIDE, PRINT_LONG_EDGE, PRINT_SHORT_EDGE};
    const struct buf *text = p->text;
    struct sheet_order order;
    paper_order(p, &order);
    return (struct print_job){
        .landscape = sheet_order_lies(&order),
        .ncols = order.format->paged_text ? (unsigned)order.look.ncols : 0,
        .nlines = order.look.nlines,
        .file = file,
        .title = title,
        .queue = paper_queue(p),
        .media = p->value[PAPER_SIZE] > 0 ? "A3" : "A4",
        .sides = sides[p->value[PAPER_SIDES]],
        .copies = text[PAPER_COPIES].n > 0 ? (unsigned)atoi(text[PAPER_COPIES].s) : 1,
        .pages = text[PAPER_PAGES].n > 0 ? text[PAPER_PAGES].s : NULL,
        .options = text[PAPER_OPTIONS].n > 0 ? text[PAPER_OPTIONS].s : NULL,
    };
}

/* The destination that was chosen stays chosen by its position, whatever printers have come or gone. */
void paper_set_queues(struct paper *p, struct print_queues *queues, const struct err *why)
{
    enum paper_to to = paper_to(p);
    char *name = to == PAPER_TO_PRINTER ? mem_strdup(paper_queue(p)) : NULL;
    size_t i = 0;
    print_queues_done(&p->queues);
    p->queues = queues != NULL ? *queues : (struct print_queues){0};
    p->asked = true;
    snprintf(p->no_printer, sizeof p->no_printer, "%s", queues == NULL ? why->what : "");
    while (name != NULL && i < p->queues.count && strcmp(p->queues.queue[i].name, name) != 0) i++;
    if (to == PAPER_TO_CLIPBOARD) p->value[PAPER_TO] = p->queues.count + 1;
    if (to == PAPER_TO_PRINTER) p->value[PAPER_TO] = i < p->queues.count ? i + 1 : 0;
    free(name);
    if (!paper_shows(p, p->row)) p->row = PAPER_TO;
}
