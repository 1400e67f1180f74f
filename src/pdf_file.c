#include "pdf_file.h"

#include <stdio.h>
#include <stdlib.h>

#include "mem.h"

void pdf_file_begin(struct pdf_file *file, const struct pdf_library *lib, struct buf *out)
{
    *file = (struct pdf_file){.lib = lib, .out = out, .start = out->n};
    buf_adds(out, "%PDF-1.5\n%\xB5\xED\xAE\xFB\n"); /* bytes that no text has: it is not sent as text */
}

unsigned pdf_file_reserve(struct pdf_file *file)
{
    file->offset = mem_grow(file->offset, &file->cap, file->objects + 1, sizeof *file->offset);
    file->offset[file->objects] = 0;
    return (unsigned)++file->objects;
}

struct buf *pdf_file_open(struct pdf_file *file, unsigned object)
{
    file->offset[object - 1] = file->out->n - file->start;
    buf_addf(file->out, "%u 0 obj\n", object);
    return file->out;
}

void pdf_file_close(struct pdf_file *file) { buf_adds(file->out, "\nendobj\n"); }

void pdf_file_stream(struct pdf_file *file, unsigned object, const char *entries, struct slice bytes)
{
    enum { LEVEL = 4 }; /* half the time of the usual one, 3 % more bytes */
    uLongf nbytes = file->lib->compressBound((uLong)bytes.n);
    char *packed = mem_alloc(nbytes + 1);
    bool smaller = file->lib->compress2((Bytef *)packed, &nbytes, (const Bytef *)bytes.s, (uLong)bytes.n, LEVEL) == Z_OK && nbytes < bytes.n;
    struct slice kept = smaller ? slice_make(packed, nbytes) : bytes;
    buf_addf(pdf_file_open(file, object), "<< /Length %zu%s%s >>\nstream\n", kept.n, smaller ? " /Filter /FlateDecode" : "", entries);
    buf_add(file->out, kept);
    buf_adds(file->out, "\nendstream");
    pdf_file_close(file);
    free(packed);
}

void pdf_file_end(struct pdf_file *file, unsigned catalog, unsigned info)
{
    size_t table = file->out->n - file->start;
    buf_addf(file->out, "xref\n0 %zu\n0000000000 65535 f \n", file->objects + 1);
    for (size_t i = 0; i < file->objects; i++) buf_addf(file->out, "%010zu 00000 n \n", file->offset[i]);
    buf_addf(file->out, "trailer\n<< /Size %zu /Root %u 0 R /Info %u 0 R >>\nstartxref\n%zu\n%%%%EOF\n", file->objects + 1, catalog, info, table);
    free(file->offset);
    file->offset = NULL;
}

/* ---- parts of objects ---- */

static void add_unit(struct buf *out, unsigned unit)
{
    static const char digits[] = "0123456789ABCDEF";
    const char hex[4] = {digits[unit >> 12 & 15], digits[unit >> 8 & 15], digits[unit >> 4 & 15], digits[unit & 15]};
    buf_add(out, slice_make(hex, 4));
}

void pdf_add_utf16(struct buf *out, struct slice text)
{
    for (size_t pos = 0; pos < text.n;) {
        uint32_t cp = text_decode(text, pos, &pos);
        if (cp >= 0x10000) add_unit(out, 0xD800 + ((cp - 0x10000) >> 10));
        add_unit(out, cp >= 0x10000 ? 0xDC00 + ((cp - 0x10000) & 0x3FF) : cp);
    }
}

void pdf_add_text(struct buf *out, struct slice text)
{
    buf_adds(out, "<FEFF");
    pdf_add_utf16(out, text);
    buf_adds(out, ">");
}

void pdf_add_number(struct buf *out, double number)
{
    long thousandth = (long)(number * 1000 + (number < 0 ? -0.5 : 0.5)), whole = labs(thousandth) / 1000, rest = labs(thousandth) % 1000;
    char text[48];
    int n = snprintf(text, sizeof text, "%s%ld.%03ld", thousandth < 0 ? "-" : "", whole, rest);
    while (text[n - 1] == '0') n--;
    if (text[n - 1] == '.') n--;
    buf_add(out, slice_make(text, (size_t)n));
}
