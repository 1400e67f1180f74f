#include "sheets.h"

void sheets_open(struct plans *plans, const char *csv)
{
    struct err err = {0};
    struct plan *plan = load_bytes("某县.csv", csv, strlen(csv), NULL, &err);
    if (plan == NULL) fail_msg("%s", err.what);
    plans_init(plans);
    plans_add(plans, plan);
}

void sheets_open_sample(struct plans *plans)
{
    struct err err = {0};
    struct plan *plan = load_file(test_path("data/tianshui.csv"), NULL, &err);
    if (plan == NULL) fail_msg("%s", err.what);
    plans_init(plans);
    plans_add(plans, plan);
}

size_t sheets_count(const char *text, char c)
{
    size_t count = 0;
    for (; *text != '\0'; text++) count += *text == c;
    return count;
}

char *sheets_render_paged(const struct plans *plans, const char *kind, const char *year, int ncols, unsigned nlines)
{
    size_t count = plans_tasks(plans), *place = malloc(count * sizeof *place);
    struct sheet_look look = {.ncols = ncols, .nlines = nlines, .ambiguous = 1};
    struct sheet sheet;
    struct buf out;
    struct err err = {0};
    struct sheet_made made = {.pages = 0};
    for (size_t i = 0; i < count; i++) place[i] = i;
    struct sheet_choice choice = {.plans = plans, .place = place, .count = count, .year = slice_of(year)};
    buf_init(&out);
    sheet_init(&sheet);
    sheet_make(&sheet, sheet_kind_named(kind), &choice);
    assert_true(sheet_format_named("text")->render(&sheet, &look, &out, &made, &err));
    assert_int_equal(made.pages, 1 + sheets_count(out.s, '\f'));
    sheet_done(&sheet);
    free(place);
    return out.s;
}

char *sheets_render(const struct plans *plans, const char *kind, const char *year, int ncols)
{
    return sheets_render_paged(plans, kind, year, ncols, 0);
}
