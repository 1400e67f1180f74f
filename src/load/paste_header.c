#include <stdlib.h>

#include "base/buf.h"
#include "base/mem.h"
#include "load/paste_inside.h"

/* Which lines are the header, and which of them make one cell: every run of the first lines, parted into cells in
 * the ways that make the best words of them, for each number of cells.  The rows decide between those. */

enum {
    STARTS = 80, /* lines that a header may begin in */
    PIECES = 3,  /* lines of one header cell */
    WAYS = 4,    /* to part the same lines into as many cells that are kept */
    KNOWN = 2,   /* times the weight of its word */
    UNKNOWN = -8,
    JOINED = -8,        /* for each line after the first of a cell */
    JOINED_OVER = -14,  /* more: a line is longer than the one that it continues */
    JOINED_WORDS = -10, /* more: both are words of their own */
    JOINED_ONLY = -200, /* more: and no other cell of the header is certainly broken */
    DOUBLE = -40,
    LEFT_OUT = -100, /* a header word right behind the header */
    LEFT_ABOVE = 20, /* and right above it: it may be a title */
    BROKEN_CHARS = 12,
    LONG_CHARS = 14, /* a longer line is rather a title */
    WHOLE_WORD = 8,  /* weight of a line that is a header by itself */
    WORD_CHARS = 3,  /* 项目/名称 is one cell, 投资规模/责任单位 is not */
};

struct paste_words {
    unsigned weight[PIECES + 1]; /* of the cell made of so many lines */
    enum column_role role[PIECES + 1];
    bool possible;
    size_t chars;
};

static enum column_role paste_header_role(const struct header *h)
{
    enum column_role best = COLUMN_OTHER;
    for (enum column_role role = 0; role < COLUMN_OTHER; role++)
        if (h->weight[role] > h->weight[best]) best = role;
    return best;
}

static void paste_header_join(const struct paste *p, size_t first, size_t lines, struct buf *out)
{
    for (size_t i = first; i < first + lines; i++) buf_add(out, p->line[i].text);
}

static void paste_header_weigh(const struct paste *p, size_t i, size_t end, struct paste_words *w)
{
    struct buf joined;
    struct header h;
    buf_init(&joined);
    struct slice text = p->line[i].text;
    bool labelled = slice_find(text, SLICE("：")) != SIZE_MAX ||
                    slice_find(text, SLICE(":")) != SIZE_MAX; /* 单位：万元 */
    w->possible = text.n > 0 && !labelled && p->line[i].look != LOOK_NUMBER && !p->line[i].section &&
                  (header_is_possible(text) || header_weight(text) >= HEADER_GOOD);
    w->chars = p->line[i].chars;
    for (size_t lines = 1; w->possible && lines <= PIECES && i + lines <= end; lines++) {
        buf_clear(&joined);
        paste_header_join(p, i, lines, &joined);
        header_read(buf_slice(&joined), &h);
        w->weight[lines] = header_best(&h);
        w->role[lines] = paste_header_role(&h);
    }
    buf_done(&joined);
}

/* 序号, 备注: never a piece of another word. */
static bool paste_header_stands_alone(const struct paste_words *w)
{
    return w->weight[1] >= HEADER_SURE && (w->role[1] == COLUMN_NO || w->role[1] == COLUMN_NOTE);
}

static bool paste_header_joins_words(const struct paste_words *w, size_t lines)
{
    for (size_t i = 0; i < lines; i++)
        if (w[i].weight[1] < HEADER_GOOD || w[i].chars < WORD_CHARS) return false;
    return lines > 1;
}

/* What the cell made of `lines` lines is worth; PASTE_NEVER: it is none. */
static int paste_header_cell(const struct paste *p, size_t i, const struct paste_words *w, size_t lines)
{
    unsigned weight = w->weight[lines];
    int score = weight >= HEADER_WEAK && w->chars <= LONG_CHARS ? (int)weight * KNOWN : UNKNOWN;
    size_t chars = 0;
    for (size_t k = 0; k < lines; k++) {
        chars += w[k].chars;
        if (!w[k].possible || (lines > 1 && paste_header_stands_alone(&w[k]))) return PASTE_NEVER;
        if (p->bars && k + 1 < lines && p->line[i + k].ended) return PASTE_NEVER;
        if (k > 0) score += JOINED + (w[k].chars > w[k - 1].chars ? JOINED_OVER : 0);
    }
    if (p->bars && lines == 1 && !p->line[i].ended) score += UNKNOWN;
    if (lines > 1 && (weight < HEADER_WEAK || chars > BROKEN_CHARS)) return PASTE_NEVER;
    return score + (paste_header_joins_words(w, lines) ? JOINED_WORDS : 0);
}

/* ---- the cells of a run ---- */

/* The best ways to part the first lines of a run into a number of cells. */
struct paste_parts {
    int score;
    unsigned char lines, before; /* of the last cell; which of the ways to part the lines before it */
};

struct paste_parting {
    struct paste_parts way[PASTE_HEADERS + 1][PASTE_COLUMNS + 1][WAYS]; /* best first */
};

static void paste_header_keep_way(struct paste_parts way[WAYS], struct paste_parts added)
{
    for (size_t i = 0; i < WAYS; i++) {
        if (added.score <= way[i].score) continue;
        struct paste_parts worse = way[i];
        way[i] = added;
        added = worse;
    }
}

static void paste_header_part(const struct paste *p, size_t first, const struct paste_words *w, size_t run,
                              struct paste_parting *best)
{
    for (size_t m = 0; m <= run; m++)
        for (size_t n = 0; n <= PASTE_COLUMNS; n++)
            for (size_t k = 0; k < WAYS; k++) best->way[m][n][k].score = m == 0 && n == 0 && k == 0 ? 0 : PASTE_NEVER;
    for (size_t m = 0; m < run; m++)
        for (size_t lines = 1; lines <= PIECES && m + lines <= run; lines++) {
            int cell = paste_header_cell(p, first + m, w + m, lines);
            for (size_t n = 0; cell > PASTE_NEVER && n < PASTE_COLUMNS && n <= m; n++)
                for (unsigned char k = 0; k < WAYS; k++) {
                    int score = best->way[m][n][k].score;
                    if (score <= PASTE_NEVER) break;
                    paste_header_keep_way(best->way[m + lines][n + 1],
                                          (struct paste_parts){score + cell, (unsigned char)lines, k});
                }
        }
}

static bool paste_header_is_same(const struct paste *p, const struct paste_column *a, const struct paste_column *b)
{
    struct buf one, other;
    buf_init(&one);
    buf_init(&other);
    paste_header_join(p, a->first, a->lines, &one);
    paste_header_join(p, b->first, b->lines, &other);
    bool same = slice_equal(buf_slice(&one), buf_slice(&other));
    buf_done(&one);
    buf_done(&other);
    return same;
}

/* What only the whole header tells: the same word twice, words put together where nothing is broken. */
static int paste_header_whole(const struct paste *p, const struct paste_shape *shape, const struct paste_words *w)
{
    int score = 0;
    size_t broken = 0, words = 0, known = 0;
    for (size_t c = 0; c < shape->columns; c++) {
        const struct paste_column *column = &shape->column[c];
        const struct paste_words *at = w + (column->first - shape->first);
        if (paste_header_joins_words(at, column->lines)) words++;
        else if (column->lines > 1) broken++;
        known += at->weight[column->lines] >= HEADER_WEAK;
    }
    if (known < 2 || known * 2 < shape->columns) return PASTE_NEVER;
    for (size_t c = 0; c < shape->columns; c++)
        for (size_t k = 0; k < c; k++)
            if (paste_header_is_same(p, &shape->column[c], &shape->column[k])) score += DOUBLE;
    return words > 0 && broken == 0 ? JOINED_ONLY : score;
}

static bool paste_header_make(const struct paste *p, size_t first, size_t m, size_t n, size_t k,
                              const struct paste_words *w, const struct paste_parting *best, struct paste_shape *shape)
{
    int score = best->way[m][n][k].score;
    *shape = (struct paste_shape){.columns = n, .first = first, .end = first + m, .number = -1};
    for (size_t at = m, c = n; c-- > 0;) {
        const struct paste_parts *parts = &best->way[at][c + 1][k];
        size_t lines = parts->lines;
        k = parts->before;
        at -= lines;
        shape->column[c] = (struct paste_column){first + at, lines, w[at].role[lines]};
        if (w[at].role[lines] == COLUMN_NO) shape->number = (int)c;
    }
    int whole = paste_header_whole(p, shape, w);
    shape->score = score + whole;
    return whole > PASTE_NEVER && shape->score > 0;
}

/* ---- all of them ---- */

/* Header words that stand right behind the header were left out of it. */
static int paste_header_behind(const struct paste_words *w, size_t from, size_t count)
{
    int score = 0;
    for (size_t i = from; i < count && w[i].weight[1] >= WHOLE_WORD && w[i].chars <= BROKEN_CHARS; i++)
        score += LEFT_OUT - (int)w[i].weight[1] * KNOWN;
    return score;
}

/* The same for words above it. */
static int paste_header_above(const struct paste_words *w, size_t count)
{
    int score = 0;
    for (size_t i = 0; i < count; i++)
        if (w[i].weight[1] >= HEADER_GOOD && w[i].chars <= BROKEN_CHARS)
            score -= (int)w[i].weight[1] * KNOWN + (i + 1 == count ? LEFT_ABOVE : 0);
    return score;
}

static void paste_header_keep(struct paste_shape *out, size_t *count, size_t max, const struct paste_shape *shape)
{
    size_t at = *count;
    while (at > 0 && out[at - 1].score < shape->score) at--;
    if (at >= max) return;
    if (*count < max) ++*count;
    memmove(out + at + 1, out + at, (*count - at - 1) * sizeof *out);
    out[at] = *shape;
}

size_t paste_header_find(const struct paste *p, struct paste_shape *out, size_t max)
{
    size_t looked = p->lines < STARTS + PASTE_HEADERS ? p->lines : STARTS + PASTE_HEADERS, count = 0;
    struct paste_words *w = mem_zalloc((looked + 1) * sizeof *w);
    struct paste_parting *best = mem_zalloc(sizeof *best);
    struct paste_shape shape;
    for (size_t i = 0; i < looked; i++) paste_header_weigh(p, i, looked, &w[i]);
    for (size_t first = 0; first < looked && first < STARTS; first++) {
        size_t run = 0;
        while (run < PASTE_HEADERS && first + run < looked && w[first + run].possible) run++;
        if (run < 2) continue;
        paste_header_part(p, first, w + first, run, best);
        int above = paste_header_above(w, first);
        for (size_t m = 2; m <= run; m++)
            for (size_t n = 2; n <= m && n < PASTE_COLUMNS; n++)
                for (size_t k = 0; k < WAYS; k++) {
                    int score = best->way[m][n][k].score;
                    if (score <= 0 || (count == max && score + above <= out[max - 1].score)) break;
                    if (!paste_header_make(p, first, m, n, k, w + first, best, &shape)) continue;
                    shape.score += above + paste_header_behind(w, first + m, looked);
                    paste_header_keep(out, &count, max, &shape);
                }
    }
    free(best);
    free(w);
    return count;
}

struct paste_shape paste_header_with_number(const struct paste_shape *shape, size_t at)
{
    struct paste_shape wider = *shape;
    memmove(wider.column + at + 1, wider.column + at, (shape->columns - at) * sizeof *wider.column);
    wider.column[at] = (struct paste_column){shape->first, 0, COLUMN_NO};
    wider.columns++;
    wider.number = (int)at;
    return wider;
}

void paste_header_add(const struct paste *p, const struct paste_shape *shape, size_t column, struct buf *out)
{
    const struct paste_column *c = &shape->column[column];
    if (c->lines > 0) paste_header_join(p, c->first, c->lines, out);
    else buf_adds(out, column_label(COLUMN_NO));
}
