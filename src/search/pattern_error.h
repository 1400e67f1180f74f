/* pattern_error: why PCRE2 refuses a pattern, in the user's language. */
#ifndef JIHUA_PATTERN_ERROR_H
#define JIHUA_PATTERN_ERROR_H

#include "base/err.h"

/* Sets what is wrong and what to do; where is left to the caller. */
void pattern_error(int code, struct err *);

#endif
