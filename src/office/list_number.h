/* list_number: a number as a list shows it: 3, iii, C, 三, ③, 丙.
 *
 * The formats are those of Word (ECMA-376, part 1, 17.18.59); other kinds of files call them by their own names. */
#ifndef JIHUA_LIST_NUMBER_H
#define JIHUA_LIST_NUMBER_H

#include "base/buf.h"

/* Adds the number; `format` is "decimal", "lowerRoman", "chineseCounting" …, or of a custom one its beginning: "001,
 * 002".  A format that is not known is decimal; "none" and "bullet" add nothing. */
void list_number_add(const char *format, unsigned value, struct buf *);

#endif
