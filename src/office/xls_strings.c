#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "office/xls_inside.h"

enum { CODEPAGE_CHINA = 936, CODEPAGE_UTF16 = 1200, CODEPAGE_MACINTOSH = 10000, CODEPAGE_APPLE = 0x8000 };
#define NO_DECODER ((iconv_t)-1)

void xls_strings_init(struct xls *x) { x->decode = NO_DECODER; }

void xls_strings_done(struct xls *x)
{
    if (x->decode != NO_DECODER) iconv_close(x->decode);
    free(x->string);
}

void xls_strings_set_codepage(struct xls *x, unsigned codepage)
{
    char name[24];
    if (codepage == CODEPAGE_UTF16) return;
    snprintf(name, sizeof name, "CP%u", codepage & 0x7FFF);
    bool apple = codepage == CODEPAGE_MACINTOSH || codepage == CODEPAGE_APPLE;
    if (x->decode != NO_DECODER) iconv_close(x->decode);
    x->decode = iconv_open("UTF-8", codepage == CODEPAGE_CHINA ? "GB18030" : apple ? "MACINTOSH" : name);
}

/* A byte that stands for nothing in its codepage becomes U+FFFD. */
static void xls_strings_decode(struct xls *x, struct slice bytes, struct buf *out)
{
    char to[256], *from = (char *)(uintptr_t)bytes.s; /* iconv does not write there */
    size_t left = bytes.n;
    iconv(x->decode, NULL, NULL, NULL, NULL);
    while (left > 0) {
        char *end = to;
        size_t room = sizeof to, before = left;
        iconv(x->decode, &from, &left, &end, &room);
        buf_add(out, slice_make(to, (size_t)(end - to)));
        if (left < before || left == 0) continue;
        buf_addc(out, 0xFFFD);
        from++;
        left--;
    }
}

void xls_strings_read(struct xls *x, struct biff_reader *r, size_t count, struct buf *out)
{
    if (x->version == BIFF8) {
        biff_read_text(r, count, out);
        return;
    }
    struct slice bytes = slice_cut(r->stream, r->at, r->at + (count < r->end - r->at ? count : r->end - r->at));
    r->at += bytes.n;
    if (x->decode != NO_DECODER) xls_strings_decode(x, bytes, out);
    else
        for (size_t i = 0; i < bytes.n; i++) buf_addc(out, (unsigned char)bytes.s[i]);
}

/* ---- shared strings ---- */

void xls_strings_find(struct xls *x, struct biff_reader r)
{
    biff_skip(&r, 8); /* how often they are used, how many there are */
    while (biff_has_more(&r)) {
        struct xls_string string = {.at = (uint32_t)r.at, .end = (uint32_t)r.end};
        unsigned characters = biff_u16(&r);
        biff_read_text(&r, characters, NULL);
        x->string = mem_grow(x->string, &x->string_cap, x->strings + 1, sizeof *x->string);
        x->string[x->strings++] = string;
    }
}

void xls_strings_add_shared(struct xls *x, uint32_t number, struct buf *out)
{
    if (number >= x->strings) return;
    struct biff_reader r = {.stream = x->stream, .at = x->string[number].at, .end = x->string[number].end};
    unsigned characters = biff_u16(&r);
    biff_read_text(&r, characters, out);
}

uint32_t xls_strings_tell_shared(struct xls *x, uint32_t number, bool *empty)
{
    *empty = number >= x->strings;
    if (*empty) return 0;
    struct xls_string *string = &x->string[number];
    if (string->text == 0) {
        buf_clear(&x->text);
        xls_strings_add_shared(x, number, &x->text);
        string->text = x->text.n > 0 ? grid_text(x->out, buf_slice(&x->text)) + 1 : UINT32_MAX;
    }
    *empty = string->text == UINT32_MAX;
    return string->text - 1;
}
