/* biff: the stream of an Excel workbook (BIFF5 to BIFF8) as a row of records, each a number, a length and bytes.
 *
 * What does not fit into a record goes on in CONTINUE records.  Where a string of BIFF8 is cut so, the next record
 * begins with a byte that says anew whether its characters have one byte or two.  Reading past the end gives zeros and
 * sets `broken`. */
#ifndef JIHUA_BIFF_H
#define JIHUA_BIFF_H

#include "base/buf.h"

enum biff_id {
    BIFF_FORMULA = 0x0006,
    BIFF_EOF = 0x000A,
    BIFF_DATEMODE = 0x0022,
    BIFF_FILEPASS = 0x002F,
    BIFF_CONTINUE = 0x003C,
    BIFF_CODEPAGE = 0x0042,
    BIFF_COLINFO = 0x007D,
    BIFF_BOUNDSHEET = 0x0085,
    BIFF_MULRK = 0x00BD,
    BIFF_RSTRING = 0x00D6,
    BIFF_XF = 0x00E0,
    BIFF_MERGEDCELLS = 0x00E5,
    BIFF_SST = 0x00FC,
    BIFF_LABELSST = 0x00FD,
    BIFF_NUMBER = 0x0203,
    BIFF_LABEL = 0x0204,
    BIFF_BOOLERR = 0x0205,
    BIFF_STRING = 0x0207,
    BIFF_ROW = 0x0208,
    BIFF_RK = 0x027E,
    BIFF_FORMAT = 0x041E,
    BIFF_BOF = 0x0809
};

enum { BIFF5 = 0x0500, BIFF8 = 0x0600 };

/* The record met last. */
struct biff {
    struct slice stream;
    size_t next; /* where the one after it begins */
    unsigned id;
    struct slice data;
};

bool biff_next(struct biff *); /* false at the end, or where a record is cut off */

/* Reads what a record holds, and its CONTINUE records hold, from its beginning on. */
struct biff_reader {
    struct slice stream;
    size_t at, end; /* within the record */
    bool broken;
};

struct biff_reader biff_reader(const struct biff *);
unsigned biff_u8(struct biff_reader *);
unsigned biff_u16(struct biff_reader *);
uint32_t biff_u32(struct biff_reader *);
double biff_double(struct biff_reader *);
void biff_skip(struct biff_reader *, size_t nbytes);
bool biff_has_more(const struct biff_reader *);

/* A string of BIFF8 whose length has been read: the byte of its flags, its characters, its formatting runs and phonetic
 * text.  Adds the characters as UTF-8; `out` may be NULL. */
void biff_read_text(struct biff_reader *, size_t characters, struct buf *out);

#endif
