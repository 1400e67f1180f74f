/* indicator: what a task counts, followed through its whole-period content and its years, whatever item it stands in.
 *
 * Two quantities belong to one indicator if they count the same object in the same measure (quotes, blanks and width
 * apart); what is left over is joined if one object ends in the other (企业 is too short for that) and no year has
 * both.  A second quantity of the same object in one cell is an indicator of its own.
 * Slots: 0 is the whole period (the content; the task's own text where the plan has no content column), y + 1 is year
 * y.  Everything is borrowed from the plan. */
#ifndef JIHUA_INDICATOR_H
#define JIHUA_INDICATOR_H

#include "plan/plan.h"
#include "plan/quantity.h"

struct indicator_value {
    bool present;
    unsigned item;     /* which item of the cell, from 0 */
    unsigned item_no;  /* its number, 0 if it has none */
    struct slice text; /* the item's text; the quantity's offsets are into it */
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
    double low, high; /* the sum of the years; 0 if nothing is to be added */
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
/* From one slot to another, say year to year. */
enum indicator_trend indicators_trend(const struct indicators *, size_t indicator, size_t from, size_t to);
const char *indicator_trend_name(enum indicator_trend); /* "up", as in JSON; "" for absent */
const char *indicator_trend_mark(enum indicator_trend); /* ↑ = ↓ 新 止, "" for absent */
const char *indicator_sum_name(enum indicator_sum);     /* "fits", "not_addable"; "" for unchecked */

#endif
