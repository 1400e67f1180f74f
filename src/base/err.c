#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/lang.h"
#include "base/text.h"
#include "base/utf8.h"

/* Copies text into out[size], cut between characters. */
static void err_copy_cut(char *out, size_t size, struct slice text)
{
    size_t n = text.n;
    if (n >= size) {
        n = size - 1;
        while (n > 0 && utf8_is_trail(text.s[n])) n--; /* back to the start of the character cut */
    }
    if (n > 0) memcpy(out, text.s, n);
    out[n] = '\0';
}

void err_set(struct err *e, const char *what, const char *remedy)
{
    *e = (struct err){0};
    err_copy_cut(e->what, sizeof e->what, slice_of(what));
    err_copy_cut(e->remedy, sizeof e->remedy, slice_of(remedy));
}

void err_setf(struct err *e, const char *remedy, const char *what_fmt, ...)
{
    struct buf what;
    buf_init(&what);
    va_list args;
    va_start(args, what_fmt);
    buf_addv(&what, what_fmt, args);
    va_end(args);
    err_set(e, buf_slice(&what).s, remedy);
    buf_done(&what);
}

void err_at(struct err *e, const char *file, unsigned line, unsigned column)
{
    err_copy_cut(e->file, sizeof e->file, slice_of(file));
    e->line = line;
    e->column = column;
}

void err_format(const struct err *e, char *out, size_t size)
{
    struct buf line;
    buf_init(&line);
    if (e->file[0]) {
        buf_adds(&line, e->file);
        if (e->line > 0) buf_addf(&line, ":%u", e->line);
        if (e->line > 0 && e->column > 0) buf_addf(&line, ":%u", e->column);
        buf_adds(&line, ": ");
    } else if (e->column > 0) {
        buf_addf(&line, _("character %u: "), e->column);
    }
    buf_adds(&line, e->what);
    if (e->remedy[0]) buf_addf(&line, "; %s", e->remedy);
    text_visible_copy(buf_slice(&line), out, size);
    buf_done(&line);
}
