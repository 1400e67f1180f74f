#include <ctype.h>
#include <string.h>

#include "term_inside.h"
#include "test.h"

static const struct {
    const char *name;
    VTermKey key;
} named_keys[] = {
    {"Enter", VTERM_KEY_ENTER}, {"Tab", VTERM_KEY_TAB},       {"Backspace", VTERM_KEY_BACKSPACE},
    {"Esc", VTERM_KEY_ESCAPE},  {"Up", VTERM_KEY_UP},         {"Down", VTERM_KEY_DOWN},
    {"Left", VTERM_KEY_LEFT},   {"Right", VTERM_KEY_RIGHT},   {"Insert", VTERM_KEY_INS},
    {"Delete", VTERM_KEY_DEL},  {"Home", VTERM_KEY_HOME},     {"End", VTERM_KEY_END},
    {"PgUp", VTERM_KEY_PAGEUP}, {"PgDn", VTERM_KEY_PAGEDOWN},
};

static void send_char(struct term *t, char c) { term_send_bytes(t, &c, 1); }

/* The key that stands between < and >. */
static void send_named(struct term *t, struct slice name)
{
    struct slice whole = name;
    VTermModifier modifiers = VTERM_MOD_NONE;
    for (; name.n > 2 && name.s[1] == '-'; name = slice_cut(name, 2, name.n)) {
        if (name.s[0] == 'S') modifiers |= VTERM_MOD_SHIFT;
        else if (name.s[0] == 'C') modifiers |= VTERM_MOD_CTRL;
        else if (name.s[0] == 'M') modifiers |= VTERM_MOD_ALT;
        else break;
    }
    if (name.n == 1) { /* as terminals do it, whatever key protocol libvterm knows */
        if (modifiers & VTERM_MOD_ALT) send_char(t, '\x1b');
        send_char(t, modifiers & VTERM_MOD_CTRL ? (char)(name.s[0] & 0x1F) : name.s[0]);
        return;
    }
    if (slice_equals(name, "Space") || slice_equals(name, "lt")) {
        send_char(t, name.s[0] == 'l' ? '<' : ' ');
        return;
    }
    if (name.n >= 2 && name.s[0] == 'F' && isdigit((unsigned char)name.s[1])) {
        vterm_keyboard_key(t->vt, (VTermKey)VTERM_KEY_FUNCTION(atoi(name.s + 1)), modifiers);
        return;
    }
    for (size_t i = 0; i < sizeof named_keys / sizeof *named_keys; i++)
        if (slice_equals(name, named_keys[i].name)) {
            vterm_keyboard_key(t->vt, named_keys[i].key, modifiers);
            return;
        }
    fail_msg("term_send: there is no key <%.*s>", (int)whole.n, whole.s);
}

void term_send(struct term *t, const char *keys)
{
    term_update(t); /* the program may just have changed what the arrow keys send */
    while (*keys) {
        const char *end = *keys == '<' ? strchr(keys, '>') : NULL;
        if (*keys == '<' && !end) fail_msg("term_send: < without > (write <lt> for the sign): %s", keys);
        if (end) {
            send_named(t, slice_make(keys + 1, (size_t)(end - keys - 1)));
            keys = end + 1;
        } else {
            size_t n = strcspn(keys, "<");
            term_send_bytes(t, keys, n);
            keys += n;
        }
    }
    term_send_bytes(t, "", 0);
}

void term_paste(struct term *t, const char *text)
{
    term_update(t);
    vterm_keyboard_start_paste(t->vt);
    term_send_bytes(t, text, strlen(text));
    vterm_keyboard_end_paste(t->vt);
    term_send_bytes(t, "", 0);
}

void term_mouse(struct term *t, int row, int col, int button, bool pressed)
{
    term_update(t);
    if (!term_mode(t, 1000, false) && !term_mode(t, 1002, false) && !term_mode(t, 1003, false)) return;
    int code = button <= 3 ? button - 1 : 64 + button - 4;
    char report[64];
    if (term_mode(t, 1006, false))
        snprintf(report, sizeof report, "\x1b[<%d;%d;%d%c", code, col + 1, row + 1, pressed ? 'M' : 'm');
    else snprintf(report, sizeof report, "\x1b[M%c%c%c", 32 + (pressed ? code : 3), 33 + col, 33 + row);
    term_send_bytes(t, report, strlen(report));
}

void term_click(struct term *t, int row, int col)
{
    term_mouse(t, row, col, 1, true);
    term_mouse(t, row, col, 1, false);
}
