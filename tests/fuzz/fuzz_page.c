/* Any page: what the reader tells makes sense, whoever names its encoding. */
#include "fuzz.h"

#include <stdlib.h>

#include "office/office_inside.h"

static void read_page(const void *data, struct grid_out *out) { page_read(*(const struct slice *)data, out); }

static void read_declared(const void *data, struct grid_out *out)
{
    page_read_declared(*(const struct slice *)data, SLICE("gb2312"), out);
}

void fuzz_page(struct slice bytes)
{
    char *copy = fuzz_copy(bytes);
    struct slice page = slice_make(copy, bytes.n);
    page_is(page);
    fuzz_expect_grid(read_page, &page);
    fuzz_expect_grid(read_declared, &page);
    free(copy);
}
