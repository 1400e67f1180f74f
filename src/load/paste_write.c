#include "base/buf.h"
#include "load/paste_inside.h"

/* The rows that a way makes, and a note for each guess. */

struct paste_writer {
    const struct paste *paste;
    const struct paste_shape *shape;
    struct table *out;
    struct report *report;
    struct buf cell; /* the pending cell */
    size_t cells;    /* of the pending row, with the pending cell */
    unsigned row_line, cell_line;
    size_t repeated;
};

static void paste_write_note_header(const struct paste_writer *w, enum note_kind kind, unsigned line, size_t column)
{
    struct buf header;
    buf_init(&header);
    paste_header_add(w->paste, w->shape, column, &header);
    report_add(w->report, kind, line, 0, buf_slice(&header));
    buf_done(&header);
}

static void paste_write_one(struct table *out, const struct paste_line *line)
{
    table_add_loose(out, line->text);
    table_end_row(out, line->line);
}

static void paste_write_header(struct paste_writer *w, unsigned line, bool tell)
{
    struct buf header;
    buf_init(&header);
    for (size_t c = 0; c < w->shape->columns; c++) {
        const struct paste_column *column = &w->shape->column[c];
        buf_clear(&header);
        paste_header_add(w->paste, w->shape, c, &header);
        table_add_loose(w->out, buf_slice(&header));
        if (!tell) continue;
        if (column->lines > 1)
            report_add(w->report, NOTE_BROKEN_HEADER, w->paste->line[column->first].line, 0, buf_slice(&header));
        if (column->lines == 0) report_add(w->report, NOTE_UNHEADED, line, 0, buf_slice(&header));
    }
    table_end_row(w->out, line);
    buf_done(&header);
}

/* ---- rows ---- */

static void paste_write_end_cell(struct paste_writer *w)
{
    if (w->cells == 0) return;
    table_add_loose(w->out, buf_slice(&w->cell));
    buf_clear(&w->cell);
}

/* The cells that stand nowhere, up to column `to`. */
static void paste_write_skip(struct paste_writer *w, size_t to, unsigned line)
{
    for (size_t c = w->cells; c < to; c++) {
        bool merged = paste_rows_is_group(w->shape, c);
        paste_write_note_header(w, merged ? NOTE_MERGED_BLANK : NOTE_EMPTY_CELL, line, c);
        table_add_loose(w->out, SLICE(""));
    }
    w->cells = to;
}

/* A row whose only filled cell is the first and counts a section is one cell. */
static bool paste_write_is_section(const struct paste_writer *w, struct slice *text)
{
    struct table *t = w->out;
    unsigned level;
    size_t end;
    struct slice first = t->loose[t->loose_count - w->cells];
    for (size_t c = 1; c < w->cells; c++)
        if (t->loose[t->loose_count - w->cells + c].n > 0) return false;
    *text = first;
    return w->cells > 1 && look_section_number(first, &level, &end) && !slice_is_blank(slice_cut(first, end, first.n));
}

static void paste_write_end_row(struct paste_writer *w)
{
    struct slice section;
    if (w->cells == 0) return;
    paste_write_end_cell(w);
    paste_write_skip(w, w->shape->columns, w->cell_line);
    if (paste_write_is_section(w, &section)) {
        table_drop_row(w->out);
        table_add_loose(w->out, section);
    }
    table_end_row(w->out, w->row_line);
    w->cells = 0;
}

static void paste_write_cell(struct paste_writer *w, const struct paste_step *step, const struct paste_line *line)
{
    if (step->event == PASTE_JOINS) {
        buf_addc(&w->cell, '\n');
        buf_add(&w->cell, line->text);
        report_add(w->report, NOTE_PARAGRAPH, line->line, 0, line->text);
        return;
    }
    if (step->event == PASTE_BEGINS) {
        paste_write_end_row(w);
        w->row_line = line->line;
    } else {
        paste_write_end_cell(w);
    }
    paste_write_skip(w, step->column, line->line);
    buf_add(&w->cell, line->text);
    w->cells = step->column + (size_t)1;
    w->cell_line = line->line;
}

static void paste_write_aside(struct paste_writer *w, const struct paste_line *line)
{
    paste_write_end_row(w);
    if (line->aside == PASTE_PAGE_MARK) {
        paste_write_one(w->out, line);
        return;
    }
    size_t lines = w->shape->end - w->shape->first;
    if (w->repeated++ % lines == 0) paste_write_header(w, line->line, false);
}

void paste_write(const struct paste *p, const struct paste_shape *shape, const struct paste_way *way, struct table *out,
                 struct report *report)
{
    struct paste_writer w = {.paste = p, .shape = shape, .out = out, .report = report};
    buf_init(&w.cell);
    for (size_t i = 0; i < shape->first; i++)
        if (p->line[i].text.n > 0) paste_write_one(out, &p->line[i]);
    paste_write_header(&w, p->line[shape->first].line, true);
    for (size_t i = 0; i < way->steps; i++) {
        const struct paste_line *line = &p->line[shape->end + i];
        const struct paste_step *step = &way->step[i];
        if (step->event < PASTE_SECTION) {
            paste_write_cell(&w, step, line);
        } else if (step->event == PASTE_ASIDE) {
            paste_write_aside(&w, line);
        } else {
            paste_write_end_row(&w);
            if (line->text.n > 0) paste_write_one(out, line);
        }
    }
    paste_write_end_row(&w);
    buf_done(&w.cell);
}
