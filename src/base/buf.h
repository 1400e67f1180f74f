/* buf: a growing run of bytes, for output that is made whole before it is written.
 *
 * Invariant: s[n] is NUL once anything was added. */
#ifndef JIHUA_BUF_H
#define JIHUA_BUF_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

struct buf {
    char *s;
    size_t n, cap; /* bytes */
};

void buf_init(struct buf *);
void buf_done(struct buf *);
void buf_clear(struct buf *);
void buf_add(struct buf *, struct slice text);
void buf_adds(struct buf *, const char *cstring);
void buf_addf(struct buf *, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void buf_addv(struct buf *, const char *fmt, va_list) __attribute__((format(printf, 2, 0)));
void buf_addc(struct buf *, uint32_t cp);              /* one code point, as UTF-8 */
void buf_fill(struct buf *, char c, size_t count);     /* count times c */
void buf_add_visible(struct buf *, struct slice text); /* text_visible of each code point */
/* The same for text that goes elsewhere as lines: tabs stay, and every line end (LF, CR LF, CR, form feed) is a line
 * feed. */
void buf_add_visible_lines(struct buf *, struct slice text);
struct slice buf_slice(const struct buf *); /* borrowed until the next change */

#endif
