/* item_form: what a number or a sign that can begin a clause looks like: 1. （一） ① 一是 第一， ●
 *
 * Forms only: whether a clause begins there is for item_list.h to say.  The signs stand in item_form.def. */
#ifndef JIHUA_ITEM_FORM_H
#define JIHUA_ITEM_FORM_H

#include "base/text.h"

/* The kinds of numbers, outer ones before inner ones (GB/T 9704: 一、 （一） 1. （1）, then what offices add). */
enum item_style {
    ITEM_NO_STYLE,
    ITEM_HAN_DOT,      /* 一、 一． */
    ITEM_ORDINAL,      /* 第一， */
    ITEM_HAN_BRACKETS, /* （一） 一） ㈠ */
    ITEM_DOT,          /* 1. 1． 1、 ⒈ */
    ITEM_BRACKETS,     /* （1） ⑴ */
    ITEM_BRACKET,      /* 1) */
    ITEM_CIRCLE,       /* ① */
    ITEM_DISC,         /* ❶ */
    ITEM_SAYS,         /* 一是 一要 */
    ITEM_BULLET,       /* ● ■ — */
    ITEM_LINE,         /* a line that is a clause, without any sign */
    ITEM_STYLES
};

enum item_bullet_kind { ITEM_BULLET_NONE, ITEM_BULLET_FREE, ITEM_BULLET_SOLID, ITEM_BULLET_DASH, ITEM_BULLET_NOTE };

struct item_mark {
    size_t start, end; /* bytes of the number with its dot or brackets, or of the bullet */
    unsigned no;       /* 0: a bullet or a line */
    enum item_style style;
    uint32_t sign;   /* of a bullet: which; all dashes are one */
    bool line;       /* stands at the start of a line; said by item_list.c */
    bool enumerates; /* 1、: also what stands between the parts of a list */
    bool missing_separator, missing_dot, unexpected;
};

/* Reads the number at byte pos: its style, value and bytes.  False if none stands there. */
bool item_form_number(struct slice, size_t pos, struct item_mark *);
/* Reads the bullet at byte pos, with all signs of its kind that follow (——). */
enum item_bullet_kind item_form_bullet(struct slice, size_t pos, struct item_mark *);
/* The value of a run of digits at pos, 0 if there is none or it is too long; *end: behind it. */
unsigned item_form_digits(struct slice, size_t pos, size_t *end);
/* The value of a Chinese numeral to 99 at pos, 0 if there is none; *end: behind all its characters. */
unsigned item_form_han(struct slice, size_t pos, size_t *end);

#endif
