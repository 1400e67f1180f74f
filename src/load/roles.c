#include "load/roles.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/chars.h"
#include "base/lang.h"
#include "base/mem.h"
#include "base/numeral.h"

#define HEADER_WITHIN 20   /* rows */
#define CERTAIN_WORDS 4    /* header words in one row: no other row can be the header */
#define PROFILE_ROWS 200   /* rows that the content of a column is judged by */
#define AGENCY_NAME_MAX 48 /* bytes, sixteen characters: what is longer is a sentence */

/* ---- what a cell looks like ---- */

static bool roles_ends_with_any(struct slice t, const char *const *ends)
{
    for (; *ends; ends++) {
        size_t n = strlen(*ends);
        if (t.n >= n && memcmp(t.s + t.n - n, *ends, n) == 0) return true;
    }
    return false;
}

static bool roles_is_separator(uint32_t cp)
{
    return chars_is(cp, CHARS_ENUMERATION | CHARS_COMMA | CHARS_SEMICOLON) || cp == '/' || cp == '\n';
}

/* Names of Chinese public bodies end in one of a few words; most of a list of agencies must. */
static bool roles_is_agency_list(struct slice t)
{
    static const char *const ends[] = {"局",     "委",   "办",   "部",     "厅",   "政府", "中心", "单位",
                                       "管委会", "院",   "高校", "集团",   "公司", "联",   "会",   "队",
                                       "部门",   "支行", "学校", "办公室", "协",   "站",   "组",   NULL};
    size_t names = 0, agencies = 0;
    for (size_t pos = 0; pos < t.n;) {
        size_t start = pos, end = pos;
        while (pos < t.n) {
            end = pos;
            if (roles_is_separator(text_decode(t, pos, &pos))) break;
            end = pos;
        }
        struct slice name = slice_trim(slice_cut(t, start, end));
        size_t bracket = slice_find(name, SLICE("("));
        if (bracket == SIZE_MAX) bracket = slice_find(name, SLICE("（"));
        if (bracket != SIZE_MAX && bracket > 0) name = slice_cut(name, 0, bracket);
        if (name.n == 0) continue;
        names++;
        agencies += name.n <= AGENCY_NAME_MAX && roles_ends_with_any(name, ends);
    }
    return names > 0 && agencies * 10 >= names * 7;
}

static bool roles_is_number(struct slice t)
{
    size_t digits = 0;
    for (size_t pos = 0; pos < t.n;) {
        uint32_t cp = text_decode(t, pos, &pos), narrow = text_halfwidth(cp);
        if (numeral_is(cp, NUMERAL_ARABIC | NUMERAL_COUNTED | NUMERAL_ZERO | NUMERAL_CIRCLE) || cp == L'百') digits++;
        else if (narrow != '.' && narrow != '(' && narrow != ')' && narrow != '-' && cp != 0x3001) return false;
    }
    return digits > 0 && t.n <= 24;
}

/* Begins with item 1: `1.`, `1、`, `１．`, `（1）`, `①`. */
static bool roles_has_clauses(struct slice t)
{
    size_t pos = 0;
    uint32_t cp = text_decode(t, 0, &pos);
    if (cp == 0x2460) return true;
    if (text_halfwidth(cp) == '(' && pos < t.n) cp = text_decode(t, pos, &pos);
    if (text_halfwidth(cp) != '1' || pos >= t.n) return false;
    size_t next;
    uint32_t after = text_decode(t, pos, &next);
    bool ends = after == 0x3001 || text_halfwidth(after) == '.' || text_halfwidth(after) == ')';
    return ends && next < t.n && !(after == '.' && text_is_digit(text_decode(t, next, &pos)));
}

enum cell_look roles_look(struct slice cell)
{
    cell = slice_trim(cell);
    if (cell.n == 0) return LOOK_BLANK;
    if (roles_is_number(cell)) return LOOK_NUMBER;
    if (roles_has_clauses(cell)) return LOOK_CLAUSES;
    return roles_is_agency_list(cell) ? LOOK_AGENCIES : LOOK_TEXT;
}

int roles_fit(enum column_kind kind, enum cell_look look)
{
    static const int fit[][5] = {
        /*                        blank number clauses agencies text */
        [COLUMN_KIND_NUMBER] = {0, 2, 0, 0, 0},  [COLUMN_KIND_NAME] = {1, 0, 0, 0, 2},
        [COLUMN_KIND_CLAUSES] = {1, 0, 2, 0, 1}, [COLUMN_KIND_AGENCIES] = {1, 0, 0, 2, 0},
        [COLUMN_KIND_PLAIN] = {1, 1, 1, 1, 1},
    };
    return fit[kind][look];
}

/* ---- the header row ---- */

static size_t count_roles(const struct table *t, size_t row, size_t *years)
{
    size_t known = 0;
    *years = 0;
    for (size_t i = 0; i < table_cells(t, row); i++) {
        struct slice cell = table_cell(t, row, i);
        enum column_role role = cell.n > 100 ? COLUMN_OTHER : column_of_header(cell);
        known += role != COLUMN_OTHER;
        *years += role == COLUMN_YEAR;
    }
    return known;
}

static size_t roles_filled(const struct table *t, size_t row)
{
    size_t count = 0;
    for (size_t i = 0; i < table_cells(t, row); i++) count += !slice_is_blank(table_cell(t, row, i));
    return count;
}

/* The row above the years of a two-row header is a header too: it names at least one role, over blank cells. */
static bool roles_is_upper_header(const struct table *t, size_t upper, size_t lower)
{
    size_t years;
    if (count_roles(t, upper, &years) == 0 || roles_filled(t, upper) < 2) return false;
    for (size_t i = 0; i < table_cells(t, lower); i++)
        if (!slice_is_blank(table_cell(t, lower, i)) && roles_look(table_cell(t, upper, i)) == LOOK_NUMBER)
            return false;
    return true;
}

/* Whether the lower row only completes the upper: where both are filled, the lower is a year or a role of its own. */
static bool roles_is_lower_header(const struct table *t, size_t lower)
{
    size_t years, known = count_roles(t, lower, &years), cells = roles_filled(t, lower);
    return known > 0 && known * 2 >= cells && slice_is_blank(table_cell(t, lower, 0));
}

static bool roles_find_header(struct roles *r, const struct table *t)
{
    size_t best = 0, years, rows = table_rows(t);
    for (size_t row = 0; row < rows && row < HEADER_WITHIN; row++) {
        size_t known = count_roles(t, row, &years);
        if (known > best && known >= 2 && known * 3 >= roles_filled(t, row)) best = known, r->header_row = row;
        if (best >= CERTAIN_WORDS) break; /* no row below can be the header */
    }
    if (best == 0) return false;
    r->header_rows = 1;
    if (r->header_row + 1 < rows && roles_is_lower_header(t, r->header_row + 1)) {
        r->header_rows = 2;
    } else if (r->header_row > 0 && roles_is_lower_header(t, r->header_row) &&
               roles_is_upper_header(t, r->header_row - 1, r->header_row)) {
        r->header_row--;
        r->header_rows = 2;
    }
    return true;
}

/* ---- the columns ---- */

static struct slice roles_label_of(struct slice header, size_t cell, struct arena *arena)
{
    struct buf label;
    buf_init(&label);
    for (size_t pos = 0; pos < header.n;) {
        uint32_t cp = text_decode(header, pos, &pos);
        if (!text_is_blank(cp)) buf_addc(&label, cp);
    }
    if (label.n == 0) buf_addf(&label, _("column %zu"), cell + 1);
    struct slice copy = arena_copy(arena, buf_slice(&label));
    buf_done(&label);
    return copy;
}

/* The header of a column: of two rows, the lower where it is filled. */
static struct slice roles_header_of(const struct roles *r, const struct table *t, size_t cell, enum column_role *role)
{
    struct slice upper = slice_trim(table_cell(t, r->header_row, cell));
    *role = column_of_header(upper);
    if (r->header_rows < 2) return upper;
    struct slice lower = slice_trim(table_cell(t, r->header_row + 1, cell));
    if (lower.n == 0) return upper;
    enum column_role below = column_of_header(lower);
    if (below != COLUMN_OTHER || *role == COLUMN_OTHER) *role = below;
    return lower;
}

static bool roles_says_support(struct slice header)
{
    static const char *const words[] = {"配合", "协同", "协办", "参与", "其他", NULL};
    for (const char *const *word = words; *word; word++)
        if (slice_find(header, slice_of(*word)) != SIZE_MAX) return true;
    return false;
}

/* 责任单位 beside 配合单位, without 牵头单位: it leads. */
static void roles_choose_lead(struct roles *r)
{
    size_t plain = r->columns, told = r->columns;
    for (size_t c = r->columns; c-- > 0;) {
        if (r->column[c].role == COLUMN_LEAD) return;
        if (r->column[c].role == COLUMN_SUPPORT) *(roles_says_support(r->column[c].label) ? &told : &plain) = c;
    }
    if (plain < r->columns && told < r->columns) r->column[plain].role = COLUMN_LEAD;
}

/* A role other than year belongs to one column, the first; the others keep their header and their text. */
static void roles_drop_doubles(struct roles *r)
{
    bool taken[COLUMN_ROLES] = {false};
    for (size_t c = 0; c < r->columns; c++) {
        enum column_role role = r->column[c].role;
        if (taken[role] && role != COLUMN_YEAR && role != COLUMN_OTHER) r->column[c].role = COLUMN_OTHER;
        taken[role] = true;
    }
}

static void roles_name_columns(struct roles *r, const struct table *t, struct arena *arena)
{
    for (size_t c = 0; c < r->columns; c++) {
        struct slice header = roles_header_of(r, t, c, &r->column[c].role);
        r->column[c].header = arena_copy(arena, header);
        r->column[c].label = roles_label_of(header, c, arena);
    }
    roles_choose_lead(r);
    roles_drop_doubles(r);
}

/* ---- no header: the content tells ---- */

static enum cell_look roles_look_of_column(const struct table *t, size_t first, size_t column, size_t width)
{
    size_t count[5] = {0}, rows = 0;
    for (size_t row = first; row < table_rows(t) && rows < PROFILE_ROWS; row++) {
        if (table_cells(t, row) != width) continue;
        rows++;
        count[roles_look(table_cell(t, row, column))]++;
    }
    size_t filled_cells = rows - count[LOOK_BLANK];
    for (enum cell_look look = LOOK_NUMBER; look <= LOOK_AGENCIES; look++)
        if (filled_cells > 0 && count[look] * 10 >= filled_cells * 6) return look;
    return filled_cells ? LOOK_TEXT : LOOK_BLANK;
}

static void roles_give(struct roles *r, size_t column, enum column_role role, const char *header)
{
    r->column[column] = (struct plan_column){role, slice_of(header), slice_of(header)};
}

/* Numbers first; then two names (action, task) or one (task); clauses: the content, then a target a year; agencies:
 * lead, then support. */
static void roles_infer_columns(struct roles *r, const struct table *t, size_t width, struct arena *arena)
{
    static const char *const years[] = {"第一年", "第二年", "第三年", "第四年", "第五年",
                                        "第六年", "第七年", "第八年", "第九年", "第十年"};
    enum cell_look *look = mem_alloc(r->columns * sizeof *look);
    size_t names = 0, agencies = 0, seen_names = 0, seen_clauses = 0, seen_agencies = 0;
    bool numbered = false, before_clauses = true;
    for (size_t c = 0; c < r->columns; c++) {
        look[c] = c < width ? roles_look_of_column(t, r->header_row, c, width) : LOOK_BLANK;
        before_clauses &= look[c] != LOOK_CLAUSES;
        names += look[c] == LOOK_TEXT && before_clauses;
        agencies += look[c] == LOOK_AGENCIES;
    }
    for (size_t c = 0; c < r->columns; c++) {
        r->column[c] = (struct plan_column){COLUMN_OTHER, SLICE(""), roles_label_of(SLICE(""), c, arena)};
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
static size_t roles_widest_common(const struct table *t, size_t from)
{
    size_t count[TABLE_COLUMN_MAX + 1] = {0}, rows = table_rows(t) - from, best = 1;
    for (size_t row = from; row < table_rows(t); row++) count[table_cells(t, row)]++;
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
    }
    if (r->header_rows > 0) report_add(report, NOTE_HEADER, line, 0, buf_slice(&all));
    else report_add(report, NOTE_NO_HEADER, 0, 0, buf_slice(&all));
    if (!any) report_add(report, NOTE_NO_ROLE, line, 0, buf_slice(&all));
    buf_done(&all);
    buf_done(&one);
}

static void roles_find_blank_columns(struct roles *r, const struct table *t)
{
    r->blank = mem_alloc(r->columns * sizeof *r->blank);
    for (size_t c = 0; c < r->columns; c++)
        r->blank[c] = r->column[c].header.n == 0 && r->column[c].role == COLUMN_OTHER;
    for (size_t row = r->header_row + r->header_rows; row < table_rows(t); row++)
        for (size_t c = 0; c < table_cells(t, row) && c < r->columns; c++)
            if (r->blank[c]) r->blank[c] = slice_is_blank(table_cell(t, row, c));
}

/* A header row of which no word is known: the first row that is as wide as the table and holds short texts only. */
static bool roles_is_unknown_header(const struct table *t, size_t row, size_t width)
{
    if (row + 1 >= table_rows(t) || roles_filled(t, row) < 2 || roles_filled(t, row) < width) return false;
    for (size_t i = 0; i < table_cells(t, row); i++) {
        struct slice cell = table_cell(t, row, i);
        enum cell_look look = roles_look(cell);
        if (cell.n > 60 || look == LOOK_NUMBER || look == LOOK_CLAUSES) return false;
    }
    return true;
}

/* Titles above a table without a known header: rows with one filled cell over wider ones. */
static size_t roles_skip_titles(const struct table *t)
{
    size_t row = 0;
    while (row + 1 < table_rows(t) && row < HEADER_WITHIN && roles_filled(t, row) == 1 && roles_filled(t, row + 1) != 0)
        row++;
    return row + 1 < table_rows(t) || row == 0 ? row : 0;
}

bool roles_find(struct roles *r, const struct table *t, const char *overrides, struct arena *arena,
                struct report *report, struct err *err)
{
    *r = (struct roles){0};
    bool inferred = false;
    size_t width = 0;
    if (!roles_find_header(r, t)) {
        r->header_row = roles_skip_titles(t);
        width = roles_widest_common(t, r->header_row);
        inferred = !roles_is_unknown_header(t, r->header_row, width);
        r->header_rows = inferred ? 0 : 1;
    }
    r->header_width = inferred ? width : table_cells(t, r->header_row);
    r->columns = r->header_width;
    for (size_t row = r->header_row; row < table_rows(t); row++) /* nothing of a wider row is dropped */
        if (table_cells(t, row) > r->columns) r->columns = table_cells(t, row);
    r->column = mem_zalloc(r->columns * sizeof *r->column);
    if (inferred) roles_infer_columns(r, t, width, arena);
    else roles_name_columns(r, t, arena);
    roles_find_blank_columns(r, t);
    if (!roles_override(r, overrides, err)) return false;
    report_roles(r, t, report);
    return true;
}

void roles_done(struct roles *r)
{
    free(r->column);
    free(r->blank);
}
