#include "load/roles.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "load/regions.h"
#include "load/weigh.h"

#define TITLES_WITHIN 60 /* rows above a table without a known header */
#define PROFILE_ROWS 200 /* rows that the content of a column is judged by where there is no header */

/* ---- headers in words ---- */

static struct slice roles_label_of(struct slice header, size_t cell, struct arena *arena)
{
    struct buf label;
    buf_init(&label);
    for (size_t pos = 0; pos < header.n;) {
        uint32_t cp = text_decode(header, pos, &pos);
        if (!text_is_blank(cp) && !text_is_unseen(cp)) buf_addc(&label, cp);
    }
    if (label.n == 0) buf_addf(&label, _("column %zu"), cell + 1);
    struct slice copy = arena_copy(arena, buf_slice(&label));
    buf_done(&label);
    return copy;
}

/* Some header cells are merged: where none is, the cell itself counts. */
static bool roles_knows_merges(const struct table *t, size_t row)
{
    for (size_t cell = 0; table_is_placed(t) && cell < table_cells(t, row); cell++)
        if (table_merge_at(t, row, cell)) return true;
    return false;
}

/* A cell of a header row; a blank one behind a filled one belongs to what spans it, if another row says something
 * below. */
static struct slice roles_spanning(const struct table *t, size_t row, size_t cell)
{
    const struct table_merge *merge = table_merge_at(t, row, cell);
    if (merge) return slice_trim(table_cell(t, merge->row, merge->cell));
    if (roles_knows_merges(t, row)) return slice_trim(table_cell(t, row, cell));
    while (cell > 0 && slice_is_blank(table_cell(t, row, cell))) cell--;
    return slice_trim(table_cell(t, row, cell));
}

/* The lowest header cell of a column that is filled; *row: where it stands.  One that is merged over several columns
 * names them all. */
static struct slice roles_lowest(const struct roles *r, const struct table *t, size_t cell, size_t *row)
{
    for (*row = r->header_row + r->header_rows; *row > r->header_row;) {
        struct slice text = slice_trim(table_cell(t, --*row, cell));
        if (text.n > 0) return text;
    }
    const struct table_merge *merge = table_merge_at(t, *row + r->header_rows - (r->header_rows > 0), cell);
    return merge && r->header_rows > 0 ? slice_trim(table_cell(t, merge->row, merge->cell)) : SLICE("");
}

/* What the header says of a column: its lowest cell, and what spans that counts half. */
static void roles_read_header(const struct roles *r, const struct table *t, size_t cell, struct header *h)
{
    size_t row;
    header_read(roles_lowest(r, t, cell, &row), h);
    while (row > r->header_row) {
        struct header above;
        header_read(roles_spanning(t, --row, cell), &above);
        for (int role = 0; role < COLUMN_ROLES; role++)
            if (above.weight[role] / 2 > h->weight[role]) h->weight[role] = above.weight[role] / 2;
    }
}

/* A column that is merged with the one before it in the header and in every row below: it only makes that one wide. */
static bool roles_is_layout(const struct roles *r, const struct table *t, size_t end, size_t cell)
{
    const struct table_merge *merge = r->header_rows > 0 ? table_merge_at(t, r->header_row, cell) : NULL;
    if (merge == NULL || merge->cell == cell) return false;
    for (size_t row = r->header_row; row < end; row++) {
        merge = table_merge_at(t, row, cell);
        if (merge == NULL || merge->cell == cell) return false;
    }
    return true;
}

/* One header that is merged over several columns: over numbers and names it counts and names the tasks; over two
 * columns of agencies those who come first are taken to lead, which may be wrong. */
static void roles_share_header(const struct roles *r, const struct table *t, size_t cell, struct header *h,
                               const struct profile *profile)
{
    size_t row;
    roles_lowest(r, t, cell, &row);
    const struct table_merge *merge = r->header_rows > 0 ? table_merge_at(t, row, cell) : NULL;
    if (merge == NULL || merge->cells < 2 || cell != merge->cell) return;
    if (h->weight[COLUMN_TASK] >= HEADER_GOOD && weigh_is_mostly(profile, LOOK_NUMBER)) {
        h->weight[COLUMN_NO] = HEADER_SURE - 1;
        h->weight[COLUMN_TASK] = 0;
    } else if (merge->cells == 2 && h->weight[COLUMN_SUPPORT] >= HEADER_GOOD && !h->leads && !h->supports) {
        h->weight[COLUMN_LEAD] = h->weight[COLUMN_SUPPORT];
        h->weight[COLUMN_SUPPORT] = HEADER_WEAK;
        h->names_two = true;
    }
}

/* 目标 under 就业 and 目标 under 社保 are two headers: 就业·目标. */
static struct slice roles_header_text(const struct roles *r, const struct table *t, size_t cell, struct arena *arena)
{
    size_t row, other_row;
    struct slice text = roles_lowest(r, t, cell, &row);
    const struct table_merge *over = table_merge_at(t, row, cell);
    bool twice = over && cell > over->cell; /* one header over several columns */
    for (size_t c = 0; c < r->columns && row > r->header_row && !twice; c++)
        twice = c != cell && slice_equal(roles_lowest(r, t, c, &other_row), text);
    if (!twice || text.n == 0) return arena_copy(arena, text);
    struct buf both;
    buf_init(&both);
    struct slice upper = row > r->header_row ? roles_spanning(t, row - 1, cell) : SLICE("");
    const struct table_merge *merge = table_merge_at(t, row, cell);
    buf_addf(&both, "%.*s%s%.*s", (int)upper.n, upper.s, upper.n > 0 ? "·" : "", (int)text.n, text.s);
    if (merge && cell > merge->cell) buf_addf(&both, "·%zu", cell - merge->cell + 1);
    struct slice joined = arena_copy(arena, buf_slice(&both));
    buf_done(&both);
    return joined;
}

/* Nothing where the user has said which column names the tasks. */
static void roles_note_doubt(const struct roles *r, const struct weigh_doubt *doubt, const char *overrides,
                             struct report *report)
{
    if (overrides != NULL && (strstr(overrides, "task=") != NULL || strstr(overrides, "任务=") != NULL)) return;
    if (doubt->is_guess) report_add(report, NOTE_GUESSED_TASK, 0, 0, r->column[doubt->task].label);
    if (!doubt->is_close) return;
    struct slice taken = r->column[doubt->task].label, other = r->column[doubt->other].label;
    struct buf both;
    buf_init(&both);
    buf_addf(&both, _("%.*s, not %.*s"), (int)taken.n, taken.s, (int)other.n, other.s);
    report_add(report, NOTE_CLOSE, 0, 0, buf_slice(&both));
    buf_done(&both);
}

/* Names the columns and weighs what they hold, in the rows of one table. */
static void roles_name_columns(struct roles *r, const struct table *t, size_t end, const char *overrides,
                               struct arena *arena, struct report *report)
{
    size_t first = r->header_row + r->header_rows;
    struct header *header = mem_zalloc((r->columns + 1) * sizeof *header);
    struct profile *profile = mem_zalloc((r->columns + 1) * sizeof *profile);
    enum column_role *role = mem_alloc((r->columns + 1) * sizeof *role);
    struct weigh_doubt doubt;
    for (size_t c = 0; c < r->columns; c++) {
        roles_read_header(r, t, c, &header[c]);
        weigh_profile(t, first, end, c, &profile[c]);
        if (!roles_is_layout(r, t, end, c + 1)) roles_share_header(r, t, c, &header[c], &profile[c]);
    }
    weigh_roles(header, profile, r->columns, role, &doubt);
    for (size_t c = 0; c < r->columns; c++) {
        struct slice text = roles_header_text(r, t, c, arena);
        r->column[c] = (struct plan_column){.role = role[c], .header = text, .label = roles_label_of(text, c, arena)};
        if (header[c].names_two)
            report_add(report, NOTE_NAMES_TWO, table_row_line(t, r->header_row), 0, r->column[c].label);
    }
    roles_note_doubt(r, &doubt, overrides, report);
    free(header);
    free(profile);
    free(role);
}

/* ---- no header: the content tells ---- */

/* What most cells of a column look like: numbers, clauses, agencies, else words. */
static enum cell_look roles_look_of_column(const struct table *t, size_t first, size_t end, size_t column, size_t width)
{
    size_t count[LOOKS] = {0}, rows = 0;
    for (size_t row = first; row < end && rows < PROFILE_ROWS; row++) {
        if (table_cells(t, row) != width && !table_is_placed(t)) continue;
        rows++;
        count[look_of(table_cell(t, row, column))]++;
    }
    size_t filled_cells = rows - count[LOOK_BLANK];
    static const enum cell_look telling[] = {LOOK_NUMBER, LOOK_CLAUSES, LOOK_AGENCIES, LOOK_FIGURE, LOOK_DATE};
    for (size_t i = 0; i < sizeof telling / sizeof *telling; i++) {
        enum cell_look look = telling[i];
        if (filled_cells > 0 && count[look] * 10 >= filled_cells * 6) return look;
    }
    return filled_cells ? LOOK_TEXT : LOOK_BLANK;
}

static void roles_give(struct roles *r, size_t column, enum column_role role, const char *header)
{
    r->column[column] = (struct plan_column){.role = role, .header = slice_of(header), .label = slice_of(header)};
}

/* Numbers first; then two names (action, task) or one (task); clauses: the content, then a target a year; agencies:
 * lead, then support. */
static void roles_infer_columns(struct roles *r, const struct table *t, size_t end, size_t width, struct arena *arena)
{
    static const char *const years[] = {"第一年", "第二年", "第三年", "第四年", "第五年",
                                        "第六年", "第七年", "第八年", "第九年", "第十年"};
    enum cell_look *look = mem_alloc(r->columns * sizeof *look);
    size_t names = 0, agencies = 0, seen_names = 0, seen_clauses = 0, seen_agencies = 0;
    bool numbered = false, before_clauses = true;
    for (size_t c = 0; c < r->columns; c++) {
        look[c] = c < width ? roles_look_of_column(t, r->header_row, end, c, width) : LOOK_BLANK;
        before_clauses &= look[c] != LOOK_CLAUSES;
        names += look[c] == LOOK_TEXT && before_clauses;
        agencies += look[c] == LOOK_AGENCIES;
    }
    for (size_t c = 0; c < r->columns; c++) {
        r->column[c] = (struct plan_column){.label = roles_label_of(SLICE(""), c, arena), .role = COLUMN_OTHER};
        if (look[c] == LOOK_NUMBER && !numbered) {
            roles_give(r, c, COLUMN_NO, column_label(COLUMN_NO));
            numbered = true;
        } else if (look[c] == LOOK_TEXT && seen_clauses == 0 && seen_names < 2) {
            enum column_role role = names >= 2 && seen_names++ == 0 ? COLUMN_ACTION : COLUMN_TASK;
            if (names < 2) seen_names = 2;
            roles_give(r, c, role, column_label(role));
        } else if (look[c] == LOOK_CLAUSES && seen_clauses++ == 0) {
            roles_give(r, c, COLUMN_CONTENT, column_label(COLUMN_CONTENT));
        } else if (look[c] == LOOK_CLAUSES && seen_clauses <= 11) {
            roles_give(r, c, COLUMN_YEAR, years[seen_clauses - 2]);
        } else if (look[c] == LOOK_AGENCIES && seen_agencies < 2) {
            enum column_role role = agencies >= 2 && seen_agencies == 0 ? COLUMN_LEAD : COLUMN_SUPPORT;
            roles_give(r, c, role, column_label(role));
            seen_agencies++;
        }
    }
    free(look);
}

/* The width that the widest common rows have: merged cells make rows narrower, hardly ever wider. */
static size_t roles_widest_common(const struct table *t, size_t from, size_t end)
{
    size_t count[TABLE_COLUMN_MAX + 1] = {0}, rows = end - from, best = 1;
    for (size_t row = from; row < end; row++) count[table_cells(t, row)]++;
    for (size_t w = 1; w <= TABLE_COLUMN_MAX; w++)
        if (count[w] * 5 >= rows) best = w;
    return best;
}

/* ---- --columns ROLE=HEADER,… ---- */

static bool roles_role_of_name(struct slice name, enum column_role *role)
{
    for (*role = 0; *role < COLUMN_OTHER; ++*role)
        if (slice_equals(name, column_name(*role)) || slice_equals(name, column_label(*role))) return true;
    return slice_equals(name, column_name(COLUMN_OTHER));
}

static bool roles_override_one(struct roles *r, struct slice part, struct err *err)
{
    char shown[128];
    text_visible_copy(part, shown, sizeof shown);
    size_t equals = slice_find(part, SLICE("="));
    enum column_role role;
    if (equals == SIZE_MAX || !roles_role_of_name(slice_trim(slice_cut(part, 0, equals)), &role)) {
        err_setf(
            err,
            _("write ROLE=HEADER with one of no action task content year lead support leader deadline status note other"),
            _("--columns does not understand “%s”"), shown);
        return false;
    }
    struct buf wanted, header;
    buf_init(&wanted);
    buf_init(&header);
    column_normalise(slice_cut(part, equals + 1, part.n), &wanted);
    bool found = false;
    for (size_t c = 0; c < r->columns && !found; c++) {
        buf_clear(&header);
        column_normalise(r->column[c].label, &header);
        found = slice_equal(buf_slice(&wanted), buf_slice(&header));
        if (!found) continue;
        for (size_t k = 0; k < r->columns; k++) /* the role moves */
            if (r->column[k].role == role && role != COLUMN_YEAR) r->column[k].role = COLUMN_OTHER;
        r->column[c].role = role;
    }
    buf_done(&wanted);
    buf_done(&header);
    if (!found)
        err_setf(err, _("`jihua check --load` shows the headers"), _("--columns: no column is headed as in “%s”"),
                 shown);
    return found;
}

static bool roles_override(struct roles *r, const char *overrides, struct err *err)
{
    struct slice rest = slice_of(overrides ? overrides : "");
    while (rest.n > 0) {
        size_t end = slice_find(rest, SLICE(","));
        if (end == SIZE_MAX) end = rest.n;
        struct slice part = slice_trim(slice_cut(rest, 0, end));
        if (part.n > 0 && !roles_override_one(r, part, err)) return false;
        rest = slice_cut(rest, end + 1, rest.n);
    }
    return true;
}

/* ---- all of it ---- */

static const char *roles_role_shown(enum column_role role)
{
    if (role == COLUMN_OTHER) return _("no known role");
    return lang_is_chinese() ? column_label(role) : column_name(role);
}

static void report_roles(const struct roles *r, const struct table *t, struct report *report)
{
    unsigned line = r->header_row < table_rows(t) ? table_row_line(t, r->header_row) : 0;
    struct buf all, one;
    buf_init(&all);
    buf_init(&one);
    bool any = false;
    for (size_t c = 0; c < r->columns; c++) {
        if (r->blank[c]) continue;
        buf_addf(&all, "%s%.*s", all.n ? " " : "", (int)r->column[c].label.n, r->column[c].label.s);
        buf_clear(&one);
        buf_addf(&one, "%zu %.*s = %s", c + 1, (int)r->column[c].label.n, r->column[c].label.s,
                 roles_role_shown(r->column[c].role));
        report_add(report, NOTE_COLUMN, 0, 0, buf_slice(&one));
        any |= r->column[c].role != COLUMN_OTHER;
        bool unnamed = r->header_rows > 0 && c < r->header_width && r->column[c].header.n == 0;
        if (unnamed) report_add(report, NOTE_UNNAMED, line, 0, buf_slice(&one));
    }
    if (r->header_rows > 0) report_add(report, NOTE_HEADER, line, 0, buf_slice(&all));
    else report_add(report, NOTE_NO_HEADER, 0, 0, buf_slice(&all));
    if (!any) report_add(report, NOTE_NO_ROLE, line, 0, buf_slice(&all));
    buf_done(&all);
    buf_done(&one);
}

static void roles_find_blank_columns(struct roles *r, const struct table *t, size_t end)
{
    r->blank = mem_alloc(r->columns * sizeof *r->blank);
    for (size_t c = 0; c < r->columns; c++)
        r->blank[c] = r->column[c].header.n == 0 && r->column[c].role == COLUMN_OTHER;
    for (size_t c = 1; c < r->columns; c++)
        if (roles_is_layout(r, t, end, c)) r->blank[c] = true, r->column[c].role = COLUMN_OTHER;
    for (size_t row = r->header_row + r->header_rows; row < end; row++)
        for (size_t c = 0; c < table_cells(t, row) && c < r->columns; c++)
            if (r->blank[c]) r->blank[c] = slice_is_blank(table_cell(t, row, c));
}

/* A header row of which no word is known: the first row that is as wide as the table and holds short texts only. */
static bool roles_is_unknown_header(const struct table *t, size_t row, size_t end, size_t width)
{
    if (row + 1 >= end || regions_filled(t, row) < 2 || regions_filled(t, row) < width) return false;
    for (size_t i = 0; i < table_cells(t, row); i++) { /* what looks as the cells below it do is one of them */
        if (header_weight(table_cell(t, row, i)) >= HEADER_GOOD) continue; /* 主办 ends as a name of an office does */
        enum cell_look below = roles_look_of_column(t, row + 1, end, i, width);
        if (below != LOOK_TEXT && below != LOOK_BLANK && below == look_of(table_cell(t, row, i))) return false;
    }
    for (size_t i = 0; i < table_cells(t, row); i++) {
        struct slice cell = table_cell(t, row, i);
        enum cell_look look = look_of(cell);
        if (cell.n > 60 || look == LOOK_NUMBER || look == LOOK_CLAUSES) return false;
    }
    return true;
}

/* Titles above a table without a known header: rows with one filled cell over wider ones. */
static size_t roles_skip_titles(const struct table *t, size_t start, size_t end)
{
    size_t row = start;
    while (row + 1 < end && row - start < TITLES_WITHIN && regions_filled(t, row) == 1 &&
           regions_filled(t, row + 1) != 0)
        row++;
    return row + 1 < end || row == start ? row : start;
}

/* Without a known header: a row of words that are not known, or none, and the cells tell. */
static bool roles_guess_header(struct roles *r, const struct table *t, const struct region *region, size_t *width)
{
    r->header_row = roles_skip_titles(t, region->header, region->end);
    *width = roles_widest_common(t, r->header_row, region->end);
    bool unknown = roles_is_unknown_header(t, r->header_row, region->end, *width);
    r->header_rows = unknown ? 1 : 0;
    return unknown;
}

bool roles_find(struct roles *r, const struct table *t, const struct region *region, const char *overrides,
                struct arena *arena, struct report *report, struct err *err)
{
    *r = (struct roles){.header_row = region->header, .header_rows = region->header_rows};
    size_t width = 0;
    bool named = region->header_rows > 0 || roles_guess_header(r, t, region, &width);
    for (size_t row = r->header_row; named && row < r->header_row + r->header_rows; row++)
        if (table_cells(t, row) > width) width = table_cells(t, row);
    r->header_width = r->columns = width;
    for (size_t row = r->header_row; row < region->end; row++) /* nothing of a wider row is dropped */
        if (table_cells(t, row) > r->columns) r->columns = table_cells(t, row);
    if (table_is_placed(t)) r->header_width = r->columns; /* the row is not too long: its header cells are blank */
    r->column = mem_zalloc(r->columns * sizeof *r->column);
    if (named) roles_name_columns(r, t, region->end, overrides, arena, report);
    else roles_infer_columns(r, t, region->end, width, arena);
    roles_find_blank_columns(r, t, region->end);
    if (!roles_override(r, overrides, err)) return false;
    report_roles(r, t, report);
    return true;
}

void roles_done(struct roles *r)
{
    free(r->column);
    free(r->blank);
}
