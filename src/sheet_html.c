/* A sheet as one HTML file: no script, nothing fetched, a style sheet for screen and paper, every text escaped.  The markup is
 * well-formed XML too, so that any parser reads it back. */
#include "lang.h"
#include "markup.h"
#include "sheet.h"

/* GB/T 9704: the text area of A4; a wide sheet lies on its side. */
static const char style[] =
    "body { font-family: FangSong, 仿宋, FandolFang, \"Noto Serif CJK SC\", \"Songti SC\", serif; line-height: 1.6; color: #000; "
    "background: #fff; max-width: 60em; margin: 2em auto; padding: 0 1em; }\n"
    "h1 { font-family: 方正小标宋简体, \"Noto Serif CJK SC\", serif; font-size: 22pt; text-align: center; margin: 0 0 .3em; }\n"
    "h2 { font-size: 14pt; margin: 1.2em 0 .4em; break-after: avoid; }\n"
    ".sub { text-align: center; margin: 0 0 .8em; }\n"
    "table { border-collapse: collapse; width: 100%; margin: 0; }\n"
    "table + table { margin-top: -1px; }\n"
    "th, td { border: 1px solid #000; padding: .25em .5em; vertical-align: top; text-align: left; font-weight: normal; "
    "white-space: pre-line; line-break: strict; overflow-wrap: anywhere; }\n"
    "thead th, .section th { font-weight: bold; }\n"
    "thead { display: table-header-group; }\n"
    ".form th { width: 6em; text-align: center; vertical-align: middle; }\n"
    ".right { text-align: right; }\n"
    ".boxes td { width: 50%; }\n"
    ".source { font-size: 9pt; color: #444; margin-top: 1em; }\n"
    "@media print {\n"
    "  body { margin: 0; max-width: none; padding: 0; font-size: 12pt; }\n"
    "  section { break-before: page; }\n"
    "  section:first-of-type { break-before: auto; }\n"
    "}\n";

static void add_tag(struct buf *out, const char *open, struct slice text, const char *close)
{
    buf_adds(out, open);
    markup_add(out, text);
    buf_adds(out, close);
}

static void add_table(struct buf *out, const struct sheet_table *table)
{
    buf_adds(out, "<table>\n<thead><tr>");
    for (size_t c = 0; c < table->columns; c++) add_tag(out, "<th>", table->column[c].header, "</th>");
    buf_adds(out, "</tr></thead>\n<tbody>\n");
    for (size_t r = 0; r < table->rows; r++) {
        const struct sheet_row *row = &table->row[r];
        if (row->section) {
            buf_addf(out, "<tr class=\"section\"><th colspan=\"%zu\">", table->columns);
            add_tag(out, "", row->cell[0], "</th></tr>\n");
            continue;
        }
        buf_adds(out, "<tr>");
        for (size_t c = 0; c < table->columns; c++)
            add_tag(out, table->column[c].right ? "<td class=\"right\">" : "<td>", row->cell[c], "</td>");
        buf_adds(out, "</tr>\n");
    }
    buf_adds(out, "</tbody>\n</table>\n");
}

static void add_boxes(struct buf *out, const struct sheet_block *block)
{
    buf_addf(out, "<table class=\"boxes\"><tbody><tr style=\"height: %uem\">", block->room * 2);
    for (size_t b = 0; b < block->boxes; b++) add_tag(out, "<td>", block->box[b], "</td>");
    buf_adds(out, "</tr></tbody></table>\n");
}

/* The fields from block i on; returns the last of them. */
static size_t add_fields(struct buf *out, const struct sheet *sheet, size_t i)
{
    buf_adds(out, "<table class=\"form\"><tbody>\n");
    for (; i < sheet->count && sheet->block[i].kind == SHEET_FIELD; i++) {
        add_tag(out, "<tr><th>", sheet->block[i].label, "</th>");
        add_tag(out, "<td>", sheet->block[i].text, "</td></tr>\n");
    }
    buf_adds(out, "</tbody></table>\n");
    return i - 1;
}

static size_t add_block(struct buf *out, const struct sheet *sheet, size_t i, bool *in_page)
{
    const struct sheet_block *block = &sheet->block[i];
    switch (block->kind) {
    case SHEET_PAGE:
        buf_adds(out, *in_page ? "</section>\n<section>\n" : "<section>\n");
        *in_page = true;
        break;
    case SHEET_MARK: break;
    case SHEET_TITLE: add_tag(out, "<h1>", block->text, "</h1>\n"); break;
    case SHEET_SUBTITLE: add_tag(out, "<p class=\"sub\">", block->text, "</p>\n"); break;
    case SHEET_HEADING: add_tag(out, "<h2>", block->text, "</h2>\n"); break;
    case SHEET_TEXT:
    case SHEET_NOTE: add_tag(out, "<p>", block->text, "</p>\n"); break;
    case SHEET_FIELD: return add_fields(out, sheet, i);
    case SHEET_BOXES: add_boxes(out, block); break;
    case SHEET_TABLE: add_table(out, block->table); break;
    }
    return i;
}

bool sheet_render_html(const struct sheet *sheet, const struct sheet_look *look, struct buf *out, struct sheet_made *made, struct err *err)
{
    bool in_page = false, landscape = look->turn == SHEET_AS_KIND_WANTS ? sheet->landscape : look->turn == SHEET_LANDSCAPE;
    (void)err;
    made->pages = 1;
    buf_addf(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\"/>\n", lang_is_chinese() ? "zh-CN" : "en");
    add_tag(out, "<title>", sheet->title, "</title>\n<style>\n");
    buf_adds(out, style);
    buf_addf(out, "@page { size: %s %s; margin: %s; }\n</style>\n</head>\n<body>\n", look->a3 ? "A3" : "A4",
             landscape ? "landscape" : "portrait", landscape ? "28mm 37mm 26mm 35mm" : "37mm 26mm 35mm 28mm");
    for (size_t i = 0; i < sheet->count; i++) i = add_block(out, sheet, i, &in_page);
    if (in_page) buf_adds(out, "</section>\n");
    if (sheet->source.n > 0) add_tag(out, "<p class=\"source\">", sheet->source, "</p>\n");
    buf_adds(out, "</body>\n</html>\n");
    return true;
}
