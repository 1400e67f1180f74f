/* ods_inside: the numbers that OpenDocument makes for lists. */
#ifndef JIHUA_ODS_INSIDE_H
#define JIHUA_ODS_INSIDE_H

#include "office/xml.h"

enum { ODS_LIST_LEVELS = 10, ODS_LIST_AFFIX = 24 };

/* One level of a list style: what stands around the number, how it is written; an empty format: no number. */
struct ods_level {
    char prefix[ODS_LIST_AFFIX], suffix[ODS_LIST_AFFIX], format[ODS_LIST_AFFIX];
    unsigned start, shown; /* shown: so many levels, this one last */
};

struct ods_list_style {
    char *name; /* owned */
    struct ods_level level[ODS_LIST_LEVELS];
};

/* The numbers that a list has reached, so that another one can go on with it. */
struct ods_reached {
    char *id; /* owned: its xml:id */
    int number[ODS_LIST_LEVELS];
};

struct ods_lists {
    struct ods_list_style *style;
    size_t styles, cap;
    struct ods_reached *reached;
    size_t lists, lists_cap;
    char *id;                          /* owned: of the outermost list that is open; NULL: it has none */
    const char *open[ODS_LIST_LEVELS]; /* the style of each list that is open; borrowed from style; NULL: none */
    int number[ODS_LIST_LEVELS];       /* of the item met last in each level; -1: none yet */
    bool pending[ODS_LIST_LEVELS];     /* an item has begun that no paragraph has been met in */
    unsigned depth;                    /* lists open */
};

void ods_lists_init(struct ods_lists *);
void ods_lists_done(struct ods_lists *);
/* XML_OPEN of a list-style; reads to its end. */
void ods_lists_take_style(struct ods_lists *, struct xml *);
/* Any event: takes note of lists and items that begin and end. */
void ods_lists_event(struct ods_lists *, struct xml *, enum xml_event);
/* A paragraph begins: adds the number of the item whose first it is. */
void ods_lists_add_number(struct ods_lists *, struct buf *);

#endif
