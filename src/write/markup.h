/* markup: text inside HTML, XML and Markdown.
 *
 * Whatever a plan holds, what is added here is text to every parser: what could be markup is escaped; control
 * characters and others that no document may hold are shown by what text_visible puts for them. */
#ifndef JIHUA_MARKUP_H
#define JIHUA_MARKUP_H

#include "base/buf.h"

/* Inside an element or a quoted attribute; every sort of line break becomes a line feed. */
void markup_add(struct buf *, struct slice text);
/* Inside a line or a table cell of Markdown, where addresses do not become links; `line_break` stands for a line break
 * of the text, "<br>" or " ". */
void markup_add_markdown(struct buf *, struct slice text, const char *line_break);

#endif
