#include "load/tasks.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/chars.h"
#include "base/lang.h"
#include "base/mem.h"
#include "load/between.h"
#include "load/cells.h"
#include "load/header.h"
#include "sys/thread.h"

enum { SECTION_LEVELS = 5, NUMBERED_ROWS = 100 }; /* levels: look_section_number, and 4 for headings without a number */

/* ---- rows of merged cells ---- */

static bool tasks_ends_sentence(struct slice t)
{
    static const char *const ends[] = {"。", "；", ";", "！", "？", ".", "!", "?"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t n = strlen(ends[i]);
        if (t.n >= n && memcmp(t.s + t.n - n, ends[i], n) == 0) return true;
    }
    return false;
}

/* Has the end of a sentence in it, and begins none by a number of its own: what it begins with belongs to the row
 * above. */
static bool tasks_closes_sentence(struct slice t)
{
    for (size_t pos = 0; pos < t.n;) {
        uint32_t cp = text_decode(t, pos, &pos);
        if (pos <= TEXT_CHAR_MAX && text_is_digit(cp)) return false;
        if (chars_is(cp, CHARS_FULL_STOP | CHARS_SEMICOLON)) return true;
    }
    return false;
}

/* A page break has cut a sentence: the row says nothing but its end, in the column where it was left open. */
static bool tasks_ends_cut_sentence(const struct plan *p, size_t row, struct row_facts facts)
{
    enum { OPEN_LEAST = 12 }; /* characters: shorter cells are names, which end without a full stop */
    if (facts.filled != 1 || p->tasks == 0) return false;
    for (size_t c = 0; c < p->columns; c++) {
        if (p->cell_of[c] != facts.first) continue;
        enum column_role role = p->column[c].role;
        size_t cell = plan_table_cell(p, p->tasks - 1, c);
        if (role != COLUMN_CONTENT && role != COLUMN_YEAR && role != COLUMN_OTHER && role != COLUMN_STATUS)
            return false;
        struct slice above = slice_trim(table_cell(&p->table, p->row[p->tasks - 1], cell));
        struct slice more = slice_trim(table_cell(&p->table, row, facts.first));
        bool sentence = text_chars(above) >= OPEN_LEAST || look_of(above) == LOOK_CLAUSES;
        return sentence && !tasks_ends_sentence(above) && tasks_closes_sentence(more) &&
               cell < table_cells(&p->table, p->row[p->tasks - 1]);
    }
    return false;
}

static void tasks_join_row(struct plan *p, size_t row, struct row_facts facts)
{
    uint32_t above = p->row[p->tasks - 1];
    size_t c = 0;
    while (p->cell_of[c] != facts.first) c++;
    size_t cell = plan_table_cell(p, p->tasks - 1, c);
    struct slice more = slice_trim(table_cell(&p->table, row, facts.first));
    struct buf joined;
    buf_init(&joined);
    buf_add(&joined, slice_trim(table_cell(&p->table, above, cell)));
    buf_add(&joined, more);
    table_set_cell(&p->table, above, cell, buf_slice(&joined));
    buf_done(&joined);
    cells_note(p, NOTE_JOINED, row, more);
}

/* A cell of the row above that is merged over this one. */
static void tasks_fill(struct plan *p, size_t row, enum column_role role)
{
    int cell = cells_of_role(p, role);
    if (cell < 0 || (size_t)cell >= table_cells(&p->table, row) || cells_text(p, row, cell).n > 0) return;
    size_t task = p->tasks - 1;
    struct slice above = slice_trim(
        role == COLUMN_TASK ? plan_cell_of(p, task, role)
                            : table_cell(&p->table, p->row[task], plan_table_cell(p, task, (size_t)p->first_of[role])));
    if (above.n > 0) table_set_cell(&p->table, row, (size_t)cell, above);
}

/* A blank task beside something of its own: the task above is merged over the row, and its number if that is blank
 * too. */
static void tasks_fill_down(struct plan *p, size_t row, struct row_facts facts, size_t missing)
{
    int task = cells_of_role(p, COLUMN_TASK);
    bool only_counted = facts.filled == 1 && (int)facts.first == cells_of_role(p, COLUMN_NO);
    if (only_counted || task < 0 || p->tasks == 0 || missing > 0 || cells_text(p, row, task).n > 0) return;
    struct slice name = plan_cell_of(p, p->tasks - 1, COLUMN_TASK);
    if (name.n == 0) return;
    tasks_fill(p, row, COLUMN_NO);
    tasks_fill(p, row, COLUMN_TASK);
    cells_note(p, NOTE_MERGED, row, name);
}

/* Columns before the task group the tasks, as the action does: a blank cell there belongs to the cell merged above it.
 * Agencies, and levels that their header calls an action or a task. */
static bool tasks_groups(const struct plan *p, size_t column)
{
    struct header h;
    int task = cells_of_role(p, COLUMN_TASK);
    enum column_role role = p->column[column].role;
    if (task < 0 || p->cell_of[column] == PLAN_NO_CELL || (int)p->cell_of[column] > task) return false;
    if (role == COLUMN_LEAD || role == COLUMN_SUPPORT) return true;
    header_read(p->column[column].header, &h);
    return role == COLUMN_OTHER && (h.weight[COLUMN_ACTION] >= HEADER_GOOD || h.weight[COLUMN_TASK] >= HEADER_GOOD);
}

static void tasks_fill_groups(struct plan *p, size_t row, const bool *groups)
{
    for (size_t c = 0; c < p->columns && p->tasks > 0; c++) {
        size_t cell = p->cell_of[c];
        if (!groups[c] || cell >= table_cells(&p->table, row) || !slice_is_blank(table_cell(&p->table, row, cell)))
            continue;
        struct slice above = slice_trim(
            table_cell(&p->table, p->row[p->tasks - 1], plan_table_cell(p, p->tasks - 1, c)));
        if (above.n == 0) continue;
        table_set_cell(&p->table, row, cell, above);
        cells_note(p, NOTE_GROUPED, row, above);
    }
}

/* ---- actions and sections ---- */

struct tasks_walk {
    struct slice section[SECTION_LEVELS]; /* the headings in force, by level; empty: none */
    struct slice outer;                   /* of all of them: outer › inner */
    struct slice cell;                    /* the action column's own, filled down */
    struct slice action;                  /* of the tasks that follow */
    bool any_action;
    size_t *remark; /* owned: rows of remarks since the last task */
    size_t remarks, remark_cap;
    bool knows_merges; /* the file says which cells are merged: what is blank besides is empty */
    bool leaves_out;   /* some task leaves its action out: only then is stating it again worth a note */
};

/* outer › inner, of what is there of both. */
static struct slice tasks_path(struct plan *p, struct slice outer, struct slice inner)
{
    if (outer.n == 0 || inner.n == 0) return outer.n == 0 ? inner : outer;
    struct buf path;
    buf_init(&path);
    buf_add(&path, outer);
    buf_adds(&path, " › ");
    buf_add(&path, inner);
    struct slice joined = arena_copy(&p->arena, buf_slice(&path));
    buf_done(&path);
    return joined;
}

static void tasks_take_section(struct plan *p, struct tasks_walk *walk, const struct between *b, size_t row,
                               struct row_facts facts)
{
    struct buf heading;
    buf_init(&heading);
    unsigned level = between_section(b, row, facts, &heading);
    walk->section[level] = arena_copy(&p->arena, buf_slice(&heading));
    for (unsigned i = level + 1; i < SECTION_LEVELS; i++) walk->section[i] = SLICE("");
    walk->outer = SLICE("");
    for (unsigned i = 0; i < SECTION_LEVELS; i++) walk->outer = tasks_path(p, walk->outer, walk->section[i]);
    walk->cell = SLICE("");
    walk->action = walk->outer;
    walk->any_action = true;
    cells_note(p, NOTE_SECTION, row, buf_slice(&heading));
    buf_done(&heading);
}

/* The first task of a table that goes on with another one: a cell merged over the page break shows its text only in
 * that one. */
static bool tasks_begins_page(const struct plan *p, size_t row)
{
    return p->tasks > 0 && table_is_placed(&p->table) &&
           table_part_of(&p->table, p->row[p->tasks - 1]) != table_part_of(&p->table, row);
}

static uint32_t tasks_action_of_row(struct plan *p, struct tasks_walk *walk, size_t row, size_t missing)
{
    int column = cells_of_role(p, COLUMN_ACTION);
    struct slice cell = missing == 0 ? cells_text(p, row, column) : SLICE("");
    if (cell.n == 0 && walk->knows_merges && column >= 0 && !tasks_begins_page(p, row)) {
        walk->action = walk->outer;
        walk->cell = cell;
    } else if (cell.n == 0) {
        if (walk->any_action && column >= 0) cells_note(p, NOTE_FILLED, row, walk->action);
    } else {
        bool again = walk->any_action && slice_equal(cell, walk->cell);
        if (again && walk->leaves_out) cells_note(p, NOTE_RESTATED, row, cell);
        if (!again) walk->action = tasks_path(p, walk->outer, cell);
        walk->cell = cell;
        walk->any_action = true;
    }
    return plan_intern_action(p, walk->action);
}

/* A paragraph between two tables of a document. */
static bool tasks_is_prose(const struct plan *p, size_t row)
{
    return table_is_placed(&p->table) && table_part_of(&p->table, row)->kind == TABLE_PART_PROSE;
}

/* ---- all rows ---- */

static bool tasks_is_numbered_prose(const struct plan *p, size_t row, unsigned *level)
{
    size_t end;
    struct row_facts facts = between_look(&p->table, row);
    if (!tasks_is_prose(p, row) || facts.filled != 1) return false;
    struct slice text = slice_trim(table_cell(&p->table, row, facts.first));
    return look_section_number(text, level, &end) && end < text.n;
}

/* A document that has a table for each section names the first of them above the header: what stands there counts if a
 * heading of its level stands between the tables, too. */
static void tasks_take_section_above(struct plan *p, struct tasks_walk *walk, const struct between *b, size_t first,
                                     size_t end)
{
    unsigned level, other;
    size_t above = b->header;
    while (above > 0 && table_is_placed(&p->table) && !tasks_is_prose(p, above - 1) &&
           table_part_of(&p->table, above - 1) == table_part_of(&p->table, b->header))
        above--;
    if (above == 0 || !tasks_is_numbered_prose(p, above - 1, &level)) return;
    for (size_t row = first; row < end; row++) {
        if (!tasks_is_numbered_prose(p, row, &other) || other != level) continue;
        tasks_take_section(p, walk, b, above - 1, between_look(&p->table, above - 1));
        return;
    }
}

/* Whether rows are counted in Arabic digits: what Chinese numerals count beside them are sections. */
static bool tasks_count_in_arabic(const struct plan *p, size_t first, size_t end)
{
    int no = cells_of_role(p, COLUMN_NO);
    size_t arabic = 0, others = 0;
    for (size_t row = first; no >= 0 && row < end && row - first < NUMBERED_ROWS; row++) {
        struct slice cell = cells_text(p, row, no);
        if (cell.n > 0) (*(look_row_number(cell) >= 0 ? &arabic : &others))++;
    }
    return arabic * 3 >= others && arabic > 0;
}

static void tasks_keep_remark(struct tasks_walk *walk, size_t row)
{
    walk->remark = mem_grow(walk->remark, &walk->remark_cap, walk->remarks + 1, sizeof *walk->remark);
    walk->remark[walk->remarks++] = row;
}

/* What looks like a remark surely is one below the last task; above a further one it may be something else. */
static void tasks_note_remarks(struct plan *p, struct tasks_walk *walk, enum note_kind kind)
{
    for (size_t i = 0; i < walk->remarks; i++) {
        size_t row = walk->remark[i];
        cells_note(p, kind, row, table_cell(&p->table, row, between_look(&p->table, row).first));
    }
    walk->remarks = 0;
}

/* The only filled cell stands under no column of the table: it is a line beside it. */
static bool tasks_stands_beside(const struct plan *p, struct row_facts facts)
{
    if (facts.filled != 1) return false;
    for (size_t c = 0; c < p->columns; c++)
        if (p->cell_of[c] == facts.first) return false;
    return true;
}

/* The title stands above the header of each printed page. */
static bool tasks_is_title_again(const struct plan *p, size_t row, struct row_facts facts)
{
    if (p->title_row == SIZE_MAX) return false;
    struct row_facts title = between_look(&p->table, p->title_row);
    return slice_equal(slice_trim(table_cell(&p->table, row, facts.first)),
                       slice_trim(table_cell(&p->table, p->title_row, title.first)));
}

/* A cell that is merged over rows above reaches down to this one: it is one of several that share it. */
static bool tasks_is_covered(const struct plan *p, size_t row) { return table_has_merge_down(&p->table, row, row + 1); }

/* Whether the row was something else than a task, and has been dealt with. */
static bool tasks_take_between(struct plan *p, struct tasks_walk *walk, struct between *b, size_t row,
                               struct row_facts facts)
{
    static const enum note_kind notes[] = {
        [ROW_REPEATED] = NOTE_REPEATED, [ROW_RULER] = NOTE_RULER, [ROW_INDEX] = NOTE_INDEX,
        [ROW_PAGE] = NOTE_PAGE,         [ROW_UNITS] = NOTE_UNITS, [ROW_TOTALS] = NOTE_TOTALS,
    };
    enum row_kind kind = between_kind(b, row, facts);
    if (kind == ROW_TASK && tasks_stands_beside(p, facts)) kind = ROW_REMARK;
    if (kind == ROW_SECTION && tasks_is_title_again(p, row, facts)) kind = ROW_REPEATED;
    if (tasks_is_covered(p, row) && (kind == ROW_SECTION || kind == ROW_REMARK)) kind = ROW_TASK;
    else if (tasks_is_prose(p, row) && (kind == ROW_TASK || kind == ROW_TOTALS)) kind = ROW_REMARK;
    if (kind == ROW_TASK) {
        if (walk->knows_merges || !tasks_ends_cut_sentence(p, row, facts)) return false;
        tasks_join_row(p, row, facts);
    } else if (kind == ROW_SECTION) {
        tasks_take_section(p, walk, b, row, facts);
        if (facts.filled > 1) plan_add_row_note(p, row); /* it carries a sum, or names who answers for it */
    } else {
        if (kind == ROW_REMARK) tasks_keep_remark(walk, row);
        else cells_note(p, notes[kind], row, table_cell(&p->table, row, facts.first));
        if (kind == ROW_REMARK || kind == ROW_TOTALS) plan_add_row_note(p, row);
    }
    return true;
}

static void tasks_keep_gap(struct plan *p, struct plan_gap gap)
{
    if (gap.cells > 0 && !p->gap) {
        p->gap_cap = 0;
        p->gap = mem_grow(NULL, &p->gap_cap, p->tasks + 1, sizeof *p->gap);
        memset(p->gap, 0, p->tasks * sizeof *p->gap);
    }
    if (!p->gap) return;
    p->gap = mem_grow(p->gap, &p->gap_cap, p->tasks + 1, sizeof *p->gap);
    p->gap[p->tasks] = gap;
}

static bool tasks_leaves_actions_out(const struct plan *p, size_t first, size_t end)
{
    int column = p->first_of[COLUMN_ACTION];
    if (column < 0 || p->cell_of[column] == PLAN_NO_CELL) return false;
    for (size_t row = first; row < end; row++)
        if (table_cells(&p->table, row) < p->width || slice_is_blank(table_cell(&p->table, row, p->cell_of[column])))
            return true;
    return false;
}

static struct slice tasks_own_number(const struct plan *p, size_t task)
{
    return slice_trim(table_cell(&p->table, p->row[task], plan_table_cell(p, task, (size_t)p->first_of[COLUMN_NO])));
}

/* The number and the task are merged over the row above and this one. */
static bool tasks_shares_name(const struct plan *p, size_t task)
{
    int column = p->first_of[COLUMN_TASK];
    return p->gap && column >= 0 && plan_table_cell(p, task, (size_t)column) == PLAN_NO_CELL;
}

static void tasks_number(struct plan *p)
{
    int column = p->first_of[COLUMN_NO];
    bool all = column >= 0;
    for (size_t i = 0; all && i < p->tasks; i++) all = !slice_is_blank(tasks_own_number(p, i));
    if (all) return;
    p->number = mem_alloc((p->tasks + 1) * sizeof *p->number);
    for (size_t i = 0; i < p->tasks; i++) {
        struct slice own = column < 0 ? SLICE("") : tasks_own_number(p, i);
        char made[32];
        if (i > 0 && own.n == 0 && tasks_shares_name(p, i)) own = p->number[i - 1];
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
    p->column[at] = (struct plan_column){.role = COLUMN_ACTION, .header = label, .label = label};
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

void tasks_collect(struct plan *p, const struct roles *roles, size_t end)
{
    size_t first = roles->header_row + roles->header_rows;
    p->width = roles->columns;
    struct tasks_walk walk = {.knows_merges = table_has_merge_down(&p->table, first, end)};
    walk.leaves_out = !walk.knows_merges && tasks_leaves_actions_out(p, first, end);
    struct between between = {&p->table,
                              roles->header_row,
                              roles->header_rows,
                              roles->columns,
                              cells_of_role(p, COLUMN_NO),
                              cells_of_role(p, COLUMN_ACTION),
                              cells_of_role(p, COLUMN_TASK),
                              tasks_count_in_arabic(p, first, end),
                              false};
    tasks_take_section_above(p, &walk, &between, first, end);
    bool *groups = mem_zalloc((p->columns + 1) * sizeof *groups);
    for (size_t c = 0; c < p->columns; c++) groups[c] = tasks_groups(p, c);
    for (size_t row = first; row < end; row++) {
        thread_pause();
        struct row_facts facts = between_look(&p->table, row);
        if (tasks_take_between(p, &walk, &between, row, facts)) continue;
        table_fill_merged(&p->table, row, roles->blank);
        struct plan_gap gap = walk.knows_merges ? (struct plan_gap){0, 0} : cells_gap_of_row(p, row);
        size_t missing = gap.cells;
        cells_note_widths(p, roles, row, missing, table_cell(&p->table, row, facts.first));
        cells_note_misfit(p, &between, row, missing);
        uint32_t action = tasks_action_of_row(p, &walk, row, missing);
        if (!walk.knows_merges || tasks_begins_page(p, row)) {
            tasks_fill_down(p, row, facts, missing);
            if (missing == 0) tasks_fill_groups(p, row, groups);
        }
        tasks_keep_gap(p, gap);
        plan_add_task(p, (uint32_t)row, action);
        tasks_note_remarks(p, &walk, NOTE_REMARK);
    }
    free(groups);
    if (p->tasks == 0 && roles->header_rows > 0) report_add(&p->report, NOTE_NO_ROWS, 0, 0, SLICE("--header"));
    tasks_note_remarks(p, &walk, NOTE_FOOTNOTE);
    free(walk.remark);
    tasks_number(p);
    for (size_t i = 0; i < p->tasks && !p->has_content; i++)
        p->has_content = !slice_is_blank(plan_cell_of(p, i, COLUMN_CONTENT));
    if (p->first_of[COLUMN_TASK] < 0 && p->first_of[COLUMN_CONTENT] < 0 && tasks_plan_knows_any(p))
        report_add(&p->report, NOTE_NO_TASK, 0, 0, SLICE("--columns task="));
    if (walk.any_action && p->first_of[COLUMN_ACTION] < 0) tasks_add_action_column(p);
}
