/* Bytes as a web page of a single file: what is read of it makes sense, also where it is not taken for one. */
#include <stdlib.h>

#include "fuzz.h"
#include "office/office_inside.h"

static void read_mail(const void *data, struct grid_out *out) { mhtml_read(*(const struct slice *)data, out); }

void fuzz_mhtml(struct slice bytes)
{
    char *copy = fuzz_copy(bytes);
    struct slice mail = slice_make(copy, bytes.n);
    mhtml_is(mail);
    fuzz_expect_grid(read_mail, &mail);
    free(copy);
}
