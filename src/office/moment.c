#include "office/moment.h"

#include <math.h>

enum {
    DAYS_MAX = 2958465,           /* 9999-12-31 */
    DAYS_TO_1904 = 1462,          /* from the beginning of one epoch to that of the other */
    FALSE_LEAP_DAY = 60,          /* 1900 had no 29 February; the count of days has one since Lotus 1-2-3 */
    MARCH_YEARS_TO_1900 = 693899, /* days from 1 March of the year 0 to 30 December 1899 */
    FRACTION_MAX = 3
};

struct moment {
    unsigned year, month, day, weekday; /* weekday: 0 is Sunday */
    unsigned hour, minute, second;
    unsigned fraction; /* of a second, in units of 10 to the -decimals */
    int decimals;
    int64_t seconds; /* all of them */
    const struct mask *mask;
};

static const char *const month_names[] = {"January", "February", "March",     "April",   "May",      "June",
                                          "July",    "August",   "September", "October", "November", "December"};
static const char *const day_names[] = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
static const char *const chinese_days[] = {"日", "一", "二", "三", "四", "五", "六"};
static const char *const chinese_months[] = {"一", "二", "三", "四", "五",   "六",
                                             "七", "八", "九", "十", "十一", "十二"};

/* The day of the Gregorian calendar.  Years are counted from March, so that a leap day is their last. */
static void moment_set_day(struct moment *m, unsigned days)
{
    m->weekday = (days + 6) % 7;
    if (days == 0 || days == FALSE_LEAP_DAY) {
        m->year = 1900;
        m->month = days == 0 ? 1 : 2;
        m->day = days == 0 ? 0 : 29;
        return;
    }
    unsigned n = days + MARCH_YEARS_TO_1900 + (days < FALSE_LEAP_DAY);
    unsigned era = n / 146097, of_era = n % 146097; /* 400 years */
    unsigned year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    unsigned of_year = of_era - (365 * year + year / 4 - year / 100);
    unsigned month = (5 * of_year + 2) / 153; /* from March: five months have 153 days */
    m->day = of_year - (153 * month + 2) / 5 + 1;
    m->month = month < 10 ? month + 3 : month - 9;
    m->year = era * 400 + year + (m->month <= 2);
}

/* Digits behind the seconds, and whether there are seconds at all. */
static int moment_decimals(const struct mask *s)
{
    int decimals = 0;
    for (size_t i = 0; i < s->count; i++) decimals += s->token[i].kind == MASK_FRACTION;
    return decimals < FRACTION_MAX ? decimals : FRACTION_MAX;
}

static bool moment_has_time(const struct mask *s)
{
    for (size_t i = 0; i < s->count; i++)
        if (s->token[i].kind >= MASK_HOUR) return true;
    return false;
}

/* A time is rounded to what is shown of its seconds; a day without one only by what reckoning may have lost. */
static bool moment_set(struct moment *m, double days, bool epoch_1904)
{
    int decimals = moment_has_time(m->mask) ? moment_decimals(m->mask) : FRACTION_MAX;
    double units = 1;
    for (int i = 0; i < decimals; i++) units *= 10;
    if (!(days >= 0 && days < DAYS_MAX + 1)) return false;
    if (epoch_1904) days += DAYS_TO_1904;
    double whole = floor(days);
    double rounded = floor((days - whole) * 86400 * units + 0.5);
    int64_t all = (int64_t)whole * 86400 * (int64_t)units + (int64_t)rounded;
    m->seconds = all / (int64_t)units;
    m->fraction = (unsigned)(all % (int64_t)units);
    m->decimals = decimals;
    if (m->seconds / 86400 > DAYS_MAX) return false;
    moment_set_day(m, (unsigned)(m->seconds / 86400));
    m->hour = (unsigned)(m->seconds / 3600 % 24);
    m->minute = (unsigned)(m->seconds / 60 % 60);
    m->second = (unsigned)(m->seconds % 60);
    if (epoch_1904) m->seconds -= (int64_t)DAYS_TO_1904 * 86400;
    return true;
}

/* ---- showing ---- */

/* The digits one by one, at least so many: 2025 is 二〇二五. */
static void moment_add_digits(const struct moment *m, uint64_t value, int at_least, struct buf *out)
{
    unsigned digit[20];
    int n = 0;
    for (; value > 0 || n < at_least; value /= 10) digit[n++] = (unsigned)(value % 10);
    while (n > 0) chinese_digits_add_digit(m->mask->digits, digit[--n], out);
}

static void moment_add_part(const struct moment *m, unsigned value, struct slice letters, struct buf *out)
{
    chinese_digits_add_part(m->mask->digits, value, letters.n > 1, out);
}

static void moment_add_year(const struct moment *m, const struct mask_token *t, struct buf *out)
{
    bool e = t->text.s[0] == 'e' || t->text.s[0] == 'E';
    unsigned year = t->kind == MASK_BUDDHIST_YEAR ? m->year + 543 : m->year;
    if (e && m->mask->locale == MASK_LOCALE_TAIWAN && year > 1911) moment_add_digits(m, year - 1911, 1, out);
    else if (!e && t->text.n <= 2) moment_add_digits(m, year % 100, 2, out);
    else moment_add_digits(m, year, 4, out);
}

static bool moment_is_chinese(const struct moment *m)
{
    return m->mask->locale == MASK_LOCALE_CHINA || m->mask->locale == MASK_LOCALE_TAIWAN;
}

static void moment_add_month(const struct moment *m, struct slice letters, struct buf *out)
{
    struct slice name = slice_of(month_names[m->month - 1]);
    if (letters.n <= 2) {
        moment_add_part(m, m->month, letters, out);
    } else if (moment_is_chinese(m)) {
        if (letters.n == 3) buf_addf(out, "%u月", m->month);
        else buf_addf(out, "%s%s", chinese_months[m->month - 1], letters.n == 4 ? "月" : "");
    } else {
        buf_add(out, letters.n == 4 ? name : slice_cut(name, 0, letters.n == 5 ? 1 : 3));
    }
}

/* ddd and dddd name the day of the week in English, but where the format says that it is Chinese. */
static void moment_add_day(const struct moment *m, struct slice letters, struct buf *out)
{
    struct slice name = slice_of(day_names[m->weekday]);
    if (letters.n <= 2) moment_add_part(m, m->day, letters, out);
    else if (moment_is_chinese(m)) buf_addf(out, "%s%s", letters.n == 3 ? "周" : "星期", chinese_days[m->weekday]);
    else buf_add(out, letters.n == 3 ? slice_cut(name, 0, 3) : name);
}

/* aaaa is 星期三; aaa is 三, and 周三 where the format says that it is Chinese. */
static void moment_add_weekday(const struct moment *m, struct slice letters, struct buf *out)
{
    const char *before = letters.n > 3 ? "星期" : moment_is_chinese(m) ? "周" : "";
    buf_addf(out, "%s%s", before, chinese_days[m->weekday]);
}

static void moment_add_half_day(const struct moment *m, struct slice word, struct buf *out)
{
    bool afternoon = m->hour >= 12;
    if ((unsigned char)word.s[0] >= 0x80 || (word.n > 3 && moment_is_chinese(m)))
        buf_adds(out, afternoon ? "下午" : "上午");
    else if (word.n > 3) buf_adds(out, afternoon ? "PM" : "AM");
    else buf_add(out, afternoon ? slice_cut(word, 2, 3) : slice_cut(word, 0, 1)); /* A/P, a/p */
}

static void moment_add_hour(const struct moment *m, struct slice letters, struct buf *out)
{
    bool halves = false;
    for (size_t i = 0; i < m->mask->count; i++) halves |= m->mask->token[i].kind == MASK_HALF_DAY;
    moment_add_part(m, halves ? (m->hour + 11) % 12 + 1 : m->hour, letters, out);
}

static void moment_add_elapsed(const struct moment *m, struct slice letters, struct buf *out)
{
    char c = letters.s[0];
    int64_t each = c == 'h' || c == 'H' ? 3600 : c == 'm' || c == 'M' ? 60 : 1;
    moment_add_digits(m, (uint64_t)(m->seconds / each), letters.n < 19 ? (int)letters.n : 19, out);
}

/* The nth digit behind the seconds; 0 for those that are not reckoned with. */
static void moment_add_fraction(const struct moment *m, int nth, struct buf *out)
{
    unsigned rest = m->fraction;
    for (int i = nth + 1; i < m->decimals; i++) rest /= 10;
    chinese_digits_add_digit(m->mask->digits, nth < m->decimals ? rest % 10 : 0, out);
}

static void moment_add_token(const struct moment *m, size_t i, int fraction, struct buf *out)
{
    const struct mask_token *t = &m->mask->token[i];
    switch (t->kind) {
    case MASK_YEAR:
    case MASK_BUDDHIST_YEAR: moment_add_year(m, t, out); break;
    case MASK_ERA: break;
    case MASK_MONTH: moment_add_month(m, t->text, out); break;
    case MASK_DAY: moment_add_day(m, t->text, out); break;
    case MASK_WEEKDAY: moment_add_weekday(m, t->text, out); break;
    case MASK_HOUR: moment_add_hour(m, t->text, out); break;
    case MASK_MINUTE: moment_add_part(m, m->minute, t->text, out); break;
    case MASK_SECOND: moment_add_part(m, m->second, t->text, out); break;
    case MASK_FRACTION: moment_add_fraction(m, fraction, out); break;
    case MASK_HALF_DAY: moment_add_half_day(m, t->text, out); break;
    case MASK_ELAPSED: moment_add_elapsed(m, t->text, out); break;
    default: buf_add(out, t->text);
    }
}

bool moment_add(double days, const struct mask *mask, bool epoch_1904, struct buf *out)
{
    struct moment m = {.mask = mask};
    int fraction = 0;
    if (!moment_set(&m, days, epoch_1904)) return false;
    if (mask->locale == MASK_LOCALE_DATE) {
        buf_addf(out, "%u年%u月%u日", m.year, m.month, m.day);
    } else if (mask->locale == MASK_LOCALE_TIME) {
        buf_addf(out, "%u:%02u:%02u", m.hour, m.minute, m.second);
    } else {
        for (size_t i = 0; i < mask->count; i++) {
            moment_add_token(&m, i, fraction, out);
            fraction = mask->token[i].kind == MASK_FRACTION ? fraction + 1 : 0;
        }
    }
    return true;
}
