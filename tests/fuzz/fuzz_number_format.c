/* A number, and the bytes after it as its format: what is shown is UTF-8 and not much longer than the format. */
#include <stdlib.h>

#include "fuzz.h"
#include "office/number_format.h"

/* A format of 255 characters, each of which could stand for all the digits of a number. */
enum { SHOWN_MAX = 255 * 1024 };

static void expect_number(double value, struct slice format, bool epoch_1904)
{
    struct buf out;
    buf_init(&out);
    number_format_add(value, format, epoch_1904, &out);
    FUZZ_EXPECT(out.n <= SHOWN_MAX);
    FUZZ_EXPECT(text_invalid_at(buf_slice(&out)) == out.n);
    buf_done(&out);
}

static void expect_text(struct slice text, struct slice format)
{
    struct buf out;
    buf_init(&out);
    number_format_add_text(text, format, &out);
    FUZZ_EXPECT(out.n <= (text.n + 4) * 255);
    FUZZ_EXPECT(text_invalid_at(buf_slice(&out)) == out.n);
    buf_done(&out);
}

void fuzz_number_format(struct slice bytes)
{
    static const double scales[] = {1, 0.01, 1e5, 1e-9, 1e300, 0.1, 86400, 1e-300};
    unsigned knob = fuzz_take(&bytes);
    double value = (double)(fuzz_take(&bytes) << 8 | fuzz_take(&bytes)) * scales[knob & 7];
    struct slice format = bytes;
    format.s = fuzz_copy(bytes);
    if (knob & 8) value = -value;
    if ((knob & 0xC0) == 0xC0 && bytes.n >= sizeof value) memcpy(&value, bytes.s, sizeof value);
    expect_number(value, format, knob & 16);
    expect_text(SLICE("任务"), format);
    const char *builtin = number_format_builtin(knob);
    if (builtin) expect_number(value, slice_of(builtin), knob & 16);
    free((char *)format.s);
}
