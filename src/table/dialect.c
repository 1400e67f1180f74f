#include "table/dialect.h"

#include <stdio.h>

#include "table/column.h"
#include "base/lang.h"

#define PIPE '|'
#define FULLWIDTH_COMMA 0xFF0C
#define HEADER_ROWS 12    /* a header stands within the first rows, below titles and 附件 lines */
#define CERTAIN_WORDS 4   /* header words that settle the delimiter */
#define LINES_SAMPLE 4096 /* bytes that tell a cell a line */
#define HEADER_LINES 60   /* lines in which a header of a cell a line stands */
#define WORD_LINES 3      /* its words that are told from prose */
#define WORD_BYTES 60     /* of such a word */
#define WIDTHS 64         /* row widths told apart when counting agreement */

static struct dialect dialect_of(uint32_t delimiter)
{
    /* The | of published tables is drawn with blanks around it, and “ " ” is an ordinary character there. */
    bool piped = delimiter == PIPE;
    return (struct dialect){
        .delimiter = delimiter, .quoting = !piped && delimiter != 0, .trimming = piped || delimiter == 0};
}

/* ---- what a dialect makes of a sample ---- */

struct score {
    size_t header_words; /* of the row that has most */
    double agreement;    /* share of rows that are as wide as most rows, one cell more or less */
    size_t width;        /* of most rows */
    bool over_limit;     /* a row or a cell is larger than any table may have: nothing else is known */
};

static size_t dialect_header_words(const struct table *t, size_t row)
{
    size_t count = 0;
    for (size_t i = 0; i < table_cells(t, row); i++) count += column_of_header(table_cell(t, row, i)) != COLUMN_OTHER;
    return count;
}

static struct score dialect_score_table(const struct table *t)
{
    struct score score = {0};
    size_t count[WIDTHS] = {0}, rows = table_rows(t);
    for (size_t r = 0; r < rows; r++) {
        size_t cells = table_cells(t, r);
        count[cells < WIDTHS ? cells : WIDTHS - 1]++;
        size_t words = r < HEADER_ROWS && score.header_words < CERTAIN_WORDS ? dialect_header_words(t, r) : 0;
        if (words > score.header_words) score.header_words = words;
    }
    for (size_t w = 2; w < WIDTHS; w++)
        if (count[w] > count[score.width] || score.width == 0) score.width = w;
    size_t near = count[score.width] + count[score.width - 1] * (score.width > 2);
    if (score.width + 1 < WIDTHS) near += count[score.width + 1];
    score.agreement = rows ? (double)near / (double)rows : 0;
    if (count[score.width] == 0) score.width = 1;
    return score;
}

static struct score try_dialect(const char *text, size_t nbytes, struct dialect dialect)
{
    struct table table;
    struct err err;
    table_init(&table, text);
    struct tokens *tokens = tokens_new(&table, &dialect, NULL);
    struct score score = {0};
    if (tokens_feed(tokens, nbytes, &err)) score = dialect_score_table(&table);
    else score.over_limit = true;
    tokens_free(tokens);
    table_done(&table);
    return score;
}

/* Two header words decide; otherwise the rows must agree, and wider rows convince more. */
static bool dialect_is_better(struct score a, struct score b)
{
    size_t words_a = a.header_words >= 2 ? a.header_words : 0, words_b = b.header_words >= 2 ? b.header_words : 0;
    if (words_a != words_b) return words_a > words_b;
    if (a.width < 2 || b.width < 2) return a.width >= 2 && b.width < 2 && a.agreement >= 0.5;
    double weight_a = a.agreement + (a.width >= 4 ? 0.2 : 0), weight_b = b.agreement + (b.width >= 4 ? 0.2 : 0);
    return weight_a > weight_b;
}

/* Most lines end in the only | they have: a cell a line.  A few lines tell. */
static bool dialect_is_cell_per_line(const char *text, size_t nbytes)
{
    if (nbytes > LINES_SAMPLE) nbytes = LINES_SAMPLE;
    size_t lines = 0, single = 0, pipes = 0;
    for (size_t pos = 0; pos < nbytes; pos++) {
        size_t start = pos, in_line = 0;
        while (pos < nbytes && text[pos] != '\n' && text[pos] != '\r') in_line += text[pos++] == PIPE;
        struct slice line = slice_trim(slice_make(text + start, pos - start));
        if (line.n == 0) continue;
        lines++;
        pipes += in_line;
        single += in_line == 1 && line.n > 1 && line.s[line.n - 1] == PIPE;
    }
    return lines >= 4 && single * 10 >= lines * 8 && pipes <= single * 11 / 10;
}

/* Header words that stand alone on lines: a cell a line, whatever commas the cells hold. */
static bool dialect_is_header_per_line(const char *text, size_t nbytes)
{
    size_t words = 0, lines = 0;
    for (size_t pos = 0; pos < nbytes && lines < HEADER_LINES && words < WORD_LINES; pos++) {
        size_t start = pos;
        while (pos < nbytes && text[pos] != '\n' && text[pos] != '\r') pos++;
        struct slice line = slice_trim(slice_make(text + start, pos - start));
        lines += line.n > 0;
        words += line.n > 0 && line.n < WORD_BYTES && column_of_header(line) != COLUMN_OTHER;
    }
    return words >= WORD_LINES;
}

/* ---- quotation marks ---- */

/* How cells open that are quoted: right behind a delimiter or a line break, or behind blanks there. */
struct quotes {
    size_t close, apart; /* cells that open so */
    size_t ends;         /* marks with a delimiter or a line break right behind them */
};

static struct quotes dialect_count_quotes(const char *text, size_t n, uint32_t delimiter)
{
    struct quotes quotes = {0};
    char bytes[TEXT_CHAR_MAX];
    struct slice cut = slice_make(bytes, text_encode(delimiter, bytes));
    bool opens = true, blanks = false; /* a cell begins here; with blanks so far */
    for (size_t pos = 0; pos < n;) {
        bool parts = slice_has_prefix(slice_make(text + pos, n - pos), cut) || text[pos] == '\n' || text[pos] == '\r';
        if (parts) {
            quotes.ends += pos > 0 && text[pos - 1] == '"';
            opens = true;
            blanks = false;
        } else if (text[pos] == '"') {
            if (opens) (*(blanks ? &quotes.apart : &quotes.close))++;
            opens = false;
        } else if (text[pos] == ' ' && opens) {
            blanks = true;
        } else {
            opens = false;
        }
        pos += parts && text[pos] != '\n' && text[pos] != '\r' ? cut.n : 1;
    }
    return quotes;
}

/* Quoting as the text has it: behind blanks; and between bars where marks open and end cells as in CSV. */
static struct dialect dialect_with_quotes(struct dialect d, const char *text, size_t n)
{
    if (d.delimiter == 0) return d;
    struct quotes quotes = dialect_count_quotes(text, n, d.delimiter);
    if (d.delimiter == PIPE && quotes.close > 0 && quotes.ends >= quotes.close) d.quoting = true, d.trimming = false;
    d.skipping = d.quoting && quotes.apart > 0 && quotes.close <= quotes.apart;
    return d;
}

/* sep=; as the first line: Excel writes it and heeds it. */
static uint32_t dialect_of_sep_line(const char *text, size_t n)
{
    struct slice line = slice_make(text, n);
    size_t next, after;
    if (!slice_has_prefix(line, SLICE("sep=")) && !slice_has_prefix(line, SLICE("SEP="))) return 0;
    uint32_t cp = text_decode(line, strlen("sep="), &next);
    if (cp == '"' || cp == '\n' || cp == '\r' || next >= n) return 0;
    uint32_t behind = text_decode(line, next, &after);
    return behind == '\n' || behind == '\r' ? cp : 0;
}

/* ---- found out ---- */

static struct dialect dialect_find(const char *text, size_t nbytes, bool whole, uint32_t delimiter)
{
    static const uint32_t candidates[] = {',', '\t', ';', PIPE, FULLWIDTH_COMMA};
    if (delimiter == 0) delimiter = dialect_of_sep_line(text, nbytes);
    if (delimiter) return dialect_of(delimiter);
    if (nbytes > DIALECT_SAMPLE) nbytes = DIALECT_SAMPLE, whole = false;
    size_t sample = nbytes; /* up to the last line break: half a row would count as a narrow one */
    while (!whole && sample > 0 && text[sample - 1] != '\n' && text[sample - 1] != '\r') sample--;
    if (sample == 0) sample = nbytes;
    if (dialect_is_cell_per_line(text, sample)) return dialect_of(0);
    struct dialect best = dialect_of(0), over_limit = best;
    struct score best_score = {0};
    for (size_t i = 0; i < sizeof candidates / sizeof *candidates; i++) {
        struct dialect dialect = dialect_of(candidates[i]);
        struct score score = try_dialect(text, sample, dialect);
        if (score.over_limit && over_limit.delimiter == 0) over_limit = dialect;
        if (dialect_is_better(score, best_score)) best = dialect, best_score = score;
        if (score.header_words >= CERTAIN_WORDS && score.agreement > 0.9) break; /* no other can be the right one */
    }
    if (best_score.header_words < 2 && dialect_is_header_per_line(text, sample)) return dialect_of(0);
    /* Where only a table that is too large fits, loading it says which limit it is over and where. */
    return best.delimiter == 0 ? over_limit : best;
}

struct dialect dialect_detect(const char *text, size_t nbytes, bool whole, uint32_t delimiter)
{
    struct dialect found = dialect_find(text, nbytes, whole, delimiter);
    return dialect_with_quotes(found, text, nbytes < DIALECT_SAMPLE ? nbytes : DIALECT_SAMPLE);
}

const char *dialect_name(const struct dialect *d, char out[8])
{
    if (d->delimiter == 0) return _("line break");
    if (d->delimiter == '\t') return _("tab");
    out[text_encode(d->delimiter, out)] = '\0';
    return out;
}
