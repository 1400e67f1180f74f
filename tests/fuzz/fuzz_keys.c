/* Bytes from keyboard, mouse and the terminal's answers, in pieces of any size: every byte is used up, an event is one
 * that keys.h knows, and the pieces make no difference. */
#include "fuzz.h"
#include "term/keys.h"

static void add_event(const struct event *e, struct buf *out)
{
    FUZZ_EXPECT(e->kind > EVENT_NONE && e->kind <= EVENT_REPORT);
    if (e->kind == EVENT_PASTE) buf_add(out, e->text);
    else buf_addf(out, "[%d %x %d %d %d]", (int)e->kind, (unsigned)e->key, e->row, e->col, e->by);
    if (e->kind == EVENT_PRESS || e->kind == EVENT_WHEEL || e->kind == EVENT_REPORT)
        FUZZ_EXPECT(e->row >= 0 && e->col >= 0);
    if (e->kind == EVENT_KEY && e->key < 0x110000 && e->key != 0) {
        char name[16];
        keys_name(e->key, name);
        FUZZ_EXPECT(keys_of_name(slice_of(name)) == e->key);
    }
}

static void read_all(struct slice bytes, size_t chunk, struct buf *out)
{
    static const struct keys_reader fresh;
    struct keys_reader reader = fresh;
    struct event event;
    buf_init(out);
    for (size_t pos = 0, n; pos < bytes.n; pos += n) {
        size_t room;
        char *to = keys_room(&reader, &room);
        n = bytes.n - pos < chunk ? bytes.n - pos : chunk;
        FUZZ_EXPECT(room > 0);
        if (n > room) n = room;
        memcpy(to, bytes.s + pos, n);
        keys_fed(&reader, n);
        while (keys_next(&reader, false, &event)) add_event(&event, out);
    }
    while (keys_next(&reader, true, &event)) add_event(&event, out);
    FUZZ_EXPECT(!keys_is_waiting(&reader) || reader.pasting);
}

void fuzz_keys(struct slice bytes)
{
    unsigned knob = fuzz_take(&bytes);
    struct buf whole, parts;
    read_all(bytes, 4096, &whole);
    read_all(bytes, 1 + knob % 16, &parts);
    FUZZ_EXPECT(slice_equal(buf_slice(&whole), buf_slice(&parts)));
    buf_done(&whole);
    buf_done(&parts);
}
