/* agency_phrase: what a cell says around the names of agencies: who leads (A、B牵头), labels (配合单位：), remarks in brackets
 * (（牵头）), numbers of a list, what closes a list (等有关部门), what names nobody (2025年12月底前).
 *
 * Each function looks at one place of the text, at a bounded distance around it. */
#ifndef JIHUA_AGENCY_PHRASE_H
#define JIHUA_AGENCY_PHRASE_H

#include "base/chars.h"
#include "plan/agency_word.h"

/* What is said of an agency.  DUTY: that it answers for the task (负责), which leads where others are said to support. */
enum agency_mark { AGENCY_UNMARKED, AGENCY_MARKED_LEAD, AGENCY_MARKED_SUPPORT, AGENCY_MARKED_DUTY };

/* Marks between names, whichever follows; what opens and closes brackets. */
#define AGENCY_SEPARATOR \
    (CHARS_ENUMERATION | CHARS_COMMA | CHARS_COMMA_SMALL | CHARS_SEMICOLON | CHARS_FULL_STOP | CHARS_SLASH | CHARS_BAR)
#define AGENCY_CLAUSE_END (CHARS_SEMICOLON | CHARS_FULL_STOP)
bool agency_phrase_opens(uint32_t cp);  /* ( [ 【 〔 of either width */
bool agency_phrase_closes(uint32_t cp); /* ) ] 】 〕 */
/* Behind the bracket that opens at pos; pos if it does not close soon. */
size_t agency_phrase_bracket(struct slice, size_t pos);
/* The text inside that bracket. */
struct slice agency_phrase_inside(struct slice, size_t pos, size_t end);

/* 牵头, 按职责分工负责, 具体组织实施 at pos, before a mark, a blank, a bracket or the end: behind it, and what it says; pos
 * if none stands there. */
size_t agency_phrase_duty(struct slice, size_t pos, enum agency_mark *);
/* 负责 or 牵头 of 负责项目建设 at pos: behind the verb; pos if none stands there. */
size_t agency_phrase_verb(struct slice, size_t pos, enum agency_mark *);

/* Whether a text says that the first name leads: 排第一位的为牵头单位. */
bool agency_phrase_says_first(struct slice);

struct agency_label {
    enum agency_mark mark;
    bool nobody; /* what follows it is no agency: 完成时限： */
};
/* 牵头单位： at pos: behind it; pos if none stands there. */
size_t agency_phrase_label(struct slice, size_t pos, struct agency_label *);
/* Whether a text is a label and nothing else. */
bool agency_phrase_is_label(struct slice, struct agency_label *);

enum agency_remark {
    AGENCY_REMARK_NAME,  /* part of the name: 市农业农村局（市乡村振兴局） */
    AGENCY_REMARK_MARK,  /* says who leads: （牵头） */
    AGENCY_REMARK_LIST,  /* names agencies of its own: （市财政局配合） */
    AGENCY_REMARK_ASIDE, /* neither: （下同） */
};
/* What a bracket says, by the text inside. */
enum agency_remark agency_phrase_remark(struct slice inside, enum agency_mark *);

/* 1. （1） ① 一、 at pos: behind it; pos if no number of a list stands there. */
size_t agency_phrase_number(struct slice, size_t pos);
/* 等, 等有关部门, 等8家单位, 等主管部门（单位） at pos: behind it; pos if the names go on there. */
size_t agency_phrase_closer(struct slice, size_t pos);
/* Whether the 、 at pos stands inside one name: 各县、区人民政府, 各县党委、政府. */
bool agency_phrase_shares(struct slice, size_t pos);
/* Where the sentence ends that holds pos: at 。 or ; or a line break. */
size_t agency_phrase_sentence_end(struct slice, size_t pos);
/* Whether a text between marks names no agency: a date, a person's title, a sentence.  `ended`: it ends as a name
 * does. */
bool agency_phrase_is_nobody(struct slice, bool ended);
/* Whether a text begins with what is to be done and is no short name that does (组织部): 建立工作专班. */
bool agency_phrase_is_work(struct slice);
/* Whether a text is the name of a person, where an agency stands before it: 市水利局 张三. */
bool agency_phrase_is_person(struct slice);

#endif
