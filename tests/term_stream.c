#include <string.h>

#include "stream.h"
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

void term_expect_clean_stream_at(struct term *t, bool allow_osc, const char *file, int line)
{
    struct slice raw = buf_slice(&t->raw);
    size_t pos = stream_harmful_at(raw, allow_osc);
    if (pos == raw.n) return;
    char around[24 * 4 + 1] = "";
    for (size_t i = pos, n = 0; i < raw.n && i < pos + 24; i++)
        n += (size_t)snprintf(around + n, 5, raw.s[i] > 0x20 && raw.s[i] < 0x7F ? "%c" : "\\x%02x",
                              (unsigned char)raw.s[i]);
    term_fail(t, file, line, "byte %zu of the stream must not reach a terminal: %s", pos, around);
}

/* ---- the terminal is as before ---- */

bool term_mode(const struct term *t, int number, bool on) { return stream_mode(buf_slice(&t->raw), number, on); }

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
    term_expect_line_restored_at(t, file, line);
    const char *left = stream_left_behind(buf_slice(&t->raw));
    if (left) term_fail(t, file, line, "the terminal was not restored: %s", left);
    if (!pen_is_plain(t))
        term_fail(t, file, line, "the terminal was not restored: text comes out in a style or colour");
}
