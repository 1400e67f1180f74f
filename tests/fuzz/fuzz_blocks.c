/* A file that is read in blocks is the plan that the same bytes are in one piece.  The input is put into a table where
 * the first block ends (input.h), once from a file and once from memory. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "fuzz.h"
#include "sys/input.h"
#include "load/load.h"
#include "sys/save.h"

/* A plain table up to the border, half of the input before it and half behind, and some more rows. */
static void make_file(struct slice bytes, struct buf *file)
{
    size_t before = INPUT_BLOCK - bytes.n / 2;
    buf_adds(file, "序号,行动,任务,主要内容,第一年,牵头单位\n");
    for (int i = 1; file->n + 400 < before; i++)
        buf_addf(
            file, "%d,甲行动,任务%d,\"1.引进人才%d名以上;\n2.新建平台。%.*s\",目标,市教育局\n", i, i, i, 260,
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx");
    buf_adds(file, "9999,乙行动,");
    buf_fill(file, 'y', before - file->n);
    buf_add(file, bytes);
    buf_adds(file, "\n10000,乙行动,最后,内容,目标,市科技局\n");
}

static struct plan *load_from_file(struct slice bytes, struct err *err)
{
    char path[64];
    int fd = memfd_create("plan", MFD_CLOEXEC);
    if (fd < 0 || !save_write_all(fd, bytes)) abort();
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    struct plan *plan = load_file(path, &(struct load_options){.title = "t"}, err);
    close(fd);
    return plan;
}

static void expect_same(const struct plan *a, const struct plan *b)
{
    struct buf once, twice;
    buf_init(&once);
    buf_init(&twice);
    fuzz_describe(a, &once);
    fuzz_describe(b, &twice);
    FUZZ_EXPECT(slice_equal(buf_slice(&once), buf_slice(&twice)));
    buf_done(&once);
    buf_done(&twice);
}

void fuzz_blocks(struct slice bytes)
{
    struct buf file;
    struct err err = {0};
    buf_init(&file);
    make_file(bytes, &file);
    struct plan *piece = load_bytes("t", file.s, file.n, &(struct load_options){.title = "t"}, &err);
    struct plan *blocks = load_from_file(buf_slice(&file), &err);
    FUZZ_EXPECT((piece == NULL) == (blocks == NULL));
    if (piece) {
        expect_same(piece, blocks);
        plan_free(piece);
        plan_free(blocks);
    }
    buf_done(&file);
}
