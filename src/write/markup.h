/* markup: text inside HTML, XML and Markdown.
 *
 * Whatever a plan holds, what is added here is plain text to every parser: characters that could be markup are
 * escaped; control characters and others that no document may hold become their visible substitutes (text_visible). */
#ifndef JIHUA_MARKUP_H
#define JIHUA_MARKUP_H

#include "base/buf.h"

/* Adds text for the inside of an element or of a quoted attribute; every sort of line break becomes a line feed. */
void markup_add(struct buf *, struct slice text);
/* Adds text for the inside of a line or of a table cell of Markdown; addresses do not become links.  `line_break` is
 * what a line break of the text becomes: "<br>" or " ". */
void markup_add_markdown(struct buf *, struct slice text, const char *line_break);

#endif
