#include "stream.h"

#include <stdlib.h>

/* ---- nothing harmful was sent ---- */

/* Characters that change how others are read, or that cannot be seen. */
static bool stream_is_treacherous(uint32_t cp)
{
    return (cp >= 0x7F && cp < 0xA0) || cp == 0xAD || cp == 0x61C || (cp >= 0x200B && cp <= 0x200F) ||
           (cp >= 0x2028 && cp <= 0x202E) || (cp >= 0x2060 && cp <= 0x206F) || cp == 0xFEFF ||
           (cp >= 0xFFF9 && cp <= 0xFFFB) || (cp >= 0xE0000 && cp <= 0xE007F);
}

/* The byte after the escape sequence at pos, or 0 if it is none that curses sends. */
static size_t stream_sequence_end(struct slice raw, size_t pos, bool allow_osc)
{
    size_t at = pos + 1;
    if (at >= raw.n) return 0;
    char kind = raw.s[at++];
    if (kind == '[') { /* CSI: parameters, intermediates, a final byte */
        while (at < raw.n && raw.s[at] >= 0x20 && raw.s[at] < 0x40) at++;
        return at < raw.n && raw.s[at] >= 0x40 && raw.s[at] < 0x7F ? at + 1 : 0;
    }
    if (kind == '(' || kind == ')') return at < raw.n ? at + 1 : 0;
    if (kind == ']' && allow_osc) {
        while (at < raw.n && (unsigned char)raw.s[at] >= 0x20) at++;
        if (at < raw.n && raw.s[at] == '\a') return at + 1;
        return at + 1 < raw.n && raw.s[at] == '\x1b' && raw.s[at + 1] == '\\' ? at + 2 : 0;
    }
    return kind && strchr("78=>MDEHc", kind) ? at : 0;
}

/* The byte after what stands at pos, or 0 if that must not reach a terminal. */
static size_t stream_harmless_end(struct slice raw, size_t pos, bool allow_osc)
{
    unsigned char byte = (unsigned char)raw.s[pos];
    if (byte == '\x1b') return stream_sequence_end(raw, pos, allow_osc);
    if (byte < 0x20) return strchr("\b\t\n\r", byte) && byte ? pos + 1 : 0;
    size_t next, invalid = text_invalid_at(slice_cut(raw, pos, pos + 4));
    if (invalid == 0) return 0;
    uint32_t cp = text_decode(raw, pos, &next);
    return stream_is_treacherous(cp) ? 0 : next;
}

size_t stream_harmful_at(struct slice raw, bool allow_osc)
{
    size_t pos = 0, next;
    while (pos < raw.n && (next = stream_harmless_end(raw, pos, allow_osc)) > 0) pos = next;
    return pos;
}

/* ---- the terminal is as before ---- */

/* Private modes that a program may switch and must put back, with what a terminal starts with. */
static const struct {
    int number;
    bool at_start;
    const char *what;
} modes[] = {
    {1, false, "arrow keys send application codes"},
    {7, true, "lines do not wrap"},
    {25, true, "the cursor is hidden"},
    {1000, false, "clicks are reported"},
    {1002, false, "drags are reported"},
    {1003, false, "mouse moves are reported"},
    {1004, false, "focus is reported"},
    {1006, false, "SGR mouse reports are on"},
    {1049, false, "the second screen is shown"},
    {2004, false, "pastes are bracketed"},
    {2026, false, "updates are held back"},
};

/* From the stream, for numbers can share a sequence (CSI ? 1006 ; 1000 h), of which libvterm heeds only the first. */
bool stream_mode(struct slice raw, int number, bool on)
{
    const char *escape = raw.s;
    for (size_t pos; raw.n > 0 && (escape = memchr(escape, '\x1b', raw.n - (size_t)(escape - raw.s))); escape++) {
        pos = (size_t)(escape - raw.s);
        if (pos + 3 >= raw.n || escape[1] != '[' || escape[2] != '?') continue;
        bool named = false;
        size_t at = pos + 3;
        for (; at < raw.n && ((raw.s[at] >= '0' && raw.s[at] <= '9') || raw.s[at] == ';'); at++)
            if (raw.s[at - 1] == '?' || raw.s[at - 1] == ';') named |= atoi(raw.s + at) == number;
        if (named && at < raw.n && (raw.s[at] == 'h' || raw.s[at] == 'l')) on = raw.s[at] == 'h';
    }
    return on;
}

static bool stream_keypad_after(struct slice raw)
{
    bool on = false;
    for (size_t pos = 0; pos + 1 < raw.n; pos++)
        if (raw.s[pos] == '\x1b' && (raw.s[pos + 1] == '=' || raw.s[pos + 1] == '>')) on = raw.s[pos + 1] == '=';
    return on;
}

const char *stream_left_behind(struct slice raw)
{
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++)
        if (stream_mode(raw, modes[i].number, modes[i].at_start) != modes[i].at_start) return modes[i].what;
    return stream_keypad_after(raw) ? "the keypad sends application codes" : NULL;
}
