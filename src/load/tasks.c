#include "load/tasks.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/numeral.h"
#include "sys/thread.h"

/* ---- one row ---- */

struct row_facts {
    size_t filled;       /* cells that are not blank: 0, 1, or 2 for more */
    size_t first_filled; /* index of the first of them */
};

/* Looks no further than it must: most rows are tasks, and their far cells are not in the cache. */
static struct row_facts tasks_look_at(const struct table *t, size_t row)
{
    struct row_facts facts = {0};
    for (size_t i = 0; i < table_cells(t, row) && facts.filled < 2; i++)
        if (!slice_is_blank(table_cell(t, row, i)) && facts.filled++ == 0) facts.first_filled = i;
    return facts;
}

static struct slice tasks_excerpt(struct slice text)
{
    text = slice_trim(text);
    return slice_cut(text, 0, text_fit(text, 60, 1, NULL));
}

static void tasks_note(struct plan *p, enum note_kind kind, size_t row, struct slice about)
{
    report_add(&p->report, kind, table_row_line(&p->table, row), 0, tasks_excerpt(about));
}

/* ---- rows that are no task ---- */

static bool tasks_is_repeated_header(const struct plan *p, size_t row)
{
    size_t same = 0;
    for (size_t c = 0; c < p->columns; c++) {
        struct slice cell = slice_trim(table_cell(&p->table, row, p->cell_of[c]));
        if (cell.n == 0) continue;
        if (!slice_equal(cell, p->column[c].header)) return false;
        same++;
    }
    return same >= 2;
}

/* |---|:--:| under the header of a Markdown table. */
static bool tasks_is_ruler(const struct table *t, size_t row)
{
    size_t dashes = 0;
    for (size_t i = 0; i < table_cells(t, row); i++) {
        struct slice cell = slice_trim(table_cell(t, row, i));
        for (size_t k = 0; k < cell.n; k++)
            if (cell.s[k] != '-' && cell.s[k] != ':') return false;
        dashes += cell.n;
    }
    return dashes >= 3;
}

static bool tasks_is_totals(struct slice first)
{
    static const char *const words[] = {"合计", "总计", "小计", "共计"};
    size_t next;
    first = slice_trim(first);
    if (first.n == 0 || text_decode(first, 0, &next) < 0x4E00) return false; /* nearly always a number */
    struct buf word;
    buf_init(&word);
    column_normalise(first, &word);
    bool found = false;
    for (size_t i = 0; i < sizeof words / sizeof *words && !found; i++) {
        struct slice total = slice_of(words[i]);
        struct slice rest = slice_cut(buf_slice(&word), total.n, word.n);
        found = slice_has_prefix(buf_slice(&word), total) &&
                (rest.n == 0 || strchr("(:,0123456789", rest.s[0]) || slice_has_prefix(rest, SLICE("、")));
    }
    buf_done(&word);
    return found;
}

/* 一、 or （一）: how sections are counted. */
static bool tasks_has_section_number(struct slice t)
{
    size_t pos = 0, digits = 0;
    if (t.n > 0 && text_halfwidth(text_decode(t, 0, &pos)) != '(') pos = 0;
    while (pos < t.n) {
        size_t next;
        uint32_t cp = text_decode(t, pos, &next);
        if (!numeral_is(cp, NUMERAL_COUNTED)) return digits > 0 && (cp == 0x3001 || text_halfwidth(cp) == ')');
        digits++;
        pos = next;
    }
    return false;
}

/* 注：… 备注：… 说明：… 填表人：… below a table or between its rows. */
static bool tasks_is_remark(const struct plan *p, struct row_facts facts, struct slice text)
{
    static const char *const words[] = {"注",   "备注", "说明", "填表", "制表", "审核",
                                        "附注", "填报", "联系", "★",    "※",    "*"};
    if (facts.filled != 1 || p->columns < 2) return false;
    text = slice_trim(text);
    bool colon = slice_find(text, SLICE(":")) != SIZE_MAX || slice_find(text, SLICE("：")) != SIZE_MAX;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (slice_has_prefix(text, slice_of(words[i]))) return colon || i >= 9;
    return false;
}

/* A row with one filled cell names the action of the tasks below it: it is counted 一、, or stands where numbers
 * stand. */
static bool tasks_is_section(const struct plan *p, struct row_facts facts, struct slice text)
{
    if (facts.filled != 1 || p->columns < 3 || roles_look(text) == LOOK_NUMBER) return false;
    int no = p->first_of[COLUMN_NO];
    bool in_number = no >= 0 && facts.first_filled == p->cell_of[no];
    bool in_action = p->first_of[COLUMN_ACTION] >= 0 && facts.first_filled == p->cell_of[p->first_of[COLUMN_ACTION]];
    return in_number || (in_action && no >= 0) || tasks_has_section_number(slice_trim(text));
}

/* ---- short rows ---- */

static int tasks_fit_of_row(const struct plan *p, size_t row, size_t missing)
{
    int fit = 0;
    size_t at = (size_t)p->first_of[COLUMN_ACTION];
    for (size_t c = 0; c < p->columns; c++) {
        size_t cell = p->cell_of[c];
        bool gap = cell >= p->cell_of[at] && cell < p->cell_of[at] + missing;
        struct slice text = gap ? SLICE("")
                                : table_cell(&p->table, row, cell >= p->cell_of[at] ? cell - missing : cell);
        fit += roles_fit(column_kind(p->column[c].role), roles_look(text));
    }
    return fit;
}

/* Whether a filled cell would come to stand under no column. */
static bool tasks_loses_cells(const struct plan *p, size_t row, size_t missing)
{
    size_t at = p->cell_of[p->first_of[COLUMN_ACTION]], c = 0;
    for (size_t i = 0; i < table_cells(&p->table, row); i++) {
        size_t cell = i < at ? i : i + missing;
        while (c < p->columns && p->cell_of[c] < cell) c++;
        if ((c == p->columns || p->cell_of[c] != cell) && !slice_is_blank(table_cell(&p->table, row, i))) return true;
    }
    return false;
}

/* How many cells a short row lacks at the action, as merged cells do when a table is copied; 0 where it is only cut
 * short at its end.  What its cells look like decides. */
static size_t tasks_missing_cells(const struct plan *p, size_t row, size_t width)
{
    size_t cells = table_cells(&p->table, row), used = p->columns > 0 ? p->cell_of[p->columns - 1] + (size_t)1 : 0;
    for (; width > used;
         width--) /* columns after the last that is used: a delimiter at the end of the header or of the row */
        if (cells == width || (cells > 0 && slice_is_blank(table_cell(&p->table, row, cells - 1)))) cells--;
    if (cells >= width || p->first_of[COLUMN_ACTION] < 0) return 0;
    size_t missing = width - cells;
    if (missing > PLAN_MISSING_MAX || tasks_loses_cells(p, row, missing)) return 0;
    return tasks_fit_of_row(p, row, missing) > tasks_fit_of_row(p, row, 0) ? missing : 0;
}

/* ---- rows that continue the one above ---- */

static bool tasks_is_blank_cell(const struct plan *p, size_t row, enum column_role role)
{
    int column = p->first_of[role];
    return column < 0 || slice_is_blank(table_cell(&p->table, row, p->cell_of[column]));
}

/* Where tasks are numbered, a row with neither number nor task belongs to the task above. */
static bool tasks_is_continuation(const struct plan *p, size_t row)
{
    bool named = p->first_of[COLUMN_NO] >= 0 && p->first_of[COLUMN_TASK] >= 0;
    return named && p->tasks > 0 && tasks_is_blank_cell(p, row, COLUMN_NO) &&
           tasks_is_blank_cell(p, row, COLUMN_TASK) && tasks_is_blank_cell(p, row, COLUMN_ACTION);
}

/* A cell cut by a page break goes on in the middle of a sentence; a further line of a merged cell begins anew. */
static bool tasks_goes_on(struct slice above)
{
    static const char *const ends[] = {"。", "；", ";", "！", "？", ".", "!", "?"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t n = strlen(ends[i]);
        if (above.n >= n && memcmp(above.s + above.n - n, ends[i], n) == 0) return false;
    }
    return true;
}

/* Begins with the number of an item: `3.`, `３、`, `（3）`, `③`. */
static bool tasks_begins_item(struct slice t)
{
    size_t pos = 0, digits = 0;
    uint32_t cp = text_decode(t, 0, &pos);
    if (cp >= 0x2460 && cp <= 0x2473) return true;
    if (text_halfwidth(cp) != '(') pos = 0;
    for (; pos < t.n; digits++) {
        cp = text_decode(t, pos, &pos);
        if (!text_is_digit(cp)) break;
    }
    return digits > 0 && (text_halfwidth(cp) == '.' || cp == 0x3001 || text_halfwidth(cp) == ')');
}

static void tasks_join_row(struct plan *p, size_t row, struct slice about)
{
    uint32_t above = p->row[p->tasks - 1];
    struct buf joined;
    buf_init(&joined);
    for (size_t c = 0; c < p->columns; c++) {
        size_t cell = plan_table_cell(p, p->tasks - 1, c);
        struct slice more = slice_trim(table_cell(&p->table, row, p->cell_of[c]));
        if (more.n == 0) continue;
        struct slice old = slice_trim(table_cell(&p->table, above, cell));
        buf_clear(&joined);
        buf_add(&joined, old);
        if (old.n > 0 && (!tasks_goes_on(old) || tasks_begins_item(more))) buf_addc(&joined, '\n');
        buf_add(&joined, more);
        if (cell < table_cells(&p->table, above)) table_set_cell(&p->table, above, cell, buf_slice(&joined));
        else tasks_note(p, NOTE_SKIPPED, row, more);
    }
    buf_done(&joined);
    tasks_note(p, NOTE_JOINED, row, about);
}

/* ---- actions ---- */

struct tasks_walk {
    struct slice action; /* of the tasks that follow */
    bool any_action;
    bool leaves_out; /* some task leaves its action out: only then is stating it again worth a note */
};

static uint32_t tasks_action_of_row(struct plan *p, struct tasks_walk *walk, size_t row, size_t missing)
{
    int column = p->first_of[COLUMN_ACTION];
    struct slice cell = SLICE("");
    if (column >= 0 && p->cell_of[column] != PLAN_NO_CELL && missing == 0)
        cell = slice_trim(table_cell(&p->table, row, p->cell_of[column]));
    if (cell.n == 0) {
        if (walk->any_action && column >= 0 && p->cell_of[column] != PLAN_NO_CELL)
            tasks_note(p, NOTE_FILLED, row, walk->action);
    } else {
        bool again = walk->any_action && slice_equal(cell, walk->action);
        if (again && walk->leaves_out) tasks_note(p, NOTE_RESTATED, row, cell);
        walk->action = cell;
        walk->any_action = true;
    }
    return plan_intern_action(p, walk->action);
}

static void tasks_begin_section(struct plan *p, struct tasks_walk *walk, size_t row, struct slice text)
{
    walk->action = slice_trim(text);
    walk->any_action = true;
    tasks_note(p, NOTE_SECTION, row, text);
}

/* ---- all rows ---- */

/* Whether the row was something else than a task, and has been dealt with. */
static bool is_between_tasks(struct plan *p, struct tasks_walk *walk, size_t row, struct row_facts facts)
{
    struct slice first = table_cell(&p->table, row, facts.first_filled);
    if (tasks_is_repeated_header(p, row)) return tasks_note(p, NOTE_REPEATED, row, first), true;
    if (tasks_is_ruler(&p->table, row)) return tasks_note(p, NOTE_SKIPPED, row, first), true;
    if (tasks_is_totals(first)) return tasks_note(p, NOTE_TOTALS, row, first), true;
    if (tasks_is_remark(p, facts, first)) return tasks_note(p, NOTE_REMARK, row, first), true;
    if (tasks_is_section(p, facts, first)) return tasks_begin_section(p, walk, row, first), true;
    if (tasks_is_continuation(p, row)) return tasks_join_row(p, row, first), true;
    return false;
}

static void tasks_keep_missing(struct plan *p, size_t missing)
{
    if (missing > 0 && !p->missing) {
        p->missing_cap = 0;
        p->missing = mem_grow(NULL, &p->missing_cap, p->tasks + 1, 1);
        memset(p->missing, 0, p->tasks);
    }
    if (!p->missing) return;
    p->missing = mem_grow(p->missing, &p->missing_cap, p->tasks + 1, 1);
    p->missing[p->tasks] = (uint8_t)missing;
}

static bool tasks_leaves_actions_out(const struct plan *p, size_t first)
{
    int column = p->first_of[COLUMN_ACTION];
    if (column < 0 || p->cell_of[column] == PLAN_NO_CELL) return false;
    for (size_t row = first; row < table_rows(&p->table); row++)
        if (table_cells(&p->table, row) < p->width || slice_is_blank(table_cell(&p->table, row, p->cell_of[column])))
            return true;
    return false;
}

static struct slice tasks_own_number(const struct plan *p, size_t task)
{
    return slice_trim(table_cell(&p->table, p->row[task], plan_table_cell(p, task, (size_t)p->first_of[COLUMN_NO])));
}

static void number_tasks(struct plan *p)
{
    int column = p->first_of[COLUMN_NO];
    bool all = column >= 0;
    for (size_t i = 0; all && i < p->tasks; i++) all = !slice_is_blank(tasks_own_number(p, i));
    if (all) return;
    p->number = mem_alloc((p->tasks + 1) * sizeof *p->number);
    for (size_t i = 0; i < p->tasks; i++) {
        struct slice own = column < 0 ? SLICE("") : tasks_own_number(p, i);
        char made[32];
        int n = snprintf(made, sizeof made, "%s%zu", column < 0 ? "" : "#", i + 1);
        p->number[i] = own.n > 0 ? own : arena_copy(&p->arena, slice_make(made, (size_t)n));
    }
}

/* Section rows named the actions of a table that has no column for them: it gets one, behind the number. */
static void tasks_add_action_column(struct plan *p)
{
    size_t at = p->first_of[COLUMN_NO] == 0 ? 1 : 0;
    p->column = mem_realloc(p->column, (p->columns + 1) * sizeof *p->column);
    p->cell_of = mem_realloc(p->cell_of, (p->columns + 1) * sizeof *p->cell_of);
    memmove(p->column + at + 1, p->column + at, (p->columns - at) * sizeof *p->column);
    memmove(p->cell_of + at + 1, p->cell_of + at, (p->columns - at) * sizeof *p->cell_of);
    struct slice label = slice_of(column_label(COLUMN_ACTION));
    p->column[at] = (struct plan_column){COLUMN_ACTION, label, label};
    p->cell_of[at] = PLAN_NO_CELL;
    p->columns++;
    plan_index_columns(p);
}

/* Whether any column has a role: where none has, that has been reported already. */
static bool tasks_plan_knows_any(const struct plan *p)
{
    for (size_t c = 0; c < p->columns; c++)
        if (p->column[c].role != COLUMN_OTHER) return true;
    return false;
}

void tasks_collect(struct plan *p, const struct roles *roles, size_t first)
{
    p->width = roles->columns;
    struct tasks_walk walk = {SLICE(""), false, tasks_leaves_actions_out(p, first)};
    for (size_t row = first; row < table_rows(&p->table); row++) {
        thread_pause();
        struct row_facts facts = tasks_look_at(&p->table, row);
        if (is_between_tasks(p, &walk, row, facts)) continue;
        size_t cells = table_cells(&p->table, row), missing = tasks_missing_cells(p, row, p->width);
        struct slice about = table_cell(&p->table, row, facts.first_filled);
        if (roles->header_rows > 0 && cells + missing < roles->header_width) tasks_note(p, NOTE_SHORT, row, about);
        if (roles->header_rows > 0 && cells > roles->header_width) tasks_note(p, NOTE_LONG, row, about);
        uint32_t action = tasks_action_of_row(p, &walk, row, missing);
        tasks_keep_missing(p, missing);
        plan_add_task(p, (uint32_t)row, action);
    }
    number_tasks(p);
    for (size_t i = 0; i < p->tasks && !p->has_content; i++)
        p->has_content = !slice_is_blank(plan_cell_of(p, i, COLUMN_CONTENT));
    if (p->first_of[COLUMN_TASK] < 0 && p->first_of[COLUMN_CONTENT] < 0 && tasks_plan_knows_any(p))
        report_add(&p->report, NOTE_NO_TASK, 0, 0, SLICE("--columns task="));
    if (walk.any_action && p->first_of[COLUMN_ACTION] < 0) tasks_add_action_column(p);
}
