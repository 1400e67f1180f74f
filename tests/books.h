/* books: small workbooks (.xlsx) made in memory, for tests of how they load. */
#ifndef JIHUA_TEST_BOOKS_H
#define JIHUA_TEST_BOOKS_H

#include "base/buf.h"

struct books_sheet {
    const char *name;
    const char *rows;   /* "序号|任务\n1|甲": cells parted by |, rows by line feeds; an empty cell is not there */
    const char *merges; /* "A1:C1 A2:A3", NULL: none */
    bool hidden;
};

/* Adds the bytes of a workbook. */
void books_add(const struct books_sheet *, size_t count, struct buf *out);

#endif
