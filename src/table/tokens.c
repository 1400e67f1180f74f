#include "table/tokens.h"

#include <csv.h>
#include <stdlib.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/buf.h"
#include "base/lang.h"
#include "base/mem.h"
#include "sys/thread.h"

/* What libcsv is told instead of the characters themselves; none of them stands in a text (encoding.c replaces controls
 * only on the screen, but these never reach libcsv except from here: a text's own U+001F is part of a plain run). */
#define DELIMITER 0x1F
#define NO_QUOTE 0x1E
#define QUOTE '"'
#define STAND_IN 0x80 /* first of four bytes 10xxxxxx with six bits each, the highest first */
#define STAND_IN_BYTES 4
#define BATCH 16384                     /* bytes handed to libcsv at once */
#define ENTRY_MAX (TABLE_CELL_MAX * 5u) /* a field of stand-ins: at worst one for each byte and a special after it */

struct run {
    size_t start, nbytes; /* of the text */
};

struct tokens {
    struct csv_parser csv;
    struct table *table;
    struct report *report;
    struct dialect dialect;
    char delimiter[4]; /* UTF-8 */
    size_t delimiter_nbytes;
    size_t pos;      /* next byte of the text */
    struct run *run; /* the plain runs that the pending field may consist of */
    size_t runs, run_cap;
    unsigned line;               /* where libcsv is, from 1 */
    unsigned row_line;           /* where the pending row began */
    bool after_cr;               /* an LF now belongs to the CR before it */
    unsigned too_long, too_many; /* line of the first cell or row over the limits, 0: none */
    struct buf scratch;
    unsigned char batch[BATCH];
    size_t batched;
    unsigned char told; /* the last special that libcsv was told of; 0 at the start: a field begins behind it */
};

/* ---- what comes back from libcsv ---- */

static size_t tokens_stand_in(const unsigned char *s)
{
    return (size_t)(s[0] & 0x3F) << 18 | (size_t)(s[1] & 0x3F) << 12 | (size_t)(s[2] & 0x3F) << 6 |
           (size_t)(s[3] & 0x3F);
}

/* The characters that a special of libcsv's field stands for. */
static struct slice tokens_special(const struct tokens *k, const unsigned char *c)
{
    if (*c == DELIMITER) return slice_make(k->delimiter, k->delimiter_nbytes);
    return slice_make((const char *)c, 1);
}

/* memcmp is a call; nearly always one byte decides. */
static inline bool tokens_stands_at(struct slice c, const char *text)
{
    return *text == *c.s && (c.n == 1 || memcmp(text, c.s, c.n) == 0);
}

/* The field as one slice of the text, if that is what it is: it begins with a run and each part follows the one
 * before. */
static bool tokens_field_slice(const struct tokens *k, const unsigned char *field, size_t n, struct slice *out)
{
    const char *text = k->table->text;
    size_t start = 0, end = 0;
    for (size_t i = 0; i < n;) {
        if (field[i] >= STAND_IN) {
            const struct run *run = &k->run[tokens_stand_in(field + i)];
            if (i == 0) start = end = run->start;
            if (run->start != end) return false;
            end += run->nbytes;
            i += STAND_IN_BYTES;
        } else {
            struct slice c = tokens_special(k, field + i);
            if (i == 0 || end + c.n > k->pos || !tokens_stands_at(c, text + end) || field[i] == '\r') return false;
            end += c.n;
            i++;
        }
    }
    *out = slice_make(text + start, end - start);
    return true;
}

/* The field put together from its parts; a line break inside a cell is one LF. */
static struct slice tokens_field_text(struct tokens *k, const unsigned char *field, size_t n)
{
    buf_clear(&k->scratch);
    for (size_t i = 0; i < n;) {
        if (field[i] >= STAND_IN) {
            const struct run *run = &k->run[tokens_stand_in(field + i)];
            buf_add(&k->scratch, slice_make(k->table->text + run->start, run->nbytes));
            i += STAND_IN_BYTES;
        } else if (field[i] == '\r') {
            buf_addc(&k->scratch, '\n');
            i += i + 1 < n && field[i + 1] == '\n' ? 2 : 1;
        } else {
            buf_add(&k->scratch, tokens_special(k, field + i));
            i++;
        }
    }
    return buf_slice(&k->scratch);
}

/* \| of Markdown as |. */
static struct slice tokens_unescape(struct tokens *k, struct slice text)
{
    struct buf plain;
    buf_init(&plain);
    for (size_t i = 0; i < text.n; i++)
        if (text.s[i] != '\\' || i + 1 == text.n || text.s[i + 1] != '|') buf_add(&plain, slice_cut(text, i, i + 1));
    buf_done(&k->scratch);
    k->scratch = plain;
    return buf_slice(&k->scratch);
}

static unsigned tokens_line_breaks(const unsigned char *field, size_t n)
{
    unsigned count = 0;
    for (size_t i = 0; i < n; i++)
        if (field[i] < STAND_IN && (field[i] == '\n' ? i == 0 || field[i - 1] != '\r' : field[i] == '\r')) count++;
    return count;
}

static void tokens_on_field(void *field, size_t n, void *data)
{
    struct tokens *k = data;
    struct slice text = SLICE("");
    bool whole = n == 0 || tokens_field_slice(k, field, n, &text);
    if (!whole) text = tokens_field_text(k, field, n);
    if (text.n > TABLE_CELL_MAX && !k->too_long) k->too_long = k->line;
    if (table_pending(k->table) >= TABLE_COLUMN_MAX) {
        if (!k->too_many) k->too_many = k->row_line;
    } else if (text.n <= TABLE_CELL_MAX) {
        if (k->dialect.trimming) text = slice_trim(text);
        if (k->dialect.trimming && slice_find(text, SLICE("\\|")) != SIZE_MAX)
            text = tokens_unescape(k, text), whole = false;
        if (whole) table_add_cell(k->table, text);
        else table_add_loose(k->table, text);
    }
    k->line += tokens_line_breaks(field, n);
    k->after_cr = false;
}

static void tokens_on_row(int end, void *data)
{
    struct tokens *k = data;
    if (k->dialect.trimming) table_drop_empty_last(k->table);
    if (table_pending(k->table) > 0) table_end_row(k->table, k->row_line);
    if (end == '\r' || (end == '\n' && !k->after_cr)) k->line++;
    k->after_cr = end == '\r';
    k->row_line = k->line;
}

/* ---- what goes to libcsv ---- */

static int tokens_is_no_space(unsigned char c)
{
    (void)c;
    return 0; /* blanks around a cell are part of it */
}

static void *tokens_capped_realloc(void *old, size_t nbytes)
{
    return nbytes > ENTRY_MAX + BATCH ? NULL : realloc(old, nbytes);
}

static void tokens_start_parser(struct tokens *k)
{
    if (csv_init(&k->csv, CSV_REPALL_NL) != 0) mem_fail();
    csv_set_delim(&k->csv, DELIMITER);
    csv_set_quote(&k->csv, k->dialect.quoting ? QUOTE : NO_QUOTE);
    csv_set_space_func(&k->csv, tokens_is_no_space);
    csv_set_blk_size(&k->csv, BATCH); /* the default, 128 bytes, makes long cells quadratic */
    csv_set_realloc_func(&k->csv, tokens_capped_realloc);
}

struct tokens *tokens_new(struct table *table, const struct dialect *dialect, struct report *report)
{
    struct tokens *k = mem_zalloc(sizeof *k);
    k->table = table;
    k->report = report;
    k->dialect = *dialect;
    k->delimiter_nbytes = text_encode(dialect->delimiter, k->delimiter);
    k->line = k->row_line = 1;
    buf_init(&k->scratch);
    tokens_start_parser(k);
    return k;
}

void tokens_free(struct tokens *k)
{
    csv_free(&k->csv);
    buf_done(&k->scratch);
    free(k->run);
    free(k);
}

static bool tokens_fail(struct err *err, unsigned line, const char *what, const char *remedy)
{
    err_set(err, what, remedy);
    err_at(err, "", line, 0);
    return false;
}

static bool tokens_fail_too_long(const struct tokens *k, unsigned line, struct err *err)
{
    if (k->csv.quoted && k->csv.entry_pos > 0)
        return tokens_fail(err, line, _("a quotation mark opens a cell of more than 1 MiB"),
                           _("close it, or take it away"));
    return tokens_fail(err, line, _("a cell is longer than 1 MiB"),
                       _("check the quotation marks and the delimiter there"));
}

/* Bytes of the text that the pending field spans so far. */
static size_t tokens_pending_bytes(const struct tokens *k)
{
    for (size_t i = 0; i < k->csv.entry_pos; i++)
        if (k->csv.entry_buf[i] >= STAND_IN) return k->pos - k->run[tokens_stand_in(k->csv.entry_buf + i)].start;
    return 0;
}

static bool tokens_flush(struct tokens *k, struct err *err)
{
    thread_pause();
    size_t done = csv_parse(&k->csv, k->batch, k->batched, tokens_on_field, tokens_on_row, k);
    bool too_long = done < k->batched || tokens_pending_bytes(k) > TABLE_CELL_MAX;
    k->batched = 0;
    if (k->csv.entry_pos == 0) k->runs = 0; /* no field is pending: nothing refers to the runs any more */
    if (k->too_many)
        return tokens_fail(err, k->too_many, _("more than 4096 columns"), _("check the delimiter (--delimiter)"));
    if (too_long || k->too_long) return tokens_fail_too_long(k, too_long ? k->line : k->too_long, err);
    return true;
}

/* Byte of the next character that libcsv has to see, `to` if there is none before it. */
static size_t tokens_next_special(const char *text, size_t pos, size_t to, char delimiter, char quote)
{
#ifdef __SSE2__
    const __m128i d = _mm_set1_epi8(delimiter), q = _mm_set1_epi8(quote), cr = _mm_set1_epi8('\r'),
                  lf = _mm_set1_epi8('\n');
    for (; pos + 16 <= to; pos += 16) {
        __m128i v = _mm_loadu_si128((const __m128i *)(const void *)(text + pos));
        __m128i hit = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(v, d), _mm_cmpeq_epi8(v, q)),
                                   _mm_or_si128(_mm_cmpeq_epi8(v, cr), _mm_cmpeq_epi8(v, lf)));
        int mask = _mm_movemask_epi8(hit);
        if (mask) return pos + (size_t)__builtin_ctz((unsigned)mask);
    }
#endif
    while (pos < to && text[pos] != delimiter && text[pos] != quote && text[pos] != '\r' && text[pos] != '\n') pos++;
    return pos;
}

static void tokens_add_run(struct tokens *k, size_t start, size_t end)
{
    if (start == end) return;
    size_t id = k->runs;
    if (id == k->run_cap) k->run = mem_grow(k->run, &k->run_cap, id + 1, sizeof *k->run);
    k->run[k->runs++] = (struct run){start, end - start};
    for (int shift = 18; shift >= 0; shift -= 6)
        k->batch[k->batched++] = (unsigned char)(STAND_IN | (id >> shift & 0x3F));
}

/* Whether the byte at pos begins a special; its length in bytes and what libcsv is told. */
static size_t tokens_special_at(const struct tokens *k, size_t pos, size_t to, unsigned char *told)
{
    const char *text = k->table->text;
    struct slice delimiter = slice_make(k->delimiter, k->delimiter_nbytes);
    bool escaped = k->dialect.trimming && pos > 0 && text[pos - 1] == '\\'; /* \| in Markdown is a bar */
    if (k->dialect.delimiter && !escaped && to - pos >= delimiter.n && tokens_stands_at(delimiter, text + pos))
        return *told = DELIMITER, k->delimiter_nbytes;
    if (text[pos] == '\r' || text[pos] == '\n' || (k->dialect.quoting && text[pos] == QUOTE))
        return *told = (unsigned char)text[pos], 1;
    return 0;
}

/* Blanks at the beginning of a field: those before a quotation mark are no part of it ("a", "b"). */
static bool tokens_begins_blank(const struct tokens *k, size_t start, size_t end)
{
    if (!k->dialect.skipping || k->told == QUOTE || start == end) return false;
    for (const char *s = k->table->text + start; s < k->table->text + end; s++)
        if (*s != ' ') return false;
    return true;
}

bool tokens_feed(struct tokens *k, size_t to, struct err *err)
{
    const char *text = k->table->text;
    char delimiter = k->dialect.delimiter ? k->delimiter[0] : '\n';
    char quote = k->dialect.quoting ? QUOTE : '\n';
    size_t start = k->pos; /* of the plain run */
    for (size_t at = start; at < to;) {
        at = tokens_next_special(text, at, to, delimiter, quote);
        if (at < to && (unsigned char)text[at] >= STAND_IN && to - at < k->delimiter_nbytes) break; /* 、 cut in two */
        unsigned char told = 0;
        size_t nbytes = at < to ? tokens_special_at(k, at, to, &told) : 0;
        if (at < to && nbytes == 0) { /* another character with the same first byte */
            at++;
            continue;
        }
        if (at == to && tokens_begins_blank(k, start, at)) break; /* what follows decides */
        if (!(told == QUOTE && tokens_begins_blank(k, start, at))) {
            tokens_add_run(k, start, at);
            if (start < at && nbytes == 0) k->told = QUOTE; /* the field has begun */
        }
        if (nbytes) k->batch[k->batched++] = k->told = told;
        k->pos = start = at += nbytes;
        if (k->batched + STAND_IN_BYTES + 1 > BATCH || k->runs >= (size_t)1 << 24)
            if (!tokens_flush(k, err)) return false;
    }
    return tokens_flush(k, err);
}

/* ---- a quotation mark that is never closed ---- */

static size_t tokens_offset_of_line(const char *text, size_t n, unsigned line)
{
    size_t pos = 0;
    for (unsigned at = 1; at < line && pos < n; at++) {
        while (pos < n && text[pos] != '\n' && text[pos] != '\r') pos++;
        pos += pos + 1 < n && text[pos] == '\r' && text[pos + 1] == '\n' ? 2 : 1;
    }
    return pos < n ? pos : n;
}

/* The row in which the mark opened, and all after it, are read again with quotation marks as ordinary characters. */
static void tokens_forget_open_quote(struct tokens *k, size_t end)
{
    size_t from = tokens_offset_of_line(k->table->text, end, k->row_line);
    struct slice excerpt = slice_make(k->table->text + from, end - from);
    excerpt = slice_cut(excerpt, 0, text_fit(excerpt, 40, 1, NULL));
    if (k->report) report_add(k->report, NOTE_OPEN_QUOTE, k->line, 0, excerpt);
    table_drop_row(k->table);
    csv_free(&k->csv);
    k->dialect.quoting = false;
    tokens_start_parser(k);
    k->line = k->row_line;
    k->pos = from;
    k->runs = k->batched = 0;
    k->too_long = 0;
    k->after_cr = false;
}

bool tokens_finish(struct tokens *k, size_t end, struct err *err)
{
    if (!tokens_feed(k, end, err)) return false;
    if (k->pos < end) { /* the first bytes of a delimiter that did not come */
        tokens_add_run(k, k->pos, end);
        k->pos = end;
        if (!tokens_flush(k, err)) return false;
    }
    csv_set_opts(&k->csv, CSV_REPALL_NL | CSV_STRICT | CSV_STRICT_FINI); /* so that csv_fini tells an open quote */
    if (csv_fini(&k->csv, tokens_on_field, tokens_on_row, k) != 0) {
        tokens_forget_open_quote(k, end);
        return tokens_finish(k, end, err);
    }
    tokens_on_row(-1, k);
    return true;
}
