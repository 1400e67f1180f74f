/* A page's bytes as text: whether they are a page, in which encoding. */
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

#include "base/utf8.h"
#include "office/office_inside.h"
#include "office/page_inside.h"
#include "sys/input.h"
#include "table/encoding.h"

enum { LOOKED_AT = 64 << 10, LOOKED_AT_LEAST = 4 << 10 };

/* ---- is it a page? ---- */

static char page_decode_lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c; }

static bool page_decode_begins(struct slice text, size_t at, const char *word)
{
    size_t n = strlen(word);
    if (at + n > text.n) return false;
    for (size_t i = 0; i < n; i++)
        if (page_decode_lower(text.s[at + i]) != word[i]) return false;
    return true;
}

/* The letters of UTF-16 without their zeros, so that tags can be looked for. */
static struct slice page_decode_narrow(struct slice bytes, char *to, size_t size)
{
    size_t n = 0;
    bool mark = slice_has_prefix(bytes, SLICE("\xFF\xFE")) || slice_has_prefix(bytes, SLICE("\xFE\xFF"));
    bool wide = bytes.n >= 4 && (mark || bytes.s[0] == 0 || bytes.s[1] == 0);
    if (!wide) return slice_cut(bytes, 0, size);
    for (size_t i = mark ? 2 : 0; i < bytes.n && n < size; i++)
        if (bytes.s[i] != 0) to[n++] = bytes.s[i];
    return slice_make(to, n);
}

static bool page_decode_is_one_of(struct slice name, const char *const *words)
{
    while (*words && !page_token_is(name, *words)) words++;
    return *words != NULL;
}

/* Markdown may begin with tags and hold some; its own tables have a row of dashes. */
static bool page_decode_is_markdown(struct slice text)
{
    static const char *const rows[] = {"\n|-", "\n| -", "\n|:-", "\n| :-", NULL};
    for (const char *const *row = rows; *row; row++)
        if (slice_find(text, slice_of(*row)) != SIZE_MAX) return true;
    return false;
}

/* Whether one of the elements comes; what is in scripts and styles are no tags.  One that is cut off at the end of a
 * long beginning speaks for a page. */
static bool page_decode_comes(struct page_tokens *tokens, struct page_token *token, const char *const *names)
{
    do {
        if (token->kind != PAGE_TOKEN_OPEN) continue;
        if (page_decode_is_one_of(token->text, names)) return true;
        if (page_kind_named(token->text)->opens != OPENS_RAW) continue;
        page_token_raw(tokens, token->text, page_token_is(token->text, "script"));
        if (tokens->at == tokens->page.n && tokens->at >= LOOKED_AT_LEAST) return true;
    } while (page_token_next(tokens, token));
    return false;
}

/* What comes first must be a tag that opens. */
static bool page_decode_begin(struct page_tokens *tokens, struct page_token *token)
{
    do
        if (!page_token_next(tokens, token)) return false;
    while (token->kind == PAGE_TOKEN_TEXT && slice_is_blank(token->text));
    return token->kind == PAGE_TOKEN_OPEN;
}

bool page_is(struct slice beginning)
{
    static const char *const pages[] = {"html", "head", "body", NULL}, *const parts[] = {"tr",    "td",       "th",
                                                                                         "tbody", "thead",    "caption",
                                                                                         "col",   "colgroup", NULL},
                             *const tables[] = {"html", "body", "table", NULL}, *const lines[] = {"a",      "b",
                                                                                                  "strong", "i",
                                                                                                  "u",      "em",
                                                                                                  "font",   "span",
                                                                                                  "big",    "small",
                                                                                                  "label",  "nobr",
                                                                                                  NULL};
    char narrow[LOOKED_AT];
    struct slice text = page_decode_narrow(beginning, narrow, sizeof narrow);
    struct page_tokens tokens = {.page = slice_has_prefix(text, SLICE("\xEF\xBB\xBF")) ? slice_cut(text, 3, text.n)
                                                                                       : text};
    struct page_token token;
    if (!page_decode_begin(&tokens, &token)) return false;
    if (page_decode_is_one_of(token.text, pages)) return true;
    if (page_decode_is_markdown(text)) return false;
    if (page_token_is(token.text, "table")) return page_decode_comes(&tokens, &token, parts);
    bool known = page_kind_named(token.text)->name[0] != '\0' || page_decode_is_one_of(token.text, lines);
    return known && page_decode_comes(&tokens, &token, tables);
}

/* ---- its encoding ---- */

/* The name behind charset= in <meta content="text/html; charset=…">. */
static struct slice page_decode_charset_in(struct slice content)
{
    size_t at = 0;
    while (at < content.n && !page_decode_begins(content, at, "charset")) at++;
    struct slice rest = slice_trim(slice_cut(content, at + strlen("charset"), content.n));
    if (rest.n == 0 || rest.s[0] != '=') return SLICE("");
    rest = slice_trim(slice_cut(rest, 1, rest.n));
    size_t n = 0;
    while (n < rest.n && strchr(" \t\r\n;\"'", rest.s[n]) == NULL) n++;
    return slice_cut(rest, 0, n);
}

/* Of a meta, or a declaration of XML. */
static struct slice page_decode_named_in(struct slice attributes)
{
    struct page_attribute a;
    struct slice name = SLICE("");
    while (name.n == 0 && page_token_attribute(&attributes, &a)) {
        if (page_token_is(a.name, "charset") || page_token_is(a.name, "encoding")) name = slice_trim(a.value);
        else if (page_token_is(a.name, "content")) name = page_decode_charset_in(a.value);
    }
    return name;
}

/* What a page says of itself; empty: nothing. */
static struct slice page_decode_declared(struct slice bytes)
{
    struct page_tokens tokens = {.page = slice_cut(bytes, 0, LOOKED_AT)};
    struct page_token token;
    struct slice begin = slice_trim(tokens.page), name = SLICE("");
    if (slice_has_prefix(begin, SLICE("<?xml ")))
        name = page_decode_named_in(slice_cut(begin, 5, slice_find(begin, SLICE("?>"))));
    while (name.n == 0 && page_token_next(&tokens, &token)) {
        if (token.kind != PAGE_TOKEN_OPEN) continue;
        if (page_token_is(token.text, "meta")) name = page_decode_named_in(token.attributes);
        else if (page_kind_named(token.text)->opens == OPENS_RAW && !page_token_is(token.text, "noscript"))
            page_token_raw(&tokens, token.text, page_token_is(token.text, "script"));
    }
    return name;
}

/* iconv takes more for a name than has one. */
static bool page_decode_may_be_name(struct slice name)
{
    for (size_t i = 0; i < name.n; i++)
        if (!(name.s[i] >= '0' && name.s[i] <= '9') &&
            !(page_decode_lower(name.s[i]) >= 'a' && page_decode_lower(name.s[i]) <= 'z') &&
            (name.s[i] == 0 || strchr("-_.:", name.s[i]) == NULL))
            return false;
    return name.n > 0 && name.n < 32;
}

/* Names that mean another encoding than they say, as browsers have it. */
static const char *page_decode_real_name(struct slice name)
{
    static const struct {
        const char *said, *real;
    } names[] = {
        {"gb2312", "GB18030"},    {"gbk", "GB18030"},         {"x-gbk", "GB18030"},       {"gb_2312-80", "GB18030"},
        {"gb2312-80", "GB18030"}, {"chinese", "GB18030"},     {"cp936", "GB18030"},       {"ms936", "GB18030"},
        {"936", "GB18030"},       {"windows-936", "GB18030"}, {"x-x-big5", "BIG5"},       {"big5-hkscs", "BIG5"},
        {"iso-8859-1", "CP1252"}, {"iso8859-1", "CP1252"},    {"iso_8859-1", "CP1252"},   {"latin1", "CP1252"},
        {"us-ascii", "CP1252"},   {"ascii", "CP1252"},        {"windows-1252", "CP1252"}, {"x-cp1252", "CP1252"},
        {"shift_jis", "CP932"},   {"shift-jis", "CP932"},     {"x-sjis", "CP932"},        {"ks_c_5601-1987", "CP949"},
        {"euc-kr", "CP949"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (page_token_is(name, names[i].said)) return names[i].real;
    return NULL;
}

/* Of Chinese nearly all bytes that are not ASCII stand two by two. */
static bool page_decode_comes_in_pairs(struct slice bytes)
{
    size_t pairs = 0, single = 0;
    for (size_t at = 0; at < bytes.n; at++) {
        if ((unsigned char)bytes.s[at] < 0x80) continue;
        bool pair = at + 1 < bytes.n && (unsigned char)bytes.s[at + 1] >= 0xA1;
        pairs += pair;
        single += !pair;
        at += pair;
    }
    return pairs > 4 * single;
}

/* Whether the bytes speak louder than a name that is a mistake. */
static bool page_decode_is_wrong(struct slice bytes, const char *name, const struct encoding_found *found)
{
    bool chinese = found->encoding == ENCODING_GB18030 || found->encoding == ENCODING_BIG5;
    if (strncasecmp(name, "UTF", 3) == 0 || strcasecmp(name, "unicode") == 0) return true; /* they would be known */
    return strcmp(name, "CP1252") == 0 && chinese && page_decode_comes_in_pairs(bytes);
}

static bool page_decode_is_ascii(struct slice bytes)
{
    for (size_t i = 0; i < bytes.n; i++)
        if ((unsigned char)bytes.s[i] >= 0x80) return false;
    return true;
}

/* Its bytes come first: a mark, zeros, UTF-8 that is valid; then what is said of it; then what its bytes look like. */
static struct encoding_found page_decode_find(struct slice bytes, struct slice declared, char name[32])
{
    struct encoding_found found = encoding_detect(bytes.s, bytes.n, true), named;
    struct slice said = declared.n > 0 ? declared : page_decode_declared(bytes);
    struct err ignored;
    bool utf8 = utf8_invalid_at(bytes.s, bytes.n) == bytes.n, ascii = page_decode_is_ascii(bytes);
    if (utf8 && !ascii && page_token_is(said, "utf-8"))
        return (struct encoding_found){ENCODING_UTF8, "UTF-8", found.mark};
    if (found.mark > 0 || !page_decode_may_be_name(said) || found.encoding == ENCODING_UTF16LE ||
        found.encoding == ENCODING_UTF16BE || (found.encoding == ENCODING_UTF8 && !ascii))
        return found;
    snprintf(name, 32, "%.*s", (int)said.n, said.s);
    if (page_decode_real_name(said)) snprintf(name, 32, "%s", page_decode_real_name(said));
    return !page_decode_is_wrong(bytes, name, &found) && encoding_named(name, &named, &ignored) ? named : found;
}

void page_decode(struct slice bytes, struct slice declared, struct input *room, struct slice *text, char encoding[32])
{
    char name[32];
    struct encoding_found found = page_decode_find(bytes, declared, name);
    struct report report;
    snprintf(encoding, 32, "%s", found.name);
    *text = slice_cut(bytes, found.mark, bytes.n);
    bool as_it_is = found.encoding == ENCODING_UTF8;
    input_of_bytes(room, "", as_it_is ? "" : bytes.s, as_it_is ? 0 : bytes.n);
    if (as_it_is) return;
    report_init(&report);
    encoding_decode(room, found, &report);
    report_done(&report);
    *text = slice_make(room->bytes, room->nbytes);
}
