#include "write/markup.h"

static const char *markup_entity(uint32_t cp)
{
    switch (cp) {
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '&': return "&amp;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return NULL;
    }
}

void markup_add(struct buf *out, struct slice text)
{
    for (size_t i = 0, next; i < text.n; i = next) {
        uint32_t cp = text_decode(text, i, &next);
        const char *escaped = markup_entity(cp);
        if (cp == '\r' && next < text.n && text.s[next] == '\n') continue;
        if (cp == '\r') cp = '\n';
        if (escaped != NULL) buf_adds(out, escaped);
        else buf_addc(out, cp == '\n' ? cp : text_visible(cp));
    }
}

/* The characters that can be markup within a line of Markdown. */
static bool markup_is_markdown(uint32_t cp)
{
    return cp != 0 && cp < 0x80 && strchr("\\`*_{}[]<>#|~&!$", (int)cp) != NULL;
}

/* Whether byte i is part of something that GitHub makes a link without any markup: https://… and www.… */
static bool markup_is_of_link(struct slice text, size_t i, size_t next)
{
    if (text.s[i] == ':') return next + 1 < text.n && text.s[next] == '/' && text.s[next + 1] == '/';
    return text.s[i] == '.' && i >= 3 && (text.s[i - 1] | 0x20) == 'w' && (text.s[i - 2] | 0x20) == 'w' &&
           (text.s[i - 3] | 0x20) == 'w';
}

/* Whether byte i is the @ of what may be a mail address, which GitHub makes a link. */
static bool markup_is_of_address(struct slice text, size_t i, size_t next)
{
    static const char parts[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-+";
    return text.s[i] == '@' && i > 0 && next < text.n && memchr(parts, text.s[i - 1], sizeof parts - 1) != NULL &&
           memchr(parts, text.s[next], sizeof parts - 1) != NULL;
}

void markup_add_markdown(struct buf *out, struct slice text, const char *line_break)
{
    for (size_t i = 0, next; i < text.n; i = next) {
        uint32_t cp = text_decode(text, i, &next);
        if (cp == '\r' && next < text.n && text.s[next] == '\n') continue;
        if (cp == '\n' || cp == '\r') {
            buf_adds(out, line_break);
            continue;
        }
        if (markup_is_markdown(cp) || markup_is_of_link(text, i, next)) buf_adds(out, "\\");
        /* an empty comment breaks the address; no backslash would keep GitHub from making it a link */
        else if (markup_is_of_address(text, i, next)) buf_adds(out, "<!-- -->");
        buf_addc(out, text_visible(cp));
    }
}
