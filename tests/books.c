#include "books.h"

#include <string.h>

#include "zips.h"

#define BOOKS_MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define BOOKS_OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

static void books_add_cell(struct slice text, unsigned row, unsigned column, struct buf *xml)
{
    if (text.n == 0) return;
    buf_addf(xml, "<c r=\"%c%u\" t=\"inlineStr\"><is><t xml:space=\"preserve\">%.*s</t></is></c>", (char)('A' + column),
             row, (int)text.n, text.s);
}

static void books_add_rows(const char *rows, struct buf *xml)
{
    struct slice rest = slice_of(rows);
    for (unsigned row = 1; rest.n > 0; row++) {
        size_t end = slice_find(rest, SLICE("\n"));
        struct slice line = slice_cut(rest, 0, end == SIZE_MAX ? rest.n : end);
        rest = slice_cut(rest, line.n + 1, rest.n);
        buf_addf(xml, "<row r=\"%u\">", row);
        for (unsigned column = 0; line.n > 0; column++) {
            size_t bar = slice_find(line, SLICE("|"));
            struct slice cell = slice_cut(line, 0, bar == SIZE_MAX ? line.n : bar);
            books_add_cell(cell, row, column, xml);
            line = slice_cut(line, cell.n + 1, line.n);
        }
        buf_adds(xml, "</row>");
    }
}

static void books_add_merges(const char *merges, struct buf *xml)
{
    if (merges == NULL) return;
    buf_adds(xml, "<mergeCells>");
    for (const char *at = merges; *at;) {
        size_t n = strcspn(at, " ");
        buf_addf(xml, "<mergeCell ref=\"%.*s\"/>", (int)n, at);
        at += n + (at[n] == ' ');
    }
    buf_adds(xml, "</mergeCells>");
}

static void books_add_sheet(struct zips *zip, const struct books_sheet *sheet, size_t number)
{
    struct buf xml, name;
    buf_init(&xml);
    buf_init(&name);
    buf_adds(&xml, "<worksheet xmlns=\"" BOOKS_MAIN "\"><sheetData>");
    books_add_rows(sheet->rows, &xml);
    buf_adds(&xml, "</sheetData>");
    books_add_merges(sheet->merges, &xml);
    buf_adds(&xml, "</worksheet>");
    buf_addf(&name, "xl/worksheets/sheet%zu.xml", number);
    zips_add(zip, name.s, buf_slice(&xml));
    buf_done(&xml);
    buf_done(&name);
}

void books_add(const struct books_sheet *sheet, size_t count, struct buf *out)
{
    struct zips zip;
    struct buf book, related;
    zips_init(&zip);
    buf_init(&book);
    buf_init(&related);
    zips_add_relationships(&zip, "_rels/.rels",
                           "<Relationship Id=\"r1\" Type=\"" BOOKS_OFFICE
                           "/officeDocument\" Target=\"xl/workbook.xml\"/>");
    buf_adds(&book, "<workbook xmlns=\"" BOOKS_MAIN "\" xmlns:r=\"" BOOKS_OFFICE "\"><sheets>");
    for (size_t i = 0; i < count; i++) {
        buf_addf(&book, "<sheet name=\"%s\" sheetId=\"%zu\" r:id=\"r%zu\"%s/>", sheet[i].name, i + 1, i + 1,
                 sheet[i].hidden ? " state=\"hidden\"" : "");
        buf_addf(&related,
                 "<Relationship Id=\"r%zu\" Type=\"" BOOKS_OFFICE "/worksheet\" Target=\"worksheets/sheet%zu.xml\"/>",
                 i + 1, i + 1);
        books_add_sheet(&zip, &sheet[i], i + 1);
    }
    buf_adds(&book, "</sheets></workbook>");
    zips_add(&zip, "xl/workbook.xml", buf_slice(&book));
    zips_add_relationships(&zip, "xl/_rels/workbook.xml.rels", related.s);
    buf_add(out, zips_end(&zip));
    buf_done(&book);
    buf_done(&related);
    zips_done(&zip);
}
