/* quantity_frame: what the columns around a cell say of the figures in it.
 *
 * A table of indicators keeps a figure apart from what it measures and in what:
 *     指标 | 单位 | 2020年 | 2025年         每千人口床位数（张） | 6.9 | 7.5
 * There 7.5 is a quantity: its measure stands in the column of units, in brackets behind the indicator's name or in the
 * year's header; its object is the indicator's name.  The figures of a year that is over (2020年, 现状, 基期) promise
 * nothing.  A frame borrows from its plan; where a text has none, NULL stands for it. */
#ifndef JIHUA_QUANTITY_FRAME_H
#define JIHUA_QUANTITY_FRAME_H

#include "plan/plan.h"

struct quantity_frame {
    const struct plan *plan;
    size_t task, column;
    bool before; /* the column holds what was there before the plan began */
};

struct quantity_frame quantity_frame_of(const struct plan *, size_t task, size_t column);
/* The unit of a bare number in the cell: its measure, what the number is multiplied by (10000 for 万人) and the
 * measure's flags (measure.h).  False if the table names none. */
bool quantity_frame_unit(const struct quantity_frame *, struct slice *measure, double *scale, unsigned *flags);
/* The unit in brackets that ends a column's header, 目标任务|(人), with its brackets; empty if none does. */
struct slice quantity_frame_header_unit(struct slice header);
/* The indicator's name, without its own number and unit; empty if the table is none of indicators. */
struct slice quantity_frame_name(const struct quantity_frame *);

#endif
