/* xlsx_inside: what the files of the xlsx reader share. */
#ifndef JIHUA_XLSX_INSIDE_H
#define JIHUA_XLSX_INSIDE_H

#include "base/arena.h"
#include "office/package.h"
#include "office/xml.h"
#include "table/grid.h"

enum { XLSX_NO_TEXT = UINT32_MAX }; /* for a cell that shows nothing */

/* The number format of a cell's style. */
struct xlsx_format {
    struct slice code;
    bool of_text; /* it changes texts, too */
};

struct xlsx_sheet {
    struct slice name, id; /* id: of the relationship */
    bool hidden;
};

/* A shared string as a format shows it. */
struct xlsx_shown {
    unsigned string, style;
    uint32_t text;
    bool known;
};
enum { XLSX_SHOWN = 256 };

struct xlsx {
    struct package *package;
    struct grid_out *out;
    struct arena arena;
    struct buf workbook; /* the name of its part */
    bool epoch_1904;
    struct xlsx_sheet *sheet;
    size_t sheets, sheet_cap;

    struct xlsx_format *format; /* by the number of a style */
    size_t formats, format_cap;
    bool has_of_text;

    uint32_t *string; /* of each shared string the number of its text, or XLSX_NO_TEXT */
    size_t strings, string_cap;
    struct slice *string_text; /* the texts, kept only if has_of_text */
    size_t string_text_cap;
    struct xlsx_shown shown[XLSX_SHOWN]; /* by string and style */

    struct buf raw, decoded, formatted; /* of the cell that is being read */
};

/* What went wrong with a part. */
void xlsx_fail(struct xlsx *, const struct err *);
void xlsx_fail_as_damaged(struct xlsx *);

/* xlsx_styles.c, xlsx_strings.c: read the part that the workbook names; nothing if there is none. */
void xlsx_read_styles(struct xlsx *);
void xlsx_read_strings(struct xlsx *);
/* Of a style that is not there: General. */
struct xlsx_format xlsx_format_of(const struct xlsx *, unsigned style);

/* At the XML_OPEN of a string, shared or inline: adds its text without phonetic runs, reads on to its end. */
void xlsx_add_string(struct xml *, struct buf *raw);
/* Of what stands in the XML the text: _x000D_ and the like become what they stand for, line ends a line feed. */
void xlsx_add_decoded(struct slice raw, struct buf *);
/* The number of the text of a cell, or XLSX_NO_TEXT. */
uint32_t xlsx_shared_text(struct xlsx *, unsigned string, unsigned style);
uint32_t xlsx_own_text(struct xlsx *, struct slice raw, unsigned style);
uint32_t xlsx_tell_text(struct xlsx *, struct slice text);

/* xlsx_values.c: what stands in a cell of that type (the attribute t, NULL if it has none).  `value` is that of its
 * element v. */
uint32_t xlsx_value_text(struct xlsx *, char type, struct slice value, unsigned style);
/* The type as one letter: n number, s shared string, t text, b truth, e error, d date. */
char xlsx_type_of(const char *type);

/* xlsx_sheet.c */
void xlsx_read_sheet(struct xlsx *, const struct xlsx_sheet *);

/* xlsx_places.c: attributes. */
bool xlsx_is_true(const char *attribute);
unsigned xlsx_number(const char *attribute, unsigned otherwise); /* what is no number: otherwise; at most 10^9 */
bool xlsx_is_zero(const char *attribute);                        /* a height or width */
/* "B7": line 7, column 1, and *end behind it; false if that does not stand there. */
bool xlsx_take_place(const char *text, unsigned *line, unsigned *column, const char **end);

#endif
