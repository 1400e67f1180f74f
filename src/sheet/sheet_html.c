/* A sheet as one HTML file: no script, nothing fetched, a style sheet for screen and paper, every text escaped.  The
 * markup is well-formed XML too, so that any parser reads it back. */
#include <stdlib.h>

#include "write/html_table.h"
#include "base/lang.h"
#include "write/markup.h"
#include "base/mem.h"
#include "sheet/sheet.h"

/* The rules for the page around the tables.  A window scrolls sideways as a whole, because the scroll bar of a
 * single long section would be far below.  On paper the boxes for signing stay with what is above them.  Merged
 * cells have no rules between them on the screen; every row has the text, the repeated ones in grey, so that it can
 * be seen, found and copied at each row.  rowspan is not used: browsers would print the text of such a cell on its
 * first page only.  On paper every row shows its text. */
static const char style[] =
    "body { font-family: FangSong, 仿宋, FandolFang, \"Noto Serif CJK SC\", \"Songti SC\", serif; line-height: 1.5; color: #000; "
    "background: #fff; margin: 2em auto; padding: 0 1em; }\n"
    "section { max-width: 70em; margin: 0 auto 3em; }\n"
    ".wide { max-width: none; }\n"
    "h1 { font-family: 方正小标宋简体, \"Noto Serif CJK SC\", serif; font-size: 22pt; text-align: center; margin: 0 0 .2em; }\n"
    "h2 { font-size: 1.15em; margin: 1em 0 .4em; break-after: avoid; }\n"
    ".sub { text-align: center; margin: 0 0 .6em; break-after: avoid; }\n"
    ".form + .boxes, .boxes + .form, .boxes + .boxes { margin-top: -1px; }\n"
    ".list + .boxes { margin-top: .8em; }\n"
    ".section th { font-weight: bold; }\n"
    ".form th { width: 5em; text-align: center; vertical-align: middle; }\n"
    ".on { border-bottom-color: transparent; }\n"
    ".again { border-top-color: transparent; color: #666; }\n"
    ".boxes { table-layout: fixed; }\n"
    ".source { font-size: 9pt; color: #444; margin: .6em 0 0; }\n"
    "@media print {\n"
    "  body { margin: 0; padding: 0; font-size: 10.5pt; line-height: 1.35; }\n"
    "  section { font-size: var(--size); margin: 0; max-width: none; break-before: page; }\n"
    "  section:first-of-type { break-before: auto; }\n"
    "  .tight { line-height: 1.2; }\n"
    "  .tight th, .tight td { padding: .1em .4em; }\n"
    "  .boxes, .whole { break-inside: avoid; }\n"
    "  .boxes { break-before: avoid; }\n"
    "  .section { break-after: avoid; }\n"
    "  .on, .again { border-color: #000; color: #000; }\n"
    "}\n";

static void sheet_html_add_tag(struct buf *out, const char *open, struct slice text, const char *close)
{
    buf_adds(out, open);
    markup_add(out, text);
    buf_adds(out, close);
}

static void sheet_html_add_cell_text(struct buf *out, const char *open, struct slice text, const char *close)
{
    buf_adds(out, open);
    html_text_add(out, text);
    buf_adds(out, close);
}

/* Whether a cell repeats that of the row above, with which it is merged. */
static bool sheet_html_repeats(const struct sheet_table *table, size_t r, size_t c)
{
    const struct sheet_row *row = table->row;
    return table->column[c].merge && r > 0 && !row[r - 1].section && slice_equal(row[r - 1].cell[c], row[r].cell[c]);
}

static bool sheet_html_is_repeated(const struct sheet_table *table, size_t r, size_t c)
{
    return r + 1 < table->rows && !table->row[r + 1].section && sheet_html_repeats(table, r + 1, c);
}

static void sheet_html_add_cell(struct buf *out, const struct sheet_table *table, size_t r, size_t c)
{
    bool again = sheet_html_repeats(table, r, c), on = sheet_html_is_repeated(table, r, c);
    const char *open = again && on              ? "<td class=\"again on\">"
                       : again                  ? "<td class=\"again\">"
                       : table->column[c].right ? "<td class=\"right\">"
                       : on                     ? "<td class=\"on\">"
                                                : "<td>";
    sheet_html_add_cell_text(out, open, table->row[r].cell[c], "</td>");
}

static size_t sheet_html_average_cols(const struct sheet_table *table, size_t c)
{
    size_t ncols = 0, rows = 0;
    for (size_t r = 0; r < table->rows; r++) {
        if (table->row[r].section) continue;
        ncols += (size_t)text_cols(table->row[r].cell[c], 2);
        rows++;
    }
    return rows > 0 ? ncols / rows : 0;
}

static void sheet_html_start_table(struct buf *out, const struct sheet_table *table, bool whole)
{
    struct html_column *column = mem_zalloc((table->columns + 1) * sizeof *column);
    for (size_t c = 0; c < table->columns; c++) {
        const struct sheet_column *from = &table->column[c];
        column[c] = (struct html_column){.header = from->header,
                                         .share = from->share,
                                         .right = from->right,
                                         .ncols = sheet_html_average_cols(table, c)};
    }
    html_table_start(out, whole ? "list whole" : "list", column, table->columns);
    free(column);
}

static void sheet_html_add_table(struct buf *out, const struct sheet_table *table, bool whole)
{
    sheet_html_start_table(out, table, whole);
    for (size_t r = 0; r < table->rows; r++) {
        const struct sheet_row *row = &table->row[r];
        if (row->section) {
            buf_addf(out, "<tr class=\"section\"><th colspan=\"%zu\">", table->columns);
            sheet_html_add_tag(out, "", row->cell[0], "</th></tr>\n");
            continue;
        }
        buf_adds(out, "<tr>");
        for (size_t c = 0; c < table->columns; c++) sheet_html_add_cell(out, table, r, c);
        buf_adds(out, "</tr>\n");
    }
    html_table_end(out);
}

/* The height in ems of a line for handwriting, for browsers that do not know the unit lh. */
static const double ROOM = 1.4;

static void sheet_html_add_boxes(struct buf *out, const struct sheet_block *block)
{
    buf_addf(out, "<table class=\"boxes\"><tbody><tr style=\"height: %gem; height: %ulh\">", block->room * ROOM,
             block->room);
    for (size_t b = 0; b < block->boxes; b++) sheet_html_add_tag(out, "<td>", block->box[b], "</td>");
    buf_adds(out, "</tr></tbody></table>\n");
}

/* Adds the fields from block i on; returns the last of them. */
static size_t sheet_html_add_fields(struct buf *out, const struct sheet *sheet, size_t i)
{
    buf_adds(out, "<table class=\"form\"><tbody>\n");
    for (; i < sheet->count && sheet->block[i].kind == SHEET_FIELD; i++) {
        sheet_html_add_tag(out, "<tr><th>", sheet->block[i].label, "</th>");
        sheet_html_add_cell_text(out, "<td>", sheet->block[i].text, "</td></tr>\n");
    }
    buf_adds(out, "</tbody></table>\n");
    return i - 1;
}

/* ---- sizes on paper ---- */

/* The text area of a page in points: 156 by 225 mm on A4 (GB/T 9704); A3 has the same margins. */
struct area {
    double width, height;
};

static struct area sheet_html_area_of(const struct sheet_look *look, bool landscape)
{
    const double mm = 72 / 25.4, across = look->a3 ? 243 : 156, down = look->a3 ? 348 : 225;
    return landscape ? (struct area){down * mm, across * mm} : (struct area){across * mm, down * mm};
}

/* The sizes in which a sheet can be set on paper: the size in points, then the distance of lines and the padding of
 * a cell as multiples of it.  They are those of the style sheet; the last one is that of .tight. */
static const struct type {
    double size, leading, padding;
} types[] = {{16, 1.35, 0.5}, {14, 1.35, 0.5}, {12, 1.35, 0.5}, {10.5, 1.35, 0.5}, {9, 1.35, 0.5}, {9, 1.2, 0.3}};
enum { TABLE_TYPE = 3, WIDE_TYPE, TIGHT_TYPE };

/* The width in ems of the labels of a form, with padding and rules. */
static const double LABEL_EMS = 6.5;

static unsigned sheet_html_sum_of_shares(const struct sheet_table *table)
{
    unsigned sum = 0;
    for (size_t c = 0; c < table->columns; c++) sum += table->column[c].share;
    return sum;
}

/* An estimate of the lines that a text takes: each line loses some room to words that may not be broken. */
static int sheet_html_lines_of(struct slice text, int ncols)
{
    int lines = 0;
    for (size_t start = 0, end; start <= text.n; start = end + 1) {
        const char *feed = start < text.n ? memchr(text.s + start, '\n', text.n - start) : NULL;
        end = feed != NULL ? (size_t)(feed - text.s) : text.n;
        int used = text_cols(slice_cut(text, start, end), 2);
        lines += used > ncols ? 1 + (used - 1) / (ncols - 1) : 1;
    }
    return lines;
}

/* An estimate of the height of a table in ems, if a line has `ems` of them. */
static double sheet_html_height_of_table(const struct sheet_table *table, double ems, const struct type *type)
{
    double needed = (double)table->columns * HTML_COLUMN_EMS, smaller = needed > ems ? ems / needed : 1;
    unsigned sum = sheet_html_sum_of_shares(table);
    double height = type->leading + type->padding;
    for (size_t r = 0; r < table->rows; r++) {
        int lines = 1;
        for (size_t c = 0; !table->row[r].section && c < table->columns; c++) {
            double share = sum > 0 ? (double)table->column[c].share / sum : 1;
            int ncols = (int)(2 * (ems / smaller * share - HTML_COLUMN_EMS + 4));
            int count = table->column[c].share > 0 ? sheet_html_lines_of(table->row[r].cell[c], ncols < 8 ? 8 : ncols)
                                                   : 1;
            if (count > lines) lines = count;
        }
        height += lines * type->leading + type->padding;
    }
    return height * smaller;
}

/* An estimate of the height in points of a page of the sheet in that type. */
static double sheet_html_height_of(const struct sheet_block *block, size_t count, struct area area,
                                   const struct type *type)
{
    double line = area.width / type->size, ems = 0, points = 0;
    for (size_t i = 0; i < count; i++) {
        switch (block[i].kind) {
        case SHEET_TITLE: points += 22 * type->leading + 8; break;
        case SHEET_FIELD:
            ems += type->leading * sheet_html_lines_of(block[i].text, (int)(2 * (line - LABEL_EMS))) + type->padding;
            break;
        case SHEET_BOXES: ems += block[i].room * type->leading + 1; break;
        case SHEET_TABLE: ems += sheet_html_height_of_table(block[i].table, line, type) + 0.4; break;
        default: ems += type->leading + 1;
        }
    }
    return points + ems * type->size + 9 * type->leading + 8; /* and the source at the end */
}

/* Whether a table is short: it then stays on one page, though up to a third of a page may be left empty for that. */
static bool sheet_html_is_short(const struct sheet_table *table, struct area area)
{
    enum { ROWS = 20 }; /* tables with more rows are not measured */
    const struct type *type = &types[TABLE_TYPE];
    return table->rows <= ROWS &&
           sheet_html_height_of_table(table, area.width / type->size, type) * type->size < area.height / 3;
}

static bool sheet_html_is_form(const struct sheet_block *block, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (block[i].kind == SHEET_FIELD) return true;
    return false;
}

/* Whether it is a table of many columns.  Such a table takes the whole width of a window; on paper it is small, so
 * that several rows fit on a page. */
static bool sheet_html_is_wide(const struct sheet_block *block, size_t count)
{
    enum { MANY = 8 };
    if (sheet_html_is_form(block, count)) return false;
    for (size_t i = 0; i < count; i++)
        if (block[i].kind == SHEET_TABLE && block[i].table->columns >= MANY) return true;
    return false;
}

/* The type of a page on paper.  The sheet of one task gets the largest size at which it fits on a page, in the end
 * one with less space between lines. */
static size_t sheet_html_paper_type(const struct sheet_block *block, size_t count, struct area area)
{
    if (!sheet_html_is_form(block, count)) return sheet_html_is_wide(block, count) ? WIDE_TYPE : TABLE_TYPE;
    size_t t = 0;
    while (t < TIGHT_TYPE && sheet_html_height_of(block, count, area, &types[t]) >= 0.94 * area.height)
        t++; /* some room is left because fonts differ */
    return t;
}

static size_t sheet_html_page_blocks(const struct sheet *sheet, size_t i)
{
    size_t count = 1;
    while (i + count < sheet->count && sheet->block[i + count].kind != SHEET_PAGE) count++;
    return count;
}

/* ---- the document ---- */

struct writer {
    struct buf *out;
    const struct sheet *sheet;
    struct area area;
    bool in_page;
    size_t together; /* the block that ends the group that stays on one page; 0: there is none */
};

/* A heading, its short table and the boxes below stay on one page.  Returns the index of the block behind them; 0 if
 * no such group begins at block i. */
static size_t sheet_html_end_together(const struct writer *w, size_t i)
{
    const struct sheet *sheet = w->sheet;
    if (sheet->block[i].kind != SHEET_HEADING || i + 1 >= sheet->count || sheet->block[i + 1].kind != SHEET_TABLE)
        return 0;
    if (!sheet_html_is_short(sheet->block[i + 1].table, w->area)) return 0;
    for (i += 2; i < sheet->count && sheet->block[i].kind == SHEET_BOXES;) i++;
    return i;
}

static void sheet_html_close_together(struct writer *w)
{
    if (w->together > 0) buf_adds(w->out, "</div>\n");
    w->together = 0;
}

static void sheet_html_start_page(struct writer *w, size_t i)
{
    const struct sheet_block *block = &w->sheet->block[i];
    size_t count = sheet_html_page_blocks(w->sheet, i), type = sheet_html_paper_type(block, count, w->area);
    const char *class = sheet_html_is_wide(block, count) ? " class=\"wide\""
                        : type == TIGHT_TYPE             ? " class=\"tight\""
                                                         : "";
    buf_addf(w->out, "<section%s style=\"--size: %gpt\">\n", class, types[type].size);
    w->in_page = true;
}

/* Ends a page; the source stays on the page of what is above it. */
static void sheet_html_end_page(struct writer *w)
{
    if (w->sheet->source.n > 0) sheet_html_add_tag(w->out, "<p class=\"source\">", w->sheet->source, "</p>\n");
    sheet_html_close_together(w);
    buf_adds(w->out, "</section>\n");
}

static size_t sheet_html_add_block(struct writer *w, size_t i)
{
    const struct sheet_block *block = &w->sheet->block[i];
    struct buf *out = w->out;
    switch (block->kind) {
    case SHEET_PAGE:
        if (w->in_page) sheet_html_end_page(w);
        sheet_html_start_page(w, i);
        break;
    case SHEET_MARK: break;
    case SHEET_TITLE: sheet_html_add_tag(out, "<h1>", block->text, "</h1>\n"); break;
    case SHEET_SUBTITLE: sheet_html_add_tag(out, "<p class=\"sub\">", block->text, "</p>\n"); break;
    case SHEET_HEADING:
        w->together = sheet_html_end_together(w, i);
        sheet_html_add_tag(out, w->together > 0 ? "<div class=\"whole\">\n<h2>" : "<h2>", block->text, "</h2>\n");
        break;
    case SHEET_TEXT:
    case SHEET_NOTE: sheet_html_add_tag(out, "<p>", block->text, "</p>\n"); break;
    case SHEET_FIELD: return sheet_html_add_fields(out, w->sheet, i);
    case SHEET_BOXES: sheet_html_add_boxes(out, block); break;
    case SHEET_TABLE: sheet_html_add_table(out, block->table, sheet_html_is_short(block->table, w->area)); break;
    }
    return i;
}

static void sheet_html_add_blocks(struct writer *w)
{
    for (size_t i = 0; i < w->sheet->count; i++) {
        if (i == w->together && w->sheet->block[i].kind != SHEET_PAGE) sheet_html_close_together(w);
        i = sheet_html_add_block(w, i);
    }
    if (w->in_page) sheet_html_end_page(w);
    else sheet_html_close_together(w);
}

bool sheet_render_html(const struct sheet *sheet, const struct sheet_look *look, struct buf *out,
                       struct sheet_made *made, struct err *err)
{
    bool landscape = look->turn == SHEET_AS_KIND_WANTS ? sheet->landscape : look->turn == SHEET_LANDSCAPE;
    struct writer writer = {.out = out, .sheet = sheet, .area = sheet_html_area_of(look, landscape)};
    (void)err;
    made->pages = 1;
    buf_addf(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\"/>\n",
             lang_is_chinese() ? "zh-CN" : "en");
    sheet_html_add_tag(out, "<title>", sheet->title, "</title>\n<style>\n");
    buf_adds(out, html_table_style);
    buf_adds(out, style);
    html_table_add_fit(out, writer.area.width);
    buf_addf(out, "@page { size: %s %s; margin: %s; }\n</style>\n</head>\n<body>\n", look->a3 ? "A3" : "A4",
             landscape ? "landscape" : "portrait", landscape ? "28mm 37mm 26mm 35mm" : "37mm 26mm 35mm 28mm");
    sheet_html_add_blocks(&writer);
    buf_adds(out, "</body>\n</html>\n");
    return true;
}
