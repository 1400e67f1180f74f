#include "zips.h"

void zips_init(struct zips *z)
{
    buf_init(&z->bytes);
    buf_init(&z->directory);
    z->parts = 0;
}

void zips_done(struct zips *z)
{
    buf_done(&z->bytes);
    buf_done(&z->directory);
}

static uint32_t zips_crc(struct slice bytes)
{
    uint32_t crc = 0xFFFFFFFF;
    for (size_t i = 0; i < bytes.n; i++) {
        crc ^= (unsigned char)bytes.s[i];
        for (int bit = 0; bit < 8; bit++) crc = crc & 1 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
    }
    return ~crc;
}

static void zips_add_number(struct buf *b, size_t number, int nbytes)
{
    for (; nbytes > 0; nbytes--, number >>= 8) {
        char byte = (char)(number & 0xFF);
        buf_add(b, slice_make(&byte, 1));
    }
}

/* What the header of a part and its entry in the directory have in common. */
static void zips_add_facts(struct buf *b, struct slice name, struct slice content)
{
    zips_add_number(b, 20, 2);         /* version needed */
    zips_add_number(b, 0, 2 + 2);      /* flags; method: stored */
    zips_add_number(b, 0x5A210000, 4); /* 1 January 2025 */
    zips_add_number(b, zips_crc(content), 4);
    zips_add_number(b, content.n, 4);
    zips_add_number(b, content.n, 4);
    zips_add_number(b, name.n, 2);
    zips_add_number(b, 0, 2);
}

void zips_add(struct zips *z, const char *name, struct slice content)
{
    struct slice n = slice_of(name);
    size_t at = z->bytes.n;
    buf_add(&z->bytes, slice_make("PK\3\4", 4));
    zips_add_facts(&z->bytes, n, content);
    buf_add(&z->bytes, n);
    buf_add(&z->bytes, content);
    buf_add(&z->directory, slice_make("PK\1\2\24\0", 6));
    zips_add_facts(&z->directory, n, content);
    zips_add_number(&z->directory, 0, 2 + 2 + 2); /* comment, disk, attributes */
    zips_add_number(&z->directory, 0, 4);
    zips_add_number(&z->directory, at, 4);
    buf_add(&z->directory, n);
    z->parts++;
}

void zips_adds(struct zips *z, const char *name, const char *content) { zips_add(z, name, slice_of(content)); }

void zips_add_relationships(struct zips *z, const char *name, const char *relationships)
{
    struct buf text;
    buf_init(&text);
    buf_addf(&text,
             "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">%s"
             "</Relationships>",
             relationships);
    zips_add(z, name, buf_slice(&text));
    buf_done(&text);
}

struct slice zips_end(struct zips *z)
{
    size_t at = z->bytes.n;
    buf_add(&z->bytes, buf_slice(&z->directory));
    buf_add(&z->bytes, slice_make("PK\5\6\0\0\0\0", 8));
    zips_add_number(&z->bytes, z->parts, 2);
    zips_add_number(&z->bytes, z->parts, 2);
    zips_add_number(&z->bytes, z->directory.n, 4);
    zips_add_number(&z->bytes, at, 4);
    zips_add_number(&z->bytes, 0, 2);
    return buf_slice(&z->bytes);
}
