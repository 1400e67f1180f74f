/* page_inside: what the files of the reader of web pages share: the page as a tree, its text as a browser shows it. */
#ifndef JIHUA_PAGE_INSIDE_H
#define JIHUA_PAGE_INSIDE_H

#include "base/arena.h"
#include "base/buf.h"
#include "sys/input.h"
#include "table/grid.h"

/* ---- its bytes ---- */

/* The text of a page in whatever encoding it is: its mark, what it says of itself, what its bytes are.  `declared`:
 * the encoding that someone else names for it, or empty.  *text: in UTF-8 or nearly so, in *room, which input_done
 * frees, or the bytes themselves; *encoding gets the name. */
void page_decode(struct slice bytes, struct slice declared, struct input *room, struct slice *text, char encoding[32]);

/* ---- tags and text ---- */

struct page_attribute {
    struct slice name, value; /* as they stand in the page; references to characters are not read */
};

struct page_token {
    enum page_token_kind { PAGE_TOKEN_TEXT, PAGE_TOKEN_OPEN, PAGE_TOKEN_CLOSE } kind;
    struct slice text; /* or the name of the element, as it stands in the page */
    struct slice attributes;
    bool closed; /* <br/> */
};

struct page_tokens {
    struct slice page;
    size_t at;
};

/* The next one; false at the end. */
bool page_token_next(struct page_tokens *, struct page_token *);
/* Takes the next attribute off those of a token; false if there is none left. */
bool page_token_attribute(struct slice *attributes, struct page_attribute *);
/* What comes before the tag that closes an element, whatever it looks like.  `script`: scripts have a rule of their
 * own. */
struct slice page_token_raw(struct page_tokens *, struct slice name, bool script);
/* Whether a name is that word, which is in small letters. */
bool page_token_is(struct slice name, const char *word);

/* The text with its references to characters (&nbsp;) read: itself, or in the arena. */
struct slice page_characters_read(struct slice, bool in_attribute, struct arena *);

/* ---- the tree ---- */

enum page_tag {
    PAGE_TEXT,     /* no element but text */
    PAGE_OTHER,    /* stands in the line */
    PAGE_BLOCK,    /* begins and ends a line: p, div, h1 … */
    PAGE_LEFT_OUT, /* no text of the page: the reading of a character, a drawing … */
    PAGE_BR,
    PAGE_LI,
    PAGE_OL,
    PAGE_UL,
    PAGE_PRE,
    PAGE_DEL,
    PAGE_INS,
    PAGE_INPUT,
    PAGE_SELECT,
    PAGE_OPTION,
    PAGE_TABLE,
    PAGE_CAPTION,
    PAGE_HEAD_ROWS, /* thead */
    PAGE_BODY_ROWS, /* tbody */
    PAGE_FOOT_ROWS, /* tfoot */
    PAGE_ROW,
    PAGE_CELL,  /* td, th */
    PAGE_COLUMN /* col, and colgroup for those that it spans itself */
};

#define PAGE_NONE UINT32_MAX

struct page_node {
    unsigned char tag;      /* enum page_tag */
    bool hidden : 1;        /* the page does not show it */
    bool chosen : 1;        /* an option that is selected */
    bool reversed : 1;      /* a list that counts down */
    bool data : 1;          /* a table that holds rows of cells that belong together */
    bool apart : 1;         /* a cell that is shown over others, but is not merged with them */
    bool keeps_lines : 1;   /* line feeds in it are shown */
    char count;             /* a list or an item: how it counts (page_lists), -: not at all; 0: not said */
    uint16_t rows, columns; /* a cell: what it spans, 1 unless said; rows 0: to the end.  A column: columns */
    int number;             /* a list: where it starts; an item: its number; INT_MIN: not said */
    uint32_t next;          /* the next child of its parent */
    union {
        struct {
            uint32_t first, last; /* its own children */
        };
        struct slice text; /* of a PAGE_TEXT, PAGE_INPUT, which have none */
    };
};

/* A rule of a style sheet; what of the element is empty does not matter. */
enum { PAGE_CSS_CLASSES = 3 };
struct page_css_rule {
    struct slice element, id, class[PAGE_CSS_CLASSES];
    unsigned classes;
    struct slice declarations;
};

/* A table is preceded by a node that holds what stands in it, but outside of its cells: browsers show that before. */
struct page_tree {
    struct page_node *node; /* node 0 is the page */
    size_t nodes, cap;
    bool excel;         /* Excel saved the page: it hides the end of texts that are wider than their column */
    struct arena arena; /* texts that are not as they stand in the page */
    struct page_css_rule *rule;
    size_t rules, rule_cap;
    bool too_large, frames;
};

enum { PAGE_NODES_MAX = 2 << 20 };

/* Of a page in UTF-8, which it borrows.  False and *err if it is too large. */
bool page_tree_read(struct page_tree *, struct slice page, struct err *);
void page_tree_done(struct page_tree *);
/* The first child of a node; PAGE_NONE for one that has none. */
uint32_t page_tree_first(const struct page_tree *, uint32_t node);

/* How an element opens: which others it closes, where it goes. */
enum page_opening {
    OPENS_LINE, /* in its line; ended by its own tag, at the end of the block at last */
    OPENS_BLOCK,
    OPENS_PARAGRAPH,
    OPENS_HEADING,
    OPENS_ITEM,
    OPENS_TERM,
    OPENS_FORM,
    OPENS_EMPTY, /* holds nothing */
    OPENS_EMPTY_BLOCK,
    OPENS_INPUT,
    OPENS_SELECT,
    OPENS_OPTION,
    OPENS_BUTTON,
    OPENS_RUBY,
    OPENS_READING, /* of a ruby */
    OPENS_HOLDER,  /* nothing in it closes anything around it */
    OPENS_FOREIGN, /* not HTML */
    OPENS_RAW,     /* what is in it is no markup */
    OPENS_FRAME,
    OPENS_NOTHING, /* matters to nothing here */
    OPENS_TABLE,   /* from here on: the parts of tables */
    OPENS_CAPTION,
    OPENS_COLUMNS,
    OPENS_COLUMN,
    OPENS_ROWS,
    OPENS_ROW,
    OPENS_CELL
};

enum {
    KIND_SPECIAL = 1,          /* the end of an element in a line does not reach beyond it */
    KIND_SCOPE = 2,            /* nor does the end of any other element, */
    KIND_HOLDS_PARAGRAPHS = 4, /* of paragraphs, */
    KIND_HOLDS_ITEMS = 8,      /* of items, */
    KIND_TABLE_SCOPE = 16,     /* of parts of tables */
    KIND_PASSED = 32,          /* a new item looks beyond it for the one before */
    KIND_IMPLIED = 64,         /* need not be closed */
    KIND_KEPT = 128            /* kept open although it has no look of its own */
};

struct page_kind {
    const char *name;
    unsigned char tag;
    enum page_opening opens;
    unsigned flags;
};

const struct page_kind *page_kind_named(struct slice name);
/* What the attributes say of a node. */
void page_kind_set(struct page_tree *, struct page_node *, struct slice attributes);
void page_kind_set_style(struct page_node *, struct slice declarations);

/* Adds the rules of a style sheet. */
void page_css_read(struct page_tree *, struct slice css);
/* What the rules say of an element. */
void page_css_set(const struct page_tree *, struct page_node *, struct slice name, struct slice attributes);

/* ---- text ---- */

struct page_changes {
    unsigned inserted, deleted;
};

/* Adds the text of a node and all in it, lines ended by line feeds; white space counts once, as in a browser. */
struct page_text {
    const struct page_tree *tree;
    struct buf out;
    struct page_changes changes;
    bool blank; /* white space has been met that is not written yet */
    unsigned preformatted;
    uint32_t list;     /* the list that items belong to */
    int number;        /* of its next item */
    char number_count; /* how a number counts that is not written yet, 0: there is none */
    int number_value;
    /* What is called for a table, and for one of data that is hidden; NULL: its rows become lines. */
    void (*table)(struct page_text *, uint32_t table, bool hidden);
    void *context;
};

void page_text_init(struct page_text *, const struct page_tree *);
void page_text_done(struct page_text *);
void page_text_add(struct page_text *, uint32_t node);          /* the node itself */
void page_text_add_children(struct page_text *, uint32_t node); /* what is in it */
void page_text_end_line(struct page_text *);

/* The letter for a value of list-style-type, or of the attribute `type`; 0 for another. */
char page_lists_count(struct slice value);
/* Adds the number of an item and what stands behind it. */
void page_lists_add_number(char count, int number, struct buf *out);
/* The number of a list's first item, and how it goes on from there. */
int page_lists_start(const struct page_tree *, uint32_t list);

/* ---- tables ---- */

/* Finds out which tables hold data; the others only lay out the page. */
void page_table_judge(struct page_tree *);
unsigned page_table_rows(const struct page_tree *, uint32_t table);
/* Tells such a table as a part of its own; its caption comes before it as prose. */
void page_table_tell(struct page_text *, uint32_t table, bool hidden, struct grid_out *);

#endif
