/* indicator: what a task counts, followed through its whole-period content and its years, whatever item it stands in.
 *
 * Two quantities belong to one indicator if they count the same object in the same measure (quotes, blanks and width
 * apart), for each of the same (每千人口), and are of one sort: a number of things or a state (新增100张, 达到7.5张), a
 * change (增长6%, 下降3%), or a multiple; what is left over is joined if one object ends in the other (企业 is too short for
 * that) and no year has both.  A second quantity of the same object in one cell is an indicator of its own.  Slots: 0
 * is the whole period (the content; the task's own text where the plan has no content column), y + 1 is year y.
 * Everything is borrowed from the plan. */
#ifndef JIHUA_INDICATOR_H
#define JIHUA_INDICATOR_H

#include "plan/plan.h"
#include "plan/quantity.h"

struct indicator_value {
    bool present;
    bool before;       /* of a year before the plan (quantity_frame.h): it opens the series, and promises nothing */
    unsigned item;     /* which item of the cell, from 0 */
    unsigned item_no;  /* its number, 0 if it has none */
    struct slice text; /* of the item, or of the clause inside it; the quantity's offsets are into it */
    struct slice object;
    struct quantity quantity;
};

enum indicator_trend {
    INDICATOR_ABSENT /* from both */,
    INDICATOR_UP,
    INDICATOR_FLAT,
    INDICATOR_DOWN,
    INDICATOR_NEW,
    INDICATOR_DROPPED,
    INDICATOR_TRENDS
};

enum indicator_sum {
    INDICATOR_UNCHECKED, /* no whole-period figure, or fewer than two years */
    INDICATOR_FITS,
    INDICATOR_SHORT,
    INDICATOR_OVER,
    INDICATOR_NOT_ADDABLE, /* a rate, a level to be reached, per head, 累计 */
    INDICATOR_SUMS
};

struct indicator {
    struct slice object; /* as first written; the task's name where no quantity names one */
    struct slice measure;
    struct slice per;        /* of its first figure: 每千人口; empty if it is for each of nothing */
    enum quantity_kind kind; /* of its first figure */
    double low, high;        /* the sum of the years; 0 if nothing is to be added */
    enum indicator_sum sum;
};

struct indicators {
    struct indicator *at;          /* owned, in the order of first appearance */
    struct indicator_value *value; /* owned: [indicator][slot] */
    size_t count, cap;
    size_t slots; /* years + 1 */
};

/* The indicators of a task; *indicators is filled whole and freed by indicators_done. */
void indicators_of(const struct plan *, size_t task, struct indicators *);
void indicators_done(struct indicators *);
const struct indicator_value *indicators_value(const struct indicators *, size_t indicator, size_t slot);
/* From one slot to another, say year to year; absent, too, where the two do not compare (新建500个, 达到3000个). */
enum indicator_trend indicators_trend(const struct indicators *, size_t indicator, size_t from, size_t to);
/* How a year's figure changed: against the year before, else against the baseline that its text names (由80元提高到95元),
 * else absent. */
enum indicator_trend indicators_change(const struct indicators *, size_t indicator, size_t slot);
/* The figure as written, 30名以上; with its unit where that stands in another column, 6.5|亿吨. */
void indicator_add_figure(const struct indicator_value *, struct buf *);
/* Its object with what it is for each of: 每千人口床位. */
void indicator_add_name(const struct indicator *, struct buf *);
/* Why its years are not added up, to be translated: "level", "growth", "cumulative"; "" if they are. */
const char *indicator_no_sum(const struct indicator *);
const char *indicator_trend_name(enum indicator_trend); /* "up", as in JSON; "" for absent */
const char *indicator_trend_mark(enum indicator_trend); /* ↑ = ↓ 新 止, "" for absent */
const char *indicator_sum_name(enum indicator_sum);     /* "fits", "not_addable"; "" for unchecked */

#endif
