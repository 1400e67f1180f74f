/* agency_word: the words of cells that name agencies, found in texts that can be broken: a word is the word with blanks
 * and line breaks inside it (市教育局牵\n头).  The words are in agency_word.def, which says what each table is for. */
#ifndef JIHUA_AGENCY_WORD_H
#define JIHUA_AGENCY_WORD_H

#include "base/words.h"

enum agency_table {
    AGENCY_ENDINGS,
    AGENCY_NO_ENDINGS,
    AGENCY_HEADS,
    AGENCY_OFFICES,
    AGENCY_BEGINNINGS,
    AGENCY_LEVELS,
    AGENCY_SHARED,
    AGENCY_FOLLOWED,
    AGENCY_NOT_LEVELS,
    AGENCY_WITHS,
    AGENCY_JOINTS,
    AGENCY_DUTIES,
    AGENCY_LABELS,
    AGENCY_FIRSTS,
    AGENCY_CLOSERS,
    AGENCY_NO_CLOSE,
    AGENCY_SENTENCES,
    AGENCY_WORKS,
    AGENCY_MANNERS,
    AGENCY_NOT_DOING,
    AGENCY_GROUNDS,
    AGENCY_NOBODY_ENDS,
    AGENCY_NOBODY_ALONE,
    AGENCY_SURNAMES,
    AGENCY_TABLES
};

/* What the tables say of a word. */
enum agency_ending { AGENCY_ORGAN = 1, AGENCY_PLACE };
enum agency_flag {
    AGENCY_LEADS_IT = 1 << 0, /* who is meant leads */
    AGENCY_SUPPORTS_IT = 1 << 1,
    /* of duties */
    AGENCY_VERB = 1 << 2,         /* it can be said alone */
    AGENCY_TAKES_OBJECT = 1 << 3, /* what is done can follow: 负责项目建设 */
    AGENCY_WEAK = 1 << 4,         /* names can hold it: 监督; so of works, manners and what joins as 会同 does */
    /* of manners */
    AGENCY_OF_ORGANS = 1 << 5, /* not behind a place: 应城市 */
    /* of labels; the same bits, as a word is in one of the two tables */
    AGENCY_ANSWERS = 1 << 2,      /* of those who answer for a task: 责任 */
    AGENCY_HEADS_LABEL = 1 << 3,  /* 单位 */
    AGENCY_PLAIN_LABEL = 1 << 4,  /* it says nothing of leading: 属地 */
    AGENCY_NAMES_NOBODY = 1 << 5, /* what follows it is no agency: 完成时限 */
};

/* The longest word of the table that begins at byte pos, with *end behind it; that ends there, with *start; NULL. */
const struct word *agency_word_at(enum agency_table, struct slice, size_t pos, size_t *end);
const struct word *agency_word_before(enum agency_table, struct slice, size_t pos, size_t *start);
/* Whether the text is such a word and nothing else; whether it holds one. */
bool agency_word_is(enum agency_table, struct slice);
bool agency_word_within(enum agency_table, struct slice);

/* What the name ends in that ends at byte pos: AGENCY_ORGAN, AGENCY_PLACE; 0: no ending of a name stands there. */
int agency_word_ending(struct slice, size_t pos);

#endif
