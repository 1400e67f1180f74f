#include "table/grid.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "base/utf8.h"

/* The stream is a row of records.  Each begins with one of these bytes; numbers are of 32 bits in the order of this
 * machine, for both ends of the pipe are here. */
enum record {
    RECORD_PART = 'P',   /* kind, hidden, n, n bytes: the name */
    RECORD_ROW = 'R',    /* line */
    RECORD_TEXT = 'T',   /* n, n bytes */
    RECORD_CELL = 'C',   /* column, number of a text */
    RECORD_MERGE = 'M',  /* line, column, lines, columns */
    RECORD_NOTE = 'N',   /* kind, line, column, n, n bytes: the detail */
    RECORD_FORMAT = 'K', /* n, m, n bytes: the format, m bytes: the encoding */
    RECORD_END = 'E',
    RECORD_FAIL = 'F' /* n, m, n bytes: what, m bytes: what to do */
};

enum { AT_ONCE = 64 << 10, FIELDS_MAX = 4 };

/* ---- the process that reads the file ---- */

void grid_out_init(struct grid_out *out, void (*write)(void *context, struct slice bytes), void *context)
{
    *out = (struct grid_out){.write = write, .context = context};
    buf_init(&out->pending);
}

static void grid_flush(struct grid_out *out)
{
    out->write(out->context, buf_slice(&out->pending));
    buf_clear(&out->pending);
}

static void grid_tell(struct grid_out *out, enum record record, const uint32_t *field, size_t fields)
{
    char kind = (char)record;
    buf_add(&out->pending, slice_make(&kind, 1));
    buf_add(&out->pending, slice_make((const char *)field, fields * sizeof *field));
}

static void grid_tell_text(struct grid_out *out, struct slice text)
{
    buf_add(&out->pending, text);
    if (out->pending.n >= AT_ONCE) grid_flush(out);
}

void grid_out_done(struct grid_out *out)
{
    if (out->failed) {
        struct slice what = slice_of(out->err.what), remedy = slice_of(out->err.remedy);
        grid_tell(out, RECORD_FAIL, (uint32_t[]){(uint32_t)what.n, (uint32_t)remedy.n}, 2);
        buf_add(&out->pending, what);
        buf_add(&out->pending, remedy);
    } else {
        grid_tell(out, RECORD_END, NULL, 0);
    }
    grid_flush(out);
    buf_done(&out->pending);
}

void grid_fail(struct grid_out *out, const char *what, const char *remedy)
{
    if (out->failed) return;
    out->failed = true;
    err_set(&out->err, what, remedy);
}

bool grid_has_failed(const struct grid_out *out) { return out->failed; }

static void grid_fail_as_large(struct grid_out *out, const char *what)
{
    grid_fail(out, what, _("keep only the table itself in the file"));
}

void grid_format(struct grid_out *out, const char *format, const char *encoding)
{
    if (out->failed) return;
    grid_tell(out, RECORD_FORMAT, (uint32_t[]){(uint32_t)strlen(format), (uint32_t)strlen(encoding)}, 2);
    buf_adds(&out->pending, format);
    buf_adds(&out->pending, encoding);
}

void grid_part(struct grid_out *out, enum table_part_kind kind, struct slice name, bool hidden)
{
    if (out->failed) return;
    if (out->parts >= GRID_PARTS_MAX) return grid_fail_as_large(out, _("the file has more than 10,000 tables"));
    out->parts++;
    out->line = 0;
    if (name.n > GRID_NAME_MAX) name.n = GRID_NAME_MAX;
    name.n = utf8_invalid_at(name.s, name.n);
    grid_tell(out, RECORD_PART, (uint32_t[]){kind, hidden, (uint32_t)name.n}, 3);
    grid_tell_text(out, name);
}

void grid_row(struct grid_out *out, unsigned line)
{
    if (out->failed) return;
    if (line <= out->line) line = out->line + 1;
    if (line > GRID_LINE_MAX) return grid_fail_as_large(out, _("a table has more than 1,048,576 rows"));
    out->line = line;
    out->column = 0;
    grid_tell(out, RECORD_ROW, (uint32_t[]){line}, 1);
    if (out->pending.n >= AT_ONCE) grid_flush(out);
}

/* Adds a text in which every broken byte has become U+FFFD. */
static void grid_mend(struct slice text, struct buf *mended)
{
    for (size_t pos = 0; pos < text.n;) {
        size_t good = utf8_invalid_at(text.s + pos, text.n - pos);
        buf_add(mended, slice_cut(text, pos, pos + good));
        pos += good;
        if (pos < text.n) buf_addc(mended, 0xFFFD);
        pos += pos < text.n;
    }
}

uint32_t grid_text(struct grid_out *out, struct slice text)
{
    struct buf mended;
    if (out->failed) return 0;
    buf_init(&mended);
    if (text.n <= GRID_TEXT_MAX && utf8_invalid_at(text.s, text.n) < text.n) {
        grid_mend(text, &mended);
        text = buf_slice(&mended);
    }
    if (text.n > GRID_TEXT_MAX) grid_fail_as_large(out, _("a cell holds more than 1 MiB of text"));
    else if ((out->text_bytes += text.n) > GRID_TEXTS_MAX)
        grid_fail_as_large(out, _("the file holds more than 128 MiB of text"));
    if (!out->failed) {
        grid_tell(out, RECORD_TEXT, (uint32_t[]){(uint32_t)text.n}, 1);
        grid_tell_text(out, text);
        out->texts++;
    }
    buf_done(&mended);
    return out->texts - 1;
}

void grid_cell(struct grid_out *out, unsigned column, uint32_t text)
{
    if (out->failed) return;
    if (column >= GRID_COLUMN_MAX) return grid_fail_as_large(out, _("a table has more than 4,096 columns"));
    if (column >= out->column) out->cells += column + 1 - out->column;
    out->column = column + 1;
    if (out->cells > GRID_CELLS_MAX) return grid_fail_as_large(out, _("the file has more than 33 million cells"));
    grid_tell(out, RECORD_CELL, (uint32_t[]){column, text}, 2);
}

void grid_merge(struct grid_out *out, unsigned line, unsigned column, unsigned lines, unsigned columns)
{
    if (out->failed || lines == 0 || columns == 0 || line == 0 || (lines == 1 && columns == 1)) return;
    if (++out->merges > GRID_MERGES_MAX)
        return grid_fail_as_large(out, _("the file has more than a million merged cells"));
    grid_tell(out, RECORD_MERGE, (uint32_t[]){line, column, lines, columns}, 4);
}

void grid_note(struct grid_out *out, enum note_kind kind, unsigned line, unsigned column, struct slice detail)
{
    if (out->failed) return;
    if (detail.n > GRID_NAME_MAX) detail.n = GRID_NAME_MAX;
    detail.n = utf8_invalid_at(detail.s, detail.n);
    grid_tell(out, RECORD_NOTE, (uint32_t[]){kind, line, column, (uint32_t)detail.n}, 4);
    grid_tell_text(out, detail);
}

/* ---- the process that asked for it ---- */

void grid_in_init(struct grid_in *in, struct table *table) { *in = (struct grid_in){.table = table}; }

void grid_in_done(struct grid_in *in)
{
    free(in->merge);
    free(in->suspect);
}

bool grid_is_whole(const struct grid_in *in) { return in->ended; }

static void grid_end_row(struct grid_in *in)
{
    if (in->line > 0) table_end_row(in->table, in->line);
    in->line = 0;
    in->column = 0;
}

static void grid_end_part(struct grid_in *in)
{
    grid_end_row(in);
    if (in->table->parts == 0) return;
    struct table_part *part = &in->table->part[in->table->parts - 1];
    part->rows = (uint32_t)(in->table->rows - part->row);
}

static bool grid_take_part(struct grid_in *in, const uint32_t *field, struct slice text)
{
    if (field[0] > TABLE_PART_PROSE || in->table->parts >= GRID_PARTS_MAX) return false;
    grid_end_part(in);
    table_add_part(in->table, (enum table_part_kind)field[0], text, field[1] != 0);
    in->last_line = 0;
    return true;
}

static bool grid_take_row(struct grid_in *in, const uint32_t *field, struct slice text)
{
    (void)text;
    if (in->table->parts == 0 || field[0] <= in->last_line || field[0] > GRID_LINE_MAX) return false;
    grid_end_row(in);
    in->line = in->last_line = field[0];
    return true;
}

static bool grid_take_text(struct grid_in *in, const uint32_t *field, struct slice text)
{
    if (field[0] > GRID_TEXT_MAX) return false;
    uint32_t number = table_add_text(in->table, text);
    in->suspect = mem_grow(in->suspect, &in->suspect_cap, (size_t)number + 1, 1);
    in->suspect[number] = utf8_next_suspect(text.s, text.n, 0) < text.n;
    return true;
}

/* The first invisible character of a text is told where a cell holds it. */
static void grid_note_invisible(struct grid_in *in, uint32_t number)
{
    char shown[16];
    struct slice text = in->table->loose[number];
    for (size_t pos = 0; (pos = utf8_next_suspect(text.s, text.n, pos)) < text.n;) {
        uint32_t cp = text_decode(text, pos, &pos);
        if (text_visible(cp) == cp || cp == '\n' || cp == '\t') continue;
        int n = snprintf(shown, sizeof shown, "U+%04X", cp);
        report_add(&in->table->part[in->table->parts - 1].notes, NOTE_CONTROL, in->line, in->column,
                   slice_make(shown, (size_t)n));
        return;
    }
}

static bool grid_take_cell(struct grid_in *in, const uint32_t *field, struct slice text)
{
    (void)text;
    uint32_t column = field[0], number = field[1];
    if (in->line == 0 || column < in->column || column >= GRID_COLUMN_MAX || number >= in->table->loose_count ||
        in->table->spans + column - in->column + 1 > GRID_CELLS_MAX)
        return false;
    for (; in->column < column; in->column++) table_add_cell(in->table, SLICE(""));
    table_add_shared(in->table, number);
    in->column++;
    if (in->suspect[number]) grid_note_invisible(in, number);
    return true;
}

static bool grid_take_merge(struct grid_in *in, const uint32_t *field, struct slice text)
{
    (void)text;
    if (in->table->parts == 0 || in->merges >= GRID_MERGES_MAX || field[0] == 0) return false;
    in->merge = mem_grow(in->merge, &in->merge_cap, in->merges + 1, sizeof *in->merge);
    in->merge[in->merges++] = (struct merge_told){(uint32_t)in->table->parts - 1, field[0], field[1], field[2],
                                                  field[3]};
    return true;
}

static bool grid_take_note(struct grid_in *in, const uint32_t *field, struct slice text)
{
    if (in->table->parts == 0 || field[0] >= NOTE_KINDS) return false;
    report_add(&in->table->part[in->table->parts - 1].notes, (enum note_kind)field[0], field[1], field[2], text);
    return true;
}

static bool grid_take_format(struct grid_in *in, const uint32_t *field, struct slice text)
{
    in->format = slice_cut(text, 0, field[0]);
    in->encoding = slice_cut(text, field[0], text.n);
    return true;
}

static void grid_close(struct grid_in *in)
{
    grid_end_part(in);
    merges_apply(in->table, in->merge, in->merges);
    in->ended = true;
}

static bool grid_take_end(struct grid_in *in, const uint32_t *field, struct slice text)
{
    (void)field, (void)text;
    grid_close(in);
    return true;
}

void grid_finish(struct grid_in *in)
{
    if (in->ended) return;
    if (in->line > 0) table_drop_row(in->table); /* half a row would be wrong */
    in->line = 0;
    grid_close(in);
}

struct record_kind {
    size_t fields;
    int length[2]; /* the fields that say how many bytes follow; -1: none */
    bool (*take)(struct grid_in *, const uint32_t *field, struct slice text);
};

static const struct record_kind kinds[128] = {
    [RECORD_PART] = {3, {2, -1}, grid_take_part},
    [RECORD_ROW] = {1, {-1, -1}, grid_take_row},
    [RECORD_TEXT] = {1, {0, -1}, grid_take_text},
    [RECORD_CELL] = {2, {-1, -1}, grid_take_cell},
    [RECORD_MERGE] = {4, {-1, -1}, grid_take_merge},
    [RECORD_NOTE] = {4, {3, -1}, grid_take_note},
    [RECORD_FORMAT] = {2, {0, 1}, grid_take_format},
    [RECORD_END] = {0, {-1, -1}, grid_take_end},
    [RECORD_FAIL] = {2, {0, 1}, NULL},
};

static void grid_copy_message(char *to, size_t size, struct slice text) { text_visible_copy(text, to, size); }

static bool grid_take_failure(const uint32_t *field, struct slice text, struct err *err)
{
    char what[sizeof err->what], remedy[sizeof err->remedy];
    grid_copy_message(what, sizeof what, slice_cut(text, 0, field[0]));
    grid_copy_message(remedy, sizeof remedy, slice_cut(text, field[0], text.n));
    err_set(err, what, remedy);
    return false;
}

static bool grid_fail_as_nonsense(struct err *err)
{
    err_set(err, _("what was found in this file makes no sense"), _("save it anew, or as CSV"));
    return false;
}

/* The record at the beginning of the bytes: *n is its length, 0 if it is not whole yet.  False and *err if it makes no
 * sense, or is the reader's own error. */
static bool grid_take_record(struct grid_in *in, struct slice bytes, size_t *n, struct err *err)
{
    uint32_t field[FIELDS_MAX] = {0};
    const struct record_kind *kind = (unsigned char)bytes.s[0] < 128 ? &kinds[(unsigned char)bytes.s[0]] : NULL;
    *n = 0;
    if (kind == NULL || (kind->take == NULL && kind->fields == 0)) return grid_fail_as_nonsense(err);
    size_t head = 1 + kind->fields * sizeof *field, length = 0;
    if (bytes.n < head) return true;
    memcpy(field, bytes.s + 1, kind->fields * sizeof *field);
    for (size_t i = 0; i < 2; i++)
        if (kind->length[i] >= 0) length += field[kind->length[i]];
    if (length > GRID_TEXT_MAX) return grid_fail_as_nonsense(err);
    if (bytes.n < head + length) return true;
    *n = head + length;
    struct slice text = slice_make(bytes.s + head, length);
    if (utf8_invalid_at(text.s, text.n) < text.n) return grid_fail_as_nonsense(err);
    if (kind->take == NULL) return grid_take_failure(field, text, err);
    return kind->take(in, field, text) || grid_fail_as_nonsense(err);
}

bool grid_take(struct grid_in *in, const char *stream, size_t nbytes, struct err *err)
{
    size_t n = 1;
    while (!in->ended && in->at < nbytes && n > 0) {
        if (!grid_take_record(in, slice_make(stream + in->at, nbytes - in->at), &n, err)) return false;
        in->at += n;
    }
    return true;
}
