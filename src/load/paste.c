#include "load/paste.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/lang.h"
#include "base/mem.h"
#include "load/paste_inside.h"

enum {
    SHAPES = 200,      /* headers that are tried on the rows */
    SAMPLE = 180,      /* lines that they are tried on */
    NUMBER_WITHIN = 4, /* the columns in which numbers without a header may stand */
    LINES_MAX = 50000, /* longer pastes are refused */
    STEPS_MAX = 60000000,
    CLEARLY = 20,        /* by how much a reading must be better than any other */
    LINE_CLEARLY = 12,   /* and the place of a line better than any other place */
    MERGED_CLEARLY = 20, /* the same where a merged cell is missing */
    BEYOND_DOUBT = 28,   /* and where any other is */
    AGAINST_BLANKS = 60, /* and where blank lines say that one is */
    AVERAGE = 5,         /* of the lines of a table */
    BELOW_MAX = 6,       /* lines below a table of which nothing says what they are */
};

struct paste_reading {
    struct paste_shape shape;
    int score;
};

static bool paste_fail(unsigned line, const char *what, const char *remedy, struct err *err)
{
    err_set(err, what, remedy);
    err_at(err, "", line, 0);
    return false;
}

static bool paste_is_no_table(struct err *err)
{
    return paste_fail(0, _("this is text, not a table: nothing separates cells"),
                      _("save the table as CSV, or name the separator with --delimiter"), err);
}

/* ---- refusals ---- */

static bool paste_refuse_cell(const struct paste *p, const struct paste_shape *shape, size_t line, size_t column,
                              struct err *err)
{
    struct buf header;
    char wanted[64], found[64];
    buf_init(&header);
    if (column < shape->columns) paste_header_add(p, shape, column, &header);
    else buf_adds(&header, _("the next row"));
    text_visible_copy(buf_slice(&header), wanted, sizeof wanted);
    struct slice text = p->line[line].text;
    text_visible_copy(slice_cut(text, 0, text_fit(text, 40, 1, NULL)), found, sizeof found);
    buf_done(&header);
    err_setf(err, _("put one cell on each line, an empty cell too, or save the table as CSV"),
             _("the pasted table cannot be held together: expected %s, found “%s”"), wanted, found);
    err_at(err, "", p->line[line].line, 0);
    return false;
}

/* The column that the line should have filled: the one behind the cell above it. */
static size_t paste_expected(const struct paste_shape *shape, const struct paste_way *way, size_t step)
{
    if (step == 0) return 0;
    const struct paste_step *above = &way->step[step - 1];
    if (above->event >= PASTE_SECTION) return 0;
    return above->column + (size_t)1 < shape->columns ? above->column + (size_t)1 : 0;
}

static bool paste_refuse_step(const struct paste *p, const struct paste_shape *shape, const struct paste_way *way,
                              size_t step, struct err *err)
{
    return paste_refuse_cell(p, shape, shape->end + step, paste_expected(shape, way, step), err);
}

/* ---- choosing among the readings ---- */

static int paste_try(const struct paste *p, const struct paste_shape *shape, size_t end)
{
    struct paste_way way;
    paste_rows_align(p, shape, end, false, &way);
    int score = way.steps > 0 ? way.score + shape->score : PASTE_NEVER;
    paste_way_done(&way);
    return score;
}

/* The same lines are the rows, and there are as many columns: only the header is parted otherwise. */
static bool paste_is_same_frame(const struct paste_shape *a, const struct paste_shape *b)
{
    return a->first == b->first && a->end == b->end && a->columns == b->columns && a->number == b->number;
}

static void paste_keep_reading(struct paste_reading best[2], const struct paste_shape *shape, int score)
{
    struct paste_reading reading = {*shape, score};
    bool same = best[0].score > PASTE_NEVER && paste_is_same_frame(shape, &best[0].shape);
    if (score > best[0].score) {
        if (!same) best[1] = best[0];
        best[0] = reading;
    } else if (!same && score > best[1].score) {
        best[1] = reading;
    }
}

/* Whether a column of numbers may stand where the header has none: a 1 in the first rows. */
static bool paste_may_be_numbered(const struct paste *p, const struct paste_shape *shape)
{
    if (shape->number >= 0 || shape->columns == PASTE_COLUMNS) return false;
    for (size_t i = shape->end; i < p->lines && i < shape->end + NUMBER_WITHIN; i++)
        if (p->line[i].number == 1) return true;
    return false;
}

/* The two best readings: of the headers that the lines may hold, with a column of numbers more where none is named. */
static void paste_choose(const struct paste *p, struct paste_reading best[2])
{
    struct paste_shape *shape = mem_alloc(SHAPES * sizeof *shape), wider;
    size_t count = paste_header_find(p, shape, SHAPES), end = p->lines < SAMPLE ? p->lines : SAMPLE;
    best[0].score = best[1].score = PASTE_NEVER;
    for (size_t i = 0; i < count && shape[i].score * 3 > shape[0].score; i++) {
        paste_keep_reading(best, &shape[i], paste_try(p, &shape[i], end));
        for (size_t at = 0; paste_may_be_numbered(p, &shape[i]) && at < NUMBER_WITHIN && at <= shape[i].columns; at++) {
            wider = paste_header_with_number(&shape[i], at);
            paste_keep_reading(best, &wider, paste_try(p, &wider, end));
        }
    }
    free(shape);
}

/* Another reading is as good: refused at the first line that it reads otherwise. */
static bool paste_refuse_other(const struct paste *p, const struct paste_reading best[2], struct err *err)
{
    struct paste_way one, other;
    size_t from = best[0].shape.end, until = best[1].shape.end, step = 0;
    size_t later = from > until ? from : until;
    paste_rows_align(p, &best[0].shape, p->lines, false, &one);
    paste_rows_align(p, &best[1].shape, p->lines, false, &other);
    for (step = later - from; step < one.steps && later < p->lines; step++, later++)
        if (one.step[step].column != other.step[later - until].column) break;
    if (step >= one.steps) step = 0;
    paste_refuse_step(p, &best[0].shape, &one, step, err);
    paste_way_done(&one);
    paste_way_done(&other);
    return false;
}

/* ---- whether the best is good enough ---- */

struct paste_tally {
    size_t filled[PASTE_COLUMNS], misfits[PASTE_COLUMNS]; /* cells of each column */
    bool traced;                                          /* empty cells leave bars or blank lines */
};

static void paste_count(const struct paste *p, const struct paste_shape *shape, const struct paste_way *way,
                        struct paste_tally *tally)
{
    *tally = (struct paste_tally){.traced = p->bars || p->usual > 0};
    for (size_t i = 0; i < way->steps; i++) {
        const struct paste_step *step = &way->step[i];
        if (step->event >= PASTE_SECTION) continue;
        tally->traced = tally->traced || paste_rows_blanks_imply(p, &p->line[shape->end + i]) > 0;
        tally->filled[step->column] += step->event != PASTE_JOINS;
        tally->misfits[step->column] += !step->fits;
    }
}

/* The step behind the row that begins with this one. */
static size_t paste_row_end(const struct paste_way *way, size_t begin)
{
    size_t end = begin + 1;
    while (end < way->steps && (way->step[end].event == PASTE_NEXT || way->step[end].event == PASTE_JOINS)) end++;
    return end;
}

/* The cells that the row lacks; those that a merged cell above may hold, and those of a column that is always empty,
 * are counted apart. */
static void paste_count_missing(const struct paste_shape *shape, const struct paste_way *way,
                                const struct paste_tally *tally, size_t begin, size_t *missing, size_t *merged)
{
    size_t end = paste_row_end(way, begin), i = begin;
    *missing = *merged = 0;
    for (size_t c = 0; c < shape->columns; c++) {
        while (i < end && way->step[i].column < c) i++;
        if (i < end && way->step[i].column == c) continue;
        bool group = paste_rows_is_group(shape, c), empty = tally->filled[c] == 0;
        ++*(group != empty ? merged : missing);
    }
}

/* Whether everything in the row is in its place, every other place being worse by `margin`. */
static bool paste_row_is_certain(const struct paste_way *way, size_t begin, int margin)
{
    for (size_t i = begin, end = paste_row_end(way, begin); i < end; i++)
        if (way->step[i].event == PASTE_JOINS || way->step[i].margin < margin || !way->step[i].fits) return false;
    return true;
}

/* A row with a cell that nothing stands for, no bar and no blank lines, is believed only between numbers, if it is the
 * only one and the others are certain.  A merged cell leaves no trace either, where empty cells leave none. */
static bool paste_row_is_believed(const struct paste *p, const struct paste_shape *shape, const struct paste_way *way,
                                  const struct paste_tally *tally, size_t begin)
{
    size_t missing, merged, implied = 0, end = paste_row_end(way, begin);
    paste_count_missing(shape, way, tally, begin, &missing, &merged);
    for (size_t i = begin; i <= end && shape->end + i < p->lines; i++)
        implied += paste_rows_blanks_imply(p, &p->line[shape->end + i]);
    if (shape->end + end == p->lines && missing + merged > 0) /* blank lines that end the file are not told */
        return (missing == 0 || (merged == 0 && (tally->traced || shape->number >= 0))) &&
               paste_row_is_certain(way, begin, BEYOND_DOUBT);
    if (missing > implied)
        return missing == implied + 1 && shape->number >= 0 && !p->bars &&
               paste_row_is_certain(way, begin, BEYOND_DOUBT);
    if (merged == 0 || tally->traced) return true;
    bool above = begin == 0 || way->step[begin - 1].margin >= MERGED_CLEARLY; /* it may hold what is missing here */
    return above && paste_row_is_certain(way, begin, MERGED_CLEARLY);
}

/* Where the row leaves a column out. */
static size_t paste_find_gap(const struct paste_way *way, size_t begin)
{
    size_t i = begin + 1, end = paste_row_end(way, begin);
    while (i < end && way->step[i].column <= way->step[i - 1].column + 1) i++;
    return i < way->steps ? i : begin;
}

/* The blank lines above the line stand for an empty cell, and none was left out. */
static bool paste_ignores_blanks(const struct paste *p, const struct paste_shape *shape, const struct paste_way *way,
                                 size_t i)
{
    return i > 0 && way->step[i].event == PASTE_NEXT && way->step[i].column == way->step[i - 1].column + 1 &&
           !p->bars && paste_rows_blanks_imply(p, &p->line[shape->end + i]) > 0;
}

/* The first line whose place is not clear, or whose column mostly holds what looks otherwise; steps if none is. */
static size_t paste_find_doubt(const struct paste *p, const struct paste_shape *shape, const struct paste_way *way)
{
    struct paste_tally tally;
    size_t below = 0;
    paste_count(p, shape, way, &tally);
    for (size_t i = 0; i < way->steps; i++) {
        const struct paste_step *step = &way->step[i];
        if (step->margin < LINE_CLEARLY) return i;
        if (step->weak && shape->number < 0 && !tally.traced) return i; /* two rows that lost cells look like one */
        if (step->margin < AGAINST_BLANKS && paste_ignores_blanks(p, shape, way, i)) return i;
        below += step->event == PASTE_FOOT && p->line[shape->end + i].aside == PASTE_NO_ASIDE;
        if (below > BELOW_MAX) return i;
        if (step->event == PASTE_BEGINS && !paste_row_is_believed(p, shape, way, &tally, i))
            return paste_find_gap(way, i);
        if (step->event >= PASTE_SECTION || step->fits) continue;
        if (step->column == shape->number) return i;
        if (tally.misfits[step->column] * 3 > tally.filled[step->column] + 1) return i;
    }
    return way->steps;
}

static bool paste_hold(const struct paste *p, const struct paste_shape *shape, struct table *out, struct report *report,
                       struct err *err)
{
    struct paste_way way;
    size_t states = shape->columns + 3;
    if ((p->lines - shape->end) * states * states > STEPS_MAX)
        return paste_fail(p->line[shape->first].line, _("too long for a table pasted a cell a line"),
                          _("save the table as CSV"), err);
    paste_rows_align(p, shape, p->lines, true, &way);
    size_t doubt = paste_find_doubt(p, shape, &way);
    bool held = doubt == way.steps;
    if (held) paste_write(p, shape, &way, out, report);
    else paste_refuse_step(p, shape, &way, doubt, err);
    paste_way_done(&way);
    return held;
}

static bool paste_read(const struct paste *p, struct table *out, struct report *report, struct err *err)
{
    struct paste_reading best[2];
    paste_choose(p, best);
    size_t end = p->lines < SAMPLE ? p->lines : SAMPLE;
    int rows = best[0].score <= PASTE_NEVER ? PASTE_NEVER : best[0].score - best[0].shape.score;
    if (best[0].score <= PASTE_NEVER || rows < AVERAGE * (int)(end - best[0].shape.end)) return paste_is_no_table(err);
    if (best[0].score - best[1].score < CLEARLY) return paste_refuse_other(p, best, err);
    return paste_hold(p, &best[0].shape, out, report, err);
}

bool paste_lines(const struct table *lines, struct table *out, struct report *report, struct err *err)
{
    struct paste p;
    if (table_rows(lines) > LINES_MAX) return paste_is_no_table(err);
    paste_lines_read(&p, lines);
    bool read = paste_read(&p, out, report, err);
    paste_lines_done(&p);
    return read;
}
