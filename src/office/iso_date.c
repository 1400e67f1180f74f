#include "office/iso_date.h"

enum { DAYS_TO_1904 = 1462 };

static bool iso_date_digits(const char **at, unsigned count, unsigned *number)
{
    *number = 0;
    for (; count > 0; count--, ++*at) {
        if (**at < '0' || **at > '9') return false;
        *number = *number * 10 + (unsigned)(**at - '0');
    }
    return true;
}

/* Days from 30 December 1899 to a day of the Gregorian calendar. */
static double iso_date_days(unsigned year, unsigned month, unsigned day)
{
    unsigned y = month > 2 ? year : year - 1, m = month > 2 ? month - 3 : month + 9; /* years begin in March */
    return (double)y * 365 + y / 4 - y / 100 + y / 400 + (m * 153 + 2) / 5 + day - 693900;
}

bool iso_date_read(const char *at, bool epoch_1904, double *days, bool *has_time)
{
    unsigned year, month, day, hour = 0, minute = 0, second = 0;
    if (!iso_date_digits(&at, 4, &year) || *at++ != '-' || !iso_date_digits(&at, 2, &month) || *at++ != '-' ||
        !iso_date_digits(&at, 2, &day) || year == 0 || month == 0 || month > 12 || day == 0 || day > 31)
        return false;
    *has_time = *at == 'T' && (at++, iso_date_digits(&at, 2, &hour)) && *at++ == ':' &&
                iso_date_digits(&at, 2, &minute);
    if (*has_time && *at == ':' && (at++, !iso_date_digits(&at, 2, &second))) return false;
    *days = iso_date_days(year, month, day);
    if (epoch_1904) *days -= DAYS_TO_1904;
    else if (*days < 61) *days -= 1; /* numbers of days know a 29 February 1900 */
    *days += (hour * 3600 + minute * 60 + second) / 86400.0;
    *has_time = *has_time && hour + minute + second > 0;
    return *days >= 0;
}
