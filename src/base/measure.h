/* measure: the words in which plans count: 名, 家, 人(次), 平方米, 个百分点 (measure.def).
 *
 * Where a measure ends is asked by what reads quantities and by what breaks lines.  Positions are bytes. */
#ifndef JIHUA_MEASURE_H
#define JIHUA_MEASURE_H

#include "base/words.h"

enum measure_flags {
    MEASURE_WHOLE = 1,
    MEASURE_RATE = 2,
    MEASURE_HEAD = 4,
    MEASURE_SHOWN = 8,
    MEASURE_TIME = 16,
    MEASURE_UNLISTED = 32 /* a counting word that the table lacks */
};                        /* measure.def */

/* The measure at pos (value: its flags), NULL if there is none: also where another word begins like one (个季度,
 * 人才). */
const struct word *measure_at(struct slice text, size_t pos);
/* The word at pos that could be one, whatever it begins. */
const struct word *measure_word_at(struct slice text, size_t pos);
/* The end of a measure at pos with its alternative in brackets, 名(个), 人(次); pos if there is none, *flags then
 * stays.  Beside the words of the table: units in Latin letters (Gbps, m³). */
size_t measure_end(struct slice text, size_t pos, unsigned *flags);
/* The same where a number ends at pos: a counting word that the table lacks, too, if nothing but a measure can stand
 * there (30|剂次。). */
size_t measure_end_behind_number(struct slice text, size_t pos, unsigned *flags);
/* What a measure that ends at pos is divided by, 元|/亩, 升|/人·日: behind it; pos if nothing. */
size_t measure_divisor_end(struct slice text, size_t pos);
/* The measure that ends at pos; NULL if none does. */
const struct word *measure_before(struct slice text, size_t pos);
/* For breaking lines: the end of what belongs to a number that ends at pos: a measure with its form and the bounds
 * behind it, 名(个)以上, or a word that only begins like a measure, 个季度; pos if there is neither. */
size_t measure_whole_end(struct slice text, size_t pos);
/* Whether the bracket at pos gives another form of the measure before it: 人|(次). */
bool measure_has_form_at(struct slice text, size_t pos);
/* All of them. */
const struct word *measure_words(size_t *count);

#endif
