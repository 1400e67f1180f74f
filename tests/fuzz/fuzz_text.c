/* What is made visible holds nothing that a terminal obeys; a text is cut between clusters, and within its columns. */
#include <stdlib.h>

#include "fuzz.h"
#include "base/utf8.h"
#include "base/wrap.h"

static bool is_cluster_border(struct slice text, size_t at)
{
    size_t pos = 0;
    while (pos < at && pos < text.n) pos = text_cluster_end(text, pos);
    return pos == at;
}

static void expect_visible(struct slice text, size_t size)
{
    struct buf out;
    char *copy = malloc(size + 1);
    buf_init(&out);
    buf_add_visible(&out, text);
    fuzz_expect_plain(buf_slice(&out));
    FUZZ_EXPECT(memchr(out.s ? out.s : "", '\n', out.n) == NULL);
    FUZZ_EXPECT(text_cols(buf_slice(&out), 1) == text_cols(text, 1));
    text_visible_copy(text, copy, size);
    FUZZ_EXPECT(size == 0 || (strlen(copy) < size && slice_has_prefix(buf_slice(&out), slice_of(copy))));
    if (size > 0) fuzz_expect_plain(slice_of(copy));
    buf_done(&out);
    free(copy);
}

static void expect_fit(struct slice text, int ncols, int ambiguous)
{
    int used;
    size_t n = text_fit(text, ncols, ambiguous, &used);
    FUZZ_EXPECT(n <= text.n && used <= ncols);
    FUZZ_EXPECT(used == text_cols(slice_cut(text, 0, n), ambiguous));
    FUZZ_EXPECT(is_cluster_border(text, n));
}

static void expect_blank(struct slice text)
{
    for (size_t pos = 0; pos < text.n;) FUZZ_EXPECT(text_is_blank(text_decode(text, pos, &pos)));
}

/* A place inside a cluster that no line holds, or that no writing has. */
static bool cuts_wide_cluster(struct slice text, size_t at, int ncols, int ambiguous)
{
    size_t start = 0, end = 0;
    while (end <= at) {
        start = end;
        end = text_cluster_end(text, end);
    }
    return text_cols(slice_cut(text, start, end), ambiguous) > ncols || end - start > 256;
}

static void expect_wrap(struct slice text, int ncols, int ambiguous)
{
    struct wrap_line line;
    size_t end = 0, previous = SIZE_MAX;
    for (size_t pos = 0; wrap_next(text, &pos, ncols, ambiguous, &line);) {
        FUZZ_EXPECT(pos != previous && pos <= text.n && line.start >= end && line.end >= line.start && line.end <= pos);
        struct slice shown = slice_cut(text, line.start, line.end);
        FUZZ_EXPECT(line.ncols == text_cols(shown, ambiguous));
        FUZZ_EXPECT(line.ncols <= ncols);
        FUZZ_EXPECT(is_cluster_border(text, line.start) || cuts_wide_cluster(text, line.start, ncols, ambiguous));
        expect_blank(slice_cut(text, end, line.start));
        end = line.end;
        previous = pos;
    }
    expect_blank(slice_cut(text, end, text.n));
}

/* Text that is no UTF-8 comes to an end too, and is read no further. */
static void expect_wrap_ends(struct slice text, int ncols, int ambiguous)
{
    struct wrap_line line;
    for (size_t pos = 0, before = 0; wrap_next(text, &pos, ncols, ambiguous, &line); before = pos)
        FUZZ_EXPECT(pos > before && pos <= text.n && line.start <= line.end && line.end <= pos);
}

/* What the load report must tell of: controls, bidirectional and zero-width characters, tags. */
static bool is_hidden(uint32_t cp)
{
    static const uint32_t ranges[][2] = {{0, 8},           {0xB, 0xC},       {0xE, 0x1F},      {0x7F, 0x9F},
                                         {0xAD, 0xAD},     {0x61C, 0x61C},   {0x180E, 0x180E}, {0x200B, 0x200F},
                                         {0x2028, 0x202E}, {0x2060, 0x206F}, {0xFEFF, 0xFEFF}, {0xE0000, 0xE007F}};
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (cp >= ranges[i][0] && cp <= ranges[i][1]) return true;
    return false;
}

/* The fast ways agree with the slow ones. */
static void expect_utf8(struct slice text)
{
    size_t valid = text_invalid_at(text), suspect = 0;
    FUZZ_EXPECT(utf8_invalid_at(text.s, text.n) == valid);
    text.n = valid;
    for (size_t pos = 0; pos < text.n;) {
        size_t next;
        uint32_t cp = text_decode(text, pos, &next);
        if (is_hidden(cp)) {
            FUZZ_EXPECT(text_visible(cp) != cp);
            suspect = utf8_next_suspect(text.s, text.n, suspect);
            while (suspect < pos) suspect = utf8_next_suspect(text.s, text.n, suspect + 1);
            FUZZ_EXPECT(suspect == pos);
        }
        pos = next;
    }
}

void fuzz_text(struct slice bytes)
{
    unsigned knob = fuzz_take(&bytes);
    struct slice text = {fuzz_copy(bytes), bytes.n};
    int ncols = 2 + (int)(knob % 61), ambiguous = 1 + (int)(knob >> 7);
    expect_visible(text, knob);
    expect_utf8(text);
    expect_fit(text, ncols, ambiguous);
    expect_wrap(fuzz_utf8(text), ncols, ambiguous);
    expect_wrap_ends(text, ncols, ambiguous);
    free((char *)text.s);
}
