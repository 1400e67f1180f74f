#include "plan/plan.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/numeral.h"
#include "base/sha256.h"
#include "plan/plan_inside.h"

struct plan *plan_new(const char *source)
{
    struct plan *p = mem_zalloc(sizeof *p);
    p->input.fd = -1;
    arena_init(&p->arena);
    report_init(&p->report);
    table_init(&p->table, NULL);
    p->source = arena_copy(&p->arena, slice_of(source));
    return p;
}

void plan_free(struct plan *p)
{
    if (!p) return;
    table_done(&p->table);
    input_done(&p->input);
    report_done(&p->report);
    arena_done(&p->arena);
    free(p->column);
    free(p->cell_of);
    free(p->year);
    free(p->row);
    free(p->action_of);
    free(p->action);
    free(p->bucket);
    free(p->note);
    free(p->gap);
    free(p->number);
    free(p);
}

/* ---- building ---- */

void plan_index_columns(struct plan *p)
{
    for (int role = 0; role < COLUMN_ROLES; role++) p->first_of[role] = -1;
    free(p->year);
    p->years = 0;
    p->year = mem_alloc((p->columns + 1) * sizeof *p->year);
    for (size_t c = 0; c < p->columns; c++) {
        enum column_role role = p->column[c].role;
        if (p->first_of[role] < 0) p->first_of[role] = (int)c;
        if (role == COLUMN_YEAR) p->year[p->years++] = c;
    }
}

static size_t plan_hash(struct slice t)
{
    uint64_t h = 0xCBF29CE484222325u; /* FNV-1a */
    for (size_t i = 0; i < t.n; i++) h = (h ^ (unsigned char)t.s[i]) * 0x100000001B3u;
    return (size_t)(h ^ h >> 32);
}

static void plan_rehash(struct plan *p)
{
    free(p->bucket);
    p->buckets = p->buckets ? p->buckets * 2 : 64;
    p->bucket = mem_zalloc(p->buckets * sizeof *p->bucket);
    for (size_t a = 0; a < p->actions; a++) {
        size_t i = plan_hash(p->action[a].name) & (p->buckets - 1);
        while (p->bucket[i]) i = (i + 1) & (p->buckets - 1);
        p->bucket[i] = (uint32_t)a + 1;
    }
}

uint32_t plan_intern_action(struct plan *p, struct slice name)
{
    if (p->tasks > 0) { /* most tasks share the action of the one above */
        uint32_t last = p->action_of[p->tasks - 1];
        if (slice_equal(p->action[last].name, name)) return last;
    }
    if (p->actions * 2 >= p->buckets) plan_rehash(p);
    size_t i = plan_hash(name) & (p->buckets - 1);
    for (; p->bucket[i]; i = (i + 1) & (p->buckets - 1))
        if (slice_equal(p->action[p->bucket[i] - 1].name, name)) return p->bucket[i] - 1;
    p->action = mem_grow(p->action, &p->action_cap, p->actions + 1, sizeof *p->action);
    p->action[p->actions] = (struct plan_action){name, 0};
    p->bucket[i] = (uint32_t)++p->actions;
    return p->bucket[i] - 1;
}

static void plan_add_note(struct plan *p, unsigned line, unsigned part, struct slice text)
{
    p->note = mem_grow(p->note, &p->note_cap, p->notes + 1, sizeof *p->note);
    p->note[p->notes++] = (struct plan_note){line, part, arena_copy(&p->arena, text)};
}

void plan_add_row_note(struct plan *p, size_t row)
{
    struct buf text;
    buf_init(&text);
    for (size_t i = 0; i < table_cells(&p->table, row); i++) {
        struct slice cell = slice_trim(table_cell(&p->table, row, i));
        if (cell.n == 0) continue;
        if (text.n > 0) buf_adds(&text, " ");
        buf_add(&text, cell);
    }
    plan_add_note(p, table_row_line(&p->table, row), table_part_number(&p->table, row), buf_slice(&text));
    buf_done(&text);
}

void plan_add_task(struct plan *p, uint32_t row, uint32_t action)
{
    p->row = mem_grow(p->row, &p->task_cap, p->tasks + 1, sizeof *p->row);
    p->action_of = mem_grow(p->action_of, &p->action_of_cap, p->tasks + 1, sizeof *p->action_of);
    p->row[p->tasks] = row;
    p->action_of[p->tasks++] = action;
    p->action[action].tasks++;
}

/* ---- reading ---- */

struct slice plan_title(const struct plan *p) { return p->title; }
bool plan_has_title(const struct plan *p) { return p->has_title; }
struct slice plan_source(const struct plan *p) { return p->source; }
struct slice plan_encoding(const struct plan *p) { return p->encoding; }
struct slice plan_read_bytes(const struct plan *p) { return input_read(&p->input); }

struct slice plan_sheet(const struct plan *p) { return p->sheet; }

/* The letters of a column, from 1: A, Z, AA. */
static void plan_add_letters(unsigned column, struct buf *out)
{
    char letters[8], *at = letters + sizeof letters;
    for (; column > 0 && at > letters; column = (column - 1) / 26) *--at = (char)('A' + (column - 1) % 26);
    buf_add(out, slice_make(at, (size_t)(letters + sizeof letters - at)));
}

void plan_add_place(const struct plan *p, unsigned part, unsigned line, unsigned column, struct buf *out)
{
    const struct table_part *of = part > 0 && part <= p->table.parts ? &p->table.part[part - 1] : NULL;
    if (line == 0 && (column == 0 || of == NULL)) return;
    if (of == NULL) {
        buf_addf(out, column > 0 ? ":%u:%u" : ":%u", line, column);
    } else if (of->kind == TABLE_PART_SHEET) {
        buf_adds(out, ":");
        buf_add_visible(out, of->name);
        buf_adds(out, "!");
        plan_add_letters(column, out);
        if (line > 0) buf_addf(out, "%u", line);
    } else if (of->kind == TABLE_PART_TABLE && line == 0) {
        buf_addf(out, _(":table %u column "), of->number);
        plan_add_letters(column, out);
    } else if (of->kind == TABLE_PART_TABLE) {
        buf_addf(out, _(":table %u row %u"), of->number, line);
    } else {
        buf_addf(out, _(":paragraph %u"), line);
    }
}

void plan_digest(const struct plan *p, char digits[65])
{
    struct slice read = plan_read_bytes(p);
    sha256_of(read.s, read.n, digits);
}
const struct report *plan_report(const struct plan *p) { return &p->report; }

size_t plan_notes(const struct plan *p) { return p->notes; }
const struct plan_note *plan_note(const struct plan *p, size_t i) { return &p->note[i]; }

size_t plan_columns(const struct plan *p) { return p->columns; }
const struct plan_column *plan_column(const struct plan *p, size_t column) { return &p->column[column]; }
int plan_column_of(const struct plan *p, enum column_role role) { return p->first_of[role]; }
size_t plan_years(const struct plan *p) { return p->years; }
size_t plan_year_column(const struct plan *p, size_t year) { return p->year[year]; }

size_t plan_tasks(const struct plan *p) { return p->tasks; }

size_t plan_table_cell(const struct plan *p, size_t task, size_t column)
{
    size_t cell = p->cell_of[column];
    struct plan_gap gap = p->gap ? p->gap[task] : (struct plan_gap){0, 0};
    if (gap.cells == 0 || cell < gap.at) return cell;
    return cell < (size_t)gap.at + gap.cells ? PLAN_NO_CELL : cell - gap.cells;
}

/* The name of the task is merged over the rows of other tasks, too: the task in whose row it stands. */
static size_t plan_task_of_name(const struct plan *p, size_t task, size_t column)
{
    while (p->gap && task > 0 && plan_table_cell(p, task, column) == PLAN_NO_CELL) task--;
    return task;
}

struct slice plan_cell(const struct plan *p, size_t task, size_t column)
{
    switch (p->column[column].role) {
    case COLUMN_ACTION: return p->action[p->action_of[task]].name;
    case COLUMN_NO: return plan_task_no(p, task);
    case COLUMN_TASK: task = plan_task_of_name(p, task, column); /* fall through */
    default: return table_cell(&p->table, p->row[task], plan_table_cell(p, task, column));
    }
}

struct slice plan_cell_of(const struct plan *p, size_t task, enum column_role role)
{
    int column = p->first_of[role];
    return column < 0 ? SLICE("") : plan_cell(p, task, (size_t)column);
}

unsigned plan_task_line(const struct plan *p, size_t task) { return table_row_line(&p->table, p->row[task]); }

unsigned plan_cell_line(const struct plan *p, size_t task, size_t column)
{
    size_t cell = plan_table_cell(p, task, column);
    return cell == PLAN_NO_CELL ? table_row_line(&p->table, p->row[task])
                                : table_cell_line(&p->table, p->row[task], cell);
}

bool plan_cell_is_merged(const struct plan *p, size_t task, size_t column)
{
    size_t cell = plan_table_cell(p, task, column);
    if (cell == PLAN_NO_CELL) return p->cell_of[column] != PLAN_NO_CELL;
    const struct table_merge *merge = table_merge_at(&p->table, p->row[task], cell);
    return merge && (merge->row != p->row[task] || merge->cell != cell);
}

struct slice plan_task_no(const struct plan *p, size_t task)
{
    if (p->number) return p->number[task];
    return slice_trim(table_cell(&p->table, p->row[task], plan_table_cell(p, task, (size_t)p->first_of[COLUMN_NO])));
}

struct slice plan_task_name(const struct plan *p, size_t task)
{
    static const enum column_role names[] = {COLUMN_TASK, COLUMN_CONTENT};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct slice name = slice_trim(plan_cell_of(p, task, names[i]));
        if (name.n > 0) return name;
    }
    for (size_t c = 0; c < p->columns; c++) {
        struct slice cell = slice_trim(plan_cell(p, task, c));
        bool named = p->column[c].role != COLUMN_NO && p->column[c].role != COLUMN_ACTION;
        if (named && cell.n > 0) return cell;
    }
    return SLICE("");
}

bool plan_find_task(const struct plan *p, struct slice no, size_t *task) { return plan_find_task_from(p, no, 0, task); }

bool plan_tells_figures(const struct plan *p) { return p->tells_figures; }

enum column_role plan_clauses_role(const struct plan *p) { return p->has_content ? COLUMN_CONTENT : COLUMN_TASK; }

bool plan_find_task_from(const struct plan *p, struct slice no, size_t from, size_t *task)
{
    no = slice_trim(no);
    long wanted = numeral_of_list(no);
    for (size_t i = from; i < p->tasks; i++) {
        struct slice own = plan_task_no(p, i);
        if (wanted < 0 ? !slice_equal(own, no) : numeral_of_list(own) != wanted) continue;
        *task = i;
        return true;
    }
    return false;
}

struct slice plan_text(const struct plan *p)
{
    if (!p->table.text || table_is_placed(&p->table)) return SLICE(""); /* the cells of an office file lie apart */
    return slice_make(p->table.text, p->input.nbytes - (size_t)(p->table.text - p->input.bytes));
}

const char *plan_row_text(const struct plan *p, size_t task)
{
    uint64_t base = p->table.row[p->row[task]].base;
    return base == UINT64_MAX ? NULL : p->table.text + base;
}

void plan_cells(const struct plan *p, size_t task, struct slice *out)
{
    const struct table *t = &p->table;
    const struct table_row *row = &t->row[p->row[task]];
    const struct table_span *span = &t->span[row->first];
    size_t cells = row[1].first - row->first;
    for (size_t c = 0; c < p->columns; c++) {
        size_t cell = plan_table_cell(p, task, c);
        bool none = cell >= cells || p->column[c].role == COLUMN_ACTION || p->column[c].role == COLUMN_NO;
        if (cell == PLAN_NO_CELL && p->column[c].role == COLUMN_TASK) out[c] = plan_cell(p, task, c);
        else if (none || span[cell].nbytes == 0) out[c] = slice_make("", 0);
        else if (span[cell].nbytes & TABLE_LOOSE) out[c] = t->loose[span[cell].start];
        else out[c] = slice_make(t->text + row->base + span[cell].start, span[cell].nbytes);
    }
}

bool plan_is_scattered(const struct plan *p) { return p->table.loose_count > 0 || p->gap; }

size_t plan_actions(const struct plan *p) { return p->actions; }
struct slice plan_action_name(const struct plan *p, size_t action) { return p->action[action].name; }
size_t plan_action_tasks(const struct plan *p, size_t action) { return p->action[action].tasks; }
size_t plan_action_of(const struct plan *p, size_t task) { return p->action_of[task]; }
