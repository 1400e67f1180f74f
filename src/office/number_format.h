/* number_format: a number as a spreadsheet shows it by the format of its cell: 0.6 in `0%` is `60%`.
 *
 * The formats are those of ECMA-376, part 1, 18.8.30 and 18.8.31 (SpreadsheetML), which BIFF8 shares. */
#ifndef JIHUA_NUMBER_FORMAT_H
#define JIHUA_NUMBER_FORMAT_H

#include "base/buf.h"

/* The built-in format of that number as Chinese Excel and WPS have it (14: `yyyy/m/d`), NULL for one that is not
 * built in. */
const char *number_format_builtin(unsigned id);
/* Adds `value` as the format shows it.  `epoch_1904`: days are counted from 1904, not from 1900.  General, or a format
 * that is not understood: at most 15 digits, never with an exponent. */
void number_format_add(double value, struct slice format, bool epoch_1904, struct buf *out);
/* A text by the format's fourth section (`@"号"`); as it is where the format has none. */
void number_format_add_text(struct slice text, struct slice format, struct buf *out);

#endif
