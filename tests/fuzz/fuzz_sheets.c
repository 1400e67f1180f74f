/* Every kind of sheet of any plan in every format of text: no control byte, no line wider than asked. */
#include <stdlib.h>

#include "fuzz.h"
#include "base/mem.h"
#include "sheet/sheet_order.h"

static void expect_lines(struct slice text, int ncols)
{
    for (size_t start = 0, end; start < text.n; start = end + 1) {
        for (end = start; end < text.n && text.s[end] != '\n' && text.s[end] != '\f'; end++) continue;
        struct slice line = slice_cut(text, start, end);
        fuzz_expect_plain(line);
        FUZZ_EXPECT(text_cols(line, 1) <= ncols);
    }
}

/* Each page has its lines, no more and no less. */
static void expect_pages(struct slice text, unsigned nlines, size_t pages)
{
    size_t feeds = 0, lines = 0;
    for (size_t i = 0; i < text.n; i++) {
        feeds += text.s[i] == '\f';
        lines += text.s[i] == '\n';
        if (text.s[i] == '\f') FUZZ_EXPECT(lines == feeds * nlines);
    }
    FUZZ_EXPECT(feeds + 1 == pages && lines == pages * nlines);
}

static void render(const struct sheet *sheet, int ncols, unsigned nlines)
{
    struct sheet_look look = {.ncols = ncols, .nlines = nlines, .ambiguous = 1};
    for (size_t f = 0; f < sheet_formats(); f++) {
        const struct sheet_format *format = sheet_format_at(f);
        struct buf out;
        struct sheet_made made = {.pages = 0};
        struct err err = {0};
        if (format->binary) continue;
        buf_init(&out);
        FUZZ_EXPECT(format->render(sheet, &look, &out, &made, &err) && made.pages > 0);
        if (strcmp(format_row(format->id)->name, "text") == 0) {
            expect_lines(buf_slice(&out), ncols);
            if (nlines > 0) expect_pages(buf_slice(&out), nlines, made.pages);
        } else fuzz_expect_plain(buf_slice(&out));
        buf_done(&out);
    }
}

void fuzz_sheets(struct slice bytes)
{
    unsigned knob = fuzz_take(&bytes);
    struct plan *plan = fuzz_plan(bytes);
    struct plans plans;
    if (!plan) return;
    plans_init(&plans);
    plans_add(&plans, plan);
    size_t count = plans_tasks(&plans), *place = mem_alloc((count + 1) * sizeof *place);
    for (size_t i = 0; i < count; i++) place[i] = i;
    const struct sheet_kind *kind = sheet_kind_at(knob % sheet_kinds());
    struct sheet_choice choice = {.plans = &plans, .place = place, .count = count, .beside = (knob & 8) != 0};
    if ((knob & 16) && plan_years(plan) > 0) choice.year = plan_column(plan, plan_year_column(plan, 0))->label;
    struct sheet sheet;
    sheet_init(&sheet);
    sheet_make(&sheet, kind, &choice);
    render(&sheet, knob & 32 ? 40 : knob & 64 ? 132 : 80, knob & 128 ? 20 : knob & 64 ? SHEET_LINES : 0);
    sheet_done(&sheet);
    free(place);
    plans_done(&plans);
}
