#include <stdlib.h>

#include "base/mem.h"
#include "load/paste_inside.h"

/* The best way of the lines through the columns.  A line is a cell of a column, goes on with the cell above it, or
 * stands between rows.  Each step from one line to the next has a score: what the line looks like in its column, and
 * what was skipped on the way.  A first walk finds the numbers that go on in order and what each column holds; a second
 * one weighs with both, forwards and backwards, so that for each line the best other way is known too. */

enum {
    FIT = 20,       /* looks as its column should */
    MISFIT = -15,   /* surely not so */
    EMPTY = 3,      /* a bar says that the cell is empty */
    COUNTS_ON = 50, /* the next number */
    COUNTS_WRONG = -50,
    NO_NUMBER = -60,
    SKIP = 30,          /* an empty cell that nothing stands for */
    SKIP_OFTEN = 10,    /* of a column that is often empty */
    SKIP_GROUP = 6,     /* a merged cell */
    UNSKIPPED = 20,     /* blank lines for an empty cell, and none is skipped */
    CLAUSE_APART = -60, /* 2. in another cell than the 1. above it */
    JOIN = -30,         /* a further paragraph of the cell */
    BELOW_UNKNOWN = -40,
    LEARN_CELLS = 4, /* cells of a column that tell what it holds */
    UNLIKE_OTHERS = -10,
};

struct paste_walk {
    const struct paste *paste;
    const struct paste_shape *shape;
    size_t first, count; /* the lines that are walked */
    int columns, section, aside, foot, states, start;
    int skip[PASTE_COLUMNS + 1], lead[PASTE_COLUMNS + 1],
        anew[PASTE_COLUMNS + 1]; /* sums of what skipping columns costs */
    int learned[PASTE_COLUMNS][LOOKS];
    bool *repeat;  /* of each line: it is a line of the header, repeated whole */
    int *anchor;   /* of each line, in the second walk: what it is worth as a number; NULL in the first */
    long *counted; /* of each line and state, in the first walk: the last number on the way there */
    int *forward, *backward;
    short *from;
};

/* ---- a line by itself ---- */

static int paste_rows_fit(const struct paste_column *column, const struct paste_line *line)
{
    static const signed char name[LOOKS] = {0, -30, -10, -15, 10, -25, -25, 20},
                             text[LOOKS] = {0, -20, 20, -15, 20, -5, -10, 10},
                             agencies[LOOKS] = {0, -40, -40, 20, -30, -40, -40, -10},
                             person[LOOKS] = {0, -30, -20, -5, -15, -25, -25, 12},
                             date[LOOKS] = {0, -30, -20, -30, -8, -15, 20, 0},
                             target[LOOKS] = {0, 10, 15, -15, 8, 15, 5, 5}, plain[LOOKS] = {0, 8, 8, 8, 8, 8, 8, 8},
                             status[LOOKS] = {0, -5, 10, -10, 15, 5, 10, 12};
    if (line->text.n == 0) return EMPTY;
    if (text_is_placeholder(line->text)) return EMPTY;
    switch (column->role) {
    case COLUMN_ACTION:
    case COLUMN_TASK: return name[line->look];
    case COLUMN_CONTENT: return text[line->look];
    case COLUMN_YEAR: return target[line->look];
    case COLUMN_LEAD:
    case COLUMN_SUPPORT: return agencies[line->look];
    case COLUMN_LEADER: return person[line->look];
    case COLUMN_DEADLINE: return date[line->look];
    case COLUMN_STATUS: return status[line->look];
    default: return plain[line->look];
    }
}

static int paste_rows_number_fit(const struct paste_walk *w, size_t i, long last, bool after_section)
{
    const struct paste_line *line = &w->paste->line[w->first + i];
    if (line->look != LOOK_NUMBER) return NO_NUMBER;
    if (line->number < 0) return FIT / 2; /* 1.1 */
    if (w->anchor) return w->anchor[i];
    if (line->number == last + 1) return COUNTS_ON;
    if (last == 0) return FIT / 4;
    if (line->number == 1) return after_section ? COUNTS_ON - 10 : 0;
    return line->number > last && line->number <= last + 3 ? -10 : COUNTS_WRONG;
}

static int paste_rows_line_fit(const struct paste_walk *w, size_t i, int state, long last, bool after_section)
{
    const struct paste_line *line = &w->paste->line[w->first + i];
    if (state == w->section) return line->text.n == 0 ? 2 : line->section ? FIT / 2 : BELOW_UNKNOWN;
    if (state == w->aside) return w->repeat[i] ? FIT : line->aside == PASTE_PAGE_MARK ? FIT : BELOW_UNKNOWN * 2;
    if (state == w->foot) return line->aside != PASTE_NO_ASIDE ? FIT / 2 : -5;
    if (w->repeat[i]) return -FIT;
    if (state == w->shape->number) return paste_rows_number_fit(w, i, last, after_section);
    int fit = paste_rows_fit(&w->shape->column[state], line) + w->learned[state][line->look];
    if (line->item > 1 && w->shape->column[state].role != COLUMN_CONTENT) fit -= FIT; /* a clause of the cell above */
    return line->aside != PASTE_NO_ASIDE ? fit - FIT : fit;
}

/* ---- from one line to the next ---- */

size_t paste_rows_blanks_imply(const struct paste *p, const struct paste_line *line)
{
    return line->blanks > p->usual ? (line->blanks - p->usual) / (p->usual + 1) : 0;
}

/* What skipping `count` columns that cost `cost` costs where the blank lines stand for some cells. */
static int paste_rows_skipping(const struct paste_walk *w, size_t i, int cost, int count)
{
    int implied = (int)paste_rows_blanks_imply(w->paste, &w->paste->line[w->first + i]);
    if (count == 0 || cost == 0) return 0;
    if (implied > 0) return -cost / 5 - 10 * (count > implied ? count - implied : implied - count);
    return w->paste->bars && cost > SKIP_GROUP * count ? -cost * 2 : -cost;
}

static int paste_rows_next(const struct paste_walk *w, size_t i, int from, int to)
{
    const struct paste_line *line = &w->paste->line[w->first + i];
    int score = paste_rows_skipping(w, i, w->skip[to] - w->skip[from + 1], to - from - 1);
    if (w->paste->bars) return line[-1].ended ? score : score - SKIP;
    if (line->item > 1 && line[-1].item == line->item - 1) score += CLAUSE_APART;
    if (line->blanks > w->paste->usual && to == from + 1) score -= UNSKIPPED;
    return line->blanks < w->paste->usual ? score - 10 : score;
}

/* A new row, after a row whose last cell is in column `from`. */
static int paste_rows_begin(const struct paste_walk *w, size_t i, int from, int to)
{
    int cost = w->skip[w->columns] - w->skip[from + 1] + w->lead[to];
    int score = paste_rows_skipping(w, i, cost, w->columns - from - 1 + to);
    return w->paste->bars && !w->paste->line[w->first + i - 1].ended ? score - 5 : score;
}

static bool paste_rows_is_open(const struct paste_line *line)
{
    static const char *const ends[] = {"。", "；", ";", "！", "？", ".", "!", "?", "：", ":", NULL};
    for (const char *const *end = ends; *end; end++) {
        size_t n = strlen(*end);
        if (line->text.n >= n && memcmp(line->text.s + line->text.n - n, *end, n) == 0) return false;
    }
    return true;
}

/* The line is a further paragraph of the cell above it. */
static int paste_rows_join(const struct paste_walk *w, size_t i, int column)
{
    const struct paste_line *line = &w->paste->line[w->first + i], *above = line - 1;
    enum column_role role = w->shape->column[column].role;
    if (line->text.n == 0 || above->text.n == 0 || column == w->shape->number || line->look == LOOK_NUMBER)
        return PASTE_NEVER;
    if (w->paste->bars) return above->ended ? PASTE_NEVER : -3;
    if (column_kind(role) == COLUMN_KIND_AGENCIES && line->look != LOOK_AGENCIES) return PASTE_NEVER;
    int score = JOIN;
    if (line->item > 1 && above->item == line->item - 1) score += 28;
    else if (role == COLUMN_CONTENT && line->look == LOOK_TEXT && above->look == LOOK_TEXT)
        score += paste_rows_is_open(above) ? 4 : 12;
    if (column_kind(role) == COLUMN_KIND_AGENCIES && line->look == LOOK_AGENCIES && above->look == LOOK_AGENCIES)
        score += 8;
    if (line->blanks < w->paste->usual) score += 25;
    if (line->blanks > w->paste->usual) score -= 20;
    return score;
}

/* ---- steps ---- */

static int paste_rows_end(const struct paste_walk *w, size_t i, int from)
{
    int cost = w->skip[w->columns] - w->skip[from + 1], count = w->columns - from - 1;
    if (w->first + i >= w->paste->lines || w->paste->line[w->first + i].blanks <= w->paste->usual)
        return w->paste->bars ? -cost * 2 : -cost;
    return paste_rows_skipping(w, i, cost, count);
}

/* To a line between rows, or below them. */
static int paste_rows_leave(const struct paste_walk *w, size_t i, int from, int to)
{
    const struct paste_line *line = &w->paste->line[w->first + i];
    if (from == w->foot) return to == w->foot ? 0 : PASTE_NEVER;
    if (from == w->start && (w->repeat[i] || !line->section)) return PASTE_NEVER; /* words of the header */
    if (line->text.n == 0) return from == to && to == w->section ? 0 : PASTE_NEVER;
    if (to == w->foot) {
        if (from >= w->columns) return from == w->start ? PASTE_NEVER : -FIT;
        return paste_rows_end(w, i, from) + (line->aside == PASTE_NO_ASIDE ? BELOW_UNKNOWN : 0);
    }
    return from < w->columns ? paste_rows_end(w, i, from) : 0;
}

/* The best of what can lead from state to state, without what the line looks like. */
static int paste_rows_step(const struct paste_walk *w, size_t i, int from, int to, enum paste_event *event)
{
    if (to >= w->columns) {
        *event = to == w->section ? PASTE_SECTION : to == w->aside ? PASTE_ASIDE : PASTE_FOOT;
        return paste_rows_leave(w, i, from, to);
    }
    *event = PASTE_BEGINS;
    if (from == w->foot) return PASTE_NEVER;
    if (from == w->aside) return -w->lead[to];
    if (from >= w->columns) return -w->anew[to];
    int begins = paste_rows_begin(w, i, from, to), goes_on = PASTE_NEVER;
    if (to > from) goes_on = paste_rows_next(w, i, from, to);
    if (to == from) goes_on = paste_rows_join(w, i, to);
    if (begins >= goes_on) return begins;
    *event = to == from ? PASTE_JOINS : PASTE_NEXT;
    return goes_on;
}

/* What the line is worth in a state; the number of a row depends on the last one before it. */
static int paste_rows_worth(const struct paste_walk *w, size_t i, int from, int to)
{
    long last = 0;
    if (to == w->shape->number && w->counted && i > 0 && from < w->states)
        last = w->counted[(i - 1) * (size_t)w->states + (size_t)from];
    return paste_rows_line_fit(w, i, to, last, from == w->section);
}

/* A step with it; `worth` is the same for every `from` but in the column of numbers. */
static int paste_rows_score(const struct paste_walk *w, size_t i, int from, int to, int worth)
{
    enum paste_event event;
    int step = paste_rows_step(w, i, from, to, &event);
    if (step <= PASTE_NEVER / 2) return PASTE_NEVER;
    if (to == w->shape->number) worth = paste_rows_worth(w, i, from, to);
    return step + (event == PASTE_JOINS && worth > 0 ? 0 : worth);
}

/* ---- walks ---- */

static long paste_rows_count_on(const struct paste_walk *w, size_t i, int from, int to)
{
    long number = w->paste->line[w->first + i].number;
    if (to == w->shape->number && number > 0) return number;
    return i > 0 ? w->counted[(i - 1) * (size_t)w->states + (size_t)from] : 0;
}

static void paste_rows_forward(struct paste_walk *w)
{
    size_t states = (size_t)w->states;
    for (size_t i = 0; i < w->count; i++)
        for (int to = 0; to < w->states; to++) {
            int best = PASTE_NEVER, from_best = w->start, worth = paste_rows_worth(w, i, w->start, to);
            for (int from = i == 0 ? w->start : 0; from <= (i == 0 ? w->start : w->states - 1); from++) {
                int before = i == 0 ? 0 : w->forward[(i - 1) * states + (size_t)from];
                if (before <= PASTE_NEVER / 2) continue;
                int score = before + paste_rows_score(w, i, from, to, worth);
                if (score > best) best = score, from_best = from;
            }
            w->forward[i * states + (size_t)to] = best;
            w->from[i * states + (size_t)to] = (short)from_best;
            if (w->counted) w->counted[i * states + (size_t)to] = paste_rows_count_on(w, i, from_best, to);
        }
}

/* What the way ends with costs. */
static int paste_rows_finish(const struct paste_walk *w, int state)
{
    if (state == w->foot || w->first + w->count < w->paste->lines) return 0; /* the sample ends, not the table */
    return state < w->columns ? paste_rows_end(w, w->count, state) : -FIT;
}

static void paste_rows_backward(struct paste_walk *w)
{
    size_t states = (size_t)w->states;
    for (size_t i = w->count; i-- > 0;) {
        int *here = w->backward + i * states;
        bool last = i + 1 == w->count;
        for (int from = 0; from < w->states; from++) here[from] = last ? paste_rows_finish(w, from) : PASTE_NEVER;
        for (int to = 0; !last && to < w->states; to++) {
            int after = here[states + (size_t)to], worth = paste_rows_worth(w, i + 1, w->start, to);
            for (int from = 0; after > PASTE_NEVER / 2 && from < w->states; from++) {
                int score = after + paste_rows_score(w, i + 1, from, to, worth);
                if (score > here[from]) here[from] = score;
            }
        }
    }
}

static int paste_rows_best_end(const struct paste_walk *w, int *score)
{
    int best = 0;
    *score = PASTE_NEVER;
    for (int state = 0; state < w->states; state++) {
        int total = w->forward[(w->count - 1) * (size_t)w->states + (size_t)state] + paste_rows_finish(w, state);
        if (total > *score) *score = total, best = state;
    }
    return best;
}

static bool paste_rows_fits(const struct paste_walk *w, size_t i, int state)
{
    if (state >= w->columns) return true;
    if (state == w->shape->number) return !w->anchor || paste_rows_number_fit(w, i, 0, false) > MISFIT;
    return paste_rows_fit(&w->shape->column[state], &w->paste->line[w->first + i]) > MISFIT;
}

/* In a column of agencies or dates, and none: what would hold rows together does not. */
static bool paste_rows_is_weak(const struct paste_walk *w, size_t i, int state)
{
    const struct paste_line *line = &w->paste->line[w->first + i];
    if (state >= w->columns || line->text.n == 0 || text_is_placeholder(line->text)) return false;
    enum column_role role = w->shape->column[state].role;
    if (role == COLUMN_DEADLINE) return line->look != LOOK_DATE;
    if (column_kind(role) != COLUMN_KIND_AGENCIES) return false;
    return line->look != LOOK_AGENCIES && !look_begins_with_agency(line->text);
}

/* The best way, from its end. */
static void paste_rows_trace(const struct paste_walk *w, struct paste_way *way)
{
    int state = paste_rows_best_end(w, &way->score);
    for (size_t i = w->count; i-- > 0;) {
        int from = i == 0 ? w->start : w->from[i * (size_t)w->states + (size_t)state];
        struct paste_step *step = &way->step[i];
        paste_rows_step(w, i, from, state, &step->event);
        step->column = (unsigned char)state;
        step->fits = paste_rows_fits(w, i, state);
        step->weak = paste_rows_is_weak(w, i, state);
        state = from;
    }
}

static void paste_rows_find_margins(const struct paste_walk *w, struct paste_way *way)
{
    for (size_t i = 0; i < w->count; i++) {
        int second = PASTE_NEVER;
        for (int state = 0; state < w->states; state++) {
            size_t at = i * (size_t)w->states + (size_t)state;
            if (state == way->step[i].column) continue;
            int score = w->forward[at] <= PASTE_NEVER / 2 || w->backward[at] <= PASTE_NEVER / 2
                            ? PASTE_NEVER
                            : w->forward[at] + w->backward[at];
            if (score > second) second = score;
        }
        way->step[i].margin = way->score - second;
    }
}

/* ---- what the first walk teaches ---- */

static void paste_rows_learn(struct paste_walk *w, const struct paste_way *way)
{
    int count[PASTE_COLUMNS][LOOKS] = {{0}}, total[PASTE_COLUMNS] = {0};
    for (size_t i = 0; i < w->count; i++) {
        const struct paste_step *step = &way->step[i];
        const struct paste_line *line = &w->paste->line[w->first + i];
        if (step->column >= w->columns || step->event == PASTE_JOINS || line->text.n == 0) continue;
        if (text_is_placeholder(line->text)) continue;
        count[step->column][line->look]++;
        total[step->column]++;
    }
    for (int c = 0; c < w->columns; c++)
        for (int look = LOOK_BLANK + 1; total[c] >= LEARN_CELLS && look < LOOKS; look++)
            if (count[c][look] * 4 <= total[c]) w->learned[c][look] = UNLIKE_OTHERS;
}

/* The numbers in order become anchors; another number is none. */
static void paste_rows_drop_anchors(struct paste_walk *w, const struct paste_way *way)
{
    long last = 0;
    int *anchor = mem_alloc((w->count + 1) * sizeof *anchor);
    for (size_t i = 0; i < w->count; i++) {
        long number = w->paste->line[w->first + i].number;
        bool counts = way->step[i].column == w->shape->number && number > 0;
        anchor[i] = counts ? paste_rows_number_fit(w, i, last, i > 0 && way->step[i - 1].event == PASTE_SECTION)
                           : COUNTS_WRONG;
        if (counts) last = number;
    }
    w->anchor = anchor;
    free(w->counted);
    w->counted = NULL;
}

/* ---- all of it ---- */

bool paste_rows_is_group(const struct paste_shape *shape, size_t column)
{
    enum column_role role = shape->column[column].role;
    if (role == COLUMN_ACTION) return true;
    if (role != COLUMN_TASK && (int)column != shape->number) return false;
    for (size_t c = 0; c < column; c++)
        if (!paste_rows_is_group(shape, c)) return false;
    return true;
}

static void paste_rows_price(struct paste_walk *w)
{
    for (int c = 0; c < w->columns; c++) {
        enum column_role role = w->shape->column[c].role;
        int skip = c == w->shape->number ? 2 * SKIP : role == COLUMN_NOTE ? SKIP_OFTEN : SKIP;
        int lead = skip;
        if (role == COLUMN_ACTION) skip = lead = SKIP_GROUP;
        else if (paste_rows_is_group(w->shape, (size_t)c)) lead = SKIP_GROUP * 2;
        w->skip[c + 1] = w->skip[c] + skip;
        w->lead[c + 1] = w->lead[c] + lead;
        w->anew[c + 1] = w->anew[c] + (skip < SKIP ? SKIP : skip);
    }
}

/* The header's lines stand there again, all of them. */
static void paste_rows_find_repeats(struct paste_walk *w)
{
    const struct paste_line *header = &w->paste->line[w->shape->first];
    size_t lines = w->shape->end - w->shape->first;
    w->repeat = mem_zalloc((w->count + 1) * sizeof *w->repeat);
    for (size_t i = 0; i + lines <= w->count; i++) {
        const struct paste_line *line = &w->paste->line[w->first + i];
        size_t same = 0;
        while (same < lines && slice_equal(line[same].text, header[same].text)) same++;
        for (size_t k = 0; same == lines && k < lines; k++) w->repeat[i + k] = true;
    }
}

static void paste_rows_start(struct paste_walk *w, const struct paste *p, const struct paste_shape *shape, size_t end)
{
    int columns = (int)shape->columns;
    *w = (struct paste_walk){.paste = p,
                             .shape = shape,
                             .first = shape->end,
                             .count = end - shape->end,
                             .columns = columns,
                             .section = columns,
                             .aside = columns + 1,
                             .foot = columns + 2,
                             .states = columns + 3,
                             .start = columns + 3};
    size_t cells = (w->count + 1) * (size_t)w->states;
    w->forward = mem_alloc(cells * sizeof *w->forward);
    w->backward = mem_alloc(cells * sizeof *w->backward);
    w->from = mem_alloc(cells * sizeof *w->from);
    w->counted = mem_zalloc(cells * sizeof *w->counted);
    paste_rows_price(w);
    paste_rows_find_repeats(w);
}

void paste_rows_align(const struct paste *p, const struct paste_shape *shape, size_t end, bool margins,
                      struct paste_way *way)
{
    struct paste_walk w;
    *way = (struct paste_way){.score = PASTE_NEVER};
    if (end <= shape->end) return;
    paste_rows_start(&w, p, shape, end);
    way->steps = w.count;
    way->step = mem_zalloc(w.count * sizeof *way->step);
    paste_rows_forward(&w);
    paste_rows_trace(&w, way);
    paste_rows_learn(&w, way);
    paste_rows_drop_anchors(&w, way);
    paste_rows_forward(&w);
    paste_rows_trace(&w, way);
    if (margins) {
        paste_rows_backward(&w);
        paste_rows_find_margins(&w, way);
    }
    free(w.repeat);
    free(w.anchor);
    free(w.forward);
    free(w.backward);
    free(w.from);
}

void paste_way_done(struct paste_way *way) { free(way->step); }
