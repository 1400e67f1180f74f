#include "term/keys.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- names ---- */

static const struct {
    uint32_t key;
    const char *name, *label; /* label: "" where it equals the name */
} key_names[] = {
    {K_UP, "Up", "↑"},
    {K_DOWN, "Down", "↓"},
    {K_LEFT, "Left", "←"},
    {K_RIGHT, "Right", "→"},
    {K_HOME, "Home", ""},
    {K_END, "End", ""},
    {K_PGUP, "PgUp", ""},
    {K_PGDN, "PgDn", ""},
    {K_INSERT, "Insert", ""},
    {K_DELETE, "Delete", ""},
    {K_ENTER, "Enter", ""},
    {K_TAB, "Tab", ""},
    {K_BACKTAB, "S-Tab", "Shift-Tab"},
    {K_BACKSPACE, "Backspace", ""},
    {K_ESC, "Esc", ""},
    {' ', "Space", ""},
    {K_NUMBER, "Number", "42 Enter"},
};
enum { KEY_NAMES = sizeof key_names / sizeof *key_names };

uint32_t keys_of_name(struct slice name)
{
    for (size_t i = 0; i < KEY_NAMES; i++)
        if (slice_equals(name, key_names[i].name)) return key_names[i].key;
    if (name.n == 3 && name.s[0] == 'C' && name.s[1] == '-') return keys_control(name.s[2]);
    if (name.n >= 2 && name.n <= 3 && name.s[0] == 'F') {
        int number = atoi((char[]){name.s[1], name.n == 3 ? name.s[2] : '\0', '\0'});
        if (number >= 1 && number <= 12) return K_F1 + (uint32_t)number - 1;
    }
    size_t next = 0;
    if (name.n == 0) return K_NONE;
    uint32_t cp = text_decode(name, 0, &next);
    return next == name.n ? cp : K_NONE;
}

void keys_name(uint32_t key, char out[16])
{
    for (size_t i = 0; i < KEY_NAMES; i++) {
        if (key_names[i].key != key) continue;
        snprintf(out, 16, "%s", key_names[i].name);
        return;
    }
    if (key >= K_F1 && key <= K_F12) {
        snprintf(out, 16, "F%u", (unsigned)(key - K_F1 + 1));
    } else if (key < 0x20) {
        snprintf(out, 16, "C-%c", (char)(key | (key > 0 && key <= 26 ? 0x60 : 0x40)));
    } else {
        out[text_encode(key, out)] = '\0';
    }
}

void keys_label(uint32_t key, bool plain, char out[24])
{
    for (size_t i = 0; i < KEY_NAMES; i++) {
        if (key_names[i].key != key || key_names[i].label[0] == '\0') continue;
        if (plain && key >= K_UP && key <= K_RIGHT) break;
        snprintf(out, 24, "%s", key_names[i].label);
        return;
    }
    if (key > 0 && key < 0x20) {
        snprintf(out, 24, "Ctrl-%c", (char)(key | 0x40));
        return;
    }
    char name[16];
    keys_name(key, name);
    snprintf(out, 24, "%s", name);
}

/* ---- bytes ---- */

char *keys_room(struct keys_reader *r, size_t *room)
{
    memmove(r->bytes, r->bytes + r->consumed, r->n - r->consumed);
    r->n -= r->consumed;
    r->consumed = 0;
    *room = sizeof r->bytes - r->n;
    return r->bytes + r->n;
}

void keys_fed(struct keys_reader *r, size_t nbytes) { r->n += nbytes; }

bool keys_is_waiting(const struct keys_reader *r) { return r->n > r->consumed; }

/* ---- sequences ---- */

/* the longest sequence in bytes and its parameters; a longer one is no key */
enum { SEQUENCE_BYTES = 64, PARAMETERS = 4 };

struct sequence { /* an escape sequence, parsed: CSI, parameters, a final byte */
    char lead;    /* '<' '?' '[' or 0 */
    int value[PARAMETERS], count;
    char final;
    size_t nbytes; /* length of the whole sequence */
};

enum parsed { PARSED, UNFINISHED, BROKEN };

/* Parses a sequence; s begins behind ESC [. */
static enum parsed keys_parse(struct slice s, struct sequence *seq)
{
    *seq = (struct sequence){0};
    for (size_t i = 0; i < s.n && i < SEQUENCE_BYTES; i++) {
        char c = s.s[i];
        if (i == 0 && (c == '<' || c == '?' || c == '>' || c == '[')) {
            seq->lead = c;
        } else if (c >= '0' && c <= '9') {
            if (seq->count == 0) seq->count = 1;
            int *value = &seq->value[seq->count - 1];
            if (*value < 100000) *value = *value * 10 + (c - '0');
        } else if (c == ';' || c == ':') {
            if (seq->count == 0) seq->count = 1;
            if (seq->count < PARAMETERS) seq->count++;
        } else if (c >= 0x40 && c <= 0x7E) {
            seq->final = c;
            seq->nbytes = i + 1;
            return PARSED;
        } else if (c < 0x20 || c > 0x7E) {
            return BROKEN;
        }
    }
    return s.n >= SEQUENCE_BYTES ? BROKEN : UNFINISHED;
}

static uint32_t keys_letter_key(char final)
{
    switch (final) {
    case 'A': return K_UP;
    case 'B': return K_DOWN;
    case 'C': return K_RIGHT;
    case 'D': return K_LEFT;
    case 'H': return K_HOME;
    case 'F': return K_END;
    case 'M': return K_ENTER;
    case 'Z': return K_BACKTAB;
    case 'P':
    case 'Q':
    case 'R':
    case 'S': return K_F1 + (uint32_t)(final - 'P');
    default: return K_NONE;
    }
}

/* The key of the sequence CSI number ~. */
static uint32_t keys_number_key(int number)
{
    static const struct {
        int number;
        uint32_t key;
    } keys[] = {
        {1, K_HOME}, {2, K_INSERT}, {3, K_DELETE}, {4, K_END},  {5, K_PGUP}, {6, K_PGDN}, {7, K_HOME},
        {8, K_END},  {11, K_F1},    {12, K_F2},    {13, K_F3},  {14, K_F4},  {15, K_F5},  {17, K_F6},
        {18, K_F7},  {19, K_F8},    {20, K_F9},    {21, K_F10}, {23, K_F11}, {24, K_F12},
    };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (keys[i].number == number) return keys[i].key;
    return K_NONE;
}

static void keys_mouse_event(const struct sequence *seq, struct event *event)
{
    int button = seq->value[0] & ~(4 | 8 | 16); /* without Shift, Alt, Ctrl */
    event->row = seq->value[2] - 1;
    event->col = seq->value[1] - 1;
    if (event->row < 0 || event->col < 0) return; /* the terminal counts from 1 */
    if (button == 0 && seq->final == 'M') event->kind = EVENT_PRESS;
    if (button == 64 || button == 65) {
        event->kind = EVENT_WHEEL;
        event->by = button == 64 ? -1 : 1;
    }
}

/* Sets the event that a sequence means; EVENT_NONE if it means nothing to us. */
static void keys_sequence_event(struct keys_reader *r, const struct sequence *seq, struct event *event)
{
    if (seq->lead == '<') {
        if (seq->count >= 3) keys_mouse_event(seq, event);
        return;
    }
    if (seq->lead == '[') { /* the Linux console's F1-F5 */
        if (seq->final >= 'A' && seq->final <= 'E') event->key = K_F1 + (uint32_t)(seq->final - 'A');
    } else if (seq->final == 'R' && seq->count == 2 && r->expects_report) {
        r->expects_report = false;
        if (seq->value[0] < 1 || seq->value[1] < 1) return;
        *event = (struct event){.kind = EVENT_REPORT, .row = seq->value[0] - 1, .col = seq->value[1] - 1};
        return;
    } else if (seq->final == '~' && seq->value[0] == 200) {
        r->pasting = true;
    } else if (seq->lead == 0) {
        event->key = seq->final == '~' ? keys_number_key(seq->value[0]) : keys_letter_key(seq->final);
    }
    if (event->key != K_NONE) event->kind = EVENT_KEY;
}

/* Makes an event of the escape sequence at the start of s; false if more bytes are needed. */
static bool keys_escape_event(struct keys_reader *r, struct slice s, bool final, struct event *event)
{
    struct sequence seq;
    size_t lead = 2;
    r->consumed += 1;
    *event = (struct event){.kind = EVENT_KEY, .key = K_ESC};
    if (s.n >= 3 && s.s[1] == 'O') { /* SS3: arrows and F1-F4 in application mode */
        uint32_t key = keys_letter_key(s.s[2]);
        if (key == K_NONE) return true;
        event->key = key;
        r->consumed += 2;
        return true;
    }
    bool opens = s.n >= 2 && (s.s[1] == '[' || s.s[1] == 'O');
    if (s.n == 1 || (opens && s.n == 2)) {
        if (!final) r->consumed -= 1;
        return final;
    }
    if (!opens || s.s[1] == 'O') return true;
    enum parsed parsed = keys_parse(slice_cut(s, lead, s.n), &seq);
    if (parsed == UNFINISHED && !final) {
        r->consumed -= 1;
        return false;
    }
    if (parsed != PARSED) return true;
    *event = (struct event){.kind = EVENT_NONE};
    r->consumed += lead - 1 + seq.nbytes;
    keys_sequence_event(r, &seq, event);
    return true;
}

static const struct slice paste_end = SLICE("\033[201~");

/* Makes an event of a piece of pasted text, up to the mark that ends the paste. */
static bool keys_paste_event(struct keys_reader *r, struct slice s, bool final, struct event *event)
{
    size_t end = slice_find(s, paste_end), n = end;
    /* the last bytes may be half an end mark or half a character: leave them for the next call */
    if (end == SIZE_MAX) {
        n = s.n > paste_end.n + 4 ? s.n - paste_end.n - 4 : 0;
        for (int back = 0; back < 3 && n > 0 && ((unsigned char)s.s[n] & 0xC0) == 0x80; back++) n--;
        if (n == 0 && !final) return false;
        if (n == 0) n = s.n;
    } else {
        r->pasting = false;
    }
    *event = (struct event){.kind = EVENT_PASTE, .text = slice_cut(s, 0, n)};
    r->consumed += n + (end == SIZE_MAX ? 0 : paste_end.n);
    return true;
}

/* Makes an event of a character; false if some of its bytes have not come yet. */
static bool keys_character_event(struct keys_reader *r, struct slice s, bool final, struct event *event)
{
    unsigned char first = (unsigned char)s.s[0];
    size_t want = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4, next;
    if (s.n < want && !final) return false;
    uint32_t cp = text_decode(s, 0, &next);
    r->consumed += next;
    *event = (struct event){.kind = EVENT_KEY, .key = cp};
    switch (cp) {
    case 0: event->kind = EVENT_NONE; break;
    case 3: *event = (struct event){.kind = EVENT_INTERRUPT}; break;
    case '\r':
    case '\n': event->key = K_ENTER; break;
    case '\t': event->key = K_TAB; break;
    case 8:
    case 127: event->key = K_BACKSPACE; break;
    default: break;
    }
    return true;
}

bool keys_next(struct keys_reader *r, bool final, struct event *event)
{
    while (r->n > r->consumed) {
        struct slice s = slice_make(r->bytes + r->consumed, r->n - r->consumed);
        bool made = r->pasting         ? keys_paste_event(r, s, final, event)
                    : s.s[0] == '\033' ? keys_escape_event(r, s, final, event)
                                       : keys_character_event(r, s, final, event);
        if (!made) return false;
        if (event->kind != EVENT_NONE) return true;
    }
    return false;
}
