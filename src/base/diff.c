#include "base/diff.h"

#include <stdlib.h>

#include "base/chars.h"
#include "base/mem.h"

#define CELLS_MAX (4u << 20) /* of the table of common lengths, two bytes each */
#define LENGTH_MAX 65535u

/* Where the pieces of a text end: piece i is [end[i - 1], end[i]). */
struct pieces {
    struct slice text;
    size_t *end;
    size_t count, cap;
};

enum piece_kind { PIECE_CHARACTER, PIECE_NUMBER, PIECE_WORD };

static enum piece_kind diff_kind_of(uint32_t cp)
{
    if (text_is_digit(cp) || chars_is(cp, CHARS_DOT)) return PIECE_NUMBER;
    return chars_is(cp, CHARS_LATIN) ? PIECE_WORD : PIECE_CHARACTER;
}

static void diff_cut_pieces(struct slice text, struct pieces *p)
{
    *p = (struct pieces){.text = text};
    for (size_t pos = 0; pos < text.n;) {
        size_t next, end = text_cluster_end(text, pos);
        enum piece_kind kind = diff_kind_of(text_decode(text, pos, &next));
        while (kind != PIECE_CHARACTER && end < text.n && diff_kind_of(text_decode(text, end, &next)) == kind)
            end = text_cluster_end(text, end);
        p->end = mem_grow(p->end, &p->cap, p->count + 1, sizeof *p->end);
        p->end[p->count++] = pos = end;
    }
}

static size_t diff_start_of(const struct pieces *p, size_t i) { return i ? p->end[i - 1] : 0; }
static struct slice diff_piece(const struct pieces *p, size_t i)
{
    return slice_cut(p->text, diff_start_of(p, i), p->end[i]);
}

/* ---- spans ---- */

static void diff_add(struct diff *d, enum diff_kind kind, const struct pieces *o, size_t i, const struct pieces *n,
                     size_t j)
{
    struct diff_span *last = d->count ? &d->span[d->count - 1] : NULL;
    if (!last || last->kind != kind) {
        d->span = mem_grow(d->span, &d->cap, d->count + 1, sizeof *d->span);
        last = &d->span[d->count++];
        *last = (struct diff_span){kind, diff_start_of(o, i), diff_start_of(o, i), diff_start_of(n, j),
                                   diff_start_of(n, j)};
    }
    if (kind != DIFF_ADDED) last->old_end = o->end[i];
    if (kind != DIFF_REMOVED) last->new_end = n->end[j];
}

/* The pieces [i, i_end) and [j, j_end) as one removal and one addition. */
static void diff_replace(struct diff *d, const struct pieces *o, size_t i, size_t i_end, const struct pieces *n,
                         size_t j, size_t j_end)
{
    for (; i < i_end; i++) diff_add(d, DIFF_REMOVED, o, i, n, j);
    for (; j < j_end; j++) diff_add(d, DIFF_ADDED, o, i, n, j);
}

/* ---- the longest common run of pieces ---- */

struct middle { /* what lies between the equal ends */
    const struct pieces *o, *n;
    size_t from, o_end, n_end;
};

static bool diff_equal(const struct middle *m, size_t i, size_t j)
{
    return slice_equal(diff_piece(m->o, i), diff_piece(m->n, j));
}

/* length[(i, j)]: the longest common subsequence of what follows piece i of the old and piece j of the new. */
static uint16_t *diff_common_lengths(const struct middle *m)
{
    size_t rows = m->o_end - m->from, cols = m->n_end - m->from, width = cols + 1;
    uint16_t *length = mem_zalloc((rows + 1) * width * sizeof *length);
    for (size_t i = rows; i-- > 0;)
        for (size_t j = cols; j-- > 0;) {
            uint16_t down = length[(i + 1) * width + j], right = length[i * width + j + 1];
            length[i * width + j] = diff_equal(m, m->from + i, m->from + j)
                                        ? (uint16_t)(length[(i + 1) * width + j + 1] + 1)
                                    : down > right ? down
                                                   : right;
        }
    return length;
}

/* Whether the equal pieces from (i, j) on are a lone character between two changes: not worth keeping apart. */
static bool diff_is_lone(const struct middle *m, size_t i, size_t j, bool changed_before)
{
    bool first = i == m->from && j == m->from, last = i + 1 == m->o_end && j + 1 == m->n_end;
    if (first || last || !changed_before) return false;
    bool runs_on = i + 1 < m->o_end && j + 1 < m->n_end && diff_equal(m, i + 1, j + 1);
    return !runs_on && diff_kind_of(text_decode(diff_piece(m->o, i), 0, &(size_t){0})) == PIECE_CHARACTER;
}

static void diff_middle(const struct middle *m, struct diff *d)
{
    size_t width = m->n_end - m->from + 1, i = m->from, j = m->from, old_from = i, new_from = j;
    uint16_t *length = diff_common_lengths(m);
    while (i < m->o_end || j < m->n_end) {
        bool both = i < m->o_end && j < m->n_end, same = both && diff_equal(m, i, j);
        if (same && !diff_is_lone(m, i, j, i > old_from || j > new_from)) {
            diff_replace(d, m->o, old_from, i, m->n, new_from, j);
            for (; i < m->o_end && j < m->n_end && diff_equal(m, i, j); i++, j++)
                diff_add(d, DIFF_SAME, m->o, i, m->n, j);
            old_from = i, new_from = j;
        } else if (same) {
            i++, j++;
        } else {
            size_t row = i - m->from, col = j - m->from;
            bool down = j >= m->n_end ||
                        (i < m->o_end && length[(row + 1) * width + col] >= length[row * width + col + 1]);
            if (down) i++;
            else j++;
        }
    }
    diff_replace(d, m->o, old_from, i, m->n, new_from, j);
    free(length);
}

void diff_texts(struct slice old_text, struct slice new_text, struct diff *d)
{
    struct pieces o, n;
    *d = (struct diff){0};
    diff_cut_pieces(old_text, &o);
    diff_cut_pieces(new_text, &n);
    size_t least = o.count < n.count ? o.count : n.count, head = 0, tail = 0;
    while (head < least && slice_equal(diff_piece(&o, head), diff_piece(&n, head))) head++;
    while (tail < least - head && slice_equal(diff_piece(&o, o.count - 1 - tail), diff_piece(&n, n.count - 1 - tail)))
        tail++;
    for (size_t i = 0; i < head; i++) diff_add(d, DIFF_SAME, &o, i, &n, i);
    struct middle m = {&o, &n, head, o.count - tail, n.count - tail};
    size_t rows = m.o_end - head, cols = m.n_end - head;
    bool small = rows < LENGTH_MAX && cols < LENGTH_MAX && (rows + 1) * (cols + 1) <= CELLS_MAX;
    if (small) diff_middle(&m, d);
    else diff_replace(d, &o, head, m.o_end, &n, head, m.n_end);
    for (size_t i = 0; i < tail; i++) diff_add(d, DIFF_SAME, &o, m.o_end + i, &n, m.n_end + i);
    free(o.end);
    free(n.end);
}

void diff_done(struct diff *d)
{
    free(d->span);
    *d = (struct diff){0};
}
