/* load_report: what loading guessed, filled, joined, skipped and repaired, as text and as JSON. */
#ifndef JIHUA_LOAD_REPORT_H
#define JIHUA_LOAD_REPORT_H

#include "plan/plan.h"
#include "table/report.h"

/* Calls `tell` for each note, first those on the whole file (line 0), then by line, at last how many more there are of
 * a kind than were kept.  The message is visible text, borrowed until the next call; column 0: unknown. */
typedef void load_report_tell(void *context, unsigned line, unsigned column, enum note_kind kind, struct slice message);
void load_report_each(const struct plan *, load_report_tell *tell, void *context);
/* A line a note, FILE:LINE: message, first what concerns the whole file, then by line; every byte safe for a terminal.
 * At the end of each kind that has more notes than are kept, how many more. */
void load_report_text(const struct plan *, struct buf *out);
/* Elements of the array of `check --format json`, joined by commas: {"rule", "line", "column", "message"}. */
void load_report_json(const struct plan *, struct buf *out);
/* One line for the browser, such as 编码 GB18030；填补行动 12 处, of what is notable; empty if nothing is. */
void load_report_notice(const struct plan *, struct buf *out);

#endif
