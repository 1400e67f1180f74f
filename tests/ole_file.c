#include "ole_file.h"

#include <stdlib.h>

enum { MINI_SIZE = 64, MINI_CUTOFF = 4096, ENTRY_SIZE = 128, DIFAT_IN_HEADER = 109 };
#define END_OF_CHAIN 0xFFFFFFFEu
#define FREE_SECTOR 0xFFFFFFFFu
#define FAT_SECTOR 0xFFFFFFFDu

static void ole_file_u16(struct buf *b, unsigned value)
{
    buf_add(b, slice_make((char[]){(char)value, (char)(value >> 8)}, 2));
}

static void ole_file_u32(struct buf *b, uint32_t value)
{
    ole_file_u16(b, value & 0xFFFF);
    ole_file_u16(b, value >> 16);
}

static void ole_file_pad(struct buf *b, size_t unit, char with)
{
    while (b->n % unit != 0) buf_fill(b, with, 1);
}

/* The sectors that are being made, and the chains of them. */
struct ole_file {
    struct buf sectors, fat;
    size_t size;
};

/* Adds whole sectors for these bytes as one chain; the first of them. */
static uint32_t ole_file_chain(struct ole_file *f, struct slice bytes)
{
    uint32_t first = (uint32_t)(f->sectors.n / f->size), count = (uint32_t)((bytes.n + f->size - 1) / f->size);
    if (count == 0) return END_OF_CHAIN;
    buf_add(&f->sectors, bytes);
    ole_file_pad(&f->sectors, f->size, 0);
    for (uint32_t i = 1; i < count; i++) ole_file_u32(&f->fat, first + i);
    ole_file_u32(&f->fat, END_OF_CHAIN);
    return first;
}

static void ole_file_entry(struct buf *directory, const char *name, int type, uint32_t right, uint32_t child,
                           uint32_t start, size_t nbytes)
{
    size_t from = directory->n;
    for (const char *s = name; *s; s++) ole_file_u16(directory, (unsigned char)*s);
    buf_fill(directory, 0, 64 - (directory->n - from));
    ole_file_u16(directory, (unsigned)(2 * strlen(name) + 2));
    ole_file_u16(directory, (unsigned)type | 0x100);
    ole_file_u32(directory, FREE_SECTOR);
    ole_file_u32(directory, right);
    ole_file_u32(directory, child);
    buf_fill(directory, 0, 36);
    ole_file_u32(directory, start);
    ole_file_u32(directory, (uint32_t)nbytes);
    ole_file_u32(directory, 0);
}

static void ole_file_header(const struct ole_file *f, unsigned shift, uint32_t directory, uint32_t mini_fat,
                            size_t sectors, size_t fat_sectors, struct buf *out)
{
    buf_add(out, SLICE("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"));
    buf_fill(out, 0, 16);
    ole_file_u16(out, 0x3E);
    ole_file_u16(out, shift == 9 ? 3 : 4);
    ole_file_u16(out, 0xFFFE);
    ole_file_u16(out, shift);
    ole_file_u16(out, 6);
    buf_fill(out, 0, 10);
    ole_file_u32(out, (uint32_t)fat_sectors);
    ole_file_u32(out, directory);
    ole_file_u32(out, 0);
    ole_file_u32(out, MINI_CUTOFF);
    ole_file_u32(out, mini_fat);
    ole_file_u32(out, mini_fat != END_OF_CHAIN);
    ole_file_u32(out, END_OF_CHAIN);
    ole_file_u32(out, 0);
    for (size_t i = 0; i < DIFAT_IN_HEADER; i++)
        ole_file_u32(out, i < fat_sectors ? (uint32_t)(sectors + i) : FREE_SECTOR);
    ole_file_pad(out, f->size, 0);
}

/* Adds a stream to the small sectors; the first of them. */
static uint32_t ole_file_mini(struct slice bytes, struct buf *mini, struct buf *mini_fat)
{
    uint32_t first = (uint32_t)(mini->n / MINI_SIZE), count = (uint32_t)((bytes.n + MINI_SIZE - 1) / MINI_SIZE);
    if (count == 0) return END_OF_CHAIN;
    buf_add(mini, bytes);
    ole_file_pad(mini, MINI_SIZE, 0);
    for (uint32_t i = 1; i < count; i++) ole_file_u32(mini_fat, first + i);
    ole_file_u32(mini_fat, END_OF_CHAIN);
    return first;
}

/* The sectors of the FAT itself come last: at most those that the header can list. */
static void ole_file_write(struct ole_file *f, unsigned shift, uint32_t directory, uint32_t mini_fat, struct buf *out)
{
    size_t sectors = f->fat.n / 4, per_sector = f->size / 4, fat_sectors = 1;
    while (fat_sectors * per_sector < sectors + fat_sectors) fat_sectors++;
    if (fat_sectors > DIFAT_IN_HEADER) abort();
    for (size_t i = 0; i < fat_sectors; i++) ole_file_u32(&f->fat, FAT_SECTOR);
    ole_file_pad(&f->fat, f->size, (char)0xFF);
    ole_file_header(f, shift, directory, mini_fat, sectors, fat_sectors, out);
    buf_add(out, buf_slice(&f->sectors));
    buf_add(out, buf_slice(&f->fat));
}

void ole_file_add(const struct ole_file_stream *stream, size_t count, unsigned shift, struct buf *out)
{
    struct ole_file f = {.size = (size_t)1 << shift};
    struct buf directory = {0}, streams = {0}, mini = {0}, mini_fat = {0};
    for (size_t i = 0; i < count; i++) {
        struct slice bytes = stream[i].bytes;
        uint32_t start = bytes.n < MINI_CUTOFF ? ole_file_mini(bytes, &mini, &mini_fat) : ole_file_chain(&f, bytes);
        uint32_t right = i + 1 < count ? (uint32_t)i + 2 : FREE_SECTOR;
        ole_file_entry(&streams, stream[i].name, 2, right, FREE_SECTOR, start, bytes.n);
    }
    uint32_t mini_start = ole_file_chain(&f, buf_slice(&mini));
    ole_file_entry(&directory, "Root Entry", 5, FREE_SECTOR, count > 0 ? 1 : FREE_SECTOR, mini_start, mini.n);
    buf_add(&directory, buf_slice(&streams));
    uint32_t mini_fat_start = ole_file_chain(&f, buf_slice(&mini_fat));
    uint32_t directory_start = ole_file_chain(&f, buf_slice(&directory));
    ole_file_write(&f, shift, directory_start, mini_fat_start, out);
    buf_done(&directory);
    buf_done(&streams);
    buf_done(&mini);
    buf_done(&mini_fat);
    buf_done(&f.sectors);
    buf_done(&f.fat);
}
