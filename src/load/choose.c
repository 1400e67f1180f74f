#include "load/choose.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/lang.h"
#include "load/between.h"

const struct table_part *choose_sheet_of(const struct table *t, const struct region *region)
{
    const struct table_part *part = table_is_placed(t) ? table_part_of(t, region->header) : NULL;
    return part && part->kind == TABLE_PART_SHEET ? part : NULL;
}

/* ---- names ---- */

static size_t choose_sheets(const struct table *t)
{
    size_t sheets = 0;
    for (size_t i = 0; i < t->parts; i++) sheets += t->part[i].kind == TABLE_PART_SHEET;
    return sheets;
}

/* Which table of its worksheet it is, from 1; *several: the worksheet has more than one. */
static size_t choose_place_on_sheet(const struct regions *r, const struct table *t, size_t i, bool *several)
{
    const struct table_part *sheet = choose_sheet_of(t, &r->table[i]);
    size_t place = 0, count = 0;
    for (size_t k = 0; k < r->tables; k++) {
        if (choose_sheet_of(t, &r->table[k]) != sheet) continue;
        count++;
        if (k <= i) place++;
    }
    *several = count > 1;
    return place;
}

void choose_add_address(const struct regions *r, const struct table *t, size_t i, struct buf *out)
{
    const struct table_part *sheet = choose_sheet_of(t, &r->table[i]);
    bool several;
    size_t place = sheet ? choose_place_on_sheet(r, t, i, &several) : 0;
    if (!sheet || choose_sheets(t) == 1) buf_addf(out, "%zu", i + 1);
    else if (several) buf_addf(out, "%u#%zu", sheet->number, place);
    else buf_addf(out, "%u", sheet->number);
}

static void choose_add_text_above(const struct table *t, const struct region *table, struct buf *out)
{
    enum { LONGEST = 200 }; /* bytes: of a letter above it only the end counts */
    size_t start = table->header;
    for (size_t n = 0; start > table->start && n <= LONGEST; start--)
        n += table_cell(t, start - 1, between_look(t, start - 1).first).n;
    for (size_t row = start; row < table->header; row++) {
        struct slice text = slice_trim(table_cell(t, row, between_look(t, row).first));
        buf_addf(out, " %.*s", (int)text.n, text.s);
    }
}

void choose_add_name(const struct regions *r, const struct table *t, size_t i, struct buf *out)
{
    const struct table_part *sheet = choose_sheet_of(t, &r->table[i]);
    choose_add_address(r, t, i, out);
    if (sheet) buf_addf(out, " %.*s%s", (int)sheet->name.n, sheet->name.s, sheet->hidden ? _(" (hidden)") : "");
    if (!sheet || choose_sheets(t) == 1) choose_add_text_above(t, &r->table[i], out);
}

/* ---- as --sheet says ---- */

/* The text before a # and the number behind it, 0 if there is none. */
static struct slice choose_split(const char *sheet, size_t *place)
{
    struct slice name = slice_of(sheet);
    size_t mark = slice_find(name, SLICE("#"));
    char *end;
    *place = 0;
    if (mark == SIZE_MAX) return slice_trim(name);
    *place = strtoul(sheet + mark + 1, &end, 10);
    if (*end != '\0' || *place == 0) return *place = 0, slice_trim(name); /* the # belongs to the name */
    return slice_trim(slice_cut(name, 0, mark));
}

static bool choose_is_number(struct slice name, size_t number)
{
    char digits[32];
    int n = snprintf(digits, sizeof digits, "%zu", number);
    return slice_equal(name, slice_make(digits, (size_t)n));
}

/* How well a table answers to a name: 2 well, 1 in part, 0 not at all. */
static int choose_answers(const struct regions *r, const struct table *t, size_t i, struct slice name)
{
    const struct table_part *sheet = choose_sheet_of(t, &r->table[i]);
    size_t number = sheet && choose_sheets(t) > 1 ? sheet->number : i + 1;
    struct buf text, words, asked;
    int answers;
    if (choose_is_number(name, number)) return 2;
    if (sheet && slice_equal(slice_trim(sheet->name), name)) return 2;
    if (name.n == 0 || (name.s[0] >= '0' && name.s[0] <= '9' && name.n <= 2)) return 0;
    buf_init(&text);
    if (sheet) buf_add(&text, sheet->name);
    else choose_add_text_above(t, &r->table[i], &text);
    buf_init(&words);
    buf_init(&asked);
    column_normalise(buf_slice(&text), &words); /* blanks of either width do not matter */
    column_normalise(name, &asked);
    answers = asked.n > 0 && slice_find(buf_slice(&words), buf_slice(&asked)) != SIZE_MAX;
    buf_done(&words);
    buf_done(&asked);
    buf_done(&text);
    return answers;
}

/* Of the tables on one worksheet: the one with that place, or, where none is asked for, the one that fits best. */
static size_t choose_on_sheet(const struct regions *r, const struct table *t, size_t first, size_t place)
{
    const struct table_part *sheet = choose_sheet_of(t, &r->table[first]);
    size_t best = first, at = 0;
    unsigned most = 0;
    for (size_t i = 0; i < r->tables; i++) {
        if (choose_sheet_of(t, &r->table[i]) != sheet) continue;
        if (++at == place) return i;
        if (place > 0 || regions_fit(&r->table[i], t) <= most) continue;
        best = i;
        most = regions_fit(&r->table[i], t);
    }
    return place > 0 ? SIZE_MAX : best;
}

static bool choose_fail(const struct regions *r, const struct table *t, const char *sheet, bool several,
                        struct err *err)
{
    enum { NAMED = 12 };
    char remedy[sizeof err->remedy];
    struct buf names;
    buf_init(&names);
    for (size_t i = 0; i < r->tables && i < NAMED; i++) {
        if (i > 0) buf_adds(&names, _(", "));
        choose_add_name(r, t, i, &names);
    }
    snprintf(remedy, sizeof remedy, _("choose one of: %s"), names.s);
    if (several) err_setf(err, remedy, _("--sheet %s: several tables are called so"), sheet);
    else err_setf(err, remedy, _("--sheet %s: there is no such table"), sheet);
    buf_done(&names);
    return false;
}

bool choose_table(const struct regions *r, const struct table *t, const char *sheet, size_t *chosen, struct err *err)
{
    size_t place, found = SIZE_MAX;
    int best = 0;
    bool several = false;
    if (sheet == NULL) return *chosen = regions_best(r, t), true;
    struct slice name = choose_split(sheet, &place);
    for (size_t i = 0; i < r->tables; i++) {
        int answers = choose_answers(r, t, i, name);
        bool same_sheet = found != SIZE_MAX && choose_sheet_of(t, &r->table[i]) != NULL &&
                          choose_sheet_of(t, &r->table[i]) == choose_sheet_of(t, &r->table[found]);
        if (answers == 0 || answers < best || same_sheet) continue;
        several = answers == best;
        best = answers;
        found = i;
    }
    if (found != SIZE_MAX && choose_sheet_of(t, &r->table[found]) && choose_sheets(t) > 1 && !several)
        found = choose_on_sheet(r, t, found, place);
    if (found == SIZE_MAX || several) return choose_fail(r, t, sheet, several, err);
    *chosen = found;
    return true;
}

/* ---- the report ---- */

/* Another table fits nearly as well as the one that was taken: the choice may be wrong. */
static bool choose_is_close(const struct regions *r, const struct table *t, size_t chosen, size_t other)
{
    bool hidden = table_part_of(t, r->table[other].header)->hidden;
    bool has_rows = r->table[other].header + r->table[other].header_rows < r->table[other].end;
    return !hidden && has_rows && regions_fit(&r->table[other], t) * 10 >= regions_fit(&r->table[chosen], t) * 8;
}

/* A worksheet is named once, with its first table. */
static bool choose_is_first_of_sheet(const struct regions *r, const struct table *t, size_t i)
{
    return i == 0 || choose_sheet_of(t, &r->table[i - 1]) != choose_sheet_of(t, &r->table[i]);
}

void choose_report(const struct regions *r, const struct table *t, size_t chosen, bool asked, struct report *report)
{
    const struct table_part *sheet = choose_sheet_of(t, &r->table[chosen]), *other;
    struct buf name;
    buf_init(&name);
    if (sheet) report_add(report, NOTE_SHEET, 0, 0, sheet->name);
    if (sheet && sheet->hidden) report_add(report, NOTE_HIDDEN, 0, 0, sheet->name);
    for (size_t i = 0; i < r->tables; i++) {
        if (i == chosen) continue;
        other = choose_sheet_of(t, &r->table[i]);
        if (other && other != sheet && !choose_is_first_of_sheet(r, t, i)) continue;
        bool routine = other && other != sheet && (asked || !choose_is_close(r, t, chosen, i));
        buf_clear(&name);
        choose_add_name(r, t, i, &name);
        unsigned line = other && other != sheet ? 0 : table_row_line(t, r->table[i].start);
        report_add(report, routine ? NOTE_OTHER_SHEET : NOTE_TABLE, line, 0, buf_slice(&name));
    }
    buf_done(&name);
}
