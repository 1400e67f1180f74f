/* title: which of the lines above a table names it: …任务分解表, …清单, …计划; not the office, the notice, 附件 or the unit. */
#ifndef JIHUA_TITLE_H
#define JIHUA_TITLE_H

#include "base/buf.h"

/* How surely the line names a table: above 0 it may, the higher the surer; below 0 it is something else. */
int title_weight(struct slice line);
/* The title as it is shown: without 附件： before it, without blanks between single characters.  Appends to *out. */
void title_add(struct slice line, struct buf *out);

#endif
