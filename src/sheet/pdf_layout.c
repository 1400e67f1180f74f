#include "sheet/pdf_layout.h"

#include <stdlib.h>

#include "base/lang.h"
#include "base/mem.h"
#include "sheet/pdf_rows.h"

/* Margins of an upright A4 page in millimetres, then sizes in points; GB/T 9704. */
static const double TOP = 37, LEFT = 28, RIGHT = 26, BOTTOM = 35;
static const double TITLE_SIZE = 22, SUBTITLE_SIZE = 16, NOTE_SIZE = 9;

/* The usual sizes (字号) of Chinese documents, in points: 小五, 五号, 小四, 四号, 小三, 三号. */
static const double sizes[] = {9, 10.5, 12, 14, 15, 16};
enum { SIZES = sizeof sizes / sizeof *sizes, SMALLEST_OF_TABLES = 1, LARGEST_OF_TABLES = 2 };

static double pdf_layout_next_size(double size)
{
    size_t i = 0;
    while (i + 1 < SIZES && sizes[i] <= size) i++;
    return sizes[i];
}

/* The blocks from one page break to the next. */
struct section {
    const struct sheet_block *block;
    size_t count;
    bool form;   /* whether it has fields: it is then a form to be read as a page; else it is a table */
    double size; /* of text in cells */
    double stretch;
};

static void pdf_layout_set_paper(struct pdf_pages *out, const struct sheet *sheet, const struct sheet_look *look)
{
    bool landscape = look->turn == SHEET_AS_KIND_WANTS ? sheet->landscape : look->turn == SHEET_LANDSCAPE;
    double narrow = look->a3 ? 297 : 210, wide = look->a3 ? 420 : 297;
    out->width = (landscape ? wide : narrow) * PDF_MM;
    out->height = (landscape ? narrow : wide) * PDF_MM;
    /* a landscape page is an upright one turned: its top is at the binding edge, the left edge of the upright page */
    out->left = (landscape ? BOTTOM : LEFT) * PDF_MM;
    out->right = out->width - (landscape ? TOP : RIGHT) * PDF_MM;
    out->top = (landscape ? LEFT : TOP) * PDF_MM;
    out->bottom = out->height - (landscape ? RIGHT : BOTTOM) * PDF_MM;
}

/* ---- lines of text ---- */

/* Adds a paragraph; its lines, and `after` points below them, stay on one page if that is possible. */
static void pdf_layout_add_paragraph(struct pdf_pen *pen, struct slice text, enum pdf_face face, double size,
                                     enum pdf_align align, double after)
{
    const struct pdf_pages *page = pen->out;
    double leading = pdf_leading(size);
    size_t count;
    const struct slice *line = pdf_break(pen, text, face, size, page->right - page->left, &count);
    double height = (double)count * leading + after;
    if (!pen->fresh && pen->y + height > page->bottom && height < (page->bottom - page->top) / 2) pdf_new_page(pen);
    for (size_t i = 0; i < count; i++) {
        if (!pen->fresh && pen->y + leading > page->bottom) pdf_new_page(pen);
        pdf_add_line(pen, line[i], face, size, align, page->left, page->right, pen->y);
        pen->y += leading;
    }
}

/* ---- forms ---- */

static double pdf_layout_label_width(const struct pdf_pen *pen, const struct sheet_block *block, size_t count)
{
    double widest = 4;
    for (size_t i = 0; i < count; i++) {
        double width = block[i].kind == SHEET_FIELD ? pdf_fonts_width(pen->fonts, PDF_HEADING, block[i].label) : 0;
        if (width > widest) widest = width;
    }
    return (widest < 6 ? widest : 6) * pen->size + 9;
}

static struct pdf_row pdf_layout_field_row(struct pdf_pen *pen, const struct sheet_block *block, double label)
{
    struct pdf_cell *cell = arena_alloc(&pen->out->arena, 2 * sizeof *cell);
    double width = pen->out->right - pen->out->left;
    cell[0] = (struct pdf_cell){
        .x = pen->out->left, .width = label, .face = PDF_HEADING, .align = PDF_CENTRE, .middle = true};
    cell[1] = (struct pdf_cell){.x = pen->out->left + label, .width = width - label, .face = PDF_BODY};
    pdf_set_cell(pen, &cell[0], block->label, true);
    pdf_set_cell(pen, &cell[1], block->text, false);
    return (struct pdf_row){.cell = cell, .cells = 2};
}

static struct pdf_row pdf_layout_boxes_row(struct pdf_pen *pen, const struct sheet_block *block, double stretch)
{
    struct pdf_cell *cell = arena_alloc(&pen->out->arena, (block->boxes + 1) * sizeof *cell);
    double width = (pen->out->right - pen->out->left) / (double)block->boxes;
    for (size_t i = 0; i < block->boxes; i++) {
        cell[i] = (struct pdf_cell){.x = pen->out->left + (double)i * width, .width = width, .face = PDF_BODY};
        pdf_set_cell(pen, &cell[i], block->box[i], false);
    }
    double height = (double)block->room * pdf_leading(pen->size < 12 ? pen->size : 12) + stretch;
    return (struct pdf_row){.cell = cell, .cells = block->boxes, .least = height, .whole = true};
}

static bool pdf_layout_is_form_block(const struct sheet_block *block)
{
    return block->kind == SHEET_FIELD || (block->kind == SHEET_BOXES && block->boxes > 0);
}

/* The largest room of the boxes of the section; the boxes that have it are made higher to fill the page. */
static unsigned pdf_layout_largest_room(const struct section *section)
{
    unsigned most = 0;
    for (size_t i = 0; i < section->count; i++)
        if (section->block[i].kind == SHEET_BOXES && section->block[i].room > most) most = section->block[i].room;
    return most;
}

/* Adds the fields and boxes from block i on as one form; returns the last block of it. */
static size_t pdf_layout_add_form(struct pdf_pen *pen, const struct section *section, size_t i)
{
    size_t count = 0;
    while (i + count < section->count && pdf_layout_is_form_block(&section->block[i + count])) count++;
    struct pdf_row *row = mem_alloc((count + 1) * sizeof *row);
    double label = pdf_layout_label_width(pen, &section->block[i], count);
    unsigned room = pdf_layout_largest_room(section);
    for (size_t r = 0; r < count; r++) {
        const struct sheet_block *block = &section->block[i + r];
        bool boxes = block->kind == SHEET_BOXES;
        row[r] = boxes ? pdf_layout_boxes_row(pen, block, block->room == room ? pen->stretch : 0)
                       : pdf_layout_field_row(pen, block, label);
        /* boxes for signing stay on the page of the row above them */
        if (r > 0 && boxes) row[r - 1].keep = row[r - 1].whole;
    }
    pdf_flow(pen, NULL, row, count);
    free(row);
    return i + count - 1;
}

/* ---- tables ---- */

/* Measures how wide each column would be if all its cells stood on one line, rules included. */
static void pdf_layout_natural_widths(const struct pdf_pen *pen, const struct sheet_table *table, double *width)
{
    for (size_t c = 0; c < table->columns; c++) {
        width[c] = pdf_fonts_width(pen->fonts, PDF_HEADING, table->column[c].header);
        for (size_t r = 0; r < table->rows; r++) {
            if (table->row[r].section) continue;
            struct slice rest = table->row[r].cell[c];
            /* a cell this wide is broken anyway, so it is not measured to its end */
            while (rest.n > 0 && width[c] < 80) {
                const char *end = memchr(rest.s, '\n', rest.n);
                size_t n = end != NULL ? (size_t)(end - rest.s) : rest.n;
                size_t looked = n < 400 ? n : 400;
                while (looked < n && (rest.s[looked] & 0xC0) == 0x80) looked++;
                double line = pdf_fonts_width(pen->fonts, PDF_BODY, slice_cut(rest, 0, looked));
                if (line > width[c]) width[c] = line;
                rest = slice_cut(rest, n + (end != NULL), rest.n);
            }
        }
        width[c] = width[c] * pen->size + 8;
    }
}

/* Distributes `room` points that no column needs: by the shares, or all to the last column if there are no shares. */
static void pdf_layout_spread(const struct sheet_table *table, double room, double *width)
{
    double shares = 0;
    for (size_t c = 0; c < table->columns; c++) shares += table->column[c].share;
    for (size_t c = 0; c < table->columns; c++)
        width[c] += shares > 0 ? room * table->column[c].share / shares : c + 1 == table->columns ? room : 0;
}

/* The least width of each column in points; the caller frees the array.  A column needs four characters, or the
 * widest quantity in it, so that no quantity is broken; a column of numbers needs its widest number.  Only the first
 * rows are looked at.  *fits: whether the page is wide enough for that; if not, each column gets four characters, or
 * an even part of the page where that is less. */
static double *pdf_layout_least_widths(const struct pdf_pen *pen, const struct sheet_table *table, bool *fits)
{
    enum { MOST = 150, LONGEST = 8 }; /* rows, characters */
    struct wrap_measure measure = pdf_fonts_measure(pen->fonts, PDF_BODY);
    double *least = mem_alloc((table->columns + 1) * sizeof *least), sum = 0, room = pen->out->right - pen->out->left;
    for (size_t c = 0; c < table->columns; c++) {
        double widest = table->column[c].share > 0 ? 4
                                                   : pdf_fonts_width(pen->fonts, PDF_HEADING, table->column[c].header);
        for (size_t r = 0; r < table->rows && r < MOST; r++) {
            double unit = table->row[r].section ? 0 : wrap_widest_unit_measured(table->row[r].cell[c], &measure);
            if (unit > widest && unit <= LONGEST) widest = unit;
        }
        sum += least[c] = widest * pen->size + 8;
    }
    *fits = sum <= room;
    double even = room / (double)table->columns, plain = 4 * pen->size + 8;
    for (size_t c = 0; c < table->columns && !*fits; c++) least[c] = plain < even ? plain : even;
    return least;
}

/* Sets widths that fill the text area: columns of share 0 and narrow ones get what they need, the others divide the
 * rest by their shares, but none gets less than its least width. */
static void pdf_layout_fit_widths(const struct pdf_pen *pen, const struct sheet_table *table, const double *least,
                                  double *width)
{
    double room = pen->out->right - pen->out->left;
    double shares = 0;
    bool *fixed = mem_zalloc((table->columns + 1) * sizeof *fixed);
    for (size_t c = 0; c < table->columns; c++) {
        fixed[c] = table->column[c].share == 0;
        if (fixed[c]) room -= width[c] = width[c] < 2 * least[c] ? width[c] : 2 * least[c];
        else shares += table->column[c].share;
    }
    for (bool again = true; again && shares > 0;) {
        again = false;
        for (size_t c = 0; c < table->columns && !again; c++) {
            double part = fixed[c] ? 0 : room * table->column[c].share / shares;
            if (fixed[c] || (width[c] > part && part >= least[c])) continue;
            fixed[c] = again = true; /* one column at a time, for each changes what is left for the others */
            if (part < least[c] && width[c] > least[c]) width[c] = least[c];
            room -= width[c];
            shares -= table->column[c].share;
        }
    }
    for (size_t c = 0; c < table->columns; c++)
        if (!fixed[c]) width[c] = room * table->column[c].share / shares;
    if (shares <= 0 && room > 0) pdf_layout_spread(table, room, width);
    free(fixed);
}

/* ---- balancing columns ---- */

/* How long the cells of a table are on one line, for some of its rows. */
struct lengths {
    const struct sheet_table *table;
    double *length; /* owned: [row][column], in points */
    size_t rows, step;
};

static struct lengths pdf_layout_measure_cells(const struct pdf_pen *pen, const struct sheet_table *table)
{
    enum { MOST = 150 }; /* rows; of a longer table every second, third, … */
    struct lengths l = {.table = table, .step = 1 + table->rows / MOST};
    l.length = mem_zalloc((table->rows / l.step + 1) * (table->columns + 1) * sizeof *l.length);
    for (size_t r = 0; r < table->rows; r += l.step) {
        if (table->row[r].section) continue;
        for (size_t c = 0; c < table->columns; c++)
            l.length[l.rows * table->columns + c] = pdf_fonts_width(pen->fonts, PDF_BODY, table->row[r].cell[c]) *
                                                    pen->size;
        l.rows++;
    }
    return l;
}

/* An estimate of the lines that all rows take together with these widths. */
static double pdf_layout_count_lines(const struct lengths *l, const double *width)
{
    double sum = 0;
    for (size_t r = 0; r < l->rows; r++) {
        double most = 1;
        for (size_t c = 0; c < l->table->columns; c++) {
            double lines = 0.5 + l->length[r * l->table->columns + c] / (width[c] - 7);
            if (lines > most) most = lines;
        }
        sum += most;
    }
    return sum;
}

/* Moves a bit of width from one column to another where that saves the most lines, again and again, until no move
 * saves any. */
static void pdf_layout_balance(const struct pdf_pen *pen, const struct sheet_table *table, const double *least,
                               double *width)
{
    enum { ROUNDS = 80 };
    double step = pen->size;
    struct lengths l = pdf_layout_measure_cells(pen, table);
    double best = pdf_layout_count_lines(&l, width);
    for (int round = 0; round < ROUNDS; round++) {
        size_t from = 0, to = 0;
        double before = best;
        for (size_t a = 0; a < table->columns; a++) {
            if (table->column[a].share == 0 || width[a] - step < least[a]) continue;
            for (size_t b = 0; b < table->columns; b++) {
                if (a == b || table->column[b].share == 0) continue;
                width[a] -= step;
                width[b] += step;
                double lines = pdf_layout_count_lines(&l, width);
                width[a] += step;
                width[b] -= step;
                if (lines >= best - 0.01) continue;
                best = lines;
                from = a;
                to = b;
            }
        }
        if (best >= before) break;
        width[from] -= step;
        width[to] += step;
    }
    free(l.length);
}

static struct pdf_row pdf_layout_table_row(struct pdf_pen *pen, const struct sheet_table *table, const double *width,
                                           const struct slice *text, bool head)
{
    struct pdf_cell *cell = arena_alloc(&pen->out->arena, (table->columns + 1) * sizeof *cell);
    double x = pen->out->left;
    for (size_t c = 0; c < table->columns; c++) {
        const struct sheet_column *column = &table->column[c];
        cell[c] = (struct pdf_cell){.x = x,
                                    .width = width[c],
                                    .face = head ? PDF_HEADING : PDF_BODY,
                                    .middle = head,
                                    .align = head || column->right ? PDF_CENTRE : PDF_LEFT,
                                    .merge = !head && column->merge};
        pdf_set_cell(pen, &cell[c], head ? column->header : text[c], cell[c].merge);
        /* where the row goes on on the next page its number is printed again */
        if (!head && column->right && cell[c].lines == 1) {
            cell[c].again = cell[c].line;
            cell[c].agains = 1;
        }
        x += width[c];
    }
    return (struct pdf_row){.cell = cell, .cells = table->columns, .whole = head};
}

static struct pdf_row pdf_layout_section_row(struct pdf_pen *pen, struct slice text)
{
    struct pdf_cell *cell = arena_alloc(&pen->out->arena, sizeof *cell);
    *cell = (struct pdf_cell){.x = pen->out->left, .width = pen->out->right - pen->out->left, .face = PDF_HEADING};
    pdf_set_cell(pen, cell, text, false);
    return (struct pdf_row){.cell = cell, .cells = 1, .keep = true, .whole = true};
}

static void pdf_layout_table_rows(struct pdf_pen *pen, const struct sheet_table *table, struct pdf_row *head,
                                  struct pdf_row *row)
{
    double *width = mem_zalloc((table->columns + 1) * sizeof *width),
           *least = pdf_layout_least_widths(pen, table, &(bool){false});
    pdf_layout_natural_widths(pen, table, width);
    pdf_layout_fit_widths(pen, table, least, width);
    if (table->columns < 20) pdf_layout_balance(pen, table, least, width);
    free(least);
    *head = pdf_layout_table_row(pen, table, width, NULL, true);
    for (size_t r = 0; r < table->rows; r++) {
        const struct sheet_row *from = &table->row[r];
        row[r] = from->section ? pdf_layout_section_row(pen, from->cell[0])
                               : pdf_layout_table_row(pen, table, width, from->cell, false);
        row[r].mark = from->mark;
        row[r].level = from->level;
    }
    free(width);
}

/* Whether columns would be narrower than two characters.  The table is then set as a form for each row, with the
 * headers as labels. */
static bool pdf_layout_is_too_wide(const struct pdf_pen *pen, const struct sheet_table *table)
{
    return (double)table->columns * (2 * pen->size + 8) > pen->out->right - pen->out->left;
}

static void pdf_layout_add_rows_as_forms(struct pdf_pen *pen, const struct sheet_table *table)
{
    struct sheet_block *field = mem_zalloc((table->columns + 1) * sizeof *field);
    struct section form = {.block = field, .count = table->columns, .form = true};
    for (size_t r = 0; r < table->rows; r++) {
        const struct sheet_row *row = &table->row[r];
        if (r > 0) pen->y += pdf_leading(pen->size) / 2;
        if (row->section) {
            pdf_layout_add_paragraph(pen, row->cell[0], PDF_HEADING, pen->size, PDF_LEFT, 40);
            continue;
        }
        for (size_t c = 0; c < table->columns; c++)
            field[c] = (struct sheet_block){
                .kind = SHEET_FIELD, .label = table->column[c].header, .text = row->cell[c]};
        if (row->mark.n > 0) pdf_add_mark(pen, row->level, row->mark);
        pdf_layout_add_form(pen, &form, 0);
    }
    free(field);
}

/* Adds a table, with the heading above it if there is one: both stay on one page. */
static void pdf_layout_add_table(struct pdf_pen *pen, const struct sheet_table *table,
                                 const struct sheet_block *heading)
{
    if (pdf_layout_is_too_wide(pen, table)) {
        if (heading != NULL)
            pdf_layout_add_paragraph(pen, heading->text, PDF_HEADING, pdf_layout_next_size(pen->size), PDF_LEFT, 80);
        pdf_layout_add_rows_as_forms(pen, table);
        return;
    }
    struct pdf_row head, *row = mem_alloc((table->rows + 1) * sizeof *row);
    double size = heading != NULL ? pdf_layout_next_size(pen->size) : 0,
           over = heading != NULL ? 2 * pdf_leading(size) : 0;
    pdf_layout_table_rows(pen, table, &head, row);
    if (!pen->fresh && pen->y + over + pdf_rows_start(pen, &head, row, table->rows) > pen->out->bottom)
        pdf_new_page(pen);
    if (heading != NULL) {
        if (!pen->fresh) pen->y += pdf_leading(size) / 2;
        pdf_layout_add_paragraph(pen, heading->text, PDF_HEADING, size, PDF_LEFT, 0);
        pen->y += 2;
    }
    pdf_flow(pen, &head, row, table->rows);
    free(row);
}

/* ---- sections ---- */

/* Lays out block i of a section, with those after it that belong to it; returns the last block that is done. */
static size_t pdf_layout_add_block(struct pdf_pen *pen, const struct section *section, size_t i)
{
    const struct sheet_block *block = &section->block[i];
    bool over_table = i + 1 < section->count && block[1].kind == SHEET_TABLE;
    switch (block->kind) {
    case SHEET_PAGE:
    case SHEET_MARK:
        if (block->text.n > 0) pdf_add_mark(pen, block->level, block->text);
        return i;
    case SHEET_TITLE: pdf_layout_add_paragraph(pen, block->text, PDF_TITLE, TITLE_SIZE, PDF_CENTRE, 80); break;
    case SHEET_SUBTITLE:
        pdf_layout_add_paragraph(pen, block->text, PDF_BODY, section->form ? SUBTITLE_SIZE : 14, PDF_CENTRE, 60);
        break;
    case SHEET_HEADING:
        if (over_table) {
            pdf_layout_add_table(pen, block[1].table, block);
            return i + 1;
        }
        pdf_layout_add_paragraph(pen, block->text, PDF_HEADING, pdf_layout_next_size(pen->size), PDF_LEFT, 40);
        break;
    case SHEET_TEXT: pdf_layout_add_paragraph(pen, block->text, PDF_BODY, pen->size, PDF_LEFT, 0); break;
    case SHEET_NOTE: pdf_layout_add_paragraph(pen, block->text, PDF_BODY, NOTE_SIZE, PDF_LEFT, 0); break;
    case SHEET_FIELD: return pdf_layout_add_form(pen, section, i);
    case SHEET_BOXES:
        if (block->boxes == 0) return i;
        if (!pen->fresh) pen->y += 6;
        return pdf_layout_add_form(pen, section, i);
    case SHEET_TABLE: pdf_layout_add_table(pen, block->table, NULL); break;
    }
    if ((block->kind == SHEET_TITLE || block->kind == SHEET_SUBTITLE) && i + 1 < section->count &&
        block[1].kind > SHEET_SUBTITLE)
        pen->y += 6;
    return i;
}

static void pdf_layout_add_blocks(struct pdf_pen *pen, const struct section *section, double size, double stretch)
{
    pen->size = size;
    pen->stretch = stretch;
    pdf_new_page(pen);
    for (size_t i = 0; i < section->count; i++) i = pdf_layout_add_block(pen, section, i);
}

/* How much was laid out at some moment, so that what comes later can be removed again. */
struct since {
    size_t ops, pages, marks;
};
static struct since pdf_layout_now(const struct pdf_pages *out)
{
    return (struct since){out->ops, out->pages, out->marks};
}
static void pdf_layout_take_back(struct pdf_pages *out, struct since since)
{
    out->ops = since.ops;
    out->pages = since.pages;
    out->marks = since.marks;
}

static size_t pdf_layout_count_rows(const struct section *section)
{
    size_t rows = 0;
    for (size_t i = 0; i < section->count; i++)
        if (section->block[i].kind == SHEET_TABLE) rows += section->block[i].table->rows;
    return rows;
}

/* How many pages a section takes at a size.  The layout is removed again. */
static size_t pdf_layout_pages_at(struct pdf_pen *pen, const struct section *section, double size)
{
    struct since before = pdf_layout_now(pen->out);
    pdf_layout_add_blocks(pen, section, size, 0);
    size_t pages = pen->out->pages - before.pages;
    pdf_layout_take_back(pen->out, before);
    return pages;
}

static bool pdf_layout_quantities_fit(struct pdf_pen *pen, const struct section *section, double size)
{
    bool fits = true;
    pen->size = size;
    for (size_t i = 0; i < section->count && fits; i++)
        if (section->block[i].kind == SHEET_TABLE) free(pdf_layout_least_widths(pen, section->block[i].table, &fits));
    return fits;
}

/* The index of the largest size at which the section takes one page; SIZES if there is none.  Most tasks fit one
 * page at the usual size, so the search begins there. */
static size_t pdf_layout_one_page_size(struct pdf_pen *pen, const struct section *section, size_t low, size_t high)
{
    enum { USUAL = 2 }; /* 小四 */
    size_t i = USUAL < high ? USUAL : high;
    while (i > low && pdf_layout_pages_at(pen, section, sizes[i]) > 1) i--;
    if (i == low && pdf_layout_pages_at(pen, section, sizes[i]) > 1) return SIZES;
    if (i < USUAL) return i; /* the size above did not fit */
    while (i < high && pdf_layout_pages_at(pen, section, sizes[i + 1]) == 1) i++;
    return i;
}

/* The size of the text.  A form gets the largest size at which it takes no more pages than at the smallest: it then
 * fills its pages, and most tasks take one.  A long table gets the usual size of tables; one whose quantities would
 * not fit their columns gets the smallest size. */
static double pdf_layout_choose_size(struct pdf_pen *pen, const struct section *section)
{
    enum { MOST_ROWS = 60 };
    size_t low = section->form ? 0 : SMALLEST_OF_TABLES, high = section->form ? SIZES - 1 : LARGEST_OF_TABLES;
    if (!section->form && !pdf_layout_quantities_fit(pen, section, sizes[SMALLEST_OF_TABLES])) return sizes[0];
    if (pdf_layout_count_rows(section) > MOST_ROWS) return sizes[SMALLEST_OF_TABLES];
    size_t one = section->form ? pdf_layout_one_page_size(pen, section, low, high) : SIZES;
    if (one < SIZES) return sizes[one];
    size_t least = pdf_layout_pages_at(pen, section, sizes[low]);
    while (low < high) {
        size_t middle = (low + high + 1) / 2;
        if (pdf_layout_pages_at(pen, section, sizes[middle]) <= least) low = middle;
        else high = middle - 1;
    }
    return sizes[low];
}

/* Adds a section.  An empty space at the foot of the last page is used to make the largest box for handwriting
 * higher. */
static void pdf_layout_add_section(struct pdf_pen *pen, const struct section *section)
{
    double size = pdf_layout_choose_size(pen, section);
    struct since before = pdf_layout_now(pen->out);
    pdf_layout_add_blocks(pen, section, size, 0);
    double rest = pen->out->bottom - pen->y - 0.5;
    if (pdf_layout_largest_room(section) < 6 || rest <= 0) return;
    pdf_layout_take_back(pen->out, before);
    pdf_layout_add_blocks(pen, section, size, rest);
}

void pdf_layout(struct pdf_pages *out, const struct sheet *sheet, const struct sheet_look *look,
                struct pdf_fonts *fonts)
{
    struct pdf_pen pen = {.out = out, .fonts = fonts};
    *out = (struct pdf_pages){0};
    arena_init(&out->arena);
    pdf_layout_set_paper(out, sheet, look);
    for (size_t i = 0; i < sheet->count;) {
        struct section section = {.block = &sheet->block[i], .count = 1};
        while (i + section.count < sheet->count && sheet->block[i + section.count].kind != SHEET_PAGE) section.count++;
        for (size_t b = 0; b < section.count; b++) section.form |= section.block[b].kind == SHEET_FIELD;
        out->form |= section.form;
        pdf_layout_add_section(&pen, &section);
        i += section.count;
    }
    if (out->pages == 0) pdf_new_page(&pen);
}
