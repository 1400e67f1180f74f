/* check_report: the findings of check, for people and for programs. */
#ifndef JIHUA_CHECK_REPORT_H
#define JIHUA_CHECK_REPORT_H

#include "base/buf.h"
#include "report/check.h"

/* A line each: FILE:LINE: task 5, 第二年: what is wrong [rule].  Safe for a terminal. */
void check_report_text(const struct plans *, const struct check *, struct buf *);
/* The array of the contract; with several plans open `no` is "2:5". */
void check_report_json(const struct plans *, const struct check *, struct buf *);

#endif
