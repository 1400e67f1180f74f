/* docx_inside: what the files of the reader of .docx share.
 *
 * ECMA-376, part 1, chapter 17 (WordprocessingML).  Elements are told by their local names, so that strict and
 * transitional files are the same. */
#ifndef JIHUA_DOCX_INSIDE_H
#define JIHUA_DOCX_INSIDE_H

#include "office/list_number.h"
#include "office/office_inside.h"
#include "office/xml.h"

/* ---- styles (17.7) ---- */

struct docx_style {
    char *id, *based_on; /* owned; based_on may be NULL */
    int number_id;       /* of its paragraphs, -1: not said */
    int level;           /* -1: not said */
    int hides;           /* its text is hidden: 1, 0, -1: not said */
};

struct docx_styles {
    struct docx_style *style; /* by their ids */
    size_t styles, cap;
    char *usual; /* owned: id of the one of paragraphs that name none; NULL: there is none */
};

void docx_styles_read(struct docx_styles *, struct package *, const char *main_part);
void docx_styles_done(struct docx_styles *);
/* What a style (NULL: the usual one of paragraphs) says, or the one that it is based on: the numbers of its paragraphs;
 * false if none says so.  *style gets the id of the one that says it. */
bool docx_styles_number(const struct docx_styles *, const char *id, int *number_id, int *level, const char **style);
bool docx_styles_hides(const struct docx_styles *, const char *id);

/* ---- numbers of lists (17.9) ---- */

enum { DOCX_LEVELS = 9 };

struct docx_level {
    char *format, *text, *style; /* owned; numFmt, lvlText, pStyle; NULL: not said */
    int start, restart;          /* restart: -1: after any level above, 0: never, n: after level n */
    bool hidden;                 /* its number is not shown, but counts */
    bool legal;                  /* all numbers in it are decimal */
    bool blank;                  /* a blank follows it */
};

struct docx_list { /* an abstractNum, with the numbers that its paragraphs have reached */
    int id;
    char *style_link; /* owned: the style whose list is meant; NULL: this one itself */
    struct docx_level level[DOCX_LEVELS];
    int value[DOCX_LEVELS];
    bool begun[DOCX_LEVELS];
};

struct docx_number { /* a num: a list, and where it differs from it */
    int id, list;
    int start[DOCX_LEVELS];              /* -1: as the list has it */
    bool started;                        /* one of these has been used: they are so once */
    struct docx_level *own[DOCX_LEVELS]; /* owned; NULL: as the list has it */
};

struct docx_numbering {
    struct docx_list *list;     /* by their ids */
    struct docx_number *number; /* likewise */
    size_t lists, list_cap, numbers, number_cap;
};

void docx_numbering_read(struct docx_numbering *, struct package *, const char *main_part);
void docx_numbering_done(struct docx_numbering *);
/* A paragraph of that list and level (from 0) comes: adds its number as Word shows it.  `style`: the paragraph's own,
 * if the level is to be found by it (level -1). */
void docx_numbering_add_next(struct docx_numbering *, const struct docx_styles *, int number_id, int level,
                             const char *style, struct buf *);

/* ---- the document ---- */

enum { DOCX_DEPTH_MAX = 256 }; /* elements that may be open: xml.h */

/* The field that has begun last, if it has not ended. */
struct docx_field {
    struct buf code;  /* its instruction */
    struct buf shown; /* what a field of a form shows that has no result */
    unsigned texts;   /* docx.texts before it */
};

struct docx {
    struct xml *xml;
    struct package *package;
    const char *part; /* of the document */
    unsigned deep;    /* in how many other documents it stands */
    struct grid_out *out;
    struct docx_styles styles;
    struct docx_numbering numbering;
    unsigned paragraph;         /* outside of tables, the one met last, from 1 */
    bool keeps_space;           /* blanks at the ends of texts count in all of it */
    bool in_prose;              /* the part begun last is prose */
    unsigned inserted, deleted; /* changes since the last note of them */
    bool other_parts;           /* pieces of other files are put into it, which are not read */
    bool placeholder;           /* the content control met last shows what to type in it */
    unsigned placeholder_depth; /* of the content of one, whose text does not count; 0: in none */
    uint64_t instructions;      /* fields that are open, the innermost in the lowest bit: 1: before its result */
    unsigned fields;            /* how many */
    struct docx_field field;
    unsigned texts;           /* pieces of text met so far */
    bool later;               /* tables are told by docx_tell_all */
    struct docx_event *event; /* of tables that are told later */
    size_t events, event_cap;
    unsigned texts_before[DOCX_DEPTH_MAX + 1]; /* that many before the alternatives that are open, by their depth */
};

struct docx_table;

/* A cell of a table. */
struct docx_cell {
    const struct docx_table *table; /* NULL: a table in a cell, whose grid does not matter */
    unsigned column, columns;
    unsigned edge, edges;  /* in the grid of the table, some of whose edges are one */
    unsigned own_columns;  /* without those of cells merged in the old way */
    unsigned above;        /* columns of the merged cell above that may go on in it: in no other of them (17.4.84) */
    bool behind_other;     /* there is a cell before it in its row */
    bool merged;           /* it says that it begins a merged cell or goes on with one */
    bool continues;        /* merged with the cell above it: what it holds does not count */
    bool continues_across; /* merged with the one before it, in the old way: likewise */
    bool deleted;
    bool filled;
    uint32_t text;
};

/* Where blocks go: the paragraphs of a cell or a text box are gathered in `text`, those outside become rows. */
struct docx_sink {
    struct buf *text;         /* NULL: outside of tables */
    struct docx_cell *cell;   /* NULL: no cell; its properties stand among the blocks */
    struct docx_table *frame; /* the table of the cell, if it may be nothing but a frame around others; NULL */
    bool tables_apart;        /* tables are parts of their own, although `text` is not NULL */
    struct buf joined;        /* text of paragraphs whose end is deleted: it belongs to the next */
    struct buf boxes;         /* lines of text boxes that hang on them */
};

void docx_sink_init(struct docx_sink *, struct buf *text, struct docx_cell *);
void docx_sink_done(struct docx_sink *, struct docx *);
void docx_sink_add(struct docx *, struct docx_sink *, struct slice text);       /* one paragraph more */
void docx_sink_add_lines(struct docx *, struct docx_sink *, struct slice text); /* each a paragraph */
void docx_add_prose(struct docx *, uint32_t text);                              /* one outside of tables */
/* The next event, inside of blocks. */
enum xml_event docx_next(struct docx *);
/* XML_OPEN: a change, a content control, or something that is no text.  Whether it was one, and has been dealt with. */
bool docx_take_wrapper(struct docx *);
/* XML_OPEN of what holds paragraphs and tables: reads them to its end. */
void docx_take_blocks(struct docx *, struct docx_sink *);
void docx_take_table(struct docx *);                               /* XML_OPEN of a table outside of others */
void docx_take_nested_table(struct docx *, struct docx_sink *);    /* of one in a cell: it becomes lines of its text */
void docx_take_cell_properties(struct docx *, struct docx_cell *); /* XML_OPEN of tcPr */
/* A table is met in a cell of sink->frame: if it is a frame, what stands there stands outside of tables from now on. */
void docx_open_frame(struct docx *, struct docx_sink *);
/* XML_OPEN of fldChar; adds what a field that ends here shows without a result. */
void docx_take_field(struct docx *, struct buf *shown);
void docx_field_take_code(struct docx *);                      /* XML_OPEN of instrText */
void docx_take_chunk(struct docx *, const struct docx_sink *); /* of altChunk */
/* A document that stands in others. */
void docx_read_deep(struct package *, struct grid_out *, unsigned deep);
void docx_begin_prose(struct docx *);  /* unless the part begun last is prose */
void docx_note_changes(struct docx *); /* tells of the changes in the part begun last */

/* What is found of tables; told at once, or kept while d->later is set. */
void docx_tell_table(struct docx *);
void docx_tell_row(struct docx *, unsigned line);
void docx_tell_cell(struct docx *, unsigned column, uint32_t text);
void docx_tell_merge(struct docx *, unsigned line, unsigned column, unsigned lines, unsigned columns);
void docx_tell_all(struct docx *);      /* what has been kept */
void docx_tell_as_prose(struct docx *); /* its cells as paragraphs outside of tables */

/* The value of an attribute `val`; `otherwise` where there is none, or no number. */
int docx_value(struct xml *, int otherwise);
/* Whether a property such as <w:vanish/> is on. */
bool docx_is_on(struct xml *);
/* Of an element with the name of a change to properties (…Change), which are the old ones. */
bool docx_is_old(struct xml *);

#endif
