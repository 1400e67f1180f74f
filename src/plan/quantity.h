/* quantity: a number that an item promises: 30名以上, 不低于20%, 达到3万, 3—4个.
 *
 * A quantity is bound, number, measure and bound again (不少于|30|名|以上); the words are in quantity.def.
 * What is not surely a quantity is none: years, ordinals, versions, names (4+2, 5G, “50亿级”, 三支一扶), anything in
 * quotation marks, denominators (每万人), a number without a measure that we know.  Chinese numerals count only where a
 * bound or a verb of doing says so (三十名以上, 新建两所), 一 alone never without a bound. */
#ifndef JIHUA_QUANTITY_H
#define JIHUA_QUANTITY_H

#include "base/buf.h"
#include "base/words.h"

enum quantity_bound {
    QUANTITY_EXACTLY,        /* 10家 */
    QUANTITY_AT_LEAST,       /* 30名以上, 不低于20% */
    QUANTITY_AT_MOST,        /* 5%以内 */
    QUANTITY_ABOUT,          /* 3个左右 */
    QUANTITY_RANGE,          /* 3—4个 */
    QUANTITY_REACH,          /* 达到3万 */
    QUANTITY_ABOUT_AT_LEAST, /* 1个以上左右 */
    QUANTITY_BOUNDS
};

/* What a number says (the contract's `kind`). */
enum quantity_kind {
    QUANTITY_AMOUNT,   /* to be done in the period: 新建30个; years may be added up */
    QUANTITY_LEVEL,    /* a state, a rate, a share: 达到82%, 提高到95元, 每千人口7.5张; never added up */
    QUANTITY_GROWTH,   /* 增长10%, 上升2个百分点, 翻一番 */
    QUANTITY_DECLINE,  /* 下降3%, 减少20人 */
    QUANTITY_MULTIPLE, /* 为2020年的2倍 */
    QUANTITY_KINDS
};

struct quantity {
    size_t start, end;         /* bytes of the text, from the bound before the number to the bound after the measure */
    size_t number, number_end; /* the number itself (3—4, 2.5万), without measure and bounds */
    double low, high;          /* 3万 is 30000; high is low but for a range */
    struct slice measure;      /* as written: 名(个), 人次; borrowed from the text, or % of 百分之八十 */
    double scale; /* 0: the measure stands in the text; else it stands in another column, and the number was
                                  multiplied by this: 100000000 for 6.5 in 亿吨 */
    enum quantity_bound bound;
    bool measure_in_front; /* 培训人(次)达到3万 */
    bool has_high;         /* a range */
    enum quantity_kind kind;
    bool has_from;
    double from;      /* the baseline that the text names: 80 in 由80元提高到95元 */
    struct slice per; /* what it holds for each of: 每千人口, 人均; empty if nothing; borrowed from the text */
    bool each;        /* for each of something (每年, 每万人, 人均, 30人/年) */
    /* Where the words before it begin without which it would say something else (每万人, 累计, 三年); start if there
     * are none. */
    size_t terms_start;
    bool rate;          /* % ‰ 百分点 倍 */
    bool contradictory; /* bounds that exclude each other: 1个以上左右, 不超过5家以上 */
    size_t after;       /* end of the quantity before this one: where its object can begin */
};

/* The first quantity that begins at or after *pos; moves *pos behind it.  False if there is none.
 *     for (size_t pos = 0; quantity_next(text, &pos, &q);) …
 * Linear in the text; any bytes will do. */
bool quantity_next(struct slice text, size_t *pos, struct quantity *);
size_t quantity_count(struct slice text);
/* The same within a cell of a plan, whose other columns say more of its figures; NULL: of no plan. */
struct quantity_frame; /* quantity_frame.h */
bool quantity_next_in(const struct quantity_frame *, struct slice text, size_t *pos, struct quantity *);
/* What is counted: the noun phrase after the quantity (30名以上学术技术带头人), else the one before it (孵化器1个);
 * borrowed from the text, empty if there is none.  The rules stand in object.c. */
struct slice quantity_object(struct slice text, const struct quantity *);
/* The same; the indicator's name where the cell holds the figure alone. */
struct slice quantity_object_in(const struct quantity_frame *, struct slice text, const struct quantity *);

const char *quantity_bound_name(enum quantity_bound); /* "at_least", as in JSON */
const char *quantity_kind_name(enum quantity_kind);   /* "amount", as in JSON */
/* Whether quantities may be added up: no rate, no level, nothing per head. */
bool quantity_adds(const struct quantity *);
/* Same measure, width apart: 名(个) and 名（个）. */
bool quantity_same_measure(struct slice a, struct slice b);
/* 万, 千万 for 10000, 10000000: the word by which a unit in another column multiplies its numbers; nothing for 1. */
void quantity_add_scale(double scale, struct buf *);
/* 30000, 2.5: as few digits as say it exactly; returns out. */
char *quantity_number(double value, char out[32]);

/* For queries: the end of the number at byte pos (300, 三百, 2.5万), pos if there is none; the end of the measure
 * there, 名(个) or 元/亩 whole. */
size_t quantity_number_end(struct slice text, size_t pos, double *value);
size_t quantity_measure_end(struct slice text, size_t pos);

/* For item.c: whether digits that end at byte pos read as part of a number or a quantity (3个, 3年, 3—4, 3万), not as
 * the number of a clause that lost its dot (3完善, 3支持). */
bool quantity_goes_on(struct slice text, size_t pos);
/* For item.c: whether the measure at byte pos counts things that cannot be halved (15年, 3000名). */
bool quantity_is_whole_measure(struct slice text, size_t pos);
/* For object.c: whether a number with a measure begins at byte pos. */
bool quantity_begins(struct slice text, size_t pos);

#endif
