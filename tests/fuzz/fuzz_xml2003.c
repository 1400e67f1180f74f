/* Bytes as a workbook of Excel 2003 in XML: what is read of it makes sense, also where it is not taken for one. */
#include <stdlib.h>

#include "fuzz.h"
#include "office/office_inside.h"

static void read_workbook(const void *data, struct grid_out *out) { xml2003_read(*(const struct slice *)data, out); }

void fuzz_xml2003(struct slice bytes)
{
    char *copy = fuzz_copy(bytes);
    struct slice workbook = slice_make(copy, bytes.n);
    xml2003_is(workbook);
    fuzz_expect_grid(read_workbook, &workbook);
    free(copy);
}
