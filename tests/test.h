/* test: what every cmocka test of ours includes: cmocka with what it needs, and the data beside the project. */
#ifndef JIHUA_TEST_H
#define JIHUA_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/buf.h"

/* Path of a file of the project: test_path("tests/data/x.csv").  Valid until the next call. */
const char *test_path(const char *relative);
/* The whole of a file; false if it cannot be opened.  Release with buf_done. */
bool test_read(const char *path, struct buf *);
/* A file of ../shared, which need not be there: says so and returns false then. */
bool test_shared_file(const char *name, struct buf *);
const char *test_shared_path(const char *name);
/* Writes a temporary file and returns its path, valid until the next call; removed when the program ends. */
const char *test_temporary(const char *name, const void *bytes, size_t nbytes);

#endif
