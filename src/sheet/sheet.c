#include "sheet/sheet.h"

#include <stdlib.h>

#include "plan/item.h"
#include "base/lang.h"
#include "base/mem.h"

static const struct sheet_kind kinds[] = {
    {"task", N_("task sheet"), sheet_make_task},         {"tasks", N_("list of tasks"), sheet_make_tasks},
    {"agency", N_("list of duties"), sheet_make_agency}, {"followup", N_("follow-up slip"), sheet_make_followup},
    {"table", N_("task table"), sheet_make_table},
};

static const struct sheet_format formats[] = {
    {FORMAT_TEXT, .paper = true, .paged_text = true, .render = sheet_render_text},
    {FORMAT_MD, .render = sheet_render_md},
    {FORMAT_HTML, .render = sheet_render_html},
    {FORMAT_PDF, .binary = true, .paper = true, .render = sheet_render_pdf},
};

size_t sheet_kinds(void) { return sizeof kinds / sizeof *kinds; }
const struct sheet_kind *sheet_kind_at(size_t i) { return &kinds[i]; }
size_t sheet_formats(void) { return sizeof formats / sizeof *formats; }
const struct sheet_format *sheet_format_at(size_t i) { return &formats[i]; }

const struct sheet_kind *sheet_kind_named(const char *name)
{
    for (size_t i = 0; i < sheet_kinds(); i++)
        if (strcmp(kinds[i].name, name) == 0) return &kinds[i];
    return NULL;
}

const struct sheet_format *sheet_format_of(enum format_id id)
{
    for (size_t i = 0; i < sheet_formats(); i++)
        if (formats[i].id == id) return &formats[i];
    return NULL;
}

const struct sheet_format *sheet_format_named(const char *name)
{
    enum format_id id;
    return format_named(FORMAT_OF_SHEETS, name, &id) ? sheet_format_of(id) : NULL;
}

void sheet_init(struct sheet *sheet)
{
    *sheet = (struct sheet){0};
    arena_init(&sheet->arena);
}

void sheet_done(struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->count; i++)
        if (sheet->block[i].table != NULL) free(sheet->block[i].table->row);
    free(sheet->block);
    arena_done(&sheet->arena);
}

struct slice sheet_copy(struct sheet *sheet, struct slice text)
{
    if (text.n == 0) return SLICE("");
    if (!sheet->full_width && memchr(text.s, '\r', text.n) == NULL) return arena_copy(&sheet->arena, text);
    struct buf copy;
    buf_init(&copy);
    for (size_t i = 0, next; i < text.n; i = next) {
        uint32_t cp = text_decode(text, i, &next);
        if (cp == '\r' && next < text.n && text.s[next] == '\n') continue;
        if (cp == '\r') buf_adds(&copy, "\n");
        else if (sheet->full_width && cp < 0x80) buf_addc(&copy, sheet_punctuation(text, i));
        else buf_add(&copy, slice_cut(text, i, next));
    }
    text = arena_copy(&sheet->arena, buf_slice(&copy));
    buf_done(&copy);
    return text;
}

void sheet_add_clauses(struct buf *out, struct slice cell)
{
    size_t start = 0;
    struct item item;
    for (struct items walk = items_of(cell); items_next(&walk, &item); start = item.next) {
        if (start > 0) buf_adds(out, "\n");
        buf_add(out, slice_trim(slice_cut(cell, start, item.next)));
    }
}

struct slice sheet_cell(struct sheet *sheet, const struct plan *plan, size_t task, size_t column)
{
    struct slice cell = plan_cell(plan, task, column);
    if (column_kind(plan_column(plan, column)->role) != COLUMN_KIND_CLAUSES) return cell;
    struct buf lines;
    buf_init(&lines);
    sheet_add_clauses(&lines, cell);
    cell = sheet_copy(sheet, buf_slice(&lines));
    buf_done(&lines);
    return cell;
}

static struct sheet_block *sheet_add_block(struct sheet *sheet, enum sheet_block_kind kind, struct slice text)
{
    sheet->block = mem_grow(sheet->block, &sheet->cap, sheet->count + 1, sizeof *sheet->block);
    struct sheet_block *block = &sheet->block[sheet->count++];
    *block = (struct sheet_block){.kind = kind, .text = sheet_copy(sheet, text)};
    return block;
}

void sheet_mark(struct sheet *sheet, unsigned level, struct slice name)
{
    sheet_add_block(sheet, SHEET_MARK, name)->level = level;
}

void sheet_page(struct sheet *sheet, unsigned level, struct slice name)
{
    sheet_add_block(sheet, SHEET_PAGE, name)->level = level;
}

void sheet_add(struct sheet *sheet, enum sheet_block_kind kind, struct slice text)
{
    sheet_add_block(sheet, kind, text);
}

void sheet_field(struct sheet *sheet, struct slice label, struct slice text)
{
    sheet_add_block(sheet, SHEET_FIELD, text)->label = sheet_copy(sheet, label);
}

static struct slice *sheet_copy_slices(struct sheet *sheet, const struct slice *from, size_t count)
{
    struct slice *copy = arena_alloc(&sheet->arena, count * sizeof *copy);
    for (size_t i = 0; i < count; i++) copy[i] = sheet_copy(sheet, from[i]);
    return copy;
}

void sheet_boxes(struct sheet *sheet, const struct slice *labels, size_t count, unsigned room)
{
    struct sheet_block *block = sheet_add_block(sheet, SHEET_BOXES, SLICE(""));
    block->box = sheet_copy_slices(sheet, labels, count);
    block->boxes = count;
    block->room = room;
}

struct sheet_table *sheet_table(struct sheet *sheet, const struct sheet_column *column, size_t columns)
{
    struct sheet_table *table = arena_alloc(&sheet->arena, sizeof *table);
    struct sheet_column *copy = arena_alloc(&sheet->arena, columns * sizeof *copy);
    for (size_t i = 0; i < columns; i++) {
        copy[i] = column[i];
        copy[i].header = sheet_copy(sheet, column[i].header);
    }
    *table = (struct sheet_table){.column = copy, .columns = columns};
    sheet_add_block(sheet, SHEET_TABLE, SLICE(""))->table = table;
    return table;
}

static void sheet_add_row(struct sheet_table *table, struct sheet_row row)
{
    table->row = mem_grow(table->row, &table->cap, table->rows + 1, sizeof *table->row);
    table->row[table->rows++] = row;
}

void sheet_row(struct sheet *sheet, struct sheet_table *table, const struct slice *cells)
{
    sheet_add_row(table, (struct sheet_row){.cell = sheet_copy_slices(sheet, cells, table->columns)});
}

void sheet_section(struct sheet *sheet, struct sheet_table *table, struct slice heading)
{
    sheet_add_row(table, (struct sheet_row){.cell = sheet_copy_slices(sheet, &heading, 1), .section = true});
    sheet_row_mark(sheet, table, 1, heading);
}

void sheet_row_mark(struct sheet *sheet, struct sheet_table *table, unsigned level, struct slice name)
{
    struct sheet_row *row = &table->row[table->rows - 1];
    row->mark = sheet_copy(sheet, name);
    row->level = level;
}
