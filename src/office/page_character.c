/* References to characters: &nbsp; &#8212; &#x4E00; */
#include <stdlib.h>

#include "office/page_inside.h"

static const struct page_character {
    const char *name;
    uint16_t character;
    bool may_lack_end; /* also without its semicolon */
} page_characters[] = {
#define CHARACTER(name, character, may_lack_end) {#name, character, may_lack_end},
#include "office/page_character.def"
#undef CHARACTER
};

enum { LETTERS_MAX = 24 };

static int page_character_compare(const void *name, const void *row)
{
    return slice_compare(*(const struct slice *)name, slice_of(((const struct page_character *)row)->name));
}

static const struct page_character *page_character_named(struct slice name)
{
    return bsearch(&name, page_characters, sizeof page_characters / sizeof *page_characters, sizeof *page_characters,
                   page_character_compare);
}

static bool page_character_is_of_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* `text` begins behind the &; how many bytes of it are the name of a character, 0: none. */
static size_t page_character_take_name(struct slice text, bool in_attribute, uint32_t *character)
{
    size_t n = 0;
    while (n < text.n && n < LETTERS_MAX && page_character_is_of_name(text.s[n])) n++;
    if (n < text.n && text.s[n] == ';') {
        const struct page_character *whole = page_character_named(slice_cut(text, 0, n));
        if (whole) return *character = whole->character, n + 1;
    }
    for (; n > 1; n--) {
        const struct page_character *row = page_character_named(slice_cut(text, 0, n));
        if (row == NULL || !row->may_lack_end) continue;
        bool goes_on = n < text.n && (text.s[n] == '=' || page_character_is_of_name(text.s[n]));
        if (in_attribute && goes_on) return 0; /* an address: ?a=1&lt=3 */
        *character = row->character;
        return n;
    }
    return 0;
}

/* Numbers that mean controls are characters of Windows, which pages mean by them. */
static uint32_t page_character_numbered(uint32_t number)
{
    static const uint16_t windows[32] = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                         0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                         0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                         0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
    if (number >= 0x80 && number < 0xA0) return windows[number - 0x80];
    if (number == 0 || number > 0x10FFFF || (number >= 0xD800 && number < 0xE000)) return 0xFFFD;
    return number;
}

static unsigned page_character_digit(char c)
{
    if (c >= '0' && c <= '9') return (unsigned)(c - '0');
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? (unsigned)(c - 'a') + 10 : 99;
}

/* `text` begins behind the &#. */
static size_t page_character_take_number(struct slice text, uint32_t *character)
{
    bool hexadecimal = text.n > 0 && (text.s[0] | 0x20) == 'x';
    size_t first = hexadecimal, n = first;
    uint32_t base = hexadecimal ? 16 : 10, number = 0;
    for (; n < text.n && page_character_digit(text.s[n]) < base; n++)
        if (number <= 0x10FFFF) number = number * base + page_character_digit(text.s[n]);
    if (n == first) return 0;
    *character = page_character_numbered(number);
    return n < text.n && text.s[n] == ';' ? n + 1 : n;
}

/* A reference at the beginning of `text`, its bytes; 0 if there is none. */
static size_t page_character_take(struct slice text, bool in_attribute, uint32_t *character)
{
    size_t n;
    if (text.n > 2 && text.s[1] == '#')
        return (n = page_character_take_number(slice_cut(text, 2, text.n), character)) > 0 ? n + 2 : 0;
    return (n = page_character_take_name(slice_cut(text, 1, text.n), in_attribute, character)) > 0 ? n + 1 : 0;
}

/* What a reference stands for takes no more bytes than the reference itself. */
struct slice page_characters_read(struct slice raw, bool in_attribute, struct arena *arena)
{
    if (raw.n == 0 || (memchr(raw.s, '&', raw.n) == NULL && memchr(raw.s, '\0', raw.n) == NULL)) return raw;
    char *text = arena_alloc(arena, raw.n);
    size_t n = 0;
    for (size_t at = 0; at < raw.n;) {
        uint32_t character = 0;
        size_t taken = raw.s[at] == '&' ? page_character_take(slice_cut(raw, at, raw.n), in_attribute, &character) : 0;
        if (taken > 0) n += text_encode(character, text + n);
        else text[n++] = raw.s[at] ? raw.s[at] : ' ';
        at += taken > 0 ? taken : 1;
    }
    return slice_make(text, n);
}
