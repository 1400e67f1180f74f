#include "load/cells.h"

#include "base/chars.h"
#include "base/mem.h"

enum { GAP_MAX = 4, NO_NUMBER = 2 };

static struct slice cells_excerpt(struct slice text)
{
    text = slice_trim(text);
    return slice_cut(text, 0, text_fit(text, 60, 1, NULL));
}

void cells_note(struct plan *p, enum note_kind kind, size_t row, struct slice about)
{
    p->report.part = table_part_number(&p->table, row);
    report_add(&p->report, kind, table_row_line(&p->table, row), 0, cells_excerpt(about));
}

/* ---- cells by role ---- */

/* The cell of the first column of a role; -1 if the table has none. */
int cells_of_role(const struct plan *p, enum column_role role)
{
    int column = p->first_of[role];
    return column < 0 || p->cell_of[column] == PLAN_NO_CELL ? -1 : (int)p->cell_of[column];
}

struct slice cells_text(const struct plan *p, size_t row, int cell)
{
    return cell < 0 ? SLICE("") : slice_trim(table_cell(&p->table, row, (size_t)cell));
}

/* ---- rows that lack cells ---- */

/* Where merged cells are left out of a copied row: at the action, else at the first column that numbers or names. */
static size_t cells_gap(const struct plan *p)
{
    int gap = cells_of_role(p, COLUMN_ACTION);
    if (gap >= 0) return (size_t)gap;
    int no = cells_of_role(p, COLUMN_NO), task = cells_of_role(p, COLUMN_TASK);
    return no < 0 ? (size_t)(task < 0 ? 0 : task) : task < 0 || no < task ? (size_t)no : (size_t)task;
}

static int cells_fit_of_row(const struct plan *p, size_t row, size_t at, size_t missing)
{
    int fit = 0;
    for (size_t c = 0; c < p->columns; c++) {
        size_t cell = p->cell_of[c];
        bool gap = cell >= at && cell < at + missing;
        struct slice text = gap ? SLICE("") : table_cell(&p->table, row, cell >= at ? cell - missing : cell);
        enum cell_look look = look_of(text);
        fit += look_fit_role(p->column[c].role, look);
        if (p->column[c].role == COLUMN_NO && look != LOOK_NUMBER && look != LOOK_BLANK) fit -= NO_NUMBER;
    }
    return fit;
}

/* Whether a filled cell would come to stand under no column. */
static bool cells_loses_cells(const struct plan *p, size_t row, size_t at, size_t missing)
{
    size_t c = 0;
    for (size_t i = 0; i < table_cells(&p->table, row); i++) {
        size_t cell = i < at ? i : i + missing;
        while (c < p->columns && p->cell_of[c] < cell) c++;
        if ((c == p->columns || p->cell_of[c] != cell) && !slice_is_blank(table_cell(&p->table, row, i))) return true;
    }
    return false;
}

/* Cells at the end of the row that are blank or not there, up to the last column that is used. */
static size_t cells_room(const struct plan *p, size_t row)
{
    size_t used = p->columns > 0 ? p->cell_of[p->columns - 1] + (size_t)1 : 0, cells = table_cells(&p->table, row);
    if (cells > used) cells = used;
    while (cells > 0 && slice_is_blank(table_cell(&p->table, row, cells - 1))) cells--;
    return used - cells;
}

/* The last column of agencies holds agencies: in a row that is moved to the left something else would stand there.
 * Nearly all rows are settled so, by one short cell. */
static bool cells_is_in_place(const struct plan *p, size_t row, size_t at)
{
    for (size_t c = p->columns; c-- > 0;)
        if (p->column[c].role == COLUMN_LEAD || p->column[c].role == COLUMN_SUPPORT)
            return p->cell_of[c] > at && look_begins_with_agency(table_cell(&p->table, row, p->cell_of[c]));
    return false;
}

/* Whether what stands where the task should is named as an agency in rows that are whole. */
static bool cells_is_known_agency(const struct plan *p, struct slice name)
{
    enum { LOOKED_AT = 200 };
    if (name.n == 0) return false;
    for (size_t i = p->tasks; i-- > 0 && p->tasks - i < LOOKED_AT;) {
        struct slice lead = plan_cell_of(p, i, COLUMN_LEAD), support = plan_cell_of(p, i, COLUMN_SUPPORT);
        if (slice_find(lead, name) != SIZE_MAX || slice_find(support, name) != SIZE_MAX) return true;
    }
    return false;
}

/* The row has fewer cells than others; an office file does not tell of blank ones at its end. */
static bool cells_is_cut(const struct plan *p, size_t row)
{
    return table_cells(&p->table, row) < p->width && !table_is_placed(&p->table);
}

/* A row of full width whose last cells are blank is more likely whole than moved: an empty cell of those who support is
 * everyday. */
static bool cells_is_surely_padded(const struct plan *p, size_t row, int gain)
{
    if (cells_is_cut(p, row) || gain > 2) return true;
    return cells_is_known_agency(p, cells_text(p, row, cells_of_role(p, COLUMN_TASK)));
}

/* The best number of cells, `least` or more, that the row could lack at `at`; *fit is raised where that fits better. */
static size_t cells_try_gap(const struct plan *p, size_t row, size_t at, size_t least, size_t room, int *fit)
{
    size_t best = 0;
    for (size_t missing = least; missing <= room && missing <= GAP_MAX; missing++) {
        if (cells_loses_cells(p, row, at, missing)) break;
        int other = cells_fit_of_row(p, row, at, missing) + (missing == room); /* the row is whole then */
        if (other > *fit) best = missing, *fit = other;
    }
    return best;
}

/* Which cells a row lacks, as merged cells do when a table is copied, whether or not the row has been padded at its
 * end; none where it is only cut short there.  They begin at the action, or at the number where it is merged, too.
 * What the cells look like decides. */
struct plan_gap cells_gap_of_row(const struct plan *p, size_t row)
{
    const struct plan_gap none = {0, 0};
    size_t at = cells_gap(p);
    int no = cells_of_role(p, COLUMN_NO);
    bool cut = cells_is_cut(p, row);
    bool counted = no >= 0 && look_row_number(cells_text(p, row, no)) >= 0;
    if (p->tasks == 0 || at > UINT8_MAX || (no >= 0 ? counted && (size_t)no >= at : !cut)) return none;
    if (no < 0 && p->first_of[COLUMN_ACTION] < 0) return none; /* nothing says that the first cell is not the task */
    size_t room = cells_room(p, row);
    if (room == 0 || cells_is_in_place(p, row, at)) return none;
    int least = cells_fit_of_row(p, row, at, 0), fit = least;
    struct plan_gap gap = {(uint8_t)at, (uint8_t)cells_try_gap(p, row, at, 1, room, &fit)};
    int task = cells_of_role(p, COLUMN_TASK);
    if (no >= 0 && (size_t)no < at && task > no && !counted) { /* what shares a number shares the task */
        size_t cells = cells_try_gap(p, row, (size_t)no, (size_t)(task - no + 1), room, &fit);
        if (cells > 0) gap = (struct plan_gap){(uint8_t)no, (uint8_t)cells};
    }
    return gap.cells > 0 && cells_is_surely_padded(p, row, fit - least) ? gap : none;
}

void cells_note_widths(struct plan *p, const struct roles *roles, size_t row, size_t missing, struct slice about)
{
    size_t cells = table_cells(&p->table, row);
    if (missing > 0) cells_note(p, NOTE_SHIFTED, row, about);
    if (table_is_placed(&p->table)) return;
    if (roles->header_rows > 0 && cells + missing < roles->header_width) cells_note(p, NOTE_SHORT, row, about);
    if (roles->header_rows > 0 && cells > roles->header_width) cells_note(p, NOTE_LONG, row, about);
}

/* Words, or a date, where other rows have their number. */
static bool cells_has_words_for_number(const struct plan *p, const struct between *b, size_t row)
{
    struct slice cell = cells_text(p, row, b->no);
    bool ascii = true, digits = false;
    for (size_t pos = 0; pos < cell.n;) {
        uint32_t cp = text_decode(cell, pos, &pos);
        ascii = ascii && cp < 0x80;
        digits = digits || text_is_digit(cp);
    }
    if (!b->arabic || ascii) return false; /* A-1, 5.1: a number of some kind */
    enum cell_look look = look_of(cell);
    return look == LOOK_DATE || (!digits && look != LOOK_NUMBER && !text_is_placeholder(cell));
}

/* A number or a date, where a task is named: only what begins with a digit is looked at. */
static bool cells_is_no_name(struct slice cell)
{
    if (cell.n > strlen("2024年12月31日前完成") || cell.s[0] < '0' || cell.s[0] > '9') return false;
    enum cell_look look = look_of(cell);
    return look == LOOK_NUMBER || look == LOOK_DATE;
}

/* Whether a filled cell contradicts its column: a date or a figure among agencies, an agency among dates. */
static bool cells_contradicts(enum column_role role, struct slice cell)
{
    if (cell.n == 0 || text_is_placeholder(cell)) return false;
    if (role == COLUMN_TASK) return cells_is_no_name(cell);
    bool agency = look_ends_as_agency(cell);
    if (role == COLUMN_DEADLINE) return agency;
    if ((role != COLUMN_LEAD && role != COLUMN_SUPPORT) || agency || look_begins_with_agency(cell)) return false;
    enum cell_look look = look_of(cell);
    return look == LOOK_DATE || look == LOOK_FIGURE || look == LOOK_NUMBER || look == LOOK_CLAUSES;
}

/* Cells may be missing, or too many, that nothing else tells of: the row is loaded as it stands, and that is said. */
void cells_note_misfit(struct plan *p, const struct between *b, size_t row, size_t missing)
{
    struct slice found = SLICE("");
    if (missing > 0) return;
    if (cells_has_words_for_number(p, b, row)) found = cells_text(p, row, b->no);
    for (size_t c = 0; c < p->columns && found.n == 0; c++) {
        enum column_role role = p->column[c].role;
        if (role != COLUMN_LEAD && role != COLUMN_SUPPORT && role != COLUMN_DEADLINE && role != COLUMN_TASK) continue;
        struct slice cell = slice_trim(table_cell(&p->table, row, p->cell_of[c]));
        if (cells_contradicts(role, cell)) found = cell;
    }
    if (found.n > 0) cells_note(p, NOTE_MISFIT, row, found);
}
