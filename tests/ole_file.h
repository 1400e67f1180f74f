/* ole_file: compound files (OLE2) for tests: some streams at the top of one. */
#ifndef JIHUA_TEST_OLE_FILE_H
#define JIHUA_TEST_OLE_FILE_H

#include "base/buf.h"

struct ole_file_stream {
    const char *name; /* ASCII, at most 31 characters */
    struct slice bytes;
};

/* Adds a file whose sectors have 1 << shift bytes (9 or 12).  Streams of fewer than 4096 bytes lie in small sectors. */
void ole_file_add(const struct ole_file_stream *, size_t count, unsigned shift, struct buf *out);

#endif
