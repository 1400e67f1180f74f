#include <string.h>

#include "term_inside.h"
#include "test.h"

const char *term_raw(const struct term *t, size_t *nbytes)
{
    *nbytes = t->raw.n;
    return buf_slice(&t->raw).s;
}

bool term_sent(const struct term *t, const char *bytes)
{
    return slice_find(buf_slice(&t->raw), slice_of(bytes)) != SIZE_MAX;
}

size_t term_sent_bytes(const struct term *t) { return t->raw.n; }
const char *term_title(const struct term *t) { return buf_slice(&t->title).s; }

/* ---- nothing harmful was sent ---- */

/* Characters that change how others are read, or that cannot be seen. */
static bool is_treacherous(uint32_t cp)
{
    return (cp >= 0x7F && cp < 0xA0) || cp == 0xAD || cp == 0x61C || (cp >= 0x200B && cp <= 0x200F) ||
           (cp >= 0x2028 && cp <= 0x202E) || (cp >= 0x2060 && cp <= 0x206F) || cp == 0xFEFF ||
           (cp >= 0xFFF9 && cp <= 0xFFFB) || (cp >= 0xE0000 && cp <= 0xE007F);
}

/* The byte after the escape sequence at pos, or 0 if it is none that curses sends. */
static size_t sequence_end(struct slice raw, size_t pos, bool allow_osc)
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
static size_t harmless_end(struct slice raw, size_t pos, bool allow_osc)
{
    unsigned char byte = (unsigned char)raw.s[pos];
    if (byte == '\x1b') return sequence_end(raw, pos, allow_osc);
    if (byte < 0x20) return strchr("\b\t\n\r", byte) && byte ? pos + 1 : 0;
    size_t next, invalid = text_invalid_at(slice_cut(raw, pos, pos + 4));
    if (invalid == 0) return 0;
    uint32_t cp = text_decode(raw, pos, &next);
    return is_treacherous(cp) ? 0 : next;
}

void term_expect_clean_stream_at(struct term *t, bool allow_osc, const char *file, int line)
{
    struct slice raw = buf_slice(&t->raw);
    for (size_t pos = 0, next; pos < raw.n; pos = next) {
        next = harmless_end(raw, pos, allow_osc);
        if (next > 0) continue;
        char around[24 * 4 + 1] = "";
        for (size_t i = pos, n = 0; i < raw.n && i < pos + 24; i++)
            n += (size_t)snprintf(around + n, 5, raw.s[i] > 0x20 && raw.s[i] < 0x7F ? "%c" : "\\x%02x",
                                  (unsigned char)raw.s[i]);
        term_fail(t, file, line, "byte %zu of the stream must not reach a terminal: %s", pos, around);
    }
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
bool term_mode(const struct term *t, int number, bool on)
{
    struct slice raw = buf_slice(&t->raw);
    for (size_t pos = 0; pos + 3 < raw.n; pos++) {
        if (memcmp(raw.s + pos, "\x1b[?", 3) != 0) continue;
        bool named = false;
        size_t at = pos + 3;
        for (; at < raw.n && ((raw.s[at] >= '0' && raw.s[at] <= '9') || raw.s[at] == ';'); at++)
            if (raw.s[at - 1] == '?' || raw.s[at - 1] == ';') named |= atoi(raw.s + at) == number;
        if (named && at < raw.n && (raw.s[at] == 'h' || raw.s[at] == 'l')) on = raw.s[at] == 'h';
    }
    return on;
}

static bool keypad_after(struct slice raw)
{
    bool on = false;
    for (size_t pos = 0; pos + 1 < raw.n; pos++)
        if (raw.s[pos] == '\x1b' && (raw.s[pos + 1] == '=' || raw.s[pos + 1] == '>')) on = raw.s[pos + 1] == '=';
    return on;
}

static bool pen_is_plain(struct term *t)
{
    static const VTermAttr attrs[] = {VTERM_ATTR_BOLD, VTERM_ATTR_UNDERLINE, VTERM_ATTR_ITALIC, VTERM_ATTR_REVERSE};
    VTermState *state = vterm_obtain_state(t->vt);
    VTermValue value;
    for (size_t i = 0; i < sizeof attrs / sizeof *attrs; i++)
        if (vterm_state_get_penattr(state, attrs[i], &value) && value.boolean) return false;
    vterm_state_get_penattr(state, VTERM_ATTR_FOREGROUND, &value);
    if (!VTERM_COLOR_IS_DEFAULT_FG(&value.color)) return false;
    vterm_state_get_penattr(state, VTERM_ATTR_BACKGROUND, &value);
    return VTERM_COLOR_IS_DEFAULT_BG(&value.color);
}

void term_expect_line_restored_at(struct term *t, const char *file, int line)
{
    struct termios now;
    if (tcgetattr(t->master, &now) < 0) term_fail(t, file, line, "the pty is gone");
    if (now.c_iflag != t->before.c_iflag || now.c_oflag != t->before.c_oflag || now.c_cflag != t->before.c_cflag ||
        now.c_lflag != t->before.c_lflag || memcmp(now.c_cc, t->before.c_cc, sizeof now.c_cc) != 0)
        term_fail(t, file, line, "the line settings were not restored: iflag %x→%x, oflag %x→%x, lflag %x→%x",
                  t->before.c_iflag, now.c_iflag, t->before.c_oflag, now.c_oflag, t->before.c_lflag, now.c_lflag);
}

void term_expect_restored_at(struct term *t, const char *file, int line)
{
    struct slice raw = buf_slice(&t->raw);
    term_expect_line_restored_at(t, file, line);
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++)
        if (term_mode(t, modes[i].number, modes[i].at_start) != modes[i].at_start)
            term_fail(t, file, line, "the terminal was not restored: %s", modes[i].what);
    if (keypad_after(raw))
        term_fail(t, file, line, "the terminal was not restored: the keypad sends application codes");
    if (!pen_is_plain(t))
        term_fail(t, file, line, "the terminal was not restored: text comes out in a style or colour");
}
