/* A table cut into rows and cells, and what is changed in it. */
#include "tables_edit.h"
#include "base/mem.h"
#include "tables.h"

#include <iconv.h>
#include <string.h>

/* ---- cutting up ---- */

static bool edit_decode(struct buf *text, struct slice bytes, const char *encoding)
{
    iconv_t cd = iconv_open("UTF-8", encoding);
    if (cd == (iconv_t)-1) return false;
    size_t nout = bytes.n * 4 + 16, left = nout, nin = bytes.n;
    char *in = (char *)(uintptr_t)bytes.s, *out = mem_alloc(nout), *at = out;
    bool done = iconv(cd, &in, &nin, &at, &left) != (size_t)-1;
    iconv_close(cd);
    struct slice t = slice_make(out, nout - left);
    if (slice_has_prefix(t, SLICE("\xEF\xBB\xBF"))) t = slice_cut(t, 3, t.n);
    for (size_t i = 0; i < t.n; i++) {
        if (t.s[i] == '\r' && i + 1 < t.n && t.s[i + 1] == '\n') continue;
        buf_fill(text, t.s[i] == '\r' ? '\n' : t.s[i], 1);
    }
    if (text->n > 0 && text->s[text->n - 1] != '\n') buf_adds(text, "\n");
    free(out);
    return done;
}

/* The end of the cell that begins at `at`: the delimiter or the line feed behind it. */
static size_t edit_cell_end(struct slice t, size_t at, char delimiter)
{
    size_t quote = at;
    while (quote < t.n && t.s[quote] == ' ') quote++;
    if (delimiter != '\0' && quote < t.n && t.s[quote] == '"') {
        for (at = quote + 1; at < t.n; at++) {
            if (t.s[at] != '"') continue;
            if (at + 1 < t.n && t.s[at + 1] == '"') at++;
            else break;
        }
    }
    bool escaped = false; /* as Markdown writes a bar inside a cell */
    while (at < t.n && t.s[at] != '\n' && (t.s[at] != delimiter || delimiter == '\0' || escaped)) {
        escaped = delimiter == '|' && t.s[at] == '\\';
        at++;
    }
    return at;
}

static size_t edit_cut_row(struct edit_row *row, struct slice t, size_t at, char delimiter)
{
    *row = (struct edit_row){.start = at, .task = SIZE_MAX};
    if (delimiter == '|' && at < t.n && t.s[at] == '|') at++;
    for (;;) {
        size_t end = edit_cell_end(t, at, delimiter);
        struct slice cell = slice_cut(t, at, end);
        bool row_ends = end >= t.n || t.s[end] == '\n', edge = delimiter == '|' && row_ends && slice_is_blank(cell);
        if (!edge && row->count < EDIT_CELLS) row->cell[row->count++] = cell;
        at = end + 1;
        if (!row_ends) continue;
        row->end = end;
        return at;
    }
}

static size_t edit_cut_rows(struct edit_table *table, char delimiter)
{
    struct slice t = buf_slice(&table->text);
    size_t wide = 0;
    table->nrows = 0;
    for (size_t at = 0; at < t.n;) {
        table->row = mem_grow(table->row, &table->cap, table->nrows + 1, sizeof *table->row);
        struct edit_row *row = &table->row[table->nrows++];
        at = edit_cut_row(row, t, at, delimiter);
        wide += row->count > 2;
        if (slice_is_blank(slice_cut(t, row->start, row->end))) wide++; /* speaks neither for nor against */
    }
    return wide;
}

/* The delimiter with which most rows have more than two cells; none where not even half of them have. */
static void edit_find_delimiter(struct edit_table *table)
{
    static const char candidates[] = {',', ';', '\t', '|'};
    double best = 0.5;
    for (size_t i = 0; i < sizeof candidates; i++) {
        double share = (double)edit_cut_rows(table, candidates[i]) / (double)(table->nrows > 0 ? table->nrows : 1);
        if (share <= best) continue;
        best = share;
        table->delimiter = candidates[i];
    }
    edit_cut_rows(table, table->delimiter);
}

char *edit_cell_text(struct slice cell)
{
    struct slice t = slice_trim(cell);
    struct buf out;
    buf_init(&out);
    buf_fill(&out, ' ', 1);
    buf_clear(&out);
    bool quoted = t.n > 1 && t.s[0] == '"' && t.s[t.n - 1] == '"';
    if (quoted) t = slice_cut(t, 1, t.n - 1);
    for (size_t i = 0; i < t.n; i++) {
        if (quoted && t.s[i] == '"' && i + 1 < t.n && t.s[i + 1] == '"') i++;
        if (t.s[i] == '\\' && i + 1 < t.n && t.s[i + 1] == '|') i++;
        buf_fill(&out, t.s[i], 1);
    }
    buf_fill(&out, '\0', 1);
    return out.s;
}

/* ---- which row holds which task ---- */

static bool edit_cell_is(struct slice cell, const char *text)
{
    char *own = edit_cell_text(cell), *x = flat(own), *y = flat(text);
    bool same = strcmp(x, y) == 0;
    free(own);
    free(x);
    free(y);
    return same;
}

static bool edit_among(const json_t *cells, const char *text)
{
    size_t i;
    json_t *cell;
    json_array_foreach (cells, i, cell) {
        char *x = flat(json_string_value(cell)), *y = flat(text);
        bool same = *y != '\0' && strcmp(x, y) == 0;
        free(x);
        free(y);
        if (same) return true;
    }
    return false;
}

static size_t edit_score(const struct edit_row *row, const json_t *cells)
{
    size_t score = 0;
    for (size_t i = 0; i < row->count; i++) {
        char *text = edit_cell_text(row->cell[i]);
        score += edit_among(cells, text);
        free(text);
    }
    return score;
}

/* Below the row of the task before it, the first row that has most of the task's cells. */
static void edit_place_tasks(struct edit_table *table)
{
    size_t from = 0, i;
    json_t *task;
    table->first = table->nrows;
    if (table->delimiter == '\0') return;
    json_array_foreach (table->tasks, i, task) {
        json_t *cells = task_cells(task);
        size_t best = 1, place = table->nrows;
        for (size_t r = from; r < table->nrows; r++) {
            size_t score = edit_score(&table->row[r], cells);
            if (score > best) best = score, place = r;
        }
        json_decref(cells);
        if (place == table->nrows) continue;
        table->row[place].task = i;
        if (table->first == table->nrows) table->first = place;
        table->last = place;
        from = place + 1;
    }
}

static void edit_find_width(struct edit_table *table)
{
    for (size_t i = 0; i < table->nrows; i++) {
        size_t count = table->row[i].count;
        if (count <= 1) continue;
        if (table->width != 0 && table->width != count) {
            table->width = 0;
            return;
        }
        table->width = count;
    }
}

bool edit_table_init(struct edit_table *table, struct slice bytes, const char *encoding, json_t *doc)
{
    const char *title = json_string_value(json_object_get(json_object_get(doc, "plan"), "title"));
    *table = (struct edit_table){.tasks = json_object_get(doc, "tasks"), .title = title != NULL ? title : ""};
    buf_init(&table->text);
    if (!edit_decode(&table->text, bytes, encoding)) return false;
    edit_find_delimiter(table);
    edit_place_tasks(table);
    edit_find_width(table);
    return true;
}

void edit_table_done(struct edit_table *table)
{
    buf_done(&table->text);
    free(table->row);
}

/* ---- what the changes are made of ---- */

static void edit_copy(struct buf *out, const struct edit_table *table, size_t from, size_t to)
{
    struct slice t = buf_slice(&table->text);
    size_t start = from < table->nrows ? table->row[from].start : t.n,
           end = to < table->nrows ? table->row[to].start : t.n;
    buf_add(out, slice_cut(t, start, end));
}

/* A row in which one cell is filled, as a spreadsheet saves it; between bars, or a cell a line, a line of text. */
static void edit_add_row(struct buf *out, const struct edit_table *table, size_t place, const char *text)
{
    size_t ncells = table->delimiter == '\0' || table->delimiter == '|' ? 1 : table->row[table->first].count;
    for (size_t i = 0; i < ncells; i++) {
        if (i > 0) buf_fill(out, table->delimiter, 1);
        if (i == (place < ncells ? place : 0)) buf_adds(out, text);
    }
    buf_adds(out, "\n");
}

static size_t edit_filled(const struct edit_row *row)
{
    size_t filled = 0;
    for (size_t i = 0; i < row->count; i++) filled += !slice_is_blank(row->cell[i]);
    return filled;
}

static bool edit_is_at(const struct edit_table *table, size_t row, struct slice prefix)
{
    return slice_has_prefix(slice_cut(buf_slice(&table->text), table->row[row].start, table->row[row].end), prefix);
}

/* The first row of the header: the first in which two cells are filled. */
static size_t edit_header(const struct edit_table *table)
{
    for (size_t i = 0; i < table->first; i++)
        if (edit_filled(&table->row[i]) > 1) return i;
    return table->first;
}

static bool edit_is_markdown(const struct edit_table *table)
{
    return slice_find(buf_slice(&table->text), SLICE("---")) != SIZE_MAX;
}

/* ---- a cell a line ---- */

/* The line with this text, the first or the last one; nrows if there is none.  A bar behind the text does not count. */
static size_t edit_line(const struct edit_table *table, const char *text, bool last)
{
    size_t found = table->nrows;
    char *wanted = flat(text);
    for (size_t i = 0; *wanted != '\0' && i < table->nrows && (last || found == table->nrows); i++) {
        const struct edit_row *row = &table->row[i];
        char *own = edit_cell_text(row->cell[0]), *line = flat(own);
        free(own);
        size_t n = strlen(line);
        if (n > 1 && line[n - 1] == '|') line[n - 1] = '\0';
        if (strcmp(line, wanted) == 0) found = i;
        free(line);
    }
    free(wanted);
    return found;
}

/* Where the row of the last task begins: only known where the number is the first column, right below the title. */
static size_t edit_last_in_lines(const struct edit_table *table)
{
    size_t count = json_array_size(table->tasks), header = edit_line(table, "序号", false),
           title = edit_line(table, table->title, false);
    if (count < 2 || header == table->nrows) return table->nrows;
    for (size_t i = title < header ? title + 1 : 0; i < header; i++)
        if (!slice_is_blank(table->row[i].cell[0]) && !edit_cell_is(table->row[i].cell[0], "|")) return table->nrows;
    return edit_line(table, json_string_value(json_object_get(json_array_get(table->tasks, count - 1), "no")), true);
}

/* The text with a line put in above the row; blank lines between all lines stay so. */
static bool edit_put_line(const struct edit_table *table, struct buf *out, size_t row, const char *line)
{
    bool blank = row > 0 && row < table->nrows && slice_is_blank(table->row[row - 1].cell[0]);
    if (row >= table->nrows) return false;
    edit_copy(out, table, 0, row);
    buf_addf(out, blank ? "%s\n\n" : "%s\n", line);
    edit_copy(out, table, row, table->nrows);
    return true;
}

/* ---- lines above ---- */

static bool edit_title(const struct edit_table *table, struct buf *out, bool padded)
{
    static const char title[] = "某某县2024年重点工作任务分解表";
    size_t at = table->nrows > 0 && edit_is_at(table, 0, SLICE("sep=")) ? 1 : 0;
    if (padded && (table->first == table->nrows || table->delimiter == '|' || table->delimiter == '\0')) return false;
    edit_copy(out, table, 0, at);
    if (padded) edit_add_row(out, table, 0, title);
    else buf_addf(out, "%s\n", title);
    edit_copy(out, table, at, table->nrows);
    return true;
}

static bool edit_title_row(const struct edit_table *table, struct buf *out) { return edit_title(table, out, true); }
static bool edit_title_line(const struct edit_table *table, struct buf *out) { return edit_title(table, out, false); }

static bool edit_unit_line(const struct edit_table *table, struct buf *out)
{
    size_t title = edit_line(table, table->title, false);
    if (table->delimiter == '\0' && title + 1 < table->nrows) {
        bool blank = slice_is_blank(table->row[title + 1].cell[0]);
        return edit_put_line(table, out, title + 1 + blank, "单位:万元");
    }
    if (table->first == table->nrows) return false;
    size_t header = edit_header(table);
    edit_copy(out, table, 0, header);
    edit_add_row(out, table, table->row[table->first].count - 1, "单位:万元");
    edit_copy(out, table, header, table->nrows);
    return true;
}

/* ---- rows between and below ---- */

static bool edit_page_mark(const struct edit_table *table, struct buf *out)
{
    if (table->delimiter == '\0') return edit_put_line(table, out, edit_last_in_lines(table), "— 2 —");
    if (table->first == table->nrows || table->first == table->last) return false;
    edit_copy(out, table, 0, table->last);
    edit_add_row(out, table, 0, "— 2 —");
    edit_copy(out, table, table->last, table->nrows);
    return true;
}

static bool edit_total(const struct edit_table *table, struct buf *out)
{
    if (table->first == table->nrows) return false;
    size_t ncells = table->row[table->first].count;
    edit_copy(out, table, 0, table->last + 1);
    for (size_t i = 0; i < ncells; i++) {
        if (i > 0) buf_fill(out, table->delimiter, 1);
        if (i == 0 && edit_is_at(table, table->first, SLICE("|"))) buf_adds(out, "|");
        buf_adds(out, i == 0 ? "合计" : i == ncells / 2 ? "12" : "");
    }
    buf_adds(out, table->delimiter == '|' ? "|\n" : "\n");
    edit_copy(out, table, table->last + 1, table->nrows);
    return true;
}

static bool edit_blank_rows(const struct edit_table *table, struct buf *out, bool padded)
{
    if (table->first == table->nrows || (padded && table->delimiter == '|')) return false;
    for (size_t i = 0; i < table->nrows; i++) {
        if (table->row[i].task != SIZE_MAX && padded) edit_add_row(out, table, 0, "");
        else if (table->row[i].task != SIZE_MAX) buf_adds(out, "\n");
        edit_copy(out, table, i, i + 1);
    }
    return true;
}

static bool edit_empty_lines(const struct edit_table *table, struct buf *out)
{
    return edit_blank_rows(table, out, false);
}
static bool edit_empty_rows(const struct edit_table *table, struct buf *out)
{
    return edit_blank_rows(table, out, true);
}

/* ---- columns ---- */

static bool edit_blank_column(const struct edit_table *table, struct buf *out, size_t after)
{
    struct slice t = buf_slice(&table->text);
    if (table->first == table->nrows || table->width == 0 || edit_is_markdown(table)) return false;
    for (size_t i = 0; i < table->nrows; i++) {
        const struct edit_row *row = &table->row[i];
        size_t cell = after < row->count ? after : row->count - 1;
        size_t at = row->count > 1 ? (size_t)(row->cell[cell].s + row->cell[cell].n - t.s) : row->end;
        buf_add(out, slice_cut(t, row->start, at));
        if (row->count > 1) buf_fill(out, table->delimiter, 1);
        buf_add(out, slice_cut(t, at, row->end));
        buf_adds(out, "\n");
    }
    return true;
}

static bool edit_column_right(const struct edit_table *table, struct buf *out)
{
    return edit_blank_column(table, out, SIZE_MAX);
}

/* Not of a table with rows that lack cells: where a column is put into those is nobody's guess. */
static bool edit_column_middle(const struct edit_table *table, struct buf *out)
{
    for (size_t i = table->first; i < table->nrows; i++) {
        const struct edit_row *row = &table->row[i];
        if (row->task != SIZE_MAX && (row->count != table->width || slice_is_blank(row->cell[row->count - 1])))
            return false;
    }
    return edit_blank_column(table, out, table->width / 2);
}

static const char *edit_action(const struct edit_table *table, const struct edit_row *row)
{
    if (row->task == SIZE_MAX) return "";
    const char *action = json_string_value(json_object_get(json_array_get(table->tasks, row->task), "action"));
    return action != NULL ? action : "";
}

/* The column in which the actions stand; SIZE_MAX if they do not stand in a column. */
static size_t edit_action_column(const struct edit_table *table)
{
    if (table->first == table->nrows || table->width == 0) return SIZE_MAX;
    const struct edit_row *row = &table->row[table->first];
    const char *action = edit_action(table, row);
    for (size_t i = 0; *action != '\0' && i < row->count; i++)
        if (edit_cell_is(row->cell[i], action)) return i;
    return SIZE_MAX;
}

/* Every cell that repeats the action of the row above is emptied, or every empty one filled; false if there is none. */
static bool edit_actions(const struct edit_table *table, struct buf *out, bool fill)
{
    size_t column = edit_action_column(table), changed = 0;
    const char *above = "";
    struct slice t = buf_slice(&table->text);
    if (column == SIZE_MAX) return false;
    for (size_t i = 0; i < table->nrows; i++) {
        const struct edit_row *row = &table->row[i];
        const char *action = edit_action(table, row);
        bool same = *action != '\0' && strcmp(action, above) == 0 && column < row->count;
        bool change = same && (fill ? slice_is_blank(row->cell[column]) : edit_cell_is(row->cell[column], action));
        if (row->task != SIZE_MAX) above = action;
        changed += change;
        size_t start = change ? (size_t)(row->cell[column].s - t.s) : row->end;
        size_t end = change ? start + row->cell[column].n : row->end;
        buf_add(out, slice_cut(t, row->start, start));
        if (change && fill) buf_addf(out, table->delimiter == '|' ? " %s " : "\"%s\"", action);
        else if (change) buf_adds(out, table->delimiter == '|' ? " " : "");
        buf_add(out, slice_cut(t, end, row->end));
        buf_adds(out, "\n");
    }
    return changed > 0;
}

static bool edit_merge(const struct edit_table *table, struct buf *out) { return edit_actions(table, out, false); }
static bool edit_unmerge(const struct edit_table *table, struct buf *out) { return edit_actions(table, out, true); }

/* ---- signs and bytes ---- */

static bool edit_replace(const struct edit_table *table, struct buf *out, const char *const from[2],
                         const char *const to[2])
{
    struct slice t = buf_slice(&table->text);
    size_t changed = 0;
    for (size_t at = 0; at < t.n;) {
        int which = -1;
        for (int i = 0; i < 2; i++)
            if (slice_has_prefix(slice_cut(t, at, t.n), slice_of(from[i]))) which = i;
        size_t next = which >= 0 ? at + strlen(from[which]) : at + 1;
        if (which >= 0) buf_adds(out, to[which]);
        else buf_add(out, slice_cut(t, at, next));
        changed += which >= 0;
        at = next;
    }
    return changed > 0;
}

static const char *const half_brackets[2] = {"(", ")"}, *const full_brackets[2] = {"（", "）"};

static bool edit_half_brackets(const struct edit_table *table, struct buf *out)
{
    return edit_replace(table, out, full_brackets, half_brackets);
}

static bool edit_full_brackets(const struct edit_table *table, struct buf *out)
{
    return edit_replace(table, out, half_brackets, full_brackets);
}

static bool edit_line_ends(const struct edit_table *table, struct buf *out, const char *end)
{
    for (size_t i = 0; i < table->text.n; i++)
        if (table->text.s[i] == '\n') buf_adds(out, end);
        else buf_fill(out, table->text.s[i], 1);
    return true;
}

static bool edit_crlf(const struct edit_table *table, struct buf *out) { return edit_line_ends(table, out, "\r\n"); }
static bool edit_cr(const struct edit_table *table, struct buf *out) { return edit_line_ends(table, out, "\r"); }

static bool edit_mark(const struct edit_table *table, struct buf *out)
{
    buf_adds(out, "\xEF\xBB\xBF");
    edit_copy(out, table, 0, table->nrows);
    return true;
}

/* ---- the header ---- */

static bool edit_same_row(const struct edit_table *table, size_t a, size_t b)
{
    struct slice t = buf_slice(&table->text);
    return slice_equal(slice_cut(t, table->row[a].start, table->row[a].end),
                       slice_cut(t, table->row[b].start, table->row[b].end));
}

/* A row below with other cells beside some of the header's: a second table, which would still have its own header. */
static bool edit_has_other_header(const struct edit_table *table, size_t start, size_t end)
{
    for (size_t i = table->first; i < table->nrows; i++)
        for (size_t h = start; h < end; h++)
            for (size_t c = 0; c < table->row[i].count && c < table->row[h].count; c++) {
                struct slice cell = slice_trim(table->row[i].cell[c]), word = slice_trim(table->row[h].cell[c]);
                if (cell.n > 0 && slice_equal(cell, word) && !edit_same_row(table, i, h)) return true;
            }
    size_t last = table->nrows;
    while (last > 0 && table->row[last - 1].task == SIZE_MAX) last--;
    for (size_t i = last; i < table->nrows; i++) /* a further table below */
        if (edit_filled(&table->row[i]) > 2) return true;
    return false;
}

/* Without the rows of the header, wherever they are repeated.  Not where a row of one cell follows them, which would
 * then look like a title, nor where a form stands above the table. */
static bool edit_no_header(const struct edit_table *table, struct buf *out)
{
    size_t end = table->first;
    if (table->first == table->nrows || json_array_size(table->tasks) < 2 || edit_is_markdown(table)) return false;
    while (end > 0 && edit_filled(&table->row[end - 1]) < 2) end--;
    size_t start = end;
    if (end != table->first) return false;
    while (start > 0 && edit_filled(&table->row[start - 1]) > 1) start--;
    if (end - start > 3) return false; /* no header has so many rows: a form stands above the table */
    if (start == end || edit_has_other_header(table, start, end)) return false;
    for (size_t i = 0; i < table->nrows; i++) {
        bool header = i >= start && i < end;
        for (size_t h = start; h < end; h++) header = header || edit_same_row(table, i, h);
        if (!header) edit_copy(out, table, i, i + 1);
    }
    return true;
}

const struct edit edits[] = {
    {"with a title row", edit_title_row, false},
    {"with a title line", edit_title_line, false},
    {"with a unit line", edit_unit_line, false},
    {"with a page mark", edit_page_mark, false},
    {"with a total", edit_total, false},
    {"with empty lines", edit_empty_lines, false},
    {"with empty rows", edit_empty_rows, false},
    {"with a blank column at the right", edit_column_right, false},
    {"with a blank column in the middle", edit_column_middle, false},
    {"with repeated actions merged", edit_merge, false},
    {"with merged actions repeated", edit_unmerge, false},
    {"with half-width brackets", edit_half_brackets, false},
    {"with full-width brackets", edit_full_brackets, false},
    {"with CR LF", edit_crlf, false},
    {"with CR", edit_cr, false},
    {"with a byte order mark", edit_mark, false},
    {"without its header", edit_no_header, true},
};
const size_t nedits = sizeof edits / sizeof *edits;
