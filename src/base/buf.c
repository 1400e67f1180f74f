#include "base/buf.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"

void buf_init(struct buf *b) { *b = (struct buf){0}; }

void buf_done(struct buf *b)
{
    free(b->s);
    buf_init(b);
}

void buf_clear(struct buf *b)
{
    b->n = 0;
    if (b->s) b->s[0] = '\0';
}

/* Room for nbytes more and the NUL; returns where they go. */
static char *buf_reserve(struct buf *b, size_t nbytes)
{
    if (nbytes > SIZE_MAX / 2 - b->n) mem_fail();
    b->s = mem_grow(b->s, &b->cap, b->n + nbytes + 1, 1);
    return b->s + b->n;
}

static void buf_advance(struct buf *b, size_t nbytes)
{
    b->n += nbytes;
    b->s[b->n] = '\0';
}

void buf_add(struct buf *b, struct slice text)
{
    char *to = buf_reserve(b, text.n);
    if (text.n > 0) memcpy(to, text.s, text.n);
    buf_advance(b, text.n);
}

void buf_adds(struct buf *b, const char *cstring) { buf_add(b, slice_of(cstring)); }

void buf_addv(struct buf *b, const char *fmt, va_list args)
{
    va_list again;
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, fmt, args);
    if (n < 0) mem_fail(); /* the formats are ours: nothing but memory can fail */
    vsnprintf(buf_reserve(b, (size_t)n), (size_t)n + 1, fmt, again);
    va_end(again);
    buf_advance(b, (size_t)n);
}

void buf_addf(struct buf *b, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    buf_addv(b, fmt, args);
    va_end(args);
}

void buf_addc(struct buf *b, uint32_t cp) { buf_advance(b, text_encode(cp, buf_reserve(b, TEXT_CHAR_MAX))); }

void buf_fill(struct buf *b, char c, size_t count)
{
    memset(buf_reserve(b, count), c, count);
    buf_advance(b, count);
}

void buf_add_visible(struct buf *b, struct slice text)
{
    buf_reserve(b, text.n);
    for (size_t pos = 0; pos < text.n;) buf_addc(b, text_visible(text_decode(text, pos, &pos)));
}

void buf_add_visible_lines(struct buf *b, struct slice text)
{
    for (size_t pos = 0; pos < text.n;) {
        uint32_t cp = text_decode(text, pos, &pos);
        bool line_end = cp == '\n' || cp == '\f' || cp == '\r';
        if (cp == '\r' && text_peek(text, pos) == '\n') pos++;
        buf_addc(b, line_end ? '\n' : cp == '\t' ? cp : text_visible(cp));
    }
}

struct slice buf_slice(const struct buf *b) { return slice_make(b->s ? b->s : "", b->n); }
