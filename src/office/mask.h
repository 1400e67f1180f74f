/* mask: one of the up to four parts, separated by semicolons, of a number format, cut into tokens. */
#ifndef JIHUA_MASK_H
#define JIHUA_MASK_H

#include "base/text.h"
#include "office/chinese_digits.h"

enum mask_token_kind {
    MASK_LITERAL, /* shown as it is */
    MASK_DIGIT,   /* 0 # ? */
    MASK_POINT,
    MASK_COMMA,
    MASK_PERCENT,
    MASK_EXPONENT, /* E+ E- */
    MASK_SLASH,
    MASK_GENERAL,
    MASK_TEXT, /* @ */
    /* the parts of dates and times; `text` has one letter for each time that the letter is written */
    MASK_YEAR,
    MASK_BUDDHIST_YEAR,
    MASK_ERA,
    MASK_MONTH,
    MASK_DAY,
    MASK_WEEKDAY, /* aaa aaaa */
    MASK_HOUR,
    MASK_MINUTE,
    MASK_SECOND,
    MASK_FRACTION, /* one digit behind the seconds */
    MASK_HALF_DAY, /* AM/PM A/P 上午/下午 */
    MASK_ELAPSED   /* [h] [m] [s] */
};

struct mask_token {
    enum mask_token_kind kind;
    struct slice text; /* as the format has it; of a literal without its quotes */
};

enum {
    MASK_FORMAT_MAX = 255, /* characters of a format, as Excel allows */
    MASK_LOCALE_CHINA = 0x804,
    MASK_LOCALE_TAIWAN = 0x404,
    MASK_LOCALE_DATE = 0xF800, /* not a country: the long date of the system */
    MASK_LOCALE_TIME = 0xF400
};

enum mask_compare { MASK_ANY, MASK_LESS, MASK_AT_MOST, MASK_EQUAL, MASK_UNEQUAL, MASK_AT_LEAST, MASK_MORE };

struct mask {
    struct mask_token token[MASK_FORMAT_MAX + 1];
    size_t count;
    enum mask_compare compare; /* the condition: [>=100] */
    double limit;
    enum chinese_style digits; /* [DBNum1] */
    unsigned locale;           /* [$-804] */
    bool brackets;             /* there are some that are no token: an empty section with a colour means General */
    bool is_date, has_text, has_general;
};

/* Reads the section at *pos of a format of at most MASK_FORMAT_MAX characters; *pos: behind its semicolon, or above
 * format.n if it was the last.  The tokens borrow from the format. */
void mask_read(struct mask *, struct slice format, size_t *pos);
bool mask_admits(const struct mask *, double value); /* whether its condition does */

#endif
