#include "load/kept_reading.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/sha256.h"
#include "load/choose.h"
#include "load/regions.h"
#include "table/column.h"

static const char prefix[] = "reading.";

/* ---- keys ---- */

bool kept_reading_key(const struct table *t, size_t row, char key[KEPT_KEY])
{
    enum { LEAST = 6 }; /* bytes: two characters */
    char digits[65];
    struct buf words, cell;
    buf_init(&words);
    buf_init(&cell);
    for (size_t i = 0; i < table_cells(t, row); i++) {
        buf_clear(&cell);
        column_normalise(table_cell(t, row, i), &cell);
        for (size_t k = 0; k < cell.n; k++) {
            unsigned char c = (unsigned char)cell.s[k];
            if (c >= 0x80 || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'))
                buf_add(&words, slice_make(cell.s + k, 1));
        }
    }
    bool enough = words.n >= LEAST;
    if (enough) sha256_of(words.s, words.n, digits);
    if (enough) memcpy(key, digits, KEPT_KEY - 1);
    key[enough ? KEPT_KEY - 1 : 0] = '\0';
    buf_done(&words);
    buf_done(&cell);
    return enough;
}

void kept_reading_collect(const struct config *config, struct buf *out)
{
    struct slice key, value;
    for (size_t i = 0; config_at(config, prefix, i, &key, &value); i++)
        buf_addf(out, "%.*s %.*s\n", (int)key.n, key.s, (int)value.n, value.s);
}

/* ---- values: NAME=TEXT NAME=TEXT, blanks and what is not seen of a text as %20 ---- */

static void kept_reading_add_text(struct buf *out, const char *name, const char *text)
{
    if (text == NULL) return;
    buf_addf(out, "%s%s=", out->n > 0 ? " " : "", name);
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        if (c <= ' ' || c == '%' || c == 0x7f) buf_addf(out, "%%%02X", c);
        else buf_add(out, slice_make(text, 1));
    }
}

void kept_reading_add(const struct load_options *options, struct buf *value)
{
    kept_reading_add_text(value, "encoding", options->encoding);
    kept_reading_add_text(value, "delimiter", options->delimiter);
    kept_reading_add_text(value, "columns", options->columns);
    if (options->header > 0) kept_reading_add_text(value, "header", "here");
    if (options->sheet != NULL) kept_reading_add_text(value, "sheet", "here");
    if (options->title_row != 0) buf_addf(value, "%stitle=%d", value->n > 0 ? " " : "", options->title_row);
}

/* Turns %20 back, in place. */
static void kept_reading_decode(char *text)
{
    char *to = text;
    for (const char *from = text; *from; from++, to++) {
        char digits[3] = {from[0] == '%' ? from[1] : '\0', '\0', '\0'}, *end;
        if (digits[0] != '\0') digits[1] = from[2];
        long byte = strtol(digits, &end, 16);
        bool coded = end == digits + 2 && byte > 0;
        *to = coded ? (char)byte : *from;
        if (coded) from += 2;
    }
    *to = '\0';
}

struct kept_value {
    char *encoding, *delimiter, *columns; /* NULL: not said */
    bool header, sheet;
    int title;
};

/* Cuts the text of a value; what is said points into it. */
static struct kept_value kept_reading_parse(char *text)
{
    struct kept_value value = {NULL, NULL, NULL, false, false, 0};
    char *rest;
    for (char *word = strtok_r(text, " ", &rest); word != NULL; word = strtok_r(NULL, " ", &rest)) {
        char *said = strchr(word, '=');
        if (said == NULL) continue;
        *said++ = '\0';
        kept_reading_decode(said);
        if (strcmp(word, "encoding") == 0) value.encoding = said;
        else if (strcmp(word, "delimiter") == 0) value.delimiter = said;
        else if (strcmp(word, "columns") == 0) value.columns = said;
        else if (strcmp(word, "header") == 0) value.header = true;
        else if (strcmp(word, "sheet") == 0) value.sheet = true;
        else if (strcmp(word, "title") == 0) value.title = atoi(said);
    }
    return value;
}

/* The value of a key among lines of them, to be freed; NULL if there is none. */
static char *kept_reading_value(const char *kept, const char *key)
{
    for (const char *line = kept; *line; line += strcspn(line, "\n"), line += *line == '\n') {
        if (strncmp(line, key, KEPT_KEY - 1) != 0 || line[KEPT_KEY - 1] != ' ') continue;
        const char *value = line + KEPT_KEY;
        return mem_format("%.*s", (int)strcspn(value, "\n"), value);
    }
    return NULL;
}

/* ---- found for a table ---- */

/* Whether something is kept for the row, if it is a header; where `further`, only what asks for a further table. */
static bool kept_reading_take(struct kept_reading *r, const struct table *t, size_t row, bool further,
                              struct kept_value *value)
{
    char key[KEPT_KEY];
    if (!kept_reading_key(t, row, key)) return false;
    char *text = kept_reading_value(r->options.kept, key);
    if (text == NULL) return false;
    *value = kept_reading_parse(text);
    if (further && !value->sheet) {
        free(text);
        return false;
    }
    r->text = text;
    return true;
}

static bool kept_reading_find_further(struct kept_reading *r, const struct table *t, struct kept_value *value)
{
    struct regions regions;
    if (r->options.sheet != NULL || r->options.header > 0 || strstr(r->options.kept, "sheet=") == NULL) return false;
    regions_find(&regions, t, 0);
    for (size_t i = 0; i < regions.tables; i++) {
        if (i == regions_best(&regions, t) || !kept_reading_take(r, t, regions.table[i].header, true, value)) continue;
        struct buf address;
        buf_init(&address);
        choose_add_address(&regions, t, i, &address);
        r->sheet = mem_strdup(address.s);
        buf_done(&address);
        r->options.sheet = r->sheet;
        return true;
    }
    return false;
}

static bool kept_reading_find_first(struct kept_reading *r, const struct table *t, struct kept_value *value)
{
    struct regions regions;
    const struct load_options *given = &r->options;
    size_t from = 0, to = table_rows(t) < KEPT_WITHIN ? table_rows(t) : KEPT_WITHIN;
    if (given->sheet != NULL || table_is_placed(t)) {
        size_t chosen;
        struct err ignored;
        regions_find(&regions, t, given->header);
        if (!choose_table(&regions, t, given->sheet, &chosen, &ignored)) return false;
        from = regions.table[chosen].header;
        to = from + 1;
    }
    for (size_t row = from; row < to; row++) {
        if (given->header > 0 && table_row_line(t, row) != given->header) continue;
        if (!kept_reading_take(r, t, row, false, value)) continue;
        if (value->header && given->sheet == NULL) r->options.header = table_row_line(t, row);
        return true;
    }
    return false;
}

bool kept_reading_find(struct kept_reading *r, const struct table *t, const struct load_options *options)
{
    struct kept_value value;
    *r = (struct kept_reading){.options = *options};
    if (options->kept == NULL || *options->kept == '\0') return false;
    if (!kept_reading_find_further(r, t, &value) && !kept_reading_find_first(r, t, &value)) return false;
    if (options->encoding == NULL) r->options.encoding = value.encoding;
    if (options->delimiter == NULL) r->options.delimiter = value.delimiter;
    if (options->columns == NULL) r->options.columns = value.columns;
    if (options->title == NULL && options->title_row == 0) r->options.title_row = value.title;
    return true;
}

void kept_reading_done(struct kept_reading *r)
{
    free(r->text);
    free(r->sheet);
}

/* ---- as words of the command line ---- */

static void kept_reading_add_word(struct buf *out, const char *option, const char *text)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_=,./:+@";
    bool quoted = *text == '\0';
    for (const char *c = text; *c; c++) quoted |= (unsigned char)*c < 0x80 && strchr(plain, *c) == NULL;
    buf_addf(out, " %s %s", option, quoted ? "'" : "");
    for (; *text; text++) {
        if (*text == '\'') buf_adds(out, "'\\''");
        else buf_add(out, slice_make(text, 1));
    }
    if (quoted) buf_adds(out, "'");
}

void kept_reading_add_words(const struct load_options *options, struct buf *out)
{
    if (options->sheet) kept_reading_add_word(out, "--sheet", options->sheet);
    if (options->header > 0) buf_addf(out, " --header %u", options->header);
    if (options->encoding) kept_reading_add_word(out, "--encoding", options->encoding);
    if (options->delimiter)
        kept_reading_add_word(out, "--delimiter", strcmp(options->delimiter, "\t") == 0 ? "tab" : options->delimiter);
    if (options->columns) kept_reading_add_word(out, "--columns", options->columns);
    if (options->title) kept_reading_add_word(out, "--title", options->title);
}
