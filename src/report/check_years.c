/* What check finds in the years of a task: targets that are missing, sums. */
#include "base/lang.h"
#include "base/mem.h"
#include "plan/indicator.h"
#include "report/check_inside.h"

/* Whether a cell says only that there is nothing: - / — 无. */
static bool check_years_is_placeholder(struct slice cell)
{
    static const char *const words[] = {"-", "—", "——", "/", "／", "－", "无", "\\", "--"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (slice_equals(slice_trim(cell), words[i])) return true;
    return false;
}

void check_years_target(struct checking *c, size_t column, struct slice cell)
{
    struct slice year = plan_column(c->plan, column)->label;
    if (slice_is_blank(cell))
        check_found(c, CHECK_EMPTY_YEAR, column, 0, 0, mem_format(_("no target for %.*s"), CHECK_TEXT(year)));
    else if (!check_years_is_placeholder(cell) && !check_figures_promised(cell))
        check_found(c, CHECK_VAGUE_TARGET, column, 0, 0,
                    mem_format(_("the target for %.*s promises no quantity"), CHECK_TEXT(year)));
}

void check_years_sums(struct checking *c)
{
    struct indicators all;
    int column = plan_column_of(c->plan, COLUMN_CONTENT);
    if (column < 0) column = plan_column_of(c->plan, COLUMN_TASK);
    indicators_of(c->plan, c->task, &all);
    for (size_t i = 0; i < all.count && column >= 0; i++) {
        enum indicator_sum sum = all.at[i].sum;
        if (sum != INDICATOR_SHORT && sum != INDICATOR_OVER) continue;
        const struct indicator_value *whole = indicators_value(&all, i, 0);
        struct slice said = slice_cut(whole->text, whole->quantity.start, whole->quantity.end),
                     object = check_excerpt(all.at[i].object);
        size_t start = (size_t)(said.s - plan_cell(c->plan, c->task, (size_t)column).s);
        char number[32];
        check_found(c, CHECK_YEAR_SUM, (size_t)column, start, start + said.n,
                    mem_format(_("the years add up to %s, the whole period says %.*s: %.*s"),
                               quantity_number(all.at[i].low, number), CHECK_TEXT(said), CHECK_TEXT(object)));
    }
    indicators_done(&all);
}
