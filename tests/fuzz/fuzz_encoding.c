/* Any bytes in any encoding become UTF-8 that fits the memory it was given. */
#include "table/encoding.h"
#include "fuzz.h"

static const char *const names[] = {NULL,         "UTF-8",  "UTF-16LE",  "UTF-16BE",    "GB18030", "BIG5",
                                    "BIG5-HKSCS", "GBK",    "SHIFT_JIS", "ISO-2022-CN", "UTF-7",   "UTF-16",
                                    "UTF-32",     "LATIN1", "EUC-KR",    "HZ",          "TSCII",   "CP1258"};

void fuzz_encoding(struct slice bytes)
{
    unsigned knob = fuzz_take(&bytes);
    const char *name = names[knob % (sizeof names / sizeof *names)];
    struct encoding_found found;
    struct err err = {0};
    struct input in;
    struct report report;
    input_of_bytes(&in, "plan.csv", bytes.s, bytes.n);
    if (!name) found = encoding_detect(in.bytes, in.nbytes, (knob & 128) == 0);
    else if (!encoding_named(name, &found, &err)) FUZZ_EXPECT(err.what[0]);
    if (name && err.what[0]) {
        input_done(&in);
        return;
    }
    FUZZ_EXPECT(found.mark <= bytes.n && found.name);
    report_init(&report);
    encoding_decode(&in, found, &report);
    FUZZ_EXPECT(in.nbytes + INPUT_SPARE <= in.reserved);
    for (size_t i = 0; i < INPUT_SPARE; i++) FUZZ_EXPECT(in.bytes[in.nbytes + i] == 0);
    struct slice text = slice_make(in.bytes, in.nbytes);
    FUZZ_EXPECT(text_invalid_at(text) == text.n);
    report_done(&report);
    input_done(&in);
}
