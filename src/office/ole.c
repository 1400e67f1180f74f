#include "office/ole.h"

#include <stdlib.h>
#include <strings.h>

#include "base/mem.h"

/* The header ([MS-CFB] 2.2) is 512 bytes long and begins with these. */
#define OLE_MARK SLICE("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
enum {
    HEADER_SIZE = 512,
    AT_SECTOR_SHIFT = 30,
    AT_FIRST_DIRECTORY = 48,
    AT_FIRST_MINI_FAT = 60,
    AT_FIRST_DIFAT = 68,
    AT_DIFAT = 76,
    DIFAT_IN_HEADER = 109,
    MINI_SHIFT = 6,
    MINI_CUTOFF = 4096 /* streams of at least so many bytes have sectors of their own */
};

/* An entry of the directory. */
enum {
    ENTRY_SIZE = 128,
    ENTRY_NAME_SIZE = 64,
    ENTRY_TYPE = 66,
    ENTRY_LEFT = 68,
    ENTRY_RIGHT = 72,
    ENTRY_CHILD = 76,
    ENTRY_START = 116,
    ENTRY_BYTES = 120,
    TYPE_STREAM = 2
};

/* Numbers of sectors from here on have a meaning of their own: no sector, the end of a chain. */
#define SECTOR_MAX 0xFFFFFFFAu

struct ole {
    struct slice file;
    unsigned shift;   /* a sector has 1 << shift bytes */
    uint32_t sectors; /* of the file, the one of the header not counted */
    uint32_t *fat;    /* the sectors that the FAT lies in */
    size_t fat_count, fat_cap;
    struct buf directory;
};

static uint32_t ole_u32(struct slice bytes, size_t at)
{
    if (bytes.n < 4 || at > bytes.n - 4) return UINT32_MAX;
    const unsigned char *s = (const unsigned char *)bytes.s + at;
    return s[0] | (uint32_t)s[1] << 8 | (uint32_t)s[2] << 16 | (uint32_t)s[3] << 24;
}

bool ole_is(struct slice bytes) { return slice_has_prefix(bytes, OLE_MARK); }

/* A sector; empty if it lies outside of the file, shorter where the file is cut off. */
static struct slice ole_sector(const struct ole *o, uint32_t sector)
{
    size_t from = ((size_t)sector + 1) << o->shift;
    if (sector >= o->sectors) return slice_make(o->file.s, 0);
    return slice_cut(o->file, from, from + ((size_t)1 << o->shift));
}

/* The sector that follows in a chain. */
static uint32_t ole_next(const struct ole *o, uint32_t sector)
{
    uint32_t per_sector = 1u << (o->shift - 2);
    size_t of_fat = sector / per_sector;
    if (of_fat >= o->fat_count) return UINT32_MAX;
    return ole_u32(ole_sector(o, o->fat[of_fat]), (size_t)(sector % per_sector) * 4);
}

/* The FAT's own sectors are listed in the header and in a chain of sectors, each of which ends with the next. */
static void ole_find_fat(struct ole *o)
{
    uint32_t per_sector = 1u << (o->shift - 2);
    size_t needed = o->sectors / per_sector + 1;
    uint32_t sector = ole_u32(o->file, AT_FIRST_DIFAT);
    struct slice list = slice_cut(o->file, AT_DIFAT, AT_DIFAT + DIFAT_IN_HEADER * 4);
    for (uint32_t step = 0; step <= o->sectors && o->fat_count < needed; step++) {
        for (size_t at = 0; at + 4 <= list.n && o->fat_count < needed; at += 4) {
            o->fat = mem_grow(o->fat, &o->fat_cap, o->fat_count + 1, sizeof *o->fat);
            o->fat[o->fat_count++] = ole_u32(list, at);
        }
        if (sector >= SECTOR_MAX) break;
        struct slice next = ole_sector(o, sector);
        if (next.n < 8) break;
        list = slice_cut(next, 0, next.n - 4);
        sector = ole_u32(next, next.n - 4);
    }
}

/* Adds at most `nbytes` bytes of a chain of sectors. */
static void ole_add_chain(const struct ole *o, uint32_t sector, size_t nbytes, struct buf *out)
{
    for (uint32_t step = 0; step < o->sectors && nbytes > 0 && sector < SECTOR_MAX; step++) {
        struct slice bytes = slice_cut(ole_sector(o, sector), 0, nbytes);
        if (bytes.n == 0) return;
        buf_add(out, bytes);
        nbytes -= bytes.n;
        sector = ole_next(o, sector);
    }
}

static bool ole_open(struct ole *o, struct slice file)
{
    *o = (struct ole){.file = file};
    buf_init(&o->directory);
    if (!ole_is(file) || file.n < HEADER_SIZE) return false;
    o->shift = (unsigned char)file.s[AT_SECTOR_SHIFT];
    if (o->shift != 9 && o->shift != 12) return false;
    size_t sectors = (file.n - 1) >> o->shift;
    o->sectors = sectors < SECTOR_MAX ? (uint32_t)sectors : SECTOR_MAX;
    ole_find_fat(o);
    ole_add_chain(o, ole_u32(file, AT_FIRST_DIRECTORY), file.n, &o->directory);
    return o->directory.n >= ENTRY_SIZE;
}

static void ole_close(struct ole *o)
{
    buf_done(&o->directory);
    free(o->fat);
}

/* ---- the directory ---- */

static struct slice ole_entry(const struct ole *o, uint32_t entry)
{
    return slice_cut(buf_slice(&o->directory), (size_t)entry * ENTRY_SIZE, ((size_t)entry + 1) * ENTRY_SIZE);
}

/* Names are UTF-16; those that matter here are ASCII. */
static bool ole_has_name(struct slice entry, const char *name)
{
    size_t n = strlen(name);
    for (size_t i = 0; i <= n; i++)
        if (entry.s[2 * i + 1] != 0 || strncasecmp(entry.s + 2 * i, name + i, 1) != 0) return false;
    return true;
}

/* The streams at the top of the file are a binary tree below the first entry; `seen` has a byte for each entry. */
static uint32_t ole_find(const struct ole *o, const char *name)
{
    uint32_t found = UINT32_MAX, entries = (uint32_t)(o->directory.n / ENTRY_SIZE);
    uint32_t *open = mem_alloc((size_t)(entries + 1) * sizeof *open);
    char *seen = mem_zalloc(entries);
    size_t n = 0;
    open[n++] = ole_u32(ole_entry(o, 0), ENTRY_CHILD);
    while (n > 0 && found == UINT32_MAX) {
        uint32_t at = open[--n];
        if (at >= entries || seen[at]) continue;
        struct slice entry = ole_entry(o, at);
        seen[at] = 1;
        if (entry.s[ENTRY_TYPE] == TYPE_STREAM && ole_has_name(entry, name)) found = at;
        open[n++] = ole_u32(entry, ENTRY_LEFT);
        open[n++] = ole_u32(entry, ENTRY_RIGHT);
    }
    free(open);
    free(seen);
    return found;
}

/* ---- streams ---- */

/* Adds a stream that lies in the small sectors: these are in the stream of the first entry, their chains in a FAT of
 * their own. */
static void ole_add_mini(const struct ole *o, uint32_t sector, size_t nbytes, struct buf *out)
{
    struct buf fat, sectors;
    buf_init(&fat);
    buf_init(&sectors);
    ole_add_chain(o, ole_u32(o->file, AT_FIRST_MINI_FAT), o->file.n, &fat);
    ole_add_chain(o, ole_u32(ole_entry(o, 0), ENTRY_START), o->file.n, &sectors);
    for (size_t step = 0; step <= MINI_CUTOFF >> MINI_SHIFT && nbytes > 0 && sector < SECTOR_MAX; step++) {
        size_t from = (size_t)sector << MINI_SHIFT;
        struct slice bytes = slice_cut(buf_slice(&sectors), from, from + (1 << MINI_SHIFT));
        bytes = slice_cut(bytes, 0, nbytes);
        if (bytes.n == 0) break;
        buf_add(out, bytes);
        nbytes -= bytes.n;
        sector = ole_u32(buf_slice(&fat), (size_t)sector * 4);
    }
    buf_done(&fat);
    buf_done(&sectors);
}

bool ole_read(struct slice bytes, const char *name, struct buf *stream)
{
    struct ole o;
    uint32_t at = ole_open(&o, bytes) ? ole_find(&o, name) : UINT32_MAX;
    if (at != UINT32_MAX) {
        struct slice entry = ole_entry(&o, at);
        uint32_t start = ole_u32(entry, ENTRY_START), nbytes = ole_u32(entry, ENTRY_BYTES);
        if (nbytes < MINI_CUTOFF) ole_add_mini(&o, start, nbytes, stream);
        else ole_add_chain(&o, start, nbytes, stream);
    }
    ole_close(&o);
    return at != UINT32_MAX;
}

enum ole_kind ole_kind_of(struct slice bytes)
{
    static const struct {
        const char *name;
        enum ole_kind kind;
    } kinds[] = {
        {"EncryptedPackage", OLE_PROTECTED},
        {"Workbook", OLE_WORKBOOK},
        {"Book", OLE_WORKBOOK},
        {"WordDocument", OLE_DOCUMENT},
    };
    struct ole o;
    enum ole_kind kind = ole_open(&o, bytes) ? OLE_OTHER : OLE_DAMAGED;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds && kind == OLE_OTHER; i++)
        if (ole_find(&o, kinds[i].name) != UINT32_MAX) kind = kinds[i].kind;
    ole_close(&o);
    return kind;
}
