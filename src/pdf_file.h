/* pdf_file: the objects of a PDF file, written one after the other; streams deflated, the table of objects at the end.
 *
 * Invariant: the same calls give the same bytes.  A number is reserved before its object is written, so that objects can refer
 * to later ones; each that was reserved must be written once.  Floor 2. */
#ifndef JIHUA_PDF_FILE_H
#define JIHUA_PDF_FILE_H

#include "buf.h"
#include "pdf_library.h"

struct pdf_file {
    const struct pdf_library *lib;
    struct buf *out;
    size_t start;        /* of the file in out */
    size_t *offset;      /* owned: of each object, from 1 */
    size_t objects, cap;
};

void pdf_file_begin(struct pdf_file *, const struct pdf_library *, struct buf *out);
unsigned pdf_file_reserve(struct pdf_file *);
/* Writes "N 0 obj"; what is added to out until pdf_file_close is the object. */
struct buf *pdf_file_open(struct pdf_file *, unsigned object);
void pdf_file_close(struct pdf_file *);
/* An object of bytes; `entries`: what its dictionary has besides length and filter, "" for nothing. */
void pdf_file_stream(struct pdf_file *, unsigned object, const char *entries, struct slice bytes);
/* The end: the table of objects, the catalog and the information.  Frees what the file held; out stays. */
void pdf_file_end(struct pdf_file *, unsigned catalog, unsigned info);

/* Parts of objects. */
void pdf_add_utf16(struct buf *, struct slice text);         /* as hexadecimal digits */
void pdf_add_text(struct buf *, struct slice text);          /* a text string: <FEFF…> */
void pdf_add_number(struct buf *, double);                   /* at most three decimals, none that are not needed */

#endif
