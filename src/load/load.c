#include "load/load.h"

#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

#include "table/dialect.h"
#include "table/encoding.h"
#include "table/feed.h"
#include "base/lang.h"
#include "base/mem.h"
#include "plan/plan_inside.h"
#include "load/between.h"
#include "load/choose.h"
#include "load/figure_columns.h"
#include "load/paste.h"
#include "load/kept_reading.h"
#include "load/regions.h"
#include "load/roles.h"
#include "load/tasks.h"
#include "load/title.h"
#include "office/office.h"
#include "table/tokens.h"

#define FURTHER_BLOCK ((size_t)8 << 20) /* bytes read at once of a text that has to be decoded first */

static void load_place_error(const struct plan *p, struct err *err)
{
    err_at(err, p->input.name, err->line, err->column);
}

static bool load_delimiter_named(const char *name, uint32_t *delimiter, struct err *err)
{
    *delimiter = 0;
    if (!name) return true;
    if (strcasecmp(name, "tab") == 0 || strcmp(name, "\\t") == 0) return *delimiter = '\t', true;
    size_t next = 0;
    if (*name) *delimiter = text_decode(slice_of(name), 0, &next);
    if (next > 0 && next == strlen(name) && *delimiter != '"' && *delimiter != '\n' && *delimiter != '\r') return true;
    err_setf(err, _("name one character, such as ; or tab"), _("“%s” is no delimiter"), name);
    return false;
}

/* ---- bytes → table ---- */

static void load_report_dialect(struct plan *p, const struct dialect *dialect)
{
    char name[8];
    report_add(&p->report, NOTE_DELIMITER, 0, 0, slice_of(dialect_name(dialect, name)));
}

static bool load_fail(struct err *err, const char *what, const char *remedy)
{
    err_set(err, what, remedy);
    return false;
}

static bool load_fail_as_prose(struct err *err)
{
    return load_fail(err, _("this is text, not a table: nothing separates cells"),
                     _("save the table as CSV, or name the separator with --delimiter"));
}

/* The text from byte `mark` on, split while it is read; *delimiter: 0 to find it, then the one that was found.
 * False with *invalid set where it turns out not to be UTF-8 after all; the plan then has no table and no notes, as
 * before. */
static bool load_split_stream(struct plan *p, size_t mark, uint32_t *delimiter, struct load_progress *progress,
                              bool *invalid, struct err *err)
{
    struct input *in = &p->input;
    const char *text = in->bytes + mark;
    struct dialect dialect = dialect_detect(text, in->nbytes - mark, input_is_whole(in), *delimiter);
    struct feed feed;
    size_t good;
    table_init(&p->table, text);
    struct tokens *tokens = tokens_new(&p->table, &dialect, &p->report);
    feed_start(&feed, in, mark, progress);
    enum feed_state state;
    bool fine = true;
    while (fine && (state = feed_next(&feed, &good)) == FEED_GOES_ON) fine = tokens_feed(tokens, good, err);
    if (fine && state == FEED_WHOLE)
        fine = feed.stopped ? tokens_feed(tokens, good, err) : tokens_finish(tokens, good, err);
    if (feed.stopped) table_drop_row(&p->table); /* half a row would be wrong */
    feed_done(&feed, &p->report);
    tokens_free(tokens);
    if (fine && state == FEED_WHOLE) return *delimiter = dialect.delimiter, load_report_dialect(p, &dialect), true;
    *invalid = fine && state == FEED_INVALID;
    if (fine && state == FEED_FAILED) *err = feed.err;
    table_done(&p->table);
    table_init(&p->table, NULL);
    report_done(&p->report);
    report_init(&p->report);
    return false;
}

static bool load_read_rest(struct input *in, struct load_progress *progress, struct err *err)
{
    while (!input_is_whole(in)) {
        if (!input_more(in, FURTHER_BLOCK, err)) return false;
        if (progress) atomic_store(&progress->done, in->nbytes);
    }
    return true;
}

/* Pasted tables that lost their rows get them back: a cell a line, or rows that paragraphs broke. */
static bool load_gather_rows(struct plan *p, uint32_t delimiter, struct err *err)
{
    struct table gathered;
    bool lines = true, changed = true;
    for (size_t row = 0; lines && row < table_rows(&p->table); row++) lines = table_cells(&p->table, row) == 1;
    if (!lines && delimiter != '\t' && delimiter != '|') return true;
    table_init(&gathered, p->table.text);
    bool fine = lines ? paste_lines(&p->table, &gathered, &p->report, err)
                      : paste_tabs(&p->table, &gathered, &changed, &p->report, err);
    struct table old = p->table;
    bool taken = fine && changed;
    if (taken) p->table = gathered;
    table_done(taken ? &old : &gathered);
    return fine;
}

static void load_note_encoding(struct plan *p, const char *name, const char *format)
{
    struct buf shown;
    buf_init(&shown);
    p->encoding = arena_copy(&p->arena, slice_of(name));
    buf_addf(&shown, "%s%s%s", name, *format ? ", " : "", format);
    report_add(&p->report, NOTE_ENCODING, 0, 0, buf_slice(&shown));
    buf_done(&shown);
}

/* ---- office files ---- */

/* Somewhere two cells stand side by side. */
static bool load_has_table(const struct table *t)
{
    for (size_t row = 0; row < table_rows(t); row++)
        if (table_part_of(t, row)->kind != TABLE_PART_PROSE && regions_filled(t, row) > 1) return true;
    return false;
}

/* A document without a table may hold one in plain text, and so may a single column of a worksheet into which text was
 * pasted: what stands there is read as the lines of a text. */
static bool load_read_prose(struct plan *p, uint32_t delimiter, struct err *err)
{
    struct buf text;
    size_t reserved;
    bool invalid;
    buf_init(&text);
    for (size_t row = 0; row < table_rows(&p->table); row++) {
        buf_add(&text, table_cell(&p->table, row, between_look(&p->table, row).first));
        buf_adds(&text, "\n");
    }
    char *bytes = input_reserve(text.n, &reserved);
    if (text.n > 0) memcpy(bytes, text.s, text.n);
    table_done(&p->table);
    input_decoded(&p->input, bytes, text.n, reserved);
    buf_done(&text);
    if (load_split_stream(p, 0, &delimiter, NULL, &invalid, err) && load_gather_rows(p, delimiter, err)) return true;
    return load_fail(err, _("there is no table in this document"), _("name a file with a table in it"));
}

static bool load_make_office_table(struct plan *p, const struct load_options *options, uint32_t delimiter,
                                   struct err *err)
{
    struct office_found found;
    if (!load_read_rest(&p->input, options->progress, err)) return false;
    struct office_order order = {options->encoding, options->rows, options->progress};
    if (!office_read(&p->input, &p->table, &order, &p->report, &found, err)) return false;
    load_note_encoding(p, found.encoding, found.format);
    if (table_rows(&p->table) == 0 && p->report.total[NOTE_STOPPED] > 0)
        return load_fail(err, _("loading was stopped before the first row"), _("load it again"));
    if (table_rows(&p->table) == 0)
        return load_fail(err, _("the file holds no text"), _("name a file with a table in it"));
    return load_has_table(&p->table) || load_read_prose(p, delimiter, err);
}

/* ---- all kinds of files ---- */

static bool load_make_table(struct plan *p, const struct load_options *options, struct err *err)
{
    struct input *in = &p->input;
    struct encoding_found found;
    uint32_t delimiter;
    if (!load_delimiter_named(options->delimiter, &delimiter, err)) return false;
    if (!input_is_whole(in) && !input_more(in, INPUT_BLOCK, err)) return false;
    if (in->nbytes == 0) return load_fail(err, _("the file is empty"), _("name a file with a table in it"));
    if (office_is(slice_make(in->bytes, in->nbytes))) return load_make_office_table(p, options, delimiter, err);
    if (!options->encoding && encoding_is_binary(in->bytes, in->nbytes, err)) return false;
    found = encoding_detect(in->bytes, in->nbytes, input_is_whole(in));
    if (options->encoding && !encoding_named(options->encoding, &found, err)) return false;
    bool invalid = found.encoding != ENCODING_UTF8,
         split = !invalid && load_split_stream(p, found.mark, &delimiter, options->progress, &invalid, err);
    if (!split && !invalid) return false;
    if (!split) {
        if (!load_read_rest(in, options->progress, err)) return false;
        if (!options->encoding) found = encoding_detect(in->bytes, in->nbytes, true);
        encoding_decode(in, found, &p->report);
        if (!load_split_stream(p, 0, &delimiter, NULL, &invalid, err)) return false;
    }
    load_note_encoding(p, found.name, "");
    if (table_rows(&p->table) == 0)
        return load_fail(err, _("the file holds no text"), _("name a file with a table in it"));
    return load_gather_rows(p, delimiter, err);
}

/* ---- table → plan ---- */

static void load_collect_columns(struct plan *p, const struct roles *r)
{
    p->column = mem_alloc((r->columns + 1) * sizeof *p->column);
    p->cell_of = mem_alloc((r->columns + 1) * sizeof *p->cell_of);
    for (size_t c = 0; c < r->columns; c++) {
        if (r->blank[c]) continue;
        p->column[p->columns] = r->column[c];
        p->cell_of[p->columns++] = (uint32_t)c;
    }
    plan_index_columns(p);
}

/* The row above the header that names the table; SIZE_MAX if none does.  `above`: the row that the user named. */
enum { STRONG_TITLE = 6 };

static size_t load_title_row(const struct plan *p, const struct region *region, int above)
{
    if (above < 0 && region->header - region->start >= (size_t)-above) return region->header - (size_t)-above;
    size_t best = SIZE_MAX;
    int most = 0;
    for (size_t row = region->start; row < region->header; row++) {
        struct row_facts facts = between_look(&p->table, row);
        bool alone = facts.filled == 1 || (facts.filled == 2 && table_is_placed(&p->table)); /* or a date beside it */
        int weight = alone ? title_weight(table_cell(&p->table, row, facts.first)) : -1;
        if (facts.filled == 2 && weight < STRONG_TITLE) weight = -1;
        bool document = table_is_placed(&p->table) && table_part_of(&p->table, row)->kind != TABLE_PART_SHEET;
        if (weight > most || (document && weight == most && weight > 0)) best = row, most = weight; /* the nearest */
    }
    return best;
}

static void load_take_titles(struct plan *p, const struct region *region, int above)
{
    size_t title = p->title_row = load_title_row(p, region, above);
    for (size_t row = region->start; row < region->header; row++) {
        struct slice text = slice_trim(table_cell(&p->table, row, between_look(&p->table, row).first));
        p->report.part = table_part_number(&p->table, row);
        report_add(&p->report, row == title ? NOTE_TITLE : NOTE_PREAMBLE, table_row_line(&p->table, row), 0, text);
        if (row != title) plan_add_row_note(p, row);
    }
    if (title == SIZE_MAX) return;
    struct buf text;
    buf_init(&text);
    title_add(table_cell(&p->table, title, between_look(&p->table, title).first), &text);
    p->title = arena_copy(&p->arena, buf_slice(&text));
    p->has_title = true;
    buf_done(&text);
}

/* The file's name without folder and ending. */
static struct slice load_name_of_file(struct slice path)
{
    for (size_t i = path.n; i-- > 0;)
        if (path.s[i] == '/') {
            path = slice_cut(path, i + 1, path.n);
            break;
        }
    for (size_t i = path.n; i-- > 1;)
        if (path.s[i] == '.') return slice_cut(path, 0, i);
    return path;
}

/* Sentences that commas part: most rows end as sentences do, and no header is known. */
static bool load_is_prose(const struct table *t, const struct region *region)
{
    if (table_is_placed(t)) return false;
    static const char *const ends[] = {"。", "：", "！", "？", "；"};
    size_t sentences = 0, rows = table_rows(t);
    if (region->header_rows > 0) return false;
    for (size_t row = 0; row < rows; row++) {
        struct slice last = slice_trim(table_cell(t, row, table_cells(t, row) - 1));
        for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
            sentences += last.n >= strlen(ends[i]) &&
                         memcmp(last.s + last.n - strlen(ends[i]), ends[i], strlen(ends[i])) == 0;
    }
    return sentences * 10 >= rows * 6;
}

static bool load_has_header_line(const struct plan *p, unsigned line, struct err *err)
{
    unsigned last = table_row_line(&p->table, table_rows(&p->table) - 1);
    if (line <= last || table_is_placed(&p->table)) return true;
    err_setf(err, _("name the line on which the row with the names of the columns begins"),
             _("--header %u: the last row begins on line %u"), line, last);
    return false;
}

/* What is hidden is named as a row or a column, for the browser shows such a note without its place. */
static void load_take_part_note(struct plan *p, const struct note *note)
{
    struct buf shown;
    buf_init(&shown);
    if (note->kind == NOTE_HIDDEN && (note->line > 0 || note->column > 0))
        buf_adds(&shown, note->line > 0 ? _("row ") : _("column "));
    buf_add(&shown, note->detail);
    report_add(&p->report, note->kind, note->line, note->column, buf_slice(&shown));
    buf_done(&shown);
}

/* What the reader of an office file noticed about the parts that the table stands in. */
static void load_take_part_notes(struct plan *p, const struct region *region)
{
    const struct table *t = &p->table;
    for (size_t i = 0; i < t->parts; i++) {
        const struct table_part *part = &t->part[i];
        bool touches = part->row < region->after && part->row + part->rows > region->start;
        if (!touches) continue;
        p->report.part = (unsigned)i + 1;
        for (size_t k = 0; k < part->notes.count; k++) {
            const struct note *note = &part->notes.note[k];
            load_take_part_note(p, note);
        }
    }
}

/* The lines below the table in a document, which belong to no part that holds it. */
static void load_keep_text_below(struct plan *p, const struct region *region)
{
    for (size_t row = region->end; row < region->after && table_is_placed(&p->table); row++) plan_add_row_note(p, row);
}

static void load_name_plan(struct plan *p, const struct load_options *options, const struct region *region)
{
    const struct table_part *sheet = choose_sheet_of(&p->table, region);
    if (sheet) p->sheet = sheet->name;
    if (options->title) p->title = arena_copy(&p->arena, slice_of(options->title));
    if (options->title) p->has_title = true;
    if (!p->has_title) p->title = load_name_of_file(p->source);
}

static bool load_make_plan(struct plan *p, const struct load_options *options, struct err *err)
{
    struct roles roles = {.column = NULL};
    struct regions regions;
    size_t chosen;
    if (!load_has_header_line(p, options->header, err)) return false;
    regions_find(&regions, &p->table, options->header);
    if (!choose_table(&regions, &p->table, options->sheet, &chosen, err)) return false;
    struct region *region = &regions.table[chosen];
    if (load_is_prose(&p->table, region)) return load_fail_as_prose(err);
    load_take_part_notes(p, region);
    p->report.part = table_is_placed(&p->table) ? table_part_number(&p->table, region->header) : 0;
    bool found = roles_find(&roles, &p->table, region, options->columns, &p->arena, &p->report, err);
    if (found) {
        region->header = p->header_row = roles.header_row;
        p->header_rows = roles.header_rows;
        load_collect_columns(p, &roles);
        load_take_titles(p, region, options->title_row);
        tasks_collect(p, &roles, region->end);
        load_keep_text_below(p, region);
        choose_report(&regions, &p->table, chosen, options->sheet != NULL, &p->report);
        load_name_plan(p, options, region);
        figure_columns_find(p);
    }
    p->report.part = 0;
    roles_done(&roles);
    return found;
}

/* ---- as the user said before ---- */

/* A plan that reads the same bytes from the beginning; the plan before is freed. */
static struct plan *load_restart(struct plan *p)
{
    struct slice read = input_read(&p->input);
    char *source = mem_format("%.*s", (int)p->source.n, p->source.s);
    struct plan *again = plan_new(source);
    input_of_bytes(&again->input, p->input.name, read.s, read.n);
    free(source);
    plan_free(p);
    return again;
}

static void load_note_kept(struct plan *p, enum note_kind kind, const struct kept_reading *kept)
{
    struct buf words;
    buf_init(&words);
    kept_reading_add_words(&kept->options, &words);
    if (kept->options.title_row != 0) buf_adds(&words, " --title …");
    if (words.n > 0) report_add(&p->report, kind, 0, 0, slice_trim(buf_slice(&words)));
    buf_done(&words);
}

/* Reads as it is kept; where that does not fit (a column is named otherwise now) as if nothing were kept. */
static struct plan *load_as_kept(struct plan *p, const struct kept_reading *kept, const struct load_options *options,
                                 bool *made, struct err *err)
{
    const struct load_options *with = &kept->options;
    bool other = with->encoding != options->encoding || with->delimiter != options->delimiter;
    if (other) p = load_restart(p);
    *made = (!other || load_make_table(p, with, err)) && load_make_plan(p, with, err);
    if (*made) return load_note_kept(p, NOTE_KEPT, kept), p;
    p = load_restart(p);
    *made = load_make_table(p, options, err) && load_make_plan(p, options, err);
    load_note_kept(p, NOTE_KEPT_UNFIT, kept);
    return p;
}

static struct plan *load_finish(struct plan *p, const struct load_options *options, struct err *err)
{
    static const struct load_options none = {0};
    struct kept_reading kept = {.text = NULL};
    if (!options) options = &none;
    bool made = load_make_table(p, options, err);
    if (table_rows(&p->table) > 0 && kept_reading_find(&kept, &p->table, options))
        p = load_as_kept(p, &kept, options, &made, err);
    else made = made && load_make_plan(p, options, err);
    kept_reading_done(&kept);
    if (made) return p;
    load_place_error(p, err);
    plan_free(p);
    return NULL;
}

struct plan *load_file(const char *path, const struct load_options *options, struct err *err)
{
    struct plan *p = plan_new(path);
    if (!input_open(&p->input, path, err)) {
        plan_free(p);
        return NULL;
    }
    return load_finish(p, options, err);
}

struct plan *load_bytes(const char *name, const char *bytes, size_t nbytes, const struct load_options *options,
                        struct err *err)
{
    struct plan *p = plan_new(name);
    input_of_bytes(&p->input, name, bytes, nbytes);
    return load_finish(p, options, err);
}

struct plan *load_rows(const char *name, const char *bytes, size_t nbytes, const struct load_options *options,
                       struct err *err)
{
    struct plan *p = plan_new(name);
    input_of_bytes(&p->input, name, bytes, nbytes);
    if (load_make_table(p, options, err) || table_rows(&p->table) > 0) return p;
    load_place_error(p, err);
    plan_free(p);
    return NULL;
}
