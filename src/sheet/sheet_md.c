/* A sheet as Markdown (GitHub's, with tables): nothing in a plan's text is taken for markup. */
#include "write/markup.h"
#include "sheet/sheet.h"

static void sheet_md_add_heading(struct buf *out, int level, struct slice text)
{
    for (int i = 0; i < level; i++) buf_adds(out, "#");
    buf_adds(out, " ");
    markup_add_markdown(out, text, " ");
    buf_adds(out, "\n\n");
}

/* Adds a paragraph.  What Markdown would read as a list marker or a rule at the start of a line is escaped: 1.… - …
 * + … ===. */
static void sheet_md_add_paragraph(struct buf *out, struct slice text)
{
    for (size_t start = 0; start <= text.n;) {
        size_t end = start;
        while (end < text.n && text.s[end] != '\n') end++;
        struct slice line = slice_trim(slice_cut(text, start, end));
        size_t digits = 0;
        while (digits < line.n && line.s[digits] >= '0' && line.s[digits] <= '9') digits++;
        markup_add_markdown(out, slice_cut(line, 0, digits), "");
        if (digits < line.n && strchr(digits > 0 ? ".)" : "-+=", line.s[digits]) != NULL) buf_adds(out, "\\");
        markup_add_markdown(out, slice_cut(line, digits, line.n), "");
        buf_adds(out, end < text.n ? "\\\n" : "\n\n");
        start = end + 1;
    }
}

/* ---- tables ---- */

static void sheet_md_add_row(struct buf *out, const struct slice *cells, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        buf_adds(out, i == 0 ? "| " : " | ");
        markup_add_markdown(out, cells[i], "<br>");
    }
    buf_adds(out, " |\n");
}

static void sheet_md_add_table_head(struct buf *out, const struct sheet_table *table)
{
    for (size_t c = 0; c < table->columns; c++) {
        buf_adds(out, c == 0 ? "| " : " | ");
        markup_add_markdown(out, table->column[c].header, " ");
    }
    buf_adds(out, " |\n");
    for (size_t c = 0; c < table->columns; c++) buf_adds(out, table->column[c].right ? "| ---: " : "| --- ");
    buf_adds(out, "|\n");
}

/* Adds a table.  Markdown has no cell over several columns, so a section becomes a heading with a table of its own. */
static void sheet_md_add_table(struct buf *out, const struct sheet_table *table, int level)
{
    bool open = false;
    for (size_t r = 0; r < table->rows; r++) {
        const struct sheet_row *row = &table->row[r];
        if (row->section) {
            if (open) buf_adds(out, "\n");
            sheet_md_add_heading(out, level, slice_trim(row->cell[0]));
            open = false;
            continue;
        }
        if (!open) sheet_md_add_table_head(out, table);
        open = true;
        sheet_md_add_row(out, row->cell, table->columns);
    }
    if (table->rows == 0) sheet_md_add_table_head(out, table);
    buf_adds(out, "\n");
}

/* The fields and boxes from block i on as a table of two columns; returns the last block of it. */
static size_t sheet_md_add_form(struct buf *out, const struct sheet *sheet, size_t i)
{
    buf_adds(out, "| | |\n| --- | --- |\n");
    for (; i < sheet->count; i++) {
        const struct sheet_block *block = &sheet->block[i];
        if (block->kind == SHEET_FIELD) sheet_md_add_row(out, (const struct slice[]){block->label, block->text}, 2);
        else if (block->kind != SHEET_BOXES) break;
        for (size_t b = 0; block->kind == SHEET_BOXES && b < block->boxes; b++)
            sheet_md_add_row(out, (const struct slice[]){block->box[b], SLICE("")}, 2);
    }
    buf_adds(out, "\n");
    return i - 1;
}

/* ---- the document ---- */

bool sheet_render_md(const struct sheet *sheet, const struct sheet_look *look, struct buf *out, struct sheet_made *made,
                     struct err *err)
{
    size_t start = out->n;
    int top = 2;         /* the level of headings on a page: one below its title, or two if it has subtitles */
    bool headed = false; /* a heading is above, so sections of a table are one level deeper */
    (void)look;
    (void)err;
    made->pages = 1;
    for (size_t i = 0; i < sheet->count; i++) {
        const struct sheet_block *block = &sheet->block[i];
        switch (block->kind) {
        case SHEET_PAGE:
            if (out->n > start) buf_adds(out, "---\n\n");
            break;
        case SHEET_MARK: break;
        case SHEET_TITLE:
            sheet_md_add_heading(out, 1, block->text);
            top = 2;
            headed = false;
            break;
        case SHEET_SUBTITLE:
            sheet_md_add_heading(out, 2, block->text);
            top = 3;
            break;
        case SHEET_HEADING:
            sheet_md_add_heading(out, top, block->text);
            headed = true;
            break;
        case SHEET_FIELD:
        case SHEET_BOXES: i = sheet_md_add_form(out, sheet, i); break;
        case SHEET_TEXT:
        case SHEET_NOTE: sheet_md_add_paragraph(out, block->text); break;
        case SHEET_TABLE: sheet_md_add_table(out, block->table, headed ? top + 1 : top); break;
        }
    }
    if (sheet->source.n > 0) sheet_md_add_paragraph(out, sheet->source);
    return true;
}
