/* encoding: bytes → UTF-8.
 *
 * Order of the test: byte order mark, NUL bytes (UTF-16), strict UTF-8, UTF-8 with a few broken
 * bytes, GB18030, Big5.  Decoding comes before splitting: the second byte of some GBK and Big5 characters is | or \.
 * A byte that cannot be decoded becomes U+FFFD and a note in the report, and nothing stops. */
#ifndef JIHUA_ENCODING_H
#define JIHUA_ENCODING_H

#include "base/err.h"
#include "sys/input.h"
#include "table/report.h"

enum encoding {
    ENCODING_UNKNOWN,
    ENCODING_UTF8,
    ENCODING_UTF16LE,
    ENCODING_UTF16BE,
    ENCODING_GB18030,
    ENCODING_BIG5,
    ENCODING_OTHER
};

struct encoding_found {
    enum encoding encoding;
    const char *name; /* as iconv knows it: "UTF-8" */
    size_t mark;      /* bytes of the byte order mark */
};

/* What the first nbytes bytes are (whole: all of the file). */
struct encoding_found encoding_detect(const char *bytes, size_t nbytes, bool whole);
/* The encoding a user names (--encoding): any that iconv knows.  False and *err for an unknown name. */
bool encoding_named(const char *name, struct encoding_found *, struct err *);
/* Replaces the input's bytes by their UTF-8 text. */
void encoding_decode(struct input *, struct encoding_found, struct report *);
/* What a file that is no text is ("an Excel workbook", "a PDF"), with the remedy in *err; true if it is such a file. */
bool encoding_is_binary(const char *bytes, size_t nbytes, struct err *);

#endif
