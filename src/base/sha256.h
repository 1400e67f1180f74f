/* sha256: the digest that names a file's exact content (FIPS 180-4). */
#ifndef JIHUA_SHA256_H
#define JIHUA_SHA256_H

#include <stddef.h>

/* 64 hexadecimal digits and a NUL. */
void sha256_of(const void *bytes, size_t nbytes, char out[65]);

#endif
