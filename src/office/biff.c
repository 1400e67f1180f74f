#include "office/biff.h"

enum { HEAD_SIZE = 4 /* number and length of a record */ };

/* The flags of a string. */
enum { TEXT_WIDE = 0x01, TEXT_PHONETIC = 0x04, TEXT_RICH = 0x08, RUN_SIZE = 4 };

static unsigned biff_u16_at(struct slice bytes, size_t at)
{
    const unsigned char *s = (const unsigned char *)bytes.s + at;
    return s[0] | (unsigned)s[1] << 8;
}

bool biff_next(struct biff *b)
{
    size_t n = b->stream.n;
    if (n < HEAD_SIZE || b->next > n - HEAD_SIZE) return false;
    size_t from = b->next + HEAD_SIZE, nbytes = biff_u16_at(b->stream, b->next + 2);
    if (nbytes > n - from) return false;
    b->id = biff_u16_at(b->stream, b->next);
    b->data = slice_cut(b->stream, from, from + nbytes);
    b->next = from + nbytes;
    return true;
}

struct biff_reader biff_reader(const struct biff *b)
{
    return (struct biff_reader){.stream = b->stream, .at = b->next - b->data.n, .end = b->next};
}

/* Goes on with the next CONTINUE record that holds anything; false if there is none. */
static bool biff_continue(struct biff_reader *r)
{
    struct biff b = {.stream = r->stream, .next = r->end};
    while (!r->broken && r->at == r->end) {
        r->broken = !biff_next(&b) || b.id != BIFF_CONTINUE;
        if (r->broken) break;
        r->at = b.next - b.data.n;
        r->end = b.next;
    }
    return !r->broken;
}

bool biff_has_more(const struct biff_reader *r)
{
    struct biff_reader ahead = *r;
    return biff_continue(&ahead);
}

unsigned biff_u8(struct biff_reader *r)
{
    if (r->at == r->end && !biff_continue(r)) return 0;
    return (unsigned char)r->stream.s[r->at++];
}

unsigned biff_u16(struct biff_reader *r)
{
    unsigned low = biff_u8(r);
    return low | biff_u8(r) << 8;
}

uint32_t biff_u32(struct biff_reader *r)
{
    uint32_t low = biff_u16(r);
    return low | (uint32_t)biff_u16(r) << 16;
}

double biff_double(struct biff_reader *r)
{
    uint64_t low = biff_u32(r), bits = low | (uint64_t)biff_u32(r) << 32;
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

void biff_skip(struct biff_reader *r, size_t nbytes)
{
    while (nbytes > 0 && (r->at < r->end || biff_continue(r))) {
        size_t some = r->end - r->at < nbytes ? r->end - r->at : nbytes;
        r->at += some;
        nbytes -= some;
    }
}

/* ---- strings ---- */

/* Adds UTF-16; what is half a pair becomes U+FFFD.  *high: the first half of a pair that was met last, 0 for none. */
static void biff_add_unit(unsigned unit, unsigned *high, struct buf *out)
{
    if (*high != 0 && unit >= 0xDC00 && unit < 0xE000) {
        buf_addc(out, 0x10000 + ((*high - 0xD800) << 10) + (unit - 0xDC00));
        *high = 0;
        return;
    }
    if (*high != 0) buf_addc(out, 0xFFFD);
    *high = unit >= 0xD800 && unit < 0xDC00 ? unit : 0;
    if (*high == 0) buf_addc(out, unit);
}

/* The characters of one record: at most so many; how many were there. */
static size_t biff_add_run(struct biff_reader *r, size_t characters, bool wide, unsigned *high, struct buf *out)
{
    size_t there = (r->end - r->at) / (wide ? 2 : 1);
    size_t n = there < characters ? there : characters;
    for (size_t i = 0; out != NULL && i < n; i++)
        biff_add_unit(wide ? biff_u16_at(r->stream, r->at + 2 * i) : (unsigned char)r->stream.s[r->at + i], high, out);
    r->at += wide ? 2 * n : n;
    return n;
}

static void biff_add_characters(struct biff_reader *r, size_t characters, bool wide, struct buf *out)
{
    unsigned high = 0;
    while (characters > 0) {
        characters -= biff_add_run(r, characters, wide, &high, out);
        if (characters == 0) break;
        r->at = r->end; /* the half of a character, in a broken file */
        if (!biff_continue(r)) break;
        wide = biff_u8(r) & TEXT_WIDE;
    }
    if (high != 0) buf_addc(out, 0xFFFD);
}

void biff_read_text(struct biff_reader *r, size_t characters, struct buf *out)
{
    unsigned flags = biff_u8(r);
    size_t runs = flags & TEXT_RICH ? biff_u16(r) : 0;
    size_t phonetic = flags & TEXT_PHONETIC ? biff_u32(r) : 0;
    biff_add_characters(r, characters, flags & TEXT_WIDE, out);
    biff_skip(r, runs * RUN_SIZE);
    biff_skip(r, phonetic);
}
