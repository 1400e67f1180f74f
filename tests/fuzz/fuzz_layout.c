/* Cells laid side by side, clauses one a line, folded text: the widths that were asked for, and no text lost. */
#include <stdlib.h>

#include "base/fold.h"
#include "fuzz.h"
#include "write/text_grid.h"
#include "sheet/sheet.h"

/* The characters of `text` that are no blanks, visible, in order.  A control that is a blank in one is shown in the
 * other. */
static void add_solid(struct slice text, struct buf *out)
{
    for (size_t pos = 0; pos < text.n;) {
        uint32_t cp = text_decode(text, pos, &pos);
        uint32_t shown = text_visible(cp);
        if (!text_is_blank(cp) && (shown < 0x2400 || shown > 0x2426)) buf_addc(out, shown);
    }
}

static void expect_same_solid(struct slice a, struct slice b)
{
    struct buf solid_a, solid_b;
    buf_init(&solid_a);
    buf_init(&solid_b);
    add_solid(a, &solid_a);
    add_solid(b, &solid_b);
    FUZZ_EXPECT(slice_equal(buf_slice(&solid_a), buf_slice(&solid_b)));
    buf_done(&solid_a);
    buf_done(&solid_b);
}

static void expect_grid(struct slice text, int ncols)
{
    struct text_grid_cell cells[2] = {{.text = SLICE("标签"), .ncols = 4}, {.text = text, .ncols = ncols}};
    struct text_grid_frame frame = {"", "", "", 1, 1};
    struct buf out, alone;
    buf_init(&out);
    buf_init(&alone);
    text_grid_row(&alone, cells + 1, 1, &frame);
    fuzz_expect_plain(buf_slice(&alone));
    expect_same_solid(text, buf_slice(&alone));
    frame = (struct text_grid_frame){"│", "│", "│", 1, 1};
    text_grid_row(&out, cells, 2, &frame);
    fuzz_expect_plain(buf_slice(&out));
    for (size_t start = 0, end; start < out.n; start = end + 1) {
        for (end = start; out.s[end] != '\n'; end++) continue;
        FUZZ_EXPECT(text_cols(slice_make(out.s + start, end - start), 1) == ncols + 4 + 3);
    }
    buf_done(&out);
    buf_done(&alone);
}

static void expect_folded(struct slice text, unsigned kinds)
{
    struct folded f;
    fold_text(text, kinds, &f);
    FUZZ_EXPECT(text_invalid_at(slice_make(f.s, f.n)) == f.n);
    for (size_t i = 0; i < f.n; i++) FUZZ_EXPECT(f.from[i] < text.n && (i == 0 || f.from[i - 1] <= f.from[i]));
    if (f.n > 0) {
        size_t start = 0, n = f.n;
        folded_place(&f, &start, &n);
        FUZZ_EXPECT(start + n <= text.n);
    }
    folded_done(&f);
}

void fuzz_layout(struct slice bytes)
{
    unsigned knob = fuzz_take(&bytes), kinds = fuzz_take(&bytes);
    struct slice text = fuzz_utf8(bytes);
    struct buf clauses;
    text.s = fuzz_copy(text);
    buf_init(&clauses);
    sheet_add_clauses(&clauses, text);
    expect_same_solid(text, buf_slice(&clauses));
    buf_done(&clauses);
    expect_grid(text, 2 + (int)(knob % 50));
    expect_folded(text, kinds & FOLD_ALL);
    free((char *)text.s);
}
