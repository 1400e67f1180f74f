/* Web pages of a single file (.mht), as browsers, Word, Excel and WPS save them: a mail whose parts are the page, its
 * frames and pictures (RFC 2557, RFC 2045).  The parts that are HTML are read as one page. */
#include <string.h>

#include "base/lang.h"
#include "office/office_inside.h"
#include "office/page_inside.h"

enum { DEPTH_MAX = 8, HEAD_MAX = 16 << 10 };

struct mhtml {
    struct buf page;    /* all parts so far, in UTF-8 */
    struct buf decoded; /* one part in its own encoding */
};

/* ---- the head of a part ---- */

static char mhtml_lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c; }

static bool mhtml_begins(struct slice text, const char *lower)
{
    size_t n = strlen(lower);
    for (size_t i = 0; i < n; i++)
        if (i >= text.n || mhtml_lower(text.s[i]) != lower[i]) return false;
    return true;
}

/* The first line of a text without its end; *text is what follows it. */
static struct slice mhtml_take_line(struct slice *text)
{
    size_t end = slice_find(*text, SLICE("\n")), next = end == SIZE_MAX ? text->n : end + 1;
    struct slice line = slice_cut(*text, 0, end == SIZE_MAX ? text->n : end);
    *text = slice_cut(*text, next, text->n);
    if (line.n > 0 && line.s[line.n - 1] == '\r') line.n--;
    return line;
}

static bool mhtml_goes_on(struct slice line) { return line.n > 0 && (line.s[0] == ' ' || line.s[0] == '\t'); }

/* Takes the lines up to the first blank one off a part: its head. */
static struct slice mhtml_take_head(struct slice *part)
{
    struct slice head = *part;
    while (part->n > 0 && mhtml_take_line(part).n > 0) {}
    head.n -= part->n;
    return slice_cut(head, 0, HEAD_MAX);
}

/* The value of a field of the head, the lines that it goes on in put together; empty if it is not there. */
static void mhtml_find_field(struct slice head, const char *name, struct buf *value)
{
    bool inside = false;
    buf_clear(value);
    while (head.n > 0) {
        struct slice line = mhtml_take_line(&head);
        if (!mhtml_goes_on(line)) {
            if (inside) return;
            inside = mhtml_begins(line, name) && line.n > strlen(name) && line.s[strlen(name)] == ':';
            if (inside) line = slice_cut(line, strlen(name) + 1, line.n);
        }
        if (inside) buf_adds(value, " ");
        if (inside) buf_add(value, slice_trim(line));
    }
}

/* What follows `name=` in such a value, without quotes. */
static struct slice mhtml_parameter(struct slice value, const char *name)
{
    for (size_t at = slice_find(value, SLICE(";")); at < value.n; at++) {
        if (value.s[at] != ';') continue;
        struct slice rest = slice_trim(slice_cut(value, at + 1, value.n));
        if (!mhtml_begins(rest, name)) continue;
        rest = slice_trim(slice_cut(rest, strlen(name), rest.n));
        if (rest.n == 0 || rest.s[0] != '=') continue;
        rest = slice_trim(slice_cut(rest, 1, rest.n));
        bool quoted = rest.n > 0 && rest.s[0] == '"';
        if (quoted) rest = slice_cut(rest, 1, rest.n);
        size_t end = slice_find(rest, quoted ? SLICE("\"") : SLICE(";"));
        return slice_trim(slice_cut(rest, 0, end == SIZE_MAX ? rest.n : end));
    }
    return SLICE("");
}

static bool mhtml_is_field(struct slice line)
{
    size_t colon = slice_find(line, SLICE(":"));
    if (colon == SIZE_MAX || colon == 0) return false;
    for (size_t i = 0; i < colon; i++)
        if (line.s[i] <= ' ' || (unsigned char)line.s[i] > '~') return false;
    return true;
}

bool mhtml_is(struct slice beginning)
{
    struct slice text = slice_trim(slice_cut(beginning, 0, HEAD_MAX)), head = mhtml_take_head(&text), lines = head;
    struct buf version, type;
    if (!mhtml_is_field(mhtml_take_line(&lines))) return false;
    while (lines.n > 0) {
        struct slice line = mhtml_take_line(&lines);
        if (line.n > 0 && !mhtml_goes_on(line) && !mhtml_is_field(line)) return false;
    }
    buf_init(&version);
    buf_init(&type);
    mhtml_find_field(head, "mime-version", &version);
    mhtml_find_field(head, "content-type", &type);
    struct slice kind = slice_trim(buf_slice(&type));
    bool is = version.n > 0 && (mhtml_begins(kind, "multipart/") || mhtml_begins(kind, "text/html"));
    buf_done(&version);
    buf_done(&type);
    return is;
}

/* ---- what a part holds ---- */

static int mhtml_hex(char c)
{
    static const char digits[] = "0123456789abcdef";
    const char *at = c ? strchr(digits, mhtml_lower(c)) : NULL;
    return at ? (int)(at - digits) : -1;
}

/* =E4 is a byte, = at the end of a line joins it to the next one; what makes no sense stands for itself. */
static void mhtml_add_quoted(struct slice text, struct buf *to)
{
    while (text.n > 0) {
        const char *sign = memchr(text.s, '=', text.n);
        size_t plain = sign ? (size_t)(sign - text.s) : text.n, end = plain + 1;
        buf_add(to, slice_cut(text, 0, plain));
        if (sign == NULL) return;
        while (end < text.n && (text.s[end] == ' ' || text.s[end] == '\t' || text.s[end] == '\r')) end++;
        int high = plain + 1 < text.n ? mhtml_hex(text.s[plain + 1]) : -1;
        int low = plain + 2 < text.n ? mhtml_hex(text.s[plain + 2]) : -1;
        char byte = (char)(high * 16 + low);
        if (high >= 0 && low >= 0) end = plain + 3, buf_add(to, slice_make(&byte, 1));
        else if (end < text.n && text.s[end] == '\n') end++;
        else end = plain + 1, buf_adds(to, "=");
        text = slice_cut(text, end, text.n);
    }
}

static void mhtml_add_base64(struct slice text, struct buf *to)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    uint32_t bits = 0;
    unsigned have = 0;
    for (size_t i = 0; i < text.n && text.s[i] != '='; i++) {
        const char *at = text.s[i] ? strchr(digits, text.s[i]) : NULL;
        if (at == NULL) continue;
        bits = (bits << 6 | (uint32_t)(at - digits)) & 0xFFFFFF;
        have += 6;
        if (have < 8) continue;
        char byte = (char)(bits >> (have -= 8) & 0xFF);
        buf_add(to, slice_make(&byte, 1));
    }
}

static void mhtml_decode(struct slice head, struct slice body, struct buf *to)
{
    struct buf way;
    buf_init(&way);
    mhtml_find_field(head, "content-transfer-encoding", &way);
    struct slice name = slice_trim(buf_slice(&way));
    if (mhtml_begins(name, "quoted-printable")) mhtml_add_quoted(body, to);
    else if (mhtml_begins(name, "base64")) mhtml_add_base64(body, to);
    else buf_add(to, body);
    buf_done(&way);
}

/* Pages that only say where their frames stand, which are parts of their own. */
static bool mhtml_has_frames(struct slice page)
{
    for (size_t at; (at = slice_find(page, SLICE("<"))) != SIZE_MAX;) {
        page = slice_cut(page, at, page.n);
        if (mhtml_begins(page, "<frameset")) return true;
        page = slice_cut(page, 1, page.n);
    }
    return false;
}

static void mhtml_take_page(struct mhtml *m, struct slice head, struct slice type, struct slice body)
{
    struct input room;
    struct slice page;
    char encoding[32];
    buf_clear(&m->decoded);
    mhtml_decode(head, body, &m->decoded);
    page_decode(buf_slice(&m->decoded), mhtml_parameter(type, "charset"), &room, &page, encoding);
    if (!mhtml_has_frames(page)) buf_add(&m->page, page);
    input_done(&room);
}

/* ---- the parts ---- */

/* The next line of a text that is the boundary: where the line before it ends, *behind: what follows it; text.n if
 * there is none. */
static size_t mhtml_find_boundary(struct slice text, struct slice boundary, struct slice *behind)
{
    struct slice rest = text;
    while (rest.n > 0) {
        size_t at = text.n - rest.n;
        struct slice line = mhtml_take_line(&rest);
        if (line.n < boundary.n + 2 || line.s[0] != '-' || line.s[1] != '-') continue;
        if (memcmp(line.s + 2, boundary.s, boundary.n) != 0) continue;
        *behind = rest;
        if (at > 0) at--;
        return at > 0 && text.s[at - 1] == '\r' ? at - 1 : at;
    }
    *behind = rest;
    return text.n;
}

static void mhtml_take_part(struct mhtml *m, struct slice part, unsigned depth);

static void mhtml_take_parts(struct mhtml *m, struct slice body, struct slice boundary, unsigned depth)
{
    if (boundary.n == 0 || depth >= DEPTH_MAX) return;
    mhtml_find_boundary(body, boundary, &body);
    while (body.n > 0) {
        struct slice behind;
        size_t end = mhtml_find_boundary(body, boundary, &behind);
        mhtml_take_part(m, slice_cut(body, 0, end), depth + 1);
        body = behind;
    }
}

static void mhtml_take_part(struct mhtml *m, struct slice part, unsigned depth)
{
    struct slice head = mhtml_take_head(&part);
    struct buf field;
    buf_init(&field);
    mhtml_find_field(head, "content-type", &field);
    struct slice type = slice_trim(buf_slice(&field));
    if (mhtml_begins(type, "multipart/")) mhtml_take_parts(m, part, mhtml_parameter(type, "boundary"), depth);
    else if (mhtml_begins(type, "text/html")) mhtml_take_page(m, head, type, part);
    buf_done(&field);
}

void mhtml_read(struct slice bytes, struct grid_out *out)
{
    struct mhtml m;
    buf_init(&m.page);
    buf_init(&m.decoded);
    mhtml_take_part(&m, slice_trim(bytes), 0);
    buf_done(&m.decoded);
    page_read_declared(buf_slice(&m.page), SLICE("utf-8"), out);
    buf_done(&m.page);
}
