#include "write/html_table.h"

#include "write/markup.h"
#include "base/measure.h"
#include "base/numeral.h"

/* On paper the table is one pixel narrower than the page: else its last rule would be cut in half. */
const char html_table_style[] =
    "table { border-collapse: collapse; width: 100%; margin: 0; }\n"
    "th, td { border: 1px solid #000; padding: .2em .4em; vertical-align: top; text-align: left; font-weight: normal; min-width: 4em; "
    "white-space: pre-line; line-break: strict; overflow-wrap: break-word; }\n"
    "thead th { white-space: nowrap; text-align: center; font-weight: bold; min-width: var(--least, 4em); }\n"
    "thead .long { white-space: normal; }\n"
    "thead { display: table-header-group; }\n"
    ".right { text-align: right; white-space: nowrap; min-width: 0; }\n"
    ".whole-number { white-space: nowrap; }\n"
    "@media print { table { width: calc(100% - 1px); } tr { break-inside: avoid; } thead th { min-width: 4em; } "
    ".list .whole-number { white-space: inherit; word-break: keep-all; overflow-wrap: anywhere; } }\n";

void html_table_add_fit(struct buf *out, double width)
{
    buf_addf(out, "@media print { .list { font-size: min(1em, calc(%.1fpt / (var(--columns) * %g))); } }\n", width,
             HTML_COLUMN_EMS);
}

/* ---- text ---- */

/* The byte behind the digits at pos and the 万 or 亿 that follows them. */
static size_t html_table_digits_end(struct slice text, size_t pos)
{
    size_t next;
    while (text_is_digit(text_peek_next(text, pos, &next))) pos = next;
    while (numeral_is(text_peek_next(text, pos, &next), NUMERAL_TEN | NUMERAL_UNITS)) pos = next;
    return pos;
}

static bool html_table_is_joint(uint32_t cp)
{
    static const uint32_t joints[] = {'.', ',', '-', '~', L'—', L'–', L'－', L'～', L'至'};
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
        if (joints[i] == cp) return true;
    return false;
}

/* The byte behind the number at pos with what belongs to it (3—4个, 300名(个)以上); pos if no number stands there. */
static size_t html_table_number_end(struct slice text, size_t pos)
{
    size_t end, next, after;
    if (!text_is_digit(text_peek_next(text, pos, &next))) return pos;
    end = html_table_digits_end(text, pos);
    while (html_table_is_joint(text_peek_next(text, end, &next)) && text_is_digit(text_peek_next(text, next, &after)))
        end = html_table_digits_end(text, next);
    return measure_whole_end(text, end);
}

/* Browsers would break 3|—4|个, so a quantity is marked as one that stays on a line; but not one that is longer than
 * any real quantity, which would make its column too wide.  On paper, where a table of many columns must not be
 * wider than its page, a quantity wider than its column is broken all the same. */
void html_text_add(struct buf *out, struct slice text)
{
    enum { LONGEST = 20 };
    size_t start = 0;
    for (size_t pos = 0, end; pos < text.n; pos = end) {
        if ((end = html_table_number_end(text, pos)) == pos) {
            text_peek_next(text, pos, &end);
            continue;
        }
        if (end == html_table_digits_end(text, pos) || text_cols(slice_cut(text, pos, end), 2) > LONGEST) continue;
        markup_add(out, slice_cut(text, start, pos));
        buf_adds(out, "<span class=\"whole-number\">");
        markup_add(out, slice_cut(text, pos, end));
        buf_adds(out, "</span>");
        start = end;
    }
    markup_add(out, slice_cut(text, start, text.n));
}

/* ---- columns ---- */

/* The least width of a column on the screen, in characters: such that its average cell takes about ten lines. */
static size_t html_table_least_width(const struct html_column *column)
{
    enum { LINES = 10, LEAST = 4, MOST = 14 };
    size_t wanted = column->ncols / 2 / LINES;
    return wanted < LEAST ? LEAST : wanted > MOST ? MOST : wanted;
}

/* The widths of the columns.  One without a share asks for 1%, which browsers widen to what its cells need. */
static void html_table_add_widths(struct buf *out, const struct html_column *column, size_t count)
{
    double sum = 0;
    for (size_t c = 0; c < count; c++) sum += column[c].share;
    buf_adds(out, "<colgroup>");
    for (size_t c = 0; c < count; c++) {
        if (column[c].share == 0) buf_adds(out, "<col style=\"width: 1%\"/>");
        else buf_addf(out, "<col style=\"width: %.1f%%\"/>", 100 * column[c].share / sum);
    }
    buf_adds(out, "</colgroup>\n");
}

/* A header cell.  A short header stays on one line; a longer one may be broken, or it would make its column too
 * wide. */
static void html_table_add_header(struct buf *out, const struct html_column *column)
{
    enum { SHORT = 12 };
    const char *class = text_cols(column->header, 2) > SHORT ? " class=\"long\"" : "";
    if (column->right) buf_adds(out, "<th class=\"right\">");
    else buf_addf(out, "<th%s style=\"--least: %zuem\">", class, html_table_least_width(column));
    markup_add(out, column->header);
    buf_adds(out, "</th>");
}

void html_table_start(struct buf *out, const char *class, const struct html_column *column, size_t count)
{
    buf_addf(out, "<table class=\"%s\" style=\"--columns: %zu\">\n", class, count);
    html_table_add_widths(out, column, count);
    buf_adds(out, "<thead><tr>");
    for (size_t c = 0; c < count; c++) html_table_add_header(out, &column[c]);
    buf_adds(out, "</tr></thead>\n<tbody>\n");
}

void html_table_end(struct buf *out) { buf_adds(out, "</tbody>\n</table>\n"); }
