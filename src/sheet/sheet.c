#include "sheet/sheet.h"

#include <stdlib.h>

#include "plan/item.h"
#include "base/mem.h"

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

/* ---- punctuation ---- */

enum { PUNCTUATION_DEPTH = 4 }; /* how many characters before a mark are looked at */

static bool sheet_is_chinese(uint32_t cp)
{
    return text_is_han(cp) || (cp >= 0x3001 && cp <= 0x3011) || (cp >= 0xFF01 && cp <= 0xFF1F) || cp == 0x201C ||
           cp == 0x201D;
}

/* The character at byte pos as it is printed with sheet.full_width: , becomes ， beside Chinese characters, but not
 * in 1,000.  A mark can follow another mark that becomes full-width itself, as the colon in ): does, so the
 * characters before it are decided first, at most `depth` of them. */
static uint32_t sheet_printed(struct slice text, size_t pos, int depth)
{
    static const char half[] = ",;:?!()";
    static const uint32_t full[] = {0xFF0C, 0xFF1B, 0xFF1A, 0xFF1F, 0xFF01, 0xFF08, 0xFF09};
    size_t next, unused;
    uint32_t cp = text_decode(text, pos, &next);
    const char *at = cp != 0 && cp < 0x80 ? strchr(half, (int)cp) : NULL;
    if (at == NULL) return cp;
    uint32_t before = pos > 0 && depth > 0 ? sheet_printed(text, text_previous(text, pos), depth - 1) : 0;
    uint32_t after = next < text.n ? text_decode(text, next, &unused) : 0;
    if (text_is_digit(before) && text_is_digit(after)) return cp; /* 1,000 12:30 */
    return sheet_is_chinese(before) || sheet_is_chinese(after) ? full[at - half] : cp;
}

/* ---- building ---- */

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
        else if (sheet->full_width && cp < 0x80) buf_addc(&copy, sheet_printed(text, i, PUNCTUATION_DEPTH));
        else buf_add(&copy, slice_cut(text, i, next));
    }
    text = arena_copy(&sheet->arena, buf_slice(&copy));
    buf_done(&copy);
    return text;
}

/* A clause; the clauses inside it each on a line of its own, set in by one character. */
static void sheet_add_clause(struct buf *out, struct slice cell, size_t start, const struct item *item)
{
    struct item inner;
    size_t from = start;
    for (struct items walk = items_inside(cell, item); items_next(&walk, &inner); from = inner.next) {
        if (from > start) buf_adds(out, "\n\u3000");
        size_t to = inner.next < item->end ? inner.next : item->next;
        buf_add(out, slice_trim(slice_cut(cell, from, to)));
    }
    if (from == start) buf_add(out, slice_trim(slice_cut(cell, start, item->next)));
}

void sheet_add_clauses(struct buf *out, struct slice cell)
{
    size_t start = 0;
    struct item item;
    for (struct items walk = items_of(cell); items_next(&walk, &item); start = item.next) {
        if (start > 0) buf_adds(out, "\n");
        sheet_add_clause(out, cell, start, &item);
    }
    if (start == 0) buf_add(out, slice_trim(cell)); /* 无, —: no item, but its text */
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
