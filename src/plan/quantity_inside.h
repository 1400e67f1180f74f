/* What the files of quantity share: a number with its measure as far as it was read, and the questions that each file
 * answers.  All positions are bytes of the text.
 *
 * quantity.c         walks over a text: bounds, number, measure, bounds
 * quantity_number.c  numbers in all their forms, with the measure behind them
 * quantity_doubt.c   which numbers promise nothing: names, what exists already, baselines, descriptions
 * quantity_kind.c    what a number says: amount, level, growth …, from where, for each of what */
#ifndef JIHUA_QUANTITY_INSIDE_H
#define JIHUA_QUANTITY_INSIDE_H

#include "base/measure.h"
#include "plan/quantity.h"

/* of a bound */
enum {
    BOUND_LEAST = 1,
    BOUND_MOST = 2,
    BOUND_ABOUT = 4,
    BOUND_REACH = 8,   /* 达到, 提高到 */
    BOUND_LEVEL = 16,  /* a state, not an addition */
    BOUND_STATED = 32, /* says so of a time, too: 压缩至3个工作日 */
    BOUND_WITHIN = 64, /* 控制在: at most, unless a word behind says otherwise */
};

struct quantity_number {
    size_t start, number_end; /* the number, with its multiplier */
    size_t end;               /* behind the measure */
    double value;
    struct slice measure; /* empty: none that we know follows */
    unsigned flags;       /* of the measure: enum measure_flags */
    unsigned bound;       /* BOUND_LEAST for 30余名 */
    int zeros;            /* of its multiplier: 4 for 万, 0 without one */
    bool fraction;        /* it has a decimal point */
    bool han;             /* Chinese numerals */
    bool bare;            /* 千万 without a number before it: 突破|千万千瓦 */
    bool share;           /* 百分之八十, 三分之一, 四成, 翻一番: in %, whatever follows */
    bool doubling;        /* 翻一番 */
};

#define QUANTITY_AT(table, text, pos) words_at(table, WORDS_COUNT(table), text, pos)
#define QUANTITY_BEFORE(table, text, pos) words_before(table, WORDS_COUNT(table), text, pos)

/* ---- quantity_number.c ---- */

/* A number and, with or without a blank, its measure; false if none begins at pos. */
bool quantity_read_counted(struct slice, size_t pos, struct quantity_number *);
/* The second half of a range that begins with *first; false if there is none.  bare: its measure may stand in
 * another column.  *bad: a pair that is no range (5—3). */
bool quantity_read_range(struct slice, bool bare, struct quantity_number *first, struct quantity_number *second,
                         bool *bad);
/* Where a run of numbers ends that hang together (2024-06-30, 1:1, 2、3). */
size_t quantity_chain_end(struct slice, size_t pos);
/* Signs by which the numbers on both sides are one thing, not two quantities: 1:1, 2024.6.30, 4+2, 3×2, 1/3. */
bool quantity_is_link(uint32_t cp);
/* Ends a clause: comma, semicolon, colon, full stop, line break, the end. */
bool quantity_is_stop(uint32_t cp);
/* Whether one of them stands at byte at, or before byte pos; the point of 4.5 is none. */
bool quantity_stops_at(struct slice, size_t at);
bool quantity_stops_before(struct slice, size_t pos);

/* Nothing but blanks and signs that tables put around a figure: *6.5, 〔13.5〕, 【8.5】. */
bool quantity_is_framing(struct slice);

/* ---- quantity_doubt.c ---- */

/* Whether what stands right before a number makes something else of it: 第3批, 前10名, 4+2. */
bool quantity_is_struck(struct slice, const struct quantity_number *);
/* A number that only describes what the next one counts: 年产值10亿元以上企业|3家.  [start, end): the quantity with its
 * bounds; floor: end of the quantity before; suffix: its bounds behind the measure. */
bool quantity_is_attribute(struct slice, const struct quantity_number *, size_t floor, size_t start, size_t end,
                           unsigned suffix);
/* Chinese numerals count where a bound, a verb of doing, or their place says so. */
bool quantity_is_han_counted(struct slice, const struct quantity_number *, size_t floor, unsigned bound);
/* 1家1策, 三个一批: a slogan. */
bool quantity_is_slogan(struct slice, const struct quantity_number *);
/* What is there already, or was before: 现有30家, 由80元提高到95元, 比上年的30个, 含5个; or as many as are
 * named: A县、B县2个试点县.  `end`: behind the bounds. */
bool quantity_is_known_before(struct slice, const struct quantity_number *, size_t start, size_t end);
/* 500米服务半径, 50米内, 15分钟生活圈: how far, not how much.  end: behind the bounds. */
bool quantity_is_distance(struct slice, const struct quantity_number *, size_t end);
/* Whether 由, 从 or 原 at pos names a baseline: a number, a date or 原来 follows. */
bool quantity_is_from(struct slice, size_t pos);
/* A verb of doing that ends at pos (新建|两所); NULL if none does. */
const struct word *quantity_doing_before(struct slice, size_t pos);

/* ---- quantity_kind.c ---- */

/* The end of a denominator that begins with 每 at pos: 每千人口, 每10万人, 每个县区; pos if there is none.  *heads: it
 * counts people or land, so that the figure is a state (每千人口7.5张), no work to be done (每个县区1所). */
size_t quantity_denominator_end(struct slice, size_t pos, bool *heads);
/* Fills kind, from, per, each, terms_start of a quantity whose other fields are known.  floor: the end of the quantity
 * before. */
void quantity_find_kind(struct slice, const struct quantity_number *, unsigned bound, size_t floor, struct quantity *);
/* The same by the name of an indicator, whose cell holds the figure alone (`framed`) or with a measure of its own:
 * 新增就业 is an amount, 增长率 growth, most others are states. */
void quantity_find_named_kind(struct slice name, bool framed, struct quantity *);

#endif
