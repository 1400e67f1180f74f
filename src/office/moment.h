/* moment: a day and its time, counted in days as spreadsheets do, shown by the section of a number format. */
#ifndef JIHUA_MOMENT_H
#define JIHUA_MOMENT_H

#include "office/mask.h"

/* Adds what the section, which is one of a date, shows; false, and nothing is added, if there is no such day. */
bool moment_add(double days, const struct mask *, bool epoch_1904, struct buf *);

#endif
