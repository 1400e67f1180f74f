#include <math.h>
#include <stdlib.h>

#include "office/iso_date.h"
#include "office/number_format.h"
#include "office/xlsx_inside.h"

char xlsx_type_of(const char *type)
{
    static const struct {
        const char *name;
        char type;
    } types[] = {{"s", 's'}, {"str", 't'}, {"inlineStr", 't'}, {"b", 'b'}, {"e", 'e'}, {"d", 'd'}};
    for (size_t i = 0; type && i < sizeof types / sizeof *types; i++)
        if (strcmp(type, types[i].name) == 0) return types[i].type;
    return 'n';
}

static uint32_t xlsx_values_format(struct xlsx *x, double value, struct slice code)
{
    buf_clear(&x->formatted);
    number_format_add(value, code, x->epoch_1904, &x->formatted);
    return xlsx_tell_text(x, buf_slice(&x->formatted));
}

/* What is no number is shown as it is. */
static uint32_t xlsx_values_number(struct xlsx *x, struct slice text, unsigned style)
{
    char copy[64], *end;
    if (text.n >= sizeof copy) return xlsx_own_text(x, text, style);
    memcpy(copy, text.s, text.n);
    copy[text.n] = '\0';
    double value = strtod(copy, &end);
    if (end == copy || *end || !isfinite(value)) return xlsx_own_text(x, text, style);
    return xlsx_values_format(x, value, xlsx_format_of(x, style).code);
}

/* A date as ISO 8601 has it. */
static uint32_t xlsx_values_date(struct xlsx *x, struct slice text, unsigned style)
{
    char copy[64] = "";
    double days;
    bool has_time;
    struct slice code = xlsx_format_of(x, style).code;
    if (text.n < sizeof copy) memcpy(copy, text.s, text.n);
    if (!iso_date_read(copy, x->epoch_1904, &days, &has_time)) return xlsx_own_text(x, text, style);
    if (slice_equals(code, "General")) code = slice_of(number_format_builtin(has_time ? 22 : 14));
    return xlsx_values_format(x, days, code);
}

uint32_t xlsx_value_text(struct xlsx *x, char type, struct slice value, unsigned style)
{
    if (type == 't') return xlsx_own_text(x, value, style);
    value = slice_trim(value);
    if (value.n == 0) return XLSX_NO_TEXT;
    if (type == 'e') return xlsx_tell_text(x, value);
    if (type == 'd') return xlsx_values_date(x, value, style);
    if (type == 'n') return xlsx_values_number(x, value, style);
    if (type == 'b')
        return xlsx_tell_text(x,
                              slice_equals(value, "1") || slice_equals(value, "true") ? SLICE("TRUE") : SLICE("FALSE"));
    char number[12] = "";
    if (value.n < sizeof number) memcpy(number, value.s, value.n);
    return xlsx_shared_text(x, xlsx_number(number, UINT32_MAX), style);
}
