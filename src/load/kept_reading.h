/* kept_reading: how the user said that tables with a certain header are to be read, kept in the configuration: a line
 * reading.DIGEST = encoding=GB18030 columns=task=事项 …, the digest being that of the words of the header row.
 *
 * The words are what is left of the row without blanks, punctuation and the bounds of its cells: it is the same
 * whatever the delimiter and the line breaks inside of cells. */
#ifndef JIHUA_KEPT_READING_H
#define JIHUA_KEPT_READING_H

#include "load/load_options.h"
#include "sys/config.h"
#include "table/table.h"

enum {
    KEPT_KEY = 17,
    KEPT_WITHIN = 60
}; /* bytes of a digest with its NUL; rows that a known header is looked for in */

/* All readings of the configuration, a line DIGEST VALUE each, for load_options.kept. */
void kept_reading_collect(const struct config *, struct buf *out);
/* The digest of a row; false if it says too little to know a table by. */
bool kept_reading_key(const struct table *, size_t row, char key[KEPT_KEY]);
/* The value that keeps these options: all but the title in words and the place of the table. */
void kept_reading_add(const struct load_options *, struct buf *value);
/* The options as words of the command line, quoted for a shell, a blank before each; the title in words last. */
void kept_reading_add_words(const struct load_options *, struct buf *out);

/* The options that are kept for a table, below those that are given. */
struct kept_reading {
    struct load_options options;
    char *text, *sheet; /* owned: what the options point into */
};

/* Whether one of options->kept is for a header of the table; with done to be called afterwards in any case. */
bool kept_reading_find(struct kept_reading *, const struct table *, const struct load_options *options);
void kept_reading_done(struct kept_reading *);

#endif
