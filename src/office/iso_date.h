/* iso_date: days and times as ISO 8601 writes them, as the numbers of days that cells hold. */
#ifndef JIHUA_ISO_DATE_H
#define JIHUA_ISO_DATE_H

#include <stdbool.h>

/* "2025-06-30", "2025-06-30T08:30:00.5Z", ended by NUL: the days since the epoch; the part of a second is left off.
 * False for what is no date, or one before the epoch. */
bool iso_date_read(const char *text, bool epoch_1904, double *days, bool *has_time);

#endif
