#include "plan/quantity_frame.h"

#include "base/chars.h"
#include "base/measure.h"
#include "base/numeral.h"
#include "base/words.h"

#define UNIT_BYTES 48  /* a longer remark is no unit */
#define NAME_BYTES 600 /* what is longer is no indicator's name: it is not walked through for every figure */

struct quantity_frame quantity_frame_of(const struct plan *plan, size_t task, size_t column)
{
    return (struct quantity_frame){plan, task, column, plan_column(plan, column)->figures == COLUMN_FIGURES_BEFORE};
}

/* 万人, 亿元, %, 张/千人: a unit and nothing else; a column of units may hold any word. */
static bool quantity_frame_read_unit(struct slice text, bool any, struct slice *measure, double *scale, unsigned *flags)
{
    static const struct word multipliers[] = {WORD("十", 1), WORD("百", 2), WORD("千", 3), WORD("万", 4),
                                              WORD("亿", 8)};
    static const struct word prefix[] = {WORD("单位：", 0), WORD("单位:", 0), WORD("按", 0)};
    text = slice_trim(text);
    const struct word *w = words_at(prefix, WORDS_COUNT(prefix), text, 0);
    if (w) text = slice_trim(slice_cut(text, w->n, text.n));
    size_t pos = 0, end;
    *scale = 1;
    *flags = 0;
    if (text.n == 0 || text.n > UNIT_BYTES || text_is_placeholder(text)) return false;
    while (measure_at(text, pos) == NULL && (w = words_at(multipliers, WORDS_COUNT(multipliers), text, pos)) != NULL)
        *scale *= numeral_power10(w->value), pos += w->n;
    *measure = slice_cut(text, pos, text.n);
    end = measure_end(text, pos, flags);
    if (end > pos) end = measure_divisor_end(text, end);
    if (end == text.n && end > pos) return true;
    static const struct word others[] = {WORD("年", MEASURE_RATE), WORD("岁", MEASURE_RATE), WORD("月", MEASURE_RATE)};
    w = words_at(others, WORDS_COUNT(others), text, pos);
    if (w && pos + w->n == text.n) return *flags = w->value, true;
    return any && measure->n > 0 && !text_is_digit(text_peek(text, pos));
}

/* The last bracket of a name, if it ends it: 床位数|（张）. */
static size_t quantity_frame_bracket_start(struct slice name)
{
    size_t pos = name.n;
    int depth = 0;
    while (pos > 0 && name.n - pos <= UNIT_BYTES + 8) {
        uint32_t cp = text_peek_back(name, pos);
        pos = text_previous(name, pos);
        depth += chars_is(cp, CHARS_ROUND_CLOSE) - chars_is(cp, CHARS_ROUND_OPEN);
        if (depth <= 0) break;
    }
    return depth == 0 && pos < name.n && chars_is(text_peek(name, pos), CHARS_ROUND_OPEN) ? pos : name.n;
}

static struct slice quantity_frame_inside_bracket(struct slice name, size_t start)
{
    if (start >= name.n) return SLICE("");
    return slice_cut(name, text_step(name, start), text_previous(name, name.n));
}

/* The name of the row's indicator, as it stands. */
static struct slice quantity_frame_row_name(const struct quantity_frame *f)
{
    struct slice name = slice_trim(plan_cell_of(f->plan, f->task, COLUMN_TASK));
    return name.n <= NAME_BYTES ? name : SLICE("");
}

/* The unit in brackets behind a name; its start in *bracket, the name's end if there is none. */
static bool quantity_frame_named_unit(struct slice name, size_t *bracket, struct slice *measure, double *scale,
                                      unsigned *flags)
{
    *bracket = quantity_frame_bracket_start(name);
    if (quantity_frame_read_unit(quantity_frame_inside_bracket(name, *bracket), false, measure, scale, flags))
        return true;
    /* 新增造林面积(万亩)(5年新增量): a remark behind the unit */
    struct slice before = slice_trim(slice_cut(name, 0, *bracket));
    size_t second = quantity_frame_bracket_start(before);
    if (second == before.n || *bracket == name.n) return *bracket = name.n, false;
    if (!quantity_frame_read_unit(quantity_frame_inside_bracket(before, second), false, measure, scale, flags))
        return *bracket = name.n, false;
    *bracket = second;
    return true;
}

/* GDP增长率，%: a rate behind a comma, as statistics write it. */
static bool quantity_frame_rate_behind_comma(struct slice name, struct slice *measure, double *scale, unsigned *flags)
{
    uint32_t last = text_peek_back(name, name.n);
    if (last != '%' && last != 0xFF05 && last != 0x2030) return false;
    size_t pos = text_previous(name, name.n);
    *measure = slice_cut(name, pos, name.n);
    *scale = 1;
    *flags = MEASURE_RATE;
    return true;
}

bool quantity_frame_unit(const struct quantity_frame *f, struct slice *measure, double *scale, unsigned *flags)
{
    size_t bracket;
    for (size_t c = 0; c < plan_columns(f->plan); c++)
        if (plan_column(f->plan, c)->figures == COLUMN_FIGURES_UNIT &&
            quantity_frame_read_unit(plan_cell(f->plan, f->task, c), true, measure, scale, flags))
            return true;
    struct slice name = quantity_frame_row_name(f), header = plan_column(f->plan, f->column)->header;
    return quantity_frame_named_unit(name, &bracket, measure, scale, flags) ||
           quantity_frame_rate_behind_comma(name, measure, scale, flags) ||
           quantity_frame_named_unit(slice_trim(header), &bracket, measure, scale, flags);
}

struct slice quantity_frame_header_unit(struct slice header)
{
    struct slice measure;
    size_t bracket;
    double scale;
    unsigned flags;
    header = slice_trim(header);
    quantity_frame_named_unit(header, &bracket, &measure, &scale, &flags);
    return slice_cut(header, bracket, header.n);
}

/* 1. 4、 （三）: the number before an indicator's name. */
static struct slice quantity_frame_without_number(struct slice name)
{
    size_t pos = 0;
    while (text_is_digit(text_peek(name, pos))) pos = text_step(name, pos);
    uint32_t cp = text_peek(name, pos);
    bool dot = pos > 0 && (chars_is(cp, CHARS_DOT | CHARS_ENUMERATION));
    return dot ? slice_trim(slice_cut(name, text_step(name, pos), name.n)) : name;
}

struct slice quantity_frame_name(const struct quantity_frame *f)
{
    struct slice name = quantity_frame_row_name(f), measure;
    size_t bracket;
    double scale;
    unsigned flags;
    bool unit = quantity_frame_named_unit(name, &bracket, &measure, &scale, &flags);
    bool figures = unit || plan_tells_figures(f->plan) ||
                   quantity_frame_header_unit(plan_column(f->plan, f->column)->header).n > 0;
    if (!figures) return SLICE("");
    if (quantity_frame_rate_behind_comma(name, &measure, &scale, &flags)) bracket = name.n - measure.n;
    name = slice_trim(slice_cut(name, 0, bracket));
    size_t last = name.n ? text_previous(name, name.n) : 0;
    if (name.n && chars_is(text_peek(name, last), CHARS_COMMA | CHARS_COLON))
        name = slice_trim(slice_cut(name, 0, last));
    return quantity_frame_without_number(name);
}
