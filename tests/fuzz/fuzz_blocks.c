/* A file that is read in blocks is the plan that the same bytes are in one piece.  The input stands behind a small
 * table and is read in blocks of few bytes, so that each of its characters, quotes and line breaks is cut apart by a
 * border. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "fuzz.h"
#include "sys/input.h"
#include "load/load.h"
#include "sys/save.h"

/* How a file is read; first 0: as the program does it.  The linker puts __wrap_input_more in the place of input_more
 * (Makefile.am), so that the program needs no way to set this. */
static struct {
    size_t first, later; /* bytes of the first block and of those behind it */
} blocks;

bool __real_input_more(struct input *, size_t want, struct err *);
bool __wrap_input_more(struct input *, size_t want, struct err *);
bool __wrap_input_more(struct input *in, size_t want, struct err *err)
{
    if (blocks.first > 0) want = in->nbytes == 0 ? blocks.first : blocks.later;
    return __real_input_more(in, want, err);
}

/* A header and some rows, which are in the first block.  Then the input, and a last row.  Returns the bytes before the
 * input. */
static size_t make_file(struct slice bytes, int rows, struct buf *file)
{
    buf_adds(file,
             "序号,行动,任务,主要内容,第一年,牵头单位\n1,甲行动,任务,\"1.引进人才3名;\n2.新建平台。\",目标,市教育局\n");
    for (int i = 2; i <= rows; i++) buf_addf(file, "%d,甲,乙,丙,丁,戊\n", i);
    size_t table = file->n;
    buf_add(file, bytes);
    buf_adds(file, "\n10000,乙行动,最后,内容,目标,市科技局\n");
    return table;
}

/* NULL if the bytes are no plan. */
static struct plan *load_in_blocks(struct slice bytes, size_t first, size_t later, const struct load_options *options)
{
    static int fd = -1; /* one file for all runs: making one takes as long as a run */
    char path[64];
    struct err err = {0};
    if (fd < 0) fd = memfd_create("plan", MFD_CLOEXEC);
    if (fd < 0 || ftruncate(fd, 0) != 0 || lseek(fd, 0, SEEK_SET) != 0 || !save_write_all(fd, bytes)) abort();
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    blocks.first = first;
    blocks.later = later;
    struct plan *plan = load_file(path, options, &err);
    blocks.first = 0;
    FUZZ_EXPECT(plan || err.what[0]);
    return plan;
}

/* What a plan says of itself; frees it. */
static void describe(struct plan *plan, struct buf *out)
{
    buf_init(out);
    if (plan == NULL) return;
    fuzz_describe(plan, out);
    plan_free(plan);
}

static bool has_controls(struct slice bytes)
{
    for (size_t i = 0; i < bytes.n; i++)
        if ((unsigned char)bytes.s[i] < 0x20 && (bytes.s[i] == '\0' || !strchr("\t\n\r", bytes.s[i]))) return true;
    return false;
}

/* Finding out the delimiter takes longer than all the rest: now and then will do.  Whether a file is binary is found
 * out from the first block alone, so that a file with controls is compared with one whose rest is read in one block. */
void fuzz_blocks(struct slice bytes)
{
    struct err err = {0};
    unsigned knob = fuzz_take(&bytes);
    size_t later = 1 + knob % 32, ahead = fuzz_take(&bytes);
    bool finds = knob == 255;
    struct load_options options = {.title = "t", .delimiter = finds ? NULL : ","};
    struct buf file, small, whole;
    buf_init(&file);
    size_t first = make_file(bytes, finds ? 12 : 1, &file) + ahead % (bytes.n + 1);
    describe(load_in_blocks(buf_slice(&file), first, later, &options), &small);
    if (has_controls(bytes)) describe(load_in_blocks(buf_slice(&file), first, file.n, &options), &whole);
    else describe(load_bytes("t", file.s, file.n, &options, &err), &whole);
    FUZZ_EXPECT(slice_equal(buf_slice(&small), buf_slice(&whole)));
    buf_done(&small);
    buf_done(&whole);
    buf_done(&file);
}
