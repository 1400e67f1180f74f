/* load_report: what loading guessed, filled, joined, skipped and repaired, as text and as JSON. */
#ifndef JIHUA_LOAD_REPORT_H
#define JIHUA_LOAD_REPORT_H

#include "plan/plan.h"
#include "table/report.h"

/* Calls `tell` for each note: first those about the whole file (line 0), then by line.  Of each kind only a limited
 * number is stored; for a kind that has more there is one more call, which says how many.  The message is safe for a
 * terminal and borrowed until the next call; column 0: unknown. */
typedef void load_report_tell(void *context, const struct note *, struct slice message);
void load_report_each(const struct plan *, load_report_tell *tell, void *context);
/* Adds the notes as text, a line each: FILE:LINE: message, in the order of load_report_each; every byte is safe for
 * a terminal. */
void load_report_text(const struct plan *, struct buf *out);
/* Adds the notes as elements of the array that `check --format json` writes, joined by commas: {"rule", "line",
 * "column", "message"}. */
void load_report_json(const struct plan *, struct buf *out);
/* Adds one line for the browser about what is notable, such as 编码 GB18030；填补行动 12 处; nothing if nothing is. */
void load_report_notice(const struct plan *, struct buf *out);

#endif
